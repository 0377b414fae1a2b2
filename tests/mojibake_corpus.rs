//! Runs the test cases of ftfy, if the corpora are available.

use dechaff::{Quotes, repair_line};

/// The regression threshold, in cases: all that ftfy 6.3.1 passes, and three of the four that it
/// does not. The fourth is a MacRoman letter read as Latin-1, which may as well be the apostrophe
/// of windows-1252.
const MIN_PASSED: usize = 100;

#[test]
fn ftfy_cases_are_repaired_or_left_as_ftfy_does() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/corpora/mojibake-dev.json"
    );
    let Ok(corpus) = std::fs::read(path) else {
        eprintln!("skipped: no corpus at {path}");
        return;
    };
    let cases: Vec<serde_json::Value> = serde_json::from_slice(&corpus).unwrap();
    let mut passed = 0;
    for case in &cases {
        let [original, fixed, label, expect] =
            ["original", "fixed", "label", "expect"].map(|key| case[key].as_str().unwrap());
        let repaired = repair_line(original, Quotes::Straight);
        if repaired == fixed {
            passed += 1;
        } else {
            eprintln!("{label}\n  {original}\n  {repaired:?}\n  {fixed:?}");
            assert_eq!(expect, "fail", "{label}");
        }
    }
    eprintln!("{passed} of {} pass", cases.len());
    assert!(passed >= MIN_PASSED, "{passed} of {} pass", cases.len());
}
