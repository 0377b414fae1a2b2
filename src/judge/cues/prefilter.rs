//! What a text must hold for a phrase to stand anywhere in it.
//!
//! A phrase that may stand anywhere is looked for at every character, and an automaton of all
//! such phrases meets new states on nearly every text: it took a third of the time that text
//! takes. But each phrase has a word that it cannot do without (`inbox`, `rights reserved`), and
//! hardly any text has one of those. They are read off the phrases, so that a new phrase
//! needs no thought; it is only looked for where its word is.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};

/// Characters of a word that are looked for where some are beyond ASCII: for each of those all its
/// cases are, so their number doubles with every character.
const MOST_WIDE: usize = 4;

/// Cases of one word. In ASCII `k` and `s` have two each (the Kelvin sign, the long s), so that `sickness` has 16.
const MOST_CASES: usize = 64;

/// A class of more characters is none of the words one cannot do without.
const MOST_OF_CLASS: usize = 4;

/// Says which of some phrases may match a text.
pub(super) struct Prefilter {
    words: AhoCorasick,
    /// The choice that each word is of.
    of: Vec<usize>,
    choices: usize,
    /// For each phrase the choices of words that it needs, and the number it belongs to.
    phrases: Vec<(Vec<usize>, usize)>,
}

impl Prefilter {
    /// A filter for phrases that are matched whatever their case; several may have one number.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = (&'a str, usize)>) -> Prefilter {
        let (mut words, mut of, mut choices) = (Vec::new(), Vec::new(), 0);
        let phrases = phrases
            .map(|(phrase, number)| {
                assert!(number < 16, "candidates are the bits of a u16");
                let hir = regex_syntax::parse(phrase).expect("the table's phrases parse");
                let first = choices;
                for choice in choices_of(&hir) {
                    let cases: Vec<String> = choice.iter().flat_map(|word| cases(word)).collect();
                    of.extend(cases.iter().map(|_| choices));
                    words.extend(cases);
                    choices += 1;
                }
                ((first..choices).collect(), number)
            })
            .collect();
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(words)
            .expect("a few hundred short words are within its limits");
        Prefilter {
            words,
            of,
            choices,
            phrases,
        }
    }

    /// The numbers of the phrases that may match a text, one bit for each.
    pub(super) fn candidates(&self, text: &str) -> u16 {
        let mut found = Vec::new();
        for word in self.words.find_overlapping_iter(text) {
            // Most texts have none of the words.
            found.resize(self.choices, false);
            found[self.of[word.pattern()]] = true;
        }
        let has = |choice: &usize| found.get(*choice).copied().unwrap_or(false);
        let candidates = self.phrases.iter();
        candidates
            .filter(|(choices, _)| choices.iter().all(has))
            .fold(0, |bits, (_, number)| bits | 1 << number)
    }
}

/// What every match of a phrase holds: of each choice at least one word.
fn choices_of(hir: &Hir) -> Vec<Vec<String>> {
    let HirKind::Concat(parts) = hir.kind() else {
        return needed(hir).into_iter().collect();
    };
    let all: Vec<Vec<String>> = parts.iter().filter_map(needed).collect();
    let (telling, others): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|words| words.iter().all(|word| tells(word)));
    match telling.is_empty() {
        true => others
            .into_iter()
            .max_by_key(|words| shortest(words))
            .into_iter()
            .collect(),
        false => telling,
    }
}

/// Whether a word is in few texts: a blank, `x` and `the` are in nearly all.
fn tells(word: &str) -> bool {
    word.len() >= 4 || !word.chars().all(|c| c == ' ' || c.is_ascii_alphabetic())
}

/// The characters of the shortest word of a choice.
fn shortest(words: &[String]) -> Option<usize> {
    words.iter().map(|word| word.chars().count()).min()
}

/// Words of which every match of a pattern holds at least one, if there are such. Of several
/// choices the one whose shortest word is longest, as that is the rarest.
fn needed(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(literal) => {
            let word = std::str::from_utf8(&literal.0).ok()?;
            Some(vec![word.to_owned()])
        }
        HirKind::Class(Class::Unicode(class)) => characters(class),
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Repetition(repetition) if repetition.min == 0 => None,
        HirKind::Repetition(repetition) => needed(&repetition.sub),
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Concat(parts) => parts
            .iter()
            .filter_map(needed)
            .max_by_key(|words| shortest(words)),
        HirKind::Alternation(parts) => {
            let each: Option<Vec<Vec<String>>> = parts.iter().map(needed).collect();
            each.map(|each| each.concat())
        }
    }
}

