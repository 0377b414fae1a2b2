//! The limits themselves: how much of each thing a page may have.
//!
//! Each limit is far above the largest count on any of the 2,846 pages of the corpora, so none
//! of those pages reaches a limit. Comments give that largest count. Limits on copies of an
//! element are in [`tree_sink`](super::tree_sink).

/// Elements open at once; corpora: 140. SEC filings with tables in tables reach 284. Browsers
/// also stop at 512. Most steps of the tree builder scan the whole list of open elements.
pub(super) const MAX_OPEN: usize = 512;

/// Active formatting elements. The tree builder may copy all of them into each paragraph.
pub(super) const MAX_FORMATTING: usize = 32;

/// Nodes of a page; corpora: 34,450. 750,000 nodes take 100 MB.
pub(super) const MAX_NODES: usize = 750_000;

/// A page may have this many nodes per token, plus [`NODE_ALLOWANCE`]. More means that formatting
/// elements are being copied into each paragraph; the filter then closes them.
pub(super) const NODES_PER_TOKEN: usize = 8;
pub(super) const NODE_ALLOWANCE: usize = 32_768;

/// Comments, which nothing reads; corpora: 4,683.
pub(super) const MAX_COMMENTS: usize = 100_000;

/// Attributes of one tag; corpora: 136.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// Attributes of all `<html>` and `<body>` tags together; corpora: 48. Each later tag adds its
/// attributes to those of the first one, which are kept sorted.
pub(super) const MAX_ROOT_ATTRIBUTES: usize = 512;

/// Templates; corpora: 171. Each may leave a marker in the list of formatting elements.
pub(super) const MAX_TEMPLATES: usize = 4_096;

/// Distinct names of elements and attributes; corpora: 490. html5ever interns unknown names in a
/// table of 4,096 buckets that never grows, so many names make each lookup slow.
pub(super) const MAX_NAMES: usize = 16_384;

/// Names of up to this many bytes are stored inline and do not enter that table.
pub(super) const INLINE_NAME_BYTES: usize = 7;
