//! The URL of a page.
//!
//! The caller's URL wins; then the canonical link, `og:url`, and the URL in the JSON-LD.

use super::Value;
use super::sources::{Source, URL};
use crate::document::Head;
use crate::text::url::web;
use url::Url;

/// The caller's URL, else the first URL that the page declares; empty if there is none.
pub(super) fn find(head: &Head, given: &str) -> Value {
    let given = given.trim();
    if !given.is_empty() {
        return Value::new(given.to_owned(), Source::Caller);
    }
    let first = declared_with_sources(head).into_iter().next();
    first.map_or_else(Value::default, |(url, source)| Value::new(url, source))
}

/// The absolute web URLs that the page declares for itself, the most trusted first.
pub(super) fn declared(head: &Head) -> Vec<String> {
    let urls = declared_with_sources(head).into_iter();
    urls.map(|(url, _)| url).collect()
}

/// The declared URLs with their sources. A relative canonical link is resolved against the first
/// of the others.
fn declared_with_sources(head: &Head) -> Vec<(String, Source)> {
    let canonical = head
        .links
        .iter()
        .filter(|(rel, _)| rel.split_whitespace().any(|rel| rel == "canonical"))
        .map(|(_, href)| href.trim())
        .find(|href| !href.is_empty());
    let others: Vec<(Url, Source)> = URL
        .iter()
        .flat_map(|source| match source {
            Source::Meta(name) => head
                .metas(std::slice::from_ref(name))
                .filter_map(|address| Some((web(address)?, *source)))
                .collect(),
            Source::JsonLd(_) => Vec::from_iter(web(&head.json_ld.url).map(|url| (url, *source))),
            _ => Vec::new(),
        })
        .collect();
    let canonical = canonical.and_then(|href| {
        web(href).or_else(|| {
            let (base, _) = others.first()?;
            base.join(href).ok().and_then(|url| web(url.as_str()))
        })
    });
    canonical
        .map(|url| (url, Source::Canonical))
        .into_iter()
        .chain(others)
        .map(|(url, source)| (String::from(url), source))
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
            assert_eq!(find(&head, given).text, wanted, "{canonical} {og} {ld}");
        }
    }
}
