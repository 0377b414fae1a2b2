//! Refusals and tests of visitors that may be programs.

mod challenge;
mod challenge_filler;
mod challenge_sentence;

use super::NoticeRule;

pub(super) const RULES: &[NoticeRule] = &[
    challenge::RULE,
    challenge_filler::RULE,
    challenge_sentence::RULE,
];
