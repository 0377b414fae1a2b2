//! The title of a page.
//!
//! Readers take the visible heading for the title, so that is what wins where the
//! machine-readable titles agree with it; those tell which heading is meant. `title`
//! and often `og:title` carry the site's name behind a dash or bar, which is cut only
//! where it is known to be that: a title may well hold a dash of its own.

use super::site;
use super::title_line::{is_title_length, line_above_body, of_text};
use crate::document::{Block, BlockKind, Document, Head};
use crate::page::PageFormat;
use crate::text::similarity::{agree, letters, may_be};
use crate::text::words::one_line;
use std::collections::HashSet;

/// A page's title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// Empty if the page has none.
    pub text: String,
    /// The block that says it, if any does.
    pub block: Option<usize>,
    /// Whether more than its place speaks for that block: it is a heading, or, of text, the first line says it, too.
    pub sure: bool,
}

/// Metas that hold a title, the most trusted first.
const METAS: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "dc.title",
    "dcterms.title",
    "title",
];

/// What stands between a title and the site's name.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " · ", " • ", " ~ ", ": ", " / ", "|",
    "｜", "_", "–", "—", "-",
];

/// Characters that a title has at most; anything longer is a text put into a title's place.
const MOST_CHARS: usize = 400;

/// Separators of one sort in a title at which it is tried to be cut, from either end.
const MOST_CUTS: usize = 4;

/// Titles in the head that are looked at; pages have five, a hostile one may have a million.
const MOST_WRITTEN: usize = 20;

/// Headings after which none is looked at; the title stands early, and a page may have 100,000.
const MOST_HEADINGS: usize = 200;

/// The page's title, for HTML and for text.
pub fn title(document: &Document) -> Title {
    if document.format == PageFormat::Text {
        return of_text(&document.blocks);
    }
    let candidates = title_candidates(&document.head, &document.blocks);
    let Some(text) = candidates.into_iter().next() else {
        return line_above_body(&document.blocks);
    };
    let wanted = letters(&text);
    let block = document
        .blocks
        .iter()
        .position(|block| may_be(&block.text, &text) && letters(&block.text) == wanted);
    let sure = block.is_some_and(|at| matches!(document.blocks[at].kind, BlockKind::Heading(_)));
    Title { text, block, sure }
}

/// Titles the page may have, the best first, none twice. The visible heading is the
/// first if the page's own words for its title agree with it.
pub fn title_candidates(head: &Head, blocks: &[Block]) -> Vec<String> {
    let told = &head.json_ld;
    let names = site::names(head, told);
    let mut headings = headings(blocks, &names);
    let mut written: Vec<String> = std::iter::once(told.headline.as_str())
        .chain(head.metas(METAS))
        .chain([head.title.as_str()])
        .filter_map(plausible)
        .take(MOST_WRITTEN)
        .collect();
    let longest = written.iter().map(String::len).max().unwrap_or(0);
    let lines: HashSet<String> = blocks
        .iter()
        .filter(|block| block.text.len() <= longest && is_title_length(&block.text))
        .map(|block| letters(&block.text))
        .collect();
    let witnesses: HashSet<String> = headings
        .iter()
        .map(|(_, text)| text)
        .chain(&written)
        .map(|text| letters(text))
        .chain(lines)
        .collect();
    for text in headings
        .iter_mut()
        .map(|(_, text)| text)
        .chain(&mut written)
    {
        *text = without_site(text, &names, &witnesses);
    }
    written.retain(|text| !site::is_name(text, &names));

    let mut candidates = Vec::new();
    candidates.extend(title_heading(&headings, &written));
    candidates.extend(written);
    candidates.extend(headings.into_iter().map(|(_, text)| text));
    if candidates.is_empty() {
        candidates.extend(plausible(&head.title));
    }
    let mut seen = HashSet::new();
    candidates.retain(|text| seen.insert(letters(text)));
    candidates
}

/// A text on one line, if it may be a title at all.
pub(super) fn plausible(text: &str) -> Option<String> {
    let fits = text.len() <= 4 * MOST_CHARS && text.chars().any(char::is_alphanumeric);
    fits.then(|| one_line(text))
}

