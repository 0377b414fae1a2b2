//! What a text shows where a phrase may match: the phrase need not be tried on others.
//!
//! The letters that a block begins with ([`Signs::beginnings`]) where the phrase must stand at its
//! start, or four bytes in a row that are in every match ([`Signs::windows`]): the rarest there are.

use super::compiler::{MOST_OF_CLASS, Part, class, fold, same};
use super::table::{Anchor, PhraseRule};
use std::collections::BTreeSet;

/// Letters of a block's beginning that are looked up: `the rela` is in few texts, `the r` in too many.
pub const BEGINNING: usize = 8;

/// Bytes of a window: a word of the processor's, and rare enough.
const WINDOW: usize = 4;

/// Cases of one window: in ASCII `k` and `s` have two each (the Kelvin sign, the long s).
const MOST_CASES: usize = 64;

/// Stands in a beginning for any digit.
const DIGIT: char = '\0';

/// Bytes in a row, each with the bit of ASCII's lower case, and what of ASCII stands around them
/// in their word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    pub bytes: u32,
    pub before: String,
    pub after: String,
}

/// When a phrase may match.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// A text that it matches begins with one of these, folded, behind what is no letter.
    pub beginnings: BTreeSet<String>,
    /// Or holds one of these.
    pub windows: BTreeSet<Window>,
    /// Or one of these, too short for a window.
    pub words: BTreeSet<String>,
    /// Or has a digit before its first letter.
    pub behind_digit: bool,
    /// Or begins with what is no letter.
    pub behind_sign: bool,
    /// Nothing is known: it must always be tried.
    pub always: bool,
}

fn is_letter(c: char) -> bool {
    thread_local! {
        static LETTERS: Vec<(char, char)> = class(r"\p{L}");
    }
    let within = |range: &(char, char)| range.0 <= c && c <= range.1;
    LETTERS.with(|letters| letters.iter().any(within))
}

/// Whether every match of a part stands at the start of the text.
fn is_anchored(part: &Part) -> bool {
    match part {
        Part::Start => true,
        Part::All(parts) => parts.first().is_some_and(is_anchored),
        Part::Any(parts) => parts.iter().all(is_anchored),
        Part::Repeat(least, _, part) => *least > 0 && is_anchored(part),
        Part::Folded(_) | Part::Raw(_) | Part::Class(_) | Part::End | Part::WordBoundary => false,
    }
}

/// The signs of a phrase of a cue.
pub fn of(cue: &PhraseRule, part: &Part) -> Signs {
    let mut signs = Signs::default();
    let mut look_for_window = true;
    let anchored = is_anchored(part);
    // Also of a cue that matches anywhere some phrases have an anchor of their own.
    if cue.anchor != Anchor::Anywhere || anchored {
        look_for_window = false;
        for beginning in beginnings(part).into_iter().map(|(beginning, _)| beginning) {
            match beginning.chars().next() {
                Some(DIGIT) => signs.behind_digit = true,
                Some(c) if is_letter(c) || anchored => {
                    let known = beginning.split(DIGIT).next();
                    signs
                        .beginnings
                        .insert(known.unwrap_or_default().to_owned());
                    continue;
                }
                Some(_) => signs.behind_sign = true,
                None => signs.always = true,
            }
            look_for_window = true;
        }
    }
    if look_for_window {
        match needed(part) {
            Some(choice) => {
                signs = Signs {
                    windows: choice.windows,
                    ..Signs::default()
                };
            }
            None if signs == Signs::default() => {
                signs.words = short(part).unwrap_or_default();
                signs.always = signs.words.is_empty();
            }
            None => {}
        }
    }
    signs
}

/// What every match begins with, folded; nothing if that can be anything.
pub fn begins(part: &Part) -> Vec<String> {
    let all: BTreeSet<String> = beginnings(part).into_iter().map(|(b, _)| b).collect();
    match all
        .iter()
        .any(|beginning| beginning.is_empty() || beginning.contains(DIGIT))
    {
        true => Vec::new(),
        false => all.into_iter().collect(),
    }
}

