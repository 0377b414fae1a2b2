//! Where the articles go: to one output, or to one for each input.
//!
//! `--output-dir DIR` names an output after the path of its input: `a/b.html` goes to
//! `DIR/a/b.html.jsonl` (`.md` with `--to markdown`). As in a tar archive, parts of the path that
//! lead outside are left out: a leading `/`, a `.`, and everything up to the last `..`. Inputs that
//! would map to the same output are rejected before any work. A name that is needed both as an
//! output and as a folder (`a` and `a.jsonl/b.html`) is only found while a folder is walked, so the
//! run ends there, with exit code 3. The lines come in the order of the inputs, so one output is
//! open at a time. An input without records has no output.

use super::file::{self, FilePosition, FinishedOutput, Output, Written};
use super::format::RecordFormat;
use super::lock;
use super::target::{FileId, Target, folder_of, with_suffix};
use crate::cli::args::OutputArguments;
use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, IsTerminal};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The most folders with unsynced names. A sync takes milliseconds, so they are collected.
const UNSYNCED_FOLDERS: usize = 256;

/// All targets of a run, not opened yet.
#[derive(Debug, Clone)]
pub struct OutputTargets {
    pub articles: ArticleTarget,
    pub format: RecordFormat,
    pub rejects: Option<Target>,
    pub stats: Option<Target>,
}

/// What `--output` and `--output-dir` name, not opened yet.
#[derive(Debug, Clone)]
pub enum ArticleTarget {
    Single(Target),
    /// A folder with one output for each input.
    PerInput(PathBuf),
}

impl OutputTargets {
    /// The targets that the arguments name, for records of this format.
    pub fn named(arguments: &OutputArguments, format: RecordFormat) -> Result<OutputTargets> {
        let articles = match &arguments.output_dir {
            None => ArticleTarget::Single(Target::named(arguments.output.as_deref())?),
            Some(folder) => {
                ensure!(
                    folder.is_dir() || !folder.exists(),
                    "cannot write to {}: it is not a folder; name one with --output-dir",
                    folder.display()
                );
                ArticleTarget::PerInput(folder.clone())
            }
        };
        let rejects = arguments.rejects.as_deref();
        let rejects = rejects.map(|path| Target::named(Some(path)));
        let stats = arguments.stats.as_deref();
        let stats = stats.map(|path| Target::named(Some(path)));
        Ok(OutputTargets {
            articles,
            format,
            rejects: rejects.transpose()?,
            stats: stats.transpose()?,
        })
    }

    /// The paths that must not be read as input.
    pub fn paths(&self) -> Vec<&Path> {
        let articles = match &self.articles {
            ArticleTarget::Single(target) => target.path(),
            ArticleTarget::PerInput(folder) => Some(folder.as_path()),
        };
        let rejects = self.rejects.as_ref().and_then(Target::path);
        let stats = self.stats.as_ref().and_then(Target::path);
        articles.into_iter().chain(rejects).chain(stats).collect()
    }

    /// The regular files that exist already.
    pub fn existing_files(&self) -> impl Iterator<Item = FileId> {
        let articles = match &self.articles {
            ArticleTarget::Single(target) => Some(target),
            ArticleTarget::PerInput(_) => None,
        };
        let beside = self.rejects.iter().chain(&self.stats);
        let targets = articles.into_iter().chain(beside);
        targets.filter_map(Target::existing_file)
    }

    /// Whether the articles go to a terminal.
    pub fn is_terminal(&self) -> bool {
        matches!(self.articles, ArticleTarget::Single(Target::Stdout)) && io::stdout().is_terminal()
    }
}

/// The part of an input path that names its output: without what leads outside.
pub fn path_in_folder(input: &Path) -> PathBuf {
    let mut inside = PathBuf::new();
    for component in input.components() {
        match component {
            Component::Normal(name) => inside.push(name),
            Component::ParentDir => inside = PathBuf::new(),
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
        }
    }
    inside
}

