//! Sums over the contents of elements, and searches that use them.
//!
//! Parents precede their children, so one backward loop adds up values from the leaves to the
//! root. Nothing recurses.

use super::super::PageBlocks;
use super::inherited::Inherited;
use crate::classify::text_stats::TextStats;
use crate::document::{Block, BlockKind, Container};
use crate::lang::class_names;

/// Maximum words of a dateline; a longer block with a date in it is text.
const DATELINE_WORDS: f32 = 12.0;

/// The contents of an element, descendants included.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub(super) blocks: f32,
    pub(super) words: f32,
    pub(super) chars: f32,
    pub(super) link_chars: f32,
    pub(super) prose_words: f32,
    pub(super) headings: f32,
    /// Datelines: posts and comments have one each.
    pub(super) dated: f32,
    /// Prose outside all elements whose class names mean boilerplate.
    pub(super) clean_prose_words: f32,
    /// Readability's score, which paragraphs give to the elements around them.
    pub(super) score: f32,
    /// First and last block.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The sums of all elements.
pub(super) fn sums(blocks: &PageBlocks, inherited: &[Inherited]) -> Vec<Sums> {
    let containers = &blocks.document.containers;
    let mut sums = vec![
        Sums {
            first: u32::MAX,
            ..Sums::default()
        };
        containers.len()
    ];
    let all = blocks.document.blocks.iter().zip(&blocks.stats);
    for (index, (block, stats)) in all.enumerate() {
        let index = index as u32;
        let own = &mut sums[block.container as usize];
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let is_dateline = stats.words <= DATELINE_WORDS && (stats.year || stats.clock);
        own.blocks += 1.0;
        own.words += stats.words;
        own.chars += stats.chars;
        own.link_chars += block.link_chars as f32;
        own.headings += f32::from(u8::from(is_heading));
        own.first = own.first.min(index);
        own.last = own.last.max(index);
        own.dated += f32::from(u8::from(is_dateline));
        if stats.is_prose(block.kind) {
            own.prose_words += stats.words;
            if inherited[block.container as usize].names & class_names::CHAFF == 0 {
                own.clean_prose_words += stats.words;
            }
        }
        add_score(containers, block, stats, &mut sums);
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
        parent.clean_prose_words += child.clean_prose_words;
        parent.dated += child.dated;
        parent.first = parent.first.min(child.first);
        parent.last = parent.last.max(child.last);
    }
    sums
}

/// Readability's score (Arc90, 2009). A paragraph of at least 25 characters is worth one point,
/// one more per comma, and up to three more for its length, less its links. Its four nearest
/// ancestors get the whole, a half, a quarter and an eighth of it.
fn add_score(containers: &[Container], block: &Block, stats: &TextStats, sums: &mut [Sums]) {
    if stats.chars < 25.0 {
        return;
    }
    let length_points = (stats.chars / 100.0).min(3.0);
    let mut points = (1.0 + stats.commas + length_points) * (1.0 - stats.link_density);
    let mut at = containers[block.container as usize].parent as usize;
    for _ in 0..4 {
        sums[at].score += points;
        if at == 0 {
            break;
        }
        points /= 2.0;
        at = containers[at].parent as usize;
    }
}

/// For each container the highest score of itself and its ancestors.
pub(super) fn best_score_around(containers: &[Container], sums: &[Sums]) -> Vec<f32> {
    let mut best: Vec<f32> = Vec::with_capacity(containers.len());
    for (container, sums) in containers.iter().zip(sums) {
        let above = best.get(container.parent as usize).copied().unwrap_or(0.0);
        best.push(above.max(sums.score));
    }
    best
}

/// The deepest container with at least the share `part` of the page's weight, or of its words if
/// nothing has weight. For a share above one half the candidates are ancestors of each other.
pub(super) fn deepest_with(
    containers: &[Container],
    sums: &[Sums],
    weight: fn(&Sums) -> f32,
    part: f32,
) -> usize {
    /// Word counts are whole numbers, but 0.6 times 5 is a little more than 3 in `f32`.
    const ROUNDING: f32 = 0.01;
    let weight = if sums.first().is_some_and(|s| weight(s) > 0.0) {
        weight
    } else {
        |s: &Sums| s.words
    };
    let enough = part * sums.first().map_or(0.0, weight) - ROUNDING;
    (0..containers.len())
        .filter(|i| weight(&sums[*i]) >= enough)
        .max_by_key(|i| containers[*i].depth)
        .unwrap_or(0)
}

