//! What a run writes: files, stdout and pipes; one output, or one for each input.
//!
//! - [`target`]: what a path given to `--output` or `--rejects` names, before it is opened;
//! - [`format`]: the bytes of a record;
//! - [`encoder`]: lines to bytes, compressed by file extension;
//! - [`file`]: one open output, written as `FILE.partial` and renamed when it is complete;
//! - [`articles`]: the outputs of the articles, including one for each input (`--output-dir`);
//! - [`rejects`]: the lines of `--rejects`;
//! - [`lock`]: keeps two runs from writing one output.

pub mod articles;
mod encoder;
mod file;
pub mod format;
pub mod lock;
pub mod rejects;
pub mod target;

use anyhow::Result;
use target::Target;

pub use file::{FilePosition, Output, Written, io_error, partial_path, publish};

/// Writes an output that is made at once, and publishes it.
pub fn write_whole(
    target: Target,
    write: impl FnOnce(&mut Output) -> Result<Written>,
) -> Result<Written> {
    finish_whole(Output::open(target, false)?, write)
}

/// Writes an open output that is made at once, and publishes it.
pub fn finish_whole(
    mut output: Output,
    write: impl FnOnce(&mut Output) -> Result<Written>,
) -> Result<Written> {
    match write(&mut output)? {
        Written::Complete => {
            let (written, finished) = output.finish()?;
            publish(&[finished])?;
            Ok(written)
        }
        Written::ReaderGone => Ok(Written::ReaderGone),
    }
}
