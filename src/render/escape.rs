//! Escapes text so that no Markdown parser reads a construct in it.
//!
//! Only what could be read as one is escaped, so that most prose stays as it is: `*` always, `_`
//! at the edge of a word, `[` where it could begin a link, `#` at the beginning of a line.

use std::borrow::Cow;

/// The kind of block that a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    Heading,
    Cell,
}

/// What must be escaped in a text besides the usual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Escaping {
    place: Place,
    /// `[a]` may be the name of a reference.
    brackets: bool,
    /// Two `$` may enclose a formula.
    dollars: bool,
    /// Two `~` may enclose deleted text.
    tildes: bool,
}

/// Delimiters that are written for the marks of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Delimiters {
    /// Of formulas.
    pub dollars: bool,
    /// Of deleted text.
    pub tildes: bool,
}

impl Escaping {
    /// That of a text. `has_references`: the body lists addresses by name.
    pub(super) fn of(text: &str, place: Place, has_references: bool, has: Delimiters) -> Self {
        let several = |c: char| text.matches(c).nth(1).is_some();
        Escaping {
            place,
            brackets: has_references,
            dollars: has.dollars || several('$'),
            tildes: has.tildes || several('~'),
        }
    }

    /// Whether the text is in a table cell.
    pub(super) fn is_cell(&self) -> bool {
        self.place == Place::Cell
    }
}

/// Appends a part of a text with escapes. What is after the part may be read together with it.
pub(super) fn escape_text(
    whole: &str,
    part: std::ops::Range<usize>,
    in_link: bool,
    escaping: &Escaping,
    out: &mut String,
) {
    let text = &whole[part.clone()];
    // Most texts contain none of these.
    if !text.contains(|c: char| "\\`*_[]<&~$|#".contains(c)) {
        out.push_str(text);
        return;
    }
    let mut chars = text.char_indices().peekable();
    let next = whole[part.end..].chars().next();
    let mut previous = out.chars().next_back();
    while let Some((at, c)) = chars.next() {
        // A delimiter may stand between the last character and the next part.
        let is_last = chars.peek().is_none();
        let following = chars.peek().map(|(_, c)| *c).or(next);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let escapes = match c {
            '*' | '`' => true,
            '\\' => is_last || following.is_none_or(|c| c.is_ascii_punctuation()),
            '_' => is_last || !is_word(previous) || !is_word(following),
            '[' => {
                in_link
                    || escaping.brackets
                    || following == Some('^')
                    || is_task(&whole[part.start + at..])
            }
            ']' => in_link || escaping.brackets || matches!(following, Some('(' | '[' | ':')),
            '<' => following.is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c)),
            '&' => is_entity(&whole[part.start + at..]),
            '~' => escaping.tildes,
            '$' => escaping.dollars,
            '|' => escaping.is_cell(),
            '#' => escaping.place == Place::Heading,
            _ => false,
        };
        if escapes {
            out.push('\\');
        }
        out.push(c);
        previous = Some(c);
    }
}

/// Whether a text begins with the box of a task list item (GFM, section 5.3).
fn is_task(text: &str) -> bool {
    ["[ ]", "[x]", "[X]"]
        .iter()
        .any(|task| text.starts_with(task))
}

/// Bytes of the longest name in the HTML standard, with its `;`.
const MAX_ENTITY_BYTES: usize = 33;

/// Whether a text begins with a character reference.
fn is_entity(text: &str) -> bool {
    let name = text.as_bytes().iter().skip(1);
    let mut name = name.take(MAX_ENTITY_BYTES).enumerate();
    let end = name.find(|(_, byte)| !byte.is_ascii_alphanumeric() && **byte != b'#');
    matches!(end, Some((length, b';')) if length > 0)
}

/// Escapes the beginning of a line that would begin a block: a heading, quote, item, rule, fence or
/// table.
pub(super) fn escape_line_start(line: &str) -> Cow<'_, str> {
    let marker = line.split([' ', '\t']).next().unwrap_or_default();
    let digits = marker.len()
        - marker
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let is_number = (1..=9).contains(&digits) && matches!(&marker[digits..], "." | ")");
    if is_number {
        return Cow::Owned(format!("{}\\{}", &line[..digits], &line[digits..]));
    }
    let is_rule = |chars: &str| !line.is_empty() && line.chars().all(|c| chars.contains(c));
    let begins_block = match line.as_bytes().first() {
        Some(b'#') => (1..=6).contains(&marker.len()) && marker.bytes().all(|b| b == b'#'),
        Some(b'>') => true,
        Some(b'+' | b'-') => marker.len() == 1 || is_rule("-: |\t"),
        Some(b'=') => is_rule("= \t"),
        Some(b':' | b'|') => is_rule("-: |\t") || line.starts_with('|'),
        Some(b'~') => line.starts_with("~~~"),
        _ => false,
    };
    match begins_block {
        true => Cow::Owned(format!("\\{line}")),
        false => Cow::Borrowed(line),
    }
}

/// An address that ends where it should: blanks, controls and brackets are percent-encoded.
pub(super) fn link_address(address: &str) -> String {
    let mut depth = 0i32;
    let mut is_balanced = true;
    for c in address.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        is_balanced &= depth >= 0;
    }
    let keeps_parentheses = is_balanced && depth == 0;
    let mut written = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        let is_kept = match c {
            '(' | ')' => keeps_parentheses,
            '<' | '>' | '\\' | '|' | '`' | '"' => false,
            '&' if is_entity(&address[at..]) => {
                written.push_str("&amp;");
                continue;
            }
            c => !c.is_whitespace() && !c.is_control(),
        };
        match is_kept {
            true => written.push(c),
            false => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    written.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_parser_would_read_is_escaped() {
        for (text, expected) in [
            ("a * b", "a \\* b"),
            ("snake_case and _so_", "snake_case and \\_so\\_"),
            ("as in [1] and [a](b)", "as in [1] and [a\\](b)"),
            ("[^1] or [ ] or [x] no", "\\[^1] or \\[ ] or \\[x] no"),
            ("a < b, <b>, AT&T, &amp;", "a < b, \\<b>, AT&T, \\&amp;"),
            ("~5 km", "~5 km"),
            ("~5~ km", "\\~5\\~ km"),
            ("$5", "$5"),
            ("$5 and $6", "\\$5 and \\$6"),
            ("C:\\dir \\*", "C:\\dir \\\\\\*"),
            ("Wow! [", "Wow! ["),
        ] {
            let mut out = String::new();
            let escaping = Escaping::of(text, Place::Paragraph, false, Delimiters::default());
            escape_text(text, 0..text.len(), false, &escaping, &mut out);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn lines_that_would_begin_a_block_are_escaped() {
        for (line, expected) in [
            ("# one", "\\# one"),
            ("#one", "#one"),
            ("> one", "\\> one"),
            ("- one", "\\- one"),
            ("-one", "-one"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("1. one", "1\\. one"),
            ("2026) one", "2026\\) one"),
            ("1.5 one", "1.5 one"),
            ("| a |", "\\| a |"),
            ("~~~", "\\~~~"),
        ] {
            assert_eq!(escape_line_start(line), expected);
        }
    }

    #[test]
    fn addresses_contain_no_end() {
        for (address, expected) in [
            ("https://a.example/b_(c)", "https://a.example/b_(c)"),
            ("https://a.example/b)", "https://a.example/b%29"),
            ("/a b\n<c>", "/a%20b%0A%3Cc%3E"),
            ("/a?b&copy;c&d", "/a?b&amp;copy;c&d"),
        ] {
            assert_eq!(link_address(address), expected);
        }
    }
}
