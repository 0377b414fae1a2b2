//! What `--output` and `--rejects` name: stdout, a pipe or a device, a regular file.

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A place to write to, settled but not opened yet.
#[derive(Debug, Clone)]
pub enum Target {
    Stdout,
    /// A pipe or a device.
    Through(PathBuf),
    /// A regular file, symbolic links followed, so that a link stays one.
    File(PathBuf),
}

impl Target {
    /// What the option names; without it, stdout.
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
                "cannot write to {}: it is a folder; name a file in it with --output, or one file for each input with --output-dir",
                path.display()
            ),
            Ok(found) if !found.is_file() || is_descriptor(path) => {
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

    pub fn name(&self) -> String {
        match self {
            Target::Stdout => "stdout".to_owned(),
            Target::Through(path) | Target::File(path) => path.display().to_string(),
        }
    }
}

/// Whether a path is a name of an open file, which a shell may have begun to write (`3>> out.jsonl`).
fn is_descriptor(path: &Path) -> bool {
    let standard = ["/dev/stdin", "/dev/stdout", "/dev/stderr"];
    standard.iter().any(|name| path == Path::new(name))
        || path.starts_with("/dev/fd")
        || path.starts_with("/proc") && folder_of(path).ends_with("fd")
}

/// What a file is, whatever path leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
pub fn standard_output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// A path with something behind its name: `out.jsonl` to `out.jsonl.partial`.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(suffix);
    PathBuf::from(whole)
}

/// The folder that a file is in.
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
    fn names_of_open_files_are_told_from_files() {
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
