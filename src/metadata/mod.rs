//! Title, author, date, site, url and language of a page.
use crate::document::Document;

/// The page's title.
pub fn title(document: &Document) -> String {
    document.head.title.clone()
}
