//! What is read: paths from the arguments, from a list, or stdin; all checked before any work.

use super::args::{Format, InputArguments};
use super::line::Item;
use super::sink::Outputs;
use super::target::FileId;
use anyhow::{Context, Result, ensure};
use dechaff::read::files::{self, Inputs};
use dechaff::read::{self, Input, ReadOptions, Tally};
use std::fs::{File, Metadata};
use std::io::{self, BufReader};
use std::iter;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The inputs, all of them there and none of them written to.
pub fn open(paths: Vec<PathBuf>, outputs: &Outputs, tally: Arc<Tally>) -> Result<Inputs> {
    let stdin = Path::new("-");
    let standard = match paths.iter().any(|path| path == stdin) {
        true => standard_input(),
        false => None,
    };
    if let Some(input) = &standard {
        ensure!(
            !outputs.existing().any(|output| output == FileId::of(input)),
            "stdin is both input and output; name another file with --output"
        );
    }
    let alone = paths.len() == 1;
    let mut inputs = files::inputs(paths, &outputs.paths(), tally)?;
    if let (Some(input), true) = (&standard, alone) {
        inputs.total_bytes = Some(input.len());
    }
    Ok(inputs)
}

/// Their records.
pub fn items(inputs: Inputs, read: ReadOptions, tally: Arc<Tally>) -> impl Iterator<Item = Item> {
    let records = inputs.flat_map(move |input| {
        let path = Arc::new(match &input {
            Ok(Input::Stdin) => PathBuf::from("-"),
            Ok(Input::File(path) | Input::Found(path)) => path.clone(),
            Err(fault) => PathBuf::from(&*fault.place.source),
        });
        let records = read::records(iter::once(input), read.clone(), tally.clone());
        records
            .zip(1..)
            .map(move |numbered| (path.clone(), numbered))
    });
    let numbered = (0..).zip(records);
    numbered.map(|(number, (input, (record, number_in_input)))| Item {
        number,
        number_in_input,
        input,
        record,
    })
}

/// The paths that were named, or those of the list; without either, stdin.
pub fn paths(named: &[PathBuf], arguments: &InputArguments) -> Result<Vec<PathBuf>> {
    let Some(list) = &arguments.files_from else {
        let stdin = || vec![PathBuf::from("-")];
        return Ok(if named.is_empty() {
            stdin()
        } else {
            named.to_vec()
        });
    };
    let nul = arguments.null;
    let read = if list == Path::new("-") {
        files::paths_from_list(io::stdin().lock(), nul)
    } else {
        File::open(list).and_then(|file| files::paths_from_list(BufReader::new(file), nul))
    };
    read.with_context(|| format!("cannot read the list of paths {}", list.display()))
}

/// Stdin, where it is a file (`< records.jsonl`).
pub fn standard_input() -> Option<Metadata> {
    let stdin = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    stdin.metadata().ok().filter(Metadata::is_file)
}

pub fn read_options(arguments: &InputArguments) -> ReadOptions {
    ReadOptions {
        from: match arguments.from {
            Format::Auto => read::Format::Auto,
            Format::Html => read::Format::Html,
            Format::Text => read::Format::Text,
            Format::Jsonl => read::Format::Jsonl,
        },
        field: arguments.field.clone(),
        url: arguments.url.clone(),
        encoding: arguments.encoding.clone(),
        id_prefix: arguments.id_prefix.clone(),
        max_record_bytes: arguments.max_record_bytes,
    }
}
