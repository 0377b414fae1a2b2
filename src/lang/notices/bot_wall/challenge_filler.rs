//! Words that a line may have beside those of a test.

use crate::lang::notices::PageKind::BotWall;
use crate::lang::notices::{NoticeRule, Place};

pub(super) const RULE: NoticeRule = NoticeRule {
    name: "challenge-filler",
    kinds: &[BotWall],
    place: Place::Filler,
    vendor: "",
    phrases: &[
        ("mul", &["com", "net", "org", "www", "cloudflare"]),
        (
            "en",
            &[
                "please",
                "sorry",
                "the",
                "your",
                "to continue",
                "required",
                "before accessing",
                "before you continue",
                "to",
                "this site",
                "this website",
                "access",
            ],
        ),
        ("de", &["bitte"]),
        ("fr", &["s'il vous plaît"]),
        ("es", &["por favor"]),
        ("tr", &["lütfen"]),
    ],
    matches: &[
        ("mul", "www"),
        ("en", "Sorry"),
        ("de", "Bitte"),
        ("fr", "S’il vous plaît"),
        ("es", "Por favor"),
        ("tr", "Lütfen"),
    ],
    rejects: &[("en", "Pleased"), ("de", "Bitter"), ("fr", "Le plaisir")],
};
