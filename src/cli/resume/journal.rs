//! What `--resume` goes by: a file beside the output that says what the run is made of and how far it came.
//!
//! A line of JSON each: first the [`Fingerprint`], then now and then a [`Checkpoint`], and
//! the deaths of earlier runs. Lines are only ever added, so the last whole one holds. A
//! checkpoint is written once the bytes it speaks of are on disk, and is brought there itself: after a power
//! cut what was done since the last is done again, after a `kill -9` no more than that.
//! Where the output stands at a checkpoint depends on the clock, what comes out does not.
//!
//! ```text
//! FILE.partial    the output so far
//! FILE.journal    this
//! FILE.inflight   what is being read and cleaned, see `in_flight`
//! ```
//!
//! With `--output-dir DIR` the last two are `DIR/dechaff.journal` and `DIR/dechaff.inflight`.

use crate::cli::outcome::RunError;
use crate::cli::output::destination::{Destination, Place};
use crate::cli::output::lock;
use crate::cli::output::target::{Target, with_suffix};
use crate::cli::output::{self, Mark};
use crate::cli::progress::Counts;
use crate::cli::resume::fingerprint::{Fingerprint, differences};
use crate::cli::resume::in_flight::{self, Death, InFlight};
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Between two checkpoints. Each costs some milliseconds of a disk, and what is lost at a death is
/// done again in about this time.
const BETWEEN: Duration = Duration::from_secs(1);

/// A record that was being read or cleaned when so many processes died is left out. A kill has many
/// reasons, and the same short moment is hit by chance once, hardly twice, not three times.
const DEATHS: usize = 3;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Run(Fingerprint),
    Done(Checkpoint),
    Died(Death),
}

/// How far a run came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Records read, cleaned and written.
    pub records: u64,
    pub counts: Counts,
    pub output: Option<Place>,
    pub rejects: Option<Mark>,
}

/// Records that were being read or cleaned when an earlier run died.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suspects {
    /// To be read and cleaned alone, so that another death tells.
    pub tried: BTreeSet<u64>,
    /// Left out: read no further than is told of them, and not cleaned.
    pub condemned: BTreeSet<u64>,
}

impl Suspects {
    /// Who was alone when the process aborted has done it; who was there at three deaths, too.
    fn of(deaths: &[Death]) -> Suspects {
        let all: BTreeSet<u64> = deaths
            .iter()
            .flat_map(|death| death.records.clone())
            .collect();
        let guilty = |record: &u64| {
            let present = |death: &&Death| death.records.contains(record);
            let proof = |death: &Death| death.aborted && death.records == [*record];
            deaths.iter().any(proof) || deaths.iter().filter(present).count() >= DEATHS
        };
        let (condemned, tried) = all.into_iter().partition(guilty);
        Suspects { tried, condemned }
    }
}

/// Where the journal of this destination lies; there is none for what is no file.
pub fn path(destination: &Destination) -> Result<PathBuf> {
    match destination {
        Destination::One(Target::File(path)) => Ok(with_suffix(path, ".journal")),
        Destination::Each(folder) => Ok(folder.join("dechaff.journal")),
        Destination::One(other) => bail!(
            "{} cannot be resumed; name a file with --output, or a folder with --output-dir",
            other.name()
        ),
    }
}

/// Where the records lie that are being read and cleaned.
pub fn in_flight_path(journal: &Path) -> PathBuf {
    journal.with_extension("inflight")
}

/// An open journal.
pub struct Journal {
    path: PathBuf,
    file: File,
    last: Instant,
    /// This run has begun to note what it reads and cleans.
    noting: bool,
}

/// What an earlier run left.
#[derive(Default)]
pub struct Before {
    pub checkpoint: Checkpoint,
    pub suspects: Suspects,
}

impl Journal {
    /// Opens the journal of a run that is made of this, and reads what an earlier one left.
    pub fn open(path: PathBuf, run: Fingerprint) -> Result<(Journal, Before), RunError> {
        in_flight::ensure_ours(&in_flight_path(&path)).map_err(RunError::Output)?;
        let (mut journal, text) = Journal::read(path).map_err(RunError::Output)?;
        let (lines, length) = lines(&text);
        let Some((Line::Run(then), rest)) = lines.split_first() else {
            ensure_ours(&journal.path, &text).map_err(RunError::Output)?;
            journal.go_to(0).map_err(RunError::Output)?;
            journal.append(&Line::Run(run)).map_err(RunError::Output)?;
            return Ok((journal, Before::default()));
        };
        ensure_same(then, &run).map_err(RunError::Usage)?;
        journal.go_to(length).map_err(RunError::Output)?;
        let death = in_flight::death(&journal.in_flight_path());
        if let Some(death) = &death {
            // A death is counted once, though this run, too, be killed before it notes anything.
            let _ = fs::remove_file(journal.in_flight_path());
            let line = Line::Died(death.clone());
            journal.append(&line).map_err(RunError::Output)?;
        }
        let mut checkpoint = Checkpoint::default();
        let mut deaths = Vec::new();
        for line in rest {
            match line {
                Line::Run(_) => {}
                Line::Done(done) => checkpoint = done.clone(),
                Line::Died(death) => deaths.push(death.clone()),
            }
        }
        deaths.extend(death);
        let before = Before {
            checkpoint,
            suspects: Suspects::of(&deaths),
        };
        Ok((journal, before))
    }

