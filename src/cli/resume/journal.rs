//! The journal of `--resume`: a file beside the output that records what a run is and how far
//! it came.
//!
//! Each line is a JSON object, and lines are only appended:
//!
//! ```text
//! {"journal":{"format":2,"run":{...}}}   first: the format and the [`Fingerprint`] of the run
//! {"resumed":{"in_flight":[17]}}         at each later start: records in flight at the end before
//! {"done":{"records":1200,...}}          about once a second: a [`Checkpoint`]
//! ```
//!
//! A checkpoint is written and synced after the output bytes that it counts are on disk. After a
//! power cut or `kill -9`, the work since the last checkpoint is done again, and the output up to
//! it is kept. When checkpoints happen depends on the clock; the output does not.
//!
//! ```text
//! FILE.partial    the output so far
//! FILE.journal    this file
//! FILE.inflight   the records that are read or cleaned at this moment
//! ```
//!
//! With `--output-dir DIR` the last two are `DIR/dechaff.journal` and `DIR/dechaff.inflight`.

use super::fingerprint::{Fingerprint, differences};
use super::in_flight::{self, InFlight};
use super::quarantine::quarantined;
use crate::cli::outcome::RunError;
use crate::cli::output::articles::{ArticlePosition, ArticleTarget};
use crate::cli::output::target::{Target, with_suffix};
use crate::cli::output::{FilePosition, io_error, lock};
use crate::cli::progress::Counts;
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The time between two checkpoints. A checkpoint costs milliseconds of disk time; a crash costs
/// about this much work.
const CHECKPOINT_INTERVAL: Duration = Duration::from_secs(1);

/// The version of the format. A journal of another version is refused.
const FORMAT: u32 = 2;

/// How a journal of this format begins. A shorter file was cut off while it was created.
const BEGINNING: &[u8] = br#"{"journal":{"format":2,"#;

/// How journals of other formats begin: any format since 2, and format 1.
const OTHER_FORMATS: [&[u8]; 2] = [br#"{"journal":{"format":"#, br#"{"run":{"#];

/// A line of the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Entry {
    Journal { format: u32, run: Fingerprint },
    Resumed { in_flight: Vec<u64> },
    Done(Checkpoint),
}

/// How far a run came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Records read, cleaned and written.
    pub records: u64,
    pub counts: Counts,
    pub articles: Option<ArticlePosition>,
    pub rejects: Option<FilePosition>,
}

/// What earlier runs left in the journal.
#[derive(Default)]
pub struct EarlierRuns {
    pub checkpoint: Checkpoint,
    /// Records that are not cleaned but become `error` lines.
    pub quarantined: BTreeSet<u64>,
}

/// The path of the journal of this target.
///
/// # Errors
///
/// Fails if the target is not a file or folder.
pub fn path(target: &ArticleTarget) -> Result<PathBuf> {
    match target {
        ArticleTarget::Single(Target::File(path)) => Ok(with_suffix(path, ".journal")),
        ArticleTarget::PerInput(folder) => Ok(folder.join("dechaff.journal")),
        ArticleTarget::Single(other) => bail!(
            "cannot resume a run that writes to {}; name a file with --output, or a folder with \
             --output-dir",
            other.name()
        ),
    }
}

/// The path of the records in flight that belongs to a journal.
pub fn in_flight_path(journal: &Path) -> PathBuf {
    journal.with_extension("inflight")
}

/// An open journal, locked against other runs.
pub struct Journal {
    path: PathBuf,
    file: File,
    last_checkpoint: Instant,
    /// This run has created the file of records in flight.
    has_in_flight: bool,
}

