//! The probabilities of pairs of characters, estimated from their counts.
//!
//! A pair that was counted often is estimated from its count, any other from the classes of its
//! characters: how often their classes follow each other, and the share of the second character in
//! its class.

use super::super::char_class::{ASCII, Case, Class, GREEK, class};
use super::BIT;
use super::bigrams::{CountedRow, read};
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

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

/// The cost of U+FFFD, which marks what was lost before.
const REPLACEMENT_COST: i32 = 12 * BIT;

/// The cost of a character that nobody writes.
const RARE_COST: i32 = 24 * BIT;

/// All characters of the file are in the Basic Multilingual Plane.
const PLANE_SIZE: usize = 0x10000;

/// The class of a sign's predecessor.
const ANY_LETTER: Class = Class::Letter(ASCII, Case::Lower);

fn is_letter(class: Class) -> bool {
    matches!(class, Class::Letter(..) | Class::Mark)
}

/// The model, with characters and classes by index.
pub struct Model {
    /// The index of each character of the Basic Multilingual Plane, or 0 for those that the
    /// training texts do not contain.
    index: Vec<u16>,
    /// The followers of each character, in the order of indexes.
    rows: Vec<Row>,
    /// The pairs of all rows.
    pairs: Vec<Pair>,
    /// The class of each character, by its index.
    classes: Vec<u8>,
    /// The share of each character in its class, 0 for one that occurs only before others.
    char_shares: Vec<f32>,
    sums: ClassSums,
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
    /// The sum of the counts of the pairs, and the weight of the estimate from classes.
    sum: f32,
    backoff: f32,
    /// The cost of a follower that is not among them, besides its cost by class.
    backoff_cost: i32,
    /// The cost of the end of a word.
    end_cost: i32,
}

/// A pair that the training texts contain.
struct Pair {
    second: char,
    count: f32,
    /// Computed when it is first needed: a text has a few hundred of the 57,000 pairs.
    cost: AtomicI32,
}

/// A cost that is not computed yet.
const UNKNOWN: i32 = i32::MIN;

/// The sums that the costs of classes are computed from.
#[derive(Default)]
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
        (Class::Digit, Class::Operator) => 0.002,
        (Class::Operator, Class::Digit) => 0.3,
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
    /// The model of a file of counts.
    pub fn new(file: &[u8]) -> Self {
        let counted = read(file);
        let mut model = Model {
            index: vec![0; PLANE_SIZE],
            rows: vec![],
            pairs: vec![],
            classes: vec![],
            char_shares: vec![],
            sums: ClassSums::default(),
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
        model.char_shares = char_sums
            .iter()
            .zip(&model.classes)
            .map(|(char_sum, class)| char_sum / sums.sums[usize::from(*class)].max(1.0))
            .collect();
        model.rows = vec![Row::default(); model.classes.len()];
        for (first, followers) in counted {
            let start = model.pairs.len();
            let sum: f32 = followers.iter().map(|(_, count)| count).sum();
            let backoff = BACKOFF_WEIGHT * followers.len() as f32;
            let is_sign = |c: char| {
                let class = model.classes[model.char_at(c)];
                !is_letter(sums.classes[usize::from(class)])
            };
            let ends = followers.iter().filter(|(second, _)| is_sign(*second));
            let ends: f32 = ends.map(|(_, count)| count).sum();
            model
                .pairs
                .extend(followers.into_iter().map(|(second, count)| Pair {
                    second,
                    count,
                    cost: AtomicI32::new(UNKNOWN),
                }));
            let at = model.char_at(first);
            model.rows[at] = Row {
                start,
                end: model.pairs.len(),
                sum,
                backoff,
                backoff_cost: bits(backoff / (sum + backoff)),
                end_cost: bits((ends + 0.1 * END_WEIGHT) / (sum + END_WEIGHT)),
            };
        }
        model.sums = sums;
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

    /// The cost of a pair that the training texts contain.
    fn counted_cost(&self, a: char, b: char, row: &Row, count: f32) -> i32 {
        let at = self.char_at(b);
        let class = usize::from(self.classes[at]);
        let is_sign = !is_letter(self.sums.classes[class]);
        let before = self.classes_before(a)[usize::from(is_sign)];
        let by_class = self.sums.probability(before, class) * self.char_shares[at];
        bits((count + row.backoff * by_class) / (row.sum + row.backoff))
    }

    /// The cost of a character after another.
    pub fn pair_cost(&self, a: char, b: char) -> i32 {
        let row = self.rows[self.char_at(a)];
        let followers = &self.pairs[row.start..row.end];
        if let Ok(at) = followers.binary_search_by_key(&b, |pair| pair.second) {
            let pair = &followers[at];
            // Threads may compute it twice, with the same result.
            return match pair.cost.load(Relaxed) {
                UNKNOWN => {
                    let cost = self.counted_cost(a, b, &row, pair.count);
                    pair.cost.store(cost, Relaxed);
                    cost
                }
                cost => cost,
            };
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
        let char_cost = match self.char_shares[self.char_at(b)] {
            share if share > 0.0 => bits((1.0 - UNSEEN_SHARE) * share),
            _ => bits(UNSEEN_SHARE / UNSEEN_CHARS),
        };
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
            (false, false) => ((row.backoff_cost + class_cost).min(least) + char_cost).min(most),
        }
    }
}
