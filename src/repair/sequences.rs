//! UTF-8 sequences in the disguise of a code page: finding them, and writing what they mean.
//!
//! Here it is only asked what the characters may have been as bytes, the accidents on the way
//! included (a byte that was lost, a no-break space that became a blank, the half of a
//! closing quote). Whether they were is for [`super::mojibake`] to say.

use super::badness::is_rare;
use super::characters;
use super::codec::{self, origin};
use super::signs::ascii_length;

/// Portuguese words that begin with `à`: they lost the no-break space that was half of it
/// (`Ã s`), and get no blank of their own.
const A_GRAVE_WORDS: [&str; 7] = ["s", "quele", "quela", "queles", "quelas", "quilo", "quilos"];

/// A UTF-8 sequence in disguise.
#[derive(Clone, PartialEq)]
pub struct Sequence {
    /// Byte range in the text.
    pub start: usize,
    pub end: usize,
    pub lead: u8,
    pub meant: char,
    /// What follows is a blank that swallowed the no-break space, and stays as a blank.
    blank: bool,
    /// It hangs on a plain space having been a no-break space: it needs a better witness.
    pub weak: bool,
}

/// All sequences of the code pages in `wanted` (a bit each), by code page.
pub fn find(text: &str, wanted: u16) -> [Vec<Sequence>; codec::COUNT] {
    let mut found: [Vec<Sequence>; codec::COUNT] = Default::default();
    let mut start = 0;
    loop {
        start += ascii_length(&text.as_bytes()[start..]);
        let mut chars = text[start..].chars();
        let Some(c) = chars.next() else { break };
        let lead = origin(c);
        // A no-break space at the end was trimmed: read on as if a blank stood there.
        let next = chars.as_str().chars().next();
        let next = next.filter(|c| !c.is_ascii_control()).unwrap_or(' ');
        let mut pages = lead.leads & origin(next).continues & wanted;
        while pages != 0 {
            let page = pages.trailing_zeros() as usize;
            pages &= pages - 1;
            let last = found[page].last();
            if last.is_some_and(|last| last.end > start) {
                continue;
            }
            let before = last.filter(|last| last.end == start).map(|last| last.meant);
            let free_from = last.map_or(0, |last| last.end);
            if let Some(sequence) = sequence(text, start, page, before) {
                found[page].push(sequence.with_repeated_ends(text, free_from));
            }
        }
        start += c.len_utf8();
    }
    found
}

/// The sequence that begins at `start`, if `page` is the code page; `before` is what one
/// means that ends there.
pub fn sequence(text: &str, start: usize, page: usize, before: Option<char>) -> Option<Sequence> {
    let rest = &text[start..];
    if let Some(quote) = closing_quote(text, start, page, before) {
        return Some(quote);
    }
    let first = read(rest, page).or_else(|| trailing_blank(rest, page))?;
    let (mut code, mut length) = (first.code, first.length);
    // CESU-8 writes a character beyond the first 65,536 as two surrogates.
    if let 0xd800..=0xdbff = code {
        let second = read(&rest[length..], page)?;
        let low = second.code.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        code = 0x10000 + ((code - 0xd800) << 10) + low;
        length += second.length;
    }
    let meant = match first.lost {
        true => char::REPLACEMENT_CHARACTER,
        false => char::from_u32(code)?,
    };
    // A blank that makes a letter nobody writes was a blank.
    if first.plain_space && is_rare(meant) {
        return None;
    }
    // Text spoiled before holds C1 controls where its code page has gaps.
    if characters::is_c1(meant) && !codec::has_gaps(page) {
        return None;
    }
    let after = &rest[length..];
    let swallowed = meant == 'à' && first.plain_space;
    let starts_word = after.starts_with(|c: char| c.is_alphanumeric());
    Some(Sequence {
        start,
        end: start + length,
        lead: first.lead,
        meant,
        blank: swallowed && starts_word && !continues_a_grave(after),
        weak: first.plain_space && first.code < 0x800,
    })
}

