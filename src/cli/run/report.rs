//! The command `dechaff report`: explains pages in one HTML file.
//!
//! Input: the paths. Output: the report, written when all pages are read, because its index begins
//! with the pages that need a look.

use super::input;
use super::threads;
use super::worker::estimated_bytes;
use super::writer;
use crate::article::Article;
use crate::cli::args::ReportArguments;
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::articles::{ArticleTarget, OutputTargets};
use crate::cli::output::format::RecordFormat;
use crate::cli::output::target::Target;
use crate::cli::output::{self, Written};
use crate::cli::progress::{Counts, Progress};
use crate::cli::signals::Signals;
use crate::explain::explanation;
use crate::explain::report::{self, ReportedPage};
use crate::read::{self, Problem, ReadError, ReadOptions, ReadStats, Record};
use crate::stream::{self, Event, Window, Work};
use anyhow::{anyhow, bail};
use std::sync::Arc;

/// Runs the command.
pub fn run(arguments: &ReportArguments) -> Result<Outcome, RunError> {
    let target = Target::named(Some(&arguments.output)).map_err(RunError::Output)?;
    let stats = Arc::new(ReadStats::default());
    let paths = input::paths(&arguments.paths, &arguments.input).map_err(RunError::Usage)?;
    let targets = OutputTargets {
        articles: ArticleTarget::Single(target.clone()),
        format: RecordFormat::JSONL,
        rejects: None,
        stats: None,
    };
    let inputs =
        input::open(paths, &arguments.input, &targets, stats.clone()).map_err(RunError::Usage)?;
    threads::silence_stream_panics();
    let signals = Signals::catch().map_err(|error| RunError::Internal(error.into()))?;
    let running = &arguments.running;
    let mut progress = Progress::new(
        running.progress,
        running.quiet,
        inputs.total_bytes,
        stats.clone(),
        targets.is_terminal(),
    );
    let read = input::read_options(&arguments.input);
    let records = read::records(inputs, read.clone(), stats);
    let jobs = threads::jobs(running);
    let mut pages = Vec::new();
    let mut counts = Counts::default();
    let result = stream::run(
        records,
        Explainer {
            read,
            stats: progress.read_stats(),
        },
        jobs,
        Window::for_jobs(jobs),
        signals.stop(),
        |event| {
            if let Event::Done(Some((page, input_lost))) = event {
                counts.add(page.status());
                counts.lost += u64::from(input_lost);
                if let (true, Some(error)) = (running.fail_on_error, page.error_message()) {
                    bail!("stopped at the first error (--fail-on-error): {error}");
                }
                pages.push(page);
            }
            progress.update(&counts);
            Ok::<(), anyhow::Error>(())
        },
    );
    let outcome = match (result, signals.caught()) {
        (Err(stream::Error::Writer(error)), _) => Err(RunError::ErrorLine(error)),
        (Err(error), _) => Err(RunError::Internal(anyhow!("{error}"))),
        // A report of half the pages could be taken for one of all.
        (Ok(()), Some(signal)) => Ok(Outcome::Signal(signal)),
        (Ok(()), None) => {
            let report = report::document(pages);
            match output::write_whole(target, |output| output.write(report.as_bytes())) {
                Ok(Written::Complete) => Ok(writer::outcome(&counts, running.ignore_errors)),
                Ok(Written::ReaderGone) => Ok(Outcome::OutputClosed),
                Err(error) => Err(RunError::Output(error)),
            }
        }
    };
    if let Ok(Outcome::NothingRead) = outcome {
        progress.warn(writer::NOTHING_READ);
    }
    progress.finish(&counts);
    outcome
}

/// Explains records, on the worker threads.
struct Explainer {
    read: ReadOptions,
    stats: Arc<ReadStats>,
}

impl Work for Explainer {
    type Input = Result<Record, ReadError>;
    /// The page, and whether the rest of its input could not be read. `None` for a record of an
    /// archive that holds no page.
    type Output = Option<(ReportedPage, bool)>;
    type Label = String;

    fn bytes(&self, input: &Self::Input) -> usize {
        input.as_ref().map_or(0, estimated_bytes)
    }

    fn process(&self, input: Self::Input, label: &mut String) -> Self::Output {
        let page = input.and_then(|record| {
            *label = record.location.to_string();
            read::to_page(record, &self.read)
        });
        match page {
            Err(ReadError {
                problem: Problem::Skipped(reason),
                ..
            }) => {
                self.stats.skip_record(reason);
                None
            }
            Err(error) => {
                let input_lost = error.input_lost();
                Some((ReportedPage::error(&error.into_article()), input_lost))
            }
            Ok(page) => {
                let page = match explanation(page, &crate::Options::default()) {
                    Ok(explanation) => ReportedPage::of(&explanation),
                    Err(article) => ReportedPage::error(&article),
                };
                Some((page, false))
            }
        }
    }

    fn panicked(&self, label: String, message: String) -> Self::Output {
        let message = format!("explaining panicked, which is a bug in dechaff: {message}");
        let article = Article::error(label, String::new(), message);
        Some((ReportedPage::error(&article), false))
    }
}
