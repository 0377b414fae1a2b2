//! The main stretch of a page: where it says what no other page of its site says.
//!
//! Furniture that changes (headlines of the day, counters) is scattered over a page. Where it
//! does not change, all that is new on a page stands together, and is the body.

use super::trace::Line;
use std::ops::Range;

/// So many recurring lines in a row end a stretch: one or two promos stand inside of bodies.
const ENDS: usize = 3;

/// A page's main stretch.
#[derive(Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) lines: Range<usize>,
    /// The share of the page's new lines that stand in it, 0 to 1.
    pub(super) share: f32,
}

/// The stretch with the most words in new lines.
pub(super) fn main(lines: &[Line], is_new: impl Fn(&Line) -> bool) -> Stretch {
    let (mut best, mut best_words, mut best_new) = (0..0, 0, 0);
    let (mut begin, mut end, mut words, mut new) = (0, 0, 0, 0);
    let mut all = 0;
    for (index, line) in lines.iter().enumerate() {
        if line.text == 0 || !is_new(line) {
            continue;
        }
        if index - end >= ENDS {
            (begin, words, new) = (index, 0, 0);
        }
        all += 1;
        end = index + 1;
        words += u32::from(line.words);
        new += 1;
        if words > best_words {
            (best, best_words, best_new) = (begin..end, words, new);
        }
    }
    Stretch {
        lines: best,
        share: if all > 0 {
            best_new as f32 / all as f32
        } else {
            0.0
        },
    }
}
