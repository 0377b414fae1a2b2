//! Turns the tree of a page into blocks.
//!
//! The walk visits the tree once, in document order, and without recursion: pages nest tens of
//! thousands of elements deep, and a stack overflow cannot be caught. [`elements`] maps each
//! element to its effect on the text. The walk joins inline text, splits it into blocks, and
//! stores for each open element what to undo when it closes.

mod classes;
mod code;
mod head;
mod replacements;
mod scripts;

use super::elements::{self, Effect};
use super::formulas;
use super::inline::{ClassOfText, InlineBuilder};
use super::marks;
use super::meta_candidates::{self, CandidateCollector};
use super::roles::{self, Role};
use super::table::{self, TableRows};
use crate::document::{Block, BlockKind, Container, Head, Tag};
use crate::spans::{Mark, Span};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{Html, Node, node::Element};

/// Scripts and frames of a page that are kept, and characters of each. Pages that only test their
/// visitors have few, near their beginning.
const MAX_SCRIPTS: usize = 12;
const SCRIPT_CHARS: usize = 300;

/// The content of a page.
pub(super) struct PageContent {
    /// The data that describe the page.
    pub head: Head,
    /// The blocks in document order.
    pub blocks: Vec<Block>,
    /// The elements around the blocks, each parent before its children.
    pub containers: Vec<Container>,
}

/// Collects the content of a parsed page.
pub(super) fn walk(html: &Html) -> PageContent {
    let mut walk = Walk::new();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(node, element),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if node.value().is_element() {
                    walk.close();
                }
            }
        }
    }
    walk.end_block();
    PageContent {
        head: walk.head,
        blocks: walk.blocks,
        containers: walk.containers,
    }
}

/// Where the text inside an element goes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum TextTarget {
    Blocks,
    Discard,
    Noscript,
    Title,
    JsonLd,
    /// A script with LaTeX.
    Formula,
    /// A script that may hold the data of the page.
    Script,
}

/// What an open element changed, to be undone when it closes.
struct OpenElement {
    effect: Effect,
    hides: bool,
    role: Option<Role>,
    is_button: bool,
    /// The class of an inline element.
    class: Option<ClassOfText>,
    /// It opened a candidate for a byline or date.
    is_candidate: bool,
    text_target: TextTarget,
}

struct Walk {
    head: Head,
    blocks: Vec<Block>,
    containers: Vec<Container>,
    open_elements: Vec<OpenElement>,
    /// The open elements that are containers, as indices into `containers`.
    open_containers: Vec<u32>,
    /// The block kinds that open elements give to the blocks inside them.
    kinds: Vec<BlockKind>,
    rows: TableRows,
    candidates: CandidateCollector,
    inline: InlineBuilder,
    /// The text around an open side note.
    around_side_note: Option<InlineBuilder>,
    /// Side notes in the text that is being collected.
    side_notes: Vec<Block>,
    /// Open elements with the class of line numbers.
    line_numbers: usize,
    /// The language of the open `pre`.
    code_language: Box<str>,
    /// Open elements that hide their content.
    hidden: usize,
    /// Open lists.
    lists: u8,
    /// Open `pre` elements.
    preformatted: usize,
    /// Images since the last block.
    images: u16,
    /// A `hr` came after the last block.
    after_rule: bool,
    /// The page's first `title` was seen.
    has_title: bool,
}

impl Walk {
    fn new() -> Self {
        let root = Container::root();
        Walk {
            head: Head::default(),
            blocks: Vec::new(),
            containers: vec![root],
            open_elements: Vec::new(),
            open_containers: vec![0],
            kinds: vec![BlockKind::Paragraph],
            rows: TableRows::default(),
            candidates: CandidateCollector::default(),
            inline: InlineBuilder::default(),
            around_side_note: None,
            side_notes: Vec::new(),
            line_numbers: 0,
            code_language: "".into(),
            hidden: 0,
            lists: 0,
            preformatted: 0,
            images: 0,
            after_rule: false,
            has_title: false,
        }
    }

    fn text_target(&self) -> TextTarget {
        self.open_elements
            .last()
            .map_or(TextTarget::Blocks, |open| open.text_target)
    }

