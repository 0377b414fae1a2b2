//! The evidence of a site's other pages about a page's blocks, in log-odds.
//!
//! The classifier has scored the block within its page; a profile adds whether other pages of the
//! site contain the same line. A line of a body is on another page only by chance. A template line
//! is on any share of the pages. The logarithm of the ratio of both likelihoods is added to the
//! block's log-odds. A new line is scored by its neighbours: recurring lines, or the main span.
//!
//! The constants were chosen under cross-validation on world-dev and sites-dev
//! (`docs/decisions/0009-site-profile.md`). None of them is sensitive.

use super::cluster_set::ClusterSet;
use super::main_span;
use super::page_sketch::{BlockSketch, PageSketch};
use super::site_index::SiteIndex;

/// The probability that a line of a body is also in another cluster of the site.
const BY_CHANCE: f32 = 0.001;

/// The largest shift for a recurring line, in log-odds. The pages of one site are not independent,
/// and the classifier may have better evidence (`Ingredients` in a recipe).
const MAX_TEXT_SHIFT: f32 = 8.0;

/// The largest shift for a recurring pattern (a label, a frame), in log-odds. It is weaker
/// evidence: interviews also have labels.
const MAX_PATTERN_SHIFT: f32 = 2.0;

/// The shift for a new line at a position of the template where every line recurs, in log-odds.
const POSITION_SHIFT: f32 = 1.0;

/// The shift for a new line between two recurring lines, in log-odds. Most often it is a template
/// line that changes, such as a headline among others.
const BETWEEN_SHIFT: f32 = 0.8;

/// The shift for a new line of plain text in the main span, in log-odds. It applies on sites with
/// at least [`SPAN_CLUSTERS`] other clusters whose pages have at least [`SPAN_SHARE`] of their new
/// lines in their main spans. In HTML the template's elements contain the same information.
const SPAN_SHIFT: f32 = 4.0;
const SPAN_CLUSTERS: u32 = 8;
const SPAN_SHARE: f32 = 0.99;

/// What to add to each block's log-odds of being body.
pub(super) fn log_odds_shifts(
    site: &SiteIndex,
    page: &PageSketch,
    probabilities: &[f32],
) -> Vec<f32> {
    let blocks = &page.blocks[..];
    let own = site.clusters_like(page, probabilities);
    let others = (site.all & !own).count_ones();
    let count = |set: ClusterSet| (set & !own).count_ones();
    let recurs = |block: &BlockSketch| count(site.with_text(block)) > 0;
    let recurs_at = |at: usize| blocks.get(at).is_some_and(recurs);
    let span = main_span::find(blocks, |block| !recurs(block));
    let spans_count = others >= SPAN_CLUSTERS && site.main_span_share(own) >= SPAN_SHARE;
    let shift = |(at, block): (usize, &BlockSketch)| {
        if recurs(block) {
            return recurrence(count(site.with_text(block)), others).max(-MAX_TEXT_SHIFT);
        }
        let pattern = recurrence(count(site.with_pattern(block)), others).max(-MAX_PATTERN_SHIFT);
        let (lines, recurring) = site.at_position(block, own);
        // Two more lines in the denominator: one or two are not enough evidence.
        let position = -POSITION_SHIFT * recurring as f32 / (lines + 2) as f32;
        let between = at > 0 && recurs_at(at - 1) && recurs_at(at + 1);
        let between = if between { -BETWEEN_SHIFT } else { 0.0 };
        let in_span =
            spans_count && block.position == 0 && pattern == 0.0 && span.blocks.contains(&at);
        pattern + position + between + if in_span { SPAN_SHIFT } else { 0.0 }
    };
    blocks.iter().enumerate().map(shift).collect()
}

