//! UTF-8 that was read as something else, put right piece by piece.
//!
//! Text is scanned for characters that in some code page were the bytes of a UTF-8
//! sequence. Sequences that touch form a run, and a run is mended when it reads much
//! better repaired than as it stands ([`badness`]); sequences that prove too little alone
//! are mended where the rest of the text proves the code page, or writes what they mean.
//! All else is untouched, so a bad phrase in a good text is mended and the good text stays.
//!
//! One pass mends one code page; text that was spoiled twice takes two passes.

use super::badness::{badness, is_odd, is_rare, notorious};
use super::characters;
use super::codec::{self, origin};
use super::quotes;
use super::sequences::{Sequence, find, rewrite, sequence};
use super::signs::Signs;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// How much better a repair must read. Less is what one odd pair can do by chance:
/// `Ã…`, `10 Å—`, `HUHLL Õ…` are all at 1 or below.
const CERTAIN: i32 = 2;

/// A text that gains this much was misread in this code page as a whole: its other sequences
/// go the same way, even between neighbours that read no better by it because they lost bytes.
const BEYOND_DOUBT: i32 = 8;

/// What a letter before a sign lacks where the text writes other signs as they should be, so that
/// it was not misread as a whole: `– DrÃ¥` may be what somebody wrote.
const DOUBT: i32 = 2;

/// Text is rarely spoiled more than three times; a text in several code pages takes a
/// pass for each.
const PASSES: usize = 8;

/// Mends what was misread, as often as it was.
pub fn mend(text: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(text);
    for _ in 0..PASSES {
        let Some(better) = pass(&mended) else { break };
        mended = Cow::Owned(better);
        if !Signs::of(&mended).show(Signs::MISREAD) {
            break;
        }
    }
    mended
}

/// Whether a run to be mended may have a sequence at `at`, where a character stands that
/// begins one in the code pages of `pages`. It does not if no code page reads a sequence
/// there, or if nothing beside it is unlikely as it stands: a run of such sequences gains
/// nothing. `bytes` that are no UTF-8 may.
pub fn may_begin(bytes: &[u8], at: usize, mut pages: u16) -> bool {
    let Some((text, start)) = window(bytes, at) else {
        return true;
    };
    let mut longest = None;
    while pages != 0 {
        let page = pages.trailing_zeros() as usize;
        pages &= pages - 1;
        let end = |sequence: Sequence| sequence.end;
        longest = longest.max(sequence(text, start, page, None).map(end));
    }
    longest.is_some_and(|end| {
        let behind = text[end..].chars().take(2);
        let near = end + behind.map(char::len_utf8).sum::<usize>();
        is_odd(&text[..near]) || text[start..end].contains(characters::is_c1)
    })
}

/// Two characters of a line before `at`, eight from there, and where `at` is in them: as far
/// as the longest sequence (six characters, in CESU-8) and its [`surroundings`] go.
fn window(bytes: &[u8], at: usize) -> Option<(&str, usize)> {
    const BEFORE: usize = 2;
    const BEHIND: usize = 8;
    let ends_line = |byte: &u8| *byte == b'\n';
    let begins_character = |byte: &u8| !matches!(byte, 0x80..=0xbf);
    let before = &bytes[at.saturating_sub(BEFORE * 4)..at];
    let before = before.rsplit(ends_line).next()?;
    let start = (0..before.len())
        .rev()
        .filter(|at| begins_character(&before[*at]))
        .take(BEFORE)
        .last();
    let before = &before[start.unwrap_or(before.len())..];
    let behind = &bytes[at..bytes.len().min(at + BEHIND * 4)];
    let behind = behind.split(ends_line).next()?;
    let end = (0..behind.len())
        .filter(|at| begins_character(&behind[*at]))
        .nth(BEHIND);
    let behind = &behind[..end.unwrap_or(behind.len())];
    let window = &bytes[at - before.len()..at + behind.len()];
    let text = std::str::from_utf8(window).ok()?;
    Some((text.strip_suffix('\r').unwrap_or(text), before.len()))
}

/// Mends one code page: the one that gains most.
fn pass(text: &str) -> Option<String> {
    // Of equal gains the one that explains more, guessed bytes not counted; of equals the
    // code page met more often.
    let worth = |(gain, sequences): &(i32, Vec<Sequence>)| {
        let known = |c: &char| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER;
        let explains = |s: &Sequence| text[s.start..s.end].chars().filter(known).count();
        (*gain, sequences.iter().map(explains).sum::<usize>())
    };
    let found = find(text, codec::ALL);
    // Most code pages read the same sequences, or none.
    let is_first = |page: &usize| {
        let sequences = &found[*page];
        !sequences.is_empty() && !found[..*page].contains(sequences)
    };
    let best = (0..codec::COUNT)
        .filter(is_first)
        .map(|page| certain(text, &found[page], page))
        .reduce(|best, other| {
            if worth(&other) > worth(&best) {
                other
            } else {
                best
            }
        });
    best.filter(|(gain, _)| *gain > 0)
        .map(|(_, sequences)| rewrite(text, &sequences))
}

