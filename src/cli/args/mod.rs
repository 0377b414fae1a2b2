//! The command-line arguments and their help.
//!
//! Input: the arguments of the process. Output: [`Arguments`] whose single values are valid. Checks
//! that need the file system come later, when the run opens its inputs and outputs.

mod choices;
mod commands;
mod help;
mod options;
mod values;

pub use choices::{Format, LineFormat, Only, OutputFormat, When};
pub use commands::{
    Command, CompletionsArguments, ManArguments, ProfileArguments, RepairArguments, ReportArguments,
};
pub use help::VERSION;
pub use options::{
    CleaningArguments, InputArguments, OutputArguments, RunningArguments, TrainingArguments,
};

use clap::{CommandFactory, Parser};
use help::{AFTER_LONG_HELP, EXAMPLES, REPAIR_EXAMPLES};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Separates the article from the chaff: scraped pages in, clean JSONL out
///
/// Reads HTML, extracted text and JSONL from files, folders and stdin, compressed or not. Writes
/// one JSON line for each record: the body of the article with its text repaired, without
/// navigation, teasers and headlines of other stories. Every record gets a line, in input order,
/// with the status "ok", "empty" or "error".
#[derive(Debug, Parser)]
#[command(name = "dechaff", version = VERSION.as_str(), after_help = EXAMPLES, after_long_help = AFTER_LONG_HELP.as_str())]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Files, folders (walked in sorted order), or - for stdin [default: stdin]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten, next_help_heading = "Input")]
    pub input: InputArguments,

    #[command(flatten, next_help_heading = "Cleaning")]
    pub cleaning: CleaningArguments,

    #[command(flatten, next_help_heading = "Output")]
    pub output: OutputArguments,

    #[command(flatten, next_help_heading = "Running")]
    pub running: RunningArguments,

    #[command(flatten)]
    pub training: TrainingArguments,
}

/// Parses the arguments. The first is the name of the program.
///
/// # Errors
///
/// If there is nothing to run (`--help`, wrong usage, no input), the message is printed and the
/// exit code returned.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, u8> {
    let arguments = Arguments::try_parse_from(arguments).map_err(|error| {
        // A closed stdout or stderr is not an error.
        let _ = error.print();
        u8::try_from(error.exit_code()).unwrap_or(2)
    })?;
    if !names_input(&arguments) && io::stdin().is_terminal() {
        let _ = writeln!(io::stderr(), "{}", short_help(&arguments));
        return Err(2);
    }
    Ok(arguments)
}

/// The definition of the arguments.
pub fn definition() -> clap::Command {
    Arguments::command()
}

/// Whether the arguments name an input, so that stdin is not read.
fn names_input(arguments: &Arguments) -> bool {
    match &arguments.command {
        Some(Command::Repair(repair)) => !repair.files.is_empty(),
        Some(Command::Profile(profile)) => {
            !profile.paths.is_empty() || profile.input.files_from.is_some()
        }
        Some(Command::Report(report)) => {
            !report.paths.is_empty() || report.input.files_from.is_some()
        }
        // They read nothing.
        Some(Command::Completions(_) | Command::Man(_)) => true,
        None => !arguments.paths.is_empty() || arguments.input.files_from.is_some(),
    }
}

/// The help for a command without input whose stdin is a terminal.
fn short_help(arguments: &Arguments) -> String {
    let mut command = Arguments::command();
    let mut usage_of = |name: &str| {
        let subcommand = command.find_subcommand_mut(name);
        let usage = subcommand.map(|subcommand| subcommand.render_usage().to_string());
        usage.unwrap_or_default()
    };
    match &arguments.command {
        Some(Command::Repair(_)) => format!(
            "{}\n\n{REPAIR_EXAMPLES}\n\nName a file, or pipe text in; see dechaff repair --help.",
            usage_of("repair")
        ),
        Some(Command::Profile(_)) => format!(
            "{}\n\nName files or folders, or pipe pages in; see dechaff profile --help.",
            usage_of("profile")
        ),
        Some(Command::Report(_)) => format!(
            "{}\n\nName files or folders, or pipe pages in; see dechaff report --help.",
            usage_of("report")
        ),
        // They are never without input.
        Some(Command::Completions(_) | Command::Man(_)) | None => format!(
            "{}\n\n{EXAMPLES}\n\nName a file or a folder, or pipe pages in; see dechaff --help.",
            command.render_usage()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_arguments_is_consistent() {
        Arguments::command().debug_assert();
    }
}
