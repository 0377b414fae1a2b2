//! A JSON object's keys and values as they are written.
//!
//! Values stay as the bytes they were until one is needed: a round trip through `serde_json::Value`
//! reorders keys, rounds big integers and refuses `1e999` and deep nesting, none of which is our business.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The object's keys and values in their order, duplicates and all.
pub fn members(line: &str) -> Result<Vec<(String, &RawValue)>, String> {
    if !line.starts_with('{') {
        // Broken JSON would be reported as such by the parser, an array not at all.
        let what = serde_json::from_str::<&RawValue>(line).map_err(|error| not_json(&error))?;
        return Err(format!(
            "the line holds {}, not an object",
            kind(what.get())
        ));
    }
    let Members(raw) = serde_json::from_str(line).map_err(|error| not_json(&error))?;
    raw.into_iter()
        .map(|(key, value)| {
            let name = string(key).ok_or("a key that is no string")?;
            Ok((name, value))
        })
        .collect()
}

fn not_json(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return format!(
            "not JSON: the line ends in the middle of a value, at column {} (cut short?)",
            error.column()
        );
    }
    let full = error.to_string();
    let what = full.split(" at line ").next().unwrap_or_default();
    format!("not JSON: {what}, at column {}", error.column())
}

pub fn kind(value: &str) -> &'static str {
    match value.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// The text of a JSON string, `None` for any other value.
pub fn string(value: &RawValue) -> Option<String> {
    let raw = value.get();
    if !raw.starts_with('"') {
        return None;
    }
    serde_json::from_str(raw)
        .or_else(|_| serde_json::from_str(&without_lone_surrogates(raw)))
        .ok()
}

/// Writes `\ufffd` for half a surrogate pair: JavaScript writes such halves where it cut
/// a string in the middle of an emoji, and the rest of the record is good.
fn without_lone_surrogates(raw: &str) -> String {
    let mut mended = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(_), _) => {
                mended.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            // `\\` must go as a pair, lest its second half is taken for a beginning.
            (None, _) => escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(at, _)| at),
        };
        let (kept, behind) = escape.split_at(length);
        mended.push_str(kept);
        rest = behind;
    }
    mended.push_str(rest);
    mended
}

fn surrogate(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let unit = u16::from_str_radix(digits, 16).ok()?;
    (0xd800..=0xdfff).contains(&unit).then_some(unit)
}

/// Keys are kept raw as well: one with half a surrogate pair must not lose the record.
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
    fn odd_strings_lose_no_record() {
        for (line, expected) in [
            (r#"{"text":"cut \ud83d"}"#, "cut \u{fffd}"),
            (
                r#"{"text":"\udc00\ud83d\ude00 \\ud800 \"\ud800\n"}"#,
                "\u{fffd}😀 \\ud800 \"\u{fffd}\n",
            ),
            (r#"{"text":"\ud800\ud83d\ude00"}"#, "\u{fffd}😀"),
            (r#"{"\ud800":1,"text":"a"}"#, "a"),
            ("{\"text\":\"a\u{2028}b\\u0000c\"}", "a\u{2028}b\0c"),
        ] {
            let members = members(line).unwrap();
            let (key, value) = members.last().unwrap();
            assert_eq!(
                (key.as_str(), string(value).as_deref()),
                ("text", Some(expected)),
                "{line}"
            );
        }
    }
}
