//! The body in the data that a script builds the page from.
//!
//! Frameworks write the state of a page as JSON into a script: `__NEXT_DATA__`,
//! `window.__STATE__ = {…}`. Input: those scripts. Output: the longest run of prose in them. A run
//! is one string, or the strings under one key in one array, as editors store paragraphs. Names
//! of keys decide nothing but what is left out, because every site has its own.

use crate::lang::class_names::{ClassName, names_in};
use crate::text::words;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Bytes of page data that are parsed, and values that are tried. A parsed number takes 16 times
/// the memory of its text, so this limits what a hostile page can allocate.
const MAX_BYTES: usize = 4 << 20;
const MAX_VALUES: usize = 64;

/// Arrays around a string in which its run may be. Rich text nests a document, its paragraphs,
/// and links in them.
const MAX_ARRAYS: usize = 4;

/// Words of an entry of an array from which on it is a body of its own. Then the array is a list
/// of stories. Paragraphs are shorter.
const BODY_WORDS: usize = 250;

/// Parts of the data that are not about the page's own story.
const FOREIGN: u32 = ClassName::Navigation.bit()
    | ClassName::Footer.bit()
    | ClassName::Related.bit()
    | ClassName::Comments.bit()
    | ClassName::Overlay.bit()
    | ClassName::Consent.bit();

/// Keys of an address. An entry of an array that has one is a link to another page.
const ADDRESS_KEYS: [&str; 8] = [
    "url",
    "href",
    "slug",
    "link",
    "path",
    "permalink",
    "uri",
    "canonicalUrl",
];

/// Prose has a sign or digit for every 5 letters and spaces at most, and 12 of these a word at
/// most. Code, addresses and identifiers have more.
const MOST_SYMBOLS: usize = 5;
const LONGEST_WORDS: usize = 12;

/// The longest run of prose in these scripts, as markup or as lines of text; empty without one.
pub(super) fn body(scripts: &[String]) -> String {
    let mut values = Vec::new();
    let mut left = MAX_BYTES;
    for script in scripts {
        if script.len() <= left {
            left -= script.len();
            values.extend(parse(script, MAX_VALUES.saturating_sub(values.len())));
        }
    }
    let strings = strings(&values);
    let mut best = (0, String::new());
    for run in strings.iter().map(|string| string.text.to_owned()) {
        replace_if_longer(&mut best, run);
    }
    for run in runs(&strings) {
        replace_if_longer(&mut best, run);
    }
    best.1
}

fn replace_if_longer(best: &mut (usize, String), run: String) {
    let words = prose_words(&run);
    if words > best.0 {
        *best = (words, run);
    }
}

/// The JSON values that a script consists of, or assigns.
fn parse(script: &str, most: usize) -> Vec<Value> {
    let mut values = Vec::new();
    let mut rest = script;
    for _ in 0..most {
        let Some(at) = rest.find(['{', '[', '"']) else {
            break;
        };
        let before = rest[..at].trim_end();
        let is_value = before.is_empty() || before.ends_with(['=', '(']);
        let mut parsed = serde_json::Deserializer::from_str(&rest[at..]).into_iter::<Value>();
        let value = match is_value {
            true => parsed.next().and_then(Result::ok),
            false => None,
        };
        let end = match &value {
            Some(_) => parsed.byte_offset(),
            // On to the next assignment.
            None => match rest[at + 1..].find('=') {
                Some(equals) => 1 + equals,
                None => break,
            },
        };
        values.extend(value.map(|value| match &value {
            // `JSON.parse("{\"a\":1}")`
            Value::String(text) => serde_json::from_str(text).unwrap_or(value),
            _ => value,
        }));
        rest = &rest[at + end..];
    }
    values
}

/// A string of the data, and where it is.
struct Position<'a> {
    text: &'a str,
    /// The key of the innermost object.
    key: &'a str,
    /// The arrays around it, the innermost last, each with the index of the entry.
    arrays: Vec<(usize, usize)>,
}

/// All strings in document order, without those of foreign parts. Without recursion.
fn strings(values: &[Value]) -> Vec<Position<'_>> {
    let mut found = Vec::new();
    let mut next_array = 0;
    type Open<'a> = (&'a Value, &'a str, Vec<(usize, usize)>);
    let mut open: Vec<Open> = Vec::new();
    open.extend(values.iter().rev().map(|value| (value, "", Vec::new())));
    while let Some((value, key, arrays)) = open.pop() {
        match value {
            Value::String(text) => found.push(Position { text, key, arrays }),
            Value::Array(items) => {
                let is_list_of_links =
                    2 * items.iter().filter(|item| is_link(item)).count() > items.len();
                let array = next_array;
                next_array += 1;
                for (index, item) in items.iter().enumerate().rev() {
                    let mut inner = match is_list_of_links {
                        true => Vec::new(),
                        false => arrays.clone(),
                    };
                    if !is_list_of_links {
                        inner.push((array, index));
                    }
                    if inner.len() > MAX_ARRAYS {
                        inner.remove(0);
                    }
                    open.push((item, key, inner));
                }
            }
            Value::Object(object) => {
                let own = object
                    .iter()
                    .filter(|(key, _)| names_in(key) & FOREIGN == 0);
                let members: Vec<_> = own.collect();
                for (key, value) in members.into_iter().rev() {
                    open.push((value, key, arrays.clone()));
                }
            }
            _ => {}
        }
    }
    found
}

