//! When two lines say the same.
//!
//! A page writes its title several times, each time in other typography: straight or
//! curly quotes, other dashes, other case, blanks that an inline element swallowed. So
//! lines are compared by their letters and digits alone.

/// The letters and digits of a text in lower case, nothing else.
pub(crate) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        // Most are ASCII, of which nothing must be looked up.
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            letters.extend(c.to_lowercase());
        }
    }
    letters
}

/// Whether a text is short enough to say a title and nothing else, so that most need not be folded: in lower case, or
/// composed otherwise, a letter takes a third of its bytes at least. (A line of mostly signs is no title.)
pub(crate) fn may_be(text: &str, title: &str) -> bool {
    /// Quotes and dashes around it, in bytes.
    const TYPOGRAPHY: usize = 16;
    text.len() <= 3 * title.len() + TYPOGRAPHY
}

/// Whether one of two texts, given as [`letters`], says most of the other and nothing else.
///
/// The shorter must be at least half of the longer: a heading `News` does not agree with
/// `News of the World closes after 168 years`.
pub(crate) fn agree(one: &str, other: &str) -> bool {
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
    fn typography_does_not_matter_and_half_of_a_line_is_needed() {
        for (one, other, same) in [
            ("‘Elderly’ Nanny – Freed", "'elderly' nanny - freed", true),
            ("Ten die in floods", "Ten die in floods | Daily News", true),
            ("News", "News of the World closes after 168 years", false),
            ("Ten die in floods", "Nine die in floods", false),
            ("", "", false),
            ("!!", "??", false),
        ] {
            assert_eq!(
                agree(&letters(one), &letters(other)),
                same,
                "{one} / {other}"
            );
        }
    }
}
