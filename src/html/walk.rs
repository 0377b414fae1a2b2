//! Turns the tree of a page into blocks.
//!
//! The walk visits the tree once, in document order, and without recursion: pages nest tens of
//! thousands of elements deep, and a stack overflow cannot be caught. [`elements`] maps each
//! element to its effect on the text. The walk joins inline text, splits it into blocks, and
//! stores for each open element what to undo when it closes.

use super::elements::{self, Effect};
use super::inline::InlineBuilder;
use super::links;
use super::meta_candidates::{self, CandidateCollector};
use super::table::TableRows;
use crate::document::{Block, BlockKind, Container, Head, Tag};
use ego_tree::iter::Edge;
use rustc_hash::FxHasher;
use scraper::{Html, Node, node::Element};
use std::hash::{Hash, Hasher};

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
                Node::Element(element) => walk.open(element),
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
    /// A script that may hold the data of the page.
    Script,
}

/// What an open element changed, to be undone when it closes.
struct OpenElement {
    effect: Effect,
    hides: bool,
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

    fn open(&mut self, element: &Element) {
        let name = element.name();
        let effect = match elements::effect(name) {
            effect if self.preformatted > 0 => effect.in_preformatted(),
            effect => effect,
        };
        let mut open = OpenElement {
            effect,
            hides: false,
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
            Effect::Image => self.images = self.images.saturating_add(1),
            Effect::Rule => {
                self.end_block();
                self.after_rule = true;
            }
            _ => self.open_visible_element(name, element, &mut open),
        }
        self.open_elements.push(open);
    }

    /// Opens an element whose text readers see.
    fn open_visible_element(&mut self, name: &str, element: &Element, open: &mut OpenElement) {
        let (mut class, mut id, mut role) = ("", "", "");
        let (mut rel, mut itemprop, mut value, mut href) = ("", "", "", "");
        let (mut modal, mut nosnippet) = ("", "");
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
                "lang" | "xml:lang" if name == "html" => self.head.lang = content.trim().into(),
                _ => {}
            }
            open.hides |= elements::hides(attribute, content);
        }
        // A page that hides its whole body until a script has run does not count as hidden.
        open.hides &= !matches!(name, "html" | "body");
        if open.effect.is_container() {
            self.end_block();
            let labels = [class, id, role, modal, nosnippet];
            self.open_container(name, &labels, open.hides);
        }
        self.hidden += usize::from(open.hides);
        if let Some(kind) = meta_candidates::kind(name, rel, itemprop, class, id) {
            let label = format!("{name} {rel} {itemprop} {class}").to_lowercase();
            open.is_candidate = self.candidates.open(kind, value, label, self.blocks.len());
        }
        match open.effect {
            Effect::Link => self.inline.open_link(links::target(href)),
            Effect::Bold => self.inline.bold += 1,
            Effect::Italic => self.inline.italic += 1,
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
            }
            Effect::TableRow => self.rows.open_row(self.blocks.len()),
            Effect::Cell => self.rows.open_cell(self.blocks.len()),
            _ => {}
        }
    }

    /// Adds a container. `labels` are the attributes that name the element, its class first.
    fn open_container(&mut self, name: &str, labels: &[&str], hides: bool) {
        let parent = self.open_containers.last().copied().unwrap_or(0);
        let mut hasher = FxHasher::default();
        (name, labels.first()).hash(&mut hasher);
        let mut label = String::with_capacity(labels.iter().map(|part| part.len() + 1).sum());
        for part in labels {
            if !part.is_empty() {
                label.push_str(part);
                label.push(' ');
            }
        }
        let depth = self.containers[parent as usize].depth.saturating_add(1);
        let index = u32::try_from(self.containers.len()).unwrap_or(u32::MAX);
        self.containers.push(Container {
            parent,
            depth,
            tag: Tag::from_name(name),
            shape: hasher.finish(),
            label: label.into(),
            hidden: hides || self.hidden > 0,
        });
        self.open_containers.push(index);
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
                self.inline.close_link(in_heading);
            }
            Effect::Bold => self.inline.bold -= 1,
            Effect::Italic => self.inline.italic -= 1,
            Effect::Control => self.inline.close_control(),
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
                if assigns_json(text) {
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
        let Some(mut block) = self.inline.take_block(kind, container) else {
            return;
        };
        block.hidden = self.hidden > 0;
        block.list_depth = self.lists;
        block.images = std::mem::take(&mut self.images);
        block.after_rule = std::mem::take(&mut self.after_rule);
        self.blocks.push(block);
    }

    /// Where the text of a script goes. Adds the script to the head if it is one of the first.
    fn script_target(&mut self, element: &Element) -> TextTarget {
        let target = script_target(element);
        if target != TextTarget::JsonLd && self.head.scripts.len() < MAX_SCRIPTS {
            let address = element.attr("src").unwrap_or_default();
            self.head
                .scripts
                .push(address.chars().take(SCRIPT_CHARS).collect());
        }
        target
    }

    fn add_field(&mut self, element: &Element) {
        let is_password = element
            .attr("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("password"));
        if is_password && self.hidden == 0 {
            self.head.password_fields = self.head.password_fields.saturating_add(1);
        }
    }

    /// Adds the canonical address that a `link` element gives.
    fn add_head_link(&mut self, element: &Element) {
        if let (Some(rel), Some(href)) = (element.attr("rel"), element.attr("href"))
            && rel.eq_ignore_ascii_case("canonical")
        {
            self.head
                .links
                .push((rel.to_lowercase(), href.trim().into()));
        }
    }
}

fn script_target(element: &Element) -> TextTarget {
    match element.attr("type") {
        Some(mime_type) if mime_type.to_ascii_lowercase().contains("ld+json") => TextTarget::JsonLd,
        Some(mime_type) if !is_data(mime_type) => TextTarget::Discard,
        _ => TextTarget::Script,
    }
}

/// Whether a script of this type is JSON or JavaScript.
fn is_data(mime_type: &str) -> bool {
    let lower = mime_type.trim().to_ascii_lowercase();
    lower.is_empty() || lower.ends_with("json") || lower.ends_with("javascript")
}

/// Whether a script begins with JSON, or with an assignment of it.
fn assigns_json(script: &str) -> bool {
    let bytes = script.as_bytes();
    let head = &bytes[..bytes.len().min(JSON_WITHIN)];
    if script.len() < MIN_JSON {
        return false;
    }
    let Some(at) = head
        .iter()
        .position(|byte| matches!(byte, b'{' | b'[' | b'"'))
    else {
        return false;
    };
    let before = head[..at].trim_ascii_end();
    before.is_empty() || before.ends_with(b"=") || before.ends_with(b"JSON.parse(")
}

/// The JSON of a script begins within these bytes, after the name of a variable.
const JSON_WITHIN: usize = 200;

/// Bytes of the shortest page data. A body of 50 words is longer.
const MIN_JSON: usize = 200;
