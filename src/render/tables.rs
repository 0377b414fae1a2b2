//! The cells of a table row.

use crate::document::Block;
use crate::spans::{Mark, Span};
use std::borrow::Cow;

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct TableCell<'a> {
    pub text: Cow<'a, str>,
    pub spans: Vec<Span>,
    pub is_header: bool,
    /// The columns and rows that it fills; 0 counts as 1.
    pub columns: u8,
    pub rows: u8,
}

/// The cells of a row.
pub(super) fn cells(row: &Block) -> Vec<TableCell<'_>> {
    let mut cells: Vec<TableCell> = Vec::new();
    let mut start = 0;
    for span in &row.spans {
        match span.mark {
            Mark::Cell(cell) => {
                start = span.start;
                cells.push(TableCell {
                    text: Cow::Borrowed(row.text.get(span.range()).unwrap_or_default()),
                    spans: Vec::new(),
                    is_header: cell.is_header,
                    columns: cell.columns,
                    rows: cell.rows,
                });
            }
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.spans.push(Span {
                        start: span.start.saturating_sub(start),
                        end: span.end.saturating_sub(start),
                        mark: span.mark.clone(),
                    });
                }
            }
        }
    }
    cells
}
