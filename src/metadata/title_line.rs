//! The title line of a text without markup.
//!
//! A scraper that throws the markup away leaves the title as a short line above the body,
//! among navigation, bylines and dates.

use super::title::{Title, plausible};
use super::{byline, calendar, one_line};
use crate::document::{Block, Kind};

/// A block longer than this is body and no title line (characters).
const LONG_BLOCK: usize = 160;

/// Words of the longest title line above a text. Headlines in wcxb-dev have 10 in the
/// middle and 25 at the 99th percentile.
const MOST_WORDS: usize = 30;

/// Title lines above a text (deck and all) that are taken for one title and what belongs
/// to it; more are a list of other stories, of which the last is the title.
const MOST_LINES: usize = 3;

/// The title of a text without markup: a short line without final punctuation above the
/// first long block.
pub(super) fn line_above_body(blocks: &[Block]) -> Title {
    let body = blocks
        .iter()
        .position(is_prose)
        .unwrap_or(blocks.len().min(MOST_LINES));
    let above = &blocks[..body];
    let heading = above.iter().rposition(|block| {
        matches!(block.kind, Kind::Heading(1 | 2)) && plausible(&block.text).is_some()
    });
    let mut lines: Vec<usize> = Vec::new();
    for (at, block) in above.iter().enumerate().rev() {
        match line(&block.text) {
            Line::Title => lines.push(at),
            Line::Between => {}
            Line::Other if lines.is_empty() => {}
            Line::Other => break,
        }
    }
    let found = heading.or(if lines.len() <= MOST_LINES {
        lines.last().copied()
    } else {
        lines.first().copied()
    });
    match found.and_then(|at| Some((at, plausible(&blocks.get(at)?.text)?))) {
        Some((at, text)) => Title {
            text,
            block: Some(at),
        },
        None => Title::default(),
    }
}

/// Whether a block is running text.
fn is_prose(block: &Block) -> bool {
    let chars = block.text.chars().take(LONG_BLOCK + 1).count();
    chars > LONG_BLOCK || (chars > LONG_BLOCK / 2 && ends_sentence(&block.text))
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', '»', '」', ' ']);
    text.ends_with(['.', ';', ':', ',', '…', '。', '；', '：', '，', '।', '۔'])
}

/// What a short line above a text is.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    Title,
    /// A date, a byline: it may stand between the title and the body.
    Between,
    Other,
}

fn line(text: &str) -> Line {
    let text = one_line(text);
    if calendar::first(&text, calendar::Order::Unknown).is_some() || byline::is_byline(&text) {
        return Line::Between;
    }
    let words = text.split(' ').count();
    let navigates = text.contains([' ', '|', '>', '»', '›', '•', '·'])
        && text.matches(['|', '>', '»', '›', '•', '·']).count() >= 2;
    if is_title_length(&text) && words <= MOST_WORDS && !navigates && !ends_sentence(&text) {
        Line::Title
    } else {
        Line::Other
    }
}

/// Whether a line is long enough for a title and too long for a link to a section.
/// Chinese, Japanese and Thai put no blanks between words.
pub(super) fn is_title_length(text: &str) -> bool {
    text.split_whitespace().take(3).count() == 3
        || text.chars().filter(|c| is_unspaced(*c)).take(6).count() == 6
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "Russia said Monday it was suspending its mission to NATO and closing the alliance's offices in Moscow, as relations with the bloc plunged to new depths.";

    #[test]
    fn a_text_has_its_title_above_the_body() {
        for (lines, wanted) in [
            (
                vec!["Frosty ties: Russia shuts down mission", PROSE],
                "Frosty ties: Russia shuts down mission",
            ),
            (
                vec![
                    "Home",
                    "News",
                    "Russia shuts down mission",
                    "By Jane Doe",
                    "Oct 5, 2023",
                    PROSE,
                ],
                "Russia shuts down mission",
            ),
            (
                vec!["Home > News > World", "Is this the end of the line?", PROSE],
                "Is this the end of the line?",
            ),
            (
                vec![
                    "One story here today",
                    "Two stories here today",
                    "Three stories here today",
                    "Russia shuts down mission",
                    PROSE,
                ],
                "Russia shuts down mission",
            ),
            (
                vec![
                    "Russia shuts down mission",
                    "NATO is not amused by it",
                    PROSE,
                ],
                "Russia shuts down mission",
            ),
            (vec!["俄罗斯关闭北约代表团", PROSE], "俄罗斯关闭北约代表团"),
            (vec![PROSE], ""),
            (vec!["Home", "Oct 5, 2023", PROSE], ""),
            (vec![], ""),
        ] {
            let blocks: Vec<Block> = lines
                .iter()
                .map(|line| Block::new(Kind::Paragraph, line.to_string(), 0))
                .collect();
            let found = line_above_body(&blocks);
            assert_eq!(found.text, wanted, "{lines:?}");
            assert_eq!(found.block.is_some(), !wanted.is_empty());
        }
    }
}
