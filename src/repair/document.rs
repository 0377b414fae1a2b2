//! Repairs a whole document: each block by its kind, and the metadata of the head.
//!
//! This stage runs before the block classifier, so that every later stage sees repaired words.
//! JSON-LD is not repaired here, because resolving its entities would break its syntax. The stage
//! that parses JSON-LD repairs the strings it extracts.

use super::{Quotes, code, prose};
use crate::document::{BlockKind, Document};
use crate::spans;
use std::borrow::Cow;

/// Repairs every block, and the title, metadata, times and bylines of the head. Returns the former
/// text of each block that it changes, with the index of the block.
pub fn document(document: &mut Document, quotes: Quotes) -> Vec<(usize, String)> {
    let mut former = Vec::new();
    for (index, block) in document.blocks.iter_mut().enumerate() {
        let repaired = match block.kind {
            BlockKind::Code => code(&block.text),
            _ => prose(&block.text, quotes),
        };
        if let Cow::Owned(repaired) = repaired {
            spans::realign(&block.text, &repaired, &mut block.spans);
            former.push((index, std::mem::replace(&mut block.text, repaired)));
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
    former
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    #[test]
    fn prose_is_repaired_and_code_is_not() {
        let mut page = html::parse("<title>Moscow´s</title><p>alliance´s</p><pre>a´s  b</pre>");
        let former = document(&mut page, Quotes::Keep);
        assert_eq!(former, [(0, "alliance´s".to_owned())]);
        assert_eq!(page.head.title, "Moscow's");
        assert_eq!(page.blocks[0].text, "alliance's");
        assert_eq!(page.blocks[1].text, "a´s  b");
    }
}
