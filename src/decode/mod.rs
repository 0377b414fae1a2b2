//! Bytes to text.
//!
//! What pages say of their charset is wrong more often than their bytes are. So bytes
//! that are valid UTF-8 are UTF-8 whatever was declared (text in another charset that
//! happens to be valid UTF-8 does not occur), and a page that is UTF-8 but for some
//! stray bytes is mended at those bytes: decoding all of it as something else because
//! of one `0x96` spoils every other character.

mod binary;
mod guess;
mod nearly;

pub use binary::binary;

use crate::warning::Warning;
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr_iter;
use nearly::{is_nearly_utf8, mend};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// Where a declaration is looked for. The standard says 1024 bytes; pages that put
/// scripts first declare later.
const DECLARED_WITHIN: usize = 4096;

/// Bytes looked at to tell text from something else.
const SAMPLE: usize = 8192;

/// Decoded text, and warnings about how it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub warnings: Vec<Warning>,
}

/// Turns a page's bytes into text. `charset` is a label told from outside; one that
/// nobody knows counts as none.
///
/// In this order: byte order mark, `charset`, UTF-8 if valid or nearly, the page's own
/// declaration, detection.
///
/// # Errors
/// A sentence that says what it is where it is no text (`this is a PDF, …`).
pub fn decode(bytes: Vec<u8>, charset: Option<&str>) -> Result<Decoded, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            let mut bytes = bytes;
            bytes.drain(..mark);
            return utf8(bytes).or_else(|bytes| Ok(mend(&bytes, WINDOWS_1252)));
        }
        return Ok(in_charset(&bytes[mark..], encoding));
    }
    if let Some(what) = binary(&bytes) {
        return Err(format!("this is {what}, not a page"));
    }
    let outside = charset.and_then(known);
    if let Some(encoding) = outside.filter(|encoding| *encoding != UTF_8) {
        return Ok(in_charset(&bytes, encoding));
    }
    // Both are valid UTF-8 to the letter: UTF-16 of ASCII is ASCII and zeros, and
    // ISO-2022-JP is ASCII with escapes.
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
    let declared = declared(&bytes);
    if is_nearly_utf8(&bytes) {
        let stray = declared.filter(|encoding| encoding.is_single_byte());
        return Ok(mend(&bytes, stray.unwrap_or(WINDOWS_1252)));
    }
    let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) else {
        let mut decoded = in_charset(&bytes, guess::guess(&bytes));
        decoded.warnings.push(Warning::GuessedCharset);
        return Ok(decoded);
    };
    let decoded = in_charset(&bytes, encoding);
    if !decoded.warnings.is_empty() && !guess::confirms(&bytes, encoding) {
        // A declaration that does not hold; a guess that does is better.
        let mut guessed = in_charset(&bytes, guess::guess(&bytes));
        if guessed.warnings.is_empty() {
            guessed.warnings.push(Warning::GuessedCharset);
            return Ok(guessed);
        }
    }
    Ok(decoded)
}

/// The encoding of a label. The labels of charsets that browsers refuse are unknown.
fn known(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.trim().as_bytes())
}

/// Valid UTF-8 as it is, not copied; other bytes are given back.
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
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let warnings = if bad {
        vec![Warning::BadBytes]
    } else {
        Vec::new()
    };
    Decoded {
        text: text.into_owned(),
        warnings,
    }
}

/// The charset that the page itself declares (`<meta>`, XML declaration).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    // Both forms of meta end in `charset=`; what an XML declaration says stands first.
    static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
        let form = r#"(?i-u)<meta\s[^>]*?\bcharset\s*=[\s"']*([a-z0-9_:.-]+)|<\?xml\s[^>]*?\bencoding\s*=[\s"']*([a-z0-9_:.-]+)"#;
        Regex::new(form).expect("the pattern is valid")
    });
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let found = DECLARATION.captures(head)?;
    let label = found.get(1).or(found.get(2))?;
    let encoding = known(std::str::from_utf8(label.as_bytes()).ok()?)?;
    // A declaration that could be read as ASCII is not UTF-16 (HTML standard, 13.2.3.2).
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if wide { UTF_8 } else { encoding })
}

/// UTF-16 without a byte order mark shows in zeros at every other byte: those of ASCII
/// letters, or of the white space and markup between others.
pub(crate) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    // Fewer characters prove nothing.
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
    let (high_first, low_first) = (zeros(0), zeros(1));
    let most = |one: usize, other: usize| one * 4 >= pairs && other * 50 <= pairs;
    if most(low_first, high_first) {
        Some(UTF_16LE)
    } else if most(high_first, low_first) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The escapes with which ISO-2022-JP turns to JIS X 0208.
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
    fn valid_utf8_is_utf8_whatever_was_declared() {
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
        let place = bytes.as_ptr();
        assert_eq!(decode(bytes, None).unwrap().text.as_ptr(), place);
    }

    #[test]
    fn a_byte_order_mark_comes_first_and_goes() {
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
    fn utf16_without_a_mark_shows_in_its_zeros() {
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
    fn zeros_in_text_stay_for_repair() {
        assert_eq!(
            text(b"Some\0words and\0 more words").0,
            "Some\0words and\0 more words"
        );
    }

    #[test]
    fn a_charset_from_outside_wins_over_the_page() {
        let page = "<meta charset=utf-8><p>Привет, мир";
        assert_eq!(
            with(&encode(page, WINDOWS_1251), Some(" CP1251 ")),
            (page.to_owned(), vec![])
        );
    }

    #[test]
    fn what_the_page_declares_is_used_where_it_is_not_utf8() {
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
    fn a_declaration_that_is_late_is_still_found_and_one_in_the_body_is_not() {
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
    fn a_declaration_that_does_not_hold_gives_way_to_detection() {
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
    fn a_page_with_one_character_cut_in_two_is_in_its_charset_declared_or_not() {
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
        fn decoding_never_panics(
            bytes in prop::collection::vec(any::<u8>(), 0..400),
            charset in prop::option::of(prop::sample::select(vec!["utf-8", "gbk", "utf-16", "iso-2022-jp", "", "x"])),
        ) {
            let _ = decode(bytes, charset);
        }

        #[test]
        fn any_string_comes_back_unless_it_is_refused(string in "[ -~]{0,40}\\PC{0,60}") {
            if let Ok(decoded) = decode(string.clone().into_bytes(), None) {
                prop_assert_eq!(decoded.text, string.strip_prefix('\u{feff}').unwrap_or(&string));
            }
        }
    }
}
