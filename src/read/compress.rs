//! Compressed input to plain bytes.
//!
//! What a file holds is told by its first bytes, never by its name: crawls are full of
//! `.html` that is gzip and `.gz` that is not. Everything streams, so that a bomb costs
//! time but no memory: the record limit cuts it off.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// Compression inside compression happens (an archive of already compressed files),
/// three times over only in attacks.
const LAYERS: usize = 3;

/// The longest magic number looked for.
const MAGIC: usize = 4;

pub type Bytes = Box<dyn Read + Send>;

/// Takes off every layer of gzip and zstd.
pub fn plain(mut reader: Bytes) -> io::Result<Bytes> {
    for _ in 0..LAYERS {
        let (magic, whole) = peek(reader)?;
        reader = match magic {
            Magic::Gzip => Box::new(Gzip::new(BufReader::new(whole))),
            Magic::Zstd => Box::new(Zstd(zstd::stream::read::Decoder::new(whole)?)),
            Magic::None => return Ok(whole),
        };
    }
    let (magic, whole) = peek(reader)?;
    match magic {
        Magic::None => Ok(whole),
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("compressed more than {LAYERS} times over; unpack it first"),
        )),
    }
}

enum Magic {
    Gzip,
    Zstd,
    None,
}

fn peek(mut reader: Bytes) -> io::Result<(Magic, Bytes)> {
    let mut head = Vec::with_capacity(MAGIC);
    reader.by_ref().take(MAGIC as u64).read_to_end(&mut head)?;
    let magic = match head[..] {
        // RFC 1952: two magic bytes and the one method there is.
        [0x1f, 0x8b, 0x08, ..] => Magic::Gzip,
        // RFC 8878: a frame, or one to be skipped (pzstd begins with those).
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Magic::Zstd,
        _ => Magic::None,
    };
    Ok((magic, Box::new(Cursor::new(head).chain(reader))))
}

/// All members of a gzip file. `MultiGzDecoder` takes the zeros that tapes and block
/// devices leave behind the last member for a broken one, so members are walked here.
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
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        while let Some(member) = &mut self.member {
            let read = member.read(into).map_err(|error| match error.kind() {
                io::ErrorKind::Interrupted => error,
                io::ErrorKind::UnexpectedEof => cut_short("gzip"),
                kind => io::Error::new(kind, format!("broken gzip data: {error}")),
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
                        "there is something that is not gzip behind the gzip data",
                    ));
                }
            }
        }
        Ok(0)
    }
}

/// The first byte that is not zero, left unread.
fn after_padding(reader: &mut impl BufRead) -> io::Result<Option<u8>> {
    loop {
        let waiting = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            waiting => waiting?,
        };
        if waiting.is_empty() {
            return Ok(None);
        }
        let zeros = waiting.iter().take_while(|&&byte| byte == 0).count();
        let next = waiting.get(zeros).copied();
        reader.consume(zeros);
        if next.is_some() {
            return Ok(next);
        }
    }
}

/// Zstd, all frames, with errors that say what to do. zstd's own window limit (2^27
/// bytes) stays: a frame may ask for 2 GiB, and memory is ours to bound.
struct Zstd<R: BufRead>(zstd::stream::read::Decoder<'static, R>);

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            io::ErrorKind::UnexpectedEof => cut_short("zstd"),
            kind if error.to_string().contains("too much memory") => io::Error::new(
                kind,
                "the zstd window is over 128 MiB; pipe it through `zstd -dc --long=31`",
            ),
            kind => io::Error::new(kind, format!("broken zstd data: {error}")),
        })
    }
}

fn cut_short(format: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::UnexpectedEof,
        format!("the {format} data is cut short"),
    )
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

    /// What comes out, up to the error if there is one.
    fn unpack(bytes: Vec<u8>) -> (Vec<u8>, Option<String>) {
        let mut out = Vec::new();
        let error = plain(Box::new(Cursor::new(bytes)))
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
    fn plain_bytes_pass_through_however_few() {
        for bytes in [&b""[..], b"a", b"\x1f", b"plain text"] {
            assert_eq!(unpack(bytes.to_vec()), (bytes.to_vec(), None));
        }
    }

    #[test]
    fn all_members_and_frames_are_read() {
        let members = [gzip(b"one\n"), gzip(b""), gzip(b"two\n")].concat();
        assert_eq!(unpack(members), (b"one\ntwo\n".to_vec(), None));
        let skippable = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9].to_vec();
        let frames = [skippable, zstd(b"one\n"), zstd(b"two\n")].concat();
        assert_eq!(unpack(frames), (b"one\ntwo\n".to_vec(), None));
    }

    #[test]
    fn three_layers_come_off_and_a_fourth_is_refused() {
        let three = gzip(&zstd(&gzip(b"deep")));
        assert_eq!(unpack(three.clone()), (b"deep".to_vec(), None));
        let (out, error) = unpack(gzip(&three));
        assert!(out.is_empty());
        assert!(error.unwrap().contains("more than 3 times"));
    }

    #[test]
    fn zeros_behind_gzip_are_padding_and_garbage_is_an_error_after_the_good_bytes() {
        let padded = [gzip(b"good"), vec![0; 70_000]].concat();
        assert_eq!(unpack(padded), (b"good".to_vec(), None));
        let (out, error) = unpack([gzip(b"good"), b"junk".to_vec()].concat());
        assert_eq!(out, b"good");
        assert!(error.unwrap().contains("not gzip behind"));
    }

    #[test]
    fn cut_input_gives_its_good_bytes_and_then_an_error() {
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
    fn a_huge_zstd_window_is_refused_with_advice() {
        // A frame header that asks for a window of 2^31 bytes, then an empty raw block.
        let frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00];
        let (_, error) = unpack(frame);
        assert!(error.unwrap().contains("--long=31"));
    }
}
