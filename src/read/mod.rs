//! Input to records.
//!
//! The reading thread only frames: it finds where a record begins and ends, in bounded
//! memory, and looks no further. What is in a record ([`to_page`]) is the workers' part.
//! Nothing after this room knows what container a page came out of.

mod buffer;
mod compress;
mod documents;
pub mod files;
mod jsonl;
mod reading;
mod sniff;
mod split;

use crate::decode;
use crate::page::{Content, Location, Overrides, Page, PageFormat};
pub use compress::plain;
pub(crate) use jsonl::members;
use reading::Reading;
pub use sniff::looks_like_html;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What the input is said to be (`--from`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// The content tells.
    #[default]
    Auto,
    /// One page an input.
    Html,
    /// One page an input.
    Text,
    /// A record a line.
    Jsonl,
}

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Stdin,
    /// Named by the user: read whatever it is.
    File(PathBuf),
    /// Found in a directory: left out, and counted, if its content cannot be a page.
    Found(PathBuf),
}

/// Framed bytes, not yet looked into.
#[derive(Debug, Clone)]
pub struct Record {
    pub place: Location,
    pub bytes: Vec<u8>,
    pub framing: Framing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// A page as it is; `None`: its content tells which form it has.
    Page(Option<PageFormat>),
    JsonLine,
}

/// What could not be read. It becomes an `error` line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    pub place: Location,
    /// What the record brings along, where only its page could not be read.
    pub record: Option<Box<Page>>,
    /// What is wrong and what to do, without the place.
    pub message: String,
    /// The rest of this input could not be read (exit code 1), against one bad record.
    pub input_lost: bool,
}

impl ReadError {
    fn record(place: Location, message: String) -> Self {
        ReadError {
            place,
            record: None,
            message,
            input_lost: false,
        }
    }

    fn lost(place: Location, message: String) -> Self {
        ReadError {
            place,
            record: None,
            message,
            input_lost: true,
        }
    }

    /// A path that cannot be opened or walked.
    fn unread(path: &Path, reason: &str) -> Self {
        let place = Location {
            source: name(path),
            line: None,
            offset: 0,
        };
        ReadError::lost(place, format!("cannot read: {reason}"))
    }
}

fn too_large(place: Location, what: &str, max_bytes: u64) -> ReadError {
    ReadError::record(
        place,
        format!("a {what} of more than {max_bytes} bytes; allow more with --max-record-bytes"),
    )
}

/// What is known from outside of how to read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    pub from: Format,
    /// JSONL: the key that holds the page, instead of the first there of `html`, `text`, `content`.
    pub field: Option<String>,
    /// The page's address, unless a record brings its own.
    pub url: Option<String>,
    /// The charset's label, stronger than all but a byte order mark.
    pub encoding: Option<String>,
    /// Goes before ids that are made of the place; a record's own id stays as it is.
    pub id_prefix: Option<String>,
    /// Larger records become faults.
    pub max_record_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            from: Format::Auto,
            field: None,
            url: None,
            encoding: None,
            id_prefix: None,
            // The largest pages of crawls are some 10 MiB; a window of records must fit in memory.
            max_record_bytes: 64 << 20,
        }
    }
}

impl ReadOptions {
    fn default_id(&self, place: &Location) -> String {
        format!("{}{place}", self.id_prefix.as_deref().unwrap_or_default())
    }
}

/// Counts that run along while the inputs are read, for whoever wants to watch.
#[derive(Debug, Default)]
pub struct ReadStats {
    /// Bytes read from files and stdin, before decompression.
    pub bytes_read: AtomicU64,
    /// Files in walked directories that were left out: hidden, no page, no regular file, the output.
    pub skipped: AtomicU64,
}

/// Reads one input after the other, lazily and in order, and holds no more than a
/// record and a bounded buffer. An input that cannot be read on gives one fault.
pub fn records<I>(inputs: I, options: ReadOptions, tally: Arc<ReadStats>) -> Records<I>
where
    I: Iterator<Item = Result<Input, ReadError>> + Send,
{
    Records {
        inputs,
        options,
        tally,
        reading: None,
    }
}

