//! Context windows before and after a block, each by itself (plain text only).
//!
//! A body ends between two lines. A window that reaches equally far to both sides blurs that
//! boundary: the first headline after a body has the body before it and only headlines after it.

use super::super::RowWriter;
use super::cohesion::{self, Cohesion, WordOverlap, WordOverlaps};
use super::{PrefixSums, SequenceFeatures, share};

/// Windows before and after the block, with their length in blocks: the next lines, and a list.
const WINDOWS: [(&str, &str, usize); 2] = [
    ("context_before3", "context_after3", 3),
    ("context_before10", "context_after10", 10),
];

/// Blocks after a boundary that the near cohesion counts: a list. The far one counts all.
const NEAR_REACH: usize = 10;

/// The windows and the cohesion around each block.
pub(super) struct ContextFeatures {
    overlaps: Vec<WordOverlap>,
    topic_words: PrefixSums,
    /// Topic words that occur in a block before theirs.
    seen_before: PrefixSums,
    near: Cohesion,
    far: Cohesion,
}

impl ContextFeatures {
    pub(super) fn new(overlaps: WordOverlaps) -> Self {
        let of_blocks = &overlaps.of_blocks;
        ContextFeatures {
            topic_words: PrefixSums::new(of_blocks.iter().map(|o| o.topic_words)),
            seen_before: PrefixSums::new(of_blocks.iter().map(|o| o.before)),
            near: cohesion::cohesion(&overlaps, NEAR_REACH),
            far: cohesion::cohesion(&overlaps, usize::MAX),
            overlaps: overlaps.of_blocks,
        }
    }

    pub(super) fn write(&self, page: &SequenceFeatures, index: usize, row: &mut RowWriter) {
        let own = self.overlaps[index];
        row.put("seen_before", share(own.before, own.topic_words));
        row.put("seen_elsewhere", share(own.elsewhere, own.topic_words));
        let run = page.runs[index];
        row.put("run_seen_before", self.seen_before(run.start, run.end));
        for (part, cohesion) in [("cohesion10", &self.near), ("cohesion", &self.far)] {
            row.put_part(part, "words", cohesion.words[index]);
            row.put_part(part, "long_words", cohesion.long_words[index]);
            row.put_part(part, "words_next", cohesion.words[index + 1]);
            row.put_part(part, "long_words_next", cohesion.long_words[index + 1]);
        }
        for (before, after, reach) in WINDOWS {
            let start = index.saturating_sub(reach);
            self.write_window(page, before, start..index, index, row);
            let end = (index + 1 + reach).min(page.runs.len());
            self.write_window(page, after, index + 1..end, index, row);
        }
    }

    fn write_window(
        &self,
        page: &SequenceFeatures,
        part: &str,
        window: std::ops::Range<usize>,
        index: usize,
        row: &mut RowWriter,
    ) {
        let (from, to) = (window.start, window.end);
        let blocks = (to - from) as f32;
        let mean = |sums: &PrefixSums| share(sums.between(from, to), blocks);
        let words = page.sums.words.between(from, to);
        row.put_part(part, "mean_words", share(words, blocks));
        row.put_part(
            part,
            "prose",
            share(page.sums.prose.between(from, to), words),
        );
        row.put_part(part, "sentences", mean(&page.sums.sentences));
        row.put_part(part, "title_case", mean(&page.sums.title_case));
        row.put_part(part, "phrases", mean(&page.sums.phrases));
        row.put_part(part, "seen_before", self.seen_before(from, to));
        let form = page.forms[index];
        let alike = page.forms[window].iter().filter(|f| **f == form).count();
        row.put_part(part, "alike", share(alike as f32, blocks));
    }

    /// The share of the topic words of some blocks that occur in a block before theirs.
    fn seen_before(&self, from: usize, to: usize) -> f32 {
        share(
            self.seen_before.between(from, to),
            self.topic_words.between(from, to),
        )
    }
}
