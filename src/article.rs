//! The output of the pipeline: one article, and its JSON line.
//!
//! The line is flat, and every key is present with one type; a missing value is `""`. Typed
//! readers (Arrow, Spark, datatrove) infer a schema from the first lines and fail on lines that
//! differ. The order of the keys is fixed.

use crate::page::Page;
use crate::warning::Warning;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// The outcome for a record. Every record gives one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The page has a body.
    Ok,
    /// The page has no body, or a filter such as `--min-words` emptied it.
    Empty,
    /// The record could not be read; `error` has the reason.
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
    /// The id of the page.
    pub id: String,
    /// The outcome.
    pub status: Status,
    /// The address of the page.
    pub url: String,
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// When it was published, `YYYY-MM-DD`.
    pub date: String,
    /// The name of the site.
    pub site: String,
    /// The language, ISO 639-1.
    pub language: String,
    /// The body, one block a line; code keeps its own line breaks.
    pub text: String,
    /// The expected word F1 of `text` against the body that a careful reader would choose, 0 to 1.
    #[serde(serialize_with = "three_decimals")]
    pub confidence: f32,
    /// Characters (Unicode scalar values) of the decoded input.
    pub source_chars: u64,
    /// Characters (Unicode scalar values) of `text`.
    pub text_chars: u64,
    /// The file or stream that the page comes from.
    pub source: String,
    /// In the JSON line their names, comma-separated: `bad-utf8,depth-limit`.
    #[serde(serialize_with = "comma_separated")]
    pub warnings: Vec<Warning>,
    /// What is wrong and what to do; empty unless the status is `error`.
    pub error: String,
    /// What the page is about, in the words of its publisher.
    pub description: String,
    /// The address of the main image.
    pub image: String,
    /// The subjects, joined by `, `.
    pub tags: String,
    /// The section of the site.
    pub section: String,
    /// When it was changed last, `YYYY-MM-DD`.
    pub modified: String,
    /// Equal for texts that differ in case and white space alone, whatever the format of `text`.
    pub text_hash: String,
    /// Differs in few bits between texts that are nearly equal.
    pub simhash: String,
    /// Other keys of the record, appended to the line.
    #[serde(skip)]
    pub extra: Vec<(String, Box<RawValue>)>,
}

/// The keys of the line, in their order.
pub const KEYS: [&str; 22] = [
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
    "description",
    "image",
    "tags",
    "section",
    "modified",
    "text_hash",
    "simhash",
];

impl Article {
    /// An article without content.
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
            description: String::new(),
            image: String::new(),
            tags: String::new(),
            section: String::new(),
            modified: String::new(),
            text_hash: String::new(),
            simhash: String::new(),
            extra: Vec::new(),
        }
    }

    /// The `error` article of a record that could not be read.
    pub fn error(id: String, source: String, message: String) -> Self {
        Article {
            error: message,
            ..Article::new(id, source, Status::Error)
        }
    }

    /// The `error` article of a page that could not be cleaned, with the metadata of its record.
    pub fn failed(page: Page, message: String) -> Self {
        let overrides = page.overrides;
        Article {
            url: overrides.url,
            title: overrides.title,
            author: overrides.author,
            date: overrides.date,
            site: overrides.site,
            language: overrides.language,
            description: overrides.description,
            image: overrides.image,
            tags: overrides.tags,
            section: overrides.section,
            modified: overrides.modified,
            extra: overrides.extra,
            ..Article::error(page.id, page.source, message)
        }
    }

    /// The JSON line, with its newline.
    pub fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("strings and numbers always serialize");
        line.pop();
        // As in any JSON reader, the last value of a repeated key wins.
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
    fn an_empty_article_has_every_key_in_order() {
        let line = Article::new("a".into(), "a".into(), Status::Empty).to_line();
        assert_eq!(
            String::from_utf8(line).unwrap(),
            "{\"id\":\"a\",\"status\":\"empty\",\"url\":\"\",\"title\":\"\",\"author\":\"\",\"date\":\"\",\
             \"site\":\"\",\"language\":\"\",\"text\":\"\",\"confidence\":0.0,\"source_chars\":0,\
             \"text_chars\":0,\"source\":\"a\",\"warnings\":\"\",\"error\":\"\",\
             \"description\":\"\",\"image\":\"\",\"tags\":\"\",\"section\":\"\",\"modified\":\"\",\
             \"text_hash\":\"\",\"simhash\":\"\"}\n"
        );
    }

    #[test]
    fn extra_keys_keep_their_bytes_the_last_value_wins_and_collisions_are_renamed() {
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
                "\"simhash\":\"\",\"input_confidence\":[1,  2],\"n\":1e999,\"m\":123456789012345678901234567890}\n"
            ),
            "{line}"
        );
    }
}
