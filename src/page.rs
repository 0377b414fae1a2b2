//! The input of the pipeline: one page, and where it comes from.
//!
//! A [`Page`] is a file, a JSONL record, or one of several documents on stdin. `read` makes
//! pages, so no later stage depends on the container. Metadata of a record travels in
//! [`Overrides`] and takes precedence over what the page contains.

use crate::warning::Warning;
use serde_json::value::RawValue;
use std::fmt;
use std::sync::Arc;

/// A position in the input, for ids and error messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The path as the caller wrote it, or `stdin`.
    pub source: Arc<str>,
    /// Which part of the input.
    pub place: Place,
    /// Bytes before the record, after decompression. In an archive, the bytes on disk before the
    /// member in which the record begins.
    pub offset: u64,
}

/// What identifies a record in its input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The input is one page.
    Whole,
    /// The first line of the record, from 1.
    Line(u64),
    /// The line, and the number of the object on it, for the second and later ones.
    Object(u64, u64),
    /// The offset, in an archive.
    Offset,
}

impl Location {
    /// The first line of the record, from 1; `None` if the input is not divided into lines.
    pub fn line(&self) -> Option<u64> {
        match self.place {
            Place::Whole | Place::Offset => None,
            Place::Line(line) | Place::Object(line, _) => Some(line),
        }
    }
}

impl fmt::Display for Location {
    /// `path`, or `path#line` in a file of many records, or `path#offset` in an archive. This is
    /// also the default id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Whole => f.write_str(&self.source),
            Place::Line(line) => write!(f, "{}#{line}", self.source),
            Place::Object(line, object) => write!(f, "{}#{line}.{object}", self.source),
            Place::Offset => write!(f, "{}#{}", self.source, self.offset),
        }
    }
}

/// The format of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    /// Markup.
    Html,
    /// Plain text, often extracted from a page before.
    Text,
    /// Markdown that another tool made of a page. It is converted to HTML and parsed.
    Markdown,
}

/// The content of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes in a charset that is not known yet.
    Bytes(Vec<u8>),
    /// Decoded text, such as a JSON string.
    Text(String),
}

/// Metadata supplied with the page. An empty string means that there is none.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The address of the page.
    pub url: String,
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// When it was published.
    pub date: String,
    /// The name of the site.
    pub site: String,
    /// The language, ISO 639-1.
    pub language: String,
    /// What the page is about.
    pub description: String,
    /// The address of the main image.
    pub image: String,
    /// The subjects, joined by `, `.
    pub tags: String,
    /// The section of the site.
    pub section: String,
    /// When it was changed last.
    pub modified: String,
    /// Other keys of the record in their order, with their values byte for byte: parsing numbers
    /// would round large integers.
    pub extra: Vec<(String, Box<RawValue>)>,
}

impl PartialEq for Overrides {
    /// Raw values are compared as written.
    fn eq(&self, other: &Overrides) -> bool {
        let fields = |overrides: &'_ Overrides| {
            let Overrides {
                url,
                title,
                author,
                date,
                site,
                language,
                description,
                image,
                tags,
                section,
                modified,
                extra: _,
            } = overrides;
            [
                url,
                title,
                author,
                date,
                site,
                language,
                description,
                image,
                tags,
                section,
                modified,
            ]
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

/// One page to clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The record's own `id`, else its `Location`.
    pub id: String,
    /// The record's own `source`, else the path, else `stdin`.
    pub source: String,
    /// The page itself.
    pub content: Content,
    /// The format from the caller or from the record's key; `None` means that it is detected.
    pub format: Option<PageFormat>,
    /// The charset from the caller (`--encoding`, an HTTP header).
    pub charset: Option<String>,
    /// Warnings from reading the record, passed on to the article.
    pub warnings: Vec<Warning>,
    /// Metadata supplied with the page.
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
