//! The records of all inputs, numbered, in order.
//!
//! The numbers identify records across a run and its resumed successors. While a record is read,
//! its number is entered as in flight: a huge record can exhaust the memory before any worker
//! gets it.

use crate::cli::output::rejects;
use crate::cli::resume::in_flight::InFlight;
use crate::read::files::Inputs;
use crate::read::{self, Input, ReadError, ReadOptions, ReadStats, Record, Records};
use std::collections::BTreeSet;
use std::iter;
use std::path::PathBuf;
use std::sync::Arc;

/// A record, or why it could not be read, with its numbers.
pub struct NumberedRecord {
    /// The number among all records of the run, from 0.
    pub number: u64,
    /// The number among the records of its input, from 1.
    pub number_in_input: u64,
    pub input: Arc<PathBuf>,
    pub record: Result<Record, ReadError>,
}

/// Iterates over the records of all inputs.
pub struct NumberedRecords {
    pub inputs: Inputs,
    pub options: ReadOptions,
    pub stats: Arc<ReadStats>,
    /// With `--resume`: where the record that is read is entered.
    pub in_flight: Option<Arc<InFlight>>,
    /// With `--resume`: records of which only the beginning is read.
    pub quarantined: Arc<BTreeSet<u64>>,
    next_number: u64,
    open: Option<OpenInput>,
}

struct OpenInput {
    path: Arc<PathBuf>,
    records: Records<iter::Once<Result<Input, ReadError>>>,
    /// Records read so far.
    count: u64,
}

impl NumberedRecords {
    /// The records of these inputs.
    pub fn new(inputs: Inputs, options: ReadOptions, stats: Arc<ReadStats>) -> NumberedRecords {
        NumberedRecords {
            inputs,
            options,
            stats,
            in_flight: None,
            quarantined: Arc::default(),
            next_number: 0,
            open: None,
        }
    }

    /// The most bytes that the next record may have.
    fn max_record_bytes(&self) -> u64 {
        let max = self.options.max_record_bytes;
        match self.quarantined.contains(&self.next_number) {
            // Reading it may have ended the process. `--rejects` keeps no more than this.
            true => max.min(rejects::MAX_CONTENT as u64),
            false => max,
        }
    }

    fn open(&self, input: Result<Input, ReadError>) -> OpenInput {
        let path = match &input {
            Ok(Input::Stdin) => PathBuf::from("-"),
            Ok(Input::File(path) | Input::Found(path)) => path.clone(),
            Err(error) => PathBuf::from(&*error.location.source),
        };
        let input = iter::once(input);
        OpenInput {
            path: Arc::new(path),
            records: read::records(input, self.options.clone(), self.stats.clone()),
            count: 0,
        }
    }
}

impl Iterator for NumberedRecords {
    type Item = NumberedRecord;

    fn next(&mut self) -> Option<NumberedRecord> {
        let number = self.next_number;
        let max_bytes = self.max_record_bytes();
        let in_flight = self.in_flight.clone();
        let enter = || in_flight.as_ref().map(|file| file.reading(number));
        loop {
            if let Some(open) = &mut self.open {
                let _entered = enter();
                open.records.set_max_record_bytes(max_bytes);
                if let Some(record) = open.records.next() {
                    self.next_number += 1;
                    open.count += 1;
                    return Some(NumberedRecord {
                        number,
                        number_in_input: open.count,
                        input: open.path.clone(),
                        record,
                    });
                }
            }
            // Not in flight while a large folder is walked: that takes long, and the
            // next record does not cause a kill meanwhile.
            let input = self.inputs.next()?;
            let _entered = enter();
            self.open = Some(self.open(input));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::files;
    use std::fs;
    use tempfile::TempDir;

    /// The numbers of huge records: the second of the first file, the first of the second file.
    const HUGE: [u64; 2] = [1, 3];

    /// Two files of three records each, some of them huge.
    fn two_files() -> TempDir {
        let folder = TempDir::new().unwrap();
        for (file, numbers) in [("a.jsonl", 0..3), ("b.jsonl", 3..6)] {
            let lines = numbers.map(|number| {
                let length = if HUGE.contains(&number) { 2 << 20 } else { 9 };
                format!("{{\"text\":\"{}\"}}\n", "x".repeat(length))
            });
            fs::write(folder.path().join(file), lines.collect::<String>()).unwrap();
        }
        folder
    }

    fn records(folder: &TempDir, quarantined: &[u64]) -> NumberedRecords {
        let stats = Arc::new(ReadStats::default());
        let paths = vec![folder.path().to_owned()];
        let inputs = files::inputs(paths, &[], stats.clone()).unwrap();
        NumberedRecords {
            quarantined: Arc::new(quarantined.iter().copied().collect()),
            ..NumberedRecords::new(inputs, ReadOptions::default(), stats)
        }
    }

    #[test]
    fn records_are_numbered_through_all_inputs_and_within_each() {
        let folder = two_files();
        let numbers = records(&folder, &[]).map(|record| {
            let input = record.input.file_name().unwrap().to_owned();
            (record.number, input, record.number_in_input)
        });
        let expected = [
            (0, "a.jsonl", 1),
            (1, "a.jsonl", 2),
            (2, "a.jsonl", 3),
            (3, "b.jsonl", 1),
            (4, "b.jsonl", 2),
            (5, "b.jsonl", 3),
        ];
        assert_eq!(
            Vec::from_iter(numbers),
            expected.map(|(number, input, in_input)| (number, input.into(), in_input))
        );
    }

    #[test]
    fn only_the_beginning_of_a_quarantined_record_is_read() {
        let folder = two_files();
        for quarantined in [&[][..], &[1], &[3], &[0, 2, 4]] {
            let is_read: Vec<bool> = records(&folder, quarantined)
                .map(|record| record.record.is_ok())
                .collect();
            let expected = |n: u64| !(quarantined.contains(&n) && HUGE.contains(&n));
            assert_eq!(
                is_read,
                Vec::from_iter((0..6).map(expected)),
                "{quarantined:?}"
            );
        }
    }
}
