//! Where a block stands among the others, in reading order: no tree is needed, so HTML
//! and plain text share nearly all of it.
//!
//! A body is a dense stretch of long blocks; what trails it is a run of blocks of one
//! form, about other things. So: distances to long blocks and to the densest stretch,
//! runs of like form, what the nearest heading announced, words shared with the prose.

mod cohesion;
mod context;
pub(super) mod wording;

use super::dense_span::{self, FAR, Prefix, Run, distances, signed};
use super::{Blocks, Row};
use crate::classify::text_stats::{Ends, TextStats, share};
use crate::document::BlockKind;
use crate::lang::phrases::{self, Role};
use crate::page::PageFormat;
use cohesion::Shared;
use context::Sides;
use rustc_hash::FxHashSet;
use wording::Wording;

/// Neighbours on each side whose looks are features.
const NEIGHBOURS: [(&str, isize); 6] = [
    ("before3", -3),
    ("before2", -2),
    ("before1", -1),
    ("after1", 1),
    ("after2", 2),
    ("after3", 3),
];

/// Windows of this many blocks on each side.
const WINDOWS: [(&str, usize); 3] = [("window2", 2), ("window6", 6), ("window15", 15)];

/// The heading a block stands under.
#[derive(Debug, Clone, Copy, Default)]
struct Under {
    blocks: f32,
    words: f32,
    cues: u16,
    level: f32,
    /// The cues of all headings that the outline puts it under.
    outline: u16,
}

pub(super) struct Sequence {
    words: Prefix,
    prose: Prefix,
    links: Prefix,
    chars: Prefix,
    sentences: Prefix,
    topic: Prefix,
    title_case: Prefix,
    /// How much of the title each block says.
    titled: Prefix,
    topics: Vec<f32>,
    /// Blocks to the nearest long one on each side.
    long_before: Vec<f32>,
    long_after: Vec<f32>,
    first_prose: usize,
    last_prose: usize,
    stretch: (usize, usize),
    forms: Vec<u64>,
    runs: Vec<Run>,
    /// Of text alone: HTML has a tree to tell where a body ends and what is code, and gains nothing by these
    /// (`scripts/README.md`, "Lists in unseen ways", "How lines are worded").
    sides: Option<Sides>,
    wording: Option<Wording>,
    alternates: Vec<f32>,
    under: Vec<Under>,
    /// Blocks since a line that introduces other stories.
    related_before: Vec<f32>,
    furniture: Prefix,
    /// Blocks since the last rule.
    rule_before: Vec<f32>,
}

