//! Divides JSON lines into records, one per line.
//!
//! This is the only part of the JSON lines reader on the reading thread, so it only looks for
//! newlines. A line over the limit is discarded while it is read, so that an endless line takes no
//! memory.

use super::super::buffer::Buffer;
use super::super::{ReadError, Record, RecordFormat};
use crate::page::Location;
use memchr::memchr;
use std::sync::Arc;

#[derive(Default)]
pub(in crate::read) struct JsonLines {
    /// Pending bytes that contain no newline.
    searched: usize,
    /// Inside a line over the limit, which is not kept.
    discarding: bool,
}

impl JsonLines {
    /// The next line that is not blank.
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let location = Location {
                source: source.clone(),
                line: Some(buffer.line),
                offset: buffer.offset,
            };
            let pending = buffer.pending();
            let unsearched = pending.get(self.searched..).unwrap_or_default();
            let newline = memchr(b'\n', unsearched).map(|at| self.searched + at + 1);
            let length = newline.unwrap_or(pending.len());
            let over = length as u64 > max_bytes.saturating_add(1);
            let complete = newline.is_some() || buffer.ended;
            if self.discarding || over {
                buffer.skip(length);
                self.searched = 0;
                let first = !self.discarding;
                self.discarding = !complete;
                if first {
                    return Some(Err(ReadError::too_large(location, "line", max_bytes)));
                }
                if buffer.ended && length == 0 {
                    return None;
                }
            } else if complete {
                if length == 0 {
                    return None;
                }
                self.searched = 0;
                let bytes = buffer.take(length);
                if !without_bom(&bytes).trim_ascii().is_empty() {
                    return Some(Ok(Record {
                        location,
                        bytes,
                        format: RecordFormat::JsonLine,
                    }));
                }
                continue;
            } else {
                self.searched = length;
            }
            if !buffer.ended
                && let Err(error) = buffer.more()
            {
                return Some(Err(ReadError::failed_read(location, &error)));
            }
        }
    }
}

/// Concatenated files may have a byte order mark at the beginning of any line.
fn without_bom(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}
