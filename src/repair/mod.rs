//! Mends text: mojibake, apostrophes, entities, controls, white space.
//!
//! Every fix is an entry of [`fixes::FIXES`] with its reason and its proofs. A text is scanned
//! once for the bytes that any fix could care about; clean ASCII ends there, and the
//! other fixes look only at texts that show their signs. The whole table is gone through
//! until nothing changes, so mending what is mended changes nothing.

mod badness;
mod characters;
mod code_spans;
mod codec;
mod document;
mod entities;
mod explain;
mod filter;
pub mod fixes;
mod mojibake;
mod quotes;
mod sequences;
mod signs;

pub use document::document;
pub use explain::{Step, explain};
pub use filter::{Explanation, Mended, explain_records, explain_text, records, text};
use fixes::{FIXES, Fix, Scope};
use signs::Signs;
use std::borrow::Cow;

/// What becomes of typographic quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    #[default]
    Keep,
    Straight,
}

/// Mends prose: one block, a title, a name. White space becomes single blanks, none at
/// the ends; no newline remains.
///
/// ```
/// use dechaff::repair::{Quotes, prose};
///
/// assert_eq!(prose("The allianceÂ´s  cafÃ©", Quotes::Keep), "The alliance's café");
/// ```
pub fn prose(text: &str, quotes: Quotes) -> Cow<'_, str> {
    mend(text, Shape::Prose, quotes, |_, _, _| {})
}

/// Mends a line as [`prose`] does, but leaves its white space and its end as they are.
pub fn line(text: &str, quotes: Quotes) -> Cow<'_, str> {
    mend(text, Shape::Line, quotes, |_, _, _| {})
}

/// Cleans code, where every character may matter: only controls go, and of a line end that
/// is two characters the first.
pub fn code(text: &str) -> Cow<'_, str> {
    let has_signs = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    if !text.contains(has_signs) {
        return Cow::Borrowed(text);
    }
    let text = characters::drop_controls(text);
    Cow::Owned(characters::mark_c1(&text).replace('\r', ""))
}

/// One fix may uncover work for one before it (`＆amp;` is an entity once it is narrow),
/// so the table is gone through again while anything changes. Two rounds are usual; more
/// than this takes malice.
const ROUNDS: usize = 8;

/// How much of a text is known, and so which fixes it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// All of it, and its white space is ours.
    Prose,
    Line,
}

/// Whether a text of this shape gets a fix.
fn gets(fix: &Fix, shape: Shape, quotes: Quotes) -> bool {
    match fix.scope {
        Scope::Always => true,
        Scope::Straight => quotes == Quotes::Straight,
        Scope::Prose => shape == Shape::Prose,
    }
}

