//! What the walk collects for the head of the document: scripts, password fields, addresses.

use super::{MAX_SCRIPTS, SCRIPT_CHARS, TextTarget, Walk, scripts};
use scraper::node::Element;

impl Walk {
    /// Where the text of a script goes. Adds the script to the head if it is one of the first.
    pub(super) fn script_target(&mut self, element: &Element) -> TextTarget {
        let target = scripts::target(element);
        if target != TextTarget::JsonLd && self.head.scripts.len() < MAX_SCRIPTS {
            let address = element.attr("src").unwrap_or_default();
            self.head
                .scripts
                .push(address.chars().take(SCRIPT_CHARS).collect());
        }
        target
    }

    pub(super) fn add_field(&mut self, element: &Element) {
        let is_password = element
            .attr("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("password"));
        if is_password && self.hidden == 0 {
            self.head.password_fields = self.head.password_fields.saturating_add(1);
        }
    }

    pub(super) fn add_base(&mut self, element: &Element) {
        if let Some(href) = element.attr("href").filter(|_| self.head.base.is_empty()) {
            self.head.base = href.trim().into();
        }
    }

    /// Adds the canonical address that a `link` element gives.
    pub(super) fn add_head_link(&mut self, element: &Element) {
        if let (Some(rel), Some(href)) = (element.attr("rel"), element.attr("href"))
            && rel.eq_ignore_ascii_case("canonical")
        {
            self.head
                .links
                .push((rel.to_lowercase(), href.trim().into()));
        }
    }
}
