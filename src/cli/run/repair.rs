//! `dechaff repair`: the filter. Lines in, lines out, on one thread, nothing held back.
//!
//! What was read is mended and handed on before more is read, so whoever reads a pipe that
//! stalls has every whole line. Only the beginning of a line waits for its end.

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

/// Read at a time: it stays in the second cache while it is scanned and written.
const READ: usize = 256 << 10;

/// Of a longer line text is mended in pieces and a record not at all: the limit that the
/// pipeline sets to a record.
const LONGEST_LINE: usize = 64 << 20;

/// The key of records without `--field`.
const DEFAULT_FIELD: &str = "text";

/// What is packed or UTF-16 has no lines, by its first bytes; and what makes lines of it.
const NO_LINES: [(&[u8], &str); 4] = [
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

/// The longest beginning in [`NO_LINES`]. None holds a newline, so no line waits for this.
const TELLING: usize = 4;

pub fn run(arguments: &RepairArguments) -> Result<Outcome, RunError> {
    let mut filter = Filter::of(arguments).map_err(RunError::Usage)?;
    let stdin = [PathBuf::from("-")];
    let files = match arguments.files.is_empty() {
        true => &stdin[..],
        false => &arguments.files,
    };
    check(files).map_err(RunError::Usage)?;
    signals::catch_file_size_limit().map_err(|error| RunError::Internal(error.into()))?;
    let mut output = Output::open(Target::Stdout, false).map_err(RunError::Output)?;
    let mut lost = false;
    for path in files {
        let passed = match open(path) {
            Ok(input) => filter.pass(input, &mut output),
            Err(error) => Err(Broken::Input(error.into())),
        };
        match passed {
            Ok(Written::Whole) => {}
            Ok(Written::Closed) => return Ok(Outcome::OutputClosed),
            Err(Broken::Output(error)) => return Err(RunError::Output(error)),
            Err(Broken::Input(error)) => {
                say(format_args!("cannot read {}: {error:#}", name(path)));
                lost = true;
            }
        }
    }
    let (written, _) = output.finish().map_err(RunError::Output)?;
    filter.report();
    Ok(match written {
        Written::Closed => Outcome::OutputClosed,
        Written::Whole if lost => Outcome::InputLost,
        Written::Whole if filter.nothing_usable() => Outcome::NothingUsable,
        Written::Whole => Outcome::Complete,
    })
}

/// Looks at all files before anything is written, so that a wrong name stops at once, and so
/// does a file that would be read and written without end.
fn check(files: &[PathBuf]) -> Result<()> {
    let output = Target::Stdout.existing();
    for path in files {
        let name = name(path);
        let found = match is_stdin(path) {
            true => input::standard_input(),
            false => Some(fs::metadata(path).with_context(|| format!("cannot read {name}"))?),
        };
        let Some(found) = found else { continue };
        ensure!(
            !found.is_dir(),
            "cannot read {name}: it is a folder; name the files in it"
        );
        ensure!(
            output != Some(FileId::of(&found)),
            "{name} is both input and output; write to another file"
        );
    }
    Ok(())
}

/// One file after the other, because many may be named and few can be open at once.
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

/// An input that cannot be read on, or an output that takes no more.
enum Broken {
    Input(anyhow::Error),
    Output(anyhow::Error),
}

struct Filter {
    /// The keys of records; `None`: lines are text.
    fields: Option<Vec<String>>,
    quotes: Quotes,
    explain: bool,
    /// Lines that were read to their end; that of the last line of an input may be no newline.
    lines: u64,
    not_utf8: u64,
    unmended: u64,
    /// The number of the first of these, and why.
    first_unmended: Option<(u64, String)>,
    /// Inside a record that is too long.
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
            unmended: 0,
            first_unmended: None,
            skipping: false,
        })
    }

    /// Takes one input through to its end.
    fn pass(&mut self, mut input: impl Read, output: &mut Output) -> Result<Written, Broken> {
        let mut buffer = vec![0; READ];
        let (mut filled, mut searched, mut ended) = (0, 0, false);
        let (mut begun, mut in_line) = (false, false);
        let mut broken = None;
        self.skipping = false;
        loop {
            let length = self.ready(&buffer[..filled], searched, ended);
            if !begun && (length > 0 || filled >= TELLING) {
                begun = true;
                let begins_with = |no: &&(&[u8], &str)| buffer[..filled].starts_with(no.0);
                if let Some((_, what)) = NO_LINES.iter().find(begins_with) {
                    return Err(Broken::Input(anyhow!(*what)));
                }
            }
            if length > 0 {
                in_line = buffer[length - 1] != b'\n';
                let written = self.hand_on(&buffer[..length], ended, output);
                if written.map_err(Broken::Output)? == Written::Closed {
                    return Ok(Written::Closed);
                }
                buffer.copy_within(length..filled, 0);
                (filled, searched) = (filled - length, 0);
                continue;
            }
            if ended {
                self.lines += u64::from(in_line);
                let Some(error) = broken else {
                    return Ok(Written::Whole);
                };
                // Or the first line of the next input would go on behind it.
                if in_line && !self.explain {
                    output.write(b"\n").map_err(Broken::Output)?;
                }
                return Err(Broken::Input(error));
            }
            searched = filled;
            if filled == buffer.len() {
                buffer.resize(2 * filled, 0);
            }
            match input.read(&mut buffer[filled..]) {
                Ok(0) => ended = true,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // What came of a line before it broke comes out, too.
                Err(error) => (broken, ended) = (Some(error.into()), true),
            }
        }
    }

    /// How much of what is pending can be handed on: whole lines, or a piece of one that is
    /// too long. In the first `searched` bytes there is no newline.
    fn ready(&self, pending: &[u8], searched: usize, ended: bool) -> usize {
        let new = &pending[searched..];
        let too_long = pending.len() >= LONGEST_LINE;
        let newline = match self.skipping {
            true => memchr(b'\n', new),
            false => memrchr(b'\n', new),
        };
        match newline {
            Some(newline) => searched + newline + 1,
            None if ended || self.skipping => pending.len(),
            None if too_long && self.fields.is_some() => pending.len(),
            None if too_long => text_piece(pending),
            None => 0,
        }
    }

    /// Mends what is ready, and writes it so that whoever reads has it.
    fn hand_on(&mut self, ready: &[u8], ended: bool, output: &mut Output) -> Result<Written> {
        let written = if self.skips(ready, ended) {
            match self.explain {
                true => Written::Whole,
                false => output.write(ready)?,
            }
        } else {
            let mended = match &self.fields {
                Some(fields) => repair::json_lines(ready, fields, self.quotes),
                None => repair::text_lines(ready, self.quotes),
            };
            self.not_utf8 += mended.not_utf8;
            self.unmended += mended.skipped;
            if let (None, Some((line, why))) = (&self.first_unmended, mended.first_skipped) {
                self.first_unmended = Some((self.lines + line + 1, why));
            }
            match self.explain {
                true => output.write(&self.explanations(ready)?)?,
                false => output.write(&mended.lines)?,
            }
        };
        self.lines += memchr_iter(b'\n', ready).count() as u64;
        match written {
            Written::Whole => output.stalled(),
            Written::Closed => Ok(Written::Closed),
        }
    }

    /// Whether this is a piece of a record that is too long, which goes through as it is.
    fn skips(&mut self, ready: &[u8], ended: bool) -> bool {
        let before = self.skipping;
        self.skipping = self.fields.is_some() && !ended && !ready.ends_with(b"\n");
        if self.skipping && !before {
            self.unmended += 1;
            let why = || {
                (
                    self.lines + 1,
                    format!("a record of more than {LONGEST_LINE} bytes"),
                )
            };
            self.first_unmended.get_or_insert_with(why);
        }
        before || self.skipping
    }

    fn explanations(&self, lines: &[u8]) -> Result<Vec<u8>> {
        let explanations = match &self.fields {
            Some(fields) => repair::explain_json_lines(lines, fields, self.quotes, self.lines),
            None => repair::explain_text_lines(lines, self.quotes, self.lines),
        };
        let mut said = vec![];
        for explanation in explanations {
            serde_json::to_writer(&mut said, &explanation)?;
            said.push(b'\n');
        }
        Ok(said)
    }

    /// There were records, and none had a text to mend.
    fn nothing_usable(&self) -> bool {
        self.unmended > 0 && self.unmended >= self.lines
    }

    /// Says what went through without being understood.
    fn report(&self) {
        let lines = |count: u64| match count {
            1 => "1 line".to_owned(),
            _ => format!("{count} lines"),
        };
        if self.not_utf8 > 0 {
            say(format_args!(
                "{} not in UTF-8: stray bytes were read as windows-1252; for another charset pipe the input through `iconv -f CHARSET -t UTF-8`",
                lines(self.not_utf8)
            ));
        }
        if let Some((number, why)) = &self.first_unmended {
            say(format_args!(
                "{} went through unmended, first line {number}: {why}",
                lines(self.unmended)
            ));
        }
    }
}

