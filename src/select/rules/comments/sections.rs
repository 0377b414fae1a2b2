//! Readers' comments in HTML, by the names that templates give to their container.

use crate::document::{Document, Reason, Tag};
use crate::lang::class_names::names_comment_section;
use crate::select::rules::Rule;
use crate::select::{Comments, Context, Selection, SourceKind};

pub(in crate::select::rules) const DROP_SECTIONS: Rule = Rule {
    name: "comment-sections",
    applies_to: &[SourceKind::Html],
    why: "Comments after the body of an article are dropped; the posts of a forum are its body.",
    apply: drop_sections,
};

pub(in crate::select::rules) const KEEP_SECTIONS: Rule = Rule {
    name: "keep-comment-sections",
    applies_to: &[SourceKind::Html],
    why: "With `--comments keep` every block in a section of comments is kept.",
    apply: keep_sections,
};

/// The probability of being an article from which on comments are dropped.
///
/// An article with many comments looks a little like a thread. Five folds, F1 of world / Polish:
/// 0.9558 / 0.930 with 0.9, 0.9578 / 0.941 with 0.1. With 0.1 and 0.2 WCXB's forums lose 0.002;
/// with 0.3 they do not.
const ARTICLE: f32 = 0.3;

/// The least kept words before the comments, and the limit of those after them.
///
/// A standfirst has fewer words. Some templates call the body of an opinion a comment, and some
/// articles contain an expert's comment: there the body is inside or continues after it.
const BODY_WORDS: f32 = 60.0;

/// Words of a comment that `--comments keep` keeps; shorter blocks are names, times and buttons.
const SHORT: f32 = 4.0;

fn drop_sections(context: &Context, selection: &mut Selection) {
    if context.comments == Comments::Keep || context.scores.p_expert < ARTICLE {
        return;
    }
    let is_comment = in_sections(context.document, context.title.block, |block| {
        selection.is_kept(block)
    });
    let Some(first) = is_comment.iter().position(|is_comment| *is_comment) else {
        return;
    };
    let end = is_comment.len();
    let body_words = |blocks| -> f32 {
        let kept = selection.kept(blocks).filter(|block| !is_comment[*block]);
        kept.map(|block| context.words(block)).sum()
    };
    if body_words(0..first) < BODY_WORDS || body_words(first..end) >= BODY_WORDS {
        return;
    }
    for (block, is_comment) in is_comment.into_iter().enumerate() {
        if is_comment {
            selection.drop(block, Reason::Comments);
        }
    }
}

fn keep_sections(context: &Context, selection: &mut Selection) {
    if context.comments == Comments::Drop {
        return;
    }
    let is_comment = in_sections(context.document, context.title.block, |block| {
        !context.document.blocks[block].hidden
    });
    for (block, is_comment) in is_comment.into_iter().enumerate() {
        if is_comment && context.words(block) > SHORT {
            selection.keep(block);
        }
    }
}

/// For each block, whether it passes `filter` and is inside a section of comments.
///
/// The containers around the title hold the body too, whatever their names: templates also note
/// there whether comments are open.
fn in_sections(
    document: &Document,
    title_block: Option<usize>,
    filter: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let containers = &document.containers;
    let holds_title = containers_around(document, title_block);
    let opens_section = |index: usize| {
        let container = &containers[index];
        !matches!(container.tag, Tag::Html | Tag::Body | Tag::Main)
            && !holds_title[index]
            && names_comment_section(&container.label)
    };
    // Each container is looked at once, and only if a block in it passes the filter: most
    // containers of a page are menus.
    let mut known: Vec<Option<bool>> = vec![None; containers.len()];
    let mut unknown = Vec::new();
    let mut is_in_section = |container: u32| {
        let mut index = container as usize;
        // The root is its own parent.
        while known[index].is_none() && containers[index].parent as usize != index {
            unknown.push(index);
            index = containers[index].parent as usize;
        }
        let mut inside = known[index].unwrap_or(false);
        for index in unknown.drain(..).rev() {
            inside = inside || opens_section(index);
            known[index] = Some(inside);
        }
        inside
    };
    let blocks = document.blocks.iter().enumerate();
    blocks
        .map(|(index, block)| filter(index) && is_in_section(block.container))
        .collect()
}

