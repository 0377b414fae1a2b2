//! What is read: paths from the arguments, from a list, or stdin; all checked before any work.

use crate::cli::args::{Format, InputArguments};
use crate::cli::output::destination::Outputs;
use crate::cli::output::rejects;
use crate::cli::output::target::FileId;
use crate::cli::resume::in_flight::InFlight;
use crate::cli::resume::journal::Suspects;
use crate::cli::run::worker::{Cleaner, Item};
use crate::read::files::{self, Inputs};
use crate::read::{self, Input, ReadError, ReadOptions, ReadStats, Records};
use crate::stream::Semaphore;
use anyhow::{Context, Result, ensure};
use std::fs::{File, Metadata};
use std::io::{self, BufReader};
use std::iter;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The inputs, all of them there and none of them written to.
pub fn open(paths: Vec<PathBuf>, outputs: &Outputs, tally: Arc<ReadStats>) -> Result<Inputs> {
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
    tally: Arc<ReadStats>,
    open: Option<OpenInput>,
    number: u64,
    in_flight: Option<Arc<InFlight>>,
    suspects: Suspects,
    /// What they pass on their way to the workers.
    gate: Arc<Semaphore>,
}

struct OpenInput {
    path: Arc<PathBuf>,
    records: Records<iter::Once<Result<Input, ReadError>>>,
    number: u64,
}

impl Items {
    /// The records of all inputs, as this cleaner is to get them through this gate.
    pub fn of(
        inputs: Inputs,
        cleaner: &Cleaner,
        tally: Arc<ReadStats>,
        gate: Arc<Semaphore>,
    ) -> Items {
        Items {
            inputs,
            read: cleaner.read.clone(),
            tally,
            open: None,
            number: 0,
            in_flight: cleaner.in_flight.clone(),
            suspects: cleaner.suspects.clone(),
            gate,
        }
    }

    /// Waits where nothing else may be read or worked on: before a suspect, and until it is written. What died
    /// then died of it. False: nobody wants more.
    fn wait_for_suspects(&self) -> bool {
        let tried = &self.suspects.tried;
        let before = self.number.checked_sub(1);
        let alone = tried.contains(&self.number) || before.is_some_and(|one| tried.contains(&one));
        !alone || self.gate.wait_until_empty()
    }

    /// The most bytes that the next record may have.
    fn max_record_bytes(&self) -> u64 {
        let most = self.read.max_record_bytes;
        match self.suspects.condemned.contains(&self.number) {
            // Reading it may be what the process died of, and more than is kept for the rejects nobody needs.
            true => most.min(rejects::MOST as u64),
            false => most,
        }
    }

