//! Gradient-boosted trees and their evaluation.
//!
//! Many rows at once: walking one row down one tree is a chain of loads that wait for each
//! other and of branches that no processor can guess. Instead every node of a tree is looked at,
//! children first, for [`LANES`] rows: it takes over what its left or its right child came to,
//! which is a comparison and a choice without a branch, for all rows in one vector.
//! Most of that work is for nothing, and it is ten times as fast. For a vector to hold so many rows a value
//! is first turned into its rank among the thresholds that the forest compares it with, a byte: the same
//! question, as it is above a threshold if its rank is. The leaves of a row are
//! added in the order of the trees, whatever rows it is judged with.
//!
//! The compiler makes vectors of the choices; ranks and leaves are written by hand for AVX2 and AVX-512
//! (`forest/x86.rs`).
//!
//! In a file, little endian, a forest is the number of trees (u32), then each tree: its leaves L
//! (u16), L − 1 nodes (feature u16, threshold f32, left i8, right i8; a negative child is
//! leaf `!child`), L leaf values (f32). A row goes left where its value is at most the
//! threshold. The sum of the leaves is a log-odds.

#[cfg(target_arch = "x86_64")]
mod x86;

use super::model::{Bytes, ModelError};

/// Rows judged at once: a vector of bytes of AVX2. Short pages pay for the rows that they have not.
const LANES: usize = 32;

/// Leaves that a tree may have: a child's slot is a byte, and half of them are the nodes'.
const MOST_LEAVES: usize = 128;

/// A byte for each row.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Lanes([i8; LANES]);

/// What each node of a tree came to, a leaf's number for each row, in the slots from 0; behind
/// them the leaves, which are what they are.
type Slots = [Lanes; 2 * MOST_LEAVES];

const LEAVES: Slots = {
    let mut slots = [Lanes([0; LANES]); 2 * MOST_LEAVES];
    let mut leaf = 0;
    while leaf < MOST_LEAVES {
        slots[MOST_LEAVES + leaf] = Lanes([leaf as i8; LANES]);
        leaf += 1;
    }
    slots
};

/// A feature's values are told apart by so many thresholds at most, so that a rank is a byte with a sign, which all vectors compare.
const MOST_RANKS: usize = i8::MAX as usize;

/// Some of the thresholds that a feature is compared with, in rising order.
#[derive(Debug, Clone)]
struct Column {
    feature: usize,
    thresholds: Vec<f32>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    column: u16,
    /// A row goes right where it is above so many thresholds of the column, and one more.
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
    /// The ranks of the forest that judges it, by its columns.
    ranks: Vec<Lanes>,
}

