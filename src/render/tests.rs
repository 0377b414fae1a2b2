//! What a real CommonMark parser reads in the Markdown that is written.

use super::*;
use crate::document::DocumentFormat;
use crate::document::{Block, BlockKind, Container, Head};
use crate::html::parse;
use crate::spans::{Mark, Span};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const MARKDOWN: BodyOptions = BodyOptions {
    format: BodyFormat::Markdown,
    links: Links::Keep,
    images: Images::Drop,
};

fn gfm() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
}

/// The words that a parser reads, with those of code, and without those of tags.
fn words_of(markdown: &str) -> Vec<String> {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, gfm()) {
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::InlineMath(piece) => {
                text.push_str(&piece);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            )
            | Event::End(TagEnd::CodeBlock)
            | Event::Start(Tag::Paragraph | Tag::Item | Tag::List(_)) => text.push(' '),
            _ => {}
        }
    }
    words(&text)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn all_kept(page: &Document) -> Vec<Verdict> {
    vec![Verdict::Keep; page.blocks.len()]
}

fn markdown(source: &str) -> String {
    let page = parse(source);
    structured(&page, &all_kept(&page), &MARKDOWN, "https://a.example/b/")
}

/// The words of the body as plain text. A row has bars between its cells there.
fn plain_words(page: &Document) -> Vec<String> {
    let texts = page.blocks.iter().map(|block| match block.kind {
        BlockKind::Row => {
            let cells = tables::cells(block);
            let texts = cells.iter().map(|cell| &*cell.text);
            texts.collect::<Vec<_>>().join(" ")
        }
        _ => block.text.clone(),
    });
    words(&texts.collect::<Vec<_>>().join("\n"))
}

#[test]
fn structure_becomes_markdown() {
    for (source, expected) in [
        ("<h2>The <b>dam</b></h2>", "## The **dam**"),
        ("<h2><b>The dam</b></h2>", "## The dam"),
        (
            "<p>At <a href=c?d>Kell</a>.",
            "At [Kell](https://a.example/b/c?d).",
        ),
        ("<p>At <a href=#top>Kell</a>.", "At Kell."),
        ("<p>At <a href=javascript:a()>Kell</a>.", "At Kell."),
        ("<p><b>Bold</b> and <i>italic</i>", "**Bold** and *italic*"),
        ("<p>Both <b><i>styles</i></b>.", "Both __*styles*__."),
        ("<p>これは<b>太字</b>です", "これは**太字**です"),
        (
            "<p>これは<b>「太字」</b>です",
            "これは<strong>「太字」</strong>です",
        ),
        (
            "<p><b>Why?</b>&#x200b;No.",
            "<strong>Why?</strong>\u{200b}No.",
        ),
        ("<p>Run <code>a`b</code>", "Run ``a`b``"),
        ("<p>H<sub>2</sub>O", "H<sub>2</sub>O"),
        (
            "<p>The water went<br>and left us",
            "The water went  \nand left us",
        ),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a<li><p>b<p>c</ol>", "3. a\n4. b\n\n   c"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<ol><li>a<ol start=2><li>b</ol></ol>", "1. a\n\n   2. b"),
        ("<blockquote><p>a<p>b</blockquote><p>c", "> a\n>\n> b\n\nc"),
        (
            "<pre><code class=language-c>a\n```\n  b</code></pre>",
            "````c\na\n```\n  b\n````",
        ),
        (
            "<table><tr><th>a<th>b|c<tr><td><b>1</b><td></table>",
            "| a | b\\|c |\n| --- | --- |\n| **1** | |",
        ),
        (
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
            "|  |  |  |\n| --- | --- | --- |\n| a | b | |\n| | c | d |",
        ),
        ("<dl><dt>Kell<dd>A village.</dl>", "**Kell**\n\nA village."),
        ("<p>So <math><mi>x</mi></math>.", "So $x$."),
        ("<p># one", "\\# one"),
        (
            "<p>10<sup>6</sup> by road<sup><a href=/n>2</a></sup>.",
            "10^6 by road[[2](https://a.example/n)].",
        ),
        ("<p>the 1<sup>st</sup>", "the 1<sup>st</sup>"),
        (
            "<p><b>So?</b><a href=#top>Kell</a>",
            "<strong>So?</strong>Kell",
        ),
    ] {
        assert_eq!(markdown(source), expected, "{source}");
    }
}

