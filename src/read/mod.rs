//! Reads files, folders and stdin as records.
//!
//! Input: paths. Output: a [`Record`] for each page, with its location, and a [`ReadError`] for
//! whatever cannot be read. The work is split in two. The reading thread only finds where each
//! record starts and ends, in bounded memory ([`records`]). Workers parse the content of a record
//! ([`to_page`]). No later stage depends on the container that a page came from.

mod archive;
mod buffer;
mod container;
mod csv;
mod decompress;
mod detect;
mod error;
pub mod files;
mod html_stream;
mod input_reader;
mod jsonl;
mod no_page;
#[cfg(feature = "parquet")]
mod parquet;

use crate::decode;
use crate::page::{Content, Location, Overrides, Page, PageFormat};
use archive::http::{self, Response};
pub use archive::{ArchiveRecord, Skip};
pub use decompress::decompress;
pub use error::{Problem, ReadError, RecordError};
use input_reader::InputReader;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The format of the inputs (`--from`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputFormat {
    /// Detect it from the content of each input.
    #[default]
    Auto,
    /// One HTML page per input.
    Html,
    /// One page of text per input.
    Text,
    /// One page of Markdown per input.
    Markdown,
    /// One JSON object per line.
    Jsonl,
    /// A table whose first row names the columns.
    Csv,
}

/// One source of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file that the user named. It is read even if its content cannot be a page.
    File(PathBuf),
    /// A file found in a directory: skipped and counted if its content cannot be a page.
    Found(PathBuf),
}

/// The bytes of one record, not parsed yet.
#[derive(Debug, Clone)]
pub struct Record {
    /// Where the record starts.
    pub location: Location,
    /// The whole record, including its line end if it is a line.
    pub bytes: Vec<u8>,
    /// How to parse it.
    pub format: RecordFormat,
}

/// How the bytes of a [`Record`] are parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFormat {
    /// The bytes are the page.
    Page(PageFormat),
    /// The bytes are a JSON object that contains the page.
    JsonLine,
    /// The bytes are a record of an archive.
    Archive(ArchiveRecord),
}

/// Options of reading.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The format of all inputs.
    pub from: InputFormat,
    /// JSONL: the key that holds the page, instead of the usual names.
    pub field: Option<String>,
    /// The name of stdin in ids and sources, instead of `stdin`.
    pub stdin_name: Option<String>,
    /// The address of pages whose record has none.
    pub url: Option<String>,
    /// The label of the charset. Only a byte order mark overrides it.
    pub encoding: Option<String>,
    /// Prefix of ids that are made of the location. A record's own id gets no prefix.
    pub id_prefix: Option<String>,
    /// Larger records become errors.
    pub max_record_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            from: InputFormat::Auto,
            field: None,
            stdin_name: None,
            url: None,
            encoding: None,
            id_prefix: None,
            // 64 MiB. The largest crawled pages have some 10 MiB, and a window of records must fit
            // in memory.
            max_record_bytes: 64 << 20,
        }
    }
}

impl ReadOptions {
    fn default_id(&self, location: &Location) -> String {
        format!(
            "{}{location}",
            self.id_prefix.as_deref().unwrap_or_default()
        )
    }
}

/// Counters that are updated while the inputs are read, for a progress display.
#[derive(Debug, Default)]
pub struct ReadStats {
    /// Bytes read from files and stdin, before decompression.
    pub bytes_read: AtomicU64,
    /// Files of walked directories that were skipped: hidden files, files that are not pages or
    /// not regular, and the output itself.
    pub skipped: AtomicU64,
    /// Records of archives that hold no page, in the order of [`Skip::ALL`].
    skipped_records: [AtomicU64; Skip::ALL.len()],
}

impl ReadStats {
    /// Counts a record of an archive that holds no page.
    pub fn skip_record(&self, reason: Skip) {
        if let Some(count) = self.skipped_records.get(reason as usize) {
            count.fetch_add(1, Relaxed);
        }
    }

    /// The number of records of archives that hold no page, by reason.
    pub fn skipped_records(&self) -> impl Iterator<Item = (Skip, u64)> {
        let counts = self.skipped_records.iter().map(|count| count.load(Relaxed));
        Skip::ALL.into_iter().zip(counts).filter(|(_, n)| *n > 0)
    }
}

/// Reads the inputs one after the other, lazily and in order. Memory is bounded by the largest
/// record and a fixed buffer. An input that cannot be read to its end yields one error.
pub fn records<I>(inputs: I, options: ReadOptions, stats: Arc<ReadStats>) -> Records<I>
where
    I: Iterator<Item = Result<Input, ReadError>> + Send,
{
    Records {
        inputs,
        options,
        stats,
        reader: None,
    }
}

/// Parses a record into a page and applies the options to it.
///
/// # Errors
///
/// A JSON line without a usable page. The message names the key, or the column of the syntax error.
/// A record of an archive without a page ([`Problem::Skipped`]).
pub fn to_page(record: Record, options: &ReadOptions) -> Result<Page, ReadError> {
    match record.format {
        RecordFormat::JsonLine => jsonl::to_page(record.location, record.bytes, options),
        RecordFormat::Archive(parts) => archive::to_page(record, parts, options),
        RecordFormat::Page(format) => Ok(whole_page(record, format, options)),
    }
}

