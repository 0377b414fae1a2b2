//! Lines that may count pages, and the sequences in which they do.
//!
//! Input: the lines of a text. Output: for each form of line, the longest [`Sequence`] in which
//! the numbers rise by one, or by two where only every second page has the line.

use crate::lang::page_numbers::{AFTER, BEFORE, OF};
use crate::plain_text::lines::TextLine;
use rustc_hash::{FxHashMap, FxHasher};
use std::cmp::Reverse;
use std::hash::Hasher;

/// Bytes of the longest line that may be furniture. Padding between its parts is included.
const MAX_FURNITURE_BYTES: usize = 160;

/// Bytes of the longest line with nothing but a page number: `Página 12 de 40`.
const MAX_NUMBER_BYTES: usize = 48;

/// Bytes between two page numbers, at least: 20 words. A line that names the page is surer, and
/// the last page may be short.
const MIN_PAGE_BYTES: usize = 120;
const MIN_NAMED_PAGE_BYTES: usize = 30;

/// The largest page number.
const MAX_PAGE: u32 = 9_999;

/// The largest bare page number. Larger ones are years.
const MAX_BARE_PAGE: u32 = 1_499;

/// Sequences that are examined, the longest ones. Each costs a pass over the lines.
const MAX_SEQUENCES: usize = 16;

/// Words of a running line besides its number. `Table 3` and `Step 3` are headings.
const MIN_RUNNING_WORDS: usize = 2;

/// Blanks that set the number of a running line apart from its text.
const SET_APART: &str = "   ";

/// How a line shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// `12`
    Bare,
    /// `- 12 -`
    Decorated,
    /// `Page 12`
    Named,
    /// `Page 12 of 40`, `12 / 40`
    NamedOfTotal,
    /// `Annual Report 12`
    Running,
    /// `Annual Report          12`
    RunningSetApart,
}

/// Lines whose numbers rise.
#[derive(Debug)]
pub(super) struct Sequence {
    pub form: Form,
    /// The lines, in order.
    pub lines: Vec<usize>,
    pub first_number: u32,
    /// The median distance of two lines.
    pub median_bytes: usize,
}

/// A line with a number.
struct Mark {
    line: usize,
    form: Form,
    /// Equal for marks of one sequence: the form, the total, the text around the number.
    key: u64,
    number: u32,
    /// The mark before it in the longest sequence, and the number of marks up to this one.
    previous: Option<usize>,
    length: usize,
}

/// Whether a line is short enough for furniture.
pub(super) fn is_furniture_length(text: &str) -> bool {
    text.len() <= MAX_FURNITURE_BYTES
}

/// The longest sequence of each key, with two marks or more, the longest first.
pub(super) fn sequences(lines: &[TextLine]) -> Vec<Sequence> {
    let mut marks: Vec<Mark> = Vec::new();
    for (line, text) in lines.iter().map(|line| line.text).enumerate() {
        if is_furniture_length(text) && text.bytes().any(|b| b.is_ascii_digit()) {
            add_marks(line, text, &mut marks);
        }
    }
    let distance = |from: usize, to: usize| {
        let start = |line: usize| lines[line].text.as_ptr().addr();
        start(to) - start(from)
    };
    let mut latest: FxHashMap<(u64, u32), usize> = FxHashMap::default();
    let mut longest: FxHashMap<u64, usize> = FxHashMap::default();
    for at in 0..marks.len() {
        let min_bytes = match marks[at].form {
            Form::Named | Form::NamedOfTotal => MIN_NAMED_PAGE_BYTES,
            _ => MIN_PAGE_BYTES,
        };
        let (key, number, line) = (marks[at].key, marks[at].number, marks[at].line);
        let previous = (1..=2u32)
            .filter_map(|step| latest.get(&(key, number.checked_sub(step)?)))
            .filter(|previous| distance(marks[**previous].line, line) >= min_bytes)
            .max_by_key(|previous| marks[**previous].length)
            .copied();
        marks[at].previous = previous;
        marks[at].length = previous.map_or(0, |previous| marks[previous].length) + 1;
        latest.insert((key, number), at);
        let best = longest.entry(key).or_insert(at);
        if marks[at].length >= marks[*best].length {
            *best = at;
        }
    }
    let mut ends: Vec<usize> = longest.into_values().collect();
    ends.retain(|end| marks[*end].length >= 2);
    ends.sort_unstable_by_key(|end| (Reverse(marks[*end].length), *end));
    ends.truncate(MAX_SEQUENCES);
    ends.into_iter()
        .map(|end| {
            let mut path: Vec<&Mark> =
                std::iter::successors(Some(&marks[end]), |mark| Some(&marks[mark.previous?]))
                    .collect();
            path.reverse();
            let lines: Vec<usize> = path.iter().map(|mark| mark.line).collect();
            let mut distances: Vec<usize> = lines
                .windows(2)
                .map(|pair| distance(pair[0], pair[1]))
                .collect();
            distances.sort_unstable();
            Sequence {
                form: path[0].form,
                first_number: path[0].number,
                median_bytes: distances[distances.len() / 2],
                lines,
            }
        })
        .collect()
}