    fn read(path: PathBuf) -> Result<(Journal, Vec<u8>)> {
        let name = path.display().to_string();
        let opened = lock::open(&path);
        let mut file = opened.map_err(|error| output::failed("write to", &name, error))?;
        let mut text = Vec::new();
        let read = file.read_to_end(&mut text);
        read.with_context(|| format!("cannot read {name}"))?;
        let journal = Journal {
            path,
            file,
            last: Instant::now(),
            noting: false,
        };
        Ok((journal, text))
    }

    /// The records that are being read and cleaned, beside the journal.
    pub fn in_flight(&mut self, jobs: usize) -> Result<InFlight> {
        self.noting = true;
        let path = self.in_flight_path();
        let opened = InFlight::open(&path, jobs);
        opened
            .map_err(|error| output::failed("write to", &path.display().to_string(), error.into()))
    }

    fn in_flight_path(&self) -> PathBuf {
        in_flight_path(&self.path)
    }

    /// Whether it is time for a checkpoint.
    pub fn is_due(&self) -> bool {
        self.last.elapsed() >= BETWEEN
    }

    pub fn checkpoint(&mut self, checkpoint: Checkpoint) -> Result<()> {
        self.append(&Line::Done(checkpoint))?;
        self.last = Instant::now();
        Ok(())
    }

    fn append(&mut self, line: &Line) -> Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        let written = self.file.write_all(&text);
        self.told(written.and_then(|()| self.file.sync_data()))
    }

    /// Lets go what stands behind, and goes on there.
    fn go_to(&mut self, length: u64) -> Result<()> {
        let cut = self.file.set_len(length);
        let gone = cut.and_then(|()| self.file.seek(SeekFrom::Start(length)));
        self.told(gone.map(drop))
    }

    fn told(&self, result: io::Result<()>) -> Result<()> {
        let name = self.path.display().to_string();
        result.map_err(|error| output::failed("write to", &name, error.into()))
    }

    /// The run is complete, and its output in place. A journal that cannot be removed would have the
    /// next run with `--resume` do the last second again, and come to the same.
    pub fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// The run ends, be it by an error, and has not died. One that is refused leaves what a dead one noted.
impl Drop for Journal {
    fn drop(&mut self) {
        if self.noting {
            let _ = fs::remove_file(self.in_flight_path());
        }
    }
}

/// A run that keeps no journal overwrites what one speaks of, so none may stay.
pub fn discard(path: &Path) -> Result<()> {
    if fs::read(path).is_ok_and(|text| !text.is_empty() && is_ours(&text)) {
        let name = path.display().to_string();
        fs::remove_file(path).map_err(|error| output::failed("remove", &name, error.into()))?;
        let in_flight = in_flight_path(path);
        if in_flight::ensure_ours(&in_flight).is_ok() {
            let _ = fs::remove_file(in_flight);
        }
    }
    Ok(())
}

fn ensure_same(then: &Fingerprint, now: &Fingerprint) -> Result<()> {
    let differences = differences(then, now);
    ensure!(
        differences.is_empty(),
        "cannot resume, for the run before was another: {}. Start it as it was, or begin anew without --resume",
        differences.join("; ")
    );
    Ok(())
}

fn ensure_ours(path: &Path, text: &[u8]) -> Result<()> {
    ensure!(
        is_ours(text),
        "{} is in the way: it is no journal of dechaff; move it, or write to another place",
        path.display()
    );
    Ok(())
}

/// How every journal begins. One that is shorter was cut off while it was begun.
const BEGIN: &[u8] = br#"{"run":{"#;

fn is_ours(text: &[u8]) -> bool {
    text.starts_with(BEGIN) || BEGIN.starts_with(text)
}

/// The whole lines, and where they end: the last may be torn, by a full disk or a power cut.
fn lines(text: &[u8]) -> (Vec<Line>, u64) {
    let mut length = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        match serde_json::from_slice(line) {
            Ok(read) if line.ends_with(b"\n") => lines.push(read),
            _ => break,
        }
        length += line.len() as u64;
    }
    (lines, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_condemned_by_an_abort_while_alone_or_by_three_deaths() {
        let death = |records: &[u64], aborted| Death {
            records: records.to_vec(),
            aborted,
        };
        let suspects = |deaths: &[Death]| {
            let Suspects { tried, condemned } = Suspects::of(deaths);
            (Vec::from_iter(tried), Vec::from_iter(condemned))
        };
        assert_eq!(suspects(&[]), (vec![], vec![]));
        assert_eq!(suspects(&[death(&[7, 8], true)]), (vec![7, 8], vec![]));
        assert_eq!(suspects(&[death(&[7], false)]), (vec![7], vec![]));
        assert_eq!(suspects(&[death(&[7], true)]), (vec![], vec![7]));
        let aborts = [death(&[7, 8], true), death(&[8], true)];
        assert_eq!(suspects(&aborts), (vec![7], vec![8]));
        let kills = [
            death(&[7, 8], false),
            death(&[8], false),
            death(&[8], false),
        ];
        assert_eq!(suspects(&kills), (vec![7], vec![8]));
    }
    #[test]
    fn a_death_is_counted_once_however_many_runs_die_before_their_first_record() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl.journal");
        let open = || {
            let opened = Journal::open(path.clone(), Fingerprint::default());
            opened.ok().unwrap().1.suspects
        };
        assert_eq!(open(), Suspects::default());
        let in_flight = InFlight::open(&in_flight_path(&path), 1).unwrap();
        std::mem::forget(in_flight.cleaning(7));
        for _ in 0..DEATHS {
            let tried = BTreeSet::from([7]);
            let condemned = BTreeSet::new();
            assert_eq!(open(), Suspects { tried, condemned });
        }
    }
}
