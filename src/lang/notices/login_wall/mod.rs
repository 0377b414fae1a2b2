//! Requests to log in, to register or to subscribe.

mod log_in;
mod log_in_sentence;
mod paywall;

use super::NoticeRule;

pub(super) const RULES: &[NoticeRule] = &[log_in::RULE, log_in_sentence::RULE, paywall::RULE];
