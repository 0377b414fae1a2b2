//! Repairs single characters: controls, invisible characters, compatibility forms, white space.
//!
//! Each function returns the text borrowed if it changes nothing. The predicates are public because
//! the prefilter is derived from them.

use super::code_pages::{c1_as_macroman, c1_as_windows_1252, is_c1};
use std::borrow::Cow;
use unicode_script::{Script, UnicodeScript};

/// Decodes C1 controls, which are windows-1252 or MacRoman that was decoded as Latin-1.
pub fn decode_c1(text: &str) -> Cow<'_, str> {
    if is_macroman(text) {
        return Cow::Owned(decode_macroman(text));
    }
    replace_chars(
        text,
        |c| c1_as_windows_1252(c) != c,
        |c, out| out.push(c1_as_windows_1252(c)),
    )
}

/// Whether the C1 controls of a text are MacRoman. The evidence is a control inside a word for
/// which windows-1252 has a symbol (`‡ ˆ ‰ ‹ Œ Ž ˜ ›`) or nothing, and MacRoman a letter (`á à â ã
/// å é ê ò õ`). An apostrophe is evidence where no language has one ([`is_between_consonants`]).
fn is_macroman(text: &str) -> bool {
    let is_evidence = |c| {
        matches!(
            c,
            '\u{87}'..='\u{89}' | '\u{8b}' | '\u{8c}' | '\u{8e}' | '\u{90}' | '\u{98}' | '\u{9b}'
        )
    };
    let in_word = neighbours(text)
        .any(|(before, c, after)| is_evidence(c) && before.is_lowercase() && after.is_lowercase());
    in_word
        || text
            .match_indices('\u{92}')
            .any(|(at, c)| is_between_consonants(&text[..at], &text[at + c.len()..]))
}

/// Whether a position is between consonants, with three small letters on both sides, as MacRoman's
/// í in `tur\u{92}stico`. Elided words precede a vowel, suffixes after an apostrophe are shorter,
/// and Turkish appends suffixes to names, which have a capital.
fn is_between_consonants(before: &str, after: &str) -> bool {
    let mut before = before.chars().rev();
    let mut after = after.chars();
    let consonant =
        |c: char| c.is_ascii_lowercase() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h');
    let small = |c: char| c.is_lowercase();
    before.next().is_some_and(consonant)
        && after.next().is_some_and(consonant)
        && before.by_ref().take(2).filter(|c| small(*c)).count() == 2
        && after.take(2).filter(|c| small(*c)).count() == 2
        && !before
            .take_while(|c| c.is_alphabetic())
            .any(char::is_uppercase)
}

/// Decodes bytes 87 to 9F beside small letters as MacRoman, where they are small letters, and all
/// others as windows-1252.
fn decode_macroman(text: &str) -> String {
    neighbours(text)
        .map(|(before, c, after)| match c {
            '\u{87}'..='\u{9f}' if before.is_lowercase() || after.is_lowercase() => {
                c1_as_macroman(c)
            }
            _ => c1_as_windows_1252(c),
        })
        .collect()
}

/// Every character with the one before and the one after it.
fn neighbours(text: &str) -> impl Iterator<Item = (char, char, char)> {
    let before = std::iter::once('\n').chain(text.chars());
    let after = text.chars().skip(1).chain(['\n']);
    before
        .zip(text.chars())
        .zip(after)
        .map(|((before, c), after)| (before, c, after))
}

/// Removes controls. Those that separate words stay (tab, line end) or become a blank. C1 controls
/// stay: see [`mark_c1`].
pub fn drop_controls(text: &str) -> Cow<'_, str> {
    replace_chars(
        text,
        |c| c == '\u{85}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r') && !is_c1(c),
        |c, out| {
            if matches!(c, '\u{b}' | '\u{c}' | '\u{85}') {
                out.push(' ');
            }
        },
    )
}

/// Replaces C1 controls by U+FFFD. Each was a character in an unknown charset. Without a mark in
/// its place, its neighbours might look like mojibake. The line filter keeps C1 controls, as ftfy
/// does.
pub fn mark_c1(text: &str) -> Cow<'_, str> {
    replace_chars(text, is_c1, |_, out| out.push(char::REPLACEMENT_CHARACTER))
}

/// Removes the escape sequences that set a terminal's colours (ECMA-48: `ESC [ … letter`) or its
/// window title (`ESC ] … BEL`).
pub fn drop_terminal_escapes(text: &str) -> Cow<'_, str> {
    let mut clean: Option<String> = None;
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('\u{1b}') {
        let start = at + found;
        at = start + escape_length(&text[start..]);
        if at > start + 1 {
            let out = clean.get_or_insert_with(String::new);
            out.push_str(&text[done..start]);
            done = at;
        }
    }
    match clean {
        Some(mut out) => {
            out.push_str(&text[done..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}

/// The length in bytes of the escape sequence at the start of `text`; 1 if it is only an ESC.
fn escape_length(text: &str) -> usize {
    /// In bytes. An ESC before a longer sequence is a stray character. The limit also keeps the
    /// search for the end from being quadratic.
    const LONGEST: usize = 256;
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let length = match bytes.get(1) {
        Some(b'[') => {
            let parameters = bytes[2..]
                .iter()
                .take_while(|b| matches!(b, 0x20..=0x3f))
                .count();
            let end = 2 + parameters;
            bytes
                .get(end)
                .filter(|b| matches!(b, 0x40..=0x7e))
                .map(|_| end + 1)
        }
        Some(b']') => bytes.iter().position(|b| *b == 0x07).map(|bell| bell + 1),
        _ => None,
    };
    length.unwrap_or(1)
}

/// Removes invisible characters: zero-width spaces, byte order marks, soft hyphens, word joiners,
/// anchors of annotations and objects. Joiners stay after letters of scripts that need them and in
/// emoji. Zero-width spaces stay where they separate words (Thai, Khmer, …).
pub fn drop_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let needed = match c {
            '\u{200b}' => has_invisible_blanks(before),
            '\u{200c}' | '\u{200d}' => may_be_joined(before),
            _ => !is_invisible(c),
        };
        if needed {
            clean.push(c);
            before = c;
        }
    }
    match clean.len() == text.len() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(clean),
    }
}

