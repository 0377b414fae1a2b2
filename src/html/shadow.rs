//! Replaces declarative shadow roots by what a browser shows in their place.
//!
//! Input: the tree of a page. Output: the same tree, in which each `<template shadowrootmode>` is
//! replaced by its content, and each `<slot>` in it holds the children of the host that belong
//! there (the flat tree of <https://dom.spec.whatwg.org/#shadow-trees>). So no later stage knows
//! about shadow roots. A template without the attribute stays inert.

use ego_tree::{NodeId, NodeRef, Tree};
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::node::Element;
use scraper::{Html, Node};

/// The elements that may have a shadow root, besides custom elements
/// (<https://dom.spec.whatwg.org/#valid-shadow-host-name>).
const HOSTS: [&str; 18] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "nav",
    "p",
    "section",
    "span",
];

/// Moves the content of every declarative shadow root to where it is shown. Roots are replaced in
/// document order: a slot of an outer root may lie in a host, and moves with its content. Each
/// node is visited for one root, so the time is linear in the size of the page.
pub(super) fn flatten(html: &mut Html) {
    let tree = &mut html.tree;
    let is_root = |node: &NodeRef<Node>| is_shadow_root(*node);
    let is_any = tree.nodes().any(|node| is_root(&node));
    if !is_any {
        return;
    }
    let in_order = tree.root().descendants().filter(is_root);
    let roots: Vec<NodeId> = in_order.map(|node| node.id()).collect();
    for root in roots {
        replace(tree, root);
    }
}

/// Whether a node is a template that a browser turns into the shadow root of its parent.
fn is_shadow_root(node: NodeRef<Node>) -> bool {
    let is_mode = |mode: &str| matches!(&*mode.to_ascii_lowercase(), "open" | "closed");
    let is_declared = element(node).is_some_and(|element| {
        element.name() == "template" && element.attr("shadowrootmode").is_some_and(is_mode)
    });
    let may_be_host = |parent: NodeRef<Node>| {
        element(parent)
            .is_some_and(|host| host.name().contains('-') || HOSTS.contains(&host.name()))
    };
    is_declared && node.parent().is_some_and(may_be_host)
}

/// Whether a node shows nothing: a comment, or white space between elements.
fn is_blank(node: NodeRef<Node>) -> bool {
    match node.value() {
        Node::Text(text) => text.trim().is_empty(),
        value => !value.is_element(),
    }
}

fn element(node: NodeRef<'_, Node>) -> Option<&Element> {
    node.value().as_element()
}

/// Puts the content of a root after the children of its host, and those children that have a slot
/// into it. The others stay. A host has one root; a second template stays what it is.
fn replace(tree: &mut Tree<Node>, root: NodeId) {
    let Some(host) = tree.get(root).and_then(|node| node.parent()) else {
        return;
    };
    let mut roots = host.children().filter(|child| is_shadow_root(*child));
    if roots.next().map(|first| first.id()) != Some(root) {
        return;
    }
    let host_id = host.id();
    let light: Vec<(NodeId, String)> = host
        .children()
        .filter(|child| child.id() != root && !is_blank(*child))
        .map(|child| (child.id(), name_of(child, "slot")))
        .collect();
    let (content, slots) = content_of(tree, root);
    let filled: FxHashSet<NodeId> = light
        .iter()
        .filter_map(|(_, name)| slots.get(name).copied())
        .collect();
    for slot in filled {
        detach_children(tree, slot);
    }
    for (child, name) in light {
        // A browser does not show a child without a slot, but a script may: later stages decide.
        if let Some(mut slot) = slots.get(&name).and_then(|slot| tree.get_mut(*slot)) {
            slot.append_id(child);
        }
    }
    for node in content {
        if let Some(mut host) = tree.get_mut(host_id) {
            host.append_id(node);
        }
    }
    detach(tree, root);
}

/// Removes the fallback of a slot, which is shown only where no child of the host is.
fn detach_children(tree: &mut Tree<Node>, slot: NodeId) {
    let children = tree.get(slot).into_iter().flat_map(|slot| slot.children());
    let children: Vec<NodeId> = children.map(|node| node.id()).collect();
    for child in children {
        detach(tree, child);
    }
}

fn detach(tree: &mut Tree<Node>, node: NodeId) {
    if let Some(mut node) = tree.get_mut(node) {
        node.detach();
    }
}

/// The top nodes of a shadow root, and its slots by name. The first slot of a name counts.
fn content_of(tree: &Tree<Node>, root: NodeId) -> (Vec<NodeId>, FxHashMap<String, NodeId>) {
    let (mut content, mut slots) = (Vec::new(), FxHashMap::default());
    let Some(root) = tree.get(root) else {
        return (content, slots);
    };
    // The tree builder puts the content of a template into a fragment below it.
    let is_fragment = |node: &NodeRef<Node>| node.value().is_fragment();
    for child in root.children() {
        match is_fragment(&child) {
            true => content.extend(child.children().map(|node| node.id())),
            false => content.push(child.id()),
        }
    }
    let mut open: Vec<NodeRef<Node>> = root.children().collect();
    open.reverse();
    while let Some(node) = open.pop() {
        match element(node).map(Element::name) {
            Some("slot") => {
                slots.entry(name_of(node, "name")).or_insert(node.id());
            }
            // Slots in other templates belong to those.
            Some("template") => continue,
            _ => {}
        }
        let before = open.len();
        open.extend(node.children());
        open[before..].reverse();
    }
    (content, slots)
}

/// The name in an attribute; the default slot has the empty name.
fn name_of(node: NodeRef<Node>, attribute: &str) -> String {
    let name = element(node).and_then(|element| element.attr(attribute));
    name.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::html::parse;

    fn texts(source: &str) -> Vec<String> {
        parse(source).blocks.into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn the_content_of_a_declarative_shadow_root_is_shown_and_a_plain_template_is_not() {
        let page = |attribute: &str| {
            format!("<p>Before</p><a-story><template {attribute}><p>Story</p></template></a-story>")
        };
        assert_eq!(texts(&page("shadowrootmode=open")), ["Before", "Story"]);
        assert_eq!(texts(&page("shadowrootmode=CLOSED")), ["Before", "Story"]);
        assert_eq!(texts(&page("shadowrootmode=x")), ["Before"]);
        assert_eq!(texts(&page("")), ["Before"]);
        let list = "<ul><template shadowrootmode=open><li>Item</template></ul>";
        assert!(texts(list).is_empty(), "a list has no shadow root");
    }

    #[test]
    fn children_of_the_host_are_shown_in_their_slots() {
        let page = "<a-story>\
            <template shadowrootmode=open><style>p{}</style><slot name=title>Untitled</slot>\
            <p>By the editors</p><div><slot></slot></div><slot name=end>The end</slot></template>\
            <p>First paragraph</p><h1 slot=title>Headline</h1><p>Second paragraph</p>\
            </a-story><p>After</p>";
        assert_eq!(
            texts(page),
            [
                "Headline",
                "By the editors",
                "First paragraph",
                "Second paragraph",
                "The end",
                "After"
            ]
        );
    }

    #[test]
    fn slots_pass_children_on_to_a_host_inside_the_root() {
        let page = "<a-page><template shadowrootmode=open><a-card>\
            <template shadowrootmode=open><p>Card</p><slot></slot></template>\
            <slot></slot></a-card></template><p>Story</p></a-page>";
        assert_eq!(texts(page), ["Card", "Story"]);
    }
}