/// Level and text of the headings that are shown and are not the site's name; higher
/// levels first.
fn headings(blocks: &[Block], names: &[String]) -> Vec<(u8, String)> {
    let mut headings: Vec<(u8, String)> = blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some((level, block)),
            _ => None,
        })
        .take(MOST_HEADINGS)
        .filter(|(level, block)| *level <= 3 && !block.hidden)
        .filter_map(|(level, block)| Some((level, plausible(&block.text)?)))
        .filter(|(_, text)| !site::is_name(text, names))
        .collect();
    headings.sort_by_key(|(level, _)| *level);
    headings
}

/// The heading that is the title: an `h1` that the page's own words for its title agree
/// with, else the only `h1` there is (those words are often written for search engines),
/// else a lower heading that they agree with.
fn title_heading(headings: &[(u8, String)], written: &[String]) -> Option<String> {
    let written: Vec<String> = written.iter().map(|text| letters(text)).collect();
    let first = headings.partition_point(|(level, _)| *level == 1);
    let (top, lower) = headings.split_at(first);
    let agreed = |headings: &[(u8, String)]| {
        let folded: Vec<String> = headings.iter().map(|(_, text)| letters(text)).collect();
        let says = |alike: fn(&str, &str) -> bool| {
            folded
                .iter()
                .position(|heading| written.iter().any(|title| alike(heading, title)))
        };
        let at = says(|heading, title| heading == title).or_else(|| says(agree))?;
        Some(headings[at].1.clone())
    };
    agreed(top)
        .or_else(|| match top {
            [(_, only)] if is_title_length(only) => Some(only.clone()),
            _ => None,
        })
        .or_else(|| agreed(lower))
}

/// A title without the site's name before or behind it. `witnesses` are the other ways
/// the page writes its title and the lines it shows, as letters: what is left once a part
/// is cut is surely the title if another of them says just that.
pub(super) fn without_site(title: &str, names: &[String], witnesses: &HashSet<String>) -> String {
    let mut title = title.to_owned();
    // Each round cuts a part; real titles have at most `title | section | channel | site`.
    for _ in 0..4 {
        let Some(shorter) = cut_once(&title, names, witnesses) else {
            break;
        };
        title = shorter;
    }
    title
}

/// Whether a byte may be a separator's: each has one of these.
fn may_separate(byte: u8) -> bool {
    !byte.is_ascii() || b"|-:~/_".contains(&byte)
}

