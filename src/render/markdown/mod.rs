//! The body as GitHub Flavored Markdown (GFM 0.29), which is CommonMark with tables and deleted
//! text.
//!
//! A parser that reads the result finds the same words in the same structure: text that would open
//! a construct is escaped, and markup that a parser would not recognise (`**` inside a word, before
//! a quote) is written as an HTML tag. Lists have `-` and `1.`, headings `#`, code fences; a line
//! break is two blanks at the end of a line.

mod inline;
mod table;

use super::addresses::Addresses;
use super::escape::{Delimiters, Escaping, Place, escape_line_start};
use super::nodes::{self, Node};
use super::outline::{self, Content, Level, Line, Part};
use super::{BodyOptions, Links};
use crate::spans::Mark;
use inline::{InlineWriter, Neighbour};
use rustc_hash::FxHashMap;

/// The body as Markdown, without a line end.
pub(super) fn body(parts: &[Part], options: &BodyOptions, addresses: &Addresses) -> String {
    let mut writer = Writer {
        out: String::new(),
        options,
        addresses,
        references: References::default(),
        lists: Vec::new(),
    };
    let mut previous: Option<&Part> = None;
    for part in parts {
        writer.part(part, previous);
        previous = Some(part);
    }
    writer.write_references();
    writer.out
}

struct Writer<'a> {
    out: String,
    options: &'a BodyOptions,
    addresses: &'a Addresses,
    /// With `Links::References`: the addresses so far.
    references: References,
    /// For each level of the last part: how an item is written in it.
    lists: Vec<ItemStyle>,
}

/// The addresses that are listed after the body.
#[derive(Default)]
struct References {
    addresses: Vec<String>,
    numbers: FxHashMap<String, usize>,
}

impl References {
    /// The number of an address, from 1.
    fn number(&mut self, address: String) -> usize {
        *self.numbers.entry(address).or_insert_with_key(|address| {
            self.addresses.push(address.clone());
            self.addresses.len()
        })
    }
}

