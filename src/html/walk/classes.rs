//! What the walk takes from the class of an element: its container, or the class of its text.

use super::Walk;
use crate::document::{Container, Tag};
use crate::html::inline::ClassOfText;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

impl Walk {
    /// Adds a container. `labels` are the attributes that name the element, its class first.
    pub(super) fn open_container(&mut self, name: &str, labels: &[&str], hides: bool) {
        let parent = self.open_containers.last().copied().unwrap_or(0);
        let mut hasher = FxHasher::default();
        (name, labels.first()).hash(&mut hasher);
        let mut label = String::with_capacity(labels.iter().map(|part| part.len() + 1).sum());
        for part in labels {
            if !part.is_empty() {
                label.push_str(part);
                label.push(' ');
            }
        }
        let depth = self.containers[parent as usize].depth.saturating_add(1);
        let index = u32::try_from(self.containers.len()).unwrap_or(u32::MAX);
        self.containers.push(Container {
            parent,
            depth,
            tag: Tag::from_name(name),
            shape: hasher.finish(),
            label: label.into(),
            hidden: hides || self.hidden > 0,
            number: None,
        });
        self.open_containers.push(index);
    }
}

/// What the text around an inline element depends on in its class.
pub(super) fn class_of_text(class: &str) -> ClassOfText {
    const LABELS: [&str; 4] = ["label", "key", "property", "attribute"];
    let mut hasher = FxHasher::default();
    class.hash(&mut hasher);
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    ClassOfText {
        hash: hasher.finish(),
        is_label: words.any(|word| LABELS.contains(&word)),
    }
}
