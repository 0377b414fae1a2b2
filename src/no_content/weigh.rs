//! Weighs the evidence of a page against the words that it does not explain.
//!
//! All numbers were set by hand on the fixtures and the corpora
//! (`docs/decisions/0019-pages-without-content.md`).

use super::Finding;
use super::evidence::Evidence;
use crate::lang::notices::PageKind;

/// Points below which a page is content.
const MIN_POINTS: f32 = 2.0;

/// Points from which on a page with too many other words is doubtful.
const DOUBTFUL_POINTS: f32 = 4.0;

/// Points from which on lists of links do not count against a page.
const CERTAIN_POINTS: f32 = 5.0;

/// Points that a consent screen needs, and how many of them without sentences: cookie notices and
/// links to privacy policies are on every page.
const CONSENT_POINTS: f32 = 4.0;
const CONSENT_STATED: f32 = 1.5;

/// Words of a page up to which a notice that scripts are needed is enough.
const NOTICE_WORDS: f32 = 40.0;

/// Words of other kept text up to which consent texts are not a banner beside a body.
const BESIDE_CONSENT: f32 = 15.0;

/// The kind with the most points, if they outweigh the words that no phrase explains.
pub(super) fn finding(evidence: &Evidence) -> Option<Finding> {
    let mut best = (PageKind::ErrorPage, 0.0);
    for kind in PageKind::ALL {
        let points = points(evidence, kind);
        if points > best.1 {
            best = (kind, points);
        }
    }
    let (kind, points) = best;
    let is_banner = kind == PageKind::ConsentWall
        && (evidence.is_beside_notice
            || evidence.kept > BESIDE_CONSENT + 2.0 * evidence.kept_explained);
    if points < MIN_POINTS || is_banner {
        return None;
    }
    let rest = match points >= CERTAIN_POINTS {
        true => evidence.prose,
        false => evidence.prose.max(evidence.kept),
    };
    let allowed = allowed_rest(evidence, kind, points);
    if rest <= allowed {
        Some(Finding::NoContent(kind))
    } else if points >= DOUBTFUL_POINTS && rest <= 2.0 * allowed {
        Some(Finding::Doubtful(kind))
    } else {
        None
    }
}

/// The sum of the evidence for a kind.
fn points(evidence: &Evidence, kind: PageKind) -> f32 {
    let points = &evidence.points[kind as usize];
    let sentences = match points.sentences.len() {
        0 => 0.0,
        1 => 1.5,
        2 => 2.5,
        _ => 3.0,
    };
    let controls = match points.controls.len() {
        0 => 0.0,
        1 => 1.0,
        _ => 1.5,
    };
    let line = points.title + points.heading.max(points.line) + controls;
    // The notice in `noscript` may also be a block of the page.
    let markup = match kind {
        PageKind::ScriptShell if sentences > 0.0 => 0.0,
        _ => points.markup,
    };
    let stated = line + markup;
    if stated == 0.0 {
        // Sentences alone must be nearly all that the page contains.
        let is_notice = kind == PageKind::ScriptShell && evidence.shown <= NOTICE_WORDS;
        let enough = if is_notice { MIN_POINTS } else { sentences };
        return match sentences > 0.0 {
            true => enough.min(MIN_POINTS) - evidence.against,
            false => 0.0,
        };
    }
    let sum = stated + sentences;
    match kind {
        PageKind::ConsentWall if stated < CONSENT_STATED || sum < CONSENT_POINTS => 0.0,
        // A paywall is inside an article.
        PageKind::LoginWall => sum - evidence.against.min(2.0),
        // A denial with an incident number or a word on programs is that of a bot wall.
        PageKind::ErrorPage if evidence.is_denial && has_sentences(evidence, PageKind::BotWall) => {
            sum - evidence.against - 1.0
        }
        _ => sum - evidence.against,
    }
}

fn has_sentences(evidence: &Evidence, kind: PageKind) -> bool {
    !evidence.points[kind as usize].sentences.is_empty()
}

/// Words that no phrase explains and that the evidence outweighs.
fn allowed_rest(evidence: &Evidence, kind: PageKind, points: f32) -> f32 {
    let by_points: f32 = match points {
        points if points >= 5.0 => 60.0,
        points if points >= 4.0 => 40.0,
        points if points >= 3.0 => 25.0,
        _ => 12.0,
    };
    match kind {
        PageKind::ScriptShell => by_points.min(30.0),
        // Consent screens list what data are for, in words that no table can foresee.
        PageKind::ConsentWall => 3.0 * by_points,
        // Without a sentence to the visitor the page may be an entry of a reference.
        _ if !has_sentences(evidence, kind) => by_points.min(20.0),
        _ => by_points,
    }
}
