//! The URL of a page.
//!
//! The caller's URL wins; then the canonical link, `og:url`, and the URL in the JSON-LD.

use crate::document::Head;
use crate::text::url::web;
use url::Url;

/// The caller's URL, else the first URL that the page declares; empty if there is none.
pub(super) fn find(head: &Head, given: &str) -> String {
    let given = given.trim();
    if !given.is_empty() {
        return given.to_owned();
    }
    declared(head).into_iter().next().unwrap_or_default()
}

/// The absolute web URLs that the page declares for itself, the most trusted first. A relative
/// canonical link is resolved against the first of the others.
pub(super) fn declared(head: &Head) -> Vec<String> {
    let canonical = head
        .links
        .iter()
        .filter(|(rel, _)| rel.split_whitespace().any(|rel| rel == "canonical"))
        .map(|(_, href)| href.trim())
        .find(|href| !href.is_empty());
    let others: Vec<Url> = head
        .metas(&["og:url"])
        .chain([head.json_ld.url.as_str()])
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
    use crate::document::JsonLd;

    #[test]
    fn the_first_absolute_url_is_taken() {
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
                json_ld: JsonLd {
                    url: ld.into(),
                    ..JsonLd::default()
                },
                ..Head::default()
            };
            assert_eq!(find(&head, given), wanted, "{canonical} {og} {ld}");
        }
    }
}
