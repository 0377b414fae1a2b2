//! What pages without content state, by language: `404 Not Found`, `Verify you are human`.
//!
//! Each rule gives evidence for one or more kinds of such pages. Rules are families of phrases that
//! many servers and vendors use. A phrase of one vendor names it, so that a test can measure how
//! well pages are recognised without the phrases of their vendor. No phrase decides alone:
//! [`crate::no_content`] weighs them against the rest of the page.
//!
//! Phrases are written in lower case. They match whole words, with any signs between the words.
//! An HTTP error status (400 to 599) matches any other, and a final `*` lets the last word go on.

mod about;
mod bot_wall;
mod consent_wall;
mod error_page;
mod login_wall;
mod matcher;
mod parked;
mod script_shell;
mod vendors;

pub(crate) use matcher::{Match, fold, matches, states};
pub(crate) use vendors::SCRIPT_MARKS;

/// The kind of a page without content. The order decides between kinds with equal evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PageKind {
    /// A message of the server: an error, maintenance, a redirect.
    ErrorPage,
    /// A page that is empty until a script has run.
    ScriptShell,
    /// A request to log in, to register or to subscribe.
    LoginWall,
    /// A request to agree to cookies or terms.
    ConsentWall,
    /// A domain without a site.
    Parked,
    /// A refusal or a test of visitors that may be programs.
    BotWall,
}

impl PageKind {
    /// Every kind, in order.
    pub(crate) const ALL: [PageKind; 6] = [
        PageKind::ErrorPage,
        PageKind::ScriptShell,
        PageKind::LoginWall,
        PageKind::ConsentWall,
        PageKind::Parked,
        PageKind::BotWall,
    ];
}

/// Where a phrase is evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is a whole line: a title, a heading, a short block.
    Line,
    /// It is anywhere in a block.
    Sentence,
    /// It is a whole button or link of a dialog, or the label of a field.
    Control,
    /// It is in a title or heading, and shows that the page is about such pages.
    AboutTitle,
    /// It is in a block, and shows the same.
    AboutSentence,
    /// It adds no evidence, but other words of its line do not count against it.
    Filler,
    /// It is in a block at the end of a body that was cut off.
    EndOfTeaser,
}

/// A family of phrases.
pub(crate) struct NoticeRule {
    /// A name, unique among the rules.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by tests"))]
    pub name: &'static str,
    /// The kinds of page that the phrases are evidence for.
    pub kinds: &'static [PageKind],
    pub place: Place,
    /// The vendor that alone uses the phrases; empty for families.
    pub vendor: &'static str,
    /// Languages (ISO 639-1, `mul` for all) with their phrases.
    pub phrases: &'static [(&'static str, &'static [&'static str])],
    /// Example texts, at least one for each language of `phrases`.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by tests"))]
    pub matches: &'static [(&'static str, &'static str)],
    /// Texts that resemble the phrases and must not match.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by tests"))]
    pub rejects: &'static [(&'static str, &'static str)],
}

/// The groups of rules.
pub(crate) const NOTICE_RULES: &[&[NoticeRule]] = &[
    error_page::RULES,
    script_shell::RULES,
    login_wall::RULES,
    consent_wall::RULES,
    parked::RULES,
    bot_wall::RULES,
    about::RULES,
    vendors::RULES,
];

#[cfg(test)]
mod tests;
