//! What a template calls its parts: words in `class`, `id` and `role`, and tag names.
//!
//! A name is cut into words where it changes from letters to signs or to a capital
//! (`c-relatedPosts__item` is `c related posts item`), and each word is looked up. What
//! is found are features, never verdicts: templates also call the body `sidebar-layout`.

use crate::document::Tag;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a name says of the part it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Label {
    Navigation,
    Footer,
    Header,
    Sidebar,
    Related,
    Comments,
    Share,
    Promotion,
    Meta,
    Form,
    Overlay,
    Author,
    List,
    Caption,
    Hidden,
    Article,
    Content,
    Main,
    Title,
    Code,
    /// A consent manager's own names.
    Consent,
    /// Footnotes and disclaimers.
    Note,
    /// Not to be quoted by search engines.
    Unquoted,
}

/// A label, the name of its feature.
pub(super) const LABELS: [(Label, &str); 23] = [
    (Label::Navigation, "navigation"),
    (Label::Footer, "footer"),
    (Label::Header, "header"),
    (Label::Sidebar, "sidebar"),
    (Label::Related, "related"),
    (Label::Comments, "comments"),
    (Label::Share, "share"),
    (Label::Promotion, "promotion"),
    (Label::Meta, "meta"),
    (Label::Form, "form"),
    (Label::Overlay, "overlay"),
    (Label::Author, "author"),
    (Label::List, "list"),
    (Label::Caption, "caption"),
    (Label::Hidden, "hidden"),
    (Label::Article, "article"),
    (Label::Content, "content"),
    (Label::Main, "main"),
    (Label::Title, "title"),
    (Label::Code, "code"),
    (Label::Consent, "consent"),
    (Label::Note, "note"),
    (Label::Unquoted, "unquoted"),
];

/// The words of each label, as web templates use them in several languages.
const WORDS: [(Label, &str); 22] = [
    (
        Label::Navigation,
        "nav navbar navigation menu breadcrumb breadcrumbs pagination pager toc tabs toolbar \
         sitemap skip mega topbar menubar navi",
    ),
    (
        Label::Footer,
        "footer foot bottom colophon copyright legal fuss pie contentinfo",
    ),
    (Label::Header, "header masthead banner top hero kopf logo"),
    (
        Label::Sidebar,
        "sidebar side aside rail widget widgets complementary secondary marginal rightcol \
         leftcol right left",
    ),
    (
        Label::Related,
        "related recommended recommend recommendations recommendation similar more recirc \
         trending popular latest recent teaser teasers outbrain taboola next prev previous \
         readmore mostread explore suggested suggestions ranking hot upsell crosssell \
         interlink see also",
    ),
    (
        Label::Comments,
        "comment comments disqus discussion reply replies respond kommentar kommentare \
         commentlist reviews review rating ratings",
    ),
    (
        Label::Share,
        "share sharing social socials follow addthis addtoany sharedaddy facebook twitter \
         shareaholic tools actions print like",
    ),
    (
        Label::Promotion,
        "ad ads advert advertisement sponsor sponsored promo promotion cta newsletter \
         subscribe subscription signup paywall donate offer offers banner werbung anzeige \
         adsense dfp affiliate deal deals callout lead",
    ),
    (
        Label::Meta,
        "meta byline date time timestamp published tag tags category categories cat info \
         dateline credit credits eyebrow kicker labels keywords source details",
    ),
    (
        Label::Form,
        "form search login register input field button btn filter filters cart checkout \
         basket sort facets",
    ),
    (
        Label::Overlay,
        "modal popup overlay cookie cookies consent gdpr dialog lightbox tooltip dropdown \
         alert notice alertdialog offcanvas drawer toast banner",
    ),
    (
        Label::Author,
        "author bio biography profile avatar writer contributor autor",
    ),
    (
        Label::List,
        "list grid cards card items item feed carousel slider gallery tiles tile loop archive \
         listing results row slick swiper",
    ),
    (
        Label::Caption,
        "caption figcaption legend wp credit copyright photo image media video player",
    ),
    (
        Label::Article,
        "article articles artikel articulo story news post posts hentry blog blogpost message \
         thread topic question answer",
    ),
    (
        Label::Content,
        "content contents body text entry copy prose markdown richtext rte wysiwyg paragraph \
         articlebody articletext storybody inhalt texto contenido description summary desc \
         detail editor block rich",
    ),
    (
        Label::Main,
        "main primary page site container center maincontent single column middle",
    ),
    (
        Label::Title,
        "title headline heading subtitle h1 headlines titel lead intro teaser standfirst dek",
    ),
    (
        Label::Code,
        "code highlight pre syntax snippet codehilite terminal console docs doc documentation \
         api reference",
    ),
    (
        Label::Consent,
        "onetrust optanon didomi cmp cmp2 cybot cookiebot usercentrics truste cmplz osano iubenda \
         termly klaro axeptio cookiehub cky borlabs gdpr",
    ),
    (
        Label::Note,
        "footnote footnotes endnotes fn disclaimer disclaimers disclosure signature sig",
    ),
    // The walk says so of elements with the attribute `data-nosnippet`.
    (Label::Unquoted, "nosnippet"),
];

