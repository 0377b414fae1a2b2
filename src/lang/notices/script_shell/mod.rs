//! Notices of pages that a script fills.

mod loading;
mod needs_browser;
mod needs_script;

use super::NoticeRule;

pub(super) const RULES: &[NoticeRule] = &[needs_script::RULE, loading::RULE, needs_browser::RULE];
