//! Features: each block as a row of numbers, the input of the forests.
//!
//! Input: a [`Document`] and the page's title. Output: one row per block ([`for_each_row`]), and
//! the [`BlockStats`] that later stages use.
//!
//! Features are computed here only. Training reads what `dechaff --features` prints, so a model
//! never sees other numbers than the program computes. Names are hashed into the model files
//! (`model.rs`); their prefixes are the groups:
//!
//! - `block` (`block.rs`): the text of the block itself;
//! - `sequence` (`sequence/`): its position among its neighbours in reading order;
//! - `tree` (`tree/`, HTML only): the elements around it;
//! - `structured_data` (`structured_data.rs`, HTML only): its overlap with JSON-LD and metas;
//! - `page` (`page.rs`): the page, equal on all of its rows.
//!
//! All passes over blocks and elements are linear.

mod block;
mod layout;
mod page;
mod page_type;
mod sequence;
mod spans;
mod structured_data;
mod tree;

use super::text_stats::{self, TextStats};
use crate::document::DocumentFormat;
use crate::document::{Block, BlockKind, Container, Document, Head};
use crate::lang::phrases;
use crate::text::words;
use rustc_hash::FxHashSet;

/// The features of all blocks of a page: one row per block.
pub struct Table {
    /// Number of features per row.
    pub width: usize,
    /// The rows, concatenated.
    pub values: Vec<f32>,
}

impl Table {
    /// The rows, one per block.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.width.max(1))
    }
}

/// The page's blocks and what all groups of features use of them.
struct PageBlocks<'a> {
    document: &'a Document,
    stats: Vec<TextStats>,
    /// For each block the phrase roles that match it, as bits of [`phrases::Role`].
    roles: Vec<u16>,
    /// For each block its words as hash and number of letters.
    words: Vec<Vec<(u64, usize)>>,
    /// Hashes of the words of the page's title.
    title: FxHashSet<u64>,
    /// Hashes of the words of the author's name and the site's name, from the page's metadata.
    author: FxHashSet<u64>,
    site: FxHashSet<u64>,
    /// The block most similar to the title.
    title_block: Option<usize>,
    /// The page's first `h1`.
    heading1: Option<usize>,
}

/// Maximum number of words of a page that are hashed. A hash takes up to 60 bytes, more than the
/// word. The longest pages, whole books, have fewer than a million words.
const MAX_HASHED_WORDS: usize = 2_000_000;

impl<'a> PageBlocks<'a> {
    fn new(document: &'a Document, title: &str) -> Self {
        let blocks = &document.blocks;
        let mut remaining = MAX_HASHED_WORDS;
        let counted = blocks.iter().map(|block| {
            let (stats, words) = text_stats::of_block(block, remaining);
            remaining -= words.len();
            (stats, words)
        });
        let (stats, words): (Vec<TextStats>, Vec<_>) = counted.unzip();
        let title = words::hashed(title)
            .into_iter()
            .map(|(hash, _)| hash)
            .collect();
        PageBlocks {
            document,
            title_block: most_similar(&title, &words),
            heading1: blocks.iter().position(|b| b.kind == BlockKind::Heading(1)),
            stats,
            roles: blocks.iter().map(|b| phrases::roles(&b.text)).collect(),
            words,
            title,
            author: name_hashes(author(&document.head)),
            site: name_hashes(meta(&document.head, &["og:site_name", "application-name"])),
        }
    }
}

fn name_hashes(name: &str) -> FxHashSet<u64> {
    /// Words of a name that are used; a text with more words is hardly a name.
    const MAX_NAME_WORDS: usize = 6;
    let words = words::first_hashed(name, MAX_NAME_WORDS);
    words.into_iter().map(|(hash, _)| hash).collect()
}

/// The author by the page's `meta` elements, or else by its first byline.
fn author(head: &Head) -> &str {
    match meta(
        head,
        &["author", "article:author", "parsely-author", "dc.creator"],
    ) {
        "" => head.bylines.first().map_or("", |candidate| &candidate.text),
        author => author,
    }
}

