//! The name of the site, and what else goes by it.

use crate::document::{Head, JsonLd};
use crate::text::similarity::letters;
use crate::text::url::host;
use crate::text::words::one_line;

/// Metas that hold the site's name, the most trusted first. `twitter:site` is a handle
/// and `author` may be anyone, so neither is here.
const METAS: &[&str] = &[
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
];

/// Characters of the longest site name; a longer one is a slogan or a description.
const MOST_CHARS: usize = 60;

/// The site's name: as the page writes it, else the host without `www.`.
pub(super) fn find(head: &Head, told: &JsonLd, url: &str) -> String {
    written(head, told)
        .next()
        .or_else(|| host(url))
        .unwrap_or_default()
}

/// All names the page has for its site, as letters.
pub(super) fn names(head: &Head, told: &JsonLd) -> Vec<String> {
    let urls = super::address::written(head, told);
    let hosts = urls.iter().filter_map(|url| host(url)).flat_map(|host| {
        // `bbc.co.uk` is called BBC; and some call themselves by the whole of it.
        let first = host.split('.').next().unwrap_or_default().to_owned();
        [first, host]
    });
    let mut names: Vec<String> = written(head, told)
        .chain(hosts)
        .map(|name| bare(&name))
        .filter(|name| name.chars().count() >= 2)
        .collect();
    names.dedup();
    names
}

/// Whether a text is one of these names: the same, or the same with a word or two more
/// (`BBC News` where the host is `bbc.com`).
pub(super) fn is_name(text: &str, names: &[String]) -> bool {
    let text_bare = bare(text);
    let few_words = text.split_whitespace().count() <= 4;
    names.iter().any(|name| {
        *name == text_bare
            || (few_words
                && text_bare.len() >= 3
                && name.len() >= 3
                && (text_bare.starts_with(name.as_str()) || name.starts_with(&text_bare))
                && text_bare.len() <= 2 * name.len() + 6
                && name.len() <= 2 * text_bare.len() + 6)
    })
}

fn written(head: &Head, told: &JsonLd) -> impl Iterator<Item = String> {
    head.metas(&METAS[..1])
        .chain([told.site.as_str()])
        .chain(head.metas(&METAS[1..]))
        .map(one_line)
        .filter(|name| {
            name.chars().any(char::is_alphanumeric) && name.chars().count() <= MOST_CHARS
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// The letters of a name without the article before it.
pub(super) fn bare(name: &str) -> String {
    let name = letters(name);
    match name.strip_prefix("the") {
        Some(rest) if rest.len() >= 3 => rest.to_owned(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(metas: &[(&str, &str)]) -> Head {
        Head {
            metas: metas
                .iter()
                .map(|(name, content)| (name.to_string(), content.to_string()))
                .collect(),
            ..Head::default()
        }
    }

    #[test]
    fn the_page_is_asked_before_its_publisher_and_the_host_comes_last() {
        let told = JsonLd {
            site: "Publisher".into(),
            ..JsonLd::default()
        };
        let named = head(&[
            ("application-name", "App"),
            ("og:site_name", " The\nDaily "),
        ]);
        let app = head(&[("application-name", "App")]);
        assert_eq!(find(&named, &told, ""), "The Daily");
        assert_eq!(find(&app, &told, ""), "Publisher");
        assert_eq!(find(&app, &JsonLd::default(), ""), "App");
        assert_eq!(
            find(
                &head(&[]),
                &JsonLd::default(),
                "https://www.daily.example/a"
            ),
            "daily.example"
        );
        assert_eq!(find(&head(&[]), &JsonLd::default(), ""), "");
    }

    #[test]
    fn a_name_is_known_with_a_word_more_but_a_title_is_no_name() {
        let names = [
            "dailytribune".to_owned(),
            "bbc".to_owned(),
            "dailytribuneexample".to_owned(),
        ];
        for (text, is) in [
            ("The Daily Tribune", true),
            ("Daily Tribune Online", true),
            ("daily-tribune.example", true),
            ("BBC News", true),
            ("BBC presenters strike over pay in London", false),
            ("World", false),
            ("", false),
        ] {
            assert_eq!(is_name(text, &names), is, "{text}");
        }
    }
}
