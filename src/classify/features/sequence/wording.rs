//! How the lines around a block are worded (plain text only).
//!
//! Prose joins its sentences with short function words, and a wrapped line of prose begins in lower
//! case; menus and headlines have neither. Code and tables have symbols. The element tree of HTML
//! shows all of this, plain text has only its words.

use super::super::PageBlocks;
use super::spans::{PrefixSums, Run};
use super::{RowWriter, share};
use crate::classify::text_stats::TextStats;
use crate::document::BlockKind;

/// Windows around the block, with their blocks on each side.
const WINDOWS: [(&str, usize); 3] = [("wording2", 2), ("wording6", 6), ("wording15", 15)];

/// The wording of a whole page.
pub(in crate::classify::features) fn of_page(stats: &[TextStats]) -> [(&'static str, f32); 3] {
    let sum = |value: fn(&TextStats) -> f32| stats.iter().map(value).sum::<f32>();
    let mean = |value: fn(&TextStats) -> f32| share(sum(value), stats.len() as f32);
    [
        ("wording_symbols", mean(TextStats::symbol_share)),
        ("wording_lower_start", mean(TextStats::lower_start)),
        (
            "wording_short_words",
            share(sum(|s| s.short_words), sum(|s| s.spaced_words)),
        ),
    ]
}

pub(super) struct Wording {
    symbols: PrefixSums,
    lower_start: PrefixSums,
    items: PrefixSums,
    short_words: PrefixSums,
    spaced_words: PrefixSums,
}

impl Wording {
    pub(super) fn new(blocks: &PageBlocks) -> Self {
        let sum = |value: fn(&TextStats) -> f32| PrefixSums::new(blocks.stats.iter().map(value));
        let is_item = |kind: BlockKind| f32::from(u8::from(kind == BlockKind::Item));
        Wording {
            symbols: sum(TextStats::symbol_share),
            lower_start: sum(TextStats::lower_start),
            items: PrefixSums::new(blocks.document.blocks.iter().map(|b| is_item(b.kind))),
            short_words: sum(|s| s.short_words),
            spaced_words: sum(|s| s.spaced_words),
        }
    }

    pub(super) fn write(&self, run: Run, index: usize, count: usize, row: &mut RowWriter) {
        self.write_span("wording", index, index + 1, row);
        self.write_span("wording_run", run.start, run.end, row);
        for (part, reach) in WINDOWS {
            let (from, to) = (index.saturating_sub(reach), (index + reach + 1).min(count));
            self.write_span(part, from, to, row);
            let items = self.items.between(from, to);
            row.put_part(part, "items", share(items, (to - from) as f32));
        }
    }

    fn write_span(&self, part: &str, from: usize, to: usize, row: &mut RowWriter) {
        let mean = |sums: &PrefixSums| share(sums.between(from, to), (to - from) as f32);
        row.put_part(part, "symbols", mean(&self.symbols));
        row.put_part(part, "lower_start", mean(&self.lower_start));
        let words = self.spaced_words.between(from, to);
        row.put_part(
            part,
            "short_words",
            share(self.short_words.between(from, to), words),
        );
    }
}
