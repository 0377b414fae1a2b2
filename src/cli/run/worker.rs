//! One record to its finished line: what the workers do.

use crate::article::{Article, Status};
use crate::cli::output::rejects::Origin;
use crate::cli::resume::in_flight::InFlight;
use crate::cli::resume::journal::Suspects;
use crate::page::{Location, Page};
use crate::read::{self, ReadError, ReadOptions, Record};
use crate::stream::Work;
use std::path::PathBuf;
use std::sync::Arc;

/// A record, and where it stands.
pub struct Item {
    /// Among all records of the run, from 0.
    pub number: u64,
    /// Among those of its input, from 1.
    pub number_in_input: u64,
    pub input: Arc<PathBuf>,
    pub record: Result<Record, ReadError>,
}

/// A tag counts as so many bytes at least when the memory of a record is estimated: what it leaves
/// in the tree does not depend on how short it is written. Pages have one in 40 bytes.
const TAG: usize = 32;

/// What a record counts for in the window of those that are worked on.
pub fn estimated_bytes(record: &Record) -> usize {
    let tags = memchr::memchr_iter(b'<', &record.bytes).count();
    record.bytes.len().max(tags.saturating_mul(TAG))
}

/// Makes lines of records.
pub struct Cleaner {
    pub read: ReadOptions,
    pub clean: crate::Options,
    pub show: Show,
    /// `--rejects`: error lines come with their records.
    pub rejects: bool,
    /// `--resume`: what is being read and cleaned is noted.
    pub in_flight: Option<Arc<InFlight>>,
    pub suspects: Suspects,
}

/// What a record's line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    Article,
    /// `--explain`: the blocks and their verdicts.
    Verdicts,
    /// `--features`: the blocks and their features.
    Features,
    /// `--sorts`: what tells the page's sort.
    Sorts,
}

/// What the writer gets for a record.
#[derive(Debug)]
pub struct Line {
    /// With the newline; `--explain` makes one for every block.
    pub text: Vec<u8>,
    pub status: Status,
    /// The id and what is wrong, where the status is an error.
    pub error: Option<String>,
    /// The input behind this record could not be read.
    pub input_lost: bool,
    pub input: Arc<PathBuf>,
    /// The line for `--rejects`.
    pub reject: Option<Vec<u8>>,
}

/// As what a record is reported if its work panics.
#[derive(Debug, Default)]
pub struct Name {
    id: String,
    source: String,
    input: Arc<PathBuf>,
    /// For `--rejects`.
    origin: Option<Origin>,
}

impl Name {
    fn is(&mut self, place: &Location) {
        self.id = place.to_string();
        self.source = place.source.to_string();
    }

    fn line(&self, article: &Article) -> Line {
        let error = (article.status == Status::Error).then_some(&article.error);
        Line {
            text: article.to_line(),
            status: article.status,
            error: error.map(|error| format!("{}: {error}", article.id)),
            input_lost: false,
            input: self.input.clone(),
            reject: error.and_then(|error| {
                let origin = self.origin.as_ref()?;
                Some(origin.line(&article.id, &article.source, error))
            }),
        }
    }

    fn error(&self, message: String) -> Line {
        self.line(&Article::error(
            self.id.clone(),
            self.source.clone(),
            message,
        ))
    }

    fn fault(&mut self, fault: ReadError) -> Line {
        self.is(&fault.location);
        let input_lost = fault.input_lost();
        let message = fault.problem.to_string();
        let line = match fault.record {
            Some(page) => self.line(&Article::failed(*page, message)),
            None => self.error(message),
        };
        Line { input_lost, ..line }
    }
}

impl Work for Cleaner {
    type Item = Item;
    type Done = Line;
    type Name = Name;

    fn bytes(&self, item: &Item) -> usize {
        match &item.record {
            Ok(record) => estimated_bytes(record),
            Err(_) => 0,
        }
    }

