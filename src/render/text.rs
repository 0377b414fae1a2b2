//! The body as plain text.

use crate::document::{Block, BlockKind, Document, Verdict};
use crate::spans::Mark;

/// Joins the kept blocks, one a line. Verse, addresses and other short lines of a block keep their
/// line breaks. Neighbours that shared a line of the input share one again.
pub(super) fn body(document: &Document, verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    let mut previous_kept = false;
    for (block, verdict) in document.blocks.iter().zip(verdicts) {
        let kept = *verdict == Verdict::Keep;
        if kept {
            if !text.is_empty() {
                let same_line = previous_kept && !block.glue.is_empty();
                text.push_str(if same_line { block.glue } else { "\n" });
            }
            push_lines(block, &mut text);
        }
        previous_kept = kept;
    }
    text
}

fn push_lines(block: &Block, text: &mut String) {
    let mut rest = 0;
    if keeps_breaks(block.kind) {
        for span in &block.spans {
            let at = span.start as usize;
            if span.mark == Mark::Break && block.text.as_bytes().get(at) == Some(&b' ') {
                text.push_str(block.text.get(rest..at).unwrap_or_default());
                text.push('\n');
                rest = at + 1;
            }
        }
    }
    text.push_str(block.text.get(rest..).unwrap_or_default());
}

/// Whether the line breaks of a block are kept. Headings and rows are one line.
pub(super) fn keeps_breaks(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Heading(_) | BlockKind::Row | BlockKind::Code
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    #[test]
    fn short_lines_keep_their_breaks_and_wrapped_prose_does_not() {
        let long = "the water went down in August and the whole village came to see it";
        for (source, expected) in [
            (
                "<p>The water went<br>and left us<br>",
                "The water went\nand left us",
            ),
            (
                &format!("<p>When {long}<br>all of it.")[..],
                &format!("When {long} all of it."),
            ),
            ("<h2>The water<br>went</h2>", "The water went"),
            ("<p>One<br><b>two</b> three", "One\ntwo three"),
        ] {
            let page = parse(source);
            assert_eq!(
                body(&page, &vec![Verdict::Keep; page.blocks.len()]),
                expected
            );
        }
    }
}
