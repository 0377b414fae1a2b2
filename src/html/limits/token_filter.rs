//! Sits between tokenizer and tree builder: drops tags beyond a limit, and passes their text on.
//!
//! Counting the open elements costs a scan, so it happens only once the nodes created since the
//! last count could have reached a limit. Until then a token passes after a few comparisons.
//! Nearly all tokens of real pages do, so those comparisons are the cost of the limits.

use super::ParsedPage;
use super::counts::{
    INLINE_NAME_BYTES, MAX_ATTRIBUTES, MAX_COMMENTS, MAX_FORMATTING, MAX_NAMES, MAX_NODES,
    MAX_OPEN, MAX_ROOT_ATTRIBUTES, MAX_TEMPLATES, NODE_ALLOWANCE, NODES_PER_TOKEN,
};
use super::dropped_tags::DroppedTags;
use super::element_names::{breaks_out, is_formatting, is_void, raw_kind};
use super::open_elements::OpenElements;
use super::tree_sink::LimitedTreeSink;
use crate::warning::Warning;
use ego_tree::NodeId;
use html5ever::interface::{ElemName, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use rustc_hash::FxHashSet;
use std::cell::{Cell, RefCell};

/// The state of the tree builder at the last count.
#[derive(Debug, Clone, Copy, Default)]
struct Snapshot {
    open: usize,
    formatting: usize,
    /// Nodes created before the count.
    nodes: usize,
}

/// The token sink that applies the limits in front of the tree builder.
pub(super) struct TokenFilter {
    builder: TreeBuilder<NodeId, LimitedTreeSink>,
    /// Tokens received so far.
    tokens: Cell<usize>,
    snapshot: Cell<Snapshot>,
    /// While the tree has fewer nodes than this, a tag cannot exceed a limit on nodes or depth.
    safe_below: Cell<usize>,
    /// Formatting tags passed on since the snapshot.
    formatting_since: Cell<usize>,
    /// A tag was passed on since the snapshot, so elements may have closed.
    tags_since: Cell<bool>,
    /// Nodes created before formatting elements were last closed.
    nodes_at_close: Cell<usize>,
    comments: Cell<usize>,
    templates: Cell<usize>,
    root_attributes: Cell<usize>,
    /// Names of elements and attributes so far, duplicates included.
    names_seen: Cell<usize>,
    /// The distinct ones, recorded once there are many.
    distinct_names: RefCell<FxHashSet<LocalName>>,
    dropped: DroppedTags,
    /// The tree has the maximum of nodes: from here on only text is passed on.
    full: Cell<bool>,
    limits_hit: RefCell<Vec<Warning>>,
}

impl TokenFilter {
    /// A filter for a page that probably has this many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let sink = LimitedTreeSink::with_capacity(nodes);
        TokenFilter {
            builder: TreeBuilder::new(sink, Default::default()),
            tokens: Cell::new(0),
            snapshot: Cell::default(),
            safe_below: Cell::new(MAX_OPEN),
            formatting_since: Cell::new(0),
            tags_since: Cell::new(false),
            nodes_at_close: Cell::new(0),
            comments: Cell::new(0),
            templates: Cell::new(0),
            root_attributes: Cell::new(0),
            names_seen: Cell::new(0),
            distinct_names: RefCell::default(),
            dropped: DroppedTags::default(),
            full: Cell::new(false),
            limits_hit: RefCell::default(),
        }
    }

    fn record(&self, limit: Warning) {
        let mut limits_hit = self.limits_hit.borrow_mut();
        if !limits_hit.contains(&limit) {
            limits_hit.push(limit);
        }
    }

    /// The parsed page, after the last token.
    pub(super) fn finish(self) -> ParsedPage {
        if self.builder.sink.stripped() {
            self.record(Warning::AttributeLimit);
        }
        let mut limits_hit = self.limits_hit.into_inner();
        limits_hit.sort_unstable();
        ParsedPage {
            html: self.builder.sink.finish(),
            limits_hit,
        }
    }

    /// Whether a token can exceed no limit and may pass unchanged. If so, its tag is counted.
    #[inline]
    fn passes(&self, token: &Token) -> bool {
        match token {
            Token::TagToken(tag) => {
                let passes = self.builder.sink.nodes() < self.safe_below.get()
                    && self.dropped.is_empty()
                    && match tag.kind {
                        TagKind::EndTag => tag.attrs.len() <= MAX_ATTRIBUTES,
                        TagKind::StartTag => self.start_tag_passes(tag),
                    };
                if passes {
                    self.tags_since.set(true);
                }
                passes
            }
            Token::CharacterTokens(_) => self.dropped.is_empty(),
            Token::CommentToken(_) => false,
            _ => true,
        }
    }

    fn start_tag_passes(&self, tag: &Tag) -> bool {
        let names_seen = self.names_seen.get() + 1 + tag.attrs.len();
        let has_own_limit = matches!(
            tag.name,
            local_name!("html") | local_name!("body") | local_name!("template")
        );
        if has_own_limit || names_seen > MAX_NAMES || tag.attrs.len() > MAX_ATTRIBUTES {
            return false;
        }
        if is_formatting(&tag.name) {
            let formatting = self.formatting_since.get();
            if self.snapshot.get().formatting + formatting >= MAX_FORMATTING {
                return false;
            }
            self.formatting_since.set(formatting + 1);
            self.builder.sink.allow(&tag.attrs);
        }
        self.names_seen.set(names_seen);
        true
    }

    /// Checks a token against every limit, and passes on what stays within them.
    #[cold]
    fn apply_limits(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start_tag(tag, line),
            Token::TagToken(tag) => self.end_tag(tag, line),
            Token::CharacterTokens(text) => self.text(text, line),
            Token::CommentToken(_) if self.comments.get() >= MAX_COMMENTS || self.full.get() => {
                self.record(Warning::NodeLimit);
                TokenSinkResult::Continue
            }
            Token::CommentToken(_) => {
                self.comments.set(self.comments.get() + 1);
                self.builder.process_token(token, line)
            }
            token => self.builder.process_token(token, line),
        }
    }

    /// Passes a tag on. If the tokens so far created too many nodes, closes formatting elements.
    fn pass_on(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        self.tags_since.set(true);
        let result = self.builder.process_token(Token::TagToken(tag), line);
        let allowed = self.tokens.get() * NODES_PER_TOKEN + NODE_ALLOWANCE;
        let nodes = self.builder.sink.nodes();
        if nodes > allowed && nodes > self.nodes_at_close.get() + NODE_ALLOWANCE {
            self.record(Warning::FormattingLimit);
            self.close_formatting(line);
            self.nodes_at_close.set(self.builder.sink.nodes());
        }
        result
    }

    fn start_tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        self.limit_attributes(&mut tag);
        if self.is_full(line) {
            return self.dropped.drop_in_full_tree(&tag);
        }
        if let Some(limit) = self.limit_exceeded_by(&tag) {
            self.record(limit);
            self.dropped.drop_with_end(tag);
            return TokenSinkResult::Continue;
        }
        if is_formatting(&tag.name) {
            self.formatting_since.set(self.formatting_since.get() + 1);
            self.builder.sink.allow(&tag.attrs);
        }
        self.pass_on(tag, line)
    }

    /// Removes surplus attributes from a tag, and those with names beyond the limit on names.
    fn limit_attributes(&self, tag: &mut Tag) {
        let attributes = tag.attrs.len();
        let names_seen = self.names_seen.get() + attributes;
        if names_seen <= MAX_NAMES && attributes <= MAX_ATTRIBUTES {
            self.names_seen.set(names_seen);
            return;
        }
        tag.attrs.truncate(MAX_ATTRIBUTES);
        tag.attrs
            .retain(|attribute| self.admits_name(&attribute.name.local));
        if tag.attrs.len() < attributes {
            self.record(Warning::AttributeLimit);
        }
    }

    /// The limit that this element would exceed, if any.
    fn limit_exceeded_by(&self, tag: &Tag) -> Option<Warning> {
        if matches!(tag.name, local_name!("html") | local_name!("body")) {
            let attributes = self.root_attributes.get() + tag.attrs.len();
            self.root_attributes.set(attributes);
            return (attributes > MAX_ROOT_ATTRIBUTES).then_some(Warning::AttributeLimit);
        }
        if tag.name == local_name!("template") {
            self.templates.set(self.templates.get() + 1);
            if self.templates.get() > MAX_TEMPLATES {
                return Some(Warning::NodeLimit);
            }
        }
        if !self.admits_name(&tag.name) {
            return Some(Warning::NodeLimit);
        }
        let snapshot = self.snapshot.get();
        let created = self.builder.sink.nodes() - snapshot.nodes;
        let formatting = is_formatting(&tag.name);
        let may_be_too_deep = snapshot.open + created >= MAX_OPEN;
        let may_be_too_many =
            formatting && snapshot.formatting + self.formatting_since.get() >= MAX_FORMATTING;
        if !may_be_too_deep && !may_be_too_many || is_void(&tag.name) {
            return None;
        }
        let is_current = created == 0 && !self.tags_since.get();
        let snapshot = if is_current {
            snapshot
        } else {
            self.recount().0
        };
        if formatting && snapshot.formatting >= MAX_FORMATTING {
            return Some(Warning::FormattingLimit);
        }
        let nests = if self.is_foreign() {
            // Such an element closes the open elements of an SVG image or a formula.
            !breaks_out(&tag.name)
        } else {
            // An element of raw text contains no elements. Without its start tag, its text would
            // be parsed as markup.
            raw_kind(&tag.name).is_none()
        };
        (nests && snapshot.open >= MAX_OPEN).then_some(Warning::DepthLimit)
    }

    /// Whether a name is within the limit on distinct names; counts it.
    fn admits_name(&self, name: &LocalName) -> bool {
        let names_seen = self.names_seen.get() + 1;
        self.names_seen.set(names_seen);
        // So far there are at most as many distinct names as names.
        if names_seen <= MAX_NAMES || name.len() <= INLINE_NAME_BYTES {
            return true;
        }
        let mut names = self.distinct_names.borrow_mut();
        names.contains(name) || (names.len() < MAX_NAMES && names.insert(name.clone()))
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if tag.attrs.len() > MAX_ATTRIBUTES {
            self.record(Warning::AttributeLimit);
        }
        let not_in_tree = self.dropped.leave_raw_text() || self.is_full(line);
        if not_in_tree || self.dropped.take_end_of(&tag.name) {
            self.dropped.separate(&tag.name);
            return TokenSinkResult::Continue;
        }
        self.pass_on(tag, line)
    }

    fn text(&self, text: StrTendril, line: u64) -> TokenSinkResult<NodeId> {
        let Some(text) = self.dropped.text_after(text) else {
            return TokenSinkResult::Continue;
        };
        self.builder
            .process_token(Token::CharacterTokens(text), line)
    }

    /// Whether the tree has the maximum of nodes. The first time it has, closes all elements.
    fn is_full(&self, line: u64) -> bool {
        if !self.full.get() && self.builder.sink.nodes() >= MAX_NODES {
            self.record(Warning::NodeLimit);
            self.close_all(line);
            self.full.set(true);
        }
        self.full.get()
    }

    /// Closes the active formatting elements, so that no later paragraph reopens them.
    fn close_formatting(&self, line: u64) {
        let (_, elements) = self.recount();
        self.close(elements.formatting, line);
        self.recount();
    }

    /// Closes all open elements, so that later text goes into the body.
    fn close_all(&self, line: u64) {
        let (_, elements) = self.recount();
        self.close(elements.open, line);
    }

    fn close(&self, elements: Vec<NodeId>, line: u64) {
        for element in elements.iter().rev() {
            let name = self.builder.sink.elem_name(element).local_name().clone();
            if matches!(
                name,
                local_name!("html") | local_name!("body") | local_name!("frameset")
            ) {
                continue;
            }
            let end = Token::TagToken(Tag {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            });
            // An end tag never changes how the tokenizer goes on.
            let _ = self.builder.process_token(end, line);
        }
    }

    fn is_foreign(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Counts the open elements, and takes a new snapshot.
    fn recount(&self) -> (Snapshot, OpenElements) {
        let elements = OpenElements::of(&self.builder, MAX_FORMATTING);
        let snapshot = Snapshot {
            open: elements.open.len(),
            formatting: elements.formatting.len(),
            nodes: self.builder.sink.nodes(),
        };
        self.snapshot.set(snapshot);
        let nodes_at_depth_limit = snapshot.nodes + MAX_OPEN.saturating_sub(snapshot.open);
        self.safe_below
            .set(nodes_at_depth_limit.min(NODE_ALLOWANCE));
        self.formatting_since.set(0);
        self.tags_since.set(false);
        (snapshot, elements)
    }
}

impl TokenSink for TokenFilter {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        self.tokens.set(self.tokens.get() + 1);
        if self.passes(&token) {
            self.builder.process_token(token, line)
        } else {
            self.apply_limits(token, line)
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign()
    }
}
