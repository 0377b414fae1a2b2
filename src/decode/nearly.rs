//! UTF-8 that met an accident: some bytes of another charset in it, or its last character cut.
//!
//! Only the bytes that are no UTF-8 are read otherwise, run by run; the page around them stays what it is.

use super::Decoded;
use crate::warning::Warning;
use encoding_rs::Encoding;

/// Whether characters of several bytes outnumber the bytes that belong to none. In text
/// of other charsets about one byte in ten falls into a valid sequence by chance (EUC and
/// GBK come closest), so that more than half is UTF-8 that met an accident.
pub(super) fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut characters, mut stray) = (0usize, 0usize);
    let mut last: &[u8] = &[];
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += chunk.invalid().len();
        // Behind another stray byte it is more of the same.
        last = if chunk.valid().is_empty() {
            &[]
        } else {
            chunk.invalid()
        };
    }
    // A page cut in its last character is no worse for it. But a single byte behind mere
    // ASCII is more likely a whole character of another charset (`caf\xe9`).
    if is_cut_character(last) && (characters > 0 || last.len() > 1) {
        characters += 1;
        stray -= last.len();
    }
    characters > stray
}

/// Reads the stray runs in UTF-8 as `stray` has them, and leaves a cut last character out.
pub(super) fn mend(bytes: &[u8], stray: &'static Encoding) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut end = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        end += chunk.valid().len() + chunk.invalid().len();
        let whole_before = !chunk.valid().is_empty();
        let cut = end == bytes.len() && whole_before && is_cut_character(chunk.invalid());
        if !cut {
            text.push_str(&stray.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    Decoded {
        text,
        warnings: vec![Warning::BadUtf8],
    }
}

/// The beginning of a character whose rest is missing.
fn is_cut_character(bytes: &[u8]) -> bool {
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
    fn stray_bytes_are_mended_one_by_one() {
        let page = [
            &"Zoë’s naïve café – ".repeat(20).into_bytes()[..],
            b"caf\xe9 \x96 end",
        ]
        .concat();
        let expected = format!("{}café – end", "Zoë’s naïve café – ".repeat(20));
        assert_eq!(text(&page), (expected, vec![Warning::BadUtf8]));
    }

    #[test]
    fn stray_bytes_are_read_in_the_single_byte_charset_that_is_declared() {
        let mut page =
            format!("<meta charset=windows-1251><p>{}", "Привет ".repeat(20)).into_bytes();
        page.extend(&*WINDOWS_1251.encode("мир").0);
        let (text, warnings) = text(&page);
        assert!(text.ends_with("Привет мир"), "{text}");
        assert_eq!(warnings, [Warning::BadUtf8]);
    }

    #[test]
    fn a_cut_last_character_goes() {
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
