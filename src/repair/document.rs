//! Repairs a whole document: each block by its kind, and the metadata of the head.
//!
//! This stage runs before the block classifier, so that every later stage sees repaired words.
//! JSON-LD is not repaired here, because resolving its entities would break its syntax. The stage
//! that parses JSON-LD repairs the strings it extracts.

use super::{Quotes, code, prose};
use crate::document::{BlockKind, Document};
use std::borrow::Cow;

/// Repairs every block, and the title, metadata, times and bylines of the head.
pub fn document(document: &mut Document, quotes: Quotes) {
    for block in &mut document.blocks {
        let repaired = match block.kind {
            BlockKind::Code => code(&block.text),
            _ => prose(&block.text, quotes),
        };
        if let Cow::Owned(repaired) = repaired {
            block.text = repaired;
        }
    }
    let head = &mut document.head;
    let candidates = head.times.iter_mut().chain(&mut head.bylines);
    let texts = head
        .metas
        .iter_mut()
        .map(|(_, content)| content)
        .chain(candidates.map(|candidate| &mut candidate.text))
        .chain([&mut head.title]);
    for text in texts {
        if let Cow::Owned(repaired) = prose(text, quotes) {
            *text = repaired;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    #[test]
    fn prose_is_repaired_and_code_is_not() {
        let mut page = html::parse("<title>Moscow´s</title><p>alliance´s</p><pre>a´s  b</pre>");
        document(&mut page, Quotes::Keep);
        assert_eq!(page.head.title, "Moscow's");
        assert_eq!(page.blocks[0].text, "alliance's");
        assert_eq!(page.blocks[1].text, "a´s  b");
    }
}
