//! Locks that keep two runs from writing one output.
//!
//! The lock belongs to the open file (flock). The system releases it when the process ends,
//! however it ends, so no stale lock is left.

use super::target::FileId;
use anyhow::{Result, bail};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// Opens and locks a file for writing, and creates it if it is missing. Its content is kept.
pub fn open_locked(path: &Path) -> Result<File> {
    loop {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        lock(&file)?;
        // Between opening and locking, the run before may have renamed its partial file. The
        // open file is then its finished output, which must not be written to.
        let is_same_file = fs::metadata(path).is_ok_and(|at_path| {
            file.metadata()
                .is_ok_and(|opened| FileId::of(&opened) == FileId::of(&at_path))
        });
        if is_same_file {
            return Ok(file);
        }
    }
}

/// Locks a folder until the returned file is dropped.
pub fn lock_folder(path: &Path) -> Result<File> {
    let folder = File::open(path)?;
    lock(&folder)?;
    Ok(folder)
}

fn lock(file: &File) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            bail!("another run is writing it; wait until it ends, or name another place")
        }
        // Some network file systems have no locks. Refusing to write there would help nobody.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
