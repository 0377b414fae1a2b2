//! What a page is about: description, image, tags and section.
//!
//! Only declared values are used. Visible texts contain the same data, but they also contain the
//! tags and images of other stories.

use super::Value;
use super::sources::{DESCRIPTION, IMAGE, SECTION, Source, TAGS};
use crate::document::Head;
use crate::text::similarity::normalised_key;
use crate::text::url::web;
use crate::text::words::one_line;
use std::collections::HashSet;
use url::Url;

/// Characters of the longest description; longer values are bodies in the wrong place.
const MAX_DESCRIPTION_CHARS: usize = 2000;

/// Characters of the longest tag, and of the longest section; longer values are sentences.
const MAX_TAG_CHARS: usize = 60;

/// Tags in the output; longer lists are written for search engines.
const MAX_TAGS: usize = 30;

/// The texts of a source, in page order.
pub(super) fn declared(head: &Head, source: Source) -> Vec<&str> {
    let json_ld = &head.json_ld;
    match source {
        Source::Meta(name) => head
            .metas
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, content)| content.trim())
            .collect(),
        Source::JsonLd("keywords") => json_ld.keywords.iter().map(String::as_str).collect(),
        Source::JsonLd("description") => vec![&json_ld.description],
        Source::JsonLd("articleSection") => vec![&json_ld.section],
        Source::JsonLd("image") => vec![&json_ld.image],
        _ => Vec::new(),
    }
}

/// The first plausible value of a table.
fn first(head: &Head, table: &[Source], plausible: impl Fn(&str) -> Option<String>) -> Value {
    let found = table.iter().find_map(|source| {
        let text = declared(head, *source).into_iter().find_map(&plausible)?;
        Some(Value::new(text, *source))
    });
    found.unwrap_or_default()
}

/// The description, unless it only repeats the title.
pub(super) fn description(head: &Head, title: &str) -> Value {
    let title = normalised_key(title);
    first(head, DESCRIPTION, |text| {
        let text = one_line(&without_tags(text));
        let fits = text.chars().take(MAX_DESCRIPTION_CHARS + 1).count() <= MAX_DESCRIPTION_CHARS;
        (fits && has_words(&text) && normalised_key(&text) != title).then_some(text)
    })
}

/// The absolute address of the main image. A relative address is resolved against the page's.
pub(super) fn image(head: &Head, url: &str) -> Value {
    let base = Url::parse(url).ok();
    first(head, IMAGE, |address| {
        if address.is_empty() {
            return None;
        }
        let joined = || base.as_ref()?.join(address).ok();
        let absolute = Url::parse(address).ok().or_else(joined)?;
        web(absolute.as_str()).map(String::from)
    })
}

/// The section of the site. Of a path (`News > World`) it is the last part.
pub(super) fn section(head: &Head) -> Value {
    first(head, SECTION, |text| {
        let last = text.rsplit(['>', '›', '»', ';']).next().unwrap_or(text);
        let last = one_line(&without_tags(last));
        (has_words(&last) && is_short(&last) && !last.contains("://")).then_some(last)
    })
}

/// The distinct tags of the first source that has any, joined by `, `.
///
/// One string and no list: an empty list has no type, and readers infer a schema from the first
/// lines. A comma separates tags in every source, so it is never part of one.
pub(super) fn tags(head: &Head) -> Value {
    let found = TAGS.iter().find_map(|source| {
        let mut seen = HashSet::new();
        let tags: Vec<String> = declared(head, *source)
            .into_iter()
            .flat_map(|text| text.split([',', ';', '，', '、', '،']))
            .map(|tag| one_line(&without_tags(tag)))
            .filter(|tag| has_words(tag) && is_short(tag) && !tag.contains("://"))
            .filter(|tag| seen.insert(normalised_key(tag)))
            .take(MAX_TAGS)
            .collect();
        (!tags.is_empty()).then(|| Value::new(tags.join(", "), *source))
    });
    found.unwrap_or_default()
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn is_short(text: &str) -> bool {
    text.chars().take(MAX_TAG_CHARS + 1).count() <= MAX_TAG_CHARS
}

/// The text without markup: descriptions of some editors contain paragraphs and links.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let is_tag = rest[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = rest[start..].find('>').filter(|_| is_tag);
        let Some(end) = end else {
            let next = start + 1;
            plain.push_str(&rest[..next]);
            rest = &rest[next..];
            continue;
        };
        plain.push_str(&rest[..start]);
        plain.push(' ');
        rest = &rest[start + end + 1..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(metas: &[(&str, &str)]) -> Head {
        Head {
            metas: metas
                .iter()
                .map(|(name, content)| (name.to_string(), content.to_string()))
                .collect(),
            ..Head::default()
        }
    }

    #[test]
    fn a_description_that_repeats_the_title_or_has_no_words_is_skipped() {
        let page = head(&[
            ("og:description", "Ten die in “floods”"),
            ("description", " … "),
            ("twitter:description", "<p>The river\n rose 2 < 3 m.</p>"),
        ]);
        let found = description(&page, "Ten die in floods");
        assert_eq!(found.text, "The river rose 2 < 3 m.");
        assert_eq!(found.source, Source::Meta("twitter:description"));
        assert_eq!(description(&head(&[]), ""), Value::default());
    }

    #[test]
    fn the_address_of_the_image_is_absolute_and_on_the_web() {
        for (address, url, wanted) in [
            ("https://a.example/x.jpg", "", "https://a.example/x.jpg"),
            ("/x.jpg", "https://a.example/b/c", "https://a.example/x.jpg"),
            (
                "//i.example/x.jpg",
                "https://a.example/b",
                "https://i.example/x.jpg",
            ),
            ("/x.jpg", "", ""),
            ("data:image/png;base64,AA", "https://a.example/", ""),
            ("", "https://a.example/", ""),
        ] {
            assert_eq!(image(&head(&[("og:image", address)]), url).text, wanted);
        }
    }

    #[test]
    fn tags_are_distinct_and_joined_by_commas() {
        let mut page = head(&[
            ("keywords", "site, words"),
            ("article:tag", "Floods"),
            ("article:tag", "Kell; dams,floods"),
        ]);
        assert_eq!(tags(&page).text, "Floods, Kell, dams");
        page.metas.truncate(1);
        assert_eq!(tags(&page).text, "site, words");
        page.json_ld.keywords = vec!["rivers".into(), "https://a.example/t".into()];
        assert_eq!(tags(&page).text, "rivers");
        assert_eq!(tags(&head(&[])), Value::default());
    }

    #[test]
    fn the_section_is_the_last_part_of_a_path() {
        for (written, wanted) in [
            ("Politics", "Politics"),
            ("News > World", "World"),
            ("Arts &amp", "Arts &amp"),
            ("https://a.example/s", ""),
        ] {
            assert_eq!(section(&head(&[("article:section", written)])).text, wanted);
        }
    }
}
