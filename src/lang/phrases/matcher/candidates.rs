//! Run time: looks up which phrases may match a text, from the tables of the prefilter.
//!
//! Hardly any text meets the conditions of any phrase, so this must take only a few instructions a
//! byte. The first letters of a text are looked up in a sorted list. Every four bytes of it are
//! looked up in a bit table, and only if the bit is set in a sorted list.

use super::node::{contains, set_bits};
use super::tables::{
    ALWAYS, FOLDS, LEADING_DIGIT, LEADING_SYMBOL, LETTERS, NOTE_WINDOW_BITS, PHRASES, PREFIXES,
    SHORT_WORDS, WINDOW_BITS, WINDOWS,
};
use memchr::memchr_iter;

/// A hash table of windows with one bit for each hash. With some hundred windows in 65,536 bits,
/// about one other window in a hundred is looked up in vain.
pub(super) type WindowBits = [u64; 1024];

/// A set of phrases, by their index in [`PHRASES`].
pub(super) struct Candidates([u64; PHRASES.len().div_ceil(64)]);

impl Candidates {
    /// The phrases that may match a text. Of a long text (`is_long`), only those of notes.
    pub(super) fn of(text: &str, is_long: bool) -> Candidates {
        let mut candidates = Candidates([0; PHRASES.len().div_ceil(64)]);
        candidates.add(ALWAYS);
        let first_letter = text.find(is_letter).unwrap_or(text.len());
        if first_letter > 0 {
            candidates.add(LEADING_SYMBOL);
            if text[..first_letter].contains(char::is_numeric) {
                candidates.add(LEADING_DIGIT);
            }
            candidates.add_by_prefix(text);
        }
        candidates.add_by_prefix(&text[first_letter..]);
        let bytes = text.as_bytes();
        for (word, phrases) in SHORT_WORDS {
            let word = word.as_bytes();
            if memchr_iter(word[0], bytes).any(|at| bytes[at..].starts_with(word)) {
                candidates.add(phrases);
            }
        }
        let bits = if is_long {
            &NOTE_WINDOW_BITS
        } else {
            &WINDOW_BITS
        };
        for (at, window) in bytes.windows(4).enumerate() {
            let window = u32::from_le_bytes([window[0], window[1], window[2], window[3]]);
            let window = window | 0x2020_2020;
            let (word, bit) = bit_of(window);
            if (bits[word] >> bit) & 1 == 1 {
                candidates.add_by_window(window, &bytes[..at], &bytes[at + 4..]);
            }
        }
        candidates
    }

    fn add(&mut self, phrases: &[u16]) {
        for phrase in phrases {
            self.0[usize::from(*phrase) / 64] |= 1 << (phrase % 64);
        }
    }

    /// Adds the phrases with a prefix that begins the text.
    fn add_by_prefix(&mut self, text: &str) {
        let mut following = text.chars().map(fold);
        let Some(first) = following.next() else {
            return;
        };
        let after_first = following.clone();
        self.add_by_first_two([first, '\0'], after_first);
        if let Some(second) = following.next() {
            self.add_by_first_two([first, second], following);
        }
    }

    fn add_by_first_two(
        &mut self,
        first_two: [char; 2],
        following: impl Iterator<Item = char> + Clone,
    ) {
        let from = PREFIXES.partition_point(|(own, _, _)| *own < first_two);
        let same = PREFIXES[from..].iter();
        for (_, rest, phrases) in same.take_while(|(own, _, _)| *own == first_two) {
            let mut following = following.clone();
            if rest.chars().all(|c| following.next() == Some(c)) {
                self.add(phrases);
            }
        }
    }

    /// Adds the phrases with this window, if the text around it continues their words.
    fn add_by_window(&mut self, window: u32, before: &[u8], after: &[u8]) {
        let from = WINDOWS.partition_point(|(own, ..)| *own < window);
        let same = WINDOWS[from..].iter();
        for (_, own_before, own_after, phrases) in same.take_while(|(own, ..)| *own == window) {
            let backwards = own_before.bytes().rev();
            if may_continue(backwards, before.iter().rev())
                && may_continue(own_after.bytes(), after.iter())
            {
                self.add(phrases);
            }
        }
    }

    /// The indices of the phrases, in ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        set_bits(&self.0)
    }
}

/// Whether the bytes of a text may spell a word. A byte outside ASCII may be a case variant of an
/// ASCII letter, so from there on the answer is yes.
fn may_continue<'a>(
    mut word: impl Iterator<Item = u8>,
    mut text: impl Iterator<Item = &'a u8>,
) -> bool {
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

/// The word and the bit of a window in [`WindowBits`].
pub(super) const fn bit_of(window: u32) -> (usize, u32) {
    // Knuth's multiplicative hash: the upper bits depend on all bits of the window.
    let hash = window.wrapping_mul(0x9e37_79b1) >> 16;
    (hash as usize / 64, hash % 64)
}

/// The case-folded form of a character; characters that no phrase contains are not folded.
#[inline]
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match FOLDS.binary_search_by_key(&c, |(own, _)| *own) {
        Ok(at) => FOLDS[at].1,
        Err(_) => c,
    }
}

fn is_letter(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphabetic(),
        false => contains(LETTERS, c),
    }
}

/// The bit table of some windows, computed by the Rust compiler.
pub(super) const fn bits_of(windows: &[u32]) -> WindowBits {
    let mut bits = [0; 1024];
    let mut index = 0;
    while index < windows.len() {
        let (word, bit) = bit_of(windows[index]);
        bits[word] |= 1 << bit;
        index += 1;
    }
    bits
}
