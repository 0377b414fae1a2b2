//! Tables of words and phrases: what depends on a natural language or on the vocabulary of
//! templates.
//!
//! Other modules look things up here: which phrase roles a block has, which month a word names,
//! which meaning a class name has. This module imports only `text`.

pub mod bylines;
pub mod class_names;
pub mod comment_headings;
pub mod copy_buttons;
pub mod dates;
pub mod interface;
pub mod line_ends;
pub mod mail_headers;
pub(crate) mod notices;
pub mod page_numbers;
pub mod page_types;
pub mod phrases;
pub(crate) mod tag_labels;
