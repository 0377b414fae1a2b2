//! One open output: a regular file, stdout, or a pipe.
//!
//! A regular file is written as `FILE.partial` beside its final path and renamed once it is
//! complete and on disk, so that no reader takes half a file for a whole one. Pipes and devices
//! are written directly.

use super::encoder::Encoder;
use super::lock;
use super::target::{FileId, Target, folder_of, standard_output, with_suffix};
use anyhow::{Error, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// An open output.
pub struct Output {
    /// The name in messages.
    name: String,
    encoder: Encoder,
    /// For regular files.
    rename: Option<Rename>,
    /// Whether a record was written.
    is_begun: bool,
}

/// The partial file, and the path that it gets once it is complete.
struct Rename {
    partial: PathBuf,
    path: PathBuf,
}

/// The result of a write.
#[derive(Debug, PartialEq, Eq)]
pub enum Written {
    Complete,
    /// The reader of the pipe has closed it.
    ReaderGone,
}

/// A position in a partial file at which a later run can continue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePosition {
    file: FileId,
    length: u64,
}

impl Output {
    /// Continues at `position` if there is one, and begins a new output otherwise.
    pub fn open_or_resume(
        target: Target,
        resumable: bool,
        position: Option<&FilePosition>,
    ) -> Result<Output> {
        let output = match (&target, position) {
            (Target::File(path), Some(position)) => Output::resume(path, position)?,
            _ => Output::open(target, resumable)?,
        };
        // Otherwise a power cut could keep the journal and lose the file.
        if let (true, Some(rename)) = (resumable, &output.rename) {
            sync_folder(folder_of(&rename.path))?;
        }
        Ok(output)
    }

    /// Begins a new output. `resumable`: a later run can continue it with [`Output::resume`].
    pub fn open(target: Target, resumable: bool) -> Result<Output> {
        let name = target.name();
        let (file, rename, path) = match target {
            Target::Stdout => (standard_output().map_err(Error::from), None, PathBuf::new()),
            Target::Pipe(path) => {
                // In append mode, so that /dev/fd/3 does not overwrite the content of its file.
                let file = OpenOptions::new().append(true).open(&path);
                (file.map_err(Error::from), None, path)
            }
            Target::File(path) => {
                let rename = Rename {
                    partial: partial_path(&path),
                    path: path.clone(),
                };
                (rename.begin(), Some(rename), path)
            }
        };
        let file = file.map_err(|error| io_error("write to", &name, error))?;
        Ok(Output {
            name,
            encoder: Encoder::new(&path, file, resumable, false),
            rename,
            is_begun: false,
        })
    }

    /// Continues the partial file of an earlier run. Bytes after `position` are written again.
    pub fn resume(path: &Path, position: &FilePosition) -> Result<Output> {
        let name = path.display().to_string();
        let rename = Rename {
            partial: partial_path(path),
            path: path.to_owned(),
        };
        let file = rename
            .resume(position)
            .map_err(|error| io_error("write to", &name, error))?;
        Ok(Output {
            name,
            encoder: Encoder::new(path, file, true, position.length > 0),
            rename: Some(rename),
            is_begun: position.length > 0,
        })
    }

    /// Writes a line.
    pub fn write(&mut self, line: &[u8]) -> Result<Written> {
        let result = self.encoder.write(line);
        written(&self.name, result)
    }

    /// Writes a record, after a separator if it is not the first.
    pub fn write_record(&mut self, separator: &[u8], record: &[u8]) -> Result<Written> {
        if record.is_empty() {
            return self.write(record);
        }
        if self.is_begun && !separator.is_empty() {
            self.write(separator)?;
        }
        self.is_begun = true;
        self.write(record)
    }

    /// Lets `write` produce the bytes.
    pub fn write_with(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Written> {
        let result = write(&mut self.encoder);
        written(&self.name, result)
    }

    /// Flushes what a reader may wait for. Nobody reads a partial file, so it is not flushed.
    pub fn flush_for_reader(&mut self) -> Result<Written> {
        if self.rename.is_some() {
            return Ok(Written::Complete);
        }
        let flushed = self.encoder.flush();
        written(&self.name, flushed)
    }

    /// Whether a later run could continue at the current position.
    pub fn has_position(&self) -> bool {
        self.encoder.is_between_members()
    }

    /// The current position, after a sync: the journal must not count bytes that a power cut
    /// could take back.
    pub fn synced_position(&mut self) -> Result<FilePosition> {
        let position = self.encoder.flush().and_then(|()| {
            let file = self.encoder.file();
            file.sync_data()?;
            Ok(FilePosition {
                file: FileId::of(&file.metadata()?),
                length: file.stream_position()?,
            })
        });
        position.map_err(|error| io_error("sync", &self.name, error.into()))
    }

    /// Ends a complete output: everything is on disk, and [`publish`] then renames the file.
    pub fn finish(self) -> Result<(Written, FinishedOutput)> {
        let file = match self.encoder.finish() {
            Ok(file) => file,
            Err(error) => return Ok((written(&self.name, Err(error))?, FinishedOutput(None))),
        };
        if self.rename.is_some() {
            file.sync_all()
                .map_err(|error| io_error("sync", &self.name, error.into()))?;
        }
        Ok((Written::Complete, FinishedOutput(self.rename)))
    }

    /// Ends an incomplete output: everything is flushed, and a file keeps its partial name.
    pub fn abandon(mut self) -> Result<Written> {
        let flushed = self.encoder.flush();
        written(&self.name, flushed)
    }

    /// The partial file, for regular files.
    pub fn partial(&self) -> Option<&Path> {
        self.rename.as_ref().map(|rename| rename.partial.as_path())
    }
}

impl Rename {
    /// Creates the partial file, with the permissions of the file that it replaces.
    fn begin(&self) -> Result<File> {
        let file = lock::open_locked(&self.partial)?;
        ensure!(
            is_ours(&file)?,
            "{} is in the way: it is not a partial output of dechaff; move it, or write to \
             another place",
            self.partial.display()
        );
        file.set_len(0)?;
        if let Ok(replaced) = fs::metadata(&self.path) {
            file.set_permissions(replaced.permissions())?;
        }
        Ok(file)
    }

