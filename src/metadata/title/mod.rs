//! The title of a page, and the block that contains it.
//!
//! HTML and text need different methods: a page declares its title in its head ([`html`]); in text
//! the title is a short line above the body ([`text`]).

mod html;
mod line;
mod site_suffix;
mod text;

use crate::document::{Document, Title};
use crate::page::PageFormat;

/// Finds the title of a page.
pub fn find(document: &Document) -> Title {
    match document.format {
        PageFormat::Html => html::find(document),
        PageFormat::Text => text::find(&document.blocks),
    }
}
