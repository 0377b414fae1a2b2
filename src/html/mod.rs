//! Splits HTML into blocks, in one pass over the parsed tree.
//!
//! Input: the decoded page. Output: a [`Document`] with every block of text in document
//! order, including hidden parts, menus and footers, and with the metadata of the page as it is
//! written there. Nothing is removed, because later stages decide what belongs to the article.
//!
//! - [`tokenizer`] and [`limits`]: parse the page into a tree in linear time;
//! - [`shadow`]: puts the content of declarative shadow roots in its place;
//! - [`selectors`]: restricts the tree to the elements that the caller selects;
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
pub(crate) mod selectors;
mod shadow;
mod superscripts;
mod table;
mod tokenizer;
mod walk;

use crate::document::{Document, DocumentFormat};
use crate::warning::Warning;
use selectors::Selectors;

/// Splits a page into blocks.
///
/// JSON-LD scripts and the markup inside `noscript` elements are collected, but not parsed.
pub fn parse(source: &str) -> Document {
    parse_selected(source, &Selectors::default())
}

/// Splits the elements of a page that selectors select into blocks. A page on which nothing is
/// selected stays whole, and has a warning.
pub(crate) fn parse_selected(source: &str, selectors: &Selectors) -> Document {
    let mut parsed = limits::parse(source);
    shadow::flatten(&mut parsed.html);
    let mut warnings = parsed.limits_hit;
    if !selectors.apply(&mut parsed.html) {
        warnings.push(Warning::NothingSelected);
    }
    let content = walk::walk(&parsed.html);
    Document {
        format: DocumentFormat::Html,
        head: content.head,
        blocks: content.blocks,
        containers: content.containers,
        warnings,
    }
}

#[cfg(test)]
mod tests;