#[test]
fn links_and_images_are_written_as_the_options_say() {
    let source = "<p><img src=i.jpg alt='A dam'>At <a href=c>Kell</a>, <a href=d>Hatherley</a> and \
        <a href=c>Kell</a>.";
    for (links, images, expected) in [
        (
            Links::References,
            Images::Drop,
            "At [Kell][1], [Hatherley][2] and [Kell][1].\n\n[1]: https://a.example/c\n\
             [2]: https://a.example/d",
        ),
        (
            Links::Text,
            Images::Alt,
            "A dam\n\nAt Kell, Hatherley and Kell.",
        ),
        (
            Links::Text,
            Images::Keep,
            "![A dam](https://a.example/i.jpg)\n\nAt Kell, Hatherley and Kell.",
        ),
    ] {
        let page = parse(source);
        let options = BodyOptions {
            links,
            images,
            ..MARKDOWN
        };
        let url = "https://a.example/b";
        assert_eq!(structured(&page, &all_kept(&page), &options, url), expected);
    }
}

#[test]
fn html_has_structure_and_nothing_that_runs() {
    let page = parse(
        "<ul onclick=a()><li>a<p>b</ul><p><a href=javascript:c() class=x>c</a> &lt;d&gt;<pre>\n&amp;\n</pre>\
         <table><tr><th colspan=2>e<td>f</table>",
    );
    let options = BodyOptions {
        format: BodyFormat::Html,
        ..MARKDOWN
    };
    assert_eq!(
        structured(&page, &all_kept(&page), &options, ""),
        "<ul>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ul>\n<p>c &lt;d&gt;</p>\n<pre><code>&amp;</code></pre>\n\
         <table>\n<tr><th colspan=\"2\">e</th><td>f</td></tr>\n</table>"
    );
}

#[test]
fn markers_of_plain_text_become_markdown() {
    let text = "# Title\n\nProse with *stars*.\n\n- one\n- two\n3) three\n\n> said\n\n```c\na\n```";
    let page = crate::plain_text::parse(text);
    assert_eq!(
        structured(&page, &all_kept(&page), &MARKDOWN, ""),
        "# Title\n\nProse with \\*stars\\*.\n\n- one\n- two\n\n3. three\n\n> said\n\n```c\na\n```"
    );
}

/// Pieces that open constructs, in text.
fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 44] = [
        "#",
        "##",
        ">",
        "-",
        "+",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "~",
        "~~",
        "1.",
        "2)",
        "[",
        "]",
        "(",
        ")",
        "](",
        "[^1]",
        "[^1]:",
        "[a]:",
        "![",
        "<b>",
        "<!--",
        "</",
        "&amp;",
        "&#1;",
        "\\",
        "|",
        "| -",
        "---",
        "===",
        "$",
        "$$",
        "a",
        "b c",
        "é",
        "「",
        "http://a.b",
        "!",
        ":",
    ];
    prop::collection::vec(
        (
            prop::sample::select(&PIECES[..]),
            prop::sample::select(vec!["", " ", " "]),
        ),
        1..12,
    )
    .prop_map(|pieces| {
        let text: String = pieces
            .iter()
            .flat_map(|(piece, blank)| [*piece, *blank])
            .collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Strong),
        Just(Mark::Emphasis),
        Just(Mark::Deleted),
        Just(Mark::Code("".into())),
        Just(Mark::Link("https://a.example/(x".into())),
        Just(Mark::Sup),
        Just(Mark::Break),
    ]
}

