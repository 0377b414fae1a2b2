//! Features of a block's position in reading order. They need no element tree, so HTML and plain
//! text share nearly all of them.
//!
//! A body is a dense span of long blocks. What trails it is a run of blocks of one form about
//! other subjects. So the features are: distances to long blocks and to the densest span, runs of
//! equal form, phrase roles of the headings above, and overlap with the words of the page's prose.

mod cohesion;
mod context;
mod headings;
pub(super) mod wording;

use super::block::coverage;
use super::spans::{self, FAR, PrefixSums, Run, distances, signed_distance};
use super::{MANY_BLOCKS, MANY_OCCURRENCES, MANY_WORDS, PageBlocks, RowWriter};
use crate::classify::text_stats::{Ending, TextStats, share};
use crate::document::DocumentFormat;
use crate::lang::phrases::Role;
use cohesion::WordOverlap;
use context::ContextFeatures;
use headings::HeadingAbove;
use wording::Wording;

/// Neighbours that have features of their own, with their offsets.
const NEIGHBOURS: [(&str, isize); 6] = [
    ("previous3", -3),
    ("previous2", -2),
    ("previous1", -1),
    ("next1", 1),
    ("next2", 2),
    ("next3", 3),
];

/// Windows around the block, with their blocks on each side.
const WINDOWS: [(&str, usize); 3] = [("window2", 2), ("window6", 6), ("window15", 15)];

pub(super) struct SequenceFeatures {
    sums: BlockSums,
    /// For each block the share of its topic words that the page's prose uses elsewhere.
    prose_overlaps: Vec<f32>,
    /// Blocks since the last and until the next long block.
    since_long: Vec<f32>,
    until_long: Vec<f32>,
    first_prose: usize,
    last_prose: usize,
    densest_span: (usize, usize),
    forms: Vec<u64>,
    runs: Vec<Run>,
    alternations: Vec<f32>,
    headings: Vec<HeadingAbove>,
    /// Blocks since a line that introduces other stories or comments.
    since_related: Vec<f32>,
    /// Blocks since a rule.
    since_rule: Vec<f32>,
    /// Only for plain text. The element tree of HTML shows where a body ends and what is code, and
    /// these features do not improve its model.
    wording: Option<Wording>,
    context: Option<ContextFeatures>,
}

/// Prefix sums of values of the blocks.
struct BlockSums {
    words: PrefixSums,
    /// Words of prose.
    prose: PrefixSums,
    linked_chars: PrefixSums,
    chars: PrefixSums,
    /// Blocks that end a sentence.
    sentences: PrefixSums,
    prose_overlap: PrefixSums,
    title_case: PrefixSums,
    /// Shares of the title's words.
    title: PrefixSums,
    /// Blocks that match a phrase of any role.
    phrases: PrefixSums,
}

impl SequenceFeatures {
    pub(super) fn new(blocks: &PageBlocks) -> Self {
        let all = &blocks.document.blocks;
        let stats = &blocks.stats;
        let is_prose: Vec<bool> = all
            .iter()
            .zip(stats)
            .map(|(block, stats)| stats.is_prose(block.kind))
            .collect();
        let is_text = blocks.document.format == DocumentFormat::Text;
        let overlaps = cohesion::word_overlaps(blocks, is_text);
        let prose_overlaps: Vec<f32> = overlaps
            .of_blocks
            .iter()
            .map(WordOverlap::prose_share)
            .collect();
        let forms: Vec<u64> = all
            .iter()
            .zip(stats)
            .map(|(block, stats)| spans::form(block, stats))
            .collect();
        let related = Role::Related.bit() | Role::Comments.bit();
        SequenceFeatures {
            sums: BlockSums::new(blocks, &is_prose, &prose_overlaps),
            prose_overlaps,
            since_long: distances(stats.iter().map(|s| s.long)),
            until_long: {
                let mut until = distances(stats.iter().rev().map(|s| s.long));
                until.reverse();
                until
            },
            first_prose: is_prose.iter().position(|p| *p).unwrap_or(all.len()),
            last_prose: is_prose.iter().rposition(|p| *p).unwrap_or(0),
            densest_span: spans::densest(stats),
            runs: spans::runs(&forms),
            alternations: spans::alternations(&forms),
            forms,
            headings: headings::headings_above(blocks),
            since_related: distances(blocks.roles.iter().map(|roles| roles & related != 0)),
            since_rule: distances(all.iter().map(|b| b.after_rule)),
            wording: is_text.then(|| Wording::new(blocks)),
            context: is_text.then(|| ContextFeatures::new(overlaps)),
        }
    }

