//! `dechaff profile`: learns from many pages what their sites repeat, or merges what was learned.
//!
//! The same reading, the same threads as a run that cleans; what comes out of a page is not a
//! line but what the profile keeps of it.

use crate::article::Status;
use crate::cli::args::{ProfileArguments, RunningArguments};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::destination::{Destination, Outputs};
use crate::cli::output::target::Target;
use crate::cli::output::{self, Output, Written};
use crate::cli::progress::{Counts, Progress};
use crate::cli::run::input;
use crate::cli::run::worker::estimated_bytes;
use crate::cli::run::writer;
use crate::cli::signals::Signals;
use crate::profile::{PageSketch, SketchSample};
use crate::read::files::Inputs;
use crate::read::{self, ReadError, ReadOptions, ReadStats, Record};
use crate::stream::{self, Event, Semaphore, Window, Work};
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
    let tally = Arc::new(ReadStats::default());
    let paths = input::paths(&arguments.paths, &arguments.input).map_err(RunError::Usage)?;
    let outputs = Outputs {
        articles: Destination::One(target.clone()),
        rejects: None,
    };
    let inputs = input::open(paths, &outputs, tally.clone()).map_err(RunError::Usage)?;
    super::threads::silence_stream_panics();
    let signals = Signals::catch().map_err(|error| RunError::Internal(error.into()))?;
    let running = &arguments.running;
    let mut progress = Progress::new(
        running.progress,
        running.quiet,
        inputs.total_bytes,
        tally.clone(),
        false,
    );
    let learner = Learner {
        read: input::read_options(&arguments.input),
    };
    let mut lesson = Lesson::default();
    let ended = learn(inputs, learner, running, tally, &signals, |seen| {
        lesson.take(seen, running.fail_on_error, &mut progress)
    });
    let ending = match (ended, signals.caught()) {
        (Err(stream::Error::Writer(error)), _) => Err(RunError::ErrorLine(error)),
        (Err(error), _) => Err(RunError::Internal(anyhow!("{error}"))),
        // Half a profile would pass for a whole one.
        (Ok(()), Some(signal)) => Ok(Outcome::Signal(signal)),
        (Ok(()), None) => match write(&lesson.sample, target) {
            Ok(Outcome::Complete) => Ok(writer::ending(&lesson.counts)),
            other => other,
        },
    };
    if let (Ok(_), Some(poor)) = (&ending, poor(&lesson.sample)) {
        progress.warn(poor);
    }
    progress.finish(&lesson.counts);
    ending
}

/// The first of the two passes of `--profile auto`. What cannot be read is told by the second.
pub fn first_pass(
    inputs: Inputs,
    read: ReadOptions,
    running: &RunningArguments,
    progress: &mut Progress,
    signals: &Signals,
) -> Result<SketchSample, RunError> {
    let mut sample = SketchSample::default();
    let mut counts = Counts::default();
    let tally = progress.tally();
    let learned = learn(inputs, Learner { read }, running, tally, signals, |seen| {
        match seen {
            Seen::Page(site, trace) => {
                counts.count(Status::Ok);
                sample.add(&site, trace);
            }
            Seen::Error { .. } => counts.count(Status::Error),
        }
        progress.update(&counts);
        Ok(())
    });
    progress.clear();
    learned.map_err(|error: stream::Error<Infallible>| RunError::Internal(error.into()))?;
    Ok(sample)
}

/// Why `--profile auto` cannot be had of these paths.
pub fn check_twice_readable(paths: &[PathBuf]) -> anyhow::Result<()> {
    for path in paths {
        let stdin = path == Path::new("-");
        // What is missing is told by whoever opens it.
        let once = std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
        let name = if stdin {
            "stdin".into()
        } else {
            path.display().to_string()
        };
        ensure!(
            !stdin && !once,
            "--profile auto reads its input twice, and {name} can be read only once: name files or \
             folders, or make the profile first (`dechaff profile PATHS -o site.profile`) and give \
             it with --profile site.profile"
        );
    }
    Ok(())
}

