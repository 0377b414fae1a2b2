//! Gradient-boosted trees and their evaluation.
//!
//! Input: rows of features, in batches. Output: a probability per row. Every path through this
//! module makes the same comparisons and adds the same leaves in the same order, so results are
//! equal to the last bit on every processor.
//!
//! Walking one row down one tree is a chain of dependent loads and unpredictable branches. Here
//! every node of a tree is evaluated instead, children before parents, for 64 rows at once: a node
//! takes over the result of its left or right child, which is one comparison and one branch-free
//! selection. Most of these results are discarded, and it is still ten times as fast. To fit a
//! batch of rows into one vector, values are first quantised to 8-bit ranks among the thresholds
//! of their feature: a value is above a threshold exactly if its rank is above the threshold's.
//!
//! The compiler vectorises the selection. Ranking and leaf look-up have a portable version
//! ([`portable`]) and one for AVX2 (`avx2`).

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)] // SIMD loads and stores, and calls of functions that need AVX2.
mod avx2;
mod file;
mod portable;

/// Rows per batch: one AVX2 vector of bytes. A shorter batch pays for the whole of it.
const LANES: usize = 32;

/// The most rows of a batch that walk down the trees one by one instead. Tuned by hand: a walk
/// takes fewer instructions than a batch, and more mispredicted branches
/// (docs/decisions/0031-work-skipped-on-easy-input.md).
const WALKED_ROWS: usize = 3;

/// Batches evaluated together, so that each node is loaded once for all of them.
const BATCHES: usize = 2;

/// Maximum number of leaves of a tree: a child is a byte, and half of the values denote nodes.
const MAX_LEAVES: usize = 128;

/// One byte per row of a batch.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Lanes([i8; LANES]);

/// One byte per row of all batches that are evaluated together.
type BatchLanes = [Lanes; BATCHES];

/// Results of a tree's nodes: for each row the number of the leaf that the node leads to. Slots
/// from `MAX_LEAVES` on hold the leaves themselves and never change.
type Slots = [BatchLanes; 2 * MAX_LEAVES];

const INITIAL_SLOTS: Slots = {
    let mut slots = [[Lanes([0; LANES]); BATCHES]; 2 * MAX_LEAVES];
    let mut leaf = 0;
    while leaf < MAX_LEAVES {
        slots[MAX_LEAVES + leaf] = [Lanes([leaf as i8; LANES]); BATCHES];
        leaf += 1;
    }
    slots
};

/// Maximum number of thresholds of a column: a rank is a signed byte, which every vector
/// instruction set can compare.
const MAX_RANKS: usize = i8::MAX as usize;

/// Columns with this many thresholds or more are checked for a value that all rows share, which
/// is then ranked once. A third of the text model's thresholds belong to page features, which are
/// equal on all rows. Tuned by hand.
const UNIFORM_CHECK_THRESHOLDS: usize = 12;

/// Thresholds that the forest compares one feature with, ascending. A feature with more than
/// [`MAX_RANKS`] thresholds has several columns.
#[derive(Debug, Clone)]
struct Column {
    feature: usize,
    thresholds: Vec<f32>,
}

#[derive(Debug, Clone, Copy)]
struct TreeNode {
    column: u16,
    /// A row goes right if its rank is above this one.
    rank: i8,
    /// Slots of the children.
    left: u8,
    right: u8,
}

/// Leaves per table: most trees have no more, and one table fits into vector registers.
const LEAF_TABLE: usize = 32;

#[derive(Debug, Clone, Copy)]
struct Tree {
    first_node: u32,
    nodes: u16,
    first_leaf_table: u32,
    leaf_tables: u16,
}

impl Tree {
    /// Slot of the root; a tree of a single leaf has no node.
    fn root(&self) -> usize {
        usize::from(self.nodes).checked_sub(1).unwrap_or(MAX_LEAVES)
    }
}

/// Trees ready for evaluation.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    columns: Vec<Column>,
    trees: Vec<Tree>,
    /// The nodes of each tree in reverse order of the file, so that children precede parents.
    nodes: Vec<TreeNode>,
    leaf_tables: Vec<[f32; LEAF_TABLE]>,
}

