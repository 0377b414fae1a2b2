//! Names in bylines.
//!
//! A byline contains more than the name: `By`, a role, a handle, a date, the site. The text that
//! remains after cleaning counts only if it looks like a name, since a wrong author is worse than
//! none.

mod east_asian;
mod korean;
mod labelled;
mod last_first;

use super::{calendar, glued};
use crate::lang::bylines::{
    CONJUNCTIONS, DESKS, ENDING_WORDS, ENDS, INNER_LABELS, NOT_NAMES, PARTICLES, POSITIONS,
    PREFIXES, PUBLISHER_WORDS, ROLES, SEPARATORS, SHARE_LABELS,
};
use crate::lang::dates;
use crate::text::similarity::normalised_key;
use east_asian::{east_asian_name, is_east_asian, is_han, is_name_with_role, split_han};

/// Characters of a text that are searched for names.
const MAX_TEXT_CHARS: usize = 1000;

/// Characters of the longest name.
const MAX_NAME_CHARS: usize = 60;

/// Words of the longest name.
const MAX_NAME_WORDS: usize = 6;

/// Characters of the longest line that may be a byline.
pub(super) const MAX_BYLINE_CHARS: usize = 120;

/// Whether a whole line is a byline: a word for `by`, and a name.
///
/// `记者` also begins sentences, but these contain a full stop, which bylines do not.
pub(super) fn is_byline(text: &str) -> bool {
    text.chars().take(MAX_BYLINE_CHARS + 1).count() <= MAX_BYLINE_CHARS
        && !text.contains('。')
        && (labelled::value(text).is_some()
            || signed_part(text).is_some()
            || is_name_with_role(text)
            || !korean::names(text).is_empty())
        && !names(text, true).is_empty()
}

/// The part of a line that begins with a word for `by`, without that word.
fn signed_part(text: &str) -> Option<&str> {
    let mut after_label = false;
    text.split(['|', '｜', '•', '·', '\n']).find_map(|part| {
        let part = part.trim_matches(is_bracket);
        // `文 | 王小明`
        let is_label = INNER_LABELS.contains(&part);
        match std::mem::replace(&mut after_label, is_label) {
            true => Some(part),
            false => without_prefix(part),
        }
    })
}

/// White space, and the brackets around whole bylines.
fn is_bracket(c: char) -> bool {
    c.is_whitespace() || matches!(c, '【' | '】' | '〔' | '〕' | '［' | '］' | '（' | '）')
}

/// A text without its leading word for `by`; `None` if it has no such word.
fn without_prefix(text: &str) -> Option<&str> {
    // For most lines this quick test of the first letter excludes all prefixes.
    let first = text.chars().next()?.to_lowercase().next();
    let mut possible = PREFIXES
        .iter()
        .filter(|prefix| prefix.chars().next() == first);
    possible.find_map(|prefix| {
        let end = text
            .char_indices()
            .nth(prefix.chars().count())
            .map_or(text.len(), |(end, _)| end);
        let (start, rest) = text.split_at(end);
        // `posts by` must not match `posts bygone`.
        let whole =
            !prefix.ends_with(|c: char| c.is_ascii_alphabetic()) || rest.starts_with([' ', ':']);
        (whole && start.to_lowercase() == *prefix)
            .then(|| rest.trim_start_matches([' ', ':', '：']))
    })
}

/// The names in a value that is written as in a library catalogue, with the last name first.
pub(super) fn names_in_catalogue(text: &str) -> Vec<String> {
    let found = last_first::names(text, true);
    match found.is_empty() {
        true => names(text, false),
        false => found,
    }
}

/// The names in a text.
///
/// With `strict` no markup confirms that the text contains names. They must then have a first and
/// a last name, written with capital letters.
pub(super) fn names(text: &str, strict: bool) -> Vec<String> {
    let end = text
        .char_indices()
        .nth(MAX_TEXT_CHARS)
        .map_or(text.len(), |(end, _)| end);
    let words: Vec<&str> = text[..end]
        .split_whitespace()
        .filter(|word| !is_address(word))
        .collect();
    let text = glued::separated(&words.join(" "));
    let korean = korean::names(&text);
    if !korean.is_empty() {
        return korean;
    }
    let mut part = labelled::value(&text)
        .or_else(|| signed_part(&text))
        .unwrap_or(&text);
    while let Some(rest) = without_prefix(part) {
        part = rest;
    }
    let part = &part[..end_of_names(part)];
    let inverted = last_first::names(part, false);
    if !inverted.is_empty() {
        return inverted;
    }
    let mut pieces = vec![part];
    for separator in SEPARATORS {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| split(piece, separator))
            .collect();
    }
    let pieces = pieces.into_iter().flat_map(split_han);
    let mut names: Vec<String> = Vec::new();
    for (at, piece) in pieces.enumerate() {
        // A name that the text repeats is one name.
        let is_new = |name: &String| !names.iter().any(|known| name.contains(known.as_str()));
        names.extend(name(piece, strict, at == 0).filter(is_new));
    }
    names
}

