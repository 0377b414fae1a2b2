//! What a profile remembers of a page: one short entry a block, hashes instead of words.
//!
//! Two blocks of two pages are the same line when a reader would take them for it, so case,
//! punctuation and white space do not count, and neither do digits in a line of words
//! (`3 comments`, `4 comments`). The hashes are written to files: they are our own and fixed,
//! where those of the standard library may change with any release.

use crate::document::{Block, BlockKind, Container, Document};
use crate::text::hash::Fnv1a;
use crate::text::words;

/// Blocks of a page that are remembered: the first and the last, where a site's own lines are.
/// The rest of a longer page counts as never seen.
pub(super) const MOST_LINES: usize = 320;

/// Words that a label may have (`Also read: …`); more before a colon are a clause.
const LABEL_WORDS: usize = 4;

/// The words at both ends of a line that make its frame (`Visit our … latest news on this
/// subject`), and the fewest words of a line that has one: where the ends nearly meet, the frame
/// would only say again what the line says.
const FRAME_BEGIN: usize = 2;
const FRAME_END: usize = 4;
const FRAMED_WORDS: usize = 10;

/// One block of a page. A hash of 0 is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// The words of the line.
    pub(super) text: u32,
    /// The part of it that may recur while the rest changes: its label, else its frame.
    pub(super) form: u32,
    /// The template's place for it: the elements around it. Plain text has none.
    pub(super) place: u32,
    /// Words, as far as a byte can say.
    pub(super) words: u8,
}

/// A page as a profile remembers it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageSketch {
    /// Of the text of all its blocks: a page that is read twice is one page, whatever its name.
    pub(super) id: u64,
    pub(super) lines: Box<[Line]>,
}

impl PageSketch {
    /// What is kept of a page.
    pub fn of(document: &Document) -> PageSketch {
        let mut trace = PageSketch::whole(document);
        let end = trace.lines.len();
        if end > MOST_LINES {
            let edges = [
                &trace.lines[..MOST_LINES / 2],
                &trace.lines[end - MOST_LINES / 2..],
            ];
            trace.lines = edges.concat().into();
        }
        trace
    }

    /// With every block: what a page is judged by.
    pub(super) fn whole(document: &Document) -> PageSketch {
        let lines = lines(document);
        let mut id = Hash::new(b"page");
        for line in &lines {
            id.bytes(&line.text.to_le_bytes());
        }
        PageSketch {
            id: id.whole(),
            lines: lines.into(),
        }
    }
}

/// Every block of a document, in its order.
fn lines(document: &Document) -> Vec<Line> {
    let places: Vec<u32> = document.containers.iter().map(element).collect();
    let line = |block: &Block| Line {
        text: text(block),
        form: form(&block.text),
        place: place(&document.containers, &places, block),
        words: u8::try_from(words::count(&block.text)).unwrap_or(u8::MAX),
    };
    document.blocks.iter().map(line).collect()
}

/// The line's letters and digits. Digits are told from each other where there is little else:
/// the rows of two tables of numbers are not the same line.
fn text(block: &Block) -> u32 {
    let digits = block.text.chars().filter(|c| c.is_numeric()).count();
    let letters = block.text.chars().filter(|c| c.is_alphabetic()).count();
    let mut hash = Hash::new(b"line");
    hash.folded(
        &block.text,
        letters >= digits && block.kind != BlockKind::Row,
    );
    if letters + digits == 0 {
        0
    } else {
        hash.half()
    }
}