/// Whether a character is invisible; some are needed beside others.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}'
    )
}

/// Whether a character is of a script without visible blanks between words.
fn has_invisible_blanks(before: char) -> bool {
    matches!(
        before.script(),
        Script::Thai
            | Script::Lao
            | Script::Myanmar
            | Script::Khmer
            | Script::Javanese
            | Script::Balinese
            | Script::Tibetan
            | Script::Tai_Tham
            | Script::Tai_Le
            | Script::Tai_Viet
            | Script::New_Tai_Lue
    )
}

/// Joiners change the shape of letters from Arabic to Sinhala, Myanmar, Khmer and Mongolian, and
/// join emoji to families and flags.
fn may_be_joined(before: char) -> bool {
    matches!(
        before,
        '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{2190}'..='\u{2bff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe0f}' | '\u{fe70}'..='\u{fefc}'
        | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}'
    )
}

/// Replaces ligatures and digraphs of one code point by their letters.
pub fn split_ligatures(text: &str) -> Cow<'_, str> {
    replace_chars(
        text,
        |c| ligature(c).is_some(),
        |c, out| out.push_str(ligature(c).unwrap_or_default()),
    )
}

/// The letters of a ligature or digraph. `œ` and `æ` are letters of their languages, not ligatures.
pub fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ŉ' => "ʼn",
        'Ǆ' => "DŽ",
        'ǅ' => "Dž",
        'ǆ' => "dž",
        'Ǉ' => "LJ",
        'ǈ' => "Lj",
        'ǉ' => "lj",
        'Ǌ' => "NJ",
        'ǋ' => "Nj",
        'ǌ' => "nj",
        'Ǳ' => "DZ",
        'ǲ' => "Dz",
        'ǳ' => "dz",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' => "ſt",
        'ﬆ' => "st",
        _ => return None,
    })
}

/// Replaces full-width Latin by ASCII, except in Chinese, Japanese or Korean text, where the width
/// is a choice of the typesetter and full-width punctuation is correct. A line without a letter or
/// digit, such as a bracket, may belong to such a text.
pub fn narrow(text: &str) -> Cow<'_, str> {
    let is_word = |c| is_full_width(c) && narrowed(c).is_ascii_alphanumeric();
    if !text.contains(is_word) || text.contains(is_east_asian) {
        return Cow::Borrowed(text);
    }
    let is_wide = |c| is_full_width(c) || c == '\u{3000}';
    replace_chars(text, is_wide, |c, out| out.push(narrowed(c)))
}

/// The ASCII character of a full-width form. They are ! to ~, moved to U+FF01; the blank is U+3000.
fn narrowed(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        _ => char::from_u32(c as u32 - 0xff01 + u32::from('!')).unwrap_or(c),
    }
}

/// Whether a character is a full-width form of ASCII ! to ~.
pub fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}

/// Whether a character is proof of Chinese, Japanese or Korean text.
pub fn is_east_asian(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}' | '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff61}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// Replaces every run of white space by one blank, with none at the ends.
pub fn collapse_white_space(text: &str) -> Cow<'_, str> {
    if is_one_line_of_ascii(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut after_blank = true;
    let clean = text.chars().all(|c| {
        let good = !c.is_whitespace() || c == ' ' && !after_blank;
        after_blank = c.is_whitespace();
        good
    });
    if clean && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether a text is ASCII with single blanks inside as its only white space, like most blocks.
fn is_one_line_of_ascii(bytes: &[u8]) -> bool {
    let wrong = |byte: u8| !(b' '..0x80).contains(&byte);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Combined without a branch, so that the compiler can vectorize the loop.
    let ends =
        bytes.first() == Some(&b' ') || bytes.last().is_some_and(|b| *b == b' ' || wrong(*b));
    !ends
        && !pairs.fold(false, |bad, (byte, next)| {
            bad | wrong(*byte) | ((*byte == b' ') & (*next == b' '))
        })
}

/// Rewrites the characters that are `wrong`. A text without any is not copied.
pub fn replace_chars(
    text: &str,
    wrong: impl Fn(char) -> bool,
    write: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    let Some(first) = text.find(&wrong) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    for c in text[first..].chars() {
        match wrong(c) {
            true => write(c, &mut out),
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}
