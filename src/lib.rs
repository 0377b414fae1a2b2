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
