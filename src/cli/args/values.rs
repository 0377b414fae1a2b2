//! Parsers of single values. A value that is wrong by itself is a usage error before any file is
//! opened.

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

/// The label of a charset.
pub fn charset(label: &str) -> Result<String, String> {
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(_) => Ok(label.to_owned()),
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

/// A language code of two letters, in lower case.
pub fn language(text: &str) -> Result<String, String> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(text.to_ascii_lowercase())
    } else {
        Err("not a code of two letters (examples: en, de, zh)".into())
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
