//! Who wrote a page.
//!
//! Machine-readable names first, then what is marked as a byline, then a line near the
//! title that begins with a word for `by`. A site that signs its articles with its own
//! name gives way to any person.

use super::byline::{BYLINE_CHARS, is_byline, is_full, names};
use super::site;
use crate::document::{Document, Head, JsonLd};
use crate::text::similarity::letters;

/// Metas that hold the author's name, the most trusted first.
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

/// Marks whose label says one of these speak of other people, or of the author without
/// the name.
const OTHER_MARKS: &[&str] = &[
    "comment",
    "review",
    "testimonial",
    "reply",
    "avatar",
    "title",
    "position",
    "bio",
    "role",
    "label",
];

/// Names of one page; more are a list of contributors.
const MOST_NAMES: usize = 12;

/// Blocks before and behind the title where the byline stands.
const BEFORE_TITLE: usize = 5;
const BEHIND_TITLE: usize = 10;

/// The names of a page's authors, joined by `, `; empty if it does not tell.
pub(super) fn find(
    document: &Document,
    told: &JsonLd,
    site: &str,
    title_block: Option<usize>,
) -> String {
    let head = &document.head;
    let title = title_block.unwrap_or(0);
    let near = title.saturating_sub(BEFORE_TITLE)..=title.saturating_add(BEHIND_TITLE);

    let from_json_ld = told.authors.iter().flat_map(|name| names(name, false));
    let from_metas = METAS.iter().map(|name| {
        head.metas(std::slice::from_ref(name))
            .flat_map(|content| names(content, false))
            .collect::<Vec<_>>()
    });
    let end = document.blocks.len().min(near.end() + 1);
    let lines = document
        .blocks
        .get(*near.start()..end)
        .unwrap_or_default()
        .iter()
        .filter(|block| is_byline(&block.text))
        .map(|block| names(&block.text, true));

    let found: Vec<Vec<String>> = std::iter::once(from_json_ld.collect())
        .chain(from_metas)
        .chain(marked(head, title))
        .chain(lines)
        .filter(|names: &Vec<String>| !names.is_empty())
        .collect();
    // A site that signs its articles itself is their author only where nobody else is.
    let site = [site::bare(site)];
    found
        .iter()
        .enumerate()
        .find(|(at, names)| {
            let signed_by_site = names.iter().all(|name| site::is_name(name, &site));
            !signed_by_site && (*at == 0 || names.iter().all(|name| is_full(name)))
        })
        .map(|(_, names)| names)
        .or(found.first())
        .map(|names| joined(names))
        .unwrap_or_default()
}

/// The names in elements that are marked as bylines, the nearest to the title first.
fn marked(head: &Head, title: usize) -> impl Iterator<Item = Vec<String>> {
    let mut marks: Vec<_> = head
        .bylines
        .iter()
        .filter(|mark| !OTHER_MARKS.iter().any(|word| mark.label.contains(word)))
        .map(|mark| (title.abs_diff(mark.block as usize), mark))
        .collect();
    marks.sort_by_key(|(distance, _)| *distance);
    marks.into_iter().map(|(distance, mark)| {
        let strict = distance > BEHIND_TITLE || !mark.label.contains("author");
        [&mark.text, &mark.value]
            .into_iter()
            .filter(|text| text.chars().take(BYLINE_CHARS + 1).count() <= BYLINE_CHARS)
            .map(|text| {
                // `5 October Written by Jane Doe`: in a byline, names follow this word.
                let by = text.to_ascii_lowercase().find(" by ");
                names(by.map_or(text.as_str(), |at| &text[at + 4..]), strict)
            })
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    })
}

fn joined(names: &[String]) -> String {
    let mut seen = std::collections::HashSet::new();
    names
        .iter()
        .filter(|name| seen.insert(letters(name)))
        .take(MOST_NAMES)
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
    fn places_are_asked_in_order_and_the_site_signs_last() {
        let nobody = JsonLd::default();
        let told = JsonLd {
            authors: vec!["Jane Doe".into()],
            ..JsonLd::default()
        };
        let meta = page(&[("author", "John Smith")], &[], &[]);
        assert_eq!(find(&meta, &told, "", None), "Jane Doe");
        assert_eq!(find(&meta, &nobody, "", None), "John Smith");
        let marked = page(
            &[("author", "The Daily")],
            &[("Max Far", 40), ("Jane Doe", 3)],
            &[],
        );
        assert_eq!(find(&marked, &nobody, "The Daily", Some(2)), "Jane Doe");
        assert_eq!(
            find(
                &page(&[("author", "The Daily")], &[], &[]),
                &nobody,
                "The Daily",
                None
            ),
            "The Daily"
        );
        let mut commented = page(&[], &[("Max Commenter", 1), ("Jane Doe", 3)], &[]);
        commented.head.bylines[0].label = "div comment-author vcard".into();
        assert_eq!(find(&commented, &nobody, "", Some(0)), "Jane Doe");
        let seen = page(&[], &[], &["Ten die", "By Jane Doe", "Text."]);
        assert_eq!(find(&seen, &nobody, "", Some(0)), "Jane Doe");
        assert_eq!(find(&page(&[], &[], &["Text."]), &nobody, "", None), "");
    }
}
