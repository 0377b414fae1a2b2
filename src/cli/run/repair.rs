//! `dechaff repair`: a filter that reads lines, repairs them, and writes them, on one thread.
//!
//! Everything that was read is written before more is read. A reader at the other end of a pipe
//! that stalls therefore has every complete line; only the start of a line waits for its end.

use crate::cli::args::{LineFormat, RepairArguments};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::target::{FileId, Target};
use crate::cli::output::{Output, Written};
use crate::cli::run::input;
use crate::cli::say;
use crate::cli::signals;
use crate::repair::{self, Quotes};
use anyhow::{Context, Result, anyhow, ensure};
use memchr::{memchr, memchr_iter, memrchr};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes read at a time. They stay in the L2 cache while they are scanned and written.
const READ_SIZE: usize = 256 << 10;

/// The longest line in bytes, as the default of `--max-record-bytes`. Longer text is repaired in
/// pieces; a longer record is not repaired.
const MAX_LINE: usize = 64 << 20;

/// The key of records without `--field`.
const DEFAULT_FIELD: &str = "text";

/// The first bytes of inputs that have no lines (compressed, UTF-16), and how to convert them.
const NOT_LINES: [(&[u8], &str); 4] = [
    (b"\x1f\x8b\x08", "it is gzip; pipe it through `zcat`"),
    (
        b"\x28\xb5\x2f\xfd",
        "it is Zstandard; pipe it through `zstdcat`",
    ),
    (
        b"\xff\xfe",
        "it is UTF-16; pipe it through `iconv -f UTF-16 -t UTF-8`",
    ),
    (
        b"\xfe\xff",
        "it is UTF-16; pipe it through `iconv -f UTF-16 -t UTF-8`",
    ),
];

/// Bytes of the longest prefix in [`NOT_LINES`]. None has a newline, so no line waits for it.
const LONGEST_PREFIX: usize = 4;

/// Runs the command.
pub fn run(arguments: &RepairArguments) -> Result<Outcome, RunError> {
    let mut filter = Filter::of(arguments).map_err(RunError::Usage)?;
    let stdin = [PathBuf::from("-")];
    let files = match arguments.files.is_empty() {
        true => &stdin[..],
        false => &arguments.files,
    };
    check_inputs(files).map_err(RunError::Usage)?;
    signals::catch_file_size_limit().map_err(|error| RunError::Internal(error.into()))?;
    let mut output = Output::open(Target::Stdout, false).map_err(RunError::Output)?;
    let mut input_lost = false;
    for path in files {
        let passed = match open(path) {
            Ok(input) => filter.pass(input, &mut output),
            Err(error) => Err(PassError::Input(error.into())),
        };
        match passed {
            Ok(Written::Complete) => {}
            Ok(Written::ReaderGone) => return Ok(Outcome::OutputClosed),
            Err(PassError::Output(error)) => return Err(RunError::Output(error)),
            Err(PassError::Input(error)) => {
                say(format_args!("cannot read {}: {error:#}", name(path)));
                input_lost = true;
            }
        }
    }
    let (written, _) = output.finish().map_err(RunError::Output)?;
    filter.report();
    Ok(match written {
        Written::ReaderGone => Outcome::OutputClosed,
        Written::Complete if input_lost => Outcome::InputLost,
        Written::Complete if filter.nothing_usable() => Outcome::NothingUsable,
        Written::Complete => Outcome::Complete,
    })
}

/// Checks all files before anything is written: that they exist, and that none is the output,
/// which would be read and written without end.
fn check_inputs(files: &[PathBuf]) -> Result<()> {
    let output = Target::Stdout.existing_file();
    for path in files {
        let name = name(path);
        let metadata = match is_stdin(path) {
            true => input::stdin_metadata(),
            false => Some(fs::metadata(path).with_context(|| format!("cannot read {name}"))?),
        };
        let Some(metadata) = metadata else { continue };
        ensure!(
            !metadata.is_dir(),
            "cannot read {name}: it is a folder; name the files in it"
        );
        ensure!(
            output != Some(FileId::of(&metadata)),
            "{name} is both input and output; write to another file"
        );
    }
    Ok(())
}

/// Opens one file at a time: more may be named than can be open at once.
fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(match is_stdin(path) {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(path)?),
    })
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn name(path: &Path) -> String {
    match is_stdin(path) {
        true => "stdin".to_owned(),
        false => path.display().to_string(),
    }
}

