//! Splits HTML into blocks, in one pass over the parsed tree.
//!
//! Input: the decoded page. Output: a [`Document`] with every block of text in document
//! order, including hidden parts, menus and footers, and with the metadata of the page as it is
//! written there. Nothing is removed, because later stages decide what belongs to the article.
//!
//! - [`tokenizer`] and [`limits`]: parse the page into a tree in linear time;
//! - [`shadow`]: puts the content of declarative shadow roots in its place;
//! - [`walk`]: turns the tree into blocks;
//! - [`elements`]: the effect of each element on the text;
//! - [`roles`]: elements whose class gives their text a role, such as line numbers;
//! - [`inline`]: joins inline text into a block;
//! - [`marks`]: collects the inline markup of a block;
//! - [`superscripts`], [`formulas`]: what cannot be glued to the text before it;
//! - [`table`]: joins the cells of data rows;
//! - [`links`]: classifies link targets;
//! - [`meta_candidates`]: collects `meta` elements, bylines and dates.

#[cfg(test)]
pub(crate) mod corpora;
mod elements;
mod formulas;
mod inline;
mod limits;
mod links;
mod marks;
mod meta_candidates;
mod roles;
mod shadow;
mod superscripts;
mod table;
mod tokenizer;
mod walk;

use crate::document::Document;
use crate::document::DocumentFormat;

/// Splits a page into blocks.
///
/// JSON-LD scripts and the markup inside `noscript` elements are collected, but not parsed.
pub fn parse(source: &str) -> Document {
    let mut parsed = limits::parse(source);
    shadow::flatten(&mut parsed.html);
    let content = walk::walk(&parsed.html);
    Document {
        format: DocumentFormat::Html,
        head: content.head,
        blocks: content.blocks,
        containers: content.containers,
        warnings: parsed.limits_hit,
    }
}

#[cfg(test)]
mod tests;
