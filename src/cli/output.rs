//! One output: a file that appears only when it is complete, stdout, a pipe.
//!
//! A file is written as `FILE.partial` beside its place and renamed once it is whole and
//! on disk, so that no reader ever takes half a file for a whole one. What is no regular
//! file (a pipe, a device) is written through.

use super::encoder::Encoder;
use super::lock;
use super::target::{FileId, Target, folder_of, standard_output, with_suffix};
use anyhow::{Error, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// An open output.
pub struct Output {
    name: String,
    encoder: Encoder,
    rename: Option<Rename>,
}

/// Where the partial file is, and where it goes.
struct Rename {
    partial: PathBuf,
    path: PathBuf,
}

/// What became of a write.
#[derive(Debug, PartialEq, Eq)]
pub enum Written {
    Whole,
    /// Nobody reads on: a pipe's other end was closed.
    Closed,
}

/// A place in a partial file from which a later run can write on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    file: FileId,
    length: u64,
}

impl Output {
    /// Begins a new one. `cuts`: a later run shall be able to go on with it ([`Output::resume`]).
    pub fn open(target: Target, cuts: bool) -> Result<Output> {
        let name = target.name();
        let (file, rename, path) = match target {
            Target::Stdout => (standard_output().map_err(Error::from), None, PathBuf::new()),
            Target::Through(path) => {
                // Appended, so that /dev/fd/3 does not overwrite what its file holds.
                let file = OpenOptions::new().append(true).open(&path);
                (file.map_err(Error::from), None, path)
            }
            Target::File(path) => {
                let rename = Rename {
                    partial: partial(&path),
                    path: path.clone(),
                };
                (rename.begin(), Some(rename), path)
            }
        };
        let file = file.map_err(|error| failed("write to", &name, error))?;
        Ok(Output {
            name,
            encoder: Encoder::new(&path, file, cuts, false),
            rename,
        })
    }

    /// Goes on at the mark of an earlier run. What stands behind it was written after the
    /// last entry in the journal, and is made again.
    pub fn resume(path: &Path, mark: &Mark) -> Result<Output> {
        let name = path.display().to_string();
        let rename = Rename {
            partial: partial(path),
            path: path.to_owned(),
        };
        let file = rename
            .go_on(mark)
            .map_err(|error| failed("write to", &name, error))?;
        Ok(Output {
            name,
            encoder: Encoder::new(path, file, true, mark.length > 0),
            rename: Some(rename),
        })
    }

    pub fn write(&mut self, line: &[u8]) -> Result<Written> {
        let written = self.encoder.write(line);
        told(&self.name, written)
    }

    /// Hands on what was written so far; of a partial file nobody reads, so there it waits.
    pub fn stalled(&mut self) -> Result<Written> {
        if self.rename.is_some() {
            return Ok(Written::Whole);
        }
        let flushed = self.encoder.flush();
        told(&self.name, flushed)
    }

    /// Whether [`Output::mark`] is possible here.
    pub fn can_be_marked(&self) -> bool {
        self.encoder.between_members()
    }

    /// The place that is reached, with all before it on disk: the journal must never speak
    /// of bytes that a power cut could still take back.
    pub fn mark(&mut self) -> Result<Mark> {
        let marked = self.encoder.flush().and_then(|()| {
            let file = self.encoder.file();
            file.sync_data()?;
            Ok(Mark {
                file: FileId::of(&file.metadata()?),
                length: file.stream_position()?,
            })
        });
        marked.map_err(|error| failed("bring to the disk", &self.name, error.into()))
    }

    /// The end of a complete run: all on disk, and then the file in its place. The folder,
    /// where there is one, is yet to be [`synced`].
    pub fn finish(self) -> Result<Written> {
        let file = match self.encoder.finish() {
            Ok(file) => file,
            Err(error) => return told(&self.name, Err(error)),
        };
        if let Some(rename) = self.rename {
            file.sync_all()
                .map_err(|error| failed("bring to the disk", &self.name, error.into()))?;
            fs::rename(&rename.partial, &rename.path).map_err(|error| {
                let partial = rename.partial.display();
                failed(&format!("rename {partial} to"), &self.name, error.into())
            })?;
        }
        Ok(Written::Whole)
    }

    /// The end of a run that is not complete: all is handed on, but a file stays partial.
    pub fn leave(mut self) -> Result<Written> {
        let flushed = self.encoder.flush();
        told(&self.name, flushed)
    }

    /// The file that holds the output until it is complete.
    pub fn partial(&self) -> Option<&Path> {
        self.rename.as_ref().map(|rename| rename.partial.as_path())
    }
}

impl Rename {
    fn begin(&self) -> Result<File> {
        let file = lock::open(&self.partial)?;
        file.set_len(0)?;
        if let Ok(before) = fs::metadata(&self.path) {
            file.set_permissions(before.permissions())?;
        }
        Ok(file)
    }

    fn go_on(&self, mark: &Mark) -> Result<File> {
        let is_marked =
            |found: &Metadata| FileId::of(found) == mark.file && found.len() >= mark.length;
        // The run before came as far as to rename it, and died before it could tell its journal.
        if !self.partial.exists() && fs::metadata(&self.path).is_ok_and(|found| is_marked(&found)) {
            fs::rename(&self.path, &self.partial)?;
        }
        let changed = || {
            let partial = self.partial.display();
            anyhow!(
                "{partial} is not as the run before left it, so there is nothing to go on with; \
                 begin anew without --resume"
            )
        };
        ensure!(self.partial.exists(), changed());
        let mut file = lock::open(&self.partial)?;
        ensure!(is_marked(&file.metadata()?), changed());
        file.set_len(mark.length)?;
        file.seek(SeekFrom::End(0))?;
        Ok(file)
    }
}

pub fn partial(path: &Path) -> PathBuf {
    with_suffix(path, ".partial")
}

/// Brings the name of a finished file to the disk: without it a power cut may undo the rename. One
/// whose name may not last is given its partial name back.
pub fn sync_name(path: &Path) -> Result<()> {
    synced(folder_of(path)).inspect_err(|_| {
        // What matters now is the error above.
        let _ = fs::rename(path, partial(path));
    })
}

/// Brings the names in a folder to the disk.
pub fn synced(folder: &Path) -> Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot, and keep names safe in their own way.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result.map_err(|error| {
            failed(
                "bring to the disk the names in",
                &folder.display().to_string(),
                error.into(),
            )
        }),
    }
}

fn told(name: &str, result: io::Result<()>) -> Result<Written> {
    match result {
        Ok(()) => Ok(Written::Whole),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Written::Closed),
        Err(error) => Err(failed("write to", name, error.into())),
    }
}

/// What failed, where, why, and what to do.
pub fn failed(doing: &str, name: &str, error: Error) -> Error {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let advice = match kind {
        Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
            "; make room there, or write to another place"
        }
        Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            "; name a place that you may write to"
        }
        Some(io::ErrorKind::FileTooLarge) => {
            "; raise the limit (ulimit -f), or write to another place"
        }
        Some(io::ErrorKind::InvalidFilename) => "; write to one file, with --output",
        Some(io::ErrorKind::NotFound) => "; make its folder first",
        _ => "",
    };
    anyhow!("cannot {doing} {name}: {error:#}{advice}")
}