/// The sequences of one code page that are mojibake beyond doubt, and what mending them gains.
fn certain(text: &str, sequences: &[Sequence], page: usize) -> (i32, Vec<Sequence>) {
    let mut written = Written::beside(text, sequences);
    let runs: Vec<(i32, &[Sequence])> = sequences
        .chunk_by(|a, b| a.end == b.start)
        .map(|run| {
            // What is a letter and a sign in one code page may be a mark of mojibake in another, so the
            // doubt counts against a reading by any of them.
            let gain = gain(text, run, page);
            let doubtful = gain > 0 && is_letter_and_sign(text, run) && written.doubts(run);
            (gain - if doubtful { DOUBT } else { 0 }, run)
        })
        .collect();
    // What stands between the same neighbours twice proves no more than once.
    let mut seen = FxHashSet::default();
    let total: i32 = runs
        .iter()
        .filter(|(_, run)| seen.insert(&text[surroundings(text, run)]))
        .map(|(gain, _)| gain)
        .sum();
    let mut witnessed = [false; 256];
    for sequence in sequences.iter().filter(|sequence| !sequence.weak) {
        witnessed[usize::from(sequence.lead)] = true;
    }
    let at_least = match total {
        BEYOND_DOUBT.. => -1,
        CERTAIN.. => 0,
        _ => 1,
    };
    let mut is_sure = |gain: i32, run: &[Sequence]| {
        let has_witness = |s: &Sequence| !s.weak || witnessed[usize::from(s.lead)];
        gain >= CERTAIN
            || gain >= at_least && total >= CERTAIN && run.iter().all(has_witness)
            || gain + 1 >= CERTAIN && run.iter().all(|s| written.holds(s.meant))
    };
    let mut sure = vec![];
    let mut gained = 0;
    for (gain, run) in runs {
        if is_sure(gain, run) {
            gained += gain;
            sure.extend_from_slice(run);
        }
    }
    (gained, sure)
}

/// The characters beyond ASCII that a text writes elsewhere as they should be: that a repair
/// gives one of them speaks for it, that there are signs speaks against some.
struct Written<'a> {
    text: &'a str,
    beside: &'a [Sequence],
    /// Found when first asked for: most runs are clear without.
    chars: Option<FxHashSet<char>>,
}

impl<'a> Written<'a> {
    fn beside(text: &'a str, sequences: &'a [Sequence]) -> Self {
        Written {
            text,
            beside: sequences,
            chars: None,
        }
    }

    fn holds(&mut self, letter: char) -> bool {
        letter.is_alphabetic() && self.chars().contains(&letter)
    }

    /// Whether there are signs, and not what `run` means.
    fn doubts(&mut self, run: &[Sequence]) -> bool {
        self.chars().iter().any(|c| is_sign(*c)) && !run.iter().any(|s| self.holds(s.meant))
    }

    fn chars(&mut self) -> &FxHashSet<char> {
        self.chars.get_or_insert_with(|| {
            let starts = self.beside.iter().map(|sequence| sequence.start);
            let ends = self.beside.iter().map(|sequence| sequence.end);
            let pieces = std::iter::once(0)
                .chain(ends)
                .zip(starts.chain([self.text.len()]));
            pieces
                .flat_map(|(from, to)| self.text[from..to].chars())
                .filter(|c| !c.is_ascii())
                .collect()
        })
    }
}

/// A sign beyond ASCII, of those that no fix changes: text that was mended must read the same
/// again. So accents by themselves are none, nor are quotes that are straightened.
fn is_sign(c: char) -> bool {
    let changes = matches!(c, '¨' | '¯' | '´' | '¸' | '\u{ad}') || quotes::straight(c).is_some();
    let sign = matches!(
        c,
        '¡'..='¿' | '×' | '÷' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}'
    );
    sign && !c.is_alphanumeric() && !changes
}

/// Whether a run is one letter and one visible sign behind it, for a letter or its mark: what can
/// be written as it stands (`Å…`), and is proved by its neighbours more than by itself.
fn is_letter_and_sign(text: &str, run: &[Sequence]) -> bool {
    let [sequence] = run else { return false };
    let mut chars = text[sequence.start..sequence.end].chars();
    let (letter, sign, end) = (chars.next(), chars.next(), chars.next());
    letter.is_some_and(char::is_alphabetic)
        && sign.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control())
        && end.is_none()
        && (sequence.meant.is_alphabetic() || matches!(sequence.meant, '\u{300}'..='\u{36f}'))
}

