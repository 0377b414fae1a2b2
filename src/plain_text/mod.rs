//! Plain text to blocks: text that somebody already extracted from a page.
//!
//! A line is a block, with two exceptions. Hard-wrapped text (mail, Gutenberg, old
//! converters) breaks lines where the column was full, so its lines are joined again;
//! whether a text is wrapped is decided once for all of it. And where one line holds
//! several things side by side (`Headline | Headline | Headline`), each is a block, and
//! remembers what separated it, so that what is kept is put together as it was.

use crate::document::{Block, BlockKind, Container, Document, Head, Tag};
use crate::page::PageFormat;
use crate::text::words;
use crate::warning::Warning;
use memchr::{memchr, memchr2, memchr2_iter, memchr3, memchr3_iter};

/// Columns at which people and programs wrap text: 72 and 80 are the customs, e-readers
/// and mail programs reach from 50 to 100.
const WRAP_COLUMNS: std::ops::RangeInclusive<usize> = 45..=110;

/// Of the lines that another follows, the share that must be full for a text to count
/// as wrapped. Greedy wrapping fills all of them; lists and headings account for the rest.
const FULL_LINES: f32 = 0.7;

/// Of the lines that follow, the share that must go on without a capital: headlines of
/// like length fill their lines too, but each begins anew. (In English prose three of
/// four do; German capitalises more, and scripts without capitals always pass.)
const GOING_ON: f32 = 0.4;

/// Columns that a full line may leave: people who wrap by hand and programs that balance
/// their lines (`fmt` fills 93% of 75) do not use the last ones of every line.
const SLACK: usize = 3;

/// Fewer full lines than this are chance.
const FEWEST_FULL_LINES: usize = 4;

/// What stands between things that share a line. Each is looked for with its blanks, and
/// the first of which a line has enough splits it. A dash is also punctuation, so it
/// must be more frequent, and all that follow it must begin like a headline.
const SEPARATORS: [(&str, usize); 11] = [
    ("\t", 2),
    (" | ", 2),
    (" • ", 2),
    (" · ", 2),
    (" » ", 2),
    (" ▪ ", 2),
    (" ● ", 2),
    (" – ", 3),
    (" — ", 3),
    (" -- ", 3),
    (" - ", 3),
];

/// Lines of a text, and blocks besides that lines are cut into: with what is counted of each they
/// take 350 bytes. What follows the last of them is one line.
const LINES: usize = 300_000;

/// What stands before and behind code, as Markdown writes it.
const FENCE: &str = "```";

/// Cuts plain text into blocks.
pub fn parse(source: &str) -> Document {
    let (lines, warnings) = lines(source);
    let column = wrap_column(&lines);
    let mut blocks = Vec::new();
    let last_fence = lines.iter().rposition(|line| line.text == FENCE);
    let mut rest = lines.iter().enumerate().peekable();
    while let Some((index, line)) = rest.next() {
        let mut text = line.text.to_owned();
        let kind = kind(line.text);
        // A fence that nothing closes is a line like any other.
        if line.text.starts_with(FENCE) && last_fence.is_some_and(|last| last > index) {
            for (_, inner) in rest.by_ref() {
                (0..inner.blank_lines).for_each(|_| text.push('\n'));
                text.push('\n');
                text.push_str(inner.whole);
                if inner.text == FENCE {
                    break;
                }
            }
            push(&mut blocks, line, BlockKind::Code, text);
            continue;
        }
        if let Some(column) = column {
            let mut last = line;
            while let Some((_, next)) = rest.next_if(|(_, next)| continues(last, next, column)) {
                if !(text.ends_with('-') && next.text.starts_with(char::is_lowercase)) {
                    text.push(' ');
                }
                text.push_str(next.text);
                last = next;
            }
        }
        push(&mut blocks, line, kind, text);
    }
    let root = Container {
        parent: 0,
        depth: 0,
        tag: Tag::Other,
        shape: 0,
        label: "".into(),
        hidden: false,
    };
    Document {
        format: PageFormat::Text,
        head: Head::default(),
        blocks,
        containers: vec![root],
        warnings,
    }
}

