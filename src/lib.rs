//! `dechaff` separates the article from the chaff: scraped pages in, clean text out.
//!
//! A page passes a line of stages, each of them once:
//!
//! ```text
//! decode -> parse -> repair -> identify -> classify -> select -> metadata -> article
//! bytes     Document           title, url  scores      verdicts             a JSON line
//! ```
//!
//! [`clean`] runs the line for one page:
//!
//! ```
//! use dechaff::{Options, article::Status, clean, page::Page};
//!
//! let page = Page::html("note", "<nav><a href=/>Home</a> <a href=/news>News</a></nav>\
//!     <h1>Mission closed</h1><p>The alliance´s offices in Moscow were closed on Monday, the \
//!     minister said, after years of talks between both sides had come to nothing.</p>\
//!     <h2>Related</h2><ul><li><a href=/a>Key Details From The Heist Revealed</a></ul>");
//! let article = clean(page, &Options::default());
//! assert_eq!(article.status, Status::Ok);
//! assert_eq!(article.title, "Mission closed");
//! assert!(article.text.starts_with("The alliance's offices in Moscow"));
//! assert!(article.text.ends_with("come to nothing."));
//! ```
//!
//! Whole inputs go through [`read`], [`clean`] and [`article::Article::to_line`] on the
//! threads of [`stream`]; the program in `src/main.rs` does nothing else.
// Only the AVX2 module of the forests allows it.
#![deny(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::exit)]

pub mod article;
pub mod classify;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod decode;
pub mod document;
mod explain;
mod fallback;
pub mod html;
pub mod json_ld;
pub mod lang;
pub mod metadata;
pub mod page;
mod pipeline;
pub mod plain_text;
pub mod profile;
pub mod read;
pub mod repair;
pub mod select;
pub mod stream;
pub mod text;
pub mod warning;

pub use explain::{explain, feature_names, features, gate_features};
pub use pipeline::{Options, clean, sketch};
pub use select::Comments;
