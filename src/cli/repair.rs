//! `dechaff repair`: the filter. Lines in, lines out, on one thread, nothing held back.
//!
//! What was read is mended and handed on before more is read, so whoever reads a pipe that
//! stalls has every whole line. Only the beginning of a line waits for its end.

use super::args::{LineFormat, RepairArguments};
use super::exit::{Ending, Failure};
use super::output::{Output, Written};
use super::say;
use super::target::Target;
use anyhow::{Context, Result, anyhow, ensure};
use dechaff::repair::{self, Quotes};
use memchr::{memchr, memchr_iter, memrchr};
use std::fs::File;
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

pub fn run(arguments: &RepairArguments) -> Result<Ending, Failure> {
    let mut filter = Filter::of(arguments).map_err(Failure::Usage)?;
    let inputs = inputs(&arguments.files).map_err(Failure::Usage)?;
    let mut output = Output::open(Target::Stdout, false).map_err(Failure::Output)?;
    let mut lost = false;
    for (name, input) in inputs {
        match filter.pass(input, &mut output) {
            Ok(Written::Whole) => {}
            Ok(Written::Closed) => return Ok(Ending::OutputClosed),
            Err(Broken::Output(error)) => return Err(Failure::Output(error)),
            Err(Broken::Input(error)) => {
                say(format_args!("cannot read {name}: {error:#}"));
                lost = true;
            }
        }
    }
    let (written, _) = output.finish().map_err(Failure::Output)?;
    filter.report();
    Ok(match written {
        Written::Closed => Ending::OutputClosed,
        Written::Whole if lost => Ending::InputLost,
        Written::Whole if filter.nothing_usable() => Ending::NothingUsable,
        Written::Whole => Ending::Complete,
    })
}

/// All files, opened before anything is written, so that a wrong name stops at once.
fn inputs(files: &[PathBuf]) -> Result<Vec<(String, Box<dyn Read>)>> {
    let stdin = [PathBuf::from("-")];
    let files = if files.is_empty() { &stdin[..] } else { files };
    files.iter().map(|path| open(path)).collect()
}

fn open(path: &Path) -> Result<(String, Box<dyn Read>)> {
    if path == Path::new("-") {
        return Ok(("stdin".to_owned(), Box::new(io::stdin())));
    }
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    ensure!(
        !file.metadata().is_ok_and(|found| found.is_dir()),
        "cannot read {name}: it is a folder; name the files in it"
    );
    Ok((name, Box::new(file)))
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
    /// Lines that were read to their end.
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
        loop {
            let length = self.ready(&buffer[..filled], searched, ended);
            if length > 0 {
                let written = self.hand_on(&buffer[..length], ended, output);
                if written.map_err(Broken::Output)? == Written::Closed {
                    return Ok(Written::Closed);
                }
                buffer.copy_within(length..filled, 0);
                (filled, searched) = (filled - length, 0);
                continue;
            }
            if ended {
                return Ok(Written::Whole);
            }
            searched = filled;
            if filled == buffer.len() {
                buffer.resize(2 * filled, 0);
            }
            match input.read(&mut buffer[filled..]) {
                Ok(0) => ended = true,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Broken::Input(error.into())),
            }
            let begins_with = |no: &&(&[u8], &str)| buffer[..filled].starts_with(no.0);
            if searched == 0
                && let Some((_, what)) = NO_LINES.iter().find(begins_with)
            {
                return Err(Broken::Input(anyhow!(*what)));
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
        } else if self.explain {
            output.write(&self.explanations(ready)?)?
        } else {
            let mended = match &self.fields {
                Some(fields) => repair::records(ready, fields, self.quotes),
                None => repair::text(ready, self.quotes),
            };
            self.not_utf8 += mended.not_utf8;
            self.unmended += mended.unmended;
            if let (None, Some((line, why))) = (&self.first_unmended, mended.first_unmended) {
                self.first_unmended = Some((self.lines + line + 1, why));
            }
            output.write(&mended.lines)?
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
            Some(fields) => repair::explain_records(lines, fields, self.quotes, self.lines),
            None => repair::explain_text(lines, self.quotes, self.lines),
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
