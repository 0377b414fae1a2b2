//! `dechaff` separates the article from the chaff: scraped pages in, clean text out.
//!
//! The way of the data is one straight line, a room for each step:
//!
//! ```text
//! read -> decode -> segment -> repair -> judge -> trim -> metadata -> article
//! Page    text      Document   Document  p/block  verdicts            a JSON line
//! ```
//!
//! [`clean`] is that line for one page:
//!
//! ```
//! use dechaff::{Options, article::Status, clean, page::Page};
//!
//! let page = Page::text("note", "Home | News | Login\n\nThe alliance´s offices in Moscow \
//!     were closed on Monday, the minister said, after years of talks had come to nothing.");
//! let article = clean(page, &Options::default());
//! assert_eq!(article.status, Status::Ok);
//! assert!(article.text.starts_with("The alliance's offices"));
//! ```
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::exit)]

pub mod article;
pub mod decode;
pub mod document;
pub mod judge;
pub mod metadata;
pub mod page;
pub mod read;
pub mod repair;
pub mod segment;
pub mod stream;
pub mod trim;
pub mod words;

use article::{Article, Status};
use document::{Document, Verdict};
use page::{Content, Form, Page};
use repair::Quotes;

/// What shapes an article.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub quotes: Quotes,
    /// Articles in another language (ISO 639-1) become `empty`.
    pub lang: Option<String>,
    /// Articles of fewer words become `empty`.
    pub min_words: usize,
}

/// Cleans one page.
pub fn clean(page: Page, options: &Options) -> Article {
    let (page, document, mut article) = match open(page, options) {
        Ok(opened) => opened,
        Err(article) => return *article,
    };
    let title = metadata::title(&document).text;
    let probabilities = judge::judge(&document, &title);
    let selection = trim::trim(&document, &probabilities);
    article.text = assemble(&document, &selection.verdicts);
    article.confidence = selection.confidence;
    article.title = title;
    article.url = page.given.url;
    article.extra = page.given.extra;
    article.text_chars = article.text.chars().count() as u64;
    if article.text.is_empty() {
        article.status = Status::Empty;
    }
    article
}

/// The features of a page's blocks, as a JSON line for training.
pub fn features(page: Page, options: &Options) -> Vec<u8> {
    let (_, document, article) = match open(page, options) {
        Ok(opened) => opened,
        Err(article) => return article.to_line(),
    };
    let title = metadata::title(&document).text;
    let table = judge::features::features(&document, &title);
    let rows: Vec<_> = document
        .blocks
        .iter()
        .zip(table.rows())
        .map(|(block, row)| serde_json::json!({"text": block.text, "x": row}))
        .collect();
    let form = match document.form {
        Form::Html => "html",
        Form::Text => "text",
    };
    let page = serde_json::json!({"id": article.id, "form": form, "blocks": rows});
    let mut line = page.to_string().into_bytes();
    line.push(b'\n');
    line
}

/// Decodes, segments and repairs a page; what cannot be decoded is an `error` article.
fn open(mut page: Page, options: &Options) -> Result<(Page, Document, Article), Box<Article>> {
    let content = std::mem::replace(&mut page.content, Content::Text(String::new()));
    let (text, warnings) = match content {
        Content::Text(text) => (text, Vec::new()),
        Content::Bytes(bytes) => match decode::decode(bytes, page.charset.as_deref()) {
            Ok(decoded) => (decoded.text, decoded.warnings),
            Err(message) => return Err(Box::new(Article::error(page.id, page.source, message))),
        },
    };
    let mut article = Article::new(page.id.clone(), page.source.clone(), Status::Ok);
    article.warnings = warnings;
    article.source_chars = text.chars().count() as u64;
    let document = match page.form.unwrap_or_else(|| form_of(&text)) {
        Form::Html => segment::html(&text),
        Form::Text => segment::text(&text),
    };
    let _ = options;
    Ok((page, document, article))
}

fn form_of(text: &str) -> Form {
    if text.contains("</") {
        Form::Html
    } else {
        Form::Text
    }
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
