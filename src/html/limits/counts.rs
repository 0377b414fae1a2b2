//! How much of what a page may have, and how its warnings call that.
//!
//! Behind each limit stands the most that one of the corpora's 2,846 pages has, so that none of them meets one. Copies
//! of an element have theirs in [`tree`](super::tree).

use crate::warning::Warning;

/// Elements open at once; 140, and filings of tables in tables are known to nest 284 deep. Browsers
/// stop at 512, too. Most steps of the tree builder look at all of them.
pub(super) const OPEN: usize = 512;

/// Formatting elements kept to be opened again: each paragraph may get a copy of all.
pub(super) const FORMATTING: usize = 32;

/// Nodes of a page; 34,450. They take 100 MB.
pub(super) const NODES: usize = 750_000;

/// Nodes may outnumber tokens so many times, and by so many besides. Where they do, formatting
/// elements are being copied into each paragraph, and those that are open are closed.
pub(super) const NODES_PER_TOKEN: usize = 8;
pub(super) const NODES_BESIDES: usize = 32_768;

/// Comments, which nobody reads; 4,683.
pub(super) const COMMENTS: usize = 100_000;

/// Attributes of one tag; 136.
pub(super) const ATTRIBUTES: usize = 256;

/// Attributes that `<html>` and `<body>` get together; 48. Each later tag adds to the first one's,
/// which are kept sorted.
pub(super) const ROOT_ATTRIBUTES: usize = 512;

/// Templates; 171. Each may leave an entry behind in the list of formatting elements.
pub(super) const TEMPLATES: usize = 4_096;

/// Different names of elements and attributes; 490. The parser keeps those it did not know before
/// in a table of 4,096 lists that never grows, so that many make each look-up slow; short ones
/// it does not keep there.
pub(super) const NAMES: usize = 16_384;
pub(super) const SHORT_NAME: usize = 7;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Limit {
    Depth,
    Formatting,
    Nodes,
    Attributes,
}

impl Limit {
    /// Every limit, in the order of the article's warnings.
    pub(super) const ALL: [Limit; 4] = [
        Limit::Depth,
        Limit::Formatting,
        Limit::Nodes,
        Limit::Attributes,
    ];

    /// The warning of a page that met this limit.
    pub(super) fn warning(self) -> Warning {
        match self {
            Limit::Depth => Warning::DepthLimit,
            Limit::Formatting => Warning::FormattingLimit,
            Limit::Nodes => Warning::NodeLimit,
            Limit::Attributes => Warning::AttributeLimit,
        }
    }
}
