//! Turns subtitles (SRT, WebVTT, SBV) into prose.
//!
//! Input: a text. Output: the spoken words as paragraphs, without cue numbers, times, settings and
//! tags, if the text consists of cues. A cue shows a line or two of a sentence, so cues are joined
//! until the sentence ends, and sentences until a pause, a change of speaker, or a paragraph's
//! usual length.

use crate::text::words::{ends_sentence, is_spaceless};
use memchr::{memchr, memmem};

/// Lines with times that subtitles have, at least. An article about subtitles shows fewer.
const MIN_CUES: usize = 3;

/// Non-blank lines per line with times, at most. A cue has a number, times and one or two lines of
/// text; some have five.
const MAX_LINES_PER_CUE: usize = 10;

/// A pause after a sentence that begins a paragraph, in milliseconds.
const SENTENCE_PAUSE: u64 = 1_500;

/// A pause that begins a paragraph in the middle of a sentence: many captions have no full stops.
const LONG_PAUSE: u64 = 4_000;

/// Bytes of a paragraph that ends at the next sentence, and at the next cue.
const PARAGRAPH_BYTES: usize = 400;
const MAX_PARAGRAPH_BYTES: usize = 1_200;

/// The share of cues that repeat the line before, in captions that scroll: one of three.
const CUES_PER_REPETITION: usize = 3;

/// Bytes of the longest tag: `<v.loud Ines Marlow>`.
const MAX_TAG_BYTES: usize = 100;

/// A text that is shown at a time.
struct Cue<'a> {
    /// In milliseconds.
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

/// The paragraphs of subtitles, with blank lines between them; `None` if the text is none.
pub(super) fn prose(source: &str) -> Option<String> {
    memmem::find(source.as_bytes(), b"-->").or_else(|| first_times(source))?;
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let filled = lines.iter().filter(|line| !line.is_empty()).count();
    let times = lines.iter().filter(|line| times(line).is_some()).count();
    if times < MIN_CUES || times * MAX_LINES_PER_CUE < filled {
        return None;
    }
    let cues = cues(&lines);
    let repetitions = cues
        .windows(2)
        .filter(|pair| pair[0].lines.last() == pair[1].lines.first())
        .count();
    let mut paragraphs = Paragraphs {
        scrolls: repetitions * CUES_PER_REPETITION >= cues.len(),
        ..Paragraphs::default()
    };
    cues.iter().for_each(|cue| paragraphs.add(cue));
    paragraphs.end();
    Some(paragraphs.text)
}

/// The position of the first line if it has the times of SBV, which contain no arrow.
fn first_times(source: &str) -> Option<usize> {
    times(source.trim_start().lines().next()?.trim()).map(|_| 0)
}

/// The cues of a text, and what comes between them.
fn cues<'a>(lines: &[&'a str]) -> Vec<Cue<'a>> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut after_blank = true;
    let mut is_skipped = false;
    for (at, line) in lines
        .iter()
        .map(|line| line.trim_start_matches('\u{feff}'))
        .enumerate()
    {
        if line.is_empty() {
            after_blank = true;
            is_skipped = false;
            continue;
        }
        if let Some((start, end)) = times(line) {
            let lines = Vec::new();
            cues.push(Cue { start, end, lines });
            (after_blank, is_skipped) = (false, false);
            continue;
        }
        // Blocks that no viewer sees.
        let first_word = line.split_whitespace().next().unwrap_or("");
        is_skipped |= after_blank && matches!(first_word, "NOTE" | "STYLE" | "REGION");
        is_skipped |= at == 0 && first_word == "WEBVTT";
        if !is_skipped && !is_cue_name(line, &lines[at + 1..], after_blank) {
            match cues.last_mut() {
                Some(cue) => cue.lines.push(line),
                None => cues.push(Cue {
                    start: 0,
                    end: 0,
                    lines: vec![line],
                }),
            }
        }
        after_blank = false;
    }
    cues
}

/// Whether a line is the number or the name of the cue that follows.
fn is_cue_name(line: &str, following: &[&str], after_blank: bool) -> bool {
    let is_number = line.bytes().all(|b| b.is_ascii_digit());
    let mut next = following.iter();
    let next = match is_number {
        true => next.find(|line| !line.is_empty()),
        false if after_blank => next.next(),
        false => None,
    };
    next.is_some_and(|next| times(next).is_some())
}

