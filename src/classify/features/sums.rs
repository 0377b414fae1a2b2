//! Sums over the tree of elements: what each holds, and what it inherits.
//!
//! A parent always stands before its children, so sums from the leaves up are a loop
//! backwards, and what comes from the root down is a loop forwards. Nothing recurses.

use super::Blocks;
use crate::document::{BlockKind, Container};
use crate::lang::class_names::{self, ClassName};
use crate::lang::phrases::{self, Role};
use rustc_hash::FxHashMap;

/// A block with a date in it that says much more than the date is no dateline.
const DATED_WORDS: f32 = 12.0;

/// What an element's first lines may announce: all that it holds is of that sort.
pub(super) const OPENERS: [(Role, &str); 4] = [
    (Role::Related, "related"),
    (Role::Comments, "comments"),
    (Role::Newsletter, "newsletter"),
    (Role::Back, "back"),
];

/// What an element holds, descendants included.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub(super) blocks: f32,
    pub(super) words: f32,
    pub(super) chars: f32,
    pub(super) link_chars: f32,
    pub(super) prose_words: f32,
    pub(super) headings: f32,
    /// Short blocks with a date or a time: posts and comments have one each.
    pub(super) dated: f32,
    /// Prose under no name that a template gives to chaff.
    pub(super) clean_prose: f32,
    /// Readability's score: paragraphs hand points to the elements around them.
    pub(super) score: f32,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// What an element inherits from those around it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inherited {
    pub(super) labels: u32,
    /// Depth of the nearest ancestor that a label calls chaff, and of one called body.
    pub(super) chaff_depth: Option<u16>,
    pub(super) body_depth: Option<u16>,
    pub(super) chaff_count: u16,
    /// Labels of the element itself and the two above it.
    pub(super) near: u32,
    /// Depth of the nearest element around that opens with a line of each of [`OPENERS`].
    pub(super) opened: [Option<u16>; OPENERS.len()],
}

