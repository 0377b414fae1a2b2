//! Drops lines that point to another story.

use super::{ALL, Rule};
use crate::document::{BlockKind, Reason};
use crate::lang::phrases::Role;
use crate::select::{Context, Selection};

pub(super) const RULE: Rule = Rule {
    name: "promo-lines",
    applies_to: ALL,
    why: "A line such as `Also read: …` is not body, even in the middle of it.",
    apply,
};

fn apply(context: &Context, selection: &mut Selection) {
    let promo = Role::Promo.bit();
    for (index, block) in context.document.blocks.iter().enumerate() {
        let is_promo = context.scores.stats.roles[index] & promo != 0;
        if selection.is_kept(index) && is_promo && block.kind != BlockKind::Code {
            selection.drop(index, Reason::Promo);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::select::testing::{PROSE, kept};

    #[test]
    fn promos_are_dropped_however_likely_they_are() {
        let promo = "Also read: Five charged after heist";
        let lines = [(PROSE, 0.95), (promo, 0.95), (PROSE, 0.95)];
        assert_eq!(kept(&lines), [PROSE, PROSE]);
    }
}
