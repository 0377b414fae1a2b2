//! The profile file.
//!
//! Little-endian: magic, version (u32), pages kept per site (u16), number of sites (u32). For each
//! site: its name (u32 length, UTF-8) and the number of its pages (u16). For each page: its id
//! (u64), the number of its blocks (u16), and the blocks (`text`, `pattern`, `position`: u32 each,
//! `words`: u8). A checksum of all preceding bytes (FNV-1a, u64) ends the file.
//!
//! Sites are ordered by name and pages by id, so equal samples give equal files. The checksum
//! detects torn and damaged files, not forged ones.

use super::page_sketch::{BlockSketch, MAX_BLOCKS, PageSketch};
use super::sketch_sample::{PAGES_PER_SITE, SketchSample};
use crate::text::hash::Fnv1a;
use std::io::{self, Read, Write};
use thiserror::Error;

const MAGIC: &[u8; 8] = b"dechaffP";

/// Increases with every change of the format or of the hashes in a [`PageSketch`]: hashes of
/// different versions cannot be compared.
const VERSION: u32 = 1;

/// The longest name of a site, in bytes. Hosts and paths are shorter.
const MAX_NAME_BYTES: usize = 64 << 10;

/// Why a file cannot be used as a profile.
#[derive(Debug, Error)]
pub enum ProfileError {
    /// The file does not begin with the magic of a profile.
    #[error("not a site profile; make one with `dechaff profile PATHS -o FILE`")]
    NotAProfile,
    /// Another version of the program wrote the file.
    #[error(
        "a site profile of version {0}, and this dechaff reads version {VERSION}; make it anew with `dechaff profile PATHS -o FILE`"
    )]
    OtherVersion(u32),
    /// The file is truncated, damaged or longer than its contents.
    #[error(
        "the site profile is damaged or cut short; make it anew with `dechaff profile PATHS -o FILE`"
    )]
    Damaged,
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl SketchSample {
    /// Writes the sample as a profile file.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        let mut to = ChecksumWriter {
            inner: to,
            checksum: Fnv1a::new(),
        };
        to.write_all(MAGIC)?;
        to.u32(VERSION)?;
        to.u16(self.pages_per_site())?;
        to.u32_from(self.sites().len())?;
        for (name, pages) in self.sites() {
            to.u32_from(name.len())?;
            to.write_all(name.as_bytes())?;
            to.u16(pages.len())?;
            for page in pages.values() {
                to.write_all(&page.id.to_le_bytes())?;
                to.u16(page.blocks.len())?;
                for block in &page.blocks {
                    to.u32(block.text)?;
                    to.u32(block.pattern)?;
                    to.u32(block.position)?;
                    to.write_all(&[block.words])?;
                }
            }
        }
        let checksum = to.checksum.finish();
        to.inner.write_all(&checksum.to_le_bytes())
    }

    /// Reads a profile file to its end. The file is not trusted: a count above the limits of a
    /// sample is an error, and memory grows only with the bytes that were read.
    pub fn read(from: impl Read) -> Result<SketchSample, ProfileError> {
        let mut from = ChecksumReader {
            inner: from,
            checksum: Fnv1a::new(),
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
        let pages_per_site = from.u16(PAGES_PER_SITE)?;
        let mut sample = SketchSample::with_pages_per_site(pages_per_site);
        for _ in 0..from.u32()? {
            let name = from.name()?;
            for _ in 0..from.u16(pages_per_site)? {
                let page = from.page()?;
                sample.add(&name, page);
            }
        }
        let checksum = from.checksum.finish();
        // One byte more than the checksum, so that trailing bytes are noticed.
        let mut end = [0; 9];
        let read = read_up_to(&mut from.inner, &mut end)?;
        let is_whole = read == 8 && end[..8] == checksum.to_le_bytes();
        if is_whole && sample.pages_per_site() == pages_per_site {
            Ok(sample)
        } else {
            Err(ProfileError::Damaged)
        }
    }
}

/// Computes the checksum of everything that is written.
struct ChecksumWriter<W> {
    inner: W,
    checksum: Fnv1a,
}

impl<W: Write> ChecksumWriter<W> {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.checksum.write(bytes);
        self.inner.write_all(bytes)
    }

    fn u32(&mut self, number: u32) -> io::Result<()> {
        self.write_all(&number.to_le_bytes())
    }

    fn u32_from(&mut self, number: usize) -> io::Result<()> {
        self.u32(u32::try_from(number).map_err(io::Error::other)?)
    }

    fn u16(&mut self, number: usize) -> io::Result<()> {
        let number = u16::try_from(number).map_err(io::Error::other)?;
        self.write_all(&number.to_le_bytes())
    }
}

/// Computes the checksum of everything that is read.
struct ChecksumReader<R> {
    inner: R,
    checksum: Fnv1a,
}

impl<R: Read> ChecksumReader<R> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], ProfileError> {
        let mut bytes = [0; N];
        if read_up_to(&mut self.inner, &mut bytes)? < N {
            return Err(ProfileError::Damaged);
        }
        self.checksum.write(&bytes);
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, ProfileError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// Reads a number; one above `max` is an error.
    fn u16(&mut self, max: usize) -> Result<usize, ProfileError> {
        let number = usize::from(u16::from_le_bytes(self.array()?));
        if number <= max {
            Ok(number)
        } else {
            Err(ProfileError::Damaged)
        }
    }

    fn name(&mut self) -> Result<String, ProfileError> {
        let length = self.u32()? as usize;
        if length > MAX_NAME_BYTES {
            return Err(ProfileError::Damaged);
        }
        let mut name = vec![0; length];
        if read_up_to(&mut self.inner, &mut name)? < length {
            return Err(ProfileError::Damaged);
        }
        self.checksum.write(&name);
        String::from_utf8(name).map_err(|_| ProfileError::Damaged)
    }

    fn page(&mut self) -> Result<PageSketch, ProfileError> {
        let id = u64::from_le_bytes(self.array()?);
        let mut blocks = Vec::new();
        for _ in 0..self.u16(MAX_BLOCKS)? {
            blocks.push(BlockSketch {
                text: self.u32()?,
                pattern: self.u32()?,
                position: self.u32()?,
                words: self.array::<1>()?[0],
            });
        }
        Ok(PageSketch {
            id,
            blocks: blocks.into(),
        })
    }
}

/// Fills `into`, less if the input ends before. Returns the number of bytes read.
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
    fn a_written_sample_is_read_back_equal() {
        for sample in [
            sample(),
            SketchSample::default(),
            SketchSample::with_pages_per_site(3),
        ] {
            assert_eq!(SketchSample::read(&written(&sample)[..]).unwrap(), sample);
        }
    }

    #[test]
    fn a_truncated_file_is_rejected() {
        let bytes = written(&sample());
        for end in 0..bytes.len() {
            assert!(SketchSample::read(&bytes[..end]).is_err(), "{end}");
        }
    }

    proptest! {
        #[test]
        fn a_file_with_one_changed_byte_is_rejected_without_a_panic(at in 0usize..1000, byte in 1u8..) {
            let mut bytes = written(&sample());
            let at = at % bytes.len();
            bytes[at] ^= byte;
            prop_assert!(SketchSample::read(&bytes[..]).is_err());
        }
    }
}
