//! Pages built to be slow, to take memory or to lose their text: a fast selection of `scripts/torture`,
//! which has them in full size and measures time and memory.
//!
//! Sizes are such that without the guard a case takes minutes or gigabytes: where it is gone, this
//! file does not pass quietly.

use dechaff::article::Status;
use dechaff::page::Page;
use dechaff::warning::Warning;
use dechaff::{Options, clean, html};
use std::collections::HashSet;

struct Hostile {
    name: &'static str,
    page: String,
    /// The limits it meets.
    warnings: &'static [Warning],
    /// How many words `w0`, `w1`, … it shows.
    words: usize,
}

fn numbered(piece: &str, count: usize) -> String {
    (0..count)
        .map(|i| piece.replace('#', &i.to_string()))
        .collect()
}

fn hostile() -> Vec<Hostile> {
    let prose = numbered("<p>The mayor said w# on Monday.", 50);
    let case = |name, page, warnings, words| Hostile {
        name,
        page,
        warnings,
        words,
    };
    vec![
        case(
            "nested div",
            numbered("<div>w# ", 100_000),
            &[Warning::DepthLimit],
            100_000,
        ),
        case(
            "nested lists",
            numbered("<ul><li>w# ", 20_000),
            &[Warning::DepthLimit],
            20_000,
        ),
        case(
            "nested tables",
            numbered("<table><tr><td>w# ", 20_000),
            &[Warning::DepthLimit],
            20_000,
        ),
        case(
            "closed again",
            format!(
                "{}{}{prose}",
                "<div>".repeat(50_000),
                "</div>".repeat(50_000)
            ),
            &[Warning::DepthLimit],
            50,
        ),
        case(
            "SVG that paragraphs end",
            format!("{}{prose}", "<svg><g>".repeat(20_000)),
            &[Warning::DepthLimit],
            50,
        ),
        case(
            "fonts left open",
            format!("<p>{}{prose}", numbered("<font x=#><p>", 20_000)),
            &[Warning::FormattingLimit],
            50,
        ),
        case(
            "bold and italic misnested",
            format!(
                "{}{}{}",
                numbered("<b x=#>", 4_000),
                numbered("<i x=#>", 4_000),
                numbered("w#</b> ", 4_000)
            ),
            &[Warning::FormattingLimit],
            4_000,
        ),
        case(
            "many attributes",
            format!("<p {}>{prose}", numbered("a#='>' ", 100_000)),
            &[Warning::AttributeLimit],
            50,
        ),
        case(
            "many attributes on many roots",
            format!("{}{prose}", numbered("<html a#=1>", 50_000)),
            &[Warning::AttributeLimit],
            50,
        ),
        case(
            "names nobody knows",
            format!("{prose}{}", numbered("<br attribute-#>", 50_000)),
            &[Warning::AttributeLimit],
            50,
        ),
        case(
            "a long class copied into each paragraph",
            format!(
                "<p><b class='{}'>{}",
                "name ".repeat(10_000),
                numbered("<p>w# ", 5_000)
            ),
            &[Warning::AttributeLimit],
            5_000,
        ),
        case(
            "comments",
            format!("{}{prose}", "<!---->".repeat(120_000)),
            &[Warning::NodeLimit],
            50,
        ),
        case(
            "many nodes",
            numbered("w#<br>", 400_000),
            &[Warning::NodeLimit],
            400_000,
        ),
        case(
            "less-than signs",
            format!("{prose}{}", "<".repeat(500_000)),
            &[],
            50,
        ),
        case(
            "a tag that does not end",
            format!("{prose}<p a='{}", "x>".repeat(500_000)),
            &[],
            50,
        ),
        case(
            "text out of a table",
            format!("<table>{}", numbered("w# <b></b><tr>", 20_000)),
            &[],
            20_000,
        ),
        case(
            "cells of one row",
            format!("<table><tr>{}", numbered("<td>w#", 20_000)),
            &[],
            20_000,
        ),
        case(
            "JSON-LD that nests",
            format!(
                "<script type=application/ld+json>{}</script>{prose}",
                "{\"a\":[".repeat(200_000)
            ),
            &[],
            50,
        ),
    ]
}

#[test]
fn hostile_pages_are_ok_say_what_limit_they_met_and_show_their_words() {
    for hostile in hostile() {
        let article = clean(Page::html(hostile.name, &hostile.page), &Options::default());
        assert_eq!(article.status, Status::Ok, "{}", hostile.name);
        assert_eq!(article.warnings, hostile.warnings, "{}", hostile.name);
        let document = html::parse(&hostile.page);
        let words: HashSet<&str> = document
            .blocks
            .iter()
            .flat_map(|block| block.text.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.starts_with('w') && word.len() > 1)
            .collect();
        assert_eq!(words.len(), hostile.words, "{}", hostile.name);
    }
}

/// Tags drawn at random, of the kinds whose rules in the standard are the most entangled.
fn soup(seed: u64, pieces: usize) -> String {
    const PIECES: &[&str] = &[
        "<a>",
        "</a>",
        "<b>",
        "</b>",
        "<i x=1>",
        "</i>",
        "<font size=1>",
        "</font>",
        "<nobr>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<caption>",
        "</caption>",
        "<col>",
        "<colgroup>",
        "<tbody>",
        "<select>",
        "</select>",
        "<option>",
        "</option>",
        "<optgroup>",
        "<template>",
        "</template>",
        "<svg>",
        "</svg>",
        "<math>",
        "<mi>",
        "<annotation-xml>",
        "<foreignObject>",
        "<desc>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<xmp>",
        "<noscript>",
        "</noscript>",
        "<iframe>",
        "</iframe>",
        "<object>",
        "</object>",
        "<marquee>",
        "</marquee>",
        "<button>",
        "</button>",
        "<form>",
        "</form>",
        "<input>",
        "<ul>",
        "<li>",
        "</ul>",
        "<dl>",
        "<dd>",
        "<dt>",
        "<h1>",
        "</h2>",
        "<pre>",
        "\n",
        "<ruby>",
        "<rt>",
        "<rp>",
        "<frameset>",
        "<frame>",
        "</frameset>",
        "<body a>",
        "</body>",
        "<html b>",
        "</html>",
        "<head>",
        "</head>",
        "<br>",
        "</br>",
        "<hr>",
        "<image>",
        "<plaintext>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!doctype html>",
        "<?x",
        "text",
        " ",
        "&amp",
        "&",
        "\0",
        "<",
        ">",
        "\"",
        "'",
        "=",
        "é",
        "\r",
        "<p class=author>",
        "<time datetime=2020-01-01>",
        "<meta charset=x>",
    ];
    let mut state = seed;
    (0..pieces)
        .map(|_| {
            // SplitMix64.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut x = state;
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            PIECES[((x ^ (x >> 31)) % PIECES.len() as u64) as usize]
        })
        .collect()
}

fn soups(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let page = soup(
            seed.wrapping_mul(0x5851_f42d_4c95_7f2d),
            1 + (seed % 60) as usize,
        );
        let document = html::parse(&page);
        assert!(
            document.blocks.iter().all(|b| !b.text.trim().is_empty()),
            "seed {seed}: {page}"
        );
    }
}

#[test]
fn random_soups_of_tags_do_not_panic() {
    soups(0..5_000);
}

/// `cargo test --release --test hostile ten_million -- --ignored`
#[test]
#[ignore = "ten million pages take ten minutes and more"]
fn ten_million_random_soups_of_tags_do_not_panic() {
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || soups(half * 5_000_000..(half + 1) * 5_000_000));
        }
    });
}
