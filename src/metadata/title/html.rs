//! The title of an HTML page.
//!
//! Readers take the visible heading for the title. So a heading wins where a declared title (of
//! the JSON-LD, the metas or `<title>`) agrees with it; the declared titles decide which heading.

use super::line::{fits, is_title_length, plausible, without_stray_tags};
use super::site_suffix::{self, Repeated};
use super::{heading, text};
use crate::document::{Block, BlockKind, Document, Head, Title};
use crate::metadata::sources::{Source, TITLE};
use crate::metadata::{place, site};
use crate::text::similarity::{may_equal, mostly_equal, normalised_key};
use std::collections::HashSet;

/// Declared titles that are considered; pages have about five, a hostile page may have a million.
const MAX_DECLARED: usize = 20;

/// Headings that are considered; the title is near the top, and a page may have 100,000 headings.
const MAX_HEADINGS: usize = 200;

/// A text that may be the title.
#[derive(Debug, Clone)]
struct Candidate {
    text: String,
    source: Source,
    /// The heading that contains it.
    block: Option<usize>,
}

/// A visible heading.
struct Heading {
    level: u8,
    text: String,
    block: usize,
    /// Whether it is in the banner of the page, where the name of the site or section is.
    is_banner: bool,
    /// Whether it is a link or in the header of the page, as the name of the site often is.
    is_weak: bool,
}

/// The best candidate, and the first block that contains it; else the line above the body.
pub(super) fn find(document: &Document) -> (Title, Source) {
    let Some(candidate) = candidates(document).into_iter().next() else {
        let title = text::line_above_body(&document.blocks);
        return (title, Source::Line);
    };
    let Candidate {
        text,
        source,
        block: heading,
    } = candidate;
    let wanted = normalised_key(&text);
    let block = document
        .blocks
        .iter()
        .position(|block| may_equal(&block.text, &text) && normalised_key(&block.text) == wanted)
        .or(heading);
    let sure = block.is_some_and(|at| matches!(document.blocks[at].kind, BlockKind::Heading(_)));
    (Title { text, block, sure }, source)
}

/// The titles that the page declares, the most trusted first.
fn declared_titles(head: &Head) -> Vec<(String, Source)> {
    let texts = TITLE.iter().flat_map(|source| {
        let texts: Vec<&str> = match source {
            Source::JsonLd(_) => vec![head.json_ld.headline.as_str()],
            Source::Meta(name) => head.metas(std::slice::from_ref(name)).collect(),
            _ => vec![head.title.as_str()],
        };
        texts.into_iter().map(move |text| (text, *source))
    });
    texts
        .filter(|(text, _)| fits(text))
        .filter_map(|(text, source)| Some((plausible(&without_stray_tags(text))?, source)))
        .take(MAX_DECLARED)
        .collect()
}

/// The distinct titles that the page may have, the best first: the heading that the declared
/// titles agree with, then the declared titles, then the other headings.
fn candidates(document: &Document) -> Vec<Candidate> {
    let (head, blocks) = (&document.head, &document.blocks);
    let names = site::names(document);
    let mut headings = headings(document, &names);
    let mut declared = declared_titles(head);
    let longest = declared
        .iter()
        .map(|(text, _)| text.len())
        .max()
        .unwrap_or(0);
    let lines = blocks
        .iter()
        .map(|block| block.text.as_str())
        .filter(|text| text.len() <= longest && is_title_length(text));
    let repeated = Repeated {
        visible: lines
            .chain(headings.iter().map(|heading| heading.text.as_str()))
            .collect(),
        declared: declared.iter().map(|(text, _)| text.as_str()).collect(),
    };
    let first_parts = declared.clone();
    let first_parts: Vec<&str> = first_parts
        .iter()
        .filter_map(|(text, _)| site_suffix::parts(text).next())
        .collect();
    let parts: Vec<Vec<String>> = declared
        .iter()
        .map(|(text, _)| site_suffix::parts(text).map(normalised_key).collect())
        .collect();
    for text in headings
        .iter_mut()
        .map(|heading| &mut heading.text)
        .chain(declared.iter_mut().map(|(text, _)| text))
    {
        *text = site_suffix::remove(text, &names, &repeated);
    }
    declared.retain(|(text, _)| !site::is_name(text, &names));

    let mut candidates: Vec<Candidate> = Vec::new();
    let texts: Vec<&str> = declared.iter().map(|(text, _)| text.as_str()).collect();
    if let Some(chosen) = title_heading(&headings, &texts, &parts, &repeated) {
        candidates.push(Candidate {
            text: heading::without_extras(
                &chosen.text,
                &[&texts[..], &first_parts].concat(),
                &names,
            ),
            source: Source::Heading,
            block: Some(chosen.block),
        });
    }
    candidates.extend(declared.into_iter().map(|(text, source)| Candidate {
        text,
        source,
        block: None,
    }));
    candidates.extend(headings.into_iter().map(|heading| Candidate {
        text: heading.text,
        source: Source::Heading,
        block: Some(heading.block),
    }));
    if candidates.is_empty() {
        candidates.extend(plausible(&head.title).map(|text| Candidate {
            text,
            source: Source::TitleElement,
            block: None,
        }));
    }
    let mut seen = HashSet::new();
    candidates.retain(|candidate| seen.insert(normalised_key(&candidate.text)));
    candidates
}

