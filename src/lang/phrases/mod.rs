//! Phrases that show the role of a block: `Related articles`, `All rights reserved`, `By Jane Doe`.
//!
//! The roles are features of the classifier. It works without them, so pages in a language that has
//! no phrases are scored almost as well; phrases help where a text has no structure. One role goes
//! further: a block with [`Role::Promo`] is dropped whatever its score, so those phrases must be
//! certain.
//!
//! `rules` holds the phrases, one file for each role. To add a phrase, add it to its language, and
//! an example to `matches` if the language is new. To add a rule, add a file and its line in
//! `PHRASE_RULES`. Both change features, so train again (`CONTRIBUTING.md`). `matcher` finds the
//! phrases in a text.

mod matcher;
// `build.rs` compiles the rules into the tables of `matcher`; the library itself needs only `Role`.
#[cfg_attr(not(test), expect(dead_code))]
mod rules;

pub use rules::Role;

/// The roles of a block as a bit set ([`Role::bit`]).
pub fn roles(text: &str) -> u16 {
    matcher::roles(text)
}