/// The byte offset of the end of the names. A dot between two Chinese characters is inside a name
/// (`约翰·史密斯`).
fn end_of_names(part: &str) -> usize {
    let is_inside = |at: usize, end: &str| {
        end == "·"
            && part[..at].chars().next_back().is_some_and(is_han)
            && part[at + end.len()..].chars().next().is_some_and(is_han)
    };
    ENDS.iter()
        .filter_map(|end| {
            let mut found = part.match_indices(end).map(|(at, _)| at);
            found.find(|at| !is_inside(*at, end))
        })
        .min()
        .unwrap_or(part.len())
}

/// The parts of a piece, unless the separator is a word inside a name (`Ortega y Gasset`).
fn split<'a>(piece: &'a str, separator: &str) -> Vec<&'a str> {
    let parts: Vec<&str> = piece.split(separator).collect();
    let word = separator.starts_with(' ');
    if word && parts.iter().any(|part| part.split_whitespace().count() < 2) {
        vec![piece]
    } else {
        parts
    }
}

/// The name in a piece of a byline, if the piece is one.
///
/// The first piece may be a single word or an editorial office (`News Staff`). In later pieces
/// these are roles and degrees.
fn name(piece: &str, strict: bool, first: bool) -> Option<String> {
    if piece.contains(['?', '!', ':', '"', '“', '<', '>', '{', '}', '=', '#', '…']) {
        return None;
    }
    if is_east_asian(piece) {
        match east_asian_name(piece) {
            Some(name) => {
                return (!NOT_NAMES.contains(&normalised_key(&name).as_str())).then_some(name);
            }
            None if strict => return None,
            None => {}
        }
    }
    let mut all: Vec<&str> = piece.split_whitespace().collect();
    // `Jane Doe and`: the other name is in another element.
    if all.last().is_some_and(|word| CONJUNCTIONS.contains(word)) {
        all.pop();
    }
    let words = &all[..name_words(&all, strict)];
    let (start, end) = (words.first()?, words.last()?);
    let dated = all[words.len()..].iter().any(|word| has_digit(word));
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '®'));
    // The full stop of `Jr.` and `Ph.D.` belongs to the name; after a longer word it ends the line.
    let abbreviated = end.len() <= 5;
    let name = name
        .strip_suffix('.')
        .filter(|_| !abbreviated)
        .unwrap_or(name);

    let chars = name.chars().count();
    let fits = (2..=MAX_NAME_CHARS).contains(&chars) && words.len() <= MAX_NAME_WORDS;
    // Words before a date (`Sun Dec 17, 2023`) and phrases that begin with a number are not names.
    let not_a_name = NOT_NAMES.contains(&normalised_key(name).as_str())
        || !name.chars().any(char::is_alphabetic)
        || PARTICLES.contains(end)
        || (dated && words.len() == 1 && has_case(name))
        || (words.len() > 1 && name.starts_with(|c: char| c.is_ascii_digit()))
        || calendar::first(name, calendar::Order::DayFirst).is_some();
    let role_fits = if first {
        !words.iter().all(|word| is_role(word))
            && !words.iter().any(|word| is_role(word) && is_lower(word))
            && (!strict || words.len() >= 2 || !has_case(name))
    } else {
        !words.iter().any(|word| is_role(word) || is_position(word))
            && !is_lower(start)
            && is_full_name(name)
    };
    (fits && !not_a_name && role_fits).then(|| name.to_owned())
}

/// The number of words before the end of a name: a date, a verb or a role.
fn name_words(words: &[&str], strict: bool) -> usize {
    let ends = |(at, word): (usize, &&str)| {
        let month = dates::month(&normalised_key(word)).is_some()
            && words
                .get(at + 1)
                .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        month
            || (strict && is_lower(word))
            || (at > 0 && has_digit(word))
            || ENDING_WORDS.contains(&normalised_key(word).as_str())
            || (at > 0 && SHARE_LABELS.contains(&word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())))
            // `Jane Doe Monday`: the date follows without a comma.
            || (at >= 2 && dates::WEEKDAYS.contains(&normalised_key(word).as_str()))
            // `Jane Doe Staff Writer`: the role follows without a comma.
            || (at >= 2 && is_role(word))
    };
    let end = words
        .iter()
        .enumerate()
        .position(ends)
        .unwrap_or(words.len());
    // `Jane Doe Environment Correspondent`
    let is_desk = |word: &str| DESKS.contains(&normalised_key(word).as_str());
    let before_role = words.get(end).is_some_and(|word| is_role(word));
    match end >= 3 && before_role && is_desk(words[end - 1]) {
        true => end - 1,
        false => end,
    }
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Whether a text has lower-case or capital letters; many scripts have neither.
fn has_case(text: &str) -> bool {
    text.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether a name has a first and a last name, and is not the name of a publisher.
pub(super) fn is_full_name(name: &str) -> bool {
    (!has_case(name) || name.contains(' ')) && !names_publisher(name)
}

fn names_publisher(name: &str) -> bool {
    name.split(' ')
        .any(|word| PUBLISHER_WORDS.contains(&normalised_key(word).as_str()))
}

fn is_role(word: &str) -> bool {
    ROLES.contains(&normalised_key(word).as_str())
}

fn is_position(word: &str) -> bool {
    let words = word.split('-').map(normalised_key);
    words
        .into_iter()
        .any(|word| POSITIONS.contains(&word.as_str()))
}

/// Whether a word begins with a lower-case letter and is not a particle of names (`von`).
fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !PARTICLES.contains(&word)
}