/// A paragraph of this text with nested spans at these shares of its length.
fn document(kind: BlockKind, text: &str, spans: &[(Mark, f64, f64)]) -> Document {
    let position = |share: f64| {
        let at = (share * text.len() as f64) as usize;
        (0..=at)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0) as u32
    };
    let mut block = Block::new(kind, text.to_owned(), 0);
    for (mark, start, length) in spans {
        let start = position(*start);
        let end = position((f64::from(start) / text.len() as f64 + length).min(1.0)).max(start);
        block.spans.push(Span {
            start,
            end: if *mark == Mark::Break { start } else { end },
            mark: mark.clone(),
        });
    }
    block
        .spans
        .sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let blank_before = |span: &Span| {
        span.mark != Mark::Break || text.as_bytes().get(span.start as usize) == Some(&b' ')
    };
    block.spans.retain(blank_before);
    crate::spans::trim(text, &mut block.spans);
    Document {
        format: DocumentFormat::Html,
        head: Head::default(),
        blocks: vec![block],
        containers: vec![Container::root()],
        warnings: Vec::new(),
    }
}

/// The words without those marks that a parser may take from the text or leave there: a tag that a
/// writer puts around text adds none.
fn joined(words: &[String]) -> String {
    words.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn text_opens_no_construct(text in hostile()) {
        let page = document(BlockKind::Paragraph, &text, &[]);
        let written = structured(&page, &all_kept(&page), &MARKDOWN, "");
        prop_assert_eq!(joined(&words_of(&written)), joined(&words(&text)), "{}", written);
        let mut tags = Parser::new_ext(&written, gfm()).filter(|event| {
            !matches!(event, Event::Text(_) | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
        });
        prop_assert_eq!(tags.next(), None, "{}", written);
    }

    #[test]
    fn marked_text_keeps_its_words(
        text in prop_oneof![hostile(), "[a-z ]{0,19}[a-z]"],
        spans in prop::collection::vec((mark(), 0.0..1.0, 0.0..1.0), 0..5),
        kind in prop::sample::select(vec![BlockKind::Paragraph, BlockKind::Heading(2)]),
    ) {
        let text = text.trim().to_owned();
        let page = document(kind, &text, &spans);
        let written = structured(&page, &all_kept(&page), &MARKDOWN, "");
        prop_assert_eq!(joined(&words_of(&written)), joined(&words(&text)), "{}", written);
    }

    #[test]
    fn pages_keep_their_words(source in page_source()) {
        let page = parse(&source);
        let written = structured(&page, &all_kept(&page), &MARKDOWN, "");
        prop_assert_eq!(joined(&words_of(&written)), joined(&plain_words(&page)), "{}", written);
    }
}

/// Most bodies are written the same after they were read again. The others have cells or lines that
/// are longer as read again, items whose numbers are not in sequence, which Markdown cannot say, or
/// brackets in addresses, which the parser writes as `%5B`.
#[test]
#[ignore = "reads thousands of pages from ../shared/corpora"]
#[expect(clippy::print_stdout, reason = "reports what it measures")]
fn corpus_markdown_that_is_read_again_is_written_the_same() {
    let (mut pages, mut changed) = (0, 0);
    for folder in ["wcxb-dev", "readers-dev", "news-dev", "world-dev"] {
        for (path, source) in crate::html::corpora::pages(folder) {
            let written = markdown(&source);
            pages += 1;
            let again = markdown(&crate::markdown::to_html(&written));
            if let Some(pair) = written.lines().zip(again.lines()).find(|(a, b)| a != b) {
                changed += 1;
                println!("{}: {pair:?}", path.display());
            }
        }
    }
    println!("{changed} of {pages} pages change");
    assert!(changed * 10 < pages);
}

/// HTML of nested lists, quotes, tables and paragraphs.
fn page_source() -> impl Strategy<Value = String> {
    const PIECES: [&str; 22] = [
        "<ul>",
        "</ul>",
        "<ol>",
        "<ol start=7>",
        "</ol>",
        "<li>",
        "<li>a",
        "<p>b",
        "<blockquote>",
        "</blockquote>",
        "<h3>c</h3>",
        "<pre>d\n\n e</pre>",
        "<b>f</b>",
        "<table><tr><td>g<td>h",
        "</table>",
        "<br>",
        "i j",
        "<a href=/k>k</a>",
        "<div>",
        "</div>",
        "<dt>l",
        "<dd>1. m",
    ];
    prop::collection::vec(prop::sample::select(&PIECES[..]), 1..25)
        .prop_map(|pieces| pieces.concat())
}
