//! The cues: what each is for, and its phrases.
//!
//! Read twice: by the library, and by `build.rs`, which makes of the phrases what
//! [`super::matcher`] and [`super::candidates`] look them up in. So nothing else is in here.

mod account;
mod advert;
mod back;
mod byline;
mod comments;
mod follow;
mod legal;
mod newsletter;
mod note;
mod promo;
mod reading;
mod related;
mod share;

/// Where a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It is all the block says, but for punctuation and numbers.
    Whole,
    /// The block begins with it.
    Start,
    /// The block begins with it, and behind a colon, a bar, an arrow or a dash stands more:
    /// a promo of another page inside the body.
    Promo,
    /// Anywhere in it.
    Anywhere,
}

/// What a block that holds the phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    /// Introduces other stories.
    Related,
    /// Points to one other story from inside the body.
    Promo,
    Share,
    Newsletter,
    Comments,
    Legal,
    Account,
    Byline,
    Reading,
    Advert,
    /// Sources, references, about the author: behind the body, and sometimes part of it.
    Back,
    /// Asks to follow the site elsewhere.
    Follow,
    /// Tells how the story was made.
    Note,
}

/// All uses, in the order of their bits.
pub const ROLES: [(Role, &str); 13] = [
    (Role::Related, "related"),
    (Role::Promo, "promo"),
    (Role::Share, "share"),
    (Role::Newsletter, "newsletter"),
    (Role::Comments, "comments"),
    (Role::Legal, "legal"),
    (Role::Account, "account"),
    (Role::Byline, "byline"),
    (Role::Reading, "reading"),
    (Role::Advert, "advert"),
    (Role::Back, "back"),
    (Role::Follow, "follow"),
    (Role::Note, "note"),
];

/// One cue.
pub struct PhraseRule {
    pub name: &'static str,
    pub why: &'static str,
    pub role: Role,
    pub anchor: Anchor,
    /// A language (ISO 639, `mul` for names and signs of every language) and its phrases,
    /// in lower case, each a regular expression; where they stand is said by [`Anchor`], so an
    /// anchor is needed only where a phrase differs from its cue.
    pub phrases: &'static [(&'static str, &'static [&'static str])],
    /// Texts with their language: at least one for each language of `phrases`, which that
    /// language's own phrases must match.
    pub matches: &'static [(&'static str, &'static str)],
    /// Texts with their language that look like the cue and are prose.
    pub rejects: &'static [(&'static str, &'static str)],
}

pub const PHRASE_RULES: &[PhraseRule] = &[
    related::RULE,
    promo::RULE,
    share::RULE,
    newsletter::RULE,
    comments::RULE,
    legal::RULE,
    account::RULE,
    byline::RULE,
    reading::RULE,
    advert::RULE,
    back::RULE,
    follow::RULE,
    note::RULE,
];
