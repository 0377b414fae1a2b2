//! Removes what only the pages of a paged text have: page numbers, running headers and footers.
//!
//! Input: the lines of a text, with the form feeds between them. Output: the lines without the
//! furniture of the pages; the first line after a page break notes whether it continues the
//! sentence before. A number on its own line may be a chapter, a verse or a score, and `Step 3` is
//! a heading with a number. So lines are removed only where they count pages: numbers that rise
//! one by one, far enough apart, with further evidence that pages end there ([`Evidence`]).

mod marks;

use super::lines::TextLine;
use crate::text::words::ends_sentence;
use marks::{Form, Sequence, is_furniture_length, sequences};
use rustc_hash::{FxHashMap, FxHashSet};

/// Lines on each side of a page break that may be a running header or footer.
const EDGE_LINES: usize = 3;

/// Page edges at which a line occurs if it is a running header or footer.
const MIN_EDGES: usize = 3;

/// Page breaks of a text of few pages, in which two edges are enough.
const FEW_BREAKS: usize = 3;

/// Lines on each side of a page number between which a form feed is evidence.
const FORM_FEED_DISTANCE: usize = 3;

/// Bytes of a line that is no heading and no row of a table: longer than wrapped lines.
const MIN_PARAGRAPH_BYTES: usize = 120;

/// Bytes of the shortest line that a line of the next page may continue.
const MIN_CONTINUED_BYTES: usize = 25;

/// Bytes of the median page whose number is a bare number: 80 words. Verses of hymns and of holy
/// books are numbered too, and shorter.
const MIN_BARE_PAGE_BYTES: usize = 480;

/// Lines of hard-wrapped pages that begin in lower case. In English prose more than half do, in
/// German a third; on web pages a line is a paragraph or a label.
const MIN_CONTINUING_SHARE: f32 = 0.25;

/// The first number of a sequence that counts no sections, because those begin at 1.
const MIN_LATER_PAGE: u32 = 4;

/// The lines without page numbers, running headers and footers.
pub(super) fn without_furniture(mut lines: Vec<TextLine>) -> Vec<TextLine> {
    let form_feeds: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].begins_page)
        .collect();
    let sequences = sequences(&lines);
    if sequences.is_empty() && form_feeds.len() < MIN_EDGES - 1 {
        return lines;
    }
    let mut furniture = FxHashSet::default();
    for sequence in sequences {
        let marks = sequence.lines.iter().copied().collect();
        let headers = running_lines(&lines, &sequence.lines, &marks);
        if Evidence::of(&lines, &sequence, &headers).shows_pages(&sequence) {
            furniture.extend(marks);
            furniture.extend(headers);
        }
    }
    if form_feeds.len() >= MIN_EDGES - 1 {
        furniture.extend(running_lines(&lines, &form_feeds, &furniture));
    }
    join_pages(&mut lines, &furniture);
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !furniture.contains(&(at - 1))
    });
    lines
}

/// What shows that numbered lines count pages.
#[derive(Debug, Default)]
struct Evidence {
    /// Lines with a form feed near them.
    form_feeds: usize,
    /// Lines in the middle of a sentence.
    run_ons: usize,
    /// Whether other lines recur beside them.
    has_headers: bool,
    /// Whether the lines between them are hard-wrapped, as converters of pages leave them.
    is_wrapped: bool,
}

impl Evidence {
    fn of(lines: &[TextLine], sequence: &Sequence, headers: &[usize]) -> Evidence {
        let skipped: FxHashSet<usize> = sequence.lines.iter().chain(headers).copied().collect();
        let mut evidence = Evidence {
            has_headers: !headers.is_empty(),
            is_wrapped: is_wrapped(lines, &sequence.lines),
            ..Evidence::default()
        };
        for at in &sequence.lines {
            let near = at.saturating_sub(FORM_FEED_DISTANCE)..=at + FORM_FEED_DISTANCE;
            evidence.form_feeds += usize::from(
                near.into_iter()
                    .any(|at| lines.get(at).is_some_and(|l| l.begins_page)),
            );
            let edge = |at: usize| (!skipped.contains(&at)).then(|| lines.get(at)).flatten();
            let before = (1..=EDGE_LINES + 1).find_map(|d| edge(at.checked_sub(d)?));
            let after = (1..=EDGE_LINES + 1).find_map(|d| edge(at + d));
            let pair = before.zip(after);
            evidence.run_ons += usize::from(pair.is_some_and(|(b, a)| continues_sentence(b, a)));
        }
        evidence
    }