impl Sequence {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let all = &blocks.document.blocks;
        let measures = &blocks.measures;
        let prose: Vec<bool> = all
            .iter()
            .zip(measures)
            .map(|(b, m)| m.prose(b.kind))
            .collect();
        let is_text = blocks.document.format == PageFormat::Text;
        let told = cohesion::topics(blocks, is_text);
        let topics: Vec<f32> = told.shared.iter().map(Shared::topic).collect();
        let forms: Vec<u64> = all
            .iter()
            .zip(measures)
            .map(|(b, m)| dense_span::form(b, m))
            .collect();
        let sum = |value: fn(&TextStats) -> f32| Prefix::new(measures.iter().map(value));
        let related = phrases::bit(Role::Related) | phrases::bit(Role::Comments);
        let is_related: Vec<bool> = blocks.cues.iter().map(|c| c & related != 0).collect();
        Sequence {
            words: sum(|m| m.words),
            prose: Prefix::new(
                measures
                    .iter()
                    .zip(&prose)
                    .map(|(m, p)| if *p { m.words } else { 0.0 }),
            ),
            links: sum(|m| m.link_density * m.chars),
            chars: sum(|m| m.chars),
            sentences: sum(|m| f32::from(u8::from(m.ends == Ends::Sentence))),
            title_case: sum(|m| share(m.capital_words, m.spaced_words)),
            topic: Prefix::new(topics.iter().copied()),
            titled: Prefix::new(blocks.words.iter().map(|words| {
                let said: FxHashSet<u64> = words
                    .iter()
                    .filter_map(|(hash, _)| blocks.title.get(hash).copied())
                    .collect();
                share(said.len() as f32, blocks.title.len() as f32)
            })),
            topics,
            long_before: distances(measures.iter().map(|m| m.long)),
            long_after: {
                let mut after = distances(measures.iter().rev().map(|m| m.long));
                after.reverse();
                after
            },
            first_prose: prose.iter().position(|p| *p).unwrap_or(all.len()),
            last_prose: prose.iter().rposition(|p| *p).unwrap_or(0),
            stretch: dense_span::densest(measures),
            runs: dense_span::runs(&forms),
            alternates: dense_span::alternates(&forms),
            wording: is_text.then(|| Wording::new(blocks)),
            sides: is_text.then(|| Sides::new(told)),
            forms,
            under: under(blocks),
            related_before: distances(is_related.iter().copied()),
            rule_before: distances(all.iter().map(|b| b.after_rule)),
            furniture: Prefix::new(blocks.cues.iter().map(|c| f32::from(u8::from(*c != 0)))),
        }
    }

    pub(super) fn write(&self, blocks: &Blocks, index: usize, row: &mut Row) {
        let count = blocks.document.blocks.len();
        let m = &blocks.measures[index];
        // Position, in blocks and in words.
        row.put("position", share(index as f32, count as f32));
        row.put(
            "words_before",
            share(self.words.between(0, index), self.words.all()),
        );
        row.put("blocks_after", (count - index - 1) as f32);
        row.put("words_after", self.words.between(index + 1, count));
        row.put(
            "prose_before",
            share(self.prose.between(0, index), self.prose.all()),
        );
        row.put(
            "prose_after",
            share(self.prose.between(index + 1, count), self.prose.all()),
        );
        row.put("prose_words_after", self.prose.between(index + 1, count));
        // Body blocks stand close to long blocks.
        row.put("long_before", self.long_before[index]);
        row.put("long_after", self.long_after[index]);
        row.put("first_prose", signed(index, self.first_prose));
        row.put("last_prose", signed(index, self.last_prose));
        let (start, end) = self.stretch;
        row.put(
            "stretch",
            (index as f32 - end as f32).max(0.0) - (start as f32 - index as f32).max(0.0),
        );
        row.put(
            "stretch_words",
            share(self.words.between(start, end + 1), self.words.all()),
        );
        // A list of other stories is a run of one form, of other words, often to the end.
        let run = self.runs[index];
        let length = (run.end - run.start) as f32;
        row.put("run", length);
        row.put("run_index", (index - run.start) as f32);
        row.put(
            "run_mean",
            share(self.words.between(run.start, run.end), length),
        );
        row.put(
            "run_topic",
            share(self.topic.between(run.start, run.end), length),
        );
        row.put(
            "run_title_case",
            share(self.title_case.between(run.start, run.end), length),
        );
        row.put("run_to_end", (count - run.end) as f32);
        row.put("alternates", self.alternates[index]);
        row.put("topic", self.topics[index]);
        // What the heading above announced.
        let under = self.under[index];
        row.put("under_blocks", under.blocks);
        row.put("under_words", under.words);
        row.put("under_level", under.level);
        for (bit, (_, name)) in phrases::ROLES.iter().enumerate() {
            row.put_at("under", name, f32::from((under.cues >> bit) & 1));
            row.put_at("outline", name, f32::from((under.outline >> bit) & 1));
        }
        row.put("related_before", self.related_before[index]);
        if blocks.document.format == PageFormat::Html {
            row.put("rule_before", self.rule_before[index]);
        }
        row.put("furniture_before", self.furniture.between(0, index));
        row.put("furniture_after", self.furniture.between(index + 1, count));
        // The body begins behind the title.
        row.put(
            "heading1",
            blocks.heading1.map_or(-FAR, |at| signed(index, at)),
        );
        row.put(
            "title",
            blocks.title_block.map_or(-FAR, |at| signed(index, at)),
        );
        let start = blocks.title_block.or(blocks.heading1).unwrap_or(0);
        let (from, to) = (start.min(index), start.max(index));
        row.put("prose_to_title", self.prose.between(from, to));
        row.put("words_to_title", self.words.between(from, to));
        self.write_neighbours(blocks, index, row);
        for (place, reach) in WINDOWS {
            let (from, to) = (index.saturating_sub(reach), (index + reach + 1).min(count));
            let blocks = (to - from) as f32;
            row.put_at(place, "mean", share(self.words.between(from, to), blocks));
            row.put_at(
                place,
                "prose",
                share(self.prose.between(from, to), self.words.between(from, to)),
            );
            row.put_at(
                place,
                "links",
                share(self.links.between(from, to), self.chars.between(from, to)),
            );
            row.put_at(
                place,
                "sentences",
                share(self.sentences.between(from, to), blocks),
            );
            row.put_at(place, "title", share(self.titled.between(from, to), blocks));
            row.put_at(place, "topic", share(self.topic.between(from, to), blocks));
            let ahead = (index + 1 + reach).min(count);
            row.put_at(
                place,
                "mean_ahead",
                share(
                    self.words.between(index + 1, ahead),
                    (ahead - index - 1) as f32,
                ),
            );
        }
        if let Some(wording) = &self.wording {
            wording.write(run, index, count, row);
        }
        if let Some(sides) = &self.sides {
            sides.write(self, index, row);
        }
        row.put(
            "against_next",
            share(m.words, self.words.between(index + 1, index + 2) + 1.0),
        );
    }

    fn write_neighbours(&self, blocks: &Blocks, index: usize, row: &mut Row) {
        for (place, offset) in NEIGHBOURS {
            let at = index.checked_add_signed(offset);
            let neighbour = at.and_then(|at| {
                Some((
                    blocks.measures.get(at)?,
                    &blocks.document.blocks[at],
                    blocks.cues[at],
                ))
            });
            let (words, links, ends, kind, cues) = match neighbour {
                Some((m, block, cues)) => {
                    let own = &blocks.document.blocks[index];
                    let like = f32::from(u8::from(block.kind == own.kind))
                        + f32::from(u8::from(block.container == own.container));
                    (
                        m.words,
                        m.link_density,
                        f32::from(m.ends as u8),
                        like,
                        f32::from(u8::from(cues != 0)),
                    )
                }
                None => (-1.0, -1.0, -1.0, -1.0, -1.0),
            };
            row.put_at(place, "words", words);
            row.put_at(place, "links", links);
            row.put_at(place, "ends", ends);
            row.put_at(place, "alike", kind);
            row.put_at(place, "cue", cues);
        }
    }
}

/// For each block the heading above it; a short line on which a cue fires serves as one,
/// since plain text has no others.
fn under(blocks: &Blocks) -> Vec<Under> {
    let mut now = Under {
        blocks: FAR,
        words: 0.0,
        cues: 0,
        level: 7.0,
        outline: 0,
    };
    let mut open: Vec<(f32, u16)> = Vec::new();
    let all = blocks
        .document
        .blocks
        .iter()
        .zip(&blocks.measures)
        .zip(&blocks.cues);
    all.map(|((block, m), cues)| {
        let here = now;
        now.blocks = (now.blocks + 1.0).min(FAR);
        now.words += m.words;
        let level = match block.kind {
            BlockKind::Heading(level) => Some(f32::from(level)),
            _ if m.words <= 6.0 && *cues != 0 => Some(6.0),
            _ => None,
        };
        if let Some(level) = level {
            while open.last().is_some_and(|(above, _)| *above >= level) {
                open.pop();
            }
            open.push((level, *cues));
            now = Under {
                blocks: 0.0,
                words: 0.0,
                cues: *cues,
                level,
                outline: open.iter().fold(0, |all, (_, cues)| all | cues),
            };
        }
        here
    })
    .collect()
}

#[cfg(test)]
mod tests;
