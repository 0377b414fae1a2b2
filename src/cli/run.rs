//! A run from its arguments to its end.

use super::args::{Arguments, Only, RunningArguments, TrainingArguments};
use super::exit::{Ending, Failure};
use super::input;
use super::line::{Cleaner, Line, Show};
use super::output::{Output, Target, Written};
use super::profile;
use super::progress::{Counts, Progress};
use super::signals::Signals;
use anyhow::Context;
use dechaff::article::Status;
use dechaff::judge::Models;
use dechaff::profile::Profile;
use dechaff::read::{self, Tally};
use dechaff::stream::{self, Event, Window};
use std::io::IsTerminal;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io, panic, thread};

/// Reads, cleans, writes.
pub fn run(arguments: &Arguments) -> Result<Ending, Failure> {
    let target = Target::named(arguments.output.output.as_deref()).map_err(Failure::Output)?;
    let tally = Arc::new(Tally::default());
    let paths = input::paths(&arguments.paths, &arguments.input).map_err(Failure::Usage)?;
    let inputs = input::open(paths.clone(), &target, tally.clone()).map_err(Failure::Usage)?;
    let total_bytes = inputs.total_bytes;
    let mut cleaner = cleaner(arguments)?;
    let jobs = jobs(&arguments.running);

    hush_reported_panics();
    let signals = Signals::catch().map_err(|error| Failure::Internal(error.into()))?;
    cleaner.clean.profile = profile(arguments, paths, &target, &signals)?;
    if let Some(signal) = signals.caught() {
        return Ok(Ending::Signal(signal));
    }
    let records = read::records(inputs, cleaner.read.clone(), tally.clone());
    let mut writer = Writer::open(arguments, target, total_bytes, tally)?;
    if arguments.training.features {
        writer.head(&dechaff::feature_names())?;
    }
    let ended = stream::run(
        records,
        cleaner,
        jobs,
        Window::for_jobs(jobs),
        signals.stop(),
        |event| writer.take(event),
    );
    writer.conclude(ended, signals.caught())
}

fn cleaner(arguments: &Arguments) -> Result<Cleaner, Failure> {
    let show = if arguments.output.explain {
        Show::Verdicts
    } else if arguments.training.features {
        Show::Features
    } else {
        Show::Article
    };
    Ok(Cleaner {
        read: input::read_options(&arguments.input),
        clean: dechaff::Options {
            quotes: arguments.cleaning.quotes.into(),
            lang: arguments.cleaning.lang.clone(),
            min_words: arguments.cleaning.min_words,
            models: models(&arguments.training).map_err(Failure::Usage)?,
            profile: None,
        },
        show,
    })
}

/// The profile that is named, or for `auto` that of the input itself, which is read for it.
fn profile(
    arguments: &Arguments,
    paths: Vec<PathBuf>,
    target: &Target,
    signals: &Signals,
) -> Result<Option<Arc<Profile>>, Failure> {
    let sample = match &arguments.cleaning.profile {
        None => return Ok(None),
        Some(auto) if auto == Path::new("auto") => {
            profile::check_twice_readable(&paths).map_err(Failure::Usage)?;
            let inputs = input::open(paths, target, Arc::default()).map_err(Failure::Usage)?;
            let read = input::read_options(&arguments.input);
            profile::first_pass(inputs, read, &arguments.running, signals)?
        }
        Some(path) => profile::read_file(path).map_err(Failure::Usage)?,
    };
    Ok(Some(Arc::new(Profile::new(sample))))
}

/// Other weights than the program's own, if any are named.
fn models(arguments: &TrainingArguments) -> anyhow::Result<Arc<Models>> {
    let read = |path: &Option<PathBuf>| -> anyhow::Result<Option<Vec<u8>>> {
        let Some(path) = path else { return Ok(None) };
        let weights = fs::read(path);
        let weights = weights.with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Some(weights))
    };
    let (html, text) = (read(&arguments.model_html)?, read(&arguments.model_text)?);
    Ok(Arc::new(Models::read(html.as_deref(), text.as_deref())?))
}

pub fn jobs(arguments: &RunningArguments) -> usize {
    match arguments.jobs {
        Some(jobs) => usize::from(jobs),
        None => thread::available_parallelism().map_or(1, NonZero::get),
    }
}

/// Panics in the threads of the stream come out as `error` lines; a trace of each on stderr
/// would drown what is said there.
pub fn hush_reported_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let ours = |name: &str| name.starts_with(stream::THREADS);
        if !thread::current().name().is_some_and(ours) {
            usual(panic);
        }
    }));
}