/// Why an input was not passed through to its end.
enum PassError {
    Input(anyhow::Error),
    Output(anyhow::Error),
}

/// The filter, with its counters.
struct Filter {
    /// The keys of records to repair; `None` if the lines are text.
    fields: Option<Vec<String>>,
    quotes: Quotes,
    explain: bool,
    /// Complete lines read. The last line of an input is complete without a newline, too.
    lines: u64,
    not_utf8: u64,
    /// Lines that could not be repaired.
    unrepaired: u64,
    /// The number of the first unrepaired line, and why.
    first_unrepaired: Option<(u64, String)>,
    /// The filter is inside a record that is too long.
    skipping: bool,
}

impl Filter {
    fn of(arguments: &RepairArguments) -> Result<Self> {
        let records = arguments.from == LineFormat::Jsonl;
        ensure!(
            records || arguments.fields.is_empty(),
            "--field names a key of records; add --from jsonl"
        );
        let fields = match arguments.fields.is_empty() {
            true => vec![DEFAULT_FIELD.to_owned()],
            false => arguments.fields.clone(),
        };
        Ok(Filter {
            fields: records.then_some(fields),
            quotes: arguments.quotes.into(),
            explain: arguments.explain,
            lines: 0,
            not_utf8: 0,
            unrepaired: 0,
            first_unrepaired: None,
            skipping: false,
        })
    }

    /// Filters one input to its end.
    fn pass(&mut self, mut input: impl Read, output: &mut Output) -> Result<Written, PassError> {
        let mut buffer = vec![0; READ_SIZE];
        let (mut filled, mut searched, mut ended) = (0, 0, false);
        let (mut is_checked, mut in_line) = (false, false);
        let mut read_error = None;
        self.skipping = false;
        loop {
            let length = self.ready_length(&buffer[..filled], searched, ended);
            if !is_checked && (length > 0 || filled >= LONGEST_PREFIX) {
                is_checked = true;
                let has_prefix =
                    |(prefix, _): &&(&[u8], &str)| buffer[..filled].starts_with(prefix);
                if let Some((_, message)) = NOT_LINES.iter().find(has_prefix) {
                    return Err(PassError::Input(anyhow!(*message)));
                }
            }
            if length > 0 {
                in_line = buffer[length - 1] != b'\n';
                let written = self.repair_and_write(&buffer[..length], ended, output);
                if written.map_err(PassError::Output)? == Written::ReaderGone {
                    return Ok(Written::ReaderGone);
                }
                buffer.copy_within(length..filled, 0);
                (filled, searched) = (filled - length, 0);
                continue;
            }
            if ended {
                self.lines += u64::from(in_line);
                let Some(error) = read_error else {
                    return Ok(Written::Complete);
                };
                // Otherwise the first line of the next input would continue this one.
                if in_line && !self.explain {
                    output.write(b"\n").map_err(PassError::Output)?;
                }
                return Err(PassError::Input(error));
            }
            searched = filled;
            if filled == buffer.len() {
                buffer.resize(2 * filled, 0);
            }
            match input.read(&mut buffer[filled..]) {
                Ok(0) => ended = true,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // The part of a line before the error is still written.
                Err(error) => (read_error, ended) = (Some(error.into()), true),
            }
        }
    }

    /// How many of the pending bytes can be written: complete lines, or a piece of a line that is
    /// too long. The first `searched` bytes contain no newline.
    fn ready_length(&self, pending: &[u8], searched: usize, ended: bool) -> usize {
        let new = &pending[searched..];
        let too_long = pending.len() >= MAX_LINE;
        let newline = match self.skipping {
            true => memchr(b'\n', new),
            false => memrchr(b'\n', new),
        };
        match newline {
            Some(newline) => searched + newline + 1,
            None if ended || self.skipping => pending.len(),
            None if too_long && self.fields.is_some() => pending.len(),
            None if too_long => text_piece_length(pending),
            None => 0,
        }
    }

