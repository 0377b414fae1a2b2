//! Which blocks the lines of a text become.

use super::*;
use crate::text::words;
use crate::warning::Warning;
use proptest::prelude::*;

fn texts(source: &str) -> Vec<String> {
    parse(source).blocks.into_iter().map(|b| b.text).collect()
}

#[test]
fn lines_beyond_the_limit_become_one_line_with_all_their_words() {
    for end in ["\n", "\r", "\n\n"] {
        let within = parse(&format!("word{end}").repeat(MAX_LINES));
        assert_eq!((within.blocks.len(), within.warnings.len()), (MAX_LINES, 0));
        let beyond = parse(&format!("word{end}").repeat(MAX_LINES + 3));
        assert_eq!(beyond.blocks.len(), MAX_LINES + 1);
        assert_eq!(beyond.warnings, [Warning::LineLimit]);
        let words = |document: &Document| -> usize {
            document.blocks.iter().map(|b| words::count(&b.text)).sum()
        };
        assert_eq!(words(&beyond), MAX_LINES + 3);
    }
}

#[test]
fn each_line_is_a_block_with_the_count_of_blank_lines_before_it() {
    let document = parse("Title\r\n\r\n\r\nFirst.\nSecond.\n");
    let lines: Vec<_> = document
        .blocks
        .iter()
        .map(|b| (b.text.as_str(), b.blank_lines))
        .collect();
    assert_eq!(lines, [("Title", 0), ("First.", 2), ("Second.", 0)]);
}

#[test]
fn lines_of_wrapped_paragraphs_are_joined() {
    let wrapped = "It was the best of times, it was the worst of times, it was the age\n\
        of wisdom, it was the age of foolishness, it was the epoch of belief,\n\
        it was the epoch of incredulity, it was the season of Light, it was\n\
        the season of Darkness, it was the spring of hope, it was the winter\n\
        of despair.\n\n\
        We had everything before us, we had nothing before us, we were all\n\
        going direct to Heaven, we were all going direct the other way.\n";
    let blocks = texts(wrapped);
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(blocks[0].ends_with("the winter of despair."));
    assert!(blocks[1].contains("we were all going direct to Heaven"));
}

#[test]
fn indented_and_slightly_short_wrapped_lines_are_joined() {
    let wrapped = "   It was the best of times, it was the worst of times, it was\n\
        the age of wisdom, it was the age of foolishness, it was the epoch\n\
        of belief, it was the epoch of incredulity, it was the season of\n\
        Light, it was the season of Darkness, it was the spring of hope.\n\n   \
        We had everything before us, we had nothing before us, we were\n\
        all going direct to Heaven, we were all going direct the other\n\
        way, and the period was so far\n\
        like the present one that authorities insisted on it.\n";
    let blocks = texts(wrapped);
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(blocks[1].ends_with("like the present one that authorities insisted on it."));
}

#[test]
fn lines_in_scripts_without_spaces_are_not_joined() {
    let line = "北约国防部长将于周四和周五在布鲁塞尔举行一系列会议，讨论联盟的未来，以及与俄罗斯的关系，还有其他许多问题。";
    assert_eq!(texts(&[line; 8].join("\n")).len(), 8);
}

#[test]
fn an_unclosed_fence_is_an_ordinary_line() {
    let document = parse("``` is what Markdown calls a fence.\nMore prose.");
    assert_eq!(document.blocks.len(), 2);
    assert!(
        document
            .blocks
            .iter()
            .all(|b| b.kind == BlockKind::Paragraph)
    );
}

#[test]
fn a_fence_ends_at_one_of_its_kind_and_length() {
    for code in [
        "````md\n```c\ni\n```\n````",
        "~~~\n```\nnot closed\n~~~~",
        "```c\n~~~\n```",
    ] {
        assert_eq!(
            texts(&format!("{code}\nMore prose.")),
            [code, "More prose."]
        );
    }
    for prose in ["````\na\n```", "~~~\na\n```", "```a`b\nc\n```"] {
        assert_eq!(texts(prose).len(), 3, "{prose}");
    }
}

#[test]
fn headlines_of_similar_length_are_not_joined() {
    let list = "Plumbing maintenance tips and best practices for homes\n\
        How to find the right software business for sale now\n\
        Remodel, rebuild, or renovate your own home updates\n\
        Mindfulness training lowers biomarkers of stress here\n\
        Engraved silver fashion belt buckle and other stories\n\
        Cheap fixes are the best\n";
    assert_eq!(texts(list).len(), 6);
}

#[test]
fn headlines_on_one_line_become_blocks_with_their_separator() {
    let document = parse(
        "Police robots fight crime | Nanny freed after judge's order | Five things to know about skiing",
    );
    let glues: Vec<_> = document.blocks.iter().map(|b| b.glue).collect();
    assert_eq!(glues, ["", " | ", " | "]);
    let prose = "He came - the old man - and said - to whom it may concern - that it was over.";
    assert_eq!(texts(prose), [prose]);
}

#[test]
fn markers_determine_the_kind_of_a_line() {
    let document =
        parse("# Head\n- item\n1. item\n> said\n```\nlet x  = 1;\n\n```\n2021 was good.");
    let kinds: Vec<_> = document.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Heading(1),
            BlockKind::Item,
            BlockKind::Item,
            BlockKind::Quote,
            BlockKind::Code,
            BlockKind::Paragraph
        ]
    );
    assert_eq!(document.blocks[4].text, "```\nlet x  = 1;\n\n```");
}

proptest! {
    #[test]
    fn no_letter_is_lost_but_those_of_page_numbers(
        lines in proptest::collection::vec(
            "[A-Za-zäéж]{2,9}( [a-zäéж]{2,9}){0,12}[-.,]?|- [0-9]{1,2} -|[0-9]{1,2}|[0-9] / 9|",
            0..60,
        ),
    ) {
        let letters =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
        let source = lines.join("\n");
        let blocks = texts(&source);
        prop_assert_eq!(letters(&blocks.join("\n")), letters(&source));
    }
}
