//! Framing: HTML documents one after the other, as `cat pages/*.html` leaves them.
//!
//! Where one ends is the [`Splitter`]'s to say. Here is what comes of it: records, their places, and documents over the
//! limit, which are let go as they come.

use super::buffer::Buffer;
use super::split::Splitter;
use super::{Framing, ReadError, Record, too_large};
use crate::page::{Location, PageFormat};
use std::sync::Arc;

#[derive(Default)]
pub(super) struct Documents {
    splitter: Splitter,
    /// A document came before: from then on each is named by its line.
    several: bool,
    /// Inside a document over the limit, of which nothing is kept.
    draining: bool,
}

impl Documents {
    /// The next document; on stdin each is named by its line.
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        stdin: bool,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let split = self.splitter.scan(buffer.pending(), buffer.ended);
            let pending = buffer.pending().len();
            let length = split.or(buffer.ended.then_some(pending));
            let named_by_line = stdin || self.several || split.is_some();
            let place = Location {
                source: source.clone(),
                line: named_by_line.then_some(buffer.line),
                offset: buffer.offset,
            };
            if length == Some(0) {
                return None;
            }
            if self.draining {
                match length {
                    Some(length) => {
                        buffer.skip(length);
                        self.splitter = Splitter::default();
                        self.draining = false;
                        continue;
                    }
                    None => {
                        let settled = self.splitter.settle(buffer.pending(), buffer.ended);
                        buffer.skip(settled);
                        self.splitter.forget(settled);
                    }
                }
            } else if length.unwrap_or(pending) as u64 > max_bytes {
                self.draining = true;
                self.several = true;
                return Some(Err(too_large(place, "page", max_bytes)));
            } else if let Some(length) = length {
                self.splitter = Splitter::default();
                self.several = true;
                let bytes = buffer.take(length);
                let framing = Framing::Page(Some(PageFormat::Html));
                return Some(Ok(Record {
                    place,
                    bytes,
                    framing,
                }));
            }
            if let Err(error) = buffer.more() {
                return Some(Err(ReadError::lost(place, error.to_string())));
            }
        }
    }
}
