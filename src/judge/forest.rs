//! Gradient-boosted trees and their evaluation.
//!
//! Many rows at once: walking one row down one tree is a chain of loads that wait for each
//! other and of branches that no processor can guess. Instead every node of a tree is looked at,
//! the last first, for [`LANES`] rows: it takes over what its left or its right child came to,
//! which is a comparison and a choice without a branch, for all rows in one vector: written by hand
//! for AVX2 and AVX-512 (`forest/x86.rs`), elsewhere as the compiler makes it.
//! Most of that work is for nothing, and it is ten times as fast. The leaves of a row are
//! added in the order of the trees, whatever rows it is judged with.
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

/// What each node of a tree came to, a leaf's number for each row, in the slots from 0; behind
/// them the leaves, which are what they are.
type Slots = [[u8; LANES]; 2 * MOST_LEAVES];

const LEAVES: Slots = {
    let mut slots = [[0; LANES]; 2 * MOST_LEAVES];
    let mut leaf = 0;
    while leaf < MOST_LEAVES {
        slots[MOST_LEAVES + leaf] = [leaf as u8; LANES];
        leaf += 1;
    }
    slots
};

#[derive(Debug, Clone, Copy)]
struct Node {
    feature: u16,
    /// Slots of the children.
    left: u8,
    right: u8,
    threshold: f32,
}

#[derive(Debug, Clone, Copy)]
struct Tree {
    first_node: u32,
    first_leaf: u32,
    leaves: u16,
}

/// Trees ready to be evaluated.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
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
    /// Reads a forest over so many features. Every index in it is checked, so that
    /// evaluation cannot go astray.
    pub(super) fn read(rest: &mut Bytes, features: u32) -> Result<Forest, ModelError> {
        let mut forest = Forest::default();
        for _ in 0..rest.u32()? {
            let leaves = rest.u16()?;
            if usize::from(leaves) > MOST_LEAVES {
                return Err(ModelError::LargeTree);
            }
            let nodes = leaves.checked_sub(1).ok_or(ModelError::Damaged)?;
            forest.trees.push(Tree {
                first_node: forest.nodes.len() as u32,
                first_leaf: forest.leaves.len() as u32,
                leaves,
            });
            for index in 0..nodes {
                let feature = rest.u16()?;
                let threshold = f32::from_bits(rest.u32()?);
                // Children stand behind their parents: the last first, all children are known.
                let slot = |child: i8| match u8::try_from(child) {
                    Ok(child) if u16::from(child) > index && u16::from(child) < nodes => Ok(child),
                    Err(_) if ((!child) as u16) < leaves => Ok(MOST_LEAVES as u8 + (!child) as u8),
                    _ => Err(ModelError::Damaged),
                };
                let (left, right) = (slot(rest.u8()? as i8)?, slot(rest.u8()? as i8)?);
                if u32::from(feature) >= features {
                    return Err(ModelError::Damaged);
                }
                forest.nodes.push(Node {
                    feature,
                    left,
                    right,
                    threshold,
                });
            }
            for _ in 0..leaves {
                forest.leaves.push(f32::from_bits(rest.u32()?));
            }
        }
        Ok(forest)
    }

    /// The probability that each row of a batch tells of. The batch has the features that the
    /// forest was read for.
    pub(super) fn probabilities(&self, batch: &Batch) -> impl Iterator<Item = f32> {
        let rows = self.sums(batch).into_iter().take(batch.rows);
        rows.map(|sum| 1.0 / (1.0 + (-sum).exp()))
    }

    /// The log-odds of each row, with the widest vectors that the processor has. All ways make the same
    /// comparisons and sums in the same order, so the same result.
    fn sums(&self, batch: &Batch) -> [f32; LANES] {
        #[cfg(target_arch = "x86_64")]
        if let Some(sums) = x86::sums(self, batch) {
            return sums;
        }
        self.sums_by(batch, chosen, |sums, numbers, leaves, _| {
            add_leaves(sums, numbers, leaves);
        })
    }

    #[inline(always)]
    fn sums_by(
        &self,
        batch: &Batch,
        chosen: impl Fn(&[f32; LANES], f32, &[u8; LANES], &[u8; LANES]) -> [u8; LANES],
        add_leaves: impl Fn(&mut [f32; LANES], &[u8; LANES], &[f32; MOST_LEAVES], usize),
    ) -> [f32; LANES] {
        let mut slots = LEAVES;
        let mut sums = [0.0; LANES];
        let mut own_leaves = [0.0; MOST_LEAVES];
        for tree in &self.trees {
            let leaves = &self.leaves[tree.first_leaf as usize..][..usize::from(tree.leaves)];
            let nodes = &self.nodes[tree.first_node as usize..][..leaves.len() - 1];
            for (slot, node) in (0..MOST_LEAVES).zip(nodes).rev() {
                let values = &batch.values[usize::from(node.feature)];
                let left = &slots[usize::from(node.left)];
                let right = &slots[usize::from(node.right)];
                slots[slot] = chosen(values, node.threshold, left, right);
            }
            // A tree of one leaf has no nodes.
            let root = if nodes.is_empty() { MOST_LEAVES } else { 0 };
            own_leaves[..leaves.len()].copy_from_slice(leaves);
            add_leaves(&mut sums, &slots[root], &own_leaves, leaves.len());
        }
        sums
    }
}

