//! What is read: paths from the arguments, from a list, or stdin; all checked before any work.

use super::args::{Format, InputArguments};
use super::in_flight::InFlight;
use super::line::{Cleaner, Item};
use super::rejects;
use super::sink::Outputs;
use super::target::FileId;
use anyhow::{Context, Result, ensure};
use dechaff::read::files::{self, Inputs};
use dechaff::read::{self, Fault, Input, ReadOptions, Records, Tally};
use std::collections::BTreeSet;
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
pub struct Items {
    inputs: Inputs,
    read: ReadOptions,
    tally: Arc<Tally>,
    open: Option<OpenInput>,
    number: u64,
    in_flight: Option<Arc<InFlight>>,
    /// Not to be read if they are large: reading one may be what the process died of.
    condemned: BTreeSet<u64>,
}

struct OpenInput {
    path: Arc<PathBuf>,
    records: Records<iter::Once<Result<Input, Fault>>>,
    number: u64,
}

impl Items {
    /// The records of all inputs, as this cleaner is to get them.
    pub fn of(inputs: Inputs, cleaner: &Cleaner, tally: Arc<Tally>) -> Items {
        Items {
            inputs,
            read: cleaner.read.clone(),
            tally,
            open: None,
            number: 0,
            in_flight: cleaner.in_flight.clone(),
            condemned: cleaner.suspects.condemned.clone(),
        }
    }

    fn opened(&self, input: Result<Input, Fault>) -> OpenInput {
        let path = match &input {
            Ok(Input::Stdin) => PathBuf::from("-"),
            Ok(Input::File(path) | Input::Found(path)) => path.clone(),
            Err(fault) => PathBuf::from(&*fault.place.source),
        };
        let input = iter::once(input);
        OpenInput {
            path: Arc::new(path),
            records: read::records(input, self.read.clone(), self.tally.clone()),
            number: 0,
        }
    }
}

impl Iterator for Items {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let number = self.number;
        let in_flight = self.in_flight.clone();
        let _entered = in_flight
            .as_ref()
            .map(|in_flight| in_flight.reading(number));
        let max_bytes = match self.condemned.contains(&number) {
            // More of it than is kept for the rejects nobody needs.
            true => (rejects::MOST as u64).min(self.read.max_record_bytes),
            false => self.read.max_record_bytes,
        };
        loop {
            if let Some(open) = &mut self.open {
                open.records.allow(max_bytes);
                if let Some(record) = open.records.next() {
                    self.number += 1;
                    open.number += 1;
                    return Some(Item {
                        number,
                        number_in_input: open.number,
                        input: open.path.clone(),
                        record,
                    });
                }
            }
            let input = self.inputs.next()?;
            self.open = Some(self.opened(input));
        }
    }
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
