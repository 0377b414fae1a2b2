//! Reads JSON lines: divides the input into records, and parses a record into a page.
//!
//! Only [`lines`], which finds the newlines, runs on the reading thread. Workers parse the JSON.
//! [`page_key`] finds the page in a record, and [`wrapped`] undoes further encodings of it. A
//! record's page and known metadata are decoded; all other values are kept as they are written.

mod lines;
mod page_key;
mod wrapped;

use super::{Problem, ReadError, ReadOptions, RecordError};
use crate::decode::{self, Decoded};
use crate::markdown::is_markdown;
use crate::page::{Content, Location, Overrides, Page, PageFormat};
use crate::text::json_object::{self, members, nan_as_null, string_value, type_name};
use crate::text::markup::looks_like_html;
pub(super) use lines::JsonLines;
use page_key::{KeyKind, kind, page_path};
pub(super) use page_key::{is_page_key, no_page};
use serde_json::value::RawValue;
use std::collections::HashSet;
use wrapped::unwrapped;

/// Parses one line.
pub(super) fn to_page(
    location: Location,
    line: Vec<u8>,
    options: &ReadOptions,
) -> Result<Page, ReadError> {
    let problem = |error| Problem::Record(error);
    let Decoded { text, warnings } = match decode_line(line, options) {
        Ok(decoded) => decoded,
        Err(message) => {
            let error = RecordError::Undecodable(message);
            return Err(ReadError::new(location, problem(error)));
        }
    };
    let is_around = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\0');
    let line = text.trim_matches(is_around);
    match parse_record(line, &location, options) {
        Ok((page, None)) => Ok(Page { warnings, ..page }),
        Ok((page, Some(error))) => Err(ReadError {
            record: Some(Box::new(page)),
            ..ReadError::new(location, problem(error))
        }),
        Err(error) => Err(ReadError::new(location, problem(error))),
    }
}

/// An id is a string, or a number as it is written.
fn id(value: &RawValue) -> Option<String> {
    let raw = value.get();
    let is_number = raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if is_number {
        Some(raw.to_owned())
    } else {
        string_value(value)
    }
}

/// Decodes a line. JSON is UTF-8; any other line is decoded like a page before it is parsed,
/// because in Shift_JIS a `\` can be the second byte of a character.
fn decode_line(line: Vec<u8>, options: &ReadOptions) -> Result<Decoded, String> {
    if options.encoding.is_some() {
        return decode::decode(line, options.encoding.as_deref());
    }
    match String::from_utf8(line) {
        Ok(text) => Ok(Decoded {
            text,
            warnings: Vec::new(),
        }),
        Err(error) => decode::decode(error.into_bytes(), None),
    }
}

