//! Features of the elements around a block (HTML only).
//!
//! Passes over the flattened tree: sums from the leaves up ([`sums`]), properties inherited from
//! the root down ([`inherited`]), and groups of similar elements and blocks ([`groups`]).

mod groups;
mod inherited;
mod sums;

use super::{MANY_BLOCKS, PageBlocks, RowWriter};
use crate::classify::text_stats::share;
use crate::document::{Container, Tag};
use crate::lang::class_names::ClassName;
use groups::{BlockKey, Group, SiblingKey};
use inherited::{Inherited, OPENERS};
use rustc_hash::FxHashMap;
use sums::Sums;

/// Ancestors of a block whose contents are features, the innermost first.
const ANCESTORS: [&str; 5] = [
    "ancestor1",
    "ancestor2",
    "ancestor3",
    "ancestor4",
    "ancestor5",
];

/// Levels at which similar siblings (cards of a listing, posts of a thread) are counted, from the
/// block's own container up.
const SIBLING_LEVELS: [&str; 4] = ["siblings0", "siblings1", "siblings2", "siblings3"];

/// Value of a distance to an ancestor that does not exist, and cap of all others, in levels.
const FAR: f32 = 30.0;

/// A container that is the reference point of features: most of them hold most of the page's
/// prose.
struct Landmark {
    name: &'static str,
    container: usize,
    /// For each container the levels from the landmark up to the smallest container that holds
    /// both; 0 inside the landmark.
    levels_up: Vec<f32>,
}

pub(super) struct TreeFeatures {
    sums: Vec<Sums>,
    inherited: Vec<Inherited>,
    landmarks: [Landmark; 6],
    /// The highest readability score of the page.
    best_score: f32,
    /// For each container the highest readability score of itself and its ancestors.
    best_score_around: Vec<f32>,
    siblings: FxHashMap<SiblingKey, Group>,
    groups: FxHashMap<BlockKey, Group>,
    page: Sums,
    /// The similar siblings with the most words.
    list: Group,
    /// The share of the page's prose inside elements whose class names mean comments. It is close
    /// to 1 on a forum thread, whatever page type the page declares.
    comments: f32,
}

impl TreeFeatures {
    pub(super) fn new(blocks: &PageBlocks) -> Self {
        let containers = &blocks.document.containers;
        let mut inherited = inherited::inherit(containers);
        let sums = sums::sums(blocks, &inherited);
        inherited::inherit_openers(blocks, &sums, &mut inherited);
        let best_score_around = sums::best_score_around(containers, &sums);
        let page = sums.first().cloned().unwrap_or_default();
        let siblings = groups::sibling_groups(containers, &sums);
        TreeFeatures {
            best_score_around,
            best_score: sums.iter().map(|s| s.score).fold(0.0, f32::max),
            landmarks: landmarks(blocks, &sums),
            list: groups::largest_list(&siblings),
            comments: share(comment_prose(blocks, &inherited), page.prose_words),
            sums,
            inherited,
            siblings,
            groups: groups::block_groups(blocks),
            page,
        }
    }

    pub(super) fn write(&self, blocks: &PageBlocks, index: usize, row: &mut RowWriter) {
        let block = &blocks.document.blocks[index];
        let containers = &blocks.document.containers;
        let own = block.container as usize;
        let inherited = &self.inherited[own];
        let depth = f32::from(containers[own].depth);
        row.put("depth", depth);
        // What the template calls the elements around the block, anywhere and nearby.
        for name in ClassName::ALL {
            let is_in = |names: u32| names & name.bit() != 0;
            row.put_part_bool("inside", name.name(), is_in(inherited.names));
            row.put_part_bool("near", name.name(), is_in(inherited.near_names));
        }
        let levels_to = |ancestor: Option<u16>| {
            ancestor.map_or(FAR, |ancestor| (depth - f32::from(ancestor)).min(FAR))
        };
        row.put("levels_to_chaff", levels_to(inherited.chaff_depth));
        row.put("levels_to_body", levels_to(inherited.body_depth));
        row.put("chaff_count", f32::from(inherited.chaff_count));
        for (role, opener) in OPENERS.into_iter().zip(inherited.opener_depths) {
            row.put_part("opened_by", role.name(), levels_to(opener));
        }
        row.put(
            "readability_around",
            share(self.best_score_around[own], self.best_score),
        );
        row.put(
            "readability_own",
            share(self.sums[own].score, self.best_score),
        );
        // The position relative to the element with most of the prose is the strongest evidence.
        for landmark in &self.landmarks {
            let sums = &self.sums[landmark.container];
            let levels_up = landmark.levels_up[own];
            let below = depth - f32::from(containers[landmark.container].depth);
            let below = if levels_up == 0.0 { below } else { -1.0 };
            row.put_part(landmark.name, "levels_up", levels_up);
            row.put_part(landmark.name, "depth_below", below);
            let (first, last) = (sums.first as f32, sums.last as f32);
            let distance = (index as f32 - last).max(0.0) - (first - index as f32).max(0.0);
            row.put_part(landmark.name, "distance", distance.clamp(-200.0, 200.0));
        }
        self.write_ancestors(containers, own, row);
        self.write_siblings(containers, own, row);
        let key = groups::block_key(containers, block.container, block.kind);
        let group = self.groups.get(&key).copied().unwrap_or_default();
        row.put("group_count", group.count.min(MANY_BLOCKS));
        row.put("group_words", share(group.words, self.page.words));
        row.put("group_mean_words", share(group.words, group.count));
        row.put("group_link_density", share(group.link_chars, group.chars));
        row.put(
            "group_prose",
            share(group.prose_words, self.page.prose_words),
        );
    }

