//! The sources of each field of the metadata: one ranked table for each field.
//!
//! A table is plain data, and usually the first source with a plausible value wins. The module of a
//! field decides how a source is read, what is plausible, and what else counts: a heading that
//! declared titles agree with, a fuller list of authors, the day that readers see. `--explain`
//! prints the name of the source.

use std::fmt;

/// A place that may give the value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// The field is empty.
    #[default]
    None,
    /// The record that contains the page, or an option.
    Caller,
    /// A key of the JSON-LD object that describes the page.
    JsonLd(&'static str),
    /// A `meta` element, by its `name`, `property`, `itemprop` or `http-equiv`.
    Meta(&'static str),
    /// The canonical link.
    Canonical,
    /// The `title` element; in text without markup, the subject of a mail.
    TitleElement,
    /// The part of a declared title that remains when the headline is removed.
    TitleSuffix,
    /// A visible heading.
    Heading,
    /// A visible line near the title; the title itself in text without markup.
    Line,
    /// An element that the markup names as a byline.
    Element,
    /// A date element that the markup names as the date of publication.
    PublicationElement,
    /// A date element near the title.
    ElementNearTitle,
    /// The date that all date elements of the page agree on.
    AgreeingElements,
    /// A date element, or a line near the title, that is marked as the date of a change.
    ChangeElement,
    /// The visible date that corrects a time stamp of another time zone.
    VisibleDate,
    /// A copyright notice.
    Copyright,
    /// The path of the URL.
    UrlPath,
    /// The host of the URL.
    Host,
    /// The text of the body, and the declared languages.
    Body,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Source::None => "",
            Source::JsonLd(key) => return write!(f, "json-ld {key}"),
            Source::Meta(name) => return write!(f, "meta {name}"),
            Source::Caller => "caller",
            Source::Canonical => "canonical link",
            Source::TitleElement => "title element",
            Source::TitleSuffix => "title suffix",
            Source::Heading => "heading",
            Source::Line => "line near title",
            Source::Element => "byline element",
            Source::PublicationElement => "publication date element",
            Source::ElementNearTitle => "date element near title",
            Source::AgreeingElements => "only date of all elements",
            Source::ChangeElement => "date of change",
            Source::VisibleDate => "visible date",
            Source::Copyright => "copyright notice",
            Source::UrlPath => "url path",
            Source::Host => "host",
            Source::Body => "body and declared language",
        })
    }
}

use Source::{JsonLd, Meta};

/// The titles that a page declares. A visible heading that agrees with one of them wins.
pub(super) const TITLE: &[Source] = &[
    JsonLd("headline"),
    Meta("og:title"),
    Meta("twitter:title"),
    Meta("parsely-title"),
    Meta("sailthru.title"),
    Meta("headline"),
    Meta("dc.title"),
    Meta("dcterms.title"),
    Meta("title"),
    Source::TitleElement,
];

/// The authors. Many sites sign articles with their own name, so a source with only that name is
/// used only if no other source names a person.
pub(super) const AUTHOR: &[Source] = &[
    JsonLd("author"),
    Meta("author"),
    Meta("article:author"),
    Meta("article:author_name"),
    Meta("og:article:author"),
    Meta("og:author"),
    Meta("parsely-author"),
    Meta("sailthru.author"),
    Meta("dc.creator"),
    Meta("dcterms.creator"),
    Meta("dc.creator.personalname"),
    Meta("citation_author"),
    Meta("byl"),
    Meta("byline"),
    Meta("authors"),
    Meta("twitter:creator:name"),
    Source::Element,
    Source::Line,
];

