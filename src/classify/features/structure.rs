//! What holds a block: the elements around it, and the others they hold.
//!
//! Three passes over the flattened tree: sums from the leaves up and what is inherited from
//! the root down ([`sums`](super::sums)), and the groups of like elements across.

use super::sums::{self, Inherited, OPENERS, Sums};
use super::{Blocks, Row};
use crate::classify::text_stats::share;
use crate::document::{BlockKind, Container, Tag};
use crate::lang::class_names::{self, ClassName};
use rustc_hash::FxHashMap;

/// Parents of a block whose contents are features of their own.
const PARENTS: [&str; 5] = ["parent1", "parent2", "parent3", "parent4", "parent5"];

/// Levels at which like siblings (cards of a listing, posts of a thread) are counted.
const SIBLING_LEVELS: [&str; 4] = ["level0", "level1", "level2", "level3"];

/// Elements side by side make a list from this many on.
const LIST_LENGTH: f32 = 3.0;

/// Where no such ancestor is.
const FAR: f32 = 30.0;

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
    groups: FxHashMap<(u64, u64, BlockKind), Group>,
    page: Sums,
    /// Of the elements that stand side by side and look alike (cards, posts, rows), those that
    /// say most.
    list: Group,
    /// The share of the page's prose that its template calls comments: nearly all of a thread,
    /// whatever the sort of page says of itself.
    comments: f32,
}

