//! Measures how unlikely a text is, by pairs of adjacent characters.
//!
//! In: a text. Out: its cost in bits, the negative logarithm of its probability. The probability
//! of a character after another is estimated from texts in 330 languages (`bigrams.bin`, written
//! by `scripts/train/character_bigrams.py`). A pair that is not in these texts is estimated from
//! the classes of both characters, so that the model also knows languages that it was not trained
//! on. Costs are whole numbers of sixteenths of a bit, so that they are equal on every machine.

use super::super::code_pages::c1_as_windows_1252;
use super::char_class::{ASCII, Case, Class, GREEK, class};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// One bit.
pub const BIT: i32 = 16;

/// Steps per power of two of a count in the file.
const STEPS: f32 = 8.0;

/// The least count in the file.
const LEAST_COUNT: f32 = 0.15;

/// The share of the characters of a class that the training texts do not contain, and the number
/// of such characters. Both are rough: no class has all its letters in the texts.
const UNSEEN_SHARE: f32 = 0.02;
const UNSEEN_CHARS: f32 = 256.0;

/// The weight of the estimate from classes, in pairs per different follower of a character
/// (Witten and Bell 1991).
const BACKOFF_WEIGHT: f32 = 1.0;

/// The weight of the prior of a pair of classes, in pairs.
const PRIOR_WEIGHT: f32 = 16.0;

/// The weight of the prior that a word ends after a letter.
const END_WEIGHT: f32 = 8.0;

/// The most that a sign costs where one may be, and an operator. The training texts have few.
const MOST_SIGN_COST: i32 = 14 * BIT;
const MOST_OPERATOR_COST: i32 = 18 * BIT;

/// The most that a blank or line end costs, and punctuation of ASCII.
const MOST_BLANK_COST: i32 = 6 * BIT;
const MOST_ASCII_COST: i32 = 10 * BIT;

/// A C1 control is a byte that was not decoded. Nobody writes one.
const C1_COST: i32 = 14 * BIT;

/// The cost of U+FFFD, which marks what was lost before.
const REPLACEMENT_COST: i32 = 12 * BIT;

/// The cost of a character that nobody writes.
const RARE_COST: i32 = 24 * BIT;

/// All characters of the file are in the Basic Multilingual Plane.
const PLANE_SIZE: usize = 0x10000;

/// The class of a sign's predecessor.
const ANY_LETTER: Class = Class::Letter(ASCII, Case::Lower);

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::new(include_bytes!("bigrams.bin")));

/// The characters before and after a part of a text, which decide the cost of its ends.
#[derive(Clone, Copy)]
pub struct Neighbours {
    before: [char; 2],
    after: [char; 2],
}

impl Neighbours {
    /// Those of a range of a text. A line end is before and after it.
    pub fn of(text: &str, range: Range<usize>) -> Self {
        let mut before = text[..range.start].chars().rev();
        let mut after = text[range.end..].chars();
        let mut next_before = || before.next().unwrap_or('\n');
        let mut next_after = || after.next().unwrap_or('\n');
        let last = next_before();
        Neighbours {
            before: [next_before(), last],
            after: [next_after(), next_after()],
        }
    }
}

/// The cost of a text between its neighbours.
pub fn cost(text: &str, neighbours: Neighbours) -> i32 {
    let Neighbours {
        before: [mut before, mut last],
        after: [next, next_but_one],
    } = neighbours;
    let mut sum = 0;
    for c in text.chars().chain([next]) {
        sum += pair_cost(last, c) + triple_cost(before, last, c);
        (before, last) = (last, c);
    }
    sum + triple_cost(before, last, next_but_one)
}

/// The cost of three characters that pairs do not show: a small letter after two capitals, and a
/// sign within a word.
fn triple_cost(a: char, b: char, c: char) -> i32 {
    if b.is_ascii() && !b.is_ascii_uppercase() {
        return 0;
    }
    match (class(a), class(b), class(c)) {
        (
            Class::Letter(_, Case::Upper),
            Class::Letter(_, Case::Upper),
            Class::Letter(_, Case::Lower),
        ) => SMALL_AFTER_CAPITALS,
        (Class::Letter(..), sign, Class::Letter(..))
            if ends_words(sign) && (!a.is_ascii() && c != 's' || !is_quote_or_dash(b)) =>
        {
            SIGN_WITHIN_WORD
        }
        _ => 0,
    }
}

