//! Which blocks stand in readers' comments, as far as the template says so.

use crate::document::{Document, Tag};
use crate::lang::class_names::each_word;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What templates call the place where readers comment. Reviews and ratings, which the page itself may
/// be of, are not among them, nor are discussions, which papers have.
const WORDS: &str = "comment comments commentlist commentarea disqus livefyre intensedebate hypercomments talkback talkbacks \
    replies \
    kommentar kommentare kommentarer kommentti kommentit commentaire commentaires comentario comentarios commento commenti \
    reactie reacties komentarz komentarze komentarzy kommentarii sxolia yorum yorumlar";

/// Whether each block stands in comments, of those that are asked for. What holds the page's title holds the body as
/// well, whatever its name: templates also say there whether comments are open.
pub fn within(
    document: &Document,
    title_block: Option<usize>,
    asked: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let containers = &document.containers;
    let holds_title = holders(document, title_block);
    let begins = |index: usize| {
        let container = &containers[index];
        !matches!(container.tag, Tag::Html | Tag::Body | Tag::Main)
            && !holds_title[index]
            && is_named(&container.label)
    };
    // Only what is around those blocks is looked at, once: most of a page is menus.
    let mut known: Vec<Option<bool>> = vec![None; containers.len()];
    let mut unknown = Vec::new();
    let mut stands_in_comments = |container: u32| {
        let mut at = container as usize;
        // The root is its own parent.
        while known[at].is_none() && containers[at].parent as usize != at {
            unknown.push(at);
            at = containers[at].parent as usize;
        }
        let mut inside = known[at].unwrap_or(false);
        for index in unknown.drain(..).rev() {
            inside = inside || begins(index);
            known[index] = Some(inside);
        }
        inside
    };
    let blocks = document.blocks.iter().enumerate();
    blocks
        .map(|(index, block)| asked(index) && stands_in_comments(block.container))
        .collect()
}

/// The containers around a block.
fn holders(document: &Document, block: Option<usize>) -> Vec<bool> {
    let containers = &document.containers;
    let mut holds = vec![false; containers.len()];
    if let Some(block) = block.and_then(|index| document.blocks.get(index)) {
        let mut at = block.container as usize;
        while !holds[at] {
            holds[at] = true;
            at = containers[at].parent as usize;
        }
    }
    holds
}

fn is_named(label: &str) -> bool {
    let mut named = false;
    each_word(label, |word| named |= KNOWN.contains(word));
    named
}

/// A page asks it of each element.
static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{html, plain_text};

    fn commented(page: &str, title_block: Option<usize>) -> Vec<String> {
        let document = html::parse(page);
        let inside = within(&document, title_block, |_| true);
        let blocks = document.blocks.into_iter().zip(inside);
        blocks
            .filter_map(|(block, inside)| inside.then_some(block.text))
            .collect()
    }

    #[test]
    fn what_stands_in_a_section_of_comments_is_told_by_the_templates_names() {
        let page = "<body class='single comments-open'><div class='post comment-status-open'><h1>Title</h1><p>Body.</p>\
            <a class=commentary>Analysis</a></div><ol id=comments><li class=odd><p>First!</p><p>No.</p></ol>\
            <div class='fbComments'><p>Second.</p></div><footer>Imprint</footer>";
        assert_eq!(commented(page, Some(0)), ["First!", "No.", "Second."]);
    }

    #[test]
    fn text_has_no_names() {
        let document = plain_text::parse("Title\n\nComments\n\nFirst!");
        assert_eq!(within(&document, None, |_| true), [false; 3]);
    }
}
