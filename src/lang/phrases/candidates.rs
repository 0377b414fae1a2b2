//! Which phrases may match a text.
//!
//! Hardly any text has a sign of any phrase, and that must be seen in a few instructions a byte: its
//! first letters are looked up in a sorted list, and every four bytes of it in a table of bits.

use super::matcher::{set_bits, within};
use super::tables::{
    ALWAYS, BEGINNINGS, BEHIND_DIGIT, BEHIND_SIGN, FOLDS, LETTERS, NOTE_BITS, PHRASES, SHORT_WORDS,
    WINDOW_BITS, WINDOWS,
};
use memchr::memchr_iter;

/// Bits of a table that is asked for windows: for some hundred, one in a hundred others is asked
/// for in vain.
pub(super) type Bits = [u64; 1024];

/// Phrases, as bits.
pub(super) struct Candidates([u64; PHRASES.len().div_ceil(64)]);

impl Candidates {
    /// The phrases that may match a text, or of a long one those that are looked for in long ones.
    pub(super) fn of(text: &str, long: bool) -> Candidates {
        let mut candidates = Candidates([0; PHRASES.len().div_ceil(64)]);
        candidates.add(ALWAYS);
        let letter = text.find(is_letter).unwrap_or(text.len());
        if letter > 0 {
            candidates.add(BEHIND_SIGN);
            if text[..letter].contains(char::is_numeric) {
                candidates.add(BEHIND_DIGIT);
            }
            candidates.begin_with(text);
        }
        candidates.begin_with(&text[letter..]);
        let bytes = text.as_bytes();
        for (word, phrases) in SHORT_WORDS {
            let word = word.as_bytes();
            if memchr_iter(word[0], bytes).any(|at| bytes[at..].starts_with(word)) {
                candidates.add(phrases);
            }
        }
        let bits = if long { &NOTE_BITS } else { &WINDOW_BITS };
        for (at, window) in bytes.windows(4).enumerate() {
            let window = u32::from_le_bytes([window[0], window[1], window[2], window[3]]);
            let window = window | 0x2020_2020;
            let (word, bit) = bit_of(window);
            if (bits[word] >> bit) & 1 == 1 {
                candidates.hold(window, &bytes[..at], &bytes[at + 4..]);
            }
        }
        candidates
    }

    fn add(&mut self, phrases: &[u16]) {
        for phrase in phrases {
            self.0[usize::from(*phrase) / 64] |= 1 << (phrase % 64);
        }
    }

    /// Those that begin as a text does.
    fn begin_with(&mut self, text: &str) {
        let mut behind = text.chars().map(fold);
        let Some(first) = behind.next() else { return };
        let after_one = behind.clone();
        self.add_begun([first, '\0'], after_one);
        if let Some(second) = behind.next() {
            self.add_begun([first, second], behind);
        }
    }

    fn add_begun(&mut self, first: [char; 2], behind: impl Iterator<Item = char> + Clone) {
        let from = BEGINNINGS.partition_point(|(own, _, _)| *own < first);
        let alike = BEGINNINGS[from..].iter();
        for (_, rest, phrases) in alike.take_while(|(own, _, _)| *own == first) {
            let mut behind = behind.clone();
            if rest.chars().all(|c| behind.next() == Some(c)) {
                self.add(phrases);
            }
        }
    }

    /// Those of which every match holds a window, or a word around it.
    fn hold(&mut self, window: u32, before: &[u8], after: &[u8]) {
        let from = WINDOWS.partition_point(|(own, ..)| *own < window);
        let alike = WINDOWS[from..].iter();
        for (_, own_before, own_after, phrases) in alike.take_while(|(own, ..)| *own == window) {
            let goes_before = own_before.bytes().rev();
            if goes_on(goes_before, before.iter().rev()) && goes_on(own_after.bytes(), after.iter())
            {
                self.add(phrases);
            }
        }
    }

    /// Their places in the list of all.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        set_bits(&self.0)
    }
}

/// Whether a text may go on as a word does. What is not ASCII may be another case of what is.
fn goes_on<'a>(mut word: impl Iterator<Item = u8>, mut text: impl Iterator<Item = &'a u8>) -> bool {
    loop {
        match (word.next(), text.next()) {
            (None, _) => return true,
            (Some(_), None) => return false,
            (Some(own), Some(byte)) if byte.is_ascii() => {
                if own != byte | 0x20 {
                    return false;
                }
            }
            _ => return true,
        }
    }
}

/// Where a window's bit stands in a table.
pub(super) const fn bit_of(window: u32) -> (usize, u32) {
    // Knuth's multiplier: the upper bits depend on all of the window's.
    let hash = window.wrapping_mul(0x9e37_79b1) >> 16;
    (hash as usize / 64, hash % 64)
}

/// The character that stands for a character in all cases.
#[inline]
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    // What no phrase has needs no other case.
    match FOLDS.binary_search_by_key(&c, |(own, _)| *own) {
        Ok(at) => FOLDS[at].1,
        Err(_) => c,
    }
}

fn is_letter(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphabetic(),
        false => within(LETTERS, c),
    }
}

/// The bits of all windows that stand for a phrase: made when the program is built.
pub(super) const fn bits_of(windows: &[u32]) -> Bits {
    let mut bits = [0; 1024];
    let mut index = 0;
    while index < windows.len() {
        let (word, bit) = bit_of(windows[index]);
        bits[word] |= 1 << bit;
        index += 1;
    }
    bits
}
