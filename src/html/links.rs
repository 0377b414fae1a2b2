//! Classifies the target of a link by its address alone.
//!
//! Publishers name a story by the words of its headline (`/2024/train-returns-to-vienna`) or by a
//! long number, and a section by one word (`/sport`). So addresses distinguish a list of other
//! stories from a menu, at least in languages whose addresses are written in letters. A link to a
//! position on the page itself belongs to a table of contents or a footnote.

use crate::text::url;

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkTarget {
    /// A position on the page itself, or a script.
    Local,
    /// A page whose name has the form of a story's name.
    Story,
    /// Any other page.
    Other,
}

/// Words in the name of a story, at least. Sections have names of up to two (`real-estate`).
const MIN_STORY_WORDS: usize = 3;

/// Digits of a number in the name of a story, at least. Years, months and days have fewer.
const MIN_STORY_DIGITS: usize = 5;

/// The target of a link with this address.
pub(super) fn target(address: &str) -> LinkTarget {
    let address = address.trim_ascii();
    if address.is_empty() || address.starts_with('#') || is_script(address) {
        return LinkTarget::Local;
    }
    let Some(path) = url::link_path(address) else {
        return LinkTarget::Other;
    };
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let words = name
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .count();
    if words >= MIN_STORY_WORDS || longest_number(name) >= MIN_STORY_DIGITS {
        LinkTarget::Story
    } else {
        LinkTarget::Other
    }
}

fn is_script(address: &str) -> bool {
    const SCHEME: &str = "javascript:";
    let start = address.get(..SCHEME.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(SCHEME))
}

/// The length of the longest sequence of digits.
fn longest_number(name: &str) -> usize {
    let numbers = name.split(|c: char| !c.is_ascii_digit());
    numbers.map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_headlines_or_long_numbers_are_stories() {
        for address in [
            "/2024/05/train-returns-to-vienna/",
            "https://news.example/politik/mission_in_moskau_schliesst.html?ref=top",
            "story/20240517",
            "//news.example/a/b-c-d#comments",
        ] {
            assert_eq!(target(address), LinkTarget::Story, "{address}");
        }
    }

    #[test]
    fn sections_hosts_dates_and_mail_addresses_are_not_stories() {
        for address in [
            "/",
            "/sport",
            "https://my-old-news.example",
            "/real-estate/",
            "/2024/05/17",
            "?page=2",
            "//my-old-news.example",
            "mailto:the-night-train@rail.example",
            "tel:+43150000000",
        ] {
            assert_eq!(target(address), LinkTarget::Other, "{address}");
        }
    }

    #[test]
    fn fragments_and_scripts_are_local() {
        for address in [
            "",
            "#usage",
            " #a-b-c-d",
            "javascript:void(0)",
            "JavaScript:x",
        ] {
            assert_eq!(target(address), LinkTarget::Local, "{address}");
        }
    }
}
