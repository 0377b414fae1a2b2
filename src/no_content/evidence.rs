//! Collects the evidence that a page is no content, by kind, and the words that it does not
//! explain.
//!
//! The title and the first headings are read first. Only if one of them states a kind, or if the
//! page is short, are all blocks read: most pages cost little more than their title.

use super::SelectedPage;
use crate::document::DocumentFormat;
use crate::document::{Block, BlockKind, Document, Tag};
use crate::lang::notices::{self, Match, PageKind, Place, SCRIPT_MARKS, states};
use crate::select::CONSENT_NOTICE;
use crate::text::words;
use rustc_hash::FxHashSet;

/// Words of a page up to which all of its blocks are read for phrases, whatever its title states.
const SHORT_PAGE_WORDS: f32 = 250.0;

/// Words of a page from which on it is content, menus and lists of links included.
const LONG_PAGE_WORDS: f32 = 2_500.0;

/// Words of a page up to which it shows nothing.
const BARE_PAGE_WORDS: f32 = 15.0;

/// Words of a block up to which it is a line that may state a kind, such as a heading.
const LINE_WORDS: f32 = 14.0;

/// Words around a phrase that the phrase explains: a sentence of average length.
const WORDS_PER_PHRASE: f32 = 22.0;

/// Headings of a page that are read first. The headline is among them.
const HEADINGS: usize = 8;

/// Words of a part of a title that may be the name of a site.
const SITE_WORDS: usize = 6;

/// Characters of `noscript` elements that are read.
const NOSCRIPT_CHARS: usize = 600;

/// Words from which on a block is prose, and from which on it is if it ends like a sentence.
const PROSE_WORDS: f32 = 8.0;
const SENTENCE_WORDS: f32 = 4.0;

/// The kinds that a denial of access is evidence for.
const DENIAL: &[PageKind] = &[PageKind::ErrorPage, PageKind::BotWall];

/// Types of JSON-LD objects that describe content.
const CONTENT_TYPES: &[&str] = &[
    "article",
    "newsarticle",
    "blogposting",
    "techarticle",
    "product",
    "recipe",
    "discussionforumposting",
    "qapage",
];

/// Evidence for one kind of page, in points.
#[derive(Debug, Default, Clone)]
pub(super) struct Points {
    /// A part of the title states the kind.
    pub title: f32,
    /// A heading or the first line does.
    pub heading: f32,
    /// Another line does.
    pub line: f32,
    /// Password fields, scripts that test visitors.
    pub markup: f32,
    /// Different phrases in sentences.
    pub sentences: FxHashSet<String>,
    /// Different buttons.
    pub controls: FxHashSet<String>,
}

/// What the phrases and the markup of a page are evidence for.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// In the order of [`PageKind::ALL`].
    pub points: [Points; PageKind::ALL.len()],
    /// Points against every kind: the page is about such pages, or describes itself as an article.
    pub against: f32,
    /// A heading denies access, as error pages and bot walls do.
    pub is_denial: bool,
    /// Words that the page shows.
    pub shown: f32,
    /// Words of prose that no phrase explains.
    pub prose: f32,
    /// Words of kept blocks that no phrase explains, and words that phrases explain.
    pub kept: f32,
    pub kept_explained: f32,
    /// The selection dropped a consent notice beside a body.
    pub is_beside_notice: bool,
}

/// Collects the evidence of a page.
pub(super) fn collect(page: &SelectedPage) -> Evidence {
    let mut evidence = Evidence {
        is_beside_notice: page.selection.rules.contains(&CONSENT_NOTICE),
        ..Evidence::default()
    };
    let words: f32 = page.scores.stats.words.iter().sum();
    if words > LONG_PAGE_WORDS {
        return evidence;
    }
    evidence.read_title(page);
    let is_stated = evidence.points.iter().any(|points| points.title > 0.0);
    if is_stated || words <= SHORT_PAGE_WORDS || a_heading_states_a_kind(page) {
        evidence.read_head(page, words);
        evidence.read_blocks(page);
    }
    evidence
}

