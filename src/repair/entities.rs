//! Character references that were escaped once too often.
//!
//! The parser has resolved a page's own references; what is left as `&rsquo;` or `&amp;`
//! was escaped twice (or more). Only complete references with a known name are resolved,
//! so that `AT&T` and `?a=1&copy=2` stay; and none in a text with tags, which is HTML that
//! nobody has parsed yet and would be another page without them.

use super::code_spans::CodeSpans;
use super::codec::c1_as_windows_1252;
use html5ever::data::NAMED_ENTITIES;
use std::borrow::Cow;

/// The longest reference: `&thetasym;`, `&#1114111;`.
const LONGEST: usize = 10;

/// Names of U+00A0 to U+00FF, in order (HTML 4.01, section 24.2).
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
    eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Names of U+0391 to U+03C9, in order, `_` where HTML 4 has none.
const GREEK: &str = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho _ \
    Sigma Tau Upsilon Phi Chi Psi Omega _ _ _ _ _ _ _ \
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf \
    sigma tau upsilon phi chi psi omega";

/// The other names: XML's five, HTML 4's punctuation, letters and common symbols, and those
/// of HTML 5 that stand for an ASCII mark in prose.
const OTHERS: [(&str, char); 78] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("fnof", 'ƒ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("bull", '•'),
    ("hellip", '…'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("oline", '‾'),
    ("frasl", '⁄'),
    ("euro", '€'),
    ("image", 'ℑ'),
    ("weierp", '℘'),
    ("real", 'ℜ'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("harr", '↔'),
    ("lArr", '⇐'),
    ("rArr", '⇒'),
    ("hArr", '⇔'),
    ("forall", '∀'),
    ("part", '∂'),
    ("exist", '∃'),
    ("empty", '∅'),
    ("isin", '∈'),
    ("prod", '∏'),
    ("sum", '∑'),
    ("minus", '−'),
    ("radic", '√'),
    ("infin", '∞'),
    ("cap", '∩'),
    ("cup", '∪'),
    ("int", '∫'),
    ("sim", '∼'),
    ("asymp", '≈'),
    ("ne", '≠'),
    ("equiv", '≡'),
    ("le", '≤'),
    ("ge", '≥'),
    ("sdot", '⋅'),
    ("loz", '◊'),
    ("spades", '♠'),
    ("clubs", '♣'),
    ("hearts", '♥'),
    ("diams", '♦'),
    ("thetasym", 'ϑ'),
];

/// Resolves what is left, however often it was escaped: a `&` that comes out is read on
/// with what follows it, so one pass over the text is enough.
pub fn resolve(text: &str) -> Cow<'_, str> {
    if has_tag(text) || is_program(text) {
        return Cow::Borrowed(text);
    }
    let mut resolved: Option<String> = None;
    let mut spans = CodeSpans::of(text);
    let mut rest = text;
    let mut done = 0;
    while let Some(at) = rest.find('&') {
        let start = text.len() - rest.len() + at;
        rest = &rest[at + 1..];
        if spans.contains(start) || is_address_of(&text[..start], rest) {
            continue;
        }
        let mut meant = None;
        while let Some((c, length)) = reference(rest) {
            rest = &rest[length..];
            meant = Some(c);
            if c != '&' {
                break;
            }
        }
        if let Some(c) = meant {
            let out = resolved.get_or_insert_with(String::new);
            out.push_str(&text[done..start]);
            out.push(c);
            done = text.len() - rest.len();
        }
    }
    match resolved {
        Some(mut out) => {
            out.push_str(&text[done..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}

/// `<p>`, `</p>`, `<!--`: not `<3` nor `a < b`.
fn has_tag(text: &str) -> bool {
    let behind = |(at, _)| text.as_bytes().get(at + 1);
    let begins_tag = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!');
    text.match_indices('<').filter_map(behind).any(begins_tag)
}

/// `escape('&lt;')`: a string in a line of code says what is meant.
fn is_program(text: &str) -> bool {
    text.contains("('&") || text.contains("(\"&")
}

/// `p = &sum;` is a line of C, unless the name is one that is no word.
fn is_address_of(before: &str, reference: &str) -> bool {
    let is_word = !["amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;", "#"]
        .iter()
        .any(|name| reference.starts_with(name));
    is_word && before.trim_end_matches(' ').ends_with('=')
}

/// Whether bytes that follow a `&` begin with what makes a reference of it.
pub fn begins_with_reference(bytes: &[u8]) -> bool {
    // As long as they are ASCII, which the longest reference is.
    let reference_bytes = bytes.iter().take(LONGEST).position(|b| *b == b';');
    let ascii = reference_bytes.and_then(|end| std::str::from_utf8(&bytes[..=end]).ok());
    ascii.is_some_and(|text| reference(text).is_some())
}

/// The reference at the beginning of `text`, its `&` left out, and how long it is.
fn reference(text: &str) -> Option<(char, usize)> {
    let name_end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &text[..name_end];
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((c, name_end + 1))
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.starts_with('+') {
        return None;
    }
    match u32::from_str_radix(digits, radix).ok()? {
        // A line break in the middle of a paragraph is white space, and lines stay as many.
        9 | 10 | 13 => Some(' '),
        0..32 | 127 => None,
        code => char::from_u32(code).map(c1_as_windows_1252),
    }
}

fn named(name: &str) -> Option<char> {
    let in_order = |names: &str, first: u32| {
        let position = names
            .split_ascii_whitespace()
            .position(|known| known == name)?;
        char::from_u32(first + position as u32)
    };
    if let Some((_, c)) = OTHERS.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    if !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    in_order(LATIN_1, 0xa0)
        .or_else(|| in_order(GREEK, 0x391))
        .or_else(|| letter(name))
}

/// A letter beyond Latin-1 that only HTML 5 names (`&lstrok;`, `&Ccaron;`, `&iecy;`), or one
/// of Latin-1 by its name in capitals, which whoever capitalised a text made of it (`&EACUTE;`).
fn letter(name: &str) -> Option<char> {
    if let Some((code, 0)) = NAMED_ENTITIES.get(&format!("{name};")) {
        let c = char::from_u32(*code)?;
        return matches!(c, 'Ā'..='ſ' | 'Ѐ'..='џ').then_some(c);
    }
    let capital = name.bytes().all(|b| b.is_ascii_uppercase());
    let small = LATIN_1.split_ascii_whitespace().skip(0xe0 - 0xa0);
    let position = small
        .clone()
        .position(|known| known.eq_ignore_ascii_case(name));
    let c = char::from_u32(0xe0 + position.filter(|_| capital)? as u32)?;
    c.to_uppercase().next().filter(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_order_stand_for_their_characters() {
        for (name, c) in [
            ("nbsp", '\u{a0}'),
            ("eacute", 'é'),
            ("szlig", 'ß'),
            ("yuml", 'ÿ'),
            ("Alpha", 'Α'),
            ("Omega", 'Ω'),
            ("alpha", 'α'),
            ("sigmaf", 'ς'),
            ("omega", 'ω'),
        ] {
            assert_eq!(named(name), Some(c), "{name}");
        }
        assert_eq!(named("_"), None);
    }

    #[test]
    fn numbers_that_are_no_text_stay() {
        for text in [
            "&#0;",
            "&#xD800;",
            "&#8;",
            "&#1114112;",
            "&#+39;",
            "&#;",
            "&#x;",
        ] {
            assert_eq!(resolve(text), text);
        }
        assert_eq!(resolve("a&#10;b"), "a b");
        assert_eq!(resolve("it&#146;s"), "it’s");
    }
}
