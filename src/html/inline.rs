//! A run of inline text on its way to becoming a block.

use super::links::Target;
use super::meta_candidates::Marks;
use crate::document::{Block, BlockKind};
use crate::text::words;

/// A line before a single `<br>` that is at least this long and ends a sentence is a
/// paragraph: old pages separate their prose so. Shorter lines are verse or an address,
/// and stay together.
const PROSE_LINE_CHARS: usize = 60;

/// The whole text of a link that leads to the heading it stands behind, as the generators
/// of documentation write them (Sphinx, rustdoc, MkDocs, GitHub): a control, not a word.
const PERMALINKS: [&str; 4] = ["¶", "#", "§", "🔗"];

/// Text that joins into one block, and what is counted of it.
#[derive(Default)]
pub(super) struct Run {
    text: String,
    link_chars: u32,
    links: u16,
    story_links: u16,
    local_links: u16,
    bold_chars: u32,
    italic_chars: u32,
    control_chars: u32,
    /// The links that are open.
    open: Vec<Target>,
    /// Open elements of each sort.
    pub(super) bold: usize,
    pub(super) italic: usize,
    control: usize,
    /// Bytes of text before the last link that began.
    link_start: usize,
    /// White space stands between what is there and what comes.
    space: bool,
    /// The last thing seen was the end of a link.
    after_link: bool,
    /// `<br>` since the last text.
    breaks: usize,
}

impl Run {
    /// A link begins. Links side by side without white space are set apart by styles.
    pub(super) fn open_link(&mut self, target: Target) {
        self.open.push(target);
        self.space |= self.after_link;
        self.link_start = self.text.len();
    }

    /// A link ends; `in_heading`: a sign that leads to the heading itself goes.
    pub(super) fn close_link(&mut self, in_heading: bool) {
        let target = self.open.pop();
        self.after_link = true;
        let linked = self.text.get(self.link_start..).unwrap_or_default().trim();
        if in_heading && PERMALINKS.contains(&linked) {
            self.text.truncate(self.link_start);
            self.link_chars = self.link_chars.saturating_sub(1);
        } else if !linked.is_empty() {
            target
                .into_iter()
                .for_each(|target| self.count_link(target));
        }
    }

    /// A link counts in each block that shows some of its text: a card that is one link has it in
    /// its heading and in its summary.
    fn count_link(&mut self, target: Target) {
        self.links = self.links.saturating_add(1);
        match target {
            Target::Story => self.story_links = self.story_links.saturating_add(1),
            Target::Local => self.local_links = self.local_links.saturating_add(1),
            Target::Other => {}
        }
    }

    /// A button or label begins. Each is drawn as a box of its own.
    pub(super) fn open_control(&mut self) {
        self.control += 1;
        self.space = true;
    }

    pub(super) fn close_control(&mut self) {
        self.control -= 1;
        self.space = true;
    }

    /// A `<br>`: true if it ends the block.
    pub(super) fn line_break(&mut self) -> bool {
        self.space = true;
        self.breaks += 1;
        self.breaks >= 2 || self.ends_prose_line()
    }

    fn ends_prose_line(&self) -> bool {
        self.text.len() >= PROSE_LINE_CHARS
            && words::ends_sentence(&self.text)
            && self.text.chars().count() >= PROSE_LINE_CHARS
    }

    /// A line begins inside `pre`, if one does not begin here anyway.
    pub(super) fn begin_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.newline();
        }
    }

    /// A line break inside `pre`.
    pub(super) fn newline(&mut self) {
        self.text.push('\n');
    }

    /// Appends text with its white space collapsed.
    pub(super) fn words(&mut self, text: &str, marks: &mut Marks) {
        self.space |= text.starts_with(char::is_whitespace);
        let line = text.trim();
        if line.is_empty() {
            return;
        }
        if !marks.are_open()
            && let Some(spaces) = single_spaces(line)
        {
            // Most text is written so, and need not be taken apart.
            if !self.text.is_empty() && self.space {
                self.text.push(' ');
            }
            self.text.push_str(line);
            self.count((line.len() - spaces) as u32);
            self.end_words(text);
            return;
        }
        let mut first = true;
        for word in line.split_whitespace() {
            if !self.text.is_empty() && (self.space || !first) {
                self.text.push(' ');
            }
            self.text.push_str(word);
            marks.text(word);
            self.count(word.chars().count() as u32);
            first = false;
        }
        self.end_words(text);
    }

    fn end_words(&mut self, text: &str) {
        self.space = text.ends_with(char::is_whitespace);
        self.after_link = false;
        self.breaks = 0;
    }

    /// Appends text of a `pre` as it is.
    pub(super) fn preformatted(&mut self, text: &str) {
        self.text.push_str(text);
        for word in text.split_whitespace() {
            self.count(word.chars().count() as u32);
        }
    }

    /// Counts characters of words for each sort of element that is open.
    fn count(&mut self, chars: u32) {
        if !self.open.is_empty() {
            self.link_chars += chars;
        }
        if self.bold > 0 {
            self.bold_chars += chars;
        }
        if self.italic > 0 {
            self.italic_chars += chars;
        }
        if self.control > 0 {
            self.control_chars += chars;
        }
    }

    /// Takes what is there as a block, if there is any text in it.
    pub(super) fn take(&mut self, kind: BlockKind, container: u32) -> Option<Block> {
        self.space = false;
        self.after_link = false;
        self.breaks = 0;
        let text = std::mem::take(&mut self.text);
        let linked = text.get(self.link_start..).unwrap_or_default();
        if let (Some(&target), false) = (self.open.last(), linked.trim().is_empty()) {
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

/// The white space in a line of ASCII, if all of it is single spaces between words.
fn single_spaces(line: &str) -> Option<usize> {
    if !line.is_ascii() {
        return None;
    }
    let (mut spaces, mut otherwise) = (0, false);
    let mut before = b' ';
    for &byte in line.as_bytes() {
        spaces += usize::from(byte == b' ');
        otherwise |= matches!(byte, b'\t'..=b'\r') | (byte == b' ' && before == b' ');
        before = byte;
    }
    (!otherwise).then_some(spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_however_it_is_written() {
        for (texts, block) in [
            (&["One two"][..], "One two"),
            (&[" One  two\n", "\tthree "], "One two three"),
            (
                &["One", "two ", " three", "", " ", "four"],
                "Onetwo three four",
            ),
            (&["Eins\u{a0}zwei", " für  drei"], "Eins zwei für drei"),
            (&[" ", "\x0b", "a\x0bb"], "a b"),
        ] {
            let mut run = Run::default();
            for text in texts {
                run.words(text, &mut Marks::default());
            }
            let block_made = run.take(BlockKind::Paragraph, 0).unwrap();
            assert_eq!(block_made.text, block, "{texts:?}");
        }
    }

    #[test]
    fn characters_of_links_are_those_of_words_however_they_are_written() {
        for (text, chars) in [("One two", 6), ("One  two\n", 6), ("für zwei", 7), (" ", 0)] {
            let mut run = Run::default();
            run.words("Read ", &mut Marks::default());
            run.open_link(Target::Story);
            run.words(text, &mut Marks::default());
            let block = run.take(BlockKind::Paragraph, 0).unwrap();
            assert_eq!(block.link_chars, chars, "{text:?}");
        }
    }
}
