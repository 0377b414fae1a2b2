//! The records that are being read or cleaned right now, kept where a dead process leaves them.
//!
//! A page can take the whole process down (a stack that overflows, memory that runs out), and no
//! `catch_unwind` helps. So with `--resume` each worker writes the number of its record into
//! its own place of `FILE.inflight`, and blanks it when it is done, and so does the reader; a file on which nobody
//! waits for the disk, because a power cut is no page's fault. What stands there when the
//! next run comes was being read or cleaned when this one died. An abort, which comes from within and never
//! from outside, is written there, too, and whether it came from a worker or the reader.

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

/// Stands in the first place once a worker aborts the process; the reader's place follows, then
/// the workers'.
const ABORTED: [u8; PLACE] = *b"aborted             \n";

/// The same where it was the reader.
const ABORTED_READING: [u8; PLACE] = *b"aborted reading     \n";

/// The same where it was another thread: then no record is to blame.
const ABORTED_ELSEWHERE: [u8; PLACE] = *b"aborted elsewhere   \n";

thread_local! {
    /// What is written if this thread aborts. Without a destructor or a lazy beginning, so that a
    /// signal's action may look at it.
    static IF_ABORTED: Cell<&'static [u8; PLACE]> = const { Cell::new(&ABORTED_ELSEWHERE) };
}

/// How a process died.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Death {
    /// What may have caused it.
    pub records: Vec<u64>,
    /// Aborted at work on them, against killed from outside or without power.
    pub aborted: bool,
}

/// The death of the run before, if it left one that a record may have caused.
pub fn death(path: &Path) -> Option<Death> {
    let left = fs::read(path).ok()?;
    let mut places = left.chunks(PLACE);
    let first = places.next()?;
    let number = |place: &[u8]| std::str::from_utf8(place).ok()?.trim().parse::<u64>().ok();
    let read = places.next().and_then(number);
    let cleaned: Vec<u64> = places.filter_map(number).collect();
    let (records, aborted) = match first {
        // What was being read may have taken the memory that a worker lacked, and the other way round:
        // an abort is a proof only where nothing else was there.
        _ if first == ABORTED => (cleaned, read.is_none()),
        _ if first == ABORTED_READING => {
            let alone = cleaned.is_empty();
            (read.into_iter().chain(cleaned).collect(), alone)
        }
        _ if first == ABORTED_ELSEWHERE => return None,
        // Cleaning takes more of everything than reading does.
        _ if cleaned.is_empty() => (read.into_iter().collect(), false),
        _ => (cleaned, false),
    };
    (!records.is_empty()).then_some(Death { records, aborted })
}

/// Fails where a file of this name is no such file: it must be neither read nor overwritten.
pub fn ensure_ours(path: &Path) -> Result<()> {
    let ours = |text: &[u8]| {
        let mut places = text.chunks(PLACE);
        places.all(|place| match place {
            _ if [ABORTED, ABORTED_READING, ABORTED_ELSEWHERE]
                .iter()
                .any(|word| word == place) =>
            {
                true
            }
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
        file.write_all_at(&BLANK.repeat(2 + jobs), 0)?;
        let file = Arc::new(file);
        let dying = file.clone();
        let note = move || {
            let _ = dying.write_at(IF_ABORTED.get(), 0);
        };
        // SAFETY: the action reads a thread-local that needs neither a lock nor a beginning, and makes one
        // system call on a file that stays open; signal handlers may do both.
        unsafe { signal_hook::low_level::register(SIGABRT, note)? };
        Ok(InFlight { file })
    }

    /// Enters a record that this worker cleans, for as long as the guard lives.
    pub fn cleaning(&self, number: u64) -> Entered<'_> {
        let worker = rayon::current_thread_index().unwrap_or(0);
        self.enter(number, 2 + worker, &ABORTED)
    }

    /// The same for the reader.
    pub fn reading(&self, number: u64) -> Entered<'_> {
        self.enter(number, 1, &ABORTED_READING)
    }

    fn enter(&self, number: u64, place: usize, if_aborted: &'static [u8; PLACE]) -> Entered<'_> {
        let at = (place * PLACE) as u64;
        self.write(format!("{number:<20}\n").as_bytes(), at);
        IF_ABORTED.set(if_aborted);
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
        IF_ABORTED.set(&ABORTED_ELSEWHERE);
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
        let dead = |records: &[u64], aborted| {
            let records = records.to_vec();
            Some(Death { records, aborted })
        };
        let cleaned = in_flight.cleaning(u64::MAX);
        assert_eq!(death(&path), dead(&[u64::MAX], false));
        let read = in_flight.reading(7);
        for (how, left) in [
            (&BLANK, dead(&[u64::MAX], false)),
            (&ABORTED, dead(&[u64::MAX], false)),
            (&ABORTED_READING, dead(&[7, u64::MAX], false)),
            (&ABORTED_ELSEWHERE, None),
        ] {
            in_flight.write(how, 0);
            assert_eq!(death(&path), left);
            ensure_ours(&path).unwrap();
        }
        drop(cleaned);
        for (how, left) in [
            (&BLANK, dead(&[7], false)),
            (&ABORTED, None),
            (&ABORTED_READING, dead(&[7], true)),
        ] {
            in_flight.write(how, 0);
            assert_eq!(death(&path), left, "nothing was being cleaned");
        }
        drop(read);
        in_flight.write(&ABORTED, 0);
        assert_eq!(death(&path), None, "it was done");
    }
}
