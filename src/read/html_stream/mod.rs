//! Divides a stream of concatenated HTML documents, such as `cat pages/*.html`, into records.
//!
//! The [`Splitter`] finds where a document ends. This module turns that into records with
//! locations, and discards documents over the size limit while they are read.

mod splitter;

use super::buffer::Buffer;
use super::{ReadError, Record, RecordFormat};
use crate::page::{Location, PageFormat};
use splitter::Splitter;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct HtmlDocuments {
    splitter: Splitter,
    /// The stream holds more than one document, so each is identified by its line.
    several: bool,
    /// Inside a document over the limit, which is not kept.
    discarding: bool,
}

impl HtmlDocuments {
    /// The next document. Documents of stdin are always identified by their line.
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        is_stdin: bool,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let split = self.splitter.scan(buffer.pending(), buffer.ended);
            let pending = buffer.pending().len();
            let length = split.or(buffer.ended.then_some(pending));
            let has_line = is_stdin || self.several || split.is_some();
            let location = Location {
                source: source.clone(),
                line: has_line.then_some(buffer.line),
                offset: buffer.offset,
            };
            if length == Some(0) {
                return None;
            }
            if self.discarding {
                match length {
                    Some(length) => {
                        buffer.skip(length);
                        self.splitter = Splitter::default();
                        self.discarding = false;
                        continue;
                    }
                    None => {
                        let passed = self.splitter.passed_bytes(buffer.pending(), buffer.ended);
                        buffer.skip(passed);
                        self.splitter.forget(passed);
                    }
                }
            } else if length.unwrap_or(pending) as u64 > max_bytes {
                self.discarding = true;
                self.several = true;
                return Some(Err(ReadError::too_large(location, "page", max_bytes)));
            } else if let Some(length) = length {
                self.splitter = Splitter::default();
                self.several = true;
                let bytes = buffer.take(length);
                return Some(Ok(Record {
                    location,
                    bytes,
                    format: RecordFormat::Page(PageFormat::Html),
                }));
            }
            if let Err(error) = buffer.more() {
                return Some(Err(ReadError::failed_read(location, &error)));
            }
        }
    }
}
