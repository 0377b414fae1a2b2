//! Writes the body: as plain text, Markdown or HTML.
//!
//! Input: a [`Document`] and its verdicts. Output: the kept blocks as one string. Plain text is the
//! texts of the blocks. Markdown and HTML also have their structure: the [`outline`] groups the
//! blocks into [`tables`] and code, and gives each the quotes and lists around it; [`nodes`] makes
//! the spans of a text; [`markdown`] and [`html`] write both, and [`escape`] keeps text from being
//! read as markup.

mod addresses;
mod escape;
mod html;
mod markdown;
mod nodes;
mod outline;
mod tables;
mod text;

use crate::document::{Document, Verdict};
use addresses::Addresses;

/// The format of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BodyFormat {
    /// Plain text: a block a line.
    #[default]
    Text,
    /// GitHub Flavored Markdown, which every CommonMark parser reads.
    Markdown,
    /// HTML with nothing but structure and inline markup.
    Html,
}

/// What happens to links in Markdown and HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// They stay links.
    #[default]
    Keep,
    /// Only their text stays.
    Text,
    /// Markdown: their addresses are listed after the body. HTML: they stay links.
    References,
}

/// What happens to images in Markdown and HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Images {
    /// They are left out.
    #[default]
    Drop,
    /// Their description stays, as text.
    Alt,
    /// They stay images.
    Keep,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BodyOptions {
    /// The format.
    pub format: BodyFormat,
    /// What happens to links.
    pub links: Links,
    /// What happens to images.
    pub images: Images,
}

/// The body as plain text.
pub(crate) fn text(document: &Document, verdicts: &[Verdict]) -> String {
    text::body(document, verdicts)
}

/// The body in a format with structure. `url` is the address of the page, which relative addresses
/// start from.
pub(crate) fn structured(
    document: &Document,
    verdicts: &[Verdict],
    options: &BodyOptions,
    url: &str,
) -> String {
    let addresses = Addresses::new(url, &document.head.base);
    let write = match options.format {
        BodyFormat::Text => return text::body(document, verdicts),
        BodyFormat::Markdown => markdown::body,
        BodyFormat::Html => html::body,
    };
    write(&outline::parts(document, verdicts), options, &addresses)
}

#[cfg(test)]
mod tests;