/// `tell` hears of each fix that changes the text, with the text before and after.
fn mend(
    text: &str,
    shape: Shape,
    quotes: Quotes,
    mut tell: impl FnMut(&'static Fix, &str, &str),
) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(text);
    let mut signs = Signs::of(text);
    for _ in 0..ROUNDS {
        let mut changed = false;
        for fix in &FIXES {
            if signs.show(fix.signs)
                && gets(fix, shape, quotes)
                && let Cow::Owned(better) = (fix.run)(&mended)
            {
                tell(fix, &mended, &better);
                mended = Cow::Owned(better);
                signs = Signs::of(&mended);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_text_is_not_copied() {
        for text in [
            "Plain ASCII, with 'quotes' and - dashes.",
            "Größe: „ja“ – 5 €, l’été; Її «Её» 手机",
        ] {
            assert!(matches!(prose(text, Quotes::Keep), Cow::Borrowed(_)));
            assert!(matches!(line(text, Quotes::Keep), Cow::Borrowed(_)));
            assert!(matches!(code(text), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn a_line_keeps_its_white_space_and_prose_does_not() {
        let text = " \u{a0}one\t two \r\n";
        assert_eq!(line(text, Quotes::Keep), text);
        assert_eq!(prose(text, Quotes::Keep), "one two");
        assert_eq!(prose("a\u{2028}b\u{3000}c\u{c}d", Quotes::Keep), "a b c d");
    }

    #[test]
    fn code_loses_controls_only() {
        assert_eq!(
            code("\0if a´ && b &amp;\t`c`\r\n\x1b"),
            "if a´ && b &amp;\t`c`\n"
        );
    }

    #[test]
    fn quotes_are_straight_only_on_demand() {
        let text = "“It’s” „so‘";
        assert_eq!(prose(text, Quotes::Keep), text);
        assert_eq!(prose(text, Quotes::Straight), "\"It's\" \"so'");
    }

    #[test]
    fn what_one_fix_uncovers_another_mends() {
        for (before, after) in [
            ("５＆amp;６", "5&6"),
            ("&acirc;&euro;&trade;", "’"),
            ("the allianceÂ´s plan", "the alliance's plan"),
            ("donÂ\u{92}t", "don’t"),
            ("oﬃcers&amp;#39; mess", "officers' mess"),
        ] {
            assert_eq!(prose(before, Quotes::Keep), after);
        }
    }

    #[test]
    fn chains_without_end_are_mended_at_once() {
        let many = |piece: &str| piece.repeat(1000);
        for text in [
            format!("a{}© b", many("Â")),
            format!("a{}µ b", many("¬")),
            format!("a Ã{} b", many("ƒ")),
        ] {
            let once = line(&text, Quotes::Keep);
            assert_eq!(line(&once, Quotes::Keep), once);
        }
        assert_eq!(line("ÂÂÂÂÂÂÂÂÂÂÂÂÂÂÂ© 2026", Quotes::Keep), "© 2026");
    }

    #[test]
    fn quotes_that_never_end_are_settled_at_once() {
        let quotes = "´a b´, ".repeat(3) + &" ´a".repeat(50) + &" b` c".repeat(50);
        for text in [quotes, "h`".repeat(50) + "h"] {
            let once = line(&text, Quotes::Keep);
            assert_eq!(line(&once, Quotes::Keep), once);
        }
    }

    /// Text of what spoiled text is made of.
    fn spoiled() -> impl Strategy<Value = String> {
        const PIECES: [&str; 58] = [
            "Ã",
            "Â",
            "â",
            "€",
            "™",
            "œ",
            "\u{9d}",
            "\u{80}",
            "\u{85}",
            " ",
            "\u{a0}",
            "s",
            "t",
            "a",
            "E",
            "©",
            "¢",
            "‚",
            "¬",
            "Å",
            "Ä",
            "Ð",
            "Ñ",
            "Р",
            "С",
            "і",
            "ѓ",
            "ï",
            "¿",
            "½",
            "\u{fffd}",
            "ð",
            "Ÿ",
            "˜",
            "í",
            "½",
            "¸",
            "‚Ä",
            "ô",
            "┼",
            "í",
            "&amp;",
            "&",
            "amp;",
            "#39;",
            "´",
            "`",
            "''",
            "'",
            "90",
            "\u{200d}",
            "\u{ad}",
            "\u{301}",
            "ﬁ",
            "Ａ",
            "\u{1b}[1m",
            "×",
            "’",
        ];
        prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)
            .prop_map(|pieces| pieces.concat())
    }

    /// UTF-8 read in each code page.
    fn misread() -> impl Strategy<Value = String> {
        let pages = [
            encoding_rs::WINDOWS_1252,
            encoding_rs::WINDOWS_1250,
            encoding_rs::WINDOWS_1251,
            encoding_rs::MACINTOSH,
        ];
        (".{0,20}", prop::sample::select(pages.to_vec())).prop_map(|(text, page)| {
            page.decode_without_bom_handling(text.as_bytes())
                .0
                .into_owned()
        })
    }

    proptest! {
        #[test]
        fn mending_twice_is_mending_once(
            text in prop_oneof![any::<String>(), spoiled(), misread()],
            straight in any::<bool>(),
        ) {
            let quotes = if straight { Quotes::Straight } else { Quotes::Keep };
            let breaks = |text: &str| text.matches('\n').count();
            let once = prose(&text, quotes).into_owned();
            prop_assert_eq!(&once, &prose(&once, quotes));
            prop_assert_eq!(breaks(&once), 0);
            let once = line(&text, quotes).into_owned();
            prop_assert_eq!(&once, &line(&once, quotes));
            prop_assert_eq!(breaks(&once), breaks(&text));
            let once = code(&text).into_owned();
            prop_assert_eq!(&once, &code(&once));
        }

        #[test]
        fn what_shows_no_sign_has_no_work(
            text in prop_oneof![any::<String>(), spoiled(), misread()],
        ) {
            let signs = Signs::of(&text);
            for fix in &FIXES {
                if !signs.show(fix.signs) {
                    prop_assert_eq!(&(fix.run)(&text), &text, "{}", fix.name);
                }
            }
        }

        #[test]
        fn many_lines_at_once_are_mended_as_each_by_itself(
            lines in prop::collection::vec(prop_oneof!["[^\r\n]{0,20}", spoiled(), misread()], 0..8),
            ends in prop::sample::select(vec!["\n", "\r\n"]),
            straight in any::<bool>(),
        ) {
            let quotes = if straight { Quotes::Straight } else { Quotes::Keep };
            let lines = lines.iter().map(|line| line.replace(['\r', '\n'], ""));
            let (mended, lines): (Vec<_>, Vec<_>) = lines
                .map(|one| (line(&one, quotes).into_owned(), one))
                .unzip();
            let together = lines.join(ends);
            let together = super::text(together.as_bytes(), quotes);
            prop_assert_eq!(
                String::from_utf8_lossy(&together.lines),
                mended.join(ends)
            );
        }
    }
}
