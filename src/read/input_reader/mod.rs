//! Reads one open input: decompresses it, detects its format, and returns its records in order.
//!
//! The format is detected once for an input, before its first record. Containers that cannot be
//! streamed record by record are rejected with the command that converts them to lines.

use super::buffer::Buffer;
use super::decompress::decompress;
use super::detect::{Detected, detect};
use super::error::whole_input;
use super::html_stream::HtmlDocuments;
use super::jsonl::JsonLines;
use super::{InputFormat, Problem, ReadError, ReadOptions, Record, RecordFormat, name};
use crate::page::{Location, PageFormat};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Bytes up to which detection is repeated after every read. Above, it is repeated only when the
/// head has doubled, because a pipe may deliver it byte by byte.
const DETECT_EVERY_READ: usize = 4096;

pub(super) struct InputReader {
    buffer: Buffer,
    source: Arc<str>,
    is_stdin: bool,
    framing: Framing,
}

/// How an input is divided into records.
enum Framing {
    Lines(JsonLines),
    Documents(HtmlDocuments),
    WholeInput(PageFormat),
    /// The only page was returned.
    Done,
}

impl InputReader {
    /// Decompresses the input and detects its format. Without a path it is stdin.
    pub fn new(
        reader: Box<dyn Read + Send>,
        path: Option<&Path>,
        options: &ReadOptions,
    ) -> Result<Self, ReadError> {
        let source = path.map_or_else(|| "stdin".into(), name);
        let reader = decompress(reader)
            .map_err(|error| ReadError::failed_read(whole_input(&source), &error))?;
        let mut buffer = Buffer::new(reader);
        let framing = match options.from {
            InputFormat::Html | InputFormat::Text => {
                // So that `head` has bytes to look at.
                buffer.look_ahead();
                Framing::WholeInput(match options.from {
                    InputFormat::Html => PageFormat::Html,
                    _ => PageFormat::Text,
                })
            }
            InputFormat::Auto | InputFormat::Jsonl => {
                let detected = detect_from(&mut buffer, path, options.from);
                framing(detected, options.from, path)
                    .map_err(|problem| ReadError::new(whole_input(&source), problem))?
            }
        };
        Ok(InputReader {
            buffer,
            source,
            is_stdin: path.is_none(),
            framing,
        })
    }

    /// The bytes that detection has read so far.
    pub fn head(&self) -> &[u8] {
        self.buffer.pending()
    }

    /// The next record, or `None` at the end of the input.
    pub fn next(&mut self, options: &ReadOptions) -> Option<Result<Record, ReadError>> {
        let max_bytes = options.max_record_bytes;
        match &mut self.framing {
            Framing::Lines(lines) => lines.next(&mut self.buffer, &self.source, max_bytes),
            Framing::Documents(documents) => {
                documents.next(&mut self.buffer, &self.source, max_bytes)
            }
            Framing::WholeInput(format) => {
                let format = RecordFormat::Page(*format);
                self.framing = Framing::Done;
                self.whole_input(format, max_bytes)
            }
            Framing::Done => None,
        }
    }

    /// The whole input as one page. An empty stdin is not a page. An empty file is one, because the
    /// user named it and expects a line of output for it.
    fn whole_input(
        &mut self,
        format: RecordFormat,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        let location = Location {
            source: self.source.clone(),
            line: self.is_stdin.then_some(1),
            offset: 0,
        };
        while !self.buffer.ended {
            if let Err(error) = self.buffer.more() {
                return Some(Err(ReadError::failed_read(location, &error)));
            }
            if self.buffer.pending().len() as u64 > max_bytes {
                return Some(Err(ReadError::too_large(location, "page", max_bytes)));
            }
        }
        let length = self.buffer.pending().len();
        if self.is_stdin && length == 0 {
            return None;
        }
        let bytes = self.buffer.take(length);
        Some(Ok(Record {
            location,
            bytes,
            format,
        }))
    }
}

/// Reads ahead until the format of the input is certain.
fn detect_from(buffer: &mut Buffer, path: Option<&Path>, from: InputFormat) -> Detected {
    let mut examined = 0;
    let mut more = true;
    loop {
        more = more && buffer.look_ahead();
        let head = buffer.pending();
        if more && head.len() > DETECT_EVERY_READ && head.len() < 2 * examined {
            continue;
        }
        examined = head.len();
        if let Some(detected) = detect(head, !more, path) {
            return detected;
        }
        // With `--from jsonl` only JSON that is not lines matters. Anything else is passed on at
        // once, so that a slow pipe is not held up.
        let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
        if from == InputFormat::Jsonl && first.is_some_and(|byte| !matches!(byte, b'{' | b'[')) {
            return Detected::Jsonl;
        }
    }
}

/// The framing for a detected format, or why it cannot be read.
fn framing(detected: Detected, from: InputFormat, path: Option<&Path>) -> Result<Framing, Problem> {
    let file = || path.map_or("-".into(), Path::to_string_lossy).into_owned();
    match detected {
        Detected::JsonArray => Err(Problem::JsonArray { file: file() }),
        Detected::PrettyJson => Err(Problem::PrettyJson { file: file() }),
        Detected::Utf16Json => Err(Problem::Utf16Json { file: file() }),
        Detected::Jsonl => Ok(Framing::Lines(JsonLines::default())),
        _ if from == InputFormat::Jsonl => Ok(Framing::Lines(JsonLines::default())),
        Detected::Text => Ok(Framing::WholeInput(PageFormat::Text)),
        // A file is one page, even if another document was pasted into its body.
        Detected::Html if path.is_some() => Ok(Framing::WholeInput(PageFormat::Html)),
        // The splitter looks for ASCII bytes, and nobody concatenates pages in UTF-16.
        Detected::Utf16Html => Ok(Framing::WholeInput(PageFormat::Html)),
        Detected::Html => Ok(Framing::Documents(HtmlDocuments::default())),
    }
}

#[cfg(test)]
mod tests;
