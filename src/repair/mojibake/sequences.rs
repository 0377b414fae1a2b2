//! Finds UTF-8 sequences that were decoded with a code page, and rewrites them.
//!
//! This module only decides which bytes the characters may have been. That includes three kinds of
//! damage on the way: a byte that was lost, a no-break space that became a blank, and a closing
//! quote without its last byte. Whether a sequence is mojibake is decided by the parent module.

use super::super::ascii::ascii_length;
use super::super::char_class::is_rare;
use super::super::code_pages::{self, is_c1, origin};
use super::lost_bytes::incomplete_sequence;
use std::ops::Range;

/// Portuguese words that begin with `à`. In them (`Ã s`) the blank was the second byte of `à`, so
/// no blank follows the repaired letter.
const A_GRAVE_WORDS: [&str; 7] = ["s", "quele", "quela", "queles", "quelas", "quilo", "quilos"];

/// A misread UTF-8 sequence.
#[derive(Clone, PartialEq)]
pub struct Sequence {
    /// The start of its byte range in the text.
    pub start: usize,
    /// The end of the range.
    pub end: usize,
    /// Its lead byte.
    pub lead: u8,
    /// The character that it encodes.
    pub decoded: char,
    /// A blank is written after the character, because the blank in the text replaced a no-break
    /// space and the blank after it.
    followed_by_blank: bool,
    /// It depends on a plain blank having been a no-break space, so it needs more evidence.
    pub is_weak: bool,
}

/// All sequences of each code page in `wanted` (a bit each), by code page.
pub fn find_sequences(
    text: &str,
    wanted: code_pages::PageSet,
) -> [Vec<Sequence>; code_pages::COUNT] {
    let mut found: [Vec<Sequence>; code_pages::COUNT] = Default::default();
    let mut start = 0;
    loop {
        start += ascii_length(&text.as_bytes()[start..]);
        let mut chars = text[start..].chars();
        let Some(c) = chars.next() else { break };
        let lead = origin(c);
        // A no-break space at the end may have been trimmed, so a blank is assumed there.
        let next = chars.as_str().chars().next();
        let next = next.filter(|c| !c.is_ascii_control()).unwrap_or(' ');
        let mut pages = lead.leads & origin(next).continues & wanted;
        // í may have lost its second byte.
        if c == 'Ã' && next.is_ascii() && next != ' ' {
            pages |= wanted & 1 << code_pages::WINDOWS_1252_PAGE;
        }
        while pages != 0 {
            let page = pages.trailing_zeros() as usize;
            pages &= pages - 1;
            let last = found[page].last();
            if last.is_some_and(|last| last.end > start) {
                continue;
            }
            let before = last
                .filter(|last| last.end == start)
                .map(|last| last.decoded);
            let free_from = last.map_or(0, |last| last.end);
            if let Some(sequence) = sequence_at(text, start, page, before) {
                found[page].push(sequence.with_repeated_ends(text, free_from));
            }
        }
        start += c.len_utf8();
    }
    found
}

/// The sequence that begins at `start` in a code page. `before` is the character that the sequence
/// ending there encodes.
pub fn sequence_at(
    text: &str,
    start: usize,
    page: usize,
    before: Option<char>,
) -> Option<Sequence> {
    let rest = &text[start..];
    if page == code_pages::WINDOWS_1252_PAGE
        && let Some(sequence) = incomplete_sequence(text, start, before)
    {
        return Some(sequence);
    }
    let first = decode_sequence(rest, page).or_else(|| trimmed_no_break_space(rest, page))?;
    let (mut code, mut length) = (first.code, first.length);
    // CESU-8 encodes a character beyond U+FFFF as two surrogates.
    if let 0xd800..=0xdbff = code {
        let second = decode_sequence(&rest[length..], page)?;
        let low = second.code.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        code = 0x10000 + ((code - 0xd800) << 10) + low;
        length += second.length;
    }
    let decoded = match first.lost_byte {
        true => char::REPLACEMENT_CHARACTER,
        false => char::from_u32(code)?,
    };
    // If a blank as a no-break space gives a character that nobody writes, it was a blank.
    if first.used_blank && is_rare(decoded) {
        return None;
    }
    // Text that was damaged before contains C1 controls where its code page has gaps.
    if is_c1(decoded) && !code_pages::has_gaps(page) {
        return None;
    }
    let after = &rest[length..];
    let is_common = page == code_pages::WINDOWS_1252_PAGE;
    let is_before_word = || after.starts_with(char::is_alphanumeric) && !continues_a_grave(after);
    Some(Sequence {
        start,
        end: start + length,
        lead: first.lead,
        decoded,
        followed_by_blank: decoded == 'à' && first.used_blank && is_before_word(),
        is_weak: first.used_blank && (first.code < 0x800 || !is_common)
            || first.lost_byte && !is_common,
    })
}