/// What a match begins with, folded: its first characters, and whether what follows it may be added.
fn beginnings(part: &Part) -> BTreeSet<(String, bool)> {
    let whole = |word: String| BTreeSet::from([(word, true)]);
    match part {
        Part::Folded(word) | Part::Raw(word) => {
            let begins: String = word.chars().take(BEGINNING).map(fold).collect();
            let goes_on = begins.chars().count() < BEGINNING;
            BTreeSet::from([(begins, goes_on)])
        }
        Part::Class(ranges) => {
            let all = || ranges.iter().flat_map(|(from, to)| *from..=*to);
            if all().nth(MOST_OF_CLASS).is_none() {
                all().map(|c| (fold(c).to_string(), true)).collect()
            } else if all().all(char::is_numeric) {
                BTreeSet::from([(DIGIT.to_string(), false)])
            } else {
                BTreeSet::from([(String::new(), false)])
            }
        }
        Part::Start | Part::End | Part::WordBoundary => whole(String::new()),
        Part::Any(parts) => parts.iter().flat_map(beginnings).collect(),
        Part::Repeat(least, most, part) => {
            let once = beginnings(part).into_iter();
            let mut all: BTreeSet<_> = once.map(|(b, on)| (b, on && *most == 1)).collect();
            if *least == 0 {
                all.extend(whole(String::new()));
            }
            all
        }
        Part::All(parts) => parts.iter().fold(whole(String::new()), |before, part| {
            let (on, done): (BTreeSet<_>, BTreeSet<_>) =
                before.into_iter().partition(|(_, on)| *on);
            if on.is_empty() {
                return done;
            }
            let next = beginnings(part);
            let longer = on.iter().flat_map(|(begun, _)| {
                next.iter().map(move |(word, goes_on)| {
                    let all: String = begun.chars().chain(word.chars()).collect();
                    let cut: String = all.chars().take(BEGINNING).collect();
                    let goes_on = *goes_on && cut.chars().count() < BEGINNING;
                    (cut, goes_on)
                })
            });
            done.into_iter().chain(longer).collect()
        }),
    }
}

/// The letters, folded, one of which every match ends with; none if it may end with anything else.
pub fn ends(part: &Part) -> BTreeSet<char> {
    match last(part) {
        Some((chars, false)) if chars.iter().all(|c| is_letter(*c)) => chars,
        _ => BTreeSet::new(),
    }
}

/// The last characters of the matches, if they are few, and whether a match may have none.
fn last(part: &Part) -> Option<(BTreeSet<char>, bool)> {
    match part {
        Part::Folded(word) | Part::Raw(word) => Some((
            word.chars().last().map(fold).into_iter().collect(),
            word.is_empty(),
        )),
        Part::Class(ranges) => {
            let all = || ranges.iter().flat_map(|(from, to)| *from..=*to);
            let few = all().nth(MOST_OF_CLASS).is_none();
            few.then(|| (all().map(fold).collect(), false))
        }
        Part::Start | Part::End | Part::WordBoundary => Some((BTreeSet::new(), true)),
        Part::Repeat(least, _, part) => {
            let (chars, empty) = last(part)?;
            Some((chars, empty || *least == 0))
        }
        Part::Any(parts) => parts
            .iter()
            .try_fold((BTreeSet::new(), false), |all, part| {
                let (chars, empty) = last(part)?;
                Some((&all.0 | &chars, all.1 || empty))
            }),
        Part::All(parts) => {
            let mut all = BTreeSet::new();
            for part in parts.iter().rev() {
                let (chars, empty) = last(part)?;
                all.extend(chars);
                if !empty {
                    return Some((all, false));
                }
            }
            Some((all, true))
        }
    }
}

/// Windows of which every match holds at least one.
struct Choice {
    windows: BTreeSet<Window>,
    /// How rare the most frequent of them is.
    rarity: u32,
}

