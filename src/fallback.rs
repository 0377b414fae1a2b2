//! The body of pages that show almost no text before a script has run.
//!
//! Forums such as Discourse put their posts into `<noscript>`, and pages that a script builds
//! often carry the body as `articleBody` in their JSON-LD. This stage parses those sources and
//! takes the one with the most words. It runs once, after the JSON-LD is read and before repair.

use crate::document::{Block, Document};
use crate::page::PageFormat;
use crate::text::markup::looks_like_html;
use crate::text::words;
use crate::{html, plain_text};

/// A page that shows fewer words than this has its body elsewhere, if it has one. A menu and a
/// notice that scripts are needed stay below it.
const FEW_WORDS: usize = 50;

/// Replaces the blocks of a page that shows few words by those of its `<noscript>` elements or of
/// its `articleBody`, if they have more words.
pub fn use_hidden_body(document: &mut Document) {
    let noscript = std::mem::take(&mut document.head.noscript);
    if document.format != PageFormat::Html || words(document, |block| !block.hidden) >= FEW_WORDS {
        return;
    }
    // Blocks that are hidden until a script has run count here: they are a body as good as any.
    let all = |document: &Document| words(document, |_| true);
    let article_body = parse(&document.head.json_ld.body);
    for source in [html::parse(&noscript), article_body] {
        if all(&source) > all(document) {
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
    }
}

/// Parses an `articleBody`: markup, or text whose lines are paragraphs.
fn parse(body: &str) -> Document {
    match looks_like_html(body) {
        true => html::parse(body),
        false => plain_text::parse(body),
    }
}

fn words(document: &Document, counts: fn(&Block) -> bool) -> usize {
    let counted = document.blocks.iter().filter(|block| counts(block));
    counted.map(|block| words::count(&block.text)).sum()
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
    fn hidden_blocks_win_over_a_shorter_article_body() {
        let hidden =
            "<div style=visibility:hidden><p>The bridge was opened on Monday by the mayor.</div>";
        assert_eq!(
            texts(&format!("{}{hidden}", script("A bridge."))),
            ["The bridge was opened on Monday by the mayor."]
        );
    }
}
