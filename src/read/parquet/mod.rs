//! Reads tables in Parquet, if the package is built with the feature `parquet`.
//!
//! Input: the path of a file, because the description of its columns is at its end. Output: a JSON
//! line for each row, with a key for each column. So everything after this module treats a row like
//! a record of JSONL, and `path#line` names the row.
//!
//! The feature is off by default, because the crate adds half to the time of a build
//! (`docs/decisions/0026-web-archives.md`).

use super::error::whole_input;
use super::jsonl::{is_page_key, no_page};
use super::{Problem, ReadError, ReadOptions, ReadStats, name};
use crate::decode;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// Rows that are decoded at a time. Pages are large, and a thousand of them would fill the memory.
const BATCH_ROWS: usize = 16;

/// Whether a file begins as Parquet does: with the magic number, and a structure whose first field
/// is an `i32` (Thrift's compact protocol), so that a text may begin with `PAR1`.
pub(super) fn is_parquet(head: &[u8]) -> bool {
    head.starts_with(b"PAR1\x15")
}

/// The rows of a table as JSON lines.
pub(super) struct ParquetLines {
    rows: RowIter<'static>,
    /// The line of the current row, and how much of it was read.
    line: Vec<u8>,
    at: usize,
    stats: Arc<ReadStats>,
    /// Bytes of the file for each row, for the progress bar.
    bytes_per_row: u64,
}

impl ParquetLines {
    /// Reads the description of the columns.
    ///
    /// # Errors
    ///
    /// If the file is damaged, or no column can hold the page.
    pub fn open(
        path: &Path,
        options: &ReadOptions,
        stats: Arc<ReadStats>,
    ) -> Result<Self, ReadError> {
        let whole = || whole_input(&name(path));
        let failed = |error| ReadError::failed_read(whole(), &error);
        let file = File::open(path).map_err(failed)?;
        let bytes = file.metadata().map_err(failed)?.len();
        let reader = caught(|| SerializedFileReader::new(file)).map_err(failed)?;
        let metadata = reader.metadata().file_metadata();
        let columns = metadata.schema().get_fields();
        let columns: Vec<&str> = columns.iter().map(|column| column.name()).collect();
        let is_page = |column: &&str| match &options.field {
            // A field may be a path into a column.
            Some(field) => field == column || field.split('.').next() == Some(column),
            None => is_page_key(column),
        };
        if !columns.iter().any(is_page) {
            let problem = Problem::NoColumn(no_page(&columns, options.field.as_deref()));
            return Err(ReadError::new(whole(), problem));
        }
        let rows = u64::try_from(metadata.num_rows()).unwrap_or(0).max(1);
        Ok(ParquetLines {
            rows: RowIter::from_file_into(Box::new(reader)).with_batch_size(BATCH_ROWS),
            line: Vec::new(),
            at: 0,
            stats,
            bytes_per_row: bytes / rows,
        })
    }
}

impl Read for ParquetLines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.line.len() {
            let rows = &mut self.rows;
            let line = caught(|| match rows.next().transpose()? {
                Some(row) => Ok(Some(json_line(&row)?)),
                None => Ok(None),
            })?;
            let Some(line) = line else {
                return Ok(0);
            };
            self.line = line;
            self.at = 0;
            self.stats.bytes_read.fetch_add(self.bytes_per_row, Relaxed);
        }
        let read = (&self.line[self.at..]).read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

/// The result of a call into the crate, which panics on some damaged files and dates.
fn caught<T>(call: impl FnOnce() -> Result<T, ParquetError>) -> io::Result<T> {
    let damaged = |reason: String| {
        let message = format!(
            "cannot read it as Parquet: {reason}; unpack it if it is compressed as a whole, else \
             write it again"
        );
        io::Error::new(io::ErrorKind::InvalidData, message)
    };
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result.map_err(|error| damaged(error.to_string())),
        Err(_) => Err(damaged("its columns cannot be decoded".to_owned())),
    }
}

/// A JSON object with a key for each column, and a newline.
fn json_line(row: &Row) -> io::Result<Vec<u8>> {
    let mut line = vec![b'{'];
    for (column, field) in row.get_column_iter() {
        if line.len() > 1 {
            line.push(b',');
        }
        serde_json::to_writer(&mut line, column)?;
        line.push(b':');
        let text = match field {
            Field::Bytes(bytes) => decode::decode(bytes.data().to_vec(), None).ok(),
            _ => None,
        };
        match text {
            Some(decoded) => serde_json::to_writer(&mut line, &decoded.text)?,
            // Bytes that are no text become base64.
            None => serde_json::to_writer(&mut line, &field.to_json_value())?,
        }
    }
    line.extend_from_slice(b"}\n");
    Ok(line)
}

#[cfg(test)]
mod tests;