/// The profile in a file.
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
    let mut output = Output::open(target, false).map_err(RunError::Output)?;
    let written = output.write_with(|to| sample.write(to));
    let finished = written.and_then(|written| match written {
        Written::Whole => {
            let (written, whole) = output.finish()?;
            output::appear(&[whole])?;
            Ok(written)
        }
        Written::Closed => Ok(Written::Closed),
    });
    match finished.map_err(RunError::Output)? {
        Written::Whole => Ok(Outcome::Complete),
        Written::Closed => Ok(Outcome::OutputClosed),
    }
}

/// What was learned so far.
#[derive(Default)]
struct Lesson {
    sample: SketchSample,
    counts: Counts,
}

impl Lesson {
    fn take(
        &mut self,
        seen: Seen,
        fail_on_error: bool,
        progress: &mut Progress,
    ) -> anyhow::Result<()> {
        match seen {
            Seen::Page(site, trace) => {
                self.counts.count(Status::Ok);
                self.sample.add(&site, trace);
            }
            Seen::Error { message, lost } => {
                self.counts.count(Status::Error);
                self.counts.lost += u64::from(lost);
                ensure!(
                    !fail_on_error,
                    "stopped at the first error (--fail-on-error): {message}"
                );
                // There is no line to say it in.
                progress.warn(&message);
            }
        }
        progress.update(&self.counts);
        Ok(())
    }
}

/// Why a profile tells nothing, if so.
pub fn poor(sample: &SketchSample) -> Option<&'static str> {
    if sample.pages_per_site() < 2 {
        Some(
            "the pages are of more sites than a profile can tell of: make profiles of fewer sites \
             each",
        )
    } else if !sample.can_compare_pages() {
        Some(
            "no site has two pages, so the profile tells nothing: a page's site is the host of its \
             url (--url, or the record's own), else the folder of its file",
        )
    } else {
        None
    }
}

fn learn<E>(
    inputs: Inputs,
    learner: Learner,
    running: &RunningArguments,
    tally: Arc<ReadStats>,
    signals: &Signals,
    mut take: impl FnMut(Seen) -> Result<(), E>,
) -> Result<(), stream::Error<E>> {
    let records = read::records(inputs, learner.read.clone(), tally);
    let jobs = super::threads::jobs(running);
    stream::run(
        records,
        learner,
        jobs,
        Arc::new(Semaphore::new(Window::for_jobs(jobs))),
        signals.stop(),
        |event| match event {
            Event::Done(seen) => take(seen),
            Event::Stalled => Ok(()),
        },
    )
}

/// Makes traces of records.
struct Learner {
    read: ReadOptions,
}

/// What became of a record.
enum Seen {
    Page(String, PageSketch),
    /// The id and what is wrong; `lost`: the rest of its input could not be read.
    Error {
        message: String,
        lost: bool,
    },
}

impl Work for Learner {
    type Item = Result<Record, ReadError>;
    type Done = Seen;
    type Name = String;

    fn bytes(&self, item: &Self::Item) -> usize {
        item.as_ref().map_or(0, estimated_bytes)
    }

    fn work(&self, item: Self::Item, name: &mut String) -> Seen {
        let page = item.and_then(|record| {
            *name = record.location.to_string();
            read::to_page(record, &self.read)
        });
        match page {
            Err(fault) => Seen::Error {
                message: format!("{}: {}", fault.location, fault.problem),
                lost: fault.input_lost(),
            },
            Ok(page) => match crate::sketch(page, &crate::Options::default()) {
                Ok((site, trace)) => Seen::Page(site, trace),
                Err(article) => Seen::Error {
                    message: format!("{}: {}", article.id, article.error),
                    lost: false,
                },
            },
        }
    }

    fn panicked(&self, name: String, message: String) -> Seen {
        Seen::Error {
            message: format!("{name}: reading panicked, which is a bug in dechaff: {message}"),
            lost: false,
        }
    }
}
