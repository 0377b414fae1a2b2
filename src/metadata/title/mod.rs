//! The title of a page, and the block that contains it.
//!
//! HTML and text need different methods: a page declares its title in its head ([`html`]); in text
//! the title is the subject of a mail, or a short line above the body ([`text`]).

mod html;
mod line;
mod site_suffix;
mod text;

use crate::document::{Document, Title};
use crate::page::PageFormat;
use crate::text::words::one_line;

/// Finds the title of a page.
pub fn find(document: &Document) -> Title {
    match document.format {
        PageFormat::Html => html::find(document),
        PageFormat::Text if !document.head.title.is_empty() => Title {
            text: one_line(&document.head.title),
            ..Title::default()
        },
        PageFormat::Text => text::find(&document.blocks),
    }
}
