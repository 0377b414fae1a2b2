//! The structure of a body: which kept blocks form a table or a piece of code, and which quotes
//! and lists are around each.
//!
//! Input: a document and its verdicts. Output: [`Part`]s in reading order. A part has the path of
//! quotes, lists and items from the page down to it, so that a writer only compares the paths of
//! neighbours to know what begins and what ends between them.

mod join;

use super::tables::{self, TableCell};
use crate::document::DocumentFormat;
use crate::document::{Block, BlockKind, Document, Tag, Verdict};
use crate::spans::{Mark, Span};
use std::borrow::Cow;

/// Quotes, lists and items around a part, at most. Deeper nesting is layout.
const MAX_LEVELS: usize = 24;

/// A piece of the body, with what is around it.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The quotes, lists and items around it, the outermost first.
    pub levels: Vec<Level>,
    /// What it is.
    pub content: Content<'a>,
}

/// A quote, list or list item. The number is the index of its container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Quote(u32),
    /// `first` is the number of the first item of an ordered list.
    List {
        container: u32,
        first: Option<i32>,
    },
    /// `number` counts within the list.
    Item {
        container: u32,
        number: i32,
    },
}

/// What a part is.
#[derive(Debug)]
pub(super) enum Content<'a> {
    Heading(u8, Line<'a>),
    Paragraph(Line<'a>),
    /// A term that a definition follows.
    Term(Line<'a>),
    Code {
        language: &'a str,
        text: String,
    },
    Table(Vec<Vec<TableCell<'a>>>),
}

/// A text with its spans.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub spans: &'a [Span],
    /// Whether its line breaks are kept.
    pub keeps_breaks: bool,
    /// Whether it is a heading, which is bold anyway.
    pub is_heading: bool,
}

impl<'a> Line<'a> {
    fn of(block: &'a Block) -> Self {
        Line {
            text: &block.text,
            spans: &block.spans,
            keeps_breaks: super::text::keeps_breaks(block.kind),
            is_heading: matches!(block.kind, BlockKind::Heading(_)),
        }
    }

    /// A part of a text without spans.
    fn plain(text: &'a str) -> Self {
        Line {
            text,
            spans: &[],
            keeps_breaks: false,
            is_heading: false,
        }
    }
}

/// The parts of the kept blocks.
pub(super) fn parts<'a>(document: &'a Document, verdicts: &[Verdict]) -> Vec<Part<'a>> {
    let numbers = item_numbers(document);
    let kept = document.blocks.iter().zip(verdicts);
    let kept = kept.filter(|(_, verdict)| **verdict == Verdict::Keep);
    let mut parts: Vec<Part> = Vec::new();
    // Where in a table the last block is.
    let mut last_place = None;
    for (index, (block, _)) in kept.enumerate() {
        let place = join::place(document, block);
        let last = std::mem::replace(&mut last_place, place);
        let continues = parts
            .last_mut()
            .is_some_and(|part| join::append(part, block, last, place, document));
        if continues {
            continue;
        }
        parts.push(match document.format {
            DocumentFormat::Html => Part {
                levels: levels(document, block, &numbers),
                content: content(block),
            },
            DocumentFormat::Text => text_part(block, index as u32),
        });
    }
    parts
}

fn content(block: &Block) -> Content<'_> {
    let line = Line::of(block);
    match block.kind {
        BlockKind::Heading(level) => Content::Heading(level, line),
        BlockKind::Row => Content::Table(vec![tables::cells(block)]),
        BlockKind::Term => Content::Term(line),
        BlockKind::Code => Content::Code {
            language: block.spans.iter().find_map(language).unwrap_or_default(),
            text: block.text.clone(),
        },
        BlockKind::Paragraph
        | BlockKind::Item
        | BlockKind::Quote
        | BlockKind::Caption
        | BlockKind::Definition => Content::Paragraph(line),
    }
}

fn language(span: &Span) -> Option<&str> {
    match &span.mark {
        Mark::Code(language) => Some(language),
        _ => None,
    }
}

/// A line of plain text, whose markers say what it is. `index` is its number.
fn text_part(block: &Block, index: u32) -> Part<'_> {
    let text = block.text.trim();
    let after_marker = || {
        text.split_once(char::is_whitespace)
            .map_or(text, |(_, rest)| rest.trim())
    };
    let (levels, content) = match block.kind {
        BlockKind::Heading(level) => (vec![], Content::Heading(level, Line::plain(after_marker()))),
        BlockKind::Quote => (
            vec![Level::Quote(0)],
            Content::Paragraph(Line::plain(after_marker())),
        ),
        BlockKind::Item => (
            text_item(text, index),
            Content::Paragraph(Line::plain(after_marker())),
        ),
        BlockKind::Code => (vec![], fenced(&block.text)),
        _ => (vec![], Content::Paragraph(Line::plain(text))),
    };
    Part { levels, content }
}

/// The list and item of a line that begins with a bullet or a number. Each line is an item of its
/// own.
fn text_item(text: &str, index: u32) -> Vec<Level> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number = digits.parse().ok();
    vec![
        Level::List {
            container: u32::from(number.is_some()),
            first: number.map(|_| 1),
        },
        Level::Item {
            container: index,
            number: number.unwrap_or(1),
        },
    ]
}

