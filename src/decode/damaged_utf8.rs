//! Damaged UTF-8: some bytes are in another charset, or the last character is truncated.
//!
//! Only the invalid bytes are decoded in the other charset. The rest of the page is unchanged.

use super::Decoded;
use crate::warning::Warning;
use encoding_rs::Encoding;

/// Whether the multi-byte characters outnumber the invalid bytes. In text of other charsets,
/// about one byte in ten is part of a valid sequence by chance (most in EUC and GBK). So a page
/// in which more than half are valid is damaged UTF-8.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut characters, mut stray) = (0usize, 0usize);
    let mut last: &[u8] = &[];
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += chunk.invalid().len();
        // An invalid byte right after another one is not a truncated character.
        last = if chunk.valid().is_empty() {
            &[]
        } else {
            chunk.invalid()
        };
    }
    // A truncated last character does not count as damage. But a single byte after ASCII alone
    // is more likely a character of another charset (`caf\xe9`).
    if is_truncated_character(last) && (characters > 0 || last.len() > 1) {
        characters += 1;
        stray -= last.len();
    }
    characters > stray
}

/// Decodes UTF-8, and its invalid bytes as `stray`. A truncated last character is removed.
pub(super) fn decode_damaged(bytes: &[u8], stray: &'static Encoding) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut end = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        end += chunk.valid().len() + chunk.invalid().len();
        let valid_before = !chunk.valid().is_empty();
        let truncated =
            end == bytes.len() && valid_before && is_truncated_character(chunk.invalid());
        if !truncated {
            text.push_str(&stray.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    Decoded {
        text,
        warnings: vec![Warning::BadUtf8],
    }
}

/// Whether the bytes are the beginning of a character whose other bytes are missing.
fn is_truncated_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;
    use encoding_rs::WINDOWS_1251;

    fn text(bytes: &[u8]) -> (String, Vec<Warning>) {
        let decoded = decode(bytes.to_vec(), None).unwrap();
        (decoded.text, decoded.warnings)
    }

    #[test]
    fn stray_bytes_are_decoded_as_windows_1252() {
        let page = [
            &"Zoë’s naïve café – ".repeat(20).into_bytes()[..],
            b"caf\xe9 \x96 end",
        ]
        .concat();
        let expected = format!("{}café – end", "Zoë’s naïve café – ".repeat(20));
        assert_eq!(text(&page), (expected, vec![Warning::BadUtf8]));
    }

    #[test]
    fn stray_bytes_are_decoded_in_the_declared_single_byte_charset() {
        let mut page =
            format!("<meta charset=windows-1251><p>{}", "Привет ".repeat(20)).into_bytes();
        page.extend(&*WINDOWS_1251.encode("мир").0);
        let (text, warnings) = text(&page);
        assert!(text.ends_with("Привет мир"), "{text}");
        assert_eq!(warnings, [Warning::BadUtf8]);
    }

    #[test]
    fn a_truncated_last_character_is_removed() {
        let page = "中文 – and";
        assert_eq!(
            text(&[page.as_bytes(), b"\xe4\xb8"].concat()),
            (page.to_owned(), vec![Warning::BadUtf8])
        );
        assert_eq!(
            text(b"plain ascii \xe2\x80"),
            ("plain ascii ".to_owned(), vec![Warning::BadUtf8])
        );
        assert_eq!(text(b"He went to the caf\xe9").0, "He went to the café");
    }
}