/// Adds to each row's sum the leaf of its number, which is below [`MOST_LEAVES`].
#[inline(always)]
fn add_leaves(sums: &mut [f32; LANES], numbers: &[u8; LANES], leaves: &[f32; MOST_LEAVES]) {
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum += leaves[usize::from(*number) % MOST_LEAVES];
    }
}

/// For each row the right child's byte if its value is above the threshold, else the left's.
/// Written with masks, in two loops: of an `if` the compiler makes 64 branches.
#[inline(always)]
fn chosen(
    values: &[f32; LANES],
    threshold: f32,
    left: &[u8; LANES],
    right: &[u8; LANES],
) -> [u8; LANES] {
    let mut goes_right = [0; LANES];
    for (mask, value) in goes_right.iter_mut().zip(values) {
        *mask = u8::from(*value > threshold).wrapping_neg();
    }
    let mut chosen = [0; LANES];
    for lane in 0..LANES {
        chosen[lane] = (right[lane] & goes_right[lane]) | (left[lane] & !goes_right[lane]);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the rows come to when each walks down each tree by itself.
    fn walked(forest: &Forest, row: &[f32]) -> f32 {
        let leaf = |tree: &Tree| {
            let mut slot = if tree.leaves == 1 { MOST_LEAVES } else { 0 };
            while slot < MOST_LEAVES {
                let node = forest.nodes[tree.first_node as usize + slot];
                let goes_right = row[usize::from(node.feature)] > node.threshold;
                slot = usize::from(if goes_right { node.right } else { node.left });
            }
            forest.leaves[tree.first_leaf as usize + slot - MOST_LEAVES]
        };
        let sum: f32 = forest.trees.iter().map(leaf).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Trees of three features, each another shape: a list of nodes each of which has a leaf
    /// on one side, and the last a leaf on both.
    fn forest() -> Forest {
        let mut file = Vec::new();
        file.extend(40u32.to_le_bytes());
        for tree in 0..40u16 {
            let leaves = [1, 2, 31, 128][usize::from(tree % 4)];
            file.extend(u16::to_le_bytes(leaves));
            for node in 0..leaves - 1 {
                file.extend(((tree + node) % 3).to_le_bytes());
                file.extend(f32::from((tree * 7 + node * 5) % 32).to_le_bytes());
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
        let mut rest = Bytes::of(&file);
        Forest::read(&mut rest, 3).unwrap()
    }

    #[test]
    fn rows_come_to_the_same_together_and_each_by_itself_to_the_last_bit() {
        let forest = forest();
        let mut batch = Batch::new(3);
        let rows: Vec<[f32; 3]> = (0..LANES)
            .map(|row| [row as f32, (row * 11 % 32) as f32, 31.5 - row as f32])
            .collect();
        for row in &rows {
            batch.push(row);
        }
        assert!(batch.is_full());
        let together: Vec<f32> = forest.probabilities(&batch).collect();
        let walked: Vec<f32> = rows.iter().map(|row| walked(&forest, row)).collect();
        assert_eq!(together, walked);
        let differ = walked.windows(2).filter(|pair| pair[0] != pair[1]);
        assert!(differ.count() > LANES / 2, "{walked:?}");
        for sums in ways(&forest, &batch) {
            let odds = sums.map(|sum| 1.0 / (1.0 + (-sum).exp()));
            assert_eq!(odds[..], walked);
        }
        for (row, expected) in rows.iter().zip(&walked) {
            batch.clear();
            batch.push(row);
            assert_eq!(
                forest.probabilities(&batch).collect::<Vec<_>>(),
                [*expected]
            );
        }
    }

    /// The sums by each way that this processor has.
    fn ways(forest: &Forest, batch: &Batch) -> Vec<[f32; LANES]> {
        let by_one = |sums: &mut _, numbers: &_, leaves: &_, _| add_leaves(sums, numbers, leaves);
        let mut ways = vec![forest.sums_by(batch, chosen, by_one)];
        #[cfg(target_arch = "x86_64")]
        ways.extend(x86::ways(forest, batch));
        ways
    }

    #[test]
    fn a_tree_with_more_leaves_than_there_are_slots_is_refused() {
        let file = [1, 0, 0, 0, 129, 0];
        let refused = Forest::read(&mut Bytes::of(&file), 3);
        assert_eq!(refused.unwrap_err(), ModelError::LargeTree);
    }
}