/// For each container, whether the block is inside it.
fn containers_around(document: &Document, block: Option<usize>) -> Vec<bool> {
    let containers = &document.containers;
    let mut around = vec![false; containers.len()];
    if let Some(block) = block.and_then(|index| document.blocks.get(index)) {
        let mut index = block.container as usize;
        while !around[index] {
            around[index] = true;
            index = containers[index].parent as usize;
        }
    }
    around
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::select::testing::{PROSE, kept_alike};
    use crate::{html, plain_text};

    fn comments(page: &str, title_block: Option<usize>) -> Vec<String> {
        let document = html::parse(page);
        let inside = in_sections(&document, title_block, |_| true);
        let blocks = document.blocks.into_iter().zip(inside);
        blocks
            .filter_map(|(block, inside)| inside.then_some(block.text))
            .collect()
    }

    #[test]
    fn sections_of_comments_are_found_by_class_and_id() {
        let page = "<body class='single comments-open'>\
            <div class='post comment-status-open'><h1>Title</h1><p>Body.</p>\
            <a class=commentary>Analysis</a></div>\
            <ol id=comments><li class=odd><p>First!</p><p>No.</p></ol>\
            <div class='fbComments'><p>Second.</p></div><footer>Imprint</footer>";
        assert_eq!(comments(page, Some(0)), ["First!", "No.", "Second."]);
    }

    #[test]
    fn plain_text_has_no_sections() {
        let document = plain_text::parse("Title\n\nComments\n\nFirst!");
        assert_eq!(in_sections(&document, None, |_| true), [false; 3]);
    }

    /// What is kept of an article of 66 words and its two comments, all of which look like body.
    fn kept_with_comments(p_expert: f32, comments: Comments) -> Vec<String> {
        let body = format!("<p>{}</p>", PROSE.repeat(6));
        let document = html::parse(&format!(
            "<h1>Title</h1>{body}<ul class=comment-list><li>Ann</li>\
             <li>What a day that was!</li></ul><p>{PROSE}</p>"
        ));
        let kept = kept_alike(&document, 0.95, Some(p_expert), comments);
        let blocks = document.blocks.iter().zip(kept).skip(2);
        blocks
            .filter(|(_, kept)| *kept)
            .map(|(block, _)| block.text.clone())
            .collect()
    }

    #[test]
    fn comments_on_an_article_are_dropped_and_posts_of_a_thread_are_kept() {
        assert_eq!(kept_with_comments(0.9, Comments::Drop), [PROSE]);
        let thread = ["Ann", "What a day that was!", PROSE];
        assert_eq!(kept_with_comments(0.0, Comments::Drop), thread);
    }

    #[test]
    fn a_section_named_comment_that_is_or_is_inside_the_body_is_kept() {
        let body = format!("<p>{}</p>", PROSE.repeat(6));
        for page in [
            format!("{body}<div class=expert-comment><p>{PROSE}</p></div>{body}"),
            format!("<p>{PROSE}</p><div class=tone-comment>{body}</div>"),
        ] {
            let document = html::parse(&format!("<h1>Title</h1>{page}"));
            let kept = kept_alike(&document, 0.95, Some(0.9), Comments::Drop);
            assert!(kept[1..].iter().all(|kept| *kept), "{page}");
        }
    }

    #[test]
    fn comments_are_kept_on_request_even_if_they_are_unlikely() {
        let all = ["Ann", "What a day that was!", PROSE];
        assert_eq!(kept_with_comments(0.9, Comments::Keep), all);
        let page = "<h1>Title</h1><ul class=comment-list><li>Ann</li>\
            <li>What a day that was, all in all!</li></ul>";
        let document = html::parse(page);
        let kept = kept_alike(&document, 0.01, None, Comments::Keep);
        assert_eq!(kept, [false, false, true]);
    }
}
