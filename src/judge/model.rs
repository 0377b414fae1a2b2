//! A model file, and how its forests judge a page together.
//!
//! What is chaff on an article's page (cards that lead to other stories, short lines, prices)
//! is the body of a listing or a shop; and what is a menu in a crude dump of a page's text is
//! a list worth keeping in a text that somebody extracted with care. One forest for all is
//! worse on each sort than one of its own. So there are three: one for pages of any sort, one
//! for a special sort (HTML: articles; text: what was extracted already), and one that tells
//! from the features of the page how likely it is of that sort. A block's probability is the
//! mean of the first two, weighed by the third's.
//!
//! `scripts/train` writes the file: `DCHF`, version 2, three zero bytes, the number of features
//! (u32), the FNV-1a-64 hash of their names joined by newlines (u64), then the three
//! forests (`forest.rs`) in the order above, all little endian.

use super::forest::{Batch, Forest};

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

/// Where the page's sort is as sure as this, the other forest is not asked: it would
/// change no probability by more.
const SURE: f32 = 0.02;

/// Forests ready to judge.
#[derive(Debug, Clone)]
pub struct Model {
    features: usize,
    of_any: Forest,
    of_special: Forest,
    tells_special: Forest,
}

impl Model {
    /// Reads a model file made for features of these names.
    pub fn read(bytes: &[u8], names: &[String]) -> Result<Model, ModelError> {
        let mut rest = Bytes(bytes);
        if rest.take(8).ok() != Some(b"DCHF\x02\0\0\0") {
            return Err(ModelError::NotOurs);
        }
        let features = rest.u32()?;
        let hash = rest.u64()?;
        if features as usize != names.len() || hash != fnv1a(names.join("\n").as_bytes()) {
            return Err(ModelError::OtherFeatures);
        }
        let model = Model {
            features: names.len(),
            of_any: Forest::read(&mut rest, features)?,
            of_special: Forest::read(&mut rest, features)?,
            tells_special: Forest::read(&mut rest, features)?,
        };
        match rest.0.is_empty() {
            true => Ok(model),
            false => Err(ModelError::Damaged),
        }
    }

    /// An empty batch for rows of this model's features.
    pub(super) fn batch(&self) -> Batch {
        Batch::new(self.features)
    }

    /// How likely the page is of the special sort, told by the first of a batch of its rows; 0 if
    /// it has none.
    pub(super) fn special(&self, batch: &Batch) -> f32 {
        let told = self.tells_special.probabilities(batch).next();
        told.unwrap_or_default()
    }

    /// Adds the probability that each row's block is body, on a page that is so likely special.
    pub(super) fn judge(&self, batch: &Batch, special: f32, probabilities: &mut Vec<f32>) {
        if special < SURE {
            probabilities.extend(self.of_any.probabilities(batch));
        } else if special > 1.0 - SURE {
            probabilities.extend(self.of_special.probabilities(batch));
        } else {
            let of_any = self.of_any.probabilities(batch);
            let of_special = self.of_special.probabilities(batch);
            let both = of_special.zip(of_any);
            probabilities.extend(
                both.map(|(of_special, of_any)| special * of_special + (1.0 - special) * of_any),
            );
        }
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

/// Fowler, Noll and Vo's 64-bit hash, variant 1a: simple enough to write in two languages.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three forests of one tree.
    fn file(names: &[String]) -> Vec<u8> {
        let mut bytes = b"DCHF\x02\0\0\0".to_vec();
        bytes.extend((names.len() as u32).to_le_bytes());
        bytes.extend(fnv1a(names.join("\n").as_bytes()).to_le_bytes());
        for (left, right) in [(-1.0, 3.0), (2.0, -2.0), (-9.0, 0.0)] {
            bytes.extend(stump(left, right));
        }
        bytes
    }

    /// One tree: a left leaf where feature 0 is at most 2.5, else a right one.
    fn stump(left: f32, right: f32) -> Vec<u8> {
        let mut bytes = 1u32.to_le_bytes().to_vec();
        bytes.extend(2u16.to_le_bytes());
        bytes.extend(0u16.to_le_bytes());
        bytes.extend(2.5f32.to_le_bytes());
        bytes.extend((-1i16).to_le_bytes());
        bytes.extend((-2i16).to_le_bytes());
        bytes.extend(left.to_le_bytes());
        bytes.extend(right.to_le_bytes());
        bytes
    }

    fn special(model: &Model, row: &[f32]) -> f32 {
        let mut batch = model.batch();
        batch.push(row);
        model.special(&batch)
    }

    fn probability(model: &Model, row: &[f32], special: f32) -> f32 {
        let mut batch = model.batch();
        batch.push(row);
        let mut probabilities = Vec::new();
        model.judge(&batch, special, &mut probabilities);
        assert_eq!(probabilities.len(), 1);
        probabilities[0]
    }

    #[test]
    fn a_row_goes_left_at_the_threshold_and_right_above_it() {
        let names = vec!["a".to_owned()];
        let model = Model::read(&file(&names), &names).unwrap();
        assert!((probability(&model, &[2.5], 0.0) - 0.268_941).abs() < 1e-5);
        assert!((probability(&model, &[2.6], 0.0) - 0.952_574).abs() < 1e-5);
    }

    #[test]
    fn a_page_is_judged_by_the_forest_of_its_sort_and_by_both_in_doubt() {
        let names = vec!["a".to_owned()];
        let model = Model::read(&file(&names), &names).unwrap();
        assert!(special(&model, &[2.0]) < SURE);
        assert_eq!(special(&model, &[3.0]), 0.5);
        let (any, of_special) = (0.268_941, 0.880_797);
        for (special, expected) in [
            (0.001, any),
            (0.999, of_special),
            (0.5, (any + of_special) / 2.0),
        ] {
            assert!((probability(&model, &[2.0], special) - expected).abs() < 1e-5);
        }
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
