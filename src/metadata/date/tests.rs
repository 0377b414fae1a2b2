//! Which of the dates of a page is found.

use super::super::testing;
use super::*;
use crate::document::{DocumentFormat, Head};

fn time(value: &str, text: &str, label: &str, block: u32) -> MetaCandidate {
    MetaCandidate {
        value: value.into(),
        text: text.into(),
        label: label.into(),
        block,
    }
}

fn page(metas: &[(&str, &str)], times: Vec<MetaCandidate>, lines: &[&str]) -> Document {
    let head = Head {
        metas: testing::metas(metas),
        times,
        ..Head::default()
    };
    testing::page(head, lines)
}

fn found(document: &Document, url: &str, title: usize) -> String {
    find(document, url, Some(title), Order::Unknown)
        .published
        .text
}

#[test]
fn machine_readable_dates_come_before_the_url_and_visible_dates_last() {
    let metas = [
        ("article:modified_time", "2023-12-31"),
        ("article:published_time", "2023-10-05T10:00:00Z"),
    ];
    let times = || vec![time("2023-10-07", "", "time", 1)];
    let url = "https://a.example/2023/10/06/a";
    let mut whole = page(&metas, times(), &["Ten die", "October 8, 2023"]);
    assert_eq!(found(&whole, url, 0), "2023-10-05");
    whole.head.json_ld.published = "2023-10-04".into();
    assert_eq!(found(&whole, url, 0), "2023-10-04");
    let whole = page(&metas[..1], times(), &["Ten die", "October 8, 2023"]);
    assert_eq!(found(&whole, url, 0), "2023-10-06");
    assert_eq!(found(&whole, "", 0), "2023-10-07");
    let whole = page(&metas[..1], vec![], &["Ten die", "October 8, 2023"]);
    assert_eq!(found(&whole, "", 0), "2023-10-08");
    assert_eq!(
        found(&page(&metas[..1], vec![], &["Ten die"]), "", 0),
        "2023-12-31"
    );
}

#[test]
fn an_implausible_date_is_skipped() {
    let metas = [
        ("article:published_time", "0001-01-01T00:00:00"),
        ("date", "2023-10-05"),
    ];
    assert_eq!(found(&page(&metas, vec![], &[]), "", 0), "2023-10-05");
    assert_eq!(found(&page(&metas[..1], vec![], &[]), "", 0), "");
}

#[test]
fn the_element_near_the_title_wins_and_far_ones_must_agree() {
    let far = |value| time(value, "", "time", 60);
    let near = time("", "5 October 2023", "time entry-date", 2);
    let lines = ["Ten die"; 3];
    assert_eq!(
        found(&page(&[], vec![far("2023-11-01"), near], &lines), "", 1),
        "2023-10-05"
    );
    assert_eq!(
        found(
            &page(&[], vec![far("2023-11-01"), far("2023-11-02")], &lines),
            "",
            1
        ),
        ""
    );
    assert_eq!(
        found(
            &page(&[], vec![far("2023-11-01"), far("2023-11-01")], &lines),
            "",
            1
        ),
        "2023-11-01"
    );
}

#[test]
fn a_date_inside_a_paragraph_is_ignored() {
    let prose = "On 5 October 2023 the council decided, after a debate of more than nine hours, that the bridge should be closed for repairs until the end of the year.";
    assert_eq!(found(&page(&[], vec![], &["Ten die", prose]), "", 0), "");
    let mut text = page(
        &[],
        vec![],
        &[
            "Ten die",
            "Updated: 6 October 2023",
            "Published: 5 October 2023",
            prose,
        ],
    );
    text.format = DocumentFormat::Text;
    assert_eq!(found(&text, "", 0), "2023-10-05");
}

#[test]
fn the_visible_date_corrects_a_time_stamp_of_another_time_zone() {
    for (stamp, visible, wanted) in [
        ("2023-10-06T01:30:00Z", "October 5, 2023", "2023-10-05"),
        ("2023-10-06T01:30:00Z", "October 2, 2023", "2023-10-06"),
        ("2023-10-06", "October 5, 2023", "2023-10-06"),
        ("1696555800", "October 5, 2023", "2023-10-05"),
        ("2023-10-06T01:30:00+00:00", "October 5, 2023", "2023-10-05"),
        ("2023-10-06T01:30:00+02:00", "October 5, 2023", "2023-10-06"),
    ] {
        let metas = [("article:published_time", stamp)];
        let page = page(&metas, vec![], &["Ten die", visible]);
        assert_eq!(found(&page, "", 0), wanted, "{stamp} {visible}");
    }
}

#[test]
fn dates_of_events_lives_and_sentences_are_ignored() {
    for line in [
        "The next fair is on 14 September 2023, and then in the spring.",
        "When: 14 September 2023, 7 pm",
        "Born 14 September 1993",
        "© 14 September 2023 The Daily",
    ] {
        assert_eq!(
            found(&page(&[], vec![], &["Ten die", line]), "", 0),
            "",
            "{line}"
        );
    }
    for line in [
        "14 September 2023",
        "by Amanda · Sep 14, 2023 at 3:00 am · One comment so far · Share",
        "This story was first published in the Daily on 14 September 2023.",
    ] {
        let page = page(&[], vec![], &["Ten die", line]);
        assert_eq!(found(&page, "", 0), "2023-09-14", "{line}");
    }
    let event = time("2023-09-14", "", "span startdate", 1);
    assert_eq!(found(&page(&[], vec![event], &["Ten die"]), "", 0), "");
}

#[test]
fn dates_in_other_parts_of_the_page_are_ignored() {
    let parsed = |rest: &str| {
        let page = format!("<main><h1>Ten die in floods</h1><p>Text.</p></main>{rest}");
        let mut document = crate::html::parse(&page);
        document.blocks[0].kind = BlockKind::Heading(1);
        found(&document, "", 0)
    };
    let card = "<p>More</p><p>Most read</p><article><a href=/o>Owls</a> <time datetime=2019-01-02>2 January 2019</time></article>";
    assert_eq!(parsed(&format!("<aside>{card}</aside>")), "");
    assert_eq!(
        parsed(&format!("<div class='related-posts'>{card}</div>")),
        ""
    );
    assert_eq!(
        parsed("<div class=comment><p>Ann</p><p>2 January 2019</p></div>"),
        ""
    );
    assert_eq!(parsed("<footer><p>2 January 2019</p></footer>"), "");
    assert_eq!(
        parsed("<div class=foot><p>2 January 2019</p></div>"),
        "2019-01-02"
    );
}

#[test]
fn a_change_before_the_publication_is_an_error() {
    let metas = [
        ("article:published_time", "2023-10-05"),
        ("article:modified_time", "2023-10-06"),
        ("lastmod", "2001-01-01"),
    ];
    let modified = |metas| find(&page(metas, vec![], &[]), "", None, Order::Unknown).modified;
    assert_eq!(modified(&metas[..]).text, "2023-10-06");
    assert_eq!(modified(&[metas[0], metas[2]][..]).text, "");
}
