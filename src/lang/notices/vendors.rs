//! Phrases that one vendor alone uses. They are named by vendor, so that a test can leave them out.

use super::PageKind::{BotWall, ErrorPage, Parked};
use super::{NoticeRule, PageKind, Place};

pub(super) const RULES: &[NoticeRule] = &[
    NoticeRule {
        name: "cloudflare-line",
        kinds: &[BotWall],
        place: Place::Line,
        vendor: "cloudflare",
        phrases: &[(
            "en",
            &[
                "attention required",
                "error 1020",
                "error 1015",
                "error 1006",
                "error 1005",
                "error 1010",
                "error 1012",
                "error code 1020",
                "error code 1015",
            ],
        )],
        matches: &[
            ("en", "Attention Required! | Cloudflare"),
            ("en", "error code: 1020"),
        ],
        rejects: &[("en", "Attention is required when you drive in the rain")],
    },
    NoticeRule {
        name: "cloudflare-sentence",
        kinds: &[BotWall],
        place: Place::Sentence,
        vendor: "cloudflare",
        phrases: &[(
            "en",
            &[
                "ray id",
                "used to restrict access",
                "used cloudflare to restrict",
                "performance security by",
            ],
        )],
        matches: &[("en", "Ray ID: 7c5d9f2e1a3b4c5d")],
        rejects: &[("en", "A ray of light fell on the identity card")],
    },
    NoticeRule {
        name: "imperva-line",
        kinds: &[BotWall],
        place: Place::Line,
        vendor: "imperva",
        phrases: &[("en", &["pardon our interruption"])],
        matches: &[("en", "Pardon Our Interruption")],
        rejects: &[("en", "Pardon our French, but the interruption was rude")],
    },
    NoticeRule {
        name: "imperva-sentence",
        kinds: &[BotWall],
        place: Place::Sentence,
        vendor: "imperva",
        phrases: &[("en", &["super human speed", "superhuman speed"])],
        matches: &[(
            "en",
            "You're a power user moving through this website with super-human speed.",
        )],
        rejects: &[("en", "The human eye cannot follow the speed of the wing.")],
    },
    NoticeRule {
        name: "varnish-line",
        kinds: &[ErrorPage],
        place: Place::Line,
        vendor: "varnish",
        phrases: &[("en", &["guru meditation", "backend fetch failed"])],
        matches: &[("en", "Guru Meditation:")],
        rejects: &[("en", "Meditation with a guru in the hills above the town")],
    },
    NoticeRule {
        name: "iis-sentence",
        kinds: &[ErrorPage],
        place: Place::Sentence,
        vendor: "iis",
        phrases: &[(
            "en",
            &[
                "customerrors",
                "web config",
                "current custom error settings",
            ],
        )],
        matches: &[(
            "en",
            "Create a <customErrors> tag within a \"web.config\" file.",
        )],
        rejects: &[("en", "The web of errors in the configuration grew.")],
    },
    NoticeRule {
        name: "iis-line",
        kinds: &[Parked],
        place: Place::Line,
        vendor: "iis",
        phrases: &[("en", &["iis windows server", "iis7", "iis"])],
        matches: &[("en", "IIS Windows Server")],
        rejects: &[("en", "Windows of the server room were broken")],
    },
    NoticeRule {
        name: "nginx-line",
        kinds: &[Parked],
        place: Place::Line,
        vendor: "nginx",
        phrases: &[("en", &["welcome to nginx"])],
        matches: &[("en", "Welcome to nginx!")],
        rejects: &[("en", "Welcome to the city of lights and bridges")],
    },
    NoticeRule {
        name: "nginx-sentence",
        kinds: &[Parked],
        place: Place::Sentence,
        vendor: "nginx",
        phrases: &[(
            "en",
            &[
                "nginx web server is successfully installed",
                "thank you for using nginx",
                "commercial support is available at",
            ],
        )],
        matches: &[("en", "Thank you for using nginx.")],
        rejects: &[("en", "Thank you for using the back door.")],
    },
    NoticeRule {
        name: "apache-line",
        kinds: &[Parked],
        place: Place::Line,
        vendor: "apache",
        phrases: &[(
            "en",
            &[
                "it works",
                "apache2 ubuntu default page",
                "apache2 debian default page",
                "apache http server test page",
            ],
        )],
        matches: &[("en", "Apache2 Ubuntu Default Page: It works")],
        rejects: &[("en", "It works best when two people carry the boat")],
    },
    NoticeRule {
        name: "apache-sentence",
        kinds: &[Parked],
        place: Place::Sentence,
        vendor: "apache",
        phrases: &[(
            "en",
            &[
                "ubuntus apache",
                "equivalent page on debian",
                "operation of the apache2 server",
                "apache http server installed at",
                "normal user of this web site",
            ],
        )],
        matches: &[("en", "It is based on the equivalent page on Debian.")],
        rejects: &[("en", "The Apache landed on the roof of the hospital.")],
    },
    NoticeRule {
        name: "godaddy-line",
        kinds: &[Parked],
        place: Place::Line,
        vendor: "godaddy",
        phrases: &[("en", &["future home of something quite cool"])],
        matches: &[("en", "Future home of something quite cool.")],
        rejects: &[("en", "The future home of the museum is by the river")],
    },
];

/// A mark of one vendor in the address or the code of a script or frame.
pub(crate) struct ScriptMark {
    pub kind: PageKind,
    /// Empty for marks that many vendors use.
    pub vendor: &'static str,
    /// In lower case.
    pub mark: &'static str,
}

/// Marks of scripts and frames that test visitors.
pub(crate) const SCRIPT_MARKS: &[ScriptMark] = &[
    ScriptMark {
        kind: BotWall,
        vendor: "",
        mark: "captcha",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "",
        mark: "challenge",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "",
        mark: "incident",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "cloudflare",
        mark: "turnstile",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "imperva",
        mark: "_incapsula_resource",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "kasada",
        mark: "kpsdk",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "perimeterx",
        mark: "_pxappid",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "human",
        mark: "_pxappid",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "datadome",
        mark: "captcha-delivery",
    },
    ScriptMark {
        kind: BotWall,
        vendor: "aws",
        mark: "awswaf",
    },
];
