//! Cleans one record: the work of the worker threads.
//!
//! Input: a record, or the reason why it could not be read. Output: exactly one line with its
//! status. A page that panics becomes an `error` line under its own id.

use super::records::NumberedRecord;
use super::stats::LineFacts;
use crate::article::{Article, Status};
use crate::cli::output::format::RecordFormat;
use crate::cli::output::rejects::RejectSource;
use crate::cli::resume::in_flight::InFlight;
use crate::explain::terminal::{self, View};
use crate::page::{Location, Page};
use crate::read::{self, Problem, ReadError, ReadOptions, Record, Skip};
use crate::stream::Work;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// The least memory estimate of a tag, in bytes of markup. The tree node of a tag takes the same
/// memory however short the tag is. Real pages have one tag in 40 bytes.
const TAG: usize = 32;

/// The size of a record for the memory estimate of the stream.
pub fn estimated_bytes(record: &Record) -> usize {
    let tags = memchr::memchr_iter(b'<', &record.bytes).count();
    record.bytes.len().max(tags.saturating_mul(TAG))
}

/// Turns records into output lines.
pub struct Worker {
    pub read: ReadOptions,
    pub clean: crate::Options,
    pub content: LineContent,
    pub format: RecordFormat,
    /// With `--rejects`: an error line comes with its record.
    pub keep_rejects: bool,
    /// With `--stats`: a line comes with what it counts towards.
    pub keep_facts: bool,
    /// With `--resume`: where the record that is cleaned is entered.
    pub in_flight: Option<Arc<InFlight>>,
    /// With `--resume`: records that are not cleaned but become error lines.
    pub quarantined: Arc<BTreeSet<u64>>,
}

/// What the output lines hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineContent {
    Article,
    /// `--explain`: the blocks and their verdicts.
    Explanation,
    /// `--explain` on a terminal.
    ExplanationView(View),
    /// `--features`: the blocks and their features.
    Features,
    /// `--gate-features`: the inputs of the gate and its probability.
    GateFeatures,
}

/// The output for one record.
#[derive(Debug)]
pub struct OutputLine {
    /// With its newline. `--explain` writes a line for each block.
    pub text: Vec<u8>,
    pub status: Status,
    /// What is printed on stderr, if the output cannot say it.
    pub notice: Option<String>,
    /// If the status is `error`.
    pub error: Option<LineError>,
    /// The rest of the input could not be read.
    pub input_lost: bool,
    pub input: Arc<PathBuf>,
    /// The line for `--rejects`.
    pub reject: Option<Vec<u8>>,
    /// With `--stats`.
    pub facts: Option<LineFacts>,
    /// The record holds no page, and gives no line.
    pub skipped: Option<Skip>,
}

/// What an error line reports.
#[derive(Debug, thiserror::Error)]
#[error("{id}: {message}")]
pub struct LineError {
    pub id: String,
    pub message: String,
}

/// Under which id and source a record is reported. The worker refines it as it learns more, so
/// that a panic is reported under the best that is known.
#[derive(Debug)]
pub struct RecordLabel {
    id: String,
    source: String,
    input: Arc<PathBuf>,
    format: RecordFormat,
    /// With `--rejects`.
    reject: Option<RejectSource>,
    keep_facts: bool,
}

impl Default for RecordLabel {
    fn default() -> Self {
        RecordLabel {
            id: String::new(),
            source: String::new(),
            input: Arc::default(),
            format: RecordFormat::JSONL,
            reject: None,
            keep_facts: false,
        }
    }
}

impl RecordLabel {
    fn set_location(&mut self, location: &Location) {
        self.id = location.to_string();
        self.source = location.source.to_string();
    }

    fn line(&self, article: &Article) -> OutputLine {
        let error = (article.status == Status::Error).then_some(&article.error);
        OutputLine {
            text: self.format.record(article),
            notice: self.format.notice(article),
            status: article.status,
            error: error.map(|error| LineError {
                id: article.id.clone(),
                message: error.clone(),
            }),
            input_lost: false,
            input: self.input.clone(),
            reject: error.and_then(|error| {
                let reject = self.reject.as_ref()?;
                Some(reject.line(&article.id, &article.source, error))
            }),
            facts: self.keep_facts.then(|| LineFacts::of(article)),
            skipped: None,
        }
    }

    fn error_line(&self, message: String) -> OutputLine {
        self.line(&Article::error(
            self.id.clone(),
            self.source.clone(),
            message,
        ))
    }

    fn no_line(&self, reason: Skip) -> OutputLine {
        OutputLine {
            text: Vec::new(),
            status: Status::Empty,
            error: None,
            input_lost: false,
            input: self.input.clone(),
            reject: None,
            facts: None,
            skipped: Some(reason),
            notice: None,
        }
    }

    fn read_error_line(&mut self, error: ReadError) -> OutputLine {
        if let Problem::Skipped(reason) = error.problem {
            return self.no_line(reason);
        }
        self.set_location(&error.location);
        let input_lost = error.input_lost();
        let line = self.line(&error.into_article());
        OutputLine { input_lost, ..line }
    }
}

