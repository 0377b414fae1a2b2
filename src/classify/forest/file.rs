//! Reads a forest from a model file.
//!
//! Little endian: the number of trees (u32), then each tree: its number of leaves L (u16), L − 1
//! nodes (feature u16, threshold f32, left i8, right i8), and L leaf values (f32). A negative child
//! is leaf `!child`; other children come after their parents. A row goes left if its value is at
//! most the threshold, which must be finite. The sum of the leaves is a log-odds.
//!
//! Every index is checked here, so that evaluation needs no checks.

use super::{Column, Forest, LEAF_TABLE, MAX_LEAVES, MAX_RANKS, Tree, TreeNode};
use crate::classify::model::{ByteReader, ModelError};

/// A node as stored in the file, with its children turned into slots.
struct FileNode {
    feature: u16,
    threshold: f32,
    left: u8,
    right: u8,
}

impl Forest {
    /// Reads a forest over rows with this number of features.
    pub(in crate::classify) fn read(
        rest: &mut ByteReader,
        features: u32,
    ) -> Result<Forest, ModelError> {
        let mut forest = Forest::default();
        let mut nodes = Vec::new();
        for _ in 0..rest.u32()? {
            let leaves = rest.u16()?;
            if usize::from(leaves) > MAX_LEAVES {
                return Err(ModelError::LargeTree);
            }
            let count = leaves.checked_sub(1).ok_or(ModelError::Damaged)?;
            let first_node = nodes.len();
            for index in 0..count {
                nodes.push(read_node(rest, index, count, features)?);
            }
            nodes[first_node..].reverse();
            let first_leaf_table = forest.leaf_tables.len();
            for leaf in 0..usize::from(leaves) {
                if leaf % LEAF_TABLE == 0 {
                    forest.leaf_tables.push([0.0; LEAF_TABLE]);
                }
                let table = forest.leaf_tables.last_mut().ok_or(ModelError::Damaged)?;
                table[leaf % LEAF_TABLE] = f32::from_bits(rest.u32()?);
            }
            forest.trees.push(Tree {
                first_node: first_node as u32,
                nodes: count,
                first_leaf_table: first_leaf_table as u32,
                leaf_tables: (forest.leaf_tables.len() - first_leaf_table) as u16,
            });
        }
        forest.quantise(&nodes, features)?;
        Ok(forest)
    }

    /// Replaces the thresholds of nodes by their ranks among the thresholds of the feature.
    fn quantise(&mut self, nodes: &[FileNode], features: u32) -> Result<(), ModelError> {
        let mut by_feature = vec![Vec::new(); features as usize];
        for node in nodes {
            by_feature[usize::from(node.feature)].push(node.threshold);
        }
        let mut first_columns = Vec::with_capacity(by_feature.len());
        for (feature, thresholds) in by_feature.iter_mut().enumerate() {
            thresholds.sort_unstable_by(f32::total_cmp);
            thresholds.dedup();
            first_columns.push(self.columns.len());
            let columns = thresholds.chunks(MAX_RANKS).map(|thresholds| Column {
                feature,
                thresholds: thresholds.to_vec(),
            });
            self.columns.extend(columns);
        }
        for node in nodes {
            let feature = usize::from(node.feature);
            let thresholds = &by_feature[feature];
            let rank = thresholds.partition_point(|threshold| *threshold < node.threshold);
            let column = first_columns[feature] + rank / MAX_RANKS;
            self.nodes.push(TreeNode {
                column: u16::try_from(column).map_err(|_| ModelError::Damaged)?,
                rank: (rank % MAX_RANKS) as i8,
                left: node.left,
                right: node.right,
            });
        }
        Ok(())
    }
}

/// Reads the node at `index` of a tree with `nodes` nodes.
fn read_node(
    rest: &mut ByteReader,
    index: u16,
    nodes: u16,
    features: u32,
) -> Result<FileNode, ModelError> {
    let feature = rest.u16()?;
    let threshold = f32::from_bits(rest.u32()?);
    // Slots count nodes from the last: a child, which comes after its parent, has a lower slot.
    let slot = |child: i8| match u16::try_from(child) {
        Ok(child) if child > index && child < nodes => Ok((nodes - 1 - child) as u8),
        Err(_) if ((!child) as u16) <= nodes => Ok(MAX_LEAVES as u8 + (!child) as u8),
        _ => Err(ModelError::Damaged),
    };
    let (left, right) = (slot(rest.u8()? as i8)?, slot(rest.u8()? as i8)?);
    match u32::from(feature) < features && threshold.is_finite() {
        true => Ok(FileNode {
            feature,
            threshold,
            left,
            right,
        }),
        false => Err(ModelError::Damaged),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A forest of one tree with two leaves: -1 up to the threshold, 1 above it.
    pub(in crate::classify::forest) fn stump(threshold: f32) -> Vec<u8> {
        let mut file = 1u32.to_le_bytes().to_vec();
        file.extend(2u16.to_le_bytes());
        file.extend(0u16.to_le_bytes());
        file.extend(threshold.to_le_bytes());
        file.extend([-1i8, -2].into_iter().flat_map(i8::to_le_bytes));
        file.extend([-1f32, 1.0].into_iter().flat_map(f32::to_le_bytes));
        file
    }

    #[test]
    fn a_threshold_that_is_not_finite_is_rejected() {
        for threshold in [f32::NAN, -f32::NAN, f32::INFINITY] {
            let rejected = Forest::read(&mut ByteReader::new(&stump(threshold)), 1);
            assert_eq!(rejected.unwrap_err(), ModelError::Damaged);
        }
    }

    #[test]
    fn a_tree_with_too_many_leaves_is_rejected() {
        let file = [1, 0, 0, 0, 129, 0];
        let rejected = Forest::read(&mut ByteReader::new(&file), 3);
        assert_eq!(rejected.unwrap_err(), ModelError::LargeTree);
    }
}
