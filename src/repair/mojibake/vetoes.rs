//! Rules out repairs that cannot be right, however well they read.
//!
//! Damage to a good text weighs more than a repair that is missed, so each veto holds against any
//! evidence. In: a run of sequences and the text around it. Out: whether it must stay.

use super::super::char_class::{Class, Script, class, is_sign, script};
use super::super::code_pages::{self, origin};
use super::sequences::Sequence;
use rustc_hash::FxHashSet;

/// The most characters of a word that are examined on each side of a run.
const LONGEST_WORD: usize = 32;

/// The most sequences in a row that are a coincidence.
const LONGEST_COINCIDENCE: usize = 2;

pub struct Vetoes<'a> {
    text: &'a str,
    sequences: &'a [Sequence],
    page: usize,
    /// The scripts of the text and of its repair. Computed on first use, because most repairs are
    /// Latin.
    scripts: Option<FxHashSet<Script>>,
    /// Whether any sequence is beside a letter. Computed on first use, once for all runs: a line of
    /// formulas may have a million.
    has_letters: Option<bool>,
}

impl<'a> Vetoes<'a> {
    /// For the sequences of a text in one code page.
    pub fn new(text: &'a str, sequences: &'a [Sequence], page: usize) -> Self {
        Vetoes {
            text,
            sequences,
            page,
            scripts: None,
            has_letters: None,
        }
    }

    /// Whether a run of these sequences must stay as it is.
    pub fn forbid(&mut self, run: &[Sequence]) -> bool {
        self.gives_lone_script(run)
            || self.splits_word(run)
            || self.lacks_a_letter(run)
            || self.is_a_length(run)
            || self.is_a_temperature(run)
            || self.puts_a_sign_into_a_word(run)
    }

    /// Whether the repair has one character of a script that is nowhere else in the text. One may
    /// be a coincidence (`‘×’` is Hebrew in windows-1252); words have more. One Chinese character
    /// is a word, but not in place of a letter, a no-break space and a quote (`« é »`).
    fn gives_lone_script(&mut self, run: &[Sequence]) -> bool {
        if run.len() > LONGEST_COINCIDENCE {
            return false;
        }
        let changes_blank = |s: &Sequence| self.text[s.start..s.end].contains('\u{a0}');
        let may_be_alone = match run.iter().any(changes_blank) {
            true => Script::is_latin,
            false => Script::is_mixed,
        };
        let scripts = run.iter().filter_map(|sequence| script(sequence.decoded));
        let mut scripts = scripts.filter(|script| !may_be_alone(*script)).peekable();
        scripts.peek().is_some() && scripts.any(|script| !self.scripts().contains(&script))
    }

    /// The scripts of the characters beyond ASCII outside the sequences, and of the pairs of
    /// characters that adjacent sequences encode.
    fn scripts(&mut self) -> &FxHashSet<Script> {
        self.scripts.get_or_insert_with(|| {
            let starts = self.sequences.iter().map(|sequence| sequence.start);
            let ends = self.sequences.iter().map(|sequence| sequence.end);
            let gaps = std::iter::once(0)
                .chain(ends)
                .zip(starts.chain([self.text.len()]));
            let others = gaps
                .flat_map(|(from, to)| self.text[from..to].chars())
                .filter(|c| !c.is_ascii())
                .filter_map(script);
            let pairs = self.sequences.windows(2).filter_map(|pair| {
                let script_of_pair = script(pair[0].decoded)?;
                let is_word =
                    pair[0].end == pair[1].start && script(pair[1].decoded) == Some(script_of_pair);
                is_word.then_some(script_of_pair)
            });
            others.chain(pairs).collect()
        })
    }

