//! Hints at the page type in the class of `body` and in the path of the page's URL.
//!
//! Input: the document. Output: for each page type of [`PAGE_TYPES`] whether the class and the path
//! name it, and counts of the path's parts.

use crate::document::{Document, Head, Tag};
use crate::lang::page_types::PAGE_TYPES;
use crate::text::url;

/// The page-type features of a page.
pub(super) fn of_page(document: &Document) -> Vec<(&'static str, f32)> {
    let body = document.containers.iter().find(|c| c.tag == Tag::Body);
    let class_words = words(body.map_or("", |body| &body.label));
    let address = declared_address(&document.head);
    let path = url::declared_path(address);
    let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    let path_words: Vec<String> = segments.iter().flat_map(|s| words(s)).collect();
    let slug = segments.last().copied().unwrap_or_default();
    let contains_any = |found: &[String], type_words: &str| {
        let mut type_words = type_words.split_whitespace();
        f32::from(u8::from(
            type_words.any(|word| found.iter().any(|own| own == word)),
        ))
    };
    let mut values: Vec<(&'static str, f32)> = Vec::new();
    for page_type in PAGE_TYPES {
        values.push((
            page_type.class_feature,
            contains_any(&class_words, page_type.words),
        ));
        values.push((
            page_type.path_feature,
            contains_any(&path_words, page_type.words),
        ));
    }
    // A front page has no path, a section a short one, an article a slug of many words. -1 if the
    // page declares no address.
    let known = !address.is_empty();
    let or_unknown = |value: usize| if known { value as f32 } else { -1.0 };
    values.push(("path_segments", or_unknown(segments.len())));
    values.push(("path_slug_words", or_unknown(words(slug).len())));
    let digits = path.bytes().filter(u8::is_ascii_digit).count();
    values.push(("path_digits", or_unknown(digits)));
    values
}

/// The address that the page declares for itself: its canonical link, else `og:url`.
fn declared_address(head: &Head) -> &str {
    let canonical = head.links.first().map(|(_, href)| href.as_str());
    let og_url = || {
        let og_url = head.metas.iter().find(|(key, _)| key == "og:url");
        og_url.map(|(_, content)| content.as_str())
    };
    canonical.or_else(og_url).unwrap_or_default().trim()
}

/// Runs of letters, in lower case.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::column;
    use crate::html;

    #[test]
    fn the_class_of_body_and_the_path_hint_at_the_page_type() {
        let page = html::parse(
            "<link rel=canonical href='https://shop.example/forum/1204/which-train-to-take/?a-b'>\
             <body class='single-post page-id-7'><p>One",
        );
        let value = |name: &str| column(&page, name)[0];
        assert_eq!(
            (value("page.class_post"), value("page.path_post")),
            (1.0, 0.0)
        );
        assert_eq!(
            (value("page.class_forum"), value("page.path_forum")),
            (0.0, 1.0)
        );
        assert_eq!(value("page.path_segments"), 3.0);
        assert_eq!(value("page.path_slug_words"), 4.0);
        assert_eq!(value("page.path_digits"), 4.0);
    }

    #[test]
    fn an_unknown_address_differs_from_a_front_page() {
        let unknown = html::parse("<p>One");
        assert_eq!(column(&unknown, "page.path_segments"), [-1.0]);
        let front = html::parse("<meta property=og:url content='https://a.example/'><p>One");
        assert_eq!(column(&front, "page.path_segments"), [0.0]);
    }
}
