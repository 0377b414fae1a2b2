//! Splits one JSON object into keys and raw values.
//!
//! Input: the text of one object. Output: its members in order, duplicates included, each value as
//! the bytes it was written with. Values are parsed only when needed, because a round trip through
//! `serde_json::Value` reorders keys, rounds big integers and rejects `1e999` and deep nesting.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use thiserror::Error;

/// Why a text is not one JSON object.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ObjectError {
    /// Valid JSON of another type.
    #[error("the line holds {found}, not an object")]
    NotAnObject {
        /// The type, with its article: `an array`.
        found: &'static str,
    },
    /// The text ends inside a value.
    #[error("not JSON: the line ends in the middle of a value, at column {column} (cut short?)")]
    Truncated {
        /// Where the text ends, from 1.
        column: usize,
    },
    /// A syntax error.
    #[error("not JSON: {reason}, at column {column}")]
    Syntax {
        /// What the parser expected or found.
        reason: String,
        /// Where, from 1.
        column: usize,
    },
    /// A key that cannot be decoded as a string.
    #[error("not JSON: a key is not a string")]
    Key,
}

impl From<serde_json::Error> for ObjectError {
    fn from(error: serde_json::Error) -> Self {
        let column = error.column();
        if error.is_eof() {
            return ObjectError::Truncated { column };
        }
        let full = error.to_string();
        let reason = full.split(" at line ").next().unwrap_or_default();
        ObjectError::Syntax {
            reason: reason.to_owned(),
            column,
        }
    }
}

/// The keys and values of an object in their order, duplicates included.
pub fn members(object: &str) -> Result<Vec<(String, &RawValue)>, ObjectError> {
    if !object.starts_with('{') {
        // For an array the parser's own message would not name the type.
        let value: &RawValue = serde_json::from_str(object)?;
        return Err(ObjectError::NotAnObject {
            found: type_name(value.get()),
        });
    }
    let Members(raw) = serde_json::from_str(object)?;
    raw.into_iter()
        .map(|(key, value)| Ok((string_value(key).ok_or(ObjectError::Key)?, value)))
        .collect()
}

/// The numbers that Python and JavaScript write, but JSON does not have.
const NOT_JSON: [&str; 3] = ["NaN", "-Infinity", "Infinity"];

/// The text with `null` for each `NaN` and `Infinity` outside strings; `None` if there is none.
pub fn nan_as_null(object: &str) -> Option<String> {
    let bytes = object.as_bytes();
    let mut out = String::with_capacity(object.len());
    let (mut at, mut copied) = (0, 0);
    let mut in_string = false;
    while at < bytes.len() {
        let number = || {
            let is_next = |number: &&&str| bytes[at..].starts_with(number.as_bytes());
            NOT_JSON.iter().find(is_next)
        };
        match bytes[at] {
            b'\\' if in_string => at += 2,
            b'"' => {
                in_string = !in_string;
                at += 1;
            }
            b'N' | b'I' | b'-' if !in_string => match number() {
                Some(number) => {
                    out.push_str(&object[copied..at]);
                    out.push_str("null");
                    at += number.len();
                    copied = at;
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    out.push_str(&object[copied..]);
    (copied > 0).then_some(out)
}

/// The type of a raw JSON value, with its article: `a string`.
pub fn type_name(value: &str) -> &'static str {
    match value.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The text of a JSON string; `None` for any other value. A lone surrogate becomes U+FFFD.
pub fn string_value(value: &RawValue) -> Option<String> {
    let raw = value.get();
    if !raw.starts_with('"') {
        return None;
    }
    serde_json::from_str(raw)
        .or_else(|_| serde_json::from_str(&replace_lone_surrogates(raw)))
        .ok()
}

/// Writes `\ufffd` for each lone surrogate escape. JavaScript produces them where it cuts a
/// string inside an emoji, and the rest of the record is valid.
fn replace_lone_surrogates(raw: &str) -> String {
    let mut replaced = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        replaced.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(_), _) => {
                replaced.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            // `\\` is copied as a pair, so that its second half does not start an escape.
            (None, _) => escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(at, _)| at),
        };
        let (kept, after) = escape.split_at(length);
        replaced.push_str(kept);
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

/// The code unit of a `\uXXXX` escape, if it is a surrogate.
fn surrogate(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let unit = u16::from_str_radix(digits, 16).ok()?;
    (0xd800..=0xdfff).contains(&unit).then_some(unit)
}

/// Keys are kept raw as well, because a lone surrogate in a key must not reject the record.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_json_does_not_have_become_null_outside_strings() {
        for (object, expected) in [
            (
                r#"{"a":NaN,"b":[-Infinity]}"#,
                Some(r#"{"a":null,"b":[null]}"#),
            ),
            (
                r#"{"a\"":Infinity,"b":"NaN \\"}"#,
                Some(r#"{"a\"":null,"b":"NaN \\"}"#),
            ),
            (r#"{"a":"NaN","b":-1}"#, None),
            ("é\\", None),
        ] {
            assert_eq!(nan_as_null(object).as_deref(), expected, "{object}");
        }
    }

    #[test]
    fn strings_with_lone_surrogates_and_nul_are_decoded() {
        for (object, expected) in [
            (r#"{"text":"cut \ud83d"}"#, "cut \u{fffd}"),
            (
                r#"{"text":"\udc00\ud83d\ude00 \\ud800 \"\ud800\n"}"#,
                "\u{fffd}😀 \\ud800 \"\u{fffd}\n",
            ),
            (r#"{"text":"\ud800\ud83d\ude00"}"#, "\u{fffd}😀"),
            (r#"{"\ud800":1,"text":"a"}"#, "a"),
            ("{\"text\":\"a\u{2028}b\\u0000c\"}", "a\u{2028}b\0c"),
        ] {
            let members = members(object).unwrap();
            let (key, value) = members.last().unwrap();
            assert_eq!(
                (key.as_str(), string_value(value).as_deref()),
                ("text", Some(expected)),
                "{object}"
            );
        }
    }
}