/// Whether a sign that ASCII letters may precede within a word: apostrophes and dashes.
fn is_quote_or_dash(c: char) -> bool {
    matches!(c, '’' | '‘' | '–' | '—')
}

/// Whether no word continues after a sign.
fn ends_words(class: Class) -> bool {
    matches!(
        class,
        Class::Quote
            | Class::Opening
            | Class::Note
            | Class::Currency
            | Class::Symbol
            | Class::Accent
            | Class::Operator
            | Class::Math
            | Class::Drawing
    )
}

/// The costs of [`triple_cost`].
const SMALL_AFTER_CAPITALS: i32 = 6 * BIT;
const SIGN_WITHIN_WORD: i32 = 8 * BIT;

/// The cost of a character after another.
pub fn pair_cost(a: char, b: char) -> i32 {
    let c1 = if matches!(b, '\u{80}'..='\u{9f}') {
        C1_COST
    } else {
        0
    };
    MODEL.pair_cost(folded(a), folded(b)) + c1 + folded_cost(b)
}

/// The character that stands for all those the model does not distinguish.
fn folded(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '\0'..='\u{1f}' => '\n',
        '\u{80}'..='\u{9f}' => c1_as_windows_1252(c),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => '一',
        '\u{ac00}'..='\u{d7a3}' => '가',
        '\u{1f000}'..='\u{1faff}' => '\u{2600}',
        _ => c,
    }
}

/// The cost of a character among those that the model does not distinguish from it.
fn folded_cost(c: char) -> i32 {
    match folded(c) {
        '一' => 9 * BIT,
        '가' => 7 * BIT,
        '\u{2600}' => 6 * BIT,
        '0' => 3 * BIT,
        _ => 0,
    }
}

fn is_letter(class: Class) -> bool {
    matches!(class, Class::Letter(..) | Class::Mark)
}

/// The model, with characters and classes by index.
struct Model {
    /// The index of each character of the Basic Multilingual Plane, or 0 for those that the
    /// training texts do not contain.
    index: Vec<u16>,
    /// The followers of each character, in the order of indexes.
    rows: Vec<Row>,
    /// The second characters of all rows, and the costs of the pairs.
    pairs: Vec<(char, i32)>,
    /// The class of each character, by its index.
    classes: Vec<u8>,
    /// The cost of each character given its class.
    char_costs: Vec<i32>,
    /// The index of a class, from 1. The class 0 is all others.
    class_index: FxHashMap<Class, u8>,
    /// The cost of a class after another, as a square table.
    class_costs: Vec<i32>,
    /// The cost of the end of a word after any letter.
    end_cost: i32,
}

/// The followers of a character.
#[derive(Clone, Copy, Default)]
struct Row {
    start: usize,
    end: usize,
    /// The cost of a follower that is not among them, besides its cost by class.
    backoff_cost: i32,
    /// The cost of the end of a word.
    end_cost: i32,
}

/// The sums that the costs of classes are computed from.
struct ClassSums {
    classes: Vec<Class>,
    /// By class, as a second character.
    sums: Vec<f32>,
    /// By class, as a first character.
    sums_before: Vec<f32>,
    pairs: Vec<f32>,
    total: f32,
}

fn bits(probability: f32) -> i32 {
    (-probability.log2() * BIT as f32).round() as i32
}

/// The probability of a class after another before any text was seen: words continue in their
/// script.
fn prior(a: Class, b: Class, share: f32) -> f32 {
    let same_word = match (a, b) {
        (Class::Letter(s, _), Class::Letter(t, Case::Lower | Case::None)) if s == t => 0.6,
        (Class::Letter(s, Case::Upper), Class::Letter(t, Case::Upper)) if s == t => 0.3,
        (Class::Letter(..), Class::Space) => 0.2,
        (Class::Letter(..), Class::Neutral) => 0.1,
        _ => 0.0,
    };
    0.9 * same_word + 0.1 * share
}

/// The least probability of a class after another. Science writes single Greek letters in Latin
/// words, and any sign may be anywhere.
fn least_probability(a: Class, b: Class) -> f32 {
    match (a, b) {
        (Class::Letter(ASCII, _), Class::Letter(GREEK, Case::Lower)) => 0.000_5,
        (Class::Letter(GREEK, Case::Lower), Class::Letter(ASCII, _)) => 0.05,
        (_, Class::Mark) => 0.000_2,
        (_, Class::Math | Class::Drawing) => 0.000_02,
        _ => 0.000_002,
    }
}

