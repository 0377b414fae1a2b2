//! Probabilities to one coherent selection.
//!
//! A block's probability alone does not say whether to keep it: on a page whose blocks
//! are all uncertain, the best selection keeps more of them than a fixed threshold
//! would. The selection is the one with the highest expected F1, by words, against what
//! a careful reader would keep.

use crate::document::{Document, Kind, Reason, Verdict};
use crate::judge::cues::{self, Use};
use crate::metadata::Title;
use crate::words;

/// The threshold that maximises the expected F1 is held between these: beyond them the
/// probabilities of a page are too alike to tell anything.
const THRESHOLDS: std::ops::RangeInclusive<f32> = 0.25..=0.6;

/// Which blocks are body, and how good a selection that is thought to be.
pub struct Selection {
    pub verdicts: Vec<Verdict>,
    /// The expected F1 of the selection, 0 to 1.
    pub confidence: f32,
}

/// Selects the body from each block's probability.
pub fn trim(document: &Document, probabilities: &[f32], title: &Title) -> Selection {
    let weights: Vec<f32> = document
        .blocks
        .iter()
        .map(|block| words::count(&block.text) as f32)
        .collect();
    let threshold = threshold(probabilities, &weights);
    let mut verdicts: Vec<Verdict> = document
        .blocks
        .iter()
        .zip(probabilities)
        .zip(&weights)
        .map(|((block, p), words)| {
            if *words == 0.0 && block.kind != Kind::Code {
                Verdict::Drop(Reason::Boilerplate)
            } else if cues::uses(&block.text) & cues::bit(Use::Promo) != 0 {
                Verdict::Drop(Reason::Cue)
            } else if *p < threshold {
                Verdict::Drop(Reason::Boilerplate)
            } else {
                Verdict::Keep
            }
        })
        .collect();
    drop_title(document, title, &mut verdicts);
    let confidence = expected_f1(&verdicts, probabilities, &weights);
    Selection {
        verdicts,
        confidence,
    }
}

/// The title has a key of its own: a body that begins by saying it again loses that line.
fn drop_title(document: &Document, title: &Title, verdicts: &mut [Verdict]) {
    let Some(first) = verdicts.iter().position(|v| *v == Verdict::Keep) else {
        return;
    };
    let block = &document.blocks[first];
    let same = words::folded(&block.text).eq(words::folded(&title.text));
    let alone = verdicts[first + 1..].iter().all(|v| *v != Verdict::Keep);
    if same && !alone {
        verdicts[first] = Verdict::Drop(Reason::Title);
    }
}

/// The probability from which on blocks are kept, so that the expected F1 is highest.
fn threshold(probabilities: &[f32], weights: &[f32]) -> f32 {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|a, b| {
        probabilities[*b]
            .total_cmp(&probabilities[*a])
            .then(a.cmp(b))
    });
    let expected_gold: f32 = probabilities.iter().zip(weights).map(|(p, w)| p * w).sum();
    let (mut hits, mut kept) = (0.0, 0.0);
    let (mut best, mut best_threshold) = (0.0, *THRESHOLDS.end());
    for index in order {
        hits += probabilities[index] * weights[index];
        kept += weights[index];
        let f1 = 2.0 * hits / (kept + expected_gold).max(1.0);
        if f1 > best {
            (best, best_threshold) = (f1, probabilities[index]);
        }
    }
    best_threshold.clamp(*THRESHOLDS.start(), *THRESHOLDS.end())
}

/// Twice the expected hits over the words kept and the words expected in the body.
fn expected_f1(verdicts: &[Verdict], probabilities: &[f32], weights: &[f32]) -> f32 {
    let (mut hits, mut kept, mut gold) = (0.0, 0.0, 0.0);
    for ((verdict, p), words) in verdicts.iter().zip(probabilities).zip(weights) {
        gold += p * words;
        if *verdict == Verdict::Keep {
            hits += p * words;
            kept += words;
        }
    }
    if kept + gold > 0.0 {
        2.0 * hits / (kept + gold)
    } else {
        0.0
    }
}
