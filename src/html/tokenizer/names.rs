//! Names of elements and attributes, looked up once.
//!
//! A `LocalName` is found by a slow hash among all names the standard has, and a page has few names and many
//! tags. The last name of each short hash is kept here, and is right nearly always.

use super::REPLACEMENT;
use html5ever::LocalName;

/// As many as the short hash tells apart. A page of the corpora has 490 names at most.
const KEPT: usize = 256;

pub(super) struct Names {
    kept: Vec<LocalName>,
}

impl Default for Names {
    fn default() -> Self {
        Names {
            kept: vec![LocalName::from(""); KEPT],
        }
    }
}

impl Names {
    /// The name that is written so; `changes`: it has capitals or null characters.
    pub(super) fn get(&mut self, written: &str, changes: bool) -> LocalName {
        if changes {
            let name = written.to_ascii_lowercase();
            return LocalName::from(name.replace('\0', REPLACEMENT.encode_utf8(&mut [0; 4])));
        }
        let kept = &mut self.kept[short_hash(written.as_bytes())];
        if **kept != *written {
            *kept = LocalName::from(written);
        }
        kept.clone()
    }
}

/// Names differ by their length and the letters at both ends; `data-` is the beginning of many.
fn short_hash(name: &[u8]) -> usize {
    let (Some(first), Some(last)) = (name.first(), name.last()) else {
        return 0;
    };
    let middle = name[name.len() / 2];
    let sum = [*first, *last, middle, name.len() as u8]
        .iter()
        .fold(0u32, |sum, byte| sum.wrapping_mul(31) + u32::from(*byte));
    (sum ^ sum >> 8) as usize % KEPT
}
