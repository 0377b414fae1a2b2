//! What the walk does with an element that has a [role](Role).

use super::super::formulas;
use super::super::roles::{self, Role};
use super::{OpenElement, TextTarget, Walk};
use crate::document::{BlockKind, Tag};
use ego_tree::NodeRef;
use scraper::Node;

impl Walk {
    /// Whether the role of an element replaces its text, or removes it.
    pub(super) fn replaces_text(
        &mut self,
        role: Role,
        node: NodeRef<Node>,
        open: &mut OpenElement,
    ) -> bool {
        match role {
            Role::Furniture => {}
            Role::CopyButton => {
                if !roles::copies_code(node) {
                    return false;
                }
            }
            Role::DrawnCopy => {
                let mut before = node.prev_siblings();
                if !before.any(|sibling| sibling.value().is_element()) {
                    return false;
                }
            }
            Role::LineNumbers => {
                // One check covers the elements inside, so nested ones cost no more.
                let is_first = self.line_numbers == 0;
                let is_numbers = || roles::has_only_numbers(node) && roles::is_beside_code(node);
                if !is_first || !is_numbers() {
                    self.line_numbers += 1;
                    return false;
                }
            }
            Role::DrawnFormula => {
                let Some(tex) = formulas::of_drawing(node) else {
                    return false;
                };
                self.inline.push_formula(&tex, &mut self.candidates);
            }
            Role::SideNote => {
                let is_in_text = !open.effect.is_container() && self.around_side_note.is_none();
                if is_in_text {
                    self.around_side_note = Some(std::mem::take(&mut self.inline));
                } else {
                    open.role = None;
                }
                return false;
            }
            Role::CodeCell | Role::FootnoteMark => return false,
        }
        if open.effect.is_container() {
            self.end_block();
        }
        open.hides = false;
        open.role = None;
        open.text_target = TextTarget::Discard;
        true
    }

    /// Ends a side note. It becomes a block after the one that it is in.
    pub(super) fn close_side_note(&mut self) {
        self.end_side_note_block();
        if let Some(around) = self.around_side_note.take() {
            self.inline = around;
        }
    }

    /// Makes a block of the text of a side note. A block element in the note ends it too.
    pub(super) fn end_side_note_block(&mut self) {
        let container = self.open_containers.last().copied().unwrap_or(0);
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        if let Some(mut block) = self.inline.take_block(kind, container) {
            block.hidden = self.hidden > 0;
            self.side_notes.push(block);
        }
    }

    /// Whether the walk is in a cell of a table.
    pub(super) fn is_in_cell(&self) -> bool {
        let mut around = self.open_containers.iter().rev();
        around.any(|index| matches!(self.containers[*index as usize].tag, Tag::Td | Tag::Th))
    }
}