/// A record's page: a JSON line is parsed, and what is known from outside is applied.
/// The fault of a line that holds no page names the key, or the column, that is wrong.
pub fn to_page(record: Record, options: &ReadOptions) -> Result<Page, ReadError> {
    let Record {
        place,
        bytes,
        framing,
    } = record;
    match framing {
        Framing::JsonLine => jsonl::page(place, bytes, options),
        Framing::Page(format) => Ok(Page {
            id: options.default_id(&place),
            source: place.source.to_string(),
            content: Content::Bytes(bytes),
            format,
            charset: options.encoding.clone(),
            warnings: Vec::new(),
            overrides: Overrides {
                url: options.url.clone().unwrap_or_default(),
                ..Overrides::default()
            },
        }),
    }
}

/// The records of [`records`].
pub struct Records<I> {
    inputs: I,
    options: ReadOptions,
    tally: Arc<ReadStats>,
    reading: Option<Reading>,
}

impl<I> Records<I> {
    /// From the next record on: larger ones become faults, of which nothing is kept.
    pub fn allow(&mut self, max_record_bytes: u64) {
        self.options.max_record_bytes = max_record_bytes;
    }
}

impl<I: Iterator<Item = Result<Input, ReadError>>> Iterator for Records<I> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(reading) = &mut self.reading {
                match reading.next(&self.options) {
                    Some(result) => {
                        if matches!(&result, Err(fault) if fault.input_lost) {
                            self.reading = None;
                        }
                        return Some(result);
                    }
                    None => self.reading = None,
                }
            }
            let opened = self
                .inputs
                .next()?
                .and_then(|input| open(&input, &self.options, &self.tally));
            match opened {
                Ok(reading) => self.reading = reading,
                Err(fault) => return Some(Err(fault)),
            }
        }
    }
}

/// `None` for a found file that is no page.
fn open(
    input: &Input,
    options: &ReadOptions,
    tally: &Arc<ReadStats>,
) -> Result<Option<Reading>, ReadError> {
    let (reader, path): (Box<dyn Read + Send>, _) = match input {
        Input::Stdin => (Box::new(io::stdin()), None),
        Input::File(path) | Input::Found(path) => match File::open(path) {
            Ok(file) => (Box::new(file), Some(path.as_path())),
            Err(error) => return Err(ReadError::unread(path, &error.to_string())),
        },
    };
    let counted = Counted {
        reader,
        tally: tally.clone(),
    };
    let reading = Reading::new(Box::new(counted), path, options)?;
    if matches!(input, Input::Found(_)) && decode::binary(reading.head()).is_some() {
        tally.skipped.fetch_add(1, Relaxed);
        return Ok(None);
    }
    Ok(Some(reading))
}

/// What people and ids call a path; a name that is not UTF-8 cannot be in JSON as it is.
fn name(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

/// Counts what is read, for a progress bar over files whose size is that on disk.
struct Counted {
    reader: Box<dyn Read + Send>,
    tally: Arc<ReadStats>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.tally.bytes_read.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed_holds_from_the_next_record_on_through_all_inputs() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.jsonl", "b.jsonl"].map(|name| folder.path().join(name));
        for path in &paths {
            std::fs::write(path, "{\"text\":\"a line\"}\n".repeat(4)).unwrap();
        }
        let inputs = paths.map(|path| Ok(Input::File(path))).into_iter();
        let mut records = records(inputs, ReadOptions::default(), Arc::default());
        let mut places = Vec::new();
        for allowed in [100, 5, 100, 5, 5, 100, 5, 100] {
            records.allow(allowed);
            match records.next().unwrap() {
                Ok(record) => {
                    assert!(allowed == 100, "{}", record.place);
                    places.push(record.place.line.unwrap());
                }
                Err(fault) => {
                    assert!(allowed == 5 && !fault.input_lost, "{}", fault.message);
                    assert!(fault.message.contains("5 bytes"), "{}", fault.message);
                    places.push(fault.place.line.unwrap());
                }
            }
        }
        assert_eq!(places, [1, 2, 3, 4, 1, 2, 3, 4]);
        assert!(records.next().is_none());
    }
}