/// The log-likelihood ratio of body against template for a line in `found` of `others` clusters.
///
/// For body it is a binomial distribution, for a template line a uniform one. The result is never
/// above 0: a line that does not recur is no evidence for body.
fn recurrence(found: u32, others: u32) -> f32 {
    if found == 0 {
        return 0.0;
    }
    let choices: f32 = (1..=found)
        .map(|i| ((others - found + i) as f32 / i as f32).ln())
        .sum();
    let body = choices + found as f32 * BY_CHANCE.ln();
    let template = -((others + 1) as f32).ln();
    (body - template).min(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{html, plain_text};

    const MENU: &str = "Home\nPolitics\nSign in";

    /// Pages of a site: the menu, then a body for each page.
    fn pages(count: usize, body: impl Fn(usize) -> String) -> Vec<PageSketch> {
        let page = |n| sketch(&format!("{MENU}\n{}", body(n)));
        (0..count).map(page).collect()
    }

    fn sketch(text: &str) -> PageSketch {
        PageSketch::complete(&plain_text::parse(text))
    }

    fn letters(n: usize) -> String {
        let letter = |b: u8| char::from(b - b'0' + b'a');
        format!("{n:03}").bytes().map(letter).collect()
    }

    /// A sentence that is different for each `n`.
    fn prose(n: usize) -> String {
        let word = letters(n);
        format!(
            "The {word} council said on Monday that the {word} bridge would be closed to all carts."
        )
    }

    fn shifts_of(kept: &[PageSketch], text: &str) -> Vec<f32> {
        let page = sketch(text);
        let probabilities = vec![0.5; page.blocks.len()];
        log_odds_shifts(&SiteIndex::new(kept.iter()), &page, &probabilities)
    }

    #[test]
    fn a_line_is_less_likely_body_the_more_pages_contain_it() {
        assert_eq!(recurrence(0, 60), 0.0);
        assert_eq!(
            recurrence(1, 60),
            0.0,
            "one article in sixty may quote the line"
        );
        assert!(recurrence(2, 60) < -1.0);
        assert!(recurrence(1, 3) < recurrence(1, 20));
        assert!((2..60).all(|k| recurrence(k, 60) < recurrence(k - 1, 60)));
    }

    #[test]
    fn recurring_lines_are_shifted_down_and_new_lines_are_not() {
        let found = shifts_of(
            &pages(5, prose),
            &format!("{MENU}\n{}\n{}", prose(900), prose(901)),
        );
        assert!(found[..3].iter().all(|shift| *shift < -4.0), "{found:?}");
        assert_eq!(found[3..], [0.0, 0.0]);
    }

    #[test]
    fn a_near_duplicate_of_the_page_is_no_evidence() {
        let article = format!("{}\n{}\n{}", prose(900), prose(901), prose(902));
        let mut kept = pages(5, prose);
        kept.push(sketch(&format!("Print view\n{article}")));
        let found = shifts_of(&kept, &format!("{MENU}\n{article}"));
        assert!(found[..3].iter().all(|shift| *shift < -4.0), "{found:?}");
        assert_eq!(found[3..], [0.0; 3]);
    }

    #[test]
    fn a_site_of_near_duplicates_shifts_nothing() {
        let article = format!("{MENU}\n{}\n{}", prose(900), prose(901));
        let copy = |n: usize| sketch(&format!("{article}\nCopy {}", "x".repeat(n + 1)));
        let kept: Vec<PageSketch> = (0..9).map(copy).collect();
        assert!(shifts_of(&kept, &article).iter().all(|shift| *shift == 0.0));
    }

    #[test]
    fn a_recurring_label_before_new_text_is_shifted_down_a_little() {
        let body = |n: usize| format!("{}\nAlso read: {}", prose(n), prose(n + 500));
        let found = shifts_of(&pages(9, body), &format!("{MENU}\n{}", body(90)));
        assert_eq!(found[4], -MAX_PATTERN_SHIFT);
    }

    #[test]
    fn a_new_line_between_recurring_lines_is_shifted_down_a_little() {
        let body = |n: usize| format!("Most read\nNews {}\nToday\n{}", letters(n), prose(n));
        let found = shifts_of(&pages(5, body), &format!("{MENU}\n{}", body(90)));
        assert_eq!((found[4], found[6]), (-BETWEEN_SHIFT, 0.0));
    }

    #[test]
    fn new_lines_in_the_main_span_are_shifted_up() {
        let body = |n: usize| format!("{}\n{}\nContact\nImprint\nTerms", prose(n), prose(n + 500));
        let text = format!("{MENU}\n{}", body(90));
        assert_eq!(shifts_of(&pages(9, body), &text)[3], SPAN_SHIFT);
        assert_eq!(
            shifts_of(&pages(3, body), &text)[3],
            0.0,
            "too few clusters"
        );
        let scattered = |n: usize| format!("{}\nToday {}", body(n), prose(n + 300));
        assert_eq!(shifts_of(&pages(9, scattered), &text)[3], 0.0);
    }

    #[test]
    fn a_new_line_at_a_recurring_position_is_shifted_down_a_little() {
        let page = |n: usize, last: &str| {
            let body = prose(n);
            PageSketch::complete(&html::parse(&format!(
                "<div class=story><p>{body}</p></div><ul class=more><li>One and all<li>Two of them<li>{last}</ul>"
            )))
        };
        let kept: Vec<PageSketch> = (0..6).map(|n| page(n, "Three at most")).collect();
        let found = log_odds_shifts(
            &SiteIndex::new(kept.iter()),
            &page(90, "A headline of today"),
            &[0.5; 4],
        );
        assert_eq!(found[0], 0.0);
        assert!(
            (-POSITION_SHIFT..-POSITION_SHIFT / 2.0).contains(&found[3]),
            "{found:?}"
        );
    }
}
