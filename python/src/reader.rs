//! The records of files: any input that the program reads, one after the other.

use crate::settings::{checked_charset, input_format};
use dechaff::PageFormat;
use dechaff::internals::{
    Inputs, Location, ReadError, ReadOptions, Record as InputRecord, RecordFormat, Records, inputs,
    records,
};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// A record of a file, not parsed yet, or the reason why it cannot be read.
#[pyclass(frozen, module = "dechaff")]
pub struct Record {
    pub record: Arc<Result<InputRecord, ReadError>>,
    pub options: Arc<ReadOptions>,
}

impl Record {
    pub fn location(&self) -> &Location {
        match self.record.as_ref() {
            Ok(record) => &record.location,
            Err(error) => &error.location,
        }
    }
}

#[pymethods]
impl Record {
    /// `path`, or `path#line` in a file of many records.
    #[getter]
    fn id(&self) -> String {
        self.location().to_string()
    }

    /// The path of the file.
    #[getter]
    fn source(&self) -> &str {
        &self.location().source
    }

    /// `html`, `text`, `markdown`, `jsonl` or `archive`; empty if the record cannot be read.
    #[getter]
    fn format(&self) -> &'static str {
        match self.record.as_ref().as_ref().map(|record| record.format) {
            Ok(RecordFormat::JsonLine) => "jsonl",
            Ok(RecordFormat::Archive(_)) => "archive",
            Ok(RecordFormat::Page(PageFormat::Html)) => "html",
            Ok(RecordFormat::Page(PageFormat::Text)) => "text",
            Ok(RecordFormat::Page(PageFormat::Markdown)) => "markdown",
            Err(_) => "",
        }
    }

    /// The bytes of the record: a page, a line of JSON, or a record of an archive.
    #[getter]
    fn content(&self) -> &[u8] {
        match self.record.as_ref() {
            Ok(record) => &record.bytes,
            Err(_) => &[],
        }
    }

    /// Why the record cannot be read, else empty.
    #[getter]
    fn error(&self) -> String {
        match self.record.as_ref() {
            Ok(_) => String::new(),
            Err(error) => error.problem.to_string(),
        }
    }

    fn __repr__(&self) -> String {
        format!("<dechaff.Record {:?}>", self.id())
    }
}

/// An iterator over the records of files.
#[pyclass(frozen, module = "dechaff")]
pub struct Reader {
    /// `None` once it is closed.
    records: Mutex<Option<Records<Inputs>>>,
    options: Arc<ReadOptions>,
}

#[pymethods]
impl Reader {
    #[new]
    #[pyo3(signature = (paths, *, format, charset, url, field, id_prefix, max_record_bytes))]
    fn new(
        paths: Vec<PathBuf>,
        format: &str,
        charset: Option<String>,
        url: &str,
        field: Option<String>,
        id_prefix: &str,
        max_record_bytes: u64,
    ) -> PyResult<Reader> {
        if max_record_bytes == 0 {
            let message = "max_record_bytes must be at least 1";
            return Err(PyValueError::new_err(message));
        }
        let options = ReadOptions {
            from: input_format(format)?,
            field,
            url: Some(url.to_owned()),
            encoding: checked_charset(charset)?,
            id_prefix: Some(id_prefix.to_owned()),
            max_record_bytes,
            ..ReadOptions::default()
        };
        let stats = Arc::default();
        let inputs = inputs(paths, &[], Arc::clone(&stats))
            .map_err(|error| PyOSError::new_err(error.to_string()))?;
        Ok(Reader {
            records: Mutex::new(Some(records(inputs, options.clone(), stats))),
            options: Arc::new(options),
        })
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> Option<Record> {
        let record = py.detach(|| {
            let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
            records.as_mut()?.next()
        })?;
        Some(Record {
            record: Arc::new(record),
            options: self.options.clone(),
        })
    }

    fn __enter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    #[pyo3(signature = (*_error))]
    fn __exit__(&self, _error: &Bound<'_, PyTuple>) {
        self.close();
    }

    /// Closes the files. Iteration then ends.
    fn close(&self) {
        *self.records.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
