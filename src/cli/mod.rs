//! The command line: the only home of clap, indicatif, signals and stderr.

mod args;
mod encoder;
pub mod exit;
mod fingerprint;
mod in_flight;
mod input;
mod journal;
mod line;
mod lock;
mod output;
pub mod profile;
mod progress;
mod rejects;
pub mod run;
mod signals;
mod sink;
mod target;
mod writer;

pub use args::{Command, arguments};

use std::io::Write;

/// Says something on stderr. A closed stderr is no reason to stop, and `eprintln!` would panic.
fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "dechaff: {message}");
}
