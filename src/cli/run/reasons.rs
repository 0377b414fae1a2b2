//! The commonest reasons of error lines, for the end of a run.
//!
//! With `-o` the error lines go to a file that nobody reads during the run. Input: the id and the
//! message of each error line. Output: the three commonest reasons with their counts and the first
//! id. Messages that differ only in numbers are one reason.

use serde::Serialize;
use std::collections::HashMap;

/// Reasons that are printed.
const SHOWN: usize = 3;

/// Reasons that are counted. Messages are built from a few dozen texts, but may quote keys.
const MAX_COUNTED: usize = 10_000;

/// Counts the reasons of error lines.
#[derive(Debug, Default)]
pub struct Reasons {
    counts: HashMap<String, Reason>,
}

/// How many error lines have a reason, and the first of them.
#[derive(Debug, Serialize)]
pub struct ReasonCount<'a> {
    pub message: &'a str,
    pub count: u64,
    pub first_id: &'a str,
}

#[derive(Debug)]
struct Reason {
    count: u64,
    /// Among all reasons.
    number: usize,
    first_id: String,
    first_message: String,
}

impl Reasons {
    /// Counts an error line.
    pub fn add(&mut self, id: &str, message: &str) {
        let without_numbers: String = message
            .chars()
            .filter(|character| !character.is_ascii_digit())
            .collect();
        let number = self.counts.len();
        if let Some(reason) = self.counts.get_mut(&without_numbers) {
            reason.count += 1;
        } else if number < MAX_COUNTED {
            let reason = Reason {
                count: 1,
                number,
                first_id: id.to_owned(),
                first_message: message.to_owned(),
            };
            self.counts.insert(without_numbers, reason);
        }
    }

    /// All reasons, the commonest first.
    pub fn counts(&self) -> Vec<ReasonCount<'_>> {
        let sorted = self.sorted().into_iter();
        sorted
            .map(|reason| ReasonCount {
                count: reason.count,
                first_id: &reason.first_id,
                message: &reason.first_message,
            })
            .collect()
    }

    fn sorted(&self) -> Vec<&Reason> {
        let mut reasons: Vec<&Reason> = self.counts.values().collect();
        reasons.sort_by_key(|reason| (u64::MAX - reason.count, reason.number));
        reasons
    }

    /// The commonest reasons, each as a line.
    pub fn lines(&self) -> Vec<String> {
        let reasons = self.sorted();
        let line = |reason: &&Reason| {
            let Reason {
                count,
                first_id,
                first_message,
                ..
            } = reason;
            match count {
                1 => format!("{first_id}: {first_message}"),
                _ => format!("{first_id}: {first_message} ({count} such errors)"),
            }
        };
        reasons.iter().take(SHOWN).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_commonest_reasons_are_given_with_their_first_record() {
        let mut reasons = Reasons::default();
        for (id, message) in [
            ("a#1", "no key"),
            ("a#2", "cut at column 7"),
            ("a#3", "cut at column 12"),
            ("a#4", "rare"),
            ("a#5", "rarer"),
        ] {
            reasons.add(id, message);
        }
        assert_eq!(
            reasons.lines(),
            [
                "a#2: cut at column 7 (2 such errors)",
                "a#1: no key",
                "a#4: rare"
            ]
        );
    }
}
