//! The command line: the only home of clap, indicatif, signals and stderr.

mod apart;
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
mod profile;
mod progress;
mod rejects;
mod repair;
mod run;
mod signals;
mod sink;
mod target;
mod writer;

pub use args::arguments;

use args::{Arguments, Command};
use exit::{Ending, Failure};
use std::io::Write;

/// Does what the arguments ask for.
pub fn run(arguments: &Arguments) -> Result<Ending, Failure> {
    match &arguments.command {
        Some(Command::Repair(arguments)) => repair::run(arguments),
        Some(Command::Profile(arguments)) => profile::run(arguments),
        None => run::run(arguments),
    }
}

/// Says something on stderr. A closed stderr is no reason to stop, and `eprintln!` would panic.
fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "dechaff: {message}");
}
