//! The records that are read or cleaned at this moment, in a file that outlives the process.
//!
//! A record can end the whole process (a stack overflow, memory that runs out), and
//! `catch_unwind` does not help then. So with `--resume` the reader and each worker write the
//! number of their record into a slot of `FILE.inflight` and blank the slot when they are done.
//! A write to the page cache survives the death of the process. It is not synced to disk,
//! because no record causes a power cut, and a sync for each record would cost milliseconds.

use anyhow::{Result, ensure};
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// Bytes of a slot: the 20 digits of the largest `u64` and a newline.
const SLOT: usize = 21;

const BLANK: [u8; SLOT] = *b"                    \n";

/// The slot of the reader; those of the workers follow.
const READER: usize = 0;

/// The records in flight when the run that wrote this file ended; empty if there is no file.
pub fn left_behind(path: &Path) -> Vec<u64> {
    let text = fs::read(path).unwrap_or_default();
    let number = |slot: &[u8]| std::str::from_utf8(slot).ok()?.trim().parse().ok();
    text.chunks(SLOT).filter_map(number).collect()
}

/// Fails if the file exists and was not written by dechaff: it must not be overwritten.
pub fn ensure_ours(path: &Path) -> Result<()> {
    let is_slot = |slot: &[u8]| match slot {
        [digits @ .., b'\n'] => {
            let allowed = |byte: &u8| *byte == b' ' || byte.is_ascii_digit();
            slot.len() == SLOT && digits.iter().all(allowed)
        }
        _ => false,
    };
    let is_ours = |text: Vec<u8>| text.chunks(SLOT).all(is_slot);
    ensure!(
        !path.exists() || fs::read(path).is_ok_and(is_ours),
        "{} is in the way: it is not a file of dechaff; move it, or write to another place",
        path.display()
    );
    Ok(())
}

/// The open file, shared by the reader and the workers.
pub struct InFlight {
    file: File,
}

impl InFlight {
    /// Creates the file with blank slots for the reader and `jobs` workers.
    pub fn create(path: &Path, jobs: usize) -> io::Result<InFlight> {
        let file = File::create(path)?;
        file.write_all_at(&BLANK.repeat(1 + jobs), 0)?;
        Ok(InFlight { file })
    }

    /// Enters a record that the reader reads, for as long as the guard lives.
    pub fn reading(&self, record: u64) -> EnteredRecord<'_> {
        self.enter(record, READER)
    }

    /// Enters a record that the current worker cleans, for as long as the guard lives.
    pub fn cleaning(&self, record: u64) -> EnteredRecord<'_> {
        let worker = rayon::current_thread_index().unwrap_or(0);
        self.enter(record, 1 + worker)
    }

    fn enter(&self, record: u64, slot: usize) -> EnteredRecord<'_> {
        let offset = (slot * SLOT) as u64;
        self.write(format!("{record:<20}\n").as_bytes(), offset);
        EnteredRecord {
            in_flight: self,
            offset,
        }
    }

    /// A failed write is ignored: the record then cannot be quarantined, and the run continues.
    fn write(&self, slot: &[u8], offset: u64) {
        let _ = self.file.write_all_at(slot, offset);
    }
}

/// Blanks the slot when it is dropped, also by a panic that is caught.
pub struct EnteredRecord<'a> {
    in_flight: &'a InFlight,
    offset: u64,
}

impl Drop for EnteredRecord<'_> {
    fn drop(&mut self) {
        self.in_flight.write(&BLANK, self.offset);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_that_were_entered_and_not_finished_are_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.inflight");
        assert!(left_behind(&path).is_empty(), "no file");
        let in_flight = InFlight::create(&path, 2).unwrap();
        assert!(left_behind(&path).is_empty(), "no record was entered");
        let cleaned = in_flight.cleaning(u64::MAX);
        assert_eq!(left_behind(&path), [u64::MAX]);
        let read = in_flight.reading(7);
        assert_eq!(left_behind(&path), [7, u64::MAX]);
        ensure_ours(&path).unwrap();
        drop(cleaned);
        assert_eq!(left_behind(&path), [7]);
        drop(read);
        assert!(left_behind(&path).is_empty());
    }
}
