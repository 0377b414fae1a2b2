//! Features of the layout of a plain text: where its prose begins and ends, and where its short
//! lines are.
//!
//! The raw text of a page begins with a menu and ends with a footer: long runs of short lines
//! without sentences. Text that is already extracted begins with its body, and its short
//! lines lie between sentences. The same line counts differently in the two (`model.rs`), so these
//! are features of the page. HTML has its element tree instead.

use super::{MANY_BLOCKS, MANY_WORDS, PageBlocks};
use crate::classify::text_stats::{Ending, TextStats, share};

/// Minimum words of a line of prose that ends a sentence; captions and slogans are shorter.
const PROSE_WORDS: f32 = 12.0;

/// A line with fewer words that does not end a sentence is a menu line; headlines have more words.
const MENU_LINE_WORDS: f32 = 8.0;

/// Minimum length of a run of menu lines. Headings and list items of a body rarely form such runs.
const MIN_MENU_RUN: usize = 5;

/// Maximum words of the names and labels in menus.
const LABEL_WORDS: f32 = 2.0;

/// A line with fewer words is short for `short_lines_share`.
const SHORT_LINE_WORDS: f32 = 6.0;

/// Number of lines at each end that are counted separately.
const EDGE_LINES: usize = 10;

/// The layout features of a page.
pub(super) fn of_page(blocks: &PageBlocks) -> Vec<(&'static str, f32)> {
    let stats = &blocks.stats;
    let count = stats.len();
    let is_prose = |s: &TextStats| s.words >= PROSE_WORDS && s.ending == Ending::Sentence;
    let menu_lines: Vec<bool> = stats
        .iter()
        .map(|s| s.words < MENU_LINE_WORDS && s.ending != Ending::Sentence)
        .collect();
    // Head and tail are the lines before the first and after the last line of prose. Without
    // prose the head is the whole page.
    let head_end = stats.iter().position(is_prose).unwrap_or(count);
    let tail_start = stats
        .iter()
        .rposition(is_prose)
        .map_or(count, |last| last + 1);
    let inside = &menu_lines[head_end..tail_start.max(head_end)];
    let words = |part: &[TextStats]| part.iter().map(|s| s.words).sum::<f32>();
    let all_words = words(stats);
    let (head_words, tail_words) = (words(&stats[..head_end]), words(&stats[tail_start..]));
    let short = stats.iter().filter(|s| s.words < SHORT_LINE_WORDS);
    let short_words: f32 = short.map(|s| s.words).sum();
    let labels = stats.iter().filter(|s| s.words <= LABEL_WORDS).count();
    let menu_runs: Vec<usize> = run_lengths(&menu_lines)
        .filter(|length| *length >= MIN_MENU_RUN)
        .collect();
    let in_menu_runs = menu_runs.iter().sum::<usize>() as f32;
    let changes = menu_lines.windows(2).filter(|pair| pair[0] != pair[1]);
    let (head_edge, tail_edge) = (count.min(EDGE_LINES), count.saturating_sub(EDGE_LINES));
    vec![
        ("head_blocks", blocks_up_to(head_end)),
        ("head_words", head_words.min(MANY_WORDS)),
        ("head_share", share(head_words, all_words)),
        ("tail_blocks", blocks_up_to(count - tail_start)),
        ("tail_words", tail_words.min(MANY_WORDS)),
        ("tail_share", share(tail_words, all_words)),
        ("longest_menu_run", longest_run(&menu_lines)),
        ("menu_runs", blocks_up_to(menu_runs.len())),
        ("lines_in_menu_runs", in_menu_runs.min(MANY_BLOCKS)),
        (
            "lines_in_menu_runs_share",
            share(in_menu_runs, count as f32),
        ),
        ("labels_share", share(labels as f32, count as f32)),
        ("short_lines_share", share(short_words, all_words)),
        ("inside_menu_lines", share_of_true(inside)),
        ("inside_menu_run", longest_run(inside)),
        (
            "menu_alternation",
            share(changes.count() as f32, count.saturating_sub(1) as f32),
        ),
        ("head_menu_lines", share_of_true(&menu_lines[..head_edge])),
        ("tail_menu_lines", share_of_true(&menu_lines[tail_edge..])),
    ]
}

/// The lengths of the runs of menu lines.
fn run_lengths(menu_lines: &[bool]) -> impl Iterator<Item = usize> + '_ {
    menu_lines
        .chunk_by(|a, b| a == b)
        .filter(|run| run[0])
        .map(<[bool]>::len)
}

fn longest_run(menu_lines: &[bool]) -> f32 {
    blocks_up_to(run_lengths(menu_lines).max().unwrap_or(0))
}

fn blocks_up_to(count: usize) -> f32 {
    (count as f32).min(MANY_BLOCKS)
}

fn share_of_true(lines: &[bool]) -> f32 {
    let count = lines.iter().filter(|line| **line).count();
    share(count as f32, lines.len() as f32)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{column, sentence};
    use crate::plain_text;

    fn first_value(text: &str, name: &str) -> f32 {
        column(&plain_text::parse(text), &format!("page.{name}"))[0]
    }

    #[test]
    fn raw_text_has_a_menu_before_its_prose_and_a_footer_after_it() {
        let prose = sentence(20);
        let menu = ["Home", "News", "Sport", "Log in", "About us", "Search"].join("\n\n");
        let raw_text = format!("{menu}\n\n{prose}\n\nIn short\n\n{prose}\n\nContact\n\nPrivacy");
        for (name, expected) in [
            ("head_blocks", 6.0),
            ("head_words", 8.0),
            ("tail_blocks", 2.0),
            ("tail_words", 2.0),
            ("longest_menu_run", 6.0),
            ("menu_runs", 1.0),
            ("lines_in_menu_runs", 6.0),
            ("inside_menu_run", 1.0),
            ("head_menu_lines", 0.8),
        ] {
            assert_eq!(first_value(&raw_text, name), expected, "{name}");
        }
        assert_eq!(first_value(&prose, "head_blocks"), 0.0);
        assert_eq!(first_value(&prose, "tail_words"), 0.0);
    }

    #[test]
    fn a_text_without_prose_is_all_head() {
        let menu = "Home\n\nNews";
        assert_eq!(first_value(menu, "head_share"), 1.0);
        assert_eq!(first_value(menu, "tail_share"), 0.0);
        assert_eq!(first_value(menu, "inside_menu_lines"), 0.0);
    }
}