/// Up to [`LANES`] rows, transposed: the values of all rows for each feature.
#[derive(Debug)]
pub(super) struct Batch {
    values: Vec<[f32; LANES]>,
    rows: usize,
}

impl Batch {
    /// An empty batch for rows with this number of features.
    pub(super) fn new(features: usize) -> Batch {
        Batch {
            values: vec![[0.0; LANES]; features],
            rows: 0,
        }
    }

    /// Adds a row. The batch must not be full.
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

    fn row(&self, row: usize) -> Vec<f32> {
        self.values.iter().map(|values| values[row]).collect()
    }
}

/// Sums of leaves, the log-odds of each row.
type LogOdds = [[f32; LANES]; BATCHES];

impl Forest {
    /// Whether the forest has no trees.
    pub(super) fn is_empty(&self) -> bool {
        self.trees.is_empty()
    }

    /// The probability of a single row. It walks down each tree.
    pub(super) fn probability(&self, row: &[f32]) -> f32 {
        let leaf = |tree: &Tree| {
            let mut slot = tree.root();
            while slot < MAX_LEAVES {
                let node = self.nodes[tree.first_node as usize + slot];
                let column = &self.columns[usize::from(node.column)];
                let threshold = column.thresholds[node.rank as usize];
                let goes_right = row[column.feature] > threshold;
                slot = usize::from(if goes_right { node.right } else { node.left });
            }
            let leaves = &self.leaf_tables[tree.first_leaf_table as usize..];
            leaves.as_flattened()[slot - MAX_LEAVES]
        };
        logistic(self.trees.iter().map(leaf).sum())
    }

    /// A scorer for the rows of one page.
    pub(super) fn scorer(&self) -> Scorer<'_> {
        Scorer {
            forest: self,
            ranks: Vec::new(),
            slots: None,
            batches: 0,
            rows: 0,
            probabilities: Vec::new(),
        }
    }

    /// Ranks the rows of a batch into `ranks[..][position]`.
    fn rank(&self, batch: &Batch, position: usize, ranks: &mut [BatchLanes]) {
        #[cfg(target_arch = "x86_64")]
        if avx2::rank(self, batch, position, ranks) {
            return;
        }
        self.rank_with(batch, position, ranks, portable::rank_values);
    }

    #[inline(always)]
    fn rank_with(
        &self,
        batch: &Batch,
        position: usize,
        ranks: &mut [BatchLanes],
        rank_values: impl Fn(&[f32; LANES], &[f32]) -> Lanes,
    ) {
        for (ranks, column) in ranks.iter_mut().zip(&self.columns) {
            let values = &batch.values[column.feature];
            let check = column.thresholds.len() >= UNIFORM_CHECK_THRESHOLDS;
            ranks[position] = match check.then(|| uniform_value(values)).flatten() {
                Some(value) => {
                    let rank = column.thresholds.partition_point(|t| value > *t);
                    Lanes([rank as i8; LANES])
                }
                None => rank_values(values, &column.thresholds),
            };
        }
    }

    /// The log-odds of the rows of the first `batches` batches.
    fn log_odds(&self, ranks: &[BatchLanes], batches: usize, slots: &mut Slots) -> LogOdds {
        #[cfg(target_arch = "x86_64")]
        if let Some(log_odds) = avx2::log_odds(self, ranks, batches, slots) {
            return log_odds;
        }
        self.log_odds_with(ranks, batches, slots, portable::add_leaves)
    }

    #[inline(always)]
    fn log_odds_with(
        &self,
        ranks: &[BatchLanes],
        batches: usize,
        slots: &mut Slots,
        add_leaves: impl Fn(&mut [f32; LANES], &Lanes, &[[f32; LEAF_TABLE]]),
    ) -> LogOdds {
        match batches {
            1 => self.log_odds_of::<1>(ranks, slots, add_leaves),
            _ => self.log_odds_of::<BATCHES>(ranks, slots, add_leaves),
        }
    }

    #[inline(always)]
    fn log_odds_of<const USED: usize>(
        &self,
        ranks: &[BatchLanes],
        slots: &mut Slots,
        add_leaves: impl Fn(&mut [f32; LANES], &Lanes, &[[f32; LEAF_TABLE]]),
    ) -> LogOdds {
        let mut sums = [[0.0; LANES]; BATCHES];
        for tree in &self.trees {
            let nodes = &self.nodes[tree.first_node as usize..][..usize::from(tree.nodes)];
            for (slot, node) in (0..MAX_LEAVES).zip(nodes) {
                let ranks = &ranks[usize::from(node.column)];
                let (left, right) = (usize::from(node.left), usize::from(node.right));
                for batch in 0..USED {
                    let (left, right) = (&slots[left][batch], &slots[right][batch]);
                    slots[slot][batch] = select_child(&ranks[batch], node.rank, left, right);
                }
            }
            let root = tree.root();
            let first_table = tree.first_leaf_table as usize;
            let tables = &self.leaf_tables[first_table..][..usize::from(tree.leaf_tables)];
            // A root is always a valid slot; the remainder lets the compiler drop the bounds check.
            for batch in 0..USED {
                add_leaves(&mut sums[batch], &slots[root % slots.len()][batch], tables);
            }
        }
        sums
    }
}

