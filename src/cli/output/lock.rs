//! One run at a time on one output.
//!
//! The lock is that of the open file (flock), so it goes with the process, however that ends,
//! and no stale lock is ever left behind.

use crate::cli::output::target::FileId;
use anyhow::{Result, bail};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// Opens a file that this run alone writes, made if it is not there; what it holds stays.
pub fn open(path: &Path) -> Result<File> {
    loop {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        lock(&file)?;
        // Between opening and locking the run before may have renamed its partial file: then
        // this is its finished output, which must not be written to.
        let still_there = fs::metadata(path).is_ok_and(|found| {
            file.metadata()
                .is_ok_and(|ours| FileId::of(&ours) == FileId::of(&found))
        });
        if still_there {
            return Ok(file);
        }
    }
}

/// Locks a folder that many outputs go to, until the file is dropped.
pub fn folder(path: &Path) -> Result<File> {
    let folder = File::open(path)?;
    lock(&folder)?;
    Ok(folder)
}

fn lock(file: &File) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            bail!("another run is writing it; wait for that run's end, or name another place")
        }
        // Some network file systems have no locks. Refusing to write there would help nobody.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
