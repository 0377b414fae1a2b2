//! Which of a block's words the page says elsewhere: other stories' headlines are about other things.

use crate::judge::features::Blocks;
use rustc_hash::FxHashMap;

/// Words shorter than this say little of what a text is about.
const TOPIC_LETTERS: usize = 4;

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

/// What each block shares with the others.
pub(super) fn shared(blocks: &Blocks) -> Vec<Shared> {
    let told: Vec<Vec<u64>> = blocks.words.iter().map(|words| telling(words)).collect();
    let all = &blocks.document.blocks;
    let prose = |index: usize| u32::from(blocks.measures[index].prose(all[index].kind));
    let mut uses: FxHashMap<u64, Uses> = FxHashMap::default();
    for (index, words) in told.iter().enumerate() {
        let prose = prose(index);
        for word in words {
            let used = uses.entry(*word).or_insert(Uses {
                first: index,
                blocks: 0,
                prose: 0,
            });
            used.blocks += 1;
            used.prose += prose;
        }
    }
    let count = |(index, words): (usize, &Vec<u64>)| {
        let own = prose(index);
        let mut shared = Shared {
            telling: words.len() as f32,
            ..Shared::default()
        };
        for used in words.iter().filter_map(|word| uses.get(word)) {
            shared.in_prose += f32::from(u8::from(used.prose > own));
            shared.before += f32::from(u8::from(used.first < index));
            shared.elsewhere += f32::from(u8::from(used.blocks > 1));
        }
        shared
    };
    told.iter().enumerate().map(count).collect()
}

/// Hashes of the distinct telling words: long ones, and pairs of characters in scripts
/// that write no spaces.
fn telling(words: &[(u64, usize)]) -> Vec<u64> {
    let long = words
        .iter()
        .filter(|(_, letters)| *letters >= TOPIC_LETTERS);
    let single = |word: &(u64, usize)| word.1 == 1;
    let pairs = words
        .windows(2)
        .filter(|pair| pair.iter().all(single))
        .map(|pair| pair[0].0.rotate_left(7) ^ pair[1].0);
    let mut hashes: Vec<u64> = long.map(|(hash, _)| *hash).chain(pairs).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}