    /// Whether a letter beyond ASCII in the same word was not misread. A word is misread as a
    /// whole (`VŠEOBECNÉ®` is not). Lead characters do not count, because they may have lost their
    /// other bytes.
    fn splits_word(&self, run: &[Sequence]) -> bool {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return false;
        };
        let at = self.sequences.partition_point(|s| s.start < first.start);
        let from = at
            .checked_sub(1)
            .map_or(0, |before| self.sequences[before].end);
        let to = self.sequences.get(at + run.len());
        let to = to.map_or(self.text.len(), |after| after.start);
        let is_intact = |c: &char| !c.is_ascii() && is_letter(*c) && !self.may_have_lost_bytes(*c);
        let is_in_word = |c: &char| matches!(class(*c), Class::Letter(..) | Class::Mark);
        let before = self.text[from..first.start].chars().rev();
        let after = self.text[last.end..to].chars();
        let mut before = before.take(LONGEST_WORD).take_while(is_in_word);
        let mut after = after.take(LONGEST_WORD).take_while(is_in_word).peekable();
        // A sequence of three bytes that was cut off (`日本ã`).
        let is_cut_off = |c: &char| last.lead >= 0xe2 && is_lead_of_three(self.page, *c);
        after.next_if(is_cut_off);
        before.any(|c| is_intact(&c)) || after.any(|c| is_intact(&c))
    }

    /// Whether a character is the lead byte of Latin letters or, in a Cyrillic code page, of
    /// Cyrillic ones.
    fn may_have_lost_bytes(&self, c: char) -> bool {
        let byte = origin(c).bytes[self.page];
        match script(c).is_some_and(Script::is_latin) {
            true => matches!(byte, 0xc2..=0xc5 | 0xe2),
            false => matches!(byte, 0xd0 | 0xd1),
        }
    }

    /// Whether a letter would be among symbols. In MacRoman and the code pages of DOS the sequences
    /// are symbols that occur side by side in formulas and drawings (`2√π`, `─┐`), so words must
    /// show that they are letters.
    fn lacks_a_letter(&mut self, run: &[Sequence]) -> bool {
        let [sequence] = run else { return false };
        self.page >= code_pages::MACROMAN_PAGE
            && sequence.lead < 0xe0
            && matches!(class(sequence.decoded), Class::Letter(..))
            && !self.is_any_beside_letter()
    }

    fn is_any_beside_letter(&mut self) -> bool {
        let (text, sequences) = (self.text, self.sequences);
        let is_beside_letter = |sequence: &Sequence| is_beside_letter(text, sequence);
        *self
            .has_letters
            .get_or_insert_with(|| sequences.iter().any(is_beside_letter))
    }

    /// Whether it is an ångström with a power, a tolerance or a dash (`5 Å²`), and not in a word.
    fn is_a_length(&self, run: &[Sequence]) -> bool {
        let [sequence] = run else { return false };
        let mut chars = self.text[sequence.start..sequence.end].chars();
        let sign = chars
            .next()
            .filter(|c| *c == 'Å')
            .and_then(|_| chars.next());
        matches!(sign, Some('²' | '³' | '±' | '–' | '—' | '°' | '·'))
            && !is_beside_letter(self.text, sequence)
    }

    /// Whether it is a letter before degrees: `Т°С` is a label in Russian tables.
    fn is_a_temperature(&self, run: &[Sequence]) -> bool {
        let [sequence] = run else { return false };
        self.text[..sequence.end].ends_with('°')
            && self.text[sequence.end..].starts_with(['C', 'F', 'K', 'С', 'Ф', 'К'])
    }

    /// Whether the repair is a sign between letters, such as ⚴ in `officiâš´le`.
    fn puts_a_sign_into_a_word(&self, run: &[Sequence]) -> bool {
        let [sequence] = run else { return false };
        let before = self.text[..sequence.start].chars().next_back();
        let after = self.text[sequence.end..].chars().next();
        sequence.lead >= 0xe2
            && is_sign(sequence.decoded)
            && before.is_some_and(is_letter)
            && after.is_some_and(is_letter)
    }
}

fn is_beside_letter(text: &str, sequence: &Sequence) -> bool {
    let before = text[..sequence.start].chars().next_back();
    let after = text[sequence.end..].chars().next();
    before.is_some_and(is_letter) || after.is_some_and(is_letter)
}

fn is_lead_of_three(page: usize, c: char) -> bool {
    matches!(origin(c).bytes[page], 0xe0..=0xef)
}

fn is_letter(c: char) -> bool {
    matches!(class(c), Class::Letter(..))
}