/// The message of a quarantined record.
const QUARANTINED: &str = "skipped by --resume, because the process died twice in a row while \
    this record was being read or cleaned; clean it alone to see why (a crash is a bug in \
    dechaff, a kill may mean too little memory)";

impl Work for Worker {
    type Input = NumberedRecord;
    type Output = OutputLine;
    type Label = RecordLabel;

    fn bytes(&self, input: &NumberedRecord) -> usize {
        match &input.record {
            Ok(record) => estimated_bytes(record),
            Err(_) => 0,
        }
    }

    fn process(&self, input: NumberedRecord, label: &mut RecordLabel) -> OutputLine {
        label.input = input.input;
        label.format = self.format;
        label.keep_facts = self.keep_facts;
        if self.keep_rejects {
            label.reject = Some(RejectSource::of(&input.record, input.number_in_input));
        }
        let is_quarantined = self.quarantined.contains(&input.number);
        let record = match input.record {
            Ok(record) => record,
            // Only its beginning was read, so the read error is not the reason.
            Err(error) if is_quarantined && !error.input_lost() => {
                label.set_location(&error.location);
                return label.error_line(QUARANTINED.to_owned());
            }
            Err(error) => return label.read_error_line(error),
        };
        label.set_location(&record.location);
        if is_quarantined {
            return label.error_line(QUARANTINED.to_owned());
        }
        let in_flight = self.in_flight.as_ref();
        let _entered = in_flight.map(|file| file.cleaning(input.number));
        match read::to_page(record, &self.read) {
            Err(error) => label.read_error_line(error),
            Ok(page) => {
                label.id.clone_from(&page.id);
                label.source.clone_from(&page.source);
                self.line(page, label)
            }
        }
    }

    fn panicked(&self, label: RecordLabel, message: String) -> OutputLine {
        label.error_line(format!(
            "cleaning panicked, which is a bug in dechaff: {message}"
        ))
    }
}

impl Worker {
    fn line(&self, page: Page, label: &RecordLabel) -> OutputLine {
        let text = match self.content {
            LineContent::Article => return label.line(&crate::clean(page, &self.clean)),
            LineContent::Explanation => crate::explain(page, &self.clean),
            LineContent::ExplanationView(view) => {
                let explanation = crate::explain::explanation(page, &self.clean);
                explanation.map(|page| terminal::lines(&page, view).into_bytes())
            }
            LineContent::Features => crate::explain::features(page, &self.clean),
            LineContent::GateFeatures => crate::explain::gate_features(page, &self.clean),
        };
        match text {
            Err(article) => label.line(&article),
            Ok(text) => OutputLine {
                text,
                notice: None,
                status: Status::Ok,
                error: None,
                input_lost: false,
                input: label.input.clone(),
                reject: None,
                facts: None,
                skipped: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Place;
    use crate::stream::{self, Event, Window};
    use std::convert::Infallible;

    /// A worker that panics after it has cleaned the page with the id `b`.
    struct PanicsOnB(Worker);

    impl Work for PanicsOnB {
        type Input = NumberedRecord;
        type Output = OutputLine;
        type Label = RecordLabel;

        fn bytes(&self, input: &NumberedRecord) -> usize {
            self.0.bytes(input)
        }

        fn process(&self, input: NumberedRecord, label: &mut RecordLabel) -> OutputLine {
            let line = self.0.process(input, label);
            assert_ne!(label.id, "b", "a bug");
            line
        }

        fn panicked(&self, label: RecordLabel, message: String) -> OutputLine {
            self.0.panicked(label, message)
        }
    }

    #[test]
    fn a_panic_becomes_an_error_line_with_the_records_own_id() {
        let records = ["a", "b", "c"].map(|id| NumberedRecord {
            number: 0,
            number_in_input: 1,
            input: Arc::default(),
            record: Ok(Record {
                location: Location {
                    source: "pages.jsonl".into(),
                    place: Place::Line(1),
                    offset: 0,
                },
                bytes: format!("{{\"id\": \"{id}\", \"text\": \"\"}}").into_bytes(),
                format: read::RecordFormat::JsonLine,
            }),
        });
        let worker = Worker {
            read: ReadOptions::default(),
            clean: crate::Options::default(),
            content: LineContent::Article,
            format: RecordFormat::JSONL,
            keep_rejects: true,
            keep_facts: false,
            in_flight: None,
            quarantined: Arc::default(),
        };
        let mut lines = Vec::new();
        stream::run(
            records.into_iter(),
            PanicsOnB(worker),
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
        let panicked = lines.remove(1);
        let reject: serde_json::Value = serde_json::from_slice(&panicked.reject.unwrap()).unwrap();
        assert_eq!((&reject["id"], &reject["text"]), (&"b".into(), &"".into()));
        let line: serde_json::Value = serde_json::from_slice(&panicked.text).unwrap();
        assert_eq!(line["id"], "b");
        assert_eq!(line["source"], "pages.jsonl");
        assert!(line["error"].as_str().unwrap().contains("a bug"), "{line}");
    }
}
