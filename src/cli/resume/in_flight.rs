//! The records that are being read or cleaned right now, kept where a dead process leaves them.
//!
//! A page can take the whole process down (a stack that overflows, memory that runs out), and no
//! `catch_unwind` helps. So with `--resume` each worker writes the number of its record into
//! its own place of `FILE.inflight`, and blanks it when it is done, and so does the reader; a file on which nobody
//! waits for the disk, because a power cut is no page's fault. What stands there when the
//! next run comes was being read or cleaned when this one died, and any of it may have taken the memory that
//! another lacked: all of it is suspect, and is tried alone. An abort, which comes from within and never
//! from outside, is written there, too, and whether it came from a thread at work on a record.

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

/// Stands in the first place once a thread at work on a record aborts the process; the reader's place
/// follows, then the workers'.
const ABORTED: [u8; PLACE] = *b"aborted             \n";

/// The same where it was another thread.
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
    /// Aborted at work on one of them, against killed from outside, without power, or aborted at something else.
    pub aborted: bool,
}

/// The death of the run before, if it left one that a record may have caused.
pub fn death(path: &Path) -> Option<Death> {
    let left = fs::read(path).ok()?;
    let number = |place: &[u8]| std::str::from_utf8(place).ok()?.trim().parse::<u64>().ok();
    let mut places = left.chunks(PLACE);
    let aborted = places.next()? == ABORTED;
    let records: Vec<u64> = places.filter_map(number).collect();
    (!records.is_empty()).then_some(Death { records, aborted })
}

/// Fails where a file of this name is no such file: it must be neither read nor overwritten.
pub fn ensure_ours(path: &Path) -> Result<()> {
    let ours = |text: &[u8]| {
        let mut places = text.chunks(PLACE);
        places.all(|place| match place {
            _ if place == ABORTED || place == ABORTED_ELSEWHERE => true,
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
        self.enter(number, 2 + worker)
    }

    /// The same for the reader.
    pub fn reading(&self, number: u64) -> Entered<'_> {
        self.enter(number, 1)
    }

    fn enter(&self, number: u64, place: usize) -> Entered<'_> {
        let at = (place * PLACE) as u64;
        self.write(format!("{number:<20}\n").as_bytes(), at);
        IF_ABORTED.set(&ABORTED);
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
        for (how, aborted) in [
            (&BLANK, false),
            (&ABORTED, true),
            // What another thread lacked a record may have taken, but it is no proof against one.
            (&ABORTED_ELSEWHERE, false),
        ] {
            in_flight.write(how, 0);
            assert_eq!(death(&path), dead(&[7, u64::MAX], aborted));
            ensure_ours(&path).unwrap();
        }
        drop(cleaned);
        assert_eq!(death(&path), dead(&[7], false));
        drop(read);
        assert_eq!(death(&path), None, "it was done");
    }
}
