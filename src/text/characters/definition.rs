//! What a character is: the definition, which `build.rs` turns into a table.
//!
//! The standard library finds most of this by searches in compressed tables. Text in other scripts
//! than Latin spent a fifth of its time there.

/// How a character contributes to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// Not part of a word.
    Gap,
    /// Part of a word.
    Letter,
    /// Part of a word if there are letters on both sides.
    Joiner,
    /// A word of its own.
    Cjk,
    /// A word of its own.
    SouthEastAsian,
}

impl Part {
    /// All parts, each at its number.
    pub(crate) const ALL: [Part; 5] = [
        Part::Gap,
        Part::Letter,
        Part::Joiner,
        Part::Cjk,
        Part::SouthEastAsian,
    ];
}

/// Bits of a class. The bits above hold the number of the [`Part`].
pub(crate) const ALPHABETIC: u8 = 1;
pub(crate) const NUMERIC: u8 = 1 << 1;
pub(crate) const LOWER: u8 = 1 << 2;
pub(crate) const UPPER: u8 = 1 << 3;
/// The lower case of the character is another character, or several.
pub(crate) const CHANGES_IN_LOWER_CASE: u8 = 1 << 4;
pub(crate) const PART_SHIFT: u32 = 5;

/// The class of a character.
pub(crate) fn class(c: char) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(c.is_alphabetic(), ALPHABETIC)
        | bit(c.is_numeric(), NUMERIC)
        | bit(c.is_lowercase(), LOWER)
        | bit(c.is_uppercase(), UPPER)
        | bit(!c.to_lowercase().eq([c]), CHANGES_IN_LOWER_CASE)
        | (part(c) as u8) << PART_SHIFT
}

fn part(c: char) -> Part {
    match c {
        '\'' | '’' | 'ʼ' | '\u{ad}' | '\u{200c}' | '\u{200d}' => Part::Joiner,
        c if is_cjk(c) => Part::Cjk,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            Part::SouthEastAsian
        }
        // Vowel signs of Indic scripts are not alphabetic, but occur inside words.
        '\u{0900}'..='\u{0dff}' if !matches!(c, '\u{0964}' | '\u{0965}') => Part::Letter,
        c if c.is_alphanumeric() => Part::Letter,
        // Combining marks, Arabic and Hebrew vowel points.
        '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{065f}' | '\u{0591}'..='\u{05c7}' => Part::Joiner,
        _ => Part::Gap,
    }
}

/// Whether a character is Han or kana, including their extensions.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
