//! Near-duplicate pages of a site: pages whose bodies are largely the same.
//!
//! Recurrence separates template lines from body lines only among pages with different bodies. Two
//! pages with one body are an agency report published twice, or an article and its print view.
//! Similarity is Jaccard's index over lines of prose, weighted by words.

use super::cluster_set::{ClusterSet, members};
use super::page_sketch::{BlockSketch, PageSketch};
use rustc_hash::FxHashMap;

/// Fewest words of a line that counts as prose. Shorter lines are mostly template lines.
const PROSE_WORDS: u8 = 8;

/// Jaccard's index from which two sampled pages are in one cluster. The words of each line are
/// divided by the number of pages that contain it, so lines that a site repeats under all its
/// articles do not make them similar.
const SAME_PROSE: f32 = 0.5;

/// The same for a page that is being scored. The probability of each of its lines is available, so
/// its prose may be less similar if at least the share [`SAME_BODY`] of its likely body is on the
/// other page.
const NEAR_PROSE: f32 = 0.4;
const SAME_BODY: f32 = 0.5;

/// The prose of a site's sampled pages.
#[derive(Debug)]
pub(super) struct NearDuplicates {
    /// The pages that contain each line of prose, by the hash of its text.
    pages: FxHashMap<u32, ClusterSet>,
    /// The weight of each page's prose.
    weights: Vec<u64>,
}

impl NearDuplicates {
    pub(super) fn new(sketches: &[&PageSketch]) -> NearDuplicates {
        let mut pages: FxHashMap<u32, ClusterSet> = FxHashMap::default();
        for (page, sketch) in sketches.iter().enumerate() {
            for at in prose(&sketch.blocks) {
                *pages.entry(sketch.blocks[at].text).or_default() |= 1 << page;
            }
        }
        let mut prose_of_site = NearDuplicates {
            pages,
            weights: Vec::new(),
        };
        let weights = sketches.iter().map(|sketch| {
            let lines = prose(&sketch.blocks).into_iter();
            lines
                .map(|at| prose_of_site.weight(&sketch.blocks[at]))
                .sum()
        });
        prose_of_site.weights = weights.collect();
        prose_of_site
    }

    fn pages_with(&self, block: &BlockSketch) -> ClusterSet {
        self.pages.get(&block.text).copied().unwrap_or(0)
    }

    /// The words of a line divided by the number of pages that contain it. Weights are integers,
    /// so sums do not depend on their order.
    fn weight(&self, block: &BlockSketch) -> u64 {
        /// Divisible by every number of pages up to 10.
        const UNIT: u64 = 2520;
        u64::from(block.words) * UNIT / u64::from(self.pages_with(block).count_ones().max(1))
    }

    /// The cluster of each page: the number of the cluster's first page.
    pub(super) fn clusters(&self, sketches: &[&PageSketch]) -> Vec<u32> {
        let mut clusters: Vec<u32> = (0..sketches.len() as u32).collect();
        for (page, sketch) in sketches.iter().enumerate() {
            let mut shared = vec![0; page];
            for at in prose(&sketch.blocks) {
                let block = &sketch.blocks[at];
                for other in members(self.pages_with(block)).take_while(|other| *other < page) {
                    shared[other] += self.weight(block);
                }
            }
            for (other, shared) in shared.into_iter().enumerate() {
                if jaccard(shared, self.weights[page], self.weights[other]) >= SAME_PROSE {
                    join(&mut clusters, page, other);
                }
            }
        }
        clusters
    }

    /// The sampled pages with the same body as a page that consists of these blocks, which are
    /// body with these probabilities.
    pub(super) fn similar_to(
        &self,
        blocks: &[BlockSketch],
        probabilities: &[f32],
    ) -> impl Iterator<Item = usize> {
        let mut shared = [(0, 0.0); ClusterSet::BITS as usize];
        let (mut prose_weight, mut body_weight) = (0, 0.0);
        for at in prose(blocks) {
            let weight = self.weight(&blocks[at]);
            let likely = weight as f32 * probabilities.get(at).copied().unwrap_or(0.0);
            prose_weight += weight;
            body_weight += likely;
            for page in members(self.pages_with(&blocks[at])) {
                shared[page].0 += weight;
                shared[page].1 += likely;
            }
        }
        self.weights
            .iter()
            .enumerate()
            .filter_map(move |(page, weight)| {
                let (prose, body) = shared[page];
                let near = jaccard(prose, prose_weight, *weight) >= NEAR_PROSE;
                (near && body >= body_weight * SAME_BODY).then_some(page)
            })
    }
}

/// The indices of the blocks of prose, one for each distinct text.
fn prose(blocks: &[BlockSketch]) -> Vec<usize> {
    let is_prose = |at: &usize| blocks[*at].words >= PROSE_WORDS && blocks[*at].text != 0;
    let mut found: Vec<usize> = (0..blocks.len()).filter(is_prose).collect();
    found.sort_by_key(|at| blocks[*at].text);
    found.dedup_by_key(|at| blocks[*at].text);
    found
}

/// Jaccard's index of two sets, from the weights of their intersection and of each set.
fn jaccard(shared: u64, one: u64, other: u64) -> f32 {
    let union = (one + other).saturating_sub(shared);
    if union > 0 {
        shared as f32 / union as f32
    } else {
        0.0
    }
}

fn join(clusters: &mut [u32], one: usize, other: usize) {
    let (to, from) = (
        clusters[one].min(clusters[other]),
        clusters[one].max(clusters[other]),
    );
    for cluster in clusters {
        if *cluster == from {
            *cluster = to;
        }
    }
}
