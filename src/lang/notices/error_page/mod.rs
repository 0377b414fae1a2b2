//! Messages of servers: errors, maintenance, redirects.

mod check_back;
mod denial;
mod error_sentence;
mod error_words;
mod status_line;

use super::NoticeRule;

pub(super) const RULES: &[NoticeRule] = &[
    status_line::RULE,
    error_words::RULE,
    denial::RULE,
    error_sentence::RULE,
    check_back::RULE,
];
