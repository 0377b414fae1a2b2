//! HTML to blocks, in one pass over the parsed tree.
//!
//! The tree is read once, in document order, and without recursion: pages nest tens of
//! thousands deep, and a stack overflow cannot be caught. What an element does to the
//! text is looked up in [`elements`](super::elements); this file joins inline runs,
//! breaks them into blocks, and remembers for each open element what to undo when it
//! closes. Nothing is judged here: hidden parts, menus and footers all become blocks,
//! with what is known of their surroundings.

#[cfg(test)]
mod corpora;
mod elements;
mod inline;
mod limits;
mod links;
mod meta_candidates;
mod table;
mod tokenizer;

use elements::Effect;
use inline::Run;
use meta_candidates::Marks;
use table::Rows;

use crate::document::{Block, BlockKind, Container, Document, Head, Tag};
use crate::page::PageFormat;
use rustc_hash::FxHasher;
use scraper::{Node, node::Element};
use std::hash::{Hash, Hasher};

/// Cuts a page into blocks.
///
/// JSON-LD scripts and the markup of `noscript` elements are collected, not read.
pub fn parse(source: &str) -> Document {
    let parsed = limits::parse(source);
    let mut walk = Walk::new();
    for edge in parsed.html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if node.value().is_element() {
                    walk.close();
                }
            }
        }
    }
    walk.flush();
    Document {
        format: PageFormat::Html,
        head: walk.head,
        blocks: walk.blocks,
        containers: walk.containers,
        warnings: parsed.limits_hit,
    }
}

/// Where the text of an element goes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sink {
    Blocks,
    Nowhere,
    Noscript,
    Title,
    JsonLd,
}

/// What an open element changed, to be undone when it closes.
struct Frame {
    effect: Effect,
    hides: bool,
    marks: bool,
    sink: Sink,
}

struct Walk {
    head: Head,
    blocks: Vec<Block>,
    containers: Vec<Container>,
    frames: Vec<Frame>,
    /// The open elements that end runs, as indices into `containers`.
    around: Vec<u32>,
    /// The kinds that open elements give to blocks inside them.
    kinds: Vec<BlockKind>,
    rows: Rows,
    marks: Marks,
    run: Run,
    hidden: usize,
    lists: u8,
    preformatted: usize,
    images: u16,
    after_rule: bool,
    titled: bool,
}

impl Walk {
    fn new() -> Self {
        let root = Container {
            parent: 0,
            depth: 0,
            tag: Tag::Other,
            shape: 0,
            label: "".into(),
            hidden: false,
        };
        Walk {
            head: Head::default(),
            blocks: Vec::new(),
            containers: vec![root],
            frames: Vec::new(),
            around: vec![0],
            kinds: vec![BlockKind::Paragraph],
            rows: Rows::default(),
            marks: Marks::default(),
            run: Run::default(),
            hidden: 0,
            lists: 0,
            preformatted: 0,
            images: 0,
            after_rule: false,
            titled: false,
        }
    }

    fn sink(&self) -> Sink {
        self.frames.last().map_or(Sink::Blocks, |frame| frame.sink)
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        let effect = match elements::effect(name) {
            effect if self.preformatted > 0 => effect.in_code(),
            effect => effect,
        };
        let mut frame = Frame {
            effect,
            hides: false,
            marks: false,
            sink: self.sink(),
        };
        if frame.sink != Sink::Blocks {
            self.frames.push(frame);
            return;
        }
        match effect {
            Effect::Meta => meta_candidates::meta(element.attrs(), &mut self.head),
            Effect::HeadLink => self.head_link(element),
            Effect::Skip => frame.sink = Sink::Nowhere,
            Effect::Script => frame.sink = self.script_sink(element),
            Effect::Noscript => frame.sink = Sink::Noscript,
            Effect::Title if self.titled => frame.sink = Sink::Nowhere,
            Effect::Title => {
                self.titled = true;
                frame.sink = Sink::Title;
            }
            Effect::LineBreak if self.preformatted > 0 => self.run.newline(),
            Effect::LineBreak => {
                if self.run.line_break() {
                    self.flush();
                }
            }
            Effect::CodeLine => self.run.begin_line(),
            Effect::Image => self.images = self.images.saturating_add(1),
            Effect::Rule => {
                self.flush();
                self.after_rule = true;
            }
            _ => self.open_text_element(name, element, &mut frame),
        }
        self.frames.push(frame);
    }