/// A line that is not blank.
struct Line<'a> {
    /// As it came, but for white space behind.
    whole: &'a str,
    /// Without white space around.
    text: &'a str,
    /// The column it ends at: an indented line is as full as the others with less text.
    columns: usize,
    indent: u16,
    blank_lines: u16,
}

/// The lines of a text, and a warning if there are more than it may have.
fn lines(source: &str) -> (Vec<Line<'_>>, Vec<Warning>) {
    let mut lines = Vec::new();
    let mut blank_lines = 0u16;
    let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    for line in source.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let may_break = may_hold_break(line.as_bytes());
        let mut rest = Some(line);
        while let Some(line) = rest {
            let parts = if may_break {
                line.split_once(breaks)
            } else {
                None
            };
            let whole = parts.map_or(line, |(whole, _)| whole).trim_end();
            rest = parts.map(|(_, behind)| behind);
            let text = whole.trim_start();
            if text.is_empty() {
                blank_lines = blank_lines.saturating_add(1);
                continue;
            }
            if lines.len() == LINES {
                let before = text.as_ptr().addr() - source.as_ptr().addr();
                let rest = source[before..].trim_end();
                lines.push(Line {
                    whole: rest,
                    text: rest,
                    columns: 0,
                    indent: 0,
                    blank_lines,
                });
                return (lines, vec![Warning::LineLimit]);
            }
            let indent = whole.len() - text.len();
            lines.push(Line {
                whole,
                text,
                columns: whole.chars().count(),
                indent: u16::try_from(indent).unwrap_or(u16::MAX),
                blank_lines,
            });
            blank_lines = 0;
        }
    }
    (lines, Vec::new())
}

/// Whether a line may hold what else ends one. Beyond ASCII it begins with C2 or E2.
fn may_hold_break(line: &[u8]) -> bool {
    memchr3(b'\r', 0xb, 0xc, line).is_some() || memchr2(0xc2, 0xe2, line).is_some()
}