/// For each container the levels from `landmark` up to the smallest container that holds both.
pub(super) fn levels_up(containers: &[Container], landmark: usize) -> Vec<f32> {
    let mut levels = vec![-1.0; containers.len()];
    let (mut at, mut up) = (landmark, 0.0);
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

#[cfg(test)]
mod tests {
    use super::super::super::tests::sentence;
    use super::super::inherited::inherit;
    use super::*;
    use crate::document::{Document, Tag};
    use crate::html;

    /// Containers with these parents and no contents.
    fn tree(parents: &[u32]) -> Vec<Container> {
        let mut containers: Vec<Container> = Vec::new();
        for (index, parent) in parents.iter().enumerate() {
            let depth = match index {
                0 => 0,
                _ => containers[*parent as usize].depth + 1,
            };
            containers.push(Container {
                parent: *parent,
                depth,
                tag: Tag::Div,
                shape: 0,
                label: "".into(),
                hidden: false,
                number: None,
            });
        }
        containers
    }

    fn sums_of(page: &Document) -> Vec<Sums> {
        sums(&PageBlocks::new(page, ""), &inherit(&page.containers))
    }

    /// The value of the first element with this tag.
    fn at<'a, T>(page: &Document, tag: Tag, values: &'a [T]) -> &'a T {
        let index = page.containers.iter().position(|c| c.tag == tag);
        &values[index.expect("the page has such an element")]
    }

    #[test]
    fn levels_count_from_the_landmark_up_to_the_common_ancestor() {
        // 0 is the parent of 1 and 5, 1 of 2 and 4, 2 of 3, 3 of 6.
        let containers = tree(&[0, 0, 1, 2, 1, 0, 3]);
        let expected = [3.0, 2.0, 1.0, 0.0, 2.0, 3.0, 0.0];
        assert_eq!(levels_up(&containers, 3), expected);
        assert_eq!(levels_up(&containers, 0), [0.0; 7]);
    }

    #[test]
    fn the_deepest_element_with_the_share_of_the_prose_is_found() {
        let prose = |s: &Sums| s.prose_words;
        let deepest = |source: &str, part| {
            let page = html::parse(source);
            let index = deepest_with(&page.containers, &sums_of(&page), prose, part);
            page.containers[index].tag
        };
        // The links have many words, but they are not prose.
        let page = |inner: usize, outer: usize| {
            format!(
                "<nav><a>{}</a></nav><main><article><p>{}<p>{}</article><div><p>{}</div></main>",
                sentence(500),
                sentence(inner),
                sentence(inner),
                sentence(outer)
            )
        };
        assert_eq!(deepest(&page(31, 38), 0.6), Tag::Article);
        assert_eq!(deepest(&page(31, 38), 0.85), Tag::Main);
        assert_eq!(deepest(&page(29, 42), 0.6), Tag::Main);
        assert_eq!(deepest(&page(13, 74), 0.6), Tag::P);
        // Without prose, all words count.
        let menus = "<nav><ul><li>Home<li>News</ul></nav><footer>Imprint</footer>";
        assert_eq!(deepest(menus, 0.6), Tag::Ul);
    }

    #[test]
    fn a_paragraph_gives_its_ancestors_half_the_score_per_level() {
        // 40 characters and two commas give 1 + 2 + 0.4 points; 24 characters give none.
        let page = html::parse(
            "<main><div><p>wwwwwwwwww,wwwwwwwww,wwwwwwwwww wwwwwwwww</div>\
             <section><p>wwwwwwwwwwwwwwwwwwwwwwww</section></main>",
        );
        let sums = sums_of(&page);
        let score = |tag| at(&page, tag, &sums).score;
        assert_eq!((score(Tag::Div), score(Tag::Main)), (3.4, 1.7));
        assert_eq!((score(Tag::P), score(Tag::Section)), (0.0, 0.0));
        let around = best_score_around(&page.containers, &sums);
        assert_eq!(*at(&page, Tag::P, &around), 3.4);
        assert_eq!(*at(&page, Tag::Section, &around), 1.7);
    }
}
