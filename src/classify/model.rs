//! A model file: forests that score blocks, and a gate that recognises a type of page.
//!
//! Input: the feature rows of a page's blocks. Output: a probability per block, and `p_expert`.
//!
//! The `general` forest covers all pages. HTML needs no other: its element tree shows what sort of
//! page it is (`docs/decisions/0022-ends-and-long-pages.md`). A list that is a menu in raw text is
//! worth keeping in text that another tool extracted with care, and a line alone does not show
//! which of the two it is in. So the model of text is a small mixture of experts: its `expert`
//! forest covers extracted text. The `gate` forest estimates `p_expert`, the probability that the
//! page is of the expert's type: an article (HTML), or extracted text. It uses features of the page
//! and, where there is an expert, the two forests' results ([`gate`]). The probability of a block
//! is then `p_expert * expert + (1 - p_expert) * general`.
//!
//! The training scripts write the file, little endian: `DCHF`, version 4, three zero bytes, the
//! number of features (u32), the FNV-1a-64 hash of the names of block and gate features joined by
//! newlines (u64), then the forests `general`, `expert` and `gate` (`forest/file.rs`). An expert
//! without trees is absent.

use super::forest::{Batch, Forest, Scorer};
use super::gate;
use crate::text::hash::fnv1a;

/// Why a model file is rejected.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ModelError {
    /// The file does not begin with the magic number of this version.
    #[error("not a dechaff model, or a model of another version; create one with scripts/train")]
    NotOurs,
    /// The file is truncated, has trailing bytes, or contains an invalid index or threshold.
    #[error("the model is truncated or damaged; create it again with scripts/train")]
    Damaged,
    /// The model was trained on features with other names.
    #[error(
        "the model was trained on other features than this program computes; train it again with \
         scripts/train"
    )]
    OtherFeatures,
    /// A tree exceeds the limit of the evaluation.
    #[error("a tree of this model has more than 128 leaves; train it with fewer (num_leaves)")]
    LargeTree,
}

/// The feature that contains the number of words of a block.
const WORDS: &str = "block.words";

/// Forests ready to score pages.
#[derive(Debug, Clone)]
pub struct Model {
    /// Number of features of a block.
    features: usize,
    /// Index of the feature [`WORDS`].
    words: usize,
    general: Forest,
    expert: Option<Forest>,
    gate: Forest,
}

impl Model {
    /// Reads a model file for features with these names.
    pub fn read(bytes: &[u8], names: &[String]) -> Result<Model, ModelError> {
        let mut rest = ByteReader::new(bytes);
        if rest.take(8).ok() != Some(b"DCHF\x04\0\0\0") {
            return Err(ModelError::NotOurs);
        }
        let features = rest.u32()?;
        let hash = rest.u64()?;
        let words = names.iter().position(|name| name == WORDS);
        let (true, Some(words)) = (features as usize == names.len(), words) else {
            return Err(ModelError::OtherFeatures);
        };
        if hash != names_hash(names) {
            return Err(ModelError::OtherFeatures);
        }
        let general = Forest::read(&mut rest, features)?;
        let expert = Forest::read(&mut rest, features)?;
        let gate = Forest::read(&mut rest, features + gate::COUNT as u32)?;
        let model = Model {
            features: names.len(),
            words,
            general,
            expert: (!expert.is_empty()).then_some(expert),
            gate,
        };
        match rest.0.is_empty() {
            true => Ok(model),
            false => Err(ModelError::Damaged),
        }
    }

    /// A scorer for the blocks of one page.
    pub(super) fn scorer(&self) -> PageScorer<'_> {
        PageScorer {
            model: self,
            batch: Batch::new(self.features),
            gate_row: Vec::new(),
            words: Vec::new(),
            general: self.general.scorer(),
            expert: self.expert.as_ref().map(Forest::scorer),
        }
    }
}

/// The hash that ties a model to the features it was trained on.
fn names_hash(names: &[String]) -> u64 {
    let all = [names, &gate::feature_names()].concat().join("\n");
    fnv1a(all.as_bytes())
}

