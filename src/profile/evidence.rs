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
use super::trace::{Line, Trace};

/// How often a line of a body stands in another story of the site, too.
const BY_CHANCE: f32 = 0.001;

/// No number of pages says more than this: the counts are of one site's pages, which are not
/// independent, and the model may know better (a recipe's `Ingredients`).
const MOST: f32 = 8.0;

/// The same for a form (a label, a frame), which says less: interviews have labels, too.
const MOST_OF_FORM: f32 = 2.0;

/// What a place of the template in which every line recurs says of a line that is new.
const PLACE: f32 = 2.0;

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
pub(super) fn shifts(site: &Site, page: &Trace, probabilities: &[f32]) -> Vec<f32> {
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
        let within = together && line.place == 0 && stretch.lines.contains(&at);
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