impl Batch {
    /// An empty batch for rows of so many features.
    pub(super) fn new(features: usize) -> Batch {
        Batch {
            values: vec![[0.0; LANES]; features],
            rows: 0,
            ranks: Vec::new(),
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

/// A node as it stands in a file.
struct Question {
    feature: u16,
    threshold: f32,
    left: u8,
    right: u8,
}

impl Forest {
    /// Reads a forest over so many features. Every index in it is checked, so that
    /// evaluation cannot go astray.
    pub(super) fn read(rest: &mut Bytes, features: u32) -> Result<Forest, ModelError> {
        let mut forest = Forest::default();
        let mut questions = Vec::new();
        for _ in 0..rest.u32()? {
            let leaves = rest.u16()?;
            if usize::from(leaves) > MOST_LEAVES {
                return Err(ModelError::LargeTree);
            }
            let nodes = leaves.checked_sub(1).ok_or(ModelError::Damaged)?;
            let first_node = questions.len();
            for index in 0..nodes {
                questions.push(question(rest, index, nodes, features)?);
            }
            questions[first_node..].reverse();
            let first_leaf = forest.leaves.len();
            for leaf in 0..usize::from(leaves) {
                if leaf % TABLE == 0 {
                    forest.leaves.push([0.0; TABLE]);
                }
                let table = forest.leaves.last_mut().ok_or(ModelError::Damaged)?;
                table[leaf % TABLE] = f32::from_bits(rest.u32()?);
            }
            forest.trees.push(Tree {
                first_node: first_node as u32,
                nodes,
                first_leaf: first_leaf as u32,
                tables: (forest.leaves.len() - first_leaf) as u16,
            });
        }
        forest.rank(&questions, features)?;
        Ok(forest)
    }

    /// Turns thresholds into ranks.
    fn rank(&mut self, questions: &[Question], features: u32) -> Result<(), ModelError> {
        let mut asked = vec![Vec::new(); features as usize];
        for question in questions {
            asked[usize::from(question.feature)].push(question.threshold);
        }
        let mut first_columns = Vec::with_capacity(asked.len());
        for (feature, thresholds) in asked.iter_mut().enumerate() {
            thresholds.sort_unstable_by(f32::total_cmp);
            thresholds.dedup();
            first_columns.push(self.columns.len());
            let columns = thresholds.chunks(MOST_RANKS).map(|thresholds| Column {
                feature,
                thresholds: thresholds.to_vec(),
            });
            self.columns.extend(columns);
        }
        for question in questions {
            let feature = usize::from(question.feature);
            let rank = asked[feature].partition_point(|threshold| *threshold < question.threshold);
            let column = first_columns[feature] + rank / MOST_RANKS;
            self.nodes.push(Node {
                column: u16::try_from(column).map_err(|_| ModelError::Damaged)?,
                rank: (rank % MOST_RANKS) as i8,
                left: question.left,
                right: question.right,
            });
        }
        Ok(())
    }

    /// The probability that each row of a batch tells of. The batch has the features that the
    /// forest was read for.
    pub(super) fn probabilities(&self, batch: &mut Batch) -> impl Iterator<Item = f32> {
        let rows = self.sums(batch).into_iter().take(batch.rows);
        rows.map(|sum| 1.0 / (1.0 + (-sum).exp()))
    }

    /// The log-odds of each row, with the widest vectors that the processor has. All ways make the same
    /// comparisons and sums in the same order, so the same result.
    fn sums(&self, batch: &mut Batch) -> [f32; LANES] {
        #[cfg(target_arch = "x86_64")]
        if let Some(sums) = x86::sums(self, batch) {
            return sums;
        }
        self.sums_by(batch, ranked, add_leaves)
    }

    #[inline(always)]
    fn sums_by(
        &self,
        batch: &mut Batch,
        ranked: impl Fn(&[f32; LANES], &[f32]) -> Lanes,
        add_leaves: impl Fn(&mut [f32; LANES], &Lanes, &[[f32; TABLE]]),
    ) -> [f32; LANES] {
        let Batch { values, ranks, .. } = batch;
        ranks.resize(self.columns.len(), Lanes([0; LANES]));
        // A loop: in a closure it would not be compiled for the vectors of the caller.
        for (ranks, column) in ranks.iter_mut().zip(&self.columns) {
            *ranks = ranked(&values[column.feature], &column.thresholds);
        }
        let mut slots = LEAVES;
        let mut sums = [0.0; LANES];
        for tree in &self.trees {
            let nodes = &self.nodes[tree.first_node as usize..][..usize::from(tree.nodes)];
            for (slot, node) in (0..MOST_LEAVES).zip(nodes) {
                let left = &slots[usize::from(node.left)];
                let right = &slots[usize::from(node.right)];
                slots[slot] = chosen(&ranks[usize::from(node.column)], node.rank, left, right);
            }
            // A tree of one leaf has no nodes.
            let root = nodes.len().checked_sub(1).unwrap_or(MOST_LEAVES);
            let tables = &self.leaves[tree.first_leaf as usize..][..usize::from(tree.tables)];
            add_leaves(&mut sums, &slots[root % slots.len()], tables);
        }
        sums
    }
}

/// Reads the node at a place of a tree of so many nodes.
fn question(
    rest: &mut Bytes,
    index: u16,
    nodes: u16,
    features: u32,
) -> Result<Question, ModelError> {
    let feature = rest.u16()?;
    let threshold = f32::from_bits(rest.u32()?);
    // Children stand behind their parents: the last first, all children are known.
    let slot = |child: i8| match u16::try_from(child) {
        Ok(child) if child > index && child < nodes => Ok((nodes - 1 - child) as u8),
        Err(_) if ((!child) as u16) <= nodes => Ok(MOST_LEAVES as u8 + (!child) as u8),
        _ => Err(ModelError::Damaged),
    };
    let (left, right) = (slot(rest.u8()? as i8)?, slot(rest.u8()? as i8)?);
    match u32::from(feature) < features && threshold.is_finite() {
        true => Ok(Question {
            feature,
            threshold,
            left,
            right,
        }),
        false => Err(ModelError::Damaged),
    }
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
mod tests {
    use super::*;

    /// What a row comes to when it walks down each tree of a file by itself.
    fn walked(file: &[u8], row: &[f32]) -> f32 {
        let mut rest = Bytes::of(file);
        let mut sum = 0.0;
        for _ in 0..rest.u32().unwrap() {
            let leaves = rest.u16().unwrap();
            let nodes: Vec<(u16, f32, i8, i8)> = (1..leaves)
                .map(|_| {
                    let (feature, threshold) = (rest.u16().unwrap(), rest.u32().unwrap());
                    let (left, right) = (rest.u8().unwrap(), rest.u8().unwrap());
                    (feature, f32::from_bits(threshold), left as i8, right as i8)
                })
                .collect();
            let values: Vec<f32> = (0..leaves)
                .map(|_| f32::from_bits(rest.u32().unwrap()))
                .collect();
            let mut at = if nodes.is_empty() { -1 } else { 0 };
            while at >= 0 {
                let (feature, threshold, left, right) = nodes[at as usize];
                let goes_right = row[usize::from(feature)] > threshold;
                at = if goes_right { right } else { left };
            }
            sum += values[(!at) as usize];
        }
        1.0 / (1.0 + (-sum).exp())
    }

    /// Trees of three features, each another shape: a list of nodes each of which has a leaf
    /// on one side, and the last a leaf on both. They ask for more thresholds of a feature than a column has.
    fn file() -> Vec<u8> {
        let mut file = Vec::new();
        file.extend(40u32.to_le_bytes());
        for tree in 0..40u16 {
            let leaves = [1, 2, 31, 128][usize::from(tree % 4)];
            file.extend(u16::to_le_bytes(leaves));
            for node in 0..leaves - 1 {
                file.extend(((tree + node) % 3).to_le_bytes());
                let threshold = f32::from((tree * 7 + node * 5) % 640) / 20.0;
                file.extend(threshold.to_le_bytes());
                let (next, leaf) = (node as i8 + 1, !(node as i8));
                let next = if node + 2 < leaves { next } else { !next };
                let left_goes_on = (tree + node) % 5 < 2;
                let children = if left_goes_on {
                    [next, leaf]
                } else {
                    [leaf, next]
                };
                file.extend(children.into_iter().flat_map(i8::to_le_bytes));
            }
            for leaf in 0..leaves {
                let value = f32::from((tree * 7 + leaf * 5) % 16) - 7.5;
                file.extend((value / 10.0).to_le_bytes());
            }
        }
        file
    }

    fn forest(file: &[u8]) -> Forest {
        Forest::read(&mut Bytes::of(file), 3).unwrap()
    }

    /// One tree of two leaves, -1 up to the threshold and 1 above.
    fn stump(threshold: f32) -> Vec<u8> {
        let mut file = 1u32.to_le_bytes().to_vec();
        file.extend(2u16.to_le_bytes());
        file.extend(0u16.to_le_bytes());
        file.extend(threshold.to_le_bytes());
        file.extend([-1i8, -2].into_iter().flat_map(i8::to_le_bytes));
        file.extend([-1f32, 1.0].into_iter().flat_map(f32::to_le_bytes));
        file
    }

    #[test]
    fn rows_come_to_the_same_together_and_each_by_itself_to_the_last_bit() {
        let file = file();
        let forest = forest(&file);
        let mut asked: Vec<usize> = forest.columns.iter().map(|column| column.feature).collect();
        assert!(asked.len() > 3);
        asked.dedup();
        assert_eq!(asked, [0, 1, 2]);
        let mut batch = Batch::new(3);
        let rows: Vec<[f32; 3]> = (0..LANES)
            .map(|row| [row as f32, (row * 11 % 32) as f32, 31.5 - row as f32])
            .collect();
        for row in &rows {
            batch.push(row);
        }
        assert!(batch.is_full());
        let together: Vec<f32> = forest.probabilities(&mut batch).collect();
        let walked: Vec<f32> = rows.iter().map(|row| walked(&file, row)).collect();
        assert_eq!(together, walked);
        let differ = walked.windows(2).filter(|pair| pair[0] != pair[1]);
        assert!(differ.count() > LANES / 2, "{walked:?}");
        for sums in ways(&forest, &mut batch) {
            let odds = sums.map(|sum| 1.0 / (1.0 + (-sum).exp()));
            assert_eq!(odds[..], walked);
        }
        for (row, expected) in rows.iter().zip(&walked) {
            batch.clear();
            batch.push(row);
            assert_eq!(
                forest.probabilities(&mut batch).collect::<Vec<_>>(),
                [*expected]
            );
        }
    }

    /// The sums by each way that this processor has.
    fn ways(forest: &Forest, batch: &mut Batch) -> Vec<[f32; LANES]> {
        let mut ways = vec![forest.sums_by(batch, ranked, add_leaves)];
        #[cfg(target_arch = "x86_64")]
        ways.extend(x86::ways(forest, batch));
        ways
    }

    #[test]
    fn a_value_is_above_a_threshold_that_it_passes_by_the_last_bit() {
        for threshold in [0.0f32, -0.0, -2.5, 1e-30, 3e38] {
            let forest = forest(&stump(threshold));
            let mut batch = Batch::new(1);
            for value in [threshold.next_down(), threshold, threshold.next_up()] {
                batch.push(&[value]);
            }
            for sums in ways(&forest, &mut batch) {
                assert_eq!(sums[..3], [-1.0, -1.0, 1.0], "{threshold}");
            }
        }
    }

    #[test]
    fn a_threshold_that_is_no_number_is_refused() {
        for threshold in [f32::NAN, -f32::NAN, f32::INFINITY] {
            let refused = Forest::read(&mut Bytes::of(&stump(threshold)), 1);
            assert_eq!(refused.unwrap_err(), ModelError::Damaged);
        }
    }

    #[test]
    fn a_tree_with_more_leaves_than_there_are_slots_is_refused() {
        let file = [1, 0, 0, 0, 129, 0];
        let refused = Forest::read(&mut Bytes::of(&file), 3);
        assert_eq!(refused.unwrap_err(), ModelError::LargeTree);
    }
}