    fn opened(&self, input: Result<Input, ReadError>) -> OpenInput {
        let path = match &input {
            Ok(Input::Stdin) => PathBuf::from("-"),
            Ok(Input::File(path) | Input::Found(path)) => path.clone(),
            Err(fault) => PathBuf::from(&*fault.location.source),
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
        if !self.wait_for_suspects() {
            return None;
        }
        let number = self.number;
        let max_bytes = self.max_record_bytes();
        let in_flight = self.in_flight.clone();
        let reading = || {
            in_flight
                .as_ref()
                .map(|in_flight| in_flight.reading(number))
        };
        loop {
            if let Some(open) = &mut self.open {
                let _entered = reading();
                open.records.set_max_record_bytes(max_bytes);
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
            // Walking a large folder takes long, and no record is to blame if the run is killed meanwhile.
            let input = self.inputs.next()?;
            let _entered = reading();
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
            Format::Auto => read::InputFormat::Auto,
            Format::Html => read::InputFormat::Html,
            Format::Text => read::InputFormat::Text,
            Format::Jsonl => read::InputFormat::Jsonl,
        },
        field: arguments.field.clone(),
        url: arguments.url.clone(),
        encoding: arguments.encoding.clone(),
        id_prefix: arguments.id_prefix.clone(),
        max_record_bytes: arguments.max_record_bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::run::worker::Show;
    use crate::stream::{self, Event, Window, Work};
    use std::collections::BTreeMap;
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::{Duration, Instant};
    use std::{fs, thread};
    use tempfile::TempDir;

    /// Files of so many records each, some of which are huge, and how they are read.
    struct Reading {
        folder: TempDir,
        cleaner: Cleaner,
        gate: Arc<Semaphore>,
    }

    /// Where in the run the huge ones stand: in the middle of the first file, and at the second's beginning.
    const HUGE: [u64; 2] = [1, 3];

    impl Reading {
        /// Of three records in each of two files.
        fn with(suspects: Suspects) -> Reading {
            let folder = TempDir::new().unwrap();
            for (file, numbers) in [("a.jsonl", 0..3), ("b.jsonl", 3..6)] {
                let lines = numbers.map(|number| {
                    let length = if HUGE.contains(&number) { 2 << 20 } else { 9 };
                    format!("{{\"text\":\"{}\"}}\n", "x".repeat(length))
                });
                fs::write(folder.path().join(file), lines.collect::<String>()).unwrap();
            }
            let cleaner = Cleaner {
                read: ReadOptions::default(),
                clean: crate::Options::default(),
                show: Show::Article,
                rejects: false,
                in_flight: None,
                suspects,
            };
            Reading {
                folder,
                cleaner,
                gate: Arc::new(Semaphore::new(Window::for_jobs(2))),
            }
        }

        fn items(&self) -> Items {
            let tally = Arc::new(ReadStats::default());
            let paths = vec![self.folder.path().to_owned()];
            let inputs = files::inputs(paths, &[], tally.clone()).unwrap();
            Items::of(inputs, &self.cleaner, tally, self.gate.clone())
        }
    }

    fn suspects(tried: &[u64], condemned: &[u64]) -> Suspects {
        Suspects {
            tried: tried.iter().copied().collect(),
            condemned: condemned.iter().copied().collect(),
        }
    }

    #[test]
    fn records_are_numbered_through_all_inputs_and_within_each() {
        let reading = Reading::with(Suspects::default());
        let numbers = reading.items().map(|item| {
            let input = item.input.file_name().unwrap().to_owned();
            (item.number, input, item.number_in_input)
        });
        let expected = [
            (0, "a.jsonl", 1),
            (1, "a.jsonl", 2),
            (2, "a.jsonl", 3),
            (3, "b.jsonl", 1),
            (4, "b.jsonl", 2),
            (5, "b.jsonl", 3),
        ];
        let expected = expected.map(|(number, input, within)| (number, input.into(), within));
        assert_eq!(Vec::from_iter(numbers), expected);
    }

    #[test]
    fn of_a_condemned_record_nothing_is_kept_if_it_is_large_and_of_all_others_all() {
        for condemned in [&[][..], &[0], &HUGE, &[3]] {
            let reading = Reading::with(suspects(&[], condemned));
            let kept: Vec<bool> = reading.items().map(|item| item.record.is_ok()).collect();
            let expected = |n: u64| !(condemned.contains(&n) && HUGE.contains(&n));
            assert_eq!(kept, Vec::from_iter((0..6).map(expected)), "{condemned:?}");
        }
    }

    /// Watches, from within the work on each record, how far the reader comes.
    struct Watching {
        cleaner: Cleaner,
        /// Records read so far.
        read: Arc<AtomicU64>,
        /// How far it must come.
        expected: BTreeMap<u64, u64>,
    }

    impl Work for Watching {
        type Item = Item;
        type Done = (u64, u64);
        type Name = ();

        fn bytes(&self, item: &Item) -> usize {
            self.cleaner.bytes(item)
        }

        fn work(&self, item: Item, (): &mut ()) -> (u64, u64) {
            let (begun, read) = (Instant::now(), || self.read.load(Ordering::SeqCst));
            while read() < self.expected[&item.number] && begun.elapsed() < Duration::from_secs(60)
            {
                thread::sleep(Duration::from_millis(1));
            }
            // Longer than a reader that does not wait takes to read on.
            thread::sleep(Duration::from_millis(100));
            (item.number, read())
        }

        fn panicked(&self, (): (), message: String) -> (u64, u64) {
            panic!("{message}")
        }
    }

    /// How many records were read when each had been worked on.
    fn read_during_each(suspects: Suspects, expected: &BTreeMap<u64, u64>) -> BTreeMap<u64, u64> {
        let reading = Reading::with(suspects);
        let read = Arc::new(AtomicU64::new(0));
        let items = reading.items().inspect({
            let read = read.clone();
            move |_| {
                read.fetch_add(1, Ordering::SeqCst);
            }
        });
        let gate = reading.gate.clone();
        let cleaner = reading.cleaner;
        let mut during = BTreeMap::new();
        let work = Watching {
            cleaner,
            read,
            expected: expected.clone(),
        };
        stream::run(items, work, 2, gate, Arc::default(), |event| {
            if let Event::Done((number, read)) = event {
                during.insert(number, read);
            }
            Ok::<(), Infallible>(())
        })
        .unwrap();
        during
    }

    #[test]
    fn while_a_suspect_is_read_or_worked_on_nothing_else_is() {
        let all = BTreeMap::from_iter((0..6).map(|number| (number, 6)));
        let during = read_during_each(Suspects::default(), &all);
        assert_eq!(during, all, "a reader that need not wait reads on");
        let expected = BTreeMap::from([(0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]);
        let during = read_during_each(suspects(&[2, 4], &[]), &expected);
        assert_eq!(during, expected);
    }
}
