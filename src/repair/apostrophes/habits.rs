//! What the accents of a whole text show: whether it writes accents apart, and in which language.

use super::super::language_model::BIT;
use super::{Accent, Verdict, is_plain_vowel};

/// How much likelier apostrophes must be than accents written apart.
const APOSTROPHE_PRICE: i32 = 2 * BIT;

/// What the accents of a text are.
#[derive(Debug, Default)]
pub struct Habits {
    writes_accents_apart: bool,
    /// It has accented letters of languages that elide vowels.
    has_accented_letters: bool,
    /// How much likelier the elisions are than accents written apart.
    elision_gain: i32,
    is_spanish: bool,
    is_french: bool,
    is_slavic: bool,
    is_uzbek: bool,
}

impl Habits {
    /// The habits of a text, from its accents.
    pub fn of<'a>(text: &str, accents: impl Iterator<Item = Accent<'a>>) -> Self {
        let mut habits = Habits {
            has_accented_letters: text.contains(is_of_eliding_language),
            is_spanish: is_spanish(text),
            is_french: is_french(text),
            is_slavic: text.contains(|c| "ąęłżźćńśěřůťď".contains(c)),
            ..Habits::default()
        };
        let (mut after_g, mut after_o, mut after_others) = (false, false, false);
        for accent in accents {
            match accent.verdict() {
                Verdict::WrittenApart => habits.writes_accents_apart = true,
                Verdict::Elision => habits.elision_gain += accent.apostrophe_gain(habits.is_french),
                _ => {}
            }
            match accent.previous() {
                _ if accent.ends_word() || accent.begins_word() => {}
                Some('g' | 'G') => after_g = true,
                Some('o' | 'O') => after_o = true,
                _ => after_others = true,
            }
        }
        // Uzbek has no other letters beyond ASCII than o´ and g´.
        let is_ascii = !text.contains(|c: char| !c.is_ascii() && c != '´');
        habits.is_uzbek = is_ascii && after_g && after_o && !after_others;
        habits
    }

    /// Whether an accent is an apostrophe in this text.
    pub fn has_apostrophe(&self, accent: &Accent) -> bool {
        if self.is_uzbek && !accent.ends_word() && !accent.begins_word() {
            return true;
        }
        let is_apart = self.writes_accents_apart || self.is_spanish || self.is_slavic;
        match accent.verdict() {
            Verdict::Apostrophe => true,
            // liberte´s may be libertés.
            Verdict::Likely if accent.previous() == Some('e') => !is_apart && !self.is_french,
            Verdict::Likely => !is_apart,
            Verdict::Elision => {
                !is_apart && (self.has_accented_letters || self.elision_gain > APOSTROPHE_PRICE)
            }
            Verdict::WrittenApart | Verdict::Unclear => false,
        }
    }

    /// Whether an accent at the end of a word may be the accent of its last letter, as in `cafe´`
    /// and `citta``.
    pub fn may_end_in_accent(&self, accent: &Accent) -> bool {
        accent.previous().is_some_and(is_plain_vowel)
            && (self.is_spanish || self.writes_accents_apart)
    }
}

/// The number of words of a text in one list minus those in another.
pub fn balance(text: &str, words: &[&str], others: &[&str]) -> i32 {
    let is_one_of = |word: &str, words: &[&str]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    text.split(|c: char| !c.is_alphabetic())
        .map(|word| i32::from(is_one_of(word, words)) - i32::from(is_one_of(word, others)))
        .sum()
}

/// Whether a text is Spanish or Portuguese, which have accents and no apostrophes, by frequent
/// words that other languages do not have.
fn is_spanish(text: &str) -> bool {
    const SPANISH: [&str; 17] = [
        "el", "los", "las", "por", "para", "como", "muy", "pero", "uma", "não", "dos", "das",
        "pelo", "pela", "sus", "del", "fue",
    ];
    const OTHERS: [&str; 24] = [
        "the", "of", "and", "to", "is", "for", "that", "with", "i", "amb", "els", "dels", "és",
        "més", "per", "aquesta", "aquest", "il", "che", "di", "les", "des", "le", "est",
    ];
    !has_apostrophes(text) && balance(text, &SPANISH, &OTHERS) > 0
}

/// Whether a text is French or Italian, by frequent words. They have few accented letters.
fn is_french(text: &str) -> bool {
    const FRENCH: [&str; 27] = [
        "les", "des", "et", "le", "du", "une", "dans", "est", "pour", "sur", "par", "ne", "ou",
        "au", "pas", "plus", "vous", "mot", "il", "di", "che", "non", "gli", "della", "sono",
        "questo", "questa",
    ];
    const OTHERS: [&str; 24] = [
        "the", "of", "and", "to", "is", "for", "that", "with", "in", "my", "el", "los", "las", "y",
        "para", "por", "amb", "els", "dels", "com", "i", "o", "em", "do",
    ];
    balance(text, &FRENCH, &OTHERS) > 0
}

/// Whether a text has apostrophes within words.
fn has_apostrophes(text: &str) -> bool {
    text.match_indices(['\'', '’']).any(|(at, c)| {
        text[..at].ends_with(char::is_alphabetic)
            && text[at + c.len()..].starts_with(char::is_alphabetic)
    })
}

/// Whether a letter is one of French, Italian or Catalan, which have apostrophes for lost vowels.
fn is_of_eliding_language(c: char) -> bool {
    "éèêàâçùîôûëïòìœÉÈÊÀÂÇÙÎÔÛËÏÒÌŒ".contains(c)
}
