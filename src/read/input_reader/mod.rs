//! Reads one open input: decompresses it, detects its format, and returns its records in order.
//!
//! The format is detected once for an input, before its first record. Containers that cannot be
//! streamed record by record are rejected with the command that converts them to lines.

mod files;

use super::archive::{self, Archive};
use super::buffer::Buffer;
use super::container::{self, Container};
use super::csv::CsvRows;
use super::decompress::decompress;
use super::detect::{Detected, detect};
use super::error::whole_input;
use super::html_stream::HtmlDocuments;
use super::jsonl::JsonLines;
use super::no_page::{self, Kind};
#[cfg(feature = "parquet")]
use super::parquet::{self, ParquetLines};
use super::{InputFormat, Problem, ReadError, ReadOptions, ReadStats, Record, RecordFormat, name};
use crate::page::{Location, PageFormat, Place};
use files::Files;
use std::io::{self, Read};
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
    Rows(CsvRows),
    Documents(HtmlDocuments),
    WholeInput(PageFormat),
    Archive(Box<Archive>),
    Files(Box<Files>),
    /// The only page was returned.
    Done,
}

impl InputReader {
    /// Decompresses the input and detects its format. Without a path it is stdin.
    pub fn new(
        reader: Box<dyn Read + Send>,
        path: Option<&Path>,
        options: &ReadOptions,
        stats: &Arc<ReadStats>,
    ) -> Result<Self, ReadError> {
        let reader = InputReader::open(reader, path, options, stats)?;
        #[cfg(feature = "parquet")]
        if let (Some(path), Framing::WholeInput(_)) = (path, &reader.framing)
            && options.from == InputFormat::Auto
            && parquet::is_parquet(reader.head())
        {
            let rows = ParquetLines::open(path, options, stats.clone())?;
            return Ok(InputReader {
                buffer: Buffer::new(Box::new(rows)),
                framing: Framing::Lines(JsonLines::default()),
                ..reader
            });
        }
        let kind = match reader.framing {
            Framing::WholeInput(_) | Framing::Documents(_) => container::Kind::of(reader.head()),
            _ => None,
        };
        let Some(kind) = kind else {
            return reader.unless_no_page(path, options);
        };
        let (head, rest) = reader.buffer.into_parts();
        let container = Container::new(kind, &head, rest);
        let files = Files::new(container, &reader.source, stats.clone());
        Ok(InputReader {
            buffer: Buffer::new(Box::new(io::empty())),
            framing: Framing::Files(Box::new(files)),
            source: reader.source,
            is_stdin: reader.is_stdin,
        })
    }

    /// Reads a file in a container. A container in it is not opened.
    pub fn of_file(
        reader: Box<dyn Read + Send>,
        path: &Path,
        options: &ReadOptions,
        stats: &Arc<ReadStats>,
    ) -> Result<Self, ReadError> {
        let reader = InputReader::open(reader, Some(path), options, stats)?;
        reader.unless_no_page(Some(path), options)
    }

