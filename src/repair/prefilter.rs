//! Finds the places in a text where a fix may apply, and which fix.
//!
//! Most text needs no repair, so the cost of repair is the cost of this scan. One pass over the
//! bytes is enough: plain ASCII is skipped eight bytes at a time, and every other character is
//! looked up once in a table that is derived from the fixes' own rules. Within words of another
//! script the look-up is all. Only characters that may be mojibake are examined more closely,
//! together with their neighbours. No fix changes a text without a trigger; a property test checks
//! that.

use super::apostrophes::LOST_APOSTROPHES;
use super::ascii::plain_length;
use super::code_pages::{self, origin};
use super::{char_class, characters, entities, mojibake, quotes};
use std::sync::OnceLock;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// A set of the features of a text that trigger a fix, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Triggers(u16);

impl Triggers {
    /// A control character.
    pub const CONTROL: Triggers = Triggers(1);
    /// A complete character reference.
    pub const REFERENCE: Triggers = Triggers(1 << 1);
    /// A spacing acute or grave accent.
    pub const ACCENT: Triggers = Triggers(1 << 2);
    /// A C1 control.
    pub const C1: Triggers = Triggers(1 << 3);
    /// An invisible character.
    pub const INVISIBLE: Triggers = Triggers(1 << 4);
    /// A ligature or digraph of one code point.
    pub const LIGATURE: Triggers = Triggers(1 << 5);
    /// A full-width form of an ASCII character.
    pub const FULL_WIDTH: Triggers = Triggers(1 << 6);
    /// A typographic quote.
    pub const TYPOGRAPHIC_QUOTE: Triggers = Triggers(1 << 7);
    /// Text that is not in NFC.
    pub const NOT_COMPOSED: Triggers = Triggers(1 << 8);
    /// Characters that may be misread UTF-8.
    pub const MOJIBAKE: Triggers = Triggers(1 << 9);
    /// Bytes that are not UTF-8; a `str` has none.
    pub const NOT_UTF8: Triggers = Triggers(1 << 10);
    /// Every text has this one.
    pub const ANY_TEXT: Triggers = Triggers(1 << 11);
    /// `â` or `Õ` where English has an apostrophe.
    pub const LOST_APOSTROPHE: Triggers = Triggers(1 << 12);
    /// All triggers.
    pub const ALL: Triggers = Triggers(0x1fff);
    const NONE: Triggers = Triggers(0);

    /// The union of two sets.
    pub const fn or(self, other: Triggers) -> Triggers {
        Triggers(self.0 | other.0)
    }

    /// The set without the members of another.
    pub const fn without(self, other: Triggers) -> Triggers {
        Triggers(self.0 & !other.0)
    }

    /// Whether the sets have a member in common.
    pub fn intersects(self, other: Triggers) -> bool {
        self.0 & other.0 != 0
    }

    /// The triggers of a text.
    pub fn of(text: &str) -> Triggers {
        let mut scan = Scan::new(text.as_bytes(), 0);
        let mut all = Triggers::ANY_TEXT;
        while let Some((_, found)) = scan.next() {
            all = all.or(found);
            // In damaged text every second character has this trigger, and it takes the most time.
            scan.seeks_mojibake = !all.intersects(Triggers::MOJIBAKE);
        }
        all
    }
}

/// The first position, at `from` or after, with any of the `wanted` triggers. `from` must be the
/// beginning of a line.
pub fn first_trigger(bytes: &[u8], from: usize, wanted: Triggers) -> Option<usize> {
    let mut scan = Scan::new(bytes, from);
    scan.find(|(_, found)| found.intersects(wanted))
        .map(|(at, _)| at)
}

/// windows-1252, whose sequences are found even if they lack a byte.
const MAY_LACK_BYTES: code_pages::PageSet = 1 << code_pages::WINDOWS_1252_PAGE;

