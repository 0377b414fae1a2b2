//! Small pieces that several stages share: words, similarity, URLs and hashing.
//!
//! Each has its one home here. Nothing in this module knows a document, a page or a language.

pub mod similarity;
pub mod words;
