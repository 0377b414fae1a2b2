//! A model file, and how its forests judge a page together.
//!
//! What is chaff on an article's page (cards that lead to other stories, short lines, prices)
//! is the body of a listing or a shop; and what is a menu in a crude dump of a page's text is
//! a list worth keeping in a text that somebody extracted with care. One forest for all is
//! worse on each sort than one of its own. So there are three: one for pages of any sort, one
//! for a special sort (HTML: articles; text: what was extracted already), and one that tells
//! how likely the page is of that sort: from the features of the page and from what the two made
//! of it ([`teller`]). A block's probability is the mean of the first two, weighed by the third's.
//!
//! `scripts/train` writes the file: `DCHF`, version 4, three zero bytes, the number of features
//! (u32), the FNV-1a-64 hash of their names and those of [`teller`] joined by newlines (u64), then
//! the three forests (`forest/file.rs`) in the order above, all little endian.

use super::forest::{self, Batch, Forest};
use super::gate;
use crate::text::hash::fnv1a;

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
    #[error("a tree of this model has more than 128 leaves; train it with fewer (num_leaves)")]
    LargeTree,
}

/// The feature that says how many words a block has.
const WORDS: &str = "own.words";

/// Forests ready to judge.
#[derive(Debug, Clone)]
pub struct Model {
    features: usize,
    words: usize,
    of_any: Forest,
    of_special: Forest,
    tells_special: Forest,
}

impl Model {
    /// Reads a model file made for features of these names.
    pub fn read(bytes: &[u8], names: &[String]) -> Result<Model, ModelError> {
        let mut rest = Bytes(bytes);
        if rest.take(8).ok() != Some(b"DCHF\x04\0\0\0") {
            return Err(ModelError::NotOurs);
        }
        let features = rest.u32()?;
        let hash = rest.u64()?;
        let words = names.iter().position(|name| name == WORDS);
        let all = [names, &gate::feature_names()].concat().join("\n");
        let (true, Some(words)) = (features as usize == names.len(), words) else {
            return Err(ModelError::OtherFeatures);
        };
        if hash != fnv1a(all.as_bytes()) {
            return Err(ModelError::OtherFeatures);
        }
        let of_any = Forest::read(&mut rest, features)?;
        let of_special = Forest::read(&mut rest, features)?;
        let tells_special = Forest::read(&mut rest, features + gate::COUNT as u32)?;
        let model = Model {
            features: names.len(),
            words,
            of_any,
            of_special,
            tells_special,
        };
        match rest.0.is_empty() {
            true => Ok(model),
            false => Err(ModelError::Damaged),
        }
    }

    /// What judges the blocks of a page, one after the other.
    pub(super) fn judging(&self) -> Judging<'_> {
        Judging {
            model: self,
            batch: Batch::new(self.features),
            first: Vec::new(),
            words: Vec::new(),
            of_any: self.of_any.judging(),
            of_special: self.of_special.judging(),
        }
    }
}

/// A page while its blocks are judged.
#[derive(Debug)]
pub(super) struct Judging<'a> {
    model: &'a Model,
    batch: Batch,
    /// The page's first row: the features of the page are the same on all.
    first: Vec<f32>,
    words: Vec<f32>,
    of_any: forest::Judging<'a>,
    of_special: forest::Judging<'a>,
}

impl Judging<'_> {
    /// Takes the next block's features.
    pub(super) fn push(&mut self, row: &[f32]) {
        if self.words.is_empty() {
            self.first = row.to_vec();
            self.first.resize(row.len() + gate::COUNT, 0.0);
        }
        self.words.push(row[self.model.words]);
        self.batch.push(row);
        if self.batch.is_full() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.of_any.take(&self.batch);
        self.of_special.take(&self.batch);
        self.batch.clear();
    }

    /// What the page's sort is told by, and the probability that it is the special one; 0 for a page
    /// without blocks.
    pub(super) fn gate_features(mut self) -> (Vec<f32>, f32) {
        let special = self.finish();
        (self.first, special)
    }

    /// Each block's probability, and the one that the page is of the special sort.
    pub(super) fn probabilities(mut self) -> (Vec<f32>, f32) {
        let special = self.finish();
        let of_special = self.of_special.probabilities().iter();
        let both = of_special.zip(self.of_any.probabilities());
        let mixed =
            both.map(|(of_special, of_any)| special * of_special + (1.0 - special) * of_any);
        (mixed.collect(), special)
    }

    fn finish(&mut self) -> f32 {
        if !self.batch.is_empty() {
            self.flush();
        }
        if self.words.is_empty() {
            return 0.0;
        }
        let page = self.model.features;
        let (of_any, of_special) = (&mut self.of_any, &mut self.of_special);
        let (of_any, of_special) = (of_any.probabilities(), of_special.probabilities());
        let judgements = gate::judgements(of_any, of_special, &self.words);
        self.first[page..].copy_from_slice(&judgements);
        self.model.tells_special.probability(&self.first)
    }
}