fn form(text: &str) -> u32 {
    let mut hash = Hash::new(b"form");
    if let Some((label, rest)) = text.split_once([':', '：']) {
        let short = (1..=LABEL_WORDS).contains(&words::count(label));
        if short && !rest.is_empty() && !rest.starts_with("//") {
            hash.folded(label, true);
            return hash.half();
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
    hash.half()
}

/// Three elements up: fewer are the same all over a page, more are seldom the same on two
/// (`scripts/README.md`, "The site profile").
fn place(containers: &[Container], elements: &[u32], block: &Block) -> u32 {
    const UP: usize = 3;
    let mut hash = Hash::new(b"place");
    let mut at = block.container as usize;
    for _ in 0..UP {
        if at == 0 {
            break;
        }
        hash.bytes(&elements[at].to_le_bytes());
        at = containers[at].parent as usize;
    }
    hash.bytes(&[kind(block.kind)]);
    // Plain text has the root alone, which says nothing.
    if containers.len() == 1 {
        0
    } else {
        hash.half()
    }
}

/// An element by its tag, classes and id, digits alike: templates number their posts.
fn element(container: &Container) -> u32 {
    let mut hash = Hash::new(b"element");
    hash.bytes(&[container.tag as u8]);
    hash.folded(&container.label, true);
    hash.half()
}

/// The kind as a number that stays the same in files.
fn kind(kind: BlockKind) -> u8 {
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

/// FNV-1a over bytes, stirred at the end, since its high bits depend on few of them.
struct Hash(Fnv1a);

impl Hash {
    /// `sort` keeps hashes of different things apart.
    fn new(sort: &[u8]) -> Hash {
        let mut hash = Hash(Fnv1a::new());
        hash.bytes(sort);
        hash
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// Letters in lower case, digits, and a blank for any run of other characters between them.
    /// If `masked`, all digits up to the next letter are one: `3`, `1,200` and `10:15`.
    fn folded(&mut self, text: &str, masked: bool) {
        let mut buffer = [0; 4];
        let (mut gap, mut in_number) = (true, false);
        for c in text.chars() {
            let digit = masked && c.is_numeric();
            if !c.is_alphanumeric() {
                gap = true;
                continue;
            }
            if digit && in_number {
                gap = false;
                continue;
            }
            if std::mem::take(&mut gap) {
                self.bytes(b" ");
            }
            in_number = digit;
            if digit {
                self.bytes(b"0");
            } else {
                for lower in c.to_lowercase() {
                    self.bytes(lower.encode_utf8(&mut buffer).as_bytes());
                }
            }
        }
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    fn whole(&self) -> u64 {
        let mut bits = self.0.finish();
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Never 0, which is none.
    fn half(&self) -> u32 {
        ((self.whole() >> 32) as u32).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{html, plain_text};

    fn line(text: &str) -> Line {
        lines(&plain_text::parse(text))[0]
    }

    #[test]
    fn lines_are_the_same_where_a_reader_takes_them_for_it() {
        for (one, other) in [
            ("Read: 12 comments", "READ  3,456 comments!"),
            ("“Über uns”", "über uns"),
            (
                "Published 3 May 2024 at 10:15, updated",
                "Published 21 May 2023 at 9:07, updated",
            ),
        ] {
            assert_eq!(line(one).text, line(other).text, "{one} {other}");
        }
        for (one, other) in [
            ("Home", "Homes"),
            ("about us", "a bout us"),
            ("2021 35% 40%", "2022 12% 9%"),
            ("Seite 1 von", "Seite von"),
        ] {
            assert_ne!(line(one).text, line(other).text, "{one} {other}");
        }
        assert_eq!(line("* * *").text, 0, "no words are no line");
    }

    #[test]
    fn a_form_is_what_stays_while_the_rest_changes() {
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
            assert_eq!(line(one).form, line(other).form, "{one}");
            assert_ne!(line(one).form, 0, "{one}");
        }
        for text in [
            "A line without a form",
            "https://example.com/page",
            "What the minister said on Monday was this: nothing",
        ] {
            assert_eq!(line(text).form, 0, "{text}");
        }
    }

    #[test]
    fn numbered_elements_of_a_template_are_one_place() {
        let place = |class: &str| {
            let html = format!("<div class='{class}'><section><p>Text</p></section></div>");
            lines(&html::parse(&html))[0].place
        };
        assert_eq!(place("post post-123"), place("post post-4567"));
        assert_ne!(place("post post-123"), place("related post-123"));
        assert_eq!(line("Text").place, 0, "plain text has no places");
    }

    #[test]
    fn of_a_long_page_the_edges_are_kept_and_the_hash_is_of_all() {
        let page = |middle: &str| {
            let mut text: Vec<String> = (0..1000)
                .map(|n| format!("Line {}", "x".repeat(n + 1)))
                .collect();
            text[500] = middle.to_owned();
            PageSketch::of(&plain_text::parse(&text.join("\n")))
        };
        let (one, other) = (page("one"), page("other"));
        assert_eq!(one.lines.len(), MOST_LINES);
        assert_eq!(one.lines, other.lines);
        assert_ne!(one.id, other.id);
    }

    #[test]
    fn hashes_that_stand_in_files_stay_what_they_are() {
        let line = line("Also read: 12 comments");
        assert_eq!(
            (line.text, line.form),
            (3_201_029_782, 3_161_551_919),
            "with other hashes, count VERSION in file.rs up"
        );
    }
}
