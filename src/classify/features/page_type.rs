//! What sort of page a template and an address say it is.
//!
//! Content managers put the sort of page into the class of `body` (WordPress:
//! `single-post`, `archive`; shops: `product-page`), and sites put it into the path
//! (`/forum/`, `/docs/`). Both use the same few words.

use crate::document::{Document, Head, Tag};
use crate::text::url;

/// The words of each sort, for a class of `body` or a step of a path: the feature for
/// each of these, and the words.
const SORTS: [(&str, &str, &str); 6] = [
    (
        "body_post",
        "path_post",
        "post article single story news blog artikel articles posts stories",
    ),
    (
        "body_product",
        "path_product",
        "product products shop woocommerce item produkt store p dp",
    ),
    (
        "body_list",
        "path_list",
        "archive category tag search list listing index collection collections categories \
         catalog taxonomy term tags topics results archives",
    ),
    (
        "body_forum",
        "path_forum",
        "forum forums topic thread threads discussion discussions viewtopic community \
         question questions showthread t",
    ),
    (
        "body_docs",
        "path_docs",
        "docs doc documentation wiki mediawiki api reference manual guide guides help \
         tutorial tutorials learn",
    ),
    (
        "body_home",
        "path_service",
        "home front frontpage service services solutions about company",
    ),
];

/// The features of the page's sort.
pub(super) fn named(document: &Document) -> Vec<(&'static str, f32)> {
    let body = document.containers.iter().find(|c| c.tag == Tag::Body);
    let class = words(body.map_or("", |body| &body.label));
    let address = address(&document.head);
    let path = url::declared_path(address);
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let stepped: Vec<String> = steps.iter().flat_map(|step| words(step)).collect();
    let last = steps.last().copied().unwrap_or_default();
    let says = |found: &[String], sort: &str| {
        let mut wanted = sort.split_whitespace();
        f32::from(u8::from(
            wanted.any(|word| found.iter().any(|own| own == word)),
        ))
    };
    let mut values: Vec<(&'static str, f32)> = Vec::new();
    for (by_class, by_path, sort) in SORTS {
        values.push((by_class, says(&class, sort)));
        values.push((by_path, says(&stepped, sort)));
    }
    // The front page has no path, a section a short one, a story a name of many words.
    let known = !address.is_empty();
    let or_unknown = |value: usize| if known { value as f32 } else { -1.0 };
    values.push(("path_steps", or_unknown(steps.len())));
    values.push(("path_name", or_unknown(words(last).len())));
    let digits = path.bytes().filter(u8::is_ascii_digit).count();
    values.push(("path_digits", or_unknown(digits)));
    values
}

/// The address the page gives itself.
fn address(head: &Head) -> &str {
    let canonical = head.links.first().map(|(_, href)| href.as_str());
    let told = || {
        let og = head.metas.iter().find(|(key, _)| key == "og:url");
        og.map(|(_, content)| content.as_str())
    };
    canonical.or_else(told).unwrap_or_default().trim()
}

/// The words of a name, as signs and digits separate them, in lower case.
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
    fn the_class_of_body_and_the_path_name_the_sort_of_page() {
        let page = html::parse(
            "<link rel=canonical href='https://shop.example/forum/1204/which-train-to-take/?a-b'>\
             <body class='single-post page-id-7'><p>One",
        );
        let value = |name: &str| column(&page, name)[0];
        assert_eq!(
            (value("page.body_post"), value("page.path_post")),
            (1.0, 0.0)
        );
        assert_eq!(
            (value("page.body_forum"), value("page.path_forum")),
            (0.0, 1.0)
        );
        assert_eq!(value("page.path_steps"), 3.0);
        assert_eq!(value("page.path_name"), 4.0);
        assert_eq!(value("page.path_digits"), 4.0);
    }

    #[test]
    fn an_address_that_is_not_known_is_no_front_page() {
        let unknown = html::parse("<p>One");
        assert_eq!(column(&unknown, "page.path_steps"), [-1.0]);
        let front = html::parse("<meta property=og:url content='https://a.example/'><p>One");
        assert_eq!(column(&front, "page.path_steps"), [0.0]);
    }
}