/// What is left to read of a model file.
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    #[cfg(test)]
    pub(super) fn of(bytes: &'a [u8]) -> Bytes<'a> {
        Bytes(bytes)
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

    /// Three forests of one tree: those of blocks look at `a`, the one that tells the sort
    /// at another feature.
    fn file(names: &[String], tells_by: u16) -> Vec<u8> {
        let mut bytes = b"DCHF\x04\0\0\0".to_vec();
        bytes.extend((names.len() as u32).to_le_bytes());
        let all = [names, &gate::feature_names()].concat().join("\n");
        bytes.extend(fnv1a(all.as_bytes()).to_le_bytes());
        bytes.extend(stump(1, 2.5, -1.0, 3.0));
        bytes.extend(stump(1, 2.5, 2.0, -2.0));
        bytes.extend(stump(tells_by, 0.85, -9.0, 0.0));
        bytes
    }

    /// One tree: a left leaf where the feature is at most the threshold, else a right one.
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

    const ANY: [f32; 2] = [0.268_941, 0.952_574];
    const SPECIAL: [f32; 2] = [0.880_797, 0.119_203];

    fn judged(model: &Model, rows: &[[f32; 2]]) -> (Vec<f32>, f32) {
        let pushed = || {
            let mut judging = model.judging();
            rows.iter().for_each(|row| judging.push(row));
            judging
        };
        pushed().probabilities()
    }

    fn near(values: &[f32], expected: &[f32]) {
        assert_eq!(values.len(), expected.len());
        let gaps = values.iter().zip(expected).map(|(a, b)| (a - b).abs());
        assert!(gaps.fold(0.0, f32::max) < 1e-3, "{values:?} {expected:?}");
    }

    #[test]
    fn a_row_goes_left_at_the_threshold_and_right_above_it() {
        let model = Model::read(&file(&names(), 0), &names()).unwrap();
        let (probabilities, special) = judged(&model, &[[0.0, 2.5], [0.0, 2.6]]);
        assert!(special < 1e-3);
        near(&probabilities, &ANY);
    }

    #[test]
    fn a_page_of_a_doubtful_sort_is_judged_by_both_forests() {
        let model = Model::read(&file(&names(), 0), &names()).unwrap();
        let (probabilities, special) = judged(&model, &[[5.0, 2.5], [0.0, 2.6]]);
        assert_eq!(special, 0.5);
        near(&probabilities, &[0, 1].map(|i| (ANY[i] + SPECIAL[i]) / 2.0));
    }

    #[test]
    fn the_sort_of_a_page_is_told_by_what_the_forests_make_of_it_too() {
        let names = names();
        let all = [&names[..], &gate::feature_names()].concat();
        let at = all
            .iter()
            .position(|name| name == "judged.any.most")
            .unwrap();
        let model = Model::read(&file(&names, at as u16), &names).unwrap();
        // The first of the rows alone would be of the other sort.
        let (probabilities, special) = judged(&model, &[[9.0, 1.0], [9.0, 3.0]]);
        assert_eq!(special, 0.5);
        near(&probabilities, &[0, 1].map(|i| (ANY[i] + SPECIAL[i]) / 2.0));
        let (probabilities, special) = judged(&model, &[[9.0, 1.0]; 40]);
        assert!(special < 1e-3);
        near(&probabilities, &[ANY[0]; 40]);
    }

    #[test]
    fn a_page_without_blocks_has_no_probabilities() {
        let model = Model::read(&file(&names(), 0), &names()).unwrap();
        assert_eq!(judged(&model, &[]), (Vec::new(), 0.0));
    }

    #[test]
    fn files_that_are_not_whole_or_not_ours_are_refused() {
        let names = names();
        let whole = file(&names, 0);
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
        let mut loops = whole.clone();
        let left = whole.len() - 10;
        loops[left] = 0;
        assert_eq!(
            Model::read(&loops, &names).unwrap_err(),
            ModelError::Damaged
        );
    }
}
