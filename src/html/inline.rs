//! Builds the text of a block from inline text, and counts its links and styled characters.

use super::links::LinkTarget;
use super::meta_candidates::CandidateCollector;
use crate::document::{Block, BlockKind};
use crate::text::words;

/// Characters of a line that a single `<br>` ends as a paragraph, at least, if the line also ends
/// a sentence. Old pages separate paragraphs so. Shorter lines are verse or an address, and stay
/// together.
const PROSE_LINE_CHARS: usize = 60;

/// The text of a permalink: a link after a heading that leads to that heading, as documentation
/// generators write it (Sphinx, rustdoc, MkDocs, GitHub). It is a control and not part of the text.
const PERMALINKS: [&str; 4] = ["¶", "#", "§", "🔗"];

/// Collects inline text until a block ends.
#[derive(Default)]
pub(super) struct InlineBuilder {
    text: String,
    link_chars: u32,
    links: u16,
    story_links: u16,
    local_links: u16,
    bold_chars: u32,
    italic_chars: u32,
    control_chars: u32,
    open_links: Vec<LinkTarget>,
    /// Open elements with bold text.
    pub(super) bold: usize,
    /// Open elements with italic text.
    pub(super) italic: usize,
    /// Open buttons and labels.
    controls: usize,
    /// The length of `text` where the last link began.
    link_start: usize,
    /// White space is needed before the next text.
    needs_space: bool,
    /// The last event was the end of a link.
    after_link: bool,
    /// `<br>` elements since the last text.
    breaks: usize,
}

impl InlineBuilder {
    /// Opens a link. Style sheets separate adjacent links, so their texts need a space between.
    pub(super) fn open_link(&mut self, target: LinkTarget) {
        self.open_links.push(target);
        self.needs_space |= self.after_link;
        self.link_start = self.text.len();
    }

    /// Closes a link, and removes the text of a permalink from a heading.
    pub(super) fn close_link(&mut self, in_heading: bool) {
        let target = self.open_links.pop();
        self.after_link = true;
        let link_text = self.text.get(self.link_start..).unwrap_or_default().trim();
        if in_heading && PERMALINKS.contains(&link_text) {
            self.text.truncate(self.link_start);
            self.link_chars = self.link_chars.saturating_sub(1);
        } else if !link_text.is_empty()
            && let Some(target) = target
        {
            self.count_link(target);
        }
    }

    /// Counts a link. It counts in each block that contains some of its text: a card that is one
    /// link counts in its heading and in its summary.
    fn count_link(&mut self, target: LinkTarget) {
        self.links = self.links.saturating_add(1);
        match target {
            LinkTarget::Story => self.story_links = self.story_links.saturating_add(1),
            LinkTarget::Local => self.local_links = self.local_links.saturating_add(1),
            LinkTarget::Other => {}
        }
    }

    /// Opens a button or label. Browsers draw each as a separate box, so its text needs spaces
    /// around it.
    pub(super) fn open_control(&mut self) {
        self.controls += 1;
        self.needs_space = true;
    }

    /// Closes a button or label.
    pub(super) fn close_control(&mut self) {
        self.controls -= 1;
        self.needs_space = true;
    }

    /// Adds a `<br>`. Returns whether it ends the block.
    pub(super) fn line_break(&mut self) -> bool {
        self.needs_space = true;
        self.breaks += 1;
        self.breaks >= 2 || self.ends_prose_line()
    }

    fn ends_prose_line(&self) -> bool {
        self.text.len() >= PROSE_LINE_CHARS
            && words::ends_sentence(&self.text)
            && self.text.chars().count() >= PROSE_LINE_CHARS
    }