/// The rarest choice of windows that no match of a pattern can do without, if there is one.
fn needed(part: &Part) -> Option<Choice> {
    match part {
        Part::Folded(word) => windows(&word.chars().map(same).collect::<Vec<_>>()),
        Part::Raw(word) => windows(&word.chars().map(|c| vec![c]).collect::<Vec<_>>()),
        Part::Class(_) | Part::Start | Part::End | Part::WordBoundary => None,
        Part::Repeat(0, _, _) => None,
        Part::Repeat(_, _, part) => needed(part),
        Part::All(parts) => parts
            .iter()
            .filter_map(needed)
            .max_by_key(|choice| choice.rarity),
        Part::Any(parts) => {
            let each: Option<Vec<Choice>> = parts.iter().map(needed).collect();
            each.map(|each| Choice {
                rarity: each.iter().map(|c| c.rarity).min().unwrap_or(0),
                windows: each.into_iter().flat_map(|c| c.windows).collect(),
            })
        }
    }
}

/// The rarest windows of a word whose characters have these cases: in whatever case it is written,
/// it holds one.
fn windows(word: &[Vec<char>]) -> Option<Choice> {
    let starts = (0..word.len()).filter_map(|start| {
        let (mut cases, mut end) = (BTreeSet::from([Vec::new()]), start);
        while cases.iter().any(|case| case.len() < WINDOW) {
            let same = word.get(end)?;
            end += 1;
            cases = cases
                .iter()
                .flat_map(|case| {
                    same.iter()
                        .map(move |c| [case, lower(*c).as_slice()].concat())
                })
                .collect();
        }
        let ascii = |same: &Vec<char>| same.iter().copied().find(char::is_ascii);
        let mut before: Vec<char> = word[..start].iter().rev().map_while(ascii).collect();
        before.reverse();
        let after: Vec<char> = word[end..].iter().map_while(ascii).collect();
        let text = |chars: &[char]| chars.iter().map(|c| lower(*c)[0] as char).collect();
        let window = |case: &Vec<u8>| Window {
            bytes: u32::from_le_bytes([case[0], case[1], case[2], case[3]]),
            before: text(&before),
            after: text(if case.len() == WINDOW { &after } else { &[] }),
        };
        (cases.len() <= MOST_CASES).then(|| Choice {
            rarity: cases
                .iter()
                .map(|case| rarity(&case[..WINDOW]))
                .min()
                .unwrap_or(0),
            windows: cases.iter().map(window).collect(),
        })
    });
    starts.max_by_key(|choice| choice.rarity)
}

/// Words of which every match holds at least one, however short, if they have no cases.
fn short(part: &Part) -> Option<BTreeSet<String>> {
    match part {
        Part::Folded(word) if word.chars().all(|c| same(c).len() == 1) => {
            Some(BTreeSet::from([word.clone()]))
        }
        Part::All(parts) => parts.iter().find_map(short),
        Part::Any(parts) => {
            let each: Option<Vec<BTreeSet<String>>> = parts.iter().map(short).collect();
            each.map(|each| each.into_iter().flatten().collect())
        }
        _ => None,
    }
}

/// The bytes of a character, each with the bit of ASCII's lower case: what a text's are compared with.
fn lower(c: char) -> Vec<u8> {
    c.to_string().bytes().map(|byte| byte | 0x20).collect()
}

/// How rare these bytes are: the places of ASCII's letters in the order of their frequency in
/// English, more for what is none.
fn rarity(window: &[u8]) -> u32 {
    const FREQUENT_FIRST: &[u8] = b" etaoinshrdlcumwfgypbvkjxqz";
    let place = |byte: &u8| FREQUENT_FIRST.iter().position(|other| other == byte);
    let each = window
        .iter()
        .map(|byte| place(byte).unwrap_or(FREQUENT_FIRST.len()));
    each.sum::<usize>() as u32
}

#[cfg(test)]
mod tests {
    use super::super::compiler::part;
    use super::super::table::PHRASE_RULES;
    use super::*;

