//! The features of pages as JSON lines, from which `scripts/train` trains the models.

use super::push_line;
use crate::article::Article;
use crate::classify::{self, features};
use crate::document::DocumentFormat;
use crate::metadata;
use crate::page::Page;
use crate::pipeline::{self, Options};
use serde_json::{Value, json};

/// A JSON line with the features of each block, in the order of [`feature_names`].
///
/// # Errors
/// The `error` article of a page that cannot be read.
pub fn features(page: Page, options: &Options) -> Result<Vec<u8>, Box<Article>> {
    let parsed = pipeline::parse(page, options)?;
    let (document, article) = (parsed.document, parsed.article);
    let title = metadata::identify(&document, &parsed.overrides).title;
    let table = features::table(&document, &title.text);
    let rows: Vec<Value> = document
        .blocks
        .iter()
        .zip(table.rows())
        .map(|(block, row)| json!({"text": block.text, "x": row}))
        .collect();
    let mut line = Vec::new();
    push_line(
        &mut line,
        &json!({"id": article.id, "format": document.format.name(), "blocks": rows}),
    );
    Ok(line)
}

/// A JSON line with the gate's features (`x`) and its probability that the expert applies.
///
/// The features come from the general and the expert forest, so that the gate can be trained after
/// them.
///
/// # Errors
/// The `error` article of a page that cannot be read.
pub fn gate_features(page: Page, options: &Options) -> Result<Vec<u8>, Box<Article>> {
    let parsed = pipeline::parse(page, options)?;
    let (document, article) = (parsed.document, parsed.article);
    let title = metadata::identify(&document, &parsed.overrides).title;
    let (inputs, p_expert) = classify::gate_features(&document, &title.text, &options.models);
    let mut line = Vec::new();
    push_line(
        &mut line,
        &json!({"id": article.id, "x": inputs, "p_expert": p_expert}),
    );
    Ok(line)
}

/// A JSON line for each page format with the names of its features and of the gate's own features.
/// These lines come first in the output of `--features`.
pub fn feature_names() -> Vec<u8> {
    let mut lines = Vec::new();
    for format in DocumentFormat::ALL {
        push_line(
            &mut lines,
            &json!({"format": format.name(), "features": features::names(format), "gate_features": classify::gate::feature_names()}),
        );
    }
    lines
}
