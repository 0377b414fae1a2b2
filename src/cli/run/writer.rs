//! Writes the output lines of a run in order, counts them, and ends the run.
//!
//! Input: the [`OutputLine`]s of the workers. Output: the articles, the rejects, the checkpoints
//! of the journal, the counters on stderr, and at the end the [`Outcome`].

use super::reasons::Reasons;
use super::stats::Stats;
use super::worker::{LineError, OutputLine};
use crate::article::Status;
use crate::cli::args::{Arguments, Only};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::articles::{ArticleOutput, OutputTargets};
use crate::cli::output::{self, Output, Written};
use crate::cli::progress::{Counts, Progress};
use crate::cli::resume::journal::{self, Checkpoint, Journal};
use crate::stream::{self, Event};
use anyhow::{Result, ensure};
use std::path::Path;

/// Takes the lines of a run.
pub struct Writer {
    outputs: OpenOutputs,
    counts: Counts,
    progress: Progress,
    only: Option<Only>,
    fail_on_error: bool,
    ignore_errors: bool,
    reasons: Reasons,
    /// Opened before the first record, so that a path that cannot be written ends the run at once.
    stats: Option<(Output, Stats)>,
}

/// The open files of a run.
struct OpenOutputs {
    articles: ArticleOutput,
    rejects: Option<Output>,
    journal: Option<Journal>,
    /// Records whose lines are written, including those of earlier runs.
    records: u64,
}

/// Why the writer ends the stream early.
#[derive(Debug, thiserror::Error)]
pub enum StopReason {
    #[error("the reader of the output has closed it")]
    ReaderGone,
    #[error("stopped at the first error (--fail-on-error): {0}")]
    ErrorLine(LineError),
    #[error(transparent)]
    Output(anyhow::Error),
}

impl Writer {
    /// Opens the outputs; with a journal, at the checkpoint of an earlier run.
    pub fn open(
        arguments: &Arguments,
        targets: OutputTargets,
        journal: Option<Journal>,
        checkpoint: Checkpoint,
        progress: Progress,
    ) -> Result<Writer, RunError> {
        let counts = checkpoint.counts;
        let stats = targets.stats.clone();
        let stats = stats.map(|target| Output::open(target, false)).transpose();
        let stats = stats.map_err(RunError::Output)?;
        let outputs = OpenOutputs::open(targets, journal, checkpoint).map_err(RunError::Output)?;
        if outputs.records > 0 {
            let records = outputs.records;
            progress.warn(&format!(
                "continues after the {records} records that are done"
            ));
        }
        Ok(Writer {
            outputs,
            counts,
            progress,
            only: arguments.output.only,
            fail_on_error: arguments.running.fail_on_error,
            ignore_errors: arguments.running.ignore_errors,
            reasons: Reasons::default(),
            stats: stats.map(|output| (output, Stats::default())),
        })
    }

    /// Writes lines before that of the first record.
    pub fn write_header(&mut self, lines: &[u8]) -> Result<(), RunError> {
        let written = self.outputs.articles.write(&Default::default(), lines);
        written.map_err(RunError::Output)?;
        Ok(())
    }

    /// Takes the next event of the stream.
    pub fn take(&mut self, event: Event<OutputLine>) -> Result<(), StopReason> {
        let written = match event {
            Event::Stalled => self.outputs.articles.flush_for_reader(),
            Event::Done(line) if line.skipped.is_some() => {
                if let Some(reason) = line.skipped {
                    self.progress.read_stats().skip_record(reason);
                }
                self.outputs.write(&line, true)
            }
            Event::Done(line) => {
                self.counts.add(line.status);
                self.counts.lost += u64::from(line.input_lost);
                let left_out = self.only == Some(Only::Ok) && line.status != Status::Ok;
                self.counts.left_out += u64::from(left_out);
                let written = self.outputs.write(&line, left_out);
                if let Some((_, stats)) = &mut self.stats {
                    stats.add(&line, if left_out { 0 } else { line.text.len() });
                }
                if let Some(notice) = &line.notice {
                    self.progress.warn(notice);
                }
                match line.error {
                    Some(error) if self.fail_on_error => return Err(StopReason::ErrorLine(error)),
                    // It is printed already.
                    Some(_) if line.notice.is_some() => {}
                    Some(error) if line.input_lost => self.progress.warn(&error.to_string()),
                    Some(error) => self.reasons.add(&error.id, &error.message),
                    None => {}
                }
                written
            }
        };
        self.progress.update(&self.counts);
        match written {
            Ok(Written::Complete) => self
                .outputs
                .checkpoint_if_due(self.counts)
                .map_err(StopReason::Output),
            Ok(Written::ReaderGone) => Err(StopReason::ReaderGone),
            Err(error) => Err(StopReason::Output(error)),
        }
    }