/// Scores the blocks of one page.
#[derive(Debug)]
pub(super) struct PageScorer<'a> {
    model: &'a Model,
    batch: Batch,
    /// Input of the gate: the first block's row (page features are equal on all rows), extended by
    /// the gate's own features.
    gate_row: Vec<f32>,
    words: Vec<f32>,
    general: Scorer<'a>,
    expert: Option<Scorer<'a>>,
}

impl PageScorer<'_> {
    /// Adds the features of the next block.
    pub(super) fn push(&mut self, row: &[f32]) {
        if self.words.is_empty() {
            self.gate_row = row.to_vec();
            self.gate_row.resize(row.len() + gate::COUNT, 0.0);
        }
        self.words.push(row[self.model.words]);
        self.batch.push(row);
        if self.batch.is_full() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.general.push(&self.batch);
        if let Some(expert) = &mut self.expert {
            expert.push(&self.batch);
        }
        self.batch.clear();
    }

    /// The input row of the gate (0 for what needs an expert), and `p_expert`; 0 for a page without
    /// blocks.
    pub(super) fn gate_features(mut self) -> (Vec<f32>, f32) {
        let p_expert = self.finish();
        (self.gate_row, p_expert)
    }

    /// The probability of each block, and `p_expert`.
    pub(super) fn probabilities(mut self) -> (Vec<f32>, f32) {
        let p_expert = self.finish();
        let general = self.general.probabilities();
        let Some(expert) = &mut self.expert else {
            return (general.to_vec(), p_expert);
        };
        let both = expert.probabilities().iter().zip(general);
        let mixed = both.map(|(expert, general)| p_expert * expert + (1.0 - p_expert) * general);
        (mixed.collect(), p_expert)
    }

    /// Scores the pending rows, completes the gate's input and returns `p_expert`.
    fn finish(&mut self) -> f32 {
        if !self.batch.is_empty() {
            self.flush();
        }
        if self.words.is_empty() {
            return 0.0;
        }
        if let Some(expert) = &mut self.expert {
            let (general, expert) = (self.general.probabilities(), expert.probabilities());
            let values = gate::features(general, expert, &self.words);
            self.gate_row[self.model.features..].copy_from_slice(&values);
        }
        self.model.gate.probability(&self.gate_row)
    }
}

/// The unread rest of a model file.
pub(super) struct ByteReader<'a>(&'a [u8]);

