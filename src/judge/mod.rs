//! Every block's probability that it is body.
//!
//! Structure carries most of it: what holds a block, what stands beside it, how long it
//! and its likes are. Those are [`features`], weighed by gradient-boosted trees
//! ([`model`]) that were trained offline and lie in the binary. A phrase table ([`cues`])
//! adds what only a language can tell.

pub mod cues;
pub mod features;
mod labels;
mod measure;
pub mod model;

use crate::document::Document;
use crate::page::Form;
use model::{Model, ModelError};
use std::sync::LazyLock;

/// The weights in the binary; `scripts/train` writes them, with the command that made
/// them and their scores in the `.json` beside each.
const HTML: &[u8] = include_bytes!("html.model");
const TEXT: &[u8] = include_bytes!("text.model");

/// A model for each form of page: what tells body from chaff in a tree is not there in
/// text.
#[derive(Debug, Clone)]
pub struct Models {
    html: Model,
    text: Model,
}

impl Models {
    /// The program's own.
    pub fn embedded() -> &'static Models {
        static EMBEDDED: LazyLock<Models> = LazyLock::new(|| {
            Models::read(None, None)
                .expect("the embedded models fit the features: a test reads them")
        });
        &EMBEDDED
    }

    /// Models from files made by `scripts/train`, the program's own where none is given.
    pub fn read(html: Option<&[u8]>, text: Option<&[u8]>) -> Result<Models, ModelError> {
        Ok(Models {
            html: Model::read(html.unwrap_or(HTML), &features::names(Form::Html))?,
            text: Model::read(text.unwrap_or(TEXT), &features::names(Form::Text))?,
        })
    }

    /// Eight digits that name the embedded weights: two programs with the same digits judge alike.
    pub fn fingerprint() -> String {
        let both = [HTML, TEXT].concat();
        format!("{:08x}", model::fnv1a(&both) >> 32)
    }
}

/// The probability of each block that it is body, 0 to 1. `title` is the page's title.
pub fn judge(document: &Document, title: &str, models: &Models) -> Vec<f32> {
    let model = match document.form {
        Form::Html => &models.html,
        Form::Text => &models.text,
    };
    let table = features::features(document, title);
    table.rows().map(|row| model.probability(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_models_fit_the_features_of_this_program() {
        Models::read(None, None).unwrap();
    }
}
