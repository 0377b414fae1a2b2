//! How inline text is joined and counted.

use super::*;

#[test]
fn white_space_collapses_to_single_spaces() {
    for (texts, expected) in [
        (&["One two"][..], "One two"),
        (&[" One  two\n", "\tthree "], "One two three"),
        (
            &["One", "two ", " three", "", " ", "four"],
            "Onetwo three four",
        ),
        (&["Eins\u{a0}zwei", " für  drei"], "Eins zwei für drei"),
        (&[" ", "\x0b", "a\x0bb"], "a b"),
    ] {
        let mut inline = InlineBuilder::default();
        for text in texts {
            inline.push_text(text, &mut CandidateCollector::default());
        }
        let block = inline.take_block(BlockKind::Paragraph, 0).unwrap();
        assert_eq!(block.text, expected, "{texts:?}");
    }
}

#[test]
fn link_characters_exclude_white_space() {
    for (text, chars) in [("One two", 6), ("One  two\n", 6), ("für zwei", 7), (" ", 0)] {
        let mut inline = InlineBuilder::default();
        inline.push_text("Read ", &mut CandidateCollector::default());
        inline.open_link("/a-night-train-returns");
        inline.push_text(text, &mut CandidateCollector::default());
        let block = inline.take_block(BlockKind::Paragraph, 0).unwrap();
        assert_eq!(block.link_chars, chars, "{text:?}");
    }
}
