//! The bytes of an archive after decompression, with the places where members begin.
//!
//! Input: a plain file, gzip members or zstd frames. Output: bytes, and [`Mark`]s: where a member
//! begins, and where bytes are missing. Members are inflated here and not by a general decoder,
//! because a record is found by the offset of its member, and because a broken member must not end
//! the archive: reading goes on at the next magic number.

use super::gzip::GzipMember;
use super::zstd_frame::ZstdFrames;
use crate::read::buffer::read_once;
use std::io::{self, Read};

/// Bytes per read of the input.
const CHUNK: usize = 64 * 1024;

/// Compressed bytes that are kept before the current position. A broken member is noticed after
/// the damage, and perhaps after the beginning of the next member.
const HISTORY: usize = 1 << 20;

/// How often the input may be read again after damage, on average, and the bytes that are free.
/// Hostile members could otherwise make every byte be inflated a million times.
const MAX_READ_AGAIN: (u64, u64) = (4, 8 << 20);

/// Bytes that one step decompresses at most.
pub(super) const STEP: usize = 128 * 1024;

/// Something at a position of the decompressed bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Decompressed bytes before it.
    pub at: u64,
    /// Bytes of the input before it.
    pub offset: u64,
    pub kind: MarkKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// A gzip member or zstd frame begins.
    Member,
    /// Bytes are missing here; the reason.
    Damage(String),
}

/// The compressed input, as far as it is held.
pub(super) struct Raw {
    reader: Box<dyn Read + Send>,
    data: Vec<u8>,
    /// The position in `data`.
    at: usize,
    /// Bytes of the input before `data`.
    before: u64,
    /// Bytes that were given back.
    again: u64,
    pub ended: bool,
}

impl Raw {
    fn new(reader: Box<dyn Read + Send>) -> Raw {
        Raw {
            reader,
            data: Vec::new(),
            at: 0,
            before: 0,
            again: 0,
            ended: false,
        }
    }

    /// Bytes of the input before the position.
    pub fn offset(&self) -> u64 {
        self.before + self.at as u64
    }

    pub fn pending(&self) -> &[u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    pub fn skip(&mut self, length: usize) {
        self.at = self.data.len().min(self.at + length);
    }

    /// Goes back to an offset, or as far as bytes are still held.
    fn go_back(&mut self, offset: u64) {
        let at = offset.saturating_sub(self.before);
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(self.at);
        let again = self.again + (self.at - at) as u64;
        let (times, free) = MAX_READ_AGAIN;
        if again <= times * self.offset() + free {
            self.again = again;
            self.at = at;
        }
    }

    /// Reads once.
    pub fn more(&mut self) -> io::Result<()> {
        if self.at > 2 * HISTORY {
            let dropped = self.at - HISTORY;
            self.data.drain(..dropped);
            self.before += dropped as u64;
            self.at = HISTORY;
        }
        self.ended = read_once(&mut *self.reader, &mut self.data, CHUNK)? == 0;
        Ok(())
    }

    /// Reads until this number of bytes is pending, or the input ends.
    pub fn fill(&mut self, length: usize) -> io::Result<()> {
        while self.pending().len() < length && !self.ended {
            self.more()?;
        }
        Ok(())
    }
}

/// What one step of a decoder did.
pub(super) enum Step {
    /// It may have appended bytes, and goes on.
    Data,
    /// The member is complete.
    End,
    /// The member is broken; the bytes before the damage were appended.
    Broken(String),
}

/// How the archive is compressed.
enum Layer {
    Plain,
    Gzip(Option<GzipMember>),
    Zstd(ZstdFrames),
}

/// A source of decompressed bytes.
pub(super) struct Source {
    raw: Raw,
    layer: Layer,
    /// Bytes that were given.
    given: u64,
    /// Where the current member begins in the input.
    member: u64,
    pub ended: bool,
}

/// The magic number of gzip with its only method (RFC 1952).
pub(super) const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
/// The magic number of a zstd frame (RFC 8878).
pub(super) const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// A skippable frame that holds the dictionary (IIPC, WARC with zstd).
pub(super) const ZSTD_DICTIONARY: [u8; 4] = [0x5d, 0x2a, 0x4d, 0x18];

/// Whether a skippable zstd frame begins.
pub(super) fn is_skippable(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// Whether a gzip member begins: the magic number, and none of the reserved flags.
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&GZIP) && head.get(3).is_none_or(|flags| flags & 0xe0 == 0)
}

/// Whether a zstd frame begins.
pub(super) fn is_zstd(head: &[u8]) -> bool {
    head.starts_with(&ZSTD) || is_skippable(head)
}

