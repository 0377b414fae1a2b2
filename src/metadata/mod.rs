//! Title, author, date, site, url and language of a page.
//!
//! A page says each of these in several places, and templates make many of them lie:
//! `og:title` carries the site's name, `lang` is that of the theme, the first `time`
//! belongs to a teaser. So every room here has a list of places in the order of their
//! trust, cleans what it finds there, and takes the first that is still plausible. What
//! the input said of itself ([`Overrides`]) always wins.
//!
//! Nothing here looks at a clock: a date is plausible or not by itself.

mod address;
mod author;
mod byline;
mod calendar;
mod date;
mod language;
mod site;
mod title;
mod title_line;
mod tokens;

use crate::document::{Document, Head};
use crate::page::Overrides;
use crate::text::words::one_line;
pub use title::{Title, title, title_candidates};

/// What is known of an article besides its body. An empty string is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    pub url: String,
    pub title: String,
    pub author: String,
    /// `YYYY-MM-DD`
    pub date: String,
    pub site: String,
    /// ISO 639-1
    pub language: String,
}

/// The title: what was given, else what the page says; and the block that says the page's.
pub fn headline(document: &Document, overrides: &Overrides) -> Title {
    let found = title(document);
    match one_line(&overrides.title) {
        given if given.is_empty() => found,
        given => Title {
            text: given,
            ..found
        },
    }
}

/// The address: the one given, else what the page says is its own.
pub fn address(head: &Head, given: &str) -> String {
    address::find(head, &head.json_ld, given)
}

/// Finds what is known of the article: what was given first, then what the page says.
///
/// `title` is what [`headline`] found on the same document; author and date are looked
/// for around its block. `body` is the article's text, which tells the language.
pub fn find(document: &Document, overrides: &Overrides, title: &Title, body: &str) -> Metadata {
    let head = &document.head;
    let told = &head.json_ld;
    let url = address(head, &overrides.url);
    let site = or_else(&overrides.site, || site::find(head, told, &url));
    let language = match language::code(&overrides.language) {
        Some(code) => code,
        None => or_else(&overrides.language, || language::find(head, told, body)),
    };
    let author = or_else(&overrides.author, || {
        author::find(document, told, &site, title.block)
    });
    let order = calendar::Order::of(&head.lang, &language, &url);
    let date = match calendar::first(&overrides.date, order) {
        Some(date) => date.to_string(),
        None => or_else(&overrides.date, || {
            date::find(document, told, &url, title.block, order)
        }),
    };
    Metadata {
        url,
        title: title.text.clone(),
        author,
        date,
        site,
        language,
    }
}

fn or_else(given: &str, find: impl FnOnce() -> String) -> String {
    match one_line(given) {
        given if given.is_empty() => find(),
        given => given,
    }
}
