//! What `--output` and `--rejects` name: stdout, a pipe or device, or a regular file.

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A place to write to that is checked but not opened yet.
#[derive(Debug, Clone)]
pub enum Target {
    Stdout,
    /// A pipe or a device, which is written directly.
    Pipe(PathBuf),
    /// A regular file. Symbolic links are resolved, so that a link stays a link.
    File(PathBuf),
}

impl Target {
    /// The target that the path names; stdout if there is none.
    pub fn named(path: Option<&Path>) -> Result<Target> {
        let Some(path) = path else {
            return Ok(Target::Stdout);
        };
        // Opening /dev/stdout again would fail on a socket, and would ignore a shell's `>>`.
        if path == Path::new("-") || path == Path::new("/dev/stdout") {
            return Ok(Target::Stdout);
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => bail!(
                "cannot write to {}: it is a folder; name a file in it with --output, or write \
                 one file for each input with --output-dir",
                path.display()
            ),
            Ok(metadata) if !metadata.is_file() || is_descriptor(path) => {
                Ok(Target::Pipe(path.to_owned()))
            }
            _ => Ok(Target::File(resolved(path))),
        }
    }

    /// The regular file that will be written, if it exists already.
    pub fn existing_file(&self) -> Option<FileId> {
        let metadata = match self {
            Target::Stdout => standard_output().and_then(|file| file.metadata()),
            Target::Pipe(path) | Target::File(path) => fs::metadata(path),
        };
        metadata
            .ok()
            .filter(Metadata::is_file)
            .map(|metadata| FileId::of(&metadata))
    }

    /// The path that must not be read as input. On Linux the file of stdout has one, too.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Target::Stdout => self.existing_file().map(|_| Path::new("/dev/stdout")),
            Target::Pipe(_) => None,
            Target::File(path) => Some(path),
        }
    }

    /// The name of the target in messages.
    pub fn name(&self) -> String {
        match self {
            Target::Stdout => "stdout".to_owned(),
            Target::Pipe(path) | Target::File(path) => path.display().to_string(),
        }
    }
}

/// Whether a path names an open file descriptor, to which a shell may have written already
/// (`3>> out.jsonl`).
fn is_descriptor(path: &Path) -> bool {
    let standard = ["/dev/stdin", "/dev/stdout", "/dev/stderr"];
    standard.iter().any(|name| path == Path::new(name))
        || path.starts_with("/dev/fd")
        || path.starts_with("/proc") && folder_of(path).ends_with("fd")
}

/// Identifies a file independently of the path that leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    pub fn of(metadata: &Metadata) -> Self {
        FileId {
            device: metadata.dev(),
            inode: metadata.ino(),
        }
    }
}

/// The path without symbolic links. The file itself may be missing.
fn resolved(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    match fs::read_link(path) {
        Ok(link) => path.parent().unwrap_or(Path::new("")).join(link),
        Err(_) => path.to_owned(),
    }
}

/// Stdout as a file. The standard library's own is line-buffered, which would cost a write a line.
pub fn standard_output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Appends to the file name: `out.jsonl` to `out.jsonl.partial`.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The folder that holds a file.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_open_descriptors_are_recognised() {
        let descriptors = [
            "/dev/fd/3",
            "/dev/stderr",
            "/proc/self/fd/1",
            "/proc/7/task/8/fd/1",
        ];
        for path in descriptors {
            assert!(is_descriptor(Path::new(path)), "{path}");
        }
        for path in ["/dev/shm/out.jsonl", "/dev/shm/fd/3", "out.jsonl", "fd/3"] {
            assert!(!is_descriptor(Path::new(path)), "{path}");
        }
    }
}
