//! The main span of a page: the run of lines that holds most of its new text.
//!
//! A line is new if no other page of the site contains it. Template lines that change (headlines
//! of the day, counters) are scattered over a page. On a site without such lines all new lines of
//! a page are in one span, and that span is the body.

use super::page_sketch::BlockSketch;
use std::ops::Range;

/// This many consecutive recurring lines end a span. One or two may be promos inside a body.
const GAP: usize = 3;

/// The main span of a page.
#[derive(Debug, PartialEq)]
pub(super) struct MainSpan {
    pub(super) blocks: Range<usize>,
    /// The share of the page's new lines that are in the span, 0 to 1.
    pub(super) share: f32,
}

/// Finds the span with the most words in new lines.
pub(super) fn find(blocks: &[BlockSketch], is_new: impl Fn(&BlockSketch) -> bool) -> MainSpan {
    let (mut best, mut best_words, mut best_new) = (0..0, 0, 0);
    let (mut begin, mut end, mut words, mut new) = (0, 0, 0, 0);
    let mut all_new = 0;
    for (index, block) in blocks.iter().enumerate() {
        if block.text == 0 || !is_new(block) {
            continue;
        }
        if index - end >= GAP {
            (begin, words, new) = (index, 0, 0);
        }
        all_new += 1;
        end = index + 1;
        words += u32::from(block.words);
        new += 1;
        if words > best_words {
            (best, best_words, best_new) = (begin..end, words, new);
        }
    }
    MainSpan {
        blocks: best,
        share: if all_new > 0 {
            best_new as f32 / all_new as f32
        } else {
            0.0
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The main span of a page of ten-word lines: `n` is a new line, `r` a recurring one.
    fn main_span(page: &str) -> MainSpan {
        let block = |c: char| BlockSketch {
            text: c as u32,
            pattern: 0,
            position: 0,
            words: 10,
        };
        let blocks: Vec<BlockSketch> = page.chars().map(block).collect();
        find(&blocks, |block| block.text == u32::from('n'))
    }

    #[test]
    fn two_recurring_lines_do_not_end_a_span_and_three_do() {
        let span = main_span("rrrnnrnnrrnnnrrrrnr");
        assert_eq!(span.blocks, 3..13);
        assert_eq!(span.share, 7.0 / 8.0);
    }

    #[test]
    fn a_page_may_be_all_new_or_all_recurring_or_empty() {
        let span = |blocks, share| MainSpan { blocks, share };
        assert_eq!(main_span("nnn"), span(0..3, 1.0));
        assert_eq!(main_span("rrr"), span(0..0, 0.0));
        assert_eq!(main_span(""), span(0..0, 0.0));
    }
}
