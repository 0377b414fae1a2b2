//! The command-line program: arguments, a run, an exit code.
//!
//! - `args`: the arguments, their help and their checks;
//! - `run`: the commands;
//! - `output`: files, stdout and pipes that a run writes;
//! - `resume`: the journal of `--resume` and the records in flight;
//! - `progress`, `signals`: counters on stderr, SIGINT and SIGTERM;
//! - `outcome`: how a run ends, and its exit code.
//!
//! Only this module prints, and only it depends on clap, indicatif and signal-hook. It is part
//! of the library so that the program's own modules need not be public for it.

mod args;
mod outcome;
mod output;
mod progress;
mod resume;
mod run;
mod signals;

use std::ffi::OsString;
use std::io::Write;

/// Parses the arguments (the first is the name of the program), runs the command, and
/// returns the exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    match args::parse(arguments) {
        Ok(arguments) => outcome::exit_code(run::run(&arguments)),
        Err(code) => code,
    }
}

/// Prints a message to stderr. A closed stderr must not end the run, and `eprintln!` would panic.
fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "dechaff: {message}");
}
