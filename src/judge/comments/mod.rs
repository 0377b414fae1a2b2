//! Readers' comments: which blocks stand in them, and which line of a text opens them.
//!
//! Comments read like the body and stand behind it, so the judge keeps some that it should not: of a forum the
//! posts are what the page is for, and templates call them comments, too. What becomes of them is a policy
//! (`CONTRIBUTING.md`, "What counts as body"), which `trim` applies.

mod lines;
mod names;

pub use lines::{Opening, is_forum, opens};
pub use names::within;
