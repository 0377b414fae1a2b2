//! The body as HTML: structure and inline markup, without classes, styles and scripts.
//!
//! All text and all attributes are escaped, and [`Addresses`] gives only those that run nothing, so
//! that a page cannot put code into the result.

use super::addresses::Addresses;
use super::nodes::{self, Node};
use super::outline::{Content, Level, Line, Part};
use super::tables::TableCell;
use super::{BodyOptions, Images, Links};
use crate::spans::{Image, Mark};
use crate::text::markup::escaped;

/// The body as HTML, without a line end.
pub(super) fn body(parts: &[Part], options: &BodyOptions, addresses: &Addresses) -> String {
    let mut writer = Writer {
        out: String::new(),
        options,
        addresses,
    };
    let mut open: &[Level] = &[];
    for part in parts {
        let shared = open
            .iter()
            .zip(&part.levels)
            .take_while(|(a, b)| a == b)
            .count();
        writer.close(&open[shared..]);
        writer.open(&part.levels[shared..]);
        open = &part.levels;
        writer.content(&part.content);
    }
    writer.close(open);
    let end = writer.out.trim_end().len();
    writer.out.truncate(end);
    writer.out
}

struct Writer<'a> {
    out: String,
    options: &'a BodyOptions,
    addresses: &'a Addresses,
}

impl Writer<'_> {
    fn open(&mut self, levels: &[Level]) {
        for level in levels {
            match level {
                Level::Quote(_) => self.out.push_str("<blockquote>\n"),
                Level::List { first: None, .. } => self.out.push_str("<ul>\n"),
                Level::List { first: Some(1), .. } => self.out.push_str("<ol>\n"),
                Level::List {
                    first: Some(first), ..
                } => {
                    self.out.push_str(&format!("<ol start=\"{first}\">\n"));
                }
                Level::Item { .. } => self.out.push_str("<li>"),
            }
        }
    }

    fn close(&mut self, levels: &[Level]) {
        for level in levels.iter().rev() {
            self.out.push_str(match level {
                Level::Quote(_) => "</blockquote>\n",
                Level::List { first: None, .. } => "</ul>\n",
                Level::List { .. } => "</ol>\n",
                Level::Item { .. } => "</li>\n",
            });
        }
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Heading(level, line) => self.element(&format!("h{level}"), *line),
            Content::Paragraph(line) => self.element("p", *line),
            Content::Term(line) => {
                self.out.push_str("<p><strong>");
                self.line(*line);
                self.out.push_str("</strong></p>\n");
            }
            Content::Code { language, text } => {
                self.out.push_str("<pre><code");
                if !language.is_empty() {
                    self.out
                        .push_str(&format!(" class=\"language-{}\"", escaped(language)));
                }
                // A parser drops the first line end.
                let first = if text.starts_with('\n') { "\n" } else { "" };
                self.out
                    .push_str(&format!(">{first}{}</code></pre>\n", escaped(text)));
            }
            Content::Table(rows) => self.table(rows),
        }
    }

    fn element(&mut self, name: &str, line: Line) {
        self.out.push_str(&format!("<{name}>"));
        self.line(line);
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn table(&mut self, rows: &[Vec<TableCell>]) {
        self.out.push_str("<table>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for cell in row {
                let name = if cell.is_header { "th" } else { "td" };
                self.out.push_str(&format!("<{name}"));
                for (attribute, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                    if count > 1 {
                        self.out.push_str(&format!(" {attribute}=\"{count}\""));
                    }
                }
                self.out.push('>');
                self.line(cell.into());
                self.out.push_str(&format!("</{name}>"));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn line(&mut self, line: Line) {
        self.nodes(&nodes::of(line));
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(_, text) => self.out.push_str(&escaped(text)),
                Node::Break => self.out.push_str("<br>"),
                Node::Image(image) => self.image(image),
                Node::Marked(mark, inner) => self.marked(mark, inner),
            }
        }
    }

    fn marked(&mut self, mark: &Mark, inner: &[Node]) {
        let name = match mark {
            Mark::Link(address) => return self.link(address, inner),
            Mark::Formula => {
                self.out.push_str("\\(");
                self.nodes(inner);
                return self.out.push_str("\\)");
            }
            Mark::Strong => "strong",
            Mark::Emphasis => "em",
            Mark::Code(_) => "code",
            Mark::Deleted => "del",
            Mark::Sub => "sub",
            Mark::Sup => "sup",
            Mark::Image(_) | Mark::Break | Mark::Cell(_) => return self.nodes(inner),
        };
        self.out.push_str(&format!("<{name}>"));
        self.nodes(inner);
        self.out.push_str(&format!("</{name}>"));
    }

    fn link(&mut self, address: &str, inner: &[Node]) {
        let address = self.addresses.resolve(address);
        if self.options.links == Links::Text || address.is_empty() {
            return self.nodes(inner);
        }
        self.out
            .push_str(&format!("<a href=\"{}\">", escaped(&address)));
        self.nodes(inner);
        self.out.push_str("</a>");
    }

    fn image(&mut self, image: &Image) {
        let address = self.addresses.resolve(&image.address);
        match self.options.images {
            Images::Keep if !address.is_empty() => self.out.push_str(&format!(
                "<img src=\"{}\" alt=\"{}\"> ",
                escaped(&address),
                escaped(&image.alt)
            )),
            Images::Alt if !image.alt.is_empty() => {
                self.out.push_str(&format!("{} ", escaped(&image.alt)));
            }
            _ => {}
        }
    }
}
