//! Removal of the site's name from a title.
//!
//! `<title>` and often `og:title` contain the name of the site after a dash or bar. A title may
//! contain a dash of its own, so a part is removed only if it is known to be the site's name, or if
//! the page repeats the rest elsewhere.

use super::line::{fits, is_title_length, plausible};
use crate::metadata::site;
use crate::text::similarity::KeySet;

/// The separators between a title and the name of the site.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " · ", " • ", " ~ ", ": ", " / ", "|",
    "｜", "_", "–", "—", "-",
];

/// Occurrences of one separator at which a cut is tried, from either end.
const MAX_CUTS: usize = 4;

/// Parts that are removed: real titles have at most `title | section | channel | site`.
const MAX_PARTS: usize = 4;

/// The lines and declared titles of a page. If one of them equals the rest of a cut, the rest is
/// the title. A tag or a later heading may repeat half of a headline (`Water Board` of
/// `Water Board: what it may do`), so a title that is itself a line of the page stays whole.
#[derive(Debug, Default)]
pub(in crate::metadata) struct Repeated {
    pub visible: KeySet,
    pub declared: KeySet,
}

impl Repeated {
    /// Whether a part of a title is a title of its own.
    fn confirms(&self, part: &str, whole: &str, spaced: bool) -> bool {
        if !is_title_length(part) {
            return false;
        }
        match self.visible.contains(whole) {
            true => spaced && self.declared.contains(part),
            false => self.visible.contains(part) || self.declared.contains(part),
        }
    }
}

/// The parts of a title between separators with spaces, in their order; none of a text that is too
/// long for a title.
pub(in crate::metadata) fn parts(title: &str) -> impl Iterator<Item = &str> {
    let mut rest = fits(title).then_some(title);
    std::iter::from_fn(move || {
        let text = rest?;
        let next = SEPARATORS
            .iter()
            .filter(|separator| {
                separator.starts_with(' ') || matches!(**separator, "|" | "｜" | "_")
            })
            .filter_map(|separator| Some((text.find(separator)?, separator.len())))
            .min_by_key(|(at, length)| (*at, usize::MAX - length));
        match next {
            Some((at, length)) => {
                rest = Some(&text[at + length..]);
                Some(&text[..at])
            }
            None => rest.take(),
        }
    })
}

/// The title without the site's name before or after it. `names` are the names of the site.
pub(super) fn remove(title: &str, names: &[String], repeated: &Repeated) -> String {
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

fn cut_once(title: &str, names: &[String], repeated: &Repeated) -> Option<String> {
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
            let is_repeated = repeated.confirms(rest, title, separator.starts_with(' '))
                && !names.contains(&site::key(rest));
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
