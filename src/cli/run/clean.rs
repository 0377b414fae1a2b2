//! A run from its arguments to its end.

use super::input::{self, Items};
use crate::classify::Models;
use crate::cli::args::{Arguments, TrainingArguments};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::destination::{Destination, Outputs, ensure_inputs_apart, make_folder};
use crate::cli::output::target::Target;
use crate::cli::progress::Progress;
use crate::cli::resume::fingerprint;
use crate::cli::resume::journal::{self, Before, Journal, Suspects};
use crate::cli::run::path_conflicts::ensure_rejects_apart;
use crate::cli::run::profile;
use crate::cli::run::threads;
use crate::cli::run::worker::{Cleaner, Show};
use crate::cli::run::writer::Writer;
use crate::cli::signals::Signals;
use crate::page::Page;
use crate::profile::{Profile, SketchSample};
use crate::read::ReadStats;
use crate::stream::{self, Semaphore, Window};
use anyhow::{Context, ensure};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads, cleans, writes.
pub fn run(arguments: &Arguments) -> Result<Outcome, RunError> {
    let outputs = Outputs::named(&arguments.output).map_err(RunError::Output)?;
    ensure_rejects_apart(&outputs).map_err(RunError::Usage)?;
    let tally = Arc::new(ReadStats::default());
    let paths = input::paths(&arguments.paths, &arguments.input).map_err(RunError::Usage)?;
    if let Destination::Each(_) = outputs.articles {
        ensure_inputs_apart(&paths).map_err(RunError::Usage)?;
    }
    let inputs = input::open(paths.clone(), &outputs, tally.clone()).map_err(RunError::Usage)?;
    let total_bytes = inputs.total_bytes;
    let mut cleaner = cleaner(arguments)?;
    let jobs = threads::jobs(&arguments.running);
    let known = KnownSites::named(arguments, &paths).map_err(RunError::Usage)?;
    let (mut journal, before) = journal(arguments, &paths, &outputs)?;
    threads::silence_stream_panics();
    let signals = Signals::catch().map_err(|error| RunError::Internal(error.into()))?;
    if let Some(journal) = &mut journal {
        warm_up(&cleaner.clean);
        cleaner.in_flight = Some(Arc::new(journal.in_flight(jobs).map_err(RunError::Output)?));
        cleaner.suspects = before.suspects;
    }
    cleaner.clean.profile = profile(known, arguments, paths, &outputs, &signals)?;
    if let Some(signal) = signals.caught() {
        return Ok(Outcome::Signal(signal));
    }
    let skipped = usize::try_from(before.checkpoint.records).unwrap_or(usize::MAX);
    let gate = Arc::new(Semaphore::new(Window::for_jobs(jobs)));
    let items = Items::of(inputs, &cleaner, tally.clone(), gate.clone()).skip(skipped);

    let running = &arguments.running;
    let progress = Progress::new(
        running.progress,
        running.quiet,
        total_bytes,
        tally,
        outputs.on_terminal(),
    );
    let mut writer = Writer::open(arguments, outputs, journal, before.checkpoint, progress)?;
    if arguments.training.features {
        writer.head(&crate::feature_names())?;
    }
    let ended = stream::run(items, cleaner, jobs, gate, signals.stop(), |event| {
        writer.take(event)
    });
    writer.conclude(ended, signals.caught())
}

/// With `--resume`, the journal and what an earlier run left in it.
fn journal(
    arguments: &Arguments,
    paths: &[PathBuf],
    outputs: &Outputs,
) -> Result<(Option<Journal>, Before), RunError> {
    if !arguments.output.resume {
        return Ok((None, Before::default()));
    }
    let path = journal::path(&outputs.articles).map_err(RunError::Usage)?;
    ensure_rejects_resume(outputs).map_err(RunError::Usage)?;
    let run = fingerprint::of(arguments, paths, &outputs.paths()).map_err(RunError::Usage)?;
    if let Destination::Each(folder) = &outputs.articles {
        make_folder(folder).map_err(RunError::Output)?;
    }
    let (journal, before) = Journal::open(path, run)?;
    Ok((Some(journal), before))
}