const fn bits(labels: &[Label]) -> u32 {
    let (mut bits, mut index) = (0, 0);
    while index < labels.len() {
        bits |= bit(labels[index]);
        index += 1;
    }
    bits
}

pub(super) const fn bit(label: Label) -> u32 {
    1 << label as u8
}

/// Labels of parts that are seldom body.
pub(super) const CHAFF: u32 = bits(&[
    Label::Navigation,
    Label::Footer,
    Label::Sidebar,
    Label::Related,
    Label::Comments,
    Label::Share,
    Label::Promotion,
    Label::Meta,
    Label::Form,
    Label::Overlay,
    Label::Author,
    Label::Hidden,
    Label::Consent,
    Label::Unquoted,
]);

/// Labels of parts that often hold the body.
pub(super) const BODY: u32 = bits(&[Label::Article, Label::Content, Label::Main]);

/// A name longer than this is generated.
const LONGEST_WORD: usize = 20;

/// The labels that the words of `class`, `id` and `role` carry, a bit each.
pub(super) fn labels(name: &str) -> u32 {
    let mut found = 0;
    each_word(name, |word| found |= look_up(word));
    found
}

/// Gives each word of a name in lower case, empty ones too.
pub(super) fn each_word(name: &str, mut take: impl FnMut(&str)) {
    let mut word = String::with_capacity(LONGEST_WORD);
    let mut before = ' ';
    for c in name.chars().chain([' ']) {
        let breaks =
            !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && before.is_ascii_lowercase());
        if breaks {
            take(&word);
            word.clear();
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
}

/// The table turned around: a page asks it thousands of times.
static BY_WORD: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let mut by_word = FxHashMap::default();
    for (label, words) in WORDS {
        for word in words.split_whitespace() {
            *by_word.entry(word).or_default() |= bit(label);
        }
    }
    by_word
});

fn look_up(word: &str) -> u32 {
    if word.len() > LONGEST_WORD {
        return 0;
    }
    BY_WORD.get(word).copied().unwrap_or(0)
}

/// What an element's own name says.
pub(super) fn of_tag(tag: Tag) -> u32 {
    match tag {
        Tag::Nav | Tag::Menu => bit(Label::Navigation),
        Tag::Footer => bit(Label::Footer),
        Tag::Header => bit(Label::Header),
        Tag::Aside => bit(Label::Sidebar),
        Tag::Form | Tag::Fieldset | Tag::Search => bit(Label::Form),
        Tag::Dialog => bit(Label::Overlay),
        Tag::Figcaption | Tag::Figure | Tag::Caption => bit(Label::Caption),
        Tag::Article => bit(Label::Article),
        Tag::Main => bit(Label::Main),
        Tag::Pre => bit(Label::Code),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_signs_and_capitals() {
        assert_ne!(labels("c-relatedPosts__item") & bit(Label::Related), 0);
        assert_ne!(labels("siteFooter") & bit(Label::Footer), 0);
        assert_ne!(labels("entry-content") & BODY, 0);
    }

    #[test]
    fn words_inside_longer_words_do_not_count() {
        assert_eq!(labels("canvas download shadow"), 0);
        assert_eq!(labels("x7f3a9b"), 0);
    }

    #[test]
    fn bits_stand_in_the_order_of_labels() {
        for (index, (label, _)) in LABELS.iter().enumerate() {
            assert_eq!(bit(*label), 1 << index);
        }
    }
}