    fn open(
        reader: Box<dyn Read + Send>,
        path: Option<&Path>,
        options: &ReadOptions,
        stats: &Arc<ReadStats>,
    ) -> Result<Self, ReadError> {
        let stdin_name = || options.stdin_name.as_deref().unwrap_or("stdin").into();
        let source = path.map_or_else(stdin_name, name);
        let failed = |error| ReadError::failed_read(whole_input(&source), &error);
        let mut reader = reader;
        if options.from == InputFormat::Auto {
            // Before decompression: records are found by their members.
            let (is_archive, same) = archive::sniff(reader, path).map_err(failed)?;
            if is_archive {
                let archive = Archive::new(same, source.clone(), stats.clone());
                return Ok(InputReader {
                    buffer: Buffer::new(Box::new(io::empty())),
                    framing: Framing::Archive(Box::new(archive.map_err(failed)?)),
                    source,
                    is_stdin: path.is_none(),
                });
            }
            reader = same;
        }
        let reader = decompress(reader).map_err(failed)?;
        let mut buffer = Buffer::new(reader);
        let framing = match options.from {
            InputFormat::Html | InputFormat::Text | InputFormat::Markdown => {
                // So that `head` has bytes to look at.
                buffer.look_ahead();
                Framing::WholeInput(match options.from {
                    InputFormat::Html => PageFormat::Html,
                    InputFormat::Markdown => PageFormat::Markdown,
                    _ => PageFormat::Text,
                })
            }
            InputFormat::Auto | InputFormat::Jsonl => {
                match detect_from(&mut buffer, path, options.from) {
                    Detected::Csv if options.from == InputFormat::Auto => {
                        Framing::Rows(CsvRows::open(&mut buffer, &source, options)?)
                    }
                    detected => framing(detected, options.from, path)
                        .map_err(|problem| ReadError::new(whole_input(&source), problem))?,
                }
            }
            InputFormat::Csv => Framing::Rows(CsvRows::open(&mut buffer, &source, options)?),
        };
        Ok(InputReader {
            buffer,
            source,
            is_stdin: path.is_none(),
            framing,
        })
    }

    /// An error if the input is text that is no page.
    fn unless_no_page(self, path: Option<&Path>, options: &ReadOptions) -> Result<Self, ReadError> {
        if options.from == InputFormat::Auto
            && let Some(kind) = no_page(&self.buffer, &self.framing, path)
        {
            let (what, help) = (kind.name, kind.help);
            let problem = Problem::NoPage { what, help };
            return Err(ReadError::new(whole_input(&self.source), problem));
        }
        Ok(self)
    }

    /// Whether more records come after one that cannot be read to its end.
    pub fn goes_on(&self) -> bool {
        matches!(self.framing, Framing::Files(_))
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
            Framing::Rows(rows) => rows.next(&mut self.buffer, &self.source, max_bytes),
            Framing::Documents(documents) => {
                documents.next(&mut self.buffer, &self.source, max_bytes)
            }
            Framing::Archive(archive) => archive.next(max_bytes),
            Framing::Files(files) => files.next(options),
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
            place: match self.is_stdin {
                true => Place::Line(1),
                false => Place::Whole,
            },
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

/// What an input is that is no page, by its first bytes.
fn no_page(buffer: &Buffer, framing: &Framing, path: Option<&Path>) -> Option<&'static Kind> {
    let is_html = match framing {
        Framing::WholeInput(PageFormat::Text | PageFormat::Markdown) => false,
        Framing::WholeInput(PageFormat::Html) | Framing::Documents(_) => true,
        _ => return None,
    };
    no_page::recognise(buffer.pending(), buffer.ended, is_html, path)
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
        Detected::Utf16Json => Err(Problem::Utf16 {
            format: "JSON",
            file: file(),
        }),
        Detected::Utf16Csv if from == InputFormat::Auto => Err(Problem::Utf16 {
            format: "a table",
            file: file(),
        }),
        Detected::Jsonl => Ok(Framing::Lines(JsonLines::default())),
        _ if from == InputFormat::Jsonl => Ok(Framing::Lines(JsonLines::default())),
        Detected::Text | Detected::Csv | Detected::Utf16Csv => {
            Ok(Framing::WholeInput(PageFormat::Text))
        }
        Detected::Markdown => Ok(Framing::WholeInput(PageFormat::Markdown)),
        // A file is one page, even if another document was pasted into its body.
        Detected::Html if path.is_some() => Ok(Framing::WholeInput(PageFormat::Html)),
        // The splitter looks for ASCII bytes, and nobody concatenates pages in UTF-16.
        Detected::Utf16Html => Ok(Framing::WholeInput(PageFormat::Html)),
        Detected::Html => Ok(Framing::Documents(HtmlDocuments::default())),
    }
}

#[cfg(test)]
mod tests;
