//! Divides JSON lines into records: one per line, or one per object where several share a line.
//!
//! This is the only part of the JSON lines reader on the reading thread, so it only looks for
//! newlines and for `}{"`. A line over the limit is discarded while it is read, so that an endless
//! line takes no memory.

use super::super::buffer::Buffer;
use super::super::{ReadError, Record, RecordFormat};
use crate::page::{Location, Place};
use memchr::{memchr, memchr_iter, memchr2};
use std::sync::Arc;

/// The most blanks between two objects on a line, and between a brace and the first key.
const MAX_BLANKS: usize = 8;

#[derive(Default)]
pub(in crate::read) struct JsonLines {
    /// Pending bytes that contain neither a newline nor the beginning of a second object.
    searched: usize,
    /// Inside a line over the limit, which is not kept.
    discarding: bool,
    /// Objects of the current line that were taken.
    objects: u64,
    strings: StringScan,
}

impl JsonLines {
    /// The next record that is not blank.
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let line = buffer.line;
            let location = Location {
                source: source.clone(),
                place: match self.objects {
                    0 => Place::Line(line),
                    before => Place::Object(line, before + 1),
                },
                offset: buffer.offset,
            };
            let pending = buffer.pending();
            let unsearched = pending.get(self.searched..).unwrap_or_default();
            let newline = memchr(b'\n', unsearched).map(|at| self.searched + at + 1);
            let line_length = newline.unwrap_or(pending.len());
            let boundary = match self.discarding {
                true => Boundary::None,
                false => self
                    .strings
                    .boundary(&pending[..line_length], self.searched),
            };
            let (length, complete) = match boundary {
                Boundary::At(at) => (at, true),
                Boundary::None | Boundary::Unclear(_) => {
                    (line_length, newline.is_some() || buffer.ended)
                }
            };
            let over = length as u64 > max_bytes.saturating_add(1);
            if self.discarding || over {
                buffer.skip(length);
                let first = !self.discarding;
                *self = JsonLines {
                    discarding: !complete,
                    objects: self.objects_before(&boundary),
                    ..JsonLines::default()
                };
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
                *self = JsonLines {
                    objects: self.objects_before(&boundary),
                    ..JsonLines::default()
                };
                let bytes = buffer.take(length);
                if !trimmed(&bytes).is_empty() {
                    return Some(Ok(Record {
                        location,
                        bytes,
                        format: RecordFormat::JsonLine,
                    }));
                }
                continue;
            } else {
                self.searched = match boundary {
                    Boundary::Unclear(at) => at,
                    _ => length,
                };
            }
            if !buffer.ended
                && let Err(error) = buffer.more()
            {
                return Some(Err(ReadError::failed_read(location, &error)));
            }
        }
    }

    /// The objects of the line before the next record.
    fn objects_before(&self, boundary: &Boundary) -> u64 {
        match boundary {
            Boundary::At(_) => self.objects + 1,
            Boundary::None | Boundary::Unclear(_) => 0,
        }
    }
}

/// Where a second object begins on a line.
enum Boundary {
    None,
    /// A brace whose next byte is not read yet.
    Unclear(usize),
    At(usize),
}

/// How far the strings of the current object were followed. Braces inside strings are no
/// boundaries, but following every string of every line would cost more than finding newlines.
/// So this is done only up to a brace that looks like a boundary.
#[derive(Default)]
struct StringScan {
    at: usize,
    in_string: bool,
}

impl StringScan {
    /// The first boundary at `from` or later.
    fn boundary(&mut self, line: &[u8], from: usize) -> Boundary {
        for brace in memchr_iter(b'{', &line[from..]).map(|at| from + at) {
            let before = &line[..brace];
            let blanks = blanks(before.iter().rev());
            if !before[..brace - blanks].ends_with(b"}") {
                continue;
            }
            let after = &line[brace + 1..];
            match after.get(self::blanks(after.iter())) {
                None => return Boundary::Unclear(brace),
                Some(b'"') if !self.is_in_string(line, brace) => return Boundary::At(brace),
                Some(_) => {}
            }
        }
        Boundary::None
    }

    fn is_in_string(&mut self, line: &[u8], brace: usize) -> bool {
        while self.at < brace {
            let Some(next) = memchr2(b'"', b'\\', &line[self.at..brace]) else {
                self.at = brace;
                break;
            };
            self.at += next;
            let is_escape = self.in_string && line[self.at] == b'\\';
            if line[self.at] == b'"' {
                self.in_string = !self.in_string;
            }
            // An escape covers the next byte, which may be the brace or after it.
            self.at += if is_escape { 2 } else { 1 };
        }
        self.in_string
    }
}

fn blanks<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
    bytes
        .take(MAX_BLANKS)
        .take_while(|byte| byte.is_ascii_whitespace())
        .count()
}

/// A line without what may surround its object: blanks, the byte order marks of concatenated
/// files, and the zeros that a crash or a sparse file leaves.
fn trimmed(line: &[u8]) -> &[u8] {
    let mut rest = line;
    loop {
        let shorter = rest.strip_prefix(b"\xef\xbb\xbf").unwrap_or(rest);
        let shorter = match shorter {
            [b'\0', inner @ ..] => inner,
            _ => shorter.trim_ascii_start(),
        };
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}
