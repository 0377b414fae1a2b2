//! The page's address.

use crate::document::{Head, JsonLd};
use crate::text::url::web;
use url::Url;

/// The url that was given; else the one the page calls its own, if that is absolute or
/// can be made so.
pub(super) fn find(head: &Head, told: &JsonLd, given: &str) -> String {
    let given = given.trim();
    if !given.is_empty() {
        return given.to_owned();
    }
    written(head, told).into_iter().next().unwrap_or_default()
}

/// The absolute web addresses the page gives itself, the most trusted first. A relative
/// canonical link is resolved against the others.
pub(super) fn written(head: &Head, told: &JsonLd) -> Vec<String> {
    let canonical = head
        .links
        .iter()
        .filter(|(rel, _)| rel.split_whitespace().any(|rel| rel == "canonical"))
        .map(|(_, href)| href.trim())
        .find(|href| !href.is_empty());
    let others: Vec<Url> = head
        .metas(&["og:url"])
        .chain([told.url.as_str()])
        .filter_map(web)
        .collect();
    let canonical = canonical.and_then(|href| {
        web(href).or_else(|| {
            let base = others.first()?;
            base.join(href).ok().and_then(|url| web(url.as_str()))
        })
    });
    canonical
        .into_iter()
        .chain(others)
        .map(String::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_address_that_can_be_gone_to_is_taken() {
        for (given, canonical, og, ld, wanted) in [
            (
                "https://g.example/",
                "https://c.example/",
                "",
                "",
                "https://g.example/",
            ),
            (
                "",
                "https://c.example/a",
                "https://o.example/",
                "",
                "https://c.example/a",
            ),
            (
                "",
                "/a/b",
                "https://o.example/x?y=1",
                "",
                "https://o.example/a/b",
            ),
            (
                "",
                "//c.example/a",
                "https://o.example/x",
                "",
                "https://c.example/a",
            ),
            ("", "/a/b", "", "", ""),
            (
                "",
                "",
                "/relative",
                "https://l.example/",
                "https://l.example/",
            ),
            (
                "",
                "javascript:void(0)",
                "mailto:a@b.example",
                "#article",
                "",
            ),
            ("", "http://localhost/a", "", "", ""),
        ] {
            let head = Head {
                metas: vec![("og:url".into(), og.into())],
                links: vec![("canonical".into(), canonical.into())],
                ..Head::default()
            };
            let told = JsonLd {
                url: ld.into(),
                ..JsonLd::default()
            };
            assert_eq!(find(&head, &told, given), wanted, "{canonical} {og} {ld}");
        }
    }
}
