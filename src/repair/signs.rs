//! The scan: where in a text any fix could have work, and which.
//!
//! Nearly all text is good, so what repair costs is what it costs to see that. One pass
//! over the bytes does: plain ASCII is skipped eight bytes at a time, every other character
//! is looked up once in a table made of the fixes' own rules, and only what could be
//! misread UTF-8 is looked at more closely, between its neighbours. A place that is passed
//! over here is one that no fix would change (a property test holds the two together).

use super::codec::{self, origin};
use super::{characters, entities, mojibake, quotes};
use std::sync::OnceLock;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Kinds of work, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs(u16);

impl Signs {
    pub const CONTROL: Signs = Signs(1);
    /// A complete character reference.
    pub const REFERENCE: Signs = Signs(1 << 1);
    /// An acute or grave accent on its own.
    pub const ACCENT: Signs = Signs(1 << 2);
    pub const C1: Signs = Signs(1 << 3);
    pub const INVISIBLE: Signs = Signs(1 << 4);
    pub const LIGATURE: Signs = Signs(1 << 5);
    pub const FULL_WIDTH: Signs = Signs(1 << 6);
    pub const TYPOGRAPHIC_QUOTE: Signs = Signs(1 << 7);
    pub const UNCOMPOSED: Signs = Signs(1 << 8);
    pub const MISREAD: Signs = Signs(1 << 9);
    /// Bytes that are no UTF-8; no `str` shows it.
    pub const NOT_UTF8: Signs = Signs(1 << 10);
    /// Every text has this one.
    pub const TEXT: Signs = Signs(1 << 11);

    pub const fn or(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }

    pub const fn without(self, other: Signs) -> Signs {
        Signs(self.0 & !other.0)
    }

    pub fn show(self, any_of: Signs) -> bool {
        self.0 & any_of.0 != 0
    }

    pub const ALL: Signs = Signs(0xfff);
    const NONE: Signs = Signs(0);

    pub fn of(text: &str) -> Signs {
        Scan::from(text.as_bytes(), 0).fold(Signs::TEXT, |all, (_, signs)| all.or(signs))
    }
}

/// The first place at or behind `from` that shows any of `wanted`. `from` is where a line
/// begins.
pub fn first(bytes: &[u8], from: usize, wanted: Signs) -> Option<usize> {
    let mut scan = Scan::from(bytes, from);
    scan.find(|(_, signs)| signs.show(wanted)).map(|(at, _)| at)
}

/// The places of a text that show signs, in order.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The character before, unless it is ASCII, and where it begins.
    before: Traits,
    before_at: usize,
}

impl<'a> Scan<'a> {
    fn from(bytes: &'a [u8], at: usize) -> Self {
        Scan {
            bytes,
            at,
            before: Traits::NONE,
            before_at: at,
        }
    }

    /// ASCII up to the next place that shows a sign or the next character beyond.
    fn ascii(&mut self) -> Option<(usize, Signs)> {
        let length = plain_bytes(&self.bytes[self.at..]);
        self.at += length;
        let at = self.at;
        let signs = match *self.bytes.get(at)? {
            0x80.. => return None,
            b'&' if entities::begins_with_reference(&self.bytes[at + 1..]) => Signs::REFERENCE,
            b'\t' | b'\n' | b'\r' | b'&' => Signs::NONE,
            b'`' => Signs::ACCENT,
            _ => Signs::CONTROL,
        };
        self.at += 1;
        (signs != Signs::NONE).then_some((at, signs))
    }

    /// The next character, which is not ASCII.
    fn beyond_ascii(&mut self) -> Signs {
        let at = self.at;
        let Some((c, length)) = decoded(&self.bytes[at..]) else {
            self.before = Traits::NONE;
            self.at += 1;
            return Signs::NOT_UTF8;
        };
        let traits = Traits::of(c);
        let mut signs = traits.signs();
        // In East Asian text the width is right, and one character of it is proof enough.
        if signs == Signs::FULL_WIDTH && self.before.has(Traits::EAST_ASIAN) {
            signs = Signs::NONE;
        }
        // Marks have an order among themselves.
        if traits.has(Traits::MARK) && self.before.has(Traits::MARK) {
            signs = signs.or(Signs::UNCOMPOSED);
        }
        signs = signs.or(self.misread(self.before.leads & traits.continues));
        (self.before, self.before_at) = (traits, at);
        self.at += length;
        signs
    }

    /// Whether the character before may begin a misread sequence in one of `pages`.
    fn misread(&self, pages: u16) -> Signs {
        match pages != 0 && mojibake::may_begin(self.bytes, self.before_at, pages) {
            true => Signs::MISREAD,
            false => Signs::NONE,
        }
    }

    /// The same where ASCII follows, of which only a blank can be part of a sequence. At the
    /// end of a line one may have been trimmed.
    fn misread_before_ascii(&self, next: Option<u8>) -> Signs {
        let blank = next.is_none_or(|byte| byte == b' ' || byte.is_ascii_control());
        let goes_on = matches!(self.bytes.get(self.at + 1), Some(0x80..));
        let leads = match goes_on {
            true => self.before.leads,
            false => self.before.begins_pair,
        };
        self.misread(if blank { leads & codec::WITH_BLANK } else { 0 })
    }
}

impl Iterator for Scan<'_> {
    type Item = (usize, Signs);

    fn next(&mut self) -> Option<(usize, Signs)> {
        loop {
            let at = self.at;
            let next = self.bytes.get(at).copied();
            if let Some(0x80..) = next {
                let signs = self.beyond_ascii();
                if signs != Signs::NONE {
                    return Some((at, signs));
                }
                continue;
            }
            if self.before != Traits::NONE {
                let signs = self.misread_before_ascii(next);
                self.before = Traits::NONE;
                if signs != Signs::NONE {
                    return Some((at, signs));
                }
            }
            next?;
            if let Some(found) = self.ascii() {
                return Some(found);
            }
        }
    }
}

