//! What comes out: one article, and its JSON line.
//!
//! The line is flat, every key is always there and always of one type (missing is
//! `""`), because typed readers (Arrow, Spark, datatrove) infer a schema from the first
//! lines and trip over a later surprise. The order of the keys is fixed.

use crate::page::Page;
use crate::warning::Warning;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// What became of a record. Every record in gives one line out, whatever happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// There is a body.
    Ok,
    /// It was read, and holds no body (or a filter such as `--min-words` dropped it).
    Empty,
    /// It could not be read; `error` says why.
    Error,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 3] = [Status::Ok, Status::Empty, Status::Error];

    /// The name in the JSON line.
    pub fn name(self) -> &'static str {
        match self {
            Status::Ok => "ok",
            Status::Empty => "empty",
            Status::Error => "error",
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A cleaned page.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    pub id: String,
    pub status: Status,
    pub url: String,
    pub title: String,
    pub author: String,
    /// `YYYY-MM-DD`
    pub date: String,
    pub site: String,
    /// ISO 639-1
    pub language: String,
    /// The body, one block a line; code keeps its own line breaks.
    pub text: String,
    /// The F1 that the judge expects of this page's body against a careful reader's, 0 to 1, three decimals.
    #[serde(serialize_with = "three_decimals")]
    pub confidence: f32,
    /// Characters (Unicode scalar values) of the decoded input.
    pub source_chars: u64,
    /// Characters (Unicode scalar values) of `text`.
    pub text_chars: u64,
    pub source: String,
    /// In the JSON line their names, comma-separated: `bad-utf8,depth-limit`.
    #[serde(serialize_with = "comma_separated")]
    pub warnings: Vec<Warning>,
    pub error: String,
    #[serde(skip)]
    pub extra: Vec<(String, Box<RawValue>)>,
}

/// The keys of the line, in their order.
pub const KEYS: [&str; 15] = [
    "id",
    "status",
    "url",
    "title",
    "author",
    "date",
    "site",
    "language",
    "text",
    "confidence",
    "source_chars",
    "text_chars",
    "source",
    "warnings",
    "error",
];

impl Article {
    /// An article of which only the place is known yet.
    pub fn new(id: String, source: String, status: Status) -> Self {
        Article {
            id,
            status,
            url: String::new(),
            title: String::new(),
            author: String::new(),
            date: String::new(),
            site: String::new(),
            language: String::new(),
            text: String::new(),
            confidence: 0.0,
            source_chars: 0,
            text_chars: 0,
            source,
            warnings: Vec::new(),
            error: String::new(),
            extra: Vec::new(),
        }
    }

    /// The `error` line of a record that could not be cleaned.
    pub fn error(id: String, source: String, message: String) -> Self {
        Article {
            error: message,
            ..Article::new(id, source, Status::Error)
        }
    }

    /// The `error` line of a page that could not be cleaned, with what its record brings along.
    pub fn failed(page: Page, message: String) -> Self {
        let given = page.overrides;
        Article {
            url: given.url,
            title: given.title,
            author: given.author,
            date: given.date,
            site: given.site,
            language: given.language,
            extra: given.extra,
            ..Article::error(page.id, page.source, message)
        }
    }

    /// Its JSON line, with the newline.
    pub fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("strings and numbers always serialize");
        line.pop();
        // A key that stands twice in a record has its last value, as for any JSON reader.
        let mut last: HashMap<&str, usize> = HashMap::new();
        for (index, (key, _)) in self.extra.iter().enumerate() {
            last.insert(key, index);
        }
        for (index, (key, value)) in self.extra.iter().enumerate() {
            if last.get(key.as_str()) != Some(&index) {
                continue;
            }
            let mut name = key.clone();
            while KEYS.contains(&name.as_str())
                || (name != *key && last.contains_key(name.as_str()))
            {
                name.insert_str(0, "input_");
            }
            line.push(b',');
            serde_json::to_writer(&mut line, &name).expect("a string always serializes");
            line.push(b':');
            line.extend_from_slice(value.get().as_bytes());
        }
        line.extend_from_slice(b"}\n");
        line
    }
}

fn three_decimals<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 1000.0).round() / 1000.0)
}

fn comma_separated<S: Serializer>(warnings: &[Warning], serializer: S) -> Result<S::Ok, S::Error> {
    let names: Vec<&str> = warnings.iter().map(|warning| warning.name()).collect();
    serializer.serialize_str(&names.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_there_in_order_and_missing_is_empty() {
        let line = Article::new("a".into(), "a".into(), Status::Empty).to_line();
        assert_eq!(
            String::from_utf8(line).unwrap(),
            "{\"id\":\"a\",\"status\":\"empty\",\"url\":\"\",\"title\":\"\",\"author\":\"\",\"date\":\"\",\
             \"site\":\"\",\"language\":\"\",\"text\":\"\",\"confidence\":0.0,\"source_chars\":0,\
             \"text_chars\":0,\"source\":\"a\",\"warnings\":\"\",\"error\":\"\"}\n"
        );
    }

    #[test]
    fn extra_keys_follow_byte_for_byte_the_last_value_counts_and_collisions_are_renamed() {
        let mut article = Article::new("a".into(), "a".into(), Status::Ok);
        let raw = |s: &str| RawValue::from_string(s.into()).unwrap();
        article.extra = vec![
            ("n".into(), raw("123456789012345678901234567890")),
            ("confidence".into(), raw("[1,  2]")),
            ("n".into(), raw("1e999")),
            ("m".into(), raw("123456789012345678901234567890")),
        ];
        let line = String::from_utf8(article.to_line()).unwrap();
        assert!(
            line.ends_with(
                "\"error\":\"\",\"input_confidence\":[1,  2],\"n\":1e999,\"m\":123456789012345678901234567890}\n"
            ),
            "{line}"
        );
    }
}
