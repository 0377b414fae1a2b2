//! Gradient-boosted trees and their evaluation.
//!
//! Many rows at once: walking one row down one tree is a chain of loads that wait for each
//! other and of branches that no processor can guess. Instead every node of a tree is looked at,
//! children first, for [`BATCHES`] times [`LANES`] rows: it takes over what its left or its right child came to,
//! which is a comparison and a choice without a branch, for the rows of a batch in one vector.
//! Most of that work is for nothing, and it is ten times as fast. For a vector to hold so many rows a value
//! is first turned into its rank among the thresholds that the forest compares it with, a byte: the same
//! question, as it is above a threshold if its rank is. The leaves of a row are
//! added in the order of the trees, whatever rows it is judged with.
//!
//! The compiler makes vectors of the choices; ranks and leaves are written by hand for AVX2 and AVX-512
//! (`forest/x86.rs`).

mod file;
#[cfg(target_arch = "x86_64")]
mod x86;

/// Rows of a batch: a vector of bytes of AVX2. Short pages pay for the rows that they have not.
const LANES: usize = 32;

/// Batches that are judged at once: a node is read once for all of them.
const BATCHES: usize = 2;

/// Leaves that a tree may have: a child's slot is a byte, and half of them are the nodes'.
const MOST_LEAVES: usize = 128;

/// A byte for each row.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Lanes([i8; LANES]);

/// A byte for each row of all batches.
type Rows = [Lanes; BATCHES];

/// What each node of a tree came to, a leaf's number for each row, in the slots from 0; behind
/// them the leaves, which are what they are.
type Slots = [Rows; 2 * MOST_LEAVES];

const LEAVES: Slots = {
    let mut slots = [[Lanes([0; LANES]); BATCHES]; 2 * MOST_LEAVES];
    let mut leaf = 0;
    while leaf < MOST_LEAVES {
        slots[MOST_LEAVES + leaf] = [Lanes([leaf as i8; LANES]); BATCHES];
        leaf += 1;
    }
    slots
};

/// Thresholds of a column: a rank is a byte with a sign, which all vectors can compare.
const MOST_RANKS: usize = i8::MAX as usize;

/// From so many thresholds on it is worth a look whether all rows have the same value: then one of them is ranked. (A third of
/// text's thresholds are the page's own, of which all rows have the same. Set by hand.)
const WORTH_A_LOOK: usize = 12;

/// Some of the thresholds that a feature is compared with, in rising order.
#[derive(Debug, Clone)]
struct Column {
    feature: usize,
    thresholds: Vec<f32>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    column: u16,
    /// A row goes right where its own rank is above this.
    rank: i8,
    /// Slots of the children.
    left: u8,
    right: u8,
}

/// Leaves that a tree has room for: most have no more, and they are looked up in vectors.
const TABLE: usize = 32;

#[derive(Debug, Clone, Copy)]
struct Tree {
    first_node: u32,
    nodes: u16,
    /// In tables.
    first_leaf: u32,
    tables: u16,
}

impl Tree {
    /// The slot of its first question; a tree of one leaf has none.
    fn root(&self) -> usize {
        usize::from(self.nodes)
            .checked_sub(1)
            .unwrap_or(MOST_LEAVES)
    }
}

/// Trees ready to be evaluated.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    columns: Vec<Column>,
    trees: Vec<Tree>,
    /// Of each tree the last first: children stand before their parents.
    nodes: Vec<Node>,
    leaves: Vec<[f32; TABLE]>,
}

/// Some rows, turned: for each feature the rows' values.
#[derive(Debug)]
pub(super) struct Batch {
    values: Vec<[f32; LANES]>,
    rows: usize,
}

impl Batch {
    /// An empty batch for rows of so many features.
    pub(super) fn new(features: usize) -> Batch {
        Batch {
            values: vec![[0.0; LANES]; features],
            rows: 0,
        }
    }

