//! What came in, and where from.
//!
//! A [`Page`] is one thing to clean: a file, one JSONL record, one of several
//! documents in a stream. Readers make them, and nothing after `read` knows what
//! container a page came out of. What a record said of itself (its url, its title,
//! keys we do not know) travels along in [`Overrides`], because what the user already
//! knows wins over what we would find.

use crate::warning::Warning;
use serde_json::value::RawValue;
use std::fmt;
use std::sync::Arc;

/// A place in the input that a person can go and look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file's path as it was named, or `stdin`.
    pub source: Arc<str>,
    /// The line the record begins on, from 1; `None` where the input is one page.
    pub line: Option<u64>,
    /// Bytes before the record, counted after decompression.
    pub offset: u64,
}

impl fmt::Display for Location {
    /// `path`, or `path#line` inside a file of many records: also the default id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}#{line}", self.source),
            None => f.write_str(&self.source),
        }
    }
}

/// Markup, or text that was already extracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    Html,
    Text,
}

impl PageFormat {
    /// Every format.
    pub const ALL: [PageFormat; 2] = [PageFormat::Html, PageFormat::Text];

    /// The name in the output of `--features`.
    pub fn name(self) -> &'static str {
        match self {
            PageFormat::Html => "html",
            PageFormat::Text => "text",
        }
    }
}

/// A page's content: bytes of a charset still unknown, or text a JSON string held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Bytes(Vec<u8>),
    Text(String),
}

/// What the input said of itself. An empty string means it said nothing.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    pub url: String,
    pub title: String,
    pub author: String,
    pub date: String,
    pub site: String,
    pub language: String,
    /// Keys that are not ours, in their order, their values byte for byte as they came
    /// (a round trip through a number type would round big integers).
    pub extra: Vec<(String, Box<RawValue>)>,
}

impl PartialEq for Overrides {
    /// Raw values are equal when they are written alike.
    fn eq(&self, other: &Overrides) -> bool {
        let fields = |overrides: &'_ Overrides| {
            let Overrides {
                url,
                title,
                author,
                date,
                site,
                language,
                ..
            } = overrides;
            [url, title, author, date, site, language]
                .map(String::as_str)
                .join("\0")
        };
        let extra = |overrides: &'_ Overrides| -> Vec<(String, String)> {
            let written =
                |(key, value): &(String, Box<RawValue>)| (key.clone(), value.get().into());
            overrides.extra.iter().map(written).collect()
        };
        fields(self) == fields(other) && extra(self) == extra(other)
    }
}

impl Eq for Overrides {}

/// One thing to clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub id: String,
    /// The file, or `stdin`; a record's own `source` wins.
    pub source: String,
    pub content: Content,
    /// What the user or the record's key says it is; `None`: look at the content.
    pub format: Option<PageFormat>,
    /// The charset told from outside (`--encoding`, an HTTP header).
    pub charset: Option<String>,
    /// Warnings from reading the record, passed on to the article.
    pub warnings: Vec<Warning>,
    pub overrides: Overrides,
}

impl Page {
    /// A page of plain text from memory.
    pub fn text(id: &str, text: &str) -> Page {
        Page::from_memory(id, text, PageFormat::Text)
    }

    /// A page of HTML from memory.
    pub fn html(id: &str, html: &str) -> Page {
        Page::from_memory(id, html, PageFormat::Html)
    }

    fn from_memory(id: &str, content: &str, format: PageFormat) -> Page {
        Page {
            id: id.to_owned(),
            source: String::new(),
            content: Content::Text(content.to_owned()),
            format: Some(format),
            charset: None,
            warnings: Vec::new(),
            overrides: Overrides::default(),
        }
    }
}
