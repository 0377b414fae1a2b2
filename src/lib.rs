//! `dechaff` separates the article from the chaff: scraped pages in, clean text out.
//!
//! The way of the data is one straight line, a room for each step:
//!
//! ```text
//! read -> decode -> segment -> repair -> judge -> trim -> metadata -> article
//! Page    text      Document   Document  p/block  verdicts            a JSON line
//! ```
//!
//! Only the title is looked for before judging: blocks like it tell where the body begins.
//! What other pages of the site tell ([`profile`]) moves the probabilities before the trim.
//!
//! [`clean`] is that line for one page:
//!
//! ```
//! use dechaff::{Options, article::Status, clean, page::Page};
//!
//! let page = Page::html("note", "<nav><a href=/>Home</a> <a href=/news>News</a></nav>\
//!     <h1>Mission closed</h1><p>The alliance´s offices in Moscow were closed on Monday, the \
//!     minister said, after years of talks between both sides had come to nothing.</p>\
//!     <h2>Related</h2><ul><li><a href=/a>Key Details From The Heist Revealed</a></ul>");
//! let article = clean(page, &Options::default());
//! assert_eq!(article.status, Status::Ok);
//! assert_eq!(article.title, "Mission closed");
//! assert!(article.text.starts_with("The alliance's offices in Moscow"));
//! assert!(article.text.ends_with("come to nothing."));
//! ```
//!
//! Whole inputs go through [`read`], [`clean`] and [`article::Article::to_line`] on the
//! threads of [`stream`]; the program in `src/main.rs` does nothing else.
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::exit)]

pub mod article;
pub mod classify;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod decode;
pub mod document;
mod explain;
pub mod html;
pub mod json_ld;
pub mod lang;
pub mod metadata;
pub mod page;
pub mod plain_text;
pub mod profile;
pub mod read;
pub mod repair;
pub mod select;
pub mod stream;
pub mod text;
pub mod warning;

pub use explain::{explain, feature_names, features, sorts};
pub use select::Comments;

use article::{Article, Status};
use classify::Models;
use document::{Document, Verdict};
use metadata::Title;
use page::{Content, Page, PageFormat};
use profile::{PageSketch, Profile};
use repair::Quotes;
use select::Selection;
use std::sync::Arc;
use warning::Warning;

/// What shapes an article.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub quotes: Quotes,
    pub comments: Comments,
    /// Articles in another language (ISO 639-1) become `empty`.
    pub lang: Option<String>,
    /// Articles of fewer words become `empty`.
    pub min_words: usize,
    /// Other weights than the program's own: cross-validation scores the whole program.
    pub models: Arc<Models>,
    /// What is known of the pages' sites.
    pub profile: Option<Arc<Profile>>,
    /// Names of selection rules that do not run, to measure what each is worth.
    #[doc(hidden)]
    pub disabled_rules: Vec<&'static str>,
}

/// Cleans one page.
pub fn clean(page: Page, options: &Options) -> Article {
    let Judged {
        page,
        document,
        title,
        selection,
        mut article,
        ..
    } = match judged(page, options) {
        Ok(judged) => judged,
        Err(article) => return *article,
    };
    article.text = assemble(&document, &selection.verdicts);
    let metadata = metadata::find(&document, &page.overrides, &title, &article.text);
    article = Article {
        url: metadata.url,
        title: metadata.title,
        author: metadata.author,
        date: metadata.date,
        site: metadata.site,
        language: metadata.language,
        extra: page.overrides.extra,
        confidence: selection.confidence,
        ..article
    };
    filter(&mut article, options);
    article.text_chars = article.text.chars().count() as u64;
    article
}

/// What a profile keeps of a page, and the site that it is of.
pub fn trace(page: Page, options: &Options) -> Result<(String, PageSketch), Box<Article>> {
    let (page, document, _) = opened(page, options)?;
    Ok((
        profile::site_name(&page, &document),
        PageSketch::of(&document),
    ))
}

/// A page on its way, up to the decision which of its blocks are body.
struct Judged {
    page: Page,
    document: Document,
    title: Title,
    probabilities: Vec<f32>,
    selection: Selection,
    /// What is known of the article so far: its place, its size, its warnings.
    article: Article,
}

fn judged(page: Page, options: &Options) -> Result<Judged, Box<Article>> {
    let (page, document, article) = opened(page, options)?;
    let title = metadata::headline(&document, &page.overrides);
    let mut judged = classify::classify(&document, &title.text, &options.models);
    let weighed = options
        .profile
        .as_ref()
        .and_then(|profile| profile.adjusted(&page, &document, &judged.probabilities));
    judged.adjusted = weighed.is_some();
    let unweighed = weighed.map(|weighed| std::mem::replace(&mut judged.probabilities, weighed));
    let mut selection = select::select(
        &document,
        &judged,
        &title,
        options.comments,
        &options.disabled_rules,
    );
    let probabilities = judged.probabilities;
    if let Some(unweighed) = &unweighed {
        profile::attribute_drops(&mut selection.verdicts, unweighed, &probabilities);
    }
    Ok(Judged {
        page,
        document,
        title,
        probabilities,
        selection,
        article,
    })
}

/// Decodes, segments and repairs a page; what cannot be decoded is an `error` article.
fn opened(mut page: Page, options: &Options) -> Result<(Page, Document, Article), Box<Article>> {
    let content = std::mem::replace(&mut page.content, Content::Text(String::new()));
    let (text, warnings) = match content {
        Content::Text(text) => (text, Vec::new()),
        Content::Bytes(bytes) => match decode::decode(bytes, page.charset.as_deref()) {
            Ok(decoded) => (decoded.text, decoded.warnings),
            Err(message) => return Err(Box::new(Article::failed(page, message))),
        },
    };
    let mut article = Article::new(page.id.clone(), page.source.clone(), Status::Ok);
    article.warnings = std::mem::take(&mut page.warnings);
    article.warnings.extend(warnings);
    article.source_chars = text.chars().count() as u64;
    let format = page
        .format
        .unwrap_or(match text::markup::looks_like_html(&text) {
            true => PageFormat::Html,
            false => PageFormat::Text,
        });
    let mut document = match format {
        PageFormat::Html => html::parse(&text),
        PageFormat::Text => plain_text::parse(&text),
    };
    article.warnings.append(&mut document.warnings);
    repair::document(&mut document, options.quotes);
    Ok((page, document, article))
}

/// The kept blocks, one a line; those that shared a line are put together as they were.
fn assemble(document: &Document, verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    let mut before_kept = false;
    for (block, verdict) in document.blocks.iter().zip(verdicts) {
        let kept = *verdict == Verdict::Keep;
        if kept {
            if !text.is_empty() {
                let glued = before_kept && !block.glue.is_empty();
                text.push_str(if glued { block.glue } else { "\n" });
            }
            text.push_str(&block.text);
        }
        before_kept = kept;
    }
    text
}

/// Empties what the options do not want, and says so.
fn filter(article: &mut Article, options: &Options) {
    let wanted = options.lang.as_ref();
    if !article.text.is_empty() {
        if wanted.is_some_and(|lang| !article.language.eq_ignore_ascii_case(lang)) {
            article.warnings.push(Warning::OtherLanguage);
            article.text.clear();
        } else if options.min_words > 0 && text::words::count(&article.text) < options.min_words {
            article.warnings.push(Warning::TooShort);
            article.text.clear();
        }
    }
    if article.text.is_empty() {
        article.status = Status::Empty;
        article.confidence = 0.0;
    }
}