    /// Begins a line inside `pre`, unless the text is at the beginning of one.
    pub(super) fn begin_code_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push_newline();
        }
    }

    /// Appends a line break inside `pre`.
    pub(super) fn push_newline(&mut self) {
        self.text.push('\n');
    }

    /// Appends text with its white space collapsed.
    pub(super) fn push_text(&mut self, text: &str, candidates: &mut CandidateCollector) {
        self.needs_space |= text.starts_with(char::is_whitespace);
        let line = text.trim();
        if line.is_empty() {
            return;
        }
        if !candidates.any_open()
            && let Some(spaces) = single_spaces(line)
        {
            // Most text has only single spaces, and is appended without splitting it.
            if !self.text.is_empty() && self.needs_space {
                self.text.push(' ');
            }
            self.text.push_str(line);
            self.count((line.len() - spaces) as u32);
            self.end_text(text);
            return;
        }
        let mut first = true;
        for word in line.split_whitespace() {
            if !self.text.is_empty() && (self.needs_space || !first) {
                self.text.push(' ');
            }
            self.text.push_str(word);
            candidates.push_word(word);
            self.count(word.chars().count() as u32);
            first = false;
        }
        self.end_text(text);
    }

    fn end_text(&mut self, text: &str) {
        self.needs_space = text.ends_with(char::is_whitespace);
        self.after_link = false;
        self.breaks = 0;
    }

    /// Appends text inside `pre` unchanged.
    pub(super) fn push_preformatted(&mut self, text: &str) {
        self.text.push_str(text);
        for word in text.split_whitespace() {
            self.count(word.chars().count() as u32);
        }
    }

    /// Counts characters of words for each kind of open element.
    fn count(&mut self, chars: u32) {
        if !self.open_links.is_empty() {
            self.link_chars += chars;
        }
        if self.bold > 0 {
            self.bold_chars += chars;
        }
        if self.italic > 0 {
            self.italic_chars += chars;
        }
        if self.controls > 0 {
            self.control_chars += chars;
        }
    }

    /// Returns the collected text as a block, unless it is blank, and starts over.
    pub(super) fn take_block(&mut self, kind: BlockKind, container: u32) -> Option<Block> {
        self.needs_space = false;
        self.after_link = false;
        self.breaks = 0;
        let text = std::mem::take(&mut self.text);
        let link_text = text.get(self.link_start..).unwrap_or_default();
        if let (Some(&target), false) = (self.open_links.last(), link_text.trim().is_empty()) {
            self.count_link(target);
        }
        self.link_start = 0;
        let links = std::mem::take(&mut self.links);
        let story_links = std::mem::take(&mut self.story_links);
        let local_links = std::mem::take(&mut self.local_links);
        let link_chars = std::mem::take(&mut self.link_chars);
        let bold_chars = std::mem::take(&mut self.bold_chars);
        let italic_chars = std::mem::take(&mut self.italic_chars);
        let control_chars = std::mem::take(&mut self.control_chars);
        if text.trim().is_empty() {
            return None;
        }
        let text = match kind {
            BlockKind::Code => text.trim_matches('\n').trim_end().to_owned(),
            _ => text,
        };
        Some(Block {
            link_chars,
            links,
            story_links,
            local_links,
            bold_chars,
            italic_chars,
            control_chars,
            ..Block::new(kind, text, container)
        })
    }
}

/// The number of spaces in a line of ASCII, if all of its white space is single spaces between
/// words.
fn single_spaces(line: &str) -> Option<usize> {
    if !line.is_ascii() {
        return None;
    }
    let (mut spaces, mut other_space) = (0, false);
    let mut before = b' ';
    for &byte in line.as_bytes() {
        spaces += usize::from(byte == b' ');
        other_space |= matches!(byte, b'\t'..=b'\r') | (byte == b' ' && before == b' ');
        before = byte;
    }
    (!other_space).then_some(spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_to_single_spaces() {
        for (texts, expected) in [
            (&["One two"][..], "One two"),
            (&[" One  two\n", "\tthree "], "One two three"),
            (
                &["One", "two ", " three", "", " ", "four"],
                "Onetwo three four",
            ),
            (&["Eins\u{a0}zwei", " für  drei"], "Eins zwei für drei"),
            (&[" ", "\x0b", "a\x0bb"], "a b"),
        ] {
            let mut inline = InlineBuilder::default();
            for text in texts {
                inline.push_text(text, &mut CandidateCollector::default());
            }
            let block = inline.take_block(BlockKind::Paragraph, 0).unwrap();
            assert_eq!(block.text, expected, "{texts:?}");
        }
    }

    #[test]
    fn link_characters_exclude_white_space() {
        for (text, chars) in [("One two", 6), ("One  two\n", 6), ("für zwei", 7), (" ", 0)] {
            let mut inline = InlineBuilder::default();
            inline.push_text("Read ", &mut CandidateCollector::default());
            inline.open_link(LinkTarget::Story);
            inline.push_text(text, &mut CandidateCollector::default());
            let block = inline.take_block(BlockKind::Paragraph, 0).unwrap();
            assert_eq!(block.link_chars, chars, "{text:?}");
        }
    }
}
