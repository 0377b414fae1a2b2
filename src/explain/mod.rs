//! Why a page became what it did: the source of each field, and the verdict on each block.
//!
//! Input: a page. Output: an [`Explanation`], or what is written of it: JSON lines for programs
//! ([`explain`]), aligned lines for a terminal ([`terminal`]), one HTML page for a batch
//! ([`report`]). [`training`] writes the features that the verdicts are based on.

#[cfg(feature = "cli")]
pub(crate) mod report;
#[cfg(feature = "cli")]
pub(crate) mod terminal;
mod training;

pub(crate) use training::{feature_names, features, gate_features};

use crate::article::{Article, Status};
use crate::document::{BlockKind, Reason, Verdict};
use crate::metadata;
use crate::page::Page;
use crate::pipeline::{self, Options, Selected};
use crate::render;
use crate::warning::Warning;
use serde_json::{Value, json};

/// The verdicts on a page and their reasons.
#[derive(Debug)]
pub(crate) struct Explanation {
    pub id: String,
    pub status: Status,
    /// The F1 that the body is expected to have.
    pub confidence: f32,
    /// The probability above which blocks tend to be kept.
    pub threshold: f32,
    pub warnings: Vec<Warning>,
    pub fields: Vec<ExplainedField>,
    pub blocks: Vec<ExplainedBlock>,
}

/// A field of the metadata.
#[derive(Debug)]
pub(crate) struct ExplainedField {
    pub name: &'static str,
    pub value: String,
    /// The name of the source, empty if there is no value.
    pub source: String,
}

/// A block and its verdict.
#[derive(Debug)]
pub(crate) struct ExplainedBlock {
    pub kind: BlockKind,
    /// The probability to be body.
    pub probability: f32,
    pub verdict: Verdict,
    /// The rule that decided.
    pub rule: &'static str,
    /// It is the last block of the body.
    pub ends_body: bool,
    pub text: String,
    /// The text before its repair, if it was repaired.
    pub former_text: Option<String>,
}

impl ExplainedBlock {
    pub fn is_kept(&self) -> bool {
        self.verdict == Verdict::Keep
    }

    /// The name of the reason why it was dropped, empty if it was kept.
    pub fn reason(&self) -> &'static str {
        match self.verdict {
            Verdict::Keep => "",
            Verdict::Drop(reason) => Reason::name(reason),
        }
    }
}

/// The explanation of a page. `Err` is the article of a page that cannot be read.
pub(crate) fn explanation(page: Page, options: &Options) -> Result<Explanation, Box<Article>> {
    let Selected {
        parsed,
        identity,
        scores,
        selection,
    } = pipeline::select(page, options)?;
    let (document, mut article) = (parsed.document, parsed.article);
    let text = render::text(&document, &selection.verdicts);
    if text.is_empty() {
        pipeline::give_reason(&mut article, &document);
    }
    let metadata = metadata::complete(&document, &parsed.overrides, identity, &text);
    let fields = metadata.fields().into_iter();
    let fields = fields.map(|(name, value)| ExplainedField {
        name,
        value: value.text.clone(),
        source: value.source.to_string(),
    });
    let fields = fields.collect();
    let last_kept = selection.last_kept();
    let mut former_texts = parsed.former_texts.into_iter().peekable();
    let blocks = document.blocks.into_iter().enumerate();
    let blocks = blocks.map(|(index, block)| ExplainedBlock {
        kind: block.kind,
        probability: scores.probabilities[index],
        verdict: selection.verdicts[index],
        rule: selection.rules[index],
        ends_body: last_kept == Some(index),
        text: block.text,
        former_text: former_texts
            .next_if(|(repaired, _)| *repaired == index)
            .map(|(_, text)| text),
    });
    Ok(Explanation {
        id: article.id,
        status: match text.is_empty() {
            true => Status::Empty,
            false => Status::Ok,
        },
        confidence: selection.confidence,
        threshold: selection.threshold,
        warnings: article.warnings,
        fields,
        blocks: blocks.collect(),
    })
}

/// A JSON line for each field of the metadata with its value and source, then one for each block:
/// its probability and the page's threshold, its verdict, the reason, and the rule that decided it.
///
/// `ends_body` is true for the last block of the body. The rule of the next block is then the
/// one that ended it.
///
/// # Errors
/// The `error` article of a page that cannot be read.
pub fn explain(page: Page, options: &Options) -> Result<Vec<u8>, Box<Article>> {
    let explanation = explanation(page, options)?;
    let mut lines = Vec::new();
    for field in &explanation.fields {
        push_line(
            &mut lines,
            &json!({
                "id": explanation.id,
                "field": field.name,
                "value": field.value,
                "source": field.source,
            }),
        );
    }
    for (index, block) in explanation.blocks.iter().enumerate() {
        push_line(
            &mut lines,
            &json!({
                "id": explanation.id,
                "block": index,
                "kind": block.kind.name(),
                "probability": three_decimals(block.probability),
                "threshold": three_decimals(explanation.threshold),
                "verdict": if block.is_kept() { "keep" } else { "drop" },
                "reason": block.reason(),
                "rule": block.rule,
                "ends_body": block.ends_body,
                "text": block.text,
            }),
        );
    }
    Ok(lines)
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
