//! The profile as a file.
//!
//! Little-endian, in this order: the magic, the version, the depth of the sample (u16), the
//! number of sites (u32), and for each its name (u32 bytes of UTF-8), the number of its pages
//! (u16), and for each page its hash (u64), the number of its lines (u16) and the lines
//! (`text`, `form`, `place`: u32 each, `words`: u8). At the end stands a checksum of all that
//! came before. Sites are in the order of their names, pages in that of their hashes, so that
//! equal samples are equal files.

use super::sample::{PAGES_PER_SITE, SketchSample};
use super::trace::{Line, MOST_LINES, PageSketch};
use crate::text::hash::Fnv1a;
use std::io::{self, Read, Write};
use thiserror::Error;

const MAGIC: &[u8; 8] = b"dechaffP";

/// Changes with the format, and with whatever makes a [`PageSketch`]: hashes of another version say
/// nothing to this one.
const VERSION: u32 = 1;

/// Longer names are no host's and no path's.
const MOST_NAME: usize = 64 << 10;

/// Why a file is no profile that can be used.
#[derive(Debug, Error)]
pub enum ProfileError {
    #[error("not a site profile; make one with `dechaff profile PATHS -o FILE`")]
    NotAProfile,
    #[error(
        "a site profile of version {0}, and this dechaff reads version {VERSION}; make it anew with `dechaff profile PATHS -o FILE`"
    )]
    OtherVersion(u32),
    #[error(
        "the site profile is damaged or cut short; make it anew with `dechaff profile PATHS -o FILE`"
    )]
    Damaged,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl SketchSample {
    /// Writes the file.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        let mut to = Written {
            inner: to,
            sum: Fnv1a::new(),
        };
        to.write_all(MAGIC)?;
        to.u32(VERSION)?;
        to.u16(self.depth())?;
        to.u32_of(self.sites().len())?;
        for (name, pages) in self.sites() {
            to.u32_of(name.len())?;
            to.write_all(name.as_bytes())?;
            to.u16(pages.len())?;
            for trace in pages.values() {
                to.write_all(&trace.id.to_le_bytes())?;
                to.u16(trace.lines.len())?;
                for line in &trace.lines {
                    to.u32(line.text)?;
                    to.u32(line.form)?;
                    to.u32(line.place)?;
                    to.write_all(&[line.words])?;
                }
            }
        }
        let sum = to.sum.finish();
        to.inner.write_all(&sum.to_le_bytes())
    }

    /// Reads a file to its end. Nothing in it is trusted: a count that is larger than ours could
    /// be is damage, and memory is taken as the bytes come.
    pub fn read(from: impl Read) -> Result<SketchSample, ProfileError> {
        let mut from = Unread {
            inner: from,
            sum: Fnv1a::new(),
        };
        match from.array() {
            Ok(magic) if magic == *MAGIC => {}
            Err(ProfileError::Io(error)) => return Err(ProfileError::Io(error)),
            _ => return Err(ProfileError::NotAProfile),
        }
        match from.u32()? {
            VERSION => {}
            other => return Err(ProfileError::OtherVersion(other)),
        }
        let depth = from.u16(PAGES_PER_SITE)?;
        let mut sample = SketchSample::of_depth(depth);
        for _ in 0..from.u32()? {
            let name = from.name()?;
            for _ in 0..from.u16(depth)? {
                let trace = from.trace()?;
                sample.add(&name, trace);
            }
        }
        let sum = from.sum.finish();
        let mut end = [0; 9];
        let read = read_up_to(&mut from.inner, &mut end)?;
        if read == 8 && end[..8] == sum.to_le_bytes() && sample.depth() == depth {
            Ok(sample)
        } else {
            Err(ProfileError::Damaged)
        }
    }
}

struct Written<W> {
    inner: W,
    sum: Fnv1a,
}

impl<W: Write> Written<W> {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.write(bytes);
        self.inner.write_all(bytes)
    }

    fn u32(&mut self, number: u32) -> io::Result<()> {
        self.write_all(&number.to_le_bytes())
    }

    fn u32_of(&mut self, number: usize) -> io::Result<()> {
        self.u32(u32::try_from(number).map_err(io::Error::other)?)
    }

    fn u16(&mut self, number: usize) -> io::Result<()> {
        let number = u16::try_from(number).map_err(io::Error::other)?;
        self.write_all(&number.to_le_bytes())
    }
}

struct Unread<R> {
    inner: R,
    sum: Fnv1a,
}

impl<R: Read> Unread<R> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], ProfileError> {
        let mut bytes = [0; N];
        if read_up_to(&mut self.inner, &mut bytes)? < N {
            return Err(ProfileError::Damaged);
        }
        self.sum.write(&bytes);
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, ProfileError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// A number that may not be larger than `most`.
    fn u16(&mut self, most: usize) -> Result<usize, ProfileError> {
        let number = usize::from(u16::from_le_bytes(self.array()?));
        if number <= most {
            Ok(number)
        } else {
            Err(ProfileError::Damaged)
        }
    }

    fn name(&mut self) -> Result<String, ProfileError> {
        let length = self.u32()? as usize;
        if length > MOST_NAME {
            return Err(ProfileError::Damaged);
        }
        let mut name = vec![0; length];
        if read_up_to(&mut self.inner, &mut name)? < length {
            return Err(ProfileError::Damaged);
        }
        self.sum.write(&name);
        String::from_utf8(name).map_err(|_| ProfileError::Damaged)
    }

    fn trace(&mut self) -> Result<PageSketch, ProfileError> {
        let id = u64::from_le_bytes(self.array()?);
        let mut lines = Vec::new();
        for _ in 0..self.u16(MOST_LINES)? {
            lines.push(Line {
                text: self.u32()?,
                form: self.u32()?,
                place: self.u32()?,
                words: self.array::<1>()?[0],
            });
        }
        Ok(PageSketch {
            id,
            lines: lines.into(),
        })
    }
}

/// Fills as much of `into` as there is to read.
fn read_up_to(from: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < into.len() {
        match from.read(&mut into[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_text;
    use proptest::prelude::*;

    fn sample() -> SketchSample {
        let mut sample = SketchSample::default();
        for (site, text) in [
            ("a.example", "One\nAlso read: two"),
            ("a.example", "One\nThree"),
            ("b/", "Four"),
        ] {
            sample.add(site, PageSketch::of(&plain_text::parse(text)));
        }
        sample
    }

    fn written(sample: &SketchSample) -> Vec<u8> {
        let mut bytes = Vec::new();
        sample.write(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn what_was_written_is_read_again() {
        for sample in [sample(), SketchSample::default(), SketchSample::of_depth(3)] {
            assert_eq!(SketchSample::read(&written(&sample)[..]).unwrap(), sample);
        }
    }

    #[test]
    fn every_cut_is_seen() {
        let bytes = written(&sample());
        for end in 0..bytes.len() {
            assert!(SketchSample::read(&bytes[..end]).is_err(), "{end}");
        }
    }

    proptest! {
        #[test]
        fn nothing_in_a_file_panics_or_passes_for_whole(at in 0usize..1000, byte in 1u8..) {
            let mut bytes = written(&sample());
            let at = at % bytes.len();
            bytes[at] ^= byte;
            prop_assert!(SketchSample::read(&bytes[..]).is_err());
        }
    }
}
