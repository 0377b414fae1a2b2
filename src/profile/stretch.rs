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

#[cfg(test)]
mod tests {
    use super::*;

    /// `n` is a new line of ten words, `r` one that recurs.
    fn stretch(page: &str) -> Stretch {
        let line = |c: char| Line {
            text: c as u32,
            form: 0,
            place: 0,
            words: 10,
        };
        let lines: Vec<Line> = page.chars().map(line).collect();
        main(&lines, |line| line.text == u32::from('n'))
    }

    #[test]
    fn a_promo_or_two_do_not_end_a_stretch_and_furniture_does() {
        let page = stretch("rrrnnrnnrrnnnrrrrnr");
        assert_eq!(page.lines, 3..13);
        assert_eq!(page.share, 7.0 / 8.0);
    }

    #[test]
    fn where_all_is_new_or_nothing_is() {
        assert_eq!(
            stretch("nnn"),
            Stretch {
                lines: 0..3,
                share: 1.0
            }
        );
        assert_eq!(
            stretch("rrr"),
            Stretch {
                lines: 0..0,
                share: 0.0
            }
        );
        assert_eq!(
            stretch(""),
            Stretch {
                lines: 0..0,
                share: 0.0
            }
        );
    }
}