/// How much better a run reads when mended, between its neighbours.
fn gain(text: &str, run: &[Sequence], page: usize) -> i32 {
    let (start, end) = ends(run);
    let around = surroundings(text, run);
    // Half of another sequence, its other half lost, is no neighbour to judge by.
    let is_torn = |c: Option<char>| {
        c.is_some_and(|c| !c.is_ascii() && is_latin(c) && origin(c).leads & 1 << page != 0)
    };
    let from = match is_torn(text[..start].chars().next_back()) {
        true => start,
        false => around.start,
    };
    let to = match is_torn(text[end..].chars().next()) {
        true => end,
        false => around.end,
    };
    let mut mended = String::with_capacity(to - from);
    let mut done = from;
    for sequence in run {
        mended.push_str(&text[done..sequence.start]);
        sequence.write(&mut mended);
        done = sequence.end;
    }
    mended.push_str(&text[done..to]);
    let proofs = badness(&text[from..to]) - at_seams(text, start, end)
        + controls(&text[start..end])
        + i32::from(keeps_its_blank(text, run));
    proofs - least_badness(mended, page)
}

/// What speaks for a sequence that begins before a run and ends in it, or the other way round:
/// one of another code page, for which it is kept.
fn at_seams(text: &str, start: usize, end: usize) -> i32 {
    let seam = |at: usize| {
        let before = text[..at].chars().next_back()?;
        Some(notorious(before, text[at..].chars().next()?).max(0))
    };
    seam(start).unwrap_or(0) + seam(end).unwrap_or(0)
}

/// Nobody writes C1 controls. One is no proof, as it may be a quote of windows-1252, too.
fn controls(text: &str) -> i32 {
    let count = text.chars().filter(|c| characters::is_c1(*c)).count();
    i32::try_from(count).unwrap_or(i32::MAX / 2)
}

/// `Ã  la carte`, `end.Â  Next`: a blank that was a no-break space stands where no blank is
/// written, before another or behind what ends a word.
fn keeps_its_blank(text: &str, run: &[Sequence]) -> bool {
    let [sequence] = run else { return false };
    let before = text[..sequence.start].chars().next_back().unwrap_or(' ');
    let another = text[sequence.end..].starts_with(' ');
    let no_word = matches!(
        before,
        ' ' | '.' | ',' | ':' | ';' | '!' | '?' | ')' | '0'..='9'
    );
    sequence.weak
        && no_word
        && match sequence.meant {
            'à' => another && before == ' ',
            '\u{a0}' => another || before != ' ',
            _ => false,
        }
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}')
}

/// Where a run begins and ends.
fn ends(run: &[Sequence]) -> (usize, usize) {
    let start = run.first().map_or(0, |sequence| sequence.start);
    (start, run.last().map_or(start, |sequence| sequence.end))
}

/// A run and the two characters before and behind it, which is as far as [`badness`] sees.
fn surroundings(text: &str, run: &[Sequence]) -> Range<usize> {
    let (start, end) = ends(run);
    let before = text[..start].char_indices().rev().take(2).last();
    let after = text[end..].char_indices().take(2).last();
    before.map_or(start, |(at, _)| at)..after.map_or(end, |(at, c)| end + at + c.len_utf8())
}

/// How badly a text reads that may have to be mended again: what was spoiled twice gains
/// little from the first repair, and all from the second. That the second is of another code
/// page happens, and is less likely.
fn least_badness(text: String, page: usize) -> i32 {
    const AGAIN: usize = 2;
    const ANOTHER_PAGE: i32 = 1;
    let mut least = badness(&text).max(0);
    let nonsense = text.contains(is_rare);
    for (pages, price) in [(1 << page, 0), (codec::ALL, ANOTHER_PAGE)] {
        if least == 0 || nonsense && price > 0 {
            break;
        }
        let mut text = text.clone();
        for _ in 0..AGAIN {
            let found = find(&text, pages);
            let sequences = found.iter().filter(|sequences| !sequences.is_empty());
            let mended = sequences.map(|sequences| rewrite(&text, sequences));
            let weighed = mended.map(|mended| (badness(&mended).max(0), mended));
            let Some((badness, better)) = weighed.min_by_key(|(badness, _)| *badness) else {
                break;
            };
            least = least.min(badness + price);
            text = better;
        }
    }
    least
}
