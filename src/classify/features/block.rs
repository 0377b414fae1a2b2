//! Features of a block's own text: length, letters, beginning and ending, links and phrases.

use super::{MANY_OCCURRENCES, PageBlocks, RowWriter};
use crate::classify::text_stats::share;
use crate::document::BlockKind;
use crate::document::DocumentFormat;
use crate::lang::phrases::Role;
use rustc_hash::{FxHashMap, FxHashSet};

/// Caps of a block's length: a paragraph of this length is prose, and a longer one no more so.
const LONG_WORDS: f32 = 200.0;
const LONG_CHARS: f32 = 1200.0;

pub(super) struct BlockFeatures {
    repeats: Vec<Repeats>,
}

/// Number of blocks with the same words.
struct Repeats {
    on_page: u32,
    before: u32,
}

impl BlockFeatures {
    pub(super) fn new(blocks: &PageBlocks) -> Self {
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        let before: Vec<u32> = blocks
            .stats
            .iter()
            .map(|stats| {
                // Blocks without words do not repeat each other.
                if stats.words == 0.0 {
                    return 0;
                }
                let count = counts.entry(stats.hash).or_default();
                *count += 1;
                *count - 1
            })
            .collect();
        let repeats = blocks
            .stats
            .iter()
            .zip(before)
            .map(|(stats, before)| Repeats {
                on_page: counts.get(&stats.hash).copied().unwrap_or(1),
                before,
            });
        BlockFeatures {
            repeats: repeats.collect(),
        }
    }

    pub(super) fn write(&self, blocks: &PageBlocks, index: usize, row: &mut RowWriter) {
        let block = &blocks.document.blocks[index];
        let stats = &blocks.stats[index];
        // Length separates prose from boilerplate better than anything else.
        row.put("words", stats.words.min(LONG_WORDS));
        row.put("chars", stats.chars.min(LONG_CHARS));
        row.put("word_length", share(stats.chars, stats.words));
        // Headlines capitalise words, labels and buttons whole texts.
        row.put(
            "title_case",
            share(stats.capitalised_words, stats.spaced_words),
        );
        row.put("capitals", share(stats.capitals, stats.letters));
        // Dates, prices, counters.
        row.put("digits", share(stats.digits, stats.chars));
        row.put_bool("year", stats.year);
        row.put_bool("clock", stats.clock);
        row.put_bool("price", stats.price);
        // Prose has clauses and sentences; lists of links have separators.
        row.put("commas", share(stats.commas, stats.words));
        row.put("sentence_ends", stats.sentence_ends.min(MANY_OCCURRENCES));
        row.put(
            "words_per_sentence",
            share(stats.words, stats.sentence_ends + 1.0),
        );
        row.put("separators", stats.separators.min(MANY_OCCURRENCES));
        row.put("ending", f32::from(stats.ending as u8));
        row.put("beginning", f32::from(stats.beginning as u8));
        row.put_bool("question", stats.question);
        row.put_bool("exclamation", stats.exclamation);
        row.put_bool("address", stats.address);
        row.put_bool("ends_in_dash", stats.ends_in_dash);
        row.put_bool("cjk", stats.cjk);
        row.put("kind", kind_code(block.kind));
        row.put("heading_level", heading_level(block.kind));
        // Boilerplate recurs on its page; a paragraph does not.
        row.put(
            "repeats",
            (self.repeats[index].on_page as f32).min(MANY_OCCURRENCES),
        );
        row.put(
            "repeated_before",
            (self.repeats[index].before as f32).min(MANY_OCCURRENCES),
        );
        // Similarity to the title, by the words of either.
        let words = &blocks.words[index];
        let shared = words
            .iter()
            .filter(|(hash, _)| blocks.title.contains(hash))
            .count() as f32;
        row.put("title_share", share(shared, words.len() as f32));
        row.put("title_coverage", coverage(words, &blocks.title));
        for role in Role::ALL {
            let matches = blocks.roles[index] & role.bit() != 0;
            row.put_part_bool("phrase", role.name(), matches);
        }
        match blocks.document.format {
            DocumentFormat::Html => self.write_html(blocks, index, row),
            DocumentFormat::Text => {
                row.put("blank_lines", f32::from(block.blank_lines));
                row.put("indent", f32::from(block.indent));
                row.put_bool("same_line", !block.glue.is_empty());
            }
        }
    }

