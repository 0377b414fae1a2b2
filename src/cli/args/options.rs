//! The options of the main command, by group. Some groups are shared with subcommands.

use super::choices::{
    BodyArgument, CommentsArgument, Format, ImagesArgument, LinksArgument, Only, OutputFormat,
    QuotesArgument, When,
};
use super::values::{bytes, charset, file_extension, languages, rule_name, url};
use clap::Args;
use std::path::PathBuf;

/// What is read, and how.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// The format of the input; auto detects it from the content, and uses the file extension only
    /// if the content is ambiguous
    #[arg(short, long, value_name = "FORMAT", default_value = "auto")]
    pub from: Format,

    /// JSONL: the key that holds the page, or the path to it, as response.body. CSV: the name of
    /// the column [default: the first of the usual names that has a value: html, body, markdown,
    /// text, content and others]
    #[arg(long, value_name = "NAME")]
    pub field: Option<String>,

    /// Read the paths from FILE, one per line (- for stdin)
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub files_from: Option<PathBuf>,

    /// Paths in --files-from are separated by NUL, as written by find -print0
    #[arg(short = '0', long, requires = "files_from")]
    pub null: bool,

    /// In folders, read only files with this extension; can be given several times, or separated
    /// by commas
    #[arg(long, value_name = "EXT", value_delimiter = ',', value_parser = file_extension)]
    pub ext: Vec<String>,

    /// In folders, read only files whose name matches (with a / in it: whose path); can be given
    /// several times
    #[arg(long, value_name = "PATTERN")]
    pub glob: Vec<String>,

    /// In folders, also walk folders to which links lead
    #[arg(long)]
    pub follow_links: bool,

    /// The name of stdin in ids and "source" [default: stdin]
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,

    /// The address of the input, for records without their own
    #[arg(long, value_name = "URL", value_parser = url)]
    pub url: Option<String>,

    /// The charset of the input, as in an HTTP header or in Python [default: detected for each
    /// page]
    #[arg(long, value_name = "LABEL", value_parser = charset)]
    pub encoding: Option<String>,

    /// Prepend P to the ids that dechaff makes from path and line
    #[arg(long, value_name = "P")]
    pub id_prefix: Option<String>,

    /// Turn records larger than N bytes into error lines (K, M, G and KiB, MiB, GiB are powers of
    /// 1024; KB, MB, GB are powers of 1000)
    #[arg(long, value_name = "N", default_value = "64MiB", value_parser = bytes)]
    pub max_record_bytes: u64,
}

/// How pages are cleaned.
#[derive(Debug, Args)]
pub struct CleaningArguments {
    /// Keep only articles in these languages, by code or English name, separated by commas; others
    /// become "empty", with a warning
    #[arg(long, value_name = "LANG", value_parser = languages)]
    pub lang: Option<String>,

    /// Keep only articles with at least N words; others become "empty", with a warning
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_words: usize,

    /// Keep typographic quotes, or make them straight
    #[arg(long, value_name = "HOW", default_value = "keep")]
    pub quotes: QuotesArgument,

    /// Drop readers' comments on an article, or keep those in a comment section that the template
    /// names (in text, those that read like body)
    #[arg(long, value_name = "HOW", default_value = "drop")]
    pub comments: CommentsArgument,

    /// Markdown and HTML: keep links, keep only their text, or list their addresses after the body
    #[arg(long, value_name = "HOW", default_value = "keep")]
    pub links: LinksArgument,

    /// Markdown and HTML: drop images, keep their description as text, or keep them
    #[arg(long, value_name = "HOW", default_value = "drop")]
    pub images: ImagesArgument,

    /// HTML: look for the body only in elements that match; may be given several times
    #[arg(long, value_name = "CSS")]
    pub select: Vec<String>,

    /// HTML: remove elements that match; may be given several times
    #[arg(long, value_name = "CSS")]
    pub remove: Vec<String>,

    /// Use what a site repeats on its pages as evidence: a file of `dechaff profile`, or auto to
    /// read the input twice (./auto for a file of that name)
    #[arg(long, value_name = "FILE|auto")]
    pub profile: Option<PathBuf>,
}

/// What is written, and where.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write JSON lines, or only bodies, with a form feed between them [default: by the extension
    /// of -o; else markdown on a terminal and jsonl in a pipe]
    #[arg(short, long, value_name = "FORMAT", conflicts_with = "explain")]
    pub to: Option<OutputFormat>,

    /// JSONL: the format of the body in the key "text" [default: text]
    #[arg(long, value_name = "FORMAT", conflicts_with = "explain")]
    pub body: Option<BodyArgument>,

    /// Write to FILE, which appears when it is complete; .gz and .zst are compressed
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write one file for each input: a/b.html goes to DIR/a/b.html.jsonl (or .md,
    /// .txt, .html)
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub output_dir: Option<PathBuf>,

    /// Keep a journal beside the output; run the same command again to continue after a stop or
    /// crash
    #[arg(long)]
    pub resume: bool,

    /// Write each error line's location, reason, and record (up to 1 MiB) to FILE, as JSONL that
    /// can be cleaned again
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,

    /// Write what the run read and wrote to FILE, as JSON: counts by status, warning, reason of
    /// errors, language and host; seconds; bytes
    #[arg(long, value_name = "FILE", conflicts_with_all = ["resume", "explain"])]
    pub stats: Option<PathBuf>,

    /// Leave out lines with any other status; the summary on stderr counts them
    #[arg(long, value_name = "STATUS", conflicts_with = "explain")]
    pub only: Option<Only>,

    /// Instead of articles, print every block with its probability, verdict and reason
    #[arg(long)]
    pub explain: bool,
}

/// How the program runs.
#[derive(Debug, Args)]
pub struct RunningArguments {
    /// The number of worker threads [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    /// Show counters on stderr; auto shows them on a terminal
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub progress: When,

    /// Print nothing on stderr except the reason of a failed run
    #[arg(short, long, conflicts_with = "progress")]
    pub quiet: bool,

    /// Stop at the first error line, with exit code 1
    #[arg(long)]
    pub fail_on_error: bool,

    /// End with exit code 0 even if records or inputs could not be read
    #[arg(long, conflicts_with = "fail_on_error")]
    pub ignore_errors: bool,
}

/// Hidden options for training, so that models are trained and scored with the program itself.
#[derive(Debug, Args)]
pub struct TrainingArguments {
    /// Instead of articles, print the names of all features, then each page's blocks with theirs
    #[arg(long, hide = true, conflicts_with_all = ["explain", "only", "output_dir", "resume"])]
    pub features: bool,

    /// Instead of articles, print the gate features of each page and the gate's probability
    #[arg(long, hide = true, conflicts_with_all = ["features", "explain", "only", "output_dir", "resume"])]
    pub gate_features: bool,

    /// Classify the blocks of HTML with the model in FILE
    #[arg(long, hide = true, value_name = "FILE")]
    pub model_html: Option<PathBuf>,

    /// Classify the blocks of text with the model in FILE
    #[arg(long, hide = true, value_name = "FILE")]
    pub model_text: Option<PathBuf>,

    /// Select the body without the rule NAME; can be given several times
    #[arg(long = "without-rule", hide = true, value_name = "NAME", value_parser = rule_name, conflicts_with = "resume")]
    pub disabled_rules: Vec<&'static str>,
}
