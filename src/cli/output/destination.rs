//! Where the articles go: to one output, or to one for each input.
//!
//! `--output-dir DIR` names an input's output after its path as it was named: `a/b.html` goes to
//! `DIR/a/b.html.jsonl`. What leads out of a place is left out, as in an archive of tar: a
//! `/` at the beginning, a `.`, and all up to the last `..`. So no two files under one path have one
//! output, and paths under which they could are refused before any work. One may have as output what
//! another needs as a folder (`a` and `a.jsonl/b.html`): a walk does not know it before it gets there,
//! so the run ends there, with exit 3. Outputs are opened one after the other, for the lines come in
//! the order of the inputs. An input without a record has no output.

use crate::cli::args::OutputArguments;
use crate::cli::output::lock;
use crate::cli::output::target::{FileId, Target, folder_of, with_suffix};
use crate::cli::output::{self, Mark, Output, Whole, Written};
use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, IsTerminal};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Folders whose names wait to be brought to the disk, at most. Each costs milliseconds.
const UNSYNCED: usize = 256;

/// All that a run writes to.
#[derive(Debug, Clone)]
pub struct Outputs {
    pub articles: Destination,
    pub rejects: Option<Target>,
}

/// What `--output` and `--output-dir` name, not opened yet.
#[derive(Debug, Clone)]
pub enum Destination {
    One(Target),
    Each(PathBuf),
}

impl Outputs {
    pub fn named(arguments: &OutputArguments) -> Result<Outputs> {
        let articles = match &arguments.output_dir {
            None => Destination::One(Target::named(arguments.output.as_deref())?),
            Some(folder) => {
                ensure!(
                    folder.is_dir() || !folder.exists(),
                    "cannot write to {}: it is no folder; name one with --output-dir",
                    folder.display()
                );
                Destination::Each(folder.clone())
            }
        };
        let rejects = arguments.rejects.as_deref();
        let rejects = rejects.map(|path| Target::named(Some(path)));
        Ok(Outputs {
            articles,
            rejects: rejects.transpose()?,
        })
    }

    /// What no walk may read.
    pub fn paths(&self) -> Vec<&Path> {
        let articles = match &self.articles {
            Destination::One(target) => target.path(),
            Destination::Each(folder) => Some(folder.as_path()),
        };
        let rejects = self.rejects.as_ref().and_then(Target::path);
        articles.into_iter().chain(rejects).collect()
    }

    /// The files among them that are there already.
    pub fn existing(&self) -> impl Iterator<Item = FileId> {
        let articles = match &self.articles {
            Destination::One(target) => Some(target),
            Destination::Each(_) => None,
        };
        let targets = articles.into_iter().chain(&self.rejects);
        targets.filter_map(Target::existing)
    }

    /// Whether the articles go to a terminal.
    pub fn on_terminal(&self) -> bool {
        matches!(self.articles, Destination::One(Target::Stdout)) && io::stdout().is_terminal()
    }
}

/// Fails where a path has no name to call an output after, or two could give one output.
pub fn ensure_inputs_apart(paths: &[PathBuf]) -> Result<()> {
    ensure!(
        !paths.iter().any(|path| path == Path::new("-")),
        "stdin has no name to call its output after; name a file for it with --output"
    );
    let mut outputs: Vec<_> = paths.iter().map(|path| (inner(path), path)).collect();
    outputs.sort();
    // Sorted by components, what lies under a path follows it.
    for pair in outputs.windows(2) {
        if let [(above, one), (below, other)] = pair {
            ensure!(
                !below.starts_with(above),
                "{} and {} would go to the same output; clean them in two runs, each with its own --output-dir",
                one.display(),
                other.display()
            );
        }
    }
    Ok(())
}

/// The part of a path that leads nowhere else.
fn inner(path: &Path) -> PathBuf {
    let mut inner = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => inner.push(name),
            Component::ParentDir => inner = PathBuf::new(),
            Component::Prefix(_) | Component::RootDir | Component::CurDir => {}
        }
    }
    inner
}

/// The output that is open, and how far it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// In the folder of `--output-dir`; empty where there is one output.
    inside: OsString,
    mark: Mark,
}

/// The open destination.
pub enum Sink {
    One(Output),
    Each(Each),
}

/// A folder of outputs, one of them open.
pub struct Each {
    folder: PathBuf,
    /// Held as long as the run writes.
    _lock: File,
    cuts: bool,
    open: Option<Open>,
    /// Folders whose names changed since they were last synced.
    unsynced: BTreeSet<PathBuf>,
}

struct Open {
    /// Whose output it is; `None`: an earlier run's, and it will be seen whose.
    input: Option<Arc<PathBuf>>,
    /// Its path in the folder.
    inside: PathBuf,
    output: Output,
}

