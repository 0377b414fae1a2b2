//! Mending what is mended changes nothing, and no control is left in prose.
#![no_main]

use dechaff::repair::{Quotes, code, line, prose};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for quotes in [Quotes::Keep, Quotes::Straight] {
        let once = prose(text, quotes);
        assert_eq!(prose(&once, quotes), once);
        assert!(!once.contains(char::is_control), "{once:?}");
        let once = line(text, quotes);
        assert_eq!(line(&once, quotes), once);
    }
    let once = code(text);
    assert_eq!(code(&once), once);
});
