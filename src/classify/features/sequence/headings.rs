//! The headings above a block.

use super::super::{MANY_WORDS, PageBlocks, RowWriter};
use super::spans::FAR;
use crate::document::BlockKind;
use crate::lang::phrases::Role;

/// Maximum words of a line that serves as a heading because a phrase matches it.
const MAX_HEADING_WORDS: f32 = 6.0;

/// Level of a line that serves as a heading.
const LINE_LEVEL: f32 = 6.0;

/// Level of a block without a heading above it.
const NO_HEADING_LEVEL: f32 = 7.0;

/// The nearest heading above a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadingAbove {
    /// Blocks and words since the heading.
    blocks: f32,
    words: f32,
    level: f32,
    /// Phrase roles of the heading.
    roles: u16,
    /// Phrase roles of the heading and of all headings that it is subordinate to.
    outline_roles: u16,
}

impl HeadingAbove {
    pub(super) fn write(&self, row: &mut RowWriter) {
        row.put("blocks_since_heading", self.blocks);
        row.put("words_since_heading", self.words.min(MANY_WORDS));
        row.put("heading_above_level", self.level);
        for role in Role::ALL {
            let is_in = |roles: u16| roles & role.bit() != 0;
            row.put_part_bool("heading", role.name(), is_in(self.roles));
            row.put_part_bool("outline", role.name(), is_in(self.outline_roles));
        }
    }
}

/// The heading above each block. A short line that a phrase matches also serves as a heading,
/// because plain text has no others.
pub(super) fn headings_above(blocks: &PageBlocks) -> Vec<HeadingAbove> {
    let mut current = HeadingAbove {
        blocks: FAR,
        words: 0.0,
        level: NO_HEADING_LEVEL,
        roles: 0,
        outline_roles: 0,
    };
    let mut outline: Vec<(f32, u16)> = Vec::new();
    let all = blocks
        .document
        .blocks
        .iter()
        .zip(&blocks.stats)
        .zip(&blocks.roles);
    all.map(|((block, stats), roles)| {
        let above = current;
        current.blocks = (current.blocks + 1.0).min(FAR);
        current.words += stats.words;
        let level = match block.kind {
            BlockKind::Heading(level) => Some(f32::from(level)),
            _ if stats.words <= MAX_HEADING_WORDS && *roles != 0 => Some(LINE_LEVEL),
            _ => None,
        };
        if let Some(level) = level {
            while outline.last().is_some_and(|(other, _)| *other >= level) {
                outline.pop();
            }
            outline.push((level, *roles));
            current = HeadingAbove {
                blocks: 0.0,
                words: 0.0,
                level,
                roles: *roles,
                outline_roles: outline.iter().fold(0, |all, (_, roles)| all | roles),
            };
        }
        above
    })
    .collect()
}
