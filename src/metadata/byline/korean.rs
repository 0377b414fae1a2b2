//! Names in Korean bylines: `홍길동 기자`, `홍길동·김철수 사회부 기자`.
//!
//! The role follows the name, so a byline has no word at its beginning that shows that it is one.

use crate::lang::bylines::{KOREAN_KINDS, KOREAN_ROLES};

/// Syllables of a Korean name.
const SYLLABLES: std::ops::RangeInclusive<usize> = 2..=4;

/// The names before the first role in a text.
pub(super) fn names(text: &str) -> Vec<String> {
    // Few texts are Korean.
    if !text.chars().any(is_hangul) {
        return Vec::new();
    }
    let words: Vec<(&str, bool)> = words(text);
    for (at, (word, _)) in words.iter().enumerate() {
        let Some(stem) = KOREAN_ROLES.iter().find_map(|role| word.strip_suffix(role)) else {
            continue;
        };
        let mut before = at;
        if stem.is_empty() || is_kind(stem) {
            // `홍길동 사회부 인턴 기자`
            while before > 0 && is_kind(words[before - 1].0) {
                before -= 1;
            }
            before = before.wrapping_sub(1);
        }
        let last = match before {
            before if before == at => stem,
            before => match words.get(before) {
                Some((name, _)) => name,
                None => continue,
            },
        };
        if !is_name(last) {
            continue;
        }
        let mut found = vec![last.to_owned()];
        // Names before it, each with a separator after it.
        while before > 0 && words[before - 1].1 && is_name(words[before - 1].0) {
            before -= 1;
            found.insert(0, words[before].0.to_owned());
        }
        return found;
    }
    Vec::new()
}

/// The words of a text, and whether a separator of names follows.
fn words(text: &str) -> Vec<(&str, bool)> {
    let is_separator = |c: char| matches!(c, '·' | ',' | 'ㆍ' | '・' | '/');
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric()) {
        rest = &rest[start..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let after = rest[end..].trim_start();
        words.push((&rest[..end], after.starts_with(is_separator)));
        rest = &rest[end..];
    }
    words
}

fn is_name(word: &str) -> bool {
    word.chars().all(is_hangul)
        && SYLLABLES.contains(&word.chars().count())
        && !is_kind(word)
        && !KOREAN_ROLES.iter().any(|role| word.ends_with(role))
}

/// Whether a word is a desk or a kind of reporter.
fn is_kind(word: &str) -> bool {
    let desk = word.ends_with(['부', '팀', '국']) && word.chars().count() >= 3;
    desk || KOREAN_KINDS.contains(&word)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_follows_the_names() {
        for (text, wanted) in [
            ("홍길동 기자", "홍길동"),
            ("홍길동기자", "홍길동"),
            ("홍길동, 김철수 기자", "홍길동, 김철수"),
            ("등불신문 홍길동 특파원", "홍길동"),
            ("홍길동 사회부 인턴기자", "홍길동"),
            ("인턴기자 기자", ""),
            ("기자", ""),
            ("저수지의 물을 뺀 적이 없었다", ""),
            ("Jane Doe", ""),
        ] {
            assert_eq!(names(text).join(", "), wanted, "{text}");
        }
    }
}
