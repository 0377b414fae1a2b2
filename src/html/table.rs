//! Joins the cells of a table row into one block, if the row contains data.
//!
//! Some tables contain data, others arrange the layout of a page. A data row is read as one line,
//! so its cells are joined. A row with headings, lists, other tables or much text is layout, and
//! its cells stay separate blocks. That is known only when the row closes, so the blocks are
//! joined then.

use crate::document::{Block, BlockKind};
use crate::spans::{Cell, Mark, Span};
use crate::text::words;
use scraper::node::Element;

/// Words of a data row, at most. A cell of data has a few words, and a wide table has some ten
/// columns.
const MAX_ROW_WORDS: usize = 80;

/// Between the cells of a row in its text.
const SEPARATOR: &str = " | ";

/// Columns or rows that a cell spans, at most. Wider ones are layout or an attack.
const MAX_SPAN: u32 = 250;

/// The open rows of nested tables, the innermost last.
#[derive(Default)]
pub(super) struct TableRows(Vec<OpenRow>);

struct OpenRow {
    /// The number of blocks before the row.
    first_block: usize,
    /// For each cell, the number of blocks before it, and its properties.
    cells: Vec<(usize, Cell)>,
    /// The row contains more than plain cells.
    is_layout: bool,
}

impl TableRows {
    /// Opens a row after `blocks` blocks. A row that contains another row is layout.
    pub(super) fn open_row(&mut self, blocks: usize) {
        self.mark_as_layout();
        self.0.push(OpenRow {
            first_block: blocks,
            cells: Vec::new(),
            is_layout: false,
        });
    }

    /// Opens a cell after `blocks` blocks.
    pub(super) fn open_cell(&mut self, blocks: usize, cell: Cell) {
        if let Some(row) = self.0.last_mut() {
            row.cells.push((blocks, cell));
        }
    }

    /// Marks the innermost row as layout, when an element opens that data rows do not contain.
    pub(super) fn mark_as_layout(&mut self) {
        if let Some(row) = self.0.last_mut() {
            row.is_layout = true;
        }
    }

    /// Closes the innermost row, and joins its blocks if it is a data row.
    pub(super) fn close_row(&mut self, blocks: &mut Vec<Block>, container: u32) {
        let Some(row) = self.0.pop() else {
            return;
        };
        let parts = &blocks[row.first_block.min(blocks.len())..];
        if row.is_layout || parts.len() < 2 || row.cells.len() < 2 {
            return;
        }
        if parts.iter().map(|b| words::count(&b.text)).sum::<usize>() > MAX_ROW_WORDS {
            return;
        }
        let joined = join(parts, &row, container);
        blocks.truncate(row.first_block);
        blocks.push(joined);
    }
}

fn join(parts: &[Block], row: &OpenRow, container: u32) -> Block {
    let mut joined = Block::new(BlockKind::Row, String::new(), container);
    joined.hidden = parts.iter().all(|part| part.hidden);
    let mut cells = row.cells.iter().peekable();
    let mut cell_at = None;
    for (index, part) in (row.first_block..).zip(parts) {
        let mut opens_cell = false;
        while let Some((_, cell)) = cells.next_if(|(start, _)| *start <= index) {
            open_cell(&mut joined, *cell, cell_at.is_none());
            cell_at = Some(joined.spans.len() - 1);
            opens_cell = true;
        }
        if !opens_cell {
            joined.text.push(' ');
        }
        append(&mut joined, part);
        let end = joined.text.len() as u32;
        if let Some(cell) = cell_at.and_then(|at| joined.spans.get_mut(at)) {
            cell.end = end;
        }
    }
    // Empty cells at the end have no separators in the text.
    let end = joined.text.len() as u32;
    joined.spans.extend(cells.map(|(_, cell)| Span {
        start: end,
        end,
        mark: Mark::Cell(*cell),
    }));
    joined
}

/// Begins a cell. Empty cells keep their separators, or later cells would move to other columns.
fn open_cell(joined: &mut Block, cell: Cell, is_first: bool) {
    if !is_first {
        joined.text.push_str(SEPARATOR);
    }
    let start = joined.text.len() as u32;
    joined.spans.push(Span {
        start,
        end: start,
        mark: Mark::Cell(cell),
    });
}

/// Appends a block to the row.
fn append(joined: &mut Block, part: &Block) {
    let offset = joined.text.len() as u32;
    joined.text.push_str(&part.text);
    joined
        .spans
        .extend(part.spans.iter().cloned().map(|span| Span {
            start: span.start + offset,
            end: span.end + offset,
            mark: span.mark,
        }));
    joined.link_chars += part.link_chars;
    joined.links = joined.links.saturating_add(part.links);
    joined.story_links = joined.story_links.saturating_add(part.story_links);
    joined.local_links = joined.local_links.saturating_add(part.local_links);
    joined.bold_chars += part.bold_chars;
    joined.italic_chars += part.italic_chars;
    joined.control_chars += part.control_chars;
    joined.images = joined.images.saturating_add(part.images);
    joined.list_depth = part.list_depth;
    joined.after_rule |= part.after_rule;
}

/// The properties of a cell. Spans of zero (to the end of the table) count as one.
pub(super) fn cell(name: &str, element: &Element) -> Cell {
    let span = |attribute| {
        let value = element
            .attr(attribute)
            .and_then(|value| value.trim().parse().ok());
        value.unwrap_or(1u32).clamp(1, MAX_SPAN) as u8
    };
    Cell {
        is_header: name == "th",
        columns: span("colspan"),
        rows: span("rowspan"),
    }
}

#[cfg(test)]
mod tests {

    fn texts(source: &str) -> Vec<String> {
        crate::html::parse(source)
            .blocks
            .into_iter()
            .map(|b| b.text)
            .collect()
    }

    #[test]
    fn cells_of_data_rows_are_joined_with_their_paragraphs() {
        let table = "<table><tr><th>Year<th>Goals<tr><td>2019<td><p>12</p><p>(3)</p><td></table>";
        assert_eq!(texts(table), ["Year | Goals", "2019 | 12 (3)"]);
    }

    #[test]
    fn empty_cells_keep_their_column() {
        let gaps = "<table><tr><td>a<td><td>c<tr><td><td>b<td>c</table>";
        assert_eq!(texts(gaps), ["a |  | c", " | b | c"]);
    }

    #[test]
    fn cells_of_layout_rows_stay_separate() {
        let layout = "<table><tr><td><ul><li>Home<li>News</ul><td>A story.</table>";
        assert_eq!(texts(layout), ["Home", "News", "A story."]);
        let nested = "<table><tr><td>Menu<td><table><tr><td>a<td>b</table></table>";
        assert_eq!(texts(nested), ["Menu", "a | b"]);
    }
}
