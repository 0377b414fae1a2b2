//! What a page says of itself in JSON-LD (<https://www.w3.org/TR/json-ld11/>, the
//! vocabulary is <https://schema.org>).
//!
//! The same article comes as one object, inside `@graph`, in a list, or behind
//! `mainEntityOfPage`, with its author spelled out or by reference. All objects are laid
//! out flat first, and the one that speaks of this page is chosen among them. Hand-made
//! JSON-LD is often broken in few ways; those are mended, anything else is ignored.

mod main_object;

use crate::document::{Head, JsonLd};
use crate::repair::{self, Quotes};
use crate::text::words::one_line;
use main_object::{flatten, headline, is, main_object};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Bytes of JSON-LD that are read on one page. A parsed number takes 16 times its text,
/// so that this bounds what a hostile page can make of it; real pages stay under 300 KB.
const MOST_BYTES: usize = 2 << 20;

/// Types that name the site when no article names its publisher.
const SITES: &[&str] = &["WebSite", "NewsMediaOrganization"];

/// Names are shorter; most sentences are not.
const PASSAGE_BYTES: usize = 40;

type Object = Map<String, Value>;

/// Reads the JSON-LD scripts of a page, which it takes, into `head.json_ld`.
pub fn read(head: &mut Head) {
    let scripts = std::mem::take(&mut head.json_ld_scripts);
    head.json_ld = parse_scripts(&scripts, head);
}

/// What the scripts contain. Text that cannot be parsed contributes nothing. The titles of the
/// head decide which of several objects describes the page.
fn parse_scripts(scripts: &[String], head: &Head) -> JsonLd {
    let mut left = MOST_BYTES;
    let mut values = Vec::new();
    for script in scripts {
        if script.len() <= left {
            left -= script.len();
            values.extend(parse(script));
        }
    }
    let objects = flatten(&values);
    let named: HashMap<&str, &Object> = objects
        .iter()
        .filter(|object| object.contains_key("name"))
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();

    let site = objects
        .iter()
        .find(|object| SITES.iter().any(|kind| is(object, kind)))
        .map(|object| string(object, &["name"]))
        .unwrap_or_default();
    let (types, passages) = everything(&values);
    let Some(main) = main_object(&objects, head) else {
        return JsonLd {
            site,
            types,
            passages,
            ..JsonLd::default()
        };
    };
    let publisher = names(main.get("publisher"), &named).into_iter().next();
    JsonLd {
        headline: headline(main),
        authors: people(main, &named),
        published: string(
            main,
            &["datePublished", "dateCreated", "uploadDate", "datePosted"],
        ),
        modified: string(main, &["dateModified"]),
        site: publisher.map_or(site, |(name, _)| name),
        url: string(main, &["url", "@id"]),
        language: string(main, &["inLanguage"]),
        body: main
            .get("articleBody")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        types,
        passages,
    }
}

/// The types of all objects, and every text long enough to be a passage, wherever they stand.
fn everything(values: &[Value]) -> (Vec<String>, Vec<String>) {
    let (mut types, mut passages) = (Vec::new(), Vec::new());
    let mut open: Vec<(&str, &Value)> = values.iter().rev().map(|value| ("", value)).collect();
    while let Some((key, value)) = open.pop() {
        match value {
            Value::String(kind) if key == "@type" => {
                let name = kind.rsplit(['/', ':', '#']).next().unwrap_or_default();
                types.push(name.to_ascii_lowercase());
            }
            // What is a body is told apart, and of the main object alone.
            Value::String(text) if key != "articleBody" && is_passage(text) => {
                passages.push(text.clone());
            }
            Value::Array(items) => open.extend(items.iter().rev().map(|item| (key, item))),
            Value::Object(object) => {
                open.extend(object.iter().map(|(key, value)| (key.as_str(), value)))
            }
            _ => {}
        }
    }
    (types, passages)
}

/// Whether a text is long enough, and no address.
fn is_passage(text: &str) -> bool {
    text.len() >= PASSAGE_BYTES && !text.contains("://")
}

/// The values of a script: one, or several written one after the other.
fn parse(script: &str) -> Vec<Value> {
    let whole = |text: &str| -> Vec<Value> {
        serde_json::Deserializer::from_str(text)
            .into_iter::<Value>()
            .map_while(Result::ok)
            .collect()
    };
    let values = whole(script);
    if values.is_empty() {
        whole(&mend(script))
    } else {
        values
    }
}

/// Mends what people break: comment and CDATA marks around, raw line breaks inside
/// strings, commas before a closing bracket.
fn mend(script: &str) -> String {
    let start = script.find(['{', '[']).map(|start| {
        // `<![CDATA[` holds a bracket of its own.
        let behind = script[start..].find("CDATA[").map(|at| start + at + 6);
        match behind {
            Some(behind) if behind - start < 10 => behind,
            _ => start,
        }
    });
    let script = &script[start.unwrap_or(0)..];
    let mut mended = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in script.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '}' | ']' if !quoted => {
                let kept = mended.trim_end();
                let kept = kept.strip_suffix(',').unwrap_or(kept).len();
                mended.truncate(kept);
            }
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
        mended.push(if c.is_control() { ' ' } else { c });
    }
    mended
}

