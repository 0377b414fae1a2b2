//! What becomes of readers' comments: a policy (`CONTRIBUTING.md`, "What counts as body").

use super::Sort;
use crate::classify::BlockScores;
use crate::classify::comment_sections;
use crate::document::{Document, Reason, Verdict};
use crate::lang::comment_headings::{self, Opening};
use crate::metadata::Title;
use std::ops::Range;

/// On a page that is an article with this probability comments are no body; on a forum's they are the posts. An article
/// with many comments looks a little like a thread (`scripts/README.md`, "Comments and headlines").
const COMMENTED: f32 = 0.3;

/// Words of a body that stand before the comments on it, and do not stand behind them: more than a standfirst
/// has, for some templates call the body of an opinion a comment.
const COMMENTED_WORDS: f32 = 60.0;

/// Words of a text's body that stand before the line that opens comments on it, and how likely they are to be body: links
/// to the comments stand at its beginning, too. (More stand before it than behind it: a thread is longer than the post
/// that opens it.) Set by hand; wider ones lose chapters of manuals (`scripts/README.md`, "Text behind the judge").
const OPENED_WORDS: f32 = 150.0;
const OPENED_LIKELY: f32 = 0.85;

/// How much less likely than the body comments are, where only that tells `Comments` from a manual's chapter of that name.
const OPENED_LESS_LIKELY: f32 = 0.1;

/// What becomes of readers' comments. A forum's posts are body in any case, as far as the judge finds them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Comments {
    /// They go, as others than the article's author wrote them.
    #[default]
    Drop,
    /// They stay: of HTML those whose place the template names, of text what the judge takes for body.
    Keep,
}

/// Drops or keeps the comments of a page.
pub(super) fn settle(
    document: &Document,
    scores: &BlockScores,
    title: &Title,
    policy: Comments,
    sort: Sort,
    verdicts: &mut [Verdict],
) {
    let weights = &scores.stats.words[..];
    let named =
        |asked: &dyn Fn(usize) -> bool| comment_sections::within(document, title.block, asked);
    match (policy, sort) {
        (Comments::Drop, Sort::Page) if scores.p_expert >= COMMENTED => {
            let commented = named(&|block| verdicts[block] == Verdict::Keep);
            drop_named(&commented, weights, verdicts);
        }
        (Comments::Keep, Sort::Page) => {
            let commented = named(&|block| !document.blocks[block].hidden);
            keep_named(&commented, weights, verdicts);
        }
        (Comments::Drop, Sort::Dump) => {
            drop_opened(document, &scores.probabilities, weights, verdicts);
        }
        // Another sort of page has posts for its body. What was extracted before has lost the menus by which a forum is
        // known. And text has no names by which to find comments that the judge does not keep.
        (Comments::Drop, Sort::Page | Sort::Extracted | Sort::Weighed)
        | (Comments::Keep, Sort::Dump | Sort::Extracted | Sort::Weighed) => {}
    }
}

/// Drops blocks, of those that were kept, that are comments behind a body.
fn drop_named(commented: &[bool], weights: &[f32], verdicts: &mut [Verdict]) {
    let Some(first) = commented.iter().position(|commented| *commented) else {
        return;
    };
    let kept = |blocks: Range<usize>| -> f32 {
        let others = blocks.filter(|&block| verdicts[block] == Verdict::Keep && !commented[block]);
        others.map(|block| weights[block]).sum()
    };
    // Where the body goes on it was an expert's comment, or the body's own section.
    if kept(0..first) < COMMENTED_WORDS || kept(first..verdicts.len()) >= COMMENTED_WORDS {
        return;
    }
    for (verdict, commented) in verdicts.iter_mut().zip(commented) {
        if *commented {
            *verdict = Verdict::Drop(Reason::Comments);
        }
    }
}

/// Drops what stands behind the line that opens the comments on a text's body. A forum's posts are its body.
fn drop_opened(
    document: &Document,
    probabilities: &[f32],
    weights: &[f32],
    verdicts: &mut [Verdict],
) {
    let is_kept = |block: &usize| verdicts[*block] == Verdict::Keep;
    let with = |sum: Kept, block: usize| sum.with(probabilities[block], weights[block]);
    let all = (0..verdicts.len())
        .filter(is_kept)
        .fold(Kept::default(), with);
    let mut body = Kept::default();
    let opens = |block: &usize| {
        let behind = all.without(body);
        let is_behind_body = body.words >= OPENED_WORDS.max(behind.words);
        let opening = (is_behind_body && body.likely() >= OPENED_LIKELY)
            .then(|| comment_headings::opens(&document.blocks[*block].text));
        let opens = match opening.flatten() {
            Some(Opening::Sure) => true,
            Some(Opening::Likely) => behind.likely() <= body.likely() - OPENED_LESS_LIKELY,
            None => false,
        };
        if is_kept(block) {
            body = with(body, *block);
        }
        opens
    };
    let Some(opening) = (0..verdicts.len()).find(opens) else {
        return;
    };
    if comment_headings::is_forum(document) {
        return;
    }
    for verdict in &mut verdicts[opening..] {
        if *verdict == Verdict::Keep {
            *verdict = Verdict::Drop(Reason::Comments);
        }
    }
}

/// Blocks that are kept.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    words: f32,
    expected: f32,
}

impl Kept {
    fn with(self, probability: f32, words: f32) -> Self {
        Kept {
            words: self.words + words,
            expected: self.expected + probability * words,
        }
    }

    fn without(self, others: Kept) -> Self {
        Kept {
            words: self.words - others.words,
            expected: self.expected - others.expected,
        }
    }

    /// How likely a word of them is body.
    fn likely(self) -> f32 {
        self.expected / self.words.max(1.0)
    }
}

/// Keeps comments; what has few words there is a name, a time or a button.
fn keep_named(commented: &[bool], weights: &[f32], verdicts: &mut [Verdict]) {
    const FEW: f32 = 4.0;
    for ((verdict, commented), words) in verdicts.iter_mut().zip(commented).zip(weights) {
        if *commented && *words > FEW {
            *verdict = Verdict::Keep;
        }
    }
}
