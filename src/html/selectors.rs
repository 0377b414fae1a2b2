//! Restricts a page to the elements that CSS selectors match (`--select`, `--remove`).
//!
//! Input: the tree of a page. Output: the tree without the removed elements, whose body holds only
//! the selected ones. The head stays as it is, for the metadata. What is left is cleaned like any
//! page: a selector says where the body is, not that all of it is body.

use ego_tree::NodeId;
use rustc_hash::FxHashSet;
use scraper::{ElementRef, Html, Selector};
use thiserror::Error;

/// Selectors for the pages of sites that one knows.
#[derive(Debug, Clone, Default)]
pub struct Selectors {
    select: Vec<Selector>,
    remove: Vec<Selector>,
}

/// A text that is no selector.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{css}` is not a CSS selector: {reason}")]
pub struct SelectorError {
    css: String,
    reason: String,
}

impl Selectors {
    /// Reads selectors (Selectors Level 4, without pseudo-elements). Without any in `select`, the
    /// whole page is selected.
    ///
    /// # Errors
    ///
    /// If one of the texts is no selector.
    pub fn new(select: &[String], remove: &[String]) -> Result<Self, SelectorError> {
        let parsed = |all: &[String]| -> Result<Vec<Selector>, SelectorError> {
            all.iter().map(|css| parse(css)).collect()
        };
        Ok(Selectors {
            select: parsed(select)?,
            remove: parsed(remove)?,
        })
    }

    /// Whether some elements are selected, and not the whole page.
    pub(crate) fn selects(&self) -> bool {
        !self.select.is_empty()
    }

    /// Restricts a page. False if nothing on it is selected; then only elements are removed.
    pub(super) fn apply(&self, html: &mut Html) -> bool {
        if self.select.is_empty() && self.remove.is_empty() {
            return true;
        }
        let matches = |all: &[Selector], element: &ElementRef| {
            all.iter().any(|selector| selector.matches(element))
        };
        let mut elements = html.tree.root().descendants().filter_map(ElementRef::wrap);
        let Some(body) = elements.find(|element| element.value().name() == "body") else {
            return self.select.is_empty();
        };
        let body = body.id();
        let removed: Vec<NodeId> = descendants(html, body)
            .filter(|element| element.id() != body && matches(&self.remove, element))
            .map(|element| element.id())
            .collect();
        for id in removed {
            if let Some(mut node) = html.tree.get_mut(id) {
                node.detach();
            }
        }
        if self.select.is_empty() {
            return true;
        }
        let mut selected = FxHashSet::default();
        let mut in_order = Vec::new();
        for element in descendants(html, body) {
            // A selected element brings its descendants along.
            let is_inside = element
                .ancestors()
                .any(|node| selected.contains(&node.id()));
            if !is_inside && matches(&self.select, &element) {
                selected.insert(element.id());
                in_order.push(element.id());
            }
        }
        if in_order.is_empty() || selected.contains(&body) {
            return !in_order.is_empty();
        }
        for id in &in_order {
            if let Some(mut node) = html.tree.get_mut(*id) {
                node.detach();
            }
        }
        let Some(mut body) = html.tree.get_mut(body) else {
            return false;
        };
        while let Some(mut child) = body.first_child() {
            child.detach();
        }
        for id in in_order {
            body.append_id(id);
        }
        true
    }
}

/// The element with this id, and those in it.
fn descendants(html: &Html, id: NodeId) -> impl Iterator<Item = ElementRef<'_>> {
    let nodes = html
        .tree
        .get(id)
        .into_iter()
        .flat_map(|node| node.descendants());
    nodes.filter_map(ElementRef::wrap)
}

fn parse(css: &str) -> Result<Selector, SelectorError> {
    Selector::parse(css).map_err(|error| SelectorError {
        css: css.to_owned(),
        reason: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::Selectors;
    use crate::html::parse_selected;
    use crate::warning::Warning;

    const PAGE: &str = "<title>T</title><h1>Head</h1><div class=a><p>One <i class=n>x</i></p>\
                        <div class=a>Two</div></div><p id=c>Three</p><p>Four</p>";

    fn blocks(select: &[&str], remove: &[&str]) -> Vec<String> {
        let owned = |all: &[&str]| all.iter().map(|css| css.to_string()).collect::<Vec<_>>();
        let selectors = Selectors::new(&owned(select), &owned(remove)).unwrap();
        let document = parse_selected(PAGE, &selectors);
        assert_eq!(document.head.title, "T");
        assert!(document.warnings.is_empty());
        document
            .blocks
            .into_iter()
            .map(|block| block.text)
            .collect()
    }

    #[test]
    fn selected_elements_stay_in_the_order_of_the_page_each_once() {
        assert_eq!(blocks(&["#c", "div.a"], &[]), ["One x", "Two", "Three"]);
        assert_eq!(blocks(&["body"], &[]), blocks(&[], &[]));
    }

    #[test]
    fn removed_elements_go_also_inside_selected_ones() {
        assert_eq!(blocks(&["div.a"], &[".n", "h1"]), ["One", "Two"]);
        assert_eq!(blocks(&[], &["div, h1"]), ["Three", "Four"]);
        assert!(blocks(&[], &["*"]).is_empty());
    }

    #[test]
    fn a_page_on_which_nothing_is_selected_stays_whole_and_has_a_warning() {
        let selectors = Selectors::new(&["main".to_owned()], &[]).unwrap();
        let document = parse_selected(PAGE, &selectors);
        assert_eq!(document.warnings, [Warning::NothingSelected]);
        assert_eq!(document.blocks.len(), 5);
    }

    #[test]
    fn a_text_that_is_no_selector_is_named_in_the_error() {
        let error = Selectors::new(&["div[".to_owned()], &[]).unwrap_err();
        assert!(error.to_string().contains("`div[`"), "{error}");
    }
}
