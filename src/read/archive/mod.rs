//! Reads web archives: WARC (with WET and WAT) and ARC, plain, gzip or zstd.
//!
//! Input: the bytes of an archive. Output: a [`Record`] for each record that may hold a page, with
//! its header, and a [`ReadError`] for each damaged place. The reading thread only finds where
//! records begin and end; [`page`] takes a record apart in a worker. The framing is our own,
//! because no crate reads broken archives to their end (see `docs/decisions/0026-web-archives.md`).
//!
//! A record's length is believed only if a record, a member or the end of the archive follows.
//! Otherwise the end of its member counts, or the next line that begins a record.

mod block;
mod damage;
mod gzip;
mod header;
pub(super) mod http;
mod page;
mod skip;
mod sniff;
mod source;
mod zstd_frame;

use super::{ReadError, ReadStats, Record, RecordFormat};
use crate::page::{Location, Place};
use header::{
    ArcLine, MAX_ARC_LINE, MAX_HEADER, RecordHeader, RecordKind, VERSION_BYTES, begins_warc,
    warc_header_end,
};
pub(super) use page::{page_format, to_page};
pub use skip::Skip;
pub(super) use sniff::sniff;
use source::{Mark, MarkKind, Source};
use std::collections::VecDeque;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

/// How the bytes of a record of an archive are parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveRecord {
    format: ArchiveFormat,
    /// In bytes; the block follows.
    header_length: usize,
    /// The end of the block is missing.
    is_cut: bool,
}

/// The format of an archive's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ArchiveFormat {
    /// Also WET and WAT.
    Warc,
    /// The format before WARC.
    Arc,
}

/// What follows a block is looked at up to here, in bytes.
const LOOK_AHEAD: usize = 64;

/// An archive that is being read.
pub(super) struct Archive {
    source: Source,
    name: Arc<str>,
    stats: Arc<ReadStats>,
    /// Decompressed bytes.
    data: Vec<u8>,
    /// The position in `data`.
    start: usize,
    /// Decompressed bytes before `data`.
    before: u64,
    /// The marks at the position and after it.
    marks: VecDeque<Mark>,
    /// Where the member at the position begins, in decompressed bytes and in the input.
    member: (u64, u64),
    /// What was found and not given yet.
    found: VecDeque<Result<Record, ReadError>>,
    /// The input failed; nothing more is read.
    failed: bool,
}

/// A record begins here.
enum Begin {
    Warc,
    Arc,
    Nothing,
}

impl Archive {
    /// Reads an archive from its first byte.
    ///
    /// # Errors
    ///
    /// The input cannot be read.
    pub fn new(
        reader: Box<dyn Read + Send>,
        name: Arc<str>,
        stats: Arc<ReadStats>,
    ) -> io::Result<Archive> {
        Ok(Archive {
            source: Source::new(reader)?,
            name,
            stats,
            data: Vec::new(),
            start: 0,
            before: 0,
            marks: VecDeque::new(),
            member: (0, 0),
            found: VecDeque::new(),
            failed: false,
        })
    }

