//! ftfy's own test cases, where the corpora are at hand.

use dechaff::repair::{Quotes, line};

/// All cases that ftfy 6.3.1 passes, and three of the four that it does not. The fourth is
/// one MacRoman letter read as Latin-1, which may as well be windows-1252's apostrophe.
const PASSES: usize = 100;

#[test]
fn what_ftfy_mends_is_mended_and_what_it_leaves_is_left() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/corpora/mojibake-dev.json"
    );
    let Ok(corpus) = std::fs::read(path) else {
        eprintln!("skipped: there is no corpus at {path}");
        return;
    };
    let cases: Vec<serde_json::Value> = serde_json::from_slice(&corpus).unwrap();
    let mut passed = 0;
    for case in &cases {
        let [original, fixed, label, expect] =
            ["original", "fixed", "label", "expect"].map(|key| case[key].as_str().unwrap());
        let mended = line(original, Quotes::Straight);
        if mended == fixed {
            passed += 1;
        } else {
            eprintln!("{label}\n  {original}\n  {mended:?}\n  {fixed:?}");
            assert_eq!(expect, "fail", "{label}");
        }
    }
    eprintln!("{passed} of {} pass", cases.len());
    assert!(passed >= PASSES, "{passed} of {} pass", cases.len());
}
