//! The command line: the only home of clap, indicatif, signals and stderr.

mod args;
pub mod exit;
mod input;
mod line;
mod output;
pub mod profile;
mod progress;
pub mod run;
mod signals;

pub use args::{Command, arguments};

use std::io::Write;

/// Says something on stderr. A closed stderr is no reason to stop, and `eprintln!` would panic.
fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "dechaff: {message}");
}