/// Whether a word is an e-mail or web address or a handle.
fn is_address(word: &str) -> bool {
    let domain = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .rsplit_once('.')
        .is_some_and(|(name, ending)| {
            name.len() >= 2
                && (2..=6).contains(&ending.len())
                && ending.chars().all(|c| c.is_ascii_lowercase())
        });
    domain || word.contains('@') || word.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_become_names() {
        for (text, wanted) in [
            ("By Jane Doe", "Jane Doe"),
            ("BY JANE DOE", "JANE DOE"),
            (
                "By Jane Doe and John Smith, Staff Writers",
                "Jane Doe, John Smith",
            ),
            ("By Jane Doe, Senior Editor", "Jane Doe"),
            (
                "Written by: Jane Doe | The Daily | jane@daily.example",
                "Jane Doe",
            ),
            ("Oct 5, 2023 | By Jane Doe", "Jane Doe"),
            ("By Jane Doe on October 5, 2023", "Jane Doe"),
            ("By Jane Doe @janedoe (Reuters)", "Jane Doe"),
            ("Von Jürgen von der Heide", "Jürgen von der Heide"),
            ("Por José Ortega y Gasset", "José Ortega y Gasset"),
            (
                "Par Élodie Martin et Luc Besson",
                "Élodie Martin, Luc Besson",
            ),
            ("Автор: Иван Иванов", "Иван Иванов"),
            ("作者：张三、李四", "张三, 李四"),
            ("Από τη Μαρία Καλογήρου", "Μαρία Καλογήρου"),
            ("By J.K. Rowling", "J.K. Rowling"),
            ("By Jane Harrow.", "Jane Harrow"),
            ("By Sammy Davis Jr.", "Sammy Davis Jr."),
            ("by Ines HollisMonday, 20 August 2024", "Ines Hollis"),
            ("By Ines Hollis20 August 2024", "Ines Hollis"),
            ("By Ines Hollis Tuesday", "Ines Hollis"),
            ("By Ines Hollis Twitter Facebook", "Ines Hollis"),
            ("By Ines Hollis, Head of News", "Ines Hollis"),
            ("By Hollis, Ines", "Ines Hollis"),
            (
                "By Hollis, Ines; Arden, Tom B.",
                "Ines Hollis, Tom B. Arden",
            ),
            ("입력 2024.08.20. 오전 8:15 홍길동 기자", "홍길동"),
            ("홍길동·김철수 기자 hong@daily.example", "홍길동, 김철수"),
            ("[서울=뉴스] 홍길동 사회부 선임기자 = ", "홍길동"),
            ("글 홍길동", "홍길동"),
            (
                "2024年08月20日 08:15 来源：灯塔网 作者：王小明 责任编辑：李四",
                "王小明",
            ),
            ("记者 王小明 北京报道", "王小明"),
            ("〔記者王小明／台北報導〕", "王小明"),
            ("文／王小明", "王小明"),
            ("作者：王小明【字号 大 中 小】", "王小明"),
            ("作者：约翰·史密斯", "约翰·史密斯"),
            ("執筆：山田 太郎", "山田 太郎"),
            ("文：山田太郎、佐藤花子", "山田太郎, 佐藤花子"),
            ("记者：王小明 李晓红", "王小明, 李晓红"),
            ("【記者王小明台北報導】", "王小明"),
            ("文 | 王小明", "王小明"),
            ("山田太郎記者", "山田太郎"),
            ("取材・文／山田太郎　撮影／佐藤花子", "山田太郎"),
            ("By Ines Hollis Environment Correspondent", "Ines Hollis"),
            ("Haber: Ayşe Yılmaz Kaynak: Fener", "Ayşe Yılmaz"),
            ("20 Ağustos 2024 Yazar: Ayşe Yılmaz", "Ayşe Yılmaz"),
        ] {
            assert!(is_byline(text), "{text}");
            assert_eq!(names(text, true).join(", "), wanted, "{text}");
        }
    }

    #[test]
    fn other_lines_contain_no_names() {
        for text in [
            "By using this site you agree to our terms",
            "By Monday, everything had changed",
            "Bystanders Saw Everything",
            "By the numbers",
            "By 2030",
            "Jane Doe",
            "By admin",
            "Posted by Staff Writer",
            "记者昨天来到书店，看到座位坐满了人，孩子在看书。",
            "기자 회견은 내일 열린다",
            "담당 기자",
            "",
        ] {
            assert!(!is_byline(text), "{text}: {:?}", names(text, true));
        }
        for text in [
            "admin",
            "https://facebook.com/jane",
            "@janedoe",
            "",
            "Is this a name?",
            "Staff Writer",
            "About the author of this little site and its dog",
        ] {
            assert_eq!(names(text, false), Vec::<String>::new(), "{text}");
        }
    }
}
