//! What a walk of a directory comes across: files that may be pages, in the order of their names.
//!
//! Nobody named them, so what cannot be a page is left out, and counted. Suffixes tell the plain cases, so
//! that a folder of a million pictures is not opened file by file; the rest is told by its content.

use super::super::sniff::suffix;
use super::super::{Input, ReadError, ReadStats};
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::sync::atomic::Ordering::Relaxed;
use walkdir::WalkDir;

/// Suffixes of files that come with pages and are none. Nothing that may hold a page or
/// text is here (`xml`, `json`, `md`, no suffix): those are told by their content.
const NOT_PAGES: [&str; 65] = [
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
    "journal",
    "inflight",
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

/// A directory that is being walked.
pub(super) struct Walk {
    entries: walkdir::IntoIter,
}

impl Walk {
    pub fn of(directory: &Path) -> Walk {
        let entries = WalkDir::new(directory).follow_links(true);
        Walk {
            entries: entries.sort_by_file_name().into_iter(),
        }
    }

    /// The next file that may be a page, and is not written to.
    pub fn next(
        &mut self,
        is_written: impl Fn(&Path) -> bool,
        tally: &ReadStats,
    ) -> Option<Result<Input, ReadError>> {
        while let Some(entry) = self.entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    if let Some(fault) = fault(&error) {
                        return Some(Err(fault));
                    }
                    tally.skipped.fetch_add(1, Relaxed);
                    continue;
                }
            };
            let is_dir = entry.file_type().is_dir();
            // The directory that was named may itself be hidden.
            let hidden = entry.depth() > 0 && is_hidden(entry.file_name());
            if hidden || is_dir && is_written(entry.path()) {
                tally.skipped.fetch_add(1, Relaxed);
                if is_dir {
                    self.entries.skip_current_dir();
                }
            } else if !is_dir {
                let regular = entry.file_type().is_file();
                let path = entry.into_path();
                if regular && !is_no_page(&path) && !is_written(&path) {
                    return Some(Ok(Input::Found(path)));
                }
                tally.skipped.fetch_add(1, Relaxed);
            }
        }
        None
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
fn fault(error: &walkdir::Error) -> Option<ReadError> {
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
    Some(ReadError::unread(path, &reason))
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::tests::{make_pipe, tree, walk};
    use std::os::unix::fs::symlink;

    #[test]
    fn a_walk_is_sorted_and_leaves_hidden_files_and_non_pages_out() {
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
        assert!(walked.faults.is_empty());
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
    fn links_are_followed_loops_are_survived_and_dangling_links_reported() {
        let root = tree(&["a/1.txt", "real/2.txt"]);
        let at = |name: &str| root.path().join(name);
        symlink(root.path(), at("a/up")).unwrap();
        symlink("self", at("self")).unwrap();
        symlink(at("real"), at("linked")).unwrap();
        symlink("nowhere", at("dangling.html")).unwrap();
        symlink("nowhere", at(".#lock")).unwrap();
        let walked = walk(root.path(), &[]);
        assert_eq!(walked.found, ["a/1.txt", "linked/2.txt", "real/2.txt"]);
        let faults: Vec<_> = walked
            .faults
            .iter()
            .map(|fault| (&*fault.place.source, fault.input_lost))
            .collect();
        assert_eq!(
            faults,
            [
                (at("dangling.html").to_str().unwrap(), true),
                (at("self").to_str().unwrap(), true)
            ]
        );
        assert!(walked.faults[0].message.contains("leads nowhere"));
        assert_eq!(walked.skipped, 2);
    }

    #[test]
    fn pipes_and_sockets_in_a_tree_are_not_opened() {
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
