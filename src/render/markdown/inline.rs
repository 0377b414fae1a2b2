//! The text of a paragraph, heading or cell in Markdown.
//!
//! Delimiters (`**`, `*`, `` ` ``) are chosen so that a parser recognises them by the rules of
//! CommonMark 0.31.2, section 6.2; where none would be, an HTML tag is written.

use super::super::addresses::Addresses;
use super::super::escape::{Escaping, escape_text, link_address};
use super::super::nodes::Node;
use super::super::{BodyOptions, Images, Links};
use super::{References, longest_run};
use crate::spans::{Image, Mark};
use unicode_general_category::{GeneralCategory, get_general_category};

/// Before the next line of a paragraph.
const LINE_BREAK: &str = "  \n";

/// What is beside a delimiter, as far as its meaning depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// White space or the end of the text.
    Blank,
    /// A `*` or `_` that is a delimiter itself, or might be read as a part of one.
    Delimiter,
    Punctuation,
    Word,
}

impl Neighbour {
    fn of(c: Option<char>) -> Self {
        match c {
            None => Neighbour::Blank,
            Some(c) if c.is_whitespace() => Neighbour::Blank,
            Some('*' | '_' | '~') => Neighbour::Delimiter,
            Some(c) if c.is_alphanumeric() => Neighbour::Word,
            Some(c) if is_punctuation(c) => Neighbour::Punctuation,
            // Marks and format characters, such as the zero width space.
            Some(_) => Neighbour::Word,
        }
    }
}

/// Punctuation and symbols of Unicode (CommonMark 0.31.2, section 2.1).
fn is_punctuation(c: char) -> bool {
    use GeneralCategory::*;
    matches!(
        get_general_category(c),
        ConnectorPunctuation
            | DashPunctuation
            | OpenPunctuation
            | ClosePunctuation
            | InitialPunctuation
            | FinalPunctuation
            | OtherPunctuation
            | MathSymbol
            | CurrencySymbol
            | ModifierSymbol
            | OtherSymbol
    )
}

/// Writes the nodes of one text.
pub(super) struct InlineWriter<'a> {
    pub text: &'a str,
    pub escaping: Escaping,
    pub options: &'a BodyOptions,
    pub addresses: &'a Addresses,
    pub references: &'a mut References,
    pub out: String,
    /// Where the innermost open mark began in `out`.
    pub mark_start: usize,
}

