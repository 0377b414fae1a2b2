//! Resolves character references that were escaped too often.
//!
//! The parser has resolved a page's own references, so a remaining `&rsquo;` or `&amp;` was escaped
//! twice or more. Only complete references with a known name are resolved, so that `AT&T` and
//! `?a=1&copy=2` stay. A text with tags stays as well: it is HTML that is not parsed yet, and would
//! be another page without its references.

use super::code_pages::c1_as_windows_1252;
use super::code_spans::CodeSpans;
use html5ever::data::NAMED_ENTITIES;
use std::borrow::Cow;

/// The length of the longest reference without its `&`, in bytes: `&thetasym;`, `&#1114111;`.
const MAX_REFERENCE_BYTES: usize = 10;

/// Names of U+00A0 to U+00FF, in order (HTML 4.01, section 24.2).
const LATIN_1: &str = "\
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc \
    Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// Names of U+0391 to U+03C9, in order, with `_` for characters that HTML 4 does not name.
const GREEK: &str = "\
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho _ \
    Sigma Tau Upsilon Phi Chi Psi Omega _ _ _ _ _ _ _ alpha beta gamma delta epsilon zeta eta \
    theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

/// The other names: the five of XML, and the punctuation, letters and symbols of HTML 4.
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

/// Resolves references, however often they were escaped. A resolved `&` is combined with the text
/// after it, so one pass is enough.
pub fn resolve(text: &str) -> Cow<'_, str> {
    if has_tag(text) || is_program(text) {
        return Cow::Borrowed(text);
    }
    let mut resolved: Option<String> = None;
    let mut spans = CodeSpans::new(text);
    let mut rest = text;
    let mut done = 0;
    while let Some(at) = rest.find('&') {
        let start = text.len() - rest.len() + at;
        rest = &rest[at + 1..];
        if spans.contains(start) || is_address_of(&text[..start], rest) {
            continue;
        }
        let mut character = None;
        while let Some((c, length)) = reference(rest) {
            rest = &rest[length..];
            character = Some(c);
            if c != '&' {
                break;
            }
        }
        if let Some(c) = character {
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

/// Whether a text contains a tag (`<p>`, `</p>`, `<!--`), as opposed to `<3` or `a < b`.
fn has_tag(text: &str) -> bool {
    let next_byte = |(at, _)| text.as_bytes().get(at + 1);
    let begins_tag = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!');
    text.match_indices('<')
        .filter_map(next_byte)
        .any(begins_tag)
}

/// Whether a text is code with a reference in a string, as `escape('&lt;')`.
fn is_program(text: &str) -> bool {
    text.contains("('&") || text.contains("(\"&")
}

/// Whether a `&` takes an address in C, as `p = &sum;`. A name that is not a word is a reference.
fn is_address_of(before: &str, reference: &str) -> bool {
    let is_word = !["amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;", "#"]
        .iter()
        .any(|name| reference.starts_with(name));
    is_word && before.trim_end_matches(' ').ends_with('=')
}

/// Whether a `&` before these bytes begins a complete reference.
pub fn begins_with_reference(bytes: &[u8]) -> bool {
    // References are ASCII.
    let reference_bytes = bytes
        .iter()
        .take(MAX_REFERENCE_BYTES)
        .position(|b| *b == b';');
    let ascii = reference_bytes.and_then(|end| std::str::from_utf8(&bytes[..=end]).ok());
    ascii.is_some_and(|text| reference(text).is_some())
}

/// The character of the reference at the start of `text`, without its `&`, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    let name_end = text
        .bytes()
        .take(MAX_REFERENCE_BYTES)
        .position(|b| b == b';')?;
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
        // A line break becomes a blank, so that the number of lines stays the same.
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

/// A letter beyond Latin-1 that only HTML 5 names (`&lstrok;`, `&Ccaron;`, `&iecy;`), or a letter
/// of Latin-1 whose name was capitalised together with its text (`&EACUTE;`).
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
    fn names_in_order_map_to_their_characters() {
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
    fn numbers_of_controls_and_invalid_numbers_stay() {
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