impl Source {
    /// Detects the compression from the first bytes.
    pub fn new(reader: Box<dyn Read + Send>) -> io::Result<Source> {
        let mut raw = Raw::new(reader);
        raw.fill(ZSTD.len())?;
        let layer = match raw.pending() {
            head if is_gzip(head) => Layer::Gzip(None),
            head if is_zstd(head) => Layer::Zstd(ZstdFrames::default()),
            _ => Layer::Plain,
        };
        Ok(Source {
            raw,
            layer,
            given: 0,
            member: 0,
            ended: false,
        })
    }

    /// Whether the archive consists of members.
    pub fn has_members(&self) -> bool {
        !matches!(self.layer, Layer::Plain)
    }

    /// Appends bytes or a mark, or sets `ended`.
    ///
    /// # Errors
    ///
    /// The input cannot be read. Damage is a mark, not an error.
    pub fn step(&mut self, out: &mut Vec<u8>, marks: &mut Vec<Mark>) -> io::Result<()> {
        let before = out.len();
        let result = match &mut self.layer {
            Layer::Plain => {
                if self.raw.pending().is_empty() && !self.raw.ended {
                    self.raw.more()?;
                }
                out.extend_from_slice(self.raw.pending());
                let length = self.raw.pending().len();
                self.raw.skip(length);
                self.ended = self.raw.ended;
                None
            }
            Layer::Gzip(Some(member)) => Some(member.step(&mut self.raw, out)?),
            Layer::Zstd(frames) if frames.is_open() => Some(frames.step(&mut self.raw, out)?),
            Layer::Gzip(None) | Layer::Zstd(_) => return self.next_member(marks),
        };
        self.given += (out.len() - before) as u64;
        match result {
            None | Some(Step::Data) => {}
            Some(Step::End) => self.close(),
            Some(Step::Broken(reason)) => {
                marks.push(self.mark(self.member, MarkKind::Damage(reason)));
                self.close();
                if !self.raw.ended || !self.raw.pending().is_empty() {
                    self.skip_to_member_after(self.member)?;
                }
            }
        }
        Ok(())
    }

    fn mark(&self, offset: u64, kind: MarkKind) -> Mark {
        Mark {
            at: self.given,
            offset,
            kind,
        }
    }

    fn close(&mut self) {
        match &mut self.layer {
            Layer::Plain => {}
            Layer::Gzip(member) => *member = None,
            Layer::Zstd(frames) => frames.close(),
        }
    }

    /// Opens the next member, after what is between two of them.
    fn next_member(&mut self, marks: &mut Vec<Mark>) -> io::Result<()> {
        // Tapes and block devices leave zeros.
        loop {
            self.raw.fill(1)?;
            let zeros = self.raw.pending().iter().take_while(|b| **b == 0).count();
            if zeros == 0 {
                break;
            }
            self.raw.skip(zeros);
        }
        self.raw.fill(ZSTD.len())?;
        if self.raw.pending().is_empty() {
            self.ended = true;
            return Ok(());
        }
        let offset = self.raw.offset();
        if !self.is_member() {
            self.skip_to_member()?;
            let skipped = self.raw.offset() - offset;
            let reason = format!("{skipped} bytes that are not compressed data");
            marks.push(self.mark(offset, MarkKind::Damage(reason)));
            return Ok(());
        }
        self.member = offset;
        match &mut self.layer {
            Layer::Plain => {}
            Layer::Gzip(member) => *member = Some(GzipMember::new()),
            Layer::Zstd(frames) => {
                if let Step::Broken(reason) = frames.open(&mut self.raw)? {
                    marks.push(self.mark(offset, MarkKind::Damage(reason)));
                    return self.skip_to_member_after(offset);
                }
                if !frames.is_open() {
                    // A frame that holds no data.
                    return Ok(());
                }
            }
        }
        marks.push(self.mark(offset, MarkKind::Member));
        Ok(())
    }

    fn is_member(&self) -> bool {
        match self.layer {
            Layer::Plain => true,
            Layer::Gzip(_) => is_gzip(self.raw.pending()),
            Layer::Zstd(_) => is_zstd(self.raw.pending()),
        }
    }

    /// Moves to the next magic number after that of a broken member.
    fn skip_to_member_after(&mut self, member: u64) -> io::Result<()> {
        self.raw.go_back(member + 1);
        if self.raw.offset() == member {
            self.raw.skip(1);
        }
        self.skip_to_member()
    }

    /// Moves to the next magic number, or to the end.
    fn skip_to_member(&mut self) -> io::Result<()> {
        let first = match self.layer {
            Layer::Zstd(_) => ZSTD[0],
            _ => GZIP[0],
        };
        loop {
            self.raw.fill(ZSTD.len())?;
            let pending = self.raw.pending();
            if pending.is_empty() {
                return Ok(());
            }
            // Skippable frames are not looked for: their magic numbers are too common.
            if pending[0] == first && self.is_member() {
                return Ok(());
            }
            let next = memchr::memchr(first, &pending[1..]).map_or(pending.len(), |at| at + 1);
            self.raw.skip(next);
        }
    }
}