    /// Ends the run. The outputs of a complete run are published; those of any other are flushed
    /// and keep their partial names.
    pub fn finish(
        self,
        result: Result<(), stream::Error<StopReason>>,
        signal: Option<i32>,
    ) -> Result<Outcome, RunError> {
        let incomplete_message = self.incomplete_message();
        let written = match (&result, signal) {
            (Ok(()), None) => self.outputs.finish(),
            (Ok(()), Some(_)) => self.outputs.abandon(Some(self.counts)),
            (Err(_), _) => self.outputs.abandon(None),
        };
        let outcome = match (result, written) {
            (Err(stream::Error::Writer(StopReason::Output(error))), _) | (_, Err(error)) => {
                Err(RunError::Output(error))
            }
            (Err(error @ stream::Error::Writer(StopReason::ErrorLine(_))), _) => {
                Err(RunError::ErrorLine(error.into()))
            }
            (Err(error @ (stream::Error::Threads(_) | stream::Error::Reader(_))), _) => {
                Err(RunError::Internal(error.into()))
            }
            (Err(stream::Error::Writer(StopReason::ReaderGone)), _)
            | (Ok(()), Ok(Written::ReaderGone)) => {
                Ok(signal.map_or(Outcome::OutputClosed, Outcome::Signal))
            }
            (Ok(()), Ok(Written::Complete)) => {
                let outcome = outcome(&self.counts, self.ignore_errors);
                Ok(signal.map_or(outcome, Outcome::Signal))
            }
        };
        let is_incomplete = matches!(outcome, Err(_) | Ok(Outcome::Signal(_)));
        if let (true, Some(message)) = (is_incomplete, incomplete_message) {
            self.progress.warn(&message);
        }
        for reason in self.reasons.lines() {
            self.progress.warn(&reason);
        }
        if let Ok(Outcome::NothingRead) = outcome {
            self.progress.warn(NOTHING_READ);
        }
        match outcome {
            Ok(Outcome::OutputClosed) => self.progress.clear(),
            _ => self.progress.finish(&self.counts),
        }
        if let Some((output, stats)) = self.stats {
            let complete = matches!(&outcome, Ok(outcome) if outcome.is_complete());
            let written = stats.write(output, &self.counts, &self.progress, complete);
            match (written, &outcome) {
                (Ok(_), _) => {}
                (Err(error), Ok(_)) => return Err(RunError::Output(error)),
                (Err(error), Err(_)) => self.progress.warn(&format!("{error:#}")),
            }
        }
        outcome
    }

    /// The message that names the partial files, for a run that ends incomplete.
    fn incomplete_message(&self) -> Option<String> {
        let rejects = self.outputs.rejects.as_ref().and_then(Output::partial);
        let rejects = rejects.map(Path::to_owned);
        let articles = self.outputs.articles.partial();
        let partial: Vec<_> = articles
            .into_iter()
            .chain(rejects)
            .map(|path| path.display().to_string())
            .collect();
        if partial.is_empty() {
            return None;
        }
        let advice = match self.outputs.journal {
            Some(_) => "; run the same command again to continue",
            None => " (a run with --resume can be continued)",
        };
        Some(format!(
            "the output is incomplete: what was written so far is in {}{advice}",
            partial.join(" and ")
        ))
    }
}

