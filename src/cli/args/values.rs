//! Parsers of single values. A value that is wrong by itself is a usage error before any file is
//! opened.

use crate::metadata::language_named;
use crate::{no_content, select};

/// A size in bytes, in the notation of dd, sort and split: `4096`, `10M`, `64MiB`, `64MB`.
pub fn bytes(text: &str) -> Result<u64, String> {
    let error = || format!("not a size: \"{text}\" (examples: 500000, 10M, 64MiB)");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let factor: u64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(error()),
    };
    let number: u64 = number.parse().map_err(|_| error())?;
    match number.checked_mul(factor) {
        Some(0) | None => Err(error()),
        Some(bytes) => Ok(bytes),
    }
}

/// Labels of Python that the web does not have, without `_` and `-`.
const PYTHON_LABELS: [(&str, &str); 12] = [
    ("latin", "latin1"),
    ("l1", "latin1"),
    ("8859", "latin1"),
    ("cp932", "shift_jis"),
    ("ms932", "shift_jis"),
    ("cp936", "gbk"),
    ("ms936", "gbk"),
    ("cp949", "euc-kr"),
    ("uhc", "euc-kr"),
    ("cp950", "big5"),
    ("maccyrillic", "x-mac-cyrillic"),
    ("u8", "utf-8"),
];

/// The label of a charset, of the web or of Python.
pub fn charset(label: &str) -> Result<String, String> {
    let folded: String = label.chars().filter(|c| !matches!(c, '_' | '-')).collect();
    let folded = folded.to_ascii_lowercase();
    let python = PYTHON_LABELS.iter().find(|(name, _)| *name == folded);
    // Python writes `utf_8` and `latin-1`.
    let spellings = [
        label.to_owned(),
        label.replace('_', "-"),
        folded.clone(),
        folded.replacen("iso8859", "iso-8859-", 1),
        folded.replacen("koi8", "koi8-", 1),
        folded.replacen("euc", "euc-", 1),
        folded.replacen("iso2022", "iso-2022-", 1),
        python.map_or_else(String::new, |(_, label)| (*label).to_owned()),
    ];
    let known = |label: &String| encoding_rs::Encoding::for_label(label.as_bytes()).is_some();
    match spellings.into_iter().find(known) {
        Some(label) => Ok(label),
        None => Err(
            "not a charset of the web (see https://encoding.spec.whatwg.org/#names-and-labels)"
                .into(),
        ),
    }
}

/// An absolute URL.
pub fn url(text: &str) -> Result<String, String> {
    match url::Url::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(format!("{error} (example: https://example.com/story)")),
    }
}

/// Language codes of two letters or English names, separated by commas; the result are codes in
/// lower case.
pub fn languages(text: &str) -> Result<String, String> {
    let code = |one: &str| {
        let one = one.trim();
        let is_code = one.len() == 2 && one.bytes().all(|byte| byte.is_ascii_alphabetic());
        match is_code {
            true => Some(one.to_ascii_lowercase()),
            false => language_named(one).map(str::to_owned),
        }
    };
    let codes: Option<Vec<String>> = text.split(',').map(code).collect();
    match codes {
        Some(codes) => Ok(codes.join(",")),
        None => Err("not codes of two letters or names (examples: en, de,fr, german)".into()),
    }
}

/// A file extension, with or without its dot, in lower case.
pub fn file_extension(text: &str) -> Result<String, String> {
    let extension = text.trim_start_matches("*.").trim_start_matches('.');
    match extension.is_empty() {
        true => Err("not an extension (examples: html, .htm)".into()),
        false => Ok(extension.to_ascii_lowercase()),
    }
}

/// The name of a selection rule.
pub fn rule_name(text: &str) -> Result<&'static str, String> {
    let names = || select::rule_names().chain([no_content::NAME]);
    names().find(|name| *name == text).ok_or_else(|| {
        let names: Vec<&str> = names().collect();
        format!("not a rule (rules: {})", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_have_the_labels_of_the_web_and_of_python() {
        for (label, encoding) in [
            ("latin-1", encoding_rs::WINDOWS_1252),
            ("iso8859_15", encoding_rs::ISO_8859_15),
            ("utf_8", encoding_rs::UTF_8),
            ("UTF8", encoding_rs::UTF_8),
            ("cp1251", encoding_rs::WINDOWS_1251),
            ("cp932", encoding_rs::SHIFT_JIS),
            ("euc_jp", encoding_rs::EUC_JP),
            ("koi8_r", encoding_rs::KOI8_R),
            ("shift-jis", encoding_rs::SHIFT_JIS),
        ] {
            let known = charset(label).unwrap();
            let found = encoding_rs::Encoding::for_label(known.as_bytes());
            assert_eq!(found, Some(encoding), "{label}");
        }
        assert!(charset("klingon").is_err());
    }

    #[test]
    fn languages_are_codes_or_names() {
        assert_eq!(languages("EN,german, fr").as_deref(), Ok("en,de,fr"));
        assert_eq!(languages("Chinese").as_deref(), Ok("zh"));
        for text in ["", "english,", "klingon", "e1"] {
            assert!(languages(text).is_err(), "{text}");
        }
    }

    #[test]
    fn extensions_have_a_dot_or_none() {
        assert_eq!(file_extension(".HTML").as_deref(), Ok("html"));
        assert_eq!(file_extension("*.htm").as_deref(), Ok("htm"));
        assert!(file_extension(".").is_err());
    }

    #[test]
    fn sizes_are_parsed_as_in_the_core_utilities() {
        for (text, expected) in [
            ("4096", 4096),
            ("10M", 10 << 20),
            ("10m", 10 << 20),
            ("64MiB", 64 << 20),
            ("64MB", 64_000_000),
            ("1G", 1 << 30),
            ("3k", 3 << 10),
        ] {
            assert_eq!(bytes(text), Ok(expected), "{text}");
        }
        for text in [
            "",
            "M",
            "0",
            "-1",
            "1.5M",
            "10X",
            "99999999999999999999",
            "9999999999999G",
        ] {
            assert!(bytes(text).is_err(), "{text}");
        }
    }
}
