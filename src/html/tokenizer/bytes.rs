//! Which bytes end a name, or a value without quotes.

/// The standard's white space, once carriage returns are line feeds.
pub(super) const SPACE: u8 = 1;
/// Ends the name of a tag.
pub(super) const ENDS_TAG_NAME: u8 = 2;
/// Ends the name of an attribute that has begun.
pub(super) const ENDS_ATTRIBUTE_NAME: u8 = 4;
/// Ends a value without quotes.
pub(super) const ENDS_VALUE: u8 = 8;
/// Is written otherwise in a name: capitals are made small, null characters replaced.
const CHANGES: u8 = 16;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'\t' | b'\n' | 0x0c | b' ' => SPACE | ENDS_TAG_NAME | ENDS_ATTRIBUTE_NAME | ENDS_VALUE,
            b'/' => ENDS_TAG_NAME | ENDS_ATTRIBUTE_NAME,
            b'>' => ENDS_TAG_NAME | ENDS_ATTRIBUTE_NAME | ENDS_VALUE,
            b'=' => ENDS_ATTRIBUTE_NAME,
            b'A'..=b'Z' | 0 => CHANGES,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

pub(super) fn is(byte: u8, classes: u8) -> bool {
    CLASSES[usize::from(byte)] & classes != 0
}

/// Bytes at the beginning that are of none of these classes.
pub(super) fn until(bytes: &[u8], classes: u8) -> usize {
    let end = bytes.iter().position(|byte| is(*byte, classes));
    end.unwrap_or(bytes.len())
}

/// The same for a name, and whether it is one that is written otherwise.
pub(super) fn name_until(bytes: &[u8], classes: u8) -> (usize, bool) {
    let mut seen = 0;
    for (length, byte) in bytes.iter().enumerate() {
        let class = CLASSES[usize::from(*byte)];
        if class & classes != 0 {
            return (length, seen & CHANGES != 0);
        }
        seen |= class;
    }
    (bytes.len(), seen & CHANGES != 0)
}

/// Bytes of white space at the beginning.
pub(super) fn spaces(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !is(*byte, SPACE));
    end.unwrap_or(bytes.len())
}
