//! The native module of the Python package: what the modules in `dechaff/` call.
//!
//! In: pages, records and options as Python objects. Out: the JSON line of each article as a
//! string, which Python parses, so that the keys are those of the program. The Python side has the
//! names, the defaults and the documentation. No function here keeps the GIL while it cleans.

mod allocator;
mod item;
mod profile;
mod reader;
mod settings;
mod window;

use pyo3::prelude::*;
use std::ffi::OsString;

/// Repairs a text line by line. The text of each line keeps its white space.
#[pyfunction]
fn repair(
    py: Python<'_>,
    text: &Bound<'_, pyo3::types::PyString>,
    quotes: &str,
) -> PyResult<String> {
    let quotes = settings::quotes(quotes)?;
    let text = text.to_string_lossy().into_owned();
    Ok(py.detach(|| {
        let lines = text.split_inclusive('\n');
        lines
            .map(|line| dechaff::repair_line(line, quotes))
            .collect()
    }))
}

/// Runs the program with these arguments and returns its exit code.
#[pyfunction]
fn run_program(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| dechaff::cli::main(arguments))
}

#[pymodule(gil_used = true)]
mod _native {
    #[pymodule_export]
    use super::profile::Sample;
    #[pymodule_export]
    use super::reader::{Reader, Record};
    #[pymodule_export]
    use super::settings::Settings;
    #[pymodule_export]
    use super::window::Window;
    #[pymodule_export]
    use super::{repair, run_program};
    use pyo3::prelude::*;

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    const PAGE_KEY: &str = super::item::PAGE_KEY;

    #[pymodule_init]
    fn init(_module: &Bound<'_, PyModule>) -> PyResult<()> {
        super::allocator::set_up();
        Ok(())
    }
}
