//! Builds the text of a block from inline text, with its spans, and counts its links and styled
//! characters.

mod lines;
#[cfg(test)]
mod tests;

use super::links::{self, LinkTarget};
use super::marks::{self, Marks};
use super::meta_candidates::CandidateCollector;
use super::superscripts;
use crate::document::{Block, BlockKind};
use crate::lang::copy_buttons;
use crate::spans::Mark;
use crate::text::words;
use lines::{is_wrapped, single_spaces};

/// Characters of a line that a single `<br>` ends as a paragraph, at least, if the line also ends
/// a sentence. Old pages separate paragraphs so. Shorter lines are verse or an address: they stay
/// together, and their breaks are kept.
const PROSE_LINE_CHARS: usize = 60;

/// Letters of a label before a number, at least. Formulas and names have fewer (`H2`).
const MIN_LABEL: usize = 3;

/// The text of a permalink: a link after a heading that leads to that heading, as documentation
/// generators write it (Sphinx, rustdoc, MkDocs, GitHub). It is a control and not part of the text.
const PERMALINKS: [&str; 4] = ["¶", "#", "§", "🔗"];

/// The text of a link from a footnote back to its mark (Pandoc, kramdown, MediaWiki, Hugo).
const BACK_LINKS: [&str; 7] = ["↩", "↩︎", "↩️", "↵", "⏎", "↑", "^"];

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
    marks: Marks,
    /// Open elements with bold text.
    bold: usize,
    /// Open elements with italic text.
    italic: usize,
    /// Open elements with code.
    code: usize,
    /// Open buttons and labels.
    controls: usize,
    /// The length of `text` where the last link began.
    link_start: usize,
    /// The length of `text` where the last button or label began.
    control_start: usize,
    /// The length of `text` where the last superscript began.
    sup_start: usize,
    /// The length of `text` after the last link to a position on the page.
    local_link_end: usize,
    /// The length of `text` after the last `<br>`.
    line_start: usize,
    /// The class of the element that ended after the last text.
    ended: Option<ClassOfText>,
    /// The next text belongs to an element of another class than the last.
    class_changes: Option<ClassOfText>,
    /// White space is needed before the next text.
    needs_space: bool,
    /// The last event was the end of a link.
    after_link: bool,
    /// `<br>` elements since the last text.
    breaks: usize,
}

/// The class of an inline element, as far as the text around it depends on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ClassOfText {
    /// The hash of the class; elements of the same class may be parts of a word.
    pub hash: u64,
    /// The class says that the text is the label of the text after it.
    pub is_label: bool,
}

impl InlineBuilder {
    /// Opens an element with a class.
    pub(super) fn open_class(&mut self, class: ClassOfText) {
        self.class_changes = self.ended.filter(|ended| ended.hash != class.hash);
    }

    /// Closes an element with a class.
    pub(super) fn close_class(&mut self, class: ClassOfText) {
        self.ended = Some(class);
    }

    /// Opens bold, italic or deleted text, code, or a subscript.
    pub(super) fn open_mark(&mut self, mark: Mark) {
        match mark {
            Mark::Strong => self.bold += 1,
            Mark::Emphasis => self.italic += 1,
            Mark::Code(_) => self.code += 1,
            Mark::Sup => self.sup_start = self.text.len(),
            _ => {}
        }
        self.marks.open(mark, self.text.len());
    }

