//! Where the lines go: stdout, a file that appears only when it is complete, or a pipe.
//!
//! A file is written as `FILE.partial` beside its place and renamed once it is whole and
//! on disk, so that no reader ever takes half a file for a whole one. What is no regular
//! file (a pipe, a device) is written through.

use anyhow::{Context, Result, bail};
use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Large enough that a write is a hundred lines or so, small enough to stay in the cache.
const BUFFER: usize = 256 << 10;

/// A place to write to, settled but not opened yet.
#[derive(Debug)]
pub enum Target {
    Stdout,
    /// A pipe or a device.
    Through(PathBuf),
    /// A regular file, symbolic links followed, so that a link stays one.
    File(PathBuf),
}

impl Target {
    /// What `--output` names.
    pub fn named(path: Option<&Path>) -> Result<Target> {
        let Some(path) = path else {
            return Ok(Target::Stdout);
        };
        // /dev/stdout is not opened anew: that would fail on a socket and forget the `>>` of a shell.
        if path == Path::new("-") || path == Path::new("/dev/stdout") {
            return Ok(Target::Stdout);
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => bail!(
                "cannot write to {}: it is a folder; name a file in it with --output",
                path.display()
            ),
            Ok(found) if !found.is_file() || path.starts_with("/dev") => {
                Ok(Target::Through(path.to_owned()))
            }
            _ => Ok(Target::File(followed(path))),
        }
    }

    /// The regular file that is written to, if it is there already.
    pub fn existing(&self) -> Option<FileId> {
        let found = match self {
            Target::Stdout => standard_output().and_then(|file| file.metadata()),
            Target::Through(path) | Target::File(path) => fs::metadata(path),
        };
        found
            .ok()
            .filter(Metadata::is_file)
            .map(|found| FileId::of(&found))
    }

    /// The file that no walk may read. On Linux stdout, too, has a path that leads to its file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Target::Stdout => self.existing().map(|_| Path::new("/dev/stdout")),
            Target::Through(_) => None,
            Target::File(path) => Some(path),
        }
    }

    fn name(&self) -> String {
        match self {
            Target::Stdout => "stdout".to_owned(),
            Target::Through(path) | Target::File(path) => path.display().to_string(),
        }
    }
}

/// What a file is, whatever path leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    pub fn of(found: &Metadata) -> Self {
        FileId {
            device: found.dev(),
            inode: found.ino(),
        }
    }
}

/// Where a path leads; the file itself need not be there yet.
fn followed(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    match fs::read_link(path) {
        Ok(link) => path.parent().unwrap_or(Path::new("")).join(link),
        Err(_) => path.to_owned(),
    }
}

/// Stdout as a file: the standard library's own is cut into lines, which we already are.
fn standard_output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// An open output.
pub struct Output {
    name: String,
    encoder: Encoder,
    /// Where the partial file is, and where it goes.
    rename: Option<(PathBuf, PathBuf)>,
}

/// What became of a write.
#[derive(Debug, PartialEq, Eq)]
pub enum Written {
    Whole,
    /// Nobody reads on: a pipe's other end was closed.
    Closed,
}

impl Output {
    /// Errors name the path and the cause.
    pub fn open(target: Target) -> Result<Output> {
        let name = target.name();
        let context = || format!("cannot write to {name}");
        let (file, rename, path) = match target {
            Target::Stdout => (
                standard_output().with_context(context)?,
                None,
                PathBuf::new(),
            ),
            Target::Through(path) => {
                // Appended, so that /dev/fd/3 does not overwrite what its file holds.
                let file = OpenOptions::new().append(true).open(&path);
                (file.with_context(context)?, None, path)
            }
            Target::File(path) => {
                let mut partial = path.clone().into_os_string();
                partial.push(".partial");
                let partial = PathBuf::from(partial);
                let file = File::create(&partial).with_context(context)?;
                if let Ok(before) = fs::metadata(&path) {
                    file.set_permissions(before.permissions())
                        .with_context(context)?;
                }
                (file, Some((partial, path.clone())), path)
            }
        };
        let encoder = Encoder::by_suffix(&path, BufWriter::with_capacity(BUFFER, file))
            .with_context(context)?;
        Ok(Output {
            name,
            encoder,
            rename,
        })
    }

    pub fn write(&mut self, line: &[u8]) -> Result<Written> {
        let written = self.encoder.writer().write_all(line);
        self.told(written)
    }

    /// Writes what is no line.
    pub fn write_with(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Written> {
        let written = write(self.encoder.writer());
        self.told(written)
    }

    /// Hands on what was written so far; of a partial file nobody reads, so there it waits.
    pub fn stalled(&mut self) -> Result<Written> {
        if self.rename.is_some() {
            return Ok(Written::Whole);
        }
        let flushed = self.encoder.writer().flush();
        self.told(flushed)
    }

    /// The end of a complete run: all on disk, and then the file in its place.
    pub fn finish(self) -> Result<Written> {
        let Output {
            name,
            encoder,
            rename,
        } = self;
        let finished = encoder.finish();
        let finished = match (finished, rename) {
            (Ok(file), Some((partial, path))) => {
                file.sync_all().and_then(|()| fs::rename(partial, path))
            }
            (finished, _) => finished.map(drop),
        };
        told(&name, finished)
    }

    /// The end of a run that is not complete: all is handed on, but a file stays partial.
    pub fn leave(mut self) -> Result<Written> {
        let flushed = self.encoder.writer().flush();
        self.told(flushed)
    }

    /// The file that holds the output until it is complete.
    pub fn partial(&self) -> Option<PathBuf> {
        self.rename.as_ref().map(|(partial, _)| partial.clone())
    }

    fn told(&self, result: io::Result<()>) -> Result<Written> {
        told(&self.name, result)
    }
}

fn told(name: &str, result: io::Result<()>) -> Result<Written> {
    match result {
        Ok(()) => Ok(Written::Whole),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Written::Closed),
        Err(error) => Err(error).with_context(|| format!("cannot write to {name}")),
    }
}

enum Encoder {
    Plain(BufWriter<File>),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl Encoder {
    fn by_suffix(path: &Path, file: BufWriter<File>) -> io::Result<Encoder> {
        let suffix = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        Ok(match suffix.to_ascii_lowercase().as_str() {
            "gz" => Encoder::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            "zst" => Encoder::Zstd(zstd::Encoder::new(file, zstd::DEFAULT_COMPRESSION_LEVEL)?),
            _ => Encoder::Plain(file),
        })
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Encoder::Plain(writer) => writer,
            Encoder::Gzip(writer) => writer,
            Encoder::Zstd(writer) => writer,
        }
    }

    /// Writes the compression's end and empties the buffer.
    fn finish(self) -> io::Result<File> {
        let buffer = match self {
            Encoder::Plain(buffer) => buffer,
            Encoder::Gzip(encoder) => encoder.finish()?,
            Encoder::Zstd(encoder) => encoder.finish()?,
        };
        buffer.into_inner().map_err(io::IntoInnerError::into_error)
    }
}
