//! Pages with given probabilities, for the tests of the path and of the rules.

use super::rules::Rule;
use super::{Comments, Context, Selection, SourceKind, select};
use crate::classify::{self, BlockScores, Models};
use crate::document::Title;
use crate::document::{Document, Verdict};
use crate::page::Overrides;
use crate::plain_text;

/// A sentence of 11 words.
pub const PROSE: &str = "The offices in Moscow were closed on Monday, the minister said.";

/// The scores of a page, with these probabilities and this `p_expert` in place of the model's.
pub fn scored(
    document: &Document,
    probabilities: &[f32],
    p_expert: Option<f32>,
) -> (BlockScores, Title) {
    let title = crate::metadata::identify(document, &Overrides::default()).title;
    let mut scores = classify::classify(document, &title.text, &Models::default());
    scores.probabilities = probabilities.to_vec();
    scores.p_expert = p_expert.unwrap_or(scores.p_expert);
    (scores, title)
}

/// The number of blocks that are kept.
pub fn kept_count(document: &Document, probabilities: &[f32], p_expert: Option<f32>) -> usize {
    let (scores, title) = scored(document, probabilities, p_expert);
    count(&select(document, &scores, &title, Comments::Drop, &[]))
}

fn count(selection: &Selection) -> usize {
    let verdicts = selection.verdicts.iter();
    verdicts
        .filter(|verdict| **verdict == Verdict::Keep)
        .count()
}

/// Whether each block is kept if all have the same probability.
pub fn kept_alike(
    document: &Document,
    probability: f32,
    p_expert: Option<f32>,
    comments: Comments,
) -> Vec<bool> {
    let probabilities = vec![probability; document.blocks.len()];
    let (scores, title) = scored(document, &probabilities, p_expert);
    let verdicts = select(document, &scores, &title, comments, &[]).verdicts;
    verdicts.iter().map(|v| *v == Verdict::Keep).collect()
}

/// The kept lines of a text of these lines with these probabilities.
pub fn kept(lines: &[(&str, f32)]) -> Vec<String> {
    let text: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let document = plain_text::parse(&text.join("\n"));
    let probabilities: Vec<f32> = lines.iter().map(|(_, p)| *p).collect();
    let (scores, title) = scored(&document, &probabilities, None);
    let selection = select(&document, &scores, &title, Comments::Drop, &[]);
    let blocks = document.blocks.iter().zip(&selection.verdicts);
    blocks
        .filter(|(_, verdict)| **verdict == Verdict::Keep)
        .map(|(block, _)| block.text.clone())
        .collect()
}

/// The number of kept lines of a text with `certain` lines of body, followed by lines with these
/// probabilities.
pub fn kept_with_trailing(
    certain: usize,
    trailing: &[f32],
    p_expert: f32,
    adjusted: bool,
) -> usize {
    let document = plain_text::parse(&vec![PROSE; certain + trailing.len()].join("\n"));
    let probabilities = [&vec![0.99; certain], trailing].concat();
    let (mut scores, title) = scored(&document, &probabilities, Some(p_expert));
    scores.adjusted = adjusted;
    count(&select(&document, &scores, &title, Comments::Drop, &[]))
}

/// Applies one rule to given verdicts.
pub fn apply_rule(
    rule: &Rule,
    document: &Document,
    title: &Title,
    verdicts: Vec<Verdict>,
) -> Vec<Verdict> {
    let (scores, _) = scored(document, &vec![0.9; verdicts.len()], None);
    let context = Context {
        document,
        scores: &scores,
        title,
        comments: Comments::Drop,
        source_kind: SourceKind::of(document.format, &scores),
    };
    let mut selection = Selection {
        rules: vec![rule.name; verdicts.len()],
        verdicts,
        threshold: 0.5,
        confidence: 0.0,
        rule: rule.name,
    };
    (rule.apply)(&context, &mut selection);
    selection.verdicts
}
