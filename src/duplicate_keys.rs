//! Two keys that find duplicates: equal texts, and texts that are nearly equal.
//!
//! In: the body as plain text. Out: `text_hash` and `simhash` of the JSON line, both as lower-case
//! hexadecimal digits. `text_hash` is `""` for an empty text, `simhash` for a text without words.
//!
//! Users join outputs of different runs on these values, so they must not depend on the machine,
//! the options or the version. Every step is therefore spelled out here and pinned by tests; the
//! hashes of the standard library and of `rustc-hash` may change.
//!
//! - `text_hash`: the first 128 bits of the SHA-256 of the normalised text: NFC, lower case, and a
//!   space for each run of white space. SHA-256 is in the standard library of most languages. The
//!   chance that two different texts of a trillion have one hash is 1e-15.
//! - `simhash`: the 64-bit SimHash over each [`SHINGLE`] successive words. Texts that share most of
//!   their shingles differ in few bits. `docs/decisions/0028-duplicates.md` has the figures.
//!
//! Charikar, Similarity estimation techniques from rounding algorithms (2002).
//! Manku, Jain and Sarma, Detecting near-duplicates for web crawling (2007).

use crate::text::characters::Class;
use crate::text::words::{self, Part};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Words in a shingle. With two, unrelated texts in scripts without spaces resemble each other,
/// because a character is a word there. With more, a changed word changes more shingles.
const SHINGLE: usize = 3;

/// Odd multiplier that makes the order of the words of a shingle count (2^64 / golden ratio).
const ORDER: u64 = 0x9e37_79b9_7f4a_7c15;

/// A word is hashed by FNV-1a with 64 bits, one step for each code point.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// The keys of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DuplicateKeys {
    /// 32 digits. Equal for texts that differ in case and white space alone.
    pub text_hash: String,
    /// 16 digits. The number of bits in which two values differ grows with the difference of the
    /// texts.
    pub simhash: String,
}

impl DuplicateKeys {
    /// The keys of a plain text.
    pub fn of(text: &str) -> DuplicateKeys {
        let scan = Scan::of(text);
        let simhash = scan.shingles.simhash();
        DuplicateKeys {
            text_hash: match scan.normalised.is_empty() {
                true => String::new(),
                false => text_hash(&scan.normalised),
            },
            simhash: simhash.map_or_else(String::new, |hash| format!("{hash:016x}")),
        }
    }
}

fn text_hash(normalised: &[u8]) -> String {
    let mut first = [0; 16];
    first.copy_from_slice(&Sha256::digest(normalised)[..16]);
    format!("{:032x}", u128::from_be_bytes(first))
}

/// One pass over a text that normalises it and reads its words. It is written for speed, because
/// the keys must cost little beside the cleaning of a text that was already extracted.
struct Scan {
    /// In UTF-8; may end with a space.
    normalised: Vec<u8>,
    shingles: Shingles,
}

impl Scan {
    fn of(text: &str) -> Scan {
        let mut scan = Scan {
            normalised: Vec::with_capacity(text.len()),
            shingles: Shingles::default(),
        };
        let text = words::composed(text);
        // Only this letter is lowered by its place in the word.
        let text = match text.contains('Σ') {
            true => Cow::Owned(text.to_lowercase()),
            false => text,
        };
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                let c = c.to_ascii_lowercase();
                scan.shingles.take_letter(c);
                scan.normalised.push(c as u8);
            } else {
                let class = Class::of(c);
                match class.changes_in_lower_case() {
                    true => c.to_lowercase().for_each(|c| scan.take(c, words::part(c))),
                    false => scan.take(c, class.part()),
                }
            }
        }
        scan.shingles.end_word();
        if scan.normalised.last() == Some(&b' ') {
            scan.normalised.pop();
        }
        scan
    }

    /// Takes a character in lower case.
    fn take(&mut self, c: char, part: Part) {
        match part {
            Part::Letter => self.shingles.take_letter(c),
            Part::Joiner => {}
            Part::Gap => self.shingles.end_word(),
            Part::Cjk | Part::SouthEastAsian => {
                self.shingles.end_word();
                self.shingles.take_letter(c);
                self.shingles.end_word();
            }
        }
        if c.is_whitespace() {
            if !matches!(self.normalised.last(), None | Some(b' ')) {
                self.normalised.push(b' ');
            }
        } else {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            self.normalised.extend_from_slice(bytes);
        }
    }
}

/// The SimHash of a text in lower case, fed letter by letter. A text that is shorter than a shingle
/// is one shingle. Signs do not count, since sites differ in apostrophes and dashes.
struct Shingles {
    /// The hash of the letters of the current word. Without letters, [`FNV_OFFSET`].
    word: u64,
    recent: [u64; SHINGLE],
    words: usize,
    votes: Votes,
}

impl Default for Shingles {
    fn default() -> Self {
        Shingles {
            word: FNV_OFFSET,
            recent: [0; SHINGLE],
            words: 0,
            votes: Votes::default(),
        }
    }
}

impl Shingles {
    #[inline]
    fn take_letter(&mut self, c: char) {
        self.word = (self.word ^ u64::from(c)).wrapping_mul(FNV_PRIME);
    }

    #[inline]
    fn end_word(&mut self) {
        if self.word == FNV_OFFSET {
            return;
        }
        let [_, second, third] = self.recent;
        self.recent = [second, third, self.word];
        self.word = FNV_OFFSET;
        self.words += 1;
        if self.words >= SHINGLE {
            self.votes.add(shingle_hash(&self.recent));
        }
    }

    /// `None` for a text without words.
    fn simhash(mut self) -> Option<u64> {
        if self.words == 0 {
            return None;
        }
        if self.words < SHINGLE {
            self.votes.add(shingle_hash(&self.recent));
        }
        Some(self.votes.majority())
    }
}