    fn open(&mut self, node: NodeRef<Node>, element: &Element) {
        let name = element.name();
        let effect = match elements::effect(name) {
            effect if self.preformatted > 0 => effect.in_preformatted(),
            effect => effect,
        };
        let mut open = OpenElement {
            effect,
            hides: false,
            role: None,
            is_button: name == "button",
            class: None,
            is_candidate: false,
            text_target: self.text_target(),
        };
        if open.text_target != TextTarget::Blocks {
            self.open_elements.push(open);
            return;
        }
        match effect {
            Effect::Meta => meta_candidates::add_meta(element.attrs(), &mut self.head),
            Effect::HeadLink => self.add_head_link(element),
            Effect::Skip => open.text_target = TextTarget::Discard,
            Effect::Script => open.text_target = self.script_target(element),
            Effect::Field => self.add_field(element),
            Effect::Noscript => open.text_target = TextTarget::Noscript,
            Effect::Title if self.has_title => open.text_target = TextTarget::Discard,
            Effect::Title => {
                self.has_title = true;
                open.text_target = TextTarget::Title;
            }
            Effect::LineBreak if self.preformatted > 0 => self.inline.push_newline(),
            Effect::LineBreak => {
                if self.inline.line_break() {
                    self.end_block();
                }
            }
            Effect::CodeLine => self.inline.begin_code_line(),
            Effect::Image => {
                self.images = self.images.saturating_add(1);
                if let Some(image) = marks::image(element.attrs()) {
                    self.inline.push_image(image);
                }
            }
            Effect::Math => {
                open.text_target = TextTarget::Discard;
                let tex = formulas::of_math(node);
                self.inline.push_formula(&tex, &mut self.candidates);
            }
            Effect::Base => self.add_base(element),
            Effect::Rule => {
                self.end_block();
                self.after_rule = true;
            }
            _ => self.open_visible_element(node, element, &mut open),
        }
        self.open_elements.push(open);
    }

    /// Opens an element whose text readers see.
    fn open_visible_element(
        &mut self,
        node: NodeRef<Node>,
        element: &Element,
        open: &mut OpenElement,
    ) {
        let name = element.name();
        let (mut class, mut id, mut role) = ("", "", "");
        let (mut rel, mut itemprop, mut value, mut href) = ("", "", "", "");
        let (mut modal, mut nosnippet, mut number) = ("", "", None);
        for (attribute, content) in element.attrs() {
            match attribute {
                "class" => class = content,
                "id" => id = content,
                "role" => role = content,
                "rel" => rel = content,
                "href" => href = content,
                "itemprop" => itemprop = content,
                "datetime" | "content" => value = content,
                "aria-modal" if content != "false" => modal = "modal",
                // Parts that a page excludes from search snippets are seldom its main content
                // (Google, "Robots meta tag specifications": data-nosnippet).
                "data-nosnippet" => nosnippet = "nosnippet",
                "start" | "value" => number = content.trim().parse().ok(),
                "lang" | "xml:lang" if name == "html" => self.head.lang = content.trim().into(),
                _ => {}
            }
            open.hides |= elements::hides(attribute, content);
        }
        open.role = roles::of(name, class, role);
        if let Some(role) = open.role
            && self.replaces_text(role, node, open)
        {
            return;
        }
        // A page that hides its whole body until a script has run does not count as hidden.
        open.hides &= !matches!(name, "html" | "body");
        if open.effect.is_container() {
            self.end_block();
            let labels = [class, id, role, modal, nosnippet];
            self.open_container(name, &labels, open.hides);
            if let (Tag::Ol | Tag::Li, Some(container)) =
                (Tag::from_name(name), self.containers.last_mut())
            {
                container.number = number;
            }
        } else if !class.is_empty() {
            let class = classes::class_of_text(class);
            self.inline.open_class(class);
            open.class = Some(class);
        }
        self.hidden += usize::from(open.hides);
        if let Some(kind) = meta_candidates::kind(name, rel, itemprop, class, id) {
            let label = format!("{name} {rel} {itemprop} {class}").to_lowercase();
            open.is_candidate = self.candidates.open(kind, value, label, self.blocks.len());
        }
        match open.effect {
            Effect::Link => self.inline.open_link(href),
            Effect::Code if self.preformatted > 0 => self.add_code_language(class),
            Effect::Control => self.inline.open_control(),
            Effect::Block(Some(kind)) => {
                self.kinds.push(kind);
                if matches!(kind, BlockKind::Heading(_) | BlockKind::Item) {
                    self.rows.mark_as_layout();
                }
            }
            Effect::List => self.lists = self.lists.saturating_add(1),
            Effect::Preformatted => {
                self.preformatted += 1;
                self.kinds.push(BlockKind::Code);
                self.rows.mark_as_layout();
                self.code_language = self.language_of_code(class);
            }
            Effect::TableRow => self.rows.open_row(self.blocks.len()),
            Effect::Cell => {
                let cell = table::cell(name, element);
                self.rows.open_cell(self.blocks.len(), cell);
                if open.role == Some(Role::CodeCell) {
                    self.preformatted += 1;
                    self.kinds.push(BlockKind::Code);
                    self.rows.mark_as_layout();
                    self.code_language = self.language_of_code(class);
                }
            }
            effect => {
                if let Some(mark) = effect.mark() {
                    self.inline.open_mark(mark);
                }
            }
        }
    }

