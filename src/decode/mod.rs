//! Decodes the bytes of a page to text.
//!
//! Declared charsets are wrong more often than the bytes are. So bytes that are valid UTF-8 are
//! read as UTF-8 whatever charset is declared: text in another charset is practically never valid
//! UTF-8. A page that is UTF-8 except for some stray bytes is repaired at those bytes only.
//! Decoding all of it in another charset because of one `0x96` would spoil every other character.
//! A declared Latin-1 loses if the letters are those of another charset.

mod binary;
mod contradiction;
mod damaged_utf8;
mod detect;

pub use binary::binary;

use crate::warning::Warning;
use contradiction::contradicts_latin1;
use damaged_utf8::{decode_damaged, is_damaged_utf8};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr_iter;
use regex::bytes::Regex;
use std::sync::LazyLock;

/// Bytes at the beginning that are searched for a declaration. The standard's limit is 1024
/// bytes, but pages with scripts first declare their charset later.
const DECLARATION_BYTES: usize = 4096;

/// Bytes at the beginning that are examined to distinguish text from other data.
const SAMPLE_BYTES: usize = 8192;

/// Decoded text, with warnings about the decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text of the page.
    pub text: String,
    /// How the text may differ from what the author wrote.
    pub warnings: Vec<Warning>,
}

/// Decodes the bytes of a page. `charset` is a label from outside the page, such as an HTTP
/// header; an unknown label is ignored.
///
/// The first of these that applies decides: byte order mark, `charset`, valid or nearly valid
/// UTF-8, the page's own declaration, detection.
///
/// # Errors
/// If the bytes are not text; the message names what they are (`this is a PDF, …`).
pub fn decode(bytes: Vec<u8>, charset: Option<&str>) -> Result<Decoded, String> {
    decode_with(bytes, charset, None)
}

/// Decodes the bytes of a page that a server sent. Its `charset` counts as a declaration of the
/// page, because servers send one for all their pages. It is preferred to the page's own, except
/// for Latin-1, which is the default of many servers.
///
/// # Errors
/// As [`decode`].
pub fn decode_served(bytes: Vec<u8>, charset: Option<&str>) -> Result<Decoded, String> {
    decode_with(bytes, None, charset.and_then(known_encoding))
}

fn decode_with(
    bytes: Vec<u8>,
    charset: Option<&str>,
    served: Option<&'static Encoding>,
) -> Result<Decoded, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            let mut bytes = bytes;
            bytes.drain(..mark);
            return utf8(bytes).or_else(|bytes| Ok(decode_damaged(&bytes, WINDOWS_1252)));
        }
        return Ok(in_charset(&bytes[mark..], encoding));
    }
    if let Some(what) = binary(&bytes) {
        return Err(format!("this is {what}, not a page"));
    }
    let supplied = charset.and_then(known_encoding);
    if let Some(encoding) = supplied.filter(|encoding| *encoding != UTF_8) {
        return Ok(in_charset(&bytes, encoding));
    }
    // Text in these two is also valid UTF-8: UTF-16 of ASCII is ASCII with zeros, and ISO-2022-JP
    // is ASCII with escape sequences.
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return Ok(in_charset(&bytes, encoding));
    }
    if has_japanese_escape(&bytes) {
        let decoded = in_charset(&bytes, ISO_2022_JP);
        if decoded.warnings.is_empty() {
            return Ok(decoded);
        }
    }
    let bytes = match utf8(bytes) {
        Ok(decoded) => return Ok(decoded),
        Err(bytes) => bytes,
    };
    let own = declared_encoding(&bytes);
    let declared = [served.filter(|served| *served != WINDOWS_1252), own, served]
        .into_iter()
        .flatten()
        .find(|encoding| *encoding != UTF_8);
    if is_damaged_utf8(&bytes) {
        let stray = declared.filter(|encoding| encoding.is_single_byte());
        return Ok(decode_damaged(&bytes, stray.unwrap_or(WINDOWS_1252)));
    }
    let Some(encoding) = declared else {
        let mut decoded = in_charset(&bytes, detect::detect(&bytes));
        decoded.warnings.push(Warning::GuessedCharset);
        return Ok(decoded);
    };
    if encoding == WINDOWS_1252
        && let Some(proved) = contradicts_latin1(&bytes)
    {
        let mut decoded = in_charset(&bytes, proved);
        decoded.warnings.push(Warning::GuessedCharset);
        return Ok(decoded);
    }
    let decoded = in_charset(&bytes, encoding);
    if !decoded.warnings.is_empty() && !detect::confirms(&bytes, encoding) {
        // The declaration does not fit the bytes; a detected charset that does is better.
        let mut detected = in_charset(&bytes, detect::detect(&bytes));
        if detected.warnings.is_empty() {
            detected.warnings.push(Warning::GuessedCharset);
            return Ok(detected);
        }
    }
    Ok(decoded)
}

/// The encoding of a label. Labels of charsets that browsers refuse to decode are unknown.
fn known_encoding(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.trim().as_bytes())
}

