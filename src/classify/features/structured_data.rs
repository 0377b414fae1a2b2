//! Overlap of blocks with text that the page repeats as structured data: JSON-LD's `articleBody`,
//! other passages of its JSON-LD (a product's description, an answer, a step), and the
//! description in its `meta` elements.
//!
//! Publishers write these for search engines, so they are free of boilerplate. But they may be
//! truncated, or describe another article, so they are features and do not decide. Blocks are
//! compared by their word trigrams.

use super::spans::{FAR, signed_distance};
use super::{MANY_WORDS, PageBlocks, RowWriter};
use crate::classify::text_stats::share;
use crate::text::words;
use rustc_hash::FxHashSet;

/// `meta` elements that describe a page.
const DESCRIPTIONS: [&str; 3] = ["description", "og:description", "twitter:description"];

/// Bytes of each source that are read; the longest article bodies are shorter.
const MAX_SOURCE_BYTES: usize = 1 << 20;

/// Share of a block's trigrams in a source from which the source contains the block.
const CONTAINED: f32 = 0.5;

/// Sources of text, as parts of feature names.
const SOURCES: [&str; 3] = ["article_body", "passages", "description"];

type PerSource<T> = [T; SOURCES.len()];

pub(super) struct StructuredDataFeatures {
    /// For each block the share of its trigrams that occur in each source.
    overlaps: Vec<PerSource<f32>>,
    /// Number of distinct trigrams of each source.
    trigrams: PerSource<f32>,
    /// First and last block that each source contains.
    first: PerSource<Option<usize>>,
    last: PerSource<Option<usize>>,
}

impl StructuredDataFeatures {
    pub(super) fn new(blocks: &PageBlocks) -> Self {
        let head = &blocks.document.head;
        let descriptions = head.metas.iter();
        let descriptions = descriptions.filter(|(key, _)| DESCRIPTIONS.contains(&key.as_str()));
        let sources: PerSource<FxHashSet<u64>> = [
            trigrams_of([head.json_ld.body.as_str()].into_iter()),
            trigrams_of(head.json_ld.passages.iter().map(String::as_str)),
            trigrams_of(descriptions.map(|(_, content)| content.as_str())),
        ];
        let overlaps: Vec<_> = blocks
            .words
            .iter()
            .map(|words| {
                let own: Vec<u64> = trigrams(words).collect();
                sources.each_ref().map(|source| {
                    let found = own.iter().filter(|t| source.contains(t)).count();
                    share(found as f32, own.len() as f32)
                })
            })
            .collect();
        let contained = |source: usize| move |o: &PerSource<f32>| o[source] >= CONTAINED;
        StructuredDataFeatures {
            trigrams: sources
                .each_ref()
                .map(|source| (source.len() as f32).min(MANY_WORDS)),
            first: [0, 1, 2].map(|source| overlaps.iter().position(contained(source))),
            last: [0, 1, 2].map(|source| overlaps.iter().rposition(contained(source))),
            overlaps,
        }
    }

    pub(super) fn write(&self, index: usize, row: &mut RowWriter) {
        for (source, name) in SOURCES.iter().enumerate() {
            row.put_part(name, "overlap", self.overlaps[index][source]);
            let from = |at: Option<usize>| at.map_or(-FAR, |at| signed_distance(index, at));
            row.put_part(name, "from_first", from(self.first[source]));
            row.put_part(name, "from_last", from(self.last[source]));
            row.put_part(name, "trigrams", self.trigrams[source]);
        }
    }
}

/// Hashes of the word trigrams of some texts, which may contain markup.
fn trigrams_of<'a>(texts: impl Iterator<Item = &'a str>) -> FxHashSet<u64> {
    let mut remaining = MAX_SOURCE_BYTES;
    let mut found = FxHashSet::default();
    for text in texts {
        let mut ends = (0..=remaining.min(text.len())).rev();
        let text = &text[..ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0)];
        remaining -= text.len();
        let words: Vec<_> = without_tags(text).flat_map(words::hashed).collect();
        found.extend(trigrams(&words));
    }
    found
}

/// The parts of a text outside tags. A `<` that is not part of a tag hides the text up to the next
/// `>`; parsing would be exact, but the loss of a few trigrams does not matter.
fn without_tags(text: &str) -> impl Iterator<Item = &str> {
    text.split('<')
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once('>').map_or(part, |(_, after)| after),
        })
}

fn trigrams(words: &[(u64, usize)]) -> impl Iterator<Item = u64> {
    let combined = |trigram: &[(u64, usize)]| {
        trigram
            .iter()
            .fold(0u64, |hash, (word, _)| hash.rotate_left(21) ^ word)
    };
    words.windows(3).map(combined)
}

#[cfg(test)]
mod tests {
    use super::super::tests::column;
    use super::*;
    use crate::{html, json_ld};

    #[test]
    fn blocks_overlap_with_json_ld_and_the_description() {
        let mut page = html::parse(
            "<meta name=description content='The night train returns after ten years'>\
             <script type=application/ld+json>{\"@type\":\"NewsArticle\",\
             \"articleBody\":\"The night train returns. It left Vienna at ten.\",\
             \"review\":{\"reviewBody\":\"A train that one can sleep in, at last and again\"}}\
             </script>\
             <p>Home of news and more<p>The night train returns.<p>It left Vienna at ten.\
             <p>A train that one can sleep in",
        );
        json_ld::read(&mut page.head);
        let column = |name: &str| column(&page, &format!("structured_data.{name}"));
        assert_eq!(column("article_body.overlap"), [0.0, 1.0, 1.0, 0.0]);
        assert_eq!(column("article_body.from_first"), [-1.0, 0.0, 1.0, 2.0]);
        assert_eq!(column("article_body.from_last"), [-2.0, -1.0, 0.0, 1.0]);
        assert_eq!(column("passages.overlap"), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(column("description.overlap"), [0.0, 1.0, 0.0, 0.0]);
        assert_eq!(column("article_body.trigrams"), [7.0; 4]);
    }

    #[test]
    fn tags_in_structured_data_are_skipped() {
        let markup = "<p class='one two three'>The night <b>train</b></p> returns";
        let text = "The night train returns";
        let trigrams = |text: &'static str| trigrams_of([text].into_iter());
        assert_eq!(trigrams(markup), trigrams(text));
        // A less-than sign without a tag.
        assert_eq!(trigrams("1 < 2 as 3").len(), 2);
    }

    #[test]
    fn a_page_without_structured_data_has_no_first_and_no_last_block() {
        let page = html::parse("<p>The night train returns.");
        let column = |name: &str| column(&page, &format!("structured_data.{name}"));
        assert_eq!(column("article_body.from_first"), [-FAR]);
        assert_eq!(column("article_body.trigrams"), [0.0]);
    }
}
