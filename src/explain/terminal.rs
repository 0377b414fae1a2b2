//! An explanation for a person at a terminal.
//!
//! A line for each field with its source, then one for each block: `+` or `-`, kind, probability,
//! rule, and its first words. `~` marks a repaired block, `⏹` the last block of the body. Columns
//! are aligned; colours only repeat what the signs say.

use super::{ExplainedBlock, Explanation};
use console::{Style, measure_text_width, truncate_str};

/// How an explanation is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct View {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether it shows colours.
    pub has_colours: bool,
}

impl View {
    /// That of this process's standard output. `NO_COLOR` turns colours off
    /// (<https://no-color.org>).
    pub fn of_stdout() -> View {
        let terminal = console::Term::stdout();
        let wants_none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        View {
            width: usize::from(terminal.size().1),
            has_colours: terminal.features().colors_supported() && !wants_none,
        }
    }

    fn style(self) -> Style {
        Style::new().force_styling(self.has_colours)
    }
}

/// Columns of the fewest words of a block that are shown on a narrow terminal.
const MIN_TEXT: usize = 20;

/// The explanation as lines.
pub(crate) fn lines(explanation: &Explanation, view: View) -> String {
    let bold = view.style().bold();
    let dim = view.style().dim();
    let mut lines = String::new();
    let warnings: Vec<&str> = explanation
        .warnings
        .iter()
        .map(|warning| warning.name())
        .collect();
    let kept = explanation
        .blocks
        .iter()
        .filter(|block| block.is_kept())
        .count();
    lines.push_str(&format!(
        "{}\n{}, confidence {:.3}, {kept} of {} blocks kept above {:.3}{}\n\n",
        bold.apply_to(shown(&explanation.id)),
        explanation.status.name(),
        explanation.confidence,
        explanation.blocks.len(),
        explanation.threshold,
        match warnings.is_empty() {
            true => String::new(),
            false => format!(", {}", warnings.join(", ")),
        }
    ));
    let fields = explanation
        .fields
        .iter()
        .filter(|field| !field.value.is_empty());
    let widest = fields
        .clone()
        .map(|field| field.name.len())
        .max()
        .unwrap_or(0);
    for field in fields {
        let source = format!("({})", field.source);
        let room = view
            .width
            .saturating_sub(widest + source.len() + 2)
            .max(MIN_TEXT);
        let value = shown(&field.value);
        lines.push_str(&format!(
            "{:widest$} {} {}\n",
            field.name,
            truncate_str(&value, room, "…"),
            dim.apply_to(source)
        ));
    }
    lines.push('\n');
    let widest = explanation
        .blocks
        .iter()
        .map(|block| block.rule.len())
        .max()
        .unwrap_or(0);
    for block in &explanation.blocks {
        lines.push_str(&block_line(block, widest, view));
    }
    lines
}

/// `+ paragraph  0.912 viterbi       The first words …`
fn block_line(block: &ExplainedBlock, widest_rule: usize, view: View) -> String {
    let sign = if block.is_kept() { '+' } else { '-' };
    let head = format!(
        "{sign} {:10} {:.3} {:widest_rule$} ",
        block.kind.name(),
        block.probability,
        block.rule
    );
    let mark = match (&block.former_text, block.ends_body) {
        (Some(_), true) => "~ ⏹ ",
        (None, true) => "⏹ ",
        (Some(_), false) => "~ ",
        (None, false) => "",
    };
    let used = measure_text_width(&head) + measure_text_width(mark);
    let room = view.width.saturating_sub(used).max(MIN_TEXT);
    let words = block.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = shown(&words);
    let style = match block.is_kept() {
        true => view.style().green(),
        false => view.style().dim(),
    };
    let line = format!("{head}{mark}{}", truncate_str(&words, room, "…"));
    format!("{}\n", style.apply_to(line))
}

/// A text without controls, which a terminal would obey.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::explanation;
    use crate::page::Page;
    use crate::pipeline::Options;

    fn lines_of(has_colours: bool) -> String {
        let prose = "The offices in Moscow were closed on Monday, the minister said, after years \
            of talks between both sides had come to nothing.";
        let page = Page::html(
            "a.html",
            &format!("<h1>Mission closed</h1><p>The alliance´s \x1b[31mmen</p><p>{prose}</p>"),
        );
        let explanation = explanation(page, &Options::default()).unwrap();
        lines(
            &explanation,
            View {
                width: 60,
                has_colours,
            },
        )
    }

    #[test]
    fn lines_are_aligned_and_fit_the_terminal() {
        let lines = lines_of(false);
        assert!(lines.starts_with("a.html\nok, confidence "), "{lines}");
        assert!(lines.contains("\ntitle "), "{lines}");
        assert!(lines.contains("(heading)"), "{lines}");
        let blocks: Vec<&str> = lines
            .lines()
            .filter(|line| line.starts_with(['+', '-']))
            .collect();
        assert_eq!(blocks.len(), 3, "{lines}");
        assert!(
            lines.lines().all(|line| measure_text_width(line) <= 60),
            "{lines}"
        );
        let columns = blocks
            .iter()
            .map(|line| line.find("0.").or(line.find("1.")));
        assert!(
            columns
                .collect::<Vec<_>>()
                .windows(2)
                .all(|pair| pair[0] == pair[1]),
            "{lines}"
        );
    }

    #[test]
    fn a_page_cannot_send_controls_to_the_terminal() {
        assert!(!lines_of(false).contains('\x1b'));
        assert!(lines_of(true).contains("\x1b["));
        assert!(!lines_of(true).contains("\x1b[31m"));
    }
}