    /// Repairs the ready bytes, writes them, and flushes them for the reader.
    fn repair_and_write(
        &mut self,
        ready: &[u8],
        ended: bool,
        output: &mut Output,
    ) -> Result<Written> {
        let written = if self.skips(ready, ended) {
            match self.explain {
                true => Written::Complete,
                false => output.write(ready)?,
            }
        } else {
            let repaired = match &self.fields {
                Some(fields) => repair::json_lines(ready, fields, self.quotes),
                None => repair::text_lines(ready, self.quotes),
            };
            self.not_utf8 += repaired.not_utf8;
            self.unrepaired += repaired.skipped;
            if let (None, Some((line, why))) = (&self.first_unrepaired, repaired.first_skipped) {
                self.first_unrepaired = Some((self.lines + line + 1, why));
            }
            match self.explain {
                true => output.write(&self.explanations(ready)?)?,
                false => output.write(&repaired.lines)?,
            }
        };
        self.lines += memchr_iter(b'\n', ready).count() as u64;
        match written {
            Written::Complete => output.flush_for_reader(),
            Written::ReaderGone => Ok(Written::ReaderGone),
        }
    }

    /// Whether this is a piece of a record that is too long, which is written unchanged.
    fn skips(&mut self, ready: &[u8], ended: bool) -> bool {
        let before = self.skipping;
        self.skipping = self.fields.is_some() && !ended && !ready.ends_with(b"\n");
        if self.skipping && !before {
            self.unrepaired += 1;
            let why = || {
                (
                    self.lines + 1,
                    format!("a record of more than {MAX_LINE} bytes"),
                )
            };
            self.first_unrepaired.get_or_insert_with(why);
        }
        before || self.skipping
    }

    fn explanations(&self, lines: &[u8]) -> Result<Vec<u8>> {
        let explanations = match &self.fields {
            Some(fields) => repair::explain_json_lines(lines, fields, self.quotes, self.lines),
            None => repair::explain_text_lines(lines, self.quotes, self.lines),
        };
        let mut text = vec![];
        for explanation in explanations {
            serde_json::to_writer(&mut text, &explanation)?;
            text.push(b'\n');
        }
        Ok(text)
    }

    /// There were records, and none had a text that could be repaired.
    fn nothing_usable(&self) -> bool {
        self.unrepaired > 0 && self.unrepaired >= self.lines
    }

    /// Prints how many lines were not UTF-8 or could not be repaired.
    fn report(&self) {
        let lines = |count: u64| match count {
            1 => "1 line".to_owned(),
            _ => format!("{count} lines"),
        };
        if self.not_utf8 > 0 {
            say(format_args!(
                "{} not in UTF-8: stray bytes were read as windows-1252; for another charset, pipe \
                 the input through `iconv -f CHARSET -t UTF-8`",
                lines(self.not_utf8)
            ));
        }
        if let Some((number, why)) = &self.first_unrepaired {
            say(format_args!(
                "{} passed through unrepaired, first line {number}: {why}",
                lines(self.unrepaired)
            ));
        }
    }
}

/// Where a line that is too long is cut: after its last space, or else between characters.
fn text_piece_length(line: &[u8]) -> usize {
    let cut_character = line
        .utf8_chunks()
        .last()
        .map_or(0, |chunk| chunk.invalid().len());
    match memrchr(b' ', line) {
        Some(space) => space + 1,
        None => line.len() - cut_character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An input that fails to read.
    struct FailingInput;

    impl Read for FailingInput {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }

    #[test]
    fn a_line_cut_by_a_read_error_is_written_and_ended_with_a_newline() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        let mut output = Output::open(Target::File(path.clone()), false).unwrap();
        let mut filter = Filter {
            fields: None,
            quotes: Quotes::Keep,
            explain: false,
            lines: 0,
            not_utf8: 0,
            unrepaired: 0,
            first_unrepaired: None,
            skipping: false,
        };
        for whole in ["", "A line.\n", "A line.\nâ€™tis begun"] {
            let failed = filter.pass(whole.as_bytes().chain(FailingInput), &mut output);
            assert!(matches!(failed, Err(PassError::Input(_))), "{whole}");
        }
        let complete = filter.pass(&b"Another.\n"[..], &mut output);
        assert!(matches!(complete, Ok(Written::Complete)));
        assert_eq!(filter.lines, 4);
        let (_, finished) = output.finish().unwrap();
        finished.rename().unwrap();
        assert_eq!(
            fs::read_to_string(path).unwrap(),
            "A line.\nA line.\n’tis begun\nAnother.\n"
        );
    }
}
