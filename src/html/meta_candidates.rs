//! Collects what a page states about itself outside JSON-LD: `meta` elements, and elements that
//! may name a date or an author.
//!
//! The walk passes every visible element through [`kind`]. A candidate is stored with the text
//! that a reader sees; `metadata` later decides which candidates to use.

use crate::document::{Head, MetaCandidate};
use crate::lang::bylines::CLASS_WORDS as BYLINE_WORDS;
use crate::lang::dates::CLASS_WORDS as TIME_WORDS;

/// Bytes of the longest text of a candidate. A byline or a date is short; an element with more
/// text is something else.
const MAX_TEXT_BYTES: usize = 200;

/// Candidates open at once. Real pages nest two or three (a `time` in a byline); the limit keeps
/// hostile nesting linear.
const MAX_OPEN: usize = 4;

/// Candidates of each kind kept per page. A byline is near the top, and listings have hundreds.
const MAX_KEPT: usize = 40;

/// What a candidate may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum CandidateKind {
    Time,
    Byline,
}

/// The candidates whose elements are still open, the innermost last.
#[derive(Default)]
pub(super) struct CandidateCollector {
    open: Vec<(CandidateKind, MetaCandidate)>,
}

impl CandidateCollector {
    /// Opens a candidate, unless too many are open. If it returns true, [`close`](Self::close)
    /// must be called when the element closes.
    pub(super) fn open(
        &mut self,
        kind: CandidateKind,
        value: &str,
        label: String,
        block: usize,
    ) -> bool {
        if self.open.len() >= MAX_OPEN {
            return false;
        }
        let candidate = MetaCandidate {
            value: value.trim().to_owned(),
            text: String::new(),
            label,
            block: block.try_into().unwrap_or(u32::MAX),
        };
        self.open.push((kind, candidate));
        true
    }

    /// Whether a candidate is open and needs the words that follow.
    pub(super) fn any_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Adds a word to every open candidate.
    pub(super) fn push_word(&mut self, word: &str) {
        for (_, candidate) in &mut self.open {
            if candidate.text.len() < MAX_TEXT_BYTES {
                if !candidate.text.is_empty() {
                    candidate.text.push(' ');
                }
                candidate.text.push_str(word);
            }
        }
    }

    /// Closes the innermost candidate, and stores it if it is short and not empty.
    pub(super) fn close(&mut self, head: &mut Head) {
        let Some((kind, candidate)) = self.open.pop() else {
            return;
        };
        let kept = match kind {
            CandidateKind::Time => &mut head.times,
            CandidateKind::Byline => &mut head.bylines,
        };
        let is_empty = candidate.text.is_empty() && candidate.value.is_empty();
        if !is_empty && candidate.text.len() < MAX_TEXT_BYTES && kept.len() < MAX_KEPT {
            kept.push(candidate);
        }
    }
}

/// The kind of candidate that an element is, by its name and attributes, if it is one.
pub(super) fn kind(
    name: &str,
    rel: &str,
    itemprop: &str,
    class: &str,
    id: &str,
) -> Option<CandidateKind> {
    if name == "time" || itemprop.starts_with("date") {
        return Some(CandidateKind::Time);
    }
    if rel.split_ascii_whitespace().any(|word| word == "author") || itemprop == "author" {
        return Some(CandidateKind::Byline);
    }
    let mut found = None;
    for value in [class, id] {
        match kind_by_name(value.as_bytes()) {
            Some(CandidateKind::Byline) => return Some(CandidateKind::Byline),
            time => found = found.or(time),
        }
    }
    found
}

/// The class of a byte in a name. Initials are those of [`BYLINE_WORDS`] and [`TIME_WORDS`], and
/// are letters too.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum NameByte {
    Other,
    Letter,
    BylineInitial,
    TimeInitial,
}

static NAME_BYTES: [NameByte; 256] = {
    let mut bytes = [NameByte::Other; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        bytes[byte] = match (byte as u8).to_ascii_lowercase() {
            b'a' | b'b' | b'w' => NameByte::BylineInitial,
            b'd' | b'p' | b't' => NameByte::TimeInitial,
            letter if letter.is_ascii_alphanumeric() => NameByte::Letter,
            _ => NameByte::Other,
        };
        byte += 1;
    }
    bytes
};

/// The kind of candidate by a word of a class or id; bylines take precedence. It compares bytes,
/// because every visible element passes through here; the words are ASCII.
fn kind_by_name(name: &[u8]) -> Option<CandidateKind> {
    let mut found = None;
    let mut before = NameByte::Other;
    for (at, byte) in name.iter().enumerate() {
        let byte = NAME_BYTES[usize::from(*byte)];
        // Few words of class names begin with one of the initials.
        if byte > NameByte::Letter && before == NameByte::Other {
            let (words, kind) = match byte {
                NameByte::BylineInitial => (&BYLINE_WORDS[..], CandidateKind::Byline),
                _ => (&TIME_WORDS[..], CandidateKind::Time),
            };
            if words
                .iter()
                .any(|word| begins_with_word(&name[at..], word.as_bytes()))
            {
                match kind {
                    CandidateKind::Byline => return Some(kind),
                    CandidateKind::Time => found = Some(kind),
                }
            }
        }
        before = byte;
    }
    found
}

fn begins_with_word(name: &[u8], word: &[u8]) -> bool {
    name.split_at_checked(word.len())
        .is_some_and(|(begin, after)| {
            begin.eq_ignore_ascii_case(word)
                && !after.first().is_some_and(u8::is_ascii_alphanumeric)
        })
}

/// Adds a `meta` element to the head, if it has a name and content.
pub(super) fn add_meta<'a>(attributes: impl Iterator<Item = (&'a str, &'a str)>, head: &mut Head) {
    let (mut key, mut content) = (None, None);
    for (name, value) in attributes {
        match name {
            "name" | "property" | "itemprop" | "http-equiv" => {
                key = key.or(Some(value.trim().to_ascii_lowercase()));
            }
            "content" => content = Some(value.trim()),
            _ => {}
        }
    }
    if let (Some(key), Some(content)) = (key, content)
        && !key.is_empty()
        && !content.is_empty()
    {
        head.metas.push((key, content.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CandidateKind::{Byline, Time};

    #[test]
    fn candidates_are_recognised_by_element_property_and_class_word() {
        assert_eq!(kind("time", "", "", "", ""), Some(Time));
        assert_eq!(kind("span", "", "datePublished", "", ""), Some(Time));
        assert_eq!(kind("a", "nofollow author", "", "", ""), Some(Byline));
        assert_eq!(kind("p", "", "", "c-byline__text", ""), Some(Byline));
        assert_eq!(kind("span", "", "", "entry-date", ""), Some(Time));
        assert_eq!(kind("div", "", "", "candidate authority", "update"), None);
    }

    #[test]
    fn every_word_of_the_tables_is_found_by_its_initial() {
        for word in BYLINE_WORDS {
            assert_eq!(kind("p", "", "", word, ""), Some(Byline), "{word}");
        }
        for word in TIME_WORDS {
            assert_eq!(kind("p", "", "", "", word), Some(Time), "{word}");
        }
    }

    #[test]
    fn an_element_that_contains_a_paragraph_is_not_a_byline() {
        let (mut candidates, mut head) = (CandidateCollector::default(), Head::default());
        assert!(candidates.open(Byline, "", "div author".into(), 3));
        for _ in 0..100 {
            candidates.push_word("prose");
        }
        candidates.close(&mut head);
        assert!(head.bylines.is_empty());
    }
}
