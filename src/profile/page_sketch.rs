//! The sketch of a page in a profile: one short entry for each block, with hashes of its text.
//!
//! Two blocks have the same hash if a reader would take them for the same line. Case, punctuation
//! and white space do not count, nor do digits in a line of words (`3 comments`, `4 comments`).
//! The hashes are stored in files, so they are our own: those of the standard library may change
//! with any release.

use crate::document::{Block, BlockKind, Container, Document};
use crate::text::hash::Fnv1a;
use crate::text::words;

/// The most blocks of a page that are stored. Of a longer page the first and the last are stored,
/// because template lines are there.
pub(super) const MAX_BLOCKS: usize = 320;

/// The most words of a label before a colon (`Also read: …`). More words are a clause.
const LABEL_WORDS: usize = 4;

/// The frame of a line is its first and last words (`Visit our … latest news on this subject`).
const FRAME_BEGIN: usize = 2;
const FRAME_END: usize = 4;

/// Fewest words of a line with a frame. The frame of a shorter line would be nearly all of it.
const FRAMED_WORDS: usize = 10;

/// Elements around a block that make its position. With fewer, positions are the same all over a
/// page; with more, they are seldom the same on two pages. (Log-loss on world-dev: two elements
/// add nothing, four add no more than three.)
const POSITION_ELEMENTS: usize = 3;

/// The sketch of one block. A hash of 0 means none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct BlockSketch {
    /// The hash of the words.
    pub(super) text: u32,
    /// The hash of the part that may recur while the rest changes: the label, or else the frame.
    pub(super) pattern: u32,
    /// The hash of the position in the template: the elements around the block. Plain text has
    /// none.
    pub(super) position: u32,
    /// The number of words, at most 255.
    pub(super) words: u8,
}

/// The sketch of a page: what a profile stores of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageSketch {
    /// The hash of the text of all blocks. A page that is read twice is one page, whatever its
    /// name.
    pub(super) id: u64,
    pub(super) blocks: Box<[BlockSketch]>,
}

impl PageSketch {
    /// The sketch that is stored, with at most `MAX_BLOCKS` blocks.
    pub fn of(document: &Document) -> PageSketch {
        let mut sketch = PageSketch::complete(document);
        let end = sketch.blocks.len();
        if end > MAX_BLOCKS {
            let edges = [
                &sketch.blocks[..MAX_BLOCKS / 2],
                &sketch.blocks[end - MAX_BLOCKS / 2..],
            ];
            sketch.blocks = edges.concat().into();
        }
        sketch
    }

    /// The sketch of all blocks, for a page that is being scored.
    pub(super) fn complete(document: &Document) -> PageSketch {
        let blocks = block_sketches(document);
        let mut id = SketchHash::new(b"page");
        for block in &blocks {
            id.bytes(&block.text.to_le_bytes());
        }
        PageSketch {
            id: id.finish_64(),
            blocks: blocks.into(),
        }
    }
}

fn block_sketches(document: &Document) -> Vec<BlockSketch> {
    let elements: Vec<u32> = document.containers.iter().map(element_hash).collect();
    let sketch = |block: &Block| BlockSketch {
        text: text_hash(block),
        pattern: pattern_hash(&block.text),
        position: position_hash(&document.containers, &elements, block),
        words: u8::try_from(words::count(&block.text)).unwrap_or(u8::MAX),
    };
    document.blocks.iter().map(sketch).collect()
}

/// The hash of a block's letters and digits. Digits are masked only in a line of words: the rows
/// of two tables of numbers are different lines.
fn text_hash(block: &Block) -> u32 {
    let digits = block.text.chars().filter(|c| c.is_numeric()).count();
    let letters = block.text.chars().filter(|c| c.is_alphabetic()).count();
    let mut hash = SketchHash::new(b"line");
    hash.folded(
        &block.text,
        letters >= digits && block.kind != BlockKind::Row,
    );
    if letters + digits == 0 {
        0
    } else {
        hash.finish_32()
    }
}

fn pattern_hash(text: &str) -> u32 {
    let mut hash = SketchHash::new(b"form");
    if let Some((label, rest)) = text.split_once([':', '：']) {
        let short = (1..=LABEL_WORDS).contains(&words::count(label));
        if short && !rest.is_empty() && !rest.starts_with("//") {
            hash.folded(label, true);
            return hash.finish_32();
        }
    }
    let words: Vec<(u64, usize)> = words::hashed(text);
    if words.len() < FRAMED_WORDS {
        return 0;
    }
    let (begin, end) = (&words[..FRAME_BEGIN], &words[words.len() - FRAME_END..]);
    for (word, _) in begin.iter().chain(end) {
        hash.bytes(&word.to_le_bytes());
    }
    hash.finish_32()
}

/// The hash of the innermost elements around a block, and of its kind.
fn position_hash(containers: &[Container], elements: &[u32], block: &Block) -> u32 {
    let mut hash = SketchHash::new(b"place");
    let mut at = block.container as usize;
    for _ in 0..POSITION_ELEMENTS {
        if at == 0 {
            break;
        }
        hash.bytes(&elements[at].to_le_bytes());
        at = containers[at].parent as usize;
    }
    hash.bytes(&[kind_code(block.kind)]);
    // Plain text has only the root container, which is the same everywhere.
    if containers.len() == 1 {
        0
    } else {
        hash.finish_32()
    }
}

