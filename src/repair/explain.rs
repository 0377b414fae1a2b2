//! What was done to a line, by which fix, in order.

use super::{Quotes, Shape, mend};
use serde::Serialize;

/// One fix at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its name in the table, or `stray-bytes` where a line was not UTF-8.
    pub fix: &'static str,
    /// The words it changed, before and after; where words were joined or parted, all from
    /// the first of them to the last.
    pub changes: Vec<(String, String)>,
}

/// The steps by which [`super::line`] mends a text; none for a good one.
pub fn explain(text: &str, quotes: Quotes) -> Vec<Step> {
    let mut steps = vec![];
    mend(text, Shape::Line, quotes, |fix, before, after| {
        let changes = changes(before, after);
        steps.push(Step {
            fix: fix.name,
            changes,
        });
    });
    steps
}

/// The step by which a line became text, if it was not UTF-8. Before it, a stray byte is shown
/// as U+FFFD, for JSON has no other way to show it.
pub fn reading(line: &[u8], read: &str) -> Option<Step> {
    (line != read.as_bytes()).then(|| Step {
        fix: "stray-bytes",
        changes: changes(&String::from_utf8_lossy(line), read),
    })
}

fn changes(before: &str, after: &str) -> Vec<(String, String)> {
    let old: Vec<&str> = before.split(' ').collect();
    let new: Vec<&str> = after.split(' ').collect();
    let pairs = old.iter().zip(&new);
    if old.len() == new.len() {
        return pairs
            .filter(|(old, new)| old != new)
            .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
            .collect();
    }
    let same_before = pairs.take_while(|(old, new)| old == new).count();
    let from_end = old[same_before..]
        .iter()
        .rev()
        .zip(new[same_before..].iter().rev());
    let same_behind = from_end.take_while(|(old, new)| old == new).count();
    let between = |words: &[&str]| words[same_before..words.len() - same_behind].join(" ");
    vec![(between(&old), between(&new))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_name_the_fix_and_the_words_in_order() {
        let steps = explain("The allianceÂ´s cafÃ©, &amp;c", Quotes::Keep);
        let said: Vec<_> = steps
            .iter()
            .map(|step| (step.fix, step.changes.len(), step.changes[0].0.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("entities", 1, "&amp;c"),
                ("mojibake", 2, "allianceÂ´s"),
                ("apostrophes", 1, "alliance´s"),
            ]
        );
        assert_eq!(explain("A good line.", Quotes::Keep), []);
    }

    #[test]
    fn words_that_part_are_shown_together() {
        let changes = changes("so jusqu'Ã nos jours", "so jusqu'à nos days jours");
        assert_eq!(
            changes,
            [("jusqu'Ã nos".to_owned(), "jusqu'à nos days".to_owned())]
        );
    }
}
