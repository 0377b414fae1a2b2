//! Sentences that ask the visitor to come again.

use crate::lang::notices::PageKind::{ErrorPage, Parked};
use crate::lang::notices::{NoticeRule, Place};

pub(super) const RULE: NoticeRule = NoticeRule {
    name: "check-back",
    kinds: &[ErrorPage, Parked],
    place: Place::Sentence,
    vendor: "",
    phrases: &[(
        "en",
        &[
            "check back soon",
            "check back later",
            "check back in",
            "try again later",
        ],
    )],
    matches: &[("en", "Please check back later!")],
    rejects: &[("en", "She checked the back door.")],
};
