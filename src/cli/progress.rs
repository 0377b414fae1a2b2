//! What a person sees of a run: counters while it lasts, one line at its end. All on stderr.

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

/// Between two counter lines where stderr is a file: a log stays readable.
const BETWEEN_LINES: Duration = Duration::from_secs(1);

/// Between two drawings of the bar, so that its clock goes on while the input stalls.
const TICK: Duration = Duration::from_millis(200);

/// What became of the records so far.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub struct Counts {
    pub ok: u64,
    pub empty: u64,
    pub error: u64,
    /// Lines that `--only` left out.
    pub left_out: u64,
    /// Inputs that could not be read to their end.
    pub lost: u64,
}

impl Counts {
    pub fn count(&mut self, status: Status) {
        match status {
            Status::Ok => self.ok += 1,
            Status::Empty => self.empty += 1,
            Status::Error => self.error += 1,
        }
    }

    /// There was input, and every record of it was an error.
    pub fn nothing_usable(&self) -> bool {
        self.error > 0 && self.error == self.records()
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

/// How the counters are shown.
enum Shown {
    Nowhere,
    Bar(ProgressBar),
    /// As lines, the last one at this time: `--progress always` without a terminal.
    Lines(Option<Instant>),
}

pub struct Progress {
    shown: Shown,
    quiet: bool,
    /// What stands before the counters: `first pass: `, or nothing.
    pass: &'static str,
    rate: Rate,
}

/// `12 MiB in 3.4 s (3.5 MiB/s)`
struct Rate {
    begin: Instant,
    tally: Arc<ReadStats>,
}

impl Rate {
    fn bytes(&self) -> u64 {
        self.tally.bytes_read.load(Ordering::Relaxed)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes();
        let seconds = self.begin.elapsed().as_secs_f64();
        let each = HumanBytes((bytes as f64 / seconds.max(0.001)) as u64);
        write!(f, "{} in {seconds:.1} s ({each}/s)", HumanBytes(bytes))
    }
}

impl Progress {
    /// `total`: the bytes of the input, where they are known beforehand. `terminal_output`: the
    /// articles go to a terminal, where a bar would be drawn over them.
    pub fn new(
        when: When,
        quiet: bool,
        total: Option<u64>,
        tally: Arc<ReadStats>,
        terminal_output: bool,
    ) -> Self {
        let terminal = io::stderr().is_terminal();
        let shown = match when {
            _ if quiet => Shown::Nowhere,
            When::Never => Shown::Nowhere,
            When::Auto if !terminal || terminal_output => Shown::Nowhere,
            When::Auto | When::Always if terminal => Shown::Bar(bar(total)),
            When::Auto | When::Always => Shown::Lines(None),
        };
        Progress {
            shown,
            quiet,
            pass: "",
            rate: Rate {
                begin: Instant::now(),
                tally,
            },
        }
    }

    /// For the pass before the one whose articles are written.
    pub fn of_first_pass(self) -> Self {
        Progress {
            pass: "first pass: ",
            ..self
        }
    }

    /// Where the bytes are counted that it shows.
    pub fn tally(&self) -> Arc<ReadStats> {
        self.rate.tally.clone()
    }

    pub fn update(&mut self, counts: &Counts) {
        match &mut self.shown {
            Shown::Nowhere => {}
            Shown::Bar(bar) => {
                bar.set_position(self.rate.bytes());
                bar.set_message(format!("{}{counts}", self.pass));
            }
            // The first line comes with the first record, not while the program warms up.
            Shown::Lines(None) if counts.records() == 0 => {}
            Shown::Lines(last) => {
                if last.is_none_or(|last| last.elapsed() >= BETWEEN_LINES) {
                    *last = Some(Instant::now());
                    say(format_args!("{}{counts}, {}", self.pass, self.rate));
                }
            }
        }
    }

    /// Says something that is no failure of the run.
    pub fn warn(&self, message: &str) {
        match &self.shown {
            _ if self.quiet => {}
            Shown::Bar(bar) => bar.suspend(|| say(message)),
            Shown::Nowhere | Shown::Lines(_) => say(message),
        }
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }

    /// The summary: where someone looks on, or something is to be known.
    pub fn finish(&self, counts: &Counts) {
        self.clear();
        let notable = counts.error + counts.left_out + counts.lost > 0;
        let watched = io::stderr().is_terminal() || matches!(self.shown, Shown::Lines(_));
        if self.quiet || !(notable || watched) {
            return;
        }
        let mut summary = format!("{counts}, {}", self.rate);
        if counts.left_out > 0 {
            let lines = HumanCount(counts.left_out);
            summary.push_str(&format!("; {lines} left out by --only ok"));
        }
        if counts.lost > 0 {
            let inputs = if counts.lost == 1 { "input" } else { "inputs" };
            let lost = HumanCount(counts.lost);
            summary.push_str(&format!("; {lost} {inputs} not read to the end"));
        }
        let skipped = self.rate.tally.skipped.load(Ordering::Relaxed);
        if skipped > 0 {
            let files = HumanCount(skipped);
            summary.push_str(&format!("; {files} files skipped that are no pages"));
        }
        say(summary);
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let template = match total {
        Some(_) => "{bytes} of {total_bytes} {wide_bar} {bytes_per_sec}, {eta} left, {msg}",
        None => "{spinner} {bytes}, {bytes_per_sec}, {elapsed}, {msg}",
    };
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    // The templates are ours; one that did not parse would only lose its looks.
    bar.set_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    bar.enable_steady_tick(TICK);
    bar
}
