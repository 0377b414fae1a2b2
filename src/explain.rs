//! Output of blocks instead of an article: for people (`--explain`) and for training
//! (`--features`, `--gate-features`).

use crate::article::Article;
use crate::classify::{self, features};
use crate::document::Verdict;
use crate::metadata;
use crate::page::{Page, PageFormat};
use crate::pipeline::{self, Options, Selected};
use serde_json::{Value, json};

/// A JSON line for each field of the metadata with its value and source, then one for each block:
/// its probability and the page's threshold, its verdict, the reason, and the rule that decided it.
///
/// `ends_body` is true for the last block of the body. The rule of the next block is then the
/// one that ended it.
///
/// # Errors
/// The `error` article of a page that cannot be read.
pub fn explain(page: Page, options: &Options) -> Result<Vec<u8>, Box<Article>> {
    let Selected {
        parsed,
        identity,
        scores,
        selection,
    } = pipeline::select(page, options)?;
    let (document, article) = (parsed.document, parsed.article);
    let text = pipeline::assemble(&document, &selection.verdicts);
    let metadata = metadata::complete(&document, &parsed.overrides, identity, &text);
    let mut lines = Vec::new();
    for (field, value) in metadata.fields() {
        push_line(
            &mut lines,
            &json!({
                "id": article.id,
                "field": field,
                "value": value.text,
                "source": value.source.to_string(),
            }),
        );
    }
    let last_kept = selection.last_kept();
    for (index, block) in document.blocks.iter().enumerate() {
        let (verdict, reason) = match selection.verdicts[index] {
            Verdict::Keep => ("keep", ""),
            Verdict::Drop(reason) => ("drop", reason.name()),
        };
        push_line(
            &mut lines,
            &json!({
                "id": article.id,
                "block": index,
                "kind": block.kind.name(),
                "probability": three_decimals(scores.probabilities[index]),
                "threshold": three_decimals(selection.threshold),
                "verdict": verdict,
                "reason": reason,
                "rule": selection.rules[index],
                "ends_body": last_kept == Some(index),
                "text": block.text,
            }),
        );
    }
    Ok(lines)
}

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
    for format in PageFormat::ALL {
        push_line(
            &mut lines,
            &json!({"format": format.name(), "features": features::names(format), "gate_features": classify::gate::feature_names()}),
        );
    }
    lines
}

fn push_line(lines: &mut Vec<u8>, value: &Value) {
    lines.extend(value.to_string().into_bytes());
    lines.push(b'\n');
}

fn three_decimals(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explain_shows_the_source_of_each_field_and_the_rule_of_each_block() {
        let prose = "The offices in Moscow were closed on Monday, the minister said, after years \
            of talks between both sides had come to nothing.";
        let page = Page::html(
            "a",
            &format!(
                "<nav><a href=/>Home</a></nav><h1>Mission closed</h1><p>{prose}</p>\
                 <p>Also read: Five charged after heist</p><p>{prose}</p><p>{prose}</p>\
                 <footer><a href=/imprint>Imprint</a></footer>"
            ),
        );
        let output = String::from_utf8(explain(page, &Options::default()).unwrap()).unwrap();
        let (fields, lines): (Vec<Value>, Vec<Value>) = output
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .partition(|line| line.get("field").is_some());
        let title = fields.iter().find(|line| line["field"] == "title").unwrap();
        assert_eq!(
            (&title["value"], &title["source"]),
            (&"Mission closed".into(), &"heading".into())
        );
        let last = lines.iter().rposition(|line| line["verdict"] == "keep");
        let ends: Vec<usize> = (0..lines.len())
            .filter(|index| lines[*index]["ends_body"] == true)
            .collect();
        assert_eq!(ends, Vec::from_iter(last));
        let promo = lines.iter().find(|line| line["rule"] == "promo-lines");
        assert_eq!(promo.unwrap()["reason"], "cue");
        assert!(lines.iter().any(|line| line["rule"] == "viterbi"));
        let threshold = lines[0]["threshold"].as_f64().unwrap();
        assert!((0.1..=0.6).contains(&threshold), "{threshold}");
    }
}
