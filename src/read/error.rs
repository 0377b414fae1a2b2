//! Why a record or an input cannot be read.
//!
//! A [`ReadError`] becomes a line with status `error` in the output. One bad record does not stop
//! its input; [`ReadError::input_lost`] separates that case from an input that is given up.

use crate::article::Article;
use crate::page::{Location, Page, Place};
use crate::read::archive::Skip;
use crate::read::name;
use crate::text::json_object::ObjectError;
use std::path::Path;
use std::sync::Arc;
use thiserror::Error;

/// A record, or the rest of an input, that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{location}: {problem}")]
pub struct ReadError {
    /// Where in the input.
    pub location: Location,
    /// The record's other values, where only its page cannot be read.
    pub record: Option<Box<Page>>,
    /// What is wrong and what to do about it, without the location.
    pub problem: Problem,
}

impl ReadError {
    /// The `error` article of the record, with the metadata that it has.
    pub fn into_article(self) -> Article {
        let message = self.problem.to_string();
        match self.record {
            Some(page) => Article::failed(*page, message),
            None => Article::error(
                self.location.to_string(),
                self.location.source.to_string(),
                message,
            ),
        }
    }

    pub(super) fn new(location: Location, problem: Problem) -> Self {
        ReadError {
            location,
            record: None,
            problem,
        }
    }

    /// A read that failed part of the way through an input.
    pub(super) fn failed_read(location: Location, error: &std::io::Error) -> Self {
        ReadError::new(location, Problem::Broken(error.to_string()))
    }

    /// A path that cannot be opened or walked.
    pub(super) fn unreadable(path: &Path, reason: &str) -> Self {
        let location = Location {
            source: name(path),
            place: Place::Whole,
            offset: 0,
        };
        ReadError::new(location, Problem::Unreadable(reason.to_owned()))
    }

    /// A record over the limit of [`super::ReadOptions::max_record_bytes`].
    pub(super) fn too_large(location: Location, unit: &'static str, max_bytes: u64) -> Self {
        ReadError::new(location, Problem::TooLarge { unit, max_bytes })
    }

    /// A damaged place of an archive.
    pub(super) fn damaged(location: Location, reason: String) -> Self {
        ReadError::new(location, Problem::Damaged(reason))
    }

    /// Whether a part of the input is lost (exit code 1), as opposed to one bad record.
    pub fn input_lost(&self) -> bool {
        matches!(self.problem, Problem::Damaged(_)) || self.ends_input()
    }

    /// Whether the rest of the input is given up.
    pub fn ends_input(&self) -> bool {
        match &self.problem {
            Problem::Unreadable(_)
            | Problem::Broken(_)
            | Problem::NoPage { .. }
            | Problem::NoColumn(_)
            | Problem::JsonArray { .. }
            | Problem::PrettyJson { .. }
            | Problem::Utf16 { .. } => true,
            Problem::Damaged(_)
            | Problem::TooLarge { .. }
            | Problem::Record(_)
            | Problem::Skipped(_) => false,
        }
    }
}

/// What is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// A path that cannot be opened or walked.
    #[error("cannot read: {0}")]
    Unreadable(String),
    /// Reading or decompression failed after the input was opened.
    #[error("{0}")]
    Broken(String),
    /// Text that is no page: a feed, a log, code.
    #[error("this is {what}, not a page; {help}")]
    NoPage {
        /// With its article.
        what: &'static str,
        /// What the caller can do.
        help: &'static str,
    },
    /// A table without a column for the page.
    #[error(transparent)]
    NoColumn(RecordError),
    /// One array around all records, which cannot be streamed.
    #[error("it is a JSON array, not JSON lines; `jq -c '.[]' {file}` makes lines of it")]
    JsonArray {
        /// The file for the command line, `-` for stdin.
        file: String,
    },
    /// Objects of several lines each.
    #[error("it is pretty-printed JSON, not JSON lines; `jq -c . {file}` makes lines of it")]
    PrettyJson {
        /// The file for the command line, `-` for stdin.
        file: String,
    },
    /// Records whose newlines are not single bytes.
    #[error("it is {format} in UTF-16; `iconv -f UTF-16 -t UTF-8 {file}` makes UTF-8 of it")]
    Utf16 {
        /// The name of the format.
        format: &'static str,
        /// The file for the command line, `-` for stdin.
        file: String,
    },
    /// A place of an archive where bytes are missing or wrong. Reading continues after it.
    #[error("damaged archive: {0}")]
    Damaged(String),
    /// A record of an archive that holds no page. It gives no line.
    #[error("no page: {}", .0.name())]
    Skipped(Skip),
    /// A record over the limit.
    #[error("a {unit} of more than {max_bytes} bytes; allow more with --max-record-bytes")]
    TooLarge {
        /// `page`, `line`, `row` or `record`.
        unit: &'static str,
        /// The limit.
        max_bytes: u64,
    },
    /// A JSON line without a usable page.
    #[error(transparent)]
    Record(#[from] RecordError),
}

impl Problem {
    /// Whether the input is skipped if it was found in a folder.
    pub fn is_no_page(&self) -> bool {
        matches!(self, Problem::NoPage { .. } | Problem::NoColumn(_))
    }
}

/// Why a record has no usable page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordError {
    /// The line cannot be decoded; the decoder's own message.
    #[error("{0}")]
    Undecodable(String),
    /// The line is not a JSON object.
    #[error(transparent)]
    NotAnObject(#[from] ObjectError),
    /// None of the keys that may hold the page is there.
    #[error("no key {wanted}; {keys}; name the one that holds the page with --field")]
    NoPage {
        /// The keys that were looked for.
        wanted: String,
        /// The first keys of the record.
        keys: String,
    },
    /// A row of a table that does not fit its header.
    #[error("row {row} is broken: {reason}")]
    BrokenRow {
        /// From 1, which is the header.
        row: u64,
        /// What is wrong.
        reason: String,
    },
    /// The key is there, with a value of another type.
    #[error(
        "key `{key}` holds {found}, not a string; name the key that holds the page with --field"
    )]
    NotAString {
        /// The key.
        key: String,
        /// The type of its value, with an article.
        found: &'static str,
    },
}

/// The location of a whole input.
pub(super) fn whole_input(source: &Arc<str>) -> Location {
    Location {
        source: source.clone(),
        place: Place::Whole,
        offset: 0,
    }
}
