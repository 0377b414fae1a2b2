//! Groups of similar elements and similar blocks: what one line of the site's template made.

use super::super::PageBlocks;
use super::sums::Sums;
use crate::document::{BlockKind, Container};
use rustc_hash::FxHashMap;

/// Similar siblings are a list from this number on.
const MIN_LIST_LENGTH: f32 = 3.0;

/// Sums over similar elements or blocks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    pub(super) count: f32,
    pub(super) words: f32,
    pub(super) chars: f32,
    pub(super) link_chars: f32,
    pub(super) prose_words: f32,
    pub(super) headings: f32,
    pub(super) dated: f32,
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

/// Siblings are similar if they have the same parent and the same shape (tag and class).
pub(super) type SiblingKey = (u32, u64);

/// Blocks are similar if the shapes of their containers, the shapes of the containers' parents,
/// and their kinds are equal: one line of the site's template made them.
pub(super) type BlockKey = (u64, u64, BlockKind);

/// The groups of similar siblings that hold any block.
pub(super) fn sibling_groups(
    containers: &[Container],
    sums: &[Sums],
) -> FxHashMap<SiblingKey, Group> {
    let mut siblings: FxHashMap<SiblingKey, Group> = FxHashMap::default();
    for (container, sums) in containers.iter().zip(sums) {
        if sums.blocks > 0.0 {
            let key = (container.parent, container.shape);
            siblings.entry(key).or_default().add(sums);
        }
    }
    siblings
}

/// The groups of similar blocks.
pub(super) fn block_groups(blocks: &PageBlocks) -> FxHashMap<BlockKey, Group> {
    let mut groups: FxHashMap<BlockKey, Group> = FxHashMap::default();
    for (block, stats) in blocks.document.blocks.iter().zip(&blocks.stats) {
        let is_prose = stats.is_prose(block.kind);
        let one = Sums {
            words: stats.words,
            chars: stats.chars,
            link_chars: block.link_chars as f32,
            prose_words: if is_prose { stats.words } else { 0.0 },
            ..Sums::default()
        };
        let key = block_key(&blocks.document.containers, block.container, block.kind);
        groups.entry(key).or_default().add(&one);
    }
    groups
}

/// The key of a block of this kind directly inside `container`.
pub(super) fn block_key(containers: &[Container], container: u32, kind: BlockKind) -> BlockKey {
    let own = &containers[container as usize];
    let parent = &containers[own.parent as usize];
    (own.shape, parent.shape, kind)
}

/// The list with the most words. Ties go to the first list of the page, so that the result does
/// not depend on the order of the hash table.
pub(super) fn largest_list(siblings: &FxHashMap<SiblingKey, Group>) -> Group {
    let lists = siblings
        .iter()
        .filter(|(_, group)| group.count >= MIN_LIST_LENGTH);
    let largest = lists.max_by(|((parent, _), one), ((other_parent, _), other)| {
        let by_words = one.words.total_cmp(&other.words);
        let first = other_parent.cmp(parent);
        by_words
            .then(first)
            .then(one.count.total_cmp(&other.count))
            .then(one.chars.total_cmp(&other.chars))
    });
    largest
        .filter(|(_, group)| group.words > 0.0)
        .map_or_else(Group::default, |(_, group)| *group)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::column;
    use crate::html;

    #[test]
    fn similar_siblings_share_parent_tag_and_class_and_are_not_empty() {
        let page = html::parse(
            "<ul><li class=card>One two<li class=card><a>Three four</a><li class=card></li>\
             <li class=advert>Five</ul><ul><li class=card>Six</ul>",
        );
        let column = |name: &str| column(&page, &format!("tree.siblings0.{name}"));
        assert_eq!(column("count"), [2.0, 2.0, 1.0, 1.0]);
        assert_eq!(column("mean_words"), [2.0, 2.0, 1.0, 1.0]);
        assert_eq!(column("link_density"), [9.0 / 15.0, 9.0 / 15.0, 0.0, 0.0]);
    }

    #[test]
    fn cards_are_similar_at_the_level_where_they_are_siblings() {
        let card = |date: &str| format!("<article><h2>Head</h2><p>{date}</p></article>");
        let cards = [card("5 May 2020"), card("6 May 2020"), card("Soon")].concat();
        let page = html::parse(&format!("<main>{cards}</main>"));
        assert_eq!(column(&page, "tree.siblings0.count"), [1.0; 6]);
        assert_eq!(column(&page, "tree.siblings1.count"), [3.0; 6]);
        assert_eq!(column(&page, "tree.siblings1.headings"), [1.0; 6]);
        assert_eq!(column(&page, "tree.siblings1.dated"), [2.0 / 3.0; 6]);
        assert_eq!(column(&page, "tree.siblings2.count"), [1.0; 6]);
        assert_eq!(column(&page, "tree.most_siblings"), [3.0; 6]);
    }

    #[test]
    fn a_group_contains_similar_blocks_of_the_whole_page() {
        let page = html::parse(
            "<ul class=a><li>One two<li>Three</ul><div><ul class=a><li>Four</ul></div>\
             <ul class=b><li>Five six seven eight</ul>",
        );
        assert_eq!(column(&page, "tree.group_count"), [3.0, 3.0, 3.0, 1.0]);
        assert_eq!(column(&page, "tree.group_words"), [0.5; 4]);
        let means = [4.0 / 3.0, 4.0 / 3.0, 4.0 / 3.0, 4.0];
        assert_eq!(column(&page, "tree.group_mean_words"), means);
    }
}
