//! The authors of a page.
//!
//! Sources in the order of trust ([`AUTHOR`]): JSON-LD, metas, elements marked as bylines, visible
//! lines near the title. Many sites sign articles with their own name, so a source with only that
//! name is used only if no other source names a person.

use super::byline::{MAX_BYLINE_CHARS, is_byline, is_full_name, names, names_in_catalogue};
use super::sources::{AUTHOR, Source};
use super::{Value, place, site};
use crate::document::{Document, Head, MetaCandidate};
use crate::lang::bylines::{OTHER_LABELS, SECTIONS};
use crate::text::similarity::normalised_key;
use std::collections::HashSet;

/// Names in the output; longer lists are those of all contributors.
const MAX_NAMES: usize = 12;

/// Blocks before and after the title that may contain the byline.
const BEFORE_TITLE: usize = 5;
const AFTER_TITLE: usize = 10;

/// Names that a source may have beyond those of a more trusted one. More are those of other
/// stories.
const MAX_MORE_NAMES: usize = 4;

/// The names of the authors, joined by `, `; empty if unknown.
pub(super) fn find(document: &Document, site: &str, title_block: Option<usize>) -> Value {
    let title = title_block.unwrap_or(0);
    let site = [site::key(site)];
    // Each entry is one place: the names that a person wrote there.
    let mut places: Vec<(Source, Vec<String>)> = Vec::new();
    for source in AUTHOR {
        let found = match source {
            Source::JsonLd(_) => vec![in_json_ld(&document.head)],
            Source::Meta(name) => vec![in_meta(&document.head, name)],
            Source::Element => in_elements(document, title),
            _ => in_lines(document, title).collect(),
        };
        let found = found.into_iter().map(|names| {
            let mut names: Vec<String> =
                names.iter().map(|name| without_site(name, &site)).collect();
            // `Jane Doe, The Daily`
            if names.iter().any(|name| !site::is_name(name, &site)) {
                names.retain(|name| !site::is_name(name, &site));
            }
            names
        });
        places.extend(
            found
                .filter(|names| !names.is_empty())
                .map(|names| (*source, names)),
        );
        // JSON-LD lists all authors, so a person there decides, and no other place is read.
        if let [(Source::JsonLd(_), names)] = &places[..]
            && !names.iter().all(|name| site::is_name(name, &site))
        {
            return Value::new(joined(names), *source);
        }
    }
    // Visible places may name the section.
    places.retain(|(source, names)| {
        is_declared(*source) || !names.iter().all(|name| is_section(document, name))
    });
    let chosen = places
        .iter()
        .enumerate()
        .find(|(rank, (_, names))| {
            let signed_by_site = names.iter().all(|name| site::is_name(name, &site));
            let is_full = names.iter().all(|name| is_full_name(name));
            // The first source is believed even if its names are incomplete.
            !signed_by_site && (is_full || *rank == 0)
        })
        .map(|(_, place)| place)
        .or(places.first());
    let Some(chosen) = chosen else {
        return Value::default();
    };
    // Metas often contain the first author alone.
    let more = places
        .iter()
        .filter(|_| !matches!(chosen.0, Source::JsonLd(_)))
        .find(|place| names_more(&place.1, &chosen.1, &site));
    let (source, names) = more.unwrap_or(chosen);
    Value::new(joined(names), *source)
}

/// Whether a source is written for machines.
fn is_declared(source: Source) -> bool {
    matches!(source, Source::JsonLd(_) | Source::Meta(_))
}

/// Whether a place names the same people and a few more.
fn names_more(place: &[String], chosen: &[String], site: &[String]) -> bool {
    let keys = |names: &[String]| -> HashSet<String> {
        names.iter().map(|name| normalised_key(name)).collect()
    };
    let (place_keys, chosen_keys) = (keys(place), keys(chosen));
    place_keys.len() > chosen_keys.len()
        && place_keys.len() <= chosen_keys.len() + MAX_MORE_NAMES
        && place_keys.is_superset(&chosen_keys)
        && place
            .iter()
            .all(|name| is_full_name(name) && !site::is_name(name, site))
}

/// A name without the name of the site after it.
fn without_site(name: &str, site: &[String]) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let end = (2..words.len())
        .find(|at| site::is_name(&words[*at..].join(" "), site))
        .unwrap_or(words.len());
    words[..end].join(" ")
}

/// Whether a name is that of a section: a common one, the declared one, or a link of one word in
/// the navigation. Longer links may name columnists.
fn is_section(document: &Document, name: &str) -> bool {
    let (head, key) = (&document.head, normalised_key(name));
    let mut declared = head
        .metas(&["article:section"])
        .chain([head.json_ld.section.as_str()]);
    let mut blocks = document.blocks.iter().enumerate();
    SECTIONS.contains(&key.as_str())
        || declared.any(|section| normalised_key(section) == key)
        || blocks.any(|(at, block)| {
            block.links > 0
                && !block.text.contains(' ')
                && normalised_key(&block.text) == key
                && place::is_in_navigation(document, at)
        })
}

