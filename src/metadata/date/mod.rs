//! The days on which a page was published and changed last.
//!
//! The tables rank the sources: machine-readable dates, the URL, then dates that a reader sees near
//! the title. The date of a change is used only if there is no other. Dates of comments, events and
//! other stories are excluded by the elements around them.

mod line;

use super::Value;
use super::calendar::{Date, Found, Order, all, first, from_digits, in_url, stamp};
use super::place::{is_in_other_kind, is_in_other_part};
use super::sources::{DATE, MODIFIED, Source};
use crate::document::{BlockKind, Document, MetaCandidate};
use line::{date_line, has_label, is_beside_place};
use std::cell::OnceCell;

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
        lines: OnceCell::new(),
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
    /// The dates in the lines near the title, once a source asks for them.
    lines: OnceCell<Vec<Found>>,
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
    fn dates_near_title(&self) -> &[Found] {
        self.lines.get_or_init(|| self.find_dates_near_title())
    }

    fn find_dates_near_title(&self) -> Vec<Found> {
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
            .collect()
    }

    /// The first date in the short lines around the title.
    fn line_near_title(&self) -> Option<Date> {
        let found = self.dates_near_title();
        found
            .iter()
            .find(|found| !found.modified)
            .or(found.first())
            .map(|found| found.date)
    }

    fn change_near_title(&self) -> Option<Date> {
        self.dates_near_title()
            .iter()
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
        let in_lines = || self.dates_near_title().iter().find(|found| !found.modified);
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
mod tests;
