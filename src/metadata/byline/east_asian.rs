//! Names in Chinese and Japanese bylines: `本报记者 王小明 北京报道`, `山田太郎記者`.
//!
//! Names have no capitals, and often no spaces around them, so the number of characters decides.

use super::is_bracket;
use crate::lang::bylines::{HAN_REPORTS, HAN_ROLES};

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '々')
}

/// Whether a text has Chinese or Japanese characters alone, apart from spaces.
pub(super) fn is_east_asian(text: &str) -> bool {
    let is_kana = |c: char| matches!(c, '\u{3040}'..='\u{30ff}');
    text.chars()
        .all(|c| is_han(c) || is_kana(c) || c.is_whitespace() || c == '·')
}

/// Characters of the longest Chinese or Japanese name, without the names of foreigners.
const MAX_HAN_CHARS: usize = 6;

/// A Chinese or Japanese name without role, place and task: `本报记者 王小明 北京报道`.
pub(super) fn east_asian_name(piece: &str) -> Option<String> {
    let mut words: Vec<&str> = piece.split_whitespace().collect();
    words.retain(|word| !HAN_ROLES.contains(word));
    let is_report = |word: &str| HAN_REPORTS.iter().any(|end| word.ends_with(end));
    match words.iter().position(|word| is_report(word)) {
        Some(0) => return name_before_place(words.first()?),
        Some(at) => words.truncate(at),
        None => {}
    }
    let last = words.pop()?;
    let role = HAN_ROLES
        .iter()
        .find(|role| last.ends_with(**role) && last.chars().count() >= role.chars().count() + 2);
    words.push(role.map_or(last, |role| &last[..last.len() - role.len()]));
    let name = words.join(" ");
    let chars = name.chars().filter(|c| is_han(*c)).count();
    let is_foreign = name.contains(['·', '・', '＝']);
    let has_kana = name.chars().any(|c| !is_han(c) && !c.is_whitespace());
    let fits =
        (2..=MAX_HAN_CHARS).contains(&chars) || is_foreign || (has_kana && chars <= MAX_HAN_CHARS);
    (fits && name.chars().count() >= 2).then_some(name)
}

/// The name at the beginning of a name, a place and a task without spaces (`王小明台北報導`): most
/// names have three characters, and most places two.
fn name_before_place(text: &str) -> Option<String> {
    let text = HAN_REPORTS.iter().find_map(|end| text.strip_suffix(end))?;
    let chars = text.chars().count();
    let name: String = text.chars().take(if chars == 4 { 2 } else { 3 }).collect();
    (4..=6).contains(&chars).then_some(name)
}

/// The names in a piece: several, if it consists of Chinese names with spaces between them.
///
/// A space also separates the last and the first name in Japanese. One of them has three characters
/// less often than a whole Chinese name.
pub(super) fn split_han(piece: &str) -> Vec<&str> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let has_chars = |word: &&str, from: usize| {
        let chars = word.chars().count();
        (from..=3).contains(&chars) && word.chars().all(|c| is_han(c) && c != '々')
    };
    let are_names = words.len() >= 2
        && words
            .iter()
            .all(|word| has_chars(word, 2) && !HAN_ROLES.contains(word))
        && words.iter().any(|word| has_chars(word, 3))
        && !HAN_REPORTS.iter().any(|end| piece.ends_with(end));
    if are_names { words } else { vec![piece] }
}

/// A whole line that is an East Asian name with a role after it: `山田太郎記者`.
pub(super) fn is_name_with_role(text: &str) -> bool {
    let text = text.trim_matches(is_bracket);
    let name = ["記者", "记者", "特派員"]
        .iter()
        .find_map(|role| text.strip_suffix(role));
    name.is_some_and(|name| {
        (3..=MAX_HAN_CHARS).contains(&name.chars().count())
            && is_east_asian(name)
            && !HAN_ROLES.iter().any(|role| name.ends_with(role))
    })
}