/// The open output of the articles, and the position in it at which a later run can continue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlePosition {
    /// The path in the folder of `--output-dir`; empty if there is a single output.
    path_in_folder: OsString,
    position: FilePosition,
}

/// The open output of the articles.
pub enum ArticleOutput {
    Single(Output, RecordFormat),
    PerInput(OutputFolder),
}

/// A folder of outputs, at most one of them open.
pub struct OutputFolder {
    folder: PathBuf,
    format: RecordFormat,
    /// Held for as long as the run writes.
    _lock: File,
    resumable: bool,
    open: Option<OpenOutput>,
    /// Folders whose names changed since they were last synced.
    unsynced: BTreeSet<PathBuf>,
}

struct OpenOutput {
    /// `None` for the output of an earlier run, until the first record of its input comes.
    input: Option<Arc<PathBuf>>,
    path_in_folder: PathBuf,
    output: Output,
}

impl ArticleOutput {
    /// `resumable`: a later run can continue. `position`: where this run continues.
    pub fn open(
        target: ArticleTarget,
        format: RecordFormat,
        resumable: bool,
        position: Option<&ArticlePosition>,
    ) -> Result<ArticleOutput> {
        match target {
            ArticleTarget::Single(target) => {
                let position = position.map(|position| &position.position);
                let output = Output::open_or_resume(target, resumable, position)?;
                Ok(ArticleOutput::Single(output, format))
            }
            ArticleTarget::PerInput(folder) => {
                let folder = OutputFolder::open(folder, format, resumable, position)?;
                Ok(ArticleOutput::PerInput(folder))
            }
        }
    }

    /// Writes a record of this input.
    pub fn write(&mut self, input: &Arc<PathBuf>, record: &[u8]) -> Result<Written> {
        match self {
            ArticleOutput::Single(output, format) => {
                output.write_record(format.separator(), record)
            }
            ArticleOutput::PerInput(folder) => {
                let separator = folder.format.separator();
                folder.output_of(input)?.write_record(separator, record)
            }
        }
    }

    /// Flushes what a reader may wait for.
    pub fn flush_for_reader(&mut self) -> Result<Written> {
        match self {
            ArticleOutput::Single(output, _) => output.flush_for_reader(),
            ArticleOutput::PerInput(_) => Ok(Written::Complete),
        }
    }

    /// Whether a later run could continue at the current position.
    pub fn has_position(&self) -> bool {
        match self {
            ArticleOutput::Single(output, _) => output.has_position(),
            ArticleOutput::PerInput(folder) => {
                let open = folder.open.as_ref();
                open.is_none_or(|open| open.output.has_position())
            }
        }
    }

    /// The current position, with everything before it on disk.
    pub fn synced_position(&mut self) -> Result<Option<ArticlePosition>> {
        match self {
            ArticleOutput::Single(output, _) => Ok(Some(ArticlePosition {
                path_in_folder: OsString::new(),
                position: output.synced_position()?,
            })),
            ArticleOutput::PerInput(folder) => {
                folder.sync()?;
                let Some(open) = &mut folder.open else {
                    return Ok(None);
                };
                Ok(Some(ArticlePosition {
                    path_in_folder: open.path_in_folder.clone().into_os_string(),
                    position: open.output.synced_position()?,
                }))
            }
        }
    }

    /// Ends a complete run. A single file still has to be published.
    pub fn finish(self) -> Result<(Written, Option<FinishedOutput>)> {
        match self {
            ArticleOutput::Single(output, _) => {
                let (written, finished) = output.finish()?;
                Ok((written, Some(finished)))
            }
            ArticleOutput::PerInput(mut folder) => {
                let open = folder.open.take();
                folder.finish(open)?;
                folder.sync()?;
                Ok((Written::Complete, None))
            }
        }
    }

