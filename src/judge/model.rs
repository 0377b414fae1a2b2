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

/// How the names of features begin that are the same on all rows of a page; `scripts/forests.py`
/// has the same list, for the forest that tells the sort of page.
const OF_PAGE: [&str; 2] = ["page.", "tree.list_"];

/// Forests ready to judge.
#[derive(Debug, Clone)]
pub struct Model {
    /// For each feature whether it is the page's.
    of_page: Vec<bool>,
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
            of_page: names
                .iter()
                .map(|name| OF_PAGE.iter().any(|begin| name.starts_with(begin)))
                .collect(),
            of_any: Forest::read(&mut rest, features)?,
            of_special: Forest::read(&mut rest, features)?,
            tells_special: Forest::read(&mut rest, features)?,
        };
        match rest.0.is_empty() {
            true => Ok(model),
            false => Err(ModelError::Damaged),
        }
    }

    /// The model as it judges one page, of which any row is given.
    pub(super) fn on_page(&self, row: &[f32]) -> OnPage {
        let mut alone = Batch::new(self.of_page.len());
        alone.push(row);
        let teller = self.tells_special.on_page(row, &self.of_page);
        let special = teller.probabilities(&alone).next().unwrap_or_default();
        self.on_page_of(special, row)
    }

    /// The same for a page that is known to be so likely of the special sort.
    fn on_page_of(&self, special: f32, row: &[f32]) -> OnPage {
        let on_page = |forest: &Forest| forest.on_page(row, &self.of_page);
        OnPage {
            special,
            of_any: (special <= 1.0 - SURE).then(|| on_page(&self.of_any)),
            of_special: (special >= SURE).then(|| on_page(&self.of_special)),
            batch: Batch::new(self.of_page.len()),
            probabilities: Vec::new(),
        }
    }
}

/// A model judging one page: rows go in, and when all are in, probabilities come out.
pub(super) struct OnPage {
    /// How likely the page is of the special sort.
    special: f32,
    /// `None` where the page's sort is [`SURE`].
    of_any: Option<Forest>,
    of_special: Option<Forest>,
    batch: Batch,
    probabilities: Vec<f32>,
}

impl OnPage {
    pub(super) fn push(&mut self, row: &[f32]) {
        self.batch.push(row);
        if self.batch.is_full() {
            self.judge();
        }
    }

    /// The probability that each row's block is body, in the order of the rows.
    pub(super) fn finish(mut self) -> Vec<f32> {
        if !self.batch.is_empty() {
            self.judge();
        }
        self.probabilities
    }

    fn judge(&mut self) {
        let (batch, special) = (&self.batch, self.special);
        match (&self.of_any, &self.of_special) {
            (Some(of_any), Some(of_special)) => {
                let both = of_any
                    .probabilities(batch)
                    .zip(of_special.probabilities(batch));
                let mixed =
                    both.map(|(any, of_special)| (1.0 - special) * any + special * of_special);
                self.probabilities.extend(mixed);
            }
            (only, other) => {
                let forests = only.iter().chain(other);
                let judged = forests.flat_map(|forest| forest.probabilities(batch));
                self.probabilities.extend(judged);
            }
        }
        self.batch.clear();
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

    fn probability(model: &Model, row: &[f32], special: f32) -> f32 {
        let mut page = model.on_page_of(special, row);
        page.push(row);
        let probabilities = page.finish();
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
        assert!(model.on_page(&[2.0]).special < SURE);
        assert_eq!(model.on_page(&[3.0]).special, 0.5);
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
