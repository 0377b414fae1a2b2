//! What a block's place among others comes to.

use super::super::tests::column;
use super::*;
use crate::document::Document;
use crate::{html, plain_text};

#[test]
fn a_headings_cues_reach_its_subheadings_blocks_and_end_at_its_equal() {
    let page = html::parse(
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
    let page = plain_text::parse("An opening line\n\nRead Next\n\nA headline\n\nAnother one");
    assert_eq!(column(&page, "seq.under.related"), [0.0, 0.0, 1.0, 1.0]);
    assert_eq!(column(&page, "seq.related_before"), [FAR, FAR, 1.0, 2.0]);
}

fn topics_of(page: &Document) -> Vec<f32> {
    let told = cohesion::topics(&Blocks::new(page, ""), false);
    told.shared.iter().map(Shared::topic).collect()
}

#[test]
fn foreign_headlines_share_no_topic_with_the_prose_and_its_own_do() {
    let page = html::parse(
        "<p>The alliance suspended its mission in Moscow after the ministry expelled several officers.\
         <p>Officers of the mission left Moscow while the ministry and the alliance blamed each other.\
         <p>Alliance mission leaves Moscow<p>Museum finds lost painting<p>By us",
    );
    // What a paragraph alone says does not make it its own topic.
    let expected = [5.0 / 9.0, 0.5, 0.75, 0.0, -1.0];
    assert_eq!(topics_of(&page), expected);
}

#[test]
fn chinese_topics_are_pairs_of_characters_in_their_order() {
    let page = html::parse(
        "<p>北约驻莫斯科代表处已经暂停工作，俄罗斯外交部宣布了这个决定。\
         <p>莫斯科代表处暂停<p>足球比赛今晚开始<p>科斯莫",
    );
    // Of the second block's seven pairs, only 处暂 is not in the prose.
    let expected = [0.0, 6.0 / 7.0, 0.0, 0.0];
    assert_eq!(topics_of(&page), expected);
}

#[test]
fn distance_to_the_title_is_from_the_block_that_says_it_not_from_the_first_h1() {
    let body = "<p>Home<h1>The Daily Post</h1><h2>Night train returns</h2><p>It came.";
    let titled = html::parse(&format!("<title>Night train returns</title>{body}"));
    assert_eq!(column(&titled, "seq.title"), [-2.0, -1.0, 0.0, 1.0]);
    assert_eq!(column(&titled, "seq.heading1"), [-1.0, 0.0, 1.0, 2.0]);
    assert_eq!(column(&titled, "seq.words_to_title"), [4.0, 3.0, 0.0, 3.0]);
    assert_eq!(column(&html::parse(body), "seq.title"), [-FAR; 4]);
}

#[test]
fn the_first_line_of_a_list_has_prose_behind_it_and_its_likes_ahead() {
    let prose = "The alliance suspended its mission in Moscow after the ministry expelled several officers.";
    let text =
        format!("{prose}\n{prose}\n- Museum finds painting\n- Nine win prizes\n- Rain is expected");
    let page = plain_text::parse(&text);
    let of = |name: &str| column(&page, name);
    assert_eq!(
        of("seq.behind3.prose"),
        [0.0, 1.0, 1.0, 26.0 / 29.0, 13.0 / 19.0]
    );
    assert_eq!(of("seq.ahead3.prose"), [13.0 / 19.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(of("seq.ahead3.alike"), [1.0 / 3.0, 0.0, 1.0, 1.0, 0.0]);
    assert_eq!(
        of("seq.behind3.alike"),
        [0.0, 1.0, 0.0, 1.0 / 3.0, 2.0 / 3.0]
    );
}

#[test]
fn what_was_said_before_is_no_news() {
    let page = plain_text::parse("Officers leave Moscow\nMoscow officers\nMuseum of Moscow\nBy us");
    assert_eq!(column(&page, "seq.said_before"), [0.0, 1.0, 0.5, 0.0]);
    assert_eq!(
        column(&page, "seq.said_elsewhere"),
        [2.0 / 3.0, 1.0, 0.5, 0.0]
    );
    // Of the two lines ahead of the first, three words in four.
    assert_eq!(column(&page, "seq.ahead3.said_before")[0], 0.75);
}

#[test]
fn a_seam_knows_what_was_said_behind_it_and_not_what_a_list_says_twice() {
    let page =
        plain_text::parse("Officers leave Moscow\nMoscow officers\nMuseum prizes\nMuseum rain");
    // Ahead of the first line nothing was said; of `Moscow officers` and what follows, two words in six.
    let expected = [0.0, 1.0 / 3.0, 0.0, 1.0 / 2.0];
    assert_eq!(column(&page, "seq.seam.said"), expected);
    assert_eq!(
        column(&page, "seq.seam.said_next"),
        [1.0 / 3.0, 0.0, 0.5, -1.0]
    );
    assert_eq!(column(&page, "seq.seam.long_said"), [0.0, 1.0, -1.0, -1.0]);
}

#[test]
fn a_seam_looks_no_further_ahead_than_it_is_told() {
    let lines = [
        "Officers leave Moscow",
        "Museum prizes",
        "Moscow officers",
        "Rain",
    ];
    let page = plain_text::parse(&lines.join("\n"));
    let told = cohesion::topics(&Blocks::new(&page, ""), true);
    // Ahead of `Museum prizes` alone nothing was said; with the line behind it two words in four.
    assert_eq!(cohesion::seams(&told, 1).said[1], 0.0);
    assert_eq!(cohesion::seams(&told, 2).said[1], 0.5);
}

#[test]
fn wording_is_that_of_a_blocks_run_and_of_its_windows() {
    let page = plain_text::parse("Home\nNews\nThe end of it is near.\nand so { it } goes");
    let of = |name: &str| column(&page, name);
    // `end`, `of`, `it` and `is` of six words, `and`, `so` and `it` of six.
    assert_eq!(of("seq.worded.little"), [0.0, 0.0, 4.0 / 6.0, 0.5]);
    assert_eq!(of("seq.worded15.little"), [0.5; 4]);
    assert_eq!(of("seq.worded15.lower"), [0.25; 4]);
    assert_eq!(of("seq.worded.signs")[3], 2.0 / 13.0);
    assert_eq!(of("seq.worded_run.lower")[..2], [0.0; 2]);
    assert_eq!(of("page.worded_little"), [0.5; 4]);
}
