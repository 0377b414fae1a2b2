//! What a run writes: files, stdout and pipes; one output, or one for each input.
//!
//! - [`target`]: what a path given to `--output` or `--rejects` names, before it is opened;
//! - [`encoder`]: lines to bytes, compressed by file extension;
//! - [`file`]: one open output, written as `FILE.partial` and renamed when it is complete;
//! - [`articles`]: the outputs of the articles, including one for each input (`--output-dir`);
//! - [`rejects`]: the lines of `--rejects`;
//! - [`lock`]: keeps two runs from writing one output.

pub mod articles;
mod encoder;
mod file;
pub mod lock;
pub mod rejects;
pub mod target;

pub use file::{FilePosition, Output, Written, io_error, partial_path, publish};
