//! What is known of a block, as a row of numbers.
//!
//! The features are computed here and nowhere else, in training too: `dechaff --features`
//! prints them, and `scripts/train` reads what it prints, so a model can never see
//! numbers that differ from the program's. Each feature has a name, and each family of them a
//! comment that says what it is thought to tell. They come in five groups: what a block is by itself
//! (`own`), where it stands among the others (`sequence`), what holds it
//! (`structure`, HTML only), what the page says elsewhere of its body (`told`, HTML only), and what
//! sort of page it is on (`page`). Everything is
//! gathered in passes over the blocks and the containers, linear in both.

mod block;
mod dense_span;
mod layout;
mod page;
mod page_type;
mod sequence;
mod structure;
mod structured_data;
mod sums;

use super::text_stats::{self, TextStats};
use crate::document::{BlockKind, Document, Head};
use crate::lang::phrases;
use crate::page::PageFormat;
use crate::text::words;
use rustc_hash::FxHashSet;

/// A table of features: a row a block.
pub struct Table {
    pub width: usize,
    pub values: Vec<f32>,
}

impl Table {
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.width.max(1))
    }
}

/// What all groups of features start from.
struct Blocks<'a> {
    document: &'a Document,
    measures: Vec<TextStats>,
    /// The cues that fire on each block, as bits of [`phrases::ROLES`].
    cues: Vec<u16>,
    /// Each block's words, as hashes with their lengths.
    words: Vec<Vec<(u64, usize)>>,
    /// The words of the page's title.
    title: FxHashSet<u64>,
    /// The words of the author's name and of the site's, as far as the head says them.
    author: FxHashSet<u64>,
    site: FxHashSet<u64>,
    /// The block that is most like the title, and the page's first `h1`.
    title_block: Option<usize>,
    heading1: Option<usize>,
}

/// Words of a page that are compared with others: their hashes take up to 60 bytes each, which
/// is more than a word does. The longest pages, whole books, have under a million.
const WORDS: usize = 2_000_000;

impl<'a> Blocks<'a> {
    fn new(document: &'a Document, title: &str) -> Self {
        let all = &document.blocks;
        let mut room = WORDS;
        let measured = all.iter().map(|block| {
            let (measure, words) = text_stats::of_block(block, room);
            room -= words.len();
            (measure, words)
        });
        let (measures, words): (Vec<TextStats>, Vec<_>) = measured.unzip();
        let title = words::hashed(title)
            .into_iter()
            .map(|(hash, _)| hash)
            .collect();
        Blocks {
            document,
            title_block: most_like(&title, &words),
            heading1: all.iter().position(|b| b.kind == BlockKind::Heading(1)),
            measures,
            cues: all.iter().map(|b| phrases::roles(&b.text)).collect(),
            words,
            title,
            author: name(author(&document.head)),
            site: name(meta(&document.head, &["og:site_name", "application-name"])),
        }
    }
}

fn name(text: &str) -> FxHashSet<u64> {
    /// More words than this are no name.
    const NAME_WORDS: usize = 6;
    let words = words::first_hashed(text, NAME_WORDS);
    words.into_iter().map(|(hash, _)| hash).collect()
}

fn author(head: &Head) -> &str {
    match meta(
        head,
        &["author", "article:author", "parsely-author", "dc.creator"],
    ) {
        "" => head.bylines.first().map_or("", |mark| &mark.text),
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

/// A text with more words than this does not say the title, it uses its words.
const TITLE_WORDS: usize = 40;

/// The first of the blocks that share most words with the title, if they are at least half alike.
fn most_like(title: &FxHashSet<u64>, words: &[Vec<(u64, usize)>]) -> Option<usize> {
    let likeness = |words: &Vec<(u64, usize)>| {
        let own: FxHashSet<u64> = words.iter().map(|(hash, _)| *hash).collect();
        let shared = own.intersection(title).count();
        2.0 * shared as f32 / (own.len() + title.len()).max(1) as f32
    };
    let mut best = (0.0, None);
    for (index, words) in words.iter().enumerate() {
        if (1..=TITLE_WORDS).contains(&words.len()) {
            let likeness = likeness(words);
            if likeness >= 0.5 && likeness > best.0 {
                best = (likeness, Some(index));
            }
        }
    }
    best.1
}

/// More numbers than any row has. A row is written into a place that never moves, which is half the work of a list that may
/// grow with each number.
const WIDEST: usize = 512;

/// One row while it is written. Names are collected only when somebody asks for them.
struct Row<'a> {
    values: &'a mut [f32; WIDEST],
    written: usize,
    names: Option<&'a mut Vec<String>>,
    group: &'static str,
}

impl Row<'_> {
    #[inline]
    fn put(&mut self, name: &str, value: f32) {
        debug_assert!(value.is_finite(), "{name}");
        self.write(value);
        if self.names.is_some() {
            self.name(&[name]);
        }
    }

    /// The same feature of several neighbours or ancestors.
    #[inline]
    fn put_at(&mut self, place: &str, name: &str, value: f32) {
        self.write(value);
        if self.names.is_some() {
            self.name(&[place, name]);
        }
    }

    #[inline]
    fn write(&mut self, value: f32) {
        self.values[self.written] = value;
        self.written += 1;
    }

    /// Apart, so that writing a value is little enough to stand where it is called.
    #[cold]
    fn name(&mut self, parts: &[&str]) {
        if let Some(names) = &mut self.names {
            names.push(format!("{}.{}", self.group, parts.join(".")));
        }
    }
}

