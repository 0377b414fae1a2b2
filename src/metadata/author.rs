//! The authors of a page.
//!
//! Sources in the order of trust: JSON-LD, metas, elements marked as bylines, visible lines near
//! the title. Many sites sign articles with their own name, so a source with only that name is
//! used only if no other source names a person.

use super::byline::{MAX_BYLINE_CHARS, is_byline, is_full_name, names};
use super::site;
use crate::document::{Document, Head};
use crate::lang::bylines::OTHER_LABELS;
use crate::text::similarity::normalised_key;
use std::collections::HashSet;

/// Metas that contain the name of the author, the most trusted first.
const METAS: &[&str] = &[
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "citation_author",
    "byl",
    "byline",
    "authors",
    "twitter:creator:name",
];

/// Names in the output; longer lists are those of all contributors.
const MAX_NAMES: usize = 12;

/// Blocks before and after the title that may contain the byline.
const BEFORE_TITLE: usize = 5;
const AFTER_TITLE: usize = 10;

/// The names of the authors, joined by `, `; empty if unknown.
pub(super) fn find(document: &Document, site: &str, title_block: Option<usize>) -> String {
    let title = title_block.unwrap_or(0);
    // Each entry is one source: the names that a person wrote in one place.
    let sources: Vec<Vec<String>> = std::iter::once(in_json_ld(&document.head))
        .chain(in_metas(&document.head))
        .chain(in_candidates(&document.head, title))
        .chain(in_lines(document, title))
        .filter(|names: &Vec<String>| !names.is_empty())
        .collect();
    let site = [site::key(site)];
    sources
        .iter()
        .enumerate()
        .find(|(rank, names)| {
            let signed_by_site = names.iter().all(|name| site::is_name(name, &site));
            // The first source is believed even if its names are incomplete.
            !signed_by_site && (*rank == 0 || names.iter().all(|name| is_full_name(name)))
        })
        .map(|(_, names)| names)
        .or(sources.first())
        .map(|names| joined(names))
        .unwrap_or_default()
}

fn in_json_ld(head: &Head) -> Vec<String> {
    let authors = head.json_ld.authors.iter();
    authors.flat_map(|name| names(name, false)).collect()
}

/// The names in each meta of [`METAS`].
fn in_metas(head: &Head) -> impl Iterator<Item = Vec<String>> {
    METAS.iter().map(|name| {
        head.metas(std::slice::from_ref(name))
            .flat_map(|content| names(content, false))
            .collect()
    })
}

/// The names in each element that is marked as a byline, the nearest to the title first.
fn in_candidates(head: &Head, title: usize) -> impl Iterator<Item = Vec<String>> {
    let mut candidates: Vec<_> = head
        .bylines
        .iter()
        .filter(|candidate| {
            !OTHER_LABELS
                .iter()
                .any(|word| candidate.label.contains(word))
        })
        .map(|candidate| (title.abs_diff(candidate.block as usize), candidate))
        .collect();
    candidates.sort_by_key(|(distance, _)| *distance);
    candidates.into_iter().map(|(distance, candidate)| {
        let strict = distance > AFTER_TITLE || !candidate.label.contains("author");
        [&candidate.text, &candidate.value]
            .into_iter()
            .filter(|text| text.chars().take(MAX_BYLINE_CHARS + 1).count() <= MAX_BYLINE_CHARS)
            .map(|text| {
                // `5 October Written by Jane Doe`: names follow `by`.
                let by = text.to_ascii_lowercase().find(" by ");
                names(by.map_or(text.as_str(), |at| &text[at + 4..]), strict)
            })
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    })
}

/// The names in each visible byline near the title.
fn in_lines(document: &Document, title: usize) -> impl Iterator<Item = Vec<String>> {
    let start = title.saturating_sub(BEFORE_TITLE);
    let end = document
        .blocks
        .len()
        .min(title.saturating_add(AFTER_TITLE) + 1);
    document
        .blocks
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .filter(|block| is_byline(&block.text))
        .map(|block| names(&block.text, true))
}

/// The distinct names, joined by `, `.
fn joined(names: &[String]) -> String {
    let mut seen = HashSet::new();
    names
        .iter()
        .filter(|name| seen.insert(normalised_key(name)))
        .take(MAX_NAMES)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, MetaCandidate};
    use crate::page::PageFormat;

    fn page(metas: &[(&str, &str)], bylines: &[(&str, u32)], lines: &[&str]) -> Document {
        Document {
            format: PageFormat::Html,
            head: Head {
                metas: metas
                    .iter()
                    .map(|(name, content)| (name.to_string(), content.to_string()))
                    .collect(),
                bylines: bylines
                    .iter()
                    .map(|(text, block)| MetaCandidate {
                        value: String::new(),
                        text: text.to_string(),
                        label: "span author".into(),
                        block: *block,
                    })
                    .collect(),
                ..Head::default()
            },
            blocks: lines
                .iter()
                .map(|line| Block::new(BlockKind::Paragraph, line.to_string(), 0))
                .collect(),
            containers: Vec::new(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn json_ld_comes_before_metas_before_candidates_before_lines_and_the_site_last() {
        let found = |page: &Document, site: &str, title| find(page, site, title);
        let mut meta = page(&[("author", "John Smith")], &[], &[]);
        assert_eq!(found(&meta, "", None), "John Smith");
        meta.head.json_ld.authors = vec!["Jane Doe".into()];
        assert_eq!(found(&meta, "", None), "Jane Doe");

        let site = [("author", "The Daily")];
        let marked = page(&site, &[("Max Far", 40), ("Jane Doe", 3)], &[]);
        assert_eq!(found(&marked, "The Daily", Some(2)), "Jane Doe");
        let signed_by_site = page(&site, &[], &[]);
        assert_eq!(found(&signed_by_site, "The Daily", None), "The Daily");

        let mut commented = page(&[], &[("Max Commenter", 1), ("Jane Doe", 3)], &[]);
        commented.head.bylines[0].label = "div comment-author vcard".into();
        assert_eq!(found(&commented, "", Some(0)), "Jane Doe");

        let line = page(&[], &[], &["Ten die", "By Jane Doe", "Text."]);
        assert_eq!(found(&line, "", Some(0)), "Jane Doe");
        assert_eq!(found(&page(&[], &[], &["Text."]), "", None), "");
    }
}