fn is_link(item: &Value) -> bool {
    let has_address = |object: &Map<String, Value>| {
        ADDRESS_KEYS
            .iter()
            .any(|key| object.get(*key).is_some_and(Value::is_string))
    };
    item.as_object().is_some_and(has_address)
}

/// The strings of each array under each key, an entry of the array on a line. Arrays of stories
/// are left out.
fn runs(strings: &[Position]) -> Vec<String> {
    let mut groups: BTreeMap<(usize, &str), Vec<(usize, &str)>> = BTreeMap::new();
    for string in strings {
        for (array, index) in &string.arrays {
            let group = groups.entry((*array, string.key)).or_default();
            group.push((*index, string.text));
        }
    }
    groups.values().filter_map(|group| joined(group)).collect()
}

/// The entries of an array on separate lines, or `None` if one of them is a body of its own.
fn joined(entries: &[(usize, &str)]) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut previous = None;
    for (index, text) in entries {
        match lines.last_mut() {
            // Parts of a paragraph: plain text, links, bold text.
            Some(line) if previous == Some(index) => {
                let is_word_end = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
                if !line.ends_with(char::is_whitespace) && !text.starts_with(is_word_end) {
                    line.push('\n');
                }
                line.push_str(text);
            }
            _ => lines.push((*text).to_owned()),
        }
        previous = Some(index);
    }
    let is_list_of_stories = lines.iter().any(|line| prose_words(line) >= BODY_WORDS);
    (!is_list_of_stories && lines.len() > 1).then(|| lines.join("\n\n"))
}

/// The words of a text, or of markup; 0 if it is code or an identifier.
fn prose_words(text: &str) -> usize {
    let mut visible = String::with_capacity(text.len());
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                visible.push(' ');
            }
            _ if !in_tag => visible.push(c),
            _ => {}
        }
    }
    let (mut letters, mut others) = (0, 0);
    for c in visible.chars() {
        match c.is_alphabetic() || c.is_whitespace() {
            true => letters += 1,
            false => others += 1,
        }
    }
    let count = words::count(&visible);
    let is_prose = others * MOST_SYMBOLS <= letters && letters <= count * LONGEST_WORDS;
    if is_prose { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FIRST: &str = "The train will run at night again, the railway said on Monday.";
    const SECOND: &str = "It is an old train, and nobody knows who will drive it.";

    fn body_of(data: &Value) -> String {
        body(&[data.to_string()])
    }

    #[test]
    fn a_body_in_one_string_is_found_at_any_depth() {
        let markup = format!("<p>{FIRST}</p><p>{SECOND}</p>");
        let data = json!({"props": {"page": {"headline": "A train", "body": markup, "id": 7}}});
        assert_eq!(body_of(&data), markup);
        let text = data.to_string();
        let quoted = Value::String(text.clone()).to_string();
        for script in [
            format!("window.__STATE__ = {text};"),
            format!("window.a={{}};window.b = {text};init()"),
            format!("var s=JSON.parse({quoted});"),
        ] {
            assert_eq!(body(&[script]), markup);
        }
        assert_eq!(body(&["if (a == {".into(), "[".repeat(100_000)]), "");
    }

    #[test]
    fn paragraphs_in_an_array_are_one_body() {
        let lines = format!("{FIRST}\n\n{SECOND}");
        assert_eq!(body_of(&json!({"paragraphs": [FIRST, SECOND]})), lines);
        let blocks = json!({"blocks": [
            {"type": "text", "text": FIRST}, {"type": "text", "text": SECOND}]});
        assert_eq!(body_of(&blocks), lines);
        let (start, end) = SECOND.split_at(9);
        let rich = json!({"content": [
            {"node": "paragraph", "content": [{"value": FIRST}]},
            {"node": "paragraph", "content": [
                {"value": start}, {"node": "link", "content": [{"value": end}]}]}]});
        assert_eq!(body_of(&rich), lines);
    }

    #[test]
    fn lists_of_other_stories_and_readers_comments_are_not_the_body() {
        let body = format!("{FIRST} {SECOND}");
        let teaser = json!({"title": "A train", "url": "/a", "excerpt": FIRST});
        let stories = json!({"story": {"body": body}, "list": vec![teaser; 20]});
        assert_eq!(body_of(&stories), body);
        let comments =
            json!({"story": {"body": body}, "comments": vec![json!({"text": FIRST}); 20]});
        assert_eq!(body_of(&comments), body);
        let long = FIRST.repeat(30);
        let posts = json!({"posts": vec![json!({"text": long}); 3]});
        assert_eq!(body_of(&posts), long);
    }

    #[test]
    fn code_and_identifiers_are_no_prose() {
        for text in [
            "a{color:red;margin:0 1px} b{top:0}",
            "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ",
            "M0 0h24v24H0z",
        ] {
            assert_eq!(prose_words(text), 0, "{text}");
        }
        assert_eq!(prose_words(&format!("<p class=a>{SECOND}</p>")), 12);
    }
}
