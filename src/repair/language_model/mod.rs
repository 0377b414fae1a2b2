//! Measures how unlikely a text is, by pairs of adjacent characters.
//!
//! In: a text. Out: its cost in bits, the negative logarithm of its probability. The probability
//! of a character after another is estimated from texts in 330 languages (`bigrams.bin`, written
//! by `scripts/train/character_bigrams.py`). A pair that is not in these texts is estimated from
//! the classes of both characters, so that the model also covers languages that it was not trained
//! on. Costs are whole numbers of sixteenths of a bit, so that their sums are exact.

mod bigrams;
mod model;

use super::char_class::{Case, Class, class};
use super::code_pages::c1_as_windows_1252;
use model::Model;
use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

/// One bit.
pub const BIT: i32 = 16;

/// A C1 control is a byte that was not decoded. Nobody writes one.
const C1_COST: i32 = 14 * BIT;

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
        Self::between(&text[..range.start], &text[range.end..])
    }

    /// Those of what is between two texts.
    pub fn between(before: &str, after: &str) -> Self {
        let mut before = before.chars().rev();
        let mut after = after.chars();
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

/// The number of pairs whose costs are remembered; a power of two.
const REMEMBERED: usize = 4096;

thread_local! {
    /// Costs by the low bits of a hash of the pair. Texts repeat few pairs.
    static COSTS: [Cell<(char, char, i32)>; REMEMBERED] =
        const { [const { Cell::new(('\0', '\0', 0)) }; REMEMBERED] };
}

/// The cost of a character after another.
fn pair_cost(a: char, b: char) -> i32 {
    let hash = (a as usize).wrapping_mul(0x9e37) ^ b as usize;
    COSTS.with(|costs| {
        let slot = &costs[hash % REMEMBERED];
        let (first, second, cost) = slot.get();
        if (first, second) == (a, b) && b != '\0' {
            return cost;
        }
        let cost = compute_pair_cost(a, b);
        slot.set((a, b, cost));
        cost
    })
}

fn compute_pair_cost(a: char, b: char) -> i32 {
    let c1 = match b {
        '\u{80}'..='\u{9f}' => C1_COST,
        _ => 0,
    };
    MODEL.pair_cost(folded(a), folded(b)) + c1 + folded_cost(b)
}

/// The character that the model has for all those it does not distinguish.
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
