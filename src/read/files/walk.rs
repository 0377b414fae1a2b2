//! Walks a directory and returns the files that may be pages, sorted by name.
//!
//! The user did not name these files, so those that cannot be pages are skipped and counted. The
//! file extension decides the clear cases, so that a folder of a million images is not opened file
//! by file. The content decides the rest.
//!
//! A link to a file is read. A link to a folder is skipped unless links are followed: it often
//! leads out of the folder that was named, or to pages that are found a second time.

use super::super::detect::extension;
use super::super::{Input, ReadError, ReadStats};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::Ordering::Relaxed;
use walkdir::WalkDir;

/// Extensions of files that are never pages. Those that may contain a page or text (`xml`, `json`,
/// `md`, none) are not listed, because their content decides.
#[rustfmt::skip]
const NOT_PAGES: [&str; 66] = [
    // styles, scripts and their companions
    "css", "scss", "less", "js", "mjs", "cjs", "ts", "map", "wasm", "swf",
    // images
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "svgz", "ico", "cur", "bmp", "tif",
    "tiff", "heic", "psd",
    // fonts
    "woff", "woff2", "ttf", "otf", "eot",
    // sound and film
    "mp3", "m4a", "ogg", "oga", "wav", "flac", "aac", "mp4", "m4v", "webm", "mov", "avi", "mkv",
    "ogv", "mpg", "mpeg",
    // documents of other kinds
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "epub",
    // incomplete files: downloads, and the output of this program
    "partial", "journal", "inflight", "part", "crdownload",
    // archives (the content of gz and zst is examined)
    "zip", "wacz", "tar", "tgz", "bz2", "xz", "7z",
];

/// A directory that is being walked.
pub(super) struct DirectoryWalk {
    entries: walkdir::IntoIter,
}

impl DirectoryWalk {
    pub fn new(directory: &Path, follow_links: bool) -> DirectoryWalk {
        // walkdir finds loops: a link to a folder that contains it is an error, which is skipped.
        let entries = WalkDir::new(directory).follow_links(follow_links);
        DirectoryWalk {
            entries: entries.sort_by_file_name().into_iter(),
        }
    }

    /// The next file that may be a page and is not an output.
    pub fn next(
        &mut self,
        is_output: impl Fn(&Path) -> bool,
        stats: &ReadStats,
    ) -> Option<Result<Input, ReadError>> {
        while let Some(entry) = self.entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    if let Some(error) = reportable(&error) {
                        return Some(Err(error));
                    }
                    stats.skipped.fetch_add(1, Relaxed);
                    continue;
                }
            };
            let is_dir = entry.file_type().is_dir();
            // The named directory itself may be hidden.
            let hidden = entry.depth() > 0 && is_hidden(entry.file_name());
            if hidden || is_dir && is_output(entry.path()) {
                stats.skipped.fetch_add(1, Relaxed);
                if is_dir {
                    self.entries.skip_current_dir();
                }
            } else if !is_dir {
                let kind = match entry.path_is_symlink() {
                    true => match fs::metadata(entry.path()) {
                        Ok(target) => target.file_type(),
                        Err(error) => return Some(Err(unreadable(entry.path(), &error))),
                    },
                    false => entry.file_type(),
                };
                let path = entry.into_path();
                if kind.is_file() && !has_other_extension(&path) && !is_output(&path) {
                    return Some(Ok(Input::Found(path)));
                }
                stats.skipped.fetch_add(1, Relaxed);
            }
        }
        None
    }
}

