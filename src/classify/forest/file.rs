//! A forest as it is read from a model file.
//!
//! In a file, little endian, a forest is the number of trees (u32), then each tree: its leaves L
//! (u16), L − 1 nodes (feature u16, threshold f32, left i8, right i8; a negative child is
//! leaf `!child`), L leaf values (f32). A row goes left where its value is at most the
//! threshold, which is finite: what is no number has no rank. The sum of the leaves is a log-odds.

use super::{Column, Forest, MOST_LEAVES, MOST_RANKS, Node, TABLE, Tree};
use crate::classify::model::{Bytes, ModelError};

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
    pub(in crate::classify) fn read(rest: &mut Bytes, features: u32) -> Result<Forest, ModelError> {
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
        forest.rank_thresholds(&questions, features)?;
        Ok(forest)
    }

    /// Turns thresholds into ranks.
    fn rank_thresholds(&mut self, questions: &[Question], features: u32) -> Result<(), ModelError> {
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// One tree of two leaves, -1 up to the threshold and 1 above.
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
    fn a_threshold_that_is_not_finite_is_refused() {
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