fn meta<'a>(head: &'a Head, names: &[&str]) -> &'a str {
    let named = head
        .metas
        .iter()
        .find(|(key, _)| names.contains(&key.as_str()));
    named.map_or("", |(_, content)| content)
}

/// The first of the blocks with the highest similarity (Dice coefficient of distinct words) to
/// the title, if it is at least 0.5.
fn most_similar(title: &FxHashSet<u64>, words: &[Vec<(u64, usize)>]) -> Option<usize> {
    /// A longer block uses the title's words without repeating the title.
    const MAX_WORDS: usize = 40;
    const MIN_SIMILARITY: f32 = 0.5;
    let similarity = |words: &Vec<(u64, usize)>| {
        let distinct: FxHashSet<u64> = words.iter().map(|(hash, _)| *hash).collect();
        let shared = distinct.intersection(title).count();
        2.0 * shared as f32 / (distinct.len() + title.len()).max(1) as f32
    };
    let mut best = (0.0, None);
    for (index, words) in words.iter().enumerate() {
        if (1..=MAX_WORDS).contains(&words.len()) {
            let similarity = similarity(words);
            if similarity >= MIN_SIMILARITY && similarity > best.0 {
                best = (similarity, Some(index));
            }
        }
    }
    best.1
}

/// Caps of features that grow with the page: words, blocks, and all other counts. Beyond them
/// training has few pages, and a forest's answer there is chance: without caps 71% of the prose
/// after 8,000 words of body was lost (`docs/decisions/0022-ends-and-long-pages.md`).
const MANY_WORDS: f32 = 1500.0;
const MANY_BLOCKS: f32 = 100.0;
const MANY_OCCURRENCES: f32 = 15.0;

/// Capacity of a row, above the width of any row. Writing into a fixed array takes half the time
/// of pushing to a vector.
const MAX_WIDTH: usize = 512;

/// Writes one row, and collects the names of its features if they are requested.
struct RowWriter<'a> {
    values: &'a mut [f32; MAX_WIDTH],
    written: usize,
    names: Option<&'a mut Vec<String>>,
    group: &'static str,
}

impl RowWriter<'_> {
    #[inline]
    fn put(&mut self, name: &str, value: f32) {
        debug_assert!(value.is_finite(), "{name}");
        self.write(value);
        if self.names.is_some() {
            self.push_name(&[name]);
        }
    }

    #[inline]
    fn put_bool(&mut self, name: &str, value: bool) {
        self.put(name, f32::from(u8::from(value)));
    }

    /// A feature of one of several neighbours, ancestors or other parts, named `part.name`.
    #[inline]
    fn put_part(&mut self, part: &str, name: &str, value: f32) {
        self.write(value);
        if self.names.is_some() {
            self.push_name(&[part, name]);
        }
    }

    #[inline]
    fn put_part_bool(&mut self, part: &str, name: &str, value: bool) {
        self.put_part(part, name, f32::from(u8::from(value)));
    }

    #[inline]
    fn write(&mut self, value: f32) {
        self.values[self.written] = value;
        self.written += 1;
    }

    /// Separate and cold, so that the other functions stay small enough to be inlined.
    #[cold]
    fn push_name(&mut self, parts: &[&str]) {
        if let Some(names) = &mut self.names {
            names.push(format!("{}.{}", self.group, parts.join(".")));
        }
    }
}

/// The features of a document's blocks. `title` is the page's title.
pub fn table(document: &Document, title: &str) -> Table {
    let mut table = Table {
        width: 0,
        values: Vec::new(),
    };
    for_each_row(document, title, |row| {
        table.width = row.len();
        table.values.extend_from_slice(row);
    });
    table
}

/// Statistics of the blocks that later stages use too; one entry per block.
pub struct BlockStats {
    /// Number of words.
    pub words: Vec<f32>,
    /// Phrase roles that match the block, as bits of [`phrases::Role`].
    pub roles: Vec<u16>,
}

