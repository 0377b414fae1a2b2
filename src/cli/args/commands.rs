//! The arguments of the subcommands.

use super::choices::{LineFormat, QuotesArgument};
use super::help::{COMPLETIONS_EXAMPLES, MAN_EXAMPLES, REPAIR_EXAMPLES};
use super::options::{InputArguments, RunningArguments};
use clap::{Args, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

/// The subcommands. Without one, dechaff cleans pages.
#[derive(Debug, Subcommand)]
pub enum Command {
    Repair(RepairArguments),
    // Boxed, because they are by far the largest.
    Profile(Box<ProfileArguments>),
    Report(Box<ReportArguments>),
    Completions(CompletionsArguments),
    Man(ManArguments),
}

/// Learn which lines each site repeats on its pages, for dechaff --profile FILE
///
/// Reads the same inputs as dechaff, once, in bounded memory. The site of a page is the host of
/// its address (the record's "url", or the address that the page declares), else the folder of
/// its file. A profile keeps up to 64 pages of each site, those with the smallest hashes. It
/// therefore depends neither on the order of the pages nor on how the work was divided: merged
/// profiles of parts are byte-identical to the profile of the whole. A profile keeps 32,768 pages
/// in total. With too many sites for 64 pages each, it keeps fewer pages of each site.
#[derive(Debug, Args)]
pub struct ProfileArguments {
    /// Files, folders (walked in sorted order), or - for stdin [default: stdin]; with --merge,
    /// profiles
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Write the profile to FILE, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Merge the profiles in PATH into one
    #[arg(long, requires = "paths")]
    pub merge: bool,

    #[command(flatten, next_help_heading = "Input")]
    pub input: InputArguments,

    #[command(flatten, next_help_heading = "Running")]
    pub running: RunningArguments,
}

/// Show what was kept and dropped of a batch of pages, in one HTML file
///
/// Reads the same inputs as dechaff. The report begins with an index: errors, empty pages, warnings
/// and low confidence first. Each page follows with its metadata and their sources, and all its
/// blocks in order: the verdict, the rule that decided, the probability, and the text before its
/// repair. The file needs no network and runs no script. It holds all blocks of all pages, so a
/// batch should have hundreds of pages at most.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Files, folders (walked in sorted order), or - for stdin [default: stdin]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Write the report to FILE, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    #[command(flatten, next_help_heading = "Input")]
    pub input: InputArguments,

    #[command(flatten, next_help_heading = "Running")]
    pub running: RunningArguments,
}

/// Repair broken text line by line: mojibake, apostrophes, entities, control characters
///
/// Writes one line for each line that it reads. Good lines and doubtful lines are not changed, and
/// neither are line ends and white space. A line or record that is not UTF-8 is converted: its
/// stray bytes are read as windows-1252.
#[derive(Debug, Args)]
#[command(after_help = REPAIR_EXAMPLES)]
pub struct RepairArguments {
    /// Files, read one after the other, or - for stdin [default: stdin]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// The format of a line: text, or a JSON object that holds texts
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub from: LineFormat,

    /// JSONL: repair the text of this key; can be given several times [default: text]
    #[arg(long = "field", value_name = "NAME")]
    pub fields: Vec<String>,

    /// Keep typographic quotes, or make them straight
    #[arg(long, value_name = "HOW", default_value = "keep")]
    pub quotes: QuotesArgument,

    /// Instead of the lines, print as JSON what each fix changes in each changed line
    #[arg(long)]
    pub explain: bool,
}

/// Print a script that completes the options of dechaff in a shell
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Print the manual page of dechaff, or of one of its commands
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub struct ManArguments {
    /// profile, report, repair or completions
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}
