//! What a site's other pages say of a page's blocks, in log-odds.
//!
//! The model has seen the block and the page; the profile adds what neither can tell: whether
//! other pages of the site say the same. A line of a body stands on another page by chance only
//! now and then, the site's own lines on any share of its pages. The ratio of the two likelihoods
//! is added to the block's log-odds. What is new on a page is judged by where it stands: among
//! what recurs, or in the stretch where nothing does.
//!
//! The constants were chosen on world-dev and sites-dev under cross-validation
//! (`scripts/README.md`, "The site profile"); none of them is sharp.

use super::site::{Set, Site};
use super::stretch;
use super::trace::{Line, PageSketch};

/// How often a line of a body stands in another story of the site, too.
const BY_CHANCE: f32 = 0.001;

/// No number of pages says more than this: the counts are of one site's pages, which are not
/// independent, and the model may know better (a recipe's `Ingredients`).
const MOST: f32 = 8.0;

/// The same for a form (a label, a frame), which says less: interviews have labels, too.
const MOST_OF_FORM: f32 = 2.0;

/// What a place of the template in which every line recurs says of a line that is new.
const PLACE: f32 = 1.0;

/// What it says of a new line that those before and behind it recur: most often it is one of
/// them that changes, a headline among others.
const BETWEEN: f32 = 0.8;

/// What standing in the main stretch says of a new line of plain text, on a site of at least so
/// many other stories whose pages have next to nothing new outside of theirs. (Of HTML the tree
/// tells as much, and more.)
const STRETCH: f32 = 4.0;
const STRETCH_STORIES: u32 = 8;
const STRETCH_SHARE: f32 = 0.99;

/// What to add to each block's log-odds that it is body.
pub(super) fn shifts(site: &Site, page: &PageSketch, probabilities: &[f32]) -> Vec<f32> {
    let lines = &page.lines[..];
    let own = site.own(page, probabilities);
    let others = (site.all & !own).count_ones();
    let on = |set: Set| (set & !own).count_ones();
    let recurs = |line: &Line| on(site.text(line)) > 0;
    let recurs_at = |at: usize| lines.get(at).is_some_and(recurs);
    let stretch = stretch::main(lines, |line| !recurs(line));
    let together = others >= STRETCH_STORIES && site.in_stretch(own) >= STRETCH_SHARE;
    let shift = |(at, line): (usize, &Line)| {
        if recurs(line) {
            return recurrence(on(site.text(line)), others).max(-MOST);
        }
        let form = recurrence(on(site.form(line)), others).max(-MOST_OF_FORM);
        let (there, recurring) = site.place(line, own);
        // Two lines more, because one or two alone do not tell what a place is for.
        let place = -PLACE * recurring as f32 / (there + 2) as f32;
        let between = at > 0 && recurs_at(at - 1) && recurs_at(at + 1);
        let between = if between { -BETWEEN } else { 0.0 };
        let within = together && line.place == 0 && form == 0.0 && stretch.lines.contains(&at);
        form + place + between + if within { STRETCH } else { 0.0 }
    };
    lines.iter().enumerate().map(shift).collect()
}

