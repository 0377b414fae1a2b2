//! Lines to the bytes of a file, compressed or not.
//!
//! A run that can be resumed cuts its compression into members (gzip) or frames (Zstandard):
//! the only places from which a compressor can go on are those where it begins. The cuts
//! lie at counts of text, never where a run happened to stop, so that a run that was killed
//! and resumed writes the same bytes as one that was not. Other runs write one member: some
//! readers stop behind the first (Python's `zstandard` unless told `read_across_frames`).

use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Large enough that a write is a hundred lines or so, small enough to stay in the cache.
const BUFFER: usize = 256 << 10;

/// Text of a member, in bytes: two seconds' work of two cores, which is what a kill costs, and enough
/// for compression to be within one percent of that of the whole.
const MEMBER: u64 = 4 << 20;

#[derive(Debug, Clone, Copy)]
enum Compression {
    Gzip,
    Zstd,
}

/// Writes to a file.
pub struct Encoder {
    file: BufWriter<File>,
    compression: Option<Compression>,
    /// The member that is open.
    member: Option<Member>,
    /// Bytes of text in it.
    text: u64,
    /// Members end, so that a resumed run can begin behind them.
    cuts: bool,
    /// Something was written, by this run or by the one that it resumes.
    begun: bool,
}

enum Member {
    Gzip(GzEncoder<Vec<u8>>),
    Zstd(zstd::Encoder<'static, Vec<u8>>),
}

impl Encoder {
    /// Writes on at where `file` stands, as the suffix of `path` tells. `begun`: something stands before.
    pub fn new(path: &Path, file: File, cuts: bool, begun: bool) -> Encoder {
        let suffix = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        Encoder {
            file: BufWriter::with_capacity(BUFFER, file),
            compression: match suffix.to_ascii_lowercase().as_str() {
                "gz" => Some(Compression::Gzip),
                "zst" => Some(Compression::Zstd),
                _ => None,
            },
            member: None,
            text: 0,
            cuts,
            begun,
        }
    }

    pub fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let Some(compression) = self.compression else {
            return self.file.write_all(line);
        };
        self.begun = true;
        let member = match &mut self.member {
            Some(member) => member,
            none => none.insert(Member::begin(compression)?),
        };
        member.writer().write_all(line)?;
        self.hand_on()?;
        self.text += line.len() as u64;
        if self.cuts && self.text >= MEMBER {
            self.end()?;
        }
        Ok(())
    }

    /// Hands on what was written so far.
    pub fn flush(&mut self) -> io::Result<()> {
        if let Some(member) = &mut self.member {
            member.writer().flush()?;
        }
        self.hand_on()?;
        self.file.flush()
    }

    /// Whether a resumed run could begin here.
    pub fn between_members(&self) -> bool {
        self.member.is_none()
    }

    /// The file as it is; what is still in the buffer is not in it.
    pub fn file(&mut self) -> &mut File {
        self.file.get_mut()
    }

    /// Writes the compression's end and empties the buffer. Nothing at all, too, is a member.
    pub fn finish(mut self) -> io::Result<File> {
        if let (Some(compression), false) = (self.compression, self.begun) {
            self.member = Some(Member::begin(compression)?);
        }
        self.end()?;
        let written = self.file.into_inner();
        written.map_err(io::IntoInnerError::into_error)
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(member) = self.member.take() {
            self.file.write_all(&member.finish()?)?;
        }
        self.text = 0;
        Ok(())
    }

    /// What the open member has packed goes to the file.
    fn hand_on(&mut self) -> io::Result<()> {
        let packed = match &mut self.member {
            Some(Member::Gzip(encoder)) => encoder.get_mut(),
            Some(Member::Zstd(encoder)) => encoder.get_mut(),
            None => return Ok(()),
        };
        self.file.write_all(packed)?;
        packed.clear();
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
