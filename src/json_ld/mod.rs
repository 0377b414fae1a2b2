//! The JSON-LD of a page (<https://www.w3.org/TR/json-ld11/>; vocabulary: <https://schema.org>).
//!
//! Input: the scripts that the HTML parser collected. Output: a [`JsonLd`]. An article is written
//! as one object, inside `@graph`, in a list, or under `mainEntityOfPage`, with its author inline
//! or by reference. So all objects are flattened first, and [`main_object`] chooses the one that
//! describes the page. Common syntax errors are fixed; scripts that still do not parse are ignored.
//!
//! Strings in JSON-LD are often HTML-escaped or garbled. They are repaired here, although the
//! repair stage comes later: the choice of the main object compares them with the page's titles.

mod main_object;

use crate::document::{Head, JsonLd};
use crate::repair::{self, Quotes};
use crate::text::words::one_line;
use main_object::{flatten, has_type, headline, main_object};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Bytes of JSON-LD that are parsed on one page. A parsed number takes 16 times the memory of its
/// text, so this limits what a hostile page can allocate. Real pages have less than 300 KB.
const MAX_BYTES: usize = 2 << 20;

/// Types whose name is the name of the site if the article has no publisher.
const SITE_TYPES: &[&str] = &["WebSite", "NewsMediaOrganization"];

/// Bytes of the shortest passage. Names are shorter; most sentences are longer.
const MIN_PASSAGE_BYTES: usize = 40;

type Object = Map<String, Value>;

/// Reads the JSON-LD scripts of a page, which it takes, into `head.json_ld`.
pub fn read(head: &mut Head) {
    let scripts = std::mem::take(&mut head.json_ld_scripts);
    head.json_ld = parse_scripts(&scripts, head);
}

/// The data of the scripts. Text that cannot be parsed contributes nothing. The titles of the
/// head decide which of several objects describes the page.
fn parse_scripts(scripts: &[String], head: &Head) -> JsonLd {
    let mut left = MAX_BYTES;
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
        .find(|object| SITE_TYPES.iter().any(|name| has_type(object, name)))
        .map(|object| string(object, &["name"]))
        .unwrap_or_default();
    let (types, passages) = types_and_passages(&values);
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
        published: date(
            main,
            &["datePublished", "dateCreated", "uploadDate", "datePosted"],
        ),
        modified: date(main, &["dateModified"]),
        site: publisher.map_or(site, |(name, _)| name),
        url: string(main, &["url", "@id"]),
        language: string(main, &["inLanguage"]),
        description: string(main, &["description"]),
        image: image(main.get("image")).unwrap_or_default().to_owned(),
        section: string(main, &["articleSection"]),
        keywords: keywords(main.get("keywords")),
        body: main
            .get("articleBody")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        types,
        passages,
    }
}