/// The features of a document's blocks. `title` is the page's title as far as it is
/// known before judging.
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

/// What was counted of each block for its features, and is asked for again.
pub struct BlockStats {
    pub words: Vec<f32>,
    /// As bits of [`phrases::ROLES`].
    pub roles: Vec<u16>,
}

/// Gives the features of a document's blocks one row after the other: a table of a long
/// page would take hundreds of times its bytes.
pub fn for_each_row(document: &Document, title: &str, row: impl FnMut(&[f32])) -> BlockStats {
    write(document, title, None, row)
}

/// The names of the features of a form, in the order of their values.
pub fn names(format: PageFormat) -> Vec<String> {
    let sample = match format {
        PageFormat::Html => crate::html::parse("<p>a"),
        PageFormat::Text => crate::plain_text::parse("a"),
    };
    let mut names = Vec::new();
    write(&sample, "", Some(&mut names), |_| {});
    names
}

fn write(
    document: &Document,
    title: &str,
    mut names: Option<&mut Vec<String>>,
    mut take: impl FnMut(&[f32]),
) -> BlockStats {
    let blocks = Blocks::new(document, title);
    let own = block::Own::new(&blocks);
    let sequence = sequence::Sequence::new(&blocks);
    let structure = match document.format {
        PageFormat::Html => Some(structure::Structure::new(&blocks)),
        PageFormat::Text => None,
    };
    let told = match document.format {
        PageFormat::Html => Some(structured_data::Told::new(&blocks)),
        PageFormat::Text => None,
    };
    let page = page::Page::new(&blocks);
    let mut values = [0.0; WIDEST];
    let (mut own_width, mut width) = (0, 0);
    for index in 0..document.blocks.len() {
        let mut row = Row {
            values: &mut values,
            written: 0,
            names: names.as_deref_mut(),
            group: "own",
        };
        own.write(&blocks, index, &mut row);
        row.group = "seq";
        sequence.write(&blocks, index, &mut row);
        if let Some(structure) = &structure {
            row.group = "tree";
            structure.write(&blocks, index, &mut row);
        }
        if let Some(told) = &told {
            row.group = "told";
            told.write(index, &mut row);
        }
        // The page's are the last, and stay what they are on the first row.
        if index == 0 {
            own_width = row.written;
            row.group = "page";
            page.write(&mut row);
            width = row.written;
        } else {
            debug_assert_eq!(row.written, own_width, "row {index}");
        }
        take(&values[..width]);
    }
    BlockStats {
        words: blocks.measures.iter().map(|m| m.words).collect(),
        roles: blocks.cues,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of one feature, a block each; the title is the head's.
    pub(super) fn column(document: &Document, name: &str) -> Vec<f32> {
        let names = names(document.format);
        let at = names.iter().position(|other| other == name);
        let at = at.unwrap_or_else(|| panic!("no feature is named {name}"));
        let table = table(document, &document.head.title);
        table.rows().map(|row| row[at]).collect()
    }

    /// A sentence of so many words, of one letter each.
    pub(super) fn sentence(words: usize) -> String {
        format!("{}.", vec!["w"; words].join(" "))
    }

    #[test]
    fn every_row_is_as_wide_as_the_names_and_finite() {
        for (format, source) in [
            (
                PageFormat::Html,
                "<title>T</title><nav><a href=x>A</a></nav><h1>T</h1><p>Long. <p>",
            ),
            (PageFormat::Text, "T\n\nA b c. D\n\n- e\n- f | g | h"),
        ] {
            let document = match format {
                PageFormat::Html => crate::html::parse(source),
                PageFormat::Text => crate::plain_text::parse(source),
            };
            let table = table(&document, "T");
            assert_eq!(table.width, names(format).len());
            assert_eq!(table.rows().count(), document.blocks.len());
            assert!(table.values.iter().all(|value| value.is_finite()));
        }
    }

    #[test]
    fn names_are_unique() {
        for format in [PageFormat::Html, PageFormat::Text] {
            let names = names(format);
            let unique: FxHashSet<_> = names.iter().collect();
            assert_eq!(unique.len(), names.len());
        }
    }
}
