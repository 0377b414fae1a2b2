//! Ends the body before the next story of a page with endless scroll.
//!
//! Such a page appends whole stories to the first. Each reads like body. The markup shows it: the
//! next story is in an element beside that of the first, with a headline of the same level.

use super::Rule;
use crate::document::{BlockKind, Document, Reason, Tag};
use crate::select::{Context, Selection, SourceKind};
use crate::text::similarity::{mostly_equal, normalised_key};

pub(super) const RULE: Rule = Rule {
    name: "second-story",
    applies_to: &[SourceKind::Html],
    why: "A story beside that of the title, with its own headline, belongs to another page.",
    apply,
};

/// The probability of being an article from which on a page has one story. Listings and threads
/// have several.
const ARTICLE: f32 = 0.1;

/// The least kept words of the first story.
const BODY_WORDS: f32 = 60.0;

/// Blocks of a story in which its headline, its author and its date are.
const HEAD_BLOCKS: usize = 6;

fn apply(context: &Context, selection: &mut Selection) {
    if context.scores.p_expert < ARTICLE {
        return;
    }
    let Some(title) = context.title.block.filter(|_| context.title.sure) else {
        return;
    };
    if let Some(start) = second_story(context, selection, title) {
        selection.drop_kept(start..selection.verdicts.len(), Reason::Tail);
    }
}

/// The first block of the next story. Each container is looked at once.
fn second_story(context: &Context, selection: &Selection, title: usize) -> Option<usize> {
    let document = context.document;
    let BlockKind::Heading(level) = document.blocks[title].kind else {
        return None;
    };
    let containers = &document.containers;
    let mut around_title = vec![false; containers.len()];
    let mut story_of_title = vec![0; containers.len()];
    let mut index = document.blocks[title].container as usize;
    while !around_title[index] {
        around_title[index] = true;
        let parent = containers[index].parent as usize;
        story_of_title[parent] = index;
        index = parent;
    }
    let mut seen = around_title.clone();
    for block in title + 1..document.blocks.len() {
        if document.blocks[block].kind != BlockKind::Heading(level) {
            continue;
        }
        let mut story = document.blocks[block].container as usize;
        while !seen[story] && !around_title[containers[story].parent as usize] {
            seen[story] = true;
            story = containers[story].parent as usize;
        }
        if seen[story] {
            continue;
        }
        seen[story] = true;
        let first_story = story_of_title[containers[story].parent as usize];
        let (first, next) = (&containers[first_story], &containers[story]);
        let is_article = first.tag == Tag::Article && next.tag == Tag::Article;
        let is_alike = first.shape == next.shape && !first.label.is_empty();
        let start = first_block(document, story, block);
        let words: f32 = selection
            .kept(title..start)
            .map(|block| context.words(block))
            .sum();
        let is_headline = block < start + HEAD_BLOCKS && !repeats_title(context, block);
        let is_story = is_article || is_alike && has_byline(document, start);
        if is_story && is_headline && words >= BODY_WORDS {
            return Some(start);
        }
    }
    None
}

/// The first block inside a container that also contains `block`.
fn first_block(document: &Document, container: usize, block: usize) -> usize {
    // A container's descendants have greater indices than itself, up to the next sibling.
    let is_before = |block: &usize| (document.blocks[*block].container as usize) < container;
    (0..block).rev().find(is_before).map_or(0, |last| last + 1)
}

fn repeats_title(context: &Context, block: usize) -> bool {
    let title = normalised_key(&context.title.text);
    mostly_equal(&title, &normalised_key(context.text(block)))
}

/// Whether an author or a date is marked up in the first blocks of a story.
fn has_byline(document: &Document, start: usize) -> bool {
    let candidates = document.head.times.iter().chain(&document.head.bylines);
    let mut blocks = candidates.map(|candidate| candidate.block as usize);
    blocks.any(|block| (start..start + HEAD_BLOCKS).contains(&block))
}

#[cfg(test)]
mod tests {
    use crate::html;
    use crate::select::Comments;
    use crate::select::testing::{PROSE, kept_alike};

    fn kept(body: &str, p_expert: f32) -> usize {
        let document = html::parse(&format!(
            "<title>Kell valley drained | The Lantern</title>{body}"
        ));
        let kept = kept_alike(&document, 0.95, Some(p_expert), Comments::Drop);
        let blocks = document.blocks.iter().zip(kept);
        blocks
            .filter(|(block, kept)| *kept && block.text == PROSE)
            .count()
    }

    fn story(element: &str, headline: &str) -> String {
        let prose = format!("<p>{PROSE}</p>").repeat(7);
        let name = element.split(' ').next().unwrap();
        format!("<{element}>{headline}{prose}</{name}>")
    }

    #[test]
    fn the_body_ends_before_the_next_story() {
        let page = |element: &str, next: &str| {
            let first = story(element, "<h1>Kell valley drained</h1>");
            format!("<main>{first}{}</main>", story(element, next))
        };
        let next = "<h1>Owls take over the signal box</h1>";
        assert_eq!(kept(&page("article", next), 0.9), 7);
        let signed = format!("<time datetime=2024-08-20>August 20</time>{next}");
        assert_eq!(kept(&page("div class=story", &signed), 0.9), 7);
        assert_eq!(kept(&page("article", next), 0.0), 14, "a listing");
        assert_eq!(
            kept(&page("section", next), 0.9),
            14,
            "sections of one story"
        );
        let part = "<h2>Owls take over the signal box</h2>";
        assert_eq!(kept(&page("article", part), 0.9), 14, "a lower level");
        let same = "<h1>Kell valley drained</h1>";
        assert_eq!(kept(&page("article", same), 0.9), 14, "the same story");
    }

    #[test]
    fn articles_inside_the_story_of_the_title_do_not_end_it() {
        let parts = story("article", "<h1>Part one</h1>") + &story("article", "<h1>Part two</h1>");
        assert_eq!(
            kept(&format!("<h1>Kell valley drained</h1>{parts}"), 0.9),
            14
        );
    }
}
