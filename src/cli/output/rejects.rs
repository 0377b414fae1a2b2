//! `--rejects`: for each `error` line what one needs to look at the record, and to run it again.
//!
//! A line of JSON that is an object comes as it was, and a page under the key that says what it is, so
//! that `dechaff rejects.jsonl --field body` cleans them, under their ids of the first time. A
//! line that is no object is in `raw`, to be mended by hand. `rejected` has the place and the reason.

use crate::page::{Location, PageFormat};
use crate::read::{ReadError, Record, RecordFormat};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;

/// Larger records are told by their place alone. Some 10 MB pages would make more of the file
/// than all others together, and they are still in the input.
pub const MOST: usize = 1 << 20;

/// Where a record came from and what it was, kept until it is known what becomes of it.
#[derive(Debug)]
pub struct Origin {
    place: Location,
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

impl Origin {
    pub fn of(record: &Result<Record, ReadError>, number: u64) -> Origin {
        let (place, format, bytes) = match record {
            Ok(record) if record.bytes.len() <= MOST => {
                (&record.location, Some(record.format), record.bytes.clone())
            }
            Ok(record) => (&record.location, None, Vec::new()),
            Err(fault) => (&fault.location, None, Vec::new()),
        };
        Origin {
            place: place.clone(),
            number,
            format,
            bytes,
        }
    }

    /// The line of a record that was rejected, with its newline.
    pub fn line(&self, id: &str, source: &str, reason: &str) -> Vec<u8> {
        let rejected = Rejected {
            record: self.number,
            line: self.place.line,
            offset: self.place.offset,
            reason,
        };
        let mut keys = self.content();
        let mut enter = |key: &str, value: serde_json::Result<Box<RawValue>>| {
            let value = value.expect("strings and numbers always serialize");
            keys.insert(key.to_owned(), value);
        };
        enter("id", to_raw_value(id));
        enter("source", to_raw_value(source));
        enter("rejected", to_raw_value(&rejected));
        let mut line = serde_json::to_vec(&keys).expect("JSON always serializes");
        line.push(b'\n');
        line
    }

    /// The record as keys and values, as far as JSON can hold it: bytes of other charsets it cannot.
    fn content(&self) -> BTreeMap<String, Box<RawValue>> {
        let (Some(format), Ok(text)) = (self.format, std::str::from_utf8(&self.bytes)) else {
            return BTreeMap::new();
        };
        let key = match format {
            RecordFormat::Page(PageFormat::Html) => "html",
            RecordFormat::Page(PageFormat::Text) => "text",
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
