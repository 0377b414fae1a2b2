//! What holds a block: the elements around it, and the others they hold.
//!
//! Three passes over the flattened tree: sums from the leaves up, what is inherited from
//! the root down, and the groups of like elements across. A parent always stands before
//! its children, so each pass is a loop.

use super::{Blocks, Row};
use crate::document::{Container, Kind, Tag};
use crate::judge::cues::{self, Use};
use crate::judge::labels::{self, Label};
use crate::judge::measure::share;
use rustc_hash::FxHashMap;

/// Parents of a block whose contents are features of their own.
const PARENTS: [&str; 5] = ["parent1", "parent2", "parent3", "parent4", "parent5"];

/// Levels at which like siblings (cards of a listing, posts of a thread) are counted.
const SIBLING_LEVELS: [&str; 4] = ["level0", "level1", "level2", "level3"];

/// A block with a date in it that says much more than the date is no dateline.
const DATED_WORDS: f32 = 12.0;

/// What an element's first lines may announce: all that it holds is of that sort.
const OPENERS: [(Use, &str); 4] = [
    (Use::Related, "related"),
    (Use::Comments, "comments"),
    (Use::Newsletter, "newsletter"),
    (Use::Back, "back"),
];

/// Where no such ancestor is.
const FAR: f32 = 30.0;

/// What an element holds, descendants included.
#[derive(Debug, Clone, Default)]
struct Sums {
    blocks: f32,
    words: f32,
    chars: f32,
    link_chars: f32,
    prose_words: f32,
    headings: f32,
    /// Short blocks with a date or a time: posts and comments have one each.
    dated: f32,
    /// Prose under no name that a template gives to chaff.
    clean_prose: f32,
    /// Readability's score: paragraphs hand points to the elements around them.
    score: f32,
    first: u32,
    last: u32,
}

/// What an element inherits from those around it.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited {
    labels: u32,
    /// Depth of the nearest ancestor that a label calls chaff, and of one called body.
    chaff_depth: Option<u16>,
    body_depth: Option<u16>,
    chaff_count: u16,
    /// Labels of the element itself and the two above it.
    near: u32,
    /// Depth of the nearest element around that opens with a line of each of [`OPENERS`].
    opened: [Option<u16>; OPENERS.len()],
}

/// A container that holds most of the page's prose.
struct Main {
    name: &'static str,
    index: usize,
    /// For each container, levels up from the main one to the smallest that holds both;
    /// 0 inside it.
    levels: Vec<f32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Group {
    count: f32,
    words: f32,
    chars: f32,
    link_chars: f32,
    prose_words: f32,
    headings: f32,
    dated: f32,
}

impl Group {
    fn add(&mut self, sums: &Sums) {
        self.count += 1.0;
        self.words += sums.words;
        self.chars += sums.chars;
        self.link_chars += sums.link_chars;
        self.prose_words += sums.prose_words;
        self.headings += sums.headings;
        self.dated += sums.dated;
    }
}

pub(super) struct Structure {
    sums: Vec<Sums>,
    inherited: Vec<Inherited>,
    mains: [Main; 6],
    best_score: f32,
    /// The best score among the elements around each container, itself included.
    best_score_around: Vec<f32>,
    /// Like siblings: the same parent, tag and class.
    siblings: FxHashMap<(u32, u64), Group>,
    /// Like blocks anywhere: the same kind, and the same shape of element and parent.
    groups: FxHashMap<(u64, u64, Kind), Group>,
    page: Sums,
}

impl Structure {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let containers = &blocks.document.containers;
        let mut inherited = inherited(containers);
        let sums = sums(blocks, &inherited);
        open_with(blocks, &sums, &mut inherited);
        let best_score_around = best_around(containers, &sums);
        let page = sums.first().cloned().unwrap_or_default();
        let mut siblings: FxHashMap<(u32, u64), Group> = FxHashMap::default();
        for (container, sums) in containers.iter().zip(&sums) {
            if sums.blocks > 0.0 {
                let key = (container.parent, container.shape);
                siblings.entry(key).or_default().add(sums);
            }
        }
        let mut groups: FxHashMap<(u64, u64, Kind), Group> = FxHashMap::default();
        for (block, m) in blocks.document.blocks.iter().zip(&blocks.measures) {
            let one = Sums {
                words: m.words,
                chars: m.chars,
                link_chars: block.link_chars as f32,
                prose_words: if m.prose(block.kind) { m.words } else { 0.0 },
                ..Sums::default()
            };
            let key = group_key(containers, block.container, block.kind);
            groups.entry(key).or_default().add(&one);
        }
        let by_score =
            (0..containers.len()).max_by(|a, b| sums[*a].score.total_cmp(&sums[*b].score));
        let prose = |s: &Sums| s.prose_words;
        let clean_prose = |s: &Sums| s.clean_prose;
        let holder = |block: Option<usize>| {
            block.map_or(0, |index| blocks.document.blocks[index].container as usize)
        };
        let mains = [
            ("main60", smallest_holding(containers, &sums, prose, 0.6)),
            ("main85", smallest_holding(containers, &sums, prose, 0.85)),
            (
                "clean60",
                smallest_holding(containers, &sums, clean_prose, 0.6),
            ),
            ("scored", by_score.unwrap_or(0)),
            ("title", holder(blocks.title_block.or(blocks.heading1))),
            ("heading1", holder(blocks.heading1)),
        ]
        .map(|(name, index)| Main {
            name,
            index,
            levels: levels_up(containers, index),
        });
        Structure {
            best_score_around,
            best_score: sums.iter().map(|s| s.score).fold(0.0, f32::max),
            sums,
            inherited,
            mains,
            siblings,
            groups,
            page,
        }
    }