/// `Â` at the very end, as the visible half of a no-break space whose other half was trimmed.
fn trimmed_no_break_space(text: &str, page: usize) -> Option<DecodedSequence> {
    let mut chars = text.chars();
    let lead = origin(chars.next()?).bytes[page];
    let rest = chars.as_str();
    // Only the rest of a line end, or controls that will be removed, may follow.
    let at_end = lead == 0xc2
        && code_pages::has_blank(page)
        && rest.chars().all(|c| c.is_ascii_control() && c != '\n');
    at_end.then_some(DecodedSequence {
        lead,
        code: 0xa0,
        length: text.len() - rest.len(),
        lost_byte: false,
        used_blank: true,
    })
}

fn continues_a_grave(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphabetic()).next();
    word.is_some_and(|word| A_GRAVE_WORDS.contains(&word))
}

/// One decoded sequence; its code may be a surrogate.
struct DecodedSequence {
    lead: u8,
    code: u32,
    /// Its length in the text, in bytes.
    length: usize,
    /// A continuation byte was lost.
    lost_byte: bool,
    /// A plain blank was taken for a no-break space.
    used_blank: bool,
}

fn decode_sequence(text: &str, page: usize) -> Option<DecodedSequence> {
    let mut chars = text.chars();
    let lead = origin(chars.next()?).bytes[page];
    let (more, least, mut code) = match lead {
        0xc2..=0xdf => (1, 0x80, u32::from(lead & 0x1f)),
        0xe0..=0xef => (2, 0x800, u32::from(lead & 0x0f)),
        0xf0..=0xf4 => (3, 0x10000, u32::from(lead & 0x07)),
        _ => return None,
    };
    let (mut lost_byte, mut used_blank) = (false, false);
    for c in chars.by_ref().take(more) {
        let byte = match c {
            char::REPLACEMENT_CHARACTER => {
                lost_byte = true;
                0x80
            }
            ' ' if used_blank || !code_pages::has_blank(page) => return None,
            ' ' => {
                used_blank = true;
                0xa0
            }
            _ => origin(c).bytes[page],
        };
        if !matches!(byte, 0x80..=0xbf) {
            return None;
        }
        code = code << 6 | u32::from(byte & 0x3f);
    }
    let length = text.len() - chars.as_str().len();
    let is_complete = text[..length].chars().count() == more + 1;
    (is_complete && (lost_byte || code >= least)).then_some(DecodedSequence {
        lead,
        code,
        length,
        lost_byte,
        used_blank,
    })
}

/// The text with each sequence replaced by the character it encodes.
pub fn rewrite(text: &str, sequences: &[Sequence]) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut done = 0;
    for sequence in sequences {
        repaired.push_str(&text[done..sequence.start]);
        sequence.write(&mut repaired);
        done = sequence.end;
    }
    repaired.push_str(&text[done..]);
    repaired
}

impl Sequence {
    /// A sequence in a range of bytes.
    pub fn new(range: Range<usize>, lead: u8, decoded: char, is_weak: bool) -> Self {
        Sequence {
            start: range.start,
            end: range.end,
            lead,
            decoded,
            followed_by_blank: false,
            is_weak,
        }
    }

    /// Extends a sequence over repeated leads or last characters, as in `ÂÂÂ©` and `Ãƒƒƒ`. A
    /// sequence that encodes its own last or first character would otherwise be found once for each
    /// of them, in a pass each. Nothing before `free_from` is included.
    fn with_repeated_ends(mut self, text: &str, free_from: usize) -> Self {
        let mut chars = text[self.start..self.end].chars();
        let (Some(lead), Some(last), None) = (chars.next(), chars.next(), chars.next()) else {
            return self;
        };
        if self.decoded == last {
            let before = text[free_from..self.start].trim_end_matches(lead);
            self.start = free_from + before.len();
        } else if self.decoded == lead {
            let after = text[self.end..].trim_start_matches(last);
            self.end = text.len() - after.len();
        }
        self
    }

    /// Appends the repaired text.
    pub fn write(&self, out: &mut String) {
        out.push(self.decoded);
        if self.followed_by_blank {
            out.push(' ');
        }
    }
}
