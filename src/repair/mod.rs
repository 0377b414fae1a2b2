//! Repairs text: mojibake, apostrophes, entities, controls and white space.
//!
//! Input: a text, a document, or lines of bytes. Output: the same, repaired, and copied only if
//! something changes. Every fix is an entry of [`fixes::FIXES`] with its reason and examples, and
//! the table is applied until nothing changes ([`apply`]). A prefilter skips texts that no fix
//! applies to, which is nearly all of them.

mod apostrophes;
mod apply;
mod ascii;
mod char_class;
mod characters;
mod code_pages;
mod code_spans;
mod document;
mod entities;
mod explain;
mod filter;
pub mod fixes;
mod json_lines;
mod language_model;
mod mojibake;
mod prefilter;
mod quotes;

pub use apply::{Quotes, code, line, prose};
pub use document::document;
pub use filter::{explain_text_lines, text_lines};
pub use json_lines::{explain_json_lines, json_lines};

#[cfg(test)]
mod tests {
    use super::fixes::FIXES;
    use super::prefilter::Triggers;
    use super::*;
    use proptest::prelude::*;
    use std::borrow::Cow;

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
    fn line_keeps_white_space_and_prose_collapses_it() {
        let text = " \u{a0}one\t two \r\n";
        assert_eq!(line(text, Quotes::Keep), text);
        assert_eq!(prose(text, Quotes::Keep), "one two");
        assert_eq!(prose("a\u{2028}b\u{3000}c\u{c}d", Quotes::Keep), "a b c d");
    }

    #[test]
    fn code_loses_only_controls() {
        assert_eq!(
            code("\0if a´ && b &amp;\t`c`\r\n\x1b"),
            "if a´ && b &amp;\t`c`\n"
        );
    }

    #[test]
    fn quotes_are_straightened_only_with_the_option() {
        let text = "“It’s” „so‘";
        assert_eq!(prose(text, Quotes::Keep), text);
        assert_eq!(prose(text, Quotes::Straight), "\"It's\" \"so'");
    }

    #[test]
    fn one_fix_makes_another_apply() {
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
    fn long_chains_of_mojibake_are_repaired_at_once() {
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
    fn unclosed_quotes_are_repaired_at_once() {
        let quotes = "´a b´, ".repeat(3) + &" ´a".repeat(50) + &" b` c".repeat(50);
        for text in [quotes, "h`".repeat(50) + "h"] {
            let once = line(&text, Quotes::Keep);
            assert_eq!(line(&once, Quotes::Keep), once);
        }
    }

    #[test]
    fn a_long_line_takes_time_in_proportion_to_its_length() {
        // With time that grows as the square of the length these take minutes.
        for text in [
            format!("They donâ€™t {}", "2√π 3 ".repeat(30_000)),
            "mange d´eau pour l´eau. ".repeat(20_000),
        ] {
            let once = line(&text, Quotes::Keep);
            assert!(once.len() + 20_000 * 2 >= text.len());
        }
    }

    /// Text made of pieces of damaged text.
    fn damaged() -> impl Strategy<Value = String> {
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

    /// UTF-8 decoded with another code page.
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
        fn repairing_twice_equals_repairing_once(
            text in prop_oneof![any::<String>(), damaged(), misread()],
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
        fn a_text_without_triggers_is_not_changed(
            text in prop_oneof![any::<String>(), damaged(), misread()],
        ) {
            let triggers = Triggers::of(&text);
            for fix in &FIXES {
                if !triggers.intersects(fix.triggers) {
                    prop_assert_eq!(&(fix.apply)(&text), &text, "{}", fix.name);
                }
            }
        }

        #[test]
        fn lines_are_repaired_together_as_each_alone(
            lines in prop::collection::vec(prop_oneof!["[^\r\n]{0,20}", damaged(), misread()], 0..8),
            ends in prop::sample::select(vec!["\n", "\r\n"]),
            straight in any::<bool>(),
        ) {
            let quotes = if straight { Quotes::Straight } else { Quotes::Keep };
            let lines = lines.iter().map(|line| line.replace(['\r', '\n'], ""));
            let (repaired, lines): (Vec<_>, Vec<_>) = lines
                .map(|one| (line(&one, quotes).into_owned(), one))
                .unzip();
            let together = lines.join(ends);
            let together = text_lines(together.as_bytes(), quotes);
            prop_assert_eq!(
                String::from_utf8_lossy(&together.lines),
                repaired.join(ends)
            );
        }
    }
}