/// How an item is written.
#[derive(Debug, Clone, Copy, Default)]
struct ItemStyle {
    /// The columns of its marker, by which its other lines are indented.
    width: usize,
    /// The list follows another one directly, so it needs another marker to be separate.
    is_alternative: bool,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part, previous: Option<&Part>) {
        let before = previous.map_or(&[][..], |part| &part.levels[..]);
        let shared = part
            .levels
            .iter()
            .zip(before)
            .take_while(|(a, b)| a == b)
            .count();
        if let Some(previous) = previous {
            self.separate(part, previous, shared);
        }
        let first_prefix = self.open_levels(&part.levels, before, shared);
        let prefix = self.prefix(&part.levels);
        let lines = self.content(&part.content);
        for (index, line) in lines.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
                self.out.push_str(if line.is_empty() {
                    prefix.trim_end()
                } else {
                    &prefix
                });
            } else {
                self.out.push_str(&first_prefix);
            }
            self.out.push_str(line);
        }
    }

    /// Ends the line of the previous part, and adds a blank line unless both are short items.
    fn separate(&mut self, part: &Part, previous: &Part, shared: usize) {
        self.out.push('\n');
        if is_tight(part, previous, shared) {
            return;
        }
        let prefix = self.prefix(&part.levels[..shared]);
        self.out.push_str(prefix.trim_end());
        self.out.push('\n');
    }

    /// The prefix of the first line of a part: the markers of the levels that it opens.
    fn open_levels(&mut self, levels: &[Level], before: &[Level], shared: usize) -> String {
        let follows_list = match (levels.get(shared), before.get(shared)) {
            (Some(Level::List { first: a, .. }), Some(Level::List { first: b, .. })) => {
                a.is_some() == b.is_some()
            }
            _ => false,
        };
        let was_alternative = self
            .lists
            .get(shared)
            .is_some_and(|list| list.is_alternative);
        let mut prefix = self.prefix(&levels[..shared]);
        self.lists.truncate(shared);
        for (index, level) in levels.iter().enumerate().skip(shared) {
            let mut style = ItemStyle::default();
            match level {
                Level::Quote(_) => prefix.push_str("> "),
                Level::List { .. } => {
                    style.is_alternative = index == shared && follows_list && !was_alternative;
                }
                Level::Item { number, .. } => {
                    let list = self.lists.last().copied().unwrap_or_default();
                    let ordered = index.checked_sub(1).and_then(|list| levels.get(list));
                    let is_ordered = matches!(ordered, Some(Level::List { first: Some(_), .. }));
                    let marker = marker(is_ordered.then_some(*number), list.is_alternative);
                    style.width = marker.len();
                    prefix.push_str(&marker);
                }
            }
            self.lists.push(style);
        }
        prefix
    }

    /// The prefix of the other lines of a part.
    fn prefix(&self, levels: &[Level]) -> String {
        let mut prefix = String::new();
        for (level, style) in levels.iter().zip(&self.lists) {
            match level {
                Level::Quote(_) => prefix.push_str("> "),
                Level::List { .. } => {}
                Level::Item { .. } => prefix.extend(std::iter::repeat_n(' ', style.width)),
            }
        }
        prefix
    }

    /// The lines of a part.
    fn content(&mut self, content: &Content) -> String {
        match content {
            Content::Heading(level, line) => {
                let text = self.line(*line, Place::Heading);
                format!("{} {text}", "#".repeat(usize::from(*level)))
            }
            Content::Paragraph(line) => self.paragraph(*line),
            Content::Term(line) => {
                let bold = Mark::Strong;
                let term = nodes::without(&bold, nodes::of(*line));
                let term = Node::Marked(&bold, term);
                self.nodes(&[term], line.text, Place::Paragraph)
            }
            Content::Code { language, text } => fence(language, text),
            Content::Table(rows) => self.table(rows),
        }
    }

    fn paragraph(&mut self, line: Line) -> String {
        let nodes = nodes::of(line);
        let is_image = |node: &&Node| matches!(node, Node::Image(_));
        let images = nodes.iter().take_while(is_image).count();
        let (images, words) = nodes.split_at(images);
        let images = self.nodes(images, line.text, Place::Paragraph);
        let text = self.nodes(words, line.text, Place::Paragraph);
        let lines = text.split('\n').map(escape_line_start);
        let text = lines.collect::<Vec<_>>().join("\n");
        match images.is_empty() {
            true => text,
            false => format!("{images}\n\n{text}"),
        }
    }

    fn line(&mut self, line: Line, place: Place) -> String {
        let nodes = nodes::of(line);
        let text = self.nodes(&nodes, line.text, place);
        match place {
            Place::Paragraph => text,
            _ => outline::one_line(&text).into_owned(),
        }
    }

    fn nodes(&mut self, nodes: &[Node], text: &str, place: Place) -> String {
        let mut inline = InlineWriter {
            text,
            escaping: Escaping::of(
                text,
                place,
                self.options.links == Links::References,
                Delimiters {
                    dollars: nodes::contains(&Mark::Formula, nodes),
                    tildes: nodes::contains(&Mark::Deleted, nodes),
                },
            ),
            options: self.options,
            addresses: self.addresses,
            references: &mut self.references,
            out: String::new(),
            mark_start: 0,
        };
        inline.nodes(nodes, Neighbour::Blank, false);
        inline.out.trim().to_owned()
    }

    fn write_references(&mut self) {
        for (index, address) in self.references.addresses.iter().enumerate() {
            self.out.push_str(if index == 0 { "\n\n" } else { "\n" });
            self.out.push_str(&format!("[{}]: {address}", index + 1));
        }
    }
}

/// The marker of an item, with the blank after it.
fn marker(number: Option<i32>, is_alternative: bool) -> String {
    match (number, is_alternative) {
        (None, false) => "- ".to_owned(),
        (None, true) => "* ".to_owned(),
        // CommonMark 0.31.2, section 5.2: at most nine digits, and no sign.
        (Some(number), _) => {
            let closing = if is_alternative { ')' } else { '.' };
            format!("{}{closing} ", number.clamp(0, 999_999_999))
        }
    }
}

/// Whether no blank line is needed between two parts: both are short, and one item follows another
/// or opens a list in it.
fn is_tight(part: &Part, previous: &Part, shared: usize) -> bool {
    let is_short = |part: &Part| matches!(part.content, Content::Paragraph(_));
    let next = &part.levels[shared..];
    let ends_item = previous.levels.get(shared).is_some();
    let is_next_item = matches!(next, [Level::Item { .. }]) && ends_item;
    // An ordered list interrupts a paragraph only if it begins with 1 (CommonMark, section 5.2).
    let is_inner_list = match next {
        [Level::List { first, .. }, Level::Item { number, .. }] => {
            previous.levels.len() == shared && shared > 0 && (first.is_none() || *number == 1)
        }
        _ => false,
    };
    is_short(part) && is_short(previous) && (is_next_item || is_inner_list)
}

/// Code between fences that are longer than any in it.
fn fence(language: &str, code: &str) -> String {
    let longest = longest_run(code, '`').max(2);
    let fence = "`".repeat(longest + 1);
    format!("{fence}{language}\n{code}\n{fence}")
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|c| c != wanted).map(str::len).max().unwrap_or(0)
}