/// The hash of successive words. The last step is the finaliser of SplitMix64: SimHash reads every
/// bit of a hash, and the high bits of FNV-1a depend little on the last letters.
fn shingle_hash(words: &[u64; SHINGLE]) -> u64 {
    let sum = words.iter().fold(0u64, |sum, word| {
        sum.wrapping_mul(ORDER).wrapping_add(*word)
    });
    let hash = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// For each of 64 bits, in how many hashes it is set.
struct Votes {
    counts: [u64; 64],
    hashes: u64,
    /// Counts of the last hashes. `planes[i]` holds bit `i` of all 64 counters, so a hash is added
    /// in a few operations instead of 64.
    planes: [u64; PLANES],
}

/// Hashes up to the number that this many bits can count are added before `counts` is updated.
const PLANES: usize = 8;
const HASHES_IN_PLANES: u64 = (1 << PLANES) - 1;

impl Default for Votes {
    fn default() -> Self {
        Votes {
            counts: [0; 64],
            hashes: 0,
            planes: [0; PLANES],
        }
    }
}

impl Votes {
    #[inline]
    fn add(&mut self, hash: u64) {
        let mut carry = hash;
        for plane in &mut self.planes {
            (*plane, carry) = (*plane ^ carry, *plane & carry);
        }
        self.hashes += 1;
        if self.hashes.is_multiple_of(HASHES_IN_PLANES) {
            self.empty_planes();
        }
    }

    fn empty_planes(&mut self) {
        for (bit, count) in self.counts.iter_mut().enumerate() {
            let planes = self.planes.iter().enumerate();
            *count += planes
                .map(|(i, plane)| (plane >> bit & 1) << i)
                .sum::<u64>();
        }
        self.planes = [0; PLANES];
    }

    /// The bits that are set in more than half of the hashes.
    fn majority(mut self) -> u64 {
        self.empty_planes();
        let counts = self.counts.iter().enumerate();
        let set = counts.filter(|(_, count)| 2 * **count > self.hashes);
        set.fold(0, |bits, (bit, _)| bits | 1 << bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The river rose again on Monday, and the road to the next village was \
        closed for the third time this year. Volunteers carried sandbags through the night, the \
        mayor said, while the fire brigade pumped water out of the cellars of the old town.";

    fn distance(one: &str, other: &str) -> u32 {
        let bits = |text: &str| u64::from_str_radix(&DuplicateKeys::of(text).simhash, 16).unwrap();
        (bits(one) ^ bits(other)).count_ones()
    }

    #[test]
    fn the_keys_never_change() {
        // text_hash in Python: hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).lower()
        // .split()).encode()).hexdigest()[:32]
        for (text, text_hash, simhash) in [
            ("", "", ""),
            (" \n\t", "", ""),
            (
                "Mission",
                "ceb00a91525da64fb171b103ae30ef3b",
                "4503ebca562777d4",
            ),
            (
                "The alliance’s offices\nin Moscow",
                "401ea0855877f4cc555d59623907cd79",
                "207a361ae66978ce",
            ),
            (
                STORY,
                "028769f205de3810885489628f443693",
                "8e468425c4a74400",
            ),
            (
                "Россия закрыла миссию в Москве",
                "e8e7c73ed006866c701e521fb74f38ac",
                "e85a51a681fd1691",
            ),
            (
                "春遊突生病隨身護理包",
                "ce98e00301455e1159078ffa9963b540",
                "66264270e639f23e",
            ),
        ] {
            let keys = DuplicateKeys::of(text);
            assert_eq!(
                (&*keys.text_hash, &*keys.simhash),
                (text_hash, simhash),
                "{text}"
            );
        }
    }

    #[test]
    fn texts_that_differ_in_case_white_space_and_composition_have_equal_keys() {
        assert_eq!(
            DuplicateKeys::of("Le  café\nÀ côté"),
            DuplicateKeys::of(" le cafe\u{301} à CÔTÉ\n"),
        );
    }

    #[test]
    fn texts_that_differ_in_signs_alone_have_equal_simhashes() {
        assert_eq!(
            distance("The mayor's “old town”.", "the mayor’s: old town"),
            0
        );
        assert_ne!(
            DuplicateKeys::of("old town").text_hash,
            DuplicateKeys::of("old town.").text_hash
        );
    }

    #[test]
    fn an_edited_text_is_near_and_another_is_far() {
        let edited = STORY.replace("Monday", "Tuesday");
        assert!(
            distance(STORY, &edited) <= 10,
            "{}",
            distance(STORY, &edited)
        );
        let other = "Key details of the heist were revealed in court, where three men pleaded not \
            guilty. The paintings are still missing, and the museum has offered a reward for them.";
        assert!(distance(STORY, other) > 20, "{}", distance(STORY, other));
    }

    #[test]
    fn the_order_of_words_counts() {
        let words: Vec<&str> = STORY.split(' ').rev().collect();
        assert!(distance(STORY, &words.join(" ")) > 20);
    }

    #[test]
    fn the_counters_give_the_majority_of_each_bit() {
        let hashes: Vec<u64> = (0..1000u64).map(|i| shingle_hash(&[i, i * i, 7])).collect();
        for count in [1, 2, 3, 64, 999, 1000] {
            let mut votes = Votes::default();
            hashes[..count].iter().for_each(|hash| votes.add(*hash));
            let majority = votes.majority();
            for bit in 0..64 {
                let set = hashes[..count].iter().filter(|hash| *hash >> bit & 1 == 1);
                let expected = 2 * set.count() > count;
                assert_eq!(majority >> bit & 1 == 1, expected, "{count} {bit}");
            }
        }
    }
}
