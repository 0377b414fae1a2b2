//! What a sequence of blocks is made of: distances, runs of one form, the densest stretch.
//!
//! Each is one pass over the blocks, and knows nothing of elements.

use crate::classify::text_stats::{Begins, Ends, TextStats};
use crate::document::{Block, BlockKind};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Distances beyond this many blocks are the same.
pub(super) const FAR: f32 = 200.0;

/// What a block must outweigh to belong to the dense stretch: about the words of a
/// headline, so that a list of headlines sums to nothing and prose to much.
const STRETCH_COST: f32 = 9.0;

/// Sums over all blocks before each, so that a window's sum is one subtraction.
pub(super) struct Prefix(Vec<f32>);

impl Prefix {
    pub(super) fn new(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = Vec::with_capacity(values.size_hint().0 + 1);
        sums.push(0.0);
        let mut total = 0.0f64;
        for value in values {
            total += f64::from(value);
            sums.push(total as f32);
        }
        Prefix(sums)
    }

    pub(super) fn between(&self, from: usize, to: usize) -> f32 {
        self.0[to.min(self.0.len() - 1)] - self.0[from.min(self.0.len() - 1)]
    }

    pub(super) fn all(&self) -> f32 {
        self.between(0, self.0.len())
    }
}

/// A stretch of blocks of one form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn signed(index: usize, other: usize) -> f32 {
    (index as f32 - other as f32).clamp(-FAR, FAR)
}

/// Blocks since the last one for which `hit` holds, itself excluded.
pub(super) fn distances(hits: impl Iterator<Item = bool>) -> Vec<f32> {
    let mut distance = FAR;
    hits.map(|hit| {
        let here = distance;
        distance = if hit { 1.0 } else { (distance + 1.0).min(FAR) };
        here
    })
    .collect()
}

/// The form of a block: what a list's lines have in common whatever they say.
pub(super) fn form(block: &Block, m: &TextStats) -> u64 {
    let length = match m.words as u32 {
        0 => 0u8,
        1..=3 => 1,
        4..=22 => 2,
        _ => 3,
    };
    let begins = match m.begins {
        Begins::Lower | Begins::Upper | Begins::Plain | Begins::Quote => 0u8,
        Begins::Digit => 1,
        Begins::Sign => 2,
    };
    let kind = match block.kind {
        BlockKind::Heading(level) => 10 + level,
        BlockKind::Item => 1,
        BlockKind::Row => 2,
        BlockKind::Code => 3,
        _ => 0,
    };
    let linked = m.link_density > 0.5;
    let mut hasher = FxHasher::default();
    (
        length,
        begins,
        kind,
        linked,
        m.ends_in_dash,
        m.ends == Ends::Sentence,
    )
        .hash(&mut hasher);
    hasher.finish()
}

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

/// How many of the blocks two and four away have this one's form, when the next has not:
/// headline, date, headline, date.
pub(super) fn alternates(forms: &[u64]) -> Vec<f32> {
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

/// The stretch of blocks whose words outweigh their number most (the maximum-sum
/// subarray, by Kadane's algorithm), first and last index.
pub(super) fn densest(measures: &[TextStats]) -> (usize, usize) {
    let (mut best, mut best_range) = (f32::MIN, (0, 0));
    let (mut sum, mut start) = (0.0, 0);
    for (index, m) in measures.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, index);
        }
        sum += m.words * (1.0 - 2.0 * m.link_density) - STRETCH_COST;
        if sum > best {
            (best, best_range) = (sum, (start, index));
        }
    }
    best_range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::text_stats::of_block;

    /// Blocks of so many words, the linked ones linked throughout.
    fn measures(blocks: &[(usize, bool)]) -> Vec<TextStats> {
        let block = |(words, linked): &(usize, bool)| Block {
            link_chars: if *linked { *words as u32 } else { 0 },
            ..Block::new(BlockKind::Paragraph, "w ".repeat(*words), 0)
        };
        blocks.iter().map(|b| of_block(&block(b), 0).0).collect()
    }

    #[test]
    fn a_window_sums_what_it_spans_and_is_cut_at_the_end() {
        let sums = Prefix::new([1.0, 2.0, 4.0, 8.0].into_iter());
        assert_eq!(sums.between(1, 3), 6.0);
        assert_eq!(sums.between(2, 2), 0.0);
        assert_eq!(sums.between(2, 99), 12.0);
        assert_eq!(sums.all(), 15.0);
        assert_eq!(Prefix::new(std::iter::empty()).all(), 0.0);
    }

    #[test]
    fn distances_count_from_the_last_hit_and_end_at_far() {
        let hits = [false, true, false, false, true, true];
        assert_eq!(distances(hits.into_iter()), [FAR, FAR, 1.0, 2.0, 3.0, 1.0]);
        let once = distances((0..300).map(|i| i == 0));
        assert_eq!((once[199], once[299]), (199.0, FAR));
        assert_eq!((signed(3, 5), signed(999, 5)), (-2.0, FAR));
    }

    #[test]
    fn a_run_is_every_neighbour_of_one_form_and_no_other() {
        let runs = runs(&[1, 1, 2, 1]);
        let ends: Vec<_> = runs.iter().map(|run| (run.start, run.end)).collect();
        assert_eq!(ends, [(0, 2), (0, 2), (2, 3), (3, 4)]);
    }

    #[test]
    fn only_every_second_form_alternates() {
        assert_eq!(alternates(&[1, 2, 1, 2, 1]), [2.0, 1.0, 2.0, 1.0, 2.0]);
        assert_eq!(alternates(&[1, 1, 1, 1, 1]), [0.0; 5]);
        assert_eq!(alternates(&[1, 2, 3, 4, 5]), [0.0; 5]);
    }

    #[test]
    fn the_densest_stretch_bridges_a_few_short_blocks_but_no_list_and_no_links() {
        let (headline, linked) = ((8, false), (60, true));
        let page = [headline, headline, (40, false), (3, false), (30, false)];
        let page = [&page[..], &[headline, linked]].concat();
        assert_eq!(densest(&measures(&page)), (2, 4));
        let apart = [&[(40, false)][..], &[(3, false); 6], &[(60, false)]].concat();
        assert_eq!(densest(&measures(&apart)), (7, 7));
        assert_eq!(densest(&[]), (0, 0));
    }
}
