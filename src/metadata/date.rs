//! The day a page was published.
//!
//! [`SOURCES`] ranks the sources: machine-readable dates, the URL, then dates that a reader sees
//! near the title. The date of a change is used only if there is no other.

use super::calendar::{Date, Order, all, first, in_url};
use crate::document::{Document, MetaCandidate};

/// Metas that contain the day of publication, the most trusted first.
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

/// Metas that contain the day of the last change.
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

/// Blocks before and after the title that may contain the date. Comments and other stories, which
/// have dates of their own, begin further down.
const BEFORE_TITLE: usize = 5;
const AFTER_TITLE: usize = 12;

/// Characters of the longest block that may be a date line; longer blocks are paragraphs.
const MAX_LINE_CHARS: usize = 120;

/// The sources of the date, the most trusted first.
const SOURCES: &[fn(&DateInput) -> Option<Date>] = &[
    |page| page.read(&page.document.head.json_ld.published),
    |page| page.read_metas(PUBLISHED),
    |page| page.element_labelled_as_publication(),
    |page| in_url(page.url),
    |page| page.element_near_title(),
    |page| page.line_near_title(),
    |page| page.only_date_of_elements(),
    |page| page.read(&page.document.head.json_ld.modified),
    |page| page.read_metas(MODIFIED),
    |page| page.nearest(page.changed.iter().copied()),
];

/// The day of publication as `YYYY-MM-DD`; empty if unknown.
pub(super) fn find(
    document: &Document,
    url: &str,
    title_block: Option<usize>,
    order: Order,
) -> String {
    let (changed, times) = document.head.times.iter().partition(|time| is_change(time));
    let page = DateInput {
        document,
        url,
        title: title_block.unwrap_or(0),
        order,
        times,
        changed,
    };
    SOURCES
        .iter()
        .find_map(|source| source(&page))
        .map(|date| date.to_string())
        .unwrap_or_default()
}

/// The input of the sources.
struct DateInput<'a> {
    document: &'a Document,
    url: &'a str,
    /// The index of the block of the title, else 0.
    title: usize,
    order: Order,
    /// The date candidates that are not marked as dates of a change.
    times: Vec<&'a MetaCandidate>,
    /// The date candidates that are marked as dates of a change.
    changed: Vec<&'a MetaCandidate>,
}

impl<'a> DateInput<'a> {
    fn read(&self, text: &str) -> Option<Date> {
        first(text, self.order)
    }

    fn read_metas(&self, names: &[&str]) -> Option<Date> {
        let mut contents = self.document.head.metas(names);
        contents.find_map(|content| self.read(content))
    }

    fn read_candidate(&self, candidate: &MetaCandidate) -> Option<Date> {
        self.read(&candidate.value)
            .or_else(|| self.read(&candidate.text))
    }

    /// The date of the candidate that is nearest to the title.
    fn nearest(&self, candidates: impl Iterator<Item = &'a MetaCandidate>) -> Option<Date> {
        candidates
            .filter_map(|candidate| {
                let distance = self.title.abs_diff(candidate.block as usize);
                Some((distance, self.read_candidate(candidate)?))
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, date)| date)
    }

    /// The positions of the blocks near the title, both ends included.
    fn near_title(&self) -> (usize, usize) {
        let start = self.title.saturating_sub(BEFORE_TITLE);
        (start, self.title.saturating_add(AFTER_TITLE))
    }

    fn element_labelled_as_publication(&self) -> Option<Date> {
        let labels = ["publi", "pubdate"];
        let is_labelled =
            |time: &&MetaCandidate| labels.iter().any(|label| time.label.contains(label));
        self.nearest(self.times.iter().copied().filter(is_labelled))
    }

    fn element_near_title(&self) -> Option<Date> {
        let (start, end) = self.near_title();
        let is_near = |time: &&MetaCandidate| (start..=end).contains(&(time.block as usize));
        self.nearest(self.times.iter().copied().filter(is_near))
    }

    /// The first date in the short lines around the title.
    fn line_near_title(&self) -> Option<Date> {
        let blocks = &self.document.blocks;
        let (start, end) = self.near_title();
        let end = end.min(blocks.len().saturating_sub(1));
        let found: Vec<_> = blocks
            .get(start..=end)?
            .iter()
            .filter(|block| block.text.chars().take(MAX_LINE_CHARS + 1).count() <= MAX_LINE_CHARS)
            .flat_map(|block| all(&block.text, self.order))
            .collect();
        found
            .iter()
            .find(|found| !found.modified)
            .or(found.first())
            .map(|found| found.date)
    }

    /// The date that all candidates agree on. If they differ, they belong to other stories.
    fn only_date_of_elements(&self) -> Option<Date> {
        let mut dates = self
            .times
            .iter()
            .filter_map(|time| self.read_candidate(time));
        let date = dates.next()?;
        dates.all(|other| other == date).then_some(date)
    }
}

/// Whether the label or the text of a date candidate marks it as the date of a change.
fn is_change(candidate: &MetaCandidate) -> bool {
    ["modified", "updated", "update", "lastmod"]
        .iter()
        .any(|word| candidate.label.contains(word))
        || all(&candidate.text, Order::Unknown)
            .iter()
            .any(|found| found.modified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, Head};
    use crate::page::PageFormat;

    fn time(value: &str, text: &str, label: &str, block: u32) -> MetaCandidate {
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
        find(document, url, Some(title), Order::Unknown)
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
        text.format = PageFormat::Text;
        assert_eq!(found(&text, "", 0), "2023-10-05");
    }
}
