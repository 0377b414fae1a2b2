//! The block classifier: the probability of each block that it is part of the body.
//!
//! Input: a [`Document`] and the page's title. Output: [`BlockScores`].
//!
//! [`features`] computes a row of numbers for each block, most of them about structure: the
//! elements around the block, its neighbours, and the length of all of these. [`model`] evaluates
//! gradient-boosted trees on the rows; they are trained offline and embedded in the binary. Phrase
//! rules ([`crate::lang::phrases`]) add features that depend on a language.

mod expected_f1;
pub mod features;
mod forest;
pub mod gate;
pub mod model;
mod text_stats;

use crate::document::Document;
use crate::document::DocumentFormat;
use crate::text::hash::fnv1a;
pub(crate) use expected_f1::ExpectedF1;
use features::BlockStats;
use model::{Model, ModelError, PageScorer};
use std::sync::LazyLock;

/// Probabilities are clamped to [0.001, 0.999] before they become log-odds: beyond these limits
/// one block would outweigh all of its neighbours and all other evidence.
pub(crate) const MIN_PROBABILITY: f32 = 0.001;

/// The embedded models. The training scripts write them, and beside each a `.json` card with the
/// command that made it and its scores.
const HTML: &[u8] = include_bytes!("models/html.model");
const TEXT: &[u8] = include_bytes!("models/text.model");

/// One model per page format: plain text lacks the element tree that most HTML features use.
#[derive(Debug, Clone, Default)]
pub struct Models {
    /// `None`: the embedded model.
    html: Option<Model>,
    text: Option<Model>,
}

impl Models {
    /// Reads models from the bytes of model files. The embedded model replaces a missing one. It
    /// is not parsed before its first use: it may not fit while features are being changed.
    pub fn read(html: Option<&[u8]>, text: Option<&[u8]>) -> Result<Models, ModelError> {
        let read = |bytes: Option<&[u8]>, format| {
            bytes
                .map(|bytes| Model::read(bytes, &features::names(format)))
                .transpose()
        };
        Ok(Models {
            html: read(html, DocumentFormat::Html)?,
            text: read(text, DocumentFormat::Text)?,
        })
    }

    fn model(&self, format: DocumentFormat) -> &Model {
        let (custom, embedded) = match format {
            DocumentFormat::Html => (&self.html, &EMBEDDED_HTML),
            DocumentFormat::Text => (&self.text, &EMBEDDED_TEXT),
        };
        custom.as_ref().unwrap_or_else(|| embedded)
    }

    /// Eight hexadecimal digits that identify the embedded models. Programs with the same
    /// fingerprint use the same models.
    pub fn fingerprint() -> String {
        let both = [HTML, TEXT].concat();
        format!("{:08x}", fnv1a(&both) >> 32)
    }
}

static EMBEDDED_HTML: LazyLock<Model> = LazyLock::new(|| embedded(HTML, DocumentFormat::Html));
static EMBEDDED_TEXT: LazyLock<Model> = LazyLock::new(|| embedded(TEXT, DocumentFormat::Text));

fn embedded(bytes: &[u8], format: DocumentFormat) -> Model {
    let model = Model::read(bytes, &features::names(format));
    model.expect("embedded models match the features; a test reads them")
}

/// The result of the block classifier for one page.
pub struct BlockScores {
    /// For each block the probability that it is body, 0 to 1.
    pub probabilities: Vec<f32>,
    /// Statistics of the blocks that later stages use too.
    pub stats: BlockStats,
    /// The gate's probability that the expert forest applies: that an HTML page is an article, or
    /// that a text is already extracted.
    pub p_expert: f32,
    /// Whether a site profile adjusted the log-odds.
    pub adjusted: bool,
}

/// Scores the blocks of a page. `title` is the page's title.
pub fn classify(document: &Document, title: &str, models: &Models) -> BlockScores {
    let (scorer, stats) = score_blocks(document, title, models);
    let (probabilities, p_expert) = scorer.probabilities();
    BlockScores {
        probabilities,
        stats,
        p_expert,
        adjusted: false,
    }
}

/// The inputs of the gate for a page, and its output `p_expert`.
pub fn gate_features(document: &Document, title: &str, models: &Models) -> (Vec<f32>, f32) {
    score_blocks(document, title, models).0.gate_features()
}

fn score_blocks<'a>(
    document: &Document,
    title: &str,
    models: &'a Models,
) -> (PageScorer<'a>, BlockStats) {
    let mut scorer = models.model(document.format).scorer();
    let stats = features::for_each_row(document, title, |row| scorer.push(row));
    (scorer, stats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_models_match_the_features() {
        Models::read(Some(HTML), Some(TEXT)).unwrap();
    }

    #[test]
    fn each_model_card_describes_the_model_beside_it() {
        let cards = [
            (
                HTML,
                DocumentFormat::Html,
                include_str!("models/html.model.json"),
            ),
            (
                TEXT,
                DocumentFormat::Text,
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
