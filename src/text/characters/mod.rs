//! The classes of characters, by one look-up each.
//!
//! A class is what the rest of the program asks of a character: whether it is a letter, a numeral,
//! upper or lower case, and how it contributes to words. `build.rs` makes the table from
//! `definition`.

#[cfg_attr(not(test), expect(dead_code, reason = "build.rs calls it"))]
mod definition;

pub use definition::{Part, is_cjk};

use definition::{ALPHABETIC, CHANGES_IN_LOWER_CASE, LOWER, NUMERIC, PART_SHIFT, UPPER};

// `PAGES`: the block of each 256 code points; `BLOCKS`: the classes of a block's characters.
include!(concat!(env!("OUT_DIR"), "/character_classes.rs"));

/// The class of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class(u8);

impl Class {
    /// The class of `c`.
    #[inline]
    pub fn of(c: char) -> Class {
        let code = c as usize;
        Class(BLOCKS[PAGES[code >> 8] as usize][code & 0xff])
    }

    /// As `char::is_alphabetic`.
    #[inline]
    pub fn is_alphabetic(self) -> bool {
        self.0 & ALPHABETIC != 0
    }

    /// As `char::is_numeric`.
    #[inline]
    pub fn is_numeric(self) -> bool {
        self.0 & NUMERIC != 0
    }

    /// As `char::is_alphanumeric`.
    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        self.0 & (ALPHABETIC | NUMERIC) != 0
    }

    /// As `char::is_lowercase`.
    #[inline]
    pub fn is_lowercase(self) -> bool {
        self.0 & LOWER != 0
    }

    /// As `char::is_uppercase`.
    #[inline]
    pub fn is_uppercase(self) -> bool {
        self.0 & UPPER != 0
    }

    /// Whether the character differs from its lower case.
    #[inline]
    pub fn changes_in_lower_case(self) -> bool {
        self.0 & CHANGES_IN_LOWER_CASE != 0
    }

    /// How the character contributes to words.
    #[inline]
    pub fn part(self) -> Part {
        Part::ALL[(self.0 >> PART_SHIFT) as usize % Part::ALL.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_class_of_every_character() {
        for c in '\0'..=char::MAX {
            assert_eq!(Class::of(c).0, definition::class(c), "{c:?}");
            assert_eq!(Class::of(c).is_alphanumeric(), c.is_alphanumeric(), "{c:?}");
            let part = Class::of(c).part();
            assert_eq!(Part::ALL[part as usize], part);
        }
    }
}
