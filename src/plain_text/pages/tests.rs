//! Which lines are furniture of pages, and which are not.

use super::marks::page_number;
use super::*;
use crate::plain_text::lines::lines;
use crate::plain_text::parse;

/// Six pages of prose, each of which ends in the middle of a sentence.
const PAGES: [&str; 6] = [
    "The reservoir above Kell had not been drained since 1964, and when the water went down in August the whole village came to look at what it had covered. First the church wall appeared, then the stump of the mill, and",
    "on the ninth day a row of eleven doorsteps that led to nothing at all. Engineers need six weeks to line the old culvert with steel, and they have asked people to stay off the mud, which holds a grown man to the",
    "hip. Nobody stays off it. On Saturday the fire brigade pulled out two boys, a dog and a retired surveyor who wanted to check his own map of 1959, and who had walked down the same slope when the valley was still",
    "full of houses. The water company says that it will start to fill the valley again on the last day of October, and that it does not plan to drain it a second time this century, whatever the archive may still find in",
    "its boxes. The archive holds eleven photographs of the row of houses, of which nine show the doorsteps and two show the mill from the other side of the river, taken by a man who sold them as postcards at the",
    "market.",
];

fn texts(source: &str) -> Vec<String> {
    parse(source).blocks.into_iter().map(|b| b.text).collect()
}

/// The pages, each of a hundred words, with `edge` between each and the next.
fn paged(edge: impl Fn(usize) -> String) -> String {
    let pages = PAGES.iter().enumerate().map(|(at, page)| {
        let more = "More was found in the mud below the mill when the sun had dried it. ".repeat(4);
        let page = page.replacen(". ", &format!(". {more}"), 1);
        if at == 0 { page } else { edge(at) + &page }
    });
    pages.collect()
}

#[test]
fn text_runs_on_across_pages() {
    let edges: [fn(usize) -> String; 12] = [
        |n| format!("\n\n{}\n\n", n + 11),
        |n| format!("\n- {} -\n", n + 11),
        |n| format!("\n                – {n} –\n\n"),
        |n| format!("\nPage {n} of 6\n"),
        |n| format!("\nSeite {n}\n"),
        |n| format!("\n{n} / 6\n"),
        |n| format!("\nстр. {n}\n"),
        |n| format!("\n第{n}页\n"),
        |n| format!("\n{n}\n\u{c}COUNTY WATER BOARD\n"),
        |n| format!("\nCOUNTY WATER BOARD          {n}\n"),
        |n| format!("\nAnnual Report 2024\n\n{n}\n\nCounty Water Board\n"),
        |n| {
            format!(
                "\nPostel                         [Page {n}]\n\u{c}\nRFC 791       September 1981\n"
            )
        },
    ];
    let whole = paged(|_| " ".to_owned());
    for edge in edges {
        assert_eq!(texts(&paged(edge)), [whole.as_str()], "{}", edge(1));
    }
}

#[test]
fn texts_of_three_pages_are_read_too() {
    let pages = [
        "Seit 1964 war die Talsperre nicht mehr abgelassen worden, und als das Wasser im August sank, \
         kam das ganze Dorf, um zu sehen, was es verdeckt hatte. Zuerst kam die",
        "Kirchenmauer zum Vorschein, dann der Stumpf der Mühle und am neunten Tag eine Reihe von elf \
         Türschwellen. Die Ingenieure brauchen sechs Wochen, um den",
        "alten Durchlass mit Stahl auszukleiden.",
    ];
    let named: String = (1..=3)
        .map(|n| format!("Jahresbericht 2024\n\n{}\nSeite {n} von 3\n", pages[n - 1]))
        .collect();
    assert_eq!(texts(&named), [pages.join(" ")]);
    let fed = pages.join("\n\n12\n\u{c}Kell und sein Wasser\n");
    let fed = fed.replacen("12", "11", 1);
    let text = texts(&fed).join("|");
    assert!(!text.contains("Kell und"), "{text}");
}

#[test]
fn words_divided_by_a_page_break_are_joined() {
    let source = paged(|n| format!(" hill-\n\n- {n} -\n\nside "));
    let text = texts(&source).join("|");
    assert_eq!(text.matches(" hillside ").count(), 5, "{text}");
}

#[test]
fn numbers_that_count_no_pages_stay() {
    let sentence = "The valley was drained, and the whole village came down to look at the mud. ";
    let verse = "In the beginning the valley was dry;";
    let numbered = |label: &dyn Fn(usize) -> String, text: &str| -> String {
        (1..9).map(|n| format!("{}\n{text}\n", label(n))).collect()
    };
    for source in [
        // A list, a table, scores.
        "1\n2\n3\n4\n5\n6\n7\n8".to_owned(),
        numbered(&|n| n.to_string(), "2 : 1"),
        // Chapters and sections.
        numbered(&|n| n.to_string(), &sentence.repeat(30)),
        numbered(&|n| format!("- {n} -"), &sentence.repeat(30)),
        numbered(&|n| format!("Step {n}"), &sentence.repeat(3)),
        numbered(&|n| format!("Chapter {n}"), &sentence.repeat(30)),
        numbered(&|n| format!("Table {n}"), &sentence.repeat(3)),
        // Verses, hymns with a refrain.
        numbered(
            &|n| n.to_string(),
            &format!("{verse}\nand the mud was deep,"),
        ),
        numbered(
            &|n| n.to_string(),
            &format!("{verse}\n{verse}\nAnd the mud was deep and cold"),
        ),
        // Years.
        numbered(&|n| (2000 + n).to_string(), &sentence.repeat(5)),
        // Posts of a forum, ranks of a list, code.
        numbered(
            &|n| n.to_string(),
            &format!("{}\n1 Like\njdoe", "It is dry ".repeat(60)),
        ),
        numbered(
            &|n| n.to_string(),
            &format!("{}\nLEARN MORE", sentence.repeat(9)),
        ),
        numbered(
            &|n| format!("{n} ·"),
            &format!("{}\n1 year ago", sentence.repeat(9)),
        ),
        numbered(
            &|n| format!("    await asyncio.sleep({n})"),
            &"print(await x)\n".repeat(9),
        ),
        // Every fifth line of a poem.
        numbered(&|n| (5 * n).to_string(), &sentence.repeat(5)),
    ] {
        let (lines, _) = lines(&source);
        let count = lines.len();
        assert_eq!(without_furniture(lines).len(), count, "{source}");
    }
}

#[test]
fn page_numbers_are_read_in_many_notations() {
    for (text, wanted) in [
        ("12", (Form::Bare, 12, 0)),
        ("- 12 -", (Form::Decorated, 12, 0)),
        ("[12]", (Form::Decorated, 12, 0)),
        ("Page 12", (Form::Named, 12, 0)),
        ("S. 12", (Form::Named, 12, 0)),
        ("Página 12 de 40", (Form::NamedOfTotal, 12, 40)),
        ("12/40", (Form::NamedOfTotal, 12, 40)),
        ("12 из 40", (Form::NamedOfTotal, 12, 40)),
        ("12. oldal", (Form::Named, 12, 0)),
        ("第 12 頁", (Form::Named, 12, 0)),
        ("12 페이지", (Form::Named, 12, 0)),
    ] {
        assert_eq!(page_number(text), Some(wanted), "{text}");
    }
    for text in [
        "12.",
        "1964",
        "12 apples",
        "3-2",
        "40/12",
        "Chapter 3",
        "1:0",
        "12%",
    ] {
        assert_eq!(page_number(text), None, "{text}");
    }
}
