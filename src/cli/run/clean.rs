//! The main command: reads pages, cleans them, writes the articles.

use super::input;
use super::path_conflicts::{ensure_separate, ensure_separate_outputs};
use super::profile;
use super::records::NumberedRecords;
use super::threads;
use super::worker::{LineContent, Worker};
use super::writer::Writer;
use crate::classify::Models;
use crate::cli::args::{Arguments, CleaningArguments, TrainingArguments};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::articles::{ArticleTarget, OutputTargets, create_folder};
use crate::cli::output::format::{self, RecordFormat};
use crate::cli::output::target::Target;
use crate::cli::progress::Progress;
use crate::cli::resume::fingerprint::fingerprint;
use crate::cli::resume::journal::{self, EarlierRuns, Journal};
use crate::cli::signals::Signals;
use crate::explain::terminal::View;
use crate::html::selectors::Selectors;
use crate::page::Page;
use crate::profile::{Profile, SketchSample};
use crate::read::ReadStats;
use crate::render::BodyOptions;
use crate::stream::{self, Window};
use anyhow::{Context, ensure};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome, RunError> {
    let format = RecordFormat::named(&arguments.output).map_err(RunError::Usage)?;
    let targets = OutputTargets::named(&arguments.output, format).map_err(RunError::Output)?;
    ensure_separate(&targets).map_err(RunError::Usage)?;
    let stats = Arc::new(ReadStats::default());
    let paths = input::paths(&arguments.paths, &arguments.input).map_err(RunError::Usage)?;
    if let ArticleTarget::PerInput(_) = targets.articles {
        ensure_separate_outputs(&paths).map_err(RunError::Usage)?;
    }
    let inputs = input::open(paths.clone(), &arguments.input, &targets, stats.clone())
        .map_err(RunError::Usage)?;
    let total_bytes = inputs.total_bytes;
    let mut worker = worker(arguments, targets.format, targets.is_terminal())?;
    let mut records = NumberedRecords::new(inputs, worker.read.clone(), stats.clone());
    let jobs = threads::jobs(&arguments.running);
    let profile_source = ProfileSource::named(arguments, &paths).map_err(RunError::Usage)?;
    let (mut journal, earlier) = open_journal(arguments, &paths, &targets)?;
    threads::silence_stream_panics();
    let signals = Signals::catch().map_err(|error| RunError::Internal(error.into()))?;
    if let Some(journal) = &mut journal {
        warm_up(&worker.clean);
        let in_flight = journal.create_in_flight(jobs).map_err(RunError::Output)?;
        let in_flight = Arc::new(in_flight);
        let quarantined = Arc::new(earlier.quarantined);
        records.in_flight = Some(in_flight.clone());
        records.quarantined = quarantined.clone();
        worker.in_flight = Some(in_flight);
        worker.quarantined = quarantined;
    }
    worker.clean.profile = profile(profile_source, arguments, paths, &targets, &signals)?;
    if let Some(signal) = signals.caught() {
        return Ok(Outcome::Signal(signal));
    }
    let done = usize::try_from(earlier.checkpoint.records).unwrap_or(usize::MAX);

    let running = &arguments.running;
    let progress = Progress::new(
        running.progress,
        running.quiet,
        total_bytes,
        stats,
        targets.is_terminal(),
    );
    let mut writer = Writer::open(arguments, targets, journal, earlier.checkpoint, progress)?;
    if arguments.training.features {
        writer.write_header(&crate::explain::feature_names())?;
    }
    let result = stream::run(
        records.skip(done),
        worker,
        jobs,
        Window::for_jobs(jobs),
        signals.stop(),
        |event| writer.take(event),
    );
    writer.finish(result, signals.caught())
}

/// With `--resume`, opens the journal and reads what earlier runs left in it.
fn open_journal(
    arguments: &Arguments,
    paths: &[PathBuf],
    targets: &OutputTargets,
) -> Result<(Option<Journal>, EarlierRuns), RunError> {
    if !arguments.output.resume {
        return Ok((None, EarlierRuns::default()));
    }
    let path = journal::path(&targets.articles).map_err(RunError::Usage)?;
    ensure_resumable_rejects(targets).map_err(RunError::Usage)?;
    let run = fingerprint(arguments, paths, &targets.paths()).map_err(RunError::Usage)?;
    if let ArticleTarget::PerInput(folder) = &targets.articles {
        create_folder(folder).map_err(RunError::Output)?;
    }
    let (journal, earlier) = Journal::open(path, run)?;
    Ok((Some(journal), earlier))
}

/// Fails if the rejects cannot be continued. Rejects are few, so a compressed member of 4 MiB of
/// text would hardly ever end.
fn ensure_resumable_rejects(targets: &OutputTargets) -> anyhow::Result<()> {
    match &targets.rejects {
        None => Ok(()),
        Some(Target::File(path)) => {
            let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
            ensure!(
                !matches!(extension.to_ascii_lowercase().as_str(), "gz" | "zst"),
                "cannot resume compressed rejects; name a file without .gz or .zst with --rejects"
            );
            Ok(())
        }
        Some(other) => anyhow::bail!(
            "cannot resume rejects that go to {}; name a file with --rejects",
            other.name()
        ),
    }
}