    pub(super) fn write(&self, blocks: &Blocks, index: usize, row: &mut Row) {
        let block = &blocks.document.blocks[index];
        let containers = &blocks.document.containers;
        let own = block.container as usize;
        let around = &self.inherited[own];
        let depth = f32::from(containers[own].depth);
        row.put("depth", depth);
        // Templates name their parts: what the nearest names say, and how near they are.
        for (bit, (_, name)) in labels::LABELS.iter().enumerate() {
            row.put_at("in", name, ((around.labels >> bit) & 1) as f32);
            row.put_at("near", name, ((around.near >> bit) & 1) as f32);
        }
        let distance = |d: Option<u16>| d.map_or(FAR, |d| (depth - f32::from(d)).min(FAR));
        row.put("chaff_above", distance(around.chaff_depth));
        row.put("body_above", distance(around.body_depth));
        row.put("chaff_count", f32::from(around.chaff_count));
        for ((_, name), opened) in OPENERS.iter().zip(around.opened) {
            row.put_at("opened", name, distance(opened));
        }
        // Readability's evidence: the best container around, against the best on the page.
        row.put(
            "score_around",
            share(self.best_score_around[own], self.best_score),
        );
        row.put("score_own", share(self.sums[own].score, self.best_score));
        // Being inside the element that holds most of the prose tells more than anything else.
        for main in &self.mains {
            let sums = &self.sums[main.index];
            let levels = main.levels[own];
            let below = depth - f32::from(containers[main.index].depth);
            row.put_at(main.name, "levels", levels);
            row.put_at(main.name, "below", if levels == 0.0 { below } else { -1.0 });
            let (first, last) = (sums.first as f32, sums.last as f32);
            let distance = (index as f32 - last).max(0.0) - (first - index as f32).max(0.0);
            row.put_at(main.name, "distance", distance.clamp(-200.0, 200.0));
        }
        self.write_parents(containers, own, row);
        self.write_siblings(containers, own, row);
        // The template's line that made this block made its likes.
        let key = group_key(containers, block.container, block.kind);
        let group = self.groups.get(&key).copied().unwrap_or_default();
        row.put("group_count", group.count);
        row.put("group_words", share(group.words, self.page.words));
        row.put("group_mean", share(group.words, group.count));
        row.put("group_links", share(group.link_chars, group.chars));
        row.put(
            "group_prose",
            share(group.prose_words, self.page.prose_words),
        );
    }

    /// What the elements around a block hold in all.
    fn write_parents(&self, containers: &[Container], own: usize, row: &mut Row) {
        let mut at = own;
        for place in PARENTS {
            let sums = &self.sums[at];
            row.put_at(place, "tag", tag_code(containers[at].tag));
            row.put_at(place, "words", share(sums.words, self.page.words));
            row.put_at(place, "blocks", sums.blocks);
            row.put_at(place, "mean", share(sums.words, sums.blocks));
            row.put_at(place, "links", share(sums.link_chars, sums.chars));
            row.put_at(
                place,
                "prose",
                share(sums.prose_words, self.page.prose_words),
            );
            row.put_at(place, "prose_density", share(sums.prose_words, sums.words));
            row.put_at(place, "headings", share(sums.headings, sums.blocks));
            at = containers[at].parent as usize;
        }
    }

