//! Sorts characters into the classes that [`badness`](super::badness) is computed from.
//!
//! Characters of one class have the same kinds of neighbours in the languages that use them.

use std::sync::LazyLock;

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
    /// Unassigned, private, archaic or phonetic.
    Rare,
}

use Class::*;

/// The script of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// A to z without accents.
    Ascii,
    /// Latin letters with accents.
    Latin,
    Greek,
    Cyrillic,
    /// Han, kana or Hangul.
    East,
    /// Another script, by its block of 128 characters. No word has letters of two blocks.
    Block(u8),
}

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
        let latin = |script| matches!(script, Script::Ascii | Script::Latin);
        self == other || latin(self) && latin(other)
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

fn compute_class(c: char) -> Class {
    match c {
        'a'..='z' => Letter(Script::Ascii, Case::Lower),
        'A'..='Z' => Letter(Script::Ascii, Case::Upper),
        '0'..='9' => Digit,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => {
            Space
        }
        '\0'..='\u{7f}' => Neutral,
        '\u{80}'..='\u{9f}' => Control,
        '\u{fffd}' => Replacement,
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

/// The class of a Latin letter beyond ASCII. Letters that no living orthography uses are rare. Of
/// Latin Extended-B, which is mostly phonetic, African and archaic, only letters of Vietnamese,
/// Romanian, Azerbaijani and Croatian are not.
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
    /// The script of a character by its block.
    fn block(c: char) -> Script {
        Script::Block((c as u32 >> 7) as u8)
    }
}
