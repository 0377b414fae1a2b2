//! How unlikely it is that someone wrote this.
//!
//! Mojibake is known by characters that do not stand side by side in any language:
//! `Ã` before `©`, `â` before `€`. The idea is ftfy's "badness" (Speer 2019,
//! <https://ftfy.readthedocs.io/en/latest/heuristic.html>): sort characters into
//! classes and count the unlikely pairs. Ours differs in that it weighs a piece of text
//! against its repair, so that what is merely odd (leetspeak, box drawings) is left
//! alone where the "repair" would be as odd.

use super::codec::c1_as_windows_1252;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Digit,
    /// Punctuation and everything else that stands beside anything.
    Neutral,
    /// Ends or joins words in some language: `” ’ » – …`, and `“ ‘ «`, which close in others.
    Quote,
    /// Only ever begins something: `¿ ¡ „ ‚`.
    Opening,
    /// Follows words as a note: `™ † ‡`.
    Note,
    Currency,
    Symbol,
    /// Wants numbers or spaces on both sides: `× ÷ ± ¬`.
    Operator,
    /// Stands beside its like in formulas: `√π`, `∂Ω`.
    Math,
    /// Box drawings and shapes.
    Box,
    /// A control that no code page explains.
    Control,
    /// U+FFFD: says nothing for or against.
    Lost,
    /// Combining marks.
    Mark,
    Letter(Script, Case),
    /// Unassigned, private, archaic, or phonetic.
    Rare,
}

use Class::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// A to z without accents.
    Ascii,
    /// Latin letters with accents.
    Latin,
    Greek,
    Cyrillic,
    /// Han, kana, Hangul.
    East,
    /// Others by their block of 128: no two of them meet in one word.
    Block(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Upper,
    Lower,
    None,
}

/// Unlikely neighbours in `text`, counted by weight.
pub fn badness(text: &str) -> i32 {
    weights(text).sum()
}

/// Whether anything in `text` is unlikely.
pub fn is_odd(text: &str) -> bool {
    weights(text).any(|weight| weight > 0)
}

/// Whether nobody is known to write it.
pub fn is_rare(c: char) -> bool {
    class(c) == Rare
}

/// What each character adds.
fn weights(text: &str) -> impl Iterator<Item = i32> {
    let chars = text.chars().map(c1_as_windows_1252).chain(['\n', '\n']);
    let edge = ('\n', Space);
    chars.scan((edge, edge), |(before, here), c| {
        let next = (c, class(c));
        // Weighs as much as any proof: a repair must not end in what nobody writes.
        let rare = if next.1 == Rare { 3 } else { 0 };
        let weight =
            rare + pair(here.1, next.1) + notorious(here.0, next.0) + inside(*before, *here, next);
        (*before, *here) = (*here, next);
        Some(weight)
    })
}

/// Two classes side by side.
fn pair(a: Class, b: Class) -> i32 {
    match (a, b) {
        (Control, _) | (_, Control) => 2,
        (Letter(s, case), Letter(t, next)) => match (s, t) {
            // camelCase is written in ASCII, and hardly in anything else.
            (Script::Ascii, Script::Ascii) => 0,
            _ if s.writes_with(t) => i32::from(case == Case::Lower && next == Case::Upper),
            // A single Greek letter is science.
            (Script::Ascii, Script::Greek) if next == Case::Lower => 0,
            (Script::Greek, Script::Ascii) if case == Case::Lower => 0,
            _ => 2,
        },
        (Letter(Script::Ascii, _), Symbol | Operator | Math) => 0,
        (Letter(..), Symbol | Operator | Math) => 1,
        (Symbol | Currency | Operator | Math, Letter(_, Case::Lower)) => 1,
        (Operator | Math, Letter(Script::Ascii, _)) => 0,
        (Operator | Math, Letter(..)) => 1,
        (Math, Opening | Note | Symbol) => 1,
        (Symbol, Symbol) => 1,
        (Operator, Quote | Opening | Note | Symbol | Operator) => 1,
        (Quote | Opening | Note | Symbol, Operator) => 1,
        (Letter(..), Opening) => 1,
        (Letter(..), Box) | (Box, Letter(..) | Symbol | Operator) => 1,
        // Text is composed; a mark of its own is rare, and strikes out digits at best.
        (Space, Mark) | (Mark, Letter(Script::Block(_) | Script::East, _)) => 2,
        (_, Mark) => 1,
        (Letter(Script::Latin, Case::Upper), Lost) => 1,
        (Note, Letter(_, Case::Lower)) | (Quote, Symbol | Note) => 1,
        _ => 0,
    }
}

