//! One output: a file that appears only when it is complete, stdout, a pipe.
//!
//! A file is written as `FILE.partial` beside its place and renamed once it is whole and
//! on disk, so that no reader ever takes half a file for a whole one. What is no regular
//! file (a pipe, a device) is written through.

use crate::cli::output::encoder::Encoder;
use crate::cli::output::lock;
use crate::cli::output::target::{FileId, Target, folder_of, standard_output, with_suffix};
use anyhow::{Error, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
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
    /// Goes on at the mark, where there is one.
    pub fn open_or_resume(target: Target, cuts: bool, mark: Option<&Mark>) -> Result<Output> {
        let output = match (&target, mark) {
            (Target::File(path), Some(mark)) => Output::resume(path, mark)?,
            _ => Output::open(target, cuts)?,
        };
        // Or a power cut could leave the journal of a file that is not there.
        if let (true, Some(rename)) = (cuts, &output.rename) {
            synced(folder_of(&rename.path))?;
        }
        Ok(output)
    }

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

    /// Writes what makes its own bytes.
    pub fn write_with(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Written> {
        let written = write(&mut self.encoder);
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

    /// The end of a complete run: all is on disk, but a file has yet to appear.
    pub fn finish(self) -> Result<(Written, Whole)> {
        let file = match self.encoder.finish() {
            Ok(file) => file,
            Err(error) => return Ok((told(&self.name, Err(error))?, Whole(None))),
        };
        if self.rename.is_some() {
            file.sync_all()
                .map_err(|error| failed("bring to the disk", &self.name, error.into()))?;
        }
        Ok((Written::Whole, Whole(self.rename)))
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
        ensure!(
            is_ours(&file)?,
            "{} is in the way: it is no partial output of dechaff; move it, or write to another place",
            self.partial.display()
        );
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

/// How partial files begin: a line of JSON, a member of gzip or Zstandard, a site profile.
const BEGINNINGS: [&[u8]; 4] = [b"{\"", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"dechaffP"];

/// Whether a run of ours may have left this, and not somebody to whom it is dear.
fn is_ours(file: &File) -> io::Result<bool> {
    let mut begin = [0; 8];
    let length = file.read_at(&mut begin, 0)?;
    let begin = &begin[..length];
    let ours = |wanted: &&[u8]| begin.starts_with(wanted) || wanted.starts_with(begin);
    Ok(BEGINNINGS.iter().any(ours))
}

pub fn partial(path: &Path) -> PathBuf {
    with_suffix(path, ".partial")
}

/// A finished output, not in its place yet if it is a file.
pub struct Whole(Option<Rename>);

impl Whole {
    /// Gives the file its name; the folder has yet to be [`synced`].
    pub fn appear(&self) -> Result<()> {
        let Some(Rename { partial, path }) = &self.0 else {
            return Ok(());
        };
        fs::rename(partial, path).map_err(|error| {
            let doing = format!("rename {} to", partial.display());
            failed(&doing, &path.display().to_string(), error.into())
        })
    }

    fn sync_name(&self) -> Result<()> {
        match &self.0 {
            Some(Rename { path, .. }) => synced(folder_of(path)),
            None => Ok(()),
        }
    }

    /// Gives a file that has appeared its partial name back.
    fn withdraw(&self) {
        if let Some(Rename { partial, path }) = &self.0
            && !partial.exists()
        {
            // There is an error to be told already, and it is the one that matters.
            let _ = fs::rename(path, partial);
        }
    }
}

/// Has all outputs of a run appear for good, or none.
pub fn appear(all: &[Whole]) -> Result<()> {
    let appeared = all.iter().try_for_each(Whole::appear);
    // Without its folder on disk, a power cut may undo a rename.
    let synced = appeared.and_then(|()| all.iter().try_for_each(Whole::sync_name));
    synced.inspect_err(|_| all.iter().for_each(Whole::withdraw))
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
        Some(
            io::ErrorKind::AlreadyExists
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory,
        ) => "; a file and a folder would have one name: write one of them to another place",
        _ => "",
    };
    anyhow!("cannot {doing} {name}: {error:#}{advice}")
}
