//! Decompresses gzip and zstd input.
//!
//! The first bytes decide, never the file name: crawls are full of `.html` files that are gzip and
//! `.gz` files that are not. Everything is streamed. A decompression bomb costs time but no memory,
//! because the record limit stops it.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use thiserror::Error;

/// Layers of compression that are removed. Two occur, in archives of compressed files; more than
/// three only in attacks.
const MAX_LAYERS: usize = 3;

/// The length of the longest magic number, in bytes.
const MAGIC_BYTES: usize = 4;

/// A source of bytes.
pub type ByteSource = Box<dyn Read + Send>;

/// Removes every layer of gzip and zstd. Other input is passed through.
///
/// # Errors
///
/// The source cannot be read, or has more than three layers.
pub fn decompress(mut reader: ByteSource) -> io::Result<ByteSource> {
    for _ in 0..MAX_LAYERS {
        let (magic, source) = peek(reader)?;
        reader = match magic {
            Magic::Gzip => Box::new(Gzip::new(BufReader::new(source))),
            Magic::Zstd => Box::new(Zstd(zstd::stream::read::Decoder::new(source)?)),
            Magic::None => return Ok(source),
        };
    }
    let (magic, source) = peek(reader)?;
    match magic {
        Magic::None => Ok(source),
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            DecompressError::TooManyLayers,
        )),
    }
}

/// What is wrong with compressed input, and what to do about it.
#[derive(Debug, Error)]
enum DecompressError {
    #[error("compressed more than {MAX_LAYERS} times over; unpack it first")]
    TooManyLayers,
    #[error("the {0} data is cut short")]
    Truncated(&'static str),
    #[error("broken {format} data: {error}")]
    Broken {
        format: &'static str,
        error: io::Error,
    },
    #[error("the gzip data is followed by bytes that are not gzip")]
    TrailingBytes,
    #[error("the zstd window is over 128 MiB; pipe it through `zstd -dc --long=31`")]
    WindowTooLarge,
}

enum Magic {
    Gzip,
    Zstd,
    None,
}

fn peek(mut reader: ByteSource) -> io::Result<(Magic, ByteSource)> {
    let mut head = Vec::with_capacity(MAGIC_BYTES);
    reader
        .by_ref()
        .take(MAGIC_BYTES as u64)
        .read_to_end(&mut head)?;
    let magic = match head[..] {
        // RFC 1952: two magic bytes and the only compression method.
        [0x1f, 0x8b, 0x08, ..] => Magic::Gzip,
        // RFC 8878: a frame, or a skippable frame, with which pzstd starts.
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Magic::Zstd,
        _ => Magic::None,
    };
    Ok((magic, Box::new(Cursor::new(head).chain(reader))))
}

/// Reads all members of a gzip file. `MultiGzDecoder` rejects the zeros that tapes and block
/// devices leave after the last member, so the members are iterated here.
struct Gzip<R: BufRead> {
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Gzip<R> {
    fn new(reader: R) -> Self {
        Gzip {
            member: Some(GzDecoder::new(reader)),
        }
    }
}

impl<R: BufRead> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while let Some(member) = &mut self.member {
            let read = member.read(buffer).map_err(|error| match error.kind() {
                io::ErrorKind::Interrupted => error,
                kind => broken(kind, "gzip", error),
            })?;
            if read > 0 {
                return Ok(read);
            }
            let Some(member) = self.member.take() else {
                break;
            };
            let mut reader = member.into_inner();
            match after_padding(&mut reader)? {
                None => break,
                Some(0x1f) => self.member = Some(GzDecoder::new(reader)),
                Some(_) => {
                    return Err(io::Error::new(
                        io::ErrorKind::InvalidData,
                        DecompressError::TrailingBytes,
                    ));
                }
            }
        }
        Ok(0)
    }
}

/// Skips zeros. Returns the first other byte without consuming it.
fn after_padding(reader: &mut impl BufRead) -> io::Result<Option<u8>> {
    loop {
        let available = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            available => available?,
        };
        if available.is_empty() {
            return Ok(None);
        }
        let zeros = available.iter().take_while(|&&byte| byte == 0).count();
        let next = available.get(zeros).copied();
        reader.consume(zeros);
        if next.is_some() {
            return Ok(next);
        }
    }
}

