//! The records that are being cleaned right now, kept where a dead process leaves them.
//!
//! A page can take the whole process down (a stack that overflows, memory that runs out), and no
//! `catch_unwind` helps. So with `--resume` each worker writes the number of its record into
//! its own place of `FILE.inflight`, and blanks it when it is done; a file on which nobody
//! waits for the disk, because a power cut is no page's fault. What stands there when the
//! next run comes was being cleaned when this one died. An abort, which a page brings about and nobody
//! outside does, is written there, too.

use signal_hook::consts::SIGABRT;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

/// Twenty digits hold any number; then a newline, so that people can read it.
const PLACE: usize = 21;
const BLANK: [u8; PLACE] = *b"                    \n";

/// Stands in the first place once the process aborts; the workers' follow.
const ABORTED: [u8; PLACE] = *b"aborted             \n";

/// How a process died.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Death {
    /// What was being cleaned.
    pub records: Vec<u64>,
    /// By its own hand, against killed from outside or without power.
    pub aborted: bool,
}

/// The death of the run before, if it left one.
pub fn death(path: &Path) -> Option<Death> {
    let left = fs::read(path).ok()?;
    let mut places = left.chunks(PLACE);
    let aborted = places.next()? == ABORTED;
    let number = |place: &[u8]| std::str::from_utf8(place).ok()?.trim().parse().ok();
    let records: Vec<u64> = places.filter_map(number).collect();
    (!records.is_empty()).then_some(Death { records, aborted })
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
        // SAFETY: the action makes one system call on a file that stays open, and nothing else.
        unsafe {
            signal_hook::low_level::register(SIGABRT, move || {
                let _ = dying.write_at(&ABORTED, 0);
            })?;
        }
        Ok(InFlight { file })
    }

    /// Enters a record for as long as the guard lives.
    pub fn enter(&self, number: u64) -> Entered<'_> {
        let worker = rayon::current_thread_index().unwrap_or(0);
        let at = ((1 + worker) * PLACE) as u64;
        self.write(format!("{number:<20}\n").as_bytes(), at);
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
        self.file.write(&BLANK, self.at);
    }
}
