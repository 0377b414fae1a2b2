//! Gradient-boosted trees and their evaluation.
//!
//! Stored flat: nodes are visited by index, and nothing is allocated while judging. In a
//! file, little endian, a forest is the number of trees (u32), then each tree: its leaves L
//! (u16), L − 1 nodes (feature u16, threshold f32, left i16, right i16; a negative child is
//! leaf `!child`), L leaf values (f32). A row goes left where its value is at most the
//! threshold. The sum of the leaves is a log-odds.

use super::model::{Bytes, ModelError};

#[derive(Debug, Clone, Copy)]
struct Node {
    feature: u16,
    threshold: f32,
    /// Left and right; picked by index, because which it will be no processor can guess.
    children: [i16; 2],
}

#[derive(Debug, Clone, Copy)]
struct Tree {
    first_node: u32,
    first_leaf: u32,
    /// A tree of one leaf has no nodes.
    is_leaf: bool,
}

/// Trees ready to be evaluated.
#[derive(Debug, Clone, Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

impl Forest {
    /// Reads a forest over so many features. Every index in it is checked, so that
    /// evaluation cannot go astray.
    pub(super) fn read(rest: &mut Bytes, features: u32) -> Result<Forest, ModelError> {
        let mut forest = Forest::default();
        for _ in 0..rest.u32()? {
            let leaves = rest.u16()?;
            let nodes = leaves.checked_sub(1).ok_or(ModelError::Damaged)?;
            forest.trees.push(Tree {
                first_node: forest.nodes.len() as u32,
                first_leaf: forest.leaves.len() as u32,
                is_leaf: nodes == 0,
            });
            for index in 0..nodes {
                let node = Node {
                    feature: rest.u16()?,
                    threshold: f32::from_bits(rest.u32()?),
                    children: [rest.u16()? as i16, rest.u16()? as i16],
                };
                // Children stand behind their parents, so that a walk always ends.
                let sound = |child: i16| match u16::try_from(child) {
                    Ok(child) => child > index && child < nodes,
                    Err(_) => ((!child) as u16) < leaves,
                };
                if !node.children.into_iter().all(sound) || u32::from(node.feature) >= features {
                    return Err(ModelError::Damaged);
                }
                forest.nodes.push(node);
            }
            for _ in 0..leaves {
                forest.leaves.push(f32::from_bits(rest.u32()?));
            }
        }
        Ok(forest)
    }

    /// The probability that a row tells of. A row shorter than the features (none is, by
    /// construction) reads zeros.
    pub(super) fn probability(&self, row: &[f32]) -> f32 {
        let sum: f32 = self.trees.iter().map(|tree| self.leaf(tree, row)).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    fn leaf(&self, tree: &Tree, row: &[f32]) -> f32 {
        let leaves = &self.leaves[tree.first_leaf as usize..];
        if tree.is_leaf {
            return leaves[0];
        }
        let nodes = &self.nodes[tree.first_node as usize..];
        let mut at = 0;
        while let Ok(index) = usize::try_from(at) {
            let node = &nodes[index];
            let value = row.get(usize::from(node.feature)).copied().unwrap_or(0.0);
            at = node.children[usize::from(value > node.threshold)];
        }
        leaves[(!at) as usize]
    }
}