/// An iterator over the positions of a text that have triggers.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The character before the position, unless it is ASCII.
    before: Traits,
    before_at: usize,
    /// Whether mojibake is looked for.
    seeks_mojibake: bool,
    /// Whether calm characters are skipped. Tests compare the results with and without.
    skips_calm: bool,
}

impl<'a> Scan<'a> {
    fn new(bytes: &'a [u8], at: usize) -> Self {
        Scan {
            bytes,
            at,
            before: Traits::NONE,
            before_at: at,
            seeks_mojibake: true,
            skips_calm: true,
        }
    }

    /// Moves past ASCII up to the next trigger or the next character beyond ASCII.
    fn scan_ascii(&mut self) -> Option<(usize, Triggers)> {
        let length = plain_length(&self.bytes[self.at..]);
        self.at += length;
        let at = self.at;
        let found = match *self.bytes.get(at)? {
            0x80.. => return None,
            b'&' if entities::begins_with_reference(&self.bytes[at + 1..]) => Triggers::REFERENCE,
            b'\t' | b'\n' | b'\r' | b'&' => Triggers::NONE,
            b'`' => Triggers::ACCENT,
            _ => Triggers::CONTROL,
        };
        self.at += 1;
        (found != Triggers::NONE).then_some((at, found))
    }

    /// Moves past the next character, which is beyond ASCII.
    fn scan_beyond_ascii(&mut self) -> Triggers {
        let at = self.at;
        let Some((c, length)) = first_char(&self.bytes[at..]) else {
            self.before = Traits::NONE;
            self.at += 1;
            return Triggers::NOT_UTF8;
        };
        let traits = Traits::of(c);
        let mut found = traits.triggers();
        // Full width is correct in East Asian text, which one such character proves.
        if found == Triggers::FULL_WIDTH && self.before.has(Traits::EAST_ASIAN) {
            found = Triggers::NONE;
        }
        // Several combining marks may be in the wrong order.
        if traits.has(Traits::MARK) && self.before.has(Traits::MARK) {
            found = found.or(Triggers::NOT_COMPOSED);
        }
        let mut pages = self.before.leads & traits.continues;
        if self.before.has(Traits::WORDY) && traits.has(Traits::WORDY) {
            let before = self
                .before_at
                .checked_sub(1)
                .and_then(|at| self.bytes.get(at));
            let neighbours = [before, self.bytes.get(at + length)];
            let is_in_ascii_word = neighbours.iter().flatten().any(|b| b.is_ascii_alphabetic());
            if !is_in_ascii_word {
                pages &= !code_pages::OF_LETTERS;
            }
        }
        found = found.or(self.mojibake(pages, at + length));
        (self.before, self.before_at) = (traits, at);
        self.at += length;
        self.skip_calm();
        found
    }

    /// Moves past calm characters that follow a calm one, and past blanks between them. No pair of
    /// them has a trigger, unless an ASCII letter is beside it.
    fn skip_calm(&mut self) {
        let bytes = self.bytes;
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        if !self.skips_calm
            || !self.before.has(Traits::CALM)
            || self.before_at.checked_sub(1).is_some_and(is_letter)
        {
            return;
        }
        let start = self.at;
        // Of the character before, only the traits are known.
        let mut may_meet_blank = false;
        loop {
            let is_blank = bytes.get(self.at) == Some(&b' ');
            let next = self.at + usize::from(is_blank);
            let Some(calm) = Calm::at(bytes, next) else {
                break;
            };
            if is_letter(next + calm.length) || is_blank && !(may_meet_blank && calm.beside_blank) {
                break;
            }
            (self.before_at, self.at) = (next, next + calm.length);
            may_meet_blank = calm.beside_blank;
        }
        if self.at > start {
            self.before = traits_at(bytes, self.before_at);
        }
    }

