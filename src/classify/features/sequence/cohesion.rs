//! Lexical cohesion: which words of a block the page uses elsewhere, and how many words after a
//! boundary between two blocks already occurred before it.
//!
//! A new subject brings new words (TextTiling; Hearst, "TextTiling: Segmenting Text into
//! Multi-paragraph Subtopic Passages", Computational Linguistics 1997). So the headlines of other
//! stories share few words with the page's prose.

use super::super::PageBlocks;
use rustc_hash::FxHashMap;

/// Minimum letters of a topic word; shorter words are weak evidence of a subject.
const TOPIC_LETTERS: usize = 4;

/// A topic word with more letters is long: it is rarely one of the function words of every text.
const LONG_LETTERS: usize = 6;

/// How many topic words a block has, and how many of them occur elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordOverlap {
    pub(super) topic_words: f32,
    /// In the page's prose.
    pub(super) in_prose: f32,
    /// In a block before it.
    pub(super) before: f32,
    /// In any other block.
    pub(super) elsewhere: f32,
}

impl WordOverlap {
    /// The share of the topic words that the page's prose uses elsewhere; -1 without topic words.
    pub(super) fn prose_share(&self) -> f32 {
        if self.topic_words > 0.0 {
            self.in_prose / self.topic_words
        } else {
            -1.0
        }
    }
}

/// The topic words of a page.
pub(super) struct WordOverlaps {
    pub(super) of_blocks: Vec<WordOverlap>,
    /// For each block its topic words; empty unless requested.
    topic_words: Vec<Vec<TopicWord>>,
}

/// A topic word of a block.
struct TopicWord {
    /// The first block that contains it.
    first: usize,
    long: bool,
}

/// Where the page uses a word.
struct Occurrences {
    first: usize,
    blocks: u32,
    prose_blocks: u32,
}

/// The overlap of each block with the page's prose and, if requested, with all other blocks.
pub(super) fn word_overlaps(blocks: &PageBlocks, with_all_blocks: bool) -> WordOverlaps {
    let words: Vec<Vec<(u64, bool)>> = blocks.words.iter().map(|w| topic_words(w)).collect();
    let all = &blocks.document.blocks;
    let is_prose = |index: usize| u32::from(blocks.stats[index].is_prose(all[index].kind));
    let mut occurrences: FxHashMap<u64, Occurrences> = FxHashMap::default();
    for (index, words) in words.iter().enumerate() {
        let is_prose = is_prose(index);
        if is_prose == 0 && !with_all_blocks {
            continue;
        }
        for (word, _) in words {
            let of_word = occurrences.entry(*word).or_insert(Occurrences {
                first: index,
                blocks: 0,
                prose_blocks: 0,
            });
            of_word.blocks += 1;
            of_word.prose_blocks += is_prose;
        }
    }
    let mut overlaps = WordOverlaps {
        of_blocks: Vec::with_capacity(words.len()),
        topic_words: Vec::with_capacity(words.len()),
    };
    for (index, words) in words.iter().enumerate() {
        let own_prose = is_prose(index);
        let mut overlap = WordOverlap {
            topic_words: words.len() as f32,
            ..WordOverlap::default()
        };
        let mut kept = Vec::with_capacity(if with_all_blocks { words.len() } else { 0 });
        for (word, long) in words {
            let Some(of_word) = occurrences.get(word) else {
                continue;
            };
            overlap.in_prose += f32::from(u8::from(of_word.prose_blocks > own_prose));
            overlap.before += f32::from(u8::from(of_word.first < index));
            overlap.elsewhere += f32::from(u8::from(of_word.blocks > 1));
            if with_all_blocks {
                kept.push(TopicWord {
                    first: of_word.first,
                    long: *long,
                });
            }
        }
        overlaps.of_blocks.push(overlap);
        overlaps.topic_words.push(kept);
    }
    overlaps
}

/// The cohesion at each boundary: before each block, and after the last one. It is the share of
/// the words after the boundary that occur before it; -1 if no words follow.
pub(super) struct Cohesion {
    pub(super) words: Vec<f32>,
    /// Of long words only. In scripts without spaces every topic word counts as long.
    pub(super) long_words: Vec<f32>,
}

/// The cohesion at each boundary with up to `reach` blocks after it. Other than the overlap of
/// each block with the blocks before it, this ignores words that the lines of a list share.
pub(super) fn cohesion(overlaps: &WordOverlaps, reach: usize) -> Cohesion {
    let share = |long_only: bool| {
        // Differences of the counts (repeated words, words) from one boundary to the next.
        let mut changes = vec![(0i32, 0i32); overlaps.topic_words.len() + 1];
        for (index, words) in overlaps.topic_words.iter().enumerate() {
            // The word counts at the boundaries from `farthest` to the one before its block.
            let farthest = (index + 1).saturating_sub(reach);
            for word in words.iter().filter(|word| word.long || !long_only) {
                changes[farthest].1 += 1;
                changes[index + 1].1 -= 1;
                if word.first < index {
                    changes[farthest.max(word.first + 1)].0 += 1;
                    changes[index + 1].0 -= 1;
                }
            }
        }
        let (mut repeated, mut total) = (0, 0);
        let shares = changes.iter().map(|(more_repeated, more)| {
            repeated += more_repeated;
            total += more;
            if total > 0 {
                repeated as f32 / total as f32
            } else {
                -1.0
            }
        });
        shares.collect()
    };
    Cohesion {
        words: share(false),
        long_words: share(true),
    }
}

/// Hashes of the distinct topic words of a block, and whether they are long: words with enough
/// letters, and pairs of characters in scripts that write no spaces, which count as long.
fn topic_words(words: &[(u64, usize)]) -> Vec<(u64, bool)> {
    let spaced = words
        .iter()
        .filter(|(_, letters)| *letters >= TOPIC_LETTERS);
    let is_single = |word: &(u64, usize)| word.1 == 1;
    let pairs = words
        .windows(2)
        .filter(|pair| pair.iter().all(is_single))
        .map(|pair| (pair[0].0.rotate_left(7) ^ pair[1].0, true));
    let mut hashes = Vec::with_capacity(words.len());
    hashes.extend(spaced.map(|(hash, letters)| (*hash, *letters > LONG_LETTERS)));
    hashes.extend(pairs);
    hashes.sort_unstable();
    hashes.dedup_by_key(|(hash, _)| *hash);
    hashes
}
