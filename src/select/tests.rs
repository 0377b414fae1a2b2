//! Tests of the path, and of the rule names in a selection.

use super::path::PATH;
use super::testing::{PROSE, kept, kept_with_trailing, scored};
use super::*;
use crate::{html, plain_text};

#[test]
fn neighbours_carry_a_short_line_inside_the_body() {
    let lines = [(PROSE, 0.95), ("Results", 0.4), (PROSE, 0.95)];
    assert_eq!(kept(&lines), [PROSE, "Results", PROSE]);
}

#[test]
fn the_same_line_after_the_body_is_dropped() {
    let lines = [
        (PROSE, 0.95),
        (PROSE, 0.95),
        ("Results", 0.4),
        ("Video", 0.1),
    ];
    assert_eq!(kept(&lines), [PROSE, PROSE]);
}

#[test]
fn several_unlikely_lines_inside_the_body_are_a_gap() {
    let lines = [
        (PROSE, 0.95),
        ("Share this story", 0.02),
        ("Facebook", 0.02),
        (PROSE, 0.95),
    ];
    assert_eq!(kept(&lines), [PROSE, PROSE]);
}

#[test]
fn a_line_of_symbols_follows_the_lines_around_it() {
    let lines = [
        (PROSE, 0.95),
        ("greet();", 0.95),
        ("}", 0.01),
        (PROSE, 0.95),
        ("Share this story", 0.02),
        ("***", 0.01),
        ("Facebook", 0.02),
    ];
    assert_eq!(kept(&lines), [PROSE, "greet();", "}", PROSE]);
}

#[test]
fn a_gap_costs_more_in_extracted_text_than_in_raw_text() {
    let gap = [0.22, 0.99, 0.99, 0.99, 0.99];
    let kept = |p_expert, adjusted| kept_with_trailing(3, &gap, p_expert, adjusted);
    assert_eq!((kept(0.9, false), kept(0.1, false)), (8, 7));
    // The site profile has better evidence of a gap.
    assert_eq!(kept(0.9, true), 7);
}

#[test]
fn an_uncertain_end_is_cut_only_where_it_is_a_small_part_of_extracted_text() {
    assert_eq!(kept_with_trailing(20, &[0.3; 4], 0.9, false), 20);
    assert_eq!(kept_with_trailing(4, &[0.3; 4], 0.9, false), 8);
    assert_eq!(kept_with_trailing(4, &[0.1; 4], 0.9, false), 4);
}

#[test]
fn the_cautious_path_is_taken_where_the_path_loses_more_than_three_tenths() {
    assert_eq!(kept_with_trailing(7, &[0.3; 3], 0.9, false), 7);
    assert_eq!(kept_with_trailing(9, &[0.3; 4], 0.9, false), 13);
}

#[test]
fn the_cautious_path_keeps_a_doubtful_gap_of_thirty_lines_and_drops_a_longer_one() {
    let kept = |doubtful: usize| {
        let trailing = [&vec![0.2; doubtful][..], &[0.99; 4]].concat();
        kept_with_trailing(4, &trailing, 0.9, false)
    };
    assert_eq!((kept(30), kept(31)), (38, 8));
}

#[test]
fn a_site_profile_switches_the_cautious_path_off() {
    assert_eq!(kept_with_trailing(4, &[0.3; 4], 0.9, true), 4);
}

#[test]
fn a_page_of_uncertain_blocks_keeps_them() {
    let lines = [(PROSE, 0.35), (PROSE, 0.3), (PROSE, 0.32)];
    assert_eq!(kept(&lines).len(), 3);
}

#[test]
fn a_page_with_one_clearly_likelier_block_keeps_that_block() {
    assert_eq!(
        kept(&[("Menu", 0.01), (PROSE, 0.4), ("Login", 0.01)]),
        [PROSE]
    );
}

#[test]
fn an_empty_page_has_an_empty_selection() {
    assert!(kept(&[]).is_empty());
}

#[test]
fn every_verdict_has_the_name_of_the_rule_that_decided_it() {
    let document = html::parse(&format!(
        "<p>Menu<p>{PROSE}<p>Also read: Five charged after heist<p>{PROSE}<p>{PROSE}<p>Results"
    ));
    let probabilities = [0.02, 0.99, 0.99, 0.99, 0.99, 0.05];
    let (scores, title) = scored(&document, &probabilities, None);
    let selection = select(&document, &scores, &title, Comments::Drop, &[]);
    let expected = [PATH, PATH, "promo-lines", PATH, PATH, PATH];
    assert_eq!(selection.rules, expected);
    assert_eq!(selection.last_kept(), Some(4));
    let without = select(&document, &scores, &title, Comments::Drop, &["promo-lines"]);
    assert!(without.is_kept(2));
}

#[test]
fn the_cautious_path_is_named_and_can_be_disabled() {
    let document = plain_text::parse(&[PROSE; 8].join("\n"));
    let probabilities = [0.99, 0.99, 0.99, 0.99, 0.3, 0.3, 0.3, 0.3];
    let (scores, title) = scored(&document, &probabilities, Some(0.9));
    let selection =
        |disabled: &[&str]| select(&document, &scores, &title, Comments::Drop, disabled);
    let cautious = selection(&[]);
    assert_eq!(cautious.rules, [CAUTIOUS_PATH; 8]);
    assert_eq!(cautious.last_kept(), Some(7));
    let bold = selection(&[CAUTIOUS_PATH]);
    assert_eq!(bold.rules, [PATH; 8]);
    assert_eq!(bold.last_kept(), Some(3));
    assert!(cautious.threshold < bold.threshold);
}