/// The logarithm of how much likelier a line in `stories` of `others` is if it is body than if
/// it is the site's own, of which any share of the pages is as likely as any other: a binomial
/// against a uniform distribution. Never above 0: whether it is body at all is the model's to say.
fn recurrence(stories: u32, others: u32) -> f32 {
    if stories == 0 {
        return 0.0;
    }
    let choices: f32 = (1..=stories)
        .map(|i| ((others - stories + i) as f32 / i as f32).ln())
        .sum();
    let body = choices + stories as f32 * BY_CHANCE.ln();
    let furniture = -((others + 1) as f32).ln();
    (body - furniture).min(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{html, plain_text};

    const MENU: &str = "Home\nPolitics\nSign in";

    /// Pages of a site with a menu before, and a body of their own.
    fn pages(count: usize, body: impl Fn(usize) -> String) -> Vec<PageSketch> {
        let page = |n| trace(&format!("{MENU}\n{}", body(n)));
        (0..count).map(page).collect()
    }

    fn trace(text: &str) -> PageSketch {
        PageSketch::whole(&plain_text::parse(text))
    }

    fn letters(n: usize) -> String {
        let letter = |b: u8| char::from(b - b'0' + b'a');
        format!("{n:03}").bytes().map(letter).collect()
    }

    /// Prose that differs with the letters `n` is written in.
    fn prose(n: usize) -> String {
        let word = letters(n);
        format!(
            "The {word} council said on Monday that the {word} bridge would be closed to all carts."
        )
    }

    fn shifts_of(kept: &[PageSketch], text: &str) -> Vec<f32> {
        let page = trace(text);
        let probabilities = vec![0.5; page.lines.len()];
        shifts(&Site::of(kept.iter()), &page, &probabilities)
    }

    #[test]
    fn the_more_pages_say_it_the_less_it_is_body() {
        assert_eq!(recurrence(0, 60), 0.0);
        assert_eq!(
            recurrence(1, 60),
            0.0,
            "one other story in sixty may quote it"
        );
        assert!(recurrence(2, 60) < -1.0);
        assert!(recurrence(1, 3) < recurrence(1, 20));
        assert!((2..60).all(|k| recurrence(k, 60) < recurrence(k - 1, 60)));
    }

    #[test]
    fn what_recurs_sinks_and_what_is_new_stays() {
        let found = shifts_of(
            &pages(5, prose),
            &format!("{MENU}\n{}\n{}", prose(900), prose(901)),
        );
        assert!(found[..3].iter().all(|shift| *shift < -4.0), "{found:?}");
        assert_eq!(found[3..], [0.0, 0.0]);
    }

    #[test]
    fn a_story_printed_twice_does_not_witness_against_itself() {
        let story = format!("{}\n{}\n{}", prose(900), prose(901), prose(902));
        let mut kept = pages(5, prose);
        kept.push(trace(&format!("Print view\n{story}")));
        let found = shifts_of(&kept, &format!("{MENU}\n{story}"));
        assert!(found[..3].iter().all(|shift| *shift < -4.0), "{found:?}");
        assert_eq!(found[3..], [0.0; 3]);
    }

    #[test]
    fn a_site_of_copies_says_nothing() {
        let story = format!("{MENU}\n{}\n{}", prose(900), prose(901));
        let copy = |n: usize| trace(&format!("{story}\nCopy {}", "x".repeat(n + 1)));
        let kept: Vec<PageSketch> = (0..9).map(copy).collect();
        assert!(shifts_of(&kept, &story).iter().all(|shift| *shift == 0.0));
    }

    #[test]
    fn a_label_before_what_changes_sinks_a_little() {
        let body = |n: usize| format!("{}\nAlso read: {}", prose(n), prose(n + 500));
        let found = shifts_of(&pages(9, body), &format!("{MENU}\n{}", body(90)));
        assert_eq!(found[4], -MOST_OF_FORM);
    }

    #[test]
    fn a_new_line_between_two_that_recur_sinks_a_little() {
        let body = |n: usize| format!("Most read\nNews {}\nToday\n{}", letters(n), prose(n));
        let found = shifts_of(&pages(5, body), &format!("{MENU}\n{}", body(90)));
        assert_eq!((found[4], found[6]), (-BETWEEN, 0.0));
    }

    #[test]
    fn where_all_that_is_new_stands_together_it_is_body() {
        let body = |n: usize| format!("{}\n{}\nContact\nImprint\nTerms", prose(n), prose(n + 500));
        let text = format!("{MENU}\n{}", body(90));
        assert_eq!(shifts_of(&pages(9, body), &text)[3], STRETCH);
        assert_eq!(
            shifts_of(&pages(3, body), &text)[3],
            0.0,
            "of too few stories"
        );
        let scattered = |n: usize| format!("{}\nToday {}", body(n), prose(n + 300));
        assert_eq!(shifts_of(&pages(9, scattered), &text)[3], 0.0);
    }

    #[test]
    fn a_new_line_where_all_others_recur_sinks_a_little() {
        let page = |n: usize, last: &str| {
            let body = prose(n);
            PageSketch::whole(&html::parse(&format!(
                "<div class=story><p>{body}</p></div><ul class=more><li>One and all<li>Two of them<li>{last}</ul>"
            )))
        };
        let kept: Vec<PageSketch> = (0..6).map(|n| page(n, "Three at most")).collect();
        let found = shifts(
            &Site::of(kept.iter()),
            &page(90, "A headline of today"),
            &[0.5; 4],
        );
        assert_eq!(found[0], 0.0);
        assert!((-PLACE..-PLACE / 2.0).contains(&found[3]), "{found:?}");
    }
}
