//! Drops small elements that the page hides and that little can show.
//!
//! Hidden is not the same as foreign: tabs, answers that open by a click and bodies that a script
//! shows are hidden at first (`docs/decisions/0024-boxes-in-articles.md`). But what shows an
//! element has to find it, and nearly always by its `id`, class or role. An element without any of
//! them usually stays hidden.

use super::Rule;
use crate::document::{Document, Reason};
use crate::select::{Context, Selection, SourceKind};

pub(super) const RULE: Rule = Rule {
    name: "hidden-element",
    applies_to: &[SourceKind::Html],
    why: "Little can show a hidden element without class, id and role, so readers seldom see it.",
    apply,
};

/// A page with at least this probability of being an article. On shops and services hidden parts
/// are mostly what a click shows.
const ARTICLE: f32 = 0.5;

/// The largest share of the kept words that hidden elements may have. Some pages hide their whole
/// body until a script has run.
const MOST_HIDDEN: f32 = 0.3;

fn apply(context: &Context, selection: &mut Selection) {
    if context.scores.p_expert < ARTICLE {
        return;
    }
    let is_unseen = unseen(context.document);
    let kept: Vec<usize> = selection.kept(selection.blocks()).collect();
    let hidden: Vec<usize> = kept
        .iter()
        .copied()
        .filter(|block| is_unseen[context.document.blocks[*block].container as usize])
        .collect();
    if context.words_of(&hidden) <= MOST_HIDDEN * context.words_of(&kept) {
        for block in hidden {
            selection.drop(block, Reason::Boilerplate);
        }
    }
}

/// Whether each container is inside a hidden element without a name.
fn unseen(document: &Document) -> Vec<bool> {
    let mut unseen: Vec<bool> = Vec::with_capacity(document.containers.len());
    for container in &document.containers {
        let parent = container.parent as usize;
        let begins =
            container.hidden && container.label.is_empty() && !document.containers[parent].hidden;
        unseen.push(begins || unseen.get(parent).copied().unwrap_or(false));
    }
    unseen
}

#[cfg(test)]
mod tests {
    use crate::html;
    use crate::select::Comments;
    use crate::select::testing::{PROSE, kept_alike};

    fn kept_on(hidden: &str, p_expert: f32) -> Vec<bool> {
        let seen = format!("<p>{PROSE}</p>").repeat(3);
        let page = format!("{seen}{hidden}");
        kept_alike(&html::parse(&page), 0.9, Some(p_expert), Comments::Drop)
    }

    fn kept(hidden: &str) -> Vec<bool> {
        kept_on(hidden, 0.9)
    }

    #[test]
    fn a_hidden_element_without_a_name_is_dropped() {
        let kept = kept(&format!("<div hidden><p>{PROSE}</p></div>"));
        assert_eq!(kept, [true, true, true, false]);
    }

    #[test]
    fn hidden_parts_of_other_pages_are_kept() {
        let hidden = format!("<div hidden><p>{PROSE}</p></div>");
        assert_eq!(kept_on(&hidden, 0.2), [true; 4]);
    }

    #[test]
    fn a_hidden_element_with_a_name_is_kept() {
        for name in ["id=answer", "class=tab", "role=tabpanel"] {
            let kept = kept(&format!("<div hidden {name}><p>{PROSE}</p></div>"));
            assert_eq!(kept, [true; 4], "{name}");
        }
    }

    #[test]
    fn a_hidden_body_is_kept() {
        let kept = kept(&format!(
            "<div hidden>{}</div>",
            format!("<p>{PROSE}</p>").repeat(3)
        ));
        assert_eq!(kept, [true; 6]);
    }
}
