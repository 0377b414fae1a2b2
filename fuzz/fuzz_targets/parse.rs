//! Parses any text as HTML and as plain text, and checks that the blocks are consistent.
#![no_main]

use dechaff::internals::{Document, parse_html, parse_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    check(&parse_html(source));
    check(&parse_text(source));
});

fn check(document: &Document) {
    for (index, container) in document.containers.iter().enumerate() {
        let parent = container.parent as usize;
        assert!(parent < index || (index, parent) == (0, 0));
    }
    for block in &document.blocks {
        assert!(!block.text.trim().is_empty());
        assert!((block.container as usize) < document.containers.len());
        assert!(block.link_chars as usize <= block.text.chars().count());
    }
}
