//! Splits plain text into blocks: text that was extracted from a page before.
//!
//! Each line is a block, with two exceptions. Hard-wrapped text (mail, Gutenberg, old converters)
//! breaks its lines at a fixed column, so its lines are joined; whether a text is wrapped is
//! decided once for the whole text. And a line may contain several items side by side
//! (`Headline | Headline | Headline`). Each item is then a block, and stores the separator before
//! it, so that the kept items of a line can be joined as they were.
//!
//! - [`subtitles`]: turns subtitles into prose;
//! - [`lines`]: splits the text into lines;
//! - [`pages`]: removes page numbers, running headers and footers;
//! - [`wrapping`]: whether the text is hard-wrapped, and which lines continue others;
//! - [`hyphenation`]: words that are divided at the end of a line;
//! - [`fences`]: code blocks between fences;
//! - [`markers`]: headings, list items, quotes and rows, by how a line begins;
//! - [`separators`]: items that share a line.

mod fences;
mod hyphenation;
mod lines;
mod markers;
mod pages;
mod separators;
mod subtitles;
mod wrapping;

use crate::document::DocumentFormat;
use crate::document::{Block, BlockKind, Container, Document, Head};
use crate::mail::without_quoted_headers;
use fences::Fences;
use hyphenation::Hyphenation;
use lines::{MAX_LINES, TextLine, lines};
use markers::kind;
use pages::without_furniture;
use wrapping::{continues, wrap_column};

/// Splits plain text into blocks.
pub fn parse(source: &str) -> Document {
    let without_headers = without_quoted_headers(source);
    let source = without_headers.as_deref().unwrap_or(source);
    let prose = subtitles::prose(source);
    let source = prose.as_deref().unwrap_or(source);
    let (lines, warnings) = lines(source);
    let lines = without_furniture(lines);
    let column = wrap_column(&lines);
    let hyphenation = Hyphenation::of(&lines);
    let mut blocks = Vec::new();
    let mut fences = Fences::default();
    let mut rest = &lines[..];
    while let Some((line, after)) = rest.split_first() {
        let mut text = line.text.to_owned();
        if let Some(count) = fences.lines_of_block(rest) {
            let (code, after) = rest.split_at(count);
            rest = after;
            for inner in &code[1..] {
                (0..inner.blank_lines).for_each(|_| text.push('\n'));
                text.push('\n');
                text.push_str(inner.indented_text);
            }
            push(&mut blocks, line, BlockKind::Code, text);
            continue;
        }
        rest = after;
        let mut last = line;
        while let Some((next, after)) = rest.split_first()
            && (next.runs_on || column.is_some_and(|column| continues(last, next, column)))
        {
            hyphenation.append(&mut text, last.text, next.text);
            last = next;
            rest = after;
        }
        push(&mut blocks, line, kind(line.text), text);
    }
    let root = Container::root();
    Document {
        format: DocumentFormat::Text,
        head: Head::default(),
        blocks,
        containers: vec![root],
        warnings,
    }
}

/// Adds the text of a line as one block, or as one block per item.
fn push(blocks: &mut Vec<Block>, line: &TextLine, kind: BlockKind, text: String) {
    // The limit on lines also bounds the blocks that separators add.
    let has_capacity = |items: usize| blocks.len() + items < 2 * MAX_LINES;
    let separator = match kind {
        BlockKind::Code => None,
        _ => separators::find(&text, has_capacity),
    };
    let Some(separator) = separator else {
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

#[cfg(test)]
mod tests;
