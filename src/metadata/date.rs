//! The days on which a page was published and changed last.
//!
//! The tables rank the sources: machine-readable dates, the URL, then dates that a reader sees near
//! the title. The date of a change is used only if there is no other. Dates of comments, events and
//! other stories are excluded by the elements around them.

use super::Value;
use super::calendar::{Date, Found, Order, all, first, from_digits, in_url, stamp};
use super::glued;
use super::place::{is_in_other_kind, is_in_other_part};
use super::sources::{DATE, MODIFIED, Source};
use crate::document::{Block, BlockKind, Document, MetaCandidate};
use crate::lang::dates;

/// Parts of the labels of date elements that belong to something else than the article: events,
/// lives, comments.
const OTHER_DATES: &[&str] = &[
    "startdate",
    "start-date",
    "enddate",
    "end-date",
    "event",
    "birth",
    "death",
    "deadline",
    "expir",
    "duedate",
    "due-date",
    "comment",
    "reply",
    "review",
    "copyright",
];

/// Blocks before and after the title that may contain the date. Comments and other stories, which
/// have dates of their own, begin further down.
const BEFORE_TITLE: usize = 5;
const AFTER_TITLE: usize = 12;

/// Characters of the longest block that may be a date line; longer blocks are paragraphs.
const MAX_LINE_CHARS: usize = 120;

/// Words of a line, beyond those of its dates, from which on a line is a sentence about a date: if
/// it ends like a sentence, and without such an end.
const SENTENCE_WORDS: usize = 5;
const LINE_WORDS: usize = 10;

/// Bytes of the longest time stamp: `Thu Oct  5 2023 10:00:00 GMT+0200 (Central European Time)`.
const MAX_STAMP_BYTES: usize = 100;

/// The days of publication and of the last change.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub published: Value,
    pub modified: Value,
}

/// The days as `YYYY-MM-DD`; empty if unknown.
pub(super) fn find(
    document: &Document,
    url: &str,
    title_block: Option<usize>,
    order: Order,
) -> Dates {
    let title = title_block.unwrap_or(0);
    let (changed, times) = document
        .head
        .times
        .iter()
        .filter(|time| !is_of_another(&time.label))
        .filter(|time| !is_in_other_part(document, time.block as usize, title_block))
        .partition(|time| is_change(time));
    let page = DateInput {
        document,
        url,
        title,
        title_block,
        order,
        times,
        changed,
    };
    let published = page
        .first(DATE)
        .map(|found| page.in_time_zone_of_page(found));
    let modified = page
        .first(MODIFIED)
        .filter(|(modified, _)| published.is_none_or(|(published, _)| *modified >= published));
    let value = |found: Option<(Date, Source)>| {
        found.map_or_else(Value::default, |(date, source)| {
            Value::new(date.to_string(), source)
        })
    };
    Dates {
        published: value(published.or(modified)),
        modified: value(modified),
    }
}

/// The input of the sources.
struct DateInput<'a> {
    document: &'a Document,
    url: &'a str,
    /// The index of the block of the title, else 0.
    title: usize,
    title_block: Option<usize>,
    order: Order,
    /// The date candidates that are not marked as dates of a change.
    times: Vec<&'a MetaCandidate>,
    /// The date candidates that are marked as dates of a change.
    changed: Vec<&'a MetaCandidate>,
}

impl<'a> DateInput<'a> {
    /// The date of the first source of a table that has one.
    fn first(&self, table: &[Source]) -> Option<(Date, Source)> {
        table
            .iter()
            .find_map(|source| Some((self.read_source(*source)?, *source)))
    }

    fn read_source(&self, source: Source) -> Option<Date> {
        let head = &self.document.head;
        match source {
            Source::JsonLd("datePublished") => self.read_stamp(&head.json_ld.published),
            Source::JsonLd("dateModified") => self.read_stamp(&head.json_ld.modified),
            Source::Meta(name) => head.metas(&[name]).find_map(|text| self.read_stamp(text)),
            Source::PublicationElement => self.element_labelled_as_publication(),
            Source::UrlPath => in_url(self.url),
            Source::ElementNearTitle => self.element_near_title(),
            Source::Line => self.line_near_title(),
            Source::AgreeingElements => self.only_date_of_elements(),
            Source::ChangeElement => self
                .nearest(self.changed.iter().copied())
                .or_else(|| self.change_near_title()),
            _ => None,
        }
    }

    fn read(&self, text: &str) -> Option<Date> {
        first(text, self.order)
    }

    fn read_stamp(&self, text: &str) -> Option<Date> {
        stamp(text, self.order)
    }

