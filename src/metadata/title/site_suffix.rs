//! Removal of the site's name from a title.
//!
//! `<title>` and often `og:title` contain the name of the site after a dash or bar. A title may
//! contain a dash of its own, so a part is removed only if it is known to be the site's name, or if
//! the page repeats the rest elsewhere.

use super::line::{is_title_length, plausible};
use crate::metadata::site;
use crate::text::similarity::normalised_key;
use std::collections::HashSet;

/// The separators between a title and the name of the site.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " · ", " • ", " ~ ", ": ", " / ", "|",
    "｜", "_", "–", "—", "-",
];

/// Occurrences of one separator at which a cut is tried, from either end.
const MAX_CUTS: usize = 4;

/// Parts that are removed: real titles have at most `title | section | channel | site`.
const MAX_PARTS: usize = 4;

/// The title without the site's name before or after it.
///
/// `names` are the names of the site. `repeated` are the other titles and the lines of the page,
/// as normalised keys: if one of them equals the rest of a cut, the rest is the title.
pub(super) fn remove(title: &str, names: &[String], repeated: &HashSet<String>) -> String {
    let mut title = title.to_owned();
    for _ in 0..MAX_PARTS {
        let Some(shorter) = cut_once(&title, names, repeated) else {
            break;
        };
        title = shorter;
    }
    title
}

/// Whether a byte occurs in separators: each contains at least one such byte.
fn may_separate(byte: u8) -> bool {
    !byte.is_ascii() || b"|-:~/_".contains(&byte)
}

fn cut_once(title: &str, names: &[String], repeated: &HashSet<String>) -> Option<String> {
    // Most titles have no separator, and the search for each separator takes time.
    if !title.bytes().any(may_separate) {
        return None;
    }
    for separator in SEPARATORS {
        // A dash without spaces around it is usually part of a word.
        let spaced = separator.contains(' ');
        let titles_before = title
            .rmatch_indices(separator)
            .take(MAX_CUTS)
            .map(|(at, _)| (&title[..at], &title[at + separator.len()..]));
        let titles_after = title
            .match_indices(separator)
            .take(MAX_CUTS)
            .map(|(at, _)| (&title[at + separator.len()..], &title[..at]));
        for (rest, part) in titles_before.chain(titles_after) {
            let is_repeated = is_title_length(rest) && repeated.contains(&normalised_key(rest));
            let is_site = || site::is_name(part, names) && !site::is_name(rest, names);
            if is_repeated || (spaced && is_site()) {
                return plausible(rest);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_separator_contains_a_byte_that_the_quick_test_looks_for() {
        for separator in SEPARATORS {
            assert!(separator.bytes().any(may_separate), "{separator:?}");
        }
    }
}
