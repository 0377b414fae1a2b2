//! Small functions on text that several stages share: words, similarity, URLs, hashing.
//!
//! Each function has its only home here. This module is the lowest layer: it imports no other
//! module of the crate.

pub mod base64;
pub(crate) mod characters;
pub(crate) mod hash;
pub mod json_object;
pub mod markup;
pub mod similarity;
pub(crate) mod url;
pub mod words;