    /// Adds a row. Only to a batch that is not full.
    pub(super) fn push(&mut self, row: &[f32]) {
        for (values, value) in self.values.iter_mut().zip(row) {
            values[self.rows] = *value;
        }
        self.rows += 1;
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows == LANES
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    pub(super) fn clear(&mut self) {
        self.rows = 0;
    }
}

impl Forest {
    /// The probability that one row tells of, which walks down each tree by itself.
    pub(super) fn probability(&self, row: &[f32]) -> f32 {
        let leaf = |tree: &Tree| {
            let mut slot = tree.root();
            while slot < MOST_LEAVES {
                let node = self.nodes[tree.first_node as usize + slot];
                let column = &self.columns[usize::from(node.column)];
                let threshold = column.thresholds[node.rank as usize];
                let goes_right = row[column.feature] > threshold;
                slot = usize::from(if goes_right { node.right } else { node.left });
            }
            let leaves = &self.leaves[tree.first_leaf as usize..];
            leaves.as_flattened()[slot - MOST_LEAVES]
        };
        probability(self.trees.iter().map(leaf).sum())
    }

    /// What this forest makes of rows that come in batches.
    pub(super) fn judging(&self) -> Judging<'_> {
        Judging {
            forest: self,
            ranks: vec![[Lanes([0; LANES]); BATCHES]; self.columns.len()],
            slots: Box::new(LEAVES),
            batches: 0,
            rows: 0,
            probabilities: Vec::new(),
        }
    }

    /// Ranks the rows of a batch, with the widest vectors that the processor has. All ways make the same
    /// comparisons, so the same result.
    fn rank(&self, batch: &Batch, place: usize, ranks: &mut [Rows]) {
        #[cfg(target_arch = "x86_64")]
        if x86::rank(self, batch, place, ranks) {
            return;
        }
        self.rank_by(batch, place, ranks, ranked);
    }

    #[inline(always)]
    fn rank_by(
        &self,
        batch: &Batch,
        place: usize,
        ranks: &mut [Rows],
        ranked: impl Fn(&[f32; LANES], &[f32]) -> Lanes,
    ) {
        for (ranks, column) in ranks.iter_mut().zip(&self.columns) {
            let values = &batch.values[column.feature];
            let look = column.thresholds.len() >= WORTH_A_LOOK;
            ranks[place] = match look.then(|| only(values)).flatten() {
                Some(value) => {
                    let rank = column.thresholds.partition_point(|t| value > *t);
                    Lanes([rank as i8; LANES])
                }
                None => ranked(values, &column.thresholds),
            };
        }
    }

    /// The log-odds of each row of so many batches. All ways make the same choices and sums in the same order.
    fn sums(&self, ranks: &[Rows], batches: usize, slots: &mut Slots) -> Sums {
        #[cfg(target_arch = "x86_64")]
        if let Some(sums) = x86::sums(self, ranks, batches, slots) {
            return sums;
        }
        self.sums_of(ranks, batches, slots, add_leaves)
    }

    #[inline(always)]
    fn sums_of(
        &self,
        ranks: &[Rows],
        batches: usize,
        slots: &mut Slots,
        add_leaves: impl Fn(&mut [f32; LANES], &Lanes, &[[f32; TABLE]]),
    ) -> Sums {
        match batches {
            1 => self.sums_by::<1>(ranks, slots, add_leaves),
            _ => self.sums_by::<BATCHES>(ranks, slots, add_leaves),
        }
    }

