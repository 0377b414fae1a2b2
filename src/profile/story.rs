//! Which of a site's pages tell the same story.
//!
//! Recurrence tells furniture from body only among pages whose bodies differ. Two pages with
//! one body are an agency's report printed twice, or a story and its print view.

use super::site::{Set, bits};
use super::trace::{Line, PageSketch};
use rustc_hash::FxHashMap;

/// Words from which on a line takes part in the likeness of two bodies: shorter ones are
/// mostly furniture.
const PROSE_WORDS: u8 = 8;

/// Two kept pages whose prose is alike by this share (Jaccard's index) tell the same story.
/// Every line's words are divided by the pages it stands on, because what a site prints under
/// all its stories makes no two of them alike.
const SAME_PROSE: f32 = 0.5;

/// Of a page that is judged more is known: how likely each of its lines is to be body. So less
/// likeness is asked for where half of the likely body is on the other page.
const NEAR_PROSE: f32 = 0.4;
const SAME_BODY: f32 = 0.5;

/// The prose of a site's pages.
#[derive(Debug)]
pub(super) struct Stories {
    /// The pages that each line of prose stands on.
    pages: FxHashMap<u32, Set>,
    /// The weight of each page's prose.
    weights: Vec<u64>,
}

impl Stories {
    pub(super) fn of(traces: &[&PageSketch]) -> Stories {
        let mut pages: FxHashMap<u32, Set> = FxHashMap::default();
        for (index, trace) in traces.iter().enumerate() {
            for line in prose(&trace.lines) {
                *pages.entry(trace.lines[line].text).or_default() |= 1 << index;
            }
        }
        let mut stories = Stories {
            pages,
            weights: Vec::new(),
        };
        let weights = traces.iter().map(|trace| {
            let lines = prose(&trace.lines).into_iter();
            lines.map(|at| stories.weight(&trace.lines[at])).sum()
        });
        stories.weights = weights.collect();
        stories
    }

    fn on(&self, line: &Line) -> Set {
        self.pages.get(&line.text).copied().unwrap_or(0)
    }

    /// Whole numbers, so that no sum depends on its order.
    fn weight(&self, line: &Line) -> u64 {
        /// Divides by every number of pages up to 10, and finely by the rest.
        const UNIT: u64 = 2520;
        u64::from(line.words) * UNIT / u64::from(self.on(line).count_ones().max(1))
    }

    /// For every page, the number of the first one that tells its story.
    pub(super) fn groups(&self, traces: &[&PageSketch]) -> Vec<u32> {
        let mut groups: Vec<u32> = (0..traces.len() as u32).collect();
        for (index, trace) in traces.iter().enumerate() {
            let mut shared = vec![0; index];
            for at in prose(&trace.lines) {
                let line = &trace.lines[at];
                for other in bits(self.on(line)).take_while(|other| *other < index) {
                    shared[other] += self.weight(line);
                }
            }
            for (other, shared) in shared.into_iter().enumerate() {
                if alike(shared, self.weights[index], self.weights[other]) >= SAME_PROSE {
                    join(&mut groups, index, other);
                }
            }
        }
        groups
    }

    /// The pages that tell the story of a page, whose lines are body with these probabilities.
    pub(super) fn same(
        &self,
        lines: &[Line],
        probabilities: &[f32],
    ) -> impl Iterator<Item = usize> {
        let mut shared = [(0, 0.0); Set::BITS as usize];
        let (mut all, mut body) = (0, 0.0);
        for at in prose(lines) {
            let weight = self.weight(&lines[at]);
            let likely = weight as f32 * probabilities.get(at).copied().unwrap_or(0.0);
            all += weight;
            body += likely;
            for page in bits(self.on(&lines[at])) {
                shared[page].0 += weight;
                shared[page].1 += likely;
            }
        }
        self.weights
            .iter()
            .enumerate()
            .filter_map(move |(page, weight)| {
                let (prose, likely) = shared[page];
                let near = alike(prose, all, *weight) >= NEAR_PROSE;
                (near && likely >= body * SAME_BODY).then_some(page)
            })
    }
}

/// Where the lines of prose stand, each text once.
fn prose(lines: &[Line]) -> Vec<usize> {
    let is_prose = |at: &usize| lines[*at].words >= PROSE_WORDS && lines[*at].text != 0;
    let mut found: Vec<usize> = (0..lines.len()).filter(is_prose).collect();
    found.sort_by_key(|at| lines[*at].text);
    found.dedup_by_key(|at| lines[*at].text);
    found
}

/// Jaccard's index.
fn alike(shared: u64, one: u64, other: u64) -> f32 {
    let either = (one + other).saturating_sub(shared);
    if either > 0 {
        shared as f32 / either as f32
    } else {
        0.0
    }
}

fn join(groups: &mut [u32], one: usize, other: usize) {
    let (to, from) = (
        groups[one].min(groups[other]),
        groups[one].max(groups[other]),
    );
    for group in groups {
        if *group == from {
            *group = to;
        }
    }
}
