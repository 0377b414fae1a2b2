//! Reads the counts of pairs of characters that `scripts/train/character_bigrams.py` wrote.

/// Steps per power of two of a count in the file.
const STEPS: f32 = 8.0;

/// The least count in the file.
const LEAST_COUNT: f32 = 0.15;

/// A first character, and its followers with the counts of the pairs.
pub type CountedRow = (char, Vec<(char, f32)>);

/// The first characters of the file with their followers and the counts of the pairs. A file that
/// is cut off gives what is there.
pub fn read(mut file: &[u8]) -> Vec<CountedRow> {
    let mut rows = vec![];
    let counts: [f32; 256] = std::array::from_fn(|at| LEAST_COUNT * (at as f32 / STEPS).exp2());
    while let Some((head, rest)) = file.split_first_chunk::<4>() {
        file = rest;
        let code = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]));
        let first = char::from_u32(code(head[0], head[1])).unwrap_or_default();
        let mut followers = vec![];
        let mut second = 0;
        for _ in 0..code(head[2], head[3]) {
            let (gap, rest) = read_number(file);
            let Some((logarithm, rest)) = rest.split_first() else {
                return rows;
            };
            file = rest;
            second += gap;
            let count = counts[usize::from(*logarithm)];
            followers.push((char::from_u32(second).unwrap_or_default(), count));
        }
        rows.push((first, followers));
    }
    rows
}

/// A number of 7 bits a byte. All bytes but the last have their high bit set.
fn read_number(file: &[u8]) -> (u32, &[u8]) {
    let mut number = 0;
    let mut rest = file;
    for shift in [0, 7, 14] {
        let Some((byte, after)) = rest.split_first() else {
            break;
        };
        rest = after;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    (number, rest)
}
