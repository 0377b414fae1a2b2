//! The commands of the program: clean pages, learn a site profile, repair text, report, and print
//! what a package installs.
//!
//! - [`clean`], [`profile`], [`repair`], [`report`]: one command each, from its arguments to its
//!   [`Outcome`];
//! - [`input`]: the paths of a run, checked before any work;
//! - [`records`]: the records of all inputs, numbered, in order;
//! - [`worker`]: cleans one record on a worker thread;
//! - [`reasons`]: the commonest reasons of error lines;
//! - [`shell_files`]: completions and the manual page;
//! - [`stats`]: the counts of `--stats`;
//! - [`writer`]: writes the lines in input order and counts them;
//! - [`path_conflicts`]: rejects outputs that would overwrite each other;
//! - [`threads`]: the number of threads and how their panics are shown.

mod clean;
mod input;
mod path_conflicts;
mod profile;
mod reasons;
mod records;
mod repair;
mod report;
mod shell_files;
mod stats;
mod threads;
mod worker;
mod writer;

use crate::cli::args::{Arguments, Command};
use crate::cli::outcome::{Outcome, RunError};

/// Runs the command that the arguments name; without one, cleans pages.
pub fn run(arguments: &Arguments) -> Result<Outcome, RunError> {
    match &arguments.command {
        Some(Command::Repair(arguments)) => repair::run(arguments),
        Some(Command::Profile(arguments)) => profile::run(arguments),
        Some(Command::Report(arguments)) => report::run(arguments),
        Some(Command::Completions(arguments)) => shell_files::completions(arguments),
        Some(Command::Man(arguments)) => shell_files::man(arguments),
        None => clean::run(arguments),
    }
}
