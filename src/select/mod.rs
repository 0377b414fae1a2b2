//! Probabilities to one coherent selection.
//!
//! Two things decide which blocks stay. The threshold is the page's own: where all blocks
//! are uncertain, the best selection keeps more of them than a fixed threshold would, so
//! the one is taken whose selection has the highest expected F1, by words, against what a
//! careful reader would keep. And a body is one stretch, with gaps: it begins once and
//! ends once, and leaving it for a promo and coming back has a price. The best path
//! through *before, body, gap, after* is found over the whole page at once (`trim/path.rs`),
//! so that a short line inside the body is carried by its neighbours, and a
//! lone likely line among teasers is not enough to go on for.

mod comments;
mod end;
mod viterbi;

pub use comments::Comments;

use crate::classify::{BlockScores, ExpectedF1, MIN_PROBABILITY, features::BlockStats};
use crate::document::{BlockKind, Document, Reason, Verdict};
use crate::lang::phrases::{self, Role};
use crate::metadata::Title;
use crate::page::PageFormat;
use crate::text::words;
use rustc_hash::FxHashSet;
use std::ops::Range;
use viterbi::{State, path};

/// A text that was extracted before, with at least this probability, holds little beside its body and what trails it
/// (`scripts/README.md`, "Text behind the judge").
const EXTRACTED: f32 = 0.8;

/// What sort of page it is whose body is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Page,
    /// All the text of a page.
    Dump,
    /// Text that was extracted before.
    Extracted,
    /// The same, but a profile of its site tells what is none of its body.
    Weighed,
}

impl Sort {
    fn of(format: PageFormat, scores: &BlockScores) -> Self {
        match format {
            PageFormat::Html => Sort::Page,
            PageFormat::Text if scores.p_expert < EXTRACTED => Sort::Dump,
            PageFormat::Text if scores.adjusted => Sort::Weighed,
            PageFormat::Text => Sort::Extracted,
        }
    }

    /// The threshold that maximises the expected F1 is held between these: beyond them the
    /// probabilities of a page are too alike to tell anything. Listings and shops, whose best
    /// threshold is low, lose less by a lower end; text does not. What was extracted before is
    /// body, where nothing speaks against it (`scripts/README.md`, "The path", "Text behind the judge").
    fn thresholds(self) -> std::ops::RangeInclusive<f32> {
        match self {
            Sort::Page => 0.1..=0.6,
            Sort::Dump | Sort::Weighed => 0.15..=0.6,
            Sort::Extracted => 0.15..=0.55,
        }
    }

    /// What leaving the body for a gap costs, and coming back again, in the units of
    /// [`evidence`]. Text has less to tell a gap by, so it takes more to leave, and most of all
    /// one out of which somebody took the gaps already. Chosen by cross-validation
    /// (`scripts/README.md`, "The path", "Text behind the judge"), but that folds would have 12 for 5: a share bar
    /// between short paragraphs would stay.
    fn gap_cost(self) -> f32 {
        match self {
            Sort::Page => 0.5,
            Sort::Dump | Sort::Weighed => 2.0,
            Sort::Extracted => 5.0,
        }
    }
}

/// Most of a text that was extracted before is body: where a cut takes more than this share of what a lower threshold would
/// keep (front, gaps and end together), that threshold decides, and a gap costs more. For bodies that would lose most of their lines,
/// which are few: over five folds it is worth 0.0003 of text-all's F1. Set by hand, each once (`scripts/README.md`, "Text behind the judge").
const MOST_IN_DOUBT: f32 = 0.3;
const WARY: f32 = 0.25;
const WARY_GAP_COST: f32 = 15.0;

/// A page of fewer words, none of whose blocks (of this many words or more) is this likely, and
/// none of which says the title, is the shell of a page that a script fills: it has no body.
const SHELL_WORDS: f32 = 300.0;
const SHELL_BLOCK_WORDS: f32 = 3.0;
const SHELL_PROBABILITY: f32 = 0.6;

/// A page that is an article with this probability has its body behind its headline. That low, because one under
/// many teasers looks like a listing, and pages of other sorts lose next to nothing (`scripts/README.md`, "Comments
/// and headlines").
const HEADED: f32 = 0.01;

/// Words of a body that must be kept behind a headline for it to be the body's: the same words are a heading in a
/// list of stories, too.
const HEADED_WORDS: f32 = 40.0;

/// Of text, which has no headings, the words behind it are also at least this share of those before it: the title stands among
/// recent posts behind the body, too. (A page's teasers may hold more prose than its story: world-dev's Russian pages lose
/// 0.009 of their F1 by the same rule.)
const HEADED_SHARE: f32 = 0.5;

/// Which blocks are body, and how good a selection that is thought to be.
pub struct Selection {
    pub verdicts: Vec<Verdict>,
    /// The expected F1 of the selection, 0 to 1.
    pub confidence: f32,
}

