//! How the lines around a block are worded. Prose holds its sentences together with little words,
//! and a line of it that was wrapped begins with a small letter; menus and headlines have neither.
//! Code and tables have signs. A tree tells all this by its elements; plain text has only its words.

use super::{BlockKind, Prefix, Row, Run, share};
use crate::classify::features::Blocks;
use crate::classify::text_stats::TextStats;

/// Blocks looked at on each side, as far as the other windows are.
const REACHES: [(&str, usize); 3] = [("worded2", 2), ("worded6", 6), ("worded15", 15)];

/// The same of a whole page.
pub(in crate::classify::features) fn of_page(measures: &[TextStats]) -> [(&'static str, f32); 3] {
    let sum = |value: fn(&TextStats) -> f32| measures.iter().map(value).sum::<f32>();
    let mean = |value: fn(&TextStats) -> f32| share(sum(value), measures.len() as f32);
    [
        ("worded_signs", mean(TextStats::signs)),
        ("worded_lower", mean(TextStats::lower)),
        (
            "worded_little",
            share(sum(|m| m.little), sum(|m| m.spaced_words)),
        ),
    ]
}

pub(super) struct Wording {
    signs: Prefix,
    lower: Prefix,
    items: Prefix,
    little: Prefix,
    spaced: Prefix,
}

impl Wording {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let sum = |value: fn(&TextStats) -> f32| Prefix::new(blocks.measures.iter().map(value));
        let is_item = |kind: BlockKind| f32::from(u8::from(kind == BlockKind::Item));
        Wording {
            signs: sum(TextStats::signs),
            lower: sum(TextStats::lower),
            items: Prefix::new(blocks.document.blocks.iter().map(|b| is_item(b.kind))),
            little: sum(|m| m.little),
            spaced: sum(|m| m.spaced_words),
        }
    }

    pub(super) fn write(&self, run: Run, index: usize, count: usize, row: &mut Row) {
        self.write_part("worded", index, index + 1, row);
        self.write_part("worded_run", run.start, run.end, row);
        for (place, reach) in REACHES {
            let (from, to) = (index.saturating_sub(reach), (index + reach + 1).min(count));
            self.write_part(place, from, to, row);
            let items = self.items.between(from, to);
            row.put_at(place, "items", share(items, (to - from) as f32));
        }
    }

    fn write_part(&self, place: &str, from: usize, to: usize, row: &mut Row) {
        let mean = |of: &Prefix| share(of.between(from, to), (to - from) as f32);
        row.put_at(place, "signs", mean(&self.signs));
        row.put_at(place, "lower", mean(&self.lower));
        let words = self.spaced.between(from, to);
        row.put_at(place, "little", share(self.little.between(from, to), words));
    }
}
