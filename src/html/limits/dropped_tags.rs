//! Tags that were swallowed: their ends are, too, and the text around them stays apart.

use super::element_names::raw_kind;
use crate::html::elements::{self, Effect};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TokenSinkResult};
use html5ever::{LocalName, local_name};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// Names of elements that were swallowed, kept so that their ends are, too.
const NAMES: usize = 4_096;

#[derive(Default)]
pub(super) struct Swallowed {
    /// Something was: what follows looks at the rest.
    any: Cell<bool>,
    /// Ends to come, by name.
    ends: RefCell<FxHashMap<LocalName, usize>>,
    /// Between the texts around a swallowed tag there must be white space.
    gap: Cell<bool>,
    /// Inside an element of raw text that is not in the tree; whether its text is for readers.
    raw: Cell<Option<bool>>,
}

impl Swallowed {
    /// Whether nothing was swallowed so far.
    pub(super) fn is_nothing(&self) -> bool {
        !self.any.get()
    }

    /// Swallows a tag, and its end when that comes.
    pub(super) fn swallow(&self, tag: Tag) {
        self.part(&tag.name);
        let mut ends = self.ends.borrow_mut();
        if ends.len() < NAMES || ends.contains_key(&tag.name) {
            *ends.entry(tag.name).or_default() += 1;
        }
    }

    /// Swallows a tag where all are: the tokenizer must still know what is raw text.
    pub(super) fn swallow_for_good<Handle>(&self, tag: &Tag) -> TokenSinkResult<Handle> {
        self.part(&tag.name);
        if tag.name == local_name!("plaintext") {
            return TokenSinkResult::Plaintext;
        }
        match raw_kind(&tag.name) {
            Some(kind) => {
                self.raw.set(Some(tag.name == local_name!("xmp")));
                TokenSinkResult::RawData(kind)
            }
            None => TokenSinkResult::Continue,
        }
    }

    /// Whether an end is that of raw text which is not in the tree.
    pub(super) fn take_raw_text(&self) -> bool {
        self.raw.take().is_some()
    }

    /// Whether this end belongs to a tag that was swallowed.
    pub(super) fn take_end_of(&self, name: &LocalName) -> bool {
        let mut ends = self.ends.borrow_mut();
        if ends.is_empty() {
            return false;
        }
        match ends.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// What stood before and behind a tag must not grow together, unless it is one of those within words.
    pub(super) fn part(&self, name: &LocalName) {
        self.any.set(true);
        let within_words = matches!(
            elements::effect(name),
            Effect::Inline | Effect::Link | Effect::Bold | Effect::Italic
        );
        if !within_words {
            self.gap.set(true);
        }
    }

    /// The text as it goes on behind what was swallowed, if it is for readers.
    pub(super) fn behind(&self, text: StrTendril) -> Option<StrTendril> {
        if self.raw.get() == Some(false) {
            return None;
        }
        if !self.gap.get() {
            return Some(text);
        }
        self.gap.set(false);
        let mut parted = StrTendril::from_char('\n');
        parted.push_tendril(&text);
        Some(parted)
    }
}
