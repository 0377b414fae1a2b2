//! Pages for the tests of the fields.

use crate::document::{Block, BlockKind, Document, DocumentFormat, Head};

/// The `meta` elements of a head.
pub(super) fn metas(metas: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, content): &(&str, &str)| (name.to_string(), content.to_string());
    metas.iter().map(owned).collect()
}

/// A page with this head and a paragraph for each line.
pub(super) fn page(head: Head, lines: &[&str]) -> Document {
    let paragraph = |line: &&str| Block::new(BlockKind::Paragraph, line.to_string(), 0);
    Document {
        format: DocumentFormat::Html,
        head,
        blocks: lines.iter().map(paragraph).collect(),
        containers: Vec::new(),
        warnings: Vec::new(),
    }
}