impl<'a> ByteReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> ByteReader<'a> {
        ByteReader(bytes)
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(self.take(1)?[0])
    }

    pub(super) fn u16(&mut self) -> Result<u16, ModelError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    pub(super) fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        Ok(u64::from(self.u32()?) | u64::from(self.u32()?) << 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        vec![WORDS.to_owned(), "a".to_owned()]
    }

    /// A model of three forests of one tree: `general` and `expert` compare feature `a`, the gate
    /// compares the feature at this index.
    fn model_file(names: &[String], gate_feature: u16) -> Vec<u8> {
        let mut bytes = b"DCHF\x04\0\0\0".to_vec();
        bytes.extend((names.len() as u32).to_le_bytes());
        bytes.extend(names_hash(names).to_le_bytes());
        bytes.extend(stump(1, 2.5, -1.0, 3.0));
        bytes.extend(stump(1, 2.5, 2.0, -2.0));
        bytes.extend(stump(gate_feature, 0.85, -9.0, 0.0));
        bytes
    }

    /// A forest of one tree: the left leaf up to the threshold, the right leaf above it.
    fn stump(feature: u16, threshold: f32, left: f32, right: f32) -> Vec<u8> {
        let mut bytes = 1u32.to_le_bytes().to_vec();
        bytes.extend(2u16.to_le_bytes());
        bytes.extend(feature.to_le_bytes());
        bytes.extend(threshold.to_le_bytes());
        bytes.extend((-1i8).to_le_bytes());
        bytes.extend((-2i8).to_le_bytes());
        bytes.extend(left.to_le_bytes());
        bytes.extend(right.to_le_bytes());
        bytes
    }

    /// Probabilities of the two leaves of each forest.
    const GENERAL: [f32; 2] = [0.268_941, 0.952_574];
    const EXPERT: [f32; 2] = [0.880_797, 0.119_203];

    fn score(model: &Model, rows: &[[f32; 2]]) -> (Vec<f32>, f32) {
        let mut scorer = model.scorer();
        rows.iter().for_each(|row| scorer.push(row));
        scorer.probabilities()
    }

    fn assert_near(values: &[f32], expected: &[f32]) {
        assert_eq!(values.len(), expected.len());
        let gaps = values.iter().zip(expected).map(|(a, b)| (a - b).abs());
        assert!(gaps.fold(0.0, f32::max) < 1e-3, "{values:?} {expected:?}");
    }

    #[test]
    fn a_row_goes_left_at_the_threshold_and_right_above_it() {
        let model = Model::read(&model_file(&names(), 0), &names()).unwrap();
        let (probabilities, p_expert) = score(&model, &[[0.0, 2.5], [0.0, 2.6]]);
        assert!(p_expert < 1e-3);
        assert_near(&probabilities, &GENERAL);
    }

    #[test]
    fn probabilities_are_mixed_by_the_gate() {
        let model = Model::read(&model_file(&names(), 0), &names()).unwrap();
        let (probabilities, p_expert) = score(&model, &[[5.0, 2.5], [0.0, 2.6]]);
        assert_eq!(p_expert, 0.5);
        assert_near(
            &probabilities,
            &[0, 1].map(|i| (GENERAL[i] + EXPERT[i]) / 2.0),
        );
    }

    #[test]
    fn the_gate_can_use_the_results_of_the_other_forests() {
        let names = names();
        let all = [&names[..], &gate::feature_names()].concat();
        let feature = all
            .iter()
            .position(|name| name == "gate.general.max_probability")
            .unwrap();
        let model = Model::read(&model_file(&names, feature as u16), &names).unwrap();
        // The first row alone would not reach the gate's threshold.
        let (probabilities, p_expert) = score(&model, &[[9.0, 1.0], [9.0, 3.0]]);
        assert_eq!(p_expert, 0.5);
        assert_near(
            &probabilities,
            &[0, 1].map(|i| (GENERAL[i] + EXPERT[i]) / 2.0),
        );
        let (probabilities, p_expert) = score(&model, &[[9.0, 1.0]; 40]);
        assert!(p_expert < 1e-3);
        assert_near(&probabilities, &[GENERAL[0]; 40]);
    }

    #[test]
    fn without_an_expert_the_general_forest_decides() {
        let names = names();
        let expert = stump(1, 2.5, 2.0, -2.0);
        let no_trees = 0u32.to_le_bytes();
        let with_expert = model_file(&names, 0);
        let at = with_expert.len() - 2 * expert.len();
        let mut bytes = with_expert[..at].to_vec();
        bytes.extend(no_trees);
        bytes.extend(&with_expert[at + expert.len()..]);
        let model = Model::read(&bytes, &names).unwrap();
        let (probabilities, p_expert) = score(&model, &[[5.0, 2.5], [0.0, 2.6]]);
        assert_eq!(p_expert, 0.5);
        assert_near(&probabilities, &GENERAL);
    }

    #[test]
    fn a_page_without_blocks_has_no_probabilities() {
        let model = Model::read(&model_file(&names(), 0), &names()).unwrap();
        assert_eq!(score(&model, &[]), (Vec::new(), 0.0));
    }

    #[test]
    fn incomplete_and_foreign_files_are_rejected() {
        let names = names();
        let whole = model_file(&names, 0);
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
        let others = [WORDS.to_owned(), "b".to_owned()];
        assert_eq!(
            Model::read(&whole, &others).unwrap_err(),
            ModelError::OtherFeatures
        );
        // The left child of the gate's only node becomes the node itself.
        let mut cyclic = whole.clone();
        let left = whole.len() - 10;
        cyclic[left] = 0;
        assert_eq!(
            Model::read(&cyclic, &names).unwrap_err(),
            ModelError::Damaged
        );
    }
}
