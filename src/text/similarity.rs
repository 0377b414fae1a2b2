//! Similarity of short lines: titles, headings, names.
//!
//! A page writes its title several times, each time in other typography: straight or curly quotes,
//! other dashes, other case, spaces that an inline element swallowed. So lines are compared by a
//! normalised key, which contains their letters and digits alone.

use super::characters::Class;
use super::words::hash_folded;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// The normalised key of a text: its letters and digits in lower case.
pub(crate) fn normalised_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        let class = Class::of(c);
        if !class.is_alphanumeric() {
            continue;
        }
        match class.changes_in_lower_case() {
            true => key.extend(c.to_lowercase()),
            false => key.push(c),
        }
    }
    key
}

/// A set of texts that are equal if their normalised keys are. It holds hashes of 64 bits, which
/// are made without building the key of every short line of a page.
#[derive(Debug, Default)]
pub(crate) struct KeySet(FxHashSet<u64>);

impl KeySet {
    /// Whether a text with the same normalised key was added.
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.0.contains(&key_hash(text))
    }
}

impl<'a> FromIterator<&'a str> for KeySet {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> KeySet {
        KeySet(texts.into_iter().map(key_hash).collect())
    }
}

/// The hash of the normalised key of a text.
fn key_hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in text.chars().filter(|c| Class::of(*c).is_alphanumeric()) {
        hash_folded(c, &mut hasher);
    }
    hasher.finish()
}

/// Whether a text is short enough to have the same normalised key as a title.
///
/// This cheap test spares most blocks the normalisation. A letter in lower case, or composed
/// differently, takes at least a third of the bytes of the original. Lines that consist mostly of
/// punctuation fail the test, but they are no titles.
pub(crate) fn may_equal(text: &str, title: &str) -> bool {
    /// Bytes of quotes and dashes around a title.
    const TYPOGRAPHY: usize = 16;
    text.len() <= 3 * title.len() + TYPOGRAPHY
}

/// Whether one of two normalised keys contains the other and is at most twice as long.
///
/// So a heading `News` does not match `News of the World closes after 168 years`.
pub(crate) fn mostly_equal(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !short.is_empty() && short.len() * 2 >= long.len() && long.contains(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_set_contains_a_text_in_any_typography() {
        let set = KeySet::from_iter(["“Ten die” in ΑΘΗΝΑ", "東京で…"]);
        assert!(set.contains("'ten die' in αθηνα"));
        assert!(set.contains("東京で"));
        assert!(!set.contains("Ten die"));
    }

    #[test]
    fn lines_match_despite_typography_if_they_share_at_least_half() {
        for (one, other, same) in [
            ("‘Elderly’ Nanny – Freed", "'elderly' nanny - freed", true),
            ("Ten die in floods", "Ten die in floods | Daily News", true),
            ("News", "News of the World closes after 168 years", false),
            ("Ten die in floods", "Nine die in floods", false),
            ("", "", false),
            ("!!", "??", false),
        ] {
            assert_eq!(
                mostly_equal(&normalised_key(one), &normalised_key(other)),
                same,
                "{one} / {other}"
            );
        }
    }
}