fn cut_once(title: &str, names: &[String], witnesses: &HashSet<String>) -> Option<String> {
    // Most titles have none, and each is found as slowly as all of these.
    if !title.bytes().any(may_separate) {
        return None;
    }
    for separator in SEPARATORS {
        // A dash without blanks around is mostly part of a word.
        let bare = !separator.contains(' ');
        let behind = title.match_indices(separator).take(MOST_CUTS);
        let before = title.rmatch_indices(separator).take(MOST_CUTS);
        let rests = before
            .map(|(at, _)| (&title[..at], &title[at + separator.len()..]))
            .chain(behind.map(|(at, _)| (&title[at + separator.len()..], &title[..at])));
        for (rest, part) in rests {
            let said_elsewhere = is_title_length(rest) && witnesses.contains(&letters(rest));
            let is_site = || site::is_name(part, names) && !site::is_name(rest, names);
            if said_elsewhere || (!bare && is_site()) {
                return plausible(rest);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[(BlockKind, &str)]) -> Vec<Block> {
        lines
            .iter()
            .map(|(kind, text)| Block::new(*kind, text.to_string(), 0))
            .collect()
    }

    fn page(title: &str, metas: &[(&str, &str)], lines: &[(BlockKind, &str)]) -> Document {
        Document {
            format: PageFormat::Html,
            head: Head {
                title: title.into(),
                metas: metas
                    .iter()
                    .map(|(name, content)| (name.to_string(), content.to_string()))
                    .collect(),
                ..Head::default()
            },
            blocks: blocks(lines),
            containers: Vec::new(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn every_separator_has_a_byte_that_titles_are_asked_for_first() {
        for separator in SEPARATORS {
            assert!(separator.bytes().any(may_separate), "{separator:?}");
        }
    }

    const H1: BlockKind = BlockKind::Heading(1);
    const H2: BlockKind = BlockKind::Heading(2);
    const P: BlockKind = BlockKind::Paragraph;

    #[test]
    fn the_heading_that_the_page_calls_its_title_wins() {
        let found = title(&page(
            "Ten die in floods | The Daily",
            &[("og:title", "Ten die in 'floods'")],
            &[
                (H1, "The Daily"),
                (H2, "Most read"),
                (H2, "Ten die in “floods”"),
                (P, "Text"),
            ],
        ));
        assert_eq!(found.text, "Ten die in “floods”");
        assert_eq!(found.block, Some(2));
    }

    #[test]
    fn a_bare_site_name_is_no_title_where_a_heading_is() {
        let found = title(&page(
            "The Daily",
            &[("og:site_name", "The Daily"), ("og:title", "The Daily")],
            &[(H1, "Ten die in floods")],
        ));
        assert_eq!(found.text, "Ten die in floods");
        assert_eq!(title(&page("The Daily", &[], &[])).text, "The Daily");
    }

    #[test]
    fn the_sites_name_is_cut_and_the_titles_own_dashes_stay() {
        for (written, site, h1, cut) in [
            ("Ten die | The Daily", "The Daily", "", "Ten die"),
            ("The Daily - Ten die", "The Daily", "", "Ten die"),
            (
                "Ten die | World | The Daily",
                "The Daily",
                "Ten die",
                "Ten die",
            ),
            ("Ten die - World", "", "Ten die", "Ten die"),
            ("春遊突生病_新浪网", "", "春遊突生病", "春遊突生病"),
            ("Ten die - a report", "The Daily", "", "Ten die - a report"),
            ("Spider-Man returns", "Spider", "", "Spider-Man returns"),
            (
                "Ten die: what we know",
                "The Daily",
                "Other",
                "Ten die: what we know",
            ),
        ] {
            let mut lines = vec![];
            if !h1.is_empty() {
                lines.push((H1, h1));
            }
            let page = page(written, &[("og:site_name", site)], &lines);
            assert_eq!(title(&page).text, cut, "{written}");
        }
    }

    #[test]
    fn the_only_h1_beats_a_title_written_for_search_engines() {
        let metas = [("og:title", "Floods 2023: all you need to know")];
        let lines = [
            (H1, "Ten die in the floods"),
            (H2, "Floods 2023: all you need to know"),
        ];
        assert_eq!(
            title(&page("", &metas, &lines)).text,
            "Ten die in the floods"
        );
        assert_eq!(title(&page("", &metas, &lines[1..])).block, Some(0));
        let section = [(H1, "World"), lines[1]];
        assert_eq!(title(&page("", &metas, &section)).block, Some(1));
    }

    #[test]
    fn a_plain_line_of_the_page_shows_what_the_title_is() {
        let page = page(
            "Rizospastis : Ten die in floods",
            &[],
            &[(P, "News"), (P, "Ten die in floods")],
        );
        let found = title(&page);
        assert_eq!(
            (found.text.as_str(), found.block),
            ("Ten die in floods", Some(1))
        );
    }

    #[test]
    fn candidates_are_told_once_each() {
        let page = page(
            "Ten die - The Daily",
            &[
                ("og:title", "Ten die"),
                ("twitter:title", "Floods kill ten"),
                ("og:site_name", "The Daily"),
            ],
            &[(H1, "Ten die")],
        );
        assert_eq!(
            title_candidates(&page.head, &page.blocks),
            ["Ten die", "Floods kill ten"]
        );
    }

    #[test]
    fn a_page_that_is_all_headings_is_survived() {
        let lines: Vec<(BlockKind, &str)> = vec![(H1, "- | - | -"); 5000];
        assert_eq!(title(&page("-", &[("og:title", " | ")], &lines)).text, "");
    }
}