    pub(super) fn write(&self, blocks: &PageBlocks, index: usize, row: &mut RowWriter) {
        let count = blocks.document.blocks.len();
        self.write_position(index, count, row);
        let run = self.runs[index];
        self.write_run(index, run, count, row);
        row.put("prose_overlap", self.prose_overlaps[index]);
        self.headings[index].write(row);
        row.put("blocks_since_related", self.since_related[index]);
        if blocks.document.format == DocumentFormat::Html {
            row.put("blocks_since_rule", self.since_rule[index]);
        }
        let sums = &self.sums;
        let phrases = |from, to| sums.phrases.between(from, to).min(MANY_OCCURRENCES);
        row.put("phrases_before", phrases(0, index));
        row.put("phrases_after", phrases(index + 1, count));
        // The body begins after the title.
        let from = |block: Option<usize>| block.map_or(-FAR, |at| signed_distance(index, at));
        row.put("from_heading1", from(blocks.heading1));
        row.put("from_title", from(blocks.title_block));
        let title = blocks.title_block.or(blocks.heading1).unwrap_or(0);
        let (start, end) = (title.min(index), title.max(index));
        let to_title = |sums: &PrefixSums| sums.between(start, end).min(MANY_WORDS);
        row.put("prose_to_title", to_title(&sums.prose));
        row.put("words_to_title", to_title(&sums.words));
        write_neighbours(blocks, index, row);
        self.write_windows(index, count, row);
        if let Some(wording) = &self.wording {
            wording.write(run, index, count, row);
        }
        if let Some(context) = &self.context {
            context.write(self, index, row);
        }
        let next_words = sums.words.between(index + 1, index + 2);
        row.put(
            "words_ratio_next",
            share(blocks.stats[index].words, next_words + 1.0),
        );
    }

    /// Position on the page, in blocks and in words, and distances to prose.
    fn write_position(&self, index: usize, count: usize, row: &mut RowWriter) {
        let BlockSums { words, prose, .. } = &self.sums;
        row.put("position", share(index as f32, count as f32));
        row.put(
            "words_before",
            share(words.between(0, index), words.total()),
        );
        row.put(
            "blocks_after",
            ((count - index - 1) as f32).min(MANY_BLOCKS),
        );
        let after = |sums: &PrefixSums| sums.between(index + 1, count).min(MANY_WORDS);
        row.put("words_after", after(words));
        row.put(
            "prose_before",
            share(prose.between(0, index), prose.total()),
        );
        row.put(
            "prose_after",
            share(prose.between(index + 1, count), prose.total()),
        );
        row.put("prose_words_after", after(prose));
        row.put("blocks_since_long", self.since_long[index]);
        row.put("blocks_until_long", self.until_long[index]);
        row.put("from_first_prose", signed_distance(index, self.first_prose));
        row.put("from_last_prose", signed_distance(index, self.last_prose));
        let (start, end) = self.densest_span;
        row.put(
            "from_densest_span",
            ((index as f32 - end as f32).max(0.0) - (start as f32 - index as f32).max(0.0))
                .clamp(-FAR, FAR),
        );
        row.put(
            "densest_span_words",
            share(words.between(start, end + 1), words.total()),
        );
    }

