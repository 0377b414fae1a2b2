//! Framing: a record a line.
//!
//! This is all of JSON lines that runs on the reading thread, so it looks for newlines and nothing else. A line over the
//! limit is let go as it comes, so that one without an end takes no memory.

use super::super::buffer::Buffer;
use super::super::{Framing, ReadError, Record, too_large};
use crate::page::Location;
use memchr::memchr;
use std::sync::Arc;

/// Frames one record a line.
#[derive(Default)]
pub struct Lines {
    /// Pending bytes known to hold no newline.
    scanned: usize,
    /// Inside a line over the limit, of which nothing is kept.
    draining: bool,
}

impl Lines {
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let place = Location {
                source: source.clone(),
                line: Some(buffer.line),
                offset: buffer.offset,
            };
            let pending = buffer.pending();
            let unseen = pending.get(self.scanned..).unwrap_or_default();
            let newline = memchr(b'\n', unseen).map(|at| self.scanned + at + 1);
            let length = newline.unwrap_or(pending.len());
            let over = length as u64 > max_bytes.saturating_add(1);
            let complete = newline.is_some() || buffer.ended;
            if self.draining || over {
                buffer.skip(length);
                self.scanned = 0;
                let first = !self.draining;
                self.draining = !complete;
                if first {
                    return Some(Err(too_large(place, "line", max_bytes)));
                }
                if buffer.ended && length == 0 {
                    return None;
                }
            } else if complete {
                if length == 0 {
                    return None;
                }
                self.scanned = 0;
                let bytes = buffer.take(length);
                if !without_mark(&bytes).trim_ascii().is_empty() {
                    let framing = Framing::JsonLine;
                    return Some(Ok(Record {
                        place,
                        bytes,
                        framing,
                    }));
                }
                continue;
            } else {
                self.scanned = length;
            }
            if !buffer.ended
                && let Err(error) = buffer.more()
            {
                return Some(Err(ReadError::lost(place, error.to_string())));
            }
        }
    }
}

/// `cat` of several files leaves a byte order mark at the beginning of any line.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}
