//! What the kept pages of one site tell about each other.
//!
//! A line counts once a group of pages that tell the same story ([`Stories`]): a sentence that
//! recurs only because a story was printed twice recurs nowhere.

use super::story::Stories;
use super::stretch;
use super::trace::{Line, PageSketch};
use rustc_hash::FxHashMap;

/// A set of the kept pages, or of their groups, one bit each.
pub(super) type Set = u64;

const _: () = assert!(super::sample::PAGES_PER_SITE <= Set::BITS as usize);

/// What a site's pages tell.
#[derive(Debug)]
pub(super) struct Site {
    /// For each page, its hash.
    ids: Vec<u64>,
    stories: Stories,
    /// For each page, the group it is in.
    groups: Vec<u32>,
    /// All groups.
    pub(super) all: Set,
    /// The groups that a line, and those that a line's form, stands in.
    texts: FxHashMap<u32, Set>,
    forms: FxHashMap<u32, Set>,
    places: FxHashMap<u32, Vec<Place>>,
    /// For each page, the share of its new lines that stand in its main stretch.
    in_stretch: Vec<f32>,
}

/// How many lines a group has in a place of the template, and how many of them recur in others.
#[derive(Debug, Clone, Copy)]
struct Place {
    group: u32,
    lines: u32,
    recurring: u32,
}

impl Site {
    pub(super) fn of<'a>(pages: impl Iterator<Item = &'a PageSketch>) -> Site {
        let pages: Vec<&PageSketch> = pages.collect();
        let stories = Stories::of(&pages);
        let groups = stories.groups(&pages);
        let mut site = Site {
            ids: pages.iter().map(|page| page.id).collect(),
            stories,
            groups,
            all: 0,
            texts: FxHashMap::default(),
            forms: FxHashMap::default(),
            places: FxHashMap::default(),
            in_stretch: Vec::with_capacity(pages.len()),
        };
        for (page, group) in pages.iter().zip(&site.groups) {
            site.all |= 1 << group;
            for line in &page.lines {
                *site.texts.entry(line.text).or_default() |= 1 << group;
                *site.forms.entry(line.form).or_default() |= 1 << group;
            }
        }
        site.texts.remove(&0);
        site.forms.remove(&0);
        for (page, group) in pages.iter().zip(&site.groups) {
            let recurs = |line: &Line| {
                let on = site.texts.get(&line.text);
                on.is_some_and(|on| on.count_ones() > 1)
            };
            for line in page.lines.iter().filter(|line| line.place != 0) {
                count(
                    site.places.entry(line.place).or_default(),
                    *group,
                    recurs(line),
                );
            }
            let share = stretch::main(&page.lines, |line| !recurs(line)).share;
            site.in_stretch.push(share);
        }
        site
    }

    /// The groups that tell a page's own story, the page itself among them: they are no
    /// witnesses against it.
    pub(super) fn own(&self, page: &PageSketch, probabilities: &[f32]) -> Set {
        let itself = self.ids.iter().position(|id| *id == page.id);
        let same = self.stories.same(&page.lines, probabilities);
        same.chain(itself)
            .fold(0, |set, kept| set | 1 << self.groups[kept])
    }

    /// The groups a line stands in.
    pub(super) fn text(&self, line: &Line) -> Set {
        self.texts.get(&line.text).copied().unwrap_or(0)
    }

    /// The groups that have a line of this form.
    pub(super) fn form(&self, line: &Line) -> Set {
        self.forms.get(&line.form).copied().unwrap_or(0)
    }

    /// Lines in the same place of the template in groups other than those given, and how many
    /// of them recur.
    pub(super) fn place(&self, line: &Line, but: Set) -> (u32, u32) {
        let groups = self.places.get(&line.place).map_or(&[][..], Vec::as_slice);
        let others = groups.iter().filter(|place| but & 1 << place.group == 0);
        others.fold((0, 0), |(lines, recurring), place| {
            (lines + place.lines, recurring + place.recurring)
        })
    }

    /// The mean share of new lines that stand in the main stretch, over the pages of other
    /// groups than those given.
    pub(super) fn in_stretch(&self, but: Set) -> f32 {
        let others = self.groups.iter().zip(&self.in_stretch);
        let others = others.filter(|(group, _)| but & 1 << **group == 0);
        let (pages, sum) = others.fold((0.0, 0.0), |(n, sum), (_, share)| (n + 1.0, sum + share));
        if pages > 0.0 { sum / pages } else { 0.0 }
    }
}

fn count(place: &mut Vec<Place>, group: u32, recurs: bool) {
    // The pages of a group need not come together, but there are never many groups.
    let at = match place.iter().position(|known| known.group == group) {
        Some(at) => at,
        None => {
            place.push(Place {
                group,
                lines: 0,
                recurring: 0,
            });
            place.len() - 1
        }
    };
    place[at].lines += 1;
    place[at].recurring += u32::from(recurs);
}

/// The numbers in a set, the smallest first.
pub(super) fn bits(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(bit)
    })
}