    /// Cards, posts, teasers: elements that stand side by side and look alike.
    fn write_siblings(&self, containers: &[Container], own: usize, row: &mut Row) {
        let mut at = own;
        let mut most = Group::default();
        for place in SIBLING_LEVELS {
            let key = (containers[at].parent, containers[at].shape);
            let alike = self.siblings.get(&key).copied().unwrap_or_default();
            row.put_at(place, "alike", alike.count);
            row.put_at(place, "alike_mean", share(alike.words, alike.count));
            row.put_at(place, "alike_links", share(alike.link_chars, alike.chars));
            row.put_at(place, "alike_dated", share(alike.dated, alike.count));
            row.put_at(place, "alike_headed", share(alike.headings, alike.count));
            if alike.count > most.count {
                most = alike;
            }
            at = containers[at].parent as usize;
        }
        row.put("most_alike", most.count);
        row.put("most_alike_mean", share(most.words, most.count));
        row.put("most_alike_prose", share(most.prose_words, most.words));
    }
}

/// Sums from the leaves up, and Readability's scores.
fn sums(blocks: &Blocks, inherited: &[Inherited]) -> Vec<Sums> {
    let containers = &blocks.document.containers;
    let mut sums = vec![
        Sums {
            first: u32::MAX,
            ..Sums::default()
        };
        containers.len()
    ];
    for (index, (block, m)) in blocks
        .document
        .blocks
        .iter()
        .zip(&blocks.measures)
        .enumerate()
    {
        let index = index as u32;
        let own = &mut sums[block.container as usize];
        own.blocks += 1.0;
        own.words += m.words;
        own.chars += m.chars;
        own.link_chars += block.link_chars as f32;
        own.headings += f32::from(u8::from(matches!(block.kind, Kind::Heading(_))));
        own.first = own.first.min(index);
        own.last = own.last.max(index);
        own.dated += f32::from(u8::from(m.words <= DATED_WORDS && (m.year || m.clock)));
        if m.prose(block.kind) {
            own.prose_words += m.words;
            if inherited[block.container as usize].labels & labels::CHAFF == 0 {
                own.clean_prose += m.words;
            }
        }
        score(
            containers,
            block.container,
            m.chars,
            m.commas,
            m.link_density,
            &mut sums,
        );
    }
    for index in (1..containers.len()).rev() {
        let child = sums[index].clone();
        let parent = &mut sums[containers[index].parent as usize];
        parent.blocks += child.blocks;
        parent.words += child.words;
        parent.chars += child.chars;
        parent.link_chars += child.link_chars;
        parent.headings += child.headings;
        parent.prose_words += child.prose_words;
        parent.clean_prose += child.clean_prose;
        parent.dated += child.dated;
        parent.first = parent.first.min(child.first);
        parent.last = parent.last.max(child.last);
    }
    sums
}

/// Readability's sum (Arc90, 2009): a paragraph of 25 characters or more is worth one
/// point, one a comma, and up to three for its length, less its links; its parents get
/// the whole, a half, a quarter, an eighth.
fn score(
    containers: &[Container],
    own: u32,
    chars: f32,
    commas: f32,
    link_density: f32,
    sums: &mut [Sums],
) {
    if chars < 25.0 {
        return;
    }
    let mut points = (1.0 + commas + (chars / 100.0).min(3.0)) * (1.0 - link_density);
    let mut at = containers[own as usize].parent as usize;
    for _ in 0..4 {
        sums[at].score += points;
        points /= 2.0;
        at = containers[at].parent as usize;
    }
}

/// What comes from the root down.
fn inherited(containers: &[Container]) -> Vec<Inherited> {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    let mut inherited: Vec<Inherited> = Vec::with_capacity(containers.len());
    let mut own: Vec<u32> = Vec::with_capacity(containers.len());
    for (index, container) in containers.iter().enumerate() {
        let mut here = match index {
            0 => Inherited::default(),
            _ => inherited[container.parent as usize],
        };
        let bits = *known
            .entry(&container.label)
            .or_insert_with(|| labels::labels(&container.label))
            | labels::of_tag(container.tag);
        here.labels |= bits;
        if bits & labels::CHAFF != 0 {
            here.chaff_depth = Some(container.depth);
            here.chaff_count = here.chaff_count.saturating_add(1);
        }
        if bits & labels::BODY != 0 {
            here.body_depth = Some(container.depth);
        }
        if container.hidden {
            here.labels |= labels::bit(Label::Hidden);
        }
        own.push(bits);
        let above = container.parent as usize;
        here.near = bits | own[above] | own[containers[above].parent as usize];
        inherited.push(here);
    }
    inherited
}

