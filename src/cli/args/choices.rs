//! Options whose value is one of a few words.

use crate::repair::Quotes;
use crate::{BodyFormat, Comments, Images, Links};
use clap::ValueEnum;

/// The input format (`--from`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Auto,
    Html,
    Text,
    #[value(alias = "md")]
    Markdown,
    Jsonl,
    #[value(alias = "tsv")]
    Csv,
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

/// The format of the output (`--to`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    Jsonl,
    #[value(alias = "md")]
    Markdown,
    #[value(alias = "txt")]
    Text,
    Html,
}

/// The format of the body in JSONL (`--body`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BodyArgument {
    Text,
    #[value(alias = "md")]
    Markdown,
    Html,
}

impl From<BodyArgument> for BodyFormat {
    fn from(argument: BodyArgument) -> BodyFormat {
        match argument {
            BodyArgument::Text => BodyFormat::Text,
            BodyArgument::Markdown => BodyFormat::Markdown,
            BodyArgument::Html => BodyFormat::Html,
        }
    }
}

/// What happens to links (`--links`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LinksArgument {
    Keep,
    Text,
    References,
}

impl From<LinksArgument> for Links {
    fn from(argument: LinksArgument) -> Links {
        match argument {
            LinksArgument::Keep => Links::Keep,
            LinksArgument::Text => Links::Text,
            LinksArgument::References => Links::References,
        }
    }
}

/// What happens to images (`--images`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImagesArgument {
    Drop,
    Alt,
    Keep,
}

impl From<ImagesArgument> for Images {
    fn from(argument: ImagesArgument) -> Images {
        match argument {
            ImagesArgument::Drop => Images::Drop,
            ImagesArgument::Alt => Images::Alt,
            ImagesArgument::Keep => Images::Keep,
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