/// Turns valid UTF-8 into text without copying it; returns other bytes as they are.
fn utf8(bytes: Vec<u8>) -> Result<Decoded, Vec<u8>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded {
            text,
            warnings: Vec::new(),
        }),
        Err(error) => Err(error.into_bytes()),
    }
}

fn in_charset(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let warnings = if malformed {
        vec![Warning::BadBytes]
    } else {
        Vec::new()
    };
    Decoded {
        text: text.into_owned(),
        warnings,
    }
}

/// The charset that the page declares (`<meta>`, XML declaration).
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    // Both forms of `<meta>` end in `charset=`. An XML declaration is at the beginning.
    static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"(?i-u)<meta\s[^>]*?\bcharset\s*=[\s"']*([a-z0-9_:.-]+)|<\?xml\s[^>]*?\bencoding\s*=[\s"']*([a-z0-9_:.-]+)"#;
        Regex::new(pattern).expect("the pattern is valid")
    });
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let found = DECLARATION.captures(head)?;
    let label = found.get(1).or(found.get(2))?;
    let encoding = known_encoding(std::str::from_utf8(label.as_bytes()).ok()?)?;
    // A declaration that is readable as ASCII is not in UTF-16 (HTML standard, 13.2.3.2).
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if wide { UTF_8 } else { encoding })
}