fn a_heading_states_a_kind(page: &SelectedPage) -> bool {
    let headings = page
        .document
        .blocks
        .iter()
        .filter(|block| is_heading(block));
    headings.take(HEADINGS).any(|block| {
        let line = notices::fold(&block.text);
        let found = notices::matches(&line, page.skipped_vendor);
        let kinds = PageKind::ALL.iter();
        !found.is_empty()
            && kinds
                .copied()
                .any(|kind| states(&line, &found, kind, Place::Line))
    })
}

impl Evidence {
    fn of(&mut self, kind: PageKind) -> &mut Points {
        &mut self.points[kind as usize]
    }

    /// Reads the title, part by part: most titles begin or end with the name of the site.
    fn read_title(&mut self, page: &SelectedPage) {
        let title = match page.document.head.title.trim() {
            "" => page.title.text.as_str(),
            title => title,
        };
        let parts: Vec<(String, Vec<Match>)> = title
            .split(['|', '–', '—', '·', '•', '‹', '›', '«', '»', '：', '｜'])
            .flat_map(|part| part.split(" - "))
            .map(notices::fold)
            .map(|part| {
                let found = notices::matches(&part, page.skipped_vendor);
                (part, found)
            })
            .collect();
        let found = || parts.iter().flat_map(|(_, found)| found);
        if found().next().is_none() {
            return;
        }
        for kind in PageKind::ALL {
            let (stated, other): (Vec<_>, Vec<_>) = parts
                .iter()
                .partition(|(part, found)| states(part, found, kind, Place::Line));
            // A long other part is a headline that only begins like a notice.
            let is_headline = other
                .iter()
                .any(|(part, _)| words::count(part) > SITE_WORDS);
            self.of(kind).title = match stated.is_empty() {
                true => 0.0,
                false if is_headline => 1.0,
                false => 2.0,
            };
        }
        if found().any(|found| found.rule.place == Place::AboutTitle) {
            self.against += 2.0;
        }
    }

    /// Reads what the head and the markup of the page tell about it.
    fn read_head(&mut self, page: &SelectedPage, words: f32) {
        let head = &page.document.head;
        if head.password_fields > 0 {
            self.of(PageKind::LoginWall).markup += 2.0;
        }
        let scripts = head
            .scripts
            .iter()
            .map(|script| script.to_ascii_lowercase());
        for script in scripts {
            for mark in SCRIPT_MARKS {
                let is_skipped = !mark.vendor.is_empty() && mark.vendor == page.skipped_vendor;
                if !is_skipped && script.contains(mark.mark) {
                    // Contact forms have captchas too.
                    self.of(mark.kind).markup = if words <= BARE_PAGE_WORDS { 2.0 } else { 1.0 };
                }
            }
        }
        let noscript: String = head.noscript.chars().take(NOSCRIPT_CHARS).collect();
        let noscript = notices::matches(&notices::fold(&noscript), page.skipped_vendor);
        if noscript
            .iter()
            .any(|found| found.rule.kinds.contains(&PageKind::ScriptShell))
        {
            self.of(PageKind::ScriptShell).markup = 1.0;
        }
        let is_unlisted = head
            .metas(&["robots"])
            .any(|content| content.to_ascii_lowercase().contains("noindex"));
        for kind in [PageKind::ErrorPage, PageKind::LoginWall, PageKind::BotWall] {
            if is_unlisted && self.of(kind).title > 0.0 {
                self.of(kind).markup += 0.5;
            }
        }
        let is_article = head
            .metas(&["og:type"])
            .any(|kind| kind.eq_ignore_ascii_case("article"))
            || head.metas(&["article:published_time"]).next().is_some()
            || head
                .json_ld
                .types
                .iter()
                .any(|kind| CONTENT_TYPES.contains(&kind.as_str()));
        if is_article {
            self.against += 2.0;
        }
        if !head.bylines.is_empty() {
            self.against += 1.0;
        }
    }

