//! The end of the line: writes, counts, shows.

use crate::article::Status;
use crate::cli::args::{Arguments, Only};
use crate::cli::outcome::{Outcome, RunError};
use crate::cli::output::destination::{Outputs, Sink};
use crate::cli::output::{self, Output, Written};
use crate::cli::progress::{Counts, Progress};
use crate::cli::resume::journal::{self, Checkpoint, Journal};
use crate::cli::run::worker::Line;
use crate::stream::{self, Event};
use anyhow::{Result, ensure};
use std::path::Path;

/// Takes the lines of a run, in their order.
pub struct Writer {
    files: Files,
    counts: Counts,
    progress: Progress,
    only: Option<Only>,
    fail_on_error: bool,
}

/// What is written to.
struct Files {
    sink: Sink,
    rejects: Option<Output>,
    journal: Option<Journal>,
    /// Records whose lines are written, those of the run that is resumed among them.
    records: u64,
}

/// Why the writer ends the stream.
#[derive(Debug, thiserror::Error)]
pub enum Halt {
    #[error("nobody reads the output any more")]
    Closed,
    #[error("stopped at the first error (--fail-on-error): {0}")]
    ErrorLine(String),
    #[error(transparent)]
    Output(anyhow::Error),
}

impl Writer {
    /// Opens what is written to; with a journal, as far as an earlier run came.
    pub fn open(
        arguments: &Arguments,
        outputs: Outputs,
        journal: Option<Journal>,
        from: Checkpoint,
        progress: Progress,
    ) -> Result<Writer, RunError> {
        let counts = from.counts;
        let files = Files::open(outputs, journal, from).map_err(RunError::Output)?;
        if files.records > 0 {
            let records = files.records;
            progress.warn(&format!(
                "goes on behind the {records} records that are done"
            ));
        }
        Ok(Writer {
            files,
            counts,
            progress,
            only: arguments.output.only,
            fail_on_error: arguments.running.fail_on_error,
        })
    }

    /// What stands before the first record's line.
    pub fn head(&mut self, lines: &[u8]) -> Result<(), RunError> {
        let written = self.files.sink.write(&Default::default(), lines);
        written.map_err(RunError::Output)?;
        Ok(())
    }

    pub fn take(&mut self, event: Event<Line>) -> Result<(), Halt> {
        let written = match event {
            Event::Stalled => self.files.sink.stalled(),
            Event::Done(line) => {
                self.count(&line);
                let left_out = self.only == Some(Only::Ok) && line.status != Status::Ok;
                self.counts.left_out += u64::from(left_out);
                let written = self.files.write(&line, left_out);
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
            Ok(Written::Whole) => self.files.mark(self.counts).map_err(Halt::Output),
            Ok(Written::Closed) => Err(Halt::Closed),
            Err(error) => Err(Halt::Output(error)),
        }
    }

    fn count(&mut self, line: &Line) {
        self.counts.count(line.status);
        self.counts.lost += u64::from(line.input_lost);
    }

    /// A complete run's output is finished; any other's is handed on as far as it came.
    pub fn conclude(
        self,
        ended: Result<(), stream::Error<Halt>>,
        signal: Option<i32>,
    ) -> Result<Outcome, RunError> {
        let left = self.left();
        let written = match (&ended, signal) {
            (Ok(()), None) => self.files.finish(),
            (Ok(()), Some(_)) => self.files.leave(Some(self.counts)),
            (Err(_), _) => self.files.leave(None),
        };
        let ending = match (ended, written) {
            (Err(stream::Error::Writer(Halt::Output(error))), _) | (_, Err(error)) => {
                Err(RunError::Output(error))
            }
            (Err(error @ stream::Error::Writer(Halt::ErrorLine(_))), _) => {
                Err(RunError::ErrorLine(error.into()))
            }
            (Err(error @ (stream::Error::Threads(_) | stream::Error::Reader(_))), _) => {
                Err(RunError::Internal(error.into()))
            }
            (Err(stream::Error::Writer(Halt::Closed)), _) | (Ok(()), Ok(Written::Closed)) => {
                Ok(signal.map_or(Outcome::OutputClosed, Outcome::Signal))
            }
            (Ok(()), Ok(Written::Whole)) => {
                Ok(signal.map_or_else(|| ending(&self.counts), Outcome::Signal))
            }
        };
        let incomplete = matches!(ending, Err(_) | Ok(Outcome::Signal(_)));
        if let (true, Some(left)) = (incomplete, left) {
            self.progress.warn(&left);
        }
        match ending {
            Ok(Outcome::OutputClosed) => self.progress.clear(),
            _ => self.progress.finish(&self.counts),
        }
        ending
    }

    /// What is to be said of the output if it stays as it is.
    fn left(&self) -> Option<String> {
        let rejects = self.files.rejects.as_ref().and_then(Output::partial);
        let rejects = rejects.map(Path::to_owned);
        let partial: Vec<_> = self
            .files
            .sink
            .partial()
            .into_iter()
            .chain(rejects)
            .collect();
        let partial: Vec<_> = partial
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        if partial.is_empty() {
            return None;
        }
        let next = match self.files.journal {
            Some(_) => "; the same command, started again, goes on from there",
            None => " (a run with --resume can be gone on with)",
        };
        let partial = partial.join(" and ");
        Some(format!(
            "the output is not complete: what was written of it is in {partial}{next}"
        ))
    }
}

impl Files {
    fn open(outputs: Outputs, journal: Option<Journal>, from: Checkpoint) -> Result<Files> {
        let Outputs { articles, rejects } = outputs;
        let stale = journal::path(&articles).ok();
        let resumes = journal.is_some();
        let sink = Sink::open(articles, resumes, from.output.as_ref())?;
        let rejects = match rejects {
            Some(target) => Some(Output::open_or_resume(
                target,
                resumes,
                from.rejects.as_ref(),
            )?),
            None => None,
        };
        // From here on the partial file is this run's, and no longer what a journal speaks of.
        if let (None, Some(stale)) = (&journal, stale) {
            journal::discard(&stale)?;
        }
        Ok(Files {
            sink,
            rejects,
            journal,
            records: from.records,
        })
    }

