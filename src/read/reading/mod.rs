//! One input, opened: what it holds, and its records one after the other.

use super::buffer::Buffer;
use super::documents::Documents;
use super::sniff::{self, Shape, sniff};
use super::{Format, Framing, ReadError, ReadOptions, Record, compress, jsonl, name, too_large};
use crate::page::{Location, PageFormat};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Below this much the head is looked at after every read, above only when it has
/// doubled: a pipe may hand it over byte by byte.
const LOOK_AGAIN: usize = 4096;

pub(super) struct Reading {
    buffer: Buffer,
    source: Arc<str>,
    stdin: bool,
    frames: Frames,
}

/// How an input falls into records.
enum Frames {
    Lines(jsonl::Lines),
    One(PageFormat),
    Documents(Documents),
    /// The one page was read.
    Done,
}

impl Reading {
    /// Unpacks and looks at the beginning. No path: it is stdin. Containers that cannot
    /// be streamed by records are faults, with the command that makes lines of them.
    pub fn new(
        reader: Box<dyn Read + Send>,
        path: Option<&Path>,
        options: &ReadOptions,
    ) -> Result<Self, ReadError> {
        let source = path.map_or_else(|| "stdin".into(), name);
        let lost = |message: String| {
            let place = Location {
                source: source.clone(),
                line: None,
                offset: 0,
            };
            ReadError::lost(place, message)
        };
        let reader = compress::plain(reader).map_err(|error| lost(error.to_string()))?;
        let mut buffer = Buffer::new(reader);
        let shape = match options.from {
            Format::Auto | Format::Jsonl => shape(&mut buffer, path, options.from),
            Format::Html | Format::Text => {
                buffer.look_ahead();
                Shape::Text
            }
        };
        let file = path.map_or("-".into(), Path::to_string_lossy);
        let frames = match (options.from, shape) {
            (Format::Html, _) => Frames::One(PageFormat::Html),
            (Format::Text, _) => Frames::One(PageFormat::Text),
            (_, Shape::JsonArray) => {
                return Err(lost(format!(
                    "it is a JSON array, not JSON lines; `jq -c '.[]' {file}` makes lines of it"
                )));
            }
            (_, Shape::PrettyJson) => {
                return Err(lost(format!(
                    "it is pretty-printed JSON, not JSON lines; `jq -c . {file}` makes lines of it"
                )));
            }
            (_, Shape::WideJson) => {
                return Err(lost(format!(
                    "it is JSON in UTF-16; `iconv -f UTF-16 -t UTF-8 {file}` makes UTF-8 of it"
                )));
            }
            (Format::Jsonl, _) | (_, Shape::Jsonl) => Frames::Lines(jsonl::Lines::default()),
            (_, Shape::Text) => Frames::One(PageFormat::Text),
            // The splitter looks for ASCII bytes. Nobody concatenates UTF-16.
            (_, Shape::Html) if sniff::is_wide(buffer.pending()) => Frames::One(PageFormat::Html),
            (_, Shape::Html) => Frames::Documents(Documents::default()),
        };
        let stdin = path.is_none();
        Ok(Reading {
            buffer,
            source,
            stdin,
            frames,
        })
    }

    /// The bytes looked at so far.
    pub fn head(&self) -> &[u8] {
        self.buffer.pending()
    }

    pub fn next(&mut self, options: &ReadOptions) -> Option<Result<Record, ReadError>> {
        let max_bytes = options.max_record_bytes;
        match &mut self.frames {
            Frames::Lines(lines) => lines.next(&mut self.buffer, &self.source, max_bytes),
            Frames::Documents(documents) => {
                documents.next(&mut self.buffer, &self.source, self.stdin, max_bytes)
            }
            Frames::One(form) => {
                let framing = Framing::Page(Some(*form));
                self.frames = Frames::Done;
                self.one(framing, max_bytes)
            }
            Frames::Done => None,
        }
    }

    /// The whole input as one page. Nothing at all on stdin is no page, but a file that
    /// is empty is one: it was named, so its line is expected.
    fn one(&mut self, framing: Framing, max_bytes: u64) -> Option<Result<Record, ReadError>> {
        let line = self.stdin.then_some(1);
        let place = Location {
            source: self.source.clone(),
            line,
            offset: 0,
        };
        while !self.buffer.ended {
            if let Err(error) = self.buffer.more() {
                return Some(Err(ReadError::lost(place, error.to_string())));
            }
            if self.buffer.pending().len() as u64 > max_bytes {
                return Some(Err(too_large(place, "page", max_bytes)));
            }
        }
        let length = self.buffer.pending().len();
        if self.stdin && length == 0 {
            return None;
        }
        let bytes = self.buffer.take(length);
        Some(Ok(Record {
            place,
            bytes,
            framing,
        }))
    }
}

fn shape(buffer: &mut Buffer, path: Option<&Path>, from: Format) -> Shape {
    let mut looked = 0;
    let mut more = true;
    loop {
        more = more && buffer.look_ahead();
        let head = buffer.pending();
        if more && head.len() > LOOK_AGAIN && head.len() < 2 * looked {
            continue;
        }
        looked = head.len();
        if let Some(shape) = sniff(head, !more, path) {
            return shape;
        }
        // JsonLd to be lines: only what cannot be lines is of interest, and must not hold up a slow pipe.
        let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
        if from == Format::Jsonl && first.is_some_and(|byte| !matches!(byte, b'{' | b'[')) {
            return Shape::Jsonl;
        }
    }
}

#[cfg(test)]
mod tests;
