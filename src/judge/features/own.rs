//! What a block is by itself: its length, its letters, how it begins and ends.

use super::{Blocks, Row};
use crate::document::Kind;
use crate::judge::cues::USES;
use crate::judge::measure::share;
use crate::page::Form;
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) struct Own {
    /// How often each block's words stand on the page, and how often before it.
    repeats: Vec<(u32, u32)>,
}

impl Own {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        let before: Vec<u32> = blocks
            .measures
            .iter()
            .map(|m| {
                let count = seen.entry(m.hash).or_default();
                *count += 1;
                *count - 1
            })
            .collect();
        let all = blocks
            .measures
            .iter()
            .map(|m| seen.get(&m.hash).copied().unwrap_or(1));
        Own {
            repeats: all.zip(before).collect(),
        }
    }

    pub(super) fn write(&self, blocks: &Blocks, index: usize, row: &mut Row) {
        let block = &blocks.document.blocks[index];
        let m = &blocks.measures[index];
        // Length is what separates prose from furniture most.
        row.put("words", m.words);
        row.put("chars", m.chars);
        row.put("word_length", share(m.chars, m.words));
        // Headlines capitalise, furniture shouts.
        row.put("title_case", share(m.capital_words, m.spaced_words));
        row.put("capitals", share(m.capitals, m.letters));
        // Dates, prices, counters.
        row.put("digits", share(m.digits, m.chars));
        row.put("year", f32::from(u8::from(m.year)));
        row.put("clock", f32::from(u8::from(m.clock)));
        // Prose has clauses and sentences; lists of links have separators.
        row.put("commas", share(m.commas, m.words));
        row.put("stops", m.stops);
        row.put("words_a_stop", share(m.words, m.stops + 1.0));
        row.put("separators", m.separators);
        row.put("ends", f32::from(m.ends as u8));
        row.put("begins", f32::from(m.begins as u8));
        row.put("asks", f32::from(u8::from(m.asks)));
        row.put("exclaims", f32::from(u8::from(m.exclaims)));
        row.put("address", f32::from(u8::from(m.address)));
        row.put("ends_in_dash", f32::from(u8::from(m.ends_in_dash)));
        row.put("cjk", f32::from(u8::from(m.cjk)));
        row.put("kind", kind_code(block.kind));
        row.put("heading", heading_level(block.kind));
        // Furniture recurs on its page; a paragraph does not.
        row.put("repeats", self.repeats[index].0 as f32);
        row.put("repeated_before", self.repeats[index].1 as f32);
        // The title and what repeats it.
        let words = &blocks.words[index];
        let shared = words
            .iter()
            .filter(|(hash, _)| blocks.title.contains(hash))
            .count() as f32;
        row.put("title_share", share(shared, words.len() as f32));
        row.put(
            "title_cover",
            share(shared, blocks.title.len() as f32).min(1.0),
        );
        // Phrases, where the language is one of those the table knows.
        for (bit, (_, name)) in USES.iter().enumerate() {
            row.put_at("cue", name, f32::from((blocks.cues[index] >> bit) & 1));
        }
        match blocks.document.form {
            Form::Html => {
                row.put("link_density", m.link_density);
                row.put("links", f32::from(block.links));
                row.put("bold", share(block.bold_chars as f32, m.chars).min(1.0));
                // Disclosures and notes on the author are set apart: italics, a rule above,
                // the author's name, the site's, an address.
                row.put("italic", share(block.italic_chars as f32, m.chars).min(1.0));
                row.put("after_rule", f32::from(u8::from(block.after_rule)));
                row.put("author", said(words, &blocks.author));
                row.put("site", said(words, &blocks.site));
                row.put(
                    "control",
                    share(block.control_chars as f32, m.chars).min(1.0),
                );
                row.put("list_depth", f32::from(block.list_depth));
                row.put("hidden", f32::from(u8::from(block.hidden)));
                row.put("images", f32::from(block.images));
            }
            Form::Text => {
                row.put("blank_lines", f32::from(block.blank_lines));
                row.put("indent", f32::from(block.indent));
                row.put("glued", f32::from(u8::from(!block.glue.is_empty())));
            }
        }
    }
}

/// The share of a name's words that a block says.
fn said(words: &[(u64, usize)], name: &FxHashSet<u64>) -> f32 {
    let found: FxHashSet<&u64> = words
        .iter()
        .filter_map(|(hash, _)| name.get(hash))
        .collect();
    share(found.len() as f32, name.len() as f32)
}

/// Kinds as numbers, alike ones next to each other, since a tree can only cut a range.
fn kind_code(kind: Kind) -> f32 {
    match kind {
        Kind::Heading(_) => 0.0,
        Kind::Term => 1.0,
        Kind::Item => 2.0,
        Kind::Row => 3.0,
        Kind::Definition => 4.0,
        Kind::Paragraph => 5.0,
        Kind::Quote => 6.0,
        Kind::Code => 7.0,
        Kind::Caption => 8.0,
    }
}

fn heading_level(kind: Kind) -> f32 {
    match kind {
        Kind::Heading(level) => f32::from(level),
        _ => 7.0,
    }
}
