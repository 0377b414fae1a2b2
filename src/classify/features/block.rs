//! What a block is by itself: its length, its letters, how it begins and ends.

use super::{Blocks, Row};
use crate::classify::text_stats::share;
use crate::document::BlockKind;
use crate::lang::phrases::ROLES;
use crate::page::PageFormat;
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
                // Signs alone say nothing again.
                if m.words == 0.0 {
                    return 0;
                }
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
        row.put("price", f32::from(u8::from(m.price)));
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
        row.put("title_cover", said(words, &blocks.title));
        // Phrases, where the language is one of those the table knows.
        for (bit, (_, name)) in ROLES.iter().enumerate() {
            row.put_at("cue", name, f32::from((blocks.cues[index] >> bit) & 1));
        }
        match blocks.document.format {
            PageFormat::Html => {
                row.put("link_density", m.link_density);
                row.put("links", f32::from(block.links));
                // Other stories have addresses of many words, sections of one.
                let links = f32::from(block.links);
                row.put("story_links", share(f32::from(block.story_links), links));
                row.put("local_links", share(f32::from(block.local_links), links));
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
            PageFormat::Text => {
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
fn kind_code(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Heading(_) => 0.0,
        BlockKind::Term => 1.0,
        BlockKind::Item => 2.0,
        BlockKind::Row => 3.0,
        BlockKind::Definition => 4.0,
        BlockKind::Paragraph => 5.0,
        BlockKind::Quote => 6.0,
        BlockKind::Code => 7.0,
        BlockKind::Caption => 8.0,
    }
}

fn heading_level(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Heading(level) => f32::from(level),
        _ => 7.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::column;
    use crate::{html, plain_text};

    #[test]
    fn repeats_are_counted_by_words_whatever_their_case_and_signs() {
        let page = plain_text::parse("Read more »\n\nRead less\n\nREAD MORE\n\nRead more!");
        assert_eq!(column(&page, "own.repeats"), [3.0, 1.0, 3.0, 3.0]);
        assert_eq!(column(&page, "own.repeated_before"), [0.0, 0.0, 1.0, 2.0]);
    }

    #[test]
    fn the_title_is_shared_by_the_blocks_words_and_covered_by_its_own() {
        let page = html::parse(
            "<title>Night train returns to Vienna</title><h1>Night train returns to Vienna</h1>\
             <p>The night train was late<p>Home",
        );
        assert_eq!(column(&page, "own.title_share"), [1.0, 2.0 / 5.0, 0.0]);
        assert_eq!(column(&page, "own.title_cover"), [1.0, 2.0 / 5.0, 0.0]);
        let longer = "<title>One two three four</title><p>Two.<p>Two and more";
        let page = html::parse(longer);
        assert_eq!(column(&page, "own.title_share"), [1.0, 1.0 / 3.0]);
        assert_eq!(column(&page, "own.title_cover"), [0.25, 0.25]);
    }

    #[test]
    fn the_authors_name_is_looked_for_as_metas_or_else_a_byline_say_it() {
        let blocks = "<p>By JANE DOE<p>Doe, it was said, left. Doe!<p>Nobody<p>The Daily Post";
        let metas = "<meta name=author content='Jane Doe'>\
                     <meta property=og:site_name content='Daily Post'>";
        let page = html::parse(&format!("{metas}{blocks}"));
        assert_eq!(column(&page, "own.author"), [1.0, 0.5, 0.0, 0.0]);
        assert_eq!(column(&page, "own.site"), [0.0, 0.0, 0.0, 1.0]);
        let byline = html::parse(&format!("{blocks}<p class=byline>Jane Doe"));
        assert_eq!(column(&byline, "own.author"), [1.0, 0.5, 0.0, 0.0, 1.0]);
        assert_eq!(column(&byline, "own.site"), [0.0; 5]);
    }

    #[test]
    fn links_bold_and_italics_are_shares_of_the_characters() {
        let page = html::parse("<p><b>ab</b> cd <i>e</i> <a>fgh</a><hr><p>i");
        assert_eq!(column(&page, "own.bold"), [0.25, 0.0]);
        assert_eq!(column(&page, "own.italic"), [0.125, 0.0]);
        assert_eq!(column(&page, "own.link_density"), [0.375, 0.0]);
        assert_eq!(column(&page, "own.after_rule"), [0.0, 1.0]);
    }

    #[test]
    fn cues_and_headings_are_told_each_by_its_own_number() {
        let page = html::parse("<h3>Share this article</h3><p>Photo: Reuters");
        assert_eq!(column(&page, "own.cue.share"), [1.0, 0.0]);
        assert_eq!(column(&page, "own.cue.byline"), [0.0, 1.0]);
        assert_eq!(column(&page, "own.heading"), [3.0, 7.0]);
    }
}
