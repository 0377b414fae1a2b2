//! The title of an HTML page.
//!
//! Readers take the visible heading for the title. So a heading wins where a declared title (of
//! the JSON-LD, the metas or `<title>`) agrees with it; the declared titles decide which heading.

use super::line::{is_title_length, plausible};
use super::{site_suffix, text};
use crate::document::{Block, BlockKind, Document, Head, Title};
use crate::metadata::site;
use crate::text::similarity::{may_equal, mostly_equal, normalised_key};
use std::collections::HashSet;

/// Metas that contain a title, the most trusted first.
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

/// Declared titles that are considered; pages have about five, a hostile page may have a million.
const MAX_DECLARED: usize = 20;

/// Headings that are considered; the title is near the top, and a page may have 100,000 headings.
const MAX_HEADINGS: usize = 200;

/// The best candidate, and the first block that contains it; else the line above the body.
pub(super) fn find(document: &Document) -> Title {
    let candidates = candidates(&document.head, &document.blocks);
    let Some(text) = candidates.into_iter().next() else {
        return text::line_above_body(&document.blocks);
    };
    let wanted = normalised_key(&text);
    let block = document
        .blocks
        .iter()
        .position(|block| may_equal(&block.text, &text) && normalised_key(&block.text) == wanted);
    let sure = block.is_some_and(|at| matches!(document.blocks[at].kind, BlockKind::Heading(_)));
    Title { text, block, sure }
}

/// The distinct titles that the page may have, the best first: the heading that the declared
/// titles agree with, then the declared titles, then the other headings.
fn candidates(head: &Head, blocks: &[Block]) -> Vec<String> {
    let names = site::names(head);
    let mut headings = headings(blocks, &names);
    let mut declared: Vec<String> = std::iter::once(head.json_ld.headline.as_str())
        .chain(head.metas(METAS))
        .chain([head.title.as_str()])
        .filter_map(plausible)
        .take(MAX_DECLARED)
        .collect();
    let longest = declared.iter().map(String::len).max().unwrap_or(0);
    let lines: HashSet<String> = blocks
        .iter()
        .filter(|block| block.text.len() <= longest && is_title_length(&block.text))
        .map(|block| normalised_key(&block.text))
        .collect();
    let repeated: HashSet<String> = headings
        .iter()
        .map(|(_, text)| text)
        .chain(&declared)
        .map(|text| normalised_key(text))
        .chain(lines)
        .collect();
    for text in headings
        .iter_mut()
        .map(|(_, text)| text)
        .chain(&mut declared)
    {
        *text = site_suffix::remove(text, &names, &repeated);
    }
    declared.retain(|text| !site::is_name(text, &names));

    let mut candidates = Vec::new();
    candidates.extend(title_heading(&headings, &declared));
    candidates.extend(declared);
    candidates.extend(headings.into_iter().map(|(_, text)| text));
    if candidates.is_empty() {
        candidates.extend(plausible(&head.title));
    }
    let mut seen = HashSet::new();
    candidates.retain(|text| seen.insert(normalised_key(text)));
    candidates
}

/// Level and text of the visible headings `h1` to `h3` that are not the site's name; `h1` first.
fn headings(blocks: &[Block], names: &[String]) -> Vec<(u8, String)> {
    let mut headings: Vec<(u8, String)> = blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some((level, block)),
            _ => None,
        })
        .take(MAX_HEADINGS)
        .filter(|(level, block)| *level <= 3 && !block.hidden)
        .filter_map(|(level, block)| Some((level, plausible(&block.text)?)))
        .filter(|(_, text)| !site::is_name(text, names))
        .collect();
    headings.sort_by_key(|(level, _)| *level);
    headings
}

/// The heading that is the title: an `h1` that a declared title agrees with; else the only `h1`
/// (declared titles are often written for search engines); else a lower heading that agrees.
fn title_heading(headings: &[(u8, String)], declared: &[String]) -> Option<String> {
    let declared: Vec<String> = declared.iter().map(|text| normalised_key(text)).collect();
    let first = headings.partition_point(|(level, _)| *level == 1);
    let (top, lower) = headings.split_at(first);
    let agreeing = |headings: &[(u8, String)]| {
        let keys: Vec<String> = headings
            .iter()
            .map(|(_, text)| normalised_key(text))
            .collect();
        let position = |agrees: fn(&str, &str) -> bool| {
            keys.iter()
                .position(|heading| declared.iter().any(|title| agrees(heading, title)))
        };
        let at = position(|heading, title| heading == title).or_else(|| position(mostly_equal))?;
        Some(headings[at].1.clone())
    };
    agreeing(top)
        .or_else(|| match top {
            [(_, only)] if is_title_length(only) => Some(only.clone()),
            _ => None,
        })
        .or_else(|| agreeing(lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageFormat;

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

    const H1: BlockKind = BlockKind::Heading(1);
    const H2: BlockKind = BlockKind::Heading(2);
    const P: BlockKind = BlockKind::Paragraph;

    #[test]
    fn the_heading_that_agrees_with_a_declared_title_wins() {
        let found = find(&page(
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
    fn the_name_of_the_site_is_a_title_only_if_there_is_no_other() {
        let found = find(&page(
            "The Daily",
            &[("og:site_name", "The Daily"), ("og:title", "The Daily")],
            &[(H1, "Ten die in floods")],
        ));
        assert_eq!(found.text, "Ten die in floods");
        assert_eq!(find(&page("The Daily", &[], &[])).text, "The Daily");
    }

    #[test]
    fn the_name_of_the_site_is_removed_and_other_dashes_stay() {
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
            assert_eq!(find(&page).text, cut, "{written}");
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
            find(&page("", &metas, &lines)).text,
            "Ten die in the floods"
        );
        assert_eq!(find(&page("", &metas, &lines[1..])).block, Some(0));
        let section = [(H1, "World"), lines[1]];
        assert_eq!(find(&page("", &metas, &section)).block, Some(1));
    }

    #[test]
    fn a_line_of_the_page_confirms_which_part_is_the_title() {
        let page = page(
            "Rizospastis : Ten die in floods",
            &[],
            &[(P, "News"), (P, "Ten die in floods")],
        );
        let found = find(&page);
        assert_eq!(
            (found.text.as_str(), found.block),
            ("Ten die in floods", Some(1))
        );
    }

    #[test]
    fn candidates_are_distinct() {
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
            candidates(&page.head, &page.blocks),
            ["Ten die", "Floods kill ten"]
        );
    }

    #[test]
    fn a_page_of_5000_headings_of_separators_has_no_title() {
        let lines: Vec<(BlockKind, &str)> = vec![(H1, "- | - | -"); 5000];
        assert_eq!(find(&page("-", &[("og:title", " | ")], &lines)).text, "");
    }
}
