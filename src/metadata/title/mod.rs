//! The title of a page, and the block that contains it.
//!
//! HTML and text need different methods: a page declares its title in its head ([`html`]); in text
//! the title is the subject of a mail, or a short line above the body ([`text`]).

mod heading;
mod html;
mod line;
pub(super) mod site_suffix;
mod text;

use super::sources::Source;
use crate::document::DocumentFormat;
use crate::document::{Document, Title};
use crate::text::words::one_line;

/// Finds the title of a page.
pub fn find(document: &Document) -> (Title, Source) {
    match document.format {
        DocumentFormat::Html => html::find(document),
        DocumentFormat::Text if !document.head.title.is_empty() => {
            let title = Title {
                text: one_line(&document.head.title),
                ..Title::default()
            };
            (title, Source::TitleElement)
        }
        DocumentFormat::Text => (text::find(&document.blocks), Source::Line),
    }
}