impl ClassSums {
    /// The probability of a class after another, by index.
    fn probability(&self, a: usize, b: usize) -> f32 {
        let (class_a, class_b) = (self.classes[a], self.classes[b]);
        let prior = prior(class_a, class_b, self.sums[b] / self.total);
        let pair = self.pairs[a * self.classes.len() + b];
        let estimate = (pair + PRIOR_WEIGHT * prior) / (self.sums_before[a] + PRIOR_WEIGHT);
        estimate.max(least_probability(class_a, class_b))
    }
}

impl Model {
    fn new(file: &[u8]) -> Self {
        let counted = read(file);
        let mut model = Model {
            index: vec![0; PLANE_SIZE],
            rows: vec![],
            pairs: vec![],
            classes: vec![],
            char_costs: vec![],
            class_index: FxHashMap::default(),
            class_costs: vec![],
            end_cost: 0,
        };
        let mut classes = vec![Class::Rare];
        model.add_char('\u{0}', &mut classes);
        for (first, followers) in &counted {
            model.add_char(*first, &mut classes);
            for (second, _) in followers {
                model.add_char(*second, &mut classes);
            }
        }
        let (sums, char_sums) = model.sums(&counted, classes);
        let count = sums.classes.len();
        model.class_costs = (0..count * count)
            .map(|at| bits(sums.probability(at / count, at % count)))
            .collect();
        let any_letter = usize::from(model.class_of(ANY_LETTER));
        let ends = (0..count).filter(|class| !is_letter(sums.classes[*class]));
        model.end_cost = bits(ends.map(|end| sums.probability(any_letter, end)).sum());
        let in_class = |model: &Model, at: usize| {
            char_sums[at] / sums.sums[usize::from(model.classes[at])].max(1.0)
        };
        model.char_costs = (0..char_sums.len())
            .map(|at| match char_sums[at] > 0.0 {
                true => bits((1.0 - UNSEEN_SHARE) * in_class(&model, at)),
                false => bits(UNSEEN_SHARE / UNSEEN_CHARS),
            })
            .collect();
        model.rows = vec![Row::default(); model.classes.len()];
        for (first, followers) in &counted {
            let start = model.pairs.len();
            let sum: f32 = followers.iter().map(|(_, count)| count).sum();
            let backoff = BACKOFF_WEIGHT * followers.len() as f32;
            let before = model.classes_before(*first);
            let mut ends = 0.0;
            for (second, count) in followers {
                let at = model.char_at(*second);
                let class = usize::from(model.classes[at]);
                let is_sign = !is_letter(sums.classes[class]);
                let by_class =
                    sums.probability(before[usize::from(is_sign)], class) * in_class(&model, at);
                let probability = (count + backoff * by_class) / (sum + backoff);
                model.pairs.push((*second, bits(probability)));
                if is_sign {
                    ends += count;
                }
            }
            let at = model.char_at(*first);
            model.rows[at] = Row {
                start,
                end: model.pairs.len(),
                backoff_cost: bits(backoff / (sum + backoff)),
                end_cost: bits((ends + 0.1 * END_WEIGHT) / (sum + END_WEIGHT)),
            };
        }
        model
    }

    /// Adds a character of the training texts, and its class.
    fn add_char(&mut self, c: char, classes: &mut Vec<Class>) {
        let next = self.classes.len();
        let Some(slot) = self.index.get_mut(c as usize).filter(|slot| **slot == 0) else {
            return;
        };
        *slot = next as u16;
        let class = class(c);
        let class_index = self.class_index.entry(class).or_insert_with(|| {
            classes.push(class);
            (classes.len() - 1) as u8
        });
        self.classes.push(*class_index);
    }