impl OpenOutputs {
    fn open(
        targets: OutputTargets,
        journal: Option<Journal>,
        checkpoint: Checkpoint,
    ) -> Result<OpenOutputs> {
        let OutputTargets {
            articles,
            format,
            rejects,
            stats: _,
        } = targets;
        let stale_journal = journal::path(&articles).ok();
        let resumable = journal.is_some();
        let articles =
            ArticleOutput::open(articles, format, resumable, checkpoint.articles.as_ref())?;
        let rejects = match rejects {
            Some(target) => {
                let position = checkpoint.rejects.as_ref();
                Some(Output::open_or_resume(target, resumable, position)?)
            }
            None => None,
        };
        // The partial file now belongs to this run, so an earlier journal no longer describes it.
        if let (None, Some(stale)) = (&journal, stale_journal) {
            journal::discard(&stale)?;
        }
        Ok(OpenOutputs {
            articles,
            rejects,
            journal,
            records: checkpoint.records,
        })
    }

    fn write(&mut self, line: &OutputLine, left_out: bool) -> Result<Written> {
        let text = if left_out { &[][..] } else { &line.text };
        let written = self.articles.write(&line.input, text)?;
        if let (Some(rejects), Some(reject)) = (&mut self.rejects, &line.reject) {
            ensure_rejects_are_read(rejects.write(reject)?)?;
        }
        self.records += 1;
        Ok(written)
    }

    fn checkpoint_if_due(&mut self, counts: Counts) -> Result<()> {
        let is_due = self
            .journal
            .as_ref()
            .is_some_and(Journal::checkpoint_is_due);
        match is_due && self.articles.has_position() {
            true => self.checkpoint(counts),
            false => Ok(()),
        }
    }

    fn checkpoint(&mut self, counts: Counts) -> Result<()> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        let rejects = self.rejects.as_mut();
        journal.append_checkpoint(Checkpoint {
            records: self.records,
            counts,
            articles: self.articles.synced_position()?,
            rejects: rejects.map(Output::synced_position).transpose()?,
        })
    }

    fn finish(self) -> Result<Written> {
        let (written, articles) = self.articles.finish()?;
        let rejects = match self.rejects {
            Some(rejects) => {
                let (written, rejects) = rejects.finish()?;
                ensure_rejects_are_read(written)?;
                Some(rejects)
            }
            None => None,
        };
        let all: Vec<_> = articles.into_iter().chain(rejects).collect();
        output::publish(&all)?;
        if let Some(journal) = self.journal {
            journal.remove();
        }
        Ok(written)
    }

    /// Ends an incomplete run. `counts` is given if everything that was read is written, so that
    /// a later run can continue here.
    fn abandon(mut self, counts: Option<Counts>) -> Result<Written> {
        let checkpoint = match counts {
            Some(counts) if self.articles.has_position() => self.checkpoint(counts),
            _ => Ok(()),
        };
        let rejects = match self.rejects {
            Some(rejects) => rejects.abandon().and_then(ensure_rejects_are_read),
            None => Ok(()),
        };
        let written = self.articles.abandon()?;
        checkpoint.and(rejects).and(Ok(written))
    }
}

/// Fails if the reader of the rejects has closed them.
///
/// A reader that closes the articles has enough of them (`| head`). Rejects are kept because
/// each one is wanted, so losing them is an error.
fn ensure_rejects_are_read(written: Written) -> Result<()> {
    ensure!(
        written == Written::Complete,
        "cannot write the rejects: their reader has closed the pipe; name a file with --rejects"
    );
    Ok(())
}

/// The warning of a run that gives nothing.
pub const NOTHING_READ: &str = "no page was read: the input is empty, or holds no pages";

/// The outcome of a run that read all its inputs. `ignore_errors`: what is wrong with them does not
/// fail the run.
pub fn outcome(counts: &Counts, ignore_errors: bool) -> Outcome {
    let outcome = if counts.lost > 0 {
        Outcome::InputLost
    } else if counts.nothing_usable() {
        Outcome::NothingUsable
    } else if !counts.any() {
        Outcome::NothingRead
    } else {
        Outcome::Complete
    };
    match ignore_errors && outcome.is_about_input() {
        true => Outcome::Complete,
        false => outcome,
    }
}
