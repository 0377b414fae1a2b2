//! The name of the site, and the other names it goes by.
//!
//! [`find`] gives the name for the output. [`names`] and [`is_name`] let other modules recognise
//! the site: titles contain its name, and sites sign articles with it.

use super::page_url;
use crate::document::Head;
use crate::text::similarity::normalised_key;
use crate::text::url::host;
use crate::text::words::one_line;

/// The most trusted meta with the name of the site.
const BEST_META: &str = "og:site_name";

/// Other metas with the name of the site, the most trusted first; JSON-LD comes before them.
/// `twitter:site` contains a handle and `author` may contain any name, so both are missing.
const OTHER_METAS: &[&str] = &["application-name", "apple-mobile-web-app-title"];

/// Characters of the longest name of a site; longer values are slogans or descriptions.
const MAX_CHARS: usize = 60;

/// The name of the site as the page gives it, else the host of its URL.
pub(super) fn find(head: &Head, url: &str) -> String {
    declared(head)
        .into_iter()
        .next()
        .or_else(|| host(url))
        .unwrap_or_default()
}

/// All names of the site that the page gives, as normalised keys.
pub(super) fn names(head: &Head) -> Vec<String> {
    let urls = page_url::declared(head);
    let hosts = urls.iter().filter_map(|url| host(url)).flat_map(|host| {
        // `bbc.co.uk` is called BBC; other sites use the whole host as their name.
        let first = host.split('.').next().unwrap_or_default().to_owned();
        [first, host]
    });
    let mut names: Vec<String> = declared(head)
        .into_iter()
        .chain(hosts)
        .map(|name| key(&name))
        .filter(|name| name.chars().count() >= 2)
        .collect();
    names.dedup();
    names
}

/// Whether a text is one of these names, exactly or with a word or two more or less (`BBC News`
/// where the host is `bbc.com`).
pub(super) fn is_name(text: &str, names: &[String]) -> bool {
    /// Words of a text that may be a variant of a name.
    const MAX_WORDS: usize = 4;
    /// Bytes of the shortest name that may have variants.
    const MIN_BYTES: usize = 3;
    /// Bytes that a variant may have beyond twice the length of the other.
    const MORE_BYTES: usize = 6;
    let text_key = key(text);
    let few_words = text.split_whitespace().count() <= MAX_WORDS;
    names.iter().any(|name| {
        *name == text_key
            || (few_words
                && text_key.len() >= MIN_BYTES
                && name.len() >= MIN_BYTES
                && (text_key.starts_with(name.as_str()) || name.starts_with(&text_key))
                && text_key.len() <= 2 * name.len() + MORE_BYTES
                && name.len() <= 2 * text_key.len() + MORE_BYTES)
    })
}

/// The plausible names that the page gives, the most trusted first.
fn declared(head: &Head) -> Vec<String> {
    head.metas(&[BEST_META])
        .chain([head.json_ld.site.as_str()])
        .chain(head.metas(OTHER_METAS))
        .map(one_line)
        .filter(|name| name.chars().any(char::is_alphanumeric) && name.chars().count() <= MAX_CHARS)
        .collect()
}

/// The normalised key of a name, without a leading `the`.
pub(super) fn key(name: &str) -> String {
    let key = normalised_key(name);
    match key.strip_prefix("the") {
        Some(rest) if rest.len() >= 3 => rest.to_owned(),
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(metas: &[(&str, &str)], publisher: &str) -> Head {
        let mut head = Head {
            metas: metas
                .iter()
                .map(|(name, content)| (name.to_string(), content.to_string()))
                .collect(),
            ..Head::default()
        };
        head.json_ld.site = publisher.into();
        head
    }

    #[test]
    fn the_site_name_meta_comes_first_then_the_publisher_and_the_host_last() {
        let app = ("application-name", "App");
        let site = ("og:site_name", " The\nDaily ");
        let url = "https://www.daily.example/a";
        for (head, url, wanted) in [
            (head(&[app, site], "Publisher"), url, "The Daily"),
            (head(&[app], "Publisher"), url, "Publisher"),
            (head(&[app], ""), url, "App"),
            (head(&[], ""), url, "daily.example"),
            (head(&[], ""), "", ""),
        ] {
            assert_eq!(find(&head, url), wanted);
        }
    }

    #[test]
    fn a_name_with_an_added_word_is_recognised_but_a_title_is_not() {
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
