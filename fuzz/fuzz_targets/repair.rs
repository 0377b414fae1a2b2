//! Mending what is mended changes nothing, no control is left in prose, and the filter gives
//! as many lines as it gets, in UTF-8 whatever the bytes were.
#![no_main]

use dechaff::repair::{self, Quotes, code, line, prose};
use libfuzzer_sys::fuzz_target;

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

fuzz_target!(|bytes: &[u8]| {
    for quotes in [Quotes::Keep, Quotes::Straight] {
        let mended = repair::text(bytes, quotes).lines;
        assert_eq!(newlines(&mended), newlines(bytes));
        let mended = std::str::from_utf8(&mended).expect("mended lines are UTF-8");
        assert_eq!(&*repair::text(mended.as_bytes(), quotes).lines, mended.as_bytes());
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
