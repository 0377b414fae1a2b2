//! Measures runs of ASCII, eight bytes at a time.
//!
//! Most text is ASCII that needs no repair, so the cost of repair is mostly the cost of skipping
//! it.

/// A one in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each of eight bytes.
const HIGH_BITS: u64 = ONES * 0x80;

/// The number of ASCII bytes at the start.
pub fn ascii_length(bytes: &[u8]) -> usize {
    run_length(bytes, |word| word & HIGH_BITS, |b| b.is_ascii())
}

/// The number of bytes at the start that are printable ASCII other than `&` and `` ` ``, which no
/// fix changes. Line ends stop the run as well; they are rare enough.
pub fn plain_length(bytes: &[u8]) -> usize {
    let is_plain = |b: u8| matches!(b, 0x20..=0x7e) && !matches!(b, b'&' | b'`');
    run_length(bytes, not_plain, is_plain)
}

/// The number of bytes at the start that pass, eight at a time while there are eight. `others`
/// returns the high bits of the bytes that do not pass.
fn run_length(bytes: &[u8], others: impl Fn(u64) -> u64, passes: impl Fn(u8) -> bool) -> usize {
    let mut length = 0;
    while let Some(word) = bytes.get(length..).and_then(|rest| rest.first_chunk()) {
        let others = others(u64::from_le_bytes(*word));
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let rest = bytes.get(length..).unwrap_or_default();
    length + rest.iter().take_while(|b| passes(**b)).count()
}

/// The high bits of those of eight bytes that are not plain. No addition carries into the next
/// byte, because both operands have their high bit clear.
fn not_plain(word: u64) -> u64 {
    let low = word & !HIGH_BITS;
    let differs_from = |byte: u8| (low ^ (ONES * u64::from(byte))) + ONES * 0x7f;
    let from_blank = low + ONES * 0x60;
    let plain = from_blank & differs_from(b'&') & differs_from(b'`') & differs_from(0x7f);
    (word | !plain) & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_single_bytes_give_the_same_lengths() {
        for byte in 0..=255 {
            for position in [0, 3, 7, 8, 11] {
                let mut bytes = [b'a'; 12];
                bytes[position] = byte;
                let plain = matches!(byte, 0x20..=0x7e) && !matches!(byte, b'&' | b'`');
                assert_eq!(plain_length(&bytes), if plain { 12 } else { position });
                let ascii = byte < 0x80;
                assert_eq!(ascii_length(&bytes), if ascii { 12 } else { position });
            }
        }
    }
}
