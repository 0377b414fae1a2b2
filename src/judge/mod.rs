//! Every block's probability that it is body.
//!
//! Structure carries most of it: what holds a block, what stands beside it, how long it
//! and its likes are. Those are [`features`], weighed by gradient-boosted trees
//! ([`model`]) that were trained offline and lie in the binary. A phrase table ([`cues`])
//! adds what only a language can tell.

pub mod comments;
pub mod cues;
pub mod features;
mod forest;
mod labels;
mod measure;
pub mod model;
mod promise;
pub mod teller;

use crate::document::Document;
use crate::page::Form;
use features::Seen;
use model::{Judging, Model, ModelError};
pub(crate) use promise::promise;
use std::sync::LazyLock;

/// No block is taken for surer than this, either way: beyond it one block's probability would
/// outweigh all of its neighbours' and whatever else is known of it.
pub(crate) const CERTAIN: f32 = 0.001;

/// The weights in the binary; `scripts/train` writes them, with the command that made
/// them and their scores in the `.json` beside each.
const HTML: &[u8] = include_bytes!("html.model");
const TEXT: &[u8] = include_bytes!("text.model");

/// A model for each form of page: what tells body from chaff in a tree is not there in
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
        let read = |bytes: Option<&[u8]>, form| {
            bytes
                .map(|bytes| Model::read(bytes, &features::names(form)))
                .transpose()
        };
        Ok(Models {
            html: read(html, Form::Html)?,
            text: read(text, Form::Text)?,
        })
    }

    fn of(&self, form: Form) -> &Model {
        let (given, embedded) = match form {
            Form::Html => (&self.html, &EMBEDDED_HTML),
            Form::Text => (&self.text, &EMBEDDED_TEXT),
        };
        given.as_ref().unwrap_or_else(|| embedded)
    }

    /// Eight digits that name the embedded weights: two programs with the same digits judge alike.
    pub fn fingerprint() -> String {
        let both = [HTML, TEXT].concat();
        format!("{:08x}", model::fnv1a(&both) >> 32)
    }
}

static EMBEDDED_HTML: LazyLock<Model> = LazyLock::new(|| embedded(HTML, Form::Html));
static EMBEDDED_TEXT: LazyLock<Model> = LazyLock::new(|| embedded(TEXT, Form::Text));

fn embedded(bytes: &[u8], form: Form) -> Model {
    let model = Model::read(bytes, &features::names(form));
    model.expect("the embedded models fit the features: a test reads them")
}

/// What is thought of a page's blocks.
pub struct Judged {
    /// The probability of each block that it is body, 0 to 1.
    pub probabilities: Vec<f32>,
    pub seen: Seen,
    /// The probability that the page is an article (of text: one that was extracted before).
    pub special: f32,
    /// Whether the probabilities are also what other pages of the site say.
    pub weighed: bool,
}

/// Judges a page's blocks. `title` is the page's title.
pub fn judge(document: &Document, title: &str, models: &Models) -> Judged {
    let (judging, seen) = judging(document, title, models);
    let (probabilities, special) = judging.probabilities();
    Judged {
        probabilities,
        seen,
        special,
        weighed: false,
    }
}

/// What a page's sort is told by, and the probability that it is the special one.
pub fn told_sort(document: &Document, title: &str, models: &Models) -> (Vec<f32>, f32) {
    judging(document, title, models).0.told_sort()
}

fn judging<'a>(document: &Document, title: &str, models: &'a Models) -> (Judging<'a>, Seen) {
    let mut judging = models.of(document.form).judging();
    let seen = features::each(document, title, |row| judging.push(row));
    (judging, seen)
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
            (HTML, Form::Html, include_str!("html.model.json")),
            (TEXT, Form::Text, include_str!("text.model.json")),
        ];
        for (model, form, card) in cards {
            let card: serde_json::Value = serde_json::from_str(card).unwrap();
            assert_eq!(card["bytes"], model.len());
            assert_eq!(card["hash"], format!("{:016x}", model::fnv1a(model)));
            assert_eq!(card["features"], features::names(form).len());
        }
    }
}
