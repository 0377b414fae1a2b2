//! Repairs mojibake: UTF-8 that was decoded with another charset.
//!
//! A text is scanned for characters that form a UTF-8 sequence in some code page ([`sequences`]).
//! Adjacent sequences form a run. A run is repaired if the result reads much better ([`badness`],
//! [`gain`]). A sequence that is too weak evidence by itself is repaired if the rest of the text
//! confirms the code page or contains the repaired character. Everything else stays, so a damaged
//! phrase in a good text is repaired and the good text is not touched.
//!
//! One pass repairs one code page. Text that was damaged twice takes two passes.

mod badness;
mod candidates;
mod char_class;
mod gain;
mod other_chars;
mod sequences;

use super::code_pages;
pub use candidates::may_begin;
use gain::{gain, surroundings};
use other_chars::{OtherChars, is_letter_and_symbol};
use rustc_hash::FxHashSet;
use sequences::{Sequence, find_sequences, rewrite};
use std::borrow::Cow;

/// The gain of a certain repair. One odd pair can gain less by chance: `Ã…`, `10 Å—` and `HUHLL Õ…`
/// gain 1 or less.
const CERTAIN: i32 = 2;

/// The total gain that proves that a whole text was misread in one code page. Then its other
/// sequences are repaired too, even beside characters that lost bytes and do not read better.
const WHOLE_TEXT_MISREAD: i32 = 8;

/// The gain that one letter and a symbol lose if the text contains correct symbols, and so was not
/// misread as a whole: somebody may have written `– DrÃ¥`.
const DOUBT: i32 = 2;

/// The most passes. Text is rarely damaged more than three times; a text in several code pages
/// takes a pass for each.
const MAX_PASSES: usize = 8;

/// Repairs a text as many times as it was damaged. `is_suspect` is the prefilter: it saves the last
/// pass over a text without mojibake.
pub fn repair(text: &str, is_suspect: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let mut repaired = Cow::Borrowed(text);
    for _ in 0..MAX_PASSES {
        let Some(better) = repair_once(&repaired) else {
            break;
        };
        repaired = Cow::Owned(better);
        if !is_suspect(&repaired) {
            break;
        }
    }
    repaired
}

/// Repairs the code page with the largest gain.
fn repair_once(text: &str) -> Option<String> {
    // Among equal gains the page wins that explains more characters, without guessed bytes. Among
    // equals again, the more frequent page wins.
    let worth = |(gain, sequences): &(i32, Vec<Sequence>)| {
        let is_known = |c: &char| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER;
        let explained = |s: &Sequence| text[s.start..s.end].chars().filter(is_known).count();
        (*gain, sequences.iter().map(explained).sum::<usize>())
    };
    let found = find_sequences(text, code_pages::ALL);
    // Most code pages read the same sequences, or none.
    let is_first = |page: &usize| {
        let sequences = &found[*page];
        !sequences.is_empty() && !found[..*page].contains(sequences)
    };
    let best = (0..code_pages::COUNT)
        .filter(is_first)
        .map(|page| certain_sequences(text, &found[page], page))
        .reduce(|best, other| {
            if worth(&other) > worth(&best) {
                other
            } else {
                best
            }
        });
    best.filter(|(gain, _)| *gain > 0)
        .map(|(_, sequences)| rewrite(text, &sequences))
}

/// The sequences of one code page that are certainly mojibake, and the gain of repairing them.
fn certain_sequences(text: &str, sequences: &[Sequence], page: usize) -> (i32, Vec<Sequence>) {
    let mut others = OtherChars::new(text, sequences);
    let runs: Vec<(i32, &[Sequence])> = sequences
        .chunk_by(|a, b| a.end == b.start)
        .map(|run| {
            // A letter and a symbol in one code page may be a combining mark in another, so the
            // doubt applies to all code pages.
            let gain = match others.veto(run) {
                true => 0,
                false => gain(text, run, page),
            };
            let doubtful = gain > 0 && is_letter_and_symbol(text, run) && others.cast_doubt(run);
            (gain - if doubtful { DOUBT } else { 0 }, run)
        })
        .collect();
    // The same run between the same neighbours is evidence only once.
    let mut seen = FxHashSet::default();
    let total: i32 = runs
        .iter()
        .filter(|(_, run)| seen.insert(&text[surroundings(text, run)]))
        .map(|(gain, _)| gain)
        .sum();
    let mut strong_leads = [false; 256];
    for sequence in sequences.iter().filter(|sequence| !sequence.is_weak) {
        strong_leads[usize::from(sequence.lead)] = true;
    }
    let least_gain = match total {
        WHOLE_TEXT_MISREAD.. => -1,
        CERTAIN.. => 0,
        _ => 1,
    };
    let mut is_certain = |gain: i32, run: &[Sequence]| {
        let is_confirmed = |s: &Sequence| !s.is_weak || strong_leads[usize::from(s.lead)];
        gain >= CERTAIN
            || gain >= least_gain && total >= CERTAIN && run.iter().all(is_confirmed)
            || gain + 1 >= CERTAIN && run.iter().all(|s| others.contain_letter(s.decoded))
    };
    let mut certain = vec![];
    let mut certain_gain = 0;
    for (gain, run) in runs {
        if is_certain(gain, run) {
            certain_gain += gain;
            certain.extend_from_slice(run);
        }
    }
    (certain_gain, certain)
}
