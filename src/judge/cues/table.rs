//! The cues: what each is for, and its phrases.
//!
//! Read twice: by the library, and by `build.rs`, which makes of the phrases what
//! [`super::program`] and [`super::candidates`] look them up in. So nothing else is in here.

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
pub enum At {
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
pub enum Use {
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
pub const USES: [(Use, &str); 13] = [
    (Use::Related, "related"),
    (Use::Promo, "promo"),
    (Use::Share, "share"),
    (Use::Newsletter, "newsletter"),
    (Use::Comments, "comments"),
    (Use::Legal, "legal"),
    (Use::Account, "account"),
    (Use::Byline, "byline"),
    (Use::Reading, "reading"),
    (Use::Advert, "advert"),
    (Use::Back, "back"),
    (Use::Follow, "follow"),
    (Use::Note, "note"),
];

/// One cue.
pub struct Cue {
    pub name: &'static str,
    pub why: &'static str,
    pub purpose: Use,
    pub at: At,
    /// A language (ISO 639, `mul` for names and signs of every language) and its phrases,
    /// in lower case, each a regular expression; where they stand is said by [`At`], so an
    /// anchor is needed only where a phrase differs from its cue.
    pub phrases: &'static [(&'static str, &'static [&'static str])],
    /// Texts with their language: at least one for each language of `phrases`, which that
    /// language's own phrases must match.
    pub fires: &'static [(&'static str, &'static str)],
    /// Texts with their language that look like the cue and are prose.
    pub not: &'static [(&'static str, &'static str)],
}

pub const CUES: &[Cue] = &[
    related::CUE,
    promo::CUE,
    share::CUE,
    newsletter::CUE,
    comments::CUE,
    legal::CUE,
    account::CUE,
    byline::CUE,
    reading::CUE,
    advert::CUE,
    back::CUE,
    follow::CUE,
    note::CUE,
];
