//! The scripts of a page that later stages read: structured data, page data, formulas.

use super::super::formulas;
use super::TextTarget;
use scraper::node::Element;

/// Where the text of a script goes.
pub(super) fn target(element: &Element) -> TextTarget {
    match element.attr("type") {
        Some(mime_type) if mime_type.to_ascii_lowercase().contains("ld+json") => TextTarget::JsonLd,
        Some(mime_type) if formulas::is_script_type(mime_type) => TextTarget::Formula,
        Some(mime_type) if !is_data(mime_type) => TextTarget::Discard,
        _ => TextTarget::Script,
    }
}

/// Whether a script of this type is JSON or JavaScript.
fn is_data(mime_type: &str) -> bool {
    let lower = mime_type.trim().to_ascii_lowercase();
    lower.is_empty() || lower.ends_with("json") || lower.ends_with("javascript")
}

/// Whether a script begins with JSON, or with an assignment of it.
pub(super) fn assigns_json(script: &str) -> bool {
    let bytes = script.as_bytes();
    let head = &bytes[..bytes.len().min(JSON_WITHIN)];
    if script.len() < MIN_JSON {
        return false;
    }
    let Some(at) = head
        .iter()
        .position(|byte| matches!(byte, b'{' | b'[' | b'"'))
    else {
        return false;
    };
    let before = head[..at].trim_ascii_end();
    before.is_empty() || before.ends_with(b"=") || before.ends_with(b"JSON.parse(")
}

/// The JSON of a script begins within these bytes, after the name of a variable.
const JSON_WITHIN: usize = 200;

/// Bytes of the shortest page data. A body of 50 words is longer.
const MIN_JSON: usize = 200;
