//! Features of positions on small pages.

use super::super::tests::column;
use super::*;
use crate::document::Document;
use crate::{html, plain_text};

#[test]
fn the_roles_of_a_heading_apply_up_to_the_next_heading_of_its_level() {
    let page = html::parse(
        "<h2>Related articles</h2><p>One.<h3>The west</h3><p>Two.\
         <h2>History</h2><p>Three.",
    );
    let column = |name: &str| column(&page, &format!("sequence.{name}"));
    // A heading itself belongs to the heading above it.
    assert_eq!(column("outline.related"), [0.0, 1.0, 1.0, 1.0, 1.0, 0.0]);
    assert_eq!(column("heading.related"), [0.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    assert_eq!(
        column("heading_above_level"),
        [7.0, 2.0, 2.0, 3.0, 3.0, 2.0]
    );
    assert_eq!(
        column("blocks_since_heading"),
        [FAR, 0.0, 1.0, 0.0, 1.0, 0.0]
    );
}

#[test]
fn a_short_line_that_a_phrase_matches_is_a_heading_in_plain_text() {
    let page = plain_text::parse("An opening line\n\nRead Next\n\nA headline\n\nAnother one");
    let column = |name: &str| column(&page, &format!("sequence.{name}"));
    assert_eq!(column("heading.related"), [0.0, 0.0, 1.0, 1.0]);
    assert_eq!(column("blocks_since_related"), [FAR, FAR, 1.0, 2.0]);
}

fn prose_overlaps(page: &Document) -> Vec<f32> {
    let overlaps = cohesion::word_overlaps(&PageBlocks::new(page, ""), false);
    let of_blocks = overlaps.of_blocks.iter();
    of_blocks.map(WordOverlap::prose_share).collect()
}

#[test]
fn headlines_overlap_with_the_prose_only_if_they_share_its_subject() {
    let page = html::parse(
        "<p>The alliance suspended its mission in Moscow after the ministry expelled several \
         officers.<p>Officers of the mission left Moscow while the ministry and the alliance \
         blamed each other.<p>Alliance mission leaves Moscow<p>Museum finds lost painting<p>By us",
    );
    // Words that only the paragraph itself uses do not count.
    let expected = [5.0 / 9.0, 0.5, 0.75, 0.0, -1.0];
    assert_eq!(prose_overlaps(&page), expected);
}

#[test]
fn topic_words_of_chinese_are_pairs_of_adjacent_characters() {
    let page = html::parse(
        "<p>北约驻莫斯科代表处已经暂停工作，俄罗斯外交部宣布了这个决定。\
         <p>莫斯科代表处暂停<p>足球比赛今晚开始<p>科斯莫",
    );
    // The prose contains all seven pairs of the second block but 处暂.
    let expected = [0.0, 6.0 / 7.0, 0.0, 0.0];
    assert_eq!(prose_overlaps(&page), expected);
}

#[test]
fn the_distance_to_the_title_is_from_the_block_most_similar_to_it() {
    let body = "<p>Home<h1>The Daily Post</h1><h2>Night train returns</h2><p>It came.";
    let page = html::parse(&format!("<title>Night train returns</title>{body}"));
    let of_page = |name: &str| column(&page, &format!("sequence.{name}"));
    assert_eq!(of_page("from_title"), [-2.0, -1.0, 0.0, 1.0]);
    assert_eq!(of_page("from_heading1"), [-1.0, 0.0, 1.0, 2.0]);
    assert_eq!(of_page("words_to_title"), [4.0, 3.0, 0.0, 3.0]);
    let untitled = html::parse(body);
    assert_eq!(column(&untitled, "sequence.from_title"), [-FAR; 4]);
}

#[test]
fn the_first_line_of_a_list_has_prose_before_it_and_similar_lines_after_it() {
    let prose = "The alliance suspended its mission in Moscow after the ministry expelled \
                 several officers.";
    let text =
        format!("{prose}\n{prose}\n- Museum finds painting\n- Nine win prizes\n- Rain is expected");
    let page = plain_text::parse(&text);
    let column = |name: &str| column(&page, &format!("sequence.context_{name}"));
    assert_eq!(
        column("before3.prose"),
        [0.0, 1.0, 1.0, 26.0 / 29.0, 13.0 / 19.0]
    );
    assert_eq!(column("after3.prose"), [13.0 / 19.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(column("after3.alike"), [1.0 / 3.0, 0.0, 1.0, 1.0, 0.0]);
    assert_eq!(
        column("before3.alike"),
        [0.0, 1.0, 0.0, 1.0 / 3.0, 2.0 / 3.0]
    );
}

#[test]
fn words_that_occur_before_or_elsewhere_are_counted() {
    let page = plain_text::parse("Officers leave Moscow\nMoscow officers\nMuseum of Moscow\nBy us");
    let column = |name: &str| column(&page, &format!("sequence.{name}"));
    assert_eq!(column("seen_before"), [0.0, 1.0, 0.5, 0.0]);
    assert_eq!(column("seen_elsewhere"), [2.0 / 3.0, 1.0, 0.5, 0.0]);
    // The two lines after the first have four topic words, three of which occur before theirs.
    assert_eq!(column("context_after3.seen_before")[0], 0.75);
}

#[test]
fn cohesion_counts_words_from_before_the_boundary_but_not_repetition_after_it() {
    let page =
        plain_text::parse("Officers leave Moscow\nMoscow officers\nMuseum prizes\nMuseum rain");
    let column = |name: &str| column(&page, &format!("sequence.cohesion.{name}"));
    // Nothing occurs before the first line. Two of the six words from the second line on do.
    assert_eq!(column("words"), [0.0, 1.0 / 3.0, 0.0, 1.0 / 2.0]);
    assert_eq!(column("words_next"), [1.0 / 3.0, 0.0, 0.5, -1.0]);
    assert_eq!(column("long_words"), [0.0, 1.0, -1.0, -1.0]);
}

#[test]
fn cohesion_counts_no_blocks_beyond_its_reach() {
    let lines = [
        "Officers leave Moscow",
        "Museum prizes",
        "Moscow officers",
        "Rain",
    ];
    let page = plain_text::parse(&lines.join("\n"));
    let overlaps = cohesion::word_overlaps(&PageBlocks::new(&page, ""), true);
    // `Museum prizes` repeats nothing; with the next line two of four words are repeated.
    assert_eq!(cohesion::cohesion(&overlaps, 1).words[1], 0.0);
    assert_eq!(cohesion::cohesion(&overlaps, 2).words[1], 0.5);
}

#[test]
fn wording_is_measured_for_the_block_its_run_and_its_windows() {
    let page = plain_text::parse("Home\nNews\nThe end of it is near.\nand so { it } goes");
    let of = |name: &str| column(&page, &format!("sequence.{name}"));
    // `end`, `of`, `it` and `is` are four of six words; `and`, `so` and `it` are three of six.
    assert_eq!(of("wording.short_words"), [0.0, 0.0, 4.0 / 6.0, 0.5]);
    assert_eq!(of("wording15.short_words"), [0.5; 4]);
    assert_eq!(of("wording15.lower_start"), [0.25; 4]);
    assert_eq!(of("wording.symbols")[3], 2.0 / 13.0);
    assert_eq!(of("wording_run.lower_start")[..2], [0.0; 2]);
    assert_eq!(column(&page, "page.wording_short_words"), [0.5; 4]);
}
