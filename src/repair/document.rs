//! Mends a whole document: each block by its kind, and the head.
//!
//! This runs before judging, so that every later room sees clean words. JSON-LD is left
//! alone: mending its entities would break its syntax, so `metadata` mends what it takes
//! out of it.

use super::{Quotes, code, prose};
use crate::document::{BlockKind, Document};
use std::borrow::Cow;

/// Mends every block and what the head says.
pub fn document(document: &mut Document, quotes: Quotes) {
    for block in &mut document.blocks {
        let mended = match block.kind {
            BlockKind::Code => code(&block.text),
            _ => prose(&block.text, quotes),
        };
        if let Cow::Owned(mended) = mended {
            block.text = mended;
        }
    }
    let head = &mut document.head;
    let marks = head.times.iter_mut().chain(&mut head.bylines);
    let said = head
        .metas
        .iter_mut()
        .map(|(_, content)| content)
        .chain(marks.map(|mark| &mut mark.text))
        .chain([&mut head.title]);
    for text in said {
        if let Cow::Owned(mended) = prose(text, quotes) {
            *text = mended;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    #[test]
    fn prose_is_mended_and_code_is_not() {
        let mut page = html::parse("<title>Moscow´s</title><p>alliance´s</p><pre>a´s  b</pre>");
        document(&mut page, Quotes::Keep);
        assert_eq!(page.head.title, "Moscow's");
        assert_eq!(page.blocks[0].text, "alliance's");
        assert_eq!(page.blocks[1].text, "a´s  b");
    }
}
