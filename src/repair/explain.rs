//! Explains which fixes change a line, in order, and which words they change.

use super::apply::{Quotes, TextKind, apply};
use serde::Serialize;

/// One fix that changed a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The name of the fix in the table, or `stray-bytes` for a line that was not UTF-8.
    pub fix: &'static str,
    /// The changed words, before and after. If the number of words changes, one pair covers all
    /// words from the first to the last that differs.
    pub changes: Vec<(String, String)>,
}

/// The fixes that [`super::line`] applies to a text; none if it needs no repair.
pub fn explain(text: &str, quotes: Quotes) -> Vec<Step> {
    let mut steps = vec![];
    apply(text, TextKind::Line, quotes, |fix, before, after| {
        let changes = changes(before, after);
        steps.push(Step {
            fix: fix.name,
            changes,
        });
    });
    steps
}

/// The step that decoded a line, if it was not UTF-8. Its text before shows each stray byte as
/// U+FFFD, because JSON cannot hold the byte.
pub(super) fn stray_bytes_step(line: &[u8], decoded: &str) -> Option<Step> {
    (line != decoded.as_bytes()).then(|| Step {
        fix: "stray-bytes",
        changes: changes(&String::from_utf8_lossy(line), decoded),
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
    let equal_at_start = pairs.take_while(|(old, new)| old == new).count();
    let from_end = old[equal_at_start..]
        .iter()
        .rev()
        .zip(new[equal_at_start..].iter().rev());
    let equal_at_end = from_end.take_while(|(old, new)| old == new).count();
    let differing = |words: &[&str]| words[equal_at_start..words.len() - equal_at_end].join(" ");
    vec![(differing(&old), differing(&new))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_name_the_fixes_and_the_changed_words_in_order() {
        let steps = explain("The allianceÂ´s cafÃ©, &amp;c", Quotes::Keep);
        let found: Vec<_> = steps
            .iter()
            .map(|step| (step.fix, step.changes.len(), step.changes[0].0.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("entities", 1, "&amp;c"),
                ("mojibake", 2, "allianceÂ´s"),
                ("apostrophes", 1, "alliance´s"),
            ]
        );
        assert_eq!(explain("A good line.", Quotes::Keep), []);
    }

    #[test]
    fn words_are_shown_together_if_their_number_changes() {
        let changes = changes("so jusqu'Ã nos jours", "so jusqu'à nos days jours");
        assert_eq!(
            changes,
            [("jusqu'Ã nos".to_owned(), "jusqu'à nos days".to_owned())]
        );
    }
}
