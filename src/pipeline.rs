//! The stages that turn a page into an article, in their order.
//!
//! ```text
//! decode -> mail -> parse -> JSON-LD -> fallback body -> repair -> identify -> classify
//! bytes             Document                                       url, site,  BlockScores
//!                                                                  title
//!        -> site profile -> select -> no content -> render   -> complete the metadata -> filter
//!           probabilities   verdicts  Finding       text        author, date, language   Article
//!        -> duplicate keys
//!           text_hash, simhash
//! ```
//!
//! A page enters each stage once and never goes back. Every stage takes plain data and gives plain
//! data; only this file contains their order. [`clean`] runs all of them. `explain`, the
//! export of training features and [`sketch`] need only the first ones, so these are separate
//! functions: [`parse`] and [`select`].

use crate::article::{Article, Status};
use crate::classify::{self, BlockScores, Models};
use crate::document::Document;
use crate::duplicate_keys::DuplicateKeys;
use crate::html::selectors::Selectors;
use crate::metadata::{self, Identity};
use crate::no_content::{self, SelectedPage};
use crate::page::{Content, Overrides, Page, PageFormat};
use crate::profile::{self, PageSketch, Profile};
use crate::render::{self, BodyFormat, BodyOptions};
use crate::repair::{self, Quotes};
use crate::select::{self, Comments, Selection};
use crate::text::markup::looks_like_html;
use crate::text::words;
use crate::warning::Warning;
use crate::{decode, fallback, html, json_ld, mail, markdown, plain_text};
use std::sync::Arc;

/// Options that shape an article.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The treatment of typographic quotes.
    pub quotes: Quotes,
    /// Whether readers' comments are kept.
    pub comments: Comments,
    /// The format of the body.
    pub body: BodyOptions,
    /// Articles in another language (ISO 639-1) become `empty`. Several are separated by commas.
    pub lang: Option<String>,
    /// Articles of fewer words become `empty`.
    pub min_words: usize,
    /// Restricts HTML to the elements that CSS selectors match.
    pub selectors: Arc<Selectors>,
    /// The models; the built-in ones by default. Cross-validation passes others.
    pub models: Arc<Models>,
    /// The profile of the sites of the pages, if there is one.
    pub profile: Option<Arc<Profile>>,
    /// Names of selection rules that do not run, to measure what each is worth.
    #[doc(hidden)]
    pub disabled_rules: Vec<&'static str>,
}

/// Cleans one page.
pub fn clean(page: Page, options: &Options) -> Article {
    let selected = match select(page, options) {
        Ok(selected) => selected,
        Err(article) => return *article,
    };
    let Selected {
        parsed,
        identity,
        selection,
        ..
    } = selected;
    let text = render::text(&parsed.document, &selection.verdicts);
    let metadata = metadata::complete(&parsed.document, &parsed.overrides, identity, &text);
    let mut article = Article {
        text,
        url: metadata.url.text,
        title: metadata.title.text,
        author: metadata.author.text,
        date: metadata.date.text,
        site: metadata.site.text,
        language: metadata.language.text,
        description: metadata.description.text,
        image: metadata.image.text,
        tags: metadata.tags.text,
        section: metadata.section.text,
        modified: metadata.modified.text,
        extra: parsed.overrides.extra,
        confidence: selection.confidence,
        ..parsed.article
    };
    if article.text.is_empty() {
        give_reason(&mut article, &parsed.document);
    }
    filter(&mut article, options);
    let keys = DuplicateKeys::of(&article.text);
    (article.text_hash, article.simhash) = (keys.text_hash, keys.simhash);
    if options.body.format != BodyFormat::Text && !article.text.is_empty() {
        article.text = render::structured(
            &parsed.document,
            &selection.verdicts,
            &options.body,
            &article.url,
        );
    }
    article.text_chars = article.text.chars().count() as u64;
    article
}

/// The site of a page, and the sketch of the page that a site profile keeps. `Err` is the article
/// of a page that cannot be decoded.
pub fn sketch(page: Page, options: &Options) -> Result<(String, PageSketch), Box<Article>> {
    let parsed = parse(page, options)?;
    let url = metadata::page_url(&parsed.document.head, &parsed.overrides);
    let site = profile::site_name(&url, &parsed.source);
    Ok((site, PageSketch::of(&parsed.document)))
}

/// A page as repaired blocks.
pub(crate) struct Parsed {
    /// The blocks, and the data that describe the page.
    pub document: Document,
    /// The texts of repaired blocks before their repair, with the indices of the blocks.
    pub former_texts: Vec<(usize, String)>,
    /// Metadata from the caller.
    pub overrides: Overrides,
    /// The path of the input, or `stdin`.
    pub source: String,
    /// The article so far: its id and source, its size, its warnings.
    pub article: Article,
}

/// A page whose blocks have verdicts.
pub(crate) struct Selected {
    /// The page before the selection.
    pub parsed: Parsed,
    /// Its URL, site and title.
    pub identity: Identity,
    /// The result of the classifier, adjusted by the site profile.
    pub scores: BlockScores,
    /// The verdicts.
    pub selection: Selection,
}