/// The page of a line, and the problem with its content, if there is one. The other values of the
/// record are kept even then. `Err` means that the line is not a record.
fn parse_record(
    line: &str,
    location: &Location,
    options: &ReadOptions,
) -> Result<(Page, Option<RecordError>), RecordError> {
    let without_nan;
    let members = match members(line) {
        Ok(members) => members,
        Err(error) => {
            without_nan = nan_as_null(line).ok_or(error)?;
            json_object::members(&without_nan)?
        }
    };
    let (path, mut page_error) = match page_path(&members, options.field.as_deref()) {
        Ok(path) => (path, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let lower_case: HashSet<String> = members
        .iter()
        .map(|(key, _)| key.clone())
        .filter(|key| !key.contains(|c: char| c.is_ascii_uppercase()))
        .collect();
    let mut own_id = None;
    let mut source = None;
    let mut overrides = Overrides::default();
    let mut content = String::new();
    for (key, value) in members {
        if path.first() == Some(&key) {
            let nested;
            let (page, rest) = match &path[1..] {
                [] => (value, None),
                inner => {
                    let (page, rest) = taken(value, inner)?;
                    nested = page;
                    (&*nested, rest)
                }
            };
            page_error = None;
            content = string_value(page).unwrap_or_else(|| {
                if page.get() != "null" {
                    page_error = Some(RecordError::NotAString {
                        key: path.join("."),
                        found: type_name(page.get()),
                    });
                }
                String::new()
            });
            if let Some(rest) = rest {
                overrides.extra.push((key, rest));
            }
            continue;
        }
        // `URL` is `url`, unless the record has both.
        let name = match key.to_ascii_lowercase() {
            lower if lower_case.contains(&lower) => key.clone(),
            lower => lower,
        };
        let known = match name.as_str() {
            "id" => match id(value) {
                Some(own) => {
                    own_id = Some(own);
                    continue;
                }
                None => own_id.get_or_insert_default(),
            },
            "source" => source.get_or_insert_default(),
            "url" => &mut overrides.url,
            "title" => &mut overrides.title,
            "author" => &mut overrides.author,
            "date" => &mut overrides.date,
            "site" => &mut overrides.site,
            "language" => &mut overrides.language,
            "description" => &mut overrides.description,
            "image" => &mut overrides.image,
            "tags" => &mut overrides.tags,
            "section" => &mut overrides.section,
            "modified" => &mut overrides.modified,
            _ => {
                overrides.extra.push((key, value.to_owned()));
                continue;
            }
        };
        match string_value(value) {
            Some(text) => *known = text,
            // A null is a missing value, and replaces an earlier value of the same key.
            None if value.get() == "null" => known.clear(),
            // A list of authors or tags does not fit the field, but must not get lost.
            None => overrides.extra.push((key, value.to_owned())),
        }
    }
    if overrides.url.is_empty() {
        overrides.url = options.url.clone().unwrap_or_default();
    }
    let not_empty = |text: Option<String>| text.filter(|text| !text.is_empty());
    let (content, format) = match unwrapped(&content, options.max_record_bytes) {
        Some(page) => (page, PageFormat::Html),
        None => {
            let format = format(path.last().map(String::as_str), &content);
            (Content::Text(content), format)
        }
    };
    let page = Page {
        id: not_empty(own_id).unwrap_or_else(|| options.default_id(location)),
        source: not_empty(source).unwrap_or_else(|| location.source.to_string()),
        content,
        format: Some(format),
        charset: None,
        warnings: Vec::new(),
        overrides,
    };
    Ok((page, page_error))
}

/// The format of a page under this key. A key for HTML decides. So does a key for text against
/// HTML, because a text may begin with a stray tag, unless it begins like a document. Otherwise the
/// content decides: scrapers put Markdown under the keys for text.
fn format(key: Option<&str>, content: &str) -> PageFormat {
    match key.map(kind) {
        Some(KeyKind::Html) => PageFormat::Html,
        Some(KeyKind::Markdown) if !begins_document(content) => PageFormat::Markdown,
        Some(KeyKind::Text) if !begins_document(content) => text_format(content),
        _ if looks_like_html(content) => PageFormat::Html,
        _ => text_format(content),
    }
}

fn text_format(content: &str) -> PageFormat {
    match is_markdown(content) {
        true => PageFormat::Markdown,
        false => PageFormat::Text,
    }
}

/// The value at a path inside a value, and what is left of the outer value without it.
fn taken(
    value: &RawValue,
    path: &[String],
) -> Result<(Box<RawValue>, Option<Box<RawValue>>), RecordError> {
    let Some((first, path)) = path.split_first() else {
        return Ok((value.to_owned(), None));
    };
    let inner = json_object::members(value.get())?;
    let mut page = None;
    let mut others = Vec::new();
    for (key, value) in &inner {
        let rest = match key == first {
            true => {
                let (found, rest) = taken(value, path)?;
                page = Some(found);
                rest
            }
            false => Some((*value).to_owned()),
        };
        if let (Some(rest), Ok(key)) = (rest, serde_json::to_string(key)) {
            others.push(format!("{key}:{rest}"));
        }
    }
    let rest = match others.is_empty() {
        true => None,
        false => RawValue::from_string(format!("{{{}}}", others.join(","))).ok(),
    };
    Ok((page.unwrap_or_default(), rest))
}

/// Whether a text begins like an HTML document.
fn begins_document(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(9).collect();
    let start = start.to_ascii_lowercase();
    start == "<!doctype" || start.starts_with("<html")
}

#[cfg(test)]
mod tests;
