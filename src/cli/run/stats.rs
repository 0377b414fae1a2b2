//! The file of `--stats`: what a run read and wrote, counted.
//!
//! Input: the facts of each line, and the counters of the run. Output: one JSON object. The counts
//! of a group come with the largest first, so that the file can be read by eye.

use super::reasons::{ReasonCount, Reasons};
use super::worker::OutputLine;
use crate::article::{Article, Status};
use crate::cli::args::VERSION;
use crate::cli::output::{self, Output, Written};
use crate::cli::progress::{Counts, Progress};
use crate::text::url;
use crate::warning::Warning;
use anyhow::Result;
use serde::{Serialize, Serializer};
use std::collections::HashMap;
use std::sync::atomic::Ordering::Relaxed;

/// Names of a kind that are counted. Pages of later hosts are counted in `other_hosts`. The memory
/// of a run must not grow with the web, and a record can give any name as its language.
const MAX_NAMES: usize = 100_000;

/// What the line of an article counts towards.
#[derive(Debug)]
pub struct LineFacts {
    status: Status,
    language: String,
    host: String,
    warnings: Vec<Warning>,
}

impl LineFacts {
    /// The facts of an article.
    pub fn of(article: &Article) -> LineFacts {
        LineFacts {
            status: article.status,
            language: article.language.clone(),
            host: url::site_host(&article.url).unwrap_or_default(),
            warnings: article.warnings.clone(),
        }
    }
}

/// Counts by name.
#[derive(Debug, Default)]
struct Tally(HashMap<String, u64>);

impl Tally {
    /// Counts a name. False if there are too many names to count another.
    fn add(&mut self, name: &str) -> bool {
        if let Some(count) = self.0.get_mut(name) {
            *count += 1;
            return true;
        }
        let has_room = self.0.len() < MAX_NAMES;
        if has_room {
            self.0.insert(name.to_owned(), 1);
        }
        has_room
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut counts: Vec<_> = self.0.iter().collect();
        counts.sort_by_key(|(name, count)| (u64::MAX - **count, *name));
        serializer.collect_map(counts)
    }
}

/// The counts of a run.
#[derive(Debug, Default)]
pub struct Stats {
    warnings: Tally,
    languages: Tally,
    hosts: Tally,
    other_hosts: u64,
    bytes_written: u64,
    reasons: Reasons,
}

/// The content of the file.
#[derive(Serialize)]
struct File<'a> {
    version: &'a str,
    /// Whether the run reached the end of its input.
    complete: bool,
    records: u64,
    status: StatusCounts,
    warnings: &'a Tally,
    errors: Vec<ReasonCount<'a>>,
    languages: &'a Tally,
    hosts: &'a Tally,
    other_hosts: u64,
    left_out: u64,
    inputs_lost: u64,
    files_skipped: u64,
    records_skipped: Tally,
    seconds: f64,
    bytes_read: u64,
    bytes_written: u64,
}

#[derive(Serialize)]
struct StatusCounts {
    ok: u64,
    empty: u64,
    error: u64,
}

impl Stats {
    /// Counts a line. `bytes`: how many of it were written, before compression.
    pub fn add(&mut self, line: &OutputLine, bytes: usize) {
        self.bytes_written += bytes as u64;
        if let Some(error) = &line.error {
            self.reasons.add(&error.id, &error.message);
        }
        let Some(facts) = &line.facts else { return };
        for warning in &facts.warnings {
            self.warnings.add(warning.name());
        }
        // An error or an empty line has the metadata of its record at most.
        if facts.status == Status::Ok {
            self.languages.add(&facts.language);
        }
        self.other_hosts += u64::from(!self.hosts.add(&facts.host));
    }

    /// Writes the file.
    pub fn write(
        &self,
        output: Output,
        counts: &Counts,
        progress: &Progress,
        complete: bool,
    ) -> Result<Written> {
        let read = progress.read_stats();
        let mut records_skipped = Tally::default();
        for (reason, count) in read.skipped_records() {
            records_skipped.0.insert(reason.name().to_owned(), count);
        }
        let file = File {
            version: VERSION.as_str(),
            complete,
            records: counts.ok + counts.empty + counts.error,
            status: StatusCounts {
                ok: counts.ok,
                empty: counts.empty,
                error: counts.error,
            },
            warnings: &self.warnings,
            errors: self.reasons.counts(),
            languages: &self.languages,
            hosts: &self.hosts,
            other_hosts: self.other_hosts,
            left_out: counts.left_out,
            inputs_lost: counts.lost,
            files_skipped: read.skipped.load(Relaxed),
            records_skipped,
            seconds: (progress.seconds() * 1000.0).round() / 1000.0,
            bytes_read: read.bytes_read.load(Relaxed),
            bytes_written: self.bytes_written,
        };
        let mut json = serde_json::to_vec_pretty(&file)?;
        json.push(b'\n');
        output::finish_whole(output, |output| output.write(&json))
    }
}
