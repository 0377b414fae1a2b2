//! Interface text of web pages.

/// Phrases of lines between a headline and its body that belong to the interface, in lower case.
pub(crate) const OWN_LINES: &[&str] = &[
    "min read",
    "minute read",
    "mins read",
    "skip to",
    "share on",
    "share this",
    "table of contents",
    "sign up",
    "log in",
    "sign in",
    "subscribe",
    "get started",
    "all rights",
    "advertisement",
    "cookie",
    "read more",
    "click here",
    "free trial",
    "get a quote",
    "newsletter",
    "privacy policy",
    "follow us",
];
