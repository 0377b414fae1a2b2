//! What lines of text become as blocks.

use super::*;

fn texts(source: &str) -> Vec<String> {
    parse(source).blocks.into_iter().map(|b| b.text).collect()
}

#[test]
fn every_separator_is_seen_before_it_is_looked_for() {
    for (separator, _) in SEPARATORS {
        assert!(
            may_hold_separator(&format!("One{separator}two")),
            "{separator:?}"
        );
        assert!(may_hold_sign_of(separator, &format!("One{separator}two")));
        assert!(!may_hold_sign_of(separator, "One two"));
    }
    assert!(!may_hold_separator("A well-known line|it has no blanks"));
}

#[test]
fn lines_beyond_the_limit_are_one_and_keep_their_words() {
    for end in ["\n", "\r", "\n\n"] {
        let within = parse(&format!("word{end}").repeat(LINES));
        assert_eq!((within.blocks.len(), within.warnings.len()), (LINES, 0));
        let beyond = parse(&format!("word{end}").repeat(LINES + 3));
        assert_eq!(beyond.blocks.len(), LINES + 1);
        assert_eq!(beyond.warnings, [Warning::LineLimit]);
        let words = |document: &Document| -> usize {
            document.blocks.iter().map(|b| words::count(&b.text)).sum()
        };
        assert_eq!(words(&beyond), LINES + 3);
    }
}

#[test]
fn a_line_is_a_block_and_blank_lines_are_counted() {
    let document = parse("Title\r\n\r\n\r\nFirst.\nSecond.\n");
    let seen: Vec<_> = document
        .blocks
        .iter()
        .map(|b| (b.text.as_str(), b.blank_lines))
        .collect();
    assert_eq!(seen, [("Title", 0), ("First.", 2), ("Second.", 0)]);
}

#[test]
fn hard_wrapped_text_is_joined_and_its_paragraphs_stay_apart() {
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
fn wrapped_lines_that_are_indented_or_not_quite_full_are_joined() {
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
fn paragraphs_of_a_script_without_spaces_are_not_joined() {
    let line = "北约国防部长将于周四和周五在布鲁塞尔举行一系列会议，讨论联盟的未来，以及与俄罗斯的关系，还有其他许多问题。";
    assert_eq!(texts(&[line; 8].join("\n")).len(), 8);
}

#[test]
fn a_fence_that_nothing_closes_is_a_line_like_any_other() {
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
fn headlines_of_like_length_are_not_joined() {
    let list = "Plumbing maintenance tips and best practices for homes\n\
        How to find the right software business for sale now\n\
        Remodel, rebuild, or renovate your own home updates\n\
        Mindfulness training lowers biomarkers of stress here\n\
        Engraved silver fashion belt buckle and other stories\n\
        Cheap fixes are the best\n";
    assert_eq!(texts(list).len(), 6);
}

#[test]
fn headlines_on_one_line_are_blocks_and_remember_their_separator() {
    let document = parse(
        "Police robots fight crime | Nanny freed after judge's order | Five things to know about skiing",
    );
    let glues: Vec<_> = document.blocks.iter().map(|b| b.glue).collect();
    assert_eq!(glues, ["", " | ", " | "]);
    let prose = "He came - the old man - and said - to whom it may concern - that it was over.";
    assert_eq!(texts(prose), [prose]);
}

#[test]
fn markers_tell_items_headings_quotes_and_code() {
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