/// Pairs that speak more loudly than their classes.
pub fn notorious(a: char, b: char) -> i32 {
    if a.is_ascii() {
        return 0;
    }
    match (a, b) {
        // UTF-8's general punctuation (E2 80) in each code page's letters.
        ('â' | 'ā' | 'β' | 'в', '€' | 'Ђ') | ('‚', 'Ä') | ('Γ' | 'Ô', 'Ç') => 3,
        // The other symbols (E2 8x, 9x); what closes a word may close one in â, too.
        (
            'â',
            '‚' | 'ƒ' | '„' | '†' | '‡' | 'ˆ' | '‰' | 'Š' | '‹' | 'Œ' | 'Ž' | '‘' | '“' | '•' | '˜'
            | '™' | 'š' | 'œ' | 'ž' | 'Ÿ' | '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}',
        ) => 3,
        ('â', '–' | '—') => 1,
        ('‚', 'Ñ' | 'Ü' | 'ñ' | 'ö' | 'ú') | ('в', '†') => 2,
        // Kana and CJK punctuation; emoji; the replacement character and the BOM.
        ('ã', '‚' | 'ƒ' | '€') => 3,
        ('ð' | 'ğ' | 'đ' | 'š' | 'π', 'Ÿ') | ('đ', 'ź') | ('р', 'џ') | ('≡' | '\u{ad}', 'ƒ') => {
            3
        }
        ('\u{f8ff}', 'ü') => 3,
        ('ï', '¿' | '»' | '¼' | '½') | ('¿', '½') => 2,
        // Latin-1's letters and symbols (C3, C2). Neither letter is followed by these
        // in Portuguese, Vietnamese or Romanian, which write them.
        ('Ã' | 'Â', 'œ' | 'Œ' | 'š' | 'Š' | 'ž' | 'Ž' | 'Ÿ' | 'ƒ') => 2,
        ('Ã' | 'Â', '\u{ad}' | '™' | '†' | '‡') => 2,
        // A lost byte behind one of these was the rest of it.
        ('Ã' | 'â', '\u{fffd}') => 2,
        ('Â', '\u{a0}' | '·' | 'µ' | '¡' | '¿') => 2,
        ('Ã' | 'Â', ' ' | '\u{a0}' | '£' | '«') | ('Ã', '¥') => 1,
        ('Â', '”' | '“' | '‘' | '–' | '—') => 1,
        ('Â', '¥' | '’' | '…' | '›' | '‹' | '»') => 1,
        // As windows-1250 has them: no language has both letters, or these in one word.
        ('Ă', 'ł' | 'ľ' | 'ĺ' | 'ż' | 'ź' | 'œ' | 'Ÿ' | 'Ľ' | 'Ż' | 'Ą') | ('Ĺ', 'Ľ') => {
            2
        }
        // The no-break space in the DOS code pages.
        ('┬', 'á') => 1,
        // Polish letters (C4, C5) as MacRoman has them.
        ('≈' | 'ƒ', _) if matches!(class(b), Letter(Script::Latin, _)) => 1,
        // The other letters of Vietnamese (E1 BA).
        ('á', 'º') => 2,
        // The same letters and symbols (C3, C2) as MacRoman has them.
        ('√', '†' | '°' | '¢' | '£' | '§' | '•' | '¶' | 'ß' | '®' | '©' | '™' | '´') => {
            2
        }
        ('√', '¨' | 'Æ' | 'Ø' | '¥' | 'ª' | 'º' | 'æ' | 'ø' | 'á' | 'à' | 'ä' | 'ü') => {
            2
        }
        ('√', '≥' | '≠' | '≤' | '±' | '∂') | ('¬', '†') => 2,
        ('¬', '∞' | '£' | '©' | '®' | 'ª' | '´' | '∑') => 2,
        // What begins other scripts (CC to D9) ends no word that gets a symbol besides.
        ('Ã' | 'Â' | 'Ì' | 'Î' | 'Ï' | 'Ð' | 'Ñ' | 'Ø' | 'Ù', _) if class(b) == Symbol => {
            1
        }
        ('Ð' | 'Ñ' | 'Ø' | 'Ù', '±') => 1,
        // Polish and Czech letters (C5); ångströms are squared, cubed and rounded, not halved.
        ('Å', '¼' | '½' | '¾') => 1,
        ('Å', '²' | '³' | '±' | '°') => -1,
        // Formulas; ohms have tolerances.
        ('√' | '¬', 'π' | 'Ω') | ('Ω', '±') => -1,
        _ => 0,
    }
}