impl Journal {
    /// Opens the journal of the run with this fingerprint, and reads what earlier runs left.
    ///
    /// # Errors
    ///
    /// Fails if the earlier run had other options or inputs, if another version of dechaff wrote
    /// the journal, or if a file is in the way or cannot be written.
    pub fn open(path: PathBuf, run: Fingerprint) -> Result<(Journal, EarlierRuns), RunError> {
        let existing = fs::read(&path).unwrap_or_default();
        ensure_this_format(&path, &existing).map_err(RunError::Usage)?;
        // Before the journal is created: a run that is refused must leave no file.
        in_flight::ensure_ours(&in_flight_path(&path)).map_err(RunError::Output)?;
        let (mut journal, text) = Journal::read(path).map_err(RunError::Output)?;
        let (entries, length) = entries(&text);
        let Some((Entry::Journal { run: earlier, .. }, entries)) = entries.split_first() else {
            ensure_ours(&journal.path, &text).map_err(RunError::Output)?;
            let first = Entry::Journal {
                format: FORMAT,
                run,
            };
            let begun = journal.truncate(0).and_then(|()| journal.append(&first));
            begun.map_err(RunError::Output)?;
            return Ok((journal, EarlierRuns::default()));
        };
        ensure_same_run(earlier, &run).map_err(RunError::Usage)?;
        let in_flight = in_flight::left_behind(&journal.in_flight_path());
        // Removed before it is entered, so that one crash can never count as two.
        let _ = fs::remove_file(journal.in_flight_path());
        let mut checkpoint = Checkpoint::default();
        let mut crashes = Vec::new();
        for entry in entries {
            match entry {
                Entry::Journal { .. } => {}
                Entry::Resumed { in_flight } => crashes.push(in_flight.clone()),
                Entry::Done(done) => checkpoint = done.clone(),
            }
        }
        crashes.push(in_flight.clone());
        let resumed = Entry::Resumed { in_flight };
        let noted = journal
            .truncate(length)
            .and_then(|()| journal.append(&resumed));
        noted.map_err(RunError::Output)?;
        let earlier = EarlierRuns {
            checkpoint,
            quarantined: quarantined(&crashes),
        };
        Ok((journal, earlier))
    }

    fn read(path: PathBuf) -> Result<(Journal, Vec<u8>)> {
        let name = path.display().to_string();
        let opened = lock::open_locked(&path);
        let mut file = opened.map_err(|error| io_error("write to", &name, error))?;
        let mut text = Vec::new();
        let read = file.read_to_end(&mut text);
        read.with_context(|| format!("cannot read {name}"))?;
        let journal = Journal {
            path,
            file,
            last_checkpoint: Instant::now(),
            has_in_flight: false,
        };
        Ok((journal, text))
    }

    /// Creates the file of records in flight beside the journal.
    pub fn create_in_flight(&mut self, jobs: usize) -> Result<InFlight> {
        self.has_in_flight = true;
        let path = self.in_flight_path();
        InFlight::create(&path, jobs)
            .map_err(|error| io_error("write to", &path.display().to_string(), error.into()))
    }

    fn in_flight_path(&self) -> PathBuf {
        in_flight_path(&self.path)
    }

    /// Whether it is time for a checkpoint.
    pub fn checkpoint_is_due(&self) -> bool {
        self.last_checkpoint.elapsed() >= CHECKPOINT_INTERVAL
    }

    /// Appends a checkpoint. The output up to it must already be on disk.
    pub fn append_checkpoint(&mut self, checkpoint: Checkpoint) -> Result<()> {
        self.append(&Entry::Done(checkpoint))?;
        self.last_checkpoint = Instant::now();
        Ok(())
    }

    fn append(&mut self, entry: &Entry) -> Result<()> {
        let mut text = serde_json::to_vec(entry)?;
        text.push(b'\n');
        let written = self.file.write_all(&text);
        self.explained(written.and_then(|()| self.file.sync_data()))
    }

    /// Cuts the file at `length`, where the next entry goes.
    fn truncate(&mut self, length: u64) -> Result<()> {
        let cut = self.file.set_len(length);
        let moved = cut.and_then(|()| self.file.seek(SeekFrom::Start(length)));
        self.explained(moved.map(drop))
    }

    fn explained(&self, result: io::Result<()>) -> Result<()> {
        let name = self.path.display().to_string();
        result.map_err(|error| io_error("write to", &name, error.into()))
    }

