//! Which of a block's words the page says elsewhere: other stories' headlines are about other things.

use crate::classify::features::Blocks;
use rustc_hash::FxHashMap;

/// Words shorter than this say little of what a text is about.
const TOPIC_LETTERS: usize = 4;

/// Words longer than this are seldom the little ones that every text has.
const LONG_LETTERS: usize = 6;

/// How many telling words a block has, and how many of them stand elsewhere, too.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    pub(super) telling: f32,
    /// In the page's prose.
    pub(super) in_prose: f32,
    /// In a block before it.
    pub(super) before: f32,
    /// In any other block.
    pub(super) elsewhere: f32,
}

impl Shared {
    /// The share of the telling words that the page's prose uses elsewhere; -1 where there are none.
    pub(super) fn topic(&self) -> f32 {
        if self.telling > 0.0 {
            self.in_prose / self.telling
        } else {
            -1.0
        }
    }
}

/// Where a word stands.
struct Uses {
    first: usize,
    blocks: u32,
    prose: u32,
}

/// A telling word of a block.
struct Told {
    /// The block that says it first.
    first: usize,
    long: bool,
}

/// What the words of a page's blocks tell.
pub(super) struct Topics {
    pub(super) shared: Vec<Shared>,
    told: Vec<Vec<Told>>,
}

/// What each block shares with the page's prose, and if wanted with all others.
pub(super) fn topics(blocks: &Blocks, with_all: bool) -> Topics {
    let words: Vec<Vec<(u64, bool)>> = blocks.words.iter().map(|words| telling(words)).collect();
    let all = &blocks.document.blocks;
    let prose = |index: usize| u32::from(blocks.measures[index].prose(all[index].kind));
    let mut uses: FxHashMap<u64, Uses> = FxHashMap::default();
    for (index, words) in words.iter().enumerate() {
        let prose = prose(index);
        if prose == 0 && !with_all {
            continue;
        }
        for (word, _) in words {
            let used = uses.entry(*word).or_insert(Uses {
                first: index,
                blocks: 0,
                prose: 0,
            });
            used.blocks += 1;
            used.prose += prose;
        }
    }
    let mut topics = Topics {
        shared: Vec::with_capacity(words.len()),
        told: Vec::with_capacity(words.len()),
    };
    for (index, words) in words.iter().enumerate() {
        let own = prose(index);
        let mut shared = Shared {
            telling: words.len() as f32,
            ..Shared::default()
        };
        let mut told = Vec::with_capacity(if with_all { words.len() } else { 0 });
        for (word, long) in words {
            let Some(used) = uses.get(word) else {
                continue;
            };
            shared.in_prose += f32::from(u8::from(used.prose > own));
            shared.before += f32::from(u8::from(used.first < index));
            shared.elsewhere += f32::from(u8::from(used.blocks > 1));
            if with_all {
                told.push(Told {
                    first: used.first,
                    long: *long,
                });
            }
        }
        topics.shared.push(shared);
        topics.told.push(told);
    }
    topics
}

/// How much of what stands ahead of a seam was said behind it.
pub(super) struct Seams {
    /// Before each block, and behind the last one: the share of the telling words, -1 where none stand ahead.
    pub(super) said: Vec<f32>,
    /// The same of the long ones; in scripts that write no spaces all are.
    pub(super) long: Vec<f32>,
}

/// Of the blocks ahead of each seam, as far as the reach. A new subject brings new words (Hearst 1997, TextTiling), and unlike
/// what each block shares with those before it, this does not count what the lines of a list share among themselves.
pub(super) fn seams(topics: &Topics, reach: usize) -> Seams {
    let share = |long_alone: bool| {
        // Changes of the counts from one seam to the next.
        let mut changes = vec![(0i32, 0i32); topics.told.len() + 1];
        for (index, words) in topics.told.iter().enumerate() {
            let farthest = (index + 1).saturating_sub(reach);
            for word in words.iter().filter(|word| word.long || !long_alone) {
                changes[farthest].1 += 1;
                changes[index + 1].1 -= 1;
                if word.first < index {
                    changes[farthest.max(word.first + 1)].0 += 1;
                    changes[index + 1].0 -= 1;
                }
            }
        }
        let (mut said, mut all) = (0, 0);
        let shares = changes.iter().map(|(more_said, more)| {
            said += more_said;
            all += more;
            if all > 0 {
                said as f32 / all as f32
            } else {
                -1.0
            }
        });
        shares.collect()
    };
    Seams {
        said: share(false),
        long: share(true),
    }
}

/// Hashes of the distinct telling words: long ones, and pairs of characters in scripts
/// that write no spaces; and which are longer than most. A pair is as good as a long word.
fn telling(words: &[(u64, usize)]) -> Vec<(u64, bool)> {
    let long = words
        .iter()
        .filter(|(_, letters)| *letters >= TOPIC_LETTERS);
    let single = |word: &(u64, usize)| word.1 == 1;
    let pairs = words
        .windows(2)
        .filter(|pair| pair.iter().all(single))
        .map(|pair| (pair[0].0.rotate_left(7) ^ pair[1].0, true));
    let mut hashes = Vec::with_capacity(words.len());
    hashes.extend(long.map(|(hash, letters)| (*hash, *letters > LONG_LETTERS)));
    hashes.extend(pairs);
    hashes.sort_unstable();
    hashes.dedup_by_key(|(hash, _)| *hash);
    hashes
}