    /// Opens the partial file of an earlier run and cuts it at `position`.
    fn resume(&self, position: &FilePosition) -> Result<File> {
        let matches = |metadata: &Metadata| {
            FileId::of(metadata) == position.file && metadata.len() >= position.length
        };
        // The earlier run may have ended between the rename and the removal of its journal.
        let is_renamed = |metadata: Metadata| matches(&metadata);
        if !self.partial.exists() && fs::metadata(&self.path).is_ok_and(is_renamed) {
            fs::rename(&self.path, &self.partial)?;
        }
        let changed = || {
            anyhow!(
                "{} has changed since the earlier run, so it cannot be continued; start from the \
                 beginning without --resume",
                self.partial.display()
            )
        };
        ensure!(self.partial.exists(), changed());
        let mut file = lock::open_locked(&self.partial)?;
        ensure!(matches(&file.metadata()?), changed());
        file.set_len(position.length)?;
        file.seek(SeekFrom::End(0))?;
        Ok(file)
    }
}

/// The first bytes of partial files: a JSON line, a gzip member, a Zstandard frame, a profile.
const FIRST_BYTES: [&[u8]; 4] = [b"{\"", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"dechaffP"];

/// Whether dechaff may have written this file, so that it can be overwritten.
fn is_ours(file: &File) -> io::Result<bool> {
    let mut first = [0; 8];
    let length = file.read_at(&mut first, 0)?;
    let first = &first[..length];
    let is_like = |ours: &&[u8]| first.starts_with(ours) || ours.starts_with(first);
    Ok(FIRST_BYTES.iter().any(is_like))
}

/// The path of an output until it is complete.
pub fn partial_path(path: &Path) -> PathBuf {
    with_suffix(path, ".partial")
}

/// A complete output. A regular file still has its partial name.
pub struct FinishedOutput(Option<Rename>);

impl FinishedOutput {
    /// Renames the file to its final path. The folder is not synced yet.
    pub fn rename(&self) -> Result<()> {
        let Some(Rename { partial, path }) = &self.0 else {
            return Ok(());
        };
        fs::rename(partial, path).map_err(|error| {
            let action = format!("rename {} to", partial.display());
            io_error(&action, &path.display().to_string(), error.into())
        })
    }

    fn sync_name(&self) -> Result<()> {
        match &self.0 {
            Some(Rename { path, .. }) => sync_folder(folder_of(path)),
            None => Ok(()),
        }
    }

    /// Gives a file that was renamed its partial name again.
    fn undo_rename(&self) {
        if let Some(Rename { partial, path }) = &self.0
            && !partial.exists()
        {
            // The error that led here is reported; a second one would hide it.
            let _ = fs::rename(path, partial);
        }
    }
}

/// Gives all outputs of a run their final names, or none of them.
pub fn publish(outputs: &[FinishedOutput]) -> Result<()> {
    let renamed = outputs.iter().try_for_each(FinishedOutput::rename);
    // A power cut may undo a rename until the folder is synced.
    let synced = renamed.and_then(|()| outputs.iter().try_for_each(FinishedOutput::sync_name));
    synced.inspect_err(|_| outputs.iter().for_each(FinishedOutput::undo_rename))
}

/// Syncs the names in a folder to disk.
pub fn sync_folder(folder: &Path) -> Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems do not support it, and keep names safe in another way.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result.map_err(|error| {
            let name = folder.display().to_string();
            io_error("sync the folder", &name, error.into())
        }),
    }
}

fn written(name: &str, result: io::Result<()>) -> Result<Written> {
    match result {
        Ok(()) => Ok(Written::Complete),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Written::ReaderGone),
        Err(error) => Err(io_error("write to", name, error.into())),
    }
}

/// An error message with what failed, where, why, and what to do.
pub fn io_error(action: &str, name: &str, error: Error) -> Error {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let advice = match kind {
        Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
            "; free some space, or write to another place"
        }
        Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            "; name a place that you can write to"
        }
        Some(io::ErrorKind::FileTooLarge) => {
            "; raise the limit (ulimit -f), or write to another place"
        }
        Some(io::ErrorKind::InvalidFilename) => "; write to one file with --output",
        Some(io::ErrorKind::NotFound) => "; create its folder first",
        Some(
            io::ErrorKind::AlreadyExists
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory,
        ) => "; a file and a folder would have the same name: write one of them to another place",
        _ => "",
    };
    anyhow!("cannot {action} {name}: {error:#}{advice}")
}