/// The hash of an element's tag, classes and id. Digits are masked, because templates number
/// their posts.
fn element_hash(container: &Container) -> u32 {
    let mut hash = SketchHash::new(b"element");
    hash.bytes(&[container.tag as u8]);
    hash.folded(&container.label, true);
    hash.finish_32()
}

/// The number of a kind in the hashes. It must never change.
fn kind_code(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph => 0,
        BlockKind::Item => 1,
        BlockKind::Row => 2,
        BlockKind::Quote => 3,
        BlockKind::Code => 4,
        BlockKind::Caption => 5,
        BlockKind::Term => 6,
        BlockKind::Definition => 7,
        BlockKind::Heading(level) => 8 + level,
    }
}

/// FNV-1a with a finalizer, because the high bits of FNV-1a depend on few input bytes.
struct SketchHash(Fnv1a);

impl SketchHash {
    /// `domain` separates the hashes of different things. It is part of the file format.
    fn new(domain: &[u8]) -> SketchHash {
        let mut hash = SketchHash(Fnv1a::new());
        hash.bytes(domain);
        hash
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// Adds letters in lower case, digits, and one space for each run of other characters.
    /// With `mask_digits`, all digits up to the next letter count as one: `3`, `1,200`, `10:15`.
    fn folded(&mut self, text: &str, mask_digits: bool) {
        let mut buffer = [0; 4];
        let (mut gap, mut in_number) = (true, false);
        for c in text.chars() {
            let masked_digit = mask_digits && c.is_numeric();
            if !c.is_alphanumeric() {
                gap = true;
                continue;
            }
            if masked_digit && in_number {
                gap = false;
                continue;
            }
            if std::mem::take(&mut gap) {
                self.bytes(b" ");
            }
            in_number = masked_digit;
            if masked_digit {
                self.bytes(b"0");
            } else {
                for lower in c.to_lowercase() {
                    self.bytes(lower.encode_utf8(&mut buffer).as_bytes());
                }
            }
        }
    }

    /// Applies the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    fn finish_64(&self) -> u64 {
        let mut bits = self.0.finish();
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Never 0, which means none.
    fn finish_32(&self) -> u32 {
        ((self.finish_64() >> 32) as u32).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{html, plain_text};

    fn sketch(text: &str) -> BlockSketch {
        block_sketches(&plain_text::parse(text))[0]
    }

    #[test]
    fn lines_that_differ_in_case_signs_or_counts_have_one_hash() {
        for (one, other) in [
            ("Read: 12 comments", "READ  3,456 comments!"),
            ("“Über uns”", "über uns"),
            (
                "Published 3 May 2024 at 10:15, updated",
                "Published 21 May 2023 at 9:07, updated",
            ),
        ] {
            assert_eq!(sketch(one).text, sketch(other).text, "{one} {other}");
        }
        for (one, other) in [
            ("Home", "Homes"),
            ("about us", "a bout us"),
            ("2021 35% 40%", "2022 12% 9%"),
            ("Seite 1 von", "Seite von"),
        ] {
            assert_ne!(sketch(one).text, sketch(other).text, "{one} {other}");
        }
        assert_eq!(sketch("* * *").text, 0, "a line without words has no hash");
    }

    #[test]
    fn the_pattern_of_a_line_is_its_label_or_its_first_and_last_words() {
        for (one, other) in [
            (
                "Also read: Five charged after heist",
                "Also read: The river rose again",
            ),
            ("延伸閱讀：春遊突生病", "延伸閱讀：隨身護理包"),
            (
                "Visit our pediatrics and children's health section for the latest news on this subject",
                "Visit our pediatrics or whatever you like best section for the latest news on this subject",
            ),
        ] {
            assert_eq!(sketch(one).pattern, sketch(other).pattern, "{one}");
            assert_ne!(sketch(one).pattern, 0, "{one}");
        }
        for text in [
            "A line without a pattern",
            "https://example.com/page",
            "What the minister said on Monday was this: nothing",
        ] {
            assert_eq!(sketch(text).pattern, 0, "{text}");
        }
    }

    #[test]
    fn elements_that_differ_in_a_number_have_one_position() {
        let position = |class: &str| {
            let html = format!("<div class='{class}'><section><p>Text</p></section></div>");
            block_sketches(&html::parse(&html))[0].position
        };
        assert_eq!(position("post post-123"), position("post post-4567"));
        assert_ne!(position("post post-123"), position("related post-123"));
        assert_eq!(sketch("Text").position, 0, "plain text has no positions");
    }

    #[test]
    fn a_long_page_stores_its_edges_and_its_id_covers_all_blocks() {
        let page = |middle: &str| {
            let mut text: Vec<String> = (0..1000)
                .map(|n| format!("Line {}", "x".repeat(n + 1)))
                .collect();
            text[500] = middle.to_owned();
            PageSketch::of(&plain_text::parse(&text.join("\n")))
        };
        let (one, other) = (page("one"), page("other"));
        assert_eq!(one.blocks.len(), MAX_BLOCKS);
        assert_eq!(one.blocks, other.blocks);
        assert_ne!(one.id, other.id);
    }

    #[test]
    fn the_hashes_in_profile_files_do_not_change() {
        let line = sketch("Also read: 12 comments");
        assert_eq!(
            (line.text, line.pattern),
            (3_201_029_782, 3_161_551_919),
            "if the hashes change, increase VERSION in file.rs"
        );
    }
}
