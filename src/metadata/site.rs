//! The name of the site, and the other names it goes by.
//!
//! [`find`] gives the name for the output. [`names`] and [`is_name`] let other modules recognise
//! the site: titles contain its name, and sites sign articles with it.

use super::Value;
use super::page_url;
use super::sources::{SITE, Source};
use super::title::site_suffix;
use crate::document::{Document, Head};
use crate::text::similarity::normalised_key;
use crate::text::url::host;
use crate::text::words::one_line;

/// Characters of the longest name of a site; longer values are slogans or descriptions.
const MAX_CHARS: usize = 60;

/// Words of the longest name that is found outside the metas, where slogans are as frequent.
const MAX_WORDS: usize = 6;

/// The last blocks of a page, among which the copyright notice is.
const FOOTER_BLOCKS: usize = 40;

/// Characters of the longest block with a copyright notice.
const MAX_NOTICE_CHARS: usize = 200;

/// The name of the site as the page gives it, else the host of its URL. `title` is the title of
/// the page.
pub(super) fn find(document: &Document, url: &str, title: &str) -> Value {
    let host = host(url);
    let owner = || copyright_owner(document);
    let found = SITE.iter().find_map(|source| {
        let name = match source {
            Source::TitleSuffix => title_suffix(&document.head, title, host.as_deref(), owner),
            Source::Copyright => owner().filter(|name| match &host {
                Some(host) => is_related(name, host),
                None => true,
            }),
            Source::Host => host.clone(),
            declared => of_source(&document.head, *declared).next(),
        }?;
        Some(Value::new(name, *source))
    });
    found.unwrap_or_default()
}

/// The part of a declared title beside the headline that names the site: the last part, or the
/// first if the headline is last. A part may also name a section or repeat keywords, so it must be
/// related to the host or to the copyright notice, if the page has one of these.
fn title_suffix(
    head: &Head,
    title: &str,
    host: Option<&str>,
    owner: impl Fn() -> Option<String>,
) -> Option<String> {
    let title = normalised_key(title);
    let declared = std::iter::once(head.title.as_str()).chain(head.metas(&["og:title"]));
    let parts = declared
        .map(|declared| site_suffix::parts(declared).collect::<Vec<_>>())
        .find(|parts| parts.len() > 1 && parts.iter().any(|part| normalised_key(part) == title))?;
    let name = match normalised_key(parts[0]) == title {
        true => parts.last()?,
        false => parts.first()?,
    };
    let name = plausible(name).filter(|name| name.split_whitespace().count() <= MAX_WORDS)?;
    let owner_key = owner().map(|owner| key(&owner));
    let confirmed = host.is_none_or(|host| is_related(&name, host))
        || owner_key.is_some_and(|owner| is_name(&name, &[owner]));
    confirmed.then_some(name)
}

/// The name in the copyright notice at the end of the page: `© 2024 The Daily Ltd. All rights
/// reserved.`
fn copyright_owner(document: &Document) -> Option<String> {
    let blocks = document.blocks.iter().rev().take(FOOTER_BLOCKS);
    blocks
        .filter(|block| block.text.len() <= MAX_NOTICE_CHARS * 4)
        .find_map(|block| {
            let (_, notice) = block.text.split_once('©')?;
            let is_year = |c: char| {
                c.is_ascii_digit()
                    || c.is_whitespace()
                    || matches!(c, '-' | '–' | '—' | ',' | ':' | '.')
            };
            let owner = notice.trim_start_matches(is_year);
            let owner = owner.strip_prefix("by ").unwrap_or(owner);
            let end = owner
                .find(['.', '|', '•', '·', '–', '—', ',', ';', '(', '©', '/'])
                .unwrap_or(owner.len());
            let owner = &owner[..end];
            let end = NOTICE_ENDS
                .iter()
                .filter_map(|end| owner.find(end))
                .min()
                .unwrap_or(owner.len());
            let owner = without_legal_form(owner[..end].trim_end_matches(is_year));
            let words = owner.split_whitespace().count();
            plausible(owner).filter(|_| words <= MAX_WORDS)
        })
}

/// The name of a company without its legal form.
fn without_legal_form(name: &str) -> &str {
    let rest = name
        .rsplit_once(' ')
        .filter(|(_, form)| LEGAL_FORMS.contains(&normalised_key(form).as_str()));
    rest.map_or(name, |(rest, _)| rest)
}

