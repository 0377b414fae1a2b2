//! The choice of the object that describes the page.
//!
//! Lists of other stories are marked up like the story itself, and a page of questions has an
//! object for each. So all candidates are flattened, and the most specific type decides, then the
//! title.

use super::{Object, string};
use crate::document::Head;
use crate::text::similarity::{mostly_equal, normalised_key};
use serde_json::Value;

/// Types of objects that may describe the page, the most specific group first. Types of one group
/// rank equally.
const TYPES: &[&[&str]] = &[
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

/// All objects that may describe the page, in page order.
pub(super) fn flatten(values: &[Value]) -> Vec<&Object> {
    let mut objects = Vec::new();
    let mut open: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => {
                objects.push(object);
                // The questions of such a page are parts of it, not its subject.
                if has_type(object, "FAQPage") {
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

/// The object that describes the page: of the most specific type on the page, the object whose
/// headline agrees with the page's title, else the first with a headline, else the first.
pub(super) fn main_object<'a>(objects: &[&'a Object], head: &Head) -> Option<&'a Object> {
    let titles: Vec<String> = std::iter::once(head.title.as_str())
        .chain(head.metas(&["og:title"]))
        .map(normalised_key)
        .collect();
    let same_rank = TYPES.iter().find_map(|types| {
        let found: Vec<&Object> = objects
            .iter()
            .filter(|object| types.iter().any(|name| has_type(object, name)))
            .copied()
            .collect();
        (!found.is_empty()).then_some(found)
    })?;
    same_rank
        .iter()
        .find(|object| {
            let headline = normalised_key(&headline(object));
            titles.iter().any(|title| mostly_equal(&headline, title))
        })
        .or_else(|| same_rank.iter().find(|object| !headline(object).is_empty()))
        .or_else(|| same_rank.first())
        .copied()
}

/// The headline of an object, else its name.
pub(super) fn headline(object: &Object) -> String {
    string(object, &["headline", "name"])
}

/// Whether an object has a type, with or without a namespace (`https://schema.org/Article`).
pub(super) fn has_type(object: &Object, name: &str) -> bool {
    let matches = |value: &Value| {
        value
            .as_str()
            .and_then(|value| value.rsplit(['/', ':', '#']).next())
            == Some(name)
    };
    match object.get("@type") {
        Some(Value::Array(values)) => values.iter().any(matches),
        Some(value) => matches(value),
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
    fn a_question_of_a_faq_does_not_describe_the_page() {
        let list =
            r#"{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"What is a dragon?"}]}"#;
        assert_eq!(headline_of(list, ""), "");
        let page =
            r#"{"@type":"QAPage","mainEntity":{"@type":"Question","name":"What is a dragon?"}}"#;
        assert_eq!(headline_of(page, ""), "What is a dragon?");
    }

    #[test]
    fn of_several_articles_the_one_that_agrees_with_the_title_is_chosen() {
        let script = r#"[{"@type":"Article","headline":"Another story"},{"@type":"Article","headline":"Ten die in floods"}]"#;
        let headline = headline_of(script, "Ten die in floods - The Daily");
        assert_eq!(headline, "Ten die in floods");
    }
}
