//! Arguments that are one of a few words.

use crate::Comments;
use crate::repair::Quotes;
use clap::ValueEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Auto,
    Html,
    Text,
    Jsonl,
}

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    Ok,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    Text,
    Jsonl,
}
