//! `dechaff profile`: learns from many pages what their sites repeat, or merges profiles.
//!
//! It reads records like the main command and runs on the same threads. The output for a page is
//! not a line but the sketch of the page that the profile keeps.

use super::input;
use super::threads;
use super::worker::estimated_bytes;
use super::writer;
use crate::article::Status;
use crate::cli::args::{ProfileArguments, RunningArguments};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::articles::{ArticleTarget, OutputTargets};
use crate::cli::output::format::RecordFormat;
use crate::cli::output::target::Target;
use crate::cli::output::{self, Written};
use crate::cli::progress::{Counts, Progress};
use crate::cli::signals::Signals;
use crate::profile::{PageSketch, SketchSample};
use crate::read::files::Inputs;
use crate::read::{self, Problem, ReadError, ReadOptions, ReadStats, Record};
use crate::stream::{self, Event, Window, Work};
use anyhow::{Context, anyhow, ensure};
use std::convert::Infallible;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs the command.
pub fn run(arguments: &ProfileArguments) -> Result<Outcome, RunError> {
    let target = Target::named(Some(&arguments.output)).map_err(RunError::Output)?;
    if arguments.merge {
        let sample = merged(&arguments.paths).map_err(RunError::Usage)?;
        return write(&sample, target);
    }
    let stats = Arc::new(ReadStats::default());
    let paths = input::paths(&arguments.paths, &arguments.input).map_err(RunError::Usage)?;
    let targets = OutputTargets {
        format: RecordFormat::JSONL,
        articles: ArticleTarget::Single(target.clone()),
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
        false,
    );
    let sketcher = Sketcher {
        read: input::read_options(&arguments.input),
        stats,
    };
    let mut learned = Learned::default();
    let result = sketch(inputs, sketcher, running, &signals, |sketched| {
        learned.take(sketched, running.fail_on_error, &mut progress)
    });
    let outcome = match (result, signals.caught()) {
        (Err(stream::Error::Writer(error)), _) => Err(RunError::ErrorLine(error)),
        (Err(error), _) => Err(RunError::Internal(anyhow!("{error}"))),
        // An incomplete profile could be taken for a complete one, so none is written.
        (Ok(()), Some(signal)) => Ok(Outcome::Signal(signal)),
        (Ok(()), None) => match write(&learned.sample, target) {
            Ok(Outcome::Complete) => Ok(writer::outcome(&learned.counts, running.ignore_errors)),
            other => other,
        },
    };
    if let (Ok(_), Some(warning)) = (&outcome, useless_profile_warning(&learned.sample)) {
        progress.warn(warning);
    }
    if let Ok(Outcome::NothingRead) = outcome {
        progress.warn(writer::NOTHING_READ);
    }
    progress.finish(&learned.counts);
    outcome
}

/// The first of the two passes of `--profile auto`. The second reports what cannot be read.
pub fn first_pass(
    inputs: Inputs,
    read: ReadOptions,
    running: &RunningArguments,
    progress: &mut Progress,
    signals: &Signals,
) -> Result<SketchSample, RunError> {
    let mut sample = SketchSample::default();
    let mut counts = Counts::default();
    let sketcher = Sketcher {
        read,
        stats: progress.read_stats(),
    };
    let result = sketch(inputs, sketcher, running, signals, |sketched| {
        match sketched {
            Sketched::Page { site, sketch } => {
                counts.add(Status::Ok);
                sample.add(&site, sketch);
            }
            Sketched::NoPage => {}
            Sketched::Error { .. } => counts.add(Status::Error),
        }
        progress.update(&counts);
        Ok(())
    });
    progress.clear();
    result.map_err(|error: stream::Error<Infallible>| RunError::Internal(error.into()))?;
    Ok(sample)
}

/// Fails if `--profile auto` cannot read one of the inputs twice.
pub fn ensure_readable_twice(paths: &[PathBuf]) -> anyhow::Result<()> {
    for path in paths {
        let is_stdin = path == Path::new("-");
        // A missing path is reported when it is opened.
        let is_pipe =
            std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
        let name = match is_stdin {
            true => "stdin".into(),
            false => path.display().to_string(),
        };
        ensure!(
            !is_stdin && !is_pipe,
            "--profile auto reads its input twice, and {name} can be read only once: name files or \
             folders, or make the profile first (`dechaff profile PATHS -o site.profile`) and give \
             it with --profile site.profile"
        );
    }
    Ok(())
}

