//! The title of a text without markup.
//!
//! A scraper that discards the markup leaves the title as a short line above the body, among
//! navigation, bylines and dates.

use super::line::{is_title_length, plausible};
use super::site_suffix::{self, Repeated};
use crate::document::{Block, BlockKind, Title};
use crate::lang::interface;
use crate::metadata::{byline, calendar};
use crate::text::similarity::{KeySet, may_equal, normalised_key};
use crate::text::words::one_line;

/// Characters above which a block is prose, and not a title line.
const LONG_BLOCK: usize = 160;

/// Words of the longest title line above a body. Headlines in wcxb-dev have 10 words in the median
/// and 25 at the 99th percentile.
const MAX_WORDS: usize = 30;

/// Words of the longest title of two sentences (`What is catering? Types of catering`); three
/// sentences are a paragraph. In wcxb-dev 13 of 1,048 titles are two sentences, one of them longer.
const MAX_WORDS_OF_TWO: usize = 20;

/// Blocks of a text that are searched for the line that repeats the title.
const MAX_BLOCKS: usize = 2000;

/// Title lines above the body that are compared. Lines further up are navigation and other stories.
const MAX_LINES: usize = 3;

/// Long blocks above which a title is searched: the first may be a cookie notice. A line above the
/// third would be a heading inside a text without a title.
const MAX_BODIES: usize = 2;

/// The title of a text: the line that the first line repeats, else the line above the body.
pub(super) fn find(blocks: &[Block]) -> Title {
    repeated_by_first_line(blocks).unwrap_or_else(|| line_above_body(blocks))
}

/// The line that the first line repeats.
///
/// The first line of naively extracted text is the `<title>` of the page, with the site's name
/// before or after the headline. The headline alone follows further down.
fn repeated_by_first_line(blocks: &[Block]) -> Option<Title> {
    let (first, others) = blocks.split_first().filter(|(first, _)| !is_prose(first))?;
    let title = &first.text;
    let may_repeat = |block: &Block| may_equal(&block.text, title) && is_title_length(&block.text);
    let candidates: Vec<usize> = others
        .iter()
        .enumerate()
        .take(MAX_BLOCKS)
        .filter(|(_, block)| may_repeat(block))
        .map(|(at, _)| at)
        .collect();
    let lines: KeySet = candidates
        .iter()
        .map(|at| others[*at].text.as_str())
        .collect();
    // If the first line was split into several blocks, its first block is the title.
    let is_split = others.first().is_some_and(|next| !next.glue.is_empty());
    let wanted = match lines.contains(title) {
        true if is_split => normalised_key(title),
        true => return None,
        false => {
            let repeated = Repeated {
                visible: lines,
                ..Repeated::default()
            };
            normalised_key(&site_suffix::remove(title, &[], &repeated))
        }
    };
    let at = candidates
        .into_iter()
        .find(|at| normalised_key(&others[*at].text) == wanted)?;
    // `How to paint a door: a guide` is a longer title. The name of a site may follow a colon, but
    // only after a space (seven Russian pages of world-dev; French uses such colons in titles).
    let rest = title.strip_prefix(&others[at].text[..]);
    if rest.is_some_and(|rest| rest.starts_with([':', '：'])) {
        return None;
    }
    Some(Title {
        text: one_line(&others[at].text),
        block: Some(at + 1),
        sure: true,
    })
}

/// A short line without final punctuation above the first long block that has such a line above it.
pub(super) fn line_above_body(blocks: &[Block]) -> Title {
    let heading = blocks
        .iter()
        .take_while(|block| !is_prose(block))
        .position(|block| matches!(block.kind, BlockKind::Heading(1)));
    let at = heading.or_else(|| {
        let mut bodies = (0..blocks.len())
            .filter(|at| is_prose(&blocks[*at]))
            .take(MAX_BODIES)
            .peekable();
        if bodies.peek().is_none() {
            return best_line(&blocks[..blocks.len().min(MAX_LINES)]);
        }
        bodies.find_map(|body| best_line(&blocks[..body]))
    });
    match at.and_then(|at| Some((at, plausible(&blocks[at].text)?))) {
        Some((at, text)) => Title {
            text,
            block: Some(at),
            sure: false,
        },
        None => Title::default(),
    }
}

