//! The kind of source that a page is, and the settings of the path for each kind.

use crate::classify::BlockScores;
use crate::document::DocumentFormat;
use std::ops::RangeInclusive;

/// A text with at least this probability of being extracted text is treated as such. Extracted
/// text holds little besides its body and what trails it.
const EXTRACTED: f32 = 0.8;

/// What kind of source the body is selected from. Each rule lists the kinds that it applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// An HTML page.
    Html,
    /// All the text of a page, menus and footers included.
    RawText,
    /// Text that was extracted from a page before.
    ExtractedText,
    /// Extracted text whose probabilities a site profile adjusted.
    ProfiledText,
}

/// The settings of the path for one kind of source.
#[derive(Debug)]
pub(super) struct PathSettings {
    /// Limits of the threshold with the highest expected F1. Beyond them the probabilities of a
    /// page are too alike to choose one.
    pub thresholds: RangeInclusive<f32>,
    /// The price of a step from the body into a gap, and of the step back, in the units of
    /// [`evidence`](super::path::evidence).
    pub gap_cost: f32,
    /// The alternative to a path that drops much.
    pub cautious: Option<CautiousSettings>,
}

/// When the cautious path replaces the path, and how it is computed.
#[derive(Debug)]
pub(super) struct CautiousSettings {
    /// The threshold of the cautious path, if the page's own is not lower.
    pub threshold: f32,
    pub gap_cost: f32,
    /// The cautious path is taken if the path loses more than this share of its words.
    pub most_lost: f32,
}

impl SourceKind {
    /// The kind of a page, given its scores.
    pub(super) fn of(format: DocumentFormat, scores: &BlockScores) -> Self {
        match format {
            DocumentFormat::Html => SourceKind::Html,
            DocumentFormat::Text if scores.p_expert < EXTRACTED => SourceKind::RawText,
            DocumentFormat::Text if scores.adjusted => SourceKind::ProfiledText,
            DocumentFormat::Text => SourceKind::ExtractedText,
        }
    }

    /// The settings of the path. Values were chosen by five-fold cross-validation of the whole
    /// program by host, unless a comment says otherwise (`docs/decisions/0004-selection-rules.md`).
    pub(super) fn path_settings(self) -> PathSettings {
        match self {
            // Listings and shops, whose best threshold is low, lose less with a low minimum. With
            // 0.05 listings gain a little more, with 0.15 they lose 0.009 of their F1. A gap
            // that costs 2 leaves fewer tails on articles and loses 0.006 of WCXB's F1.
            SourceKind::Html => PathSettings {
                thresholds: 0.1..=0.6,
                gap_cost: 0.5,
                cautious: None,
            },
            // Text shows gaps less clearly than HTML, so they cost more.
            SourceKind::RawText | SourceKind::ProfiledText => PathSettings {
                thresholds: 0.15..=0.6,
                gap_cost: 2.0,
                cautious: None,
            },
            // Most extracted text is body, and somebody has removed its gaps. The folds prefer a
            // gap cost of 12; 5 still removes a share bar between short paragraphs. The cautious
            // path serves the few texts that would otherwise lose most of their lines. It is
            // worth 0.0003 of text-all's F1, and its three values were set by hand.
            SourceKind::ExtractedText => PathSettings {
                thresholds: 0.15..=0.55,
                gap_cost: 5.0,
                cautious: Some(CautiousSettings {
                    threshold: 0.25,
                    gap_cost: 15.0,
                    most_lost: 0.3,
                }),
            },
        }
    }
}