/// Decodes a page, cuts it into blocks and repairs them. `Err` is the article of a page that
/// cannot be decoded.
pub(crate) fn parse(mut page: Page, options: &Options) -> Result<Parsed, Box<Article>> {
    let content = std::mem::replace(&mut page.content, Content::Text(String::new()));
    let (text, warnings) = match content {
        Content::Text(text) => (text, Vec::new()),
        Content::Bytes(bytes) => match decode::decode(bytes, page.charset.as_deref()) {
            Ok(decoded) => (decoded.text, decoded.warnings),
            Err(message) => return Err(Box::new(Article::failed(page, message))),
        },
    };
    let mut article = Article::new(page.id, page.source.clone(), Status::Ok);
    article.warnings = page.warnings;
    article.warnings.extend(warnings);
    article.source_chars = text.chars().count() as u64;
    let mail = mail::open(&text);
    let (format, text) = match &mail {
        Some(mail) => (Some(mail.format), &*mail.text),
        None => (page.format, text.as_str()),
    };
    let mut document = match format.unwrap_or_else(|| detected_format(text)) {
        PageFormat::Html => html::parse_selected(text, &options.selectors),
        PageFormat::Text => plain_text::parse(text),
        PageFormat::Markdown => html::parse(&markdown::to_html(text)),
    };
    if let Some(mail) = mail {
        mail.describe(&mut document.head);
    }
    json_ld::read(&mut document.head);
    // A body that a script holds is outside the selected elements.
    if !options.selectors.selects() || document.warnings.contains(&Warning::NothingSelected) {
        fallback::use_hidden_body(&mut document);
    }
    article.warnings.append(&mut document.warnings);
    let former_texts = repair::document(&mut document, options.quotes);
    Ok(Parsed {
        document,
        former_texts,
        overrides: page.overrides,
        source: page.source,
        article,
    })
}

fn detected_format(text: &str) -> PageFormat {
    if looks_like_html(text) {
        PageFormat::Html
    } else if markdown::is_markdown(text) {
        PageFormat::Markdown
    } else {
        PageFormat::Text
    }
}

/// Decides for every block of a page whether it is part of the body.
pub(crate) fn select(page: Page, options: &Options) -> Result<Selected, Box<Article>> {
    let mut parsed = parse(page, options)?;
    let document = &parsed.document;
    let identity = metadata::identify(document, &parsed.overrides);
    let title = &identity.title;
    let mut scores = classify::classify(document, &title.text, &options.models);
    let adjusted = options.profile.as_ref().and_then(|profile| {
        let site = profile::site_name(&identity.url.text, &parsed.source);
        profile.adjusted(&site, document, &scores.probabilities)
    });
    scores.adjusted = adjusted.is_some();
    let unadjusted =
        adjusted.map(|adjusted| std::mem::replace(&mut scores.probabilities, adjusted));
    let mut selection = select::select(
        document,
        &scores,
        title,
        options.comments,
        &options.disabled_rules,
    );
    if let Some(unadjusted) = &unadjusted {
        profile::attribute_drops(&mut selection.verdicts, unadjusted, &scores.probabilities);
    }
    if !options.disabled_rules.contains(&no_content::NAME) {
        let finding = no_content::find(&SelectedPage {
            document,
            title,
            scores: &scores,
            selection: &selection,
            skipped_vendor: "",
        });
        if let Some(finding) = finding {
            no_content::apply(finding, &mut selection);
            parsed.article.warnings.push(finding.warning());
        }
    }
    Ok(Selected {
        parsed,
        identity,
        scores,
        selection,
    })
}

/// Adds the warning that gives the reason why a page has no body, if no other warning does.
pub(crate) fn give_reason(article: &mut Article, document: &Document) {
    if !article.warnings.iter().any(|warning| warning.is_reason()) {
        let has_words = document
            .blocks
            .iter()
            .any(|block| words::count(&block.text) > 0);
        article.warnings.push(match has_words {
            true => Warning::NoBody,
            false => Warning::NoText,
        });
    }
}

/// Empties an article that the options exclude, and adds the warning that gives the reason.
fn filter(article: &mut Article, options: &Options) {
    let wanted = options.lang.as_ref();
    if !article.text.is_empty() {
        let is_wanted = |codes: &String| {
            let mut codes = codes.split(',');
            codes.any(|code| article.language.eq_ignore_ascii_case(code))
        };
        if wanted.is_some_and(|codes| !is_wanted(codes)) {
            article.warnings.push(Warning::OtherLanguage);
            article.text.clear();
        } else if options.min_words > 0 && words::count(&article.text) < options.min_words {
            article.warnings.push(Warning::TooShort);
            article.text.clear();
        }
    }
    if article.text.is_empty() {
        article.status = Status::Empty;
        article.confidence = 0.0;
    }
}