fn characters(class: &ClassUnicode) -> Option<Vec<String>> {
    let all = || class.iter().flat_map(|range| range.start()..=range.end());
    let few = all().nth(MOST_OF_CLASS).is_none();
    few.then(|| all().map(String::from).collect())
}

/// A word, or its first characters, in all the cases that a regular expression takes for the same.
/// ASCII's capitals are left to the search.
fn cases(word: &str) -> Vec<String> {
    let most = if word.is_ascii() {
        usize::MAX
    } else {
        MOST_WIDE
    };
    // A beginning of a word is as sure a sign of it, if not as rare.
    let few = |cases: &Vec<String>, same: &[char]| cases.len() * same.len() <= MOST_CASES;
    let mut cases = vec![String::new()];
    for c in word.chars().take(most) {
        let mut same = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
        same.case_fold_simple();
        let same = same.iter().flat_map(|range| range.start()..=range.end());
        let same: Vec<char> = same.filter(|c| !c.is_ascii_uppercase()).collect();
        if !few(&cases, &same) {
            break;
        }
        cases = cases
            .iter()
            .flat_map(|case| same.iter().map(move |c| format!("{case}{c}")))
            .collect();
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_hold(phrase: &str, text: &str) -> bool {
        Prefilter::new([(phrase, 0)].into_iter()).candidates(text) == 1
    }

    #[test]
    fn the_longest_word_that_no_match_can_do_without_is_looked_for() {
        let words = |pattern: &str| needed(&regex_syntax::parse(pattern).unwrap());
        let of = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(words(r"\bin (your|the) inbox( now)?"), of(&[" inbox"]));
        assert_eq!(words("(sign|log) .{1,3}up"), of(&["sign", "log"]));
        assert_eq!(words("(uns)+( auf)?"), of(&["uns"]));
        assert_eq!(words(r"\w+( a)*"), None);
        assert_eq!(words("one|t.*"), of(&["one", "t"]));
    }

    #[test]
    fn all_parts_of_a_phrase_that_tell_must_be_there() {
        let phrase = r"\b(mail|write to) .{0,60}\w@\w";
        assert!(may_hold(phrase, "Write to jo@example.org"));
        assert!(!may_hold(phrase, "Write to us") && !may_hold(phrase, "jo@example.org"));
        // `on` is in most texts, but better than nothing.
        assert!(may_hold("(on|at)x", "atX") && !may_hold("(on|at)x", "by X"));
        assert!(may_hold("like .{1,30} (on|x)", "I like it"));
    }

    #[test]
    fn phrases_of_one_number_are_each_enough_for_it() {
        let phrases = [("inbox", 1), ("app store", 1), ("cookies", 2)];
        let filter = Prefilter::new(phrases.into_iter());
        assert_eq!(filter.candidates("The App Store"), 1 << 1);
        assert_eq!(filter.candidates("cookies in your inbox"), 1 << 1 | 1 << 2);
        assert_eq!(filter.candidates("app, store"), 0);
    }

    #[test]
    fn words_are_found_in_any_case_that_the_expression_takes_for_the_same() {
        for (pattern, text) in [
            ("rights", "ALL RIGHTS"),
            ("links", "LIN\u{212a}\u{17f}"),
            ("отве(т|ч)", "ОТВЕЧ"),
            ("χρήσης", "ΧΡΉΣΗΣ"),
            ("政策", "隐私政策"),
        ] {
            let regex = format!("(?i){pattern}");
            assert!(regex::Regex::new(&regex).unwrap().is_match(text), "{text}");
            assert!(may_hold(pattern, text), "{text}");
        }
        assert!(!may_hold("rights", "all right"));
        let many = "kisskisskisskiss";
        assert!(cases(many).len() <= MOST_CASES && may_hold(many, &many.to_uppercase()));
        assert!(may_hold(r"\d+", "nothing is known of it"));
    }
}
