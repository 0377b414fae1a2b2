//! Which of a page's objects speaks of the page.
//!
//! Lists of other stories are marked up as the story is, and a page of questions has each of them as an object. So all that may be meant
//! are laid out flat, and the surest type decides, then the title.

use super::{Object, string};
use crate::document::Head;
use crate::text::similarity::{agree, letters};
use serde_json::Value;

/// Types by how surely they speak of the page's main matter, the surest first. Within a
/// row the first on the page wins.
const KINDS: &[&[&str]] = &[
    &[
        "NewsArticle",
        "Article",
        "BlogPosting",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "TechArticle",
        "APIReference",
        "Report",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "DiscussionForumPosting",
    ],
    &[
        "Recipe",
        "HowTo",
        "QAPage",
        "Question",
        "Product",
        "ProductGroup",
        "JobPosting",
        "Event",
        "Course",
        "Book",
        "Movie",
        "TVEpisode",
        "PodcastEpisode",
        "VideoObject",
        "Review",
        "CreativeWork",
        "Dataset",
        "SoftwareApplication",
        "Service",
    ],
    &[
        "WebPage",
        "ItemPage",
        "AboutPage",
        "FAQPage",
        "CollectionPage",
        "MedicalWebPage",
    ],
];

/// All objects that may speak of the page, in its order.
pub(super) fn flatten(values: &[Value]) -> Vec<&Object> {
    let mut objects = Vec::new();
    let mut open: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => {
                objects.push(object);
                // Its questions are parts of a page, not what the page is about.
                if is(object, "FAQPage") {
                    continue;
                }
                for key in [
                    "publisher",
                    "author",
                    "mainEntityOfPage",
                    "mainEntity",
                    "@graph",
                ] {
                    open.extend(object.get(key));
                }
            }
            _ => {}
        }
    }
    objects
}

/// The object that speaks of this page: of the surest kind there is, and among several
/// of that kind (lists of other stories are marked up, too) the one whose headline the
/// page's title says again.
pub(super) fn main_object<'a>(objects: &[&'a Object], head: &Head) -> Option<&'a Object> {
    let titles: Vec<String> = std::iter::once(head.title.as_str())
        .chain(head.metas(&["og:title"]))
        .map(letters)
        .collect();
    let same_kind = KINDS.iter().find_map(|kinds| {
        let found: Vec<&Object> = objects
            .iter()
            .filter(|object| kinds.iter().any(|kind| is(object, kind)))
            .copied()
            .collect();
        (!found.is_empty()).then_some(found)
    })?;
    same_kind
        .iter()
        .find(|object| {
            let headline = letters(&headline(object));
            titles.iter().any(|title| agree(&headline, title))
        })
        .or_else(|| same_kind.iter().find(|object| !headline(object).is_empty()))
        .or_else(|| same_kind.first())
        .copied()
}

pub(super) fn headline(object: &Object) -> String {
    string(object, &["headline", "name"])
}

/// Whether an object is of a type, however that is written (`https://schema.org/Article`).
pub(super) fn is(object: &Object, kind: &str) -> bool {
    let named = |value: &Value| {
        value
            .as_str()
            .and_then(|name| name.rsplit(['/', ':', '#']).next())
            == Some(kind)
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(value) => named(value),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_scripts;
    use super::*;

    fn headline_of(script: &str, title: &str) -> String {
        let head = Head {
            title: title.into(),
            ..Head::default()
        };
        parse_scripts(&[script.into()], &head).headline
    }

    #[test]
    fn a_question_of_a_list_is_not_the_page() {
        let list =
            r#"{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"What is a dragon?"}]}"#;
        assert_eq!(headline_of(list, ""), "");
        let page =
            r#"{"@type":"QAPage","mainEntity":{"@type":"Question","name":"What is a dragon?"}}"#;
        assert_eq!(headline_of(page, ""), "What is a dragon?");
    }

    #[test]
    fn among_several_articles_the_one_the_title_names_is_meant() {
        let script = r#"[{"@type":"Article","headline":"Another story"},{"@type":"Article","headline":"Ten die in floods"}]"#;
        let headline = headline_of(script, "Ten die in floods - The Daily");
        assert_eq!(headline, "Ten die in floods");
    }
}