    /// Whether the character before may begin a misread UTF-8 sequence in one of `pages`. Its
    /// second character continues it, and `third` is the position after that.
    fn mojibake(&self, mut pages: code_pages::PageSet, third: usize) -> Triggers {
        if !self.seeks_mojibake {
            return Triggers::NONE;
        }
        // A sequence of three bytes needs a third character that continues it.
        if pages & !self.before.begins_pair & !MAY_LACK_BYTES != 0 {
            let continues = match self.bytes.get(third) {
                Some(b' ') => code_pages::WITH_BLANK,
                Some(0x80..) => traits_at(self.bytes, third).continues,
                _ => 0,
            };
            pages &= self.before.begins_pair | continues | MAY_LACK_BYTES;
        }
        match pages != 0 && mojibake::may_begin(self.bytes, self.before_at, pages) {
            true => Triggers::MOJIBAKE,
            false => Triggers::NONE,
        }
    }

    /// The same if ASCII follows. A blank is the only ASCII character in a sequence. At the end of
    /// a line the blank may have been trimmed.
    fn mojibake_before_ascii(&self, next: Option<u8>) -> Triggers {
        let is_blank = next.is_none_or(|byte| byte == b' ' || byte.is_ascii_control());
        let continues = matches!(self.bytes.get(self.at + 1), Some(0x80..));
        let leads = match continues {
            true => self.before.leads,
            false => self.before.begins_pair,
        };
        let pages = match is_blank {
            true => leads & code_pages::WITH_BLANK,
            false => 0,
        };
        let found = self.mojibake(pages, self.at + 1);
        let is_lost = matches!(next, Some(b's' | b't' | b'd' | b'm' | b'l' | b'r' | b'v'))
            && LOST_APOSTROPHES
                .iter()
                .any(|c| first_char(&self.bytes[self.before_at..]).is_some_and(|(b, _)| b == *c));
        match is_lost {
            true => found.or(Triggers::LOST_APOSTROPHE),
            false => found,
        }
    }
}

impl Iterator for Scan<'_> {
    type Item = (usize, Triggers);

    fn next(&mut self) -> Option<(usize, Triggers)> {
        loop {
            let at = self.at;
            let next = self.bytes.get(at).copied();
            if let Some(0x80..) = next {
                let found = self.scan_beyond_ascii();
                if found != Triggers::NONE {
                    return Some((at, found));
                }
                continue;
            }
            if self.before != Traits::NONE {
                let found = self.mojibake_before_ascii(next);
                self.before = Traits::NONE;
                if found != Triggers::NONE {
                    return Some((at, found));
                }
            }
            next?;
            if let Some(found) = self.scan_ascii() {
                return Some(found);
            }
        }
    }
}

/// The first character of bytes that begin beyond ASCII, with its length. `None` if they are not
/// UTF-8.
fn first_char(bytes: &[u8]) -> Option<(char, usize)> {
    let low_bits = |at: usize| match bytes.get(at) {
        Some(byte @ 0x80..=0xbf) => Some(u32::from(byte & 0x3f)),
        _ => None,
    };
    let lead = *bytes.first()?;
    let (code, length, least) = match lead {
        0xc2..=0xdf => (u32::from(lead & 0x1f) << 6 | low_bits(1)?, 2, 0x80),
        0xe0..=0xef => {
            let high = u32::from(lead & 0x0f) << 12;
            (high | low_bits(1)? << 6 | low_bits(2)?, 3, 0x800)
        }
        0xf0..=0xf4 => {
            let high = u32::from(lead & 0x07) << 18;
            let low = low_bits(1)? << 12 | low_bits(2)? << 6 | low_bits(3)?;
            (high | low, 4, 0x10000)
        }
        _ => return None,
    };
    let c = char::from_u32(code).filter(|_| code >= least)?;
    Some((c, length))
}

/// The traits of the character beyond ASCII at a position. Bytes that are not UTF-8 may have been
/// anything.
fn traits_at(bytes: &[u8], at: usize) -> Traits {
    first_char(&bytes[at..]).map_or(Traits::UNKNOWN, |(c, _)| Traits::of(c))
}

/// A calm character of two or three bytes.
struct Calm {
    length: usize,
    /// A blank beside it has no trigger, if the character on its other side has this, too.
    beside_blank: bool,
}

