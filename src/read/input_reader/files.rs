//! Reads the files of a container as inputs of their own.
//!
//! A file is skipped and counted as one found in a folder is: by its extension, by its content, or
//! if it is part of the description that a WACZ has beside its archives.

use super::InputReader;
use crate::read::container::{Container, Entry};
use crate::read::error::whole_input;
use crate::read::{ReadError, ReadOptions, ReadStats, Record, files, name};
use crate::{decode, page::Location};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

pub(super) struct Files {
    container: Container,
    /// Of the container.
    path: PathBuf,
    current: Option<Box<InputReader>>,
    stats: Arc<ReadStats>,
    ended: bool,
}

impl Files {
    pub fn new(container: Container, source: &str, stats: Arc<ReadStats>) -> Files {
        Files {
            container,
            path: PathBuf::from(source),
            current: None,
            stats,
            ended: false,
        }
    }

    /// The next record of any file.
    pub fn next(&mut self, options: &ReadOptions) -> Option<Result<Record, ReadError>> {
        loop {
            if let Some(reader) = &mut self.current {
                match reader.next(options) {
                    Some(Err(error)) if error.ends_input() => {
                        self.current = None;
                        return Some(Err(error));
                    }
                    Some(result) => return Some(result),
                    None => self.current = None,
                }
            }
            if self.ended {
                return None;
            }
            let entry = match self.container.next() {
                Ok(Some(entry)) => entry,
                Ok(None) => {
                    self.ended = true;
                    return None;
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(ReadError::failed_read(self.location(), &error)));
                }
            };
            match self.open(entry, options) {
                Ok(Some(reader)) => self.current = Some(Box::new(reader)),
                Ok(None) => {
                    self.stats.skipped.fetch_add(1, Relaxed);
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn location(&self) -> Location {
        whole_input(&name(&self.path))
    }

    /// Opens a file; `None` if it cannot be a page.
    fn open(&self, entry: Entry, options: &ReadOptions) -> Result<Option<InputReader>, ReadError> {
        let inner = Path::new(&entry.name);
        if files::is_no_page(inner) || is_description(&entry.name) {
            return Ok(None);
        }
        let path = PathBuf::from(format!("{}!{}", self.path.display(), entry.name));
        let reader = InputReader::of_file(entry.reader, &path, options, &self.stats);
        let reader = match reader {
            Err(error) if error.problem.is_no_page() => return Ok(None),
            reader => reader?,
        };
        let head = reader.head();
        let is_list_of_pages = memchr::memmem::find(head, b"\"json-pages-1.0\"").is_some();
        let is_page =
            decode::binary(head).is_none() && !(is_list_of_pages && head.starts_with(b"{"));
        Ok(is_page.then_some(reader))
    }
}

/// Whether a file describes the archives of a WACZ (WACZ 1.1.1, 5).
fn is_description(name: &str) -> bool {
    let name = name.strip_prefix("./").unwrap_or(name);
    matches!(name, "datapackage.json" | "datapackage-digest.json") || name.starts_with("indexes/")
}
