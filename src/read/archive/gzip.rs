//! Inflates one gzip member, step by step.

use super::source::{Raw, STEP, Step};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::io;

/// The longest header, in bytes: a member of an archive has a short name, if any.
const MAX_HEADER: usize = 64 * 1024;

/// Bytes of the trailer: the checksum and the length.
const TRAILER: usize = 8;

/// Flags of the header (RFC 1952).
const FHCRC: u8 = 2;
const FEXTRA: u8 = 4;
const FNAME: u8 = 8;
const FCOMMENT: u8 = 16;

pub(super) struct GzipMember {
    state: State,
}

enum State {
    Header,
    Body(Box<Body>),
}

struct Body {
    inflate: Decompress,
    crc: Crc,
    is_complete: bool,
}

impl GzipMember {
    pub fn new() -> GzipMember {
        GzipMember {
            state: State::Header,
        }
    }

    /// Appends up to [`STEP`] bytes.
    pub fn step(&mut self, raw: &mut Raw, out: &mut Vec<u8>) -> io::Result<Step> {
        let body = match &mut self.state {
            State::Body(body) => body,
            State::Header => {
                let length = loop {
                    match header_length(raw.pending()) {
                        Some(length) => break length,
                        None if raw.ended => return Ok(cut_short()),
                        None if raw.pending().len() > MAX_HEADER => {
                            return Ok(Step::Broken("a gzip header without end".to_owned()));
                        }
                        None => raw.more()?,
                    }
                };
                raw.skip(length);
                self.state = State::Body(Box::new(Body {
                    inflate: Decompress::new(false),
                    crc: Crc::new(),
                    is_complete: false,
                }));
                return Ok(Step::Data);
            }
        };
        if body.is_complete {
            return trailer(&body.crc, raw);
        }
        if raw.pending().is_empty() && !raw.ended {
            raw.more()?;
        }
        let before = out.len();
        out.resize(before + STEP, 0);
        let (read, written) = (body.inflate.total_in(), body.inflate.total_out());
        let status =
            body.inflate
                .decompress(raw.pending(), &mut out[before..], FlushDecompress::None);
        let read = (body.inflate.total_in() - read) as usize;
        let written = (body.inflate.total_out() - written) as usize;
        out.truncate(before + written);
        body.crc.update(&out[before..]);
        raw.skip(read);
        match status {
            Ok(Status::StreamEnd) => body.is_complete = true,
            Ok(_) if read == 0 && written == 0 && raw.ended => return Ok(cut_short()),
            Ok(_) if read == 0 && written == 0 => raw.more()?,
            Ok(_) => {}
            Err(_) => return Ok(Step::Broken("broken gzip data".to_owned())),
        }
        Ok(Step::Data)
    }
}

fn cut_short() -> Step {
    Step::Broken("the gzip data is cut short".to_owned())
}

fn trailer(crc: &Crc, raw: &mut Raw) -> io::Result<Step> {
    raw.fill(TRAILER)?;
    let Some(trailer) = raw.pending().first_chunk::<TRAILER>() else {
        let length = raw.pending().len();
        raw.skip(length);
        return Ok(cut_short());
    };
    let said = u32::from_le_bytes([trailer[0], trailer[1], trailer[2], trailer[3]]);
    if said != crc.sum() {
        return Ok(Step::Broken("broken gzip data: wrong checksum".to_owned()));
    }
    raw.skip(TRAILER);
    Ok(Step::End)
}

/// The length of the header of a member, or `None` if more bytes are needed.
fn header_length(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3)?;
    let mut length = 10;
    if flags & FEXTRA != 0 {
        let extra = bytes.get(length..length + 2)?;
        length += 2 + usize::from(u16::from_le_bytes([extra[0], extra[1]]));
    }
    for flag in [FNAME, FCOMMENT] {
        if flags & flag != 0 {
            length += memchr::memchr(0, bytes.get(length..)?)? + 1;
        }
    }
    if flags & FHCRC != 0 {
        length += 2;
    }
    (bytes.len() >= length).then_some(length)
}
