//! Names of domains, which a line may have beside an offer.

use crate::lang::notices::PageKind::Parked;
use crate::lang::notices::{NoticeRule, Place};

pub(super) const RULE: NoticeRule = NoticeRule {
    name: "domain-name",
    kinds: &[Parked],
    place: Place::Filler,
    vendor: "",
    phrases: &[
        (
            "mul",
            &[
                "com", "net", "org", "info", "de", "www", "co", "io", "it", "fr", "es", "nl", "pl",
                "ru", "eu", "uk", "biz", "xyz",
            ],
        ),
        (
            "en",
            &[
                "inquire now",
                "registered at",
                "domain",
                "the domain",
                "this domain",
                "name",
                "this",
                "the",
                "website",
                "site",
                "page",
                "web",
                "ubuntu",
                "debian",
                "centos",
                "apache",
                "apache2",
                "iis",
                "windows server",
                "http server",
                "linux",
                "powered by",
                "our",
                "we are",
                "something",
                "new",
            ],
        ),
    ],
    matches: &[("mul", "com"), ("en", "The domain")],
    rejects: &[
        ("en", "Commerce grows"),
        ("de", "Namen sind Schall"),
        ("fr", "Commerce"),
    ],
};