/// Adds the marks of a line: one if it is a page number, else one for each number that may count
/// the pages in a running line.
fn add_marks(line: usize, text: &str, marks: &mut Vec<Mark>) {
    let mut add = |form: Form, key: u64, number: u32| {
        marks.push(Mark {
            line,
            form,
            key,
            number,
            previous: None,
            length: 0,
        });
    };
    if text.len() <= MAX_NUMBER_BYTES
        && let Some((form, number, total)) = page_number(text)
    {
        add(form, hash(&[form as u32, total]), number);
        return;
    }
    let words = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic));
    let is_set_apart = text.contains(SET_APART) || text.contains('\t');
    if words.take(MIN_RUNNING_WORDS).count() < MIN_RUNNING_WORDS {
        return;
    }
    let numbers = numbers(text);
    let count = numbers.len();
    // A page number is at an edge of the line, or before the number of pages at its end.
    for (at, (start, end)) in numbers.into_iter().enumerate() {
        let is_edge = at == 0 || at + 2 >= count;
        let Some(number) = text[start..end].parse().ok().filter(|n| *n <= MAX_PAGE) else {
            continue;
        };
        let word_before =
            text[..start].ends_with(|c: char| !c.is_whitespace() && !"[|–-".contains(c));
        let word_after =
            text[end..].starts_with(|c: char| !c.is_whitespace() && !"]|–-".contains(c));
        let at_line_edge = start == 0 || end == text.len();
        if is_edge && !word_before && !word_after {
            let form = match is_set_apart && at_line_edge {
                true => Form::RunningSetApart,
                false => Form::Running,
            };
            let around = [&text[..start], &text[end..]];
            let mut hasher = FxHasher::default();
            hasher.write_u8(form as u8);
            for part in around {
                part.split_whitespace()
                    .for_each(|word| hasher.write(word.as_bytes()));
                hasher.write_u8(0xff);
            }
            add(form, hasher.finish(), number);
        }
    }
}

fn hash(values: &[u32]) -> u64 {
    let mut hasher = FxHasher::default();
    values.iter().for_each(|value| hasher.write_u32(*value));
    hasher.finish()
}

/// The runs of ASCII digits, as byte ranges.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if length > 0 {
            runs.push((at, at + length));
        }
        at += length.max(1);
    }
    runs
}

/// The page number that a line consists of, and the number of pages, else 0.
pub(super) fn page_number(text: &str) -> Option<(Form, u32, u32)> {
    let decoration = |c: char| " -–—―~·•|[]<>*_=\t\u{a0}".contains(c);
    let bare = text.trim_matches(decoration);
    let is_decorated = text.starts_with(decoration) && text.ends_with(decoration);
    let lower = bare.to_lowercase();
    let after_word = BEFORE
        .iter()
        .filter_map(|word| lower.strip_prefix(word))
        .map(|rest| rest.trim_start_matches(['.', ' ', ':', '\u{a0}']))
        .find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let core = after_word.unwrap_or(&lower);
    let end = core
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(core.len());
    let number: u32 = core[..end].parse().ok().filter(|n| *n <= MAX_PAGE)?;
    let mut rest = core[end..].trim();
    let mut is_named = after_word.is_some();
    if let Some(unit) = AFTER
        .iter()
        .find_map(|word| rest.trim_start_matches('.').trim().strip_prefix(word))
    {
        is_named = true;
        rest = unit.trim();
    }
    if rest.is_empty() {
        let form = match (is_named, is_decorated) {
            (true, _) => Form::Named,
            (false, true) => Form::Decorated,
            (false, false) if number <= MAX_BARE_PAGE && bare == text => Form::Bare,
            (false, false) => return None,
        };
        return Some((form, number, 0));
    }
    let total = OF.iter().find_map(|of| rest.strip_prefix(of))?.trim();
    let total_end = total
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(total.len());
    let is_unit = |unit: &str| unit.is_empty() || AFTER.contains(&unit);
    let pages: u32 = total[..total_end].parse().ok()?;
    (is_unit(total[total_end..].trim()) && number <= pages).then_some((
        Form::NamedOfTotal,
        number,
        pages,
    ))
}