/// Reads a profile file, compressed or not.
pub fn read_file(path: &Path) -> anyhow::Result<SketchSample> {
    let context = || format!("cannot use {} as a profile", path.display());
    let file = File::open(path).with_context(context)?;
    let plain = read::decompress(Box::new(file)).with_context(context)?;
    SketchSample::read(BufReader::new(plain)).with_context(context)
}

fn merged(paths: &[PathBuf]) -> anyhow::Result<SketchSample> {
    ensure!(
        !paths.is_empty(),
        "nothing to merge: name the profiles (`dechaff profile --merge a.profile b.profile -o FILE`)"
    );
    let mut sample = SketchSample::default();
    for path in paths {
        sample.merge(read_file(path)?);
    }
    Ok(sample)
}

fn write(sample: &SketchSample, target: Target) -> Result<Outcome, RunError> {
    let written = output::write_whole(target, |output| output.write_with(|to| sample.write(to)));
    match written.map_err(RunError::Output)? {
        Written::Complete => Ok(Outcome::Complete),
        Written::ReaderGone => Ok(Outcome::OutputClosed),
    }
}

/// What was learned so far.
#[derive(Default)]
struct Learned {
    sample: SketchSample,
    counts: Counts,
}

impl Learned {
    fn take(
        &mut self,
        sketched: Sketched,
        fail_on_error: bool,
        progress: &mut Progress,
    ) -> anyhow::Result<()> {
        match sketched {
            Sketched::Page { site, sketch } => {
                self.counts.add(Status::Ok);
                self.sample.add(&site, sketch);
            }
            Sketched::NoPage => {}
            Sketched::Error {
                message,
                input_lost,
            } => {
                self.counts.add(Status::Error);
                self.counts.lost += u64::from(input_lost);
                ensure!(
                    !fail_on_error,
                    "stopped at the first error (--fail-on-error): {message}"
                );
                // There is no output line for it.
                progress.warn(&message);
            }
        }
        progress.update(&self.counts);
        Ok(())
    }
}

/// Why a profile has no effect, if it has none.
pub fn useless_profile_warning(sample: &SketchSample) -> Option<&'static str> {
    if sample.pages_per_site() < 2 {
        Some(
            "the pages come from more sites than one profile can hold, so it has no effect: make \
             several profiles of fewer sites each",
        )
    } else if !sample.can_compare_pages() {
        Some(
            "no site has two pages, so the profile has no effect: the site of a page is the host \
             of its url (--url, or the record's own), else the folder of its file",
        )
    } else {
        None
    }
}

/// Makes sketches of all records and passes them to `take` in order.
fn sketch<E>(
    inputs: Inputs,
    sketcher: Sketcher,
    running: &RunningArguments,
    signals: &Signals,
    mut take: impl FnMut(Sketched) -> Result<(), E>,
) -> Result<(), stream::Error<E>> {
    let records = read::records(inputs, sketcher.read.clone(), sketcher.stats.clone());
    let jobs = threads::jobs(running);
    stream::run(
        records,
        sketcher,
        jobs,
        Window::for_jobs(jobs),
        signals.stop(),
        |event| match event {
            Event::Done(sketched) => take(sketched),
            Event::Stalled => Ok(()),
        },
    )
}

/// Makes page sketches of records, on the worker threads.
struct Sketcher {
    read: ReadOptions,
    stats: Arc<ReadStats>,
}

/// The result for one record.
enum Sketched {
    Page {
        site: String,
        sketch: PageSketch,
    },
    /// A record of an archive that holds no page.
    NoPage,
    Error {
        /// The id and what is wrong.
        message: String,
        /// The rest of the input could not be read.
        input_lost: bool,
    },
}

impl Work for Sketcher {
    type Input = Result<Record, ReadError>;
    type Output = Sketched;
    type Label = String;

    fn bytes(&self, input: &Self::Input) -> usize {
        input.as_ref().map_or(0, estimated_bytes)
    }

    fn process(&self, input: Self::Input, label: &mut String) -> Sketched {
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
                Sketched::NoPage
            }
            Err(error) => Sketched::Error {
                message: format!("{}: {}", error.location, error.problem),
                input_lost: error.input_lost(),
            },
            Ok(page) => match crate::sketch(page, &crate::Options::default()) {
                Ok((site, sketch)) => Sketched::Page { site, sketch },
                Err(article) => Sketched::Error {
                    message: format!("{}: {}", article.id, article.error),
                    input_lost: false,
                },
            },
        }
    }

    fn panicked(&self, label: String, message: String) -> Sketched {
        Sketched::Error {
            message: format!("{label}: reading panicked, which is a bug in dechaff: {message}"),
            input_lost: false,
        }
    }
}