/// Sums from the leaves up, and Readability's scores.
pub(super) fn sums(blocks: &Blocks, inherited: &[Inherited]) -> Vec<Sums> {
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
        own.headings += f32::from(u8::from(matches!(block.kind, BlockKind::Heading(_))));
        own.first = own.first.min(index);
        own.last = own.last.max(index);
        own.dated += f32::from(u8::from(m.words <= DATED_WORDS && (m.year || m.clock)));
        if m.prose(block.kind) {
            own.prose_words += m.words;
            if inherited[block.container as usize].labels & class_names::CHAFF == 0 {
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
        if at == 0 {
            break;
        }
        points /= 2.0;
        at = containers[at].parent as usize;
    }
}

/// What comes from the root down.
pub(super) fn inherited(containers: &[Container]) -> Vec<Inherited> {
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
            .or_insert_with(|| class_names::labels(&container.label))
            | class_names::of_tag(container.tag)
            | match container.hidden && !containers[container.parent as usize].hidden {
                true => class_names::bit(ClassName::Hidden),
                false => 0,
            };
        here.labels |= bits;
        if bits & class_names::CHAFF != 0 {
            here.chaff_depth = Some(container.depth);
            here.chaff_count = here.chaff_count.saturating_add(1);
        }
        if bits & class_names::BODY != 0 {
            here.body_depth = Some(container.depth);
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
pub(super) fn open_with(blocks: &Blocks, sums: &[Sums], inherited: &mut [Inherited]) {
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
            if cues & phrases::bit(*purpose) != 0 {
                *depth = Some(containers[index].depth);
            }
        }
        inherited[index].opened = opened;
    }
}

/// The best score from the root down to each container.
pub(super) fn best_around(containers: &[Container], sums: &[Sums]) -> Vec<f32> {
    let mut best: Vec<f32> = Vec::with_capacity(containers.len());
    for (container, sums) in containers.iter().zip(sums) {
        let above = best.get(container.parent as usize).copied().unwrap_or(0.0);
        best.push(above.max(sums.score));
    }
    best
}

/// The deepest container with at least this share of the page's weight; of words where
/// nothing has weight. Above a half, those that qualify are ancestors of each other.
pub(super) fn smallest_holding(
    containers: &[Container],
    sums: &[Sums],
    weight: fn(&Sums) -> f32,
    part: f32,
) -> usize {
    /// Words are whole, a part of them is not: 0.6 times 5 is a little more than 3.
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

/// For each container, the levels from `main` up to the smallest one that holds both.
pub(super) fn levels_up(containers: &[Container], main: usize) -> Vec<f32> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::{column, sentence};
    use super::*;
    use crate::document::{Document, Tag};
    use crate::html;

    /// Elements that know their parents only.
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
            });
        }
        containers
    }

    fn summed(page: &Document) -> Vec<Sums> {
        sums(&Blocks::new(page, ""), &inherited(&page.containers))
    }

    /// What the element of a tag sums or inherits.
    fn at<'a, T>(page: &Document, tag: Tag, values: &'a [T]) -> &'a T {
        let index = page.containers.iter().position(|c| c.tag == tag);
        &values[index.expect("the page has such an element")]
    }

    #[test]
    fn levels_go_up_from_the_main_element_to_the_one_that_holds_both() {
        // 0 holds 1 and 5, 1 holds 2 and 4, 2 holds 3, 3 holds 6.
        let containers = tree(&[0, 0, 1, 2, 1, 0, 3]);
        let expected = [3.0, 2.0, 1.0, 0.0, 2.0, 3.0, 0.0];
        assert_eq!(levels_up(&containers, 3), expected);
        assert_eq!(levels_up(&containers, 0), [0.0; 7]);
    }

    #[test]
    fn the_deepest_element_that_holds_the_part_of_the_prose_is_found() {
        let prose = |s: &Sums| s.prose_words;
        let holder = |source: &str, part| {
            let page = html::parse(source);
            let index = smallest_holding(&page.containers, &summed(&page), prose, part);
            page.containers[index].tag
        };
        // Links are many words, but no prose.
        let page = |inner: usize, outer: usize| {
            format!(
                "<nav><a>{}</a></nav><main><article><p>{}<p>{}</article><div><p>{}</div></main>",
                sentence(500),
                sentence(inner),
                sentence(inner),
                sentence(outer)
            )
        };
        assert_eq!(holder(&page(31, 38), 0.6), Tag::Article);
        assert_eq!(holder(&page(31, 38), 0.85), Tag::Main);
        assert_eq!(holder(&page(29, 42), 0.6), Tag::Main);
        assert_eq!(holder(&page(13, 74), 0.6), Tag::P);
        // Without any prose, words count.
        let menus = "<nav><ul><li>Home<li>News</ul></nav><footer>Imprint</footer>";
        assert_eq!(holder(menus, 0.6), Tag::Ul);
    }

    #[test]
    fn what_opens_with_related_articles_marks_all_inside_and_nothing_outside() {
        let far = 30.0;
        let page = html::parse(
            "<main><p>First.<section><p>Icon<h2>Related articles</h2>\
             <div>One<div>Two</div></div></section><p>Last.</main>",
        );
        // First, Icon, the heading (an element of its own), One, Two, Last. For `main` the
        // heading is the third line, and opens it no more.
        let levels = [far, 1.0, 0.0, 1.0, 2.0, far];
        assert_eq!(column(&page, "tree.opened.related"), levels);
        assert_eq!(column(&page, "tree.opened.comments"), [far; 6]);
    }

    #[test]
    fn labels_are_inherited_by_all_below_and_near_ones_by_two_levels() {
        let page = html::parse(
            "<article class=post><aside class=related-posts><section><div><p>In</div></section>\
             </aside><h2>Out</h2></article>",
        );
        let all = inherited(&page.containers);
        let related = class_names::bit(ClassName::Related);
        let [inner, near, out] = [Tag::P, Tag::Div, Tag::H2].map(|tag| at(&page, tag, &all));
        assert_ne!(inner.labels & related, 0);
        assert_eq!((inner.near & related, out.labels & related), (0, 0));
        assert_ne!(near.near & related, 0);
        let depth = |tag| at(&page, tag, &page.containers).depth;
        assert_eq!(inner.chaff_depth, Some(depth(Tag::Aside)));
        assert_eq!((inner.chaff_count, out.chaff_count), (1, 0));
        // `related-posts` names posts, so it is called body as well as chaff.
        assert_eq!(inner.body_depth, Some(depth(Tag::Aside)));
        assert_eq!(out.body_depth, Some(depth(Tag::Article)));
        assert_eq!(out.chaff_depth, None);
    }

    #[test]
    fn a_paragraph_hands_its_points_up_by_halves_and_all_inside_see_the_best() {
        // 40 characters and two commas are 1 + 2 + 0.4 points; 24 characters are none.
        let page = html::parse(
            "<main><div><p>wwwwwwwwww,wwwwwwwww,wwwwwwwwww wwwwwwwww</div>\
             <section><p>wwwwwwwwwwwwwwwwwwwwwwww</section></main>",
        );
        let sums = summed(&page);
        let score = |tag| at(&page, tag, &sums).score;
        assert_eq!((score(Tag::Div), score(Tag::Main)), (3.4, 1.7));
        assert_eq!((score(Tag::P), score(Tag::Section)), (0.0, 0.0));
        let around = best_around(&page.containers, &sums);
        assert_eq!(*at(&page, Tag::P, &around), 3.4);
        assert_eq!(*at(&page, Tag::Section, &around), 1.7);
    }
}