    /// The contents of the block's container and the elements around it.
    fn write_ancestors(&self, containers: &[Container], own: usize, row: &mut RowWriter) {
        let mut at = own;
        for part in ANCESTORS {
            let sums = &self.sums[at];
            row.put_part(part, "tag", tag_code(containers[at].tag));
            row.put_part(part, "words", share(sums.words, self.page.words));
            row.put_part(part, "blocks", sums.blocks.min(MANY_BLOCKS));
            row.put_part(part, "mean_words", share(sums.words, sums.blocks));
            row.put_part(part, "link_density", share(sums.link_chars, sums.chars));
            row.put_part(
                part,
                "prose_share",
                share(sums.prose_words, self.page.prose_words),
            );
            row.put_part(part, "prose_density", share(sums.prose_words, sums.words));
            row.put_part(part, "headings", share(sums.headings, sums.blocks));
            at = containers[at].parent as usize;
        }
    }

    /// Similar siblings: cards, posts, teasers.
    fn write_siblings(&self, containers: &[Container], own: usize, row: &mut RowWriter) {
        let mut at = own;
        let mut most = Group::default();
        for part in SIBLING_LEVELS {
            let key = (containers[at].parent, containers[at].shape);
            let group = self.siblings.get(&key).copied().unwrap_or_default();
            row.put_part(part, "count", group.count.min(MANY_BLOCKS));
            row.put_part(part, "mean_words", share(group.words, group.count));
            row.put_part(part, "link_density", share(group.link_chars, group.chars));
            row.put_part(part, "dated", share(group.dated, group.count));
            row.put_part(part, "headings", share(group.headings, group.count));
            if group.count > most.count {
                most = group;
            }
            at = containers[at].parent as usize;
        }
        // The page's largest list, equal on all rows.
        let list = &self.list;
        row.put("list_count", list.count.min(MANY_BLOCKS));
        row.put("list_words", share(list.words, self.page.words));
        row.put("list_link_density", share(list.link_chars, list.chars));
        row.put("list_headings", share(list.headings, list.count));
        row.put("list_comments", self.comments);
        row.put("most_siblings", most.count.min(MANY_BLOCKS));
        row.put("most_siblings_mean_words", share(most.words, most.count));
        row.put("most_siblings_prose", share(most.prose_words, most.words));
    }
}

fn landmarks(blocks: &PageBlocks, sums: &[Sums]) -> [Landmark; 6] {
    let containers = &blocks.document.containers;
    let by_score = (0..containers.len())
        .filter(|index| sums[*index].score > 0.0)
        .max_by(|a, b| sums[*a].score.total_cmp(&sums[*b].score));
    let prose = |s: &Sums| s.prose_words;
    let clean_prose = |s: &Sums| s.clean_prose_words;
    let deepest = |weight, part| sums::deepest_with(containers, sums, weight, part);
    let container_of = |block: Option<usize>| {
        block.map_or(0, |index| blocks.document.blocks[index].container as usize)
    };
    [
        ("prose60", deepest(prose, 0.6)),
        ("prose85", deepest(prose, 0.85)),
        ("clean_prose60", deepest(clean_prose, 0.6)),
        ("readability", by_score.unwrap_or(0)),
        (
            "title",
            container_of(blocks.title_block.or(blocks.heading1)),
        ),
        ("heading1", container_of(blocks.heading1)),
    ]
    .map(|(name, container)| Landmark {
        name,
        container,
        levels_up: sums::levels_up(containers, container),
    })
}

/// The words of prose inside elements whose class names mean comments.
fn comment_prose(blocks: &PageBlocks, inherited: &[Inherited]) -> f32 {
    let comments = ClassName::Comments.bit();
    let all = blocks.document.blocks.iter().zip(&blocks.stats);
    all.filter(|(block, stats)| {
        let names = inherited[block.container as usize].names;
        stats.is_prose(block.kind) && names & comments != 0
    })
    .map(|(_, stats)| stats.words)
    .sum()
}

/// Tags as numbers, similar ones adjacent: a node of a tree can only split a range.
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
    fn blocks_are_located_against_the_element_with_most_of_the_prose() {
        let prose = sentence(20);
        let page = html::parse(&format!(
            "<nav><ul><li>Home</ul></nav><main><p>{prose}<p>{prose}</main><footer>Imprint</footer>",
        ));
        let column = |name: &str| column(&page, &format!("tree.{name}"));
        assert_eq!(column("prose60.levels_up"), [1.0, 0.0, 0.0, 1.0]);
        assert_eq!(column("prose60.depth_below"), [-1.0, 1.0, 1.0, -1.0]);
        assert_eq!(column("prose60.distance"), [-1.0, 0.0, 0.0, 1.0]);
        // The list item is two levels below `nav`; the footer is a block's own container.
        assert_eq!(column("levels_to_chaff"), [2.0, FAR, FAR, 0.0]);
        assert_eq!(column("ancestor2.prose_share"), [0.0, 1.0, 1.0, 1.0]);
    }
}
