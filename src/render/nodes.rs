//! The inline markup of a text as a tree.
//!
//! Input: a text and its spans. Output: [`Node`]s, which the writers walk. Here the spans are made
//! fit to be written: neighbours of the same kind become one, marks inside the same mark and links
//! inside links go, and code and formulas contain nothing but text.

use super::outline::Line;
use crate::spans::{Image, Mark, Span};

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Node<'a> {
    /// Text from this byte of the whole text on.
    Text(usize, &'a str),
    /// Marked text.
    Marked(&'a Mark, Vec<Node<'a>>),
    Image(&'a Image),
    Break,
}

/// The tree of a text.
pub(super) fn of<'a>(line: Line<'a>) -> Vec<Node<'a>> {
    let spans = joined(line);
    let mut builder = Builder {
        text: line.text,
        at: 0,
        open: vec![(line.text.len(), None, Vec::new())],
    };
    for (span, range) in &spans {
        builder.close_until(range.start);
        match &span.mark {
            Mark::Break if line.keeps_breaks => {
                builder.text_to(range.start);
                builder.push(Node::Break);
                // The break is in place of a blank.
                builder.at += usize::from(line.text[builder.at..].starts_with(' '));
            }
            Mark::Image(image) => {
                builder.text_to(range.start);
                builder.push(Node::Image(image));
            }
            Mark::Break | Mark::Cell(_) => {}
            mark => {
                builder.text_to(range.start);
                let end = range.end.min(builder.open.last().map_or(0, |open| open.0));
                builder.open.push((end, Some(mark), Vec::new()));
            }
        }
    }
    builder.close_until(usize::MAX);
    builder.text_to(line.text.len());
    builder
        .open
        .pop()
        .map_or_else(Vec::new, |(_, _, nodes)| nodes)
}

/// Whether any of the nodes has a mark.
pub(super) fn contains(mark: &Mark, nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Marked(found, inner) => *found == mark || contains(mark, inner),
        _ => false,
    })
}

/// The nodes without those of a mark; what is in them stays.
pub(super) fn without<'a>(mark: &Mark, nodes: Vec<Node<'a>>) -> Vec<Node<'a>> {
    let mut kept = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Marked(found, inner) if found == mark => kept.extend(without(mark, inner)),
            Node::Marked(found, inner) => kept.push(Node::Marked(found, without(mark, inner))),
            node => kept.push(node),
        }
    }
    kept
}

struct Builder<'a> {
    text: &'a str,
    /// The byte up to which the text is in the tree.
    at: usize,
    /// The open nodes: where each ends, its mark, and what is in it. The first has no mark.
    open: Vec<(usize, Option<&'a Mark>, Vec<Node<'a>>)>,
}

impl<'a> Builder<'a> {
    /// Closes the nodes that end at or before a position.
    fn close_until(&mut self, position: usize) {
        while let Some((end, Some(_), _)) = self.open.last()
            && *end <= position
        {
            self.text_to(*end);
            if let Some((_, Some(mark), nodes)) = self.open.pop()
                && !nodes.is_empty()
            {
                self.push(Node::Marked(mark, nodes));
            }
        }
    }

    /// Adds the text up to a position.
    fn text_to(&mut self, position: usize) {
        let text = self.text.get(self.at..position).unwrap_or_default();
        if !text.is_empty() {
            let at = self.at;
            self.push(Node::Text(at, text));
        }
        self.at = self.at.max(position);
    }

    fn push(&mut self, node: Node<'a>) {
        if let Some((_, _, nodes)) = self.open.last_mut() {
            nodes.push(node);
        }
    }
}

/// The spans that are written, with their ranges after neighbours are joined.
fn joined<'a>(line: Line<'a>) -> Vec<(&'a Span, std::ops::Range<usize>)> {
    let mut kept: Vec<(&Span, std::ops::Range<usize>)> = Vec::new();
    // The kept spans around the current one.
    let mut around: Vec<usize> = Vec::new();
    for span in line.spans {
        let range = span.range();
        let mut sibling = None;
        while let Some(&last) = around.last()
            && kept[last].1.end <= range.start
        {
            sibling = around.pop();
        }
        if !is_written(line, span, around.iter().map(|index| &kept[*index].0.mark)) {
            continue;
        }
        if let Some(sibling) = sibling
            && continues(line.text, &kept[sibling], span)
        {
            kept[sibling].1.end = range.end;
            around.push(sibling);
            continue;
        }
        let is_zero_width = range.is_empty();
        kept.push((span, range));
        if !is_zero_width {
            around.push(kept.len() - 1);
        }
    }
    kept
}

/// Whether a span is written inside the marks around it.
fn is_written<'a>(line: Line, span: &Span, mut around: impl Iterator<Item = &'a Mark>) -> bool {
    if span.start as usize > line.text.len() || matches!(span.mark, Mark::Cell(_)) {
        return false;
    }
    let is_bold_line = span.mark == Mark::Strong && span.range() == (0..line.text.len());
    if is_bold_line && line.is_heading {
        return false;
    }
    around.all(|outer| {
        !matches!(outer, Mark::Code(_) | Mark::Formula)
            && std::mem::discriminant(outer) != std::mem::discriminant(&span.mark)
    })
}

/// Whether a span continues the one before it: the same style, with nothing but blanks between.
fn continues(text: &str, before: &(&Span, std::ops::Range<usize>), span: &Span) -> bool {
    let (before, range) = before;
    let is_style = matches!(
        span.mark,
        Mark::Strong | Mark::Emphasis | Mark::Deleted | Mark::Code(_)
    );
    let between = text.get(range.end..span.start as usize);
    let joins = match span.mark {
        Mark::Code(_) => between.is_some_and(str::is_empty),
        _ => between.is_some_and(|between| between.trim().is_empty()),
    };
    is_style && before.mark == span.mark && joins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32, mark: Mark) -> Span {
        Span { start, end, mark }
    }

    fn written(text: &str, spans: &[Span]) -> String {
        fn write(nodes: &[Node], out: &mut String) {
            for node in nodes {
                match node {
                    Node::Text(_, text) => out.push_str(text),
                    Node::Image(_) => out.push('!'),
                    Node::Break => out.push('/'),
                    Node::Marked(mark, inner) => {
                        let name = format!("{mark:?}");
                        out.push_str(&format!("<{}:", &name[..2]));
                        write(inner, out);
                        out.push('>');
                    }
                }
            }
        }
        let mut out = String::new();
        let line = Line {
            text,
            spans,
            keeps_breaks: true,
            is_heading: false,
        };
        write(&of(line), &mut out);
        out
    }

    #[test]
    fn spans_become_a_tree() {
        let link = || Mark::Link("/a".into());
        for (text, spans, expected) in [
            ("One two", vec![span(0, 3, Mark::Strong)], "<St:One> two"),
            (
                "One two",
                vec![span(0, 7, link()), span(4, 7, Mark::Emphasis)],
                "<Li:One <Em:two>>",
            ),
            (
                "One two",
                vec![span(0, 3, Mark::Strong), span(4, 7, Mark::Strong)],
                "<St:One two>",
            ),
            (
                "One two",
                vec![span(0, 7, Mark::Strong), span(4, 7, Mark::Strong)],
                "<St:One two>",
            ),
            ("One two", vec![span(3, 3, Mark::Break)], "One/two"),
            (
                "One two",
                vec![span(0, 5, Mark::Strong), span(4, 7, Mark::Emphasis)],
                "<St:One <Em:t>>wo",
            ),
        ] {
            assert_eq!(written(text, &spans), expected);
        }
    }
}
