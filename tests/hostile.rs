//! Pages built to take much time or memory, or to lose their text.
//!
//! This is a fast selection of the stress cases in `scripts/stress`, which are larger and also
//! measure time and memory. Without the parser's limits, each case here takes minutes or
//! gigabytes, so the tests cannot pass unnoticed if a limit is gone.

use dechaff::internals::parse_html;
use dechaff::{Options, Page, Status, Warning, clean};
use std::collections::HashSet;

struct StressCase {
    name: &'static str,
    page: String,
    /// The limits that the page exceeds.
    warnings: &'static [Warning],
    /// The number of words `w0`, `w1`, … that readers see.
    words: usize,
}

/// Repeats a piece, with each `#` replaced by the number of the repetition.
fn numbered(piece: &str, count: usize) -> String {
    (0..count)
        .map(|i| piece.replace('#', &i.to_string()))
        .collect()
}

fn stress_cases() -> Vec<StressCase> {
    let prose = numbered("<p>The mayor said w# on Monday.", 50);
    let case = |name, page, warnings, words| StressCase {
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
            "nested div, all closed",
            format!(
                "{}{}{prose}",
                "<div>".repeat(50_000),
                "</div>".repeat(50_000)
            ),
            &[Warning::DepthLimit],
            50,
        ),
        case(
            "SVG that paragraphs close",
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
            "many unknown attribute names",
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
            "a tag without an end",
            format!("{prose}<p a='{}", "x>".repeat(500_000)),
            &[],
            50,
        ),
        case(
            "text moved out of a table",
            format!("<table>{}", numbered("w# <b></b><tr>", 20_000)),
            &[],
            20_000,
        ),
        case(
            "many cells in one row",
            format!("<table><tr>{}", numbered("<td>w#", 20_000)),
            &[],
            20_000,
        ),
        case(
            "nested JSON-LD",
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
fn stress_cases_keep_their_words_and_get_a_warning_for_each_limit() {
    for case in stress_cases() {
        let article = clean(Page::html(case.name, &case.page), &Options::default());
        assert_eq!(article.status, Status::Ok, "{}", case.name);
        assert_eq!(article.warnings, case.warnings, "{}", case.name);
        let document = parse_html(&case.page);
        let words: HashSet<&str> = document
            .blocks
            .iter()
            .flat_map(|block| block.text.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.starts_with('w') && word.len() > 1)
            .collect();
        assert_eq!(words.len(), case.words, "{}", case.name);
    }
}

/// Random markup, of the elements with the most complex rules in the HTML standard.
fn random_markup(seed: u64, pieces: usize) -> String {
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

fn parse_random_markup(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let page = random_markup(
            seed.wrapping_mul(0x5851_f42d_4c95_7f2d),
            1 + (seed % 60) as usize,
        );
        let document = parse_html(&page);
        assert!(
            document.blocks.iter().all(|b| !b.text.trim().is_empty()),
            "seed {seed}: {page}"
        );
    }
}

#[test]
fn random_markup_gives_no_blank_block_and_does_not_panic() {
    parse_random_markup(0..5_000);
}

/// `cargo test --release --test hostile ten_million -- --ignored`
#[test]
#[ignore = "takes ten minutes or more"]
fn ten_million_random_pages_give_no_blank_block_and_do_not_panic() {
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || parse_random_markup(half * 5_000_000..(half + 1) * 5_000_000));
        }
    });
}
