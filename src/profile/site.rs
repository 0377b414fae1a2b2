//! What the kept pages of one site tell about each other.
//!
//! What recurs is counted among pages whose bodies differ. Pages that print the same story
//! (an agency's, or the print view of another) are one group, and a line counts once a group:
//! a sentence that recurs only because a story was printed twice recurs nowhere.

use super::trace::{Line, Trace};
use rustc_hash::FxHashMap;

/// Words from which on a line takes part in the likeness of two bodies: shorter ones are
/// mostly furniture.
const PROSE_WORDS: u8 = 8;

/// Two pages whose prose is alike by this share (Jaccard's index) print the same story.
/// Every line's words are divided by the pages it stands on, because what a site prints under
/// all its stories makes no two of them alike.
const SAME_STORY: (u64, u64) = (1, 2);

/// A set of the kept pages, or of their groups, one bit each.
pub(super) type Set = u64;

const _: () = assert!(super::sample::PAGES_PER_SITE <= Set::BITS as usize);

/// What a site's pages tell.
#[derive(Debug)]
pub(super) struct Site {
    /// For each page, the group it is in.
    groups: Vec<u32>,
    /// All groups.
    pub(super) all: Set,
    texts: FxHashMap<u32, Seen>,
    forms: FxHashMap<u32, Set>,
    places: FxHashMap<u32, Vec<Place>>,
    /// Of each page, the prose by [`Seen::weight`].
    prose: Vec<u64>,
}

/// The pages and the groups that a line stands on.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    pages: Set,
    groups: Set,
}

/// How many lines a group has in a place of the template, and how many of them recur in others.
#[derive(Debug, Clone, Copy)]
struct Place {
    group: u32,
    lines: u32,
    recurring: u32,
}

impl Site {
    pub(super) fn of<'a>(pages: impl Iterator<Item = &'a Trace>) -> Site {
        let pages: Vec<&Trace> = pages.collect();
        let mut texts: FxHashMap<u32, Seen> = FxHashMap::default();
        for (index, page) in pages.iter().enumerate() {
            for line in &page.lines {
                texts.entry(line.text).or_default().pages |= 1 << index;
            }
        }
        texts.remove(&0);
        let prose = pages
            .iter()
            .map(|page| weight(&page.lines, &texts))
            .collect();
        let mut site = Site {
            groups: groups(&pages, &texts, &prose),
            all: 0,
            texts,
            forms: FxHashMap::default(),
            places: FxHashMap::default(),
            prose,
        };
        for seen in site.texts.values_mut() {
            seen.groups = bits(seen.pages).fold(0, |set, page| set | 1 << site.groups[page]);
        }
        for (page, group) in pages.iter().zip(&site.groups) {
            site.all |= 1 << group;
            for line in &page.lines {
                if line.form != 0 {
                    *site.forms.entry(line.form).or_default() |= 1 << group;
                }
                if line.place != 0 {
                    let recurs = site
                        .texts
                        .get(&line.text)
                        .is_some_and(|seen| seen.groups.count_ones() > 1);
                    count(site.places.entry(line.place).or_default(), *group, recurs);
                }
            }
        }
        site
    }

    /// The groups whose story a page tells, too: they are no witnesses against it.
    pub(super) fn same_story(&self, lines: &[Line]) -> Set {
        let mut shared = [0u64; Set::BITS as usize];
        let mut own = 0;
        for line in distinct_prose(lines) {
            let pages = self.texts.get(&line.text).map_or(0, |seen| seen.pages);
            let weight = share(line.words, pages);
            own += weight;
            for page in bits(pages) {
                shared[page] += weight;
            }
        }
        let same = |page: &usize| alike(shared[*page], own, self.prose[*page]);
        (0..self.prose.len())
            .filter(same)
            .fold(0, |set, page| set | 1 << self.groups[page])
    }

    /// The groups a line stands on.
    pub(super) fn text(&self, line: &Line) -> Set {
        self.texts.get(&line.text).map_or(0, |seen| seen.groups)
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
}

fn count(place: &mut Vec<Place>, group: u32, recurs: bool) {
    // Pages of a group need not stand together, but there are few groups.
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

/// The lines of prose, each once.
fn distinct_prose(lines: &[Line]) -> impl Iterator<Item = Line> {
    let mut prose: Vec<Line> = lines
        .iter()
        .filter(|line| line.words >= PROSE_WORDS && line.text != 0)
        .copied()
        .collect();
    prose.sort_unstable_by_key(|line| line.text);
    prose.dedup_by_key(|line| line.text);
    prose.into_iter()
}

/// What a line of prose weighs in the likeness of bodies. Whole numbers, so that no sum
/// depends on its order.
fn share(words: u8, pages: Set) -> u64 {
    /// Divides by every number of pages up to 10, and finely by the rest.
    const UNIT: u64 = 2520;
    u64::from(words) * UNIT / u64::from(pages.count_ones().max(1))
}

fn weight(lines: &[Line], texts: &FxHashMap<u32, Seen>) -> u64 {
    let pages = |line: &Line| texts.get(&line.text).map_or(0, |seen| seen.pages);
    distinct_prose(lines)
        .map(|line| share(line.words, pages(&line)))
        .sum()
}

fn alike(shared: u64, one: u64, other: u64) -> bool {
    let either = one + other - shared.min(one).min(other);
    shared > 0 && shared * SAME_STORY.1 >= either * SAME_STORY.0
}

/// Pages that tell the same story, by the number of the first of them.
fn groups(pages: &[&Trace], texts: &FxHashMap<u32, Seen>, prose: &Vec<u64>) -> Vec<u32> {
    let mut shared = vec![vec![0u64; pages.len()]; pages.len()];
    for (index, page) in pages.iter().enumerate() {
        for line in distinct_prose(&page.lines) {
            let on = texts.get(&line.text).map_or(0, |seen| seen.pages);
            for other in bits(on).take_while(|other| *other < index) {
                shared[index][other] += share(line.words, on);
            }
        }
    }
    let mut groups: Vec<u32> = (0..pages.len() as u32).collect();
    for index in 0..pages.len() {
        for other in 0..index {
            if alike(shared[index][other], prose[index], prose[other])
                && groups[index] != groups[other]
            {
                let (from, to) = (
                    groups[index].max(groups[other]),
                    groups[index].min(groups[other]),
                );
                groups
                    .iter_mut()
                    .filter(|group| **group == from)
                    .for_each(|group| *group = to);
            }
        }
    }
    groups
}

fn bits(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(bit)
    })
}