/// The column at which the text was wrapped, if it was.
fn wrap_column(lines: &[Line]) -> Option<usize> {
    let mut followed: Vec<usize> = lines
        .windows(2)
        .filter(|pair| is_followed(&pair[0], &pair[1]))
        .map(|pair| pair[0].columns)
        .collect();
    if followed.len() < FEWEST_FULL_LINES {
        return None;
    }
    followed.sort_unstable();
    // A few lines run over: a long word, an address.
    let column = followed[(followed.len() * 19 / 20).min(followed.len() - 1)];
    let full: Vec<&Line> = lines
        .windows(2)
        .filter(|pair| is_followed(&pair[0], &pair[1]) && is_full(&pair[0], &pair[1], column))
        .map(|pair| &pair[1])
        .collect();
    let begins_anew = |line: &&&Line| {
        line.text
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let going_on = full.len() - full.iter().filter(begins_anew).count();
    let wrapped = WRAP_COLUMNS.contains(&column)
        && full.len() >= FEWEST_FULL_LINES
        && full.len() as f32 >= FULL_LINES * followed.len() as f32
        && going_on as f32 >= GOING_ON * full.len() as f32;
    wrapped.then_some(column)
}

/// Whether `next` may be the same paragraph as `line`. In scripts without spaces no line
/// tells by its first word whether it was wrapped, and scrapers leave a paragraph a line.
fn is_followed(line: &Line, next: &Line) -> bool {
    next.blank_lines == 0
        && kind(next.text) == BlockKind::Paragraph
        && !line.text.starts_with('#')
        && !next.text.starts_with(words::is_spaceless)
}

/// Whether the next line's first word would hardly have fitted behind this one.
fn is_full(line: &Line, next: &Line, column: usize) -> bool {
    let word = next.text.split_whitespace().next().unwrap_or("");
    line.columns + 1 + word.chars().count() + SLACK > column
}

/// In a text known to be wrapped, also what begins small goes on, however short the line before.
fn continues(line: &Line, next: &Line, column: usize) -> bool {
    let small = next.text.starts_with(char::is_lowercase);
    is_followed(line, next) && (small || is_full(line, next, column))
}

/// What a line is by the marker it begins with, as scrapers and Markdown write them.
fn kind(line: &str) -> BlockKind {
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
    if list_marker(line) {
        return BlockKind::Item;
    }
    row_or_paragraph(line)
}

fn row_or_paragraph(line: &str) -> BlockKind {
    // A sign is found much sooner than a string, and most lines have none.
    let row = match memchr2(b'\t', b'|', line.as_bytes()) {
        Some(_) => line.contains('\t') || line.matches(" | ").count() >= 2,
        None => false,
    };
    if row {
        BlockKind::Row
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a line begins as a list item does.
fn list_marker(line: &str) -> bool {
    const BULLETS: &str = "-*+•·▪●○◦‣►▶→»–—✓✔➤■□";
    let marker = line.split_whitespace().next().unwrap_or("");
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

/// Adds a line's text as one block, or as several that share the line.
fn push(blocks: &mut Vec<Block>, line: &Line, kind: BlockKind, text: String) {
    let separator = match kind {
        BlockKind::Code => None,
        _ if !may_hold_separator(&text) => None,
        _ => SEPARATORS.iter().find(|(separator, fewest)| {
            may_hold_sign_of(separator, &text)
                && blocks.len() + text.matches(separator).count() < 2 * LINES
                && splits(&text, separator, *fewest)
        }),
    };
    let Some((separator, _)) = separator else {
        let mut block = Block::new(kind, text, 0);
        block.blank_lines = line.blank_lines;
        block.indent = line.indent;
        blocks.push(block);
        return;
    };
    let mut glue = "";
    for part in text.split(separator).filter(|part| !part.trim().is_empty()) {
        let mut block = Block::new(kind, part.trim().to_owned(), 0);
        block.blank_lines = if glue.is_empty() { line.blank_lines } else { 0 };
        block.indent = line.indent;
        block.glue = glue;
        blocks.push(block);
        glue = separator;
    }
}

/// Whether any of [`SEPARATORS`] may be in a line: a tab, or behind a blank the first byte of
/// another. Most lines have none, and looking for eleven strings takes as long as all the rest.
fn may_hold_separator(line: &str) -> bool {
    let bytes = line.as_bytes();
    let behind_blank = |at: usize| at > 0 && bytes[at - 1] == b' ';
    // Of the signs beyond ASCII, `·` and `»` begin with C2, the others with E2.
    memchr3_iter(b'\t', b'|', b'-', bytes).any(|at| bytes[at] == b'\t' || behind_blank(at))
        || memchr2_iter(0xc2, 0xe2, bytes).any(behind_blank)
}

/// Whether the last byte of a separator's sign is in a line: found sooner than the separator.
fn may_hold_sign_of(separator: &str, line: &str) -> bool {
    let sign = separator.trim_end_matches(' ').bytes().last();
    sign.is_some_and(|sign| memchr(sign, line.as_bytes()).is_some())
}

/// Whether a separator cuts a line into things that stand side by side: headlines or
/// links, longer than the cells of a table, shorter than prose.
fn splits(line: &str, separator: &str, fewest: usize) -> bool {
    if line.matches(separator).count() < fewest {
        return false;
    }
    let parts: Vec<&str> = line
        .split(separator)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let lengths: Vec<usize> = parts.iter().skip(1).map(|p| words::count(p)).collect();
    let mean = lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32;
    let headlines = |part: &&str| part.starts_with(|c: char| !c.is_lowercase());
    lengths.len() + 1 >= fewest
        && (4.0..=20.0).contains(&mean)
        && (fewest < 3 || parts.iter().skip(1).all(headlines))
}

#[cfg(test)]
mod tests;
