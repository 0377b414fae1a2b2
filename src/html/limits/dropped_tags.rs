//! Tags that the filter dropped: their end tags are dropped too, and words around them stay apart.

use super::element_names::raw_kind;
use crate::html::elements::{self, Effect};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TokenSinkResult};
use html5ever::{LocalName, local_name};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// Distinct element names whose pending end tags are counted; bounds the memory of the map.
const MAX_PENDING_NAMES: usize = 4_096;

/// Raw text (a script, a style) whose element is not in the tree.
#[derive(Clone, Copy, PartialEq)]
enum RawText {
    Visible,
    Invisible,
}

#[derive(Default)]
pub(super) struct DroppedTags {
    /// At least one tag was dropped; while false, the other fields need no check.
    any: Cell<bool>,
    /// The number of end tags still to drop, by name.
    pending_ends: RefCell<FxHashMap<LocalName, usize>>,
    /// White space is needed between the texts before and after a dropped tag.
    needs_space: Cell<bool>,
    /// The position is inside raw text whose element is not in the tree.
    raw_text: Cell<Option<RawText>>,
}

impl DroppedTags {
    /// Whether no tag was dropped so far.
    pub(super) fn is_empty(&self) -> bool {
        !self.any.get()
    }

    /// Drops a start tag now, and its end tag later.
    pub(super) fn drop_with_end(&self, tag: Tag) {
        self.separate(&tag.name);
        let mut ends = self.pending_ends.borrow_mut();
        if ends.len() < MAX_PENDING_NAMES || ends.contains_key(&tag.name) {
            *ends.entry(tag.name).or_default() += 1;
        }
    }

    /// Drops a start tag when the tree is full. Its end tag needs no count, because all end tags
    /// are dropped too. The result still makes the tokenizer read raw text as such.
    pub(super) fn drop_in_full_tree<Handle>(&self, tag: &Tag) -> TokenSinkResult<Handle> {
        self.separate(&tag.name);
        if tag.name == local_name!("plaintext") {
            return TokenSinkResult::Plaintext;
        }
        match raw_kind(&tag.name) {
            Some(kind) => {
                let raw_text = match tag.name == local_name!("xmp") {
                    true => RawText::Visible,
                    false => RawText::Invisible,
                };
                self.raw_text.set(Some(raw_text));
                TokenSinkResult::RawData(kind)
            }
            None => TokenSinkResult::Continue,
        }
    }

    /// Leaves raw text whose element is not in the tree; whether the position was inside one.
    pub(super) fn leave_raw_text(&self) -> bool {
        self.raw_text.take().is_some()
    }

    /// Consumes one pending end tag of this name, if there is one.
    pub(super) fn take_end_of(&self, name: &LocalName) -> bool {
        let mut ends = self.pending_ends.borrow_mut();
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

    /// Requests white space between the texts around a dropped tag, except around elements that
    /// may occur within a word.
    pub(super) fn separate(&self, name: &LocalName) {
        self.any.set(true);
        let within_words = matches!(
            elements::effect(name),
            Effect::Inline | Effect::Link | Effect::Bold | Effect::Italic
        );
        if !within_words {
            self.needs_space.set(true);
        }
    }

    /// The text after a dropped tag, separated if needed; `None` if readers do not see it.
    pub(super) fn text_after(&self, text: StrTendril) -> Option<StrTendril> {
        if self.raw_text.get() == Some(RawText::Invisible) {
            return None;
        }
        if !self.needs_space.get() {
            return Some(text);
        }
        self.needs_space.set(false);
        let mut separated = StrTendril::from_char('\n');
        separated.push_tendril(&text);
        Some(separated)
    }
}