/// The code between the fences of a text.
fn fenced(text: &str) -> Content<'_> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    // The last line is the closing fence.
    let code = rest.rsplit_once('\n').map_or("", |(code, _)| code);
    let info = first.trim_start_matches(['`', '~']);
    Content::Code {
        language: info.split_whitespace().next().unwrap_or(""),
        text: code.trim_end().to_owned(),
    }
}

/// A container and those around it, the innermost first, without the root.
fn ancestors(document: &Document, container: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(container), |index| {
        Some(document.containers[*index as usize].parent)
    })
    .take_while(|index| *index != 0)
}

/// The quotes, lists and items around a block.
fn levels(document: &Document, block: &Block, numbers: &[i32]) -> Vec<Level> {
    let mut levels = Vec::new();
    for container in ancestors(document, block.container) {
        let index = container as usize;
        let parent = document.containers[index].parent;
        match document.containers[index].tag {
            Tag::Blockquote => levels.push(Level::Quote(container)),
            Tag::Li => levels.push(Level::Item {
                container,
                number: numbers[index],
            }),
            Tag::Ul | Tag::Menu | Tag::Ol if has_item(&levels) => levels.push(Level::List {
                container,
                first: first_number(document, container),
            }),
            _ => {}
        }
        // An item outside of a list makes one.
        let is_stray = has_item(&levels) && !is_list(document.containers[parent as usize].tag);
        if is_stray && document.containers[index].tag == Tag::Li {
            levels.push(Level::List {
                container: parent,
                first: None,
            });
        }
    }
    levels.reverse();
    levels.truncate(MAX_LEVELS);
    // A list without an item has no marker.
    if let Some(Level::List { .. }) = levels.last() {
        levels.pop();
    }
    levels
}

fn is_list(tag: Tag) -> bool {
    matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu)
}

/// Whether the last level is an item, so that the list around it is one level more. Text in a list
/// but in no item is a paragraph.
fn has_item(levels: &[Level]) -> bool {
    matches!(levels.last(), Some(Level::Item { .. }))
}

fn first_number(document: &Document, list: u32) -> Option<i32> {
    let list = &document.containers[list as usize];
    (list.tag == Tag::Ol).then(|| list.number.unwrap_or(1))
}

/// The number of each item, by container.
fn item_numbers(document: &Document) -> Vec<i32> {
    let mut next: Vec<i32> = document
        .containers
        .iter()
        .map(|container| match container.tag {
            Tag::Ol => container.number.unwrap_or(1),
            _ => 1,
        })
        .collect();
    let mut numbers = vec![0; next.len()];
    for (index, container) in document.containers.iter().enumerate() {
        if container.tag == Tag::Li {
            let next = &mut next[container.parent as usize];
            numbers[index] = container.number.unwrap_or(*next);
            *next = numbers[index].saturating_add(1);
        }
    }
    numbers
}

impl<'a> From<&'a TableCell<'a>> for Line<'a> {
    fn from(cell: &'a TableCell<'a>) -> Self {
        Line {
            text: &cell.text,
            spans: &cell.spans,
            keeps_breaks: false,
            is_heading: false,
        }
    }
}

/// A text in one line, for writers whose lines mean something.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    match text.contains(['\n', '\r']) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    fn levels_of(source: &str) -> Vec<Vec<&'static str>> {
        let page = parse(source);
        let verdicts = vec![Verdict::Keep; page.blocks.len()];
        let name = |level: &Level| match level {
            Level::Quote(_) => "quote",
            Level::List { first: None, .. } => "ul",
            Level::List { .. } => "ol",
            Level::Item { .. } => "li",
        };
        let parts = parts(&page, &verdicts);
        parts
            .iter()
            .map(|part| part.levels.iter().map(name).collect())
            .collect()
    }

    #[test]
    fn paths_contain_quotes_lists_and_items() {
        assert_eq!(
            levels_of(
                "<ol><li>a<ul><li><p>b<p>c</ul></ol><blockquote><ul><li>d</ul></blockquote><p>e"
            ),
            [
                &["ol", "li"][..],
                &["ol", "li", "ul", "li"],
                &["ol", "li", "ul", "li"],
                &["quote", "ul", "li"],
                &[],
            ]
        );
        assert_eq!(
            levels_of("<div><li>a</div><ul><p>b</ul>"),
            [&["ul", "li"][..], &[]]
        );
    }

    #[test]
    fn rows_of_a_table_are_one_part() {
        let table = "<table><tr><th>Year<th>Goals<tr><td>2019<td>12</table>";
        let page = parse(&table.repeat(2));
        let verdicts = vec![Verdict::Keep; page.blocks.len()];
        let parts = parts(&page, &verdicts);
        assert_eq!(parts.len(), 2);
        let Content::Table(rows) = &parts[0].content else {
            panic!("no table");
        };
        let header = &rows[0];
        assert_eq!(
            (header.len(), &*header[0].text, header[1].is_header),
            (2, "Year", true)
        );
    }
}
