//! Mends text.
use std::borrow::Cow;

/// What becomes of typographic quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    #[default]
    Keep,
    Straight,
}

/// Mends prose: one block, a title, a name.
pub fn prose(text: &str, quotes: Quotes) -> Cow<'_, str> {
    let _ = quotes;
    Cow::Borrowed(text)
}

/// Mends every block by its kind, and the head.
pub fn document(document: &mut crate::document::Document, quotes: Quotes) {
    let _ = (document, quotes);
}