/// Recognises UTF-16 without a byte order mark by zeros in every other byte. ASCII letters have
/// them, and in other scripts white space and markup.
pub(crate) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let pairs = sample.len() / 2;
    // Fewer characters are no evidence.
    if pairs < 4 {
        return None;
    }
    let zeros = |parity: usize| {
        sample
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (zeros_at_even, zeros_at_odd) = (zeros(0), zeros(1));
    let is_high_byte = |zeros: usize, others: usize| zeros * 4 >= pairs && others * 50 <= pairs;
    if is_high_byte(zeros_at_odd, zeros_at_even) {
        Some(UTF_16LE)
    } else if is_high_byte(zeros_at_even, zeros_at_odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes contain an escape sequence by which ISO-2022-JP switches to JIS X 0208.
fn has_japanese_escape(bytes: &[u8]) -> bool {
    memchr_iter(0x1b, bytes).any(|at| {
        let escape = &bytes[at..];
        escape.starts_with(b"\x1b$B") || escape.starts_with(b"\x1b$@")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251};
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> (String, Vec<Warning>) {
        with(bytes, None)
    }

    fn with(bytes: &[u8], charset: Option<&str>) -> (String, Vec<Warning>) {
        let decoded = decode(bytes.to_vec(), charset).unwrap();
        (decoded.text, decoded.warnings)
    }

    fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text}");
        bytes.into_owned()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn valid_utf8_is_utf8_whatever_charset_is_declared() {
        let page = "<meta charset=iso-8859-1><p>Zoë – “quoted” 中文";
        assert_eq!(text(page.as_bytes()), (page.to_owned(), vec![]));
        assert_eq!(
            with(page.as_bytes(), Some("utf8")),
            (page.to_owned(), vec![])
        );
        assert_eq!(
            with(page.as_bytes(), Some("klingon")),
            (page.to_owned(), vec![])
        );
    }

    #[test]
    fn valid_utf8_is_not_copied() {
        let bytes = "Zoë".repeat(100).into_bytes();
        let address = bytes.as_ptr();
        assert_eq!(decode(bytes, None).unwrap().text.as_ptr(), address);
    }

    #[test]
    fn a_byte_order_mark_overrides_the_charset_and_is_removed() {
        let page = "<p>Zoë 中文</p>";
        assert_eq!(
            with(&[b"\xef\xbb\xbf", page.as_bytes()].concat(), Some("gbk")).0,
            page
        );
        assert_eq!(
            text(&[b"\xff\xfe".to_vec(), utf16(page, false)].concat()).0,
            page
        );
        assert_eq!(
            text(&[b"\xfe\xff".to_vec(), utf16(page, true)].concat()).0,
            page
        );
    }

    #[test]
    fn utf16_without_a_byte_order_mark_is_recognised_by_its_zeros() {
        let page = "<html><p>Zoë saw 中文 in the text.</p>";
        for big in [false, true] {
            assert_eq!(text(&utf16(page, big)), (page.to_owned(), vec![]));
        }
        let odd = [utf16(page, false), vec![b'a']].concat();
        assert_eq!(
            text(&odd),
            (format!("{page}\u{fffd}"), vec![Warning::BadBytes])
        );
    }

    #[test]
    fn zeros_in_text_are_left_to_repair() {
        assert_eq!(
            text(b"Some\0words and\0 more words").0,
            "Some\0words and\0 more words"
        );
    }

    #[test]
    fn a_supplied_charset_overrides_the_declared_one() {
        let page = "<meta charset=utf-8><p>Привет, мир";
        assert_eq!(
            with(&encode(page, WINDOWS_1251), Some(" CP1251 ")),
            (page.to_owned(), vec![])
        );
    }

    #[test]
    fn the_declared_charset_is_used_for_bytes_that_are_not_utf8() {
        for (head, encoding, body) in [
            ("<meta charset=\"gbk\">", GBK, "中文网页"),
            (
                "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=big5'>",
                BIG5,
                "中文網頁",
            ),
            ("<?xml version='1.0' encoding='EUC-JP'?>", EUC_JP, "日本語"),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">",
                KOI8_R,
                "Привет",
            ),
            ("<meta charset=latin1>", WINDOWS_1252, "“Zoë”"),
        ] {
            let page = format!("{head}<p>{body}</p>");
            assert_eq!(text(&encode(&page, encoding)), (page, vec![]));
        }
    }

    #[test]
    fn a_late_declaration_is_found_but_not_one_in_the_body() {
        let late = format!(
            "<script>{}</script><meta charset=gbk>中文",
            " ".repeat(3000)
        );
        assert_eq!(text(&encode(&late, GBK)).0, late);
        let body = format!(
            "{}<meta charset=gbk>caf\u{e9} cr\u{e8}me",
            "words ".repeat(1000)
        );
        assert_eq!(text(&encode(&body, WINDOWS_1252)).0, body);
    }

    #[test]
    fn detection_replaces_a_declaration_that_does_not_fit() {
        let body = "この文章は日本語で書かれています。文字コードを正しく判別できますか。".repeat(3);
        let page = format!("<meta charset=utf-8><p>{body}");
        assert_eq!(
            text(&encode(&page, SHIFT_JIS)),
            (page, vec![Warning::GuessedCharset])
        );
        let body = "这是一个中文网页,内容是简体中文,编码没有正确声明。".repeat(3);
        let page = format!("<meta charset=\"utf-8\"><p>{body}");
        assert_eq!(
            text(&encode(&page, GBK)),
            (page, vec![Warning::GuessedCharset])
        );
    }

    #[test]
    fn a_declared_latin1_loses_against_letters_of_another_charset() {
        let page = "<meta charset=iso-8859-1><p>Водохранилище над деревней не осушали с 1964 года.";
        let bytes = encode(page, WINDOWS_1251);
        assert_eq!(
            text(&bytes),
            (page.to_owned(), vec![Warning::GuessedCharset])
        );
        let served = decode_served(bytes, Some("ISO-8859-1")).unwrap();
        assert_eq!(served.text, page);
    }

    #[test]
    fn the_charset_of_a_server_counts_before_that_of_the_page_unless_it_is_latin1() {
        let page = "<meta charset=koi8-r><p>Мост";
        let served = |encoding, label| decode_served(encode(page, encoding), Some(label)).unwrap();
        assert_eq!(served(WINDOWS_1251, "windows-1251").text, page);
        assert_eq!(served(KOI8_R, "iso-8859-1").text, page);
        assert_eq!(served(KOI8_R, "utf-8").text, page);
    }

    #[test]
    fn one_truncated_character_does_not_change_the_charset() {
        let body = "周一上午,市政府在新闻发布会上宣布,老桥将于下个月开始维修。".repeat(3);
        for (head, warnings) in [
            ("<meta charset=gb2312>", vec![Warning::BadBytes]),
            ("", vec![Warning::BadBytes, Warning::GuessedCharset]),
            (
                "<meta charset=utf-8>",
                vec![Warning::BadBytes, Warning::GuessedCharset],
            ),
        ] {
            let page = format!("{head}<p>{body}</p>");
            let cut = [&encode(&page, GBK)[..], b"<p>\xc0...</p>"].concat();
            assert_eq!(text(&cut), (format!("{page}<p>\u{fffd}...</p>"), warnings));
        }
    }

    #[test]
    fn undeclared_charsets_are_detected() {
        let korean = "이 문서는 한국어로 작성되었습니다. 문자 집합을 알아내야 합니다.";
        assert_eq!(text(&encode(korean, EUC_KR)).0, korean);
        let russian = "Этот текст написан по-русски, и его кодировка нигде не названа.";
        assert_eq!(text(&encode(russian, WINDOWS_1251)).0, russian);
        let english = "He said “no” — and didn’t come back.";
        assert_eq!(text(&encode(english, WINDOWS_1252)).0, english);
        let japanese = "これは日本語です。<p>ASCII</p>";
        assert_eq!(
            text(&encode(japanese, ISO_2022_JP)),
            (japanese.to_owned(), vec![])
        );
    }

    proptest! {
        #[test]
        fn decoding_random_bytes_does_not_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..400),
            charset in prop::option::of(prop::sample::select(vec!["utf-8", "gbk", "utf-16", "iso-2022-jp", "", "x"])),
        ) {
            let _ = decode(bytes, charset);
        }

        #[test]
        fn text_is_unchanged_unless_it_is_rejected(string in "[ -~]{0,40}\\PC{0,60}") {
            if let Ok(decoded) = decode(string.clone().into_bytes(), None) {
                prop_assert_eq!(decoded.text, string.strip_prefix('\u{feff}').unwrap_or(&string));
            }
        }
    }
}
