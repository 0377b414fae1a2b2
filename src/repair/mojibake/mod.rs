//! Repairs mojibake: UTF-8 that was decoded with another charset.
//!
//! A text is scanned for characters that form a UTF-8 sequence in some code page ([`sequences`]).
//! Adjacent sequences form a run. A run is repaired if the result is much more likely than the
//! text as it is ([`super::language_model`], [`gain`]) and nothing rules it out ([`vetoes`]). A
//! sequence that is too weak evidence by itself is repaired if the rest of the text confirms the
//! code page or contains the repaired character ([`evidence`]). Everything else stays, so a damaged
//! phrase in a good text is repaired and the good text is not touched.
//!
//! One pass repairs one code page. Text that was damaged twice takes two passes.

mod candidates;
mod evidence;
mod gain;
mod lost_bytes;
mod other_chars;
mod sequences;
mod vetoes;

use super::code_pages;
pub use candidates::may_begin;
use evidence::{Repair, certain_sequences};
use sequences::{Sequence, find_sequences, rewrite};
use std::borrow::Cow;

/// The most passes. Text is rarely damaged more than three times; a text in several code pages
/// takes a pass for each.
const MAX_PASSES: usize = 8;

/// Repairs a text as many times as it was damaged. `is_suspect` is the prefilter: a text that it
/// rejects stays.
pub fn repair(text: &str, is_suspect: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let mut repaired = Cow::Borrowed(text);
    for _ in 0..MAX_PASSES {
        if !is_suspect(&repaired) {
            break;
        }
        let Some(better) = repair_once(&repaired) else {
            break;
        };
        repaired = Cow::Owned(better);
    }
    repaired
}

/// Repairs the code page with the largest gain.
fn repair_once(text: &str) -> Option<String> {
    // Among equal gains the page wins that explains more characters, without guessed bytes. Among
    // equals again, the more frequent page wins.
    let worth = |repair: &Repair| {
        let is_known = |c: &char| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER;
        let explained = |s: &Sequence| text[s.start..s.end].chars().filter(is_known).count();
        (
            repair.gain,
            repair.sequences.iter().map(explained).sum::<usize>(),
        )
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
        .reduce(|best, other| match worth(&other) > worth(&best) {
            true => other,
            false => best,
        });
    best.filter(|repair| repair.gain > 0)
        .map(|repair| rewrite(text, &repair.sequences))
}