    fn sums(&self, counted: &[CountedRow], classes: Vec<Class>) -> (ClassSums, Vec<f32>) {
        let count = classes.len();
        let mut char_sums = vec![0.0; self.classes.len()];
        let mut sums = ClassSums {
            sums: vec![0.0; count],
            sums_before: vec![0.0; count],
            pairs: vec![0.0; count * count],
            total: 0.0,
            classes,
        };
        for (first, followers) in counted {
            let before = self.classes_before(*first);
            for (second, weight) in followers {
                let at = self.char_at(*second);
                let class = usize::from(self.classes[at]);
                let before = before[usize::from(!is_letter(sums.classes[class]))];
                sums.pairs[before * count + class] += weight;
                sums.sums_before[before] += weight;
                sums.sums[class] += weight;
                char_sums[at] += weight;
                sums.total += weight;
            }
        }
        (sums, char_sums)
    }

    /// The index of a character, or 0.
    fn char_at(&self, c: char) -> usize {
        self.index.get(c as usize).copied().map_or(0, usize::from)
    }

    fn class_of(&self, class: Class) -> u8 {
        self.class_index.get(&class).copied().unwrap_or_default()
    }

    /// The index of the class of a pair's first character, before a letter and before anything
    /// else. Signs follow letters of all scripts alike.
    fn classes_before(&self, c: char) -> [usize; 2] {
        let class = class(c);
        let before_sign = match is_letter(class) {
            true => ANY_LETTER,
            false => class,
        };
        [class, before_sign].map(|class| usize::from(self.class_of(class)))
    }

    fn pair_cost(&self, a: char, b: char) -> i32 {
        let row = self.rows[self.char_at(a)];
        let followers = &self.pairs[row.start..row.end];
        if let Ok(at) = followers.binary_search_by_key(&b, |(second, _)| *second) {
            return followers[at].1;
        }
        let (class_a, class_b) = (class(a), class(b));
        match class_b {
            Class::Replacement => return REPLACEMENT_COST,
            Class::Rare => return RARE_COST,
            _ => {}
        }
        let least = bits(least_probability(class_a, class_b));
        let before = self.classes_before(a)[usize::from(!is_letter(class_b))];
        let after = self.class_of(class_b);
        let class_cost = match before.min(usize::from(after)) {
            // A script that the training texts do not contain.
            0 => bits(prior(class_a, class_b, 0.0).max(least_probability(class_a, class_b))),
            _ => self.class_costs[before * (self.class_index.len() + 1) + usize::from(after)],
        };
        let char_cost = self.char_costs[self.char_at(b)];
        let most = match class_b {
            Class::Quote | Class::Opening | Class::Note | Class::Currency | Class::Symbol => {
                MOST_SIGN_COST
            }
            Class::Operator => MOST_OPERATOR_COST,
            Class::Space => MOST_BLANK_COST,
            Class::Neutral if b.is_ascii() => MOST_ASCII_COST,
            _ => i32::MAX / 2,
        };
        match (is_letter(class_a), is_letter(class_b)) {
            (_, true) => (row.backoff_cost + class_cost).min(least) + char_cost,
            (true, false) => {
                row.end_cost.max(1) + (class_cost - self.end_cost + char_cost).min(most)
            }
            (false, false) => (row.backoff_cost + class_cost + char_cost).min(most),
        }
    }
}

/// A first character, and its followers with the counts of the pairs.
type CountedRow = (char, Vec<(char, f32)>);

/// The first characters of the file with their followers and the counts of the pairs. A file that
/// is cut off gives what is there.
fn read(mut file: &[u8]) -> Vec<CountedRow> {
    let mut rows = vec![];
    while let Some((head, rest)) = file.split_first_chunk::<4>() {
        file = rest;
        let code = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]));
        let first = char::from_u32(code(head[0], head[1])).unwrap_or_default();
        let mut followers = vec![];
        let mut second = 0;
        for _ in 0..code(head[2], head[3]) {
            let (gap, rest) = read_number(file);
            let Some((logarithm, rest)) = rest.split_first() else {
                return rows;
            };
            file = rest;
            second += gap;
            let count = LEAST_COUNT * (f32::from(*logarithm) / STEPS).exp2();
            followers.push((char::from_u32(second).unwrap_or_default(), count));
        }
        rows.push((first, followers));
    }
    rows
}

/// A number of 7 bits a byte, of which all but the last have their high bit set.
fn read_number(file: &[u8]) -> (u32, &[u8]) {
    let mut number = 0;
    let mut rest = file;
    for shift in [0, 7, 14] {
        let Some((byte, after)) = rest.split_first() else {
            break;
        };
        rest = after;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    (number, rest)
}