/// Selects the body from each block's probability and what was counted of it.
pub fn select(
    document: &Document,
    scores: &BlockScores,
    title: &Title,
    comments: Comments,
) -> Selection {
    let BlockScores {
        probabilities,
        stats,
        p_expert,
        ..
    } = scores;
    let weights = &stats.words[..];
    let sort = Sort::of(document.format, scores);
    let mut verdicts: Vec<Verdict> = places(document, sort, probabilities, weights)
        .into_iter()
        .map(|place| match place {
            State::Body => Verdict::Keep,
            State::Before => Verdict::Drop(Reason::Head),
            State::Gap => Verdict::Drop(Reason::Boilerplate),
            State::After => Verdict::Drop(Reason::Tail),
        })
        .collect();
    if document.format == PageFormat::Html {
        end::drop_end(probabilities, weights, &mut verdicts);
        if is_shell(document, probabilities, weights, title) {
            verdicts.fill(Verdict::Drop(Reason::Boilerplate));
        }
    }
    match sort {
        Sort::Dump => end::keep_last_sentences(document, stats, probabilities, &mut verdicts),
        Sort::Extracted => end::keep_last_line(stats, probabilities, &mut verdicts),
        Sort::Page | Sort::Weighed => {}
    }
    // A text that was extracted before has its title in front, and says it again in a heading.
    let is_headed = match sort {
        Sort::Page => *p_expert >= HEADED,
        Sort::Dump => true,
        Sort::Extracted | Sort::Weighed => false,
    };
    if is_headed {
        drop_before_headline(sort, weights, title, &mut verdicts);
    }
    comments::settle(document, scores, title, comments, sort, &mut verdicts);
    drop_certain(document, stats, &mut verdicts);
    drop_title(document, title, &mut verdicts);
    if document.format == PageFormat::Text {
        drop_signs_at_cuts(weights, &mut verdicts);
    }
    let confidence = expected_f1(&verdicts, probabilities, weights);
    Selection {
        verdicts,
        confidence,
    }
}

/// Drops what stands before the heading that says the title, where the body stands behind it. A page whose teasers
/// hold more prose than its story has the judge in doubt where the story is.
fn drop_before_headline(sort: Sort, weights: &[f32], title: &Title, verdicts: &mut [Verdict]) {
    let Some(headline) = title.block.filter(|_| title.sure) else {
        return;
    };
    let kept = |blocks: Range<usize>| -> f32 {
        let kept = blocks.filter(|&block| verdicts[block] == Verdict::Keep);
        kept.map(|block| weights[block]).sum()
    };
    let (before, behind) = (kept(0..headline), kept(headline..verdicts.len()));
    if behind < HEADED_WORDS || sort == Sort::Dump && behind < before * HEADED_SHARE {
        return;
    }
    for verdict in &mut verdicts[..headline] {
        if *verdict == Verdict::Keep {
            *verdict = Verdict::Drop(Reason::Head);
        }
    }
}

/// Where each block stands: the best path from the page's own threshold on, or from a lower one where that would cut much of
/// a text that was extracted before.
fn places(document: &Document, sort: Sort, probabilities: &[f32], weights: &[f32]) -> Vec<State> {
    let from = |threshold: f32, gap_cost: f32| {
        let evidence = (0..probabilities.len()).map(|index| {
            let signs = document.format == PageFormat::Text && weights[index] == 0.0;
            if signs && !is_rule(&document.blocks[index].text) {
                return 0.0;
            }
            evidence(probabilities[index], threshold, weights[index])
        });
        path(&evidence.collect::<Vec<f32>>(), gap_cost)
    };
    let body_words = |places: &[State]| -> f32 {
        let body = places.iter().zip(weights);
        let body = body.filter(|(place, _)| **place == State::Body);
        body.map(|(_, words)| words).sum()
    };
    let threshold = threshold(sort, probabilities, weights);
    let places = from(threshold, sort.gap_cost());
    if sort == Sort::Extracted {
        let wary = from(threshold.min(WARY), WARY_GAP_COST);
        if body_words(&places) < body_words(&wary) * (1.0 - MOST_IN_DOUBT) {
            return wary;
        }
    }
    places
}

/// The probability from which on blocks are kept, so that the expected F1 is highest: halfway, so
/// that the last block kept has something that speaks for it.
fn threshold(sort: Sort, probabilities: &[f32], weights: &[f32]) -> f32 {
    let best = ExpectedF1::maximize(probabilities, weights);
    let halfway = (best.threshold + best.next) / 2.0;
    let thresholds = sort.thresholds();
    halfway.clamp(*thresholds.start(), *thresholds.end())
}