/// The first of these keys that holds text, mended and on one line.
fn string(object: &Object, keys: &[&str]) -> String {
    keys.iter()
        .filter_map(|key| match object.get(*key)? {
            Value::String(text) => Some(text.as_str()),
            Value::Array(items) => items.first()?.as_str(),
            _ => None,
        })
        .map(clean)
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

fn clean(text: &str) -> String {
    one_line(&repair::prose(text, Quotes::Keep))
}

/// Who wrote it. Organizations count only where no person is named.
fn people(object: &Object, named: &HashMap<&str, &Object>) -> Vec<String> {
    let found = ["author", "creator"]
        .iter()
        .map(|key| names(object.get(*key), named))
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let persons_alone = found.iter().any(|(_, organization)| !organization);
    found
        .into_iter()
        .filter(|(_, organization)| !(persons_alone && *organization))
        .map(|(name, _)| name)
        .collect()
}

/// The names in a value (text, an object, a reference, or a list of them), and whether
/// each is an organization's.
fn names(value: Option<&Value>, named: &HashMap<&str, &Object>) -> Vec<(String, bool)> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    items
        .iter()
        .filter_map(|item| match item {
            Value::String(name) => Some((clean(name), false)),
            Value::Object(object) => {
                let referred = || named.get(object.get("@id")?.as_str()?).copied();
                let object = if object.contains_key("name") {
                    object
                } else {
                    referred()?
                };
                let organization = ["Organization", "NewsMediaOrganization", "Corporation"]
                    .iter()
                    .any(|kind| is(object, kind));
                Some((string(object, &["name"]), organization))
            }
            _ => None,
        })
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(scripts: &[&str]) -> JsonLd {
        let scripts: Vec<String> = scripts.iter().map(|script| script.to_string()).collect();
        parse_scripts(&scripts, &Head::default())
    }

    #[test]
    fn the_article_is_found_in_every_shape_it_comes_in() {
        let article = r#"{"@type":"NewsArticle","headline":"Ten die in floods","author":{"@type":"Person","name":"Jane Doe"}}"#;
        for script in [
            article.to_owned(),
            format!("[{article}]"),
            format!(r#"{{"@graph":[{{"@type":"WebPage","name":"Page"}},{article}]}}"#),
            format!(r#"{{"@type":"WebPage","name":"Page","mainEntity":{article}}}"#),
            article.replace(
                "\"NewsArticle\"",
                r#"["http://schema.org/NewsArticle","X"]"#,
            ),
        ] {
            let told = told(&[&script]);
            assert_eq!(told.headline, "Ten die in floods", "{script}");
            assert_eq!(told.authors, ["Jane Doe"], "{script}");
        }
    }

    #[test]
    fn what_people_break_is_mended() {
        for script in [
            "<!-- {\"@type\":\"Article\",\"headline\":\"Ten die\"} -->",
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ten die\"}\n//]]>",
            "{\"@type\":\"Article\",\"headline\":\"Ten\ndie\"}",
            "{\"@type\":\"Article\",\"headline\":\"Ten die\", }",
            "{\"@type\":\"Article\",\"keywords\":[\"a\", ],\"headline\":\"Ten die\",};",
            "{\"@type\":\"Article\",\"headline\":\"Ten die\"}{\"@type\":\"Person\"}",
        ] {
            assert_eq!(told(&[script]).headline, "Ten die", "{script}");
        }
        let quoted = r#"{"@type":"Article","headline":"Say \",}\" twice",}"#;
        assert_eq!(told(&[quoted]).headline, "Say \",}\" twice");
    }

    #[test]
    fn what_cannot_be_read_tells_nothing() {
        let deep = "[".repeat(100_000);
        for script in [
            "",
            "{",
            "}",
            "null",
            "[1,2",
            "\"text\"",
            "{\"@type\":7}",
            &deep,
        ] {
            assert_eq!(told(&[script]), JsonLd::default());
        }
        assert_eq!(
            told(&["{", r#"{"@type":"Article","headline":"Ten die"}"#]).headline,
            "Ten die"
        );
    }

    #[test]
    fn references_are_followed_and_persons_come_before_organizations() {
        let told = told(&[r##"{"@graph":[
            {"@type":"Article","headline":"H","author":{"@id":"#jane"},"publisher":{"@id":"#site"}},
            {"@type":"Person","@id":"#jane","name":"Jane Doe"},
            {"@type":"Organization","@id":"#site","name":"The Daily"}]}"##]);
        assert_eq!(told.authors, ["Jane Doe"]);
        assert_eq!(told.site, "The Daily");
        let both = r#"{"@type":"Article","author":[{"@type":"Organization","name":"The Daily"},{"@type":"Person","name":"Jane Doe"}]}"#;
        assert_eq!(super::tests::told(&[both]).authors, ["Jane Doe"]);
    }

    #[test]
    fn types_and_passages_are_found_wherever_they_stand() {
        let answer = "It runs every night between Vienna and Rome.";
        let mut page = told(&[
            r#"{"@type":"FAQPage","name":"Trains","mainEntity":[{"@type":["https://schema.org/Question"],
            "acceptedAnswer":{"@type":"Answer","text":"It runs every night between Vienna and Rome."}}]}"#,
        ]);
        page.types.sort();
        assert_eq!(page.types, ["answer", "faqpage", "question"]);
        assert_eq!(page.passages, [answer]);
    }
}
