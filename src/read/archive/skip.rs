//! Why records of an archive give no page. The summary of a run counts them by reason.

/// Why a record of an archive gives no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// What a crawler asked.
    Request,
    /// What a crawler noted about a page.
    Metadata,
    /// What a crawler says of itself.
    Warcinfo,
    /// A page that did not change since another capture.
    Revisit,
    /// The rest of a record of another file.
    Continuation,
    /// The address of a host.
    Dns,
    /// A site's rules for crawlers.
    Robots,
    /// A redirect or an error: status 3xx to 5xx.
    Status,
    /// An image, a PDF and the like.
    Binary,
    /// Styles, scripts, data, feeds.
    NoPage,
    /// No body.
    Empty,
    /// A type of record that is not known.
    Other,
}

impl Skip {
    /// Every reason.
    pub const ALL: [Skip; 12] = [
        Skip::Request,
        Skip::Metadata,
        Skip::Warcinfo,
        Skip::Revisit,
        Skip::Continuation,
        Skip::Dns,
        Skip::Robots,
        Skip::Status,
        Skip::Binary,
        Skip::NoPage,
        Skip::Empty,
        Skip::Other,
    ];

    /// The name in the summary.
    pub fn name(self) -> &'static str {
        match self {
            Skip::Request => "request",
            Skip::Metadata => "metadata",
            Skip::Warcinfo => "warcinfo",
            Skip::Revisit => "revisit",
            Skip::Continuation => "continuation",
            Skip::Dns => "dns",
            Skip::Robots => "robots.txt",
            Skip::Status => "status 3xx to 5xx",
            Skip::Binary => "binary",
            Skip::NoPage => "no page",
            Skip::Empty => "no body",
            Skip::Other => "other",
        }
    }
}
