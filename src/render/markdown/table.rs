//! Tables in Markdown (GFM 0.29, section 4.10).

use super::super::escape::Place;
use super::super::tables::TableCell;
use super::Writer;

/// Columns of the widest table whose short rows are filled with empty cells, to be read by people.
const MAX_FILLED_COLUMNS: usize = 20;

/// Columns up to which a cell fills several. Hostile tables have cells that fill thousands.
const MAX_COLUMNS: usize = 200;

impl Writer<'_> {
    pub(super) fn table(&mut self, rows: &[Vec<TableCell>]) -> String {
        let rows = filled(rows);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_header = |row: &Vec<Option<&TableCell>>| {
            let mut cells = row
                .iter()
                .flatten()
                .filter(|cell| !cell.text.is_empty())
                .peekable();
            cells.peek().is_some() && cells.all(|cell| cell.is_header)
        };
        let mut lines = Vec::new();
        if !rows.first().is_some_and(is_header) {
            lines.push(format!("|{}", "  |".repeat(width)));
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
        for row in &rows {
            let mut line = String::from("|");
            // The first row decides how many columns a table has; others may have fewer cells.
            let is_filled = lines.is_empty() || width <= MAX_FILLED_COLUMNS;
            let columns = if is_filled { width } else { row.len() };
            for column in 0..columns {
                let cell = row.get(column).copied().flatten();
                let text =
                    cell.map_or_else(String::new, |cell| self.line(cell.into(), Place::Cell));
                line.push(' ');
                line.push_str(&text);
                line.push_str(if text.is_empty() { "|" } else { " |" });
            }
            lines.push(line);
            if lines.len() == 1 {
                lines.push(format!("|{}", " --- |".repeat(width)));
            }
        }
        lines.join("\n")
    }
}

/// The cells of a table by column. A cell that spans columns or rows leaves the others empty.
fn filled<'a>(rows: &'a [Vec<TableCell<'a>>]) -> Vec<Vec<Option<&'a TableCell<'a>>>> {
    // For each column, the rows that a cell above still fills.
    let mut covered: Vec<u8> = Vec::new();
    let mut filled = Vec::new();
    for cells in rows {
        let mut row = Vec::new();
        let mut cells = cells.iter();
        loop {
            if covered.get(row.len()).is_some_and(|rows| *rows > 0) {
                covered[row.len()] -= 1;
                row.push(None);
                continue;
            }
            let Some(cell) = cells.next() else {
                break;
            };
            let columns = if row.len() < MAX_COLUMNS {
                cell.columns.max(1)
            } else {
                1
            };
            let below = cell.rows.saturating_sub(1);
            let mut cell = Some(cell);
            for _ in 0..columns {
                if covered.len() <= row.len() {
                    covered.resize(row.len() + 1, 0);
                }
                covered[row.len()] = below;
                row.push(cell.take());
            }
        }
        filled.push(row);
    }
    filled
}
