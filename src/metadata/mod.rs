//! Title, author, date, site, url and language of a page.
use crate::document::Document;
use crate::page::Given;

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
