//! The one buffer of an input: it grows to the record at hand and no further.
//!
//! A reader of its own instead of `BufReader`, because a record has to be looked at
//! before it is taken, and because `read_until` has no limit.

use std::io::{self, Read};

/// Bytes asked for at once: what a Linux pipe holds.
const CHUNK: usize = 64 * 1024;

/// Room kept between records; a buffer that one huge record blew up is given back.
const KEPT: usize = 16 * CHUNK;

pub(super) struct Buffer {
    reader: Box<dyn Read + Send>,
    data: Vec<u8>,
    /// Where in `data` the pending bytes begin.
    start: usize,
    /// There is nothing more to read.
    pub ended: bool,
    /// An error met while looking ahead; it counts once the bytes before it are taken.
    failed: Option<io::Error>,
    /// Bytes taken so far.
    pub offset: u64,
    /// The line, from 1, on which the pending bytes begin.
    pub line: u64,
}

impl Buffer {
    pub fn new(reader: Box<dyn Read + Send>) -> Self {
        Buffer {
            reader,
            data: Vec::new(),
            start: 0,
            ended: false,
            failed: None,
            offset: 0,
            line: 1,
        }
    }

    /// What was read and not yet taken.
    pub fn pending(&self) -> &[u8] {
        self.data.get(self.start..).unwrap_or_default()
    }

    /// Bytes of memory held.
    #[cfg(test)]
    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }

    /// Reads once to look ahead; false if there is nothing more to see.
    pub fn look_ahead(&mut self) -> bool {
        if let Err(error) = self.more() {
            self.failed = Some(error);
        }
        !self.ended && self.failed.is_none()
    }

    /// Reads once: more pending bytes, or `ended`.
    pub fn more(&mut self) -> io::Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if self.start > 0 {
            self.data.drain(..self.start);
            self.start = 0;
            if self.data.capacity() > KEPT && self.data.len() < KEPT / 2 {
                self.data.shrink_to(KEPT);
            }
        }
        let filled = self.data.len();
        self.data.resize(filled + CHUNK, 0);
        let read = loop {
            match self.reader.read(&mut self.data[filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.data
            .truncate(filled + read.as_ref().copied().unwrap_or(0).min(CHUNK));
        self.ended = read? == 0;
        Ok(())
    }

    /// The first `length` pending bytes, moved rather than copied where they are all there is.
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

    /// Lets the first `length` pending bytes go.
    pub fn skip(&mut self, length: usize) {
        let length = length.min(self.pending().len());
        self.count(length);
        self.start += length;
    }

    fn count(&mut self, length: usize) {
        let gone = self.pending().get(..length).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', gone).count();
        self.line += lines as u64;
        self.offset += length as u64;
    }
}
