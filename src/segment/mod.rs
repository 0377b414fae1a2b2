//! Text to blocks: the only place that sees a DOM or a line of plain text.
//!
//! HTML and plain text become the same [`Document`](crate::document::Document), so that
//! every later room is written once. What a page shows is taken as it is shown; which
//! of it is body is not decided here.

mod elements;
mod guard;
mod html;
mod links;
mod marks;
mod rows;
mod run;
mod text;
mod tokenizer;

pub use html::html;
pub use text::text;