/// The day of publication. The date of a change is used only if there is no other.
pub(super) const DATE: &[Source] = &[
    JsonLd("datePublished"),
    Meta("article:published_time"),
    Meta("article:published"),
    Meta("og:published_time"),
    Meta("og:article:published_time"),
    Meta("datepublished"),
    Meta("parsely-pub-date"),
    Meta("sailthru.date"),
    Meta("publishdate"),
    Meta("publish-date"),
    Meta("publish_date"),
    Meta("published_time"),
    Meta("pubdate"),
    Meta("pub_date"),
    Meta("article.published"),
    Meta("article_date_original"),
    Meta("cxenseparse:recs:publishtime"),
    Meta("bt:pubdate"),
    Meta("dc.date.issued"),
    Meta("dcterms.issued"),
    Meta("dcterms.created"),
    Meta("dc.date"),
    Meta("dcterms.date"),
    Meta("dc.date.created"),
    Meta("citation_publication_date"),
    Meta("citation_date"),
    Meta("created"),
    Meta("datecreated"),
    Meta("date"),
    Source::PublicationElement,
    Source::UrlPath,
    Source::ElementNearTitle,
    Source::Line,
    Source::AgreeingElements,
];

/// The day of the last change.
pub(super) const MODIFIED: &[Source] = &[
    JsonLd("dateModified"),
    Meta("article:modified_time"),
    Meta("og:updated_time"),
    Meta("og:modified_time"),
    Meta("datemodified"),
    Meta("dcterms.modified"),
    Meta("dc.date.modified"),
    Meta("lastmod"),
    Meta("last-modified"),
    Source::ChangeElement,
];

/// The name of the site. `twitter:site` contains a handle, and `author` may contain any name, so
/// both are missing.
pub(super) const SITE: &[Source] = &[
    Meta("og:site_name"),
    JsonLd("publisher"),
    Meta("application-name"),
    Meta("apple-mobile-web-app-title"),
    Source::TitleSuffix,
    Source::Copyright,
    Source::Host,
];

/// The address of the page.
pub(super) const URL: &[Source] = &[Source::Canonical, Meta("og:url"), JsonLd("url")];

/// The description. `description` is often written for search engines, so the text for readers
/// of shared links comes first.
pub(super) const DESCRIPTION: &[Source] = &[
    Meta("og:description"),
    JsonLd("description"),
    Meta("description"),
    Meta("twitter:description"),
    Meta("sailthru.description"),
    Meta("dcterms.description"),
    Meta("dc.description"),
];

/// The address of the main image.
pub(super) const IMAGE: &[Source] = &[
    Meta("og:image"),
    Meta("og:image:secure_url"),
    Meta("og:image:url"),
    JsonLd("image"),
    Meta("twitter:image"),
    Meta("twitter:image:src"),
    Meta("parsely-image-url"),
    Meta("sailthru.image.full"),
    Meta("image"),
];

/// The section of the site that the article is in.
pub(super) const SECTION: &[Source] = &[
    Meta("article:section"),
    Meta("og:article:section"),
    JsonLd("articleSection"),
    Meta("parsely-section"),
    Meta("dcterms.subject"),
    Meta("section"),
];

/// The tags, which are the subjects that the editors gave. `keywords` is often the same on every
/// page of a site, so it comes last.
pub(super) const TAGS: &[Source] = &[
    Meta("article:tag"),
    Meta("og:article:tag"),
    JsonLd("keywords"),
    Meta("news_keywords"),
    Meta("parsely-tags"),
    Meta("sailthru.tags"),
    Meta("citation_keywords"),
    Meta("keywords"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_meta_is_in_lower_case_and_occurs_once_in_a_table() {
        for table in [
            TITLE,
            AUTHOR,
            DATE,
            MODIFIED,
            SITE,
            URL,
            DESCRIPTION,
            IMAGE,
            SECTION,
            TAGS,
        ] {
            for (at, source) in table.iter().enumerate() {
                assert!(!table[..at].contains(source), "{source}");
                if let Meta(name) = source {
                    // The parser writes names in lower case.
                    assert_eq!(name.to_lowercase(), *name);
                }
            }
        }
    }
}
