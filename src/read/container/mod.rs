//! Reads files of files: tar (also compressed), zip and WACZ, as a stream.
//!
//! Input: the bytes of a container. Output: the files in it, one after the other, each as an input
//! of its own whose path is `container!file`. Nothing is held but the file that is read, so a WACZ
//! may be larger than the memory. The headers before each file are enough; the directory at the end
//! of a zip file is not read, because a stream has no end to start from.

mod tar;
mod zip;

use super::buffer::read_once;
use std::io::{self, Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes per read of the container.
const CHUNK: usize = 64 * 1024;

/// The longest name of a file in a container, in bytes.
const MAX_NAME: usize = 64 * 1024;

/// A file of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Tar,
    Zip,
}

impl Kind {
    /// Recognises a container by its first bytes.
    pub fn of(head: &[u8]) -> Option<Kind> {
        match head {
            [b'P', b'K', 3, 4, ..] if !zip::is_document(head) => Some(Kind::Zip),
            _ if tar::is_header(head) => Some(Kind::Tar),
            _ => None,
        }
    }
}

/// A container that is being read.
pub(super) struct Container {
    kind: Kind,
    shared: Shared,
}

/// A file in a container.
pub(super) struct Entry {
    pub name: String,
    pub reader: Box<dyn Read + Send>,
}

impl Container {
    /// Reads a container from its first byte.
    pub fn new(kind: Kind, head: &[u8], rest: Box<dyn Read + Send>) -> Container {
        let reader = Cursor::new(head.to_vec()).chain(rest);
        let input = Input {
            reader: Box::new(reader),
            data: Vec::new(),
            at: 0,
            ended: false,
            entry: Body::None,
        };
        Container {
            kind,
            shared: Shared(Arc::new(Mutex::new(input))),
        }
    }

    /// The next file. What was not read of the one before is passed over.
    ///
    /// # Errors
    ///
    /// The container cannot be read, or is damaged or encrypted.
    pub fn next(&mut self) -> io::Result<Option<Entry>> {
        let name = self.shared.with(|input| {
            input.pass_entry()?;
            match self.kind {
                Kind::Tar => tar::next(input),
                Kind::Zip => zip::next(input),
            }
        })?;
        Ok(name.map(|name| Entry {
            name,
            reader: Box::new(self.shared.clone()),
        }))
    }
}

/// The bytes of the container, shared with the reader of its current file.
#[derive(Clone)]
struct Shared(Arc<Mutex<Input>>);

impl Shared {
    fn with<T>(&self, work: impl FnOnce(&mut Input) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.with(|input| input.read_entry(buffer))
    }
}

struct Input {
    reader: Box<dyn Read + Send>,
    data: Vec<u8>,
    at: usize,
    ended: bool,
    entry: Body,
}

/// The content of the current file.
enum Body {
    None,
    /// Bytes that follow, and bytes of padding after them.
    Stored(u64, u64),
    Deflated(Box<zip::Deflated>),
}

impl Input {
    fn pending(&self) -> &[u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, length: usize) {
        self.at = self.data.len().min(self.at + length);
    }

    /// Reads until this number of bytes is pending, or the input ends.
    fn fill(&mut self, length: usize) -> io::Result<()> {
        while self.pending().len() < length && !self.ended {
            self.data.drain(..self.at);
            self.at = 0;
            self.ended = read_once(&mut *self.reader, &mut self.data, CHUNK)? == 0;
        }
        Ok(())
    }

    /// Takes a header of this length.
    fn take(&mut self, length: usize) -> io::Result<Vec<u8>> {
        self.fill(length)?;
        let bytes = self.pending().get(..length).map(<[u8]>::to_vec);
        let bytes = bytes.ok_or_else(cut_short)?;
        self.skip(length);
        Ok(bytes)
    }

    fn read_entry(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.entry {
            Body::None | Body::Stored(0, _) => Ok(0),
            Body::Stored(left, _) => {
                let wanted = usize::try_from(*left)
                    .unwrap_or(usize::MAX)
                    .min(buffer.len());
                self.fill(1)?;
                let length = self.pending().len().min(wanted);
                if length == 0 && wanted > 0 {
                    return Err(cut_short());
                }
                buffer[..length].copy_from_slice(&self.pending()[..length]);
                self.skip(length);
                if let Body::Stored(left, _) = &mut self.entry {
                    *left -= length as u64;
                }
                Ok(length)
            }
            Body::Deflated(_) => zip::inflate(self, buffer),
        }
    }

    /// Passes the rest of the current file, with its padding.
    fn pass_entry(&mut self) -> io::Result<()> {
        let mut passed = [0; 8 * 1024];
        while self.read_entry(&mut passed)? > 0 {}
        if let Body::Stored(0, padding) = self.entry {
            self.entry = Body::Stored(padding, 0);
            while self.read_entry(&mut passed)? > 0 {}
        }
        self.entry = Body::None;
        Ok(())
    }
}

fn cut_short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the archive is cut short")
}

fn broken(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

#[cfg(test)]
mod tests;
