//! Builds scraper's tree, and bounds the attributes that copied elements carry.
//!
//! The HTML standard reopens unclosed formatting elements in each paragraph, with all their
//! attributes. [`token_filter`](super::token_filter) bounds the number of these elements. This
//! module bounds their attributes, because a copy of a `<b>` with 200 attributes takes as much
//! memory as 60 elements.

use super::element_names::is_formatting;
use ego_tree::{NodeId, Tree};
use html5ever::QualName;
use html5ever::interface::{Attribute, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use scraper::{Html, HtmlTreeSink, Node};
use std::borrow::Cow;
use std::cell::{Cell, Ref};

/// Attributes of a page, copies included: 40 MB. The largest count in the corpora is 39,076.
const MAX_ATTRIBUTES: usize = 1_000_000;

/// Bytes that one attribute takes besides its value: an entry of a list.
const ATTRIBUTE_BYTES: usize = 40;

/// Bytes that the attributes of copies may take beyond those of the page's own tags. A page of
/// 1,000 paragraphs with ten unclosed `<font>` in each takes a quarter of it.
const COPY_ALLOWANCE: usize = 4 << 20;

/// scraper's tree sink with a budget for attributes.
pub(super) struct LimitedTreeSink {
    inner: HtmlTreeSink,
    /// Attributes that further elements may have.
    attributes_left: Cell<usize>,
    /// Bytes that attributes of further formatting elements may take.
    bytes_left: Cell<usize>,
    /// At least one element was created without its attributes.
    stripped: Cell<bool>,
}

/// The bytes that these attributes take.
fn size(attributes: &[Attribute]) -> usize {
    attributes
        .iter()
        .map(|attribute| ATTRIBUTE_BYTES + attribute.value.len())
        .sum()
}

impl LimitedTreeSink {
    /// An empty tree with memory reserved for this many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let mut page = Html::new_document();
        page.tree = Tree::with_capacity(Node::Document, nodes);
        LimitedTreeSink {
            inner: HtmlTreeSink::new(page),
            attributes_left: Cell::new(MAX_ATTRIBUTES),
            bytes_left: Cell::new(COPY_ALLOWANCE),
            stripped: Cell::new(false),
        }
    }

    /// Adds the attributes of a formatting tag of the page to the budget twice: for the element
    /// and for one copy.
    pub(super) fn allow(&self, attributes: &[Attribute]) {
        let more = size(attributes).saturating_mul(2);
        self.bytes_left
            .set(self.bytes_left.get().saturating_add(more));
    }

    /// Whether an element was created without its attributes.
    pub(super) fn stripped(&self) -> bool {
        self.stripped.get()
    }

    /// Nodes created so far, including those no longer in the tree.
    #[inline]
    pub(super) fn nodes(&self) -> usize {
        self.inner.0.borrow().tree.nodes().len()
    }
}

impl TreeSink for LimitedTreeSink {
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
        let attributes_left = self.attributes_left.get().checked_sub(attrs.len());
        // The parser copies only formatting elements.
        let size = match is_formatting(&name.local) {
            true => size(&attrs),
            false => 0,
        };
        let bytes_left = self.bytes_left.get().checked_sub(size);
        if let (Some(attributes_left), Some(bytes_left)) = (attributes_left, bytes_left) {
            self.attributes_left.set(attributes_left);
            self.bytes_left.set(bytes_left);
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
