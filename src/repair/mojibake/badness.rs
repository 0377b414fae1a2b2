//! Measures how unlikely it is that somebody wrote a text.
//!
//! Mojibake has neighbours that occur in no language, such as `Ã` before `©` and `â` before `€`.
//! The idea is the "badness" of ftfy (Speer 2019,
//! <https://ftfy.readthedocs.io/en/latest/heuristic.html>): sort characters into classes and count
//! the unlikely pairs. Unlike ftfy, this program compares a piece of text with its repair. Text
//! that is merely odd (leetspeak, box drawings) stays if its repair would be as odd.

use super::super::code_pages::c1_as_windows_1252;
use super::char_class::{ASCII, CYRILLIC, Case, Class, GREEK, LATIN, class};
use Class::*;

/// The sum of the weights of all unlikely neighbours in `text`.
pub fn badness(text: &str) -> i32 {
    weights(text).sum()
}

/// Whether any neighbours in `text` are unlikely.
pub fn is_odd(text: &str) -> bool {
    weights(text).any(|weight| weight > 0)
}

/// The weight that each character adds.
fn weights(text: &str) -> impl Iterator<Item = i32> {
    let chars = text.chars().map(c1_as_windows_1252).chain(['\n', '\n']);
    let edge = ('\n', Space);
    chars.scan((edge, edge), |(before, here), c| {
        let next = (c, class(c));
        // As much as the strongest bigram: a repair must not end in a character nobody writes.
        let rare = if next.1 == Rare { 3 } else { 0 };
        let weight = rare
            + class_pair(here.1, next.1)
            + strong_bigram(here.0, next.0)
            + triple(*before, *here, next);
        (*before, *here) = (*here, next);
        Some(weight)
    })
}

/// The weight of two adjacent classes.
fn class_pair(a: Class, b: Class) -> i32 {
    match (a, b) {
        (Control, _) | (_, Control) => 2,
        (Letter(s, case), Letter(t, next)) => match (s, t) {
            // camelCase occurs in ASCII, and hardly in anything else.
            (ASCII, ASCII) => 0,
            _ if s.writes_with(t) => i32::from(case == Case::Lower && next == Case::Upper),
            // A single Greek letter is common in science.
            (ASCII, GREEK) if next == Case::Lower => 0,
            (GREEK, ASCII) if case == Case::Lower => 0,
            _ => 2,
        },
        (Letter(ASCII, _), Symbol | Operator | Math) => 0,
        (Letter(..), Symbol | Operator | Math) => 1,
        (Symbol | Currency | Operator | Math, Letter(_, Case::Lower)) => 1,
        (Operator | Math, Letter(ASCII, _)) => 0,
        (Operator | Math, Letter(..)) => 1,
        (Math, Opening | Note | Symbol) => 1,
        (Symbol, Symbol) => 1,
        (Operator, Quote | Opening | Note | Symbol | Operator) => 1,
        (Quote | Opening | Note | Symbol, Operator) => 1,
        (Letter(..), Opening) => 1,
        (Letter(..), Box) | (Box, Letter(..) | Symbol | Operator) => 1,
        // Text is composed. A combining mark of its own is rare, and strikes out digits at best.
        (Space, Mark) => 2,
        (Mark, Letter(script, _)) if ![ASCII, LATIN, GREEK, CYRILLIC].contains(&script) => 2,
        (_, Mark) => 1,
        (Letter(LATIN, Case::Upper), Replacement) => 1,
        (Note, Letter(_, Case::Lower)) | (Quote, Symbol | Note) => 1,
        _ => 0,
    }
}

