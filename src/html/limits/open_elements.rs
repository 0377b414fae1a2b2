//! What is open in a tree builder.
//!
//! It tells nobody how many elements are open, nor how many formatting elements it keeps, but it
//! shows both lists, one behind the other, to a garbage collector.

use super::element_names::is_formatting;
use super::tree_sink::TreeOfPage;
use ego_tree::NodeId;
use html5ever::interface::{ElemName, Tracer, TreeSink};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name, ns};
use std::cell::RefCell;

/// Collects the handles that the tree builder shows.
#[derive(Default)]
struct Seen(RefCell<Vec<NodeId>>);

impl Tracer for Seen {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        self.0.borrow_mut().push(*node);
    }
}

/// The two lists of the tree builder, told apart.
pub(super) struct Shown {
    pub open: Vec<NodeId>,
    pub formatting: Vec<NodeId>,
}

impl Shown {
    /// What is open in a tree builder; of formatting elements no more than one beyond `most`.
    pub(super) fn by(builder: &TreeBuilder<NodeId, TreeOfPage>, most: usize) -> Self {
        let seen = Seen::default();
        builder.trace_handles(&seen);
        Shown::of(seen.0.into_inner(), &builder.sink, most)
    }

    /// It shows the document, the open elements, the formatting elements, the head and the form.
    /// Formatting elements are the longest run at the end in which none stands twice, since most
    /// of them are open, too; a formatting element that is open and not kept may be among them.
    fn of(mut handles: Vec<NodeId>, tree: &TreeOfPage, most: usize) -> Self {
        let named = |handle: Option<&NodeId>, name: LocalName| {
            handle.is_some_and(|handle| *tree.elem_name(handle).local_name() == name)
        };
        handles.remove(0);
        for name in [local_name!("form"), local_name!("head")] {
            if named(handles.last(), name) {
                handles.pop();
            }
        }
        let mut first = handles.len();
        while let Some(before) = first.checked_sub(1) {
            let name = tree.elem_name(&handles[before]);
            let formatting = is_formatting(name.local_name()) && *name.ns() == ns!(html);
            let kept = &handles[first..];
            if !formatting || kept.len() > most || kept.contains(&handles[before]) {
                break;
            }
            first = before;
        }
        let formatting = handles.split_off(first);
        Shown {
            open: handles,
            formatting,
        }
    }
}
