//! The rules that correct the path, in the order in which they run.
//!
//! Each rule is a file with its function, its constants and its tests, and exports one [`Rule`].
//! A rule sees the verdicts of those before it. `scripts/evaluate/rules.py` measures what each is
//! worth, and `docs/decisions/0004-selection-rules.md` has the figures.

mod before_headline;
mod closing_line;
mod closing_sentences;
mod comments;
mod consent_notice;
mod edge_symbols;
mod hidden_element;
mod introduced_list;
mod offer_box;
mod promo_lines;
mod repeated_title;
mod second_story;
mod section_labels;
mod tag_lines;
mod trailing_headlines;
mod wordless_blocks;

pub use comments::Comments;
pub(crate) use consent_notice::NAME as CONSENT_NOTICE;

use super::{Context, Selection, SourceKind};

/// One correction of the path.
pub struct Rule {
    /// The name in `--explain`, and for `--without-rule`.
    pub name: &'static str,
    /// The kinds of source that the rule runs on.
    pub applies_to: &'static [SourceKind],
    /// The reason for the rule, in one sentence.
    #[cfg_attr(not(test), expect(dead_code, reason = "documentation beside the rule"))]
    pub why: &'static str,
    pub(super) apply: fn(&Context, &mut Selection),
}

/// All rules, in order.
pub const RULES: &[Rule] = &[
    // The end of the body.
    closing_sentences::RULE,
    closing_line::RULE,
    introduced_list::RULE,
    trailing_headlines::RUN,
    trailing_headlines::PAIRS,
    trailing_headlines::JOINED,
    second_story::RULE,
    // Its beginning.
    before_headline::RULE,
    // Readers' comments.
    comments::DROP_SECTIONS,
    comments::KEEP_SECTIONS,
    comments::DROP_AFTER_HEADING,
    // Boxes and hidden elements.
    consent_notice::RULE,
    offer_box::RULE,
    hidden_element::RULE,
    // Single blocks.
    wordless_blocks::RULE,
    promo_lines::RULE,
    promo_lines::PARAGRAPH_AFTER,
    tag_lines::RULE,
    section_labels::RULE,
    repeated_title::RULE,
    edge_symbols::RULE,
];

/// Every source of plain text.
const TEXT: &[SourceKind] = &[
    SourceKind::RawText,
    SourceKind::ExtractedText,
    SourceKind::ProfiledText,
];

/// Every kind of source.
const ALL: &[SourceKind] = &[
    SourceKind::Html,
    SourceKind::RawText,
    SourceKind::ExtractedText,
    SourceKind::ProfiledText,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::select::rule_names;
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_a_unique_name_a_reason_and_a_kind_of_source() {
        let names: Vec<&str> = rule_names().collect();
        let unique: HashSet<&&str> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{names:?}");
        for rule in RULES {
            assert!(
                !rule.why.is_empty() && !rule.applies_to.is_empty(),
                "{}",
                rule.name
            );
        }
    }
}