/// The times of a line that consists of them and of settings, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((start, rest)) = line.split_once("-->") {
        return Some((time(start.trim())?, time(rest.split_whitespace().next()?)?));
    }
    let (start, end) = line.split_once(',')?;
    let has_fractions = start.contains('.') && end.contains('.');
    has_fractions.then_some(())?;
    Some((time(start)?, time(end)?))
}

/// `01:02:03,400` or `02:03.400` in milliseconds.
fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let fields: Vec<u64> = clock
        .split(':')
        .map(|field| number(field).filter(|_| field.len() <= 4))
        .collect::<Option<_>>()?;
    let seconds = match fields[..] {
        [minutes, seconds] => minutes * 60 + seconds,
        [hours, minutes, seconds] => (hours * 60 + minutes) * 60 + seconds,
        _ => return None,
    };
    number(fraction).filter(|_| fraction.len() <= 3)?;
    let milliseconds = format!("{fraction:0<3}").parse::<u64>().ok()?;
    Some(seconds * 1000 + milliseconds)
}

fn number(digits: &str) -> Option<u64> {
    let is_number = digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// The paragraphs so far, and the one that is being written.
#[derive(Default)]
struct Paragraphs {
    text: String,
    current: String,
    speaker: String,
    last_line: String,
    last_end: u64,
    /// Whether each cue repeats the last line of the one before.
    scrolls: bool,
}

impl Paragraphs {
    fn add(&mut self, cue: &Cue) {
        let pause = cue.start.saturating_sub(self.last_end);
        let is_whole = ends_sentence(&self.current);
        let length = self.current.len();
        if pause >= LONG_PAUSE
            || length >= MAX_PARAGRAPH_BYTES
            || is_whole && (pause >= SENTENCE_PAUSE || length >= PARAGRAPH_BYTES)
        {
            self.end();
        }
        self.last_end = cue.end;
        for line in &cue.lines {
            let (line, speaker) = without_tags(line);
            if let Some(speaker) = speaker.filter(|speaker| *speaker != self.speaker) {
                self.end();
                self.current = format!("{speaker}:");
                self.speaker = speaker;
            }
            if line.is_empty() || self.scrolls && line == self.last_line {
                continue;
            }
            let turn = without_dash(&line);
            if turn.len() < line.len() {
                self.end();
            }
            self.append(turn);
            self.last_line = line;
        }
    }

    fn append(&mut self, line: &str) {
        let is_spaced = !line.starts_with(is_spaceless)
            || self.current.ends_with(|c: char| c.is_ascii_alphanumeric());
        if is_spaced && !self.current.is_empty() {
            self.current.push(' ');
        }
        self.current.push_str(line);
    }

    fn end(&mut self) {
        if !self.current.is_empty() {
            self.text.push_str(&self.current);
            self.text.push_str("\n\n");
            self.current.clear();
        }
    }
}

/// The line without the mark of another speaker: `- Everybody knew.`, `>> Everybody knew.`
fn without_dash(line: &str) -> &str {
    let rest = line
        .strip_prefix(['-', '–', '—', '‐'])
        .or_else(|| line.strip_prefix(">>"))
        .filter(|rest| !rest.starts_with(['-', '–', '—']));
    rest.map_or(line, |rest| rest.trim_start_matches(['>', ' ']))
}

/// The line without `<i>`, `<00:01.500>` and `{\an8}`, and the speaker that a tag names.
fn without_tags(line: &str) -> (String, Option<String>) {
    let mut text = String::with_capacity(line.len());
    let mut speaker = None;
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = if rest.starts_with('<') { '>' } else { '}' };
        let window = &rest.as_bytes()[1..rest.len().min(MAX_TAG_BYTES + 2)];
        let tag = memchr(close as u8, window).map(|end| &rest[1..=end]);
        match tag.filter(|tag| is_tag(tag, close)) {
            Some(tag) => {
                rest = &rest[tag.len() + 2..];
                let name = tag.strip_prefix('v').and_then(|tag| tag.split_once(' '));
                let name = name.filter(|(class, _)| class.is_empty() || class.starts_with('.'));
                speaker = name.map(|(_, name)| name.trim().to_owned()).or(speaker);
            }
            None => {
                text.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    (text.trim().to_owned(), speaker)
}

fn is_tag(tag: &str, close: char) -> bool {
    let is_time = || tag.contains(':') && tag.starts_with(|c: char| c.is_ascii_digit());
    match close {
        '}' => tag.starts_with('\\'),
        _ => tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') || is_time(),
    }
}

#[cfg(test)]
mod tests;
