//! One record to its finished line: what the workers do.

use dechaff::article::{Article, Status};
use dechaff::page::{Page, Place};
use dechaff::read::{self, Fault, ReadOptions, Record};
use dechaff::stream::Work;

/// A tag counts as so many bytes at least when the memory of a record is estimated: what it leaves
/// in the tree does not depend on how short it is written. Pages have one in 40 bytes.
const TAG: usize = 32;

/// Makes lines of records.
pub struct Cleaner {
    pub read: ReadOptions,
    pub clean: dechaff::Options,
    pub show: Show,
}

/// What a record's line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    Article,
    /// `--explain`: the blocks and their verdicts.
    Verdicts,
    /// `--features`: the blocks and their features.
    Features,
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
}

/// As what a record is reported if its work panics.
#[derive(Debug, Default)]
pub struct Name {
    id: String,
    source: String,
}

impl Name {
    fn of_place(place: &Place) -> Self {
        Name {
            id: place.to_string(),
            source: place.source.to_string(),
        }
    }

    fn of_page(page: &Page) -> Self {
        Name {
            id: page.id.clone(),
            source: page.source.clone(),
        }
    }
}

impl Line {
    fn of(article: &Article) -> Self {
        Line {
            text: article.to_line(),
            status: article.status,
            error: (article.status == Status::Error)
                .then(|| format!("{}: {}", article.id, article.error)),
            input_lost: false,
        }
    }

    fn of_fault(fault: Fault) -> Self {
        let article = match fault.record {
            Some(page) => Article::failed(*page, fault.message),
            None => {
                let Name { id, source } = Name::of_place(&fault.place);
                Article::error(id, source, fault.message)
            }
        };
        Line {
            input_lost: fault.input_lost,
            ..Line::of(&article)
        }
    }
}

impl Work for Cleaner {
    type Item = Result<Record, Fault>;
    type Done = Line;
    type Name = Name;

    fn bytes(&self, item: &Self::Item) -> usize {
        item.as_ref().map_or(0, |record| {
            let tags = memchr::memchr_iter(b'<', &record.bytes).count();
            record.bytes.len().max(tags.saturating_mul(TAG))
        })
    }

    fn work(&self, item: Self::Item, name: &mut Name) -> Line {
        let page = item.and_then(|record| {
            *name = Name::of_place(&record.place);
            read::to_page(record, &self.read)
        });
        match page {
            Err(fault) => Line::of_fault(fault),
            Ok(page) => {
                *name = Name::of_page(&page);
                self.line(page)
            }
        }
    }

    fn panicked(&self, name: Name, message: String) -> Line {
        let message = format!("cleaning panicked, which is a bug in dechaff: {message}");
        Line::of(&Article::error(name.id, name.source, message))
    }
}

impl Cleaner {
    fn line(&self, page: Page) -> Line {
        let blocks = match self.show {
            Show::Article => return Line::of(&dechaff::clean(page, &self.clean)),
            Show::Verdicts => dechaff::explain(page, &self.clean),
            Show::Features => dechaff::features(page, &self.clean),
        };
        match blocks {
            Err(article) => Line::of(&article),
            Ok(text) => Line {
                text,
                status: Status::Ok,
                error: None,
                input_lost: false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dechaff::stream::{self, Event, Window};
    use std::convert::Infallible;
    use std::sync::Arc;

    /// Cleans as [`Cleaner`] does, but its second page is one that finds a bug.
    struct Buggy(Cleaner);

    impl Work for Buggy {
        type Item = Result<Record, Fault>;
        type Done = Line;
        type Name = Name;

        fn bytes(&self, item: &Self::Item) -> usize {
            self.0.bytes(item)
        }

        fn work(&self, item: Self::Item, name: &mut Name) -> Line {
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
        let records = ["a", "b", "c"].map(|id| {
            Ok(Record {
                place: Place {
                    source: "pages.jsonl".into(),
                    line: Some(1),
                    offset: 0,
                },
                bytes: format!("{{\"id\": \"{id}\", \"text\": \"\"}}").into_bytes(),
                framing: read::Framing::JsonLine,
            })
        });
        let cleaner = Cleaner {
            read,
            clean: dechaff::Options::default(),
            show: Show::Article,
        };
        let mut lines = Vec::new();
        stream::run(
            records.into_iter(),
            Buggy(cleaner),
            2,
            Window::for_jobs(2),
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
        let error = String::from_utf8(lines.remove(1).text).unwrap();
        assert!(
            error.contains("\"id\":\"b\"") && error.contains("\"source\":\"pages.jsonl\""),
            "{error}"
        );
        assert!(error.contains("a bug"), "{error}");
    }
}