/// Legal forms, as normalised keys.
const LEGAL_FORMS: &[&str] = &[
    "ag",
    "as",
    "bv",
    "co",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "limited",
    "llc",
    "ltd",
    "plc",
    "pty",
    "sa",
    "sarl",
    "spa",
    "srl",
];

/// Words of copyright notices that follow the name of the owner.
const NOTICE_ENDS: &[&str] = &[
    " - ",
    "All rights",
    "All Rights",
    "ALL RIGHTS",
    "Alle Rechte",
    "Tous droits",
    "Todos los",
    "Todos os",
    "Tutti i",
    "Все права",
    "Wszelkie",
    "Tüm hakları",
    "Copyright",
    "版权",
    "All right",
];

/// Whether a name has the words, or the initials, of the name in a host: `The Daily News` and
/// `dailynews.example` or `tdn.example`.
fn is_related(name: &str, host: &str) -> bool {
    let key = key(name);
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    host.split('.')
        .map(normalised_key)
        .filter(|label| label.len() >= 3)
        .any(|label| {
            (key.len() >= 3 && (label.contains(&key) || key.contains(&label))) || initials == label
        })
}

/// All names of the site that the page gives, as normalised keys.
pub(super) fn names(document: &Document) -> Vec<String> {
    let head = &document.head;
    let urls = page_url::declared(head);
    let hosts = urls.iter().filter_map(|url| host(url)).flat_map(|host| {
        // `bbc.co.uk` is called BBC; other sites use the whole host as their name.
        let first = host.split('.').next().unwrap_or_default().to_owned();
        [first, host]
    });
    let mut names: Vec<String> = declared(head)
        .into_iter()
        .chain(hosts)
        .chain(copyright_owner(document))
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

/// The plausible names that the page declares, the most trusted first.
fn declared(head: &Head) -> Vec<String> {
    SITE.iter()
        .flat_map(|source| of_source(head, *source))
        .collect()
}

/// The plausible names that a page declares in a source.
fn of_source(head: &Head, source: Source) -> impl Iterator<Item = String> {
    let texts: Vec<&str> = match source {
        Source::Meta(name) => head
            .metas
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, content)| content.as_str())
            .collect(),
        Source::JsonLd(_) => vec![head.json_ld.site.as_str()],
        _ => Vec::new(),
    };
    texts.into_iter().filter_map(plausible)
}

/// A name on one line, if it is one.
fn plausible(text: &str) -> Option<String> {
    let name = one_line(text);
    (name.chars().any(char::is_alphanumeric) && name.chars().count() <= MAX_CHARS).then_some(name)
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
    use super::super::testing::{self, page};
    use super::*;

    fn head(metas: &[(&str, &str)], publisher: &str) -> Head {
        let mut head = Head {
            metas: testing::metas(metas),
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
            assert_eq!(find(&page(head, &[]), url, "").text, wanted);
        }
    }

    #[test]
    fn the_rest_of_the_title_or_the_owner_of_the_rights_is_the_name_if_the_host_agrees() {
        let found = |declared: &str, url: &str, lines: &[&str]| {
            let mut head = head(&[], "");
            head.title = declared.into();
            find(&page(head, lines), url, "Ten die").text
        };
        let url = "https://www.dailynews.example/a";
        for (declared, url, lines, wanted) in [
            ("Ten die | The Daily News", url, &[][..], "The Daily News"),
            ("The Daily News - Ten die", url, &[], "The Daily News"),
            (
                "Ten die | World | The Daily News",
                "",
                &[],
                "The Daily News",
            ),
            ("Ten die | World", url, &[], "dailynews.example"),
            (
                "Ten die | Lantern",
                url,
                &["© 2024 The Lantern. All rights reserved."],
                "Lantern",
            ),
            (
                "Ten die",
                url,
                &["Copyright © 2020-2024 Daily News Ltd. All rights reserved."],
                "Daily News",
            ),
            ("Ten die", url, &["© 2024 Jane Doe"], "dailynews.example"),
            ("Ten die", "", &["© 2024"], ""),
        ] {
            assert_eq!(found(declared, url, lines), wanted, "{declared} {lines:?}");
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
