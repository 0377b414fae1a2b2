//! Progress on stderr: counters while a run lasts, and a summary at its end.

use crate::article::Status;
use crate::cli::args::When;
use crate::cli::say;
use crate::read::ReadStats;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// The time between two counter lines if stderr is not a terminal, so that a log stays readable.
const LINE_INTERVAL: Duration = Duration::from_secs(1);

/// The time between two redraws of the bar, so that its clock advances while the input stalls.
const TICK: Duration = Duration::from_millis(200);

/// The records so far, by status.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Counts {
    pub ok: u64,
    pub empty: u64,
    pub error: u64,
    /// Lines left out by `--only`.
    pub left_out: u64,
    /// Inputs that could not be read to their end, and damaged places of archives.
    pub lost: u64,
}

impl Counts {
    /// Counts a record.
    pub fn add(&mut self, status: Status) {
        match status {
            Status::Ok => self.ok += 1,
            Status::Empty => self.empty += 1,
            Status::Error => self.error += 1,
        }
    }

    /// Whether there were records, and all of them were errors.
    pub fn nothing_usable(&self) -> bool {
        self.error > 0 && self.error == self.records()
    }

    /// Whether there were records.
    pub fn any(&self) -> bool {
        self.records() > 0
    }

    fn records(&self) -> u64 {
        self.ok + self.empty + self.error
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ok, empty, error) = (self.ok, self.empty, self.error);
        write!(
            f,
            "{} ok, {} empty, {} error",
            HumanCount(ok),
            HumanCount(empty),
            HumanCount(error)
        )
    }
}

/// How the counters are displayed.
enum Display {
    Hidden,
    Bar(ProgressBar),
    /// As lines, with the time of the last one: `--progress always` without a terminal.
    Lines(Option<Instant>),
}

/// The progress of a run.
pub struct Progress {
    display: Display,
    quiet: bool,
    /// The prefix of the counters: `first pass: `, or empty.
    prefix: &'static str,
    rate: Rate,
}

/// Displays as `12 MiB in 3.4 s (3.5 MiB/s)`.
struct Rate {
    begin: Instant,
    stats: Arc<ReadStats>,
}

impl Rate {
    fn bytes(&self) -> u64 {
        self.stats.bytes_read.load(Ordering::Relaxed)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes();
        let seconds = self.begin.elapsed().as_secs_f64();
        let per_second = HumanBytes((bytes as f64 / seconds.max(0.001)) as u64);
        write!(
            f,
            "{} in {seconds:.1} s ({per_second}/s)",
            HumanBytes(bytes)
        )
    }
}

impl Progress {
    /// `total_bytes`: the size of the input, if it is known. `articles_on_terminal`: the articles
    /// go to a terminal, where a bar would overwrite them.
    pub fn new(
        when: When,
        quiet: bool,
        total_bytes: Option<u64>,
        stats: Arc<ReadStats>,
        articles_on_terminal: bool,
    ) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let display = match when {
            _ if quiet => Display::Hidden,
            When::Never => Display::Hidden,
            When::Auto if !is_terminal || articles_on_terminal => Display::Hidden,
            When::Auto | When::Always if is_terminal => Display::Bar(bar(total_bytes)),
            When::Auto | When::Always => Display::Lines(None),
        };
        Progress {
            display,
            quiet,
            prefix: "",
            rate: Rate {
                begin: Instant::now(),
                stats,
            },
        }
    }

    /// The progress of the first of two passes.
    pub fn of_first_pass(self) -> Self {
        Progress {
            prefix: "first pass: ",
            ..self
        }
    }

    /// The statistics from which the bytes are taken.
    pub fn read_stats(&self) -> Arc<ReadStats> {
        self.rate.stats.clone()
    }

    /// The seconds since the run began.
    pub fn seconds(&self) -> f64 {
        self.rate.begin.elapsed().as_secs_f64()
    }

    /// Displays the counters, if it is time.
    pub fn update(&mut self, counts: &Counts) {
        match &mut self.display {
            Display::Hidden => {}
            Display::Bar(bar) => {
                bar.set_position(self.rate.bytes());
                bar.set_message(format!("{}{counts}", self.prefix));
            }
            // The first line comes with the first record, not during start-up.
            Display::Lines(None) if counts.records() == 0 => {}
            Display::Lines(last) => {
                if last.is_none_or(|last| last.elapsed() >= LINE_INTERVAL) {
                    *last = Some(Instant::now());
                    say(format_args!("{}{counts}, {}", self.prefix, self.rate));
                }
            }
        }
    }

    /// Prints a message that does not end the run.
    pub fn warn(&self, message: &str) {
        match &self.display {
            _ if self.quiet => {}
            Display::Bar(bar) => bar.suspend(|| say(message)),
            Display::Hidden | Display::Lines(_) => say(message),
        }
    }

    /// Removes the bar.
    pub fn clear(&self) {
        if let Display::Bar(bar) = &self.display {
            bar.finish_and_clear();
        }
    }

    /// Prints the summary, if counters are displayed or if there is something to report.
    pub fn finish(&self, counts: &Counts) {
        self.clear();
        let notable = counts.error + counts.left_out + counts.lost > 0;
        let is_displayed = io::stderr().is_terminal() || matches!(self.display, Display::Lines(_));
        if self.quiet || !(notable || is_displayed) {
            return;
        }
        let mut summary = format!("{counts}, {}", self.rate);
        if counts.left_out > 0 {
            let lines = HumanCount(counts.left_out);
            summary.push_str(&format!("; {lines} left out by --only ok"));
        }
        if counts.lost > 0 {
            let places = if counts.lost == 1 { "place" } else { "places" };
            let lost = HumanCount(counts.lost);
            summary.push_str(&format!("; input lost in {lost} {places}"));
        }
        let skipped = self.rate.stats.skipped.load(Ordering::Relaxed);
        if skipped > 0 {
            let files = HumanCount(skipped);
            summary.push_str(&format!("; {files} files skipped that are not pages"));
        }
        let records: Vec<String> = self
            .rate
            .stats
            .skipped_records()
            .map(|(reason, count)| format!("{} {}", HumanCount(count), reason.name()))
            .collect();
        if !records.is_empty() {
            let records = records.join(", ");
            summary.push_str(&format!("; records of archives without a page: {records}"));
        }
        say(summary);
    }
}

fn bar(total_bytes: Option<u64>) -> ProgressBar {
    let template = match total_bytes {
        Some(_) => "{bytes} of {total_bytes} {wide_bar} {bytes_per_sec}, {eta} left, {msg}",
        None => "{spinner} {bytes}, {bytes_per_sec}, {elapsed}, {msg}",
    };
    let bar = ProgressBar::with_draw_target(total_bytes, ProgressDrawTarget::stderr());
    // The templates are constants. One that did not parse would only lose its style.
    bar.set_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    bar.enable_steady_tick(TICK);
    bar
}
