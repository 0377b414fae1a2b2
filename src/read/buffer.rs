//! The buffer of one input. It grows to the current record and no further.
//!
//! `BufReader` is not enough, because a record is examined before it is taken, and because
//! `read_until` has no limit.

use std::cell::RefCell;
use std::io::{self, Read};

/// Bytes per read: the capacity of a Linux pipe.
const CHUNK: usize = 64 * 1024;

/// Bytes of capacity kept between records. Memory that one huge record needed is released.
const MAX_IDLE_CAPACITY: usize = 16 * CHUNK;

thread_local! {
    /// Where reads write: one buffer for each read within another. New memory would be zeroed for
    /// each read (docs/decisions/0031-work-skipped-on-easy-input.md).
    static SCRATCH: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// Appends the bytes of one read, at most `chunk` and at most [`CHUNK`]. Returns their number, 0 at
/// the end.
pub(super) fn read_once(
    reader: &mut dyn Read,
    data: &mut Vec<u8>,
    chunk: usize,
) -> io::Result<usize> {
    // Not borrowed while it is used: a reader may be a file in a container, which reads here, too.
    let free = SCRATCH.with_borrow_mut(Vec::pop);
    let mut scratch = free.unwrap_or_else(|| vec![0; CHUNK]);
    let target = &mut scratch[..chunk.min(CHUNK)];
    let read = loop {
        match reader.read(target) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    if let Ok(read) = read {
        data.extend_from_slice(target.get(..read).unwrap_or_default());
    }
    SCRATCH.with_borrow_mut(|free| free.push(scratch));
    read
}

pub(super) struct Buffer {
    reader: Box<dyn Read + Send>,
    data: Vec<u8>,
    /// The position of the pending bytes in `data`.
    start: usize,
    /// The input has been read to its end.
    pub ended: bool,
    /// An error of `look_ahead`. The next `more` returns it, when the bytes before it are used up.
    deferred_error: Option<io::Error>,
    /// Bytes taken so far.
    pub offset: u64,
    /// The line on which the pending bytes begin, from 1.
    pub line: u64,
}

impl Buffer {
    pub fn new(reader: Box<dyn Read + Send>) -> Self {
        Buffer {
            reader,
            data: Vec::new(),
            start: 0,
            ended: false,
            deferred_error: None,
            offset: 0,
            line: 1,
        }
    }

    /// The bytes that were read and not taken yet, and the reader of those after them.
    pub fn into_parts(self) -> (Vec<u8>, Box<dyn Read + Send>) {
        (self.pending().to_vec(), self.reader)
    }

    /// Bytes that were read and not taken yet.
    pub fn pending(&self) -> &[u8] {
        self.data.get(self.start..).unwrap_or_default()
    }

    /// Bytes of memory that are allocated.
    #[cfg(test)]
    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }

    /// Reads once without reporting an error. False when nothing more can be read.
    pub fn look_ahead(&mut self) -> bool {
        if let Err(error) = self.more() {
            self.deferred_error = Some(error);
        }
        !self.ended && self.deferred_error.is_none()
    }

    /// Reads once. Afterwards there are more pending bytes, or `ended` is set.
    pub fn more(&mut self) -> io::Result<()> {
        if let Some(error) = self.deferred_error.take() {
            return Err(error);
        }
        if self.start > 0 {
            self.data.drain(..self.start);
            self.start = 0;
            if self.data.capacity() > MAX_IDLE_CAPACITY && self.data.len() < MAX_IDLE_CAPACITY / 2 {
                self.data.shrink_to(MAX_IDLE_CAPACITY);
            }
        }
        self.ended = read_once(&mut *self.reader, &mut self.data, CHUNK)? == 0;
        Ok(())
    }

    /// Takes the first `length` pending bytes. They are moved, not copied, if they are all.
    pub fn take(&mut self, length: usize) -> Vec<u8> {
        let all = self.start == 0 && length == self.data.len();
        let taken = if all && length > self.data.capacity() / 2 {
            self.count(length);
            self.start = 0;
            return std::mem::take(&mut self.data);
        } else {
            self.pending().get(..length).unwrap_or_default().to_vec()
        };
        self.skip(length);
        taken
    }

    /// Drops the first `length` pending bytes.
    pub fn skip(&mut self, length: usize) {
        let length = length.min(self.pending().len());
        self.count(length);
        self.start += length;
    }

    fn count(&mut self, length: usize) {
        let dropped = self.pending().get(..length).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', dropped).count();
        self.line += lines as u64;
        self.offset += length as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads through a buffer of its own, as a file in a container does.
    struct Nested(Buffer);

    impl Read for Nested {
        fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
            self.0.more()?;
            let length = self.0.pending().len().min(target.len());
            target[..length].copy_from_slice(&self.0.pending()[..length]);
            self.0.skip(length);
            Ok(length)
        }
    }

    #[test]
    fn a_reader_that_reads_through_another_buffer_gives_all_bytes() {
        let bytes: Vec<u8> = (0..3 * CHUNK + 5).map(|at| at as u8).collect();
        let inner = Buffer::new(Box::new(io::Cursor::new(bytes.clone())));
        let mut outer = Buffer::new(Box::new(Nested(inner)));
        while !outer.ended {
            outer.more().unwrap();
        }
        assert_eq!(outer.pending(), bytes);
    }
}
