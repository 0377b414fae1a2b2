//! Between tokenizer and tree builder: tags beyond a limit are swallowed, their text goes on.
//!
//! What is open is counted only when as many nodes were made since the last count as could
//! reach a limit. Up to then a token goes on as it came, after a few comparisons: nearly all of a page that
//! people write do, so what is done for each of those is what the guard costs.

use super::Guarded;
use super::counts::{
    ATTRIBUTES, COMMENTS, FORMATTING, Limit, NAMES, NODES, NODES_BESIDES, NODES_PER_TOKEN, OPEN,
    ROOT_ATTRIBUTES, SHORT_NAME, TEMPLATES,
};
use super::dropped_tags::Swallowed;
use super::element_names::{breaks_out, is_formatting, is_void, raw_kind};
use super::open_elements::Shown;
use super::tree_sink::TreeOfPage;
use ego_tree::NodeId;
use html5ever::interface::{ElemName, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use rustc_hash::FxHashSet;
use std::cell::{Cell, RefCell};

/// What is open, as it was last counted.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    open: usize,
    formatting: usize,
    /// The nodes there were then.
    nodes: usize,
}

pub(super) struct Tokens {
    builder: TreeBuilder<NodeId, TreeOfPage>,
    /// Tokens so far.
    tokens: Cell<usize>,
    count: Cell<Count>,
    /// With fewer nodes a tag meets none of the limits that go by them.
    calm_below: Cell<usize>,
    /// Formatting elements that began since.
    formatting: Cell<usize>,
    /// A tag went to the tree builder since, so that elements may have closed.
    tagged: Cell<bool>,
    /// The nodes there were when formatting elements were last closed.
    closed_at: Cell<usize>,
    comments: Cell<usize>,
    templates: Cell<usize>,
    root_attributes: Cell<usize>,
    /// Elements and attributes so far, and those of their names that are looked at.
    named: Cell<usize>,
    names: RefCell<FxHashSet<LocalName>>,
    swallowed: Swallowed,
    /// There are as many nodes as may be: nothing goes into the tree any more but text.
    full: Cell<bool>,
    met: RefCell<Vec<Limit>>,
}