    /// Ends an incomplete run.
    pub fn abandon(self) -> Result<Written> {
        match self {
            ArticleOutput::Single(output, _) => output.abandon(),
            ArticleOutput::PerInput(mut folder) => {
                folder.sync()?;
                match folder.open {
                    Some(open) => open.output.abandon(),
                    None => Ok(Written::Complete),
                }
            }
        }
    }

    /// The partial file, if there is one.
    pub fn partial(&self) -> Option<PathBuf> {
        let output = match self {
            ArticleOutput::Single(output, _) => output,
            ArticleOutput::PerInput(folder) => &folder.open.as_ref()?.output,
        };
        output.partial().map(Path::to_owned)
    }
}

impl OutputFolder {
    fn open(
        folder: PathBuf,
        format: RecordFormat,
        resumable: bool,
        position: Option<&ArticlePosition>,
    ) -> Result<OutputFolder> {
        let name = folder.display().to_string();
        let lock = create_folder(&folder).and_then(|()| lock::lock_folder(&folder));
        let lock = lock.map_err(|error| file::io_error("write to", &name, error))?;
        if resumable {
            file::sync_folder(&folder)?;
        }
        let open = match position {
            Some(at) => Some(OpenOutput {
                input: None,
                path_in_folder: PathBuf::from(&at.path_in_folder),
                output: Output::resume(&folder.join(&at.path_in_folder), &at.position)?,
            }),
            None => None,
        };
        Ok(OutputFolder {
            folder,
            format,
            _lock: lock,
            resumable,
            open,
            unsynced: BTreeSet::new(),
        })
    }

    fn output_of(&mut self, input: &Arc<PathBuf>) -> Result<&mut Output> {
        let is_same = |open: &OpenOutput| {
            let open_input = open.input.as_ref();
            open_input.is_some_and(|open_input| Arc::ptr_eq(open_input, input))
        };
        let open = match self.open.take() {
            Some(open) if is_same(&open) => open,
            previous => self.switch(previous, input)?,
        };
        Ok(&mut self.open.insert(open).output)
    }

    /// Finishes the previous output and opens that of the next input.
    fn switch(&mut self, previous: Option<OpenOutput>, input: &Arc<PathBuf>) -> Result<OpenOutput> {
        let path_in_folder = with_suffix(&path_in_folder(input), self.format.suffix());
        let output = match previous {
            // The output of an earlier run, and this record is of the same input.
            Some(open) if open.path_in_folder == path_in_folder => open.output,
            previous => {
                self.finish(previous)?;
                let path = self.folder.join(&path_in_folder);
                let folder = folder_of(&path);
                let name = folder.display().to_string();
                create_folder(folder).map_err(|error| file::io_error("create", &name, error))?;
                self.unsynced.insert(folder.to_owned());
                Output::open(Target::File(path), self.resumable)?
            }
        };
        Ok(OpenOutput {
            input: Some(input.clone()),
            path_in_folder,
            output,
        })
    }

    fn finish(&mut self, open: Option<OpenOutput>) -> Result<()> {
        let Some(open) = open else {
            return Ok(());
        };
        let (_, finished) = open.output.finish()?;
        finished.rename()?;
        let path = self.folder.join(&open.path_in_folder);
        self.unsynced.insert(folder_of(&path).to_owned());
        if self.unsynced.len() >= UNSYNCED_FOLDERS {
            self.sync()?;
        }
        Ok(())
    }

    fn sync(&mut self) -> Result<()> {
        while let Some(folder) = self.unsynced.pop_first() {
            file::sync_folder(&folder)?;
        }
        Ok(())
    }
}

/// Creates a folder and its missing parents, with their names on disk.
pub fn create_folder(folder: &Path) -> Result<()> {
    let missing: Vec<_> = folder
        .ancestors()
        .take_while(|folder| !folder.exists())
        .collect();
    fs::create_dir_all(folder)?;
    for created in missing {
        file::sync_folder(folder_of(created))?;
    }
    Ok(())
}
