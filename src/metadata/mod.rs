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

/// What is known about a page before its blocks are classified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub url: String,
    pub site: String,
    pub title: Title,
}

/// Finds the URL, site and title of a page: the classifier and the selection need the title, the
/// site profile the URL.
pub fn identify(document: &Document, overrides: &Overrides) -> Identity {
    let head = &document.head;
    let url = address(head, overrides);
    let site = or_else(&overrides.site, || site::find(head, &head.json_ld, &url));
    let mut title = title(document);
    if let Some(given) = given(&overrides.title) {
        title.text = given;
    }
    Identity { url, site, title }
}

/// The URL of a page.
pub fn address(head: &Head, overrides: &Overrides) -> String {
    address::find(head, &head.json_ld, &overrides.url)
}

/// Finds the author, date and language of a page, and completes its metadata.
///
/// This needs the text of the article: it decides the language, which decides how dates are read.
pub fn complete(
    document: &Document,
    overrides: &Overrides,
    identity: Identity,
    body: &str,
) -> Metadata {
    let Identity { url, site, title } = identity;
    let head = &document.head;
    let json_ld = &head.json_ld;
    let language = match language::code(&overrides.language) {
        Some(code) => code,
        None => or_else(&overrides.language, || language::find(head, json_ld, body)),
    };
    let author = or_else(&overrides.author, || {
        author::find(document, json_ld, &site, title.block)
    });
    let order = calendar::Order::of(&head.lang, &language, &url);
    let date = match calendar::first(&overrides.date, order) {
        Some(date) => date.to_string(),
        None => or_else(&overrides.date, || {
            date::find(document, json_ld, &url, title.block, order)
        }),
    };
    Metadata {
        url,
        title: title.text,
        author,
        date,
        site,
        language,
    }
}

/// The caller's value on one line, if there is one.
fn given(value: &str) -> Option<String> {
    Some(one_line(value)).filter(|value| !value.is_empty())
}

fn or_else(value: &str, find: impl FnOnce() -> String) -> String {
    given(value).unwrap_or_else(find)
}