/// The types of all objects, and all passages, at any depth.
fn types_and_passages(values: &[Value]) -> (Vec<String>, Vec<String>) {
    let (mut types, mut passages) = (Vec::new(), Vec::new());
    let mut open: Vec<(&str, &Value)> = values.iter().rev().map(|value| ("", value)).collect();
    while let Some((key, value)) = open.pop() {
        match value {
            Value::String(name) if key == "@type" => {
                let name = name.rsplit(['/', ':', '#']).next().unwrap_or_default();
                types.push(name.to_ascii_lowercase());
            }
            // `articleBody` is read separately, and only from the main object.
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

/// Whether a text is long and contains no URL.
fn is_passage(text: &str) -> bool {
    text.len() >= MIN_PASSAGE_BYTES && !text.contains("://")
}

/// The values of a script: one, or several in a row.
fn parse(script: &str) -> Vec<Value> {
    let whole = |text: &str| -> Vec<Value> {
        serde_json::Deserializer::from_str(text)
            .into_iter::<Value>()
            .map_while(Result::ok)
            .collect()
    };
    let values = whole(script);
    if values.is_empty() {
        whole(&fix_syntax(script))
    } else {
        values
    }
}

/// Fixes common syntax errors: surrounding comment and CDATA marks, raw line breaks inside
/// strings, commas before a closing bracket.
fn fix_syntax(script: &str) -> String {
    let start = script.find(['{', '[']).map(|start| {
        // `<![CDATA[` contains a bracket itself.
        let after_cdata = script[start..].find("CDATA[").map(|at| start + at + 6);
        match after_cdata {
            Some(after) if after - start < 10 => after,
            _ => start,
        }
    });
    let script = &script[start.unwrap_or(0)..];
    let mut fixed = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in script.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '}' | ']' if !quoted => {
                let kept = fixed.trim_end();
                let kept = kept.strip_suffix(',').unwrap_or(kept).len();
                fixed.truncate(kept);
            }
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
        fixed.push(if c.is_control() { ' ' } else { c });
    }
    fixed
}

/// The first non-empty text under these keys, repaired and on one line.
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

/// The first date under these keys: a text, or seconds or milliseconds since 1970 as a number.
fn date(object: &Object, keys: &[&str]) -> String {
    let text = string(object, keys);
    if !text.is_empty() {
        return text;
    }
    keys.iter()
        .filter_map(|key| object.get(*key)?.as_u64())
        .map(|number| number.to_string())
        .next()
        .unwrap_or_default()
}

/// The items of a value: those of a list, or the value itself.
fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// The address of an image: a text, an object with an address, or the first in a list of these.
fn image(value: Option<&Value>) -> Option<&str> {
    match items(value).first()? {
        Value::String(address) => Some(address),
        // `@id` names the object, and is often the address of the page with a fragment.
        Value::Object(object) => ["url", "contentUrl"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str()),
        _ => None,
    }
}

/// The keywords: a text, or a list of texts or of terms with a name.
fn keywords(value: Option<&Value>) -> Vec<String> {
    items(value)
        .iter()
        .filter_map(|item| match item {
            Value::String(text) => Some(clean(text)),
            Value::Object(term) => Some(string(term, &["name"])),
            _ => None,
        })
        .filter(|text| !text.is_empty())
        .collect()
}

fn clean(text: &str) -> String {
    one_line(&repair::prose(text, Quotes::Keep))
}

/// The names of the authors; organizations only if there is no person.
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

/// The names in a value (text, an object, a reference, or a list of these), and whether each is
/// the name of an organization.
fn names(value: Option<&Value>, named: &HashMap<&str, &Object>) -> Vec<(String, bool)> {
    items(value)
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
                    .any(|name| has_type(object, name));
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

    fn parsed(scripts: &[&str]) -> JsonLd {
        let scripts: Vec<String> = scripts.iter().map(|script| script.to_string()).collect();
        parse_scripts(&scripts, &Head::default())
    }

    #[test]
    fn the_article_is_found_in_every_common_structure() {
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
            let found = parsed(&[&script]);
            assert_eq!(found.headline, "Ten die in floods", "{script}");
            assert_eq!(found.authors, ["Jane Doe"], "{script}");
        }
    }

    #[test]
    fn common_syntax_errors_are_fixed() {
        for script in [
            "<!-- {\"@type\":\"Article\",\"headline\":\"Ten die\"} -->",
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ten die\"}\n//]]>",
            "{\"@type\":\"Article\",\"headline\":\"Ten\ndie\"}",
            "{\"@type\":\"Article\",\"headline\":\"Ten die\", }",
            "{\"@type\":\"Article\",\"keywords\":[\"a\", ],\"headline\":\"Ten die\",};",
            "{\"@type\":\"Article\",\"headline\":\"Ten die\"}{\"@type\":\"Person\"}",
        ] {
            assert_eq!(parsed(&[script]).headline, "Ten die", "{script}");
        }
        let quoted = r#"{"@type":"Article","headline":"Say \",}\" twice",}"#;
        assert_eq!(parsed(&[quoted]).headline, "Say \",}\" twice");
    }

    #[test]
    fn scripts_that_do_not_parse_are_ignored() {
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
            assert_eq!(parsed(&[script]), JsonLd::default());
        }
        assert_eq!(
            parsed(&["{", r#"{"@type":"Article","headline":"Ten die"}"#]).headline,
            "Ten die"
        );
    }

    #[test]
    fn references_are_followed_and_persons_come_before_organizations() {
        let found = parsed(&[r##"{"@graph":[
            {"@type":"Article","headline":"H","author":{"@id":"#jane"},"publisher":{"@id":"#site"}},
            {"@type":"Person","@id":"#jane","name":"Jane Doe"},
            {"@type":"Organization","@id":"#site","name":"The Daily"}]}"##]);
        assert_eq!(found.authors, ["Jane Doe"]);
        assert_eq!(found.site, "The Daily");
        let both = r#"{"@type":"Article","author":[{"@type":"Organization","name":"The Daily"},{"@type":"Person","name":"Jane Doe"}]}"#;
        assert_eq!(parsed(&[both]).authors, ["Jane Doe"]);
    }

    #[test]
    fn types_and_passages_are_found_at_any_depth() {
        let answer = "It runs every night between Vienna and Rome.";
        let mut page = parsed(&[
            r#"{"@type":"FAQPage","name":"Trains","mainEntity":[{"@type":["https://schema.org/Question"],
            "acceptedAnswer":{"@type":"Answer","text":"It runs every night between Vienna and Rome."}}]}"#,
        ]);
        page.types.sort();
        assert_eq!(page.types, ["answer", "faqpage", "question"]);
        assert_eq!(page.passages, [answer]);
    }
}
