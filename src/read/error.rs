//! Why a record or an input cannot be read.
//!
//! A [`ReadError`] becomes a line with status `error` in the output. One bad record does not stop
//! its input; [`ReadError::input_lost`] separates that case from an input that is given up.

use crate::page::{Location, Page};
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
            line: None,
            offset: 0,
        };
        ReadError::new(location, Problem::Unreadable(reason.to_owned()))
    }

    /// A record over the limit of [`super::ReadOptions::max_record_bytes`].
    pub(super) fn too_large(location: Location, unit: &'static str, max_bytes: u64) -> Self {
        ReadError::new(location, Problem::TooLarge { unit, max_bytes })
    }

    /// Whether the rest of the input is given up (exit code 1), as opposed to one bad record.
    pub fn input_lost(&self) -> bool {
        match &self.problem {
            Problem::Unreadable(_)
            | Problem::Broken(_)
            | Problem::JsonArray { .. }
            | Problem::PrettyJson { .. }
            | Problem::Utf16Json { .. } => true,
            Problem::TooLarge { .. } | Problem::Record(_) => false,
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
    /// JSON whose newlines are not single bytes.
    #[error("it is JSON in UTF-16; `iconv -f UTF-16 -t UTF-8 {file}` makes UTF-8 of it")]
    Utf16Json {
        /// The file for the command line, `-` for stdin.
        file: String,
    },
    /// A record over the limit.
    #[error("a {unit} of more than {max_bytes} bytes; allow more with --max-record-bytes")]
    TooLarge {
        /// `page` or `line`.
        unit: &'static str,
        /// The limit.
        max_bytes: u64,
    },
    /// A JSON line without a usable page.
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Why a JSON line has no usable page.
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
        line: None,
        offset: 0,
    }
}
