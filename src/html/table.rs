//! Table rows: the cells of a simple row become one block.
//!
//! Tables hold data, and they hold layouts. A row of data is read as a line, so its
//! cells are joined; a row whose cells hold headings, lists, other tables or much text
//! is a layout, and its cells stay blocks of their own. That is known only when the row
//! closes, so it is then that its blocks are joined.

use crate::document::{Block, BlockKind};
use crate::text::words;

/// A row with more words than this is a layout, not data: a cell of data is a few words,
/// and wide tables have some ten columns.
const ROW_WORDS: usize = 80;

/// The rows that are open, the innermost last.
#[derive(Default)]
pub(super) struct Rows(Vec<Row>);

struct Row {
    first_block: usize,
    /// The number of blocks at the start of each cell, in order.
    cells: Vec<usize>,
    /// It holds more than plain cells.
    layout: bool,
}

impl Rows {
    /// A row opens behind so many blocks. A row around it is a layout.
    pub(super) fn open(&mut self, blocks: usize) {
        self.spoil();
        self.0.push(Row {
            first_block: blocks,
            cells: Vec::new(),
            layout: false,
        });
    }

    /// A cell opens behind so many blocks.
    pub(super) fn cell(&mut self, blocks: usize) {
        if let Some(row) = self.0.last_mut() {
            row.cells.push(blocks);
        }
    }

    /// Something opens that no row of data holds.
    pub(super) fn spoil(&mut self) {
        if let Some(row) = self.0.last_mut() {
            row.layout = true;
        }
    }

    /// The innermost row closes: its blocks are joined if it is data.
    pub(super) fn close(&mut self, blocks: &mut Vec<Block>, container: u32) {
        let Some(row) = self.0.pop() else {
            return;
        };
        let parts = &blocks[row.first_block.min(blocks.len())..];
        if row.layout || parts.len() < 2 || row.cells.len() < 2 {
            return;
        }
        if parts.iter().map(|b| words::count(&b.text)).sum::<usize>() > ROW_WORDS {
            return;
        }
        let joined = join(parts, &row, container);
        blocks.truncate(row.first_block);
        blocks.push(joined);
    }
}

fn join(parts: &[Block], row: &Row, container: u32) -> Block {
    let mut joined = Block::new(BlockKind::Row, String::new(), container);
    joined.hidden = parts.iter().all(|part| part.hidden);
    let mut cells = row.cells.iter().peekable();
    let mut opened: usize = 0;
    for (index, part) in (row.first_block..).zip(parts) {
        let cell = opened;
        while cells.next_if(|start| **start <= index).is_some() {
            opened += 1;
        }
        // An empty cell keeps its place, or the columns would shift.
        match opened - cell {
            0 => joined.text.push(' '),
            new => joined
                .text
                .push_str(&" | ".repeat(if cell == 0 { new - 1 } else { new })),
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
    fn cells_of_data_are_joined_and_paragraphs_in_them_too() {
        let table = "<table><tr><th>Year<th>Goals<tr><td>2019<td><p>12</p><p>(3)</p><td></table>";
        assert_eq!(texts(table), ["Year | Goals", "2019 | 12 (3)"]);
        let gaps = "<table><tr><td>a<td><td>c<tr><td><td>b<td>c</table>";
        assert_eq!(texts(gaps), ["a |  | c", " | b | c"]);
    }

    #[test]
    fn layouts_keep_their_cells_apart() {
        let layout = "<table><tr><td><ul><li>Home<li>News</ul><td>A story.</table>";
        assert_eq!(texts(layout), ["Home", "News", "A story."]);
        let nested = "<table><tr><td>Menu<td><table><tr><td>a<td>b</table></table>";
        assert_eq!(texts(nested), ["Menu", "a | b"]);
    }
}