    /// The machine-readable value of a candidate, else its visible text.
    fn read_candidate(&self, candidate: &MetaCandidate) -> Option<Date> {
        self.read_stamp(&candidate.value)
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

    fn is_near_title(&self, candidate: &MetaCandidate) -> bool {
        let (start, end) = self.near_title();
        (start..=end).contains(&(candidate.block as usize))
    }

    fn element_labelled_as_publication(&self) -> Option<Date> {
        let labels = ["publi", "pubdate"];
        let is_labelled =
            |time: &&MetaCandidate| labels.iter().any(|label| time.label.contains(label));
        self.nearest(self.times.iter().copied().filter(is_labelled))
    }

    fn element_near_title(&self) -> Option<Date> {
        let is_near = |time: &&MetaCandidate| self.is_near_title(time);
        self.nearest(self.times.iter().copied().filter(is_near))
    }

    /// The dates in the short lines around the title.
    fn dates_near_title(&self) -> impl Iterator<Item = Found> {
        let blocks = &self.document.blocks;
        let (start, end) = self.near_title();
        let end = end.saturating_add(1).min(blocks.len());
        (start.min(end)..end)
            .filter(|at| {
                let block = &blocks[*at];
                block.text.chars().take(MAX_LINE_CHARS + 1).count() <= MAX_LINE_CHARS
                    && match block.kind {
                        // The rows of a box of data begin with a label.
                        BlockKind::Row => block.text.starts_with(|c: char| c.is_ascii_digit()),
                        BlockKind::Definition => at
                            .checked_sub(1)
                            .is_some_and(|term| has_label(&blocks[term].text.to_lowercase())),
                        kind => kind != BlockKind::Code,
                    }
            })
            .filter_map(|at| Some((at, date_line(&blocks[at].text, self.order)?)))
            .filter(|(at, line)| line.labelled || !is_beside_place(blocks, *at))
            // Last, because it walks through the elements around the block.
            .filter(|(at, line)| match line.labelled {
                true => !is_in_other_kind(self.document, *at),
                false => !is_in_other_part(self.document, *at, self.title_block),
            })
            .flat_map(|(_, line)| line.found)
    }

    /// The first date in the short lines around the title.
    fn line_near_title(&self) -> Option<Date> {
        let found: Vec<_> = self.dates_near_title().collect();
        found
            .iter()
            .find(|found| !found.modified)
            .or(found.first())
            .map(|found| found.date)
    }

    fn change_near_title(&self) -> Option<Date> {
        self.dates_near_title()
            .find(|found| found.modified)
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

    /// A time stamp may be in another time zone than the page. If the date that readers see is the
    /// day before or after, readers see the day of the page's own time zone.
    fn in_time_zone_of_page(&self, (date, source): (Date, Source)) -> (Date, Source) {
        let head = &self.document.head;
        let mut stamps = head
            .metas
            .iter()
            .map(|(_, content)| content)
            .chain(self.times.iter().map(|time| &time.value))
            .chain([&head.json_ld.published]);
        if !stamps.any(|text| is_of_any_zone(text) && self.read_stamp(text) == Some(date)) {
            return (date, source);
        }
        let in_elements = || {
            let mut near = self.times.iter().filter(|time| self.is_near_title(time));
            near.find_map(|time| self.read(&time.text))
        };
        let in_lines = || self.dates_near_title().find(|found| !found.modified);
        let visible = in_elements().or_else(|| in_lines().map(|found| found.date));
        match visible {
            Some(visible) if visible.day_number().abs_diff(date.day_number()) == 1 => {
                (visible, Source::VisibleDate)
            }
            _ => (date, source),
        }
    }
}

/// Whether a value has a time that may be of another time zone than the page. A time with an offset
/// from UTC is that of the page.
fn is_of_any_zone(stamp: &str) -> bool {
    // Most metas are addresses and texts.
    if stamp.len() > MAX_STAMP_BYTES || stamp.contains("://") {
        return false;
    }
    let Some((_, time)) = stamp.split_once(':') else {
        return from_digits(stamp).is_some();
    };
    let Some((_, offset)) = time.rsplit_once(['+', '-']) else {
        return true;
    };
    offset
        .bytes()
        .all(|byte| !byte.is_ascii_digit() || byte == b'0')
}

/// A line that states dates.
struct DateLine {
    found: Vec<Found>,
    /// Whether a word shows that they are the dates of the article (`Published …`).
    labelled: bool,
}

/// The dates in a line that states a date, and not one in a sentence or of something else than the
/// article.
fn date_line(text: &str, order: Order) -> Option<DateLine> {
    if !text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let text = &glued::separated(text);
    let found = all(text, order);
    if found.is_empty() {
        return None;
    }
    let lower = text.trim_start().to_lowercase();
    if has_label(&lower) {
        return Some(DateLine {
            found,
            labelled: true,
        });
    }
    if dates::begins_with_label(&lower, dates::OTHER_LABELS) {
        return None;
    }
    // A date is three words at most.
    let words = text
        .split_whitespace()
        .count()
        .saturating_sub(3 * found.len());
    let ends_sentence = text.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
    // Separators divide the fields of a line: `by Amanda · May 5, 2024 at 3:00 am · One comment`.
    let has_fields = text.contains(['·', '|', '•']);
    let is_sentence =
        (!has_fields && words >= LINE_WORDS) || (ends_sentence && words >= SENTENCE_WORDS);
    (!is_sentence).then_some(DateLine {
        found,
        labelled: false,
    })
}

/// Whether a word shows that a line in lower case states the date of publication or of a change.
fn has_label(lower: &str) -> bool {
    dates::contains_stem(lower, dates::PUBLISHED) || dates::contains_stem(lower, dates::MODIFIED)
}

/// Whether a line is beside the line of a place or a time: the data of an event.
fn is_beside_place(blocks: &[Block], at: usize) -> bool {
    let near = at.saturating_sub(2)..(at + 3).min(blocks.len());
    near.filter(|other| *other != at).any(|other| {
        let text = &blocks[other].text;
        let lower: String = text.chars().take(30).flat_map(char::to_lowercase).collect();
        dates::PLACE_LABELS.iter().any(|label| {
            lower
                .strip_prefix(label)
                .is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with([':', '：']))
        })
    })
}

/// Whether the label of a candidate names the date of an event, a person or a comment.
fn is_of_another(label: &str) -> bool {
    OTHER_DATES.iter().any(|word| label.contains(word))
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
    use crate::document::DocumentFormat;
    use crate::document::Head;

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
            format: DocumentFormat::Html,
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
}