    fn shows_pages(&self, sequence: &Sequence) -> bool {
        let count = sequence.lines.len();
        let has_form_feeds = self.form_feeds * 2 >= count;
        let needed = if self.is_wrapped { 3 } else { 2 };
        let is_interrupted = self.run_ons >= 2 && self.run_ons * needed >= count;
        // Web pages repeat lines beside their numbers too: `Reply`, `Learn more`.
        let has_headers = self.has_headers && self.is_wrapped;
        match sequence.form {
            Form::NamedOfTotal => count >= 2,
            Form::Named => count >= 3,
            Form::Decorated => {
                let later = sequence.first_number >= MIN_LATER_PAGE;
                count >= 3 && (has_form_feeds || has_headers || self.run_ons > 0 || later)
            }
            Form::Bare => {
                let has_pages = sequence.median_bytes >= MIN_BARE_PAGE_BYTES;
                count >= 3 && (has_form_feeds || has_pages && (has_headers || is_interrupted))
            }
            Form::RunningSetApart => count >= 3,
            Form::Running => count >= 3 && (has_form_feeds || is_interrupted),
        }
    }
}

/// Whether enough lines between the first mark and the last begin in the middle of a sentence.
fn is_wrapped(lines: &[TextLine], marks: &[usize]) -> bool {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return false;
    };
    let between = &lines[*first..=*last];
    let continuing = between
        .iter()
        .filter(|line| line.text.starts_with(char::is_lowercase))
        .count();
    continuing as f32 >= MIN_CONTINUING_SHARE * between.len() as f32
}

/// The lines beside page breaks that recur there: running headers and footers. `breaks` are lines
/// at or before which a page ends; the text itself begins and ends with a page.
fn running_lines(lines: &[TextLine], breaks: &[usize], skipped: &FxHashSet<usize>) -> Vec<usize> {
    let is_candidate = |at: &usize| {
        !skipped.contains(at)
            && is_furniture_length(lines[*at].text)
            && lines[*at]
                .text
                .chars()
                .filter(|c| c.is_alphabetic())
                .count()
                >= 3
            && !ends_sentence(lines[*at].text)
            && !lines[*at].text.ends_with([',', ':'])
    };
    let mut edges: FxHashMap<String, FxHashSet<usize>> = FxHashMap::default();
    let ends = breaks.iter().copied().chain([0, lines.len()]);
    for at in ends {
        let before = (0..at).rev().filter(|at| !skipped.contains(at));
        let after = (at..lines.len()).filter(|at| !skipped.contains(at));
        for line in before.take(EDGE_LINES).chain(after.take(EDGE_LINES)) {
            if is_candidate(&line) {
                let key = crate::text::words::one_line(lines[line].text);
                edges.entry(key).or_default().insert(line);
            }
        }
    }
    let needed = match breaks.len() {
        ..=FEW_BREAKS => MIN_EDGES - 1,
        _ => MIN_EDGES,
    };
    edges.retain(|_, lines| lines.len() >= needed);
    edges.into_values().flatten().collect()
}

/// Notes for each line after a page break whether it continues the line before it. Where it may
/// (`Nouns` of German begin with a capital), no blank line separates them any longer.
fn join_pages(lines: &mut [TextLine], furniture: &FxHashSet<usize>) {
    let mut previous: Option<usize> = None;
    let mut begins_page = false;
    for at in 0..lines.len() {
        begins_page |= lines[at].begins_page;
        if furniture.contains(&at) {
            begins_page = true;
            continue;
        }
        if let Some(before) = previous.filter(|_| begins_page) {
            lines[at].runs_on = continues_sentence(&lines[before], &lines[at])
                || continues_paragraph(lines[before].text, lines[at].text);
            lines[at].blank_lines = match ends_sentence(lines[before].text) {
                true => lines[at].blank_lines.max(1),
                false => 0,
            };
        }
        begins_page = false;
        previous = Some(at);
    }
}

/// Whether a line as long as a paragraph ends without a full stop before another: a noun of German
/// begins with a capital.
fn continues_paragraph(line: &str, next: &str) -> bool {
    line.len() >= MIN_PARAGRAPH_BYTES
        && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && !ends_sentence(line)
        && next.starts_with(char::is_alphabetic)
}

/// Whether `next` continues a sentence that `line` does not end.
fn continues_sentence(line: &TextLine, next: &TextLine) -> bool {
    line.text.len() >= MIN_CONTINUED_BYTES
        && !ends_sentence(line.text)
        && next.text.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests;