/// Two masks for each block of 64 characters: the calm ones ([`Traits::CALM`]), and those of them
/// that may be beside a blank. A mask is computed when a character of its block occurs. The bits of
/// UTF-8 are the index, so words of other scripts are scanned without decoding them.
static CALM: [OnceLock<[u64; 2]>; 0x10000 / 64] = [const { OnceLock::new() }; 0x10000 / 64];

impl Calm {
    #[inline]
    fn at(bytes: &[u8], at: usize) -> Option<Calm> {
        /// The first 64 characters that take three bytes.
        const THREE_BYTES: usize = 0x800 / 64;
        let low_bits = |byte: u8| usize::from(byte & 0x3f);
        let (block, last, length) = match *bytes.get(at..)? {
            [lead @ 0xc2..=0xdf, last @ 0x80..=0xbf, ..] => (usize::from(lead & 0x1f), last, 2),
            [
                lead @ 0xe0..=0xef,
                second @ 0x80..=0xbf,
                last @ 0x80..=0xbf,
                ..,
            ] => {
                let block = usize::from(lead & 0x0f) << 6 | low_bits(second);
                (block, last, 3)
            }
            _ => return None,
        };
        if length == 3 && block < THREE_BYTES {
            return None;
        }
        let [calm, beside_blank] = CALM[block].get_or_init(|| calm_block(block));
        let has = |bits: u64| bits >> low_bits(last) & 1 == 1;
        has(*calm).then(|| Calm {
            length,
            beside_blank: has(*beside_blank),
        })
    }
}

/// The properties of a block of 64 characters.
fn calm_block(block: usize) -> [u64; 2] {
    let mut bits = [0; 2];
    for index in 0..64 {
        let c = char::from_u32((block * 64 + index) as u32);
        let traits = c.map_or(Traits::UNKNOWN, Traits::of);
        let begins = traits.leads & (traits.begins_pair | MAY_LACK_BYTES);
        let may_use_blank = (begins | traits.continues) & code_pages::WITH_BLANK != 0;
        bits[0] |= u64::from(traits.has(Traits::CALM)) << index;
        bits[1] |= u64::from(!may_use_blank) << index;
    }
    bits
}

/// The properties of a character that the scan needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Traits {
    /// The triggers of the character itself, and the four bits below.
    bits: u32,
    /// A bit for each code page in which it is the lead byte of a UTF-8 sequence.
    leads: code_pages::PageSet,
    /// A bit for each code page in which it is the lead byte of a sequence of two bytes.
    begins_pair: code_pages::PageSet,
    /// A bit for each code page in which it is a continuation byte.
    continues: code_pages::PageSet,
}

/// Characters whose traits are computed together, when the first of them occurs. Nearly all texts
/// use few such blocks, and computing all 65,536 characters would dominate the start-up time.
const BLOCK: usize = 256;

/// The traits of the Basic Multilingual Plane, by block.
static TRAITS: [OnceLock<Box<[Traits; BLOCK]>>; 0x10000 / BLOCK] = [const { OnceLock::new() }; 256];

impl Traits {
    const NONE: Traits = Traits {
        bits: 0,
        leads: 0,
        begins_pair: 0,
        continues: 0,
    };
    /// Those of bytes that are not UTF-8.
    const UNKNOWN: Traits = Traits {
        bits: 0,
        leads: code_pages::ALL,
        begins_pair: code_pages::ALL,
        continues: code_pages::ALL,
    };
    /// A letter beyond Latin that is not a capital. Two of them are more often a word than bytes.
    const WORDY: u32 = 1 << 16;
    /// A combining mark.
    const MARK: u32 = 1 << 17;
    const EAST_ASIAN: u32 = 1 << 18;
    /// A calm character: a pair of them has no trigger, unless an ASCII letter is beside it. Such
    /// are letters that are no continuation bytes in their own code pages, and characters that are
    /// no bytes in any.
    const CALM: u32 = 1 << 19;