    /// A list of other stories is a run of one form with other words, often up to the end.
    fn write_run(&self, index: usize, run: Run, count: usize, row: &mut RowWriter) {
        let length = (run.end - run.start) as f32;
        let mean = |sums: &PrefixSums| share(sums.between(run.start, run.end), length);
        row.put("run_length", length.min(MANY_BLOCKS));
        row.put("run_index", ((index - run.start) as f32).min(MANY_BLOCKS));
        row.put("run_mean_words", mean(&self.sums.words));
        row.put("run_prose_overlap", mean(&self.sums.prose_overlap));
        row.put("run_title_case", mean(&self.sums.title_case));
        row.put(
            "blocks_after_run",
            ((count - run.end) as f32).min(MANY_BLOCKS),
        );
        row.put("alternates", self.alternations[index]);
    }

    fn write_windows(&self, index: usize, count: usize, row: &mut RowWriter) {
        let sums = &self.sums;
        for (part, reach) in WINDOWS {
            let (from, to) = (index.saturating_sub(reach), (index + reach + 1).min(count));
            let sum = |sums: &PrefixSums| sums.between(from, to);
            let blocks = (to - from) as f32;
            row.put_part(part, "mean_words", share(sum(&sums.words), blocks));
            row.put_part(part, "prose", share(sum(&sums.prose), sum(&sums.words)));
            row.put_part(
                part,
                "link_density",
                share(sum(&sums.linked_chars), sum(&sums.chars)),
            );
            row.put_part(part, "sentences", share(sum(&sums.sentences), blocks));
            row.put_part(part, "title", share(sum(&sums.title), blocks));
            row.put_part(
                part,
                "prose_overlap",
                share(sum(&sums.prose_overlap), blocks),
            );
            let end = (index + 1 + reach).min(count);
            row.put_part(
                part,
                "mean_words_after",
                share(sums.words.between(index + 1, end), (end - index - 1) as f32),
            );
        }
    }
}

impl BlockSums {
    fn new(blocks: &PageBlocks, is_prose: &[bool], prose_overlaps: &[f32]) -> Self {
        let stats = &blocks.stats;
        let sum = |value: fn(&TextStats) -> f32| PrefixSums::new(stats.iter().map(value));
        BlockSums {
            words: sum(|s| s.words),
            prose: PrefixSums::new(
                stats
                    .iter()
                    .zip(is_prose)
                    .map(|(s, is_prose)| if *is_prose { s.words } else { 0.0 }),
            ),
            linked_chars: sum(|s| s.link_density * s.chars),
            chars: sum(|s| s.chars),
            sentences: sum(|s| f32::from(u8::from(s.ending == Ending::Sentence))),
            prose_overlap: PrefixSums::new(prose_overlaps.iter().copied()),
            title_case: sum(|s| share(s.capitalised_words, s.spaced_words)),
            title: PrefixSums::new(
                blocks
                    .words
                    .iter()
                    .map(|words| coverage(words, &blocks.title)),
            ),
            phrases: PrefixSums::new(
                blocks
                    .roles
                    .iter()
                    .map(|roles| f32::from(u8::from(*roles != 0))),
            ),
        }
    }
}

fn write_neighbours(blocks: &PageBlocks, index: usize, row: &mut RowWriter) {
    let own = &blocks.document.blocks[index];
    for (part, offset) in NEIGHBOURS {
        let neighbour = index
            .checked_add_signed(offset)
            .filter(|at| *at < blocks.stats.len());
        // -1 beyond the first and the last block.
        let [words, links, ending, alike, phrase] = neighbour.map_or([-1.0; 5], |at| {
            let (stats, block) = (&blocks.stats[at], &blocks.document.blocks[at]);
            [
                stats.words,
                stats.link_density,
                f32::from(stats.ending as u8),
                f32::from(u8::from(block.kind == own.kind))
                    + f32::from(u8::from(block.container == own.container)),
                f32::from(u8::from(blocks.roles[at] != 0)),
            ]
        });
        row.put_part(part, "words", words);
        row.put_part(part, "link_density", links);
        row.put_part(part, "ending", ending);
        row.put_part(part, "alike", alike);
        row.put_part(part, "phrase", phrase);
    }
}

#[cfg(test)]
mod tests;
