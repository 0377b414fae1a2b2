//! What a block's place among others comes to.

use super::super::tests::column;
use super::*;
use crate::segment;

#[test]
fn a_headings_cues_reach_its_subheadings_blocks_and_end_at_its_equal() {
    let page = segment::html(
        "<h2>Related articles</h2><p>One.<h3>The west</h3><p>Two.\
         <h2>History</h2><p>Three.",
    );
    let of = |name: &str| column(&page, name);
    // A heading itself still belongs to what stands above it.
    assert_eq!(of("seq.outline.related"), [0.0, 1.0, 1.0, 1.0, 1.0, 0.0]);
    assert_eq!(of("seq.under.related"), [0.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    assert_eq!(of("seq.under_level"), [7.0, 2.0, 2.0, 3.0, 3.0, 2.0]);
    assert_eq!(of("seq.under_blocks"), [FAR, 0.0, 1.0, 0.0, 1.0, 0.0]);
}

#[test]
fn a_short_line_with_a_cue_serves_as_a_heading_in_plain_text() {
    let page = segment::text("An opening line\n\nRead Next\n\nA headline\n\nAnother one");
    assert_eq!(column(&page, "seq.under.related"), [0.0, 0.0, 1.0, 1.0]);
    assert_eq!(column(&page, "seq.related_before"), [FAR, FAR, 1.0, 2.0]);
}

#[test]
fn foreign_headlines_share_no_topic_with_the_prose_and_its_own_do() {
    let page = segment::html(
        "<p>The alliance suspended its mission in Moscow after the ministry expelled several officers.\
         <p>Officers of the mission left Moscow while the ministry and the alliance blamed each other.\
         <p>Alliance mission leaves Moscow<p>Museum finds lost painting<p>By us",
    );
    // What a paragraph alone says does not make it its own topic.
    let expected = [5.0 / 9.0, 0.5, 0.75, 0.0, -1.0];
    assert_eq!(topics(&Blocks::new(&page, "")), expected);
}

#[test]
fn chinese_topics_are_pairs_of_characters_in_their_order() {
    let page = segment::html(
        "<p>北约驻莫斯科代表处已经暂停工作，俄罗斯外交部宣布了这个决定。\
         <p>莫斯科代表处暂停<p>足球比赛今晚开始<p>科斯莫",
    );
    // Of the second block's seven pairs, only 处暂 is not in the prose.
    let expected = [0.0, 6.0 / 7.0, 0.0, 0.0];
    assert_eq!(topics(&Blocks::new(&page, "")), expected);
}

#[test]
fn distance_to_the_title_is_from_the_block_that_says_it_not_from_the_first_h1() {
    let body = "<p>Home<h1>The Daily Post</h1><h2>Night train returns</h2><p>It came.";
    let titled = segment::html(&format!("<title>Night train returns</title>{body}"));
    assert_eq!(column(&titled, "seq.title"), [-2.0, -1.0, 0.0, 1.0]);
    assert_eq!(column(&titled, "seq.heading1"), [-1.0, 0.0, 1.0, 2.0]);
    assert_eq!(column(&titled, "seq.words_to_title"), [4.0, 3.0, 0.0, 3.0]);
    assert_eq!(column(&segment::html(body), "seq.title"), [-FAR; 4]);
}
