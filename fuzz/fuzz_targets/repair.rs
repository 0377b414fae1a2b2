//! Fuzzes repair. Repairing repaired text changes nothing, prose contains no controls, and the
//! filter returns as many lines as it gets, in UTF-8 for any bytes.
#![no_main]

use dechaff::internals::{code, prose, text_lines};
use dechaff::{Quotes, repair_line as line};
use libfuzzer_sys::fuzz_target;

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

fuzz_target!(|bytes: &[u8]| {
    for quotes in [Quotes::Keep, Quotes::Straight] {
        let repaired = text_lines(bytes, quotes).lines;
        assert_eq!(newlines(&repaired), newlines(bytes));
        let repaired = std::str::from_utf8(&repaired).expect("repaired lines are UTF-8");
        let again = text_lines(repaired.as_bytes(), quotes).lines;
        assert_eq!(&*again, repaired.as_bytes());
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let once = prose(text, quotes);
        assert_eq!(prose(&once, quotes), once);
        assert!(!once.contains(char::is_control), "{once:?}");
        let once = line(text, quotes);
        assert_eq!(line(&once, quotes), once);
        let once = code(text);
        assert_eq!(code(&once), once);
    }
});