/// Rejects are few, so a compressed member of theirs would hardly ever end.
fn ensure_rejects_resume(outputs: &Outputs) -> anyhow::Result<()> {
    match &outputs.rejects {
        None => Ok(()),
        Some(Target::File(path)) => {
            let suffix = path.extension().and_then(OsStr::to_str).unwrap_or_default();
            ensure!(
                !matches!(suffix.to_ascii_lowercase().as_str(), "gz" | "zst"),
                "compressed rejects cannot be resumed; name a plain file with --rejects"
            );
            Ok(())
        }
        Some(other) => anyhow::bail!(
            "{} cannot be resumed; name a file with --rejects",
            other.name()
        ),
    }
}

fn cleaner(arguments: &Arguments) -> Result<Cleaner, RunError> {
    let show = if arguments.output.explain {
        Show::Verdicts
    } else if arguments.training.features {
        Show::Features
    } else if arguments.training.sorts {
        Show::Sorts
    } else {
        Show::Article
    };
    Ok(Cleaner {
        read: input::read_options(&arguments.input),
        clean: crate::Options {
            quotes: arguments.cleaning.quotes.into(),
            comments: arguments.cleaning.comments.into(),
            lang: arguments.cleaning.lang.clone(),
            min_words: arguments.cleaning.min_words,
            models: models(&arguments.training).map_err(RunError::Usage)?,
            profile: None,
            disabled_rules: arguments.training.disabled_rules.clone(),
        },
        show,
        rejects: arguments.output.rejects.is_some(),
        in_flight: None,
        suspects: Suspects::default(),
    })
}

/// Has all made that is made at its first use, such as the forests. It takes longer than a hundred records: in
/// their time, a run that is killed soon after each start would be killed at the same record each time.
fn warm_up(options: &crate::Options) {
    for page in [Page::html("", "<p>A page."), Page::text("", "A page.")] {
        crate::clean(page, options);
    }
}

/// What `--profile` says of where knowledge of the sites comes from.
enum KnownSites {
    Unknown,
    Read(SketchSample),
    /// From the input itself, which is read for it.
    Learned,
}

impl KnownSites {
    /// Reads a profile that is named; whatever cannot be had is refused before any work.
    fn named(arguments: &Arguments, paths: &[PathBuf]) -> anyhow::Result<KnownSites> {
        match &arguments.cleaning.profile {
            None => Ok(KnownSites::Unknown),
            Some(auto) if auto == Path::new("auto") => {
                // The pass that learns has no journal, so a page that takes it down would do so each time.
                ensure!(
                    !arguments.output.resume,
                    "--profile auto cannot be resumed: make the profile first (`dechaff profile PATHS \
                     -o site.profile`) and give it with --profile site.profile"
                );
                profile::check_twice_readable(paths)?;
                Ok(KnownSites::Learned)
            }
            Some(path) => Ok(KnownSites::Read(profile::read_file(path)?)),
        }
    }
}

fn profile(
    known: KnownSites,
    arguments: &Arguments,
    paths: Vec<PathBuf>,
    outputs: &Outputs,
    signals: &Signals,
) -> Result<Option<Arc<Profile>>, RunError> {
    let sample = match known {
        KnownSites::Unknown => return Ok(None),
        KnownSites::Read(sample) => sample,
        KnownSites::Learned => {
            let tally = Arc::new(ReadStats::default());
            let inputs = input::open(paths, outputs, tally.clone()).map_err(RunError::Usage)?;
            let read = input::read_options(&arguments.input);
            let running = &arguments.running;
            let mut progress = Progress::new(
                running.progress,
                running.quiet,
                inputs.total_bytes,
                tally,
                outputs.on_terminal(),
            )
            .of_first_pass();
            let sample = profile::first_pass(inputs, read, running, &mut progress, signals)?;
            if let Some(poor) = profile::poor(&sample) {
                progress.warn(poor);
            }
            sample
        }
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
