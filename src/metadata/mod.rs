//! URL, site, title, author, date and language of a page.
//!
//! Input: a [`Document`], and the metadata that the caller supplied ([`Overrides`]). Output: an
//! [`Identity`] before classification, and [`Metadata`] after the body is selected.
//!
//! A page gives each field in several places, and templates make many of them wrong: `og:title`
//! contains the name of the site, `lang` belongs to the theme, the first `time` element belongs to
//! a teaser. So each field has its module with a list of sources, ranked by trust; the first
//! source with a plausible value wins. Values from the caller always win.
//!
//! No module reads a clock: whether a date is plausible does not depend on the day of the run.

mod author;
mod byline;
mod calendar;
mod date;
mod language;
mod page_url;
mod site;
mod title;

use crate::document::{Document, Head, Title};
use crate::page::Overrides;
use crate::text::words::one_line;

/// The metadata of an article. An empty string means unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The absolute URL.
    pub url: String,
    /// The title, on one line.
    pub title: String,
    /// The names of the authors, joined by `, `.
    pub author: String,
    /// The day of publication, `YYYY-MM-DD`.
    pub date: String,
    /// The name of the site, else its host.
    pub site: String,
    /// The language of the body, ISO 639-1.
    pub language: String,
}

/// The metadata that is known before the blocks are classified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The absolute URL.
    pub url: String,
    /// The name of the site, else its host.
    pub site: String,
    /// The title, and the block that contains it.
    pub title: Title,
}

/// Finds the URL, site and title of a page.
///
/// The classifier and the selection need the title, the site profile the URL.
pub fn identify(document: &Document, overrides: &Overrides) -> Identity {
    let head = &document.head;
    let url = page_url(head, overrides);
    let site = override_or(&overrides.site, || site::find(head, &url));
    let mut title = title::find(document);
    if let Some(text) = override_of(&overrides.title) {
        title.text = text;
    }
    Identity { url, site, title }
}

/// The URL of a page; empty if unknown.
pub fn page_url(head: &Head, overrides: &Overrides) -> String {
    page_url::find(head, &overrides.url)
}

/// Finds the author, date and language of a page, and completes its metadata.
///
/// `body` is the text of the article. It decides the language, and the language decides how
/// numeric dates are read. Author and date are searched around the block of the title.
pub fn complete(
    document: &Document,
    overrides: &Overrides,
    identity: Identity,
    body: &str,
) -> Metadata {
    let Identity { url, site, title } = identity;
    let head = &document.head;
    let language = language::code(&overrides.language)
        .unwrap_or_else(|| override_or(&overrides.language, || language::find(head, body)));
    let author = override_or(&overrides.author, || {
        author::find(document, &site, title.block)
    });
    let order = calendar::Order::of(&head.lang, &language, &url);
    let date = match calendar::first(&overrides.date, order) {
        Some(date) => date.to_string(),
        None => override_or(&overrides.date, || {
            date::find(document, &url, title.block, order)
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
fn override_of(value: &str) -> Option<String> {
    Some(one_line(value)).filter(|value| !value.is_empty())
}

/// The caller's value on one line, else the value found on the page.
fn override_or(value: &str, find: impl FnOnce() -> String) -> String {
    override_of(value).unwrap_or_else(find)
}