fn logistic(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Scores the rows of one page with one forest.
#[derive(Debug)]
pub(super) struct Scorer<'a> {
    forest: &'a Forest,
    /// Ranks of the pending batches, by column; empty before the first batch.
    ranks: Vec<BatchLanes>,
    slots: Option<Box<Slots>>,
    /// Pending batches and their rows.
    batches: usize,
    rows: usize,
    probabilities: Vec<f32>,
}

impl Scorer<'_> {
    /// Adds a batch of rows with the features that the forest was read for. Only the last batch
    /// of a page may be partly filled.
    pub(super) fn push(&mut self, batch: &Batch) {
        if batch.rows <= WALKED_ROWS {
            self.flush();
            let walk = |row| self.forest.probability(&batch.row(row));
            self.probabilities.extend((0..batch.rows).map(walk));
            return;
        }
        self.ranks
            .resize(self.forest.columns.len(), [Lanes([0; LANES]); BATCHES]);
        self.forest.rank(batch, self.batches, &mut self.ranks);
        self.batches += 1;
        self.rows += batch.rows;
        if self.batches == BATCHES {
            self.flush();
        }
    }

    /// Scores the pending batches.
    fn flush(&mut self) {
        if self.batches == 0 {
            return;
        }
        let forest = self.forest;
        let slots = self.slots.get_or_insert_with(|| Box::new(INITIAL_SLOTS));
        let log_odds = forest.log_odds(&self.ranks, self.batches, slots);
        let log_odds = log_odds.as_flattened().iter().take(self.rows);
        self.probabilities.extend(log_odds.copied().map(logistic));
        (self.batches, self.rows) = (0, 0);
    }

    /// The probability of each row so far.
    pub(super) fn probabilities(&mut self) -> &[f32] {
        self.flush();
        &self.probabilities
    }
}

/// The value that all rows share, if they do. It compares all lanes without an early exit so that
/// the compiler vectorises it. Unused lanes count too: in a partial batch it may find nothing.
#[inline(always)]
fn uniform_value(values: &[f32; LANES]) -> Option<f32> {
    let uniform = values
        .iter()
        .fold(true, |uniform, value| uniform & (*value == values[0]));
    uniform.then_some(values[0])
}

/// For each row the right child's byte if its rank is above the node's, else the left child's.
/// Masks instead of `if`, from which the compiler would make branches.
#[inline(always)]
fn select_child(ranks: &Lanes, rank: i8, left: &Lanes, right: &Lanes) -> Lanes {
    let mut selected = [0; LANES];
    for (lane, selected) in selected.iter_mut().enumerate() {
        let goes_right = i8::from(ranks.0[lane] > rank).wrapping_neg();
        *selected = (right.0[lane] & goes_right) | (left.0[lane] & !goes_right);
    }
    Lanes(selected)
}

#[cfg(test)]
mod tests;
