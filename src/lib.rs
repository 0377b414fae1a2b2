//! `dechaff` separates the article from the chaff.
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

pub struct Options {
    pub quotes: repair::Quotes,
    pub lang: Option<String>,
    pub min_words: usize,
}
pub fn clean(page: page::Page, _options: &Options) -> article::Article {
    let page::Content::Text(text) = page.content else {
        panic!()
    };
    let status = if text.trim().is_empty() {
        article::Status::Empty
    } else {
        article::Status::Ok
    };
    article::Article {
        text,
        ..article::Article::new(page.id, page.source, status)
    }
}
pub fn explain(_page: page::Page, _options: &Options) -> Vec<u8> {
    b"{\"verdict\":\"keep\"}\n".to_vec()
}