    fn write_html(&self, blocks: &PageBlocks, index: usize, row: &mut RowWriter) {
        let block = &blocks.document.blocks[index];
        let (stats, words) = (&blocks.stats[index], &blocks.words[index]);
        row.put("link_density", stats.link_density);
        let links = f32::from(block.links);
        row.put("links", links.min(MANY_OCCURRENCES));
        // URLs of articles end in a slug of several words, those of sections in one word.
        row.put("article_links", share(f32::from(block.story_links), links));
        row.put("local_links", share(f32::from(block.local_links), links));
        let share_of_chars = |chars: u32| share(chars as f32, stats.chars).min(1.0);
        row.put("bold", share_of_chars(block.bold_chars));
        // Disclosures and notes about the author are set in italics or below a rule, and contain
        // the name of the author or of the site, or an address.
        row.put("italic", share_of_chars(block.italic_chars));
        row.put_bool("after_rule", block.after_rule);
        row.put("author", coverage(words, &blocks.author));
        row.put("site", coverage(words, &blocks.site));
        row.put("control", share_of_chars(block.control_chars));
        row.put("list_depth", f32::from(block.list_depth));
        row.put_bool("hidden", block.hidden);
        row.put("images", f32::from(block.images).min(MANY_OCCURRENCES));
    }
}

/// The share of a name's or title's distinct words that occur in the block.
pub(super) fn coverage(words: &[(u64, usize)], name: &FxHashSet<u64>) -> f32 {
    let found: FxHashSet<&u64> = words
        .iter()
        .filter_map(|(hash, _)| name.get(hash))
        .collect();
    share(found.len() as f32, name.len() as f32)
}

/// Kinds as numbers, similar ones adjacent: a node of a tree can only split a range.
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
    fn repeats_ignore_case_and_punctuation() {
        let page = plain_text::parse("Read more »\n\nRead less\n\nREAD MORE\n\nRead more!");
        assert_eq!(column(&page, "block.repeats"), [3.0, 1.0, 3.0, 3.0]);
        assert_eq!(column(&page, "block.repeated_before"), [0.0, 0.0, 1.0, 2.0]);
    }

    #[test]
    fn title_share_is_of_the_block_and_title_coverage_of_the_title() {
        let page = html::parse(
            "<title>Night train returns to Vienna</title><h1>Night train returns to Vienna</h1>\
             <p>The night train was late<p>Home",
        );
        assert_eq!(column(&page, "block.title_share"), [1.0, 2.0 / 5.0, 0.0]);
        assert_eq!(column(&page, "block.title_coverage"), [1.0, 2.0 / 5.0, 0.0]);
        let longer = "<title>One two three four</title><p>Two.<p>Two and more";
        let page = html::parse(longer);
        assert_eq!(column(&page, "block.title_share"), [1.0, 1.0 / 3.0]);
        assert_eq!(column(&page, "block.title_coverage"), [0.25, 0.25]);
    }

    #[test]
    fn the_author_is_taken_from_metas_or_else_from_a_byline() {
        let blocks = "<p>By JANE DOE<p>Doe, it was said, left. Doe!<p>Nobody<p>The Daily Post";
        let metas = "<meta name=author content='Jane Doe'>\
                     <meta property=og:site_name content='Daily Post'>";
        let page = html::parse(&format!("{metas}{blocks}"));
        assert_eq!(column(&page, "block.author"), [1.0, 0.5, 0.0, 0.0]);
        assert_eq!(column(&page, "block.site"), [0.0, 0.0, 0.0, 1.0]);
        let byline = html::parse(&format!("{blocks}<p class=byline>Jane Doe"));
        assert_eq!(column(&byline, "block.author"), [1.0, 0.5, 0.0, 0.0, 1.0]);
        assert_eq!(column(&byline, "block.site"), [0.0; 5]);
    }

    #[test]
    fn links_bold_and_italics_are_shares_of_the_characters() {
        let page = html::parse("<p><b>ab</b> cd <i>e</i> <a>fgh</a><hr><p>i");
        assert_eq!(column(&page, "block.bold"), [0.25, 0.0]);
        assert_eq!(column(&page, "block.italic"), [0.125, 0.0]);
        assert_eq!(column(&page, "block.link_density"), [0.375, 0.0]);
        assert_eq!(column(&page, "block.after_rule"), [0.0, 1.0]);
    }

    #[test]
    fn phrase_roles_and_heading_levels_are_separate_features() {
        let page = html::parse("<h3>Share this article</h3><p>Photo: Reuters");
        assert_eq!(column(&page, "block.phrase.share"), [1.0, 0.0]);
        assert_eq!(column(&page, "block.phrase.byline"), [0.0, 1.0]);
        assert_eq!(column(&page, "block.heading_level"), [3.0, 7.0]);
    }
}
