//! Byte classes: which bytes end a tag name, an attribute name or an unquoted value.

/// White space of the HTML standard, once carriage returns are line feeds.
pub(super) const SPACE: u8 = 1;
/// Ends a tag name.
pub(super) const ENDS_TAG_NAME: u8 = 2;
/// Ends an attribute name, except as its first byte.
pub(super) const ENDS_ATTRIBUTE_NAME: u8 = 4;
/// Ends an unquoted value.
pub(super) const ENDS_VALUE: u8 = 8;
/// Is replaced in a name: capitals are lowered, null characters become U+FFFD.
const REPLACED: u8 = 16;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'\t' | b'\n' | 0x0c | b' ' => SPACE | ENDS_TAG_NAME | ENDS_ATTRIBUTE_NAME | ENDS_VALUE,
            b'/' => ENDS_TAG_NAME | ENDS_ATTRIBUTE_NAME,
            b'>' => ENDS_TAG_NAME | ENDS_ATTRIBUTE_NAME | ENDS_VALUE,
            b'=' => ENDS_ATTRIBUTE_NAME,
            b'A'..=b'Z' | 0 => REPLACED,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Whether a byte belongs to one of these classes.
pub(super) fn is(byte: u8, classes: u8) -> bool {
    CLASSES[usize::from(byte)] & classes != 0
}

/// The number of leading bytes before the first byte of these classes.
pub(super) fn until(bytes: &[u8], classes: u8) -> usize {
    let end = bytes.iter().position(|byte| is(*byte, classes));
    end.unwrap_or(bytes.len())
}

/// Like [`until`], and whether one of the bytes is replaced in names.
pub(super) fn name_until(bytes: &[u8], classes: u8) -> (usize, bool) {
    let mut seen = 0;
    for (length, byte) in bytes.iter().enumerate() {
        let class = CLASSES[usize::from(*byte)];
        if class & classes != 0 {
            return (length, seen & REPLACED != 0);
        }
        seen |= class;
    }
    (bytes.len(), seen & REPLACED != 0)
}

/// The number of leading bytes of white space.
pub(super) fn spaces(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !is(*byte, SPACE));
    end.unwrap_or(bytes.len())
}