/// Finds the elements that open with a line that says what they hold, and lets what they
/// hold inherit it.
fn open_with(blocks: &Blocks, sums: &[Sums], inherited: &mut [Inherited]) {
    let containers = &blocks.document.containers;
    for index in 1..containers.len() {
        let mut opened = inherited[containers[index].parent as usize].opened;
        let first = sums[index].first as usize;
        // A kicker or an icon's name may stand before the line.
        let lines = blocks
            .cues
            .iter()
            .take(sums[index].last as usize + 1)
            .skip(first)
            .take(2);
        let cues = lines.fold(0, |all, cues| all | cues);
        for ((purpose, _), depth) in OPENERS.iter().zip(&mut opened) {
            if cues & cues::bit(*purpose) != 0 {
                *depth = Some(containers[index].depth);
            }
        }
        inherited[index].opened = opened;
    }
}

/// The best score from the root down to each container.
fn best_around(containers: &[Container], sums: &[Sums]) -> Vec<f32> {
    let mut best: Vec<f32> = Vec::with_capacity(containers.len());
    for (container, sums) in containers.iter().zip(sums) {
        let above = best.get(container.parent as usize).copied().unwrap_or(0.0);
        best.push(above.max(sums.score));
    }
    best
}

/// The deepest container with at least this share of the page's weight; of words where
/// nothing has weight. Above a half, those that qualify are ancestors of each other.
fn smallest_holding(
    containers: &[Container],
    sums: &[Sums],
    weight: fn(&Sums) -> f32,
    part: f32,
) -> usize {
    let weight = if sums.first().is_some_and(|s| weight(s) > 0.0) {
        weight
    } else {
        |s: &Sums| s.words
    };
    let whole = sums.first().map_or(0.0, weight);
    (0..containers.len())
        .filter(|i| weight(&sums[*i]) >= part * whole)
        .max_by_key(|i| containers[*i].depth)
        .unwrap_or(0)
}

/// For each container, the levels from `main` up to the smallest one that holds both.
fn levels_up(containers: &[Container], main: usize) -> Vec<f32> {
    let mut levels = vec![-1.0; containers.len()];
    let (mut at, mut up) = (main, 0.0);
    loop {
        levels[at] = up;
        if at == 0 {
            break;
        }
        at = containers[at].parent as usize;
        up += 1.0;
    }
    for index in 1..containers.len() {
        if levels[index] < 0.0 {
            levels[index] = levels[containers[index].parent as usize];
        }
    }
    levels
}

fn group_key(containers: &[Container], container: u32, kind: Kind) -> (u64, u64, Kind) {
    let own = &containers[container as usize];
    let parent = &containers[own.parent as usize];
    (own.shape, parent.shape, kind)
}

/// Tags as numbers, alike ones next to each other, since a tree can only cut a range.
fn tag_code(tag: Tag) -> f32 {
    let code: u8 = match tag {
        Tag::Nav | Tag::Menu => 0,
        Tag::Footer => 1,
        Tag::Header | Tag::Hgroup => 2,
        Tag::Aside => 3,
        Tag::Form | Tag::Fieldset | Tag::Label | Tag::Search | Tag::Dialog => 4,
        Tag::Ul => 5,
        Tag::Ol => 6,
        Tag::Li => 7,
        Tag::Dl | Tag::Dt | Tag::Dd => 8,
        Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr => 9,
        Tag::Td | Tag::Th => 10,
        Tag::Other | Tag::Html | Tag::Body | Tag::Noscript => 11,
        Tag::Div | Tag::Center | Tag::Span | Tag::A => 12,
        Tag::Section => 13,
        Tag::Details | Tag::Summary => 14,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => 15,
        Tag::Figure | Tag::Figcaption | Tag::Caption | Tag::Address => 16,
        Tag::Article => 17,
        Tag::Main => 18,
        Tag::Blockquote | Tag::Pre => 19,
        Tag::P => 20,
    };
    f32::from(code)
}
