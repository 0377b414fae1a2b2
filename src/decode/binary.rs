//! Recognises data that is not text, by magic numbers and control bytes.
//!
//! A file that the user named becomes an error with the name of its format; a file found in a
//! folder is skipped. A text may begin like a binary file (`RIFF is a container format`), so a
//! short magic number counts only together with control bytes.

use super::{SAMPLE_BYTES, utf16_without_mark};
use encoding_rs::Encoding;

/// Magic numbers of binary formats (from `file`), with the name of the format in a message.
const MAGIC: [(&[u8], &str); 20] = [
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (
        b"\xfd7zXZ\0",
        "xz-compressed data (pipe it through `xz -dc`)",
    ),
    (
        b"BZh91AY&SY",
        "bzip2-compressed data (pipe it through `bzip2 -dc`)",
    ),
    (
        b"WARC/1.",
        "a web archive (WARC), whose pages must be extracted first",
    ),
    (b"\x7fELF", "a program (ELF)"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old office document",
    ),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"wOFF", "a font (WOFF)"),
    (b"wOF2", "a font (WOFF2)"),
    (b"OggS\0", "Ogg sound or film"),
    (b"ID3", "MP3 sound"),
    (
        b"PAR1",
        "a Parquet file (`duckdb -c \"COPY (FROM 'x.parquet') TO 'x.jsonl'\"` makes lines of it; \
         a build with `--features parquet` reads it by its path)",
    ),
];

/// The format of bytes that are not text (`a PDF`); `None` if they may be text.
pub fn binary(bytes: &[u8]) -> Option<&'static str> {
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    // A text may begin like a short magic number, but does not go on with control bytes.
    let magic = MAGIC.iter().find(|(magic, _)| {
        bytes.starts_with(magic) && (magic.len() > 4 || has_controls(sample, 0))
    });
    if let Some((_, what)) = magic {
        return Some(what);
    }
    if sample.get(257..262) == Some(b"ustar") {
        return Some("a tar archive");
    }
    // In random bytes, one in ten is such a control character.
    let allowed = (sample.len() / 20).max(4);
    let is_binary = has_controls(sample, allowed) && utf16_without_mark(bytes).is_none();
    is_binary.then_some("binary data")
}

/// Whether more than `allowed` bytes are control characters that text does not contain, or most
/// bytes are zeros. Fewer zeros may be padding of a text. ESC, SO and SI do not count, because the
/// 7-bit charsets use them.
fn has_controls(sample: &[u8], allowed: usize) -> bool {
    let is_control = |byte| matches!(byte, 0x01..=0x08 | 0x10..=0x1a | 0x1c..=0x1f | 0x7f);
    count(sample, is_control) > allowed || count(sample, |byte| byte == 0) > sample.len() / 2
}

/// The number of bytes of a kind. It is summed in bytes, so that the compiler vectorises it, and in
/// chunks whose sum fits a byte.
fn count(bytes: &[u8], is_kind: impl Fn(u8) -> bool) -> usize {
    let chunks = bytes.chunks(usize::from(u8::MAX));
    chunks
        .map(|chunk| chunk.iter().map(|byte| u8::from(is_kind(*byte))).sum())
        .map(|count: u8| usize::from(count))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::decode;

    #[test]
    fn binary_data_is_rejected_with_the_name_of_its_format() {
        for (bytes, what) in [
            (&b"%PDF-1.7\n%\xe2\xe3"[..], "PDF"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01", "JPEG"),
            (b"GIF89a\x01\0", "GIF"),
            (b"PK\x03\x04\x14\0", "ZIP"),
            (b"\x7fELF\x02\x01", "ELF"),
        ] {
            let error = decode(bytes.to_vec(), None).unwrap_err();
            assert!(error.contains(what), "{error}");
        }
        assert!(decode(vec![1; 300], Some("utf-8")).is_err());
        let mut state = 7u32;
        let random: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .take(5000)
        .collect();
        assert!(
            decode(random, Some("utf-8"))
                .unwrap_err()
                .contains("binary")
        );
    }

    #[test]
    fn text_that_begins_like_a_binary_format_is_text() {
        for words in [
            "RIFF is a container format",
            "ID3 tags, explained",
            "PAR1",
            "bad \x08 key",
        ] {
            assert_eq!(decode(words.into(), None).unwrap().text, words);
        }
    }
}