    #[inline(always)]
    fn sums_by<const USED: usize>(
        &self,
        ranks: &[Rows],
        slots: &mut Slots,
        add_leaves: impl Fn(&mut [f32; LANES], &Lanes, &[[f32; TABLE]]),
    ) -> Sums {
        let mut sums = [[0.0; LANES]; BATCHES];
        for tree in &self.trees {
            let nodes = &self.nodes[tree.first_node as usize..][..usize::from(tree.nodes)];
            for (slot, node) in (0..MOST_LEAVES).zip(nodes) {
                let ranks = &ranks[usize::from(node.column)];
                let (left, right) = (usize::from(node.left), usize::from(node.right));
                for batch in 0..USED {
                    let (left, right) = (&slots[left][batch], &slots[right][batch]);
                    slots[slot][batch] = chosen(&ranks[batch], node.rank, left, right);
                }
            }
            let root = tree.root();
            let tables = &self.leaves[tree.first_leaf as usize..][..usize::from(tree.tables)];
            // No root is above the slots: the remainder spares a look whether it is.
            for batch in 0..USED {
                add_leaves(&mut sums[batch], &slots[root % slots.len()][batch], tables);
            }
        }
        sums
    }
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The log-odds of each row.
type Sums = [[f32; LANES]; BATCHES];

/// Rows while a forest judges them.
#[derive(Debug)]
pub(super) struct Judging<'a> {
    forest: &'a Forest,
    /// Of the batches that are not judged yet, by columns.
    ranks: Vec<Rows>,
    slots: Box<Slots>,
    batches: usize,
    rows: usize,
    probabilities: Vec<f32>,
}

impl Judging<'_> {
    /// Takes rows that have the features that the forest was read for. Only the last batch may not be full.
    pub(super) fn take(&mut self, batch: &Batch) {
        self.forest.rank(batch, self.batches, &mut self.ranks);
        self.batches += 1;
        self.rows += batch.rows;
        if self.batches == BATCHES {
            self.judge();
        }
    }

    fn judge(&mut self) {
        let sums = self.forest.sums(&self.ranks, self.batches, &mut self.slots);
        let sums = sums.as_flattened().iter().take(self.rows);
        self.probabilities.extend(sums.copied().map(probability));
        (self.batches, self.rows) = (0, 0);
    }

    /// The probability that each row tells of.
    pub(super) fn probabilities(&mut self) -> &[f32] {
        if self.batches > 0 {
            self.judge();
        }
        &self.probabilities
    }
}

/// The value of a feature that is the same in all rows, as the page's are. No row ends the search, and places that have no
/// row are looked at, too, so that it is done by vectors: in a batch that is not full nothing may be the same.
#[inline(always)]
fn only(values: &[f32; LANES]) -> Option<f32> {
    let same = values
        .iter()
        .fold(true, |same, value| same & (*value == values[0]));
    same.then_some(values[0])
}

/// How many of the thresholds each row's value is above.
#[inline(always)]
fn ranked(values: &[f32; LANES], thresholds: &[f32]) -> Lanes {
    let mut counts = [0i32; LANES];
    for threshold in thresholds {
        for (count, value) in counts.iter_mut().zip(values) {
            *count += i32::from(*value > *threshold);
        }
    }
    Lanes(counts.map(|count| count as i8))
}

/// For each row the right child's byte if its rank is above the node's, else the left's.
/// Written with masks: of an `if` the compiler makes branches.
#[inline(always)]
fn chosen(ranks: &Lanes, rank: i8, left: &Lanes, right: &Lanes) -> Lanes {
    let mut chosen = [0; LANES];
    for (lane, chosen) in chosen.iter_mut().enumerate() {
        let goes_right = i8::from(ranks.0[lane] > rank).wrapping_neg();
        *chosen = (right.0[lane] & goes_right) | (left.0[lane] & !goes_right);
    }
    Lanes(chosen)
}

/// Adds to each row's sum the leaf of its number.
#[inline(always)]
fn add_leaves(sums: &mut [f32; LANES], numbers: &Lanes, leaves: &[[f32; TABLE]]) {
    for (sum, number) in sums.iter_mut().zip(numbers.0) {
        *sum += leaves.as_flattened()[usize::from(number as u8)];
    }
}

#[cfg(test)]
mod tests;
