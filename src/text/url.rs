//! URLs: absolute addresses of pages, their hosts and their paths.
//!
//! Two kinds of input need two kinds of functions. Where the address must be a real URL
//! ([`web`], [`host`], [`site_host`], [`top_level_domain`], [`path`]) it is parsed by the rules of
//! the [URL standard](https://url.spec.whatwg.org/). Links of a page are relative, broken and come
//! by the thousand, so [`link_path`] and [`declared_path`] only split the string.

use url::Url;

/// Parses an absolute `http` or `https` URL whose host contains a dot.
pub(crate) fn web(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.host_str()?.contains('.')).then_some(url)
}

/// The host of an absolute URL, without `www.`.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(without_www(url.host_str()?).to_owned())
}

/// The host of an address, without `www.`; the address may lack its scheme (`example.com/a`).
pub(crate) fn site_host(address: &str) -> Option<String> {
    // `example.com:8080/a` parses as a URL of the scheme `example.com`, which has no host.
    let url = Url::parse(address)
        .ok()
        .filter(Url::has_host)
        .or_else(|| Url::parse(&format!("http://{address}")).ok())?;
    Some(without_www(url.host_str()?).to_owned())
}

fn without_www(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// The last label of the host of an absolute URL: `uk` in `https://a.co.uk/`; empty if there is
/// none.
pub(crate) fn top_level_domain(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(|url| url.host_str()).unwrap_or("");
    host.rsplit('.').next().unwrap_or("").to_owned()
}

/// The path of an absolute URL, percent-encoded as the URL standard writes it.
pub(crate) fn path(address: &str) -> Option<String> {
    Some(Url::parse(address).ok()?.path().to_owned())
}

/// The path of a link, which is often relative, without host, query and fragment. `None` if the
/// link has a scheme without a host (`mailto:`, `tel:`).
pub(crate) fn link_path(href: &str) -> Option<&str> {
    let href = href.split(['?', '#']).next().unwrap_or_default();
    let is_scheme = |start: &str| start.bytes().all(|c| c.is_ascii_alphanumeric());
    let (scheme, rest) = match href.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (scheme, rest),
        _ => ("", href),
    };
    match rest.strip_prefix("//") {
        Some(rest) => Some(rest.split_once('/').map_or("", |(_, path)| path)),
        None => scheme.is_empty().then_some(rest),
    }
}

/// The path of the address that a page declares for itself, without query and fragment.
///
/// Everything up to the first slash after `://` is taken for the host, also where the address has
/// no scheme. The models are trained on these paths, so the rule must not change without them.
pub(crate) fn declared_path(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_address_is_absolute_and_its_host_has_a_dot() {
        assert!(web("https://a.example/b").is_some());
        for address in [
            "",
            "/b",
            "//a.example/b",
            "http://localhost/a",
            "ftp://a.example/",
        ] {
            assert_eq!(web(address), None, "{address}");
        }
    }

    #[test]
    fn the_host_of_a_site_is_found_without_a_scheme() {
        for (address, strict, tolerant) in [
            (
                "https://www.A.example/b",
                Some("a.example"),
                Some("a.example"),
            ),
            ("www.a.example/b", None, Some("a.example")),
            ("a.example:8080/b", None, Some("a.example")),
            ("", None, None),
        ] {
            assert_eq!(host(address).as_deref(), strict, "{address}");
            assert_eq!(site_host(address).as_deref(), tolerant, "{address}");
        }
    }

    #[test]
    fn hosts_end_in_a_top_level_domain_and_addresses_have_a_path() {
        let address = "https://a.co.uk/2023/ä?q#f";
        assert_eq!(top_level_domain(address), "uk");
        assert_eq!(path(address).as_deref(), Some("/2023/%C3%A4"));
        assert_eq!(top_level_domain("a.co.uk"), "");
        assert_eq!(path("/2023"), None);
    }

    #[test]
    fn the_path_of_a_link_has_no_host_query_or_fragment() {
        for (href, wanted) in [
            ("/a/b?c#d", Some("/a/b")),
            ("a/b", Some("a/b")),
            ("//a.example/b/c", Some("b/c")),
            ("https://a.example/b", Some("b")),
            ("https://a.example", Some("")),
            ("mailto:jane@a.example", None),
        ] {
            assert_eq!(link_path(href), wanted, "{href}");
        }
    }

    #[test]
    fn a_declared_path_begins_after_the_host() {
        for (address, wanted) in [
            ("https://a.example/b/c?d#e", "b/c"),
            ("a.example/b", "b"),
            ("https://a.example", ""),
            ("", ""),
        ] {
            assert_eq!(declared_path(address), wanted, "{address}");
        }
    }
}
