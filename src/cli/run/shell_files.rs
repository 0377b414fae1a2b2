//! `dechaff completions` and `dechaff man`: what a package installs beside the program.
//!
//! Input: the definition of the arguments. Output: a script for a shell, or a manual page in troff,
//! on stdout. Both are made of the definition, so they never differ from the help.

use crate::cli::args::{CompletionsArguments, ManArguments, VERSION, definition};
use crate::cli::outcome::{Outcome, RunError};
use anyhow::anyhow;
use clap::Command;
use clap_mangen::Man;
use std::io::{self, ErrorKind, Write};

/// The name of the program in both.
const NAME: &str = "dechaff";

/// Prints the completions of a shell.
pub fn completions(arguments: &CompletionsArguments) -> Result<Outcome, RunError> {
    // `generate` panics if a write fails, so it does not get stdout.
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut visible(&definition()),
        NAME,
        &mut script,
    );
    print(&script)
}

/// The command with the arguments that the help shows. The generator for bash writes hidden ones
/// too.
fn visible(command: &Command) -> Command {
    let arguments = command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set());
    let subcommands = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    Command::new(NAME)
        .version(VERSION.as_str())
        .args(arguments.cloned())
        .subcommands(subcommands.cloned())
}

/// Prints the manual page of the program, or of a subcommand.
pub fn man(arguments: &ManArguments) -> Result<Outcome, RunError> {
    let mut command = definition();
    // Gives subcommands their full names.
    command.build();
    let command = match &arguments.command {
        None => command,
        Some(name) => {
            let found = command.find_subcommand(name).cloned();
            let found = found.ok_or_else(|| anyhow!("there is no command {name}"));
            found.map_err(RunError::Usage)?.version(VERSION.as_str())
        }
    };
    let mut page = Vec::new();
    let rendered = Man::new(command).render(&mut page);
    rendered.map_err(|error| RunError::Internal(error.into()))?;
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Outcome, RunError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(Outcome::Complete),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::OutputClosed),
        Err(error) => Err(RunError::Output(anyhow!("cannot write to stdout: {error}"))),
    }
}
