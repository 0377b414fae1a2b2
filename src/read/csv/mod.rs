//! Reads tables in CSV and TSV: the first row names the columns, every other row is a record.
//!
//! Input: the buffer of a file. Output: a JSON line for each row, with a key for each column. So
//! everything after this module treats a row like a record of JSONL: the column of the page is
//! found by the same names, `--field` names it, and the other columns follow in the output.
//!
//! Rows follow RFC 4180. A quote begins a quoted field only at its start, so that inches and stray
//! quotes stay text. The delimiter is the commonest of the header: spreadsheets write `;` where the
//! comma is the decimal sign.

mod row;

use super::buffer::Buffer;
use super::error::whole_input;
use super::jsonl::{is_page_key, no_page};
use super::{Problem, ReadError, ReadOptions, Record, RecordError, RecordFormat};
use crate::page::{Location, Place};
use row::{RowEnd, fields};
use std::sync::Arc;

/// Delimiters, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The most bytes of the header.
const MAX_HEADER_BYTES: usize = 1 << 20;

/// Divides a table into records.
pub(super) struct CsvRows {
    delimiter: u8,
    columns: Vec<Vec<u8>>,
    end: RowEnd,
    /// Inside a row over the limit, which is not kept.
    discarding: bool,
    row: u64,
}

impl CsvRows {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// If no column can hold the page, because every row would be an error.
    pub fn open(
        buffer: &mut Buffer,
        source: &Arc<str>,
        options: &ReadOptions,
    ) -> Result<CsvRows, ReadError> {
        let mut named = None;
        let (delimiter, header) = loop {
            let row = header_row(buffer);
            match row.strip_prefix(b"sep=") {
                // The first line that Excel reads and writes.
                Some([delimiter @ (b' '..=b'~' | b'\t'), rest @ ..])
                    if named.is_none() && rest.trim_ascii().is_empty() =>
                {
                    named = Some(*delimiter);
                }
                _ => break (named.unwrap_or_else(|| delimiter(&row)), row),
            }
        };
        let names = match header.is_empty() {
            true => Vec::new(),
            false => fields(&header, delimiter),
        };
        let columns: Vec<Vec<u8>> = names
            .into_iter()
            .map(|name| name.trim_ascii().to_vec())
            .collect();
        let is_page = |name: &Vec<u8>| {
            let name = String::from_utf8_lossy(name);
            match &options.field {
                Some(field) => name == *field,
                None => is_page_key(&name),
            }
        };
        if !columns.iter().any(is_page) {
            let names: Vec<_> = columns
                .iter()
                .map(|name| String::from_utf8_lossy(name))
                .collect();
            let names: Vec<&str> = names.iter().map(|name| &**name).collect();
            let problem = Problem::NoColumn(no_page(&names, options.field.as_deref()));
            return Err(ReadError::new(whole_input(source), problem));
        }
        Ok(CsvRows {
            delimiter,
            columns,
            end: RowEnd::new(delimiter),
            discarding: false,
            row: 1,
        })
    }

    /// The next row that is not blank.
    pub fn next(
        &mut self,
        buffer: &mut Buffer,
        source: &Arc<str>,
        max_bytes: u64,
    ) -> Option<Result<Record, ReadError>> {
        loop {
            let location = Location {
                source: source.clone(),
                place: Place::Line(buffer.line),
                offset: buffer.offset,
            };
            let found = self.end.find(buffer.pending());
            let complete = found.is_some() || buffer.ended;
            let length = found.unwrap_or(buffer.pending().len());
            if self.discarding || length as u64 > max_bytes {
                let is_first = !std::mem::replace(&mut self.discarding, !complete);
                buffer.skip(length);
                self.end.skipped(complete);
                if is_first {
                    self.row += 1;
                    return Some(Err(ReadError::too_large(location, "row", max_bytes)));
                }
            } else if complete {
                let is_open = self.end.is_in_quotes();
                self.end = RowEnd::new(self.delimiter);
                if length == 0 {
                    return None;
                }
                let row = buffer.take(length);
                if row.trim_ascii().is_empty() {
                    continue;
                }
                self.row += 1;
                return Some(self.record(&row, is_open, location));
            }
            if buffer.ended {
                if buffer.pending().is_empty() {
                    return None;
                }
            } else if let Err(error) = buffer.more() {
                return Some(Err(ReadError::failed_read(location, &error)));
            }
        }
    }

    /// The JSON line of a row. `is_open`: its last field has no closing quote.
    fn record(&self, row: &[u8], is_open: bool, location: Location) -> Result<Record, ReadError> {
        let broken = |reason: String| {
            let error = RecordError::BrokenRow {
                row: self.row,
                reason,
            };
            Err(ReadError::new(location.clone(), Problem::Record(error)))
        };
        if is_open {
            return broken("a quoted field is not closed".to_owned());
        }
        let (found, wanted) = (row::count(row, self.delimiter), self.columns.len());
        if found != wanted {
            return broken(format!("fields: {found}, columns of the header: {wanted}"));
        }
        let fields = fields(row, self.delimiter);
        Ok(Record {
            location,
            bytes: json_line(&self.columns, &fields),
            format: RecordFormat::JsonLine,
        })
    }
}

/// Takes the first row that is not blank.
fn header_row(buffer: &mut Buffer) -> Vec<u8> {
    loop {
        // The delimiter is not known yet, and does not matter for the end of a row unless a quote
        // follows it.
        let found = RowEnd::new(b',').find(buffer.pending());
        let is_over = buffer.pending().len() > MAX_HEADER_BYTES;
        if found.is_none() && !is_over && buffer.look_ahead() {
            continue;
        }
        let length = found.unwrap_or(buffer.pending().len());
        let row = buffer.take(length);
        let row = row.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&row);
        if !row.trim_ascii().is_empty() || length == 0 {
            return row.to_vec();
        }
    }
}

/// The delimiter that divides a header into most columns.
fn delimiter(header: &[u8]) -> u8 {
    let columns = |delimiter: &u8| row::count(header, *delimiter);
    // The last of equal ones is the most usual.
    let found = DELIMITERS.into_iter().rev().max_by_key(columns);
    found.unwrap_or(b',')
}

/// A JSON object with a string for each column. Bytes that are not UTF-8 stay: the line is decoded
/// later, as any line of JSON is.
fn json_line(columns: &[Vec<u8>], fields: &[Vec<u8>]) -> Vec<u8> {
    let mut line = vec![b'{'];
    for (column, field) in columns.iter().zip(fields) {
        if line.len() > 1 {
            line.push(b',');
        }
        push_string(&mut line, column);
        line.push(b':');
        push_string(&mut line, field);
    }
    line.extend_from_slice(b"}\n");
    line
}

fn push_string(line: &mut Vec<u8>, text: &[u8]) {
    line.push(b'"');
    for byte in text {
        match byte {
            b'"' | b'\\' => line.extend_from_slice(&[b'\\', *byte]),
            b'\n' => line.extend_from_slice(b"\\n"),
            b'\r' => line.extend_from_slice(b"\\r"),
            b'\t' => line.extend_from_slice(b"\\t"),
            0..0x20 => line.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            byte => line.push(*byte),
        }
    }
    line.push(b'"');
}

#[cfg(test)]
mod tests;
