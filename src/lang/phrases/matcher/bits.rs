//! Sets of characters with one bit for each, so that characters may share a bit. The letters of an
//! alphabet do not. `build.rs` computes the sets of phrases, the matcher those of texts.

/// The set of these characters.
pub fn bits_of(characters: impl Iterator<Item = char>) -> u128 {
    characters.fold(0, |bits, c| bits | 1 << (c as u32 % u128::BITS))
}
