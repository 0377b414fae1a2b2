//! The body of pages that show almost no prose before a script has run.
//!
//! Forums such as Discourse put their posts into `<noscript>`, and pages that a script builds
//! often carry the body as `articleBody` in their JSON-LD or in the data of the script. This stage
//! parses those sources and takes the longest. A page with its body in `<noscript>` may also show
//! a menu, teasers and a footer. So there prose is compared, not words. The stage runs once, after
//! the JSON-LD is read and before repair.

mod page_data;

use crate::document::DocumentFormat;
use crate::document::{Block, BlockKind, Document};
use crate::text::markup::looks_like_html;
use crate::text::words;
use crate::{html, plain_text};

/// A page that shows fewer words than this has its body elsewhere, if it has one. A menu and a
/// notice that scripts are needed stay below it.
const FEW_WORDS: usize = 50;

/// On a page that shows more words, `<noscript>` has this much prose at least, and this many times
/// the prose of the page. Summaries of teasers are prose too. An `articleBody` does not count
/// there: listings and shops carry those of other pages.
const MUCH_PROSE: usize = 100;
const TIMES_PROSE: usize = 3;

/// Bytes of the shortest word, on average, in any script.
const WORD_BYTES: usize = 4;

/// The words of a block from which on it is prose, if it ends like a sentence.
const SENTENCE_WORDS: usize = 6;

/// Replaces the blocks of a page that shows few words or little prose by those of its
/// `<noscript>` elements, of its `articleBody` or of its page data, if they have more.
pub fn use_hidden_body(document: &mut Document) {
    if document.format != DocumentFormat::Html {
        return;
    }
    let page_data = std::mem::take(&mut document.head.page_data);
    let noscript = std::mem::take(&mut document.head.noscript);
    match shows_few_words(document) {
        true => use_longest(document, &noscript, &page_data),
        false => use_noscript(document, &noscript),
    }
    // A later stage reads the notice that scripts are needed.
    document.head.noscript = noscript;
}

/// Replaces the blocks of a page that shows enough words by those of `<noscript>`, if these have
/// much more prose.
fn use_noscript(document: &mut Document, noscript: &str) {
    if noscript.len() < MUCH_PROSE * WORD_BYTES {
        return;
    }
    let source = html::parse(noscript);
    let found = prose(&source);
    if found >= MUCH_PROSE && found >= TIMES_PROSE * prose(document) {
        replace(document, source);
    }
}

/// Replaces the blocks of a page that shows few words by those of its longest source.
fn use_longest(document: &mut Document, noscript: &str, page_data: &[String]) {
    let article_body = parse(&document.head.json_ld.body);
    for source in [html::parse(noscript), article_body] {
        // Blocks that are hidden until a script has run count here: they are a body as good as any.
        if words(&source, |_| true) > words(document, |_| true) {
            replace(document, source);
        }
    }
    // Page data contain much besides the body, so they count last, and only long prose.
    if prose(document) < FEW_WORDS {
        let source = parse(&page_data::body(page_data));
        if prose(&source) >= MUCH_PROSE {
            replace(document, source);
        }
    }
}

fn replace(document: &mut Document, source: Document) {
    document.blocks = source.blocks;
    document.containers = source.containers;
    for warning in source.warnings {
        if !document.warnings.contains(&warning) {
            document.warnings.push(warning);
        }
    }
    // Those of the page refer to blocks that are gone.
    document.head.times = source.head.times;
    document.head.bylines = source.head.bylines;
}

/// Parses a source: markup, or text whose lines are paragraphs.
fn parse(body: &str) -> Document {
    match looks_like_html(body) {
        true => html::parse(body),
        false => plain_text::parse(body),
    }
}

fn shows_few_words(document: &Document) -> bool {
    words(document, |block| !block.hidden) < FEW_WORDS
}

fn words(document: &Document, counts: fn(&Block) -> bool) -> usize {
    let counted = document.blocks.iter().filter(|block| counts(block));
    counted.map(|block| words::count(&block.text)).sum()
}

/// The words in sentences that are not links, hidden ones included.
fn prose(document: &Document) -> usize {
    let sentences = document.blocks.iter().filter(|block| {
        let is_link = 2 * block.link_chars as usize > block.text.chars().count();
        block.kind != BlockKind::Code && !is_link && words::ends_sentence(&block.text)
    });
    let words = sentences.map(|block| words::count(&block.text));
    words.filter(|words| *words >= SENTENCE_WORDS).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json_ld;

    fn texts(source: &str) -> Vec<String> {
        let mut page = html::parse(source);
        json_ld::read(&mut page.head);
        use_hidden_body(&mut page);
        page.blocks.into_iter().map(|block| block.text).collect()
    }

    fn script(body: &str) -> String {
        let article = serde_json::json!({"@type": "NewsArticle", "articleBody": body});
        format!("<script type=application/ld+json>{article}</script>")
    }

    #[test]
    fn a_page_without_visible_text_gets_its_noscript_or_its_article_body() {
        let [first, second] = [
            "A train will run at night.",
            "It is an old train, they say.",
        ];
        let page = |body: &str| {
            let script = script(body);
            format!("{script}<p>Loading</p><noscript>Please enable JavaScript.</noscript>")
        };
        assert_eq!(
            texts(&page(&format!("{first}\n\n{second}"))),
            [first, second]
        );
        assert_eq!(
            texts(&page(&format!("<p>{first}</p><p>{second}</p>"))),
            [first, second]
        );
        let forum = format!("<div>Loading</div><noscript><p>{first}</p><p>{second}</p></noscript>");
        assert_eq!(texts(&forum), [first, second]);
    }

    #[test]
    fn a_page_that_shows_enough_words_keeps_its_blocks() {
        let shown = format!("<p>{}</p>", "word ".repeat(FEW_WORDS));
        let body = "A train will run at night. ".repeat(20);
        assert_eq!(texts(&format!("{}{shown}", script(&body))).len(), 1);
    }

    #[test]
    fn a_page_of_teasers_gets_its_noscript_and_a_shell_its_page_data() {
        let sentence = "A train will run at night, the railway said on Monday.";
        let body = format!("<p>{sentence}</p>").repeat(12);
        let teaser = "<p><a href=/a-train>A train will run at night</a>";
        let teasers = format!("{}<p>It is an old train, they say.", teaser.repeat(20));
        let noscript = format!("{teasers}<noscript>{body}</noscript>");
        assert_eq!(texts(&noscript), [sentence; 12]);
        let data = serde_json::json!({"page": {"body": body}});
        let shell = "<nav><a href=/>Home</a></nav><p>Loading";
        let script = format!("{shell}<script type=application/json>{data}</script>");
        assert_eq!(texts(&script), [sentence; 12]);
        let assigned = format!("{shell}<script>window.__STATE__ = {data};</script>");
        assert_eq!(texts(&assigned), [sentence; 12]);
        let shown = format!("<p>{sentence}").repeat(5);
        assert_eq!(
            texts(&format!("{shown}<noscript>{body}</noscript>")).len(),
            5
        );
    }

    #[test]
    fn hidden_blocks_win_over_a_shorter_article_body() {
        let hidden =
            "<div style=visibility:hidden><p>The bridge was opened on Monday by the mayor.</div>";
        assert_eq!(
            texts(&format!("{}{hidden}", script("A bridge."))),
            ["The bridge was opened on Monday by the mayor."]
        );
    }
}
