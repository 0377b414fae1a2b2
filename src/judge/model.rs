//! The trained trees and their evaluation.
//!
//! Gradient-boosted trees, stored flat: nodes are visited by index, nothing is
//! allocated while judging. The file is written by `scripts/train`; its layout, little
//! endian, is: `DCHF`, version 1, three zero bytes, the number of features (u32), the
//! FNV-1a-64 hash of their names joined by newlines (u64), the number of trees (u32);
//! then a tree: its leaves L (u16), L − 1 nodes (feature u16, threshold f32, left i16,
//! right i16; a negative child is leaf `!child`), L leaf values (f32). A row goes left
//! where its value is at most the threshold. The sum of the leaves is a log-odds.

/// Why a model file was refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ModelError {
    #[error("this is no dechaff model, or of another version; make one with scripts/train")]
    NotOurs,
    #[error("the model is cut off or damaged; make it again with scripts/train")]
    Damaged,
    #[error(
        "the model was trained on other features than this program computes; train it again with scripts/train"
    )]
    OtherFeatures,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    feature: u16,
    threshold: f32,
    left: i16,
    right: i16,
}

#[derive(Debug, Clone, Copy)]
struct Tree {
    first_node: u32,
    first_leaf: u32,
    /// A tree of one leaf has no nodes.
    is_leaf: bool,
}

/// Trees ready to be evaluated.
#[derive(Debug, Clone)]
pub struct Model {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

impl Model {
    /// Reads a model file made for features of these names. Every index in it is checked,
    /// so that evaluation cannot go astray.
    pub fn read(bytes: &[u8], names: &[String]) -> Result<Model, ModelError> {
        let mut rest = Bytes(bytes);
        if rest.take(8).ok() != Some(b"DCHF\x01\0\0\0") {
            return Err(ModelError::NotOurs);
        }
        let features = rest.u32()?;
        let hash = rest.u64()?;
        if features as usize != names.len() || hash != fnv1a(names.join("\n").as_bytes()) {
            return Err(ModelError::OtherFeatures);
        }
        let mut model = Model {
            trees: Vec::new(),
            nodes: Vec::new(),
            leaves: Vec::new(),
        };
        for _ in 0..rest.u32()? {
            let leaves = rest.u16()?;
            let nodes = leaves.checked_sub(1).ok_or(ModelError::Damaged)?;
            model.trees.push(Tree {
                first_node: model.nodes.len() as u32,
                first_leaf: model.leaves.len() as u32,
                is_leaf: nodes == 0,
            });
            for index in 0..nodes {
                let node = Node {
                    feature: rest.u16()?,
                    threshold: f32::from_bits(rest.u32()?),
                    left: rest.u16()? as i16,
                    right: rest.u16()? as i16,
                };
                // Children stand behind their parents, so that a walk always ends.
                let sound = |child: i16| match u16::try_from(child) {
                    Ok(child) => child > index && child < nodes,
                    Err(_) => ((!child) as u16) < leaves,
                };
                if !sound(node.left) || !sound(node.right) || u32::from(node.feature) >= features {
                    return Err(ModelError::Damaged);
                }
                model.nodes.push(node);
            }
            for _ in 0..leaves {
                model.leaves.push(f32::from_bits(rest.u32()?));
            }
        }
        if rest.0.is_empty() {
            Ok(model)
        } else {
            Err(ModelError::Damaged)
        }
    }

    /// The probability that a row's block is body. A row shorter than the model's
    /// features (none is, by construction) reads zeros.
    pub fn probability(&self, row: &[f32]) -> f32 {
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
        loop {
            let node = &nodes[at];
            let value = row.get(usize::from(node.feature)).copied().unwrap_or(0.0);
            let child = if value <= node.threshold {
                node.left
            } else {
                node.right
            };
            match usize::try_from(child) {
                Ok(child) => at = child,
                Err(_) => return leaves[(!child) as usize],
            }
        }
    }
}

/// What is left to read of a model file.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u16(&mut self) -> Result<u16, ModelError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        Ok(u64::from(self.u32()?) | u64::from(self.u32()?) << 32)
    }
}

/// Fowler, Noll and Vo's 64-bit hash, variant 1a: simple enough to write in two languages.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree: left leaf -1 where feature 0 is at most 2.5, else 3.
    fn file(names: &[String]) -> Vec<u8> {
        let mut bytes = b"DCHF\x01\0\0\0".to_vec();
        bytes.extend((names.len() as u32).to_le_bytes());
        bytes.extend(fnv1a(names.join("\n").as_bytes()).to_le_bytes());
        bytes.extend(1u32.to_le_bytes());
        bytes.extend(2u16.to_le_bytes());
        bytes.extend(0u16.to_le_bytes());
        bytes.extend(2.5f32.to_le_bytes());
        bytes.extend((-1i16).to_le_bytes());
        bytes.extend((-2i16).to_le_bytes());
        bytes.extend((-1f32).to_le_bytes());
        bytes.extend(3f32.to_le_bytes());
        bytes
    }

    #[test]
    fn a_row_goes_left_at_the_threshold_and_right_above_it() {
        let names = vec!["a".to_owned()];
        let model = Model::read(&file(&names), &names).unwrap();
        assert!((model.probability(&[2.5]) - 0.268_941).abs() < 1e-5);
        assert!((model.probability(&[2.6]) - 0.952_574).abs() < 1e-5);
    }

    #[test]
    fn files_that_are_not_whole_or_not_ours_are_refused() {
        let names = vec!["a".to_owned()];
        let whole = file(&names);
        for end in 8..whole.len() {
            assert_eq!(
                Model::read(&whole[..end], &names).unwrap_err(),
                ModelError::Damaged
            );
        }
        assert_eq!(
            Model::read(b"<html>", &names).unwrap_err(),
            ModelError::NotOurs
        );
        let others = ["b".to_owned()];
        assert_eq!(
            Model::read(&whole, &others).unwrap_err(),
            ModelError::OtherFeatures
        );
        let mut loops = whole.clone();
        let left = whole.len() - 12;
        loops[left..left + 2].copy_from_slice(&0i16.to_le_bytes());
        assert_eq!(
            Model::read(&loops, &names).unwrap_err(),
            ModelError::Damaged
        );
    }

    #[test]
    fn the_hash_is_fnv1a() {
        assert_eq!(fnv1a(b"foobar"), 0x85944171f73967e8);
    }
}
