//! Sorts characters into the classes that the [language model](super::language_model) falls back
//! on.
//!
//! Characters of one class have the same kinds of neighbours in the languages that use them.

use std::sync::OnceLock;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_script::UnicodeScript;

/// The class of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// A spacing accent, such as `˝`.
    Accent,
    /// Has numbers or blanks on both sides: `× ÷ ± ¬`.
    Operator,
    /// Occurs beside others of its class in formulas: `√π`, `∂Ω`.
    Math,
    /// Box drawings and shapes.
    Drawing,
    /// A control that no code page maps to.
    Control,
    /// U+FFFD, which marks what was lost before.
    Replacement,
    /// A combining mark.
    Mark,
    Letter(Script, Case),
    /// Unassigned, private, archaic or phonetic: nobody writes it.
    Rare,
}

use Class::*;

/// The script of a letter, as Unicode has it. [`ASCII`] is that of Latin letters without
/// accents, which other scripts are mixed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Script(unicode_script::Script);

/// A to z without accents.
pub const ASCII: Script = Script(unicode_script::Script::Common);
/// Latin letters with accents, and all others beyond ASCII.
pub const LATIN: Script = Script(unicode_script::Script::Latin);
pub const GREEK: Script = Script(unicode_script::Script::Greek);
/// Han, kana or Hangul.
pub const EAST: Script = Script(unicode_script::Script::Han);

/// The case of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    Upper,
    Lower,
    None,
}

/// The script of a character that belongs to one, such as a letter or a sign of Hebrew. Braille
/// patterns have none: texts in all scripts use them as blanks and in drawings.
pub fn script(c: char) -> Option<Script> {
    match class(c) {
        Class::Letter(script, _) => Some(script),
        _ => match c.script() {
            unicode_script::Script::Common
            | unicode_script::Script::Inherited
            | unicode_script::Script::Braille
            | unicode_script::Script::Unknown => None,
            script => Some(Script::of(script)),
        },
    }
}

/// Whether a character is a sign that is no punctuation.
pub fn is_sign(c: char) -> bool {
    get_general_category(c) == GeneralCategory::OtherSymbol
}

/// Whether a character is a letter beyond Latin that is not a capital.
pub fn is_wordy(c: char) -> bool {
    matches!(class(c), Letter(script, case) if !script.is_latin() && case != Case::Upper)
}

/// Whether a character does not occur in the texts of living languages.
pub fn is_rare(c: char) -> bool {
    class(c) == Rare
}

impl Script {
    pub fn is_latin(self) -> bool {
        matches!(self, ASCII | LATIN)
    }

    /// Whether single letters of it occur in texts of other scripts: Latin words, Greek in science,
    /// and Chinese, where one character is a word.
    pub fn is_mixed(self) -> bool {
        matches!(self, ASCII | LATIN | GREEK | EAST)
    }
}

/// Characters whose classes are computed together, when the first of them occurs. Texts use few
/// such blocks, and computing all would dominate the start-up time.
const BLOCK: usize = 16;

/// The classes of the Basic Multilingual Plane, by block.
static CLASSES: [OnceLock<Box<[Class; BLOCK]>>; 0x10000 / BLOCK] =
    [const { OnceLock::new() }; 0x10000 / BLOCK];

/// The class of a character.
pub fn class(c: char) -> Class {
    let (block, index) = (c as usize / BLOCK, c as usize % BLOCK);
    let Some(classes) = CLASSES.get(block) else {
        return compute_class(c);
    };
    let c = |index| char::from_u32((block * BLOCK + index) as u32).unwrap_or_default();
    classes.get_or_init(|| Box::new(std::array::from_fn(|index| compute_class(c(index)))))[index]
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
        '\u{2500}'..='\u{25ff}' => Drawing,
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
        // Marks that enclose numbers. Others of this category are invisible, and common.
        Format if matches!(c, '\u{600}'..='\u{8ff}') => return Rare,
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
        ModifierSymbol if !c.is_ascii() => return Accent,
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