    fn of(c: char) -> Traits {
        let (block, index) = (c as usize / BLOCK, c as usize % BLOCK);
        let Some(traits) = TRAITS.get(block) else {
            return Traits::compute(c);
        };
        let c = |index| char::from_u32((block * BLOCK + index) as u32).unwrap_or_default();
        traits.get_or_init(|| Box::new(std::array::from_fn(|index| Traits::compute(c(index)))))
            [index]
    }

    /// Applies the rules of the fixes themselves.
    fn compute(c: char) -> Traits {
        let bit = |has: bool, bit: u32| if has { bit } else { 0 };
        let trigger = |has: bool, trigger: Triggers| bit(has, u32::from(trigger.0));
        let not_composed = is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes;
        let triggers = trigger(code_pages::is_c1(c), Triggers::C1)
            | trigger(characters::is_invisible(c), Triggers::INVISIBLE)
            | trigger(characters::ligature(c).is_some(), Triggers::LIGATURE)
            | trigger(characters::is_full_width(c), Triggers::FULL_WIDTH)
            | trigger(quotes::straight(c).is_some(), Triggers::TYPOGRAPHIC_QUOTE)
            | trigger(c == '´', Triggers::ACCENT)
            | trigger(not_composed, Triggers::NOT_COMPOSED);
        let (is_wordy, is_mark) = (char_class::is_wordy(c), canonical_combining_class(c) != 0);
        let origin = origin(c);
        let is_no_byte = origin.leads == 0 && origin.continues == 0;
        let is_letter = is_wordy && origin.continues & !code_pages::OF_LETTERS == 0;
        let is_calm = triggers == 0 && !is_mark && (is_no_byte || is_letter);
        Traits {
            bits: triggers
                | bit(is_wordy, Self::WORDY)
                | bit(is_mark, Self::MARK)
                | bit(characters::is_east_asian(c), Self::EAST_ASIAN)
                | bit(is_calm, Self::CALM),
            leads: origin.leads,
            begins_pair: origin.begins_pair,
            continues: origin.continues,
        }
    }

    fn triggers(self) -> Triggers {
        Triggers(self.bits as u16)
    }

    fn has(self, bit: u32) -> bool {
        self.bits & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of which texts are made: letters of several scripts, also as lead and continuation
    /// bytes of code pages, what is beside words, and bytes that are not UTF-8.
    const PIECES: &[&[u8]] = &[
        "в".as_bytes(),
        "ои".as_bytes(),
        "ра".as_bytes(),
        "рап".as_bytes(),
        "ёїЎ".as_bytes(),
        "ВОЯ".as_bytes(),
        "ήλ".as_bytes(),
        "ΆΟ".as_bytes(),
        "公司".as_bytes(),
        "，。（".as_bytes(),
        "が".as_bytes(),
        "กำ".as_bytes(),
        "שָ".as_bytes(),
        "یک".as_bytes(),
        "é".as_bytes(),
        "Ãâ".as_bytes(),
        "€™ ".as_bytes(),
        "\u{a0}".as_bytes(),
        "\u{fffd}".as_bytes(),
        "\u{84}".as_bytes(),
        "\u{301}".as_bytes(),
        "𝒳😀".as_bytes(),
        b" ",
        b", ",
        b"a",
        b"s 20",
        b"&amp;",
        b"`",
        b"\n",
        b"\r\n",
        b"\xe0\x80\xb0",
        b"\xed\xa0\x80",
        b"\xd0",
        b"\xb0",
    ];

    proptest! {
        #[test]
        fn skipped_characters_have_no_triggers(
            picks in prop::collection::vec(0..PIECES.len(), 0..40)
        ) {
            let bytes: Vec<u8> = picks.iter().flat_map(|pick| PIECES[*pick]).copied().collect();
            let slow = Scan { skips_calm: false, ..Scan::new(&bytes, 0) };
            prop_assert_eq!(
                Scan::new(&bytes, 0).collect::<Vec<_>>(),
                slow.collect::<Vec<_>>()
            );
        }
    }
}