impl Sink {
    /// `cuts`: a later run shall be able to go on. `from`: where this one goes on.
    pub fn open(destination: Destination, cuts: bool, from: Option<&Place>) -> Result<Sink> {
        match destination {
            Destination::One(target) => Ok(Sink::One(Output::open_or_resume(
                target,
                cuts,
                from.map(|place| &place.mark),
            )?)),
            Destination::Each(folder) => {
                let name = folder.display().to_string();
                let lock = make_folder(&folder).and_then(|()| lock::folder(&folder));
                let lock = lock.map_err(|error| output::failed("write to", &name, error))?;
                if cuts {
                    output::synced(&folder)?;
                }
                let open = match from {
                    Some(place) => Some(Open {
                        input: None,
                        inside: PathBuf::from(&place.inside),
                        output: Output::resume(&folder.join(&place.inside), &place.mark)?,
                    }),
                    None => None,
                };
                Ok(Sink::Each(Each {
                    folder,
                    _lock: lock,
                    cuts,
                    open,
                    unsynced: BTreeSet::new(),
                }))
            }
        }
    }

    /// Writes a line of this input.
    pub fn write(&mut self, input: &Arc<PathBuf>, line: &[u8]) -> Result<Written> {
        match self {
            Sink::One(output) => output.write(line),
            Sink::Each(each) => each.output_of(input)?.write(line),
        }
    }

    pub fn stalled(&mut self) -> Result<Written> {
        match self {
            Sink::One(output) => output.stalled(),
            Sink::Each(_) => Ok(Written::Whole),
        }
    }

    /// Whether [`Sink::place`] is possible here.
    pub fn can_be_marked(&self) -> bool {
        match self {
            Sink::One(output) => output.can_be_marked(),
            Sink::Each(each) => {
                let open = each.open.as_ref();
                open.is_none_or(|open| open.output.can_be_marked())
            }
        }
    }

    /// The place that is reached, with all before it on disk.
    pub fn place(&mut self) -> Result<Option<Place>> {
        match self {
            Sink::One(output) => Ok(Some(Place {
                inside: OsString::new(),
                mark: output.mark()?,
            })),
            Sink::Each(each) => {
                each.sync()?;
                let Some(open) = &mut each.open else {
                    return Ok(None);
                };
                Ok(Some(Place {
                    inside: open.inside.clone().into_os_string(),
                    mark: open.output.mark()?,
                }))
            }
        }
    }

    /// The end of a complete run. One file has yet to appear.
    pub fn finish(self) -> Result<(Written, Option<Whole>)> {
        match self {
            Sink::One(output) => {
                let (written, whole) = output.finish()?;
                Ok((written, Some(whole)))
            }
            Sink::Each(mut each) => {
                let open = each.open.take();
                each.finish(open)?;
                each.sync()?;
                Ok((Written::Whole, None))
            }
        }
    }

    /// The end of a run that is not complete.
    pub fn leave(self) -> Result<Written> {
        match self {
            Sink::One(output) => output.leave(),
            Sink::Each(mut each) => {
                each.sync()?;
                match each.open {
                    Some(open) => open.output.leave(),
                    None => Ok(Written::Whole),
                }
            }
        }
    }

    /// The file that holds what is not complete.
    pub fn partial(&self) -> Option<PathBuf> {
        let output = match self {
            Sink::One(output) => output,
            Sink::Each(each) => &each.open.as_ref()?.output,
        };
        output.partial().map(Path::to_owned)
    }
}

impl Each {
    fn output_of(&mut self, input: &Arc<PathBuf>) -> Result<&mut Output> {
        let same = |open: &Open| open.input.as_ref().is_some_and(|of| Arc::ptr_eq(of, input));
        let open = match self.open.take() {
            Some(open) if same(&open) => open,
            before => self.turn(before, input)?,
        };
        Ok(&mut self.open.insert(open).output)
    }

    /// From the output before to that of the next input.
    fn turn(&mut self, before: Option<Open>, input: &Arc<PathBuf>) -> Result<Open> {
        let inside = with_suffix(&inner(input), ".jsonl");
        let output = match before {
            // An earlier run's, and here is more of its input.
            Some(open) if open.inside == inside => open.output,
            before => {
                self.finish(before)?;
                let path = self.folder.join(&inside);
                let folder = folder_of(&path);
                let name = folder.display().to_string();
                make_folder(folder).map_err(|error| output::failed("make", &name, error))?;
                self.unsynced.insert(folder.to_owned());
                Output::open(Target::File(path), self.cuts)?
            }
        };
        Ok(Open {
            input: Some(input.clone()),
            inside,
            output,
        })
    }

    fn finish(&mut self, open: Option<Open>) -> Result<()> {
        let Some(open) = open else {
            return Ok(());
        };
        let (_, whole) = open.output.finish()?;
        whole.appear()?;
        let path = self.folder.join(&open.inside);
        self.unsynced.insert(folder_of(&path).to_owned());
        if self.unsynced.len() >= UNSYNCED {
            self.sync()?;
        }
        Ok(())
    }

    fn sync(&mut self) -> Result<()> {
        while let Some(folder) = self.unsynced.pop_first() {
            output::synced(&folder)?;
        }
        Ok(())
    }
}

/// Makes a folder and those around it, with their names on disk.
pub fn make_folder(folder: &Path) -> Result<()> {
    let missing: Vec<_> = folder
        .ancestors()
        .take_while(|folder| !folder.exists())
        .collect();
    fs::create_dir_all(folder)?;
    for made in missing {
        output::synced(folder_of(made))?;
    }
    Ok(())
}