impl Tokens {
    /// Takes the tokens of a page that is likely to have so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        Tokens {
            builder: TreeBuilder::new(TreeOfPage::new(nodes), Default::default()),
            tokens: Cell::new(0),
            count: Cell::default(),
            calm_below: Cell::new(OPEN),
            formatting: Cell::new(0),
            tagged: Cell::new(false),
            closed_at: Cell::new(0),
            comments: Cell::new(0),
            templates: Cell::new(0),
            root_attributes: Cell::new(0),
            named: Cell::new(0),
            names: RefCell::default(),
            swallowed: Swallowed::default(),
            full: Cell::new(false),
            met: RefCell::default(),
        }
    }

    fn meet(&self, limit: Limit) {
        let mut met = self.met.borrow_mut();
        if !met.contains(&limit) {
            met.push(limit);
        }
    }

    pub(super) fn finish(self) -> Guarded {
        if self.builder.sink.stripped() {
            self.meet(Limit::Attributes);
        }
        let met = self.met.into_inner();
        let names = Limit::ALL.into_iter().filter(|limit| met.contains(limit));
        Guarded {
            limits: names.map(Limit::warning).collect(),
            page: self.builder.sink.finish(),
        }
    }

    /// Whether a token is so far from any limit that it goes on as it is; then it is counted.
    #[inline]
    fn is_calm(&self, token: &Token) -> bool {
        match token {
            Token::TagToken(tag) => {
                let calm = self.builder.sink.nodes() < self.calm_below.get()
                    && self.swallowed.is_nothing()
                    && match tag.kind {
                        TagKind::EndTag => tag.attrs.len() <= ATTRIBUTES,
                        TagKind::StartTag => self.is_calm_start(tag),
                    };
                if calm {
                    self.tagged.set(true);
                }
                calm
            }
            Token::CharacterTokens(_) => self.swallowed.is_nothing(),
            Token::CommentToken(_) => false,
            _ => true,
        }
    }

    fn is_calm_start(&self, tag: &Tag) -> bool {
        let named = self.named.get() + 1 + tag.attrs.len();
        let special = matches!(
            tag.name,
            local_name!("html") | local_name!("body") | local_name!("template")
        );
        if special || named > NAMES || tag.attrs.len() > ATTRIBUTES {
            return false;
        }
        if is_formatting(&tag.name) {
            let formatting = self.formatting.get();
            if self.count.get().formatting + formatting >= FORMATTING {
                return false;
            }
            self.formatting.set(formatting + 1);
            self.builder.sink.allow(&tag.attrs);
        }
        self.named.set(named);
        true
    }

    /// Does with a token what the limits say.
    #[cold]
    fn limited(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start(tag, line),
            Token::TagToken(tag) => self.end(tag, line),
            Token::CharacterTokens(text) => self.text(text, line),
            Token::CommentToken(_) if self.comments.get() >= COMMENTS || self.full.get() => {
                self.meet(Limit::Nodes);
                TokenSinkResult::Continue
            }
            Token::CommentToken(_) => {
                self.comments.set(self.comments.get() + 1);
                self.builder.process_token(token, line)
            }
            token => self.builder.process_token(token, line),
        }
    }

    /// Hands a tag on, and sees what came of all tokens since the tag before.
    fn forward(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        self.tagged.set(true);
        let result = self.builder.process_token(Token::TagToken(tag), line);
        let allowed = self.tokens.get() * NODES_PER_TOKEN + NODES_BESIDES;
        let nodes = self.builder.sink.nodes();
        if nodes > allowed && nodes > self.closed_at.get() + NODES_BESIDES {
            self.meet(Limit::Formatting);
            self.close_formatting(line);
            self.closed_at.set(self.builder.sink.nodes());
        }
        result
    }

    fn start(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        self.limit_attributes(&mut tag);
        if self.is_full(line) {
            return self.swallowed.swallow_for_good(&tag);
        }
        if let Some(limit) = self.limit_met_by(&tag) {
            self.meet(limit);
            self.swallowed.swallow(tag);
            return TokenSinkResult::Continue;
        }
        if is_formatting(&tag.name) {
            self.formatting.set(self.formatting.get() + 1);
            self.builder.sink.allow(&tag.attrs);
        }
        self.forward(tag, line)
    }

    /// Leaves out of a tag the attributes that are too many, and those whose names are.
    fn limit_attributes(&self, tag: &mut Tag) {
        let attributes = tag.attrs.len();
        let named = self.named.get() + attributes;
        if named <= NAMES && attributes <= ATTRIBUTES {
            self.named.set(named);
            return;
        }
        tag.attrs.truncate(ATTRIBUTES);
        tag.attrs
            .retain(|attribute| self.knows(&attribute.name.local));
        if tag.attrs.len() < attributes {
            self.meet(Limit::Attributes);
        }
    }

    /// The limit beyond which this element would be, if any.
    fn limit_met_by(&self, tag: &Tag) -> Option<Limit> {
        if matches!(tag.name, local_name!("html") | local_name!("body")) {
            let attributes = self.root_attributes.get() + tag.attrs.len();
            self.root_attributes.set(attributes);
            return (attributes > ROOT_ATTRIBUTES).then_some(Limit::Attributes);
        }
        if tag.name == local_name!("template") {
            self.templates.set(self.templates.get() + 1);
            if self.templates.get() > TEMPLATES {
                return Some(Limit::Nodes);
            }
        }
        if !self.knows(&tag.name) {
            return Some(Limit::Nodes);
        }
        let count = self.count.get();
        let made = self.builder.sink.nodes() - count.nodes;
        let formatting = is_formatting(&tag.name);
        let may_be_deep = count.open + made >= OPEN;
        let may_be_many = formatting && count.formatting + self.formatting.get() >= FORMATTING;
        if !may_be_deep && !may_be_many || is_void(&tag.name) {
            return None;
        }
        let unchanged = made == 0 && !self.tagged.get();
        let count = if unchanged { count } else { self.recount().0 };
        if formatting && count.formatting >= FORMATTING {
            return Some(Limit::Formatting);
        }
        let nests = if self.is_foreign() {
            // It closes what is open of an SVG image or a formula.
            !breaks_out(&tag.name)
        } else {
            // What holds raw text holds no elements, and without it the text would be read as markup.
            raw_kind(&tag.name).is_none()
        };
        (nests && count.open >= OPEN).then_some(Limit::Depth)
    }

    /// Whether this name may be kept.
    fn knows(&self, name: &LocalName) -> bool {
        let named = self.named.get() + 1;
        self.named.set(named);
        // That few cannot be many different ones.
        if named <= NAMES || name.len() <= SHORT_NAME {
            return true;
        }
        let mut names = self.names.borrow_mut();
        names.contains(name) || (names.len() < NAMES && names.insert(name.clone()))
    }

    fn end(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if tag.attrs.len() > ATTRIBUTES {
            self.meet(Limit::Attributes);
        }
        let out_of_tree = self.swallowed.take_raw_text() || self.is_full(line);
        if out_of_tree || self.swallowed.take_end_of(&tag.name) {
            self.swallowed.part(&tag.name);
            return TokenSinkResult::Continue;
        }
        self.forward(tag, line)
    }

    fn text(&self, text: StrTendril, line: u64) -> TokenSinkResult<NodeId> {
        let Some(text) = self.swallowed.behind(text) else {
            return TokenSinkResult::Continue;
        };
        self.builder
            .process_token(Token::CharacterTokens(text), line)
    }

    /// Whether there are as many nodes as may be; then all elements are closed once.
    fn is_full(&self, line: u64) -> bool {
        if !self.full.get() && self.builder.sink.nodes() >= NODES {
            self.meet(Limit::Nodes);
            self.close_all(line);
            self.full.set(true);
        }
        self.full.get()
    }

    /// Closes the formatting elements, so that no paragraph opens them again.
    fn close_formatting(&self, line: u64) {
        let (_, shown) = self.recount();
        self.close(shown.formatting, line);
        self.recount();
    }

    /// Closes whatever is open, so that what comes goes into the body.
    fn close_all(&self, line: u64) {
        let (_, shown) = self.recount();
        self.close(shown.open, line);
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
            // An end asks nothing of the tokenizer.
            let _ = self.builder.process_token(end, line);
        }
    }

    fn is_foreign(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Counts what is open.
    fn recount(&self) -> (Count, Shown) {
        let shown = Shown::by(&self.builder, FORMATTING);
        let count = Count {
            open: shown.open.len(),
            formatting: shown.formatting.len(),
            nodes: self.builder.sink.nodes(),
        };
        self.count.set(count);
        let deep = count.nodes + OPEN.saturating_sub(count.open);
        self.calm_below.set(deep.min(NODES_BESIDES));
        self.formatting.set(0);
        self.tagged.set(false);
        (count, shown)
    }
}

impl TokenSink for Tokens {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        self.tokens.set(self.tokens.get() + 1);
        if self.is_calm(&token) {
            self.builder.process_token(token, line)
        } else {
            self.limited(token, line)
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign()
    }
}
