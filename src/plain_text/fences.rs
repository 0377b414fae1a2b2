//! Fenced code blocks (CommonMark 0.31, section 4.5).
//!
//! Input: the lines of a text. Output: for a line that opens a fence, the line that closes it. A
//! fence has three or more backticks or tildes; the closing one has the same character, is at
//! least as long and is alone on its line. A fence that is never closed is an ordinary line: plain
//! text begins lines with such signs for other reasons.

use super::lines::TextLine;

/// Characters of a fence, at most. A longer run is a rule.
const MAX_LENGTH: usize = 16;

/// Characters of a fence, at least.
const MIN_LENGTH: usize = 3;

/// The fences of a text. It remembers which are never closed, so that the lines after them are not
/// searched again.
#[derive(Default)]
pub(super) struct Fences {
    unclosed: Vec<Fence>,
}

#[derive(Clone, Copy)]
struct Fence {
    character: char,
    length: usize,
}

impl Fences {
    /// The number of lines of the code block that the first of the lines opens, both fences
    /// included; `None` if it opens none.
    pub(super) fn lines_of_block(&mut self, lines: &[TextLine]) -> Option<usize> {
        let (fence, info) = Fence::of(lines.first()?.text)?;
        // With a backtick later in the line it is inline code.
        if fence.character == '`' && info.contains('`') {
            return None;
        }
        if self
            .unclosed
            .iter()
            .any(|unclosed| fence.is_at_least(*unclosed))
        {
            return None;
        }
        let closing = lines[1..].iter().position(|line| {
            Fence::of(line.text)
                .is_some_and(|(last, rest)| last.is_at_least(fence) && rest.is_empty())
        });
        if closing.is_none() {
            self.unclosed.push(fence);
        }
        closing.map(|index| index + 2)
    }
}

impl Fence {
    /// The fence at the start of a line, and the text after it.
    fn of(line: &str) -> Option<(Self, &str)> {
        let character = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let rest = line.trim_start_matches(character);
        let length = line.len() - rest.len();
        let fence = Self { character, length };
        (MIN_LENGTH..=MAX_LENGTH)
            .contains(&length)
            .then(|| (fence, rest.trim()))
    }

    /// Whether it has the character of the other one and is not shorter. Such a fence closes the
    /// other one, and is closed by no more lines than the other one.
    fn is_at_least(self, other: Self) -> bool {
        self.character == other.character && self.length >= other.length
    }
}
