//! The kind of a line, by the marker at its beginning.

use crate::document::BlockKind;
use memchr::memchr2;

/// The kind of a line, by the markers that Markdown and scrapers write.
pub(super) fn kind(line: &str) -> BlockKind {
    // No marker begins with a letter.
    if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return row_or_paragraph(line);
    }
    let marker = line.split_whitespace().next().unwrap_or("");
    let level = marker.bytes().filter(|b| *b == b'#').count();
    if marker.len() == line.len() {
        return BlockKind::Paragraph;
    }
    if level == marker.len() && (1..=6).contains(&level) {
        return BlockKind::Heading(level as u8);
    }
    if marker == ">" {
        return BlockKind::Quote;
    }
    if is_list_marker(marker) {
        return BlockKind::Item;
    }
    row_or_paragraph(line)
}

fn row_or_paragraph(line: &str) -> BlockKind {
    // Most lines contain neither byte, and a byte search is much faster than a string search.
    let is_row = match memchr2(b'\t', b'|', line.as_bytes()) {
        Some(_) => line.contains('\t') || line.matches(" | ").count() >= 2,
        None => false,
    };
    if is_row {
        BlockKind::Row
    } else {
        BlockKind::Paragraph
    }
}

/// Whether the first word of a line is a bullet or a number (`1.`, `12)`) of a list item.
fn is_list_marker(marker: &str) -> bool {
    const BULLETS: &str = "-*+•·▪●○◦‣►▶→»–—✓✔➤■□";
    let mut chars = marker.chars();
    match (chars.next(), chars.as_str()) {
        (Some(c), "") => BULLETS.contains(c),
        (Some(c), rest) if c.is_ascii_digit() => {
            let closing = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            marker.len() <= 4 && matches!(closing, "." | ")" | ".)")
        }
        _ => false,
    }
}
