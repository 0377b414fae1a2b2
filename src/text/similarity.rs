//! Similarity of short lines: titles, headings, names.
//!
//! A page writes its title several times, each time in other typography: straight or curly quotes,
//! other dashes, other case, spaces that an inline element swallowed. So lines are compared by a
//! normalised key, which contains their letters and digits alone.

/// The normalised key of a text: its letters and digits in lower case.
pub(crate) fn normalised_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        // Most characters are ASCII, which needs no table look-up.
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    key
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