/// The longest of the last title lines above a body; the first of equally long ones.
///
/// Exact titles on the articles of text-all-dev and text-loose-dev: longest line 42% and 56%, the
/// line nearest to the body 41% and 50%, the farthest line 37% and 56%.
fn best_line(above: &[Block]) -> Option<usize> {
    let mut lines: Vec<usize> = Vec::new();
    for (at, block) in above.iter().enumerate().rev() {
        // Until a title line is found, other kinds make no difference, and to detect them is slow.
        if lines.is_empty() && !is_title_length(&block.text) {
            continue;
        }
        match line_kind(&block.text) {
            _ if lines.len() == MAX_LINES => break,
            LineKind::Title => lines.push(at),
            LineKind::Other if !lines.is_empty() => break,
            LineKind::Between | LineKind::Other => {}
        }
    }
    lines
        .into_iter()
        .max_by_key(|at| above[*at].text.chars().count())
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

/// The number of sentences that end inside a line, in scripts with capital letters.
fn inner_sentences(text: &str) -> usize {
    /// Letters of the longest abbreviation: `Gov. Newsom meets Sen. Padilla`.
    const ABBREVIATION: usize = 3;
    let ends = |word: &str| {
        let bare = word.trim_end_matches(['"', '”', '’', '\'', ')', '»']);
        let is_word = |before: &str| before.ends_with(char::is_lowercase);
        let is_long = |before: &str| before.chars().count() > ABBREVIATION;
        bare.strip_suffix(['!', '?']).is_some_and(is_word)
            || (bare.strip_suffix('.')).is_some_and(|before| is_word(before) && is_long(before))
    };
    let begins = |word: &str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_some_and(char::is_uppercase)
    };
    let followed = text.split(' ').zip(text.split(' ').skip(1));
    followed
        .filter(|(word, next)| ends(word) && begins(next))
        .count()
}

/// The kind of a short line above a body.
#[derive(Debug, PartialEq, Eq)]
enum LineKind {
    Title,
    /// A date, a byline or interface text, which may come between the title and the body.
    Between,
    Other,
}

fn line_kind(text: &str) -> LineKind {
    let text = one_line(text);
    if calendar::first(&text, calendar::Order::Unknown).is_some() || byline::is_byline(&text) {
        return LineKind::Between;
    }
    let lower = text.to_lowercase();
    if interface::OWN_LINES
        .iter()
        .any(|words| lower.contains(words))
    {
        return LineKind::Between;
    }
    let words = text.split(' ').count();
    let navigates = text.contains([' ', '|', '>', '»', '›', '•', '·'])
        && text.matches(['|', '>', '»', '›', '•', '·']).count() >= 2;
    let most_words = match inner_sentences(&text) {
        0 => MAX_WORDS,
        1 => MAX_WORDS_OF_TWO,
        _ => return LineKind::Other,
    };
    if is_title_length(&text) && words <= most_words && !navigates && !ends_sentence(&text) {
        LineKind::Title
    } else {
        LineKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain_text;

    const PROSE: &str = "Russia said Monday it was suspending its mission to NATO and closing the alliance's offices in Moscow, as relations with the bloc plunged to new depths.";

    #[test]
    fn the_title_of_a_text_is_a_short_line_above_the_body() {
        const NOTICE: &str = "We use cookies to make this site work as well as it can, to see how it is used, and to show what you may like; by reading on you agree to that and to all else.";
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
                    "Russia shuts down its NATO mission",
                    "The bloc is not amused",
                    PROSE,
                ],
                "Russia shuts down its NATO mission",
            ),
            (
                vec![
                    "Russia shuts down mission",
                    "Sign up for our daily newsletter now",
                    "7 min read",
                    PROSE,
                ],
                "Russia shuts down mission",
            ),
            (
                vec![NOTICE, "Russia shuts down mission", PROSE],
                "Russia shuts down mission",
            ),
            (vec!["俄罗斯关闭北约代表团", PROSE], "俄罗斯关闭北约代表团"),
            (
                vec!["Russia shuts down mission"],
                "Russia shuts down mission",
            ),
            (
                vec![
                    "Russia shuts down mission | World | The Daily",
                    "Ten die in floods on the coast",
                    PROSE,
                    "Russia shuts down mission",
                    PROSE,
                ],
                "Russia shuts down mission",
            ),
            // A dot after a short word is not the end of a sentence.
            (
                vec!["Gov. Newsom meets Sen. Padilla and Mr. Jones", PROSE],
                "Gov. Newsom meets Sen. Padilla and Mr. Jones",
            ),
            (
                vec![
                    "It rained. It poured again. Nobody went outside. The end",
                    PROSE,
                ],
                "",
            ),
            (vec![PROSE], ""),
            (vec!["Home", "Oct 5, 2023", PROSE], ""),
            (vec![], ""),
        ] {
            let found = find(&plain_text::parse(&lines.join("\n")).blocks);
            assert_eq!(found.text, wanted, "{lines:?}");
            assert_eq!(found.block.is_some(), !wanted.is_empty());
        }
    }

    #[test]
    fn a_line_that_the_first_line_repeats_is_surely_the_title() {
        for (first, sure) in [
            ("Russia shuts down mission - The Daily", true),
            ("The Daily » Russia shuts down mission", true),
            ("Russia shuts down mission | World | The Daily", true),
            ("Russia shuts down mission", false),
            ("Why Russia shuts down mission", false),
            ("Russia shuts down mission: what is known", false),
            ("Russia shuts down mission : The Daily", true),
        ] {
            let text = format!("{first}\nWorld\nRussia shuts down mission\n{PROSE}");
            let found = find(&plain_text::parse(&text).blocks);
            assert_eq!(found.sure, sure, "{first}");
        }
    }
}
