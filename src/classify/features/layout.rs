//! How a text is laid out: where its prose begins and ends, and how its short lines stand around it.
//!
//! A crude dump of a page begins with a menu and ends with a footer, long runs of short lines that
//! end no sentence; a text that somebody extracted already begins with its body, and its short
//! lines stand between sentences. Which of the two a text is decides how the same line is judged
//! (`model.rs`), so each of these is a number of the page. HTML has its tree for that.

use super::Blocks;
use crate::classify::text_stats::{Ends, TextStats, share};

/// A sentence of so many words is prose; captions and slogans are shorter.
const PROSE_WORDS: f32 = 12.0;

/// A line of fewer words that ends no sentence may be a menu's; from a headline on it has more.
const FURNITURE_WORDS: f32 = 8.0;

/// Headings and lists of a body seldom stand so many in a row; menus do.
const LONG_RUN: usize = 5;

/// Names and labels of menus.
const LABEL_WORDS: f32 = 2.0;

/// Lines that say little by themselves, but are counted by their words here.
const LITTLE_WORDS: f32 = 6.0;

/// So many lines at each end are looked at alone.
const EDGE: usize = 10;

pub(super) fn measured(blocks: &Blocks) -> Vec<(&'static str, f32)> {
    let measures = &blocks.measures;
    let count = measures.len();
    let is_prose = |m: &TextStats| m.words >= PROSE_WORDS && m.ends == Ends::Sentence;
    let furniture: Vec<bool> = measures
        .iter()
        .map(|m| m.words < FURNITURE_WORDS && m.ends != Ends::Sentence)
        .collect();
    // Without prose all that there is stands before it, and nothing behind.
    let first = measures.iter().position(is_prose).unwrap_or(count);
    let behind = measures
        .iter()
        .rposition(is_prose)
        .map_or(count, |last| last + 1);
    let inside = &furniture[first..behind.max(first)];
    let words = |part: &[TextStats]| part.iter().map(|m| m.words).sum::<f32>();
    let all_words = words(measures);
    let (head_words, tail_words) = (words(&measures[..first]), words(&measures[behind..]));
    let little = measures.iter().filter(|m| m.words < LITTLE_WORDS);
    let little_words: f32 = little.map(|m| m.words).sum();
    let labels = measures.iter().filter(|m| m.words <= LABEL_WORDS).count();
    let long_runs: Vec<usize> = runs(&furniture).filter(|run| *run >= LONG_RUN).collect();
    let in_long_runs = long_runs.iter().sum::<usize>() as f32;
    let changes = furniture.windows(2).filter(|pair| pair[0] != pair[1]);
    vec![
        ("head_blocks", first as f32),
        ("head_words", head_words),
        ("head_share", share(head_words, all_words)),
        ("tail_blocks", (count - behind) as f32),
        ("tail_words", tail_words),
        ("tail_share", share(tail_words, all_words)),
        ("furniture_run", longest(&furniture)),
        ("furniture_runs", long_runs.len() as f32),
        ("furniture_in_runs", in_long_runs),
        ("furniture_in_runs_share", share(in_long_runs, count as f32)),
        ("labels_share", share(labels as f32, count as f32)),
        ("little_share", share(little_words, all_words)),
        ("inside_furniture", part_of(inside)),
        ("inside_run", longest(inside)),
        (
            "changes",
            share(changes.count() as f32, count.saturating_sub(1) as f32),
        ),
        ("head_furniture", part_of(&furniture[..count.min(EDGE)])),
        (
            "tail_furniture",
            part_of(&furniture[count.saturating_sub(EDGE)..]),
        ),
    ]
}

/// The lengths of the runs of furniture.
fn runs(furniture: &[bool]) -> impl Iterator<Item = usize> + '_ {
    furniture
        .chunk_by(|a, b| a == b)
        .filter(|run| run[0])
        .map(<[bool]>::len)
}

fn longest(furniture: &[bool]) -> f32 {
    runs(furniture).max().unwrap_or(0) as f32
}

fn part_of(furniture: &[bool]) -> f32 {
    let count = furniture.iter().filter(|is| **is).count();
    share(count as f32, furniture.len() as f32)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{column, sentence};
    use crate::plain_text;

    fn first(text: &str, name: &str) -> f32 {
        column(&plain_text::parse(text), &format!("page.{name}"))[0]
    }

    #[test]
    fn a_dump_has_its_menu_before_its_prose_and_its_footer_behind() {
        let prose = sentence(20);
        let menu = ["Home", "News", "Sport", "Log in", "About us", "Search"].join("\n\n");
        let dump = format!("{menu}\n\n{prose}\n\nIn short\n\n{prose}\n\nContact\n\nPrivacy");
        for (name, expected) in [
            ("head_blocks", 6.0),
            ("head_words", 8.0),
            ("tail_blocks", 2.0),
            ("tail_words", 2.0),
            ("furniture_run", 6.0),
            ("furniture_runs", 1.0),
            ("furniture_in_runs", 6.0),
            ("inside_run", 1.0),
            ("head_furniture", 0.8),
        ] {
            assert_eq!(first(&dump, name), expected, "{name}");
        }
        assert_eq!(first(&prose, "head_blocks"), 0.0);
        assert_eq!(first(&prose, "tail_words"), 0.0);
    }

    #[test]
    fn without_prose_all_stands_before_it() {
        let menu = "Home\n\nNews";
        assert_eq!(first(menu, "head_share"), 1.0);
        assert_eq!(first(menu, "tail_share"), 0.0);
        assert_eq!(first(menu, "inside_furniture"), 0.0);
    }
}
