//! Joins the cells of a table row into one block, if the row contains data.
//!
//! Some tables contain data, others arrange the layout of a page. A data row is read as one line,
//! so its cells are joined. A row with headings, lists, other tables or much text is layout, and
//! its cells stay separate blocks. That is known only when the row closes, so the blocks are
//! joined then.

use crate::document::{Block, BlockKind};
use crate::text::words;

/// Words of a data row, at most. A cell of data has a few words, and a wide table has some ten
/// columns.
const MAX_ROW_WORDS: usize = 80;

/// The open rows of nested tables, the innermost last.
#[derive(Default)]
pub(super) struct TableRows(Vec<OpenRow>);

struct OpenRow {
    /// The number of blocks before the row.
    first_block: usize,
    /// For each cell, the number of blocks before it.
    cells: Vec<usize>,
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
    pub(super) fn open_cell(&mut self, blocks: usize) {
        if let Some(row) = self.0.last_mut() {
            row.cells.push(blocks);
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
    let mut opened: usize = 0;
    for (index, part) in (row.first_block..).zip(parts) {
        let opened_before = opened;
        while cells.next_if(|start| **start <= index).is_some() {
            opened += 1;
        }
        // Empty cells keep their separators, or later cells would move to other columns.
        match opened - opened_before {
            0 => joined.text.push(' '),
            new => {
                joined
                    .text
                    .push_str(&" | ".repeat(if opened_before == 0 { new - 1 } else { new }))
            }
        }
        joined.text.push_str(&part.text);
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
    joined
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
