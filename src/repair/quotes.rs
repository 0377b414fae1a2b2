//! Repairs apostrophes and quotes.
//!
//! Many writers type the spacing accents `´` and `` ` `` for an apostrophe or quote. They become
//! the ASCII character, which is correct in every style, if the words around them show what is
//! meant ([`apostrophes`](super::apostrophes)). If they may be an accent (`cafe´`, `citta``), a
//! prime or code, they stay.

use super::apostrophes::{Accent, Habits, is_elided};
use super::characters::replace_chars;
use super::code_spans::CodeSpans;
use std::borrow::Cow;
use std::ops::Range;

/// Straightens typographic quotes. U+02BC stays, because it is a letter in Ukrainian and Hawaiian.
pub fn straighten(text: &str) -> Cow<'_, str> {
    replace_chars(
        text,
        |c| straight(c).is_some(),
        |c, out| out.extend(straight(c)),
    )
}

/// The straight quote for a typographic quote.
pub fn straight(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201b}' => Some('\''),
        '\u{201c}'..='\u{201f}' => Some('"'),
        _ => None,
    }
}

/// Replaces accents that were typed for apostrophes and quotes.
pub fn repair_apostrophes(text: &str) -> Cow<'_, str> {
    let mut edits: Vec<(Range<usize>, &str)> = vec![];
    let mut spans = CodeSpans::new(text);
    let mut open = OpenQuotes::default();
    let mut habits: Option<Habits> = None;
    let mut at = 0;
    while let Some(found) = text[at..].find(['´', '`', '\'']) {
        let last_edit = edits.last().map_or(0, |(range, _)| range.end);
        let Some((accent, count, range)) = accent_at(text, at + found, last_edit) else {
            break;
        };
        at = range.end;
        if accent.c == '`' && spans.contains(range.start) {
            continue;
        }
        match (accent.c, count) {
            ('\'', 1) if open.single.is_some() && accent.closes() => {
                edits.extend(open.single.take().map(|open| (open, "'")));
            }
            // Another quotation begins, so the open one is never closed.
            ('\'', 1) if accent.opens() && !is_elided(accent.word_after()) => open.single = None,
            ('\'', 2) | ('´', 2) if accent.closes() && open.double_closes_with(accent.c) => {
                edits.extend(open.double.take().map(|(open, _)| (open, "\"")));
                edits.push((range, "\""));
            }
            ('´' | '`', 2) if accent.opens() => {
                let closing = if accent.c == '`' { '\'' } else { '´' };
                open.double = Some((range, closing));
            }
            ('´' | '`', 1) => {
                let habits = habits.get_or_insert_with(|| Habits::of(text, single_accents(text)));
                if open.single.is_some() && accent.closes() && !habits.may_end_in_accent(&accent) {
                    edits.extend(open.single.take().map(|open| (open, "'")));
                    edits.push((range, "'"));
                } else if habits.has_apostrophe(&accent) {
                    edits.push((range, "'"));
                } else if accent.opens() {
                    open.single = Some(range);
                }
            }
            _ => {}
        }
    }
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    // An opening quote is recognised only when its closing quote is found.
    edits.sort_by_key(|(range, _)| range.start);
    let mut repaired = String::with_capacity(text.len());
    let mut done = 0;
    for (range, replacement) in edits {
        repaired.push_str(&text[done..range.start]);
        repaired.push_str(replacement);
        done = range.end;
    }
    repaired.push_str(&text[done..]);
    Cow::Owned(repaired)
}

/// Quotes that are not closed yet.
#[derive(Default)]
struct OpenQuotes {
    single: Option<Range<usize>>,
    /// With the character that closes it when doubled.
    double: Option<(Range<usize>, char)>,
}

impl OpenQuotes {
    fn double_closes_with(&self, c: char) -> bool {
        self.double
            .as_ref()
            .is_some_and(|(_, closing)| *closing == c)
    }
}

/// The accent or apostrophe at `start`, how often it is repeated, and the range of all. A backtick
/// that ends at `last_edit` has been replaced.
fn accent_at(
    text: &str,
    start: usize,
    last_edit: usize,
) -> Option<(Accent<'_>, usize, Range<usize>)> {
    let c = text[start..].chars().next()?;
    let count = text[start..].chars().take_while(|next| *next == c).count();
    let range = start..start + count * c.len_utf8();
    let mut accent = Accent {
        c,
        before: &text[..start],
        after: &text[range.end..],
        is_after_code: false,
    };
    let ahead = accent.before.strip_suffix(accent.word_before());
    accent.is_after_code =
        c == '`' && ahead.is_some_and(|ahead| ahead.ends_with('`') && ahead.len() != last_edit);
    Some((accent, count, range))
}

/// The accents of a text that are not doubled.
fn single_accents(text: &str) -> impl Iterator<Item = Accent<'_>> {
    let starts = text.match_indices(['´', '`']);
    let accents = starts.filter_map(|(start, _)| accent_at(text, start, text.len()));
    accents
        .filter(|(_, count, _)| *count == 1)
        .map(|(accent, ..)| accent)
}
