//! The tree's side of the guard: copies of an element may not cost more than the page.
//!
//! The standard opens formatting elements that were left open again in each paragraph, with all
//! their attributes. Their number is bounded in [`tokens`](super::tokens); here the attributes
//! are, because a copy of `<b>` with 200 of them takes as much memory as 60 elements.

use super::element_names::is_formatting;
use ego_tree::{NodeId, Tree};
use html5ever::QualName;
use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use scraper::{Html, HtmlTreeSink, Node};
use std::borrow::Cow;
use std::cell::{Cell, Ref};

/// Attributes of a page, copies among them: 40 MB. The corpora's pages have 39,076 at most.
const ATTRIBUTES: usize = 1_000_000;

/// What one attribute takes besides its characters: a name and a value in a list, 40 bytes.
const ATTRIBUTE: usize = 40;

/// What copies may carry beyond what the page's own tags do. A page of 1,000 paragraphs with ten
/// unclosed `<font>` in each takes a fourth of it.
const COPIES: usize = 4 << 20;

/// Builds scraper's tree, and keeps account of the attributes in it.
pub(super) struct TreeOfPage {
    inner: HtmlTreeSink,
    /// Attributes that elements may still have, by number and in bytes.
    attributes: Cell<usize>,
    bytes: Cell<usize>,
    /// An element was made without its attributes.
    stripped: Cell<bool>,
}

/// What attributes take, in bytes.
fn weight(attributes: &[Attribute]) -> usize {
    attributes.iter().map(|a| ATTRIBUTE + a.value.len()).sum()
}

impl TreeOfPage {
    /// A tree with room for so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        let mut page = Html::new_document();
        page.tree = Tree::with_capacity(Node::Document, nodes);
        TreeOfPage {
            inner: HtmlTreeSink::new(page),
            attributes: Cell::new(ATTRIBUTES),
            bytes: Cell::new(COPIES),
            stripped: Cell::new(false),
        }
    }

    /// A formatting tag of the page brings these attributes: they may be used twice, in the element and in one copy.
    pub(super) fn allow(&self, attributes: &[Attribute]) {
        let more = weight(attributes).saturating_mul(2);
        self.bytes.set(self.bytes.get().saturating_add(more));
    }

    pub(super) fn stripped(&self) -> bool {
        self.stripped.get()
    }

    /// Nodes made so far, those that are in the tree no more among them.
    #[inline]
    pub(super) fn nodes(&self) -> usize {
        self.inner.0.borrow().tree.nodes().len()
    }
}

impl TreeSink for TreeOfPage {
    type Handle = NodeId;
    type Output = Html;
    type ElemName<'a> = Ref<'a, QualName>;

    fn create_element(
        &self,
        name: QualName,
        mut attrs: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        if attrs.is_empty() {
            return self.inner.create_element(name, attrs, flags);
        }
        let attributes = self.attributes.get().checked_sub(attrs.len());
        // Of no other elements does the parser make copies.
        let weight = match is_formatting(&name.local) {
            true => weight(&attrs),
            false => 0,
        };
        let bytes = self.bytes.get().checked_sub(weight);
        if let (Some(attributes), Some(bytes)) = (attributes, bytes) {
            self.attributes.set(attributes);
            self.bytes.set(bytes);
        } else {
            attrs = Vec::new();
            self.stripped.set(true);
        }
        self.inner.create_element(name, attrs, flags)
    }

    fn finish(self) -> Html {
        self.inner.finish()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.inner.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.inner.elem_name(target)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.inner.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.inner.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.inner.append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        prev_element: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        self.inner
            .append_based_on_parent_node(element, prev_element, child);
    }

    fn append_doctype_to_document(
        &self,
        name: StrTendril,
        public_id: StrTendril,
        system_id: StrTendril,
    ) {
        self.inner
            .append_doctype_to_document(name, public_id, system_id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.inner.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        self.inner.append_before_sibling(sibling, new_node);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.inner.add_attrs_if_missing(target, attrs);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.inner.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.inner.reparent_children(node, new_parent);
    }
}
