//! Whether a phrase matches a text: its tree is walked over all places at once.
//!
//! A phrase is tried on few texts, so what counts is that it need not be compiled before. Each part
//! of it leads from a set of places in the text to the set of those where it may end, so that there is
//! no going back: the time is at most that of a pass over the text for each part and each of its repetitions, and no text is
//! longer than [`NOTE_WORDS`] have places for.

/// Machine words of a set of places in a text that may hold notes, and in one that may hold any cue:
/// one place more than it may have characters.
pub(super) const NOTE_WORDS: usize = (super::NOTE_BYTES + 1).div_ceil(64);
pub(super) const CUE_WORDS: usize = (super::CUE_BYTES + 1).div_ceil(64);

/// Ranges of characters, in their order.
pub(super) type Class = [(char, char)];

/// A part of a phrase; `derive.rs` says what each means.
#[derive(Debug)]
pub(super) enum Node {
    Folded(&'static str),
    Raw(&'static str),
    Class(&'static Class),
    All(&'static [Node]),
    Any(&'static [Node]),
    Repeat(u16, u16, &'static Node),
    Start,
    End,
    WordBoundary,
}

/// A text to match: its characters, and what stands for each in all cases.
pub(super) struct Text {
    raw: Vec<char>,
    folded: Vec<char>,
}

impl Text {
    pub(super) fn new(text: &str, fold: impl Fn(char) -> char) -> Text {
        let raw: Vec<char> = text.chars().take(super::NOTE_BYTES).collect();
        let folded = raw.iter().map(|c| fold(*c)).collect();
        Text { raw, folded }
    }

    /// The places where one of these words begins; if there are none of them, all places.
    pub(super) fn beginning_with<const WORDS: usize>(&self, words: &[&str]) -> Places<WORDS> {
        let mut places = Places::none();
        if words.is_empty() {
            (0..=self.raw.len()).for_each(|place| places.insert(place));
        }
        for word in words {
            let mut rest = word.chars();
            let Some(first) = rest.next() else { continue };
            for (place, c) in self.folded.iter().enumerate() {
                let mut behind = self.folded[place + 1..].iter();
                if *c == first && rest.clone().all(|c| behind.next() == Some(&c)) {
                    places.insert(place);
                }
            }
        }
        places
    }

    /// The places before which there are characters of a class alone.
    pub(super) fn behind<const WORDS: usize>(&self, class: &Class) -> Places<WORDS> {
        let mut places = Places::none();
        places.insert(0);
        let skipped = self.raw.iter().take_while(|c| within(class, **c)).count();
        (0..=skipped).for_each(|place| places.insert(place));
        places
    }

    /// Whether behind one of these places there are characters of a class alone.
    pub(super) fn ends_with<const WORDS: usize>(
        &self,
        places: &Places<WORDS>,
        class: &Class,
    ) -> bool {
        let rest = self.raw.iter().rev().take_while(|c| within(class, **c));
        let first = self.raw.len() - rest.count();
        places.iter().any(|place| place >= first)
    }

    fn is_word(&self, place: usize) -> bool {
        let c = self.raw.get(place);
        c.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
    }
}

/// Places in a text.
#[derive(Debug, Clone)]
pub(super) struct Places<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Places<WORDS> {
    fn none() -> Self {
        Places([0; WORDS])
    }

    fn insert(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        set_bits(&self.0)
    }

    fn add(&mut self, others: &Self) {
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

    /// Those that a step leads to.
    fn step(&self, step: impl Fn(usize) -> Option<usize>) -> Self {
        let mut next = Places::none();
        self.iter()
            .filter_map(step)
            .for_each(|place| next.insert(place));
        next
    }
}

/// The numbers of the bits that are set.
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

/// Where a part may end that begins at one of these places.
pub(super) fn ends<const WORDS: usize>(
    node: &Node,
    text: &Text,
    from: &Places<WORDS>,
) -> Places<WORDS> {
    match node {
        Node::Folded(word) => word_ends(&text.folded, word, from),
        Node::Raw(word) => word_ends(&text.raw, word, from),
        Node::Class(class) => from.step(|place| {
            let c = text.raw.get(place)?;
            within(class, *c).then_some(place + 1)
        }),
        Node::Start => from.step(|place| (place == 0).then_some(place)),
        Node::End => from.step(|place| (place == text.raw.len()).then_some(place)),
        Node::WordBoundary => from.step(|place| {
            let before = place
                .checked_sub(1)
                .is_some_and(|place| text.is_word(place));
            (before != text.is_word(place)).then_some(place)
        }),
        Node::All(parts) => {
            let mut places = from.clone();
            for part in *parts {
                if places.is_empty() {
                    break;
                }
                places = ends(part, text, &places);
            }
            places
        }
        Node::Any(parts) => {
            let mut all = Places::none();
            for part in *parts {
                all.add(&ends(part, text, from));
            }
            all
        }
        Node::Repeat(least, most, part) => {
            let mut here = from.clone();
            for _ in 0..*least {
                here = ends(part, text, &here);
            }
            let mut all = here.clone();
            for _ in *least..*most {
                // Who came to a place sooner has more repetitions left.
                here = ends(part, text, &here).without(&all);
                if here.is_empty() {
                    break;
                }
                all.add(&here);
            }
            all
        }
    }
}

fn word_ends<const WORDS: usize>(
    chars: &[char],
    word: &str,
    from: &Places<WORDS>,
) -> Places<WORDS> {
    from.step(|place| {
        let mut at = place;
        for c in word.chars() {
            if chars.get(at) != Some(&c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    })
}

/// Whether a character is of a class.
pub(super) fn within(class: &Class, c: char) -> bool {
    let behind = class.partition_point(|(_, to)| *to < c);
    class.get(behind).is_some_and(|(from, _)| *from <= c)
}
