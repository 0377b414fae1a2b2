//! Turns the paths on the command line into inputs.
//!
//! A file that the user named is always read. A file found in a directory is read only if it can
//! be a page. Directories are walked in sorted order, because the output follows the order of the
//! inputs and must be the same on every file system.

mod filter;
mod list;
mod walk;

use super::{Input, ReadError, ReadStats};
pub use filter::FileFilter;
pub use list::paths_from_list;
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use thiserror::Error;
use walk::DirectoryWalk;
pub(super) use walk::is_no_page;

/// Why the run cannot start. All of these are usage errors.
#[derive(Debug, Error)]
pub enum InputError {
    /// The path cannot be opened.
    #[error("cannot read {}: {error}{}", path.display(), hint(path))]
    Missing {
        /// As it was named.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// The run would read its own output.
    #[error(
        "{} is both input and output; \
         name another path with --output, --output-dir or --rejects",
        path.display()
    )]
    IsOutput {
        /// As it was named.
        path: PathBuf,
    },
}

/// An iterator over the inputs. It holds only the names in the directories being walked.
pub struct Inputs {
    waiting: VecDeque<PathBuf>,
    walk: Option<DirectoryWalk>,
    outputs: Vec<PathBuf>,
    stats: Arc<ReadStats>,
    /// Which files of folders are read.
    pub filter: FileFilter,
    /// Bytes of all inputs on disk. Known only if no directory, pipe or stdin is among them.
    pub total_bytes: Option<u64>,
}

/// The inputs of `paths`, where `-` is stdin.
///
/// `outputs` are the files and folders that the run writes to; they are skipped in directories.
/// Skipped files are counted in `stats.skipped`.
///
/// # Errors
///
/// The path that is missing, if it is the only one, or the first that is an output.
pub fn inputs(
    paths: Vec<PathBuf>,
    outputs: &[&Path],
    stats: Arc<ReadStats>,
) -> Result<Inputs, InputError> {
    let outputs: Vec<PathBuf> = outputs.iter().filter_map(|path| absolute(path)).collect();
    let mut total_bytes = Some(0u64);
    for path in &paths {
        if is_stdin(path) {
            total_bytes = None;
            continue;
        }
        let metadata = match std::fs::metadata(path) {
            Ok(metadata) => metadata,
            // One of many does not stop the others: it is reported when its turn comes.
            Err(_) if paths.len() > 1 => {
                total_bytes = None;
                continue;
            }
            Err(error) => {
                let path = path.clone();
                return Err(InputError::Missing { path, error });
            }
        };
        let is_file = metadata.is_file();
        // A pipe has no path to compare (and /dev/stdin often is one).
        if (is_file || metadata.is_dir()) && !outputs.is_empty() {
            let path_is_output = absolute(path)
                .is_some_and(|path| outputs.iter().any(|output| path.starts_with(output)));
            if path_is_output {
                return Err(InputError::IsOutput { path: path.clone() });
            }
        }
        if !is_file {
            total_bytes = None;
        }
        total_bytes = total_bytes.map(|total| total.saturating_add(metadata.len()));
    }
    let waiting = VecDeque::from(paths);
    Ok(Inputs {
        waiting,
        walk: None,
        outputs,
        stats,
        filter: FileFilter::default(),
        total_bytes,
    })
}

/// What may be meant by a path that does not exist.
fn hint(path: &Path) -> &'static str {
    let path = path.to_string_lossy();
    let is_address = path.starts_with("http://") || path.starts_with("https://");
    match is_address {
        true => " (pages are not fetched: `curl -sL ADDRESS | dechaff --url ADDRESS`)",
        false => "",
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The path with links resolved, of a file that may not exist yet.
fn absolute(path: &Path) -> Option<PathBuf> {
    if let Ok(resolved) = path.canonicalize() {
        return Some(resolved);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}

impl Iterator for Inputs {
    type Item = Result<Input, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.next_in_directory() {
                return Some(found);
            }
            let path = self.waiting.pop_front()?;
            if is_stdin(&path) {
                return Some(Ok(Input::Stdin));
            }
            // The check before the run is not enough: the path may have been replaced since.
            if !path.is_dir() {
                return Some(Ok(Input::File(path)));
            }
            self.walk = Some(DirectoryWalk::new(&path, self.filter.follow_links));
        }
    }
}

