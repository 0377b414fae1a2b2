//! What sort of page it is: the same numbers on each of its rows.
//!
//! How much of a page belongs to its body differs between an article, a shop and a
//! forum; these let the trees judge the other features accordingly.

use super::sequence::wording;
use super::{Blocks, Row, layout, page_type};
use crate::classify::text_stats::share;
use crate::document::{BlockKind, Head};
use crate::lang::phrases::ROLES;
use crate::page::PageFormat;
use rustc_hash::FxHashSet;

/// Menus, labels and buttons are not longer.
const SHORT_WORDS: f32 = 3.0;

pub(super) struct Page {
    values: Vec<(&'static str, f32)>,
}

impl Page {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let all = &blocks.document.blocks;
        let measures = &blocks.measures;
        let count = all.len() as f32;
        let words: f32 = measures.iter().map(|m| m.words).sum();
        let of = |keep: &dyn Fn(usize) -> bool| {
            let kept = (0..all.len()).filter(|i| keep(*i));
            kept.map(|i| measures[i].words).sum::<f32>()
        };
        let kinds = |kind: fn(BlockKind) -> bool| {
            share(all.iter().filter(|b| kind(b.kind)).count() as f32, count)
        };
        let prose = of(&|i| measures[i].prose(all[i].kind));
        let long = of(&|i| measures[i].long);
        let long_blocks = measures.iter().filter(|m| m.long).count() as f32;
        let mut values = vec![
            ("blocks", count),
            ("words", words),
            ("mean_words", share(words, count)),
            ("prose_share", share(prose, words)),
            ("long_share", share(long, words)),
            ("long_blocks", long_blocks),
            ("long_mean", share(long, long_blocks)),
            ("headings", kinds(|k| matches!(k, BlockKind::Heading(_)))),
            ("items", kinds(|k| k == BlockKind::Item)),
            ("rows", kinds(|k| k == BlockKind::Row)),
            ("code", kinds(|k| k == BlockKind::Code)),
            (
                "cjk",
                share(measures.iter().filter(|m| m.cjk).count() as f32, count),
            ),
        ];
        // How much furniture is left: text that somebody already cleaned has none of it.
        let mut seen = FxHashSet::default();
        let repeated = measures.iter().filter(|m| !seen.insert(m.hash)).count() as f32;
        values.push(("repeated", share(repeated, count)));
        let short = measures.iter().filter(|m| m.words <= SHORT_WORDS).count() as f32;
        values.push(("short", share(short, count)));
        let prices = measures.iter().filter(|m| m.price).count() as f32;
        values.push(("prices", prices));
        values.push(("price_share", share(prices, count)));
        for (bit, (_, name)) in ROLES.iter().enumerate() {
            let fired = blocks
                .cues
                .iter()
                .filter(|cues| (*cues >> bit) & 1 == 1)
                .count();
            values.push((*name, fired as f32));
        }
        if blocks.document.format == PageFormat::Text {
            values.extend(wording::of_page(measures));
            values.extend(layout::measured(blocks));
        } else {
            let chars: f32 = measures.iter().map(|m| m.chars).sum();
            let linked: f32 = all.iter().map(|b| b.link_chars as f32).sum();
            let head = &blocks.document.head;
            values.extend([
                ("link_density", share(linked, chars)),
                ("hidden", share(of(&|i| all[i].hidden), words)),
                (
                    "definitions",
                    kinds(|k| matches!(k, BlockKind::Term | BlockKind::Definition)),
                ),
                (
                    "says_article",
                    says(head, &["article", "newsarticle", "blogposting"]),
                ),
                (
                    "says_product",
                    says(head, &["product", "productgroup", "offer"]),
                ),
                (
                    "says_forum",
                    says(head, &["discussionforumposting", "qapage"]),
                ),
                ("says_list", says(head, &["itemlist", "collectionpage"])),
                ("says_site", says(head, &["website"])),
                ("says_crumbs", says(head, &["breadcrumblist"])),
                ("times", head.times.len() as f32),
                ("bylines", head.bylines.len() as f32),
            ]);
            values.extend(page_type::named(blocks.document));
        }
        Page { values }
    }

    pub(super) fn write(&self, row: &mut Row) {
        for (name, value) in &self.values {
            row.put(name, *value);
        }
    }
}

/// Whether `og:type` or a JSON-LD `@type` names one of these.
fn says(head: &Head, kinds: &[&str]) -> f32 {
    let og = head
        .metas
        .iter()
        .filter(|(key, _)| key == "og:type")
        .any(|(_, value)| kinds.iter().any(|kind| value.eq_ignore_ascii_case(kind)));
    let mut told = head.json_ld.kinds.iter().map(String::as_str);
    let json_ld = told.any(|kind| kinds.contains(&kind));
    f32::from(u8::from(og || json_ld))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{column, sentence};
    use super::*;
    use crate::json_ld;
    use crate::{html, plain_text};

    #[test]
    fn repeated_and_short_blocks_are_shares_of_all_and_the_same_on_each_row() {
        let page = plain_text::parse("Home\n\nNews of today\n\nHOME!\n\nA line of four words");
        assert_eq!(column(&page, "page.repeated"), [0.25; 4]);
        assert_eq!(column(&page, "page.short"), [0.75; 4]);
        assert_eq!(column(&page, "page.words"), [10.0; 4]);
    }

    #[test]
    fn code_is_long_but_no_prose() {
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
    fn blocks_with_a_cue_and_hidden_words_are_counted() {
        let page = html::parse("<p>Read Next<p>Related articles<p hidden>Two words");
        assert_eq!(column(&page, "page.related"), [2.0; 3]);
        assert_eq!(column(&page, "page.hidden"), [1.0 / 3.0; 3]);
    }

    #[test]
    fn a_page_says_its_type_in_og_type_or_in_json_ld() {
        let articles = ["article", "newsarticle"];
        let says = |key: &str, og: &str, json_ld: &str| {
            let head = Head {
                metas: vec![(key.into(), og.into())],
                ..Head::default()
            };
            let told = json_ld::read(&[json_ld.to_owned()], &head);
            let head = Head {
                json_ld: told,
                ..head
            };
            super::says(&head, &articles)
        };
        assert_eq!(says("og:type", "Article", ""), 1.0);
        for json_ld in [
            r#"{"@type":"NewsArticle"}"#,
            r#"{"@graph":[{"@type":"Person"},{"@type" : [ "Thing", "Article" ]}]}"#,
            r#"{"@type":"https://schema.org/Article"}"#,
        ] {
            assert_eq!(says("og:type", "website", json_ld), 1.0, "{json_ld}");
        }
        for json_ld in [
            "",
            r#"{"@type":"Person","name":"Article"}"#,
            r#"{"@type":"ArticleList"}"#,
            r#"{"@type""#,
        ] {
            assert_eq!(says("og:title", "article", json_ld), 0.0, "{json_ld}");
        }
    }
}
