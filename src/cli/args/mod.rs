//! The arguments and their help.
//!
//! What can be known to be wrong from the arguments alone (an unknown charset, a size that
//! is none) is a usage error here, before anything is opened.

mod choices;

pub use choices::{CommentsArgument, Format, LineFormat, Only, QuotesArgument, When};

use crate::select;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

const EXAMPLES: &str = "\
Examples:
  dechaff page.html                              one JSON line
  dechaff pages/ -o clean.jsonl.zst              a folder, compressed
  dechaff crawl/ --output-dir clean/ --resume    one file each; killed, it goes on when started again
  cat pages/*.html | dechaff | jq -r .text       just the text
  zcat crawl.jsonl.gz | dechaff --field html     JSONL in, JSONL out, keys kept
  find . -name '*.html' -print0 | dechaff --files-from - -0
  dechaff --explain page.html                    why each block stayed or went
  dechaff --profile auto site/                   two passes: what the site's pages repeat goes
  dechaff profile crawl/ -o site.profile         the first of them, for dechaff --profile site.profile";

const EXIT_CODES: &str = "\
Exit codes:
  0  every input was read to its end (a bad page is a line with status \"error\")
  1  an input could not be read to its end, or no record was usable
  2  usage
  3  the output could not be written
  130, 143  ended by SIGINT, SIGTERM: what was read before is written; a second one leaves at once";

static AFTER_LONG_HELP: LazyLock<String> = LazyLock::new(|| format!("{EXAMPLES}\n\n{EXIT_CODES}"));

/// Names the model, too, because another model keeps other text.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let model = crate::classify::Models::fingerprint();
    format!("{} (model {model})", env!("CARGO_PKG_VERSION"))
});

/// Separates the article from the chaff: scraped pages in, clean JSONL out
///
/// Reads HTML, text that was already extracted, and JSONL, from files, folders and stdin,
/// compressed or not, and writes one JSON line a record: the body without navigation,
/// teasers and other stories' headlines, its text mended. Every record comes out, in
/// order, with status "ok", "empty" or "error".
#[derive(Debug, Parser)]
#[command(name = "dechaff", version = VERSION.as_str(), after_help = EXAMPLES, after_long_help = AFTER_LONG_HELP.as_str())]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Files, folders (walked, sorted), or - for stdin [default: stdin]
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

/// What else the program does than cleaning pages.
#[derive(Debug, Subcommand)]
pub enum Command {
    Repair(RepairArguments),
    Profile(ProfileArguments),
}

/// Learn which lines each site repeats on its pages, for dechaff --profile FILE
///
/// Reads what dechaff reads, once, in bounded memory. A page's site is the host of its address
/// (a record's "url", or what the page says is its own), else the folder of its file. Of each
/// site up to 64 pages are kept, those with the smallest hashes, so that the profile depends
/// neither on the order of the pages nor on how the work was divided: profiles of parts, merged,
/// are the profile of the whole, byte for byte. All sites together keep 32,768 pages; where
/// there are more sites than would leave room for 64 pages each, each keeps fewer.
#[derive(Debug, Args)]
pub struct ProfileArguments {
    /// Files, folders (walked, sorted), or - for stdin [default: stdin]; with --merge, profiles
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Write the profile to FILE, which appears when it is complete
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// The paths are profiles: make one of all of them
    #[arg(long, requires = "paths")]
    pub merge: bool,

    #[command(flatten, next_help_heading = "Input")]
    pub input: InputArguments,

    #[command(flatten, next_help_heading = "Running")]
    pub running: RunningArguments,
}

const REPAIR_EXAMPLES: &str = "\
Examples:
  dechaff repair < spoiled.txt > mended.txt
  tail -f app.log | dechaff repair               each line as it comes
  dechaff repair --from jsonl --field text --field title < records.jsonl
  dechaff repair --explain spoiled.txt           what would be done, and why";

/// Mends text, line by line: mojibake, apostrophes, entities, controls
///
/// As many lines come out as go in. A line that is good is not touched, and one that is in
/// doubt is left as it is; so are line ends and white space. A line or record that is not UTF-8
/// comes out as UTF-8, its stray bytes read as windows-1252.
#[derive(Debug, Args)]
#[command(after_help = REPAIR_EXAMPLES)]
pub struct RepairArguments {
    /// Files, one after the other, or - for stdin [default: stdin]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// What a line is: text, or a JSON object that holds texts
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub from: LineFormat,

    /// JSONL: a key whose text is mended; may be given several times [default: text]
    #[arg(long = "field", value_name = "NAME")]
    pub fields: Vec<String>,

    /// Typographic quotes: as they are, or straight ones
    #[arg(long, value_name = "HOW", default_value = "keep")]
    pub quotes: QuotesArgument,

    /// Instead of the lines: for every line that changes, what each fix does to it, as JSON
    #[arg(long)]
    pub explain: bool,
}

#[derive(Debug, Args)]
pub struct InputArguments {
    /// What the input is; auto looks at the content, the suffix only breaks a tie
    #[arg(short, long, value_name = "FORMAT", default_value = "auto")]
    pub from: Format,

    /// JSONL: the key that holds the page [default: the first there of html, text, content]
    #[arg(long, value_name = "NAME")]
    pub field: Option<String>,

    /// Read the paths from FILE, one a line (- for stdin)
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub files_from: Option<PathBuf>,

    /// The paths of --files-from are separated by NUL, as find -print0 writes them
    #[arg(short = '0', long, requires = "files_from")]
    pub null: bool,

    /// The address of the input, where a record does not bring its own
    #[arg(long, value_name = "URL", value_parser = address)]
    pub url: Option<String>,

    /// The charset of the input, as an HTTP header would name it [default: looked for in each page]
    #[arg(long, value_name = "LABEL", value_parser = charset)]
    pub encoding: Option<String>,

    /// Put P before the ids that dechaff makes of path and line
    #[arg(long, value_name = "P")]
    pub id_prefix: Option<String>,

    /// Records larger than N bytes become error lines (K, M, G or KiB, MiB, GiB: powers of 1024; KB, MB, GB: of 1000)
    #[arg(long, value_name = "N", default_value = "64MiB", value_parser = bytes)]
    pub max_record_bytes: u64,
}

#[derive(Debug, Args)]
pub struct CleaningArguments {
    /// Keep articles in this language alone (ISO 639-1); others become "empty", with a warning
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub lang: Option<String>,

    /// Articles with fewer words become "empty", with a warning
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_words: usize,

    /// Typographic quotes: as they are, or straight ones
    #[arg(long, value_name = "HOW", default_value = "keep")]
    pub quotes: QuotesArgument,

    /// Readers' comments on an article: leave them out, or keep those whose place the template names (of text, those that read like body)
    #[arg(long, value_name = "HOW", default_value = "drop")]
    pub comments: CommentsArgument,

    /// Take what a site repeats on its pages as evidence: what `dechaff profile` wrote, or auto to read the input twice (./auto for a file of that name)
    #[arg(long, value_name = "FILE|auto")]
    pub profile: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write to FILE, which appears when it is complete; .gz and .zst compress
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write one file for each input: what a/b.html gives to DIR/a/b.html.jsonl
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub output_dir: Option<PathBuf>,

    /// Keep a journal beside the output; the same command, started again, goes on where the run before stopped
    #[arg(long)]
    pub resume: bool,

    /// Keep for each error line its place, the reason and a record of up to 1 MiB, as JSONL to run again
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,

    /// Leave out the lines with another status (they are counted on stderr)
    #[arg(long, value_name = "STATUS", conflicts_with = "explain")]
    pub only: Option<Only>,

    /// Instead of articles: every block with its probability, verdict and reason
    #[arg(long)]
    pub explain: bool,
}

#[derive(Debug, Args)]
pub struct RunningArguments {
    /// Threads that clean [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    /// Counters on stderr; auto: when that is a terminal
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub progress: When,

    /// Say nothing on stderr but why the run failed
    #[arg(short, long, conflicts_with = "progress")]
    pub quiet: bool,

    /// Stop at the first error line, with exit code 1
    #[arg(long)]
    pub fail_on_error: bool,
}

/// For `scripts/train`, so that models are trained on and scored with the program itself.
#[derive(Debug, Args)]
pub struct TrainingArguments {
    /// Instead of articles: the names of all features, then each page's blocks with theirs
    #[arg(long, hide = true, conflicts_with_all = ["explain", "only", "output_dir", "resume"])]
    pub features: bool,

    /// Instead of articles: the gate features of each page and the gate's probability
    #[arg(long, hide = true, conflicts_with_all = ["features", "explain", "only", "output_dir", "resume"])]
    pub gate_features: bool,

    /// Judge HTML with the weights in FILE
    #[arg(long, hide = true, value_name = "FILE")]
    pub model_html: Option<PathBuf>,

    /// Judge text with the weights in FILE
    #[arg(long, hide = true, value_name = "FILE")]
    pub model_text: Option<PathBuf>,

    /// Select the body without the rule NAME; may be given several times
    #[arg(long = "without-rule", hide = true, value_name = "NAME", value_parser = rule_name, conflicts_with = "resume")]
    pub disabled_rules: Vec<&'static str>,
}

/// The arguments of this process; where they are no run, the code to leave with, all said.
pub fn parse() -> Result<Arguments, ExitCode> {
    let arguments = Arguments::try_parse().map_err(|error| {
        // A closed stdout or stderr is nobody's fault.
        let _ = error.print();
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })?;
    let mut command = Arguments::command();
    let (nothing_named, short_help) = match &arguments.command {
        Some(Command::Repair(repair)) => {
            let usage = command.find_subcommand_mut("repair");
            let usage = usage.map(|repair| repair.render_usage().to_string());
            let usage = usage.unwrap_or_default();
            let hint = "Name a file, or pipe text in; see dechaff repair --help.";
            let help = format!("{usage}\n\n{REPAIR_EXAMPLES}\n\n{hint}");
            (repair.files.is_empty(), help)
        }
        Some(Command::Profile(profile)) => {
            let usage = command.find_subcommand_mut("profile");
            let usage = usage.map(|profile| profile.render_usage().to_string());
            let hint = "Name files or folders, or pipe pages in; see dechaff profile --help.";
            let nothing = profile.paths.is_empty() && profile.input.files_from.is_none();
            (nothing, format!("{}\n\n{hint}", usage.unwrap_or_default()))
        }
        None => {
            let usage = command.render_usage();
            let hint = "Name a file or a folder, or pipe pages in; see dechaff --help.";
            let nothing = arguments.paths.is_empty() && arguments.input.files_from.is_none();
            (nothing, format!("{usage}\n\n{EXAMPLES}\n\n{hint}"))
        }
    };
    if nothing_named && io::stdin().is_terminal() {
        let _ = writeln!(io::stderr(), "{short_help}");
        return Err(ExitCode::from(2));
    }
    Ok(arguments)
}

/// Sizes as dd, sort and split take them: `4096`, `10M`, `64MiB`, `64MB`.
fn bytes(text: &str) -> Result<u64, String> {
    let wrong = || format!("no size: \"{text}\" (as in 500000, 10M, 64MiB)");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let factor: u64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(wrong()),
    };
    let number: u64 = number.parse().map_err(|_| wrong())?;
    match number.checked_mul(factor) {
        Some(0) | None => Err(wrong()),
        Some(bytes) => Ok(bytes),
    }
}

fn charset(label: &str) -> Result<String, String> {
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(_) => Ok(label.to_owned()),
        None => Err("no charset that the web knows (see https://encoding.spec.whatwg.org/#names-and-labels)".into()),
    }
}

fn address(text: &str) -> Result<String, String> {
    match url::Url::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(format!("{error} (as in https://example.com/story)")),
    }
}

fn rule_name(text: &str) -> Result<&'static str, String> {
    let mut names = select::rule_names();
    names.find(|name| *name == text).ok_or_else(|| {
        let names: Vec<&str> = select::rule_names().collect();
        format!("the rules are {}", names.join(", "))
    })
}

fn language(text: &str) -> Result<String, String> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(text.to_ascii_lowercase())
    } else {
        Err("two letters are wanted (as in en, de, zh)".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes_are_taken_as_the_core_utilities_take_them() {
        for (text, expected) in [
            ("4096", 4096),
            ("10M", 10 << 20),
            ("10m", 10 << 20),
            ("64MiB", 64 << 20),
            ("64MB", 64_000_000),
            ("1G", 1 << 30),
            ("3k", 3 << 10),
        ] {
            assert_eq!(bytes(text), Ok(expected), "{text}");
        }
        for text in [
            "",
            "M",
            "0",
            "-1",
            "1.5M",
            "10X",
            "99999999999999999999",
            "9999999999999G",
        ] {
            assert!(bytes(text).is_err(), "{text}");
        }
    }
}