    /// Closes what [`open_mark`](Self::open_mark) opened with this mark.
    pub(super) fn close_mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Strong => self.bold -= 1,
            Mark::Emphasis => self.italic -= 1,
            Mark::Code(_) => self.code -= 1,
            Mark::Sup => {
                let in_local_link = self.open_links.last() == Some(&LinkTarget::Local);
                if self.set_off(self.sup_start, in_local_link) {
                    // The sign says that it is one.
                    return self.marks.discard_innermost();
                }
            }
            _ => {}
        }
        self.marks.close(self.text.len());
    }

    /// Sets a superscript off from the text before it, if that is needed. `in_local_link`: it is in
    /// a link to a position on the page.
    fn set_off(&mut self, start: usize, in_local_link: bool) -> bool {
        let Some((before, sup)) = self.text.split_at_checked(start) else {
            return false;
        };
        // The space before a superscript is the first character after its start.
        if sup.starts_with(' ') {
            return false;
        }
        let is_reference = in_local_link || self.local_link_end > start;
        let Some([open, close]) = superscripts::brackets(before, sup, is_reference) else {
            return false;
        };
        self.text.insert_str(start, open);
        self.text.push_str(close);
        self.marks.set_off(start, open.len());
        true
    }

    /// Closes a link that is a footnote mark.
    pub(super) fn close_footnote_mark(&mut self) {
        self.set_off(self.link_start, true);
    }

    /// Appends a formula.
    pub(super) fn push_formula(&mut self, tex: &str, candidates: &mut CandidateCollector) {
        self.marks.open(Mark::Formula, self.text.len());
        self.push_text(tex, candidates);
        self.marks.close(self.text.len());
    }

    /// Adds an image.
    pub(super) fn push_image(&mut self, image: Mark) {
        self.marks.insert(image, self.text.len());
    }

    /// Opens a link. Style sheets separate adjacent links, so their texts need a space between.
    pub(super) fn open_link(&mut self, address: &str) {
        self.open_links.push(links::target(address));
        self.needs_space |= self.after_link;
        self.link_start = self.text.len();
        self.marks.open(marks::link(address), self.text.len());
    }

    /// Closes a link, and removes the text of a permalink from a heading and of a link from a
    /// footnote back to its mark.
    pub(super) fn close_link(&mut self, in_heading: bool) {
        let target = self.open_links.pop();
        self.after_link = true;
        let link_text = self.text.get(self.link_start..).unwrap_or_default().trim();
        let is_local = target == Some(LinkTarget::Local);
        if in_heading && PERMALINKS.contains(&link_text)
            || is_local && self.link_start > 0 && BACK_LINKS.contains(&link_text)
        {
            let chars = link_text.chars().count() as u32;
            self.text.truncate(self.link_start);
            self.marks.truncate(self.link_start);
            self.link_chars = self.link_chars.saturating_sub(chars);
        } else if !link_text.is_empty()
            && let Some(target) = target
        {
            self.count_link(target);
        }
        if is_local {
            self.local_link_end = self.text.len();
        }
        self.marks.close(self.text.len());
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
        self.control_start = self.text.len();
    }

    /// Closes a button or label, and removes the text of a button that copies code.
    pub(super) fn close_control(&mut self, is_button: bool) {
        let label = self.text.get(self.control_start..).unwrap_or_default();
        if is_button && copy_buttons::is_label(label) {
            let chars = label.chars().filter(|c| !c.is_whitespace()).count() as u32;
            self.text.truncate(self.control_start);
            self.marks.truncate(self.control_start);
            self.control_chars = self.control_chars.saturating_sub(chars);
        }
        self.controls -= 1;
        self.needs_space = true;
    }

    /// Adds a `<br>`. Returns whether it ends the block.
    pub(super) fn line_break(&mut self) -> bool {
        self.needs_space = true;
        self.breaks += 1;
        if self.breaks >= 2 || self.ends_prose_line() {
            return true;
        }
        let line = self.text.get(self.line_start..).unwrap_or_default();
        if line.chars().count() < PROSE_LINE_CHARS {
            self.marks.insert(Mark::Break, self.text.len());
        }
        self.line_start = self.text.len();
        false
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
        self.needs_space |= self.is_glued(line);
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
        self.ended = None;
        self.class_changes = None;
    }

    /// Whether a text follows a text of another class without a space, as a value follows its
    /// label: style sheets draw a distance between them.
    fn is_glued(&self, text: &str) -> bool {
        let Some(before) = self.class_changes.filter(|_| self.code == 0) else {
            return false;
        };
        let (Some(last), Some(first)) = (self.text.chars().next_back(), text.chars().next()) else {
            return false;
        };
        let letters = self.text.chars().rev().take_while(|c| c.is_alphabetic());
        match before.is_label {
            true => (last.is_alphanumeric() || last == ':') && first.is_alphanumeric(),
            false => first.is_ascii_digit() && letters.take(MIN_LABEL).count() == MIN_LABEL,
        }
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
        for position in [
            &mut self.link_start,
            &mut self.control_start,
            &mut self.sup_start,
            &mut self.local_link_end,
            &mut self.line_start,
        ] {
            *position = 0;
        }
        self.ended = None;
        self.class_changes = None;
        let links = std::mem::take(&mut self.links);
        let story_links = std::mem::take(&mut self.story_links);
        let local_links = std::mem::take(&mut self.local_links);
        let link_chars = std::mem::take(&mut self.link_chars);
        let bold_chars = std::mem::take(&mut self.bold_chars);
        let italic_chars = std::mem::take(&mut self.italic_chars);
        let control_chars = std::mem::take(&mut self.control_chars);
        if text.trim().is_empty() {
            self.marks.discard_text();
            return None;
        }
        let mut spans = self.marks.take(&text);
        if is_wrapped(&text, &spans) {
            spans.retain(|span| span.mark != Mark::Break);
        }
        let text = match kind {
            BlockKind::Code => {
                spans.clear();
                text.trim_matches('\n').trim_end().to_owned()
            }
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
            spans,
            ..Block::new(kind, text, container)
        })
    }
}
