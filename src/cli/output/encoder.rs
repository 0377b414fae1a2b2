//! Lines to the bytes of a file, compressed by its extension.
//!
//! A run that can be resumed splits its compressed output into members (gzip) or frames
//! (Zstandard), because a compressor can only continue at the start of one. The boundaries depend
//! on the amount of text and not on where a run stopped, so the output of a resumed run is
//! byte-identical. Other runs write a single member: some readers stop after the first (Python's
//! `zstandard` without `read_across_frames`).

use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Bytes of the write buffer: about a hundred lines a write, and it stays in the cache.
const BUFFER: usize = 256 << 10;

/// Bytes of text in a member. A kill costs at most this much work, about two seconds of two
/// cores, and compression stays within 1% of that of a single member.
const MEMBER: u64 = 4 << 20;

#[derive(Debug, Clone, Copy)]
enum Compression {
    Gzip,
    Zstd,
}

/// Writes lines to a file.
pub struct Encoder {
    file: BufWriter<File>,
    compression: Option<Compression>,
    /// The open member, if any.
    member: Option<Member>,
    /// Bytes of text in the open member.
    member_text: u64,
    /// Members end after [`MEMBER`] bytes, so that a later run can continue.
    split_members: bool,
    /// The file has content, from this run or from the one that it resumes.
    has_content: bool,
}

enum Member {
    Gzip(GzEncoder<Vec<u8>>),
    Zstd(zstd::Encoder<'static, Vec<u8>>),
}

impl Encoder {
    /// Writes at the current position of `file`, compressed by the extension of `path`.
    pub fn new(path: &Path, file: File, split_members: bool, has_content: bool) -> Encoder {
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        Encoder {
            file: BufWriter::with_capacity(BUFFER, file),
            compression: match extension.to_ascii_lowercase().as_str() {
                "gz" => Some(Compression::Gzip),
                "zst" => Some(Compression::Zstd),
                _ => None,
            },
            member: None,
            member_text: 0,
            split_members,
            has_content,
        }
    }

    /// Writes a line.
    pub fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let Some(compression) = self.compression else {
            return self.file.write_all(line);
        };
        self.has_content = true;
        let member = match &mut self.member {
            Some(member) => member,
            none => none.insert(Member::begin(compression)?),
        };
        member.writer().write_all(line)?;
        self.drain_member()?;
        self.member_text += line.len() as u64;
        if self.split_members && self.member_text >= MEMBER {
            self.end_member()?;
        }
        Ok(())
    }

    /// Writes all buffered data to the file.
    pub fn flush(&mut self) -> io::Result<()> {
        if let Some(member) = &mut self.member {
            member.writer().flush()?;
        }
        self.drain_member()?;
        self.file.flush()
    }

    /// Whether a later run could continue here.
    pub fn is_between_members(&self) -> bool {
        self.member.is_none()
    }

    /// The file itself, without the data that is still buffered.
    pub fn file(&mut self) -> &mut File {
        self.file.get_mut()
    }

    /// Ends the compression and flushes. An empty output, too, is one valid member.
    pub fn finish(mut self) -> io::Result<File> {
        if let (Some(compression), false) = (self.compression, self.has_content) {
            self.member = Some(Member::begin(compression)?);
        }
        self.end_member()?;
        let written = self.file.into_inner();
        written.map_err(io::IntoInnerError::into_error)
    }

    fn end_member(&mut self) -> io::Result<()> {
        if let Some(member) = self.member.take() {
            self.file.write_all(&member.finish()?)?;
        }
        self.member_text = 0;
        Ok(())
    }

    /// Moves the compressed bytes of the open member to the file.
    fn drain_member(&mut self) -> io::Result<()> {
        let compressed = match &mut self.member {
            Some(Member::Gzip(encoder)) => encoder.get_mut(),
            Some(Member::Zstd(encoder)) => encoder.get_mut(),
            None => return Ok(()),
        };
        self.file.write_all(compressed)?;
        compressed.clear();
        Ok(())
    }
}

impl Write for Encoder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Encoder::write(self, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Encoder::flush(self)
    }
}

impl Member {
    fn begin(compression: Compression) -> io::Result<Member> {
        Ok(match compression {
            Compression::Gzip => {
                Member::Gzip(GzEncoder::new(Vec::new(), flate2::Compression::default()))
            }
            Compression::Zstd => Member::Zstd(zstd::Encoder::new(
                Vec::new(),
                zstd::DEFAULT_COMPRESSION_LEVEL,
            )?),
        })
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Member::Gzip(encoder) => encoder,
            Member::Zstd(encoder) => encoder,
        }
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        match self {
            Member::Gzip(encoder) => encoder.finish(),
            Member::Zstd(encoder) => encoder.finish(),
        }
    }
}
