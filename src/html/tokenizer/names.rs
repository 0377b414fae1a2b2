//! A cache of interned names of elements and attributes.
//!
//! Interning a `LocalName` takes a slow hash over the name and a lookup among all names of the
//! standard. A page has many tags but few distinct names. The cache has one slot per value of a
//! short hash, and the slot nearly always contains the wanted name.

use super::REPLACEMENT;
use html5ever::LocalName;

/// Slots, one for each value of the short hash. A page of the corpora has at most 490 names.
const SLOTS: usize = 256;

pub(super) struct NameCache {
    slots: Vec<LocalName>,
}

impl Default for NameCache {
    fn default() -> Self {
        NameCache {
            slots: vec![LocalName::from(""); SLOTS],
        }
    }
}

impl NameCache {
    /// The interned form of a name; `has_replaced`: it has capitals or null characters.
    pub(super) fn get(&mut self, source: &str, has_replaced: bool) -> LocalName {
        if has_replaced {
            let name = source.to_ascii_lowercase();
            return LocalName::from(name.replace('\0', REPLACEMENT.encode_utf8(&mut [0; 4])));
        }
        let slot = &mut self.slots[short_hash(source.as_bytes())];
        if **slot != *source {
            *slot = LocalName::from(source);
        }
        slot.clone()
    }
}

/// Combines the length of a name with its first, middle and last byte. These suffice for
/// the names of a page, many of which begin with `data-`.
fn short_hash(name: &[u8]) -> usize {
    let (Some(first), Some(last)) = (name.first(), name.last()) else {
        return 0;
    };
    let middle = name[name.len() / 2];
    let sum = [*first, *last, middle, name.len() as u8]
        .iter()
        .fold(0u32, |sum, byte| sum.wrapping_mul(31) + u32::from(*byte));
    (sum ^ sum >> 8) as usize % SLOTS
}
