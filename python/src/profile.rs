//! Site profiles: learned from items, read from and written to files.

use crate::item;
use crate::settings::Settings;
use dechaff::{Profile, ProfileError, SketchSample};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Sketches of pages, which a profile is made of.
#[pyclass(frozen, module = "dechaff._native")]
pub struct Sample(Mutex<SketchSample>);

impl Sample {
    /// The profile of the pages so far.
    pub fn profile(&self) -> Arc<Profile> {
        Arc::new(Profile::new(self.lock().clone()))
    }

    fn lock(&self) -> MutexGuard<'_, SketchSample> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Sample {
    #[new]
    fn new() -> Sample {
        Sample(Mutex::default())
    }

    /// Reads a file of `dechaff profile`.
    #[staticmethod]
    fn read(path: PathBuf) -> PyResult<Sample> {
        let file = File::open(&path)?;
        match SketchSample::read(BufReader::new(file)) {
            Ok(sample) => Ok(Sample(Mutex::new(sample))),
            Err(ProfileError::Io(error)) => Err(error.into()),
            Err(error) => Err(PyValueError::new_err(format!(
                "{}: {error}",
                path.display()
            ))),
        }
    }

    /// Writes the file that `--profile` reads.
    fn write(&self, path: PathBuf) -> PyResult<()> {
        let mut file = BufWriter::new(File::create(path)?);
        self.lock().write(&mut file)?;
        file.flush()?;
        Ok(())
    }

    /// Adds the page of an item, if it can be read.
    fn add(
        &self,
        py: Python<'_>,
        settings: &Settings,
        content: &Bound<'_, PyAny>,
        metadata: Option<Bound<'_, PyString>>,
    ) -> PyResult<()> {
        let item = item::of(content, metadata, None)?;
        py.detach(|| {
            if let Some((site, page)) = item::sketch(item, &settings.0) {
                self.lock().add(&site, page);
            }
        });
        Ok(())
    }

    /// How many pages it holds.
    fn __len__(&self) -> usize {
        self.lock().pages()
    }
}