/// What is unlikely only between two others.
fn inside(before: (char, Class), here: (char, Class), next: (char, Class)) -> i32 {
    if here.0.is_ascii() {
        return 0;
    }
    match (before.1, here, next.1) {
        // `Ã` ends words in capitals, and quotes follow those, but then the word is over; `Å`
        // ends hardly any.
        (_, ('”' | '“' | '„' | '‹' | '›' | '«' | '»', _), Letter(..))
            if matches!(before.0, 'Ã' | 'Å') =>
        {
            2
        }
        // Nor does a word go on behind what opens another sentence.
        (Letter(..), ('¿' | '¡', _), Letter(..)) => 1,
        // `à` as a word of its own: a no-break space is half of it, or has become a blank
        // beside another.
        (Space | Neutral | Quote, ('Ã', _), Space) if next.0 == '\u{a0}' => 1,
        (Space, ('Ă', _), Space) if next.0 == '\u{a0}' => 2,
        // Micrometres are measured in Latin letters.
        (Letter(Script::Cyrillic, _), ('µ', _), Letter(Script::Cyrillic, _)) => 2,
        (_, ('–' | '—', _), Letter(_, Case::Lower) | Digit) if before.0 == 'Ã' => 2,
        (Letter(..), ('”' | '“' | '„' | '‹' | '›' | '«' | '»', _) | (_, Note), Letter(..)) => {
            1
        }
        // `Ã` and `Â` are no words of their own.
        (Space | Digit | Neutral | Quote, ('Ã' | 'Â', _), Symbol | Currency | Quote | Operator)
            if !matches!(next.0, '’' | '…') =>
        {
            // The multiplication sign.
            1 + i32::from(here.0 == 'Ã' && next.0 == '—')
        }
        // After `Ã` and a no-break space a word does not go on in small letters.
        (Letter(_, Case::Upper), ('Ã', _), Space) if next.0 == '\u{a0}' => 1,
        // A capital does not end a word begun in small letters, and get a note besides.
        (
            Letter(_, Case::Lower),
            (_, Letter(Script::Latin, Case::Upper)),
            Note | Symbol | Operator | Currency | Quote,
        ) => 1,
        // Nor is one in the middle, of those that begin no word.
        (Letter(_, Case::Lower), ('Ă', _), Letter(_, Case::Lower)) => 1,
        // A small letter among capitals.
        (
            Letter(_, Case::Upper),
            (_, Letter(Script::Latin, Case::Lower)),
            Letter(_, Case::Upper),
        ) => 2,
        _ => 0,
    }
}

impl Script {
    fn writes_with(self, other: Script) -> bool {
        let latin = |script| matches!(script, Script::Ascii | Script::Latin);
        self == other || latin(self) && latin(other)
    }
}

/// Looked up, as text that has to be weighed is weighed many times.
fn class(c: char) -> Class {
    static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
        let c = |code| char::from_u32(code).unwrap_or_default();
        (0..=0xffff).map(|code| sorted(c(code))).collect()
    });
    match CLASSES.get(c as usize) {
        Some(class) => *class,
        None => sorted(c),
    }
}