/// The page of a record that is one. The header of HTTP before a page (`curl -i`) is no part of it,
/// but gives its charset.
fn whole_page(record: Record, format: PageFormat, options: &ReadOptions) -> Page {
    let mut page = Page {
        id: options.default_id(&record.location),
        source: record.location.source.to_string(),
        content: Content::Text(String::new()),
        format: Some(format),
        charset: options.encoding.clone(),
        warnings: Vec::new(),
        overrides: Overrides {
            url: options.url.clone().unwrap_or_default(),
            ..Overrides::default()
        },
    };
    if options.from != InputFormat::Text && http::begins_response(&record.bytes) {
        let response = Response::read(&record.bytes).decode(options.max_record_bytes);
        if let Ok(response) = response {
            page.format = Some(archive::page_format(&response.body));
            let body = response.body.into_owned();
            page.content = match &options.encoding {
                Some(_) => Content::Bytes(body),
                None => match decode::decode_served(body, response.charset.as_deref()) {
                    Ok(decoded) => {
                        page.warnings = decoded.warnings;
                        Content::Text(decoded.text)
                    }
                    // The pipeline reports what the bytes are.
                    Err(_) => Content::Bytes(record.bytes),
                },
            };
            return page;
        }
    }
    page.content = Content::Bytes(record.bytes);
    page
}

/// The iterator that [`records`] returns.
pub struct Records<I> {
    inputs: I,
    options: ReadOptions,
    stats: Arc<ReadStats>,
    reader: Option<InputReader>,
}

impl<I> Records<I> {
    /// Changes the limit from the next record on. Larger records become errors and are not kept.
    pub fn set_max_record_bytes(&mut self, max_record_bytes: u64) {
        self.options.max_record_bytes = max_record_bytes;
    }
}

impl<I: Iterator<Item = Result<Input, ReadError>>> Iterator for Records<I> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(reader) = &mut self.reader {
                match reader.next(&self.options) {
                    Some(result) => {
                        if matches!(&result, Err(error) if error.ends_input() && !reader.goes_on())
                        {
                            self.reader = None;
                        }
                        return Some(result);
                    }
                    None => self.reader = None,
                }
            }
            let opened = self
                .inputs
                .next()?
                .and_then(|input| open(&input, &self.options, &self.stats));
            match opened {
                Ok(reader) => self.reader = reader,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Opens an input; `None` for a file found in a directory that cannot be a page.
fn open(
    input: &Input,
    options: &ReadOptions,
    stats: &Arc<ReadStats>,
) -> Result<Option<InputReader>, ReadError> {
    let (reader, path): (Box<dyn Read + Send>, _) = match input {
        Input::Stdin => (Box::new(io::stdin()), None),
        Input::File(path) | Input::Found(path) => match File::open(path) {
            Ok(file) => (Box::new(file), Some(path.as_path())),
            Err(error) => return Err(ReadError::unreadable(path, &error.to_string())),
        },
    };
    let counted = CountingReader {
        reader,
        stats: stats.clone(),
    };
    let is_found = matches!(input, Input::Found(_));
    let reader = match InputReader::new(Box::new(counted), path, options, stats) {
        Err(error) if is_found && error.problem.is_no_page() => {
            stats.skipped.fetch_add(1, Relaxed);
            return Ok(None);
        }
        reader => reader?,
    };
    if is_found && decode::binary(reader.head()).is_some() {
        stats.skipped.fetch_add(1, Relaxed);
        return Ok(None);
    }
    Ok(Some(reader))
}

/// The name of a path in ids and messages. JSON cannot hold a name that is not UTF-8, so its
/// invalid bytes become U+FFFD.
fn name(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

/// Counts the bytes as they are on disk, so that a progress bar can compare them with file sizes.
struct CountingReader {
    reader: Box<dyn Read + Send>,
    stats: Arc<ReadStats>,
}

impl Read for CountingReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.stats.bytes_read.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_size_limit_applies_from_the_next_record_on_across_inputs() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.jsonl", "b.jsonl"].map(|name| folder.path().join(name));
        for path in &paths {
            std::fs::write(path, "{\"text\":\"a line\"}\n".repeat(4)).unwrap();
        }
        let inputs = paths.map(|path| Ok(Input::File(path))).into_iter();
        let mut records = records(inputs, ReadOptions::default(), Arc::default());
        let mut lines = Vec::new();
        for limit in [100, 5, 100, 5, 5, 100, 5, 100] {
            records.set_max_record_bytes(limit);
            match records.next().unwrap() {
                Ok(record) => {
                    assert!(limit == 100, "{}", record.location);
                    lines.push(record.location.line().unwrap());
                }
                Err(error) => {
                    assert!(limit == 5 && !error.input_lost(), "{error}");
                    assert!(error.to_string().contains("5 bytes"), "{error}");
                    lines.push(error.location.line().unwrap());
                }
            }
        }
        assert_eq!(lines, [1, 2, 3, 4, 1, 2, 3, 4]);
        assert!(records.next().is_none());
    }
}