/// The end of the line: writes, counts, shows.
struct Writer {
    output: Output,
    counts: Counts,
    progress: Progress,
    only: Option<Only>,
    fail_on_error: bool,
}

/// Why the writer ends the stream.
#[derive(Debug, thiserror::Error)]
enum Halt {
    #[error("nobody reads the output any more")]
    Closed,
    #[error("stopped at the first error (--fail-on-error): {0}")]
    ErrorLine(String),
    #[error(transparent)]
    Output(anyhow::Error),
}

impl Writer {
    fn open(
        arguments: &Arguments,
        target: Target,
        total_bytes: Option<u64>,
        tally: Arc<Tally>,
    ) -> Result<Writer, Failure> {
        let running = &arguments.running;
        let on_terminal = matches!(target, Target::Stdout) && io::stdout().is_terminal();
        Ok(Writer {
            output: Output::open(target).map_err(Failure::Output)?,
            counts: Counts::default(),
            progress: Progress::new(
                running.progress,
                running.quiet,
                total_bytes,
                tally,
                on_terminal,
            ),
            only: arguments.output.only,
            fail_on_error: running.fail_on_error,
        })
    }

    /// What stands before the first record's line.
    fn head(&mut self, lines: &[u8]) -> Result<(), Failure> {
        self.output.write(lines).map_err(Failure::Output)?;
        Ok(())
    }

    fn take(&mut self, event: Event<Line>) -> Result<(), Halt> {
        let written = match event {
            Event::Stalled => self.output.stalled(),
            Event::Done(line) => {
                self.count(&line);
                let written = if self.only == Some(Only::Ok) && line.status != Status::Ok {
                    self.counts.left_out += 1;
                    Ok(Written::Whole)
                } else {
                    self.output.write(&line.text)
                };
                match line.error {
                    Some(error) if self.fail_on_error => return Err(Halt::ErrorLine(error)),
                    Some(error) if line.input_lost => self.progress.warn(&error),
                    _ => {}
                }
                written
            }
        };
        self.progress.update(&self.counts);
        match written {
            Ok(Written::Whole) => Ok(()),
            Ok(Written::Closed) => Err(Halt::Closed),
            Err(error) => Err(Halt::Output(error)),
        }
    }

    fn count(&mut self, line: &Line) {
        self.counts.count(line.status);
        self.counts.lost += u64::from(line.input_lost);
    }

    /// A complete run's output is finished; any other's is handed on as far as it came.
    fn conclude(
        self,
        ended: Result<(), stream::Error<Halt>>,
        signal: Option<i32>,
    ) -> Result<Ending, Failure> {
        let partial = self.output.partial();
        let written = if ended.is_ok() && signal.is_none() {
            self.output.finish()
        } else {
            self.output.leave()
        };
        let ending = match (ended, written) {
            (Err(stream::Error::Writer(Halt::Output(error))), _) | (_, Err(error)) => {
                Err(Failure::Output(error))
            }
            (Err(error @ stream::Error::Writer(Halt::ErrorLine(_))), _) => {
                Err(Failure::ErrorLine(error.into()))
            }
            (Err(error @ (stream::Error::Threads(_) | stream::Error::Reader(_))), _) => {
                Err(Failure::Internal(error.into()))
            }
            (Err(stream::Error::Writer(Halt::Closed)), _) | (Ok(()), Ok(Written::Closed)) => {
                Ok(signal.map_or(Ending::OutputClosed, Ending::Signal))
            }
            (Ok(()), Ok(Written::Whole)) => {
                Ok(signal.map_or_else(|| ending(&self.counts), Ending::Signal))
            }
        };
        let incomplete = matches!(ending, Err(_) | Ok(Ending::Signal(_)));
        if let (true, Some(partial)) = (incomplete, partial) {
            self.progress.warn(&format!(
                "the output is not complete: what was written of it is in {}",
                partial.display()
            ));
        }
        match ending {
            Ok(Ending::OutputClosed) => self.progress.clear(),
            _ => self.progress.finish(&self.counts),
        }
        ending
    }
}

/// How a run ended that came to its end.
pub fn ending(counts: &Counts) -> Ending {
    if counts.lost > 0 {
        Ending::InputLost
    } else if counts.nothing_usable() {
        Ending::NothingUsable
    } else {
        Ending::Complete
    }
}