/// How many bytes at the beginning are ASCII that no fix cares about. Line ends and every
/// `&` end it, too: they are rare enough.
fn plain_bytes(bytes: &[u8]) -> usize {
    let is_plain = |b: u8| matches!(b, 0x20..=0x7e) && !matches!(b, b'&' | b'`');
    prefix(bytes, not_plain, is_plain)
}

/// How many bytes at the beginning are ASCII.
pub fn ascii_length(bytes: &[u8]) -> usize {
    prefix(bytes, |word| word & HIGH, |b| b.is_ascii())
}

/// How many bytes at the beginning pass, by eight while there are eight. `others` gives the
/// high bits of those that do not.
fn prefix(bytes: &[u8], others: impl Fn(u64) -> u64, passes: impl Fn(u8) -> bool) -> usize {
    let mut length = 0;
    while let Some(word) = bytes.get(length..).and_then(|rest| rest.first_chunk()) {
        let others = others(u64::from_le_bytes(*word));
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let rest = bytes.get(length..).unwrap_or_default();
    length + rest.iter().take_while(|b| passes(**b)).count()
}

/// One in each of eight bytes, and their high bits.
const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = EACH * 0x80;

/// The high bits of those of eight bytes that are not plain. No addition carries into the
/// next byte, as both sides have their high bit clear.
fn not_plain(word: u64) -> u64 {
    let low = word & !HIGH;
    let is_not = |byte: u8| (low ^ (EACH * u64::from(byte))) + EACH * 0x7f;
    let from_blank = low + EACH * 0x60;
    let good = from_blank & is_not(b'&') & is_not(b'`') & is_not(0x7f);
    (word | !good) & HIGH
}

/// The first character of bytes that begin beyond ASCII, and its length; `None` where they
/// are no UTF-8.
fn decoded(bytes: &[u8]) -> Option<(char, usize)> {
    let low = |at: usize| match bytes.get(at) {
        Some(byte @ 0x80..=0xbf) => Some(u32::from(byte & 0x3f)),
        _ => None,
    };
    let lead = *bytes.first()?;
    let (code, length, least) = match lead {
        0xc2..=0xdf => (u32::from(lead & 0x1f) << 6 | low(1)?, 2, 0x80),
        0xe0..=0xef => {
            let high = u32::from(lead & 0x0f) << 12;
            (high | low(1)? << 6 | low(2)?, 3, 0x800)
        }
        0xf0..=0xf4 => {
            let high = u32::from(lead & 0x07) << 18;
            (high | low(1)? << 12 | low(2)? << 6 | low(3)?, 4, 0x10000)
        }
        _ => return None,
    };
    let c = char::from_u32(code).filter(|_| code >= least)?;
    Some((c, length))
}

/// What the scan must know of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Traits {
    /// The signs it shows by itself, and the two below.
    bits: u16,
    /// Bit by code page: there it is a byte that begins a UTF-8 sequence.
    leads: u16,
    /// Bit by code page: there it begins one of two bytes.
    begins_pair: u16,
    /// Bit by code page: there it continues one.
    continues: u16,
}

/// Characters whose traits are found at once, when the first of them is met: nearly all texts
/// keep to a few such pages, and all of the Basic Multilingual Plane would be most of a start.
const PAGE: usize = 256;

/// The pages of the Basic Multilingual Plane.
static TRAITS: [OnceLock<Box<[Traits; PAGE]>>; 0x10000 / PAGE] = [const { OnceLock::new() }; 256];

impl Traits {
    const NONE: Traits = Traits {
        bits: 0,
        leads: 0,
        begins_pair: 0,
        continues: 0,
    };
    /// It combines with what stands before it.
    const MARK: u16 = 1 << 14;
    const EAST_ASIAN: u16 = 1 << 15;

    fn of(c: char) -> Traits {
        let (page, place) = (c as usize / PAGE, c as usize % PAGE);
        let Some(known) = TRAITS.get(page) else {
            return Traits::found(c);
        };
        let c = |place| char::from_u32((page * PAGE + place) as u32).unwrap_or_default();
        known.get_or_init(|| Box::new(std::array::from_fn(|place| Traits::found(c(place)))))[place]
    }

    /// By the rules of the fixes themselves.
    fn found(c: char) -> Traits {
        let bit = |shown: bool, sign: Signs| if shown { sign.0 } else { 0 };
        let trait_bit = |has: bool, bit: u16| if has { bit } else { 0 };
        let uncomposed = is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes;
        let bits = bit(characters::is_c1(c), Signs::C1)
            | bit(characters::is_invisible(c), Signs::INVISIBLE)
            | bit(characters::ligature(c).is_some(), Signs::LIGATURE)
            | bit(characters::is_full_width(c), Signs::FULL_WIDTH)
            | bit(quotes::straight(c).is_some(), Signs::TYPOGRAPHIC_QUOTE)
            | bit(c == '´', Signs::ACCENT)
            | bit(uncomposed, Signs::UNCOMPOSED)
            | trait_bit(canonical_combining_class(c) != 0, Self::MARK)
            | trait_bit(characters::is_east_asian(c), Self::EAST_ASIAN);
        let origin = origin(c);
        Traits {
            bits,
            leads: origin.leads,
            begins_pair: origin.begins_pair,
            continues: origin.continues,
        }
    }

    fn signs(self) -> Signs {
        Signs(self.bits & !(Self::MARK | Self::EAST_ASIAN))
    }

    fn has(self, bit: u16) -> bool {
        self.bits & bit != 0
    }
}