    /// Removes the journal of a run that is complete, with its output in place.
    ///
    /// If the removal fails, the next run with `--resume` does the last second again, with the
    /// same output.
    pub fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A run that ends without a crash leaves no records in flight. A run that is refused has not
/// created the file, and keeps what a crashed one left.
impl Drop for Journal {
    fn drop(&mut self) {
        if self.has_in_flight {
            let _ = fs::remove_file(self.in_flight_path());
        }
    }
}

/// Removes the journal of an earlier run before a run without `--resume` overwrites its output.
pub fn discard(path: &Path) -> Result<()> {
    if fs::read(path).is_ok_and(|text| !text.is_empty() && is_journal(&text)) {
        let name = path.display().to_string();
        fs::remove_file(path).map_err(|error| io_error("remove", &name, error.into()))?;
        let in_flight = in_flight_path(path);
        if in_flight::ensure_ours(&in_flight).is_ok() {
            let _ = fs::remove_file(in_flight);
        }
    }
    Ok(())
}

fn ensure_same_run(earlier: &Fingerprint, this: &Fingerprint) -> Result<()> {
    let differences = differences(earlier, this);
    ensure!(
        differences.is_empty(),
        "cannot resume, because the earlier run differs: {}. Use the same options and inputs as \
         before, or start from the beginning without --resume",
        differences.join("; ")
    );
    Ok(())
}

fn ensure_ours(path: &Path, text: &[u8]) -> Result<()> {
    ensure!(
        is_journal(text),
        "{} is in the way: it is not a journal of dechaff; move it, or write to another place",
        path.display()
    );
    Ok(())
}

fn ensure_this_format(path: &Path, text: &[u8]) -> Result<()> {
    let is_other = |beginning: &&[u8]| text.starts_with(beginning);
    ensure!(
        text.starts_with(BEGINNING) || !OTHER_FORMATS.iter().any(is_other),
        "cannot resume: another version of dechaff wrote {}. Finish the run with that version, or \
         start from the beginning without --resume",
        path.display()
    );
    Ok(())
}

/// Whether a file is a journal of any format, or was cut off while it was created.
fn is_journal(text: &[u8]) -> bool {
    let begins = |beginning: &&[u8]| text.starts_with(beginning) || beginning.starts_with(text);
    begins(&BEGINNING) || OTHER_FORMATS.iter().any(begins)
}

/// The complete entries, and the offset of their end. The last line may be torn by a full disk
/// or a power cut.
fn entries(text: &[u8]) -> (Vec<Entry>, u64) {
    let mut length = 0;
    let mut entries = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        match serde_json::from_slice(line) {
            Ok(entry) if line.ends_with(b"\n") => entries.push(entry),
            _ => break,
        }
        length += line.len() as u64;
    }
    (entries, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarantined_on_open(path: &Path) -> Vec<u64> {
        let opened = Journal::open(path.to_owned(), Fingerprint::default());
        Vec::from_iter(opened.ok().unwrap().1.quarantined)
    }

    /// Leaves the files as a crash while this record is cleaned would.
    fn crash_in(path: &Path, record: u64) {
        let in_flight = InFlight::create(&in_flight_path(path), 1).unwrap();
        std::mem::forget(in_flight.cleaning(record));
    }

    #[test]
    fn a_record_is_quarantined_after_two_crashes_in_a_row_and_stays_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl.journal");
        assert!(quarantined_on_open(&path).is_empty());
        crash_in(&path, 7);
        assert!(quarantined_on_open(&path).is_empty());
        crash_in(&path, 7);
        assert_eq!(quarantined_on_open(&path), [7]);
        assert_eq!(quarantined_on_open(&path), [7]);
    }

    #[test]
    fn one_crash_counts_once_if_the_next_run_ends_before_its_first_record() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl.journal");
        assert!(quarantined_on_open(&path).is_empty());
        crash_in(&path, 7);
        for _ in 0..3 {
            assert!(quarantined_on_open(&path).is_empty());
        }
    }

    #[test]
    fn a_new_journal_begins_as_this_format_is_recognised() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl.journal");
        quarantined_on_open(&path);
        assert!(fs::read(&path).unwrap().starts_with(BEGINNING));
    }
}
