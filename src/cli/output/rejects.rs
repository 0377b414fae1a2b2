//! The lines of `--rejects`: for each `error` line, what is needed to inspect the record and to
//! clean it again.
//!
//! A JSON object is kept as it was. A page is kept under the key of its format. So
//! `dechaff rejects.jsonl --field body` cleans the records again, under their first ids. A line
//! that is not an object is kept under `raw`, to be fixed by hand. `rejected` holds the location
//! and the reason.

use crate::page::{Location, PageFormat};
use crate::read::{ReadError, Record, RecordFormat};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;

/// The largest record in bytes whose content is kept. Of larger ones only the location is kept: a
/// few pages of 10 MB would outweigh all others, and they are still in the input.
pub const MAX_CONTENT: usize = 1 << 20;

/// The location and content of a record, kept until its status is known.
#[derive(Debug)]
pub struct RejectSource {
    location: Location,
    /// The record's number in its input, from 1.
    number: u64,
    format: Option<RecordFormat>,
    bytes: Vec<u8>,
}

#[derive(Serialize)]
struct Rejected<'a> {
    record: u64,
    line: Option<u64>,
    offset: u64,
    reason: &'a str,
}

impl RejectSource {
    /// `number`: the record's number in its input, from 1.
    pub fn of(record: &Result<Record, ReadError>, number: u64) -> RejectSource {
        let (location, format, bytes) = match record {
            Ok(record) if record.bytes.len() <= MAX_CONTENT => {
                (&record.location, Some(record.format), record.bytes.clone())
            }
            Ok(record) => (&record.location, None, Vec::new()),
            Err(error) => (&error.location, None, Vec::new()),
        };
        RejectSource {
            location: location.clone(),
            number,
            format,
            bytes,
        }
    }

    /// The line of a rejected record, with its newline.
    pub fn line(&self, id: &str, source: &str, reason: &str) -> Vec<u8> {
        let rejected = Rejected {
            record: self.number,
            line: self.location.line(),
            offset: self.location.offset,
            reason,
        };
        let mut keys = self.content();
        let mut insert = |key: &str, value: serde_json::Result<Box<RawValue>>| {
            let value = value.expect("strings and numbers always serialize");
            keys.insert(key.to_owned(), value);
        };
        insert("id", to_raw_value(id));
        insert("source", to_raw_value(source));
        insert("rejected", to_raw_value(&rejected));
        let mut line = serde_json::to_vec(&keys).expect("JSON always serializes");
        line.push(b'\n');
        line
    }

    /// The record as keys and values; empty if it is not UTF-8, which JSON cannot hold.
    fn content(&self) -> BTreeMap<String, Box<RawValue>> {
        let (Some(format), Ok(text)) = (self.format, std::str::from_utf8(&self.bytes)) else {
            return BTreeMap::new();
        };
        let key = match format {
            RecordFormat::Page(PageFormat::Html) => "html",
            RecordFormat::Page(PageFormat::Text) => "text",
            RecordFormat::Page(PageFormat::Markdown) => "markdown",
            // Its bytes are no text. The location leads to it.
            RecordFormat::Archive(..) => return BTreeMap::new(),
            RecordFormat::JsonLine => {
                let line = text.trim_start_matches('\u{feff}');
                if let Ok(keys) = serde_json::from_str(line) {
                    return keys;
                }
                "raw"
            }
        };
        let text = to_raw_value(text).expect("a string always serializes");
        BTreeMap::from([(key.to_owned(), text)])
    }
}
