//! Where a body ends, asked once more behind the path: it weighs a page's blocks alike, and the last ones are those that
//! people look at.

use super::evidence;
use crate::classify::features::BlockStats;
use crate::document::{Document, Reason, Verdict};
use crate::text::words;

/// A page whose kept words are this likely on the mean is sure of its body, and where it ends
/// can be asked more sharply: what trails an article is the defect people complain of most,
/// and on such a page it stands out. Listings and shops are never as sure.
const SURE_OF_BODY: f32 = 0.94;

/// The threshold from which on a sure page's last blocks are body.
const END_THRESHOLD: f32 = 0.8;

/// A last sentence has so many words at least, and is this likely. (Five folds, forests of 150 trees: text-all 0.8206 to 0.8208, naive-world
/// 0.9243 to 0.9249; at 0.25 0.8207 and 0.9248; text-all's tails grow from 0.323 to 0.331.)
const SENTENCE_WORDS: f32 = 6.0;
const LAST_SENTENCE: f32 = 0.2;

/// A last line that ends no sentence is this likely, and the next one less likely than that. (Five folds, the texts with foreign
/// lines: of 24 such lines below the threshold 11 are body, with 165 of their 315 words; where the next line is likelier, fewer.)
const LAST_LINE: f32 = 0.25;
const SURELY_NONE: f32 = 0.02;

/// Cuts the end of a page that is sure of its body where what is behind the cut speaks most
/// against being body.
pub(super) fn drop_end(probabilities: &[f32], weights: &[f32], verdicts: &mut [Verdict]) {
    let kept: Vec<usize> = (0..verdicts.len())
        .filter(|index| verdicts[*index] == Verdict::Keep)
        .collect();
    let words: f32 = kept.iter().map(|index| weights[*index]).sum();
    let likely: f32 = kept
        .iter()
        .map(|index| weights[*index] * probabilities[*index])
        .sum();
    if likely < SURE_OF_BODY * words {
        return;
    }
    let (mut against, mut most, mut cut) = (0.0, 0.0, kept.len());
    for (place, index) in kept.iter().enumerate().skip(1).rev() {
        against -= evidence(probabilities[*index], END_THRESHOLD, weights[*index]);
        if against > most {
            (most, cut) = (against, place);
        }
    }
    for index in &kept[cut..] {
        verdicts[*index] = Verdict::Drop(Reason::Tail);
    }
}

/// Keeps the short sentences that end a body. Where a footer follows they look like its lines to the judge, but of what
/// trails a body little ends a sentence (`scripts/README.md`, "Lists in unseen ways").
pub(super) fn keep_last_sentences(
    document: &Document,
    seen: &BlockStats,
    probabilities: &[f32],
    verdicts: &mut [Verdict],
) {
    let ends = |block: usize| words::ends_sentence(&document.blocks[block].text);
    let Some(last) = last_kept(verdicts).filter(|last| ends(*last)) else {
        return;
    };
    for block in last + 1..verdicts.len() {
        let is_sentence =
            ends(block) && seen.words[block] >= SENTENCE_WORDS && seen.roles[block] == 0;
        if !is_sentence || probabilities[block] < LAST_SENTENCE {
            return;
        }
        verdicts[block] = Verdict::Keep;
    }
}

fn last_kept(verdicts: &[Verdict]) -> Option<usize> {
    verdicts.iter().rposition(|v| *v == Verdict::Keep)
}

/// Keeps the line between a body that was extracted before and what is surely none of it.
pub(super) fn keep_last_line(seen: &BlockStats, probabilities: &[f32], verdicts: &mut [Verdict]) {
    let Some(last) = last_kept(verdicts) else {
        return;
    };
    let mut behind = (last + 1..verdicts.len()).filter(|block| seen.words[*block] > 0.0);
    let (Some(line), Some(next)) = (behind.next(), behind.next()) else {
        return;
    };
    let may_be_body = seen.words[line] >= SENTENCE_WORDS && seen.roles[line] == 0;
    if may_be_body && probabilities[line] >= LAST_LINE && probabilities[next] < SURELY_NONE {
        verdicts[line] = Verdict::Keep;
    }
}
