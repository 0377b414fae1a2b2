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
pub(crate) enum ClassName {
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
pub(crate) const CLASS_NAMES: [(ClassName, &str); 23] = [
    (ClassName::Navigation, "navigation"),
    (ClassName::Footer, "footer"),
    (ClassName::Header, "header"),
    (ClassName::Sidebar, "sidebar"),
    (ClassName::Related, "related"),
    (ClassName::Comments, "comments"),
    (ClassName::Share, "share"),
    (ClassName::Promotion, "promotion"),
    (ClassName::Meta, "meta"),
    (ClassName::Form, "form"),
    (ClassName::Overlay, "overlay"),
    (ClassName::Author, "author"),
    (ClassName::List, "list"),
    (ClassName::Caption, "caption"),
    (ClassName::Hidden, "hidden"),
    (ClassName::Article, "article"),
    (ClassName::Content, "content"),
    (ClassName::Main, "main"),
    (ClassName::Title, "title"),
    (ClassName::Code, "code"),
    (ClassName::Consent, "consent"),
    (ClassName::Note, "note"),
    (ClassName::Unquoted, "unquoted"),
];

/// The words of each label, as web templates use them in several languages.
const WORDS: [(ClassName, &str); 22] = [
    (
        ClassName::Navigation,
        "nav navbar navigation menu breadcrumb breadcrumbs pagination pager toc tabs toolbar \
         sitemap skip mega topbar menubar navi",
    ),
    (
        ClassName::Footer,
        "footer foot bottom colophon copyright legal fuss pie contentinfo",
    ),
    (
        ClassName::Header,
        "header masthead banner top hero kopf logo",
    ),
    (
        ClassName::Sidebar,
        "sidebar side aside rail widget widgets complementary secondary marginal rightcol \
         leftcol right left",
    ),
    (
        ClassName::Related,
        "related recommended recommend recommendations recommendation similar more recirc \
         trending popular latest recent teaser teasers outbrain taboola next prev previous \
         readmore mostread explore suggested suggestions ranking hot upsell crosssell \
         interlink see also",
    ),
    (
        ClassName::Comments,
        "comment comments disqus discussion reply replies respond kommentar kommentare \
         commentlist reviews review rating ratings",
    ),
    (
        ClassName::Share,
        "share sharing social socials follow addthis addtoany sharedaddy facebook twitter \
         shareaholic tools actions print like",
    ),
    (
        ClassName::Promotion,
        "ad ads advert advertisement sponsor sponsored promo promotion cta newsletter \
         subscribe subscription signup paywall donate offer offers banner werbung anzeige \
         adsense dfp affiliate deal deals callout lead",
    ),
    (
        ClassName::Meta,
        "meta byline date time timestamp published tag tags category categories cat info \
         dateline credit credits eyebrow kicker labels keywords source details",
    ),
    (
        ClassName::Form,
        "form search login register input field button btn filter filters cart checkout \
         basket sort facets",
    ),
    (
        ClassName::Overlay,
        "modal popup overlay cookie cookies consent gdpr dialog lightbox tooltip dropdown \
         alert notice alertdialog offcanvas drawer toast banner",
    ),
    (
        ClassName::Author,
        "author bio biography profile avatar writer contributor autor",
    ),
    (
        ClassName::List,
        "list grid cards card items item feed carousel slider gallery tiles tile loop archive \
         listing results row slick swiper",
    ),
    (
        ClassName::Caption,
        "caption figcaption legend wp credit copyright photo image media video player",
    ),
    (
        ClassName::Article,
        "article articles artikel articulo story news post posts hentry blog blogpost message \
         thread topic question answer",
    ),
    (
        ClassName::Content,
        "content contents body text entry copy prose markdown richtext rte wysiwyg paragraph \
         articlebody articletext storybody inhalt texto contenido description summary desc \
         detail editor block rich",
    ),
    (
        ClassName::Main,
        "main primary page site container center maincontent single column middle",
    ),
    (
        ClassName::Title,
        "title headline heading subtitle h1 headlines titel lead intro teaser standfirst dek",
    ),
    (
        ClassName::Code,
        "code highlight pre syntax snippet codehilite terminal console docs doc documentation \
         api reference",
    ),
    (
        ClassName::Consent,
        "onetrust optanon didomi cmp cmp2 cybot cookiebot usercentrics truste cmplz osano iubenda \
         termly klaro axeptio cookiehub cky borlabs gdpr",
    ),
    (
        ClassName::Note,
        "footnote footnotes endnotes fn disclaimer disclaimers disclosure signature sig",
    ),
    // The walk says so of elements with the attribute `data-nosnippet`.
    (ClassName::Unquoted, "nosnippet"),
];

const fn bits(labels: &[ClassName]) -> u32 {
    let (mut bits, mut index) = (0, 0);
    while index < labels.len() {
        bits |= bit(labels[index]);
        index += 1;
    }
    bits
}

pub(crate) const fn bit(label: ClassName) -> u32 {
    1 << label as u8
}

/// Labels of parts that are seldom body.
pub(crate) const CHAFF: u32 = bits(&[
    ClassName::Navigation,
    ClassName::Footer,
    ClassName::Sidebar,
    ClassName::Related,
    ClassName::Comments,
    ClassName::Share,
    ClassName::Promotion,
    ClassName::Meta,
    ClassName::Form,
    ClassName::Overlay,
    ClassName::Author,
    ClassName::Hidden,
    ClassName::Consent,
    ClassName::Unquoted,
]);

/// Labels of parts that often hold the body.
pub(crate) const BODY: u32 = bits(&[ClassName::Article, ClassName::Content, ClassName::Main]);

/// A name longer than this is generated.
const LONGEST_WORD: usize = 20;

/// The labels that the words of `class`, `id` and `role` carry, a bit each.
pub(crate) fn labels(name: &str) -> u32 {
    let mut found = 0;
    each_word(name, |word| found |= look_up(word));
    found
}

/// Gives each word of a name in lower case, empty ones too.
pub(crate) fn each_word(name: &str, mut take: impl FnMut(&str)) {
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
pub(crate) fn of_tag(tag: Tag) -> u32 {
    match tag {
        Tag::Nav | Tag::Menu => bit(ClassName::Navigation),
        Tag::Footer => bit(ClassName::Footer),
        Tag::Header => bit(ClassName::Header),
        Tag::Aside => bit(ClassName::Sidebar),
        Tag::Form | Tag::Fieldset | Tag::Search => bit(ClassName::Form),
        Tag::Dialog => bit(ClassName::Overlay),
        Tag::Figcaption | Tag::Figure | Tag::Caption => bit(ClassName::Caption),
        Tag::Article => bit(ClassName::Article),
        Tag::Main => bit(ClassName::Main),
        Tag::Pre => bit(ClassName::Code),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_signs_and_capitals() {
        assert_ne!(labels("c-relatedPosts__item") & bit(ClassName::Related), 0);
        assert_ne!(labels("siteFooter") & bit(ClassName::Footer), 0);
        assert_ne!(labels("entry-content") & BODY, 0);
    }

    #[test]
    fn words_inside_longer_words_do_not_count() {
        assert_eq!(labels("canvas download shadow"), 0);
        assert_eq!(labels("x7f3a9b"), 0);
    }

    #[test]
    fn bits_stand_in_the_order_of_labels() {
        for (index, (label, _)) in CLASS_NAMES.iter().enumerate() {
            assert_eq!(bit(*label), 1 << index);
        }
    }
}
