//! One item to clean, taken from Python while the GIL is held, and cleaned without it.
//!
//! An item is a page, a page with metadata, a record as a JSON object, or a [`Record`] of a file.
//! Errors of its data become an article with the status `error`.

use crate::reader::Record;
use crate::settings::Work;
use dechaff::internals::{
    Location, Place, Problem, ReadError, ReadOptions, Record as InputRecord, RecordFormat, to_page,
};
use dechaff::{Article, Content, Overrides, Page, PageSketch};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The key under which metadata of a page name the page, so that the reader of JSON records finds
/// no page in the metadata themselves. No record has such a key.
pub const PAGE_KEY: &str = "\u{1}page";

/// An item that owns its data.
pub struct Item {
    location: Location,
    source: Source,
}

enum Source {
    /// A page, with the JSON object of its metadata if there are any.
    Page(Content, Option<String>),
    /// A record as a JSON object.
    Json(String),
    /// A record of a file, read with the options of its reader.
    Record(Arc<Result<InputRecord, ReadError>>, Arc<ReadOptions>),
}

/// Takes an item: a page with or without metadata (a JSON object), a record (metadata alone), or a
/// [`Record`]. `number` counts the items of a stream from 1.
pub fn of(
    content: &Bound<'_, PyAny>,
    metadata: Option<Bound<'_, PyString>>,
    number: Option<u64>,
) -> PyResult<Item> {
    // A lone surrogate becomes U+FFFD, as in any damaged text.
    let owned = |text: &Bound<'_, PyString>| text.to_string_lossy().into_owned();
    let metadata = metadata.as_ref().map(owned);
    let mut location = Location {
        source: if number.is_some() { "stream" } else { "" }.into(),
        place: number.map_or(Place::Whole, Place::Line),
        offset: 0,
    };
    let source = if let Ok(record) = content.cast::<Record>() {
        let record = record.get();
        location = record.location().clone();
        Source::Record(record.record.clone(), record.options.clone())
    } else if let Ok(text) = content.cast::<PyString>() {
        Source::Page(Content::Text(owned(text)), metadata)
    } else if let Ok(bytes) = content.cast::<PyBytes>() {
        Source::Page(Content::Bytes(bytes.as_bytes().to_vec()), metadata)
    } else if let (true, Some(record)) = (content.is_none(), metadata) {
        Source::Json(record)
    } else {
        return Err(PyTypeError::new_err("not a page"));
    };
    Ok(Item { location, source })
}

impl Item {
    /// The size of the data, from which its memory is estimated.
    pub fn bytes(&self) -> usize {
        match &self.source {
            Source::Page(Content::Text(text), _) | Source::Json(text) => text.len(),
            Source::Page(Content::Bytes(bytes), _) => bytes.len(),
            Source::Record(record, _) => record.as_ref().as_ref().map_or(0, |r| r.bytes.len()),
        }
    }
}

/// A cleaned item.
pub struct Cleaned {
    /// The JSON line.
    pub line: String,
    /// It is a record of an archive that holds no page, such as a request: a stream leaves it out.
    pub is_no_page: bool,
}

/// Cleans an item.
pub fn clean(item: Item, work: &Work) -> Cleaned {
    let (id, source) = (item.location.to_string(), item.location.source.to_string());
    // Unwind safe: the item is consumed, and the options are only read.
    let cleaned = catch_unwind(AssertUnwindSafe(|| match page(item, work) {
        Ok(page) => (dechaff::clean(page, &work.clean), false),
        Err(error) => {
            let is_no_page = matches!(error.problem, Problem::Skipped(_));
            (error.into_article(), is_no_page)
        }
    }));
    let (article, is_no_page) = cleaned.unwrap_or_else(|panic| {
        let message = message(panic.as_ref());
        let error = format!("cleaning panicked, which is a bug in dechaff: {message}");
        (Article::error(id, source, error), false)
    });
    let line = article.to_line();
    Cleaned {
        line: String::from_utf8_lossy(line.trim_ascii_end()).into_owned(),
        is_no_page,
    }
}

/// The site of an item and its sketch for a profile; `None` if it cannot be read.
pub fn sketch(item: Item, work: &Work) -> Option<(String, PageSketch)> {
    catch_unwind(AssertUnwindSafe(|| {
        let page = page(item, work).ok()?;
        dechaff::sketch(page, &work.clean).ok()
    }))
    .ok()?
}

/// The page of an item.
fn page(item: Item, work: &Work) -> Result<Page, Box<ReadError>> {
    let Item { location, source } = item;
    match source {
        Source::Page(content, None) => Ok(Page {
            id: location.to_string(),
            source: location.source.to_string(),
            content,
            format: work.format,
            charset: work.read.encoding.clone(),
            warnings: Vec::new(),
            overrides: Overrides {
                url: work.read.url.clone().unwrap_or_default(),
                ..Overrides::default()
            },
        }),
        // The reader of JSON records knows which keys are metadata and which are passed on.
        Source::Page(content, Some(metadata)) => {
            let options = ReadOptions {
                field: Some(PAGE_KEY.to_owned()),
                encoding: None,
                ..work.read.clone()
            };
            let page = to_page(json(location, metadata), &options)?;
            Ok(Page {
                content,
                format: work.format,
                charset: work.read.encoding.clone(),
                ..page
            })
        }
        Source::Json(record) => {
            // The record is decoded already, so the charset is not that of its JSON.
            let options = ReadOptions {
                encoding: None,
                ..work.read.clone()
            };
            let page = to_page(json(location, record), &options)?;
            Ok(Page {
                format: work.format.or(page.format),
                ..page
            })
        }
        Source::Record(record, options) => {
            let record = Arc::unwrap_or_clone(record)?;
            Ok(to_page(record, &options)?)
        }
    }
}

fn json(location: Location, record: String) -> InputRecord {
    InputRecord {
        location,
        bytes: record.into_bytes(),
        format: RecordFormat::JsonLine,
    }
}

/// The message of a panic.
fn message(panic: &(dyn Any + Send)) -> &str {
    match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "a panic without a message",
    }
}
