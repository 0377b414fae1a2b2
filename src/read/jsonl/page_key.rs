//! Finds the page of a record: the key or the path of `--field`, or the first of the usual names.
//!
//! Input: the members of a record. Output: the keys on the way to the page, outermost first. A
//! value decides before a name: tables with a fixed schema have a null or an empty string for a
//! missing value, so the first key with a filled value is preferred.

use crate::read::RecordError;
use crate::text::json_object::{members, string_value};
use crate::text::markup::looks_like_html;
use serde_json::value::RawValue;

/// A kind of key that may hold the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    /// Holds HTML by its name.
    Html,
    /// Holds text by its name.
    Text,
    /// Holds Markdown by its name.
    Markdown,
    /// Holds either, so that the value decides.
    Either,
}

/// The keys that may hold the page without `--field`, in order of preference: markup before the
/// text that was extracted from it, because it has more structure. In lower case, without `_` and
/// `-`.
const PAGE_KEYS: [(&str, KeyKind); 9] = [
    ("html", KeyKind::Html),
    ("rawhtml", KeyKind::Html),
    ("body", KeyKind::Either),
    ("pagehtml", KeyKind::Html),
    ("htmlcontent", KeyKind::Html),
    ("response", KeyKind::Either),
    ("markdown", KeyKind::Markdown),
    ("text", KeyKind::Text),
    ("content", KeyKind::Either),
];

/// Keys that hold markup in some records, and in others something beside the text.
const MARKUP_OR_SECOND: [&str; 2] = ["body", "response"];

/// Keys that the message about a missing page lists.
const MAX_LISTED_KEYS: usize = 20;

/// Characters of each of those keys.
const MAX_LISTED_KEY_CHARS: usize = 40;

/// The kind of a key by its name.
pub(super) fn kind(key: &str) -> KeyKind {
    let folded = folded(key);
    let known = PAGE_KEYS.iter().find(|(name, _)| *name == folded);
    known.map_or(KeyKind::Either, |(_, kind)| *kind)
}

/// The keys on the way to the page.
pub(super) fn page_path(
    members: &[(String, &RawValue)],
    field: Option<&str>,
) -> Result<Vec<String>, RecordError> {
    let found = match field {
        Some(field) => path(members, field),
        None => guessed(members).map(|key| vec![key]),
    };
    found.ok_or_else(|| {
        let keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
        no_page(&keys, field)
    })
}

/// The path that a field names. A key may itself contain dots, so the whole name comes first.
fn path(members: &[(String, &RawValue)], field: &str) -> Option<Vec<String>> {
    if value(members, field).is_some() {
        return Some(vec![field.to_owned()]);
    }
    field.match_indices('.').find_map(|(dot, _)| {
        let (key, rest) = (&field[..dot], &field[dot + 1..]);
        let inner = self::members(value(members, key)?.get()).ok()?;
        let inside = path(&inner, rest)?;
        Some([vec![key.to_owned()], inside].concat())
    })
}

/// The value of a key. The last of duplicates counts, as in most parsers.
pub(super) fn value<'a>(members: &[(String, &'a RawValue)], key: &str) -> Option<&'a RawValue> {
    let last = members.iter().rev().find(|(name, _)| name == key);
    last.map(|(_, value)| *value)
}

/// A key of the record with one of the usual names.
struct Candidate<'a> {
    key: &'a str,
    name: &'static str,
    value: &'a RawValue,
}

impl Candidate<'_> {
    fn is_filled(&self) -> bool {
        let raw = self.value.get();
        /// Bytes of a string that may hold nothing but escaped white space.
        const SHORT: usize = 100;
        let has_words = || string_value(self.value).is_some_and(|text| !text.trim().is_empty());
        raw.starts_with('"') && (raw.len() > SHORT || has_words())
    }

    fn is_null(&self) -> bool {
        self.value.get() == "null"
    }

    /// Whether a key that is not always the page comes before text.
    fn is_first_choice(&self) -> bool {
        !MARKUP_OR_SECOND.contains(&self.name)
            || string_value(self.value).is_some_and(|value| looks_like_html(&value))
    }
}