impl Structure {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let containers = &blocks.document.containers;
        let mut inherited = sums::inherited(containers);
        let sums = sums::sums(blocks, &inherited);
        sums::open_with(blocks, &sums, &mut inherited);
        let best_score_around = sums::best_around(containers, &sums);
        let page = sums.first().cloned().unwrap_or_default();
        let mut siblings: FxHashMap<(u32, u64), Group> = FxHashMap::default();
        for (container, sums) in containers.iter().zip(&sums) {
            if sums.blocks > 0.0 {
                let key = (container.parent, container.shape);
                siblings.entry(key).or_default().add(sums);
            }
        }
        let mut groups: FxHashMap<(u64, u64, BlockKind), Group> = FxHashMap::default();
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
        let comments: f32 = blocks
            .document
            .blocks
            .iter()
            .zip(&blocks.measures)
            .filter(|(block, m)| {
                let labels = inherited[block.container as usize].labels;
                m.prose(block.kind) && labels & class_names::bit(ClassName::Comments) != 0
            })
            .map(|(_, m)| m.words)
            .sum();
        let scored = |index: &usize| sums[*index].score > 0.0;
        let by_score = (0..containers.len())
            .filter(scored)
            .max_by(|a, b| sums[*a].score.total_cmp(&sums[*b].score));
        let prose = |s: &Sums| s.prose_words;
        let clean_prose = |s: &Sums| s.clean_prose;
        let holder = |block: Option<usize>| {
            block.map_or(0, |index| blocks.document.blocks[index].container as usize)
        };
        let mains = [
            (
                "main60",
                sums::smallest_holding(containers, &sums, prose, 0.6),
            ),
            (
                "main85",
                sums::smallest_holding(containers, &sums, prose, 0.85),
            ),
            (
                "clean60",
                sums::smallest_holding(containers, &sums, clean_prose, 0.6),
            ),
            ("scored", by_score.unwrap_or(0)),
            ("title", holder(blocks.title_block.or(blocks.heading1))),
            ("heading1", holder(blocks.heading1)),
        ]
        .map(|(name, index)| Main {
            name,
            index,
            levels: sums::levels_up(containers, index),
        });
        Structure {
            best_score_around,
            best_score: sums.iter().map(|s| s.score).fold(0.0, f32::max),
            sums,
            inherited,
            mains,
            list: list(&siblings),
            comments: share(comments, page.prose_words),
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
        for (bit, (_, name)) in class_names::CLASS_NAMES.iter().enumerate() {
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
        // The page's own list, if it is one of cards or posts.
        let list = &self.list;
        row.put("list_count", list.count);
        row.put("list_words", share(list.words, self.page.words));
        row.put("list_links", share(list.link_chars, list.chars));
        row.put("list_headed", share(list.headings, list.count));
        row.put("list_comments", self.comments);
        row.put("most_alike", most.count);
        row.put("most_alike_mean", share(most.words, most.count));
        row.put("most_alike_prose", share(most.prose_words, most.words));
    }
}

/// The list that says most; among equals the first on the page, so that no order of a table tells.
fn list(siblings: &FxHashMap<(u32, u64), Group>) -> Group {
    let lists = siblings
        .iter()
        .filter(|(_, group)| group.count >= LIST_LENGTH);
    let most = lists.max_by(|((parent, _), one), ((other_parent, _), other)| {
        let by_words = one.words.total_cmp(&other.words);
        let first = other_parent.cmp(parent);
        by_words
            .then(first)
            .then(one.count.total_cmp(&other.count))
            .then(one.chars.total_cmp(&other.chars))
    });
    most.filter(|(_, group)| group.words > 0.0)
        .map_or_else(Group::default, |(_, group)| *group)
}

fn group_key(containers: &[Container], container: u32, kind: BlockKind) -> (u64, u64, BlockKind) {
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

#[cfg(test)]
mod tests {
    use super::super::tests::{column, sentence};
    use super::*;
    use crate::html;

    #[test]
    fn like_siblings_share_parent_tag_and_class_and_hold_something() {
        let page = html::parse(
            "<ul><li class=card>One two<li class=card><a>Three four</a><li class=card></li>\
             <li class=advert>Five</ul><ul><li class=card>Six</ul>",
        );
        assert_eq!(column(&page, "tree.level0.alike"), [2.0, 2.0, 1.0, 1.0]);
        assert_eq!(
            column(&page, "tree.level0.alike_mean"),
            [2.0, 2.0, 1.0, 1.0]
        );
        let links = column(&page, "tree.level0.alike_links");
        assert_eq!(links, [9.0 / 15.0, 9.0 / 15.0, 0.0, 0.0]);
    }

    #[test]
    fn cards_are_alike_at_the_level_where_they_stand_side_by_side() {
        let card = |date: &str| format!("<article><h2>Head</h2><p>{date}</p></article>");
        let cards = [card("5 May 2020"), card("6 May 2020"), card("Soon")].concat();
        let page = html::parse(&format!("<main>{cards}</main>"));
        assert_eq!(column(&page, "tree.level0.alike"), [1.0; 6]);
        assert_eq!(column(&page, "tree.level1.alike"), [3.0; 6]);
        assert_eq!(column(&page, "tree.level1.alike_headed"), [1.0; 6]);
        assert_eq!(column(&page, "tree.level1.alike_dated"), [2.0 / 3.0; 6]);
        assert_eq!(column(&page, "tree.level2.alike"), [1.0; 6]);
        assert_eq!(column(&page, "tree.most_alike"), [3.0; 6]);
    }

    #[test]
    fn a_group_is_made_of_like_blocks_anywhere_under_like_parents() {
        let page = html::parse(
            "<ul class=a><li>One two<li>Three</ul><div><ul class=a><li>Four</ul></div>\
             <ul class=b><li>Five six seven eight</ul>",
        );
        assert_eq!(column(&page, "tree.group_count"), [3.0, 3.0, 3.0, 1.0]);
        assert_eq!(column(&page, "tree.group_words"), [0.5; 4]);
        let means = [4.0 / 3.0, 4.0 / 3.0, 4.0 / 3.0, 4.0];
        assert_eq!(column(&page, "tree.group_mean"), means);
    }

    #[test]
    fn blocks_know_their_place_against_the_element_that_holds_the_prose() {
        let prose = sentence(20);
        let page = html::parse(&format!(
            "<nav><ul><li>Home</ul></nav><main><p>{prose}<p>{prose}</main><footer>Imprint</footer>",
        ));
        assert_eq!(column(&page, "tree.main60.levels"), [1.0, 0.0, 0.0, 1.0]);
        assert_eq!(column(&page, "tree.main60.below"), [-1.0, 1.0, 1.0, -1.0]);
        assert_eq!(column(&page, "tree.main60.distance"), [-1.0, 0.0, 0.0, 1.0]);
        // The list item is two levels below its `nav`, the footer is one itself.
        assert_eq!(column(&page, "tree.chaff_above"), [2.0, FAR, FAR, 0.0]);
        assert_eq!(column(&page, "tree.parent2.prose"), [0.0, 1.0, 1.0, 1.0]);
    }
}
