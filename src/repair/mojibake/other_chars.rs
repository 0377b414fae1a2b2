//! The characters beyond ASCII in the rest of a text, as evidence for or against a repair.
//!
//! If the text contains the repaired letter elsewhere, the repair is more likely. If it contains
//! correct symbols, it was not misread as a whole, so a single doubtful sequence is less likely
//! mojibake.

use super::super::quotes;
use super::sequences::Sequence;
use rustc_hash::FxHashSet;

pub struct OtherChars<'a> {
    text: &'a str,
    sequences: &'a [Sequence],
    /// Computed on first use, because most runs are clear without it.
    chars: Option<FxHashSet<char>>,
}

impl<'a> OtherChars<'a> {
    /// The characters of `text` outside `sequences`.
    pub fn new(text: &'a str, sequences: &'a [Sequence]) -> Self {
        OtherChars {
            text,
            sequences,
            chars: None,
        }
    }

    /// Whether they contain `letter`, if it is one.
    pub fn contain_letter(&mut self, letter: char) -> bool {
        letter.is_alphabetic() && self.chars().contains(&letter)
    }

    /// Whether they contain a symbol, but no letter that the run is repaired to.
    pub fn cast_doubt(&mut self, run: &[Sequence]) -> bool {
        self.chars().iter().any(|c| is_symbol(*c))
            && !run.iter().any(|s| self.contain_letter(s.decoded))
    }

    fn chars(&mut self) -> &FxHashSet<char> {
        self.chars.get_or_insert_with(|| {
            let starts = self.sequences.iter().map(|sequence| sequence.start);
            let ends = self.sequences.iter().map(|sequence| sequence.end);
            let gaps = std::iter::once(0)
                .chain(ends)
                .zip(starts.chain([self.text.len()]));
            gaps.flat_map(|(from, to)| self.text[from..to].chars())
                .filter(|c| !c.is_ascii())
                .collect()
        })
    }
}

/// A symbol beyond ASCII that no fix changes. Spacing accents and quotes do not count, because a
/// repaired text must be read the same way again.
fn is_symbol(c: char) -> bool {
    let may_change = matches!(c, '¨' | '¯' | '´' | '¸' | '\u{ad}') || quotes::straight(c).is_some();
    let in_range = matches!(
        c,
        '¡'..='¿' | '×' | '÷' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}'
    );
    in_range && !c.is_alphanumeric() && !may_change
}

/// Whether a run is one letter and one visible symbol that are repaired to a letter or a combining
/// mark. Somebody may have written it (`Å…`), so its neighbours are better evidence than itself.
pub fn is_letter_and_symbol(text: &str, run: &[Sequence]) -> bool {
    let [sequence] = run else { return false };
    let mut chars = text[sequence.start..sequence.end].chars();
    let (letter, symbol, end) = (chars.next(), chars.next(), chars.next());
    letter.is_some_and(char::is_alphabetic)
        && symbol.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control())
        && end.is_none()
        && (sequence.decoded.is_alphabetic() || matches!(sequence.decoded, '\u{300}'..='\u{36f}'))
}