    fn words(phrase: &str) -> Vec<String> {
        let choice = needed(&part(phrase));
        let bytes = |window: &Window| {
            let bytes = window.bytes.to_le_bytes();
            let bytes = String::from_utf8_lossy(&bytes);
            format!("{}[{bytes}]{}", window.before, window.after)
        };
        choice.map_or(Vec::new(), |c| c.windows.iter().map(bytes).collect())
    }

    fn begins(phrase: &str) -> Vec<String> {
        beginnings(&part(phrase))
            .into_iter()
            .map(|(b, _)| b)
            .collect()
    }

    #[test]
    fn what_a_match_ends_with_is_known_in_every_case_when_it_is_looked_for() {
        use super::super::candidates;
        for phrase in PHRASE_RULES
            .iter()
            .flat_map(|cue| cue.phrases)
            .flat_map(|(_, own)| *own)
        {
            for c in ends(&part(phrase)).into_iter().flat_map(same) {
                assert_eq!(candidates::fold(c), fold(c), "{phrase}");
            }
        }
    }

    #[test]
    fn a_match_ends_with_the_letters_of_its_last_part_that_must_be_there() {
        let ends = |phrase| ends(&part(phrase)).into_iter().collect::<String>();
        assert_eq!(ends(r"\d+ \w+ fa"), "a");
        assert_eq!(ends(r"\d+ (views|vote)( ago)?\b"), "eos");
        assert_eq!(ends("read (more)?K"), "k");
        // A sign or a digit may be cut off before the end is looked at.
        for phrase in [r"read \w+", "read more?!?", "read (more|[0-9])", "(more)?"] {
            assert_eq!(ends(phrase), "", "{phrase}");
        }
    }

    #[test]
    fn the_rarest_bytes_that_no_match_can_do_without_are_looked_for() {
        assert_eq!(words(r"\bin (your|the) inbox( now)?"), [" i[nbox]"]);
        assert_eq!(words("(xbox|quiz)es .{1,3}up"), ["[xbox]", "[quiz]"]);
        assert_eq!(words(r"\w+( and more)*"), [""; 0]);
        assert_eq!(words("rights|t.*"), [""; 0]);
        // The Kelvin sign is a k, too.
        assert_eq!(words("(?-i:KLMN)|back").len(), 3);
    }

    #[test]
    fn beginnings_are_read_through_choices_and_what_may_be_missing() {
        assert_eq!(begins("(the )?news"), ["news", "the news"]);
        assert_eq!(begins("read (more|next) .{1,3}"), ["read mor", "read nex"]);
        assert_eq!(begins(r"^a(b|c)+d"), ["ab", "ac"]);
        assert_eq!(begins(r"vor \d+ tagen"), ["vor \0"]);
        assert_eq!(
            begins(r"\(?\d* ?reply"),
            ["\0", " reply", "(\0", "( reply", "(reply", "reply"]
        );
    }

    #[test]
    fn what_can_begin_with_anything_has_no_beginnings() {
        assert_eq!(super::begins(&part("(the )?news")), ["news", "the news"]);
        assert_eq!(super::begins(&part(r"\d+ news")), [""; 0]);
        assert_eq!(super::begins(&part(".news")), [""; 0]);
    }

    #[test]
    fn a_phrase_is_anchored_where_each_of_its_choices_is() {
        let anchored = |phrase| is_anchored(&part(phrase));
        assert!(anchored("^news") && anchored("^a|^b") && anchored("(^a|^b)c"));
        assert!(!anchored("^a|b") && !anchored("(^a)?b") && !anchored("a^"));
        let cue = PHRASE_RULES
            .iter()
            .find(|cue| cue.anchor == Anchor::Anywhere)
            .unwrap();
        let windows = |phrase| of(cue, &part(phrase)).windows.len();
        assert_eq!(
            windows("^newsroom|^reviews"),
            0,
            "the beginnings are enough"
        );
        assert_ne!(windows("^newsroom|reviews"), 0, "one may stand anywhere");
    }
}