    fn read_blocks(&mut self, page: &SelectedPage) {
        let frame = frame_containers(page.document);
        let mut is_first = true;
        for (index, block) in page.document.blocks.iter().enumerate() {
            let line = Line {
                folded: notices::fold(&block.text),
                words: page.words(index),
                in_frame: frame[block.container as usize],
                is_link: link_share(block) > 0.5,
                is_top: is_heading(block) || is_first && !block.hidden,
            };
            is_first &= line.folded.is_empty() || block.hidden || line.in_frame;
            let found = notices::matches(&line.folded, page.skipped_vendor);
            let explained = match found.is_empty() {
                true => 0.0,
                false => self.read_line(&line, &found, block),
            };
            let rest = (line.words - explained).max(0.0);
            let is_prose = line.words >= PROSE_WORDS
                || (line.words >= SENTENCE_WORDS && words::ends_sentence(&block.text));
            let is_kept = page.is_kept(index);
            if is_prose && !line.is_link && !line.in_frame && (!block.hidden || is_kept) {
                self.prose += rest;
            }
            if is_kept {
                self.kept += rest;
                self.kept_explained += line.words - rest;
            }
            if !block.hidden {
                self.shown += line.words;
            }
        }
    }

    /// Adds the evidence of a line with phrases, and returns how many words the phrases explain.
    fn read_line(&mut self, line: &Line, found: &[Match], block: &Block) -> f32 {
        let mut explained: FxHashSet<&str> = FxHashSet::default();
        for kind in PageKind::ALL {
            let points = self.of(kind);
            let is_stated =
                |place| line.words <= LINE_WORDS && states(&line.folded, found, kind, place);
            if is_stated(Place::Line) {
                explained.insert(&line.folded);
                match line.is_top {
                    true => points.heading = 2.0,
                    false if !line.in_frame && !line.is_link => points.line = 1.5,
                    false => {}
                }
            }
            if !line.in_frame && is_stated(Place::Control) {
                explained.insert(&line.folded);
                // Buttons that share a line are one block.
                let controls = found.iter().filter(|found| {
                    found.rule.place == Place::Control && found.rule.kinds.contains(&kind)
                });
                for control in controls {
                    points
                        .controls
                        .insert(line.folded[control.span.clone()].to_owned());
                }
            }
            let mut end = 0;
            for found in found
                .iter()
                .filter(|found| found.rule.kinds.contains(&kind))
            {
                let is_sentence = matches!(found.rule.place, Place::Sentence | Place::EndOfTeaser);
                if is_sentence && found.span.start >= end {
                    end = found.span.end;
                    let phrase = &line.folded[found.span.clone()];
                    explained.insert(phrase);
                    if !line.in_frame {
                        points.sentences.insert(phrase.to_owned());
                    }
                }
            }
        }
        self.is_denial |= line.is_top && found.iter().any(|found| found.rule.kinds == DENIAL);
        let about = match block.kind {
            BlockKind::Heading(1) => Place::AboutTitle,
            _ => Place::AboutSentence,
        };
        if found.iter().any(|found| found.rule.place == about) {
            self.against += 1.0;
        }
        WORDS_PER_PHRASE * explained.len() as f32
    }
}

/// A block as the evidence sees it.
struct Line {
    folded: String,
    words: f32,
    /// It is part of the frame that a site puts around every page.
    in_frame: bool,
    is_link: bool,
    /// It is a heading or the first line of the page.
    is_top: bool,
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(1..=3))
}

/// The share of a block's characters that are links.
fn link_share(block: &Block) -> f32 {
    let chars = block.text.chars().filter(|c| !c.is_whitespace()).count();
    block.link_chars as f32 / chars.max(1) as f32
}

/// For each container, whether it is part of the frame that a site puts around every page.
fn frame_containers(document: &Document) -> Vec<bool> {
    const NAMES: [&str; 7] = [
        "nav",
        "navbar",
        "menu",
        "footer",
        "sidebar",
        "breadcrumbs",
        "site-footer",
    ];
    let is_frame_name = |name: &str| NAMES.iter().any(|frame| name.eq_ignore_ascii_case(frame));
    let mut frame: Vec<bool> = Vec::with_capacity(document.containers.len());
    for container in &document.containers {
        let is_inside = frame
            .get(container.parent as usize)
            .is_some_and(|frame| *frame);
        let is_frame = document.format == DocumentFormat::Html
            && (matches!(container.tag, Tag::Nav | Tag::Footer | Tag::Aside)
                || container.label.split_ascii_whitespace().any(is_frame_name));
        frame.push(is_inside || is_frame);
    }
    frame
}
