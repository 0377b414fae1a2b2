//! Run time: matches a compiled phrase against a text.
//!
//! The tree of a phrase is walked with sets of positions, as a simulation of a nondeterministic
//! automaton. Each part maps the positions where it may begin to those where it may end, so there
//! is no backtracking. The time is at most one pass over the text for each part and repetition.

use super::bits::bits_of;

/// Machine words of a [`PositionSet`] for texts up to [`super::MAX_NOTE_BYTES`], and for texts up
/// to [`super::MAX_BLOCK_BYTES`]. A text has one position more than characters.
pub(super) const NOTE_WORDS: usize = (super::MAX_NOTE_BYTES + 1).div_ceil(64);
pub(super) const BLOCK_WORDS: usize = (super::MAX_BLOCK_BYTES + 1).div_ceil(64);

/// Ranges of characters in ascending order.
pub(super) type CharRanges = [(char, char)];

/// A compiled phrase, or a part of one, as a constant. `compiler::Expr` documents the variants.
#[derive(Debug)]
pub(super) enum Node {
    Folded(&'static str),
    Exact(&'static str),
    Class(&'static CharRanges),
    Concat(&'static [Node]),
    Alternation(&'static [Node]),
    Repetition(u16, u16, &'static Node),
    Start,
    End,
    WordBoundary,
}

/// A text as characters, as they are and case-folded.
pub(super) struct FoldedText {
    chars: Vec<char>,
    folded: Vec<char>,
    /// The set of the folded characters.
    occurring: u128,
}

impl FoldedText {
    pub(super) fn new(text: &str, fold: impl Fn(char) -> char) -> FoldedText {
        let chars: Vec<char> = text.chars().take(super::MAX_NOTE_BYTES).collect();
        let folded: Vec<char> = chars.iter().map(|c| fold(*c)).collect();
        FoldedText {
            occurring: bits_of(folded.iter().copied()),
            chars,
            folded,
        }
    }

    /// The positions where one of these prefixes begins. With no prefixes, all positions.
    pub(super) fn positions_of<const WORDS: usize>(
        &self,
        prefixes: &[(u128, &str)],
    ) -> PositionSet<WORDS> {
        let mut positions = PositionSet::empty();
        if prefixes.is_empty() {
            (0..=self.chars.len()).for_each(|position| positions.insert(position));
        }
        // A phrase may have a hundred prefixes, and most texts lack a letter of nearly all of them.
        let may_occur = |(bits, _): &&(u128, &str)| bits & !self.occurring == 0;
        for (_, prefix) in prefixes.iter().filter(may_occur) {
            let mut rest = prefix.chars();
            let Some(first) = rest.next() else { continue };
            let places = self.folded.iter().enumerate().filter(|(_, c)| **c == first);
            for (position, _) in places {
                let mut following = self.folded[position + 1..].iter();
                if rest.clone().all(|c| following.next() == Some(&c)) {
                    positions.insert(position);
                }
            }
        }
        positions
    }

    /// The positions that have only characters of a class before them.
    pub(super) fn positions_after<const WORDS: usize>(
        &self,
        class: &CharRanges,
    ) -> PositionSet<WORDS> {
        let mut positions = PositionSet::empty();
        positions.insert(0);
        let leading = self.chars.iter().take_while(|c| contains(class, **c));
        (0..=leading.count()).for_each(|position| positions.insert(position));
        positions
    }

    /// Whether one of these positions has only characters of a class after it.
    pub(super) fn any_before_trailing<const WORDS: usize>(
        &self,
        positions: &PositionSet<WORDS>,
        class: &CharRanges,
    ) -> bool {
        let trailing = self.chars.iter().rev().take_while(|c| contains(class, **c));
        let first = self.chars.len() - trailing.count();
        positions.iter().any(|position| position >= first)
    }

    fn is_word_char(&self, position: usize) -> bool {
        let c = self.chars.get(position);
        c.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
    }
}

/// A set of positions in a text: position `n` is before character `n`.
#[derive(Debug, Clone)]
pub(super) struct PositionSet<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> PositionSet<WORDS> {
    fn empty() -> Self {
        PositionSet([0; WORDS])
    }

    fn insert(&mut self, position: usize) {
        self.0[position / 64] |= 1 << (position % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        set_bits(&self.0)
    }

    fn union_with(&mut self, others: &Self) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word |= other;
        }
    }

    fn without(mut self, others: &Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word &= !other;
        }
        self
    }

    /// The positions to which `step` maps those of the set.
    fn filter_map(&self, step: impl Fn(usize) -> Option<usize>) -> Self {
        let mut next = PositionSet::empty();
        self.iter()
            .filter_map(step)
            .for_each(|position| next.insert(position));
        next
    }
}

/// The numbers of the bits that are set, in ascending order.
pub(super) fn set_bits(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    words.iter().enumerate().flat_map(|(index, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(64 * index + bit)
        })
    })
}

/// The positions where a node may end if it begins at one of `from`.
pub(super) fn ends<const WORDS: usize>(
    node: &Node,
    text: &FoldedText,
    from: &PositionSet<WORDS>,
) -> PositionSet<WORDS> {
    match node {
        Node::Folded(literal) => literal_ends(&text.folded, literal, from),
        Node::Exact(literal) => literal_ends(&text.chars, literal, from),
        Node::Class(class) => from.filter_map(|position| {
            let c = text.chars.get(position)?;
            contains(class, *c).then_some(position + 1)
        }),
        Node::Start => from.filter_map(|position| (position == 0).then_some(position)),
        Node::End => from.filter_map(|position| (position == text.chars.len()).then_some(position)),
        Node::WordBoundary => from.filter_map(|position| {
            let before = position
                .checked_sub(1)
                .is_some_and(|before| text.is_word_char(before));
            (before != text.is_word_char(position)).then_some(position)
        }),
        Node::Concat(parts) => {
            let mut positions = from.clone();
            for part in *parts {
                if positions.is_empty() {
                    break;
                }
                positions = ends(part, text, &positions);
            }
            positions
        }
        Node::Alternation(parts) => {
            let mut all = PositionSet::empty();
            for part in *parts {
                all.union_with(&ends(part, text, from));
            }
            all
        }
        Node::Repetition(min, max, part) => {
            let mut current = from.clone();
            for _ in 0..*min {
                current = ends(part, text, &current);
            }
            let mut all = current.clone();
            for _ in *min..*max {
                // A position reached earlier has more repetitions left, so it need not be redone.
                current = ends(part, text, &current).without(&all);
                if current.is_empty() {
                    break;
                }
                all.union_with(&current);
            }
            all
        }
    }
}

fn literal_ends<const WORDS: usize>(
    chars: &[char],
    literal: &str,
    from: &PositionSet<WORDS>,
) -> PositionSet<WORDS> {
    from.filter_map(|position| {
        let mut at = position;
        for c in literal.chars() {
            if chars.get(at) != Some(&c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    })
}

/// Whether a class contains a character.
pub(super) fn contains(class: &CharRanges, c: char) -> bool {
    let after = class.partition_point(|(_, to)| *to < c);
    class.get(after).is_some_and(|(from, _)| *from <= c)
}
