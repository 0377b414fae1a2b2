//! Decompresses the zstd frames of an archive, with the dictionary of its first frame.
//!
//! A skippable frame `5D 2A 4D 18` at the beginning holds the dictionary of all others, plain or
//! compressed itself (IIPC, "WARC with zstd").

use super::source::{Raw, STEP, Step, ZSTD, ZSTD_DICTIONARY, is_skippable};
use std::io;
use zstd::stream::raw::{Decoder, InBuffer, Operation, OutBuffer};

/// The largest dictionary, in bytes. Those of the Archive Team have some 1 MB.
const MAX_DICTIONARY: usize = 64 << 20;

#[derive(Default)]
pub(super) struct ZstdFrames {
    dictionary: Vec<u8>,
    frame: Option<Decoder<'static>>,
    /// Bytes of a skippable frame that are not passed yet.
    skipping: u64,
}

impl ZstdFrames {
    /// Whether a frame is being read.
    pub fn is_open(&self) -> bool {
        self.frame.is_some() || self.skipping > 0
    }

    pub fn close(&mut self) {
        self.frame = None;
        self.skipping = 0;
    }

    /// Opens the frame at the position. A dictionary is read at once.
    pub fn open(&mut self, raw: &mut Raw) -> io::Result<Step> {
        if !is_skippable(raw.pending()) {
            let decoder = Decoder::with_dictionary(&self.dictionary);
            return Ok(match decoder {
                Ok(decoder) => {
                    self.frame = Some(decoder);
                    Step::Data
                }
                Err(error) => broken(&error),
            });
        }
        raw.fill(8)?;
        let &[a, b, c, d, e, f, g, h, ..] = raw.pending() else {
            let length = raw.pending().len();
            raw.skip(length);
            return Ok(cut_short());
        };
        let length = u32::from_le_bytes([e, f, g, h]);
        let is_dictionary = [a, b, c, d] == ZSTD_DICTIONARY && self.dictionary.is_empty();
        raw.skip(8);
        let length = length as usize;
        if !is_dictionary || length > MAX_DICTIONARY {
            self.skipping = length as u64;
            return Ok(Step::Data);
        }
        raw.fill(length)?;
        let Some(bytes) = raw.pending().get(..length) else {
            let length = raw.pending().len();
            raw.skip(length);
            return Ok(cut_short());
        };
        let dictionary = match bytes.starts_with(&ZSTD) {
            true => zstd::bulk::decompress(bytes, MAX_DICTIONARY),
            false => Ok(bytes.to_vec()),
        };
        raw.skip(length);
        match dictionary {
            Ok(dictionary) => self.dictionary = dictionary,
            Err(error) => return Ok(broken(&error)),
        }
        Ok(Step::Data)
    }

    /// Appends up to [`STEP`] bytes.
    pub fn step(&mut self, raw: &mut Raw, out: &mut Vec<u8>) -> io::Result<Step> {
        if raw.pending().is_empty() && !raw.ended {
            raw.more()?;
        }
        let Some(decoder) = &mut self.frame else {
            let pending = raw.pending().len() as u64;
            let skipped = pending.min(self.skipping);
            self.skipping -= skipped;
            raw.skip(skipped as usize);
            return Ok(match (self.skipping, raw.ended) {
                (0, _) => Step::End,
                (_, true) => cut_short(),
                (_, false) => Step::Data,
            });
        };
        let before = out.len();
        out.resize(before + STEP, 0);
        let mut input = InBuffer::around(raw.pending());
        let mut output = OutBuffer::around(&mut out[before..]);
        let hint = decoder.run(&mut input, &mut output);
        let (read, written) = (input.pos(), output.pos());
        out.truncate(before + written);
        raw.skip(read);
        match hint {
            Ok(0) => Ok(Step::End),
            Ok(_) if read == 0 && written == 0 && raw.ended => Ok(cut_short()),
            Ok(_) if read == 0 && written == 0 => {
                raw.more()?;
                Ok(Step::Data)
            }
            Ok(_) => Ok(Step::Data),
            Err(error) => Ok(broken(&error)),
        }
    }
}

fn cut_short() -> Step {
    Step::Broken("the zstd data is cut short".to_owned())
}

fn broken(error: &io::Error) -> Step {
    Step::Broken(format!("broken zstd data: {error}"))
}
