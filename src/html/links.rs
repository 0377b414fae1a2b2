//! Where a link leads, as far as its address alone tells.
//!
//! Publishers name a story by the words of its headline (`/2024/train-returns-to-vienna`) or by a
//! long number, and a section by a word (`/sport`); so a list of other stories differs from a menu
//! by its addresses, in languages that are written in letters. A link to a place on the page itself
//! is a table of contents or a footnote.

use crate::text::url;

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// To a place on the page, or to a script.
    Local,
    /// To a page that is named as stories are.
    Story,
    Other,
}

/// Sections have names of up to two words (`real-estate`).
const STORY_WORDS: usize = 3;

/// Years, months and days in a path are shorter.
const STORY_DIGITS: usize = 5;

/// Reads an address as far as a name in it may be found.
pub(super) fn leads_to(address: &str) -> Target {
    let address = address.trim_ascii();
    if address.is_empty() || address.starts_with('#') || starts_with_script(address) {
        return Target::Local;
    }
    let Some(path) = url::link_path(address) else {
        return Target::Other;
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
    if words >= STORY_WORDS || longest_number(name) >= STORY_DIGITS {
        Target::Story
    } else {
        Target::Other
    }
}

fn starts_with_script(address: &str) -> bool {
    const SCRIPT: &str = "javascript:";
    let start = address.get(..SCRIPT.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(SCRIPT))
}

fn longest_number(name: &str) -> usize {
    let runs = name.split(|c: char| !c.is_ascii_digit());
    runs.map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_stories_from_sections_and_from_places_on_the_page() {
        for address in [
            "/2024/05/train-returns-to-vienna/",
            "https://news.example/politik/mission_in_moskau_schliesst.html?ref=top",
            "story/20240517",
            "//news.example/a/b-c-d#comments",
        ] {
            assert_eq!(leads_to(address), Target::Story, "{address}");
        }
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
            assert_eq!(leads_to(address), Target::Other, "{address}");
        }
        for address in [
            "",
            "#usage",
            " #a-b-c-d",
            "javascript:void(0)",
            "JavaScript:x",
        ] {
            assert_eq!(leads_to(address), Target::Local, "{address}");
        }
    }
}
