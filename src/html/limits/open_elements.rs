//! Reads the stack of open elements and the active formatting elements from the tree builder.
//!
//! html5ever does not expose the length of either list. It does pass both, one after the other,
//! to a garbage collector's tracer, so this module poses as one.

use super::element_names::is_formatting;
use super::tree_sink::LimitedTreeSink;
use ego_tree::NodeId;
use html5ever::interface::{ElemName, Tracer, TreeSink};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name, ns};
use std::cell::RefCell;

/// Collects the handles that the tree builder traces.
#[derive(Default)]
struct HandleCollector(RefCell<Vec<NodeId>>);

impl Tracer for HandleCollector {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        self.0.borrow_mut().push(*node);
    }
}

/// The two lists of the tree builder.
pub(super) struct OpenElements {
    /// The stack of open elements, the root first.
    pub open: Vec<NodeId>,
    /// The list of active formatting elements.
    pub formatting: Vec<NodeId>,
}

impl OpenElements {
    /// Reads both lists; of the formatting elements at most `max_formatting + 1`.
    pub(super) fn of(
        builder: &TreeBuilder<NodeId, LimitedTreeSink>,
        max_formatting: usize,
    ) -> Self {
        let handles = HandleCollector::default();
        builder.trace_handles(&handles);
        OpenElements::split(handles.0.into_inner(), &builder.sink, max_formatting)
    }

    /// Splits the traced handles: document, open elements, formatting elements, head, form.
    ///
    /// Nothing marks where the formatting elements begin. Most of them are also open, so they are
    /// taken to be the longest suffix of formatting elements without a duplicate. That suffix may
    /// include an open formatting element that is no longer in the list.
    fn split(mut handles: Vec<NodeId>, tree: &LimitedTreeSink, max_formatting: usize) -> Self {
        let is_named = |handle: Option<&NodeId>, name: LocalName| {
            handle.is_some_and(|handle| *tree.elem_name(handle).local_name() == name)
        };
        handles.remove(0);
        for name in [local_name!("form"), local_name!("head")] {
            if is_named(handles.last(), name) {
                handles.pop();
            }
        }
        let mut first = handles.len();
        while let Some(before) = first.checked_sub(1) {
            let name = tree.elem_name(&handles[before]);
            let formatting = is_formatting(name.local_name()) && *name.ns() == ns!(html);
            let suffix = &handles[first..];
            if !formatting || suffix.len() > max_formatting || suffix.contains(&handles[before]) {
                break;
            }
            first = before;
        }
        let formatting = handles.split_off(first);
        OpenElements {
            open: handles,
            formatting,
        }
    }
}
