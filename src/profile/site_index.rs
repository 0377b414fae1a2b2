//! The index of one site: on which of its sampled pages each line occurs.
//!
//! Pages with the same body form one cluster ([`NearDuplicates`]) and count once. Otherwise a
//! sentence would recur only because its article was published twice.

use super::cluster_set::ClusterSet;
use super::main_span;
use super::near_duplicates::NearDuplicates;
use super::page_sketch::{BlockSketch, PageSketch};
use rustc_hash::FxHashMap;

/// What recurs on the sampled pages of a site, and where.
#[derive(Debug)]
pub(super) struct SiteIndex {
    /// The id of each page.
    ids: Vec<u64>,
    near_duplicates: NearDuplicates,
    /// The cluster of each page.
    clusters: Vec<u32>,
    /// All clusters.
    pub(super) all: ClusterSet,
    /// The clusters in which each text occurs, by its hash.
    texts: FxHashMap<u32, ClusterSet>,
    /// The clusters in which each pattern occurs, by its hash.
    patterns: FxHashMap<u32, ClusterSet>,
    /// The counts of each position in the template, by its hash.
    positions: FxHashMap<u32, Vec<PositionCount>>,
    /// For each page, the share of its new lines that are in its main span.
    main_span_shares: Vec<f32>,
}

/// How many lines a cluster has at one position of the template, and how many of them recur in
/// other clusters.
#[derive(Debug, Clone, Copy)]
struct PositionCount {
    cluster: u32,
    lines: u32,
    recurring: u32,
}

impl SiteIndex {
    pub(super) fn new<'a>(pages: impl Iterator<Item = &'a PageSketch>) -> SiteIndex {
        let pages: Vec<&PageSketch> = pages.collect();
        let near_duplicates = NearDuplicates::new(&pages);
        let clusters = near_duplicates.clusters(&pages);
        let mut index = SiteIndex {
            ids: pages.iter().map(|page| page.id).collect(),
            near_duplicates,
            clusters,
            all: 0,
            texts: FxHashMap::default(),
            patterns: FxHashMap::default(),
            positions: FxHashMap::default(),
            main_span_shares: Vec::with_capacity(pages.len()),
        };
        for (page, cluster) in pages.iter().zip(&index.clusters) {
            index.all |= 1 << cluster;
            for block in &page.blocks {
                *index.texts.entry(block.text).or_default() |= 1 << cluster;
                *index.patterns.entry(block.pattern).or_default() |= 1 << cluster;
            }
        }
        index.texts.remove(&0);
        index.patterns.remove(&0);
        for (page, cluster) in pages.iter().zip(&index.clusters) {
            let recurs = |block: &BlockSketch| {
                let clusters = index.texts.get(&block.text);
                clusters.is_some_and(|clusters| clusters.count_ones() > 1)
            };
            for block in page.blocks.iter().filter(|block| block.position != 0) {
                count(
                    index.positions.entry(block.position).or_default(),
                    *cluster,
                    recurs(block),
                );
            }
            let span = main_span::find(&page.blocks, |block| !recurs(block));
            index.main_span_shares.push(span.share);
        }
        index
    }

    /// The clusters with the same body as a page, its own included. They are no evidence about
    /// the page.
    pub(super) fn clusters_like(&self, page: &PageSketch, probabilities: &[f32]) -> ClusterSet {
        let itself = self.ids.iter().position(|id| *id == page.id);
        let similar = self.near_duplicates.similar_to(&page.blocks, probabilities);
        similar
            .chain(itself)
            .fold(0, |set, page| set | 1 << self.clusters[page])
    }

    /// The clusters that contain the text of a block.
    pub(super) fn with_text(&self, block: &BlockSketch) -> ClusterSet {
        self.texts.get(&block.text).copied().unwrap_or(0)
    }

    /// The clusters that contain the pattern of a block.
    pub(super) fn with_pattern(&self, block: &BlockSketch) -> ClusterSet {
        self.patterns.get(&block.pattern).copied().unwrap_or(0)
    }

    /// The number of lines at a block's position of the template, and how many of them recur.
    /// Clusters in `except` are not counted.
    pub(super) fn at_position(&self, block: &BlockSketch, except: ClusterSet) -> (u32, u32) {
        let counts = self.positions.get(&block.position);
        let counts = counts.map_or(&[][..], Vec::as_slice).iter();
        let others = counts.filter(|count| except & 1 << count.cluster == 0);
        others.fold((0, 0), |(lines, recurring), count| {
            (lines + count.lines, recurring + count.recurring)
        })
    }

    /// The mean share of new lines that are in the main span, over all pages whose cluster is not
    /// in `except`.
    pub(super) fn main_span_share(&self, except: ClusterSet) -> f32 {
        let others = self.clusters.iter().zip(&self.main_span_shares);
        let others = others.filter(|(cluster, _)| except & 1 << **cluster == 0);
        let (pages, sum) = others.fold((0.0, 0.0), |(n, sum), (_, share)| (n + 1.0, sum + share));
        if pages > 0.0 { sum / pages } else { 0.0 }
    }
}

fn count(counts: &mut Vec<PositionCount>, cluster: u32, recurs: bool) {
    // A linear search is enough: a site has at most 64 clusters.
    let at = match counts.iter().position(|count| count.cluster == cluster) {
        Some(at) => at,
        None => {
            counts.push(PositionCount {
                cluster,
                lines: 0,
                recurring: 0,
            });
            counts.len() - 1
        }
    };
    counts[at].lines += 1;
    counts[at].recurring += u32::from(recurs);
}
