//! Parses HTML into a tree in time and memory linear in the size of the page, for any page.
//!
//! The tree builder is html5ever's, the tokenizer is our own. On pages people write, the tree is
//! the one that html5ever alone builds. But the algorithm of the HTML standard is quadratic in
//! the nesting depth, in the attributes of one tag and in the formatting elements left open:
//! 159 KB of `<font x=1><p>` take 8 GB. So this module limits each of these. Markup beyond a limit
//! is dropped, its text never is, and the page gets a warning. The limits are counts and not
//! times, so that a page gives the same result on every machine.
//!
//! - [`counts`]: the limits;
//! - [`token_filter`]: drops tags beyond a limit, between tokenizer and tree builder;
//! - [`dropped_tags`]: drops their end tags, and separates the texts around them;
//! - [`open_elements`]: reads from the tree builder which elements are open;
//! - [`tree_sink`]: builds the tree, and bounds the attributes of copied elements.

mod counts;
mod dropped_tags;
mod element_names;
mod open_elements;
mod token_filter;
mod tree_sink;

use super::tokenizer::tokenize;
use crate::warning::Warning;
use counts::MAX_ATTRIBUTES;
use memchr::memchr_iter;
use scraper::Html;
use token_filter::TokenFilter;

/// A parsed page.
pub(super) struct ParsedPage {
    pub html: Html,
    /// A warning for each limit that the page exceeded.
    pub limits_hit: Vec<Warning>,
}

/// Nodes to reserve memory for, at most: 9 MB. Nearly every page has fewer, and a page of many
/// `<` that begin no tag has no nodes at all.
const MAX_RESERVED_NODES: usize = 1 << 16;

/// Parses a page.
pub(super) fn parse(source: &str) -> ParsedPage {
    // An element and its text have two tags, so there are about as many nodes as `<`.
    let tags = memchr_iter(b'<', source.as_bytes()).count();
    let filter = TokenFilter::with_capacity(tags.min(MAX_RESERVED_NODES));
    // One attribute more than the limit shows that a tag exceeds it.
    tokenize(source, MAX_ATTRIBUTES + 1, &filter);
    filter.finish()
}

#[cfg(test)]
mod tests;
