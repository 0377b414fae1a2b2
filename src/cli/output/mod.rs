//! Where a run writes: files, stdout and pipes, one output or one for each input.
//!
//! - [`target`]: what a path given to `--output` or `--rejects` names (stdout, pipe, regular file);
//! - [`encoder`]: lines to bytes, compressed by file extension;
//! - [`file`]: one open output, written to `FILE.partial` and renamed when it is complete;
//! - [`destination`]: all outputs of a run, including one for each input (`--output-dir`);
//! - [`rejects`]: the JSON line of a rejected record;
//! - [`lock`]: keeps two runs from writing one output.

pub mod destination;
mod encoder;
mod file;
pub mod lock;
pub mod rejects;
pub mod target;

pub use file::{Mark, Output, Whole, Written, appear, failed, partial, synced};
