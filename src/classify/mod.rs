//! Every block's probability that it is body.
//!
//! Structure carries most of it: what holds a block, what stands beside it, how long it
//! and its likes are. Those are [`features`], adjusted by gradient-boosted trees
//! ([`model`]) that were trained offline and lie in the binary. A phrase table ([`cues`])
//! adds what only a language can tell.

pub mod comment_sections;
mod expected_f1;
pub mod features;
mod forest;
pub mod gate;
pub mod model;
mod text_stats;

use crate::document::Document;
use crate::page::PageFormat;
use crate::text::hash::fnv1a;
pub(crate) use expected_f1::ExpectedF1;
use features::BlockStats;
use model::{Judging, Model, ModelError};
use std::sync::LazyLock;

/// No block is taken for surer than this, either way: beyond it one block's probability would
/// outweigh all of its neighbours' and whatever else is known of it.
pub(crate) const MIN_PROBABILITY: f32 = 0.001;

/// The weights in the binary; `scripts/train` writes them, with the command that made
/// them and their scores in the `.json` beside each.
const HTML: &[u8] = include_bytes!("models/html.model");
const TEXT: &[u8] = include_bytes!("models/text.model");

/// A model for each format of page: what tells body from chaff in a tree is not there in
/// text.
#[derive(Debug, Clone, Default)]
pub struct Models {
    /// `None`: the program's own.
    html: Option<Model>,
    text: Option<Model>,
}

impl Models {
    /// Models from files made by `scripts/train`. Where none is given the program's own
    /// is used, and not read before: while features change, one of them does not fit yet.
    pub fn read(html: Option<&[u8]>, text: Option<&[u8]>) -> Result<Models, ModelError> {
        let read = |bytes: Option<&[u8]>, format| {
            bytes
                .map(|bytes| Model::read(bytes, &features::names(format)))
                .transpose()
        };
        Ok(Models {
            html: read(html, PageFormat::Html)?,
            text: read(text, PageFormat::Text)?,
        })
    }

    fn of(&self, format: PageFormat) -> &Model {
        let (given, embedded) = match format {
            PageFormat::Html => (&self.html, &EMBEDDED_HTML),
            PageFormat::Text => (&self.text, &EMBEDDED_TEXT),
        };
        given.as_ref().unwrap_or_else(|| embedded)
    }

    /// Eight digits that name the embedded weights: two programs with the same digits judge alike.
    pub fn fingerprint() -> String {
        let both = [HTML, TEXT].concat();
        format!("{:08x}", fnv1a(&both) >> 32)
    }
}

static EMBEDDED_HTML: LazyLock<Model> = LazyLock::new(|| embedded(HTML, PageFormat::Html));
static EMBEDDED_TEXT: LazyLock<Model> = LazyLock::new(|| embedded(TEXT, PageFormat::Text));

fn embedded(bytes: &[u8], format: PageFormat) -> Model {
    let model = Model::read(bytes, &features::names(format));
    model.expect("the embedded models fit the features: a test reads them")
}

/// What is thought of a page's blocks.
pub struct BlockScores {
    /// The probability of each block that it is body, 0 to 1.
    pub probabilities: Vec<f32>,
    pub stats: BlockStats,
    /// The probability that the page is an article (of text: one that was extracted before).
    pub p_expert: f32,
    /// Whether the probabilities are also what other pages of the site say.
    pub adjusted: bool,
}

/// Judges a page's blocks. `title` is the page's title.
pub fn classify(document: &Document, title: &str, models: &Models) -> BlockScores {
    let (judging, stats) = judging(document, title, models);
    let (probabilities, p_expert) = judging.probabilities();
    BlockScores {
        probabilities,
        stats,
        p_expert,
        adjusted: false,
    }
}

/// What a page's sort is told by, and the probability that it is the p_expert one.
pub fn gate_features(document: &Document, title: &str, models: &Models) -> (Vec<f32>, f32) {
    judging(document, title, models).0.gate_features()
}

fn judging<'a>(document: &Document, title: &str, models: &'a Models) -> (Judging<'a>, BlockStats) {
    let mut judging = models.of(document.format).judging();
    let stats = features::for_each_row(document, title, |row| judging.push(row));
    (judging, stats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_models_fit_the_features_of_this_program() {
        Models::read(Some(HTML), Some(TEXT)).unwrap();
    }

    #[test]
    fn the_card_beside_each_model_is_its_own() {
        let cards = [
            (
                HTML,
                PageFormat::Html,
                include_str!("models/html.model.json"),
            ),
            (
                TEXT,
                PageFormat::Text,
                include_str!("models/text.model.json"),
            ),
        ];
        for (model, format, card) in cards {
            let card: serde_json::Value = serde_json::from_str(card).unwrap();
            assert_eq!(card["bytes"], model.len());
            assert_eq!(card["hash"], format!("{:016x}", fnv1a(model)));
            assert_eq!(card["features"], features::names(format).len());
        }
    }
}