/// The extra weight of two adjacent characters that are stronger evidence than their classes.
pub fn strong_bigram(a: char, b: char) -> i32 {
    if a.is_ascii() {
        return 0;
    }
    match (a, b) {
        // General punctuation (E2 80) in each code page.
        ('â' | 'ā' | 'β' | 'в', '€' | 'Ђ') | ('‚', 'Ä') | ('Γ' | 'Ô', 'Ç') => 3,
        // Other symbols (E2 8x, 9x). Closing quotes and dashes may follow a word that ends in â.
        (
            'â',
            '‚' | 'ƒ' | '„' | '†' | '‡' | 'ˆ' | '‰' | 'Š' | '‹' | 'Œ' | 'Ž' | '‘' | '“' | '•' | '˜'
            | '™' | 'š' | 'œ' | 'ž' | 'Ÿ' | '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}',
        ) => 3,
        ('â', '–' | '—') => 1,
        ('‚', 'Ñ' | 'Ü' | 'ñ' | 'ö' | 'ú') | ('в', '†') => 2,
        // Kana and CJK punctuation, emoji, the replacement character, the byte order mark.
        ('ã', '‚' | 'ƒ' | '€') => 3,
        ('ð' | 'ğ' | 'đ' | 'š' | 'π', 'Ÿ') | ('đ', 'ź') | ('р', 'џ') | ('≡' | '\u{ad}', 'ƒ') => {
            3
        }
        ('\u{f8ff}', 'ü') => 3,
        ('ï', '¿' | '»' | '¼' | '½') | ('¿', '½') => 2,
        // Letters and symbols of Latin-1 (C3, C2). Portuguese, Vietnamese and Romanian use these
        // letters, but not before these characters.
        ('Ã' | 'Â', 'œ' | 'Œ' | 'š' | 'Š' | 'ž' | 'Ž' | 'Ÿ' | 'ƒ') => 2,
        ('Ã' | 'Â', '\u{ad}' | '™' | '†' | '‡') => 2,
        // A lost byte after one of these was the rest of the sequence.
        ('Ã' | 'â', '\u{fffd}') => 2,
        ('Â', '\u{a0}' | '·' | 'µ' | '¡' | '¿') => 2,
        ('Ã' | 'Â', ' ' | '\u{a0}' | '£' | '«') | ('Ã', '¥') => 1,
        ('Â', '”' | '“' | '‘' | '–' | '—') => 1,
        ('Â', '¥' | '’' | '…' | '›' | '‹' | '»') => 1,
        // The same in windows-1250. No language has both letters, or both in one word.
        ('Ă', 'ł' | 'ľ' | 'ĺ' | 'ż' | 'ź' | 'œ' | 'Ÿ' | 'Ľ' | 'Ż' | 'Ą') | ('Ĺ', 'Ľ') => {
            2
        }
        // The no-break space in the DOS code pages.
        ('┬', 'á') => 1,
        // Polish letters (C4, C5) in MacRoman.
        ('≈' | 'ƒ', _) if matches!(class(b), Letter(LATIN, _)) => 1,
        // Vietnamese letters (E1 BA).
        ('á', 'º') => 2,
        // Letters and symbols of Latin-1 (C3, C2) in MacRoman.
        ('√', '†' | '°' | '¢' | '£' | '§' | '•' | '¶' | 'ß' | '®' | '©' | '™' | '´') => {
            2
        }
        ('√', '¨' | 'Æ' | 'Ø' | '¥' | 'ª' | 'º' | 'æ' | 'ø' | 'á' | 'à' | 'ä' | 'ü') => {
            2
        }
        ('√', '≥' | '≠' | '≤' | '±' | '∂') | ('¬', '†') => 2,
        ('¬', '∞' | '£' | '©' | '®' | 'ª' | '´' | '∑') => 2,
        // The lead bytes of other scripts (CC to D9) as letters end no word before a symbol.
        ('Ã' | 'Â' | 'Ì' | 'Î' | 'Ï' | 'Ð' | 'Ñ' | 'Ø' | 'Ù', _) if class(b) == Symbol => {
            1
        }
        ('Ð' | 'Ñ' | 'Ø' | 'Ù', '±') => 1,
        // Polish and Czech letters (C5). Ångströms are squared, cubed and rounded, not halved.
        ('Å', '¼' | '½' | '¾') => 1,
        ('Å', '²' | '³' | '±' | '°') => -1,
        // Formulas, and tolerances of ohms.
        ('√' | '¬', 'π' | 'Ω') | ('Ω', '±') => -1,
        _ => 0,
    }
}

/// The weight of a character that is unlikely only between two others.
fn triple(before: (char, Class), here: (char, Class), next: (char, Class)) -> i32 {
    if here.0.is_ascii() {
        return 0;
    }
    match (before.1, here, next.1) {
        // `Ã` ends words in capitals, and a quote may follow, but no letter after that. `Å` ends
        // hardly any word.
        (_, ('”' | '“' | '„' | '‹' | '›' | '«' | '»', _), Letter(..))
            if matches!(before.0, 'Ã' | 'Å') =>
        {
            2
        }
        // A word does not continue after a character that opens a sentence.
        (Letter(..), ('¿' | '¡', _), Letter(..)) => 1,
        // `à` as a word: a no-break space is its second half, or has become a blank beside
        // another blank.
        (Space | Neutral | Quote, ('Ã', _), Space) if next.0 == '\u{a0}' => 1,
        (Space, ('Ă', _), Space) if next.0 == '\u{a0}' => 2,
        // The micro sign occurs beside Latin letters only.
        (Letter(CYRILLIC, _), ('µ', _), Letter(CYRILLIC, _)) => 2,
        (_, ('–' | '—', _), Letter(_, Case::Lower) | Digit) if before.0 == 'Ã' => 2,
        (Letter(..), ('”' | '“' | '„' | '‹' | '›' | '«' | '»', _) | (_, Note), Letter(..)) => {
            1
        }
        // `Ã` and `Â` are not words.
        (Space | Digit | Neutral | Quote, ('Ã' | 'Â', _), Symbol | Currency | Quote | Operator)
            if !matches!(next.0, '’' | '…') =>
        {
            // The multiplication sign.
            1 + i32::from(here.0 == 'Ã' && next.0 == '—')
        }
        // A no-break space after `Ã` ends a word in capitals.
        (Letter(_, Case::Upper), ('Ã', _), Space) if next.0 == '\u{a0}' => 1,
        // A capital does not end a word of small letters before a symbol.
        (
            Letter(_, Case::Lower),
            (_, Letter(LATIN, Case::Upper)),
            Note | Symbol | Operator | Currency | Quote,
        ) => 1,
        // `Ă` does not occur inside a word of small letters.
        (Letter(_, Case::Lower), ('Ă', _), Letter(_, Case::Lower)) => 1,
        // A small letter between capitals.
        (Letter(_, Case::Upper), (_, Letter(LATIN, Case::Lower)), Letter(_, Case::Upper)) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correct_text_in_many_languages_has_no_badness() {
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
    fn mojibake_has_badness() {
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
