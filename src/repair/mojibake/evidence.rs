//! Decides which sequences of a text are mojibake of one code page.
//!
//! In: the sequences that the code page reads. Out: those that are certainly mojibake, and their
//! gain. The model is a noisy channel: a repair must gain more bits than it is unlikely that the
//! text was misread in this code page. That price is paid once per text, so that every sequence is
//! evidence for all others.

use super::super::char_class::{Class, class, is_rare};
use super::super::code_pages::{self, origin};
use super::super::language_model::BIT;
use super::gain::{gain, keeps_its_blank, surroundings};
use super::other_chars::{OtherChars, is_letter_and_symbol};
use super::sequences::Sequence;
use super::vetoes::Vetoes;
use rustc_hash::FxHashSet;

/// The gain, after its price, that proves that a text was misread. Damage to good text weighs ten
/// times a repair that is missed.
const CERTAIN: i32 = 17 * BIT;

/// The gain that one run needs if the gain of all runs together is certain, and if it is not.
const LEAST_GAIN: i32 = 0;
const LEAST_GAIN_ALONE: i32 = 8 * BIT;

/// The total gain that proves that a whole text was misread. Then its other sequences are repaired
/// too, even beside characters that lost bytes and do not read better.
const WHOLE_TEXT_MISREAD: i32 = 60 * BIT;
const LEAST_GAIN_IN_MISREAD_TEXT: i32 = -8 * BIT;

/// What a run gains whose letters the text contains elsewhere.
const KNOWN_LETTER: i32 = 8 * BIT;

/// What one letter and a symbol lose if the text contains correct symbols, and so was not misread
/// as a whole: somebody may have written `– DrÃ¥`.
const DOUBT: i32 = 14 * BIT;

/// What a letter and a sign lose that usually follows a word: `NICIODATĂ™`.
const ENDS_WORD: i32 = 6 * BIT;

/// The price of a code page that gives characters that nobody writes.
const IMPOSSIBLE: i32 = 30 * BIT;

/// The price of each byte that contradicts the others: see [`mixed_bytes`].
const MIXED_BYTE: i32 = 6 * BIT;

/// The price of a repair in bits, in the order of the code pages: the rarer the code page, the more
/// evidence it needs. The code pages of DOS give themselves away by box drawings.
#[rustfmt::skip]
const PRICES: [i32; code_pages::COUNT] = [
    // windows-1252, -1250, -1251, -1254, -1257, -1253; ISO-8859-2, ISO-8859-15
    0, 2, 2, 5, 5, 5, 10, 8,
    // windows-1256, -1255, -1258, -874; MacRoman
    6, 6, 6, 6, 10,
    // CP866, KOI8-R; CP437, CP850, CP857
    6, 6, 4, 4, 4,
];

/// Sequences of one code page that are certainly mojibake.
pub struct Repair {
    /// The gain of repairing them, after the price of the code page.
    pub gain: i32,
    pub sequences: Vec<Sequence>,
}