    fn close(&mut self) {
        let Some(closed) = self.open_elements.pop() else {
            return;
        };
        if closed.text_target != TextTarget::Blocks {
            if closed.text_target == TextTarget::Noscript {
                self.head.noscript.push('\n');
            }
            return;
        }
        if closed.effect.is_container() {
            self.end_block();
            self.open_containers.pop();
        }
        match closed.effect {
            Effect::CodeLine => self.inline.push_newline(),
            Effect::Link => {
                let in_heading = matches!(self.kinds.last(), Some(BlockKind::Heading(_)));
                if closed.role == Some(Role::FootnoteMark) {
                    self.inline.close_footnote_mark();
                }
                self.inline.close_link(in_heading);
            }
            Effect::Control => self.inline.close_control(closed.is_button),
            Effect::Block(Some(_)) => {
                self.kinds.pop();
            }
            Effect::List => self.lists = self.lists.saturating_sub(1),
            Effect::Preformatted => {
                self.preformatted -= 1;
                self.kinds.pop();
            }
            Effect::TableRow => {
                let container = self.open_containers.last().copied().unwrap_or(0);
                self.rows.close_row(&mut self.blocks, container);
            }
            Effect::Cell if closed.role == Some(Role::CodeCell) => {
                self.preformatted -= 1;
                self.kinds.pop();
            }
            Effect::Code if self.preformatted > 0 => {}
            effect => {
                if let Some(mark) = effect.mark() {
                    self.inline.close_mark(&mark);
                }
            }
        }
        if let Some(class) = closed.class {
            self.inline.close_class(class);
        }
        match closed.role {
            Some(Role::SideNote) => self.close_side_note(),
            Some(Role::LineNumbers) => self.line_numbers -= 1,
            _ => {}
        }
        if closed.is_candidate {
            self.candidates.close(&mut self.head);
        }
        self.hidden -= usize::from(closed.hides);
    }

    fn text(&mut self, text: &str) {
        match self.text_target() {
            TextTarget::Discard => {}
            TextTarget::Noscript => self.head.noscript.push_str(text),
            TextTarget::Title => self.head.title.push_str(text),
            TextTarget::Formula => self.inline.push_formula(text, &mut self.candidates),
            TextTarget::JsonLd => self.head.json_ld_scripts.push(text.to_owned()),
            TextTarget::Script => {
                if let Some(script) = self
                    .head
                    .scripts
                    .last_mut()
                    .filter(|script| script.is_empty())
                {
                    script.extend(text.chars().take(SCRIPT_CHARS));
                }
                if scripts::assigns_json(text) {
                    self.head.page_data.push(text.to_owned());
                }
            }
            TextTarget::Blocks if self.preformatted > 0 => self.inline.push_preformatted(text),
            TextTarget::Blocks => self.inline.push_text(text, &mut self.candidates),
        }
    }

    /// Makes a block of the inline text since the last block, if there is any.
    fn end_block(&mut self) {
        let container = self.open_containers.last().copied().unwrap_or(0);
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        if self.around_side_note.is_some() {
            return self.end_side_note_block();
        }
        let Some(mut block) = self.inline.take_block(kind, container) else {
            self.blocks.append(&mut self.side_notes);
            return;
        };
        if kind == BlockKind::Code {
            if self.is_in_cell() && roles::is_line_numbers(&block.text) {
                return;
            }
            block.spans.push(Span {
                start: 0,
                end: block.text.len() as u32,
                mark: Mark::Code(self.code_language.clone()),
            });
        }
        block.hidden = self.hidden > 0;
        block.list_depth = self.lists;
        block.images = std::mem::take(&mut self.images);
        block.after_rule = std::mem::take(&mut self.after_rule);
        self.blocks.push(block);
        self.blocks.append(&mut self.side_notes);
    }
}