fn in_json_ld(head: &Head) -> Vec<String> {
    let authors = head.json_ld.authors.iter();
    authors.flat_map(|name| names(name, false)).collect()
}

fn in_meta(head: &Head, name: &str) -> Vec<String> {
    head.metas(&[name])
        .flat_map(|content| match CATALOGUE_METAS.contains(&name) {
            true => names_in_catalogue(content),
            false => names(content, false),
        })
        .collect()
}

/// Metas that libraries and journals write.
const CATALOGUE_METAS: &[&str] = &["citation_author", "dc.creator", "dcterms.creator"];

/// The names in each element that is marked as a byline, the nearest to the title first. The names
/// of elements in one block are one byline: `By <a>Jane Doe</a> and <a>Tom Smith</a>`.
fn in_elements(document: &Document, title: usize) -> Vec<Vec<String>> {
    let mut candidates: Vec<_> = document
        .head
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
    let mut bylines: Vec<(&MetaCandidate, Vec<String>)> = Vec::new();
    for (distance, candidate) in candidates {
        let strict = distance > AFTER_TITLE || !candidate.label.contains("author");
        let found = names_of_element(candidate, strict);
        if found.is_empty() {
            continue;
        }
        let is_name_alone =
            found.len() == 1 && normalised_key(&found[0]) == normalised_key(&candidate.text);
        match bylines.last_mut() {
            Some((last, known)) if continues(last, candidate, is_name_alone) => {
                let is_new = |name: &String| {
                    let key = normalised_key(name);
                    !known
                        .iter()
                        .any(|known| key.contains(&normalised_key(known)))
                };
                let new: Vec<String> = found
                    .into_iter()
                    .filter(|name| is_full_name(name) && is_new(name))
                    .collect();
                known.extend(new);
            }
            _ => bylines.push((candidate, found)),
        }
    }
    bylines.into_iter().map(|(_, names)| names).collect()
}

/// Whether two elements belong to one byline: one line of a template made them, in one block, or in
/// neighbouring blocks where the second has only a name.
fn continues(last: &MetaCandidate, next: &MetaCandidate, is_name_alone: bool) -> bool {
    last.label == next.label
        && (last.block == next.block
            || (is_name_alone && next.block.checked_sub(last.block) == Some(1)))
}

fn names_of_element(candidate: &MetaCandidate, strict: bool) -> Vec<String> {
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
    use super::super::testing;
    use super::*;
    use crate::document::{BlockKind, MetaCandidate};

    fn page(metas: &[(&str, &str)], bylines: &[(&str, u32)], lines: &[&str]) -> Document {
        let byline = |(text, block): &(&str, u32)| MetaCandidate {
            value: String::new(),
            text: text.to_string(),
            label: "span author".into(),
            block: *block,
        };
        let head = Head {
            metas: testing::metas(metas),
            bylines: bylines.iter().map(byline).collect(),
            ..Head::default()
        };
        testing::page(head, lines)
    }

    #[test]
    fn json_ld_comes_before_metas_before_candidates_before_lines_and_the_site_last() {
        let found = |page: &Document, site: &str, title| find(page, site, title).text;
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

    fn authors_of(page: &str) -> String {
        let document = crate::html::parse(page);
        let title = document
            .blocks
            .iter()
            .position(|block| block.kind == BlockKind::Heading(1));
        find(&document, "The Lantern", title).text
    }

    #[test]
    fn all_authors_of_one_byline_are_named() {
        for byline in [
            "<div class=byline>By <a rel=author>Ines Hollis</a> and <a rel=author>Tom Arden</a></div>",
            "<p><a rel=author>Ines Hollis</a>, <a rel=author>Tom Arden</a></p>",
            "<div class=author>Ines Hollis</div><div class=author>Tom Arden</div>",
            "<p>By Ines Hollis and Tom Arden</p>",
            "<meta name=citation_author content='Hollis, Ines'>\
             <meta name=citation_author content='Arden, Tom'>",
            "<meta name=author content='Ines Hollis'><p class=byline>Ines Hollis, Tom Arden</p>",
        ] {
            let page = format!("<h1>Ten die</h1>{byline}<p>Text.</p>");
            assert_eq!(authors_of(&page), "Ines Hollis, Tom Arden", "{byline}");
        }
    }

    #[test]
    fn sections_labels_and_the_site_are_no_part_of_a_byline() {
        for byline in [
            "<div class=author><a href=/x>Ines Hollis</a><div><a href=#>Twitter</a></div></div>",
            "<div class=article-author><a href=/politics>Politics</a></div><p>By Ines Hollis</p>",
            "<nav><a href=/owls>Owls</a></nav><p class=author>Owls</p><p>By Ines Hollis</p>",
            "<p class=byline>By Ines Hollis, The Lantern</p>",
            "<p class=byline>Ines Hollis The Lantern</p>",
        ] {
            let page = format!("<h1>Ten die</h1>{byline}<p>Text.</p>");
            assert_eq!(authors_of(&page), "Ines Hollis", "{byline}");
        }
    }
}
