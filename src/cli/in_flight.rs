//! The records that are being cleaned right now, kept where a dead process leaves them.
//!
//! A page can take the whole process down (a stack that overflows, memory that runs out), and no
//! `catch_unwind` helps. So with `--resume` each worker writes the number of its record into
//! its own place of `FILE.inflight`, and blanks it when it is done; a file on which nobody
//! waits for the disk, because a power cut is no page's fault. What stands there when the
//! next run comes was being cleaned when this one died. An abort, which comes from within and never
//! from outside, is written there, too, and whether it came from a worker.

use anyhow::{Result, ensure};
use signal_hook::consts::SIGABRT;
use std::cell::Cell;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

/// Twenty digits hold any number; then a newline, so that people can read it.
const PLACE: usize = 21;
const BLANK: [u8; PLACE] = *b"                    \n";

/// Stands in the first place once a worker aborts the process; the workers' places follow.
const ABORTED: [u8; PLACE] = *b"aborted             \n";

/// The same where it was another thread (reading ran out of memory): then no record is to blame.
const ABORTED_ELSEWHERE: [u8; PLACE] = *b"aborted elsewhere   \n";

thread_local! {
    /// This thread is cleaning a record. Without a destructor or a lazy beginning, so that a
    /// signal's action may look at it.
    static WORKING: Cell<bool> = const { Cell::new(false) };
}

/// How a process died.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Death {
    /// What was being cleaned.
    pub records: Vec<u64>,
    /// One of the workers aborted, against killed from outside or without power.
    pub aborted: bool,
}

/// The death of the run before, if it left one.
pub fn death(path: &Path) -> Option<Death> {
    let left = fs::read(path).ok()?;
    let mut places = left.chunks(PLACE);
    let first = places.next()?;
    if first == ABORTED_ELSEWHERE {
        return None;
    }
    let number = |place: &[u8]| std::str::from_utf8(place).ok()?.trim().parse().ok();
    let records: Vec<u64> = places.filter_map(number).collect();
    (!records.is_empty()).then_some(Death {
        records,
        aborted: first == ABORTED,
    })
}

/// Fails where a file of this name is no such file: it must be neither read nor overwritten.
pub fn ensure_ours(path: &Path) -> Result<()> {
    let ours = |text: &[u8]| {
        let mut places = text.chunks(PLACE);
        places.all(|place| match place {
            _ if *place == ABORTED || *place == ABORTED_ELSEWHERE => true,
            [noted @ .., b'\n'] => {
                noted.len() == PLACE - 1
                    && noted
                        .iter()
                        .all(|byte| *byte == b' ' || byte.is_ascii_digit())
            }
            _ => false,
        })
    };
    ensure!(
        !path.exists() || fs::read(path).is_ok_and(|text| ours(&text)),
        "{} is in the way: it is no file of dechaff; move it, or write to another place",
        path.display()
    );
    Ok(())
}

/// The open file.
pub struct InFlight {
    file: Arc<File>,
}

impl InFlight {
    pub fn open(path: &Path, jobs: usize) -> io::Result<InFlight> {
        let file = File::create(path)?;
        file.write_all_at(&BLANK.repeat(1 + jobs), 0)?;
        let file = Arc::new(file);
        let dying = file.clone();
        let note = move || {
            let what = match WORKING.get() {
                true => &ABORTED,
                false => &ABORTED_ELSEWHERE,
            };
            let _ = dying.write_at(what, 0);
        };
        // SAFETY: the action looks at a flag and makes one system call on a file that stays open.
        unsafe { signal_hook::low_level::register(SIGABRT, note)? };
        Ok(InFlight { file })
    }

    /// Enters a record for as long as the guard lives.
    pub fn enter(&self, number: u64) -> Entered<'_> {
        let worker = rayon::current_thread_index().unwrap_or(0);
        let at = ((1 + worker) * PLACE) as u64;
        self.write(format!("{number:<20}\n").as_bytes(), at);
        WORKING.set(true);
        Entered { file: self, at }
    }

    /// A record that could not be noted is one that cannot be suspected; the run goes on.
    fn write(&self, place: &[u8], at: u64) {
        let _ = self.file.write_all_at(place, at);
    }
}

/// Blanks the record's place at the end of its work, panicked or not.
pub struct Entered<'a> {
    file: &'a InFlight,
    at: u64,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        WORKING.set(false);
        self.file.write(&BLANK, self.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_entered_and_not_left_is_what_a_death_leaves() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.inflight");
        assert_eq!(death(&path), None, "no file, no death");
        let in_flight = InFlight::open(&path, 2).unwrap();
        assert_eq!(death(&path), None, "nothing was being cleaned");
        let entered = in_flight.enter(u64::MAX);
        let alone = |aborted| Death {
            records: vec![u64::MAX],
            aborted,
        };
        assert_eq!(death(&path), Some(alone(false)));
        in_flight.write(&ABORTED, 0);
        assert_eq!(death(&path), Some(alone(true)));
        in_flight.write(&ABORTED_ELSEWHERE, 0);
        assert_eq!(death(&path), None, "another thread's");
        ensure_ours(&path).unwrap();
        drop(entered);
        in_flight.write(&ABORTED, 0);
        assert_eq!(death(&path), None, "it was done");
    }
}