/// Passes the features of a document's blocks to `take`, one row at a time: the table of a long
/// page would take hundreds of times the page's bytes.
pub fn for_each_row(document: &Document, title: &str, take: impl FnMut(&[f32])) -> BlockStats {
    write_rows(document, title, None, take)
}

/// The names of the features of a page format, in the order of their values.
pub fn names(format: DocumentFormat) -> Vec<String> {
    let root = Container::root();
    let one_block = Document {
        format,
        head: Head::default(),
        blocks: vec![Block::new(BlockKind::Paragraph, "a".to_owned(), 0)],
        containers: vec![root],
        warnings: Vec::new(),
    };
    let mut names = Vec::new();
    write_rows(&one_block, "", Some(&mut names), |_| {});
    names
}

fn write_rows(
    document: &Document,
    title: &str,
    mut names: Option<&mut Vec<String>>,
    mut take: impl FnMut(&[f32]),
) -> BlockStats {
    let blocks = PageBlocks::new(document, title);
    let is_html = document.format == DocumentFormat::Html;
    let of_block = block::BlockFeatures::new(&blocks);
    let sequence = sequence::SequenceFeatures::new(&blocks);
    let tree = is_html.then(|| tree::TreeFeatures::new(&blocks));
    let structured_data = is_html.then(|| structured_data::StructuredDataFeatures::new(&blocks));
    let page = page::PageFeatures::new(&blocks);
    let mut values = [0.0; MAX_WIDTH];
    let (mut width_without_page, mut width) = (0, 0);
    for index in 0..document.blocks.len() {
        let mut row = RowWriter {
            values: &mut values,
            written: 0,
            names: names.as_deref_mut(),
            group: "block",
        };
        of_block.write(&blocks, index, &mut row);
        row.group = "sequence";
        sequence.write(&blocks, index, &mut row);
        if let Some(tree) = &tree {
            row.group = "tree";
            tree.write(&blocks, index, &mut row);
        }
        if let Some(structured_data) = &structured_data {
            row.group = "structured_data";
            structured_data.write(index, &mut row);
        }
        // Page features come last: they are written with the first row and stay in place.
        if index == 0 {
            width_without_page = row.written;
            row.group = "page";
            page.write(&mut row);
            width = row.written;
        } else {
            debug_assert_eq!(row.written, width_without_page, "row {index}");
        }
        take(&values[..width]);
    }
    BlockStats {
        words: blocks.stats.iter().map(|stats| stats.words).collect(),
        roles: blocks.roles,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of one feature for all blocks, with the title of the document's head.
    pub(super) fn column(document: &Document, name: &str) -> Vec<f32> {
        let names = names(document.format);
        let at = names.iter().position(|other| other == name);
        let at = at.unwrap_or_else(|| panic!("no feature is named {name}"));
        let table = table(document, &document.head.title);
        table.rows().map(|row| row[at]).collect()
    }

    /// A sentence with this number of words, each of one letter.
    pub(super) fn sentence(words: usize) -> String {
        format!("{}.", vec!["w"; words].join(" "))
    }

    #[test]
    fn rows_have_one_finite_value_per_feature_name() {
        for (format, source) in [
            (
                DocumentFormat::Html,
                "<title>T</title><nav><a href=x>A</a></nav><h1>T</h1><p>Long. <p>",
            ),
            (DocumentFormat::Text, "T\n\nA b c. D\n\n- e\n- f | g | h"),
        ] {
            let document = match format {
                DocumentFormat::Html => crate::html::parse(source),
                DocumentFormat::Text => crate::plain_text::parse(source),
            };
            let table = table(&document, "T");
            assert_eq!(table.width, names(format).len());
            assert_eq!(table.rows().count(), document.blocks.len());
            assert!(table.values.iter().all(|value| value.is_finite()));
        }
    }

    #[test]
    fn feature_names_are_unique() {
        for format in [DocumentFormat::Html, DocumentFormat::Text] {
            let names = names(format);
            let unique: FxHashSet<_> = names.iter().collect();
            assert_eq!(unique.len(), names.len());
        }
    }
}