/// The sequences of one code page that are certainly mojibake.
pub fn certain_sequences(text: &str, sequences: &[Sequence], page: usize) -> Repair {
    let mut vetoes = Vetoes::new(text, sequences, page);
    let mut others = OtherChars::new(text, sequences);
    let mut price = PRICES[page] * BIT;
    if page == code_pages::WINDOWS_1252_PAGE {
        price += MIXED_BYTE * mixed_bytes(text, sequences);
    }
    let mut runs: Vec<Run> = vec![];
    for sequences in sequences.chunk_by(|a, b| a.end == b.start) {
        if sequences.iter().any(|sequence| is_rare(sequence.decoded)) {
            price += IMPOSSIBLE;
        } else if !vetoes.forbid(sequences) {
            runs.push(Run::new(text, sequences, page, &mut others));
        }
    }
    // The same run between the same neighbours is evidence only once.
    let mut seen = FxHashSet::default();
    let different = runs
        .iter()
        .filter(|run| seen.insert(&text[surroundings(text, run.sequences)]));
    let total = different.map(|run| run.gain).sum::<i32>() - price;
    let witnesses = leads_of_witnesses(&runs);
    let least_gain = match total {
        WHOLE_TEXT_MISREAD.. => LEAST_GAIN_IN_MISREAD_TEXT,
        CERTAIN.. => LEAST_GAIN,
        _ => LEAST_GAIN_ALONE,
    };
    let is_confirmed = |s: &Sequence| !s.is_weak || witnesses[usize::from(s.lead)];
    let mut is_certain = |run: &Run| {
        let gain = run.gain - price;
        let mut sequences = run.sequences.iter();
        let has_witness = run.keeps_its_blank
            || sequences
                .clone()
                .any(|s| is_confirmed(s) || s.decoded == 'à');
        gain >= CERTAIN && has_witness
            || run.gain >= least_gain && total >= CERTAIN && sequences.clone().all(is_confirmed)
            || gain + KNOWN_LETTER >= CERTAIN && sequences.all(|s| others.contain_letter(s.decoded))
    };
    let certain: Vec<&Run> = runs.iter().filter(|run| is_certain(run)).collect();
    Repair {
        gain: certain.iter().map(|run| run.gain).sum::<i32>() - price,
        sequences: certain
            .iter()
            .flat_map(|run| run.sequences)
            .cloned()
            .collect(),
    }
}

/// Adjacent sequences.
struct Run<'a> {
    sequences: &'a [Sequence],
    gain: i32,
    keeps_its_blank: bool,
}

impl<'a> Run<'a> {
    fn new(text: &str, sequences: &'a [Sequence], page: usize, others: &mut OtherChars) -> Self {
        let mut gain = gain(text, sequences, page);
        if is_letter_and_symbol(text, sequences) {
            // A letter and a symbol in one code page may be a combining mark in another, so the
            // doubt applies to all code pages.
            if gain > 0 && others.cast_doubt(sequences) {
                gain -= DOUBT;
            }
            if may_end_word(text, sequences) {
                gain -= ENDS_WORD;
            }
        }
        Run {
            sequences,
            gain,
            keeps_its_blank: keeps_its_blank(text, sequences, page),
        }
    }
}

/// Whether a letter and a symbol may be the end of a word and a sign after it. Hardly any word ends
/// in `Ã`, so the sign must be a usual one there.
fn may_end_word(text: &str, run: &[Sequence]) -> bool {
    let [sequence] = run else { return false };
    let mut chars = text[sequence.start..].chars();
    let (Some(letter), Some(sign)) = (chars.next(), chars.next()) else {
        return false;
    };
    let is_usual = matches!(sign, '”' | '’' | '…' | '™' | '®' | '»' | '–' | '—' | '°');
    let is_sign = is_usual || matches!(class(sign), Class::Quote | Class::Note | Class::Opening);
    let after = &text[sequence.end..];
    let ends = !after.starts_with(char::is_alphanumeric) || sign == '’' && after.starts_with("s ");
    ends && is_sign && (is_usual || letter != 'Ã')
}

/// The lead bytes of sequences that do not depend on a guess.
fn leads_of_witnesses(runs: &[Run]) -> [bool; 256] {
    let mut leads = [false; 256];
    for run in runs {
        for sequence in run.sequences {
            leads[usize::from(sequence.lead)] |= !sequence.is_weak || run.keeps_its_blank;
        }
    }
    leads
}

/// The number of bytes that contradict the others. A program that reads windows-1252 either leaves
/// all bytes 80 to 9F controls, or none that the code page defines.
fn mixed_bytes(text: &str, sequences: &[Sequence]) -> i32 {
    let (mut raw, mut mapped) = (0, 0);
    for c in sequences.iter().flat_map(|s| text[s.start..s.end].chars()) {
        if code_pages::is_c1(c) {
            raw += i32::from(code_pages::c1_as_windows_1252(c) != c);
        } else {
            let byte = origin(c).bytes[code_pages::WINDOWS_1252_PAGE];
            mapped += i32::from(matches!(byte, 0x80..=0x9f));
        }
    }
    raw.min(mapped)
}