fn worker(
    arguments: &Arguments,
    format: RecordFormat,
    is_terminal: bool,
) -> Result<Worker, RunError> {
    let content = if arguments.output.explain {
        match is_terminal {
            true => LineContent::ExplanationView(View::of_stdout()),
            false => LineContent::Explanation,
        }
    } else if arguments.training.features {
        LineContent::Features
    } else if arguments.training.gate_features {
        LineContent::GateFeatures
    } else {
        LineContent::Article
    };
    let CleaningArguments { select, remove, .. } = &arguments.cleaning;
    let selectors = Selectors::new(select, remove);
    let mut clean = crate::Options {
        quotes: arguments.cleaning.quotes.into(),
        comments: arguments.cleaning.comments.into(),
        body: BodyOptions {
            links: arguments.cleaning.links.into(),
            images: arguments.cleaning.images.into(),
            ..BodyOptions::default()
        },
        lang: arguments.cleaning.lang.clone(),
        min_words: arguments.cleaning.min_words,
        selectors: Arc::new(selectors.map_err(|error| RunError::Usage(error.into()))?),
        models: models(&arguments.training).map_err(RunError::Usage)?,
        profile: None,
        disabled_rules: arguments.training.disabled_rules.clone(),
    };
    format::set_body(&mut clean, format, &arguments.output);
    Ok(Worker {
        read: input::read_options(&arguments.input),
        clean,
        content,
        format,
        keep_rejects: arguments.output.rejects.is_some(),
        keep_facts: arguments.output.stats.is_some(),
        in_flight: None,
        quarantined: Arc::default(),
    })
}

/// Initialises everything that is built at its first use, such as the forests.
///
/// That takes longer than a hundred records. Without a warm-up, a run that is killed shortly after
/// each start would always be killed at the same record, which would then be quarantined.
fn warm_up(options: &crate::Options) {
    for page in [Page::html("", "<p>A page."), Page::text("", "A page.")] {
        crate::clean(page, options);
    }
}

/// Where the site profile comes from.
enum ProfileSource {
    None,
    File(SketchSample),
    /// `--profile auto`: a first pass over the input.
    Input,
}

impl ProfileSource {
    /// Reads a profile that is named, and rejects what cannot work before the run begins.
    fn named(arguments: &Arguments, paths: &[PathBuf]) -> anyhow::Result<ProfileSource> {
        match &arguments.cleaning.profile {
            None => Ok(ProfileSource::None),
            Some(auto) if auto == Path::new("auto") => {
                // The first pass has no journal, so a page that crashes it would do so each time.
                ensure!(
                    !arguments.output.resume,
                    "cannot resume a run with --profile auto: make the profile first (`dechaff \
                     profile PATHS -o site.profile`) and give it with --profile site.profile"
                );
                profile::ensure_readable_twice(paths)?;
                Ok(ProfileSource::Input)
            }
            Some(path) => Ok(ProfileSource::File(profile::read_file(path)?)),
        }
    }
}

fn profile(
    source: ProfileSource,
    arguments: &Arguments,
    paths: Vec<PathBuf>,
    targets: &OutputTargets,
    signals: &Signals,
) -> Result<Option<Arc<Profile>>, RunError> {
    let sample = match source {
        ProfileSource::None => return Ok(None),
        ProfileSource::File(sample) => sample,
        ProfileSource::Input => {
            let stats = Arc::new(ReadStats::default());
            let inputs = input::open(paths, &arguments.input, targets, stats.clone())
                .map_err(RunError::Usage)?;
            let read = input::read_options(&arguments.input);
            let running = &arguments.running;
            let mut progress = Progress::new(
                running.progress,
                running.quiet,
                inputs.total_bytes,
                stats,
                targets.is_terminal(),
            )
            .of_first_pass();
            let sample = profile::first_pass(inputs, read, running, &mut progress, signals)?;
            if let Some(warning) = profile::useless_profile_warning(&sample) {
                progress.warn(warning);
            }
            sample
        }
    };
    Ok(Some(Arc::new(Profile::new(sample))))
}

/// The models named for training, or the embedded ones.
fn models(arguments: &TrainingArguments) -> anyhow::Result<Arc<Models>> {
    let read = |path: &Option<PathBuf>| -> anyhow::Result<Option<Vec<u8>>> {
        let Some(path) = path else { return Ok(None) };
        let bytes = fs::read(path);
        let bytes = bytes.with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Some(bytes))
    };
    let (html, text) = (read(&arguments.model_html)?, read(&arguments.model_text)?);
    Ok(Arc::new(Models::read(html.as_deref(), text.as_deref())?))
}
