//! Where on the page a block is: inside the article, or in a part of its own.
//!
//! Comments, teasers of other stories, footers and boxes of data contain dates and names too. The
//! elements around a block show that it is in such a part, if the title is not in it as well.

use crate::document::{Container, Document, Tag};

/// Words in the labels (class, id, role) of parts with dates and names of their own kind, in lower
/// case: comments, events, boxes of data, rights.
const OTHER_KINDS: &[&str] = &[
    "calendar",
    "comment",
    "comments",
    "contentinfo",
    "copyright",
    "discussion",
    "disqus",
    "event",
    "events",
    "fact",
    "facts",
    "footer",
    "infobox",
    "kommentare",
    "replies",
    "reply",
    "responses",
    "upcoming",
];

/// Words in the labels of parts with other stories.
const OTHER_STORIES: &[&str] = &[
    "aside",
    "card",
    "cards",
    "carousel",
    "latest",
    "more",
    "newest",
    "popular",
    "promo",
    "promos",
    "recent",
    "recommended",
    "related",
    "review",
    "reviews",
    "sidebar",
    "teaser",
    "teasers",
    "trending",
    "widget",
    "widgets",
];

/// Blocks from the title within which there are no other stories. Templates use the same names
/// (`card`) for the head of the article itself.
const HEAD_OF_ARTICLE: usize = 3;

/// Whether the block at this index is in a part of the page that does not contain the title.
///
/// A block after the last one counts as the last one. Nothing is excluded if the title is unknown.
pub(super) fn is_in_other_part(document: &Document, block: usize, title: Option<usize>) -> bool {
    let (Some(container), Some(title)) = (container_of(document, block), title) else {
        return false;
    };
    let around_title: Vec<u32> = container_of(document, title)
        .map(|container| ancestors(document, container).collect())
        .unwrap_or_default();
    let is_near = block.abs_diff(title) <= HEAD_OF_ARTICLE;
    ancestors(document, container)
        .take_while(|container| !around_title.contains(container))
        .filter_map(|container| document.containers.get(container as usize))
        .any(|container| is_other_kind(container) || (!is_near && has_other_stories(container)))
}

/// Whether a block is in a part with dates of another kind: comments, events, boxes of data.
pub(super) fn is_in_other_kind(document: &Document, block: usize) -> bool {
    container_of(document, block).is_some_and(|container| {
        ancestors(document, container)
            .filter_map(|container| document.containers.get(container as usize))
            .any(is_other_kind)
    })
}

fn is_other_kind(container: &Container) -> bool {
    container.tag == Tag::Footer
        || words(&container.label.to_ascii_lowercase()).any(|word| OTHER_KINDS.contains(&word))
}

fn has_other_stories(container: &Container) -> bool {
    matches!(container.tag, Tag::Aside | Tag::Nav)
        || words(&container.label.to_ascii_lowercase()).any(|word| OTHER_STORIES.contains(&word))
}

/// Whether a block is in the navigation of the page.
pub(super) fn is_in_navigation(document: &Document, block: usize) -> bool {
    container_of(document, block).is_some_and(|container| {
        ancestors(document, container)
            .filter_map(|container| document.containers.get(container as usize))
            .any(|container| {
                matches!(container.tag, Tag::Nav)
                    || words(&container.label.to_ascii_lowercase())
                        .any(|word| matches!(word, "breadcrumb" | "breadcrumbs"))
            })
    })
}

/// Whether a block is in the banner of the page: in its navigation, or in an element that templates
/// name after the logo. A link in its header is in the banner too. The header of an article is no
/// banner.
pub(super) fn is_in_banner(document: &Document, block: usize, is_link: bool) -> bool {
    let Some(container) = container_of(document, block) else {
        return false;
    };
    ancestors(document, container)
        .filter_map(|container| document.containers.get(container as usize))
        .take_while(|container| !matches!(container.tag, Tag::Article | Tag::Main))
        .any(|container| {
            container.tag == Tag::Nav
                || words(&container.label.to_ascii_lowercase()).any(|word| LOGOS.contains(&word))
        })
        || (is_link && is_in_header(document, block))
}

/// Whether a block is in a header that is not the header of an article.
pub(super) fn is_in_header(document: &Document, block: usize) -> bool {
    let Some(container) = container_of(document, block) else {
        return false;
    };
    let tags = || {
        ancestors(document, container)
            .filter_map(|container| document.containers.get(container as usize))
            .map(|container| container.tag)
    };
    tags().any(|tag| tag == Tag::Header)
        && !tags().any(|tag| matches!(tag, Tag::Article | Tag::Main))
}

/// Words in the labels of logos.
const LOGOS: &[&str] = &[
    "brand",
    "branding",
    "logo",
    "navbar",
    "sitename",
    "sitetitle",
];

/// The words of a label: `related-posts` has two.
fn words(label: &str) -> impl Iterator<Item = &str> {
    label.split(|c: char| !c.is_ascii_alphanumeric())
}

fn container_of(document: &Document, block: usize) -> Option<u32> {
    let block = document.blocks.get(block).or(document.blocks.last())?;
    Some(block.container)
}

/// The elements around a block, the innermost first. The root is not among them: every block is
/// in it.
pub(super) fn ancestors(document: &Document, container: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(container), |at| {
        let parent = document.containers.get(*at as usize)?.parent;
        // A parent comes before its children, so this ends.
        (parent < *at).then_some(parent)
    })
    .take_while(|at| *at != 0)
}
