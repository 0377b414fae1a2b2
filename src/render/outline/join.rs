//! Joins a block to the table or the code before it.
//!
//! A row of data is one block whose spans are its cells. A row with a single text, or with long
//! ones, has a block for each text; it joins the table that it is in, if that has rows of data.

use super::{Content, Part};
use crate::document::{Block, BlockKind, Document, Tag};
use crate::render::tables::{TableCell, cells};
use crate::spans::Span;
use crate::text::words;
use std::borrow::Cow;

/// Words of a text that joins a table, at most, in a table without and with headers. A table
/// without may be layout.
const MAX_CELL_WORDS: [usize; 2] = [80, 200];

/// Where in a table a block is, as indices of containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    table: u32,
    row: Option<u32>,
    cell: Option<u32>,
}

/// The place of a block in the innermost table around it.
pub(super) fn place(document: &Document, block: &Block) -> Option<Place> {
    let (mut row, mut cell) = (None, None);
    for container in super::ancestors(document, block.container) {
        match document.containers[container as usize].tag {
            Tag::Table => {
                return Some(Place {
                    table: container,
                    row,
                    cell,
                });
            }
            Tag::Tr if row.is_none() => row = Some(container),
            Tag::Td | Tag::Th if cell.is_none() => cell = Some(container),
            _ => {}
        }
    }
    None
}

/// Adds a block to the table or code before it, if it belongs to it.
pub(super) fn append<'a>(
    part: &mut Part<'a>,
    block: &'a Block,
    last: Option<Place>,
    place: Option<Place>,
    document: &Document,
) -> bool {
    let (Some(last), Some(place)) = (last, place) else {
        return false;
    };
    if last.table != place.table {
        return false;
    }
    match (&mut part.content, block.kind) {
        (Content::Table(rows), BlockKind::Row) => rows.push(cells(block)),
        (Content::Code { text, .. }, BlockKind::Code) if last.row != place.row => {
            text.push('\n');
            text.push_str(&block.text);
        }
        (Content::Table(rows), BlockKind::Paragraph) if fits(rows, block) => {
            return append_text(rows, block, last, place, document);
        }
        _ => return false,
    }
    true
}

/// Whether a text is short enough for a cell.
fn fits(rows: &[Vec<TableCell>], block: &Block) -> bool {
    let mut header = rows.first().into_iter().flatten();
    let has_header = header.any(|cell| cell.is_header);
    words::count(&block.text) <= MAX_CELL_WORDS[usize::from(has_header)]
}

/// Adds the text of a block that is no row: to the last cell, or as a cell of its own.
fn append_text<'a>(
    rows: &mut Vec<Vec<TableCell<'a>>>,
    block: &'a Block,
    last: Place,
    place: Place,
    document: &Document,
) -> bool {
    let (Some(row), Some(cell)) = (place.row, place.cell) else {
        return false;
    };
    if last.cell == place.cell
        && let Some(cell) = rows.last_mut().and_then(|row| row.last_mut())
    {
        let text = cell.text.to_mut();
        text.push(' ');
        let offset = text.len() as u32;
        text.push_str(&block.text);
        cell.spans.extend(shifted(&block.spans, offset));
        return true;
    }
    let is_new_row = last.row != place.row;
    // Empty cells before it have no blocks. A row is searched once, from its last text on.
    let from = last.cell.filter(|_| !is_new_row).unwrap_or(row);
    let between = document.containers.get(from as usize + 1..cell as usize);
    let empty = between
        .unwrap_or_default()
        .iter()
        .filter(|container| container.parent == row && matches!(container.tag, Tag::Td | Tag::Th))
        .count();
    if is_new_row {
        rows.push(Vec::new());
    }
    let Some(cells) = rows.last_mut() else {
        return false;
    };
    cells.extend((0..empty).map(|_| TableCell::default()));
    cells.push(TableCell {
        text: Cow::Borrowed(&block.text),
        spans: block.spans.clone(),
        is_header: document.containers[cell as usize].tag == Tag::Th,
        columns: 1,
        rows: 1,
    });
    true
}

/// Spans of a text that is put at an offset.
fn shifted(spans: &[Span], offset: u32) -> impl Iterator<Item = Span> {
    spans.iter().cloned().map(move |span| Span {
        start: span.start + offset,
        end: span.end + offset,
        mark: span.mark,
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Verdict;
    use crate::html::parse;
    use crate::render::{BodyFormat, BodyOptions, structured};

    #[test]
    fn rows_with_one_text_or_long_ones_join_their_table() {
        let long = "word ".repeat(50);
        for (rows, expected) in [
            (
                "<tr><td>1<td>2<tr><td colspan=2>all",
                "| 1 | 2 |\n| all | |",
            ),
            ("<tr><td>1<td>2<tr><td><td>3", "| 1 | 2 |\n| | 3 |"),
            (
                &format!("<tr><td>{long}<td><p>{long}<p>b")[..],
                &format!("| {} | {}b |", long.trim(), long),
            ),
        ] {
            let page = parse(&format!("<table><tr><th>a<th>b{rows}</table>"));
            let verdicts = vec![Verdict::Keep; page.blocks.len()];
            let options = BodyOptions {
                format: BodyFormat::Markdown,
                ..BodyOptions::default()
            };
            assert_eq!(
                structured(&page, &verdicts, &options, ""),
                format!("| a | b |\n| --- | --- |\n{expected}")
            );
        }
    }
}
