//! Every table of words and phrases, by what it is for.
//!
//! Only this module contains words of a language. The other stages ask it by role: which phrase
//! rules match a block, which month a word names, which class name a template uses.

pub mod bylines;
pub mod class_names;
pub mod comment_headings;
pub mod months;
pub mod page_types;
pub mod phrases;