/// The visible headings `h1` to `h3` that are not the site's name; `h1` first.
fn headings(document: &Document, names: &[String]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block.kind {
            BlockKind::Heading(level) => Some((level, at, block)),
            _ => None,
        })
        .take(MAX_HEADINGS)
        .filter(|(level, _, block)| *level <= 3 && !block.hidden)
        .filter_map(|(level, at, block)| {
            let is_link = is_link(block);
            Some(Heading {
                level,
                text: plausible(&block.text)?,
                block: at,
                is_banner: place::is_in_banner(document, at, is_link),
                is_weak: is_link || place::is_in_header(document, at),
            })
        })
        .filter(|heading| !site::is_name(&heading.text, names))
        .collect();
    headings.sort_by_key(|heading| heading.level);
    headings
}

/// Whether a heading is one link, as logos and the names of sections are.
fn is_link(block: &Block) -> bool {
    let chars = block.text.chars().filter(|c| !c.is_whitespace()).count();
    block.link_chars as usize >= chars
}

/// The heading that is the title: an `h1` that a declared title agrees with; else the only `h1`
/// (declared titles are often written for search engines); else a lower heading that agrees.
///
/// `parts` are the parts of each declared title. The first part is the headline more often than
/// not, and other parts name the section or the site. So a heading of one or two words is the title
/// if it is the first part, and an `h1` that is another part is not.
fn title_heading<'a>(
    headings: &'a [Heading],
    declared: &[&str],
    parts: &[Vec<String>],
    repeated: &Repeated,
) -> Option<&'a Heading> {
    let is_declared_visible = declared
        .iter()
        .any(|title| repeated.visible.contains(title));
    let declared: Vec<String> = declared.iter().map(|text| normalised_key(text)).collect();
    let keys: Vec<String> = headings
        .iter()
        .map(|heading| normalised_key(&heading.text))
        .collect();
    let first = headings.partition_point(|heading| heading.level == 1);
    let find = |range: std::ops::Range<usize>, agrees: &dyn Fn(&str) -> bool| {
        range.into_iter().find(|at| agrees(&keys[*at]))
    };
    let equals = |key: &str| declared.iter().any(|title| title == key);
    let is_first_part = |key: &str| {
        let mut several = parts.iter().filter(|parts| parts.len() > 1);
        several.any(|parts| parts[0] == key)
    };
    let mostly_equals = |key: &str| declared.iter().any(|title| mostly_equal(key, title));
    let is_later_part = |key: &str| {
        let mut later = parts.iter().flat_map(|parts| parts.iter().skip(1));
        later.any(|part| part == key || (part.len() >= 5 && key.starts_with(part.as_str())))
    };
    let all = keys.len();
    let names_site = |at: usize| {
        headings[at].is_banner
            || is_later_part(&keys[at])
            || (headings[at].is_weak && is_declared_visible)
    };
    let only_banners = (0..first).all(names_site);
    let at = find(0..first, &equals)
        .or_else(|| find(0..first, &is_first_part))
        .or_else(|| find(0..first, &mostly_equals))
        .or_else(|| {
            find(first..all, &|key| {
                only_banners && (equals(key) || is_first_part(key))
            })
        })
        .or_else(|| match &headings[..first] {
            [only] if is_title_length(&only.text) && !names_site(0) => Some(0),
            _ => None,
        })
        .or_else(|| find(first..all, &equals))
        .or_else(|| find(first..all, &mostly_equals))?;
    headings.get(at)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing;
    use super::*;

    fn find(document: &Document) -> Title {
        super::find(document).0
    }

    fn blocks(lines: &[(BlockKind, &str)]) -> Vec<Block> {
        lines
            .iter()
            .map(|(kind, text)| Block::new(*kind, text.to_string(), 0))
            .collect()
    }

    fn page(title: &str, metas: &[(&str, &str)], lines: &[(BlockKind, &str)]) -> Document {
        let head = Head {
            title: title.into(),
            metas: testing::metas(metas),
            ..Head::default()
        };
        Document {
            blocks: blocks(lines),
            ..testing::page(head, &[])
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
        let texts: Vec<String> = candidates(&page)
            .into_iter()
            .map(|candidate| candidate.text)
            .collect();
        assert_eq!(texts, ["Ten die", "Floods kill ten"]);
    }

    #[test]
    fn a_page_of_5000_headings_of_separators_has_no_title() {
        let lines: Vec<(BlockKind, &str)> = vec![(H1, "- | - | -"); 5000];
        assert_eq!(find(&page("-", &[("og:title", " | ")], &lines)).text, "");
    }

    fn title_of(page: &str) -> String {
        find(&crate::html::parse(page)).text
    }

    #[test]
    fn a_headline_that_a_tag_or_a_later_heading_repeats_in_part_stays_whole() {
        for rest in [
            "<ul class=tags><li><a href=/t>Kell Water Board</a></ul>",
            "<h2>Kell Water Board</h2><p>It is old.</p>",
        ] {
            let page = format!(
                "<title>Kell Water Board: what it is | The Lantern</title>\
                 <h1>Kell Water Board: what it is</h1><p>Text.</p>{rest}"
            );
            assert_eq!(title_of(&page), "Kell Water Board: what it is");
        }
    }

    #[test]
    fn a_short_heading_is_the_title_if_it_is_the_first_part_of_a_declared_one() {
        for (page, wanted) in [
            (
                "<title>Retry policy — Kell 2.4 documentation</title><h1>Retry policy</h1>",
                "Retry policy",
            ),
            (
                "<title>„Tireless“ - The New Southern Lantern</title><h2>„Tireless“</h2>",
                "„Tireless“",
            ),
        ] {
            assert_eq!(title_of(page), wanted);
        }
    }

    #[test]
    fn a_logo_or_a_section_in_the_header_is_no_title() {
        let headline = "<main><h2>Kell valley drained</h2><p>Text.</p></main>";
        for header in [
            "<header><h1><a href=/>The Lantern Archive <sup>beta</sup></a></h1></header>",
            "<h1 class=logo>The Lantern Archive of Kell</h1>",
            "<header><h1>World news and analysis</h1></header>",
            "<div><h1><a href=/world>World news and analysis</a></h1></div>",
        ] {
            let page = format!("<title>Kell valley drained - Lantern</title>{header}{headline}");
            assert_eq!(title_of(&page), "Kell valley drained", "{header}");
        }
    }

    #[test]
    fn a_brand_or_a_counter_in_the_heading_is_no_part_of_the_title() {
        for extra in [
            "<span>Ultima</span>",
            " <a href=#c>12</a>",
            " (12 comments)",
        ] {
            let page = format!(
                "<title>Kell valley drained<span></title><h1>Kell valley drained{extra}</h1>"
            );
            let document = crate::html::parse(&page);
            let found = find(&document);
            assert_eq!(found.text, "Kell valley drained", "{extra}");
            assert_eq!(found.block, Some(0), "the heading still contains the title");
        }
    }
}
