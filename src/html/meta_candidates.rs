//! What a page says of itself: metas, JSON-LD, and the elements that name a time or an author.
//!
//! The walk hands every element through here once. Times and bylines are collected as
//! [`MetaCandidate`]s with the text a reader sees; `metadata` decides later what they are worth.

use crate::document::{Head, MetaCandidate};

/// A byline or a date is short: more text than this in one marked element is something else.
const MARK_CHARS: usize = 200;

/// Marked elements open at once. Real pages nest two or three (`time` in a byline);
/// the bound keeps hostile nesting linear.
const OPEN_MARKS: usize = 4;

/// Marks kept a page, of each sort: a byline stands near the top, and listings have hundreds.
const MARKS: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sort {
    Time,
    Byline,
}

/// Marks whose elements are still open, and the head they end in.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<(Sort, MetaCandidate)>,
}

impl Marks {
    /// Opens a mark if there is room; true if it must be closed with [`Marks::close`].
    pub(super) fn open(&mut self, sort: Sort, value: &str, label: String, block: usize) -> bool {
        if self.open.len() >= OPEN_MARKS {
            return false;
        }
        let mark = MetaCandidate {
            value: value.trim().to_owned(),
            text: String::new(),
            label,
            block: block.try_into().unwrap_or(u32::MAX),
        };
        self.open.push((sort, mark));
        true
    }

    /// Whether text that comes belongs to a mark.
    pub(super) fn are_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Text seen while marks are open belongs to each of them.
    pub(super) fn text(&mut self, word: &str) {
        for (_, mark) in &mut self.open {
            if mark.text.len() < MARK_CHARS {
                if !mark.text.is_empty() {
                    mark.text.push(' ');
                }
                mark.text.push_str(word);
            }
        }
    }

    pub(super) fn close(&mut self, head: &mut Head) {
        let Some((sort, mark)) = self.open.pop() else {
            return;
        };
        let kept = match sort {
            Sort::Time => &mut head.times,
            Sort::Byline => &mut head.bylines,
        };
        let says_something = !mark.text.is_empty() || !mark.value.is_empty();
        if says_something && mark.text.len() < MARK_CHARS && kept.len() < MARKS {
            kept.push(mark);
        }
    }
}

/// The class names of bylines and dates are words inside longer names
/// (`entry-date`, `c-byline__author`, `post_published`): what is looked for is the word.
const BYLINE_WORDS: [&str; 4] = ["byline", "author", "autor", "writer"];
const TIME_WORDS: [&str; 5] = ["date", "datetime", "published", "pubdate", "timestamp"];

/// What sort of mark an element is, by its name and attributes, if it is one.
pub(super) fn sort(name: &str, rel: &str, itemprop: &str, class: &str, id: &str) -> Option<Sort> {
    if name == "time" || itemprop.starts_with("date") {
        return Some(Sort::Time);
    }
    if rel.split_ascii_whitespace().any(|word| word == "author") || itemprop == "author" {
        return Some(Sort::Byline);
    }
    let mut found = None;
    for value in [class, id] {
        match named(value.as_bytes()) {
            Some(Sort::Byline) => return Some(Sort::Byline),
            time => found = found.or(time),
        }
    }
    found
}

/// What a byte of a name is; initials are letters, too.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Byte {
    Other,
    Letter,
    BylineInitial,
    TimeInitial,
}

static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        bytes[byte] = match (byte as u8).to_ascii_lowercase() {
            b'a' | b'b' | b'w' => Byte::BylineInitial,
            b'd' | b'p' | b't' => Byte::TimeInitial,
            letter if letter.is_ascii_alphanumeric() => Byte::Letter,
            _ => Byte::Other,
        };
        byte += 1;
    }
    bytes
};

/// The first word of a name that is one of a byline, else whether one is of a date. By bytes, since every
/// element of a page comes here: what lies beyond ASCII is no letter of these.
fn named(name: &[u8]) -> Option<Sort> {
    let mut found = None;
    let mut before = Byte::Other;
    for (at, byte) in name.iter().enumerate() {
        let byte = BYTES[usize::from(*byte)];
        // The first letter tells nearly all names from these.
        if byte > Byte::Letter && before == Byte::Other {
            let (words, sort) = match byte {
                Byte::BylineInitial => (&BYLINE_WORDS[..], Sort::Byline),
                _ => (&TIME_WORDS[..], Sort::Time),
            };
            if words
                .iter()
                .any(|word| begins_with_word(&name[at..], word.as_bytes()))
            {
                match sort {
                    Sort::Byline => return Some(sort),
                    Sort::Time => found = Some(sort),
                }
            }
        }
        before = byte;
    }
    found
}

fn begins_with_word(name: &[u8], word: &[u8]) -> bool {
    name.split_at_checked(word.len())
        .is_some_and(|(begin, behind)| {
            begin.eq_ignore_ascii_case(word)
                && !behind.first().is_some_and(u8::is_ascii_alphanumeric)
        })
}

/// Takes a `meta` element into the head.
pub(super) fn meta<'a>(attributes: impl Iterator<Item = (&'a str, &'a str)>, head: &mut Head) {
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

    #[test]
    fn marks_are_told_by_element_property_and_class_word() {
        assert_eq!(sort("time", "", "", "", ""), Some(Sort::Time));
        assert_eq!(sort("span", "", "datePublished", "", ""), Some(Sort::Time));
        assert_eq!(sort("a", "nofollow author", "", "", ""), Some(Sort::Byline));
        assert_eq!(sort("p", "", "", "c-byline__text", ""), Some(Sort::Byline));
        assert_eq!(sort("span", "", "", "entry-date", ""), Some(Sort::Time));
        assert_eq!(sort("div", "", "", "candidate authority", "update"), None);
    }

    #[test]
    fn every_word_of_the_tables_is_reached_by_its_first_letter() {
        for word in BYLINE_WORDS {
            assert_eq!(sort("p", "", "", word, ""), Some(Sort::Byline), "{word}");
        }
        for word in TIME_WORDS {
            assert_eq!(sort("p", "", "", "", word), Some(Sort::Time), "{word}");
        }
    }

    #[test]
    fn a_mark_with_a_paragraph_in_it_is_no_byline() {
        let (mut marks, mut head) = (Marks::default(), Head::default());
        assert!(marks.open(Sort::Byline, "", "div author".into(), 3));
        for _ in 0..100 {
            marks.text("prose");
        }
        marks.close(&mut head);
        assert!(head.bylines.is_empty());
    }
}
