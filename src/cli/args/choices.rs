//! Options whose value is one of a few words.

use crate::Comments;
use crate::repair::Quotes;
use clap::ValueEnum;

/// The input format (`--from`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Auto,
    Html,
    Text,
    Jsonl,
}

/// What happens to typographic quotes (`--quotes`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum QuotesArgument {
    Keep,
    Straight,
}

impl From<QuotesArgument> for Quotes {
    fn from(argument: QuotesArgument) -> Quotes {
        match argument {
            QuotesArgument::Keep => Quotes::Keep,
            QuotesArgument::Straight => Quotes::Straight,
        }
    }
}

/// What happens to readers' comments (`--comments`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CommentsArgument {
    Drop,
    Keep,
}

impl From<CommentsArgument> for Comments {
    fn from(argument: CommentsArgument) -> Comments {
        match argument {
            CommentsArgument::Drop => Comments::Drop,
            CommentsArgument::Keep => Comments::Keep,
        }
    }
}

/// The status of the lines that are written (`--only`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    Ok,
}

/// When counters are displayed (`--progress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// The format of the lines of `dechaff repair` (`--from`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    Text,
    Jsonl,
}
