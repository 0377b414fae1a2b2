//! Paths named on the command line to inputs.
//!
//! A path that was named is always read, whatever it is; what a walk of a directory
//! comes across is read only if it can be a page. Names come sorted, because output
//! follows input and must be the same on every file system.

use super::sniff::suffix;
use super::{Fault, Input, Tally};
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use thiserror::Error;
use walkdir::WalkDir;

/// Suffixes of files that come with pages and are none. Nothing that may hold a page or
/// text is here (`xml`, `json`, `md`, no suffix): those are told by their content.
const NOT_PAGES: [&str; 63] = [
    // styles, scripts and what they bring along
    "css",
    "scss",
    "less",
    "js",
    "mjs",
    "cjs",
    "ts",
    "map",
    "wasm",
    "swf", // images
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "svg",
    "svgz",
    "ico",
    "cur",
    "bmp",
    "tif",
    "tiff",
    "heic",
    "psd", // fonts
    "woff",
    "woff2",
    "ttf",
    "otf",
    "eot", // sound and film
    "mp3",
    "m4a",
    "ogg",
    "oga",
    "wav",
    "flac",
    "aac",
    "mp4",
    "m4v",
    "webm",
    "mov",
    "avi",
    "mkv",
    "ogv",
    "mpg",
    "mpeg", // documents of other kinds
    "pdf",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "ppt",
    "pptx",
    "epub",
    // what is not complete yet: downloads, and our own output
    "partial",
    "part",
    "crdownload",
    // archives (gz and zst are looked into)
    "zip",
    "tar",
    "tgz",
    "bz2",
    "xz",
    "7z",
];

/// Why no work can begin. All of these are usage errors.
#[derive(Debug, Error)]
pub enum InputError {
    #[error("cannot read {}: {error}", path.display())]
    Missing { path: PathBuf, error: io::Error },
    #[error("{} is both input and output; name another file with --output", path.display())]
    IsOutput { path: PathBuf },
}

/// The inputs, one at a time; at most the names of the directories being walked are held.
pub struct Inputs {
    waiting: VecDeque<PathBuf>,
    walk: Option<walkdir::IntoIter>,
    output: Option<PathBuf>,
    tally: Arc<Tally>,
    /// Bytes of all inputs together as they lie on disk, where that is known without
    /// walking: no directory, pipe or stdin among them.
    pub total_bytes: Option<u64>,
}

/// Makes inputs of `paths`, where `-` is stdin.
///
/// Files that a walk leaves out are counted in `tally.skipped`. `output` is left out of
/// walks. Errors name the first path that is missing, or that is the output.
pub fn inputs(
    paths: Vec<PathBuf>,
    output: Option<&Path>,
    tally: Arc<Tally>,
) -> Result<Inputs, InputError> {
    let output = output.and_then(absolute);
    let mut total_bytes = Some(0u64);
    for path in &paths {
        if is_stdin(path) {
            total_bytes = None;
            continue;
        }
        let metadata = std::fs::metadata(path).map_err(|error| InputError::Missing {
            path: path.clone(),
            error,
        })?;
        if !metadata.is_file() {
            total_bytes = None;
        } else if output.is_some() && absolute(path) == output {
            return Err(InputError::IsOutput { path: path.clone() });
        }
        total_bytes = total_bytes.map(|total| total.saturating_add(metadata.len()));
    }
    let waiting = VecDeque::from(paths);
    Ok(Inputs {
        waiting,
        walk: None,
        output,
        tally,
        total_bytes,
    })
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The path without links, of a file that need not be there yet.
fn absolute(path: &Path) -> Option<PathBuf> {
    if let Ok(whole) = path.canonicalize() {
        return Some(whole);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}

impl Iterator for Inputs {
    type Item = Result<Input, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.walked() {
                return Some(found);
            }
            let path = self.waiting.pop_front()?;
            if is_stdin(&path) {
                return Some(Ok(Input::Stdin));
            }
            // Not checked before the run: it may have become another thing by now.
            if !path.is_dir() {
                return Some(Ok(Input::File(path)));
            }
            self.walk = Some(
                WalkDir::new(path)
                    .follow_links(true)
                    .sort_by_file_name()
                    .into_iter(),
            );
        }
    }
}

impl Inputs {
    /// The next file of the directory being walked that may be a page.
    fn walked(&mut self) -> Option<Result<Input, Fault>> {
        while let Some(entry) = self.walk.as_mut()?.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    if let Some(fault) = fault(&error) {
                        return Some(Err(fault));
                    }
                    self.tally.skipped.fetch_add(1, Relaxed);
                    continue;
                }
            };
            let is_dir = entry.file_type().is_dir();
            // The directory that was named may itself be hidden.
            if entry.depth() > 0 && is_hidden(entry.file_name()) {
                self.tally.skipped.fetch_add(1, Relaxed);
                if is_dir && let Some(walk) = &mut self.walk {
                    walk.skip_current_dir();
                }
            } else if !is_dir {
                let regular = entry.file_type().is_file();
                let path = entry.into_path();
                if regular && !is_no_page(&path) && !self.is_output(&path) {
                    return Some(Ok(Input::Found(path)));
                }
                self.tally.skipped.fetch_add(1, Relaxed);
            }
        }
        self.walk = None;
        None
    }

    fn is_output(&self, path: &Path) -> bool {
        // Links are resolved only where the name is the same: a walk may see a million files.
        self.output.as_ref().is_some_and(|output| {
            output.file_name() == path.file_name() && absolute(path).as_ref() == Some(output)
        })
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn is_no_page(path: &Path) -> bool {
    suffix(path).is_some_and(|suffix| NOT_PAGES.contains(&suffix.as_str()))
}

/// What a walk stumbles over; `None` for what is left out like any other non-page: a
/// link back to a directory around it (its files come by their own way), and a hidden
/// link to nowhere (editors keep their locks so).
fn fault(error: &walkdir::Error) -> Option<Fault> {
    let path = error.path().unwrap_or(Path::new(""));
    let hidden = error.depth() > 0 && path.file_name().is_some_and(is_hidden);
    if error.loop_ancestor().is_some() || hidden {
        return None;
    }
    let reason = match error.io_error() {
        Some(reason) if reason.kind() == io::ErrorKind::NotFound && path.is_symlink() => {
            "a link that leads nowhere".to_owned()
        }
        Some(reason) => reason.to_string(),
        None => error.to_string(),
    };
    Some(Fault::unread(path, &reason))
}

/// The paths of `--files-from`: one a line, or NUL-separated for names that hold a newline.
///
/// On Unix a name is any bytes; elsewhere it is UTF-8. Empty names are left out.
/// Errors are those of reading the list.
pub fn paths_from_list(mut list: impl BufRead, nul: bool) -> io::Result<Vec<PathBuf>> {
    let separator = if nul { 0 } else { b'\n' };
    let mut paths = Vec::new();
    let mut name = Vec::new();
    while list.read_until(separator, &mut name)? > 0 {
        if name.ends_with(&[separator]) {
            name.pop();
        }
        if !name.is_empty() {
            paths.push(path(&name));
        }
        name.clear();
    }
    Ok(paths)
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name.trim_ascii_end()).into_owned())
}
