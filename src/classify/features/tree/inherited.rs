//! Properties that an element inherits from the elements around it.
//!
//! Parents precede their children, so one forward loop carries values from the root down.

use super::super::PageBlocks;
use super::sums::Sums;
use crate::document::{Container, Tag};
use crate::lang::class_names::{self, ClassName};
use crate::lang::phrases::Role;
use rustc_hash::FxHashMap;

/// Roles of a line that opens a section: everything in the section has the same role.
pub(super) const OPENERS: [Role; 4] = [
    Role::Related,
    Role::Comments,
    Role::Newsletter,
    Role::BackMatter,
];

/// What an element inherits, itself included.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inherited {
    /// Class names of the element and all of its ancestors, as bits.
    pub(super) names: u32,
    /// Class names of the element and the two elements above it, as bits.
    pub(super) near_names: u32,
    /// Depth of the nearest element whose class names mean boilerplate, or body.
    pub(super) chaff_depth: Option<u16>,
    pub(super) body_depth: Option<u16>,
    /// Number of elements whose class names mean boilerplate.
    pub(super) chaff_count: u16,
    /// Depth of the nearest element that opens with a line of each role of [`OPENERS`].
    pub(super) opener_depths: [Option<u16>; OPENERS.len()],
}

/// Computes everything but the openers.
pub(super) fn inherit(containers: &[Container]) -> Vec<Inherited> {
    let mut cache: FxHashMap<&str, u32> = FxHashMap::default();
    let mut inherited: Vec<Inherited> = Vec::with_capacity(containers.len());
    let mut own_names: Vec<u32> = Vec::with_capacity(containers.len());
    for (index, container) in containers.iter().enumerate() {
        let parent = container.parent as usize;
        let mut here = match index {
            0 => Inherited::default(),
            _ => inherited[parent],
        };
        let names = *cache
            .entry(&container.label)
            .or_insert_with(|| class_names::names_in(&container.label))
            | names_of_tag(container.tag)
            | match container.hidden && !containers[parent].hidden {
                true => ClassName::Hidden.bit(),
                false => 0,
            };
        here.names |= names;
        if names & class_names::CHAFF != 0 {
            here.chaff_depth = Some(container.depth);
            here.chaff_count = here.chaff_count.saturating_add(1);
        }
        if names & class_names::BODY != 0 {
            here.body_depth = Some(container.depth);
        }
        own_names.push(names);
        let grandparent = containers[parent].parent as usize;
        here.near_names = names | own_names[parent] | own_names[grandparent];
        inherited.push(here);
    }
    inherited
}

/// The meaning of an element's own name, as bits of [`ClassName`].
fn names_of_tag(tag: Tag) -> u32 {
    match tag {
        Tag::Nav | Tag::Menu => ClassName::Navigation.bit(),
        Tag::Footer => ClassName::Footer.bit(),
        Tag::Header => ClassName::Header.bit(),
        Tag::Aside => ClassName::Sidebar.bit(),
        Tag::Form | Tag::Fieldset | Tag::Search => ClassName::Form.bit(),
        Tag::Dialog => ClassName::Overlay.bit(),
        Tag::Figcaption | Tag::Figure | Tag::Caption => ClassName::Caption.bit(),
        Tag::Article => ClassName::Article.bit(),
        Tag::Main => ClassName::Main.bit(),
        Tag::Pre => ClassName::Code.bit(),
        _ => 0,
    }
}

/// Finds the elements that open with a line of one of [`OPENERS`], and passes that on to the
/// elements inside them.
pub(super) fn inherit_openers(blocks: &PageBlocks, sums: &[Sums], inherited: &mut [Inherited]) {
    /// A kicker or the name of an icon may precede the opening line.
    const OPENING_BLOCKS: usize = 2;
    let containers = &blocks.document.containers;
    for index in 1..containers.len() {
        let mut depths = inherited[containers[index].parent as usize].opener_depths;
        let opening = blocks
            .roles
            .iter()
            .take(sums[index].last as usize + 1)
            .skip(sums[index].first as usize)
            .take(OPENING_BLOCKS);
        let roles = opening.fold(0, |all, roles| all | roles);
        for (role, depth) in OPENERS.iter().zip(&mut depths) {
            if roles & role.bit() != 0 {
                *depth = Some(containers[index].depth);
            }
        }
        inherited[index].opener_depths = depths;
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::column;
    use super::*;
    use crate::html;

    #[test]
    fn a_section_that_opens_with_related_articles_marks_everything_inside_it() {
        let far = super::super::FAR;
        let page = html::parse(
            "<main><p>First.<section><p>Icon<h2>Related articles</h2>\
             <div>One<div>Two</div></div></section><p>Last.</main>",
        );
        // First, Icon, the heading (an element of its own), One, Two, Last. For `main` the
        // heading is the third block, so it does not open `main`.
        let levels = [far, 1.0, 0.0, 1.0, 2.0, far];
        assert_eq!(column(&page, "tree.opened_by.related"), levels);
        assert_eq!(column(&page, "tree.opened_by.comments"), [far; 6]);
    }

    #[test]
    fn class_names_are_inherited_at_any_depth_and_near_names_by_two_levels() {
        let page = html::parse(
            "<article class=post><aside class=related-posts><section><div><p>In</div></section>\
             </aside><h2>Out</h2></article>",
        );
        let all = inherit(&page.containers);
        let related = ClassName::Related.bit();
        let index = |tag| page.containers.iter().position(|c| c.tag == tag).unwrap();
        let [inner, near, out] = [Tag::P, Tag::Div, Tag::H2].map(|tag| all[index(tag)]);
        assert_ne!(inner.names & related, 0);
        assert_eq!((inner.near_names & related, out.names & related), (0, 0));
        assert_ne!(near.near_names & related, 0);
        let depth = |tag| page.containers[index(tag)].depth;
        assert_eq!(inner.chaff_depth, Some(depth(Tag::Aside)));
        assert_eq!((inner.chaff_count, out.chaff_count), (1, 0));
        // `related-posts` contains `posts`, so it means body as well as boilerplate.
        assert_eq!(inner.body_depth, Some(depth(Tag::Aside)));
        assert_eq!(out.body_depth, Some(depth(Tag::Article)));
        assert_eq!(out.chaff_depth, None);
    }
}