    /// The next record that may hold a page, or the next damage.
    pub fn next(&mut self, max_bytes: u64) -> Option<Result<Record, ReadError>> {
        loop {
            if let Some(found) = self.found.pop_front() {
                return Some(found);
            }
            if self.failed {
                return None;
            }
            match self.advance(max_bytes) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => {
                    self.failed = true;
                }
                Err(error) => {
                    self.failed = true;
                    let error = ReadError::failed_read(self.location(), &error);
                    return Some(Err(error));
                }
            }
        }
    }

    /// Passes one record, or one place that is none. Breaks at the end.
    fn advance(&mut self, max_bytes: u64) -> io::Result<ControlFlow<()>> {
        self.skip_blanks()?;
        if self.pending().is_empty() {
            return Ok(ControlFlow::Break(()));
        }
        match self.begin(0)? {
            Begin::Warc => self.warc_record(max_bytes)?,
            Begin::Arc => self.arc_record(max_bytes)?,
            Begin::Nothing => self.skip_damage("bytes that are no record")?,
        }
        Ok(ControlFlow::Continue(()))
    }

    fn pending(&self) -> &[u8] {
        self.data.get(self.start..).unwrap_or_default()
    }

    /// Decompressed bytes before the position.
    fn position(&self) -> u64 {
        self.before + self.start as u64
    }

    /// Where the record at the position is in the input: the beginning of its member, as in CDX
    /// files.
    fn location(&self) -> Location {
        let offset = match self.source.has_members() {
            true => self.member.1,
            false => self.position(),
        };
        Location {
            source: self.name.clone(),
            place: Place::Offset,
            offset,
        }
    }

    /// Decompresses once, or finds the end.
    fn more(&mut self) -> io::Result<()> {
        if self.start > source::STEP {
            self.data.drain(..self.start);
            self.before += self.start as u64;
            self.start = 0;
            if self.data.capacity() > 16 * source::STEP && self.data.len() < source::STEP {
                self.data.shrink_to(4 * source::STEP);
            }
        }
        let mut marks = Vec::new();
        self.source.step(&mut self.data, &mut marks)?;
        self.marks.extend(marks);
        Ok(())
    }

    /// Reads until this number of bytes is pending, or the archive ends.
    fn fill(&mut self, length: usize) -> io::Result<()> {
        while self.pending().len() < length && !self.source.ended {
            self.more()?;
        }
        Ok(())
    }

    /// Passes bytes, with the marks before the new position, and reports damage among them.
    fn skip(&mut self, length: usize) {
        self.start += length.min(self.pending().len());
        let position = self.position();
        while self.marks.front().is_some_and(|mark| mark.at <= position) {
            let Some(mark) = self.marks.pop_front() else {
                break;
            };
            match mark.kind {
                MarkKind::Member => self.member = (mark.at, mark.offset),
                MarkKind::Damage(reason) => {
                    let location = Location {
                        source: self.name.clone(),
                        place: Place::Offset,
                        offset: mark.offset,
                    };
                    self.report(location, reason);
                }
            }
        }
    }

    /// Passes what may stand between records.
    fn skip_blanks(&mut self) -> io::Result<()> {
        loop {
            self.fill(1)?;
            let blanks = blanks(self.pending());
            self.skip(blanks);
            if self.pending().starts_with(b"\xef") {
                self.fill(3)?;
                if self.pending().starts_with(b"\xef\xbb\xbf") {
                    self.skip(3);
                    continue;
                }
            }
            if !self.pending().is_empty() || self.source.ended {
                // The marks at the position itself.
                self.skip(0);
                return Ok(());
            }
        }
    }

    /// What begins at a distance from the position.
    fn begin(&mut self, at: usize) -> io::Result<Begin> {
        self.fill(at + VERSION_BYTES)?;
        if begins_warc(self.pending().get(at..).unwrap_or_default()) {
            return Ok(Begin::Warc);
        }
        Ok(match self.arc_line(at)? {
            Some(_) => Begin::Arc,
            None => Begin::Nothing,
        })
    }

    /// The length of the line at a distance from the position, if it is the header of an ARC
    /// record.
    fn arc_line(&mut self, at: usize) -> io::Result<Option<usize>> {
        /// The longest scheme that is looked for, with `://`.
        const MAX_SCHEME: usize = 16;
        self.fill(at + MAX_SCHEME)?;
        let has_scheme = |bytes: &[u8]| {
            let start = &bytes[..bytes.len().min(MAX_SCHEME)];
            start.starts_with(b"dns:") || start.windows(3).any(|part| part == b"://")
        };
        if !has_scheme(self.pending().get(at..).unwrap_or_default()) {
            return Ok(None);
        }
        loop {
            let bytes = self.pending().get(at..).unwrap_or_default();
            let line = &bytes[..bytes.len().min(MAX_ARC_LINE)];
            if let Some(end) = memchr::memchr(b'\n', line) {
                return Ok(ArcLine::read(&line[..end]).map(|_| end + 1));
            }
            if line.len() == MAX_ARC_LINE || self.source.ended {
                return Ok(None);
            }
            let length = bytes.len();
            self.fill(at + length + 1)?;
        }
    }

    fn warc_record(&mut self, max_bytes: u64) -> io::Result<()> {
        let mut searched = 0;
        let length = loop {
            match warc_header_end(self.pending(), searched) {
                Some(Ok(end)) => break end,
                Some(Err(())) => return self.skip_damage("a record header without end"),
                None => {}
            }
            searched = self.pending().len().saturating_sub(VERSION_BYTES);
            let stop = self.stop(0, self.pending().len())?;
            if stop.is_some() || self.source.ended || self.pending().len() > MAX_HEADER {
                return self.skip_damage("a record header without end");
            }
            self.fill(self.pending().len() + 1)?;
        };
        if self.stop(0, length)?.is_some() {
            return self.skip_damage("a record header that is cut short");
        }
        let header = RecordHeader::of_warc(&self.pending()[..length]);
        self.record(ArchiveFormat::Warc, length, &header, max_bytes)
    }

    fn arc_record(&mut self, max_bytes: u64) -> io::Result<()> {
        let length = self.arc_line(0)?.unwrap_or(0);
        let line = ArcLine::read(&self.pending()[..length]);
        let Some(header) = line.map(|line| RecordHeader::of_arc(&line)) else {
            return self.skip_to_record();
        };
        self.record(ArchiveFormat::Arc, length, &header, max_bytes)
    }

    /// Passes a record whose header has this length, and gives it if it may hold a page.
    fn record(
        &mut self,
        format: ArchiveFormat,
        header_length: usize,
        header: &RecordHeader,
        max_bytes: u64,
    ) -> io::Result<()> {
        let location = self.location();
        let Some(block) = self.block(header_length, header.length, max_bytes)? else {
            let is_page = header.kind == RecordKind::Page
                && !page::is_binary(&self.pending()[header_length..]);
            if is_page {
                let error = ReadError::too_large(location, "record", max_bytes);
                self.found.push_back(Err(error));
            } else {
                self.count(header.kind);
            }
            return self.skip_block(header_length, header.length);
        };
        match header.kind {
            RecordKind::Page if block.is_usable(header_length, header.length) => {
                self.found.push_back(Ok(Record {
                    location: location.clone(),
                    bytes: self.pending()[..block.end].to_vec(),
                    format: RecordFormat::Archive(ArchiveRecord {
                        format,
                        header_length,
                        is_cut: block.is_cut,
                    }),
                }));
            }
            RecordKind::Page => {}
            RecordKind::Unknown => {
                self.report(location.clone(), "a record without its type".to_owned());
            }
            RecordKind::Skipped(_) => self.count(header.kind),
        }
        if let Some(problem) = block.problem {
            self.report(location, problem);
        }
        self.skip(block.end);
        Ok(())
    }

    fn count(&self, kind: RecordKind) {
        if let RecordKind::Skipped(reason) = kind {
            self.stats.skip_record(reason);
        } else if kind == RecordKind::Page {
            self.stats.skip_record(Skip::Binary);
        }
    }
}

fn blanks(bytes: &[u8]) -> usize {
    let is_blank = |byte: &&u8| matches!(byte, b'\r' | b'\n' | b'\0' | b' ' | b'\t');
    bytes.iter().take_while(is_blank).count()
}

#[cfg(test)]
mod tests;
