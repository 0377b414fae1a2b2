//! The metadata of a page: who, when, where, what about.
//!
//! Input: a [`Document`], and the metadata that the caller supplied ([`Overrides`]). Output: an
//! [`Identity`] before classification, and [`Metadata`] after the body is selected.
//!
//! A page gives each field in several places, and templates make many of them wrong: `og:title`
//! contains the name of the site, `lang` belongs to the theme, the first `time` element belongs to
//! a teaser. So each field has a table of sources, ranked by trust ([`sources`]), and a module that
//! reads them; usually the first source with a plausible value wins. Values from the caller always
//! win.
//!
//! No module reads a clock: whether a date is plausible does not depend on the day of the run.

mod author;
mod byline;
mod calendar;
mod date;
mod glued;
mod language;
mod page_url;
mod place;
mod site;
mod sources;
mod summary;
#[cfg(test)]
mod testing;
mod title;

use crate::document::{Document, Head, Title};
use crate::page::Overrides;
use crate::text::words::one_line;
pub(crate) use language::language_named;
pub use sources::Source;

/// The value of a field, and the source that gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Value {
    /// The value; empty if unknown.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
}

impl Value {
    fn new(text: String, source: Source) -> Value {
        match text.is_empty() {
            true => Value::default(),
            false => Value { text, source },
        }
    }
}

/// The metadata of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The absolute URL.
    pub url: Value,
    /// The title, on one line.
    pub title: Value,
    /// The names of the authors, joined by `, `.
    pub author: Value,
    /// The day of publication, `YYYY-MM-DD`.
    pub date: Value,
    /// The name of the site, else its host.
    pub site: Value,
    /// The language of the body, ISO 639-1.
    pub language: Value,
    /// The description, on one line.
    pub description: Value,
    /// The absolute address of the main image.
    pub image: Value,
    /// The tags, joined by `, `.
    pub tags: Value,
    /// The section of the site.
    pub section: Value,
    /// The day of the last change, `YYYY-MM-DD`.
    pub modified: Value,
}

impl Metadata {
    /// The names and values of the fields, in the order of the JSON line.
    pub fn fields(&self) -> [(&'static str, &Value); 11] {
        [
            ("url", &self.url),
            ("title", &self.title),
            ("author", &self.author),
            ("date", &self.date),
            ("site", &self.site),
            ("language", &self.language),
            ("description", &self.description),
            ("image", &self.image),
            ("tags", &self.tags),
            ("section", &self.section),
            ("modified", &self.modified),
        ]
    }
}

/// The metadata that is known before the blocks are classified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The absolute URL.
    pub url: Value,
    /// The name of the site, else its host.
    pub site: Value,
    /// The title, and the block that contains it.
    pub title: Title,
    /// Where the title comes from.
    pub title_source: Source,
}

/// Finds the URL, site and title of a page.
///
/// The classifier and the selection need the title, the site profile the URL.
pub fn identify(document: &Document, overrides: &Overrides) -> Identity {
    let head = &document.head;
    let url = page_url::find(head, &overrides.url);
    let (mut title, mut title_source) = title::find(document);
    let site = override_or(&overrides.site, || {
        site::find(document, &url.text, &title.text)
    });
    if let Some(text) = override_of(&overrides.title) {
        title.text = text;
        title_source = Source::Caller;
    }
    Identity {
        url,
        site,
        title,
        title_source,
    }
}

/// The URL of a page; empty if unknown.
pub fn page_url(head: &Head, overrides: &Overrides) -> String {
    page_url::find(head, &overrides.url).text
}

/// Finds the other fields of a page, and completes its metadata.
///
/// `body` is the text of the article. It decides the language, and the language decides how
/// numeric dates are read. Author and date are searched around the block of the title.
pub fn complete(
    document: &Document,
    overrides: &Overrides,
    identity: Identity,
    body: &str,
) -> Metadata {
    let Identity {
        url,
        site,
        title,
        title_source,
    } = identity;
    let head = &document.head;
    let language = match language::code(&overrides.language) {
        Some(code) => Value::new(code, Source::Caller),
        None => override_or(&overrides.language, || {
            Value::new(language::find(head, body), Source::Body)
        }),
    };
    let author = override_or(&overrides.author, || {
        author::find(document, &site.text, title.block)
    });
    let order = calendar::Order::of(&head.lang, &language.text, &url.text);
    let dates = date::find(document, &url.text, title.block, order);
    let day = |given: &str, found: Value| match calendar::stamp(given, order) {
        Some(date) => Value::new(date.to_string(), Source::Caller),
        None => override_or(given, || found),
    };
    Metadata {
        author,
        date: day(&overrides.date, dates.published),
        site,
        language,
        description: override_or(&overrides.description, || {
            summary::description(head, &title.text)
        }),
        image: override_or(&overrides.image, || summary::image(head, &url.text)),
        tags: override_or(&overrides.tags, || summary::tags(head)),
        section: override_or(&overrides.section, || summary::section(head)),
        modified: day(&overrides.modified, dates.modified),
        title: Value::new(title.text, title_source),
        url,
    }
}

/// The caller's value on one line, if there is one.
fn override_of(value: &str) -> Option<String> {
    Some(one_line(value)).filter(|value| !value.is_empty())
}

/// The caller's value on one line, else the value found on the page.
fn override_or(value: &str, find: impl FnOnce() -> Value) -> Value {
    match override_of(value) {
        Some(text) => Value::new(text, Source::Caller),
        None => find(),
    }
}
