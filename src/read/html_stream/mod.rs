//! Divides a stream of concatenated HTML documents, such as `cat pages/*.html`, into records.
//!
//! Only stdin is such a stream. A file is one page, even if other documents were pasted into it.
//! The [`Splitter`] finds where a document ends. This module turns that into records with
//! locations, and discards documents over the size limit while they are read.

mod splitter;

use super::buffer::Buffer;
use super::{ReadError, Record, RecordFormat};
use crate::page::{Location, PageFormat, Place};
use splitter::Splitter;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct HtmlDocuments {
    splitter: Splitter,
    /// Inside a document over the limit, which is not kept.
    discarding: bool,
}

impl HtmlDocuments {
    /// The next document, identified by its line.
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let split = self.splitter.scan(buffer.pending(), buffer.ended);
            let pending = buffer.pending().len();
            let length = split.or(buffer.ended.then_some(pending));
            let location = Location {
                source: source.clone(),
                place: Place::Line(buffer.line),
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
                return Some(Err(ReadError::too_large(location, "page", max_bytes)));
            } else if let Some(length) = length {
                self.splitter = Splitter::default();
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