/// Whether a file in a container is no page by its name, as a file in a folder is.
pub(in crate::read) fn is_no_page(path: &Path) -> bool {
    // `tar cf x.tar .` writes names that begin with `./`.
    let mut names = path.strip_prefix(".").unwrap_or(path).iter();
    names.any(|name| is_hidden(name) || name == "__MACOSX") || has_other_extension(path)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn has_other_extension(path: &Path) -> bool {
    extension(path).is_some_and(|extension| NOT_PAGES.contains(&extension.as_str()))
}

/// The error to report, or `None` if the entry is skipped like other files that are not pages.
/// That is a link to a parent directory, whose files are found anyway, or a dangling hidden link,
/// which editors use as a lock.
fn reportable(error: &walkdir::Error) -> Option<ReadError> {
    let path = error.path().unwrap_or(Path::new(""));
    let hidden = error.depth() > 0 && path.file_name().is_some_and(is_hidden);
    if error.loop_ancestor().is_some() || hidden {
        return None;
    }
    Some(match error.io_error() {
        Some(reason) => unreadable(path, reason),
        None => ReadError::unreadable(path, &error.to_string()),
    })
}

fn unreadable(path: &Path, error: &io::Error) -> ReadError {
    let leads_nowhere = error.kind() == io::ErrorKind::NotFound && path.is_symlink();
    match leads_nowhere {
        true => ReadError::unreadable(path, "a link that leads nowhere"),
        false => ReadError::unreadable(path, &error.to_string()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::FileFilter;
    use super::super::tests::{make_pipe, tree, walk, walk_with};
    use std::os::unix::fs::symlink;

    #[test]
    fn a_walk_is_sorted_and_skips_hidden_files_and_other_extensions() {
        let root = tree(&[
            "b.html",
            "a/2.txt",
            "a/1.html.gz",
            "a.txt",
            "c",
            ".hidden",
            ".git/config",
            "style.css",
            "a/pic.JPG",
            "x.css.gz",
            "data.xml",
        ]);
        let walked = walk(root.path(), &[]);
        assert_eq!(
            walked.found,
            ["a/1.html.gz", "a/2.txt", "a.txt", "b.html", "c", "data.xml"]
        );
        assert!(walked.errors.is_empty());
        // The hidden directory counts once.
        assert_eq!(walked.skipped, 5);
    }

    #[test]
    fn a_named_directory_may_be_hidden() {
        let root = tree(&[".cache/a.html"]);
        let walked = walk(&root.path().join(".cache"), &[]);
        assert_eq!(walked.found, ["a.html"]);
    }

    #[test]
    fn linked_files_are_read_and_linked_folders_skipped() {
        let outside = tree(&["x/3.txt"]);
        let root = tree(&["a/1.txt", "real/2.txt"]);
        let at = |name: &str| root.path().join(name);
        symlink(root.path(), at("a/up")).unwrap();
        symlink(at("real"), at("linked")).unwrap();
        symlink(outside.path(), at("outside")).unwrap();
        symlink(outside.path().join("x/3.txt"), at("3.txt")).unwrap();
        symlink("self", at("self")).unwrap();
        symlink("nowhere", at("dangling.html")).unwrap();
        symlink("nowhere", at(".#lock")).unwrap();
        let walked = walk(root.path(), &[]);
        assert_eq!(walked.found, ["3.txt", "a/1.txt", "real/2.txt"]);
        let sources = walked.errors.iter().map(|error| &*error.location.source);
        let errors: Vec<_> = sources.collect();
        assert_eq!(
            errors,
            [
                at("dangling.html").to_str().unwrap(),
                at("self").to_str().unwrap()
            ]
        );
        assert_eq!(walked.skipped, 4);
        // The folder that was named may be a link itself.
        assert_eq!(walk(&at("linked"), &[]).found, ["2.txt"]);
    }

    #[test]
    fn followed_links_may_form_loops() {
        let root = tree(&["a/1.txt", "real/2.txt"]);
        let at = |name: &str| root.path().join(name);
        symlink(root.path(), at("a/up")).unwrap();
        symlink("self", at("self")).unwrap();
        symlink(at("real"), at("linked")).unwrap();
        symlink("nowhere", at("dangling.html")).unwrap();
        symlink("nowhere", at(".#lock")).unwrap();
        symlink(at("b"), at("real/b")).unwrap();
        symlink(at("real"), at("b")).unwrap();
        let follow = FileFilter {
            follow_links: true,
            ..FileFilter::default()
        };
        let walked = walk_with(root.path(), &[], follow);
        assert_eq!(
            walked.found,
            ["a/1.txt", "b/2.txt", "linked/2.txt", "real/2.txt"]
        );
        let errors: Vec<_> = walked
            .errors
            .iter()
            .map(|error| (&*error.location.source, error.input_lost()))
            .collect();
        assert_eq!(
            errors,
            [
                (at("dangling.html").to_str().unwrap(), true),
                (at("self").to_str().unwrap(), true)
            ]
        );
        assert!(walked.errors[0].to_string().contains("leads nowhere"));
        assert_eq!(walked.skipped, 5);
    }

    #[test]
    fn pipes_sockets_and_devices_in_a_directory_are_not_opened() {
        let root = tree(&["a.txt"]);
        make_pipe(&root.path().join("pipe.html"));
        let _socket = std::os::unix::net::UnixListener::bind(root.path().join("socket")).unwrap();
        symlink("/dev/zero", root.path().join("zero")).unwrap();
        let walked = walk(root.path(), &[]);
        assert_eq!(
            (walked.found, walked.skipped),
            (vec!["a.txt".to_owned()], 3)
        );
    }
}
