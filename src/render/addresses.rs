//! Absolute addresses of links and images.

use url::Url;

/// Resolves the addresses of a page.
pub(super) struct Addresses {
    base: Option<Url>,
}

impl Addresses {
    /// Those of a page with this address and this `base` element (HTML standard, section 2.4.3).
    pub(super) fn new(url: &str, base: &str) -> Self {
        let page = Url::parse(url).ok();
        let declared = match &page {
            Some(page) => page.join(base).ok(),
            None => Url::parse(base).ok(),
        };
        Addresses {
            base: declared.filter(|_| !base.is_empty()).or(page),
        }
    }

    /// The absolute address; as written if the page has none itself. Empty for a position on the
    /// page, which the body does not have, and for an address that runs code.
    pub(super) fn resolve(&self, address: &str) -> String {
        if address.is_empty() || address.starts_with('#') {
            return String::new();
        }
        // Browsers skip tabs, line ends and leading controls (URL standard, section 4.4).
        let address = address.trim_matches(|c: char| c.is_control() || c == ' ');
        let address = address.replace(['\t', '\n', '\r'], "");
        let joined = self.base.as_ref().and_then(|base| base.join(&address).ok());
        let resolved = joined.map_or(address, String::from);
        match is_safe(&resolved) {
            true => resolved,
            false => String::new(),
        }
    }
}

/// Whether an address leads to a place and runs nothing. A relative one has no scheme.
fn is_safe(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        None => !address.is_empty(),
        Some((scheme, _)) => matches!(
            scheme.to_ascii_lowercase().as_str(),
            "http" | "https" | "mailto" | "tel"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_start_from_the_base_or_the_page() {
        for (url, base, address, expected) in [
            ("https://a.example/b/c", "", "d", "https://a.example/b/d"),
            ("https://a.example/b/c", "/e/", "d", "https://a.example/e/d"),
            ("", "https://x.example/", "/d", "https://x.example/d"),
            ("", "", "/d", "/d"),
            (
                "https://a.example/",
                "",
                "https://c.example/?q=ü",
                "https://c.example/?q=%C3%BC",
            ),
            (
                "https://a.example/",
                "",
                "mailto:a@b.example",
                "mailto:a@b.example",
            ),
            ("https://a.example/", "", "#top", ""),
            ("https://a.example/", "", "java\tscript:a()", ""),
            ("", "", "\u{1}javascript:a()", ""),
        ] {
            assert_eq!(Addresses::new(url, base).resolve(address), expected);
        }
    }

    #[test]
    fn only_addresses_that_run_nothing_are_written() {
        for address in [
            "https://a.example/",
            "/a:b",
            "a/b?c:d",
            "mailto:a@b.example",
            "tel:1",
        ] {
            assert!(is_safe(address), "{address}");
        }
        for address in [
            "",
            "javascript:a()",
            "JAVASCRIPT:a()",
            "data:text/html,x",
            "a:b",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }
}
