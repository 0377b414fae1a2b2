//! Features of the whole page, equal on all of its rows.
//!
//! Which part of a page is body differs between an article, a shop and a forum. These features
//! let the trees interpret the features of blocks accordingly.

use super::sequence::wording;
use super::{MANY_BLOCKS, MANY_OCCURRENCES, MANY_WORDS, PageBlocks, RowWriter, layout, page_type};
use crate::classify::text_stats::share;
use crate::document::DocumentFormat;
use crate::document::{BlockKind, Document, Head};
use crate::lang::phrases::Role;
use rustc_hash::FxHashSet;

/// Maximum words of a short block: menu entries, labels and buttons.
const SHORT_WORDS: f32 = 3.0;

/// Values with their names, in the order of their columns.
type Named = Vec<(&'static str, f32)>;

pub(super) struct PageFeatures {
    of_both_formats: Named,
    /// Number of blocks with each role, in the order of [`Role::ALL`].
    matched: [f32; Role::ALL.len()],
    of_format: Named,
}

impl PageFeatures {
    pub(super) fn new(blocks: &PageBlocks) -> Self {
        let blocks_with = |role: Role| {
            let roles = blocks.roles.iter();
            roles.filter(|roles| *roles & role.bit() != 0).count() as f32
        };
        PageFeatures {
            of_both_formats: of_both_formats(blocks),
            matched: Role::ALL.map(blocks_with),
            of_format: match blocks.document.format {
                DocumentFormat::Html => of_html(blocks),
                DocumentFormat::Text => {
                    let mut values = wording::of_page(&blocks.stats).to_vec();
                    values.extend(layout::of_page(blocks));
                    values
                }
            },
        }
    }

    pub(super) fn write(&self, row: &mut RowWriter) {
        for (name, value) in &self.of_both_formats {
            row.put(name, *value);
        }
        for (role, matched) in Role::ALL.into_iter().zip(self.matched) {
            row.put_part("phrase", role.name(), matched.min(MANY_OCCURRENCES));
        }
        for (name, value) in &self.of_format {
            row.put(name, *value);
        }
    }
}

fn of_both_formats(blocks: &PageBlocks) -> Named {
    let all = &blocks.document.blocks;
    let stats = &blocks.stats;
    let count = all.len() as f32;
    let words: f32 = stats.iter().map(|s| s.words).sum();
    let prose = words_of(blocks, |i| stats[i].is_prose(all[i].kind));
    let long = words_of(blocks, |i| stats[i].long);
    let long_blocks = stats.iter().filter(|s| s.long).count() as f32;
    let cjk_blocks = stats.iter().filter(|s| s.cjk).count() as f32;
    let kinds = |matches: fn(BlockKind) -> bool| share_of_blocks(blocks.document, matches);
    // The amount of boilerplate: text that is already extracted has little of it.
    let mut seen = FxHashSet::default();
    let repeated = stats.iter().filter(|s| !seen.insert(s.hash)).count() as f32;
    let short = stats.iter().filter(|s| s.words <= SHORT_WORDS).count() as f32;
    let prices = stats.iter().filter(|s| s.price).count() as f32;
    vec![
        ("blocks", count.min(4.0 * MANY_BLOCKS)),
        ("words", words.min(2.0 * MANY_WORDS)),
        ("mean_words", share(words, count)),
        ("prose_share", share(prose, words)),
        ("long_share", share(long, words)),
        ("long_blocks", long_blocks.min(MANY_BLOCKS / 4.0)),
        ("long_mean", share(long, long_blocks)),
        ("headings", kinds(|k| matches!(k, BlockKind::Heading(_)))),
        ("items", kinds(|k| k == BlockKind::Item)),
        ("rows", kinds(|k| k == BlockKind::Row)),
        ("code", kinds(|k| k == BlockKind::Code)),
        ("cjk", share(cjk_blocks, count)),
        ("repeated", share(repeated, count)),
        ("short_blocks", share(short, count)),
        ("prices", prices.min(MANY_OCCURRENCES)),
        ("price_share", share(prices, count)),
    ]
}

fn of_html(blocks: &PageBlocks) -> Named {
    let all = &blocks.document.blocks;
    let words: f32 = blocks.stats.iter().map(|s| s.words).sum();
    let chars: f32 = blocks.stats.iter().map(|s| s.chars).sum();
    let linked: f32 = all.iter().map(|b| b.link_chars as f32).sum();
    let hidden = words_of(blocks, |i| all[i].hidden);
    let definitions = share_of_blocks(blocks.document, |k| {
        matches!(k, BlockKind::Term | BlockKind::Definition)
    });
    let head = &blocks.document.head;
    let declared = |types: &[&str]| f32::from(u8::from(declares_type(head, types)));
    let mut values = vec![
        ("link_density", share(linked, chars)),
        ("hidden", share(hidden, words)),
        ("definitions", definitions),
        (
            "declared_article",
            declared(&["article", "newsarticle", "blogposting"]),
        ),
        (
            "declared_product",
            declared(&["product", "productgroup", "offer"]),
        ),
        (
            "declared_forum",
            declared(&["discussionforumposting", "qapage"]),
        ),
        ("declared_list", declared(&["itemlist", "collectionpage"])),
        ("declared_site", declared(&["website"])),
        ("declared_breadcrumbs", declared(&["breadcrumblist"])),
        ("times", (head.times.len() as f32).min(MANY_OCCURRENCES)),
        ("bylines", (head.bylines.len() as f32).min(MANY_OCCURRENCES)),
    ];
    values.extend(page_type::of_page(blocks.document));
    values
}

/// The words of the blocks whose index matches.
fn words_of(blocks: &PageBlocks, matches: impl Fn(usize) -> bool) -> f32 {
    let indices = (0..blocks.stats.len()).filter(|index| matches(*index));
    indices.map(|index| blocks.stats[index].words).sum()
}

/// The share of blocks whose kind matches.
fn share_of_blocks(document: &Document, matches: fn(BlockKind) -> bool) -> f32 {
    let blocks = &document.blocks;
    let count = blocks.iter().filter(|block| matches(block.kind)).count();
    share(count as f32, blocks.len() as f32)
}

/// Whether `og:type` or the `@type` of a JSON-LD object is one of these types.
fn declares_type(head: &Head, types: &[&str]) -> bool {
    let by_og_type = head
        .metas
        .iter()
        .filter(|(key, _)| key == "og:type")
        .any(|(_, value)| types.iter().any(|name| value.eq_ignore_ascii_case(name)));
    let mut json_ld_types = head.json_ld.types.iter().map(String::as_str);
    by_og_type || json_ld_types.any(|name| types.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{column, sentence};
    use super::*;
    use crate::json_ld;
    use crate::{html, plain_text};

    #[test]
    fn page_features_are_equal_on_all_rows() {
        let page = plain_text::parse("Home\n\nNews of today\n\nHOME!\n\nA line of four words");
        assert_eq!(column(&page, "page.repeated"), [0.25; 4]);
        assert_eq!(column(&page, "page.short_blocks"), [0.75; 4]);
        assert_eq!(column(&page, "page.words"), [10.0; 4]);
    }

    #[test]
    fn code_counts_as_long_but_not_as_prose() {
        let twenty = sentence(20);
        let page = html::parse(&format!(
            "<p>{twenty}<pre>{twenty}</pre><p>{}",
            sentence(10)
        ));
        assert_eq!(column(&page, "page.prose_share"), [0.4; 3]);
        assert_eq!(column(&page, "page.long_share"), [0.8; 3]);
        assert_eq!(column(&page, "page.long_mean"), [20.0; 3]);
        assert_eq!(column(&page, "page.code"), [1.0 / 3.0; 3]);
    }

    #[test]
    fn blocks_that_match_a_phrase_and_hidden_words_are_counted() {
        let page = html::parse("<p>Read Next<p>Related articles<p hidden>Two words");
        assert_eq!(column(&page, "page.phrase.related"), [2.0; 3]);
        assert_eq!(column(&page, "page.hidden"), [1.0 / 3.0; 3]);
    }

    #[test]
    fn the_type_is_declared_in_og_type_or_in_json_ld() {
        let articles = ["article", "newsarticle"];
        let declares = |key: &str, og: &str, json_ld: &str| {
            let mut head = Head {
                metas: vec![(key.into(), og.into())],
                json_ld_scripts: vec![json_ld.into()],
                ..Head::default()
            };
            json_ld::read(&mut head);
            declares_type(&head, &articles)
        };
        assert!(declares("og:type", "Article", ""));
        for json_ld in [
            r#"{"@type":"NewsArticle"}"#,
            r#"{"@graph":[{"@type":"Person"},{"@type" : [ "Thing", "Article" ]}]}"#,
            r#"{"@type":"https://schema.org/Article"}"#,
        ] {
            assert!(declares("og:type", "website", json_ld), "{json_ld}");
        }
        for json_ld in [
            "",
            r#"{"@type":"Person","name":"Article"}"#,
            r#"{"@type":"ArticleList"}"#,
            r#"{"@type""#,
        ] {
            assert!(!declares("og:title", "article", json_ld), "{json_ld}");
        }
    }
}
