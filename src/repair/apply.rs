//! Applies the table of fixes to a text.
//!
//! The [prefilter](super::prefilter) scans a text once, and only fixes with a trigger run. The
//! table is applied repeatedly until nothing changes, so repairing a repaired text changes nothing.

use super::characters;
use super::fixes::{FIXES, Fix, Scope};
use super::prefilter::Triggers;
use std::borrow::Cow;

/// The treatment of typographic quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    /// They stay as they are.
    #[default]
    Keep,
    /// They become `'` and `"`.
    Straight,
}

/// Repairs prose: a block, a title or a name. White space becomes single blanks, with none at the
/// ends, so no newline remains.
///
/// ```
/// use dechaff::{Quotes, internals::prose};
///
/// assert_eq!(prose("The allianceÂ´s  cafÃ©", Quotes::Keep), "The alliance's café");
/// ```
pub fn prose(text: &str, quotes: Quotes) -> Cow<'_, str> {
    apply(text, TextKind::Prose, quotes, |_, _, _| {})
}

/// Repairs a line as [`prose`] does, but keeps its white space and its line end.
pub fn line(text: &str, quotes: Quotes) -> Cow<'_, str> {
    apply(text, TextKind::Line, quotes, |_, _, _| {})
}

/// Repairs code, where every character may matter: only controls are removed, including the
/// carriage return of a line end.
pub fn code(text: &str) -> Cow<'_, str> {
    let is_removed = |c: char| c.is_control() && !matches!(c, '\t' | '\n');
    if !text.contains(is_removed) {
        return Cow::Borrowed(text);
    }
    let text = characters::drop_controls(text);
    Cow::Owned(characters::mark_c1(&text).replace('\r', ""))
}

/// The most rounds through the table. One fix may make another apply (`＆amp;` is an entity once
/// its `&` is narrow). Two rounds are usual; only hostile text needs more than this.
const MAX_ROUNDS: usize = 8;

/// The kind of a text, which decides the fixes that apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    /// A complete text whose white space may be changed.
    Prose,
    /// A line of a larger text.
    Line,
}

fn applies(fix: &Fix, kind: TextKind, quotes: Quotes) -> bool {
    match fix.scope {
        Scope::Always => true,
        Scope::StraightQuotes => quotes == Quotes::Straight,
        Scope::Prose => kind == TextKind::Prose,
    }
}

/// Applies the fixes. `on_change` is called for each fix that changes the text, with the text
/// before and after.
pub(super) fn apply(
    text: &str,
    kind: TextKind,
    quotes: Quotes,
    mut on_change: impl FnMut(&'static Fix, &str, &str),
) -> Cow<'_, str> {
    let mut repaired = Cow::Borrowed(text);
    let mut triggers = Triggers::of(text);
    for _ in 0..MAX_ROUNDS {
        let mut changed = false;
        for fix in &FIXES {
            if triggers.intersects(fix.triggers)
                && applies(fix, kind, quotes)
                && let Cow::Owned(fixed) = (fix.apply)(&repaired)
            {
                on_change(fix, &repaired, &fixed);
                repaired = Cow::Owned(fixed);
                triggers = Triggers::of(&repaired);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    repaired
}
