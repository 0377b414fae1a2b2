//! The day a page was published.
//!
//! Machine-readable dates first, then the address, then what a reader sees near the
//! title. A date of change stands in only where no other date is found.

use super::calendar::{Date, Order, all, first, in_address};
use crate::document::{Document, JsonLd, MetaCandidate};
use std::ops::RangeInclusive;

/// Metas that hold the day of publishing, the most trusted first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "pub_date",
    "article.published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "created",
    "datecreated",
    "date",
];

/// Metas that hold the day of the last change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
];

/// Blocks before and behind the title where a page's own date stands. Further behind
/// begin comments and other stories, each with dates of their own.
const BEFORE_TITLE: usize = 5;
const BEHIND_TITLE: usize = 12;

/// Characters of a block that may be a date line. A longer one is a paragraph that
/// happens to speak of a day.
const MOST_CHARS: usize = 120;

/// The day of publishing as `YYYY-MM-DD`; empty if the page does not tell.
pub(super) fn find(
    document: &Document,
    told: &JsonLd,
    url: &str,
    title_block: Option<usize>,
    order: Order,
) -> String {
    let head = &document.head;
    let title = title_block.unwrap_or(0);
    let near = title.saturating_sub(BEFORE_TITLE)..=title.saturating_add(BEHIND_TITLE);
    let read = |text: &str| first(text, order);
    let (changed, times): (Vec<&MetaCandidate>, Vec<&MetaCandidate>) =
        head.times.iter().partition(|mark| is_of_change(mark));
    let labelled = times
        .iter()
        .copied()
        .filter(|mark| mark.label.contains("publi") || mark.label.contains("pubdate"));

    read(&told.published)
        .or_else(|| head.metas(PUBLISHED).find_map(read))
        .or_else(|| nearest(labelled, title, order))
        .or_else(|| in_address(url))
        .or_else(|| {
            let around = times
                .iter()
                .copied()
                .filter(|mark| near.contains(&(mark.block as usize)));
            nearest(around, title, order)
        })
        .or_else(|| visible(document, near, order))
        .or_else(|| only(&times, order))
        .or_else(|| read(&told.modified))
        .or_else(|| head.metas(MODIFIED).find_map(read))
        .or_else(|| nearest(changed.into_iter(), title, order))
        .map(|date| date.to_string())
        .unwrap_or_default()
}

fn is_of_change(mark: &MetaCandidate) -> bool {
    ["modified", "updated", "update", "lastmod"]
        .iter()
        .any(|word| mark.label.contains(word))
        || all(&mark.text, Order::Unknown)
            .iter()
            .any(|found| found.modified)
}

fn day(mark: &MetaCandidate, order: Order) -> Option<Date> {
    first(&mark.value, order).or_else(|| first(&mark.text, order))
}

/// The date of the mark that is nearest to the title.
fn nearest<'a>(
    marks: impl Iterator<Item = &'a MetaCandidate>,
    title: usize,
    order: Order,
) -> Option<Date> {
    marks
        .filter_map(|mark| Some((title.abs_diff(mark.block as usize), day(mark, order)?)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, date)| date)
}

/// The date that all marks of a page tell; where they differ they are other stories'.
fn only(marks: &[&MetaCandidate], order: Order) -> Option<Date> {
    let mut dates = marks.iter().filter_map(|mark| day(mark, order));
    let date = dates.next()?;
    dates.all(|other| other == date).then_some(date)
}

/// The first date in the short lines around the title.
fn visible(document: &Document, near: RangeInclusive<usize>, order: Order) -> Option<Date> {
    let (start, end) = near.into_inner();
    let end = end.min(document.blocks.len().saturating_sub(1));
    let dates: Vec<_> = document
        .blocks
        .get(start..=end)?
        .iter()
        .filter(|block| block.text.chars().take(MOST_CHARS + 1).count() <= MOST_CHARS)
        .flat_map(|block| all(&block.text, order))
        .collect();
    dates
        .iter()
        .find(|found| !found.modified)
        .or(dates.first())
        .map(|found| found.date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, Head};
    use crate::page::PageFormat;

    fn mark(value: &str, text: &str, label: &str, block: u32) -> MetaCandidate {
        MetaCandidate {
            value: value.into(),
            text: text.into(),
            label: label.into(),
            block,
        }
    }

    fn page(metas: &[(&str, &str)], times: Vec<MetaCandidate>, lines: &[&str]) -> Document {
        Document {
            format: PageFormat::Html,
            head: Head {
                metas: metas
                    .iter()
                    .map(|(name, content)| (name.to_string(), content.to_string()))
                    .collect(),
                times,
                ..Head::default()
            },
            blocks: lines
                .iter()
                .map(|line| Block::new(BlockKind::Paragraph, line.to_string(), 0))
                .collect(),
            containers: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn found(document: &Document, url: &str, title: usize) -> String {
        find(
            document,
            &JsonLd::default(),
            url,
            Some(title),
            Order::Unknown,
        )
    }

    #[test]
    fn machine_readable_dates_come_before_the_address_and_that_before_what_is_seen() {
        let metas = [
            ("article:modified_time", "2023-12-31"),
            ("article:published_time", "2023-10-05T10:00:00Z"),
        ];
        let time = || vec![mark("2023-10-07", "", "time", 1)];
        let url = "https://a.example/2023/10/06/a";
        let told = JsonLd {
            published: "2023-10-04".into(),
            ..JsonLd::default()
        };
        let whole = page(&metas, time(), &["Ten die", "October 8, 2023"]);
        assert_eq!(
            find(&whole, &told, url, Some(0), Order::Unknown),
            "2023-10-04"
        );
        assert_eq!(found(&whole, url, 0), "2023-10-05");
        let whole = page(&metas[..1], time(), &["Ten die", "October 8, 2023"]);
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
    fn an_impossible_date_leaves_the_next_place_its_turn() {
        let metas = [
            ("article:published_time", "0001-01-01T00:00:00"),
            ("date", "2023-10-05"),
        ];
        assert_eq!(found(&page(&metas, vec![], &[]), "", 0), "2023-10-05");
        assert_eq!(found(&page(&metas[..1], vec![], &[]), "", 0), "");
    }

    #[test]
    fn the_time_by_the_title_is_meant_and_far_ones_only_if_they_agree() {
        let far = |value| mark(value, "", "time", 60);
        let near = mark("", "5 October 2023", "time entry-date", 2);
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
    fn a_paragraph_that_speaks_of_a_day_is_no_date_line() {
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
        text.format = PageFormat::Text;
        assert_eq!(found(&text, "", 0), "2023-10-05");
    }
}
