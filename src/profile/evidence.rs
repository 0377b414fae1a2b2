//! What a site's other pages say of a page's blocks, in log-odds.
//!
//! The model has seen the block and the page; the profile adds what neither can tell: whether
//! other pages of the site say the same. A line of some body stands on another page by chance
//! only now and then, the site's own lines on any share of its pages. The ratio of the two
//! likelihoods is added to the block's log-odds.

use super::site::{Set, Site};
use super::trace::Line;

/// How often a line of a body stands on a page of another story of the site, too.
const BY_CHANCE: f32 = 0.001;

/// No number of pages says more than this: the model may know better (a recipe's
/// `Ingredients`), and the counts are of one site's pages, which are not independent.
const MOST: f32 = 8.0;

/// The same for a recurring form, which says less: interviews have labels, too.
const FORM_BY_CHANCE: f32 = 0.003;
const MOST_OF_FORM: f32 = 2.0;

/// What standing in a place where nothing but recurring lines stands says of a line that is
/// new. Fitted (`scripts/README.md`, "The site profile").
const PLACE: f32 = 2.0;

/// A new line between two that recur is most often one of them that changes (a headline
/// among others). Fitted there, too.
const BETWEEN: f32 = 0.8;

/// What to add to each block's log-odds that it is body.
pub(super) fn shifts(site: &Site, lines: &[Line]) -> Vec<f32> {
    let own = site.same_story(lines);
    let others = (site.all & !own).count_ones();
    let on = |set: Set| (set & !own).count_ones();
    let recurs = |at: Option<&Line>| at.is_some_and(|line| on(site.text(line)) > 0);
    let shift = |(index, line): (usize, &Line)| {
        let pages = on(site.text(line));
        if pages > 0 {
            return recurrence(pages, others, BY_CHANCE).max(-MOST);
        }
        let form = recurrence(on(site.form(line)), others, FORM_BY_CHANCE).max(-MOST_OF_FORM);
        let (lines_there, recurring) = site.place(line, own);
        // Two lines more, because one or two alone do not tell what a place is for.
        let place = recurring as f32 / (lines_there + 2) as f32;
        let between = index > 0 && recurs(lines.get(index - 1)) && recurs(lines.get(index + 1));
        form - PLACE * place - if between { BETWEEN } else { 0.0 }
    };
    lines.iter().enumerate().map(shift).collect()
}

/// The logarithm of how much likelier a line on `pages` of `others` pages is if it is body than
/// if it is the site's own, of which any share of the pages is as likely as any other. Never
/// above 0: the model knows already that what stands on one page alone may be body.
fn recurrence(pages: u32, others: u32, by_chance: f32) -> f32 {
    if pages == 0 {
        return 0.0;
    }
    let choices: f32 = (1..=pages)
        .map(|i| ((others - pages + i) as f32 / i as f32).ln())
        .sum();
    let body = choices + pages as f32 * by_chance.ln();
    let furniture = -((others + 1) as f32).ln();
    (body - furniture).min(0.0)
}