    /// Opens an element whose text readers see.
    fn open_text_element(&mut self, name: &str, element: &Element, frame: &mut Frame) {
        let (mut class, mut id, mut role) = ("", "", "");
        let (mut rel, mut itemprop, mut value, mut href) = ("", "", "", "");
        let (mut modal, mut unquoted) = ("", "");
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
                // What a page asks search engines not to quote is seldom what it is about
                // (Google, "Robots meta tag specifications": data-nosnippet).
                "data-nosnippet" => unquoted = "nosnippet",
                "lang" | "xml:lang" if name == "html" => self.head.lang = content.trim().into(),
                _ => {}
            }
            frame.hides |= elements::hides(attribute, content);
        }
        // Pages that hide themselves until a script has run are shown all the same.
        frame.hides &= !matches!(name, "html" | "body");
        if frame.effect.ends_run() {
            self.flush();
            let parts = [class, id, role, modal, unquoted];
            self.open_container(name, &parts, frame.hides);
        }
        self.hidden += usize::from(frame.hides);
        if let Some(sort) = meta_candidates::sort(name, rel, itemprop, class, id) {
            let label = format!("{name} {rel} {itemprop} {class}").to_lowercase();
            frame.marks = self.marks.open(sort, value, label, self.blocks.len());
        }
        match frame.effect {
            Effect::Link => self.run.open_link(links::leads_to(href)),
            Effect::Bold => self.run.bold += 1,
            Effect::Italic => self.run.italic += 1,
            Effect::Control => self.run.open_control(),
            Effect::Block(Some(kind)) => {
                self.kinds.push(kind);
                if matches!(kind, BlockKind::Heading(_) | BlockKind::Item) {
                    self.rows.spoil();
                }
            }
            Effect::List => self.lists = self.lists.saturating_add(1),
            Effect::Preformatted => {
                self.preformatted += 1;
                self.kinds.push(BlockKind::Code);
                self.rows.spoil();
            }
            Effect::TableRow => {
                self.rows.open(self.blocks.len());
            }
            Effect::Cell => self.rows.cell(self.blocks.len()),
            _ => {}
        }
    }

    /// `parts`: what the template calls the element, its class first.
    fn open_container(&mut self, name: &str, parts: &[&str], hides: bool) {
        let parent = self.around.last().copied().unwrap_or(0);
        let mut hasher = FxHasher::default();
        (name, parts.first()).hash(&mut hasher);
        let mut label = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for part in parts {
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
        self.around.push(index);
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.sink != Sink::Blocks {
            if frame.sink == Sink::Noscript {
                self.head.noscript.push('\n');
            }
            return;
        }
        if frame.effect.ends_run() {
            self.flush();
            self.around.pop();
        }
        match frame.effect {
            Effect::CodeLine => self.run.newline(),
            Effect::Link => {
                let kind = self.kinds.last();
                self.run
                    .close_link(matches!(kind, Some(BlockKind::Heading(_))));
            }
            Effect::Bold => self.run.bold -= 1,
            Effect::Italic => self.run.italic -= 1,
            Effect::Control => self.run.close_control(),
            Effect::Block(Some(_)) => {
                self.kinds.pop();
            }
            Effect::List => self.lists = self.lists.saturating_sub(1),
            Effect::Preformatted => {
                self.preformatted -= 1;
                self.kinds.pop();
            }
            Effect::TableRow => {
                let container = self.around.last().copied().unwrap_or(0);
                self.rows.close(&mut self.blocks, container);
            }
            _ => {}
        }
        if frame.marks {
            self.marks.close(&mut self.head);
        }
        self.hidden -= usize::from(frame.hides);
    }

    fn text(&mut self, text: &str) {
        match self.sink() {
            Sink::Nowhere => {}
            Sink::Noscript => self.head.noscript.push_str(text),
            Sink::Title => self.head.title.push_str(text),
            Sink::JsonLd => self.head.json_ld_scripts.push(text.to_owned()),
            Sink::Blocks if self.preformatted > 0 => self.run.preformatted(text),
            Sink::Blocks => self.run.words(text, &mut self.marks),
        }
    }

    /// Ends the run of inline text as a block.
    fn flush(&mut self) {
        let container = self.around.last().copied().unwrap_or(0);
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        let Some(mut block) = self.run.take(kind, container) else {
            return;
        };
        block.hidden = self.hidden > 0;
        block.list_depth = self.lists;
        block.images = std::mem::take(&mut self.images);
        block.after_rule = std::mem::take(&mut self.after_rule);
        self.blocks.push(block);
    }

    fn head_link(&mut self, element: &Element) {
        if let (Some(rel), Some(href)) = (element.attr("rel"), element.attr("href"))
            && rel.eq_ignore_ascii_case("canonical")
        {
            self.head
                .links
                .push((rel.to_lowercase(), href.trim().into()));
        }
    }

    fn script_sink(&self, element: &Element) -> Sink {
        match element.attr("type") {
            Some(kind) if kind.to_ascii_lowercase().contains("ld+json") => Sink::JsonLd,
            _ => Sink::Nowhere,
        }
    }
}

#[cfg(test)]
mod tests;