/// Reads all frames of a zstd file. The default window limit of zstd (2^27 bytes) stays, because a
/// frame may demand 2 GiB and memory must be bounded.
struct Zstd<R: BufRead>(zstd::stream::read::Decoder<'static, R>);

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            kind if error.to_string().contains("too much memory") => {
                io::Error::new(kind, DecompressError::WindowTooLarge)
            }
            kind => broken(kind, "zstd", error),
        })
    }
}

fn broken(kind: io::ErrorKind, format: &'static str, error: io::Error) -> io::Error {
    match kind {
        io::ErrorKind::UnexpectedEof => io::Error::new(kind, DecompressError::Truncated(format)),
        _ => io::Error::new(kind, DecompressError::Broken { format, error }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::encode_all(bytes, 1).unwrap()
    }

    /// The decompressed bytes, and the error if there is one.
    fn unpack(bytes: Vec<u8>) -> (Vec<u8>, Option<String>) {
        let mut out = Vec::new();
        let error = decompress(Box::new(Cursor::new(bytes)))
            .and_then(|mut reader| reader.read_to_end(&mut out))
            .err()
            .map(|error| error.to_string());
        (out, error)
    }

    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1u32;
        std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b'a' + ((state >> 24) % 26) as u8
        })
        .take(length)
        .collect()
    }

    #[test]
    fn uncompressed_bytes_of_any_length_pass_through() {
        for bytes in [&b""[..], b"a", b"\x1f", b"plain text"] {
            assert_eq!(unpack(bytes.to_vec()), (bytes.to_vec(), None));
        }
    }

    #[test]
    fn all_gzip_members_and_zstd_frames_are_read() {
        let members = [gzip(b"one\n"), gzip(b""), gzip(b"two\n")].concat();
        assert_eq!(unpack(members), (b"one\ntwo\n".to_vec(), None));
        let skippable = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9].to_vec();
        let frames = [skippable, zstd(b"one\n"), zstd(b"two\n")].concat();
        assert_eq!(unpack(frames), (b"one\ntwo\n".to_vec(), None));
    }

    #[test]
    fn three_layers_are_removed_and_a_fourth_is_rejected() {
        let three = gzip(&zstd(&gzip(b"deep")));
        assert_eq!(unpack(three.clone()), (b"deep".to_vec(), None));
        let (out, error) = unpack(gzip(&three));
        assert!(out.is_empty());
        assert!(error.unwrap().contains("more than 3 times"));
    }

    #[test]
    fn zeros_after_gzip_are_padding_and_other_bytes_are_an_error_after_the_good_bytes() {
        let padded = [gzip(b"good"), vec![0; 70_000]].concat();
        assert_eq!(unpack(padded), (b"good".to_vec(), None));
        let (out, error) = unpack([gzip(b"good"), b"junk".to_vec()].concat());
        assert_eq!(out, b"good");
        assert!(error.unwrap().contains("bytes that are not gzip"));
    }

    #[test]
    fn truncated_input_yields_its_good_bytes_and_then_an_error() {
        let text = noise(300_000);
        for (packed, name) in [(gzip(&text), "gzip"), (zstd(&text), "zstd")] {
            let (out, error) = unpack(packed[..packed.len() / 2].to_vec());
            assert!(out.len() > 50_000, "{name}: {}", out.len());
            assert!(text.starts_with(&out), "{name}");
            assert!(error.unwrap().contains("cut short"), "{name}");
        }
    }

    #[test]
    fn a_wrong_checksum_is_an_error() {
        let mut packed = gzip(b"good");
        let crc = packed.len() - 8;
        packed[crc] ^= 1;
        let (_, error) = unpack(packed);
        assert!(error.unwrap().contains("broken gzip data"));
    }

    #[test]
    fn a_huge_zstd_window_is_rejected_with_the_command_that_helps() {
        // A frame header with a window of 2^31 bytes, then an empty raw block.
        let frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00];
        let (_, error) = unpack(frame);
        assert!(error.unwrap().contains("--long=31"));
    }
}