impl Inputs {
    /// The next file of the directory being walked.
    fn next_in_directory(&mut self) -> Option<Result<Input, ReadError>> {
        loop {
            let walk = self.walk.as_mut()?;
            let is_output = |path: &Path| is_output(&self.outputs, path);
            let found = walk.next(is_output, &self.stats);
            match &found {
                None => self.walk = None,
                Some(Ok(Input::Found(path))) if !self.filter.accepts(path) => {
                    self.stats.skipped.fetch_add(1, Relaxed);
                    continue;
                }
                Some(_) => {}
            }
            return found;
        }
    }
}

fn is_output(outputs: &[PathBuf], path: &Path) -> bool {
    // Links are resolved only if the file names are equal, because a walk may see a million files.
    outputs.iter().any(|output| {
        output.file_name() == path.file_name() && absolute(path).as_ref() == Some(output)
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::{InputFormat, ReadOptions, records};
    use super::*;
    use std::fs;
    use std::process::Command;

    /// A tree of files, each containing its own path.
    pub fn tree(names: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for name in names {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("It is {name}.")).unwrap();
        }
        root
    }

    pub fn make_pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    pub struct Walked {
        pub found: Vec<String>,
        pub errors: Vec<ReadError>,
        pub skipped: u64,
    }

    pub fn walk(root: &Path, outputs: &[&Path]) -> Walked {
        walk_with(root, outputs, FileFilter::default())
    }

    pub fn walk_with(root: &Path, outputs: &[&Path], filter: FileFilter) -> Walked {
        let stats = Arc::new(ReadStats::default());
        let mut walked = Walked {
            found: vec![],
            errors: vec![],
            skipped: 0,
        };
        let mut inputs = inputs(vec![root.to_owned()], outputs, stats.clone()).unwrap();
        inputs.filter = filter;
        for input in inputs {
            match input {
                Ok(Input::Found(path)) => {
                    let path = path.strip_prefix(root).unwrap();
                    walked.found.push(path.to_str().unwrap().to_owned());
                }
                Ok(other) => panic!("{other:?}"),
                Err(error) => walked.errors.push(error),
            }
        }
        walked.skipped = stats.skipped.load(Relaxed);
        walked
    }

    #[test]
    fn a_named_pipe_is_read() {
        let root = tempfile::tempdir().unwrap();
        let pipe = root.path().join("pipe");
        make_pipe(&pipe);
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::write(pipe, "Through a pipe.").unwrap()
        });
        let all = read(vec![pipe]);
        writer.join().unwrap();
        assert_eq!(all.0, ["Through a pipe."]);
    }

    /// The contents of all records, the errors, and the number of files skipped.
    fn read(paths: Vec<PathBuf>) -> (Vec<String>, Vec<ReadError>, u64) {
        let stats = Arc::new(ReadStats::default());
        let inputs = inputs(paths, &[], stats.clone()).unwrap();
        let (mut contents, mut errors) = (vec![], vec![]);
        for record in records(inputs, ReadOptions::default(), stats.clone()) {
            match record {
                Ok(record) => contents.push(String::from_utf8(record.bytes).unwrap()),
                Err(error) => errors.push(error),
            }
        }
        (contents, errors, stats.skipped.load(Relaxed))
    }

    #[test]
    fn a_file_that_is_no_page_is_skipped_in_a_directory_and_read_if_named() {
        let root = tree(&["a.txt"]);
        let pdf = root.path().join("b");
        fs::write(&pdf, "%PDF-1.4 ...").unwrap();
        let (contents, errors, skipped) = read(vec![root.path().to_owned()]);
        assert_eq!((contents.len(), errors.len(), skipped), (1, 0, 1));
        assert_eq!(read(vec![pdf]).0, ["%PDF-1.4 ..."]);
    }

    #[test]
    fn a_file_removed_during_the_run_is_an_error_and_the_run_continues() {
        let root = tree(&["a/1.txt", "b/2.txt", "c.txt", "d.txt"]);
        let at = |name: &str| root.path().join(name);
        let stats = Arc::new(ReadStats::default());
        let paths = vec![at("a"), at("b"), at("c.txt"), at("d.txt")];
        let inputs = inputs(paths, &[], stats.clone()).unwrap();
        assert_eq!(inputs.total_bytes, None);
        let mut records = records(inputs, ReadOptions::default(), stats);
        assert!(records.next().unwrap().is_ok());
        fs::remove_dir_all(at("b")).unwrap();
        fs::remove_file(at("c.txt")).unwrap();
        for name in ["b", "c.txt"] {
            let error = records.next().unwrap().unwrap_err();
            assert_eq!(
                (&*error.location.source, error.input_lost()),
                (at(name).to_str().unwrap(), true)
            );
        }
        assert_eq!(records.next().unwrap().unwrap().bytes, b"It is d.txt.");
        assert!(records.next().is_none());
    }

    #[test]
    fn the_output_file_is_not_an_input() {
        let root = tree(&["a.txt", "out.jsonl", "b/out.jsonl"]);
        let output = root.path().join("b/../out.jsonl");
        let walked = walk(root.path(), &[&output]);
        assert_eq!(
            (walked.found, walked.skipped),
            (vec!["a.txt".to_owned(), "b/out.jsonl".to_owned()], 1)
        );
        // Also if it does not exist before the run.
        fs::remove_file(&output).unwrap();
        let stats = Arc::new(ReadStats::default());
        let late = inputs(vec![root.path().to_owned()], &[&output], stats).unwrap();
        fs::write(&output, "").unwrap();
        assert_eq!(late.count(), 2);
        let named = inputs(
            vec![root.path().join("out.jsonl")],
            &[&output],
            Arc::default(),
        );
        assert!(matches!(named, Err(InputError::IsOutput { .. })));
    }

    #[test]
    fn an_output_folder_and_the_files_in_it_are_not_inputs() {
        let root = tree(&["a.txt", "out/a.txt.jsonl", "deep/out/b.txt"]);
        let at = |name: &str| root.path().join(name);
        let walked = walk(root.path(), &[&at("out")]);
        assert_eq!(walked.found, ["a.txt", "deep/out/b.txt"]);
        for inside in ["out", "out/a.txt.jsonl"] {
            let named = inputs(vec![at(inside)], &[&at("out")], Arc::default());
            assert!(
                matches!(named, Err(InputError::IsOutput { .. })),
                "{inside}"
            );
        }
    }

    #[test]
    fn a_missing_path_is_reported_before_the_run_if_it_is_the_only_one() {
        let root = tree(&["a.txt"]);
        let missing = root.path().join("missing.html");
        let error = inputs(vec![missing.clone()], &[], Arc::default());
        let error = error.err().unwrap().to_string();
        assert!(error.contains(missing.to_str().unwrap()), "{error}");
        let both = read(vec![missing, root.path().join("a.txt")]);
        assert_eq!((both.0.len(), both.1.len()), (1, 1));
        let address = inputs(vec!["https://a.example/".into()], &[], Arc::default());
        assert!(address.err().unwrap().to_string().contains("curl"));
    }

    #[test]
    fn total_bytes_and_bytes_read_are_known_for_files() {
        let root = tree(&["a.txt", "b.txt"]);
        let paths = vec![root.path().join("a.txt"), root.path().join("b.txt")];
        let stats = Arc::new(ReadStats::default());
        let inputs = inputs(paths, &[], stats.clone()).unwrap();
        let total = inputs.total_bytes.unwrap();
        let options = ReadOptions {
            from: InputFormat::Text,
            ..ReadOptions::default()
        };
        assert_eq!(records(inputs, options, stats.clone()).count(), 2);
        assert_eq!((total, stats.bytes_read.load(Relaxed)), (24, 24));
    }

    #[test]
    fn a_dash_is_stdin_and_no_paths_are_no_inputs() {
        let all = |paths| {
            inputs(paths, &[], Arc::default())
                .unwrap()
                .collect::<Vec<_>>()
        };
        assert_eq!(all(vec![PathBuf::from("-")]), [Ok(Input::Stdin)]);
        assert_eq!(all(vec![]), []);
    }
}