impl InlineWriter<'_> {
    /// `after` is what follows the last node.
    pub(super) fn nodes(&mut self, nodes: &[Node], after: Neighbour, in_link: bool) {
        for (index, node) in nodes.iter().enumerate() {
            let after = self.first_of(&nodes[index + 1..], after, in_link);
            match node {
                Node::Text(at, text) => {
                    let part = *at..at + text.len();
                    escape_text(self.text, part, in_link, &self.escaping, &mut self.out);
                }
                Node::Break => {
                    let end = self.out.trim_end().len();
                    self.out.truncate(end.max(self.mark_start));
                    self.out.push_str(LINE_BREAK);
                }
                Node::Image(image) => self.image(image),
                Node::Marked(mark, inner) => self.marked(mark, inner, after, in_link),
            }
        }
    }

    /// What the first of some nodes begins with. `after` is what follows them.
    fn first_of(&self, nodes: &[Node], after: Neighbour, in_link: bool) -> Neighbour {
        let Some((first, rest)) = nodes.split_first() else {
            return after;
        };
        match first {
            Node::Text(_, text) => Neighbour::of(text.chars().next()),
            Node::Break => Neighbour::Blank,
            Node::Image(_) if self.options.images == Images::Drop => {
                self.first_of(rest, after, in_link)
            }
            // A blank is written before it.
            Node::Image(_) => Neighbour::Blank,
            Node::Marked(Mark::Strong | Mark::Emphasis | Mark::Deleted, _) => Neighbour::Delimiter,
            Node::Marked(Mark::Link(address), inner)
                if self.address(address, in_link).is_empty() =>
            {
                self.first_of(inner, Neighbour::Word, in_link)
            }
            Node::Marked(..) => Neighbour::Punctuation,
        }
    }

    /// The address of a link as it is written, empty if only its text is.
    fn address(&self, address: &str, in_link: bool) -> String {
        match self.options.links {
            _ if in_link => String::new(),
            Links::Text => String::new(),
            _ => link_address(&self.addresses.resolve(address)),
        }
    }

    fn marked(&mut self, mark: &Mark, inner: &[Node], after: Neighbour, in_link: bool) {
        match mark {
            Mark::Link(address) => self.link(address, inner, after, in_link),
            Mark::Strong => self.styled(["**", "__", "strong"], inner, after, in_link),
            Mark::Emphasis => self.styled(["*", "_", "em"], inner, after, in_link),
            Mark::Deleted => self.styled(["~~", "", "del"], inner, after, in_link),
            Mark::Sub => self.tagged("sub", inner, in_link),
            Mark::Sup => self.tagged("sup", inner, in_link),
            Mark::Code(_) => self.code(&plain(inner), in_link),
            Mark::Formula => self.formula(&plain(inner)),
            Mark::Image(_) | Mark::Break | Mark::Cell(_) => self.nodes(inner, after, in_link),
        }
    }

    /// The nodes inside a mark, written.
    fn inner(&mut self, nodes: &[Node], in_link: bool) -> String {
        let start = self.out.len();
        let around = std::mem::replace(&mut self.mark_start, start);
        self.nodes(nodes, Neighbour::Punctuation, in_link);
        self.mark_start = around;
        self.out.split_off(start)
    }

    /// Writes text between delimiters, or in a tag where a parser would not recognise them.
    fn styled(
        &mut self,
        [delimiter, other, tag]: [&str; 3],
        inner: &[Node],
        after: Neighbour,
        in_link: bool,
    ) {
        let before = Neighbour::of(self.out.chars().next_back());
        let text = self.inner(inner, in_link);
        let (first, last) = (text.chars().next(), text.chars().next_back());
        let (first, last) = (Neighbour::of(first), Neighbour::of(last));
        let is_blank = first == Neighbour::Blank || last == Neighbour::Blank;
        // CommonMark 0.31.2, section 6.2: a delimiter beside punctuation needs a blank or
        // punctuation on its other side.
        let flanks = |inside: Neighbour, outside: Neighbour| {
            inside == Neighbour::Word || outside != Neighbour::Word
        };
        let fits = !is_blank && flanks(first, before) && flanks(last, after);
        let touches = |neighbour| [before, after, first, last].contains(&neighbour);
        let touches_delimiter = touches(Neighbour::Delimiter);
        let in_word = before == Neighbour::Word || after == Neighbour::Word;
        let delimiters = match (fits, touches_delimiter, in_word) {
            (true, false, _) => Some(delimiter),
            (true, true, false) if !other.is_empty() && !text.contains('_') => Some(other),
            _ => None,
        };
        // A second kind of delimiter is no help beside its own.
        let delimiters = delimiters.filter(|delimiter| {
            *delimiter != other || !self.out.ends_with('_') && after != Neighbour::Delimiter
        });
        let (open, close) = match delimiters {
            Some(delimiter) => (delimiter.to_owned(), delimiter.to_owned()),
            None => (format!("<{tag}>"), format!("</{tag}>")),
        };
        for part in [&open, &text, &close] {
            self.out.push_str(part);
        }
    }

    fn tagged(&mut self, tag: &str, inner: &[Node], in_link: bool) {
        self.out.push_str(&format!("<{tag}>"));
        self.nodes(inner, Neighbour::Punctuation, in_link);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn link(&mut self, address: &str, inner: &[Node], after: Neighbour, in_link: bool) {
        let address = self.address(address, in_link);
        if address.is_empty() {
            return self.nodes(inner, after, in_link);
        }
        let text = self.inner(inner, true);
        if text.trim().is_empty() {
            return;
        }
        // `![` would begin an image.
        if self.out[self.mark_start..].ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        self.out.push('[');
        self.out.push_str(&text);
        match self.options.links {
            Links::References => {
                let number = self.references.number(address);
                self.out.push_str(&format!("][{number}]"));
            }
            _ => self.out.push_str(&format!("]({address})")),
        }
    }

    fn image(&mut self, image: &Image) {
        let mut alt = String::new();
        escape_text(
            &image.alt,
            0..image.alt.len(),
            true,
            &self.escaping,
            &mut alt,
        );
        let address = link_address(&self.addresses.resolve(&image.address));
        match self.options.images {
            Images::Drop => return,
            Images::Alt if alt.is_empty() => return,
            Images::Keep if address.is_empty() => return,
            _ => {}
        }
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
        match self.options.images {
            Images::Keep => self.out.push_str(&format!("![{alt}]({address}) ")),
            _ => self.out.push_str(&format!("{alt} ")),
        }
    }

    /// Code between more backticks than are in it.
    fn code(&mut self, code: &str, in_link: bool) {
        // At the beginning of a paragraph `[…]:` defines a reference (CommonMark, section 4.7), and
        // backticks beside others are one delimiter.
        if code.contains("]:") || self.out.ends_with('`') {
            self.out.push_str("<code>");
            escape_text(code, 0..code.len(), in_link, &self.escaping, &mut self.out);
            return self.out.push_str("</code>");
        }
        if self.escaping.is_cell() && code.contains('|') {
            // A cell ends at `|` even in code, unless it is escaped (GFM, section 4.10).
            return self.code_in_ticks(&code.replace('|', "\\|"));
        }
        self.code_in_ticks(code);
    }

    fn code_in_ticks(&mut self, code: &str) {
        let ticks = "`".repeat(longest_run(code, '`') + 1);
        let needs_blank = code.starts_with('`') || code.ends_with('`');
        let blank = if needs_blank { " " } else { "" };
        for part in [&ticks, blank, code, blank, &ticks] {
            self.out.push_str(part);
        }
    }

    fn formula(&mut self, tex: &str) {
        // A parser without formulas reads their text, which must not begin a tag or code.
        let is_unsafe = tex.contains(['$', '`', '<', '&', '\n']) || tex.contains("](");
        if is_unsafe || self.escaping.is_cell() && tex.contains('|') {
            return escape_text(tex, 0..tex.len(), false, &self.escaping, &mut self.out);
        }
        self.out.push_str(&format!("${tex}$"));
    }
}

/// The text of nodes without their marks.
fn plain(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(_, piece) => text.push_str(piece),
            Node::Marked(_, inner) => text.push_str(&plain(inner)),
            Node::Break => text.push(' '),
            Node::Image(_) => {}
        }
    }
    text
}
