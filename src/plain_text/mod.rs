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
//! - [`markers`]: headings, list items, quotes and rows, by how a line begins;
//! - [`separators`]: items that share a line.

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
use hyphenation::Hyphenation;
use lines::{MAX_LINES, TextLine, lines};
use markers::kind;
use pages::without_furniture;
use wrapping::{continues, wrap_column};

/// Begins and ends a code block in Markdown.
const FENCE: &str = "```";

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
    let last_fence = lines.iter().rposition(|line| line.text == FENCE);
    let mut rest = lines.iter().enumerate().peekable();
    while let Some((index, line)) = rest.next() {
        let mut text = line.text.to_owned();
        let kind = kind(line.text);
        // A fence that is never closed is an ordinary line.
        if line.text.starts_with(FENCE) && last_fence.is_some_and(|last| last > index) {
            for (_, inner) in rest.by_ref() {
                (0..inner.blank_lines).for_each(|_| text.push('\n'));
                text.push('\n');
                text.push_str(inner.indented_text);
                if inner.text == FENCE {
                    break;
                }
            }
            push(&mut blocks, line, BlockKind::Code, text);
            continue;
        }
        let mut last = line;
        while let Some((_, next)) = rest.next_if(|(_, next)| {
            next.runs_on || column.is_some_and(|column| continues(last, next, column))
        }) {
            hyphenation.append(&mut text, last.text, next.text);
            last = next;
        }
        push(&mut blocks, line, kind, text);
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
