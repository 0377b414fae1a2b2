//! Spans of blocks in reading order: prefix sums, distances, runs of equal form, and the densest
//! span.
//!
//! Each is one pass over the blocks and does not depend on the element tree.

use crate::classify::text_stats::{Beginning, Ending, TextStats};
use crate::document::{Block, BlockKind};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Distances are capped at this many blocks.
pub(super) const FAR: f32 = 200.0;

/// Cost of a block of the densest span, in words. It is about the length of a headline, so that a
/// list of headlines adds nothing and prose adds much.
const SPAN_COST_WORDS: f32 = 9.0;

/// Prefix sums of a value of the blocks: the sum over a window is one subtraction.
pub(super) struct PrefixSums(Vec<f32>);

impl PrefixSums {
    pub(super) fn new(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = Vec::with_capacity(values.size_hint().0 + 1);
        sums.push(0.0);
        let mut total = 0.0f64;
        for value in values {
            total += f64::from(value);
            sums.push(total as f32);
        }
        PrefixSums(sums)
    }

    /// The sum over `from..to`, cut at the end of the page.
    pub(super) fn between(&self, from: usize, to: usize) -> f32 {
        self.0[to.min(self.0.len() - 1)] - self.0[from.min(self.0.len() - 1)]
    }

    pub(super) fn total(&self) -> f32 {
        self.between(0, self.0.len())
    }
}

/// The blocks `start..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Blocks from `other` to `index`; negative if `index` comes first.
pub(super) fn signed_distance(index: usize, other: usize) -> f32 {
    (index as f32 - other as f32).clamp(-FAR, FAR)
}

/// For each block the distance to the last hit before it.
pub(super) fn distances(hits: impl Iterator<Item = bool>) -> Vec<f32> {
    let mut distance = FAR;
    hits.map(|hit| {
        let here = distance;
        distance = if hit { 1.0 } else { (distance + 1.0).min(FAR) };
        here
    })
    .collect()
}

/// The form of a block: a hash of what the lines of one list have in common, whatever their words.
pub(super) fn form(block: &Block, stats: &TextStats) -> u64 {
    let length = match stats.words as u32 {
        0 => 0u8,
        1..=3 => 1,
        4..=22 => 2,
        _ => 3,
    };
    let beginning = match stats.beginning {
        Beginning::Uncased | Beginning::Lower | Beginning::Upper | Beginning::Quote => 0u8,
        Beginning::Digit => 1,
        Beginning::Symbol => 2,
    };
    let kind = match block.kind {
        BlockKind::Heading(level) => 10 + level,
        BlockKind::Item => 1,
        BlockKind::Row => 2,
        BlockKind::Code => 3,
        _ => 0,
    };
    let is_linked = stats.link_density > 0.5;
    let mut hasher = FxHasher::default();
    (
        length,
        beginning,
        kind,
        is_linked,
        stats.ends_in_dash,
        stats.ending == Ending::Sentence,
    )
        .hash(&mut hasher);
    hasher.finish()
}

/// For each block the run of blocks with its form.
pub(super) fn runs(forms: &[u64]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(forms.len());
    let mut start = 0;
    while start < forms.len() {
        let length = forms[start..]
            .iter()
            .take_while(|f| **f == forms[start])
            .count();
        let end = start + length;
        runs.extend((start..end).map(|_| Run { start, end }));
        start = end;
    }
    runs
}

/// For each block the number of blocks at distance 2 and 4 with its form, if its neighbours have
/// other forms: headline, date, headline, date.
pub(super) fn alternations(forms: &[u64]) -> Vec<f32> {
    let at = |index: usize, offset: isize| forms.get(index.checked_add_signed(offset)?);
    (0..forms.len())
        .map(|i| {
            let own = Some(&forms[i]);
            if at(i, 1) == own || at(i, -1) == own {
                return 0.0;
            }
            [-4, -2, 2, 4]
                .iter()
                .filter(|offset| at(i, **offset) == own)
                .count() as f32
        })
        .collect()
}

/// First and last block of the densest span: the maximum-sum subarray (Kadane's algorithm) of
/// unlinked words less [`SPAN_COST_WORDS`] per block.
pub(super) fn densest(stats: &[TextStats]) -> (usize, usize) {
    let (mut best, mut best_span) = (f32::MIN, (0, 0));
    let (mut sum, mut start) = (0.0, 0);
    for (index, stats) in stats.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, index);
        }
        sum += stats.words * (1.0 - 2.0 * stats.link_density) - SPAN_COST_WORDS;
        if sum > best {
            (best, best_span) = (sum, (start, index));
        }
    }
    best_span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::text_stats::of_block;

    /// Statistics of blocks with these numbers of words, linked as a whole or not at all.
    fn stats(blocks: &[(usize, bool)]) -> Vec<TextStats> {
        let block = |(words, linked): &(usize, bool)| Block {
            link_chars: if *linked { *words as u32 } else { 0 },
            ..Block::new(BlockKind::Paragraph, "w ".repeat(*words), 0)
        };
        blocks.iter().map(|b| of_block(&block(b), 0).0).collect()
    }

    #[test]
    fn prefix_sums_are_cut_at_the_end_of_the_page() {
        let sums = PrefixSums::new([1.0, 2.0, 4.0, 8.0].into_iter());
        assert_eq!(sums.between(1, 3), 6.0);
        assert_eq!(sums.between(2, 2), 0.0);
        assert_eq!(sums.between(2, 99), 12.0);
        assert_eq!(sums.total(), 15.0);
        assert_eq!(PrefixSums::new(std::iter::empty()).total(), 0.0);
    }

    #[test]
    fn distances_count_from_the_last_hit_and_are_capped() {
        let hits = [false, true, false, false, true, true];
        assert_eq!(distances(hits.into_iter()), [FAR, FAR, 1.0, 2.0, 3.0, 1.0]);
        let once = distances((0..300).map(|i| i == 0));
        assert_eq!((once[199], once[299]), (199.0, FAR));
        assert_eq!(
            (signed_distance(3, 5), signed_distance(999, 5)),
            (-2.0, FAR)
        );
    }

    #[test]
    fn a_run_contains_adjacent_blocks_of_one_form() {
        let runs = runs(&[1, 1, 2, 1]);
        let ends: Vec<_> = runs.iter().map(|run| (run.start, run.end)).collect();
        assert_eq!(ends, [(0, 2), (0, 2), (2, 3), (3, 4)]);
    }

    #[test]
    fn alternations_count_every_second_block_of_one_form() {
        assert_eq!(alternations(&[1, 2, 1, 2, 1]), [2.0, 1.0, 2.0, 1.0, 2.0]);
        assert_eq!(alternations(&[1, 1, 1, 1, 1]), [0.0; 5]);
        assert_eq!(alternations(&[1, 2, 3, 4, 5]), [0.0; 5]);
    }

    #[test]
    fn the_densest_span_bridges_few_short_blocks_but_no_lists_and_no_links() {
        let (headline, linked) = ((8, false), (60, true));
        let page = [headline, headline, (40, false), (3, false), (30, false)];
        let page = [&page[..], &[headline, linked]].concat();
        assert_eq!(densest(&stats(&page)), (2, 4));
        let split = [&[(40, false)][..], &[(3, false); 6], &[(60, false)]].concat();
        assert_eq!(densest(&stats(&split)), (7, 7));
        assert_eq!(densest(&[]), (0, 0));
    }
}
