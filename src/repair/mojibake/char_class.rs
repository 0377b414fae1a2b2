//! Sorts characters into the classes that [`badness`](super::badness) is computed from.
//!
//! Characters of one class have the same kinds of neighbours in the languages that use them.

use std::sync::LazyLock;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_script::UnicodeScript;

/// The class of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Space,
    Digit,
    /// Punctuation, and everything else that occurs beside anything.
    Neutral,
    /// Ends or joins words: `” ’ » – …`, and `“ ‘ «`, which are closing quotes in some languages.
    Quote,
    /// Only begins a sentence or quotation: `¿ ¡ „ ‚`.
    Opening,
    /// Follows a word as a note: `™ † ‡`.
    Note,
    Currency,
    Symbol,
    /// Has numbers or blanks on both sides: `× ÷ ± ¬`.
    Operator,
    /// Occurs beside others of its class in formulas: `√π`, `∂Ω`.
    Math,
    /// Box drawings and shapes.
    Box,
    /// A control that no code page maps to.
    Control,
    /// U+FFFD, which has no weight beside most classes.
    Replacement,
    /// A combining mark.
    Mark,
    Letter(Script, Case),
    /// Unassigned, private, archaic or phonetic: nobody writes it.
    Rare,
}

use Class::*;

/// The script of a letter, as Unicode has it. [`ASCII`] stands for the Latin letters without
/// accents, which other scripts are mixed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Script(unicode_script::Script);

/// A to z without accents.
pub const ASCII: Script = Script(unicode_script::Script::Common);
/// Latin letters with accents, and all others beyond ASCII.
pub const LATIN: Script = Script(unicode_script::Script::Latin);
pub const GREEK: Script = Script(unicode_script::Script::Greek);
pub const CYRILLIC: Script = Script(unicode_script::Script::Cyrillic);
/// Han, kana or Hangul.
pub const EAST: Script = Script(unicode_script::Script::Han);

/// The case of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Upper,
    Lower,
    None,
}

/// Whether a character does not occur in the texts of living languages.
pub fn is_rare(c: char) -> bool {
    class(c) == Rare
}

impl Script {
    /// Whether words have letters of both scripts.
    pub fn writes_with(self, other: Script) -> bool {
        let latin = |script| matches!(script, ASCII | LATIN);
        self == other || latin(self) && latin(other)
    }

    /// Whether single letters of it occur in texts of other scripts: Latin words, Greek in science,
    /// and Chinese, where one character is a word.
    pub fn is_mixed(self) -> bool {
        matches!(self, ASCII | LATIN | GREEK | EAST)
    }
}

/// The class of a character. The Basic Multilingual Plane is a table, because the badness of a
/// text is computed many times.
pub fn class(c: char) -> Class {
    static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
        let c = |code| char::from_u32(code).unwrap_or_default();
        (0..=0xffff).map(|code| compute_class(c(code))).collect()
    });
    match CLASSES.get(c as usize) {
        Some(class) => *class,
        None => compute_class(c),
    }
}

/// The class of a character by its general category and script, after the characters that need a
/// class of their own.
fn compute_class(c: char) -> Class {
    match c {
        'a'..='z' => Letter(ASCII, Case::Lower),
        'A'..='Z' => Letter(ASCII, Case::Upper),
        '0'..='9' => Digit,
        '\t' | '\n' | '\r' => Space,
        '\0'..='\u{7f}' if c != ' ' => Neutral,
        '\u{fffd}' => Replacement,
        '¿' | '¡' | '„' | '‚' => Opening,
        '“' | '‘' | '«' | '‹' | '”' | '’' | '»' | '›' | '–' | '—' | '…' => {
            Quote
        }
        '™' | '†' | '‡' => Note,
        // Greek writes ordinals as Β΄.
        '·' | 'µ' | '\u{384}' | '\u{385}' | '\u{387}' => Neutral,
        '£' | '¥' | '€' => Currency,
        '×' | '÷' | '±' | '¬' => Operator,
        '\u{a1}'..='\u{bf}' | 'ƒ' | 'ˆ' | '˜' | '•' | '‰' | '⌐' => Symbol,
        '\u{2500}'..='\u{25ff}' => Box,
        '≤' | '≥' | '≠' | '≈' | '∞' | '∑' | '∏' | '∫' | 'Ω' | '√' | '∆' | '∂' => {
            Math
        }
        // Long s, and the letters that Unicode advises against or that are no longer written.
        'ſ' | 'ŉ' | 'ĸ' => Rare,
        _ => class_by_properties(c),
    }
}

fn class_by_properties(c: char) -> Class {
    use GeneralCategory::*;
    let case = match get_general_category(c) {
        Unassigned | PrivateUse | Surrogate => return Rare,
        Control => return Class::Control,
        SpaceSeparator | LineSeparator | ParagraphSeparator => return Space,
        UppercaseLetter | TitlecaseLetter => Case::Upper,
        LowercaseLetter => Case::Lower,
        // Combining marks of one script, such as vowel signs, are parts of its words.
        OtherLetter | NonspacingMark | SpacingMark | EnclosingMark => Case::None,
        // Superscript letters of phonetics. Other scripts write theirs in words.
        ModifierLetter if c.script() == unicode_script::Script::Latin => return Rare,
        ModifierLetter => Case::None,
        // Unicode counts the Arabic digits as common to all scripts.
        DecimalNumber if c.script() == unicode_script::Script::Common => {
            return Letter(Script(unicode_script::Script::Arabic), Case::None);
        }
        DecimalNumber => Case::None,
        ModifierSymbol if !c.is_ascii() => return Symbol,
        _ => return Neutral,
    };
    match c.script() {
        unicode_script::Script::Inherited => Mark,
        unicode_script::Script::Common | unicode_script::Script::Unknown => Neutral,
        script => Letter(Script::of(script), case),
    }
}

impl Script {
    /// Scripts that one word mixes count as one: Japanese, Korean and Chinese do.
    fn of(script: unicode_script::Script) -> Script {
        use unicode_script::Script as Unicode;
        match script {
            Unicode::Hiragana | Unicode::Katakana | Unicode::Hangul | Unicode::Bopomofo => {
                Script(Unicode::Han)
            }
            _ => Script(script),
        }
    }
}