fn sorted(c: char) -> Class {
    match c {
        'a'..='z' => Letter(Script::Ascii, Case::Lower),
        'A'..='Z' => Letter(Script::Ascii, Case::Upper),
        '0'..='9' => Digit,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => {
            Space
        }
        '\0'..='\u{7f}' => Neutral,
        '\u{80}'..='\u{9f}' => Control,
        '\u{fffd}' => Lost,
        '¿' | '¡' | '„' | '‚' => Opening,
        '“' | '‘' | '«' | '‹' | '”' | '’' | '»' | '›' | '–' | '—' | '…' => {
            Quote
        }
        '™' | '†' | '‡' => Note,
        '·' | 'µ' => Neutral,
        '£' | '¥' | '€' => Currency,
        '×' | '÷' | '±' | '¬' => Operator,
        '\u{a1}'..='\u{bf}' | 'ƒ' | 'ˆ' | '˜' | '•' | '‰' | '⌐' => Symbol,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => latin(c),
        '\u{300}'..='\u{36f}' => Mark,
        // Greek writes ordinals as Β΄.
        '\u{384}' | '\u{385}' | '\u{387}' => Neutral,
        '\u{386}'..='\u{3ce}' | '\u{1f00}'..='\u{1fff}' => Letter(Script::Greek, case(c)),
        '\u{400}'..='\u{45f}' | '\u{490}'..='\u{4ff}' => Letter(Script::Cyrillic, case(c)),
        '\u{531}'..='\u{58a}' | '\u{10a0}'..='\u{10ff}' => Letter(Script::block(c), case(c)),
        '\u{5b0}'..='\u{5f4}'
        | '\u{60c}'..='\u{6ff}'
        | '\u{900}'..='\u{dff}'
        | '\u{e01}'..='\u{fff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1200}'..='\u{137f}'
        | '\u{1780}'..='\u{17ff}' => Letter(Script::block(c), Case::None),
        '\u{200b}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' => Neutral,
        '\u{2070}'..='\u{209f}' | '\u{2100}'..='\u{2bff}' => match c {
            '\u{2500}'..='\u{25ff}' => Box,
            '≤' | '≥' | '≠' | '≈' | '∞' | '∑' | '∏' | 'π' | '∫' | 'Ω' | '√' | '∆' | '∂' => {
                Math
            }
            _ => Neutral,
        },
        '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => Neutral,
        '\u{3040}'..='\u{312f}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff10}'..='\u{ff9f}'
        | '\u{20000}'..='\u{2ffff}' => Letter(Script::East, Case::None),
        '\u{fb00}'..='\u{fb06}' => Letter(Script::Latin, Case::Lower),
        '\u{fb1d}'..='\u{fb4f}' => Letter(Script::block('\u{5d0}'), Case::None),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            Letter(Script::block('\u{640}'), Case::None)
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f000}'..='\u{1faff}' => Neutral,
        '\u{1d400}'..='\u{1d7ff}' => Neutral,
        _ => Rare,
    }
}

/// Latin letters beyond ASCII, as far as living orthographies use them. Of Latin Extended-B
/// (mostly phonetic, African and archaic) those of Vietnamese, Romanian, Azerbaijani and
/// Croatian.
fn latin(c: char) -> Class {
    match c {
        'ſ' | 'ŉ' | 'ĸ' => Rare,
        '\u{180}'..='\u{24f}' => match c {
            'ơ'
            | 'Ơ'
            | 'ư'
            | 'Ư'
            | 'ș'
            | 'Ș'
            | 'ț'
            | 'Ț'
            | 'ə'
            | 'Ə'
            | '\u{1c4}'..='\u{1cc}'
            | 'ƒ'
            | '\u{1cd}'..='\u{1dc}' => Letter(Script::Latin, case(c)),
            _ => Rare,
        },
        _ => Letter(Script::Latin, case(c)),
    }
}

fn case(c: char) -> Case {
    if c.is_uppercase() {
        Case::Upper
    } else if c.is_lowercase() {
        Case::Lower
    } else {
        Case::None
    }
}

impl Script {
    fn block(c: char) -> Script {
        Script::Block((c as u32 >> 7) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_not_bad() {
        for text in [
            "Die Straße nach „Köln“ ist gesperrt – für 10 €.",
            "L’été dernier, « ça » va…",
            "Příliš žluťoučký kůň úpěl ďábelské ódy, zvlášť”",
            "Zażółć gęślą jaźń",
            "В 2020 году «Её» не было; Україна, Рік",
            "SÃO PAULO, AMANHÃ… ROMÂNIA",
            "Ελλάδα· «Η ζωή»",
            "20 °C, 5 µm, ½, ©, x² ± 3",
            "日本語のテキスト、手机",
            "Tiếng Việt: Tại sao giá hạt sầu riêng lại lên giá?",
        ] {
            assert_eq!(badness(text), 0, "{text}");
        }
    }

    #[test]
    fn mojibake_is_bad() {
        for text in [
            "nÃ©",
            "donâ€™t",
            "rГ©gion",
            "âœ”",
            "ï¿½",
            "profiter‚Ä¶",
            "─îe┼ítina",
        ] {
            assert!(badness(text) >= 2, "{text}: {}", badness(text));
        }
    }
}