/// What speaks for keeping a block: how far the log-odds are above the threshold's, more
/// for a longer block, but not in proportion, since its words are not independent.
fn evidence(probability: f32, threshold: f32, words: f32) -> f32 {
    let log_odds = |p: f32| (p / (1.0 - p)).ln();
    (log_odds(probability.clamp(MIN_PROBABILITY, 1.0 - MIN_PROBABILITY)) - log_odds(threshold))
        * (words + 1.0).sqrt()
}

/// Whether a line without a word is what separates a body from what trails it, or a button. Of other signs (the bracket that
/// closes a function, the stars or the `#` between two scenes) nothing tells whether they are body but the lines around them.
fn is_rule(text: &str) -> bool {
    // `=====` underlines a heading, `~~~` fences code.
    const RULES: &str = "-–—―_─━═|·•/»›";
    const BUTTONS: &str = "×✕☰↑▲▼";
    text.chars()
        .all(|c| RULES.contains(c) || BUTTONS.contains(c) || c.is_whitespace())
}

/// Whether a page is a shell without a body.
fn is_shell(document: &Document, probabilities: &[f32], weights: &[f32], title: &Title) -> bool {
    let mut blocks = probabilities.iter().zip(weights);
    let likely = |(p, words): (&f32, &f32)| *p >= SHELL_PROBABILITY && *words >= SHELL_BLOCK_WORDS;
    if weights.iter().sum::<f32>() >= SHELL_WORDS || blocks.any(likely) {
        return false;
    }
    let wanted: FxHashSet<String> = words::folded(&title.text).collect();
    !document.blocks.iter().any(|block| {
        let own: FxHashSet<String> = words::folded(&block.text).collect();
        let said = wanted.intersection(&own).count();
        said > 0 && 2 * said >= wanted.len()
    })
}

/// Drops what is no text, and what a cue is certain of: a line inside the body that
/// points to another story.
fn drop_certain(document: &Document, stats: &BlockStats, verdicts: &mut [Verdict]) {
    let stats = stats.words.iter().zip(&stats.roles);
    for ((block, (words, cues)), verdict) in document.blocks.iter().zip(stats).zip(verdicts) {
        if *verdict != Verdict::Keep || block.kind == BlockKind::Code {
            continue;
        }
        if *words == 0.0 && (document.format == PageFormat::Html || is_rule(&block.text)) {
            *verdict = Verdict::Drop(Reason::Boilerplate);
        } else if cues & phrases::bit(Role::Promo) != 0 {
            *verdict = Verdict::Drop(Reason::Cue);
        }
    }
}

/// The title has a key of its own: a body that begins by saying it again loses that line.
fn drop_title(document: &Document, title: &Title, verdicts: &mut [Verdict]) {
    // Stars may stand above it.
    let has_words = |text: &str| words::folded(text).next().is_some();
    let says = |at: &usize| verdicts[*at] == Verdict::Keep && has_words(&document.blocks[*at].text);
    let Some(first) = (0..verdicts.len()).find(says) else {
        return;
    };
    let block = &document.blocks[first];
    let same = words::folded(&block.text).eq(words::folded(&title.text));
    let alone = verdicts[first + 1..].iter().all(|v| *v != Verdict::Keep);
    if same && !alone {
        verdicts[first] = Verdict::Drop(Reason::Title);
    }
}

/// Drops lines without a word, of a body that is cut, from where it begins and ends: the stars under a title, or above
/// comments. A whole text may begin with one brace and end with another.
fn drop_signs_at_cuts(weights: &[f32], verdicts: &mut [Verdict]) {
    let is_body = |at: &usize| verdicts[*at] == Verdict::Keep && weights[*at] > 0.0;
    let all = 0..verdicts.len();
    let (Some(first), Some(last)) = (all.clone().find(is_body), all.rev().find(is_body)) else {
        return;
    };
    let is_cut = |verdicts: &[Verdict]| verdicts.iter().any(|v| *v != Verdict::Keep);
    let (before, behind) = (is_cut(&verdicts[..first]), is_cut(&verdicts[last..]));
    for verdict in &mut verdicts[..first] {
        if before && *verdict == Verdict::Keep {
            *verdict = Verdict::Drop(Reason::Head);
        }
    }
    for verdict in &mut verdicts[last + 1..] {
        if behind && *verdict == Verdict::Keep {
            *verdict = Verdict::Drop(Reason::Tail);
        }
    }
}

/// Twice the expected hits over the words kept and the words expected in the body.
fn expected_f1(verdicts: &[Verdict], probabilities: &[f32], weights: &[f32]) -> f32 {
    let (mut hits, mut kept, mut gold) = (0.0, 0.0, 0.0);
    for ((verdict, p), words) in verdicts.iter().zip(probabilities).zip(weights) {
        // It reads like the body, and is known to be none.
        if *verdict == Verdict::Drop(Reason::Comments) {
            continue;
        }
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

#[cfg(test)]
mod tests;
