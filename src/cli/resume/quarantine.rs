//! Which records a resumed run skips.
//!
//! The rule: a record that was in flight at two crashes in a row becomes an `error` line. One
//! crash proves nothing, because other records were in flight and kills come from outside. A
//! second crash with the same record in flight is most likely caused by it.

use std::collections::BTreeSet;

/// The records in flight at two crashes in a row.
///
/// `crashes` has one entry for each run that was resumed, in order: the records in flight when
/// it ended. The entry of a run that shut down cleanly is empty.
pub fn quarantined(crashes: &[Vec<u64>]) -> BTreeSet<u64> {
    let in_both = |pair: &[Vec<u64>]| -> Vec<u64> {
        match pair {
            [first, second] => {
                let repeated = first.iter().filter(|record| second.contains(record));
                repeated.copied().collect()
            }
            _ => Vec::new(),
        }
    };
    crashes.windows(2).flat_map(in_both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_records_in_flight_at_two_crashes_in_a_row_are_quarantined() {
        for (crashes, expected) in [
            (&[][..], &[][..]),
            (&[&[7, 8][..]], &[]),
            (&[&[7, 8], &[8, 9]], &[8]),
            (&[&[7, 8], &[7, 8]], &[7, 8]),
            // A clean shutdown, or a crash without the record, comes between.
            (&[&[7], &[], &[7]], &[]),
            (&[&[7], &[8], &[7]], &[]),
            // A quarantined record stays quarantined.
            (&[&[7], &[7], &[8], &[9]], &[7]),
        ] {
            let crashes: Vec<_> = crashes.iter().map(|records| records.to_vec()).collect();
            let records = Vec::from_iter(quarantined(&crashes));
            assert_eq!(records, expected, "{crashes:?}");
        }
    }
}
