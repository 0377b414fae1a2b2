//! What a page says elsewhere of its body: JSON-LD's `articleBody`, other passages of its
//! JSON-LD (a product's description, an answer, a step), and the description in its metas.
//! Some of it is markup, of which only the text counts.
//!
//! Publishers write these for search engines, so they are clean; but they may be cut
//! short, or speak of another story, so they are features and no verdicts. A block is
//! compared by its runs of three words.

use super::dense_span::{FAR, signed};
use super::{Blocks, Row};
use crate::classify::text_stats::share;
use crate::text::words;
use rustc_hash::FxHashSet;

/// The metas that describe a page.
const DESCRIPTIONS: [&str; 3] = ["description", "og:description", "twitter:description"];

/// Bytes of what a page says elsewhere that are looked at. The longest bodies are shorter.
const MOST_BYTES: usize = 1 << 20;

/// A block of which this share is said elsewhere is said there.
const SAID: f32 = 0.5;

/// Places where a page says its body again.
const SOURCES: [&str; 3] = ["body", "passages", "description"];

pub(super) struct Told {
    /// For each block the share of its runs of three words that each of [`SOURCES`] says.
    shares: Vec<[f32; SOURCES.len()]>,
    /// Runs that each of [`SOURCES`] has.
    sizes: [f32; SOURCES.len()],
    /// The first and the last block that each source says.
    first: [Option<usize>; SOURCES.len()],
    last: [Option<usize>; SOURCES.len()],
}

impl Told {
    pub(super) fn new(blocks: &Blocks) -> Self {
        let head = &blocks.document.head;
        let descriptions = head.metas.iter();
        let descriptions = descriptions.filter(|(key, _)| DESCRIPTIONS.contains(&key.as_str()));
        let said: [FxHashSet<u64>; SOURCES.len()] = [
            runs_of([head.json_ld.body.as_str()].into_iter()),
            runs_of(head.json_ld.passages.iter().map(String::as_str)),
            runs_of(descriptions.map(|(_, content)| content.as_str())),
        ];
        let shares: Vec<_> = blocks
            .words
            .iter()
            .map(|words| {
                let own: Vec<u64> = runs(words).collect();
                said.each_ref().map(|said| {
                    let found = own.iter().filter(|run| said.contains(run)).count();
                    share(found as f32, own.len() as f32)
                })
            })
            .collect();
        let hit = |source: usize| move |shares: &[f32; SOURCES.len()]| shares[source] >= SAID;
        Told {
            sizes: said.each_ref().map(|said| said.len() as f32),
            first: [0, 1, 2].map(|source| shares.iter().position(hit(source))),
            last: [0, 1, 2].map(|source| shares.iter().rposition(hit(source))),
            shares,
        }
    }

    pub(super) fn write(&self, index: usize, row: &mut Row) {
        for (source, name) in SOURCES.iter().enumerate() {
            row.put_at(name, "share", self.shares[index][source]);
            let from = |at: Option<usize>| at.map_or(-FAR, |at| signed(index, at));
            row.put_at(name, "first", from(self.first[source]));
            row.put_at(name, "last", from(self.last[source]));
            row.put_at(name, "runs", self.sizes[source]);
        }
    }
}

/// Hashes of the runs of three words in some texts.
fn runs_of<'a>(texts: impl Iterator<Item = &'a str>) -> FxHashSet<u64> {
    let mut left = MOST_BYTES;
    let mut found = FxHashSet::default();
    for text in texts {
        let mut ends = (0..=left.min(text.len())).rev();
        let text = &text[..ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0)];
        left -= text.len();
        let words: Vec<_> = shown(text).flat_map(words::hashed).collect();
        found.extend(runs(&words));
    }
    found
}

/// The parts of a text that stand outside tags. A parser would say it of a page in which a `<`
/// is a sign, too; runs of three words can do without it.
fn shown(text: &str) -> impl Iterator<Item = &str> {
    text.split('<')
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once('>').map_or(part, |(_, behind)| behind),
        })
}

fn runs(words: &[(u64, usize)]) -> impl Iterator<Item = u64> {
    let mixed = |run: &[(u64, usize)]| {
        run.iter()
            .fold(0u64, |hash, (word, _)| hash.rotate_left(21) ^ word)
    };
    words.windows(3).map(mixed)
}

#[cfg(test)]
mod tests {
    use super::super::tests::column;
    use super::*;
    use crate::html;

    #[test]
    fn blocks_know_what_json_ld_and_the_description_say_of_them() {
        let page = html::parse(
            "<meta name=description content='The night train returns after ten years'>\
             <script type=application/ld+json>{\"@type\":\"NewsArticle\",\
             \"articleBody\":\"The night train returns. It left Vienna at ten.\",\
             \"review\":{\"reviewBody\":\"A train that one can sleep in, at last and again\"}}</script>\
             <p>Home of news and more<p>The night train returns.<p>It left Vienna at ten.\
             <p>A train that one can sleep in",
        );
        assert_eq!(column(&page, "told.body.share"), [0.0, 1.0, 1.0, 0.0]);
        assert_eq!(column(&page, "told.body.first"), [-1.0, 0.0, 1.0, 2.0]);
        assert_eq!(column(&page, "told.body.last"), [-2.0, -1.0, 0.0, 1.0]);
        assert_eq!(column(&page, "told.passages.share"), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(
            column(&page, "told.description.share"),
            [0.0, 1.0, 0.0, 0.0]
        );
        assert_eq!(column(&page, "told.body.runs"), [7.0; 4]);
    }

    #[test]
    fn of_markup_only_the_text_counts() {
        let markup = "<p class='one two three'>The night <b>train</b></p> returns";
        let text = "The night train returns";
        assert_eq!(runs_of([markup].into_iter()), runs_of([text].into_iter()));
        // A sign is no tag.
        assert_eq!(runs_of(["1 < 2 as 3"].into_iter()).len(), 2);
    }

    #[test]
    fn a_page_that_says_nothing_elsewhere_has_no_first_and_no_last() {
        let page = html::parse("<p>The night train returns.");
        assert_eq!(column(&page, "told.body.first"), [-FAR]);
        assert_eq!(column(&page, "told.body.runs"), [0.0]);
    }
}