    fn write(&mut self, line: &Line, left_out: bool) -> Result<Written> {
        let text = if left_out { &[][..] } else { &line.text };
        let written = self.sink.write(&line.input, text)?;
        if let (Some(rejects), Some(reject)) = (&mut self.rejects, &line.reject) {
            ensure_read(rejects.write(reject)?)?;
        }
        self.records += 1;
        Ok(written)
    }

    /// Tells the journal, when it is time.
    fn mark(&mut self, counts: Counts) -> Result<()> {
        let due = self.journal.as_ref().is_some_and(Journal::is_due);
        match due && self.sink.can_be_marked() {
            true => self.checkpoint(counts),
            false => Ok(()),
        }
    }

    fn checkpoint(&mut self, counts: Counts) -> Result<()> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        let rejects = self.rejects.as_mut();
        journal.checkpoint(Checkpoint {
            records: self.records,
            counts,
            output: self.sink.place()?,
            rejects: rejects.map(Output::mark).transpose()?,
        })
    }

    fn finish(self) -> Result<Written> {
        let (written, articles) = self.sink.finish()?;
        let rejects = match self.rejects {
            Some(rejects) => {
                let (written, rejects) = rejects.finish()?;
                ensure_read(written)?;
                Some(rejects)
            }
            None => None,
        };
        let all: Vec<_> = articles.into_iter().chain(rejects).collect();
        output::appear(&all)?;
        if let Some(journal) = self.journal {
            journal.remove();
        }
        Ok(written)
    }

    /// The end of a run that is not complete. `counts`: all that was read has been written,
    /// and a later run can go on here.
    fn leave(mut self, counts: Option<Counts>) -> Result<Written> {
        let marked = match counts {
            Some(counts) if self.sink.can_be_marked() => self.checkpoint(counts),
            _ => Ok(()),
        };
        let rejects = match self.rejects {
            Some(rejects) => rejects.leave().and_then(ensure_read),
            None => Ok(()),
        };
        let written = self.sink.leave()?;
        marked.and(rejects).and(Ok(written))
    }
}

/// Fails where nobody reads the rejects any more. Who leaves the articles has enough of them (`| head`), and
/// that ends the run; rejects are kept because each is wanted.
fn ensure_read(rejects: Written) -> Result<()> {
    ensure!(
        rejects == Written::Whole,
        "cannot write the rejects: their reader has left; name a file with --rejects"
    );
    Ok(())
}

/// How a run ended that came to its end.
pub fn ending(counts: &Counts) -> Outcome {
    if counts.lost > 0 {
        Outcome::InputLost
    } else if counts.nothing_usable() {
        Outcome::NothingUsable
    } else {
        Outcome::Complete
    }
}