/// The key with the most preferred of the usual names.
fn guessed(members: &[(String, &RawValue)]) -> Option<String> {
    let keys: Vec<String> = members.iter().map(|(key, _)| folded(key)).collect();
    let candidates: Vec<Candidate> = PAGE_KEYS
        .iter()
        .filter_map(|(name, _)| {
            // The name as it is written here, else in another case.
            let exact = members.iter().rposition(|(key, _)| key == name);
            let at = exact.or_else(|| keys.iter().rposition(|key| key == name))?;
            let (key, value) = &members[at];
            Some(Candidate { key, name, value })
        })
        .collect();
    let filled: Vec<&Candidate> = candidates.iter().filter(|c| c.is_filled()).collect();
    let chosen = match filled[..] {
        [only] => Some(only),
        _ => filled
            .iter()
            .find(|candidate| candidate.is_first_choice())
            .or(filled.first())
            .copied(),
    };
    let is_text = |candidate: &&Candidate| candidate.value.get().starts_with('"');
    let chosen = chosen
        .or_else(|| candidates.iter().find(is_text))
        .or_else(|| candidates.iter().find(|candidate| !candidate.is_null()))
        .or(candidates.first())?;
    Some(chosen.key.to_owned())
}

fn folded(key: &str) -> String {
    let kept = key.chars().filter(|c| !matches!(c, '_' | '-'));
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a key may hold the page without `--field`.
pub(in crate::read) fn is_page_key(key: &str) -> bool {
    let folded = folded(key);
    PAGE_KEYS.iter().any(|(name, _)| *name == folded)
}

/// The error of a record, or of a table, without a page.
pub(in crate::read) fn no_page(all: &[&str], field: Option<&str>) -> RecordError {
    let mut keys: Vec<String> = all
        .iter()
        .take(MAX_LISTED_KEYS)
        .map(|key| {
            let shortened: String = key.chars().take(MAX_LISTED_KEY_CHARS).collect();
            format!("`{shortened}`")
        })
        .collect();
    if all.len() > MAX_LISTED_KEYS {
        keys.push("…".to_owned());
    }
    RecordError::NoPage {
        wanted: match field {
            Some(field) => format!("`{field}`"),
            None => "`html`, `markdown`, `text`, `content` or another usual name".to_owned(),
        },
        keys: match keys.is_empty() {
            true => "it has no keys".to_owned(),
            false => format!("its keys are {}", keys.join(", ")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_of(object: &str, field: Option<&str>) -> Option<String> {
        let members = members(object).unwrap();
        page_path(&members, field).ok().map(|path| path.join("/"))
    }

    #[test]
    fn usual_names_are_guessed_in_any_case_with_markup_before_text() {
        for (object, key) in [
            (r#"{"Text":"a"}"#, "Text"),
            (r#"{"TEXT":"a","text":"b"}"#, "text"),
            (r#"{"text":"a","raw_html":"<p>"}"#, "raw_html"),
            (r#"{"text":"a","rawHtml":"<p>"}"#, "rawHtml"),
            (r#"{"content":"a","Page-HTML":"<p>"}"#, "Page-HTML"),
            (r#"{"text":"a","body":"<p>b</p><p>c</p>"}"#, "body"),
            (r#"{"text":"a","body":"a remark"}"#, "text"),
            (r#"{"body":"a remark","id":1}"#, "body"),
            (r#"{"prompt":"a","response":"an answer"}"#, "response"),
            (r#"{"response":{"status":200},"text":"a"}"#, "text"),
            (r##"{"metadata":{},"markdown":"# A"}"##, "markdown"),
        ] {
            assert_eq!(path_of(object, None).as_deref(), Some(key), "{object}");
        }
        assert_eq!(path_of(r#"{"title":"a","summary":"b"}"#, None), None);
    }

    #[test]
    fn a_filled_value_is_preferred_to_an_empty_one_and_text_to_other_types() {
        for (object, key) in [
            (r#"{"text":"","content":"words"}"#, "content"),
            (r#"{"html":" ","text":"words"}"#, "text"),
            (r#"{"html":null,"text":""}"#, "text"),
            (r#"{"text":42,"content":"words"}"#, "content"),
            (r#"{"text":42,"html":null}"#, "text"),
            (r#"{"html":"","text":""}"#, "html"),
        ] {
            assert_eq!(path_of(object, None).as_deref(), Some(key), "{object}");
        }
    }

    #[test]
    fn a_field_may_be_a_path_or_a_key_with_dots() {
        let object = r#"{"response":{"status":200,"body":{"html":"x"}},"a.b":"y","a":{"b":"z"}}"#;
        for (field, keys) in [
            ("response.body.html", Some("response/body/html")),
            ("a.b", Some("a.b")),
            ("response.html", None),
            ("response.status.x", None),
            (".", None),
        ] {
            assert_eq!(path_of(object, Some(field)).as_deref(), keys, "{field}");
        }
    }
}
