//! Title, author, date, site, url and language of a page.
//!
//! A page says each of these in several places, and templates make many of them lie:
//! `og:title` carries the site's name, `lang` is that of the theme, the first `time`
//! belongs to a teaser. So every room here has a list of places in the order of their
//! trust, cleans what it finds there, and takes the first that is still plausible. What
//! the input said of itself ([`Given`]) always wins.
//!
//! Nothing here looks at a clock: a date is plausible or not by itself.

mod address;
mod author;
mod byline;
mod calendar;
mod date;
pub mod json_ld;
mod language;
mod likeness;
mod months;
mod site;
mod title;
mod title_line;
mod tokens;

use crate::document::{Document, Head};
use crate::page::Given;
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
pub fn headline(document: &Document, given: &Given) -> Title {
    let found = title(document);
    match one_line(&given.title) {
        given if given.is_empty() => found,
        given => Title {
            text: given,
            ..found
        },
    }
}

/// The address: the one given, else what the page says is its own.
pub fn address(head: &Head, given: &str) -> String {
    address::find(head, &head.told, given)
}

/// Finds what is known of the article: what was given first, then what the page says.
///
/// `title` is what [`headline`] found on the same document; author and date are looked
/// for around its block. `body` is the article's text, which tells the language.
pub fn find(document: &Document, given: &Given, title: &Title, body: &str) -> Metadata {
    let head = &document.head;
    let told = &head.told;
    let url = address(head, &given.url);
    let site = or_else(&given.site, || site::find(head, told, &url));
    let language = match language::code(&given.language) {
        Some(code) => code,
        None => or_else(&given.language, || language::find(head, told, body)),
    };
    let author = or_else(&given.author, || {
        author::find(document, told, &site, title.block)
    });
    let order = calendar::Order::of(&head.lang, &language, &url);
    let date = match calendar::first(&given.date, order) {
        Some(date) => date.to_string(),
        None => or_else(&given.date, || {
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

/// The contents of the metas of these names that say something; names in the order of
/// their trust, and each name's metas in the page's order.
fn metas<'a>(head: &'a Head, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
    names
        .iter()
        .flat_map(|name| head.metas.iter().filter(move |(key, _)| key == name))
        .map(|(_, content)| content.trim())
        .filter(|content| !content.is_empty())
}

/// The text on one line, without white space around it and runs of it made one blank.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