/// Where a line that is too long is cut: behind its last blank, or else between characters.
fn text_piece(line: &[u8]) -> usize {
    let cut_character = line
        .utf8_chunks()
        .last()
        .map_or(0, |chunk| chunk.invalid().len());
    match memrchr(b' ', line) {
        Some(blank) => blank + 1,
        None => line.len() - cut_character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that fails.
    struct Failing;

    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }

    #[test]
    fn the_line_in_which_an_input_breaks_comes_out_and_none_goes_on_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        let mut output = Output::open(Target::File(path.clone()), false).unwrap();
        let mut filter = Filter {
            fields: None,
            quotes: Quotes::Keep,
            explain: false,
            lines: 0,
            not_utf8: 0,
            unmended: 0,
            first_unmended: None,
            skipping: false,
        };
        for whole in ["", "A line.\n", "A line.\nâ€™tis begun"] {
            let broken = filter.pass(whole.as_bytes().chain(Failing), &mut output);
            assert!(matches!(broken, Err(Broken::Input(_))), "{whole}");
        }
        let good = filter.pass(&b"Another.\n"[..], &mut output);
        assert!(matches!(good, Ok(Written::Whole)));
        assert_eq!(filter.lines, 4);
        let (_, whole) = output.finish().unwrap();
        whole.appear().unwrap();
        assert_eq!(
            fs::read_to_string(path).unwrap(),
            "A line.\nA line.\n’tis begun\nAnother.\n"
        );
    }
}