    fn work(&self, item: Item, name: &mut Name) -> Line {
        name.input = item.input;
        if self.rejects {
            name.origin = Some(Origin::of(&item.record, item.number_in_input));
        }
        let condemned = self.suspects.condemned.contains(&item.number);
        let record = match item.record {
            Ok(record) => record,
            Err(fault) if condemned && !fault.input_lost() => {
                name.is(&fault.location);
                return name.error(CONDEMNED.to_owned());
            }
            Err(fault) => return name.fault(fault),
        };
        name.is(&record.location);
        if condemned {
            return name.error(CONDEMNED.to_owned());
        }
        let in_flight = self.in_flight.as_ref();
        let _entered = in_flight.map(|in_flight| in_flight.cleaning(item.number));
        match read::to_page(record, &self.read) {
            Err(fault) => name.fault(fault),
            Ok(page) => {
                name.id.clone_from(&page.id);
                name.source.clone_from(&page.source);
                self.line(page, name)
            }
        }
    }

    fn panicked(&self, name: Name, message: String) -> Line {
        name.error(format!(
            "cleaning panicked, which is a bug in dechaff: {message}"
        ))
    }
}

const CONDEMNED: &str = "left out by --resume, for the process died while this was being read or cleaned; clean it alone \
    to see why (a crash is a bug in dechaff, a kill a sign of too little memory)";

impl Cleaner {
    fn line(&self, page: Page, name: &Name) -> Line {
        let blocks = match self.show {
            Show::Article => return name.line(&crate::clean(page, &self.clean)),
            Show::Verdicts => crate::explain(page, &self.clean),
            Show::Features => crate::features(page, &self.clean),
            Show::Sorts => crate::sorts(page, &self.clean),
        };
        match blocks {
            Err(article) => name.line(&article),
            Ok(text) => Line {
                text,
                status: Status::Ok,
                error: None,
                input_lost: false,
                input: name.input.clone(),
                reject: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{self, Event, Semaphore, Window};
    use std::convert::Infallible;

    /// Cleans as [`Cleaner`] does, but its second page is one that finds a bug.
    struct Buggy(Cleaner);

    impl Work for Buggy {
        type Item = Item;
        type Done = Line;
        type Name = Name;

        fn bytes(&self, item: &Item) -> usize {
            self.0.bytes(item)
        }

        fn work(&self, item: Item, name: &mut Name) -> Line {
            let line = self.0.work(item, name);
            assert_ne!(name.id, "b", "a bug");
            line
        }

        fn panicked(&self, name: Name, message: String) -> Line {
            self.0.panicked(name, message)
        }
    }

    #[test]
    fn a_panic_is_an_error_line_under_the_records_own_id() {
        let read = ReadOptions::default();
        let records = ["a", "b", "c"].map(|id| Item {
            number: 0,
            number_in_input: 1,
            input: Arc::default(),
            record: Ok(Record {
                location: Location {
                    source: "pages.jsonl".into(),
                    line: Some(1),
                    offset: 0,
                },
                bytes: format!("{{\"id\": \"{id}\", \"text\": \"\"}}").into_bytes(),
                format: read::RecordFormat::JsonLine,
            }),
        });
        let cleaner = Cleaner {
            read,
            clean: crate::Options::default(),
            show: Show::Article,
            rejects: true,
            in_flight: None,
            suspects: Suspects::default(),
        };
        let mut lines = Vec::new();
        stream::run(
            records.into_iter(),
            Buggy(cleaner),
            2,
            Arc::new(Semaphore::new(Window::for_jobs(2))),
            Arc::default(),
            |event| {
                if let Event::Done(line) = event {
                    lines.push(line);
                }
                Ok::<(), Infallible>(())
            },
        )
        .unwrap();
        let statuses: Vec<_> = lines.iter().map(|line| line.status).collect();
        assert_eq!(statuses, [Status::Empty, Status::Error, Status::Empty]);
        let panicked = lines.remove(1);
        let reject: serde_json::Value = serde_json::from_slice(&panicked.reject.unwrap()).unwrap();
        assert_eq!((&reject["id"], &reject["text"]), (&"b".into(), &"".into()));
        let error = String::from_utf8(panicked.text).unwrap();
        assert!(
            error.contains("\"id\":\"b\"") && error.contains("\"source\":\"pages.jsonl\""),
            "{error}"
        );
        assert!(error.contains("a bug"), "{error}");
    }
}