/// `â€` is what remains of a closing quote (E2 80 9D), as windows-1252 has no character
/// for its last byte and many programs drop it. Behind a word and before a blank it is no
/// dagger (E2 80 A0) either.
fn closing_quote(text: &str, start: usize, page: usize, before: Option<char>) -> Option<Sequence> {
    let after = text[start..].strip_prefix("â€")?;
    let next = after.chars().next().unwrap_or('\n');
    // In what was spoiled twice, it is the middle of a letter behind what begins one.
    let within = before.is_some_and(|c| matches!(c, '\u{a1}'..='\u{bf}' | 'Â'..='ß'));
    let closes = page == codec::WINDOWS_1252_PAGE
        && !within
        && text[..start].ends_with(|c: char| !c.is_whitespace())
        && may_follow_quote(next)
        && (next == ' ' || origin(next).continues & 1 << page == 0);
    let end = text.len() - after.len();
    closes.then_some(Sequence {
        start,
        end,
        lead: 0xe2,
        meant: '”',
        blank: false,
        weak: false,
    })
}

/// Blanks and punctuation; not emoji, between which `â€` was a joiner (E2 80 8D).
fn may_follow_quote(c: char) -> bool {
    let punctuation = matches!(c, '’' | '”' | '»' | '…' | '–' | '—' | '\u{fffd}');
    c.is_whitespace() || c.is_control() || c.is_ascii_punctuation() || punctuation
}

/// `Â` at the very end is a no-break space of which the visible half is left.
fn trailing_blank(text: &str, page: usize) -> Option<Reading> {
    let mut chars = text.chars();
    let lead = origin(chars.next()?).bytes[page];
    let rest = chars.as_str();
    // What is left of a line end, or will be dropped.
    let at_end = lead == 0xc2
        && codec::has_blank(page)
        && rest.chars().all(|c| c.is_ascii_control() && c != '\n');
    at_end.then_some(Reading {
        lead,
        code: 0xa0,
        length: text.len() - rest.len(),
        lost: false,
        plain_space: true,
    })
}

fn continues_a_grave(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphabetic()).next();
    word.is_some_and(|word| A_GRAVE_WORDS.contains(&word))
}

/// One sequence as bytes say it, surrogates included.
struct Reading {
    lead: u8,
    code: u32,
    /// Bytes it takes in the disguised text.
    length: usize,
    lost: bool,
    plain_space: bool,
}

fn read(text: &str, page: usize) -> Option<Reading> {
    let mut chars = text.chars();
    let lead = origin(chars.next()?).bytes[page];
    let (more, least, mut code) = match lead {
        0xc2..=0xdf => (1, 0x80, u32::from(lead & 0x1f)),
        0xe0..=0xef => (2, 0x800, u32::from(lead & 0x0f)),
        0xf0..=0xf4 => (3, 0x10000, u32::from(lead & 0x07)),
        _ => return None,
    };
    let (mut lost, mut plain_space) = (false, false);
    for c in chars.by_ref().take(more) {
        let byte = match c {
            char::REPLACEMENT_CHARACTER => {
                lost = true;
                0x80
            }
            ' ' if plain_space || !codec::has_blank(page) => return None,
            ' ' => {
                plain_space = true;
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
    let complete = text[..length].chars().count() == more + 1;
    (complete && (lost || code >= least)).then_some(Reading {
        lead,
        code,
        length,
        lost,
        plain_space,
    })
}

/// The text with what the sequences mean in their place.
pub fn rewrite(text: &str, sequences: &[Sequence]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for sequence in sequences {
        mended.push_str(&text[done..sequence.start]);
        sequence.write(&mut mended);
        done = sequence.end;
    }
    mended.push_str(&text[done..]);
    mended
}

impl Sequence {
    /// `ÂÂÂ©`, `Ãƒƒƒ`: what means its own last or first character would be found once for
    /// each lead before it or each byte behind it, a pass for each. It is taken with all of
    /// them. Nothing before `free_from` is touched.
    fn with_repeated_ends(mut self, text: &str, free_from: usize) -> Self {
        let mut chars = text[self.start..self.end].chars();
        let (Some(lead), Some(last), None) = (chars.next(), chars.next(), chars.next()) else {
            return self;
        };
        if self.meant == last {
            let before = text[free_from..self.start].trim_end_matches(lead);
            self.start = free_from + before.len();
        } else if self.meant == lead {
            let behind = text[self.end..].trim_start_matches(last);
            self.end = text.len() - behind.len();
        }
        self
    }

    pub fn write(&self, out: &mut String) {
        out.push(self.meant);
        if self.blank {
            out.push(' ');
        }
    }
}
