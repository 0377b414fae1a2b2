//! `dechaff` extracts the article from scraped pages: HTML or text in, clean text and metadata out.
//!
//! [`clean`] runs the whole pipeline on one page:
//!
//! ```
//! use dechaff::{Options, Page, Status, clean};
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
//! [`Article::to_line`] gives the JSON line that the program prints. [`explain`] shows why each
//! block was kept or dropped. [`repair_line`] repairs text alone. Pages are independent of each
//! other, so they can be cleaned on any number of threads with one [`Options`].
//!
//! The modules are private; `ARCHITECTURE.md` describes the pipeline and how they depend on each
//! other.
// Only the AVX2 module of the forests allows it.
#![deny(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::exit)]
#![warn(missing_docs)]
// Training output and the repair of whole files are called by the program alone.
#![cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports))]

mod article;
mod classify;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod decode;
mod document;
mod duplicate_keys;
mod explain;
mod fallback;
mod html;
mod json_ld;
mod lang;
mod mail;
mod markdown;
mod metadata;
mod no_content;
mod page;
mod pipeline;
mod plain_text;
mod profile;
#[cfg(feature = "cli")]
mod read;
mod render;
mod repair;
mod select;
mod spans;
#[cfg(feature = "cli")]
mod stream;
mod text;
mod warning;

pub use article::{Article, KEYS, Status};
pub use classify::{Models, model::ModelError};
pub use explain::explain;
pub use html::selectors::{SelectorError, Selectors};
pub use page::{Content, Overrides, Page, PageFormat};
pub use pipeline::{Options, clean, sketch};
pub use profile::{PageSketch, Profile, ProfileError, SketchSample};
pub use render::{BodyFormat, BodyOptions, Images, Links};
pub use repair::{Quotes, line as repair_line};
pub use select::Comments;
pub use warning::Warning;

/// Stages for the fuzz targets, the tests and the Python package of this repository. Not part of
/// the API.
#[doc(hidden)]
pub mod internals {
    pub use crate::decode::{decode, decode_served};
    pub use crate::document::Document;
    pub use crate::html::parse as parse_html;
    pub use crate::page::{Location, Place};
    pub use crate::plain_text::parse as parse_text;
    #[cfg(feature = "cli")]
    pub use crate::read::files::{Inputs, inputs};
    #[cfg(feature = "cli")]
    pub use crate::read::{
        Input, InputFormat, Problem, ReadError, ReadOptions, Record, RecordFormat, Records,
        records, to_page,
    };
    pub use crate::repair::{code, prose, text_lines};
}
