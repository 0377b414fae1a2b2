//! Requests to agree to cookies or terms.

mod consent_button;
mod consent_heading;
mod consent_sentence;

use super::NoticeRule;

pub(super) const RULES: &[NoticeRule] = &[
    consent_heading::RULE,
    consent_sentence::RULE,
    consent_button::RULE,
];
