//! The title line of a text without markup.
//!
//! A scraper that throws the markup away leaves the title as a short line above the body,
//! among navigation, bylines and dates.

use super::title::{Title, plausible, without_site};
use super::{byline, calendar};
use crate::document::{Block, BlockKind};
use crate::text::similarity::{letters, may_be};
use crate::text::words::one_line;
use std::collections::HashSet;

/// A block longer than this is body and no title line (characters).
const LONG_BLOCK: usize = 160;

/// Words of the longest title line above a text. Headlines in wcxb-dev have 10 in the
/// middle and 25 at the 99th percentile.
const MOST_WORDS: usize = 30;

/// Words of the longest title of two sentences (`What is catering? Types of catering`); three are a paragraph. Of 1,048
/// titles in wcxb-dev 13 are two; one of those is longer.
const MOST_WORDS_OF_TWO: usize = 20;

/// Blocks of a text among which a title's line is looked for.
const MOST_BLOCKS: usize = 2000;

/// Title lines above the body that are compared. The last ones stand nearest to it; what
/// is further up is navigation and other stories.
const MOST_LINES: usize = 3;

/// Long blocks above which a title is looked for: the first may be a cookie notice. At a
/// third one the line above would be a heading inside of a text without a title.
const MOST_BODIES: usize = 2;

/// What the frame of a page says in a line of its own, in lower case.
const FRAME: &[&str] = &[
    "min read",
    "minute read",
    "mins read",
    "skip to",
    "share on",
    "share this",
    "table of contents",
    "sign up",
    "log in",
    "sign in",
    "subscribe",
    "get started",
    "all rights",
    "advertisement",
    "cookie",
    "read more",
    "click here",
    "free trial",
    "get a quote",
    "newsletter",
    "privacy policy",
    "follow us",
];

/// The title of a text without markup: the line that the first line says, too, else a short line
/// without final punctuation above the first long block that has one.
pub(super) fn of_text(blocks: &[Block]) -> Title {
    said_by_first_line(blocks).unwrap_or_else(|| line_above_body(blocks))
}

/// What a naive scraper leaves of a page has its `<title>` for the first line, the site's name behind it or before it, and
/// further down the headline without that name.
fn said_by_first_line(blocks: &[Block]) -> Option<Title> {
    let (first, others) = blocks.split_first().filter(|(first, _)| !is_prose(first))?;
    let title = &first.text;
    let may_say = |block: &Block| may_be(&block.text, title) && is_title_length(&block.text);
    let candidates: Vec<(usize, String)> = others
        .iter()
        .enumerate()
        .take(MOST_BLOCKS)
        .filter(|(_, block)| may_say(block))
        .map(|(at, block)| (at, letters(&block.text)))
        .collect();
    let lines: HashSet<String> = candidates.iter().map(|(_, line)| line.clone()).collect();
    let own = letters(title);
    // A line that was cut into several things is the title and what is not.
    let is_cut = others.first().is_some_and(|next| !next.glue.is_empty());
    let wanted = match lines.contains(&own) {
        true if is_cut => own,
        true => return None,
        false => letters(&without_site(title, &[], &lines)),
    };
    let (at, _) = candidates.into_iter().find(|(_, line)| *line == wanted)?;
    // `How to paint a door: a guide` goes on; a site's name is not set off like that, but may be with a blank before the
    // colon, too. (French goes on like that; seven Russian pages of world-dev have their site behind it.)
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

/// A short line without final punctuation above the first long block that has one.
pub(super) fn line_above_body(blocks: &[Block]) -> Title {
    let heading = blocks
        .iter()
        .take_while(|block| !is_prose(block))
        .position(|block| matches!(block.kind, BlockKind::Heading(1)));
    let at = heading.or_else(|| {
        let mut bodies = (0..blocks.len())
            .filter(|at| is_prose(&blocks[*at]))
            .take(MOST_BODIES)
            .peekable();
        if bodies.peek().is_none() {
            return best_line(&blocks[..blocks.len().min(MOST_LINES)]);
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

/// The longest of the last title lines before a text; of equal ones the first. (Exact
/// titles on the articles of text-all-dev and text-loose-dev: longest 42% and 56%, the
/// line nearest to the body 41% and 50%, the farthest 37% and 56%.)
fn best_line(above: &[Block]) -> Option<usize> {
    let mut lines: Vec<usize> = Vec::new();
    for (at, block) in above.iter().enumerate().rev() {
        // Until a title is found nothing else matters, what is too short is none, and telling dates and bylines takes long.
        if lines.is_empty() && !is_title_length(&block.text) {
            continue;
        }
        match line(&block.text) {
            _ if lines.len() == MOST_LINES => break,
            Line::Title => lines.push(at),
            Line::Other if !lines.is_empty() => break,
            Line::Between | Line::Other => {}
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

/// Sentences that end before the line does, as scripts with capitals show. A dot behind a short word may be an
/// abbreviation's: `Gov. Newsom meets Sen. Padilla`.
fn inner_sentences(text: &str) -> usize {
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
    let lower = text.to_lowercase();
    if FRAME.iter().any(|words| lower.contains(words)) {
        return Line::Between;
    }
    let words = text.split(' ').count();
    let navigates = text.contains([' ', '|', '>', '»', '›', '•', '·'])
        && text.matches(['|', '>', '»', '›', '•', '·']).count() >= 2;
    let most_words = match inner_sentences(&text) {
        0 => MOST_WORDS,
        1 => MOST_WORDS_OF_TWO,
        _ => return Line::Other,
    };
    if is_title_length(&text) && words <= most_words && !navigates && !ends_sentence(&text) {
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
            // A dot behind a short word ends no sentence.
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
            let found = of_text(&crate::plain_text::parse(&lines.join("\n")).blocks);
            assert_eq!(found.text, wanted, "{lines:?}");
            assert_eq!(found.block.is_some(), !wanted.is_empty());
        }
    }

    #[test]
    fn the_line_that_the_pages_title_says_too_is_the_headline() {
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
            let found = of_text(&crate::plain_text::parse(&text).blocks);
            assert_eq!(found.sure, sure, "{first}");
        }
    }
}
