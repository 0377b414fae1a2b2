//! The rules for readers' comments.
//!
//! Somebody other than the author wrote them, so they are not part of an article. The posts of a
//! forum are its body. `CONTRIBUTING.md` has the policy under "What counts as body". HTML names
//! its comments in classes and ids ([`sections`]). Text has no names, only the line above the
//! comments ([`headings`]).
//!
//! Without menus extracted text cannot be recognised as a forum, so no rule applies to it.

mod headings;
mod sections;

pub(super) use headings::DROP_AFTER_HEADING;
pub(super) use sections::{DROP_SECTIONS, KEEP_SECTIONS};

/// The policy for readers' comments. Posts of a forum are body with either.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Comments {
    /// Drop them.
    #[default]
    Drop,
    /// Keep them: in HTML all that the template names, in text those that look like body.
    Keep,
}
