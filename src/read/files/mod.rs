//! Paths named on the command line to inputs.
//!
//! A path that was named is always read, whatever it is; what a walk of a directory
//! comes across is read only if it can be a page. Names come sorted, because output
//! follows input and must be the same on every file system.

mod list;
mod walk;

use super::{Input, ReadError, ReadStats};
pub use list::paths_from_list;
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;
use walk::Walk;

/// Why no work can begin. All of these are usage errors.
#[derive(Debug, Error)]
pub enum InputError {
    #[error("cannot read {}: {error}", path.display())]
    Missing { path: PathBuf, error: io::Error },
    #[error("{} is both input and output; name another place with --output, --output-dir or --rejects", path.display())]
    IsOutput { path: PathBuf },
}

/// The inputs, one at a time; at most the names of the directories being walked are held.
pub struct Inputs {
    waiting: VecDeque<PathBuf>,
    walk: Option<Walk>,
    written: Vec<PathBuf>,
    tally: Arc<ReadStats>,
    /// Bytes of all inputs together as they lie on disk, where that is known without
    /// walking: no directory, pipe or stdin among them.
    pub total_bytes: Option<u64>,
}

/// Makes inputs of `paths`, where `-` is stdin.
///
/// Files that a walk leaves out are counted in `tally.skipped`. `written` are the files and
/// folders that are written to: walks leave them out. Errors name the first path that is
/// missing, or that is written to.
pub fn inputs(
    paths: Vec<PathBuf>,
    written: &[&Path],
    tally: Arc<ReadStats>,
) -> Result<Inputs, InputError> {
    let written: Vec<PathBuf> = written.iter().filter_map(|path| absolute(path)).collect();
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
        let is_file = metadata.is_file();
        // No more is known of a pipe (and /dev/stdin is one as often as not).
        if (is_file || metadata.is_dir()) && !written.is_empty() {
            let whole = absolute(path);
            if whole.is_some_and(|whole| written.iter().any(|to| whole.starts_with(to))) {
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
        written,
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
    type Item = Result<Input, ReadError>;

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
            self.walk = Some(Walk::of(&path));
        }
    }
}

impl Inputs {
    /// The next file of the directory being walked.
    fn walked(&mut self) -> Option<Result<Input, ReadError>> {
        let walk = self.walk.as_mut()?;
        let is_written = |path: &Path| is_written(&self.written, path);
        let found = walk.next(is_written, &self.tally);
        if found.is_none() {
            self.walk = None;
        }
        found
    }
}

fn is_written(written: &[PathBuf], path: &Path) -> bool {
    // Links are resolved only where the name is the same: a walk may see a million files.
    written.iter().any(|written| {
        written.file_name() == path.file_name() && absolute(path).as_ref() == Some(written)
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::{Format, ReadOptions, records};
    use super::*;
    use std::fs;
    use std::process::Command;
    use std::sync::atomic::Ordering::Relaxed;

    /// A tree of files, each named by its path and holding its name.
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
        pub faults: Vec<ReadError>,
        pub skipped: u64,
    }

    pub fn walk(root: &Path, written: &[&Path]) -> Walked {
        let tally = Arc::new(ReadStats::default());
        let mut walked = Walked {
            found: vec![],
            faults: vec![],
            skipped: 0,
        };
        for input in inputs(vec![root.to_owned()], written, tally.clone()).unwrap() {
            match input {
                Ok(Input::Found(path)) => {
                    let path = path.strip_prefix(root).unwrap();
                    walked.found.push(path.to_str().unwrap().to_owned());
                }
                Ok(other) => panic!("{other:?}"),
                Err(fault) => walked.faults.push(fault),
            }
        }
        walked.skipped = tally.skipped.load(Relaxed);
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

    /// The contents of all records and the faults, and the files skipped.
    fn read(paths: Vec<PathBuf>) -> (Vec<String>, Vec<ReadError>, u64) {
        let tally = Arc::new(ReadStats::default());
        let inputs = inputs(paths, &[], tally.clone()).unwrap();
        let (mut contents, mut faults) = (vec![], vec![]);
        for record in records(inputs, ReadOptions::default(), tally.clone()) {
            match record {
                Ok(record) => contents.push(String::from_utf8(record.bytes).unwrap()),
                Err(fault) => faults.push(fault),
            }
        }
        (contents, faults, tally.skipped.load(Relaxed))
    }

    #[test]
    fn what_is_found_and_holds_no_page_is_skipped_but_read_if_named() {
        let root = tree(&["a.txt"]);
        let pdf = root.path().join("b");
        fs::write(&pdf, "%PDF-1.4 ...").unwrap();
        let (contents, faults, skipped) = read(vec![root.path().to_owned()]);
        assert_eq!((contents.len(), faults.len(), skipped), (1, 0, 1));
        assert_eq!(read(vec![pdf]).0, ["%PDF-1.4 ..."]);
    }

    #[test]
    fn what_goes_away_during_the_run_is_a_fault_and_the_run_goes_on() {
        let root = tree(&["a/1.txt", "b/2.txt", "c.txt", "d.txt"]);
        let at = |name: &str| root.path().join(name);
        let tally = Arc::new(ReadStats::default());
        let paths = vec![at("a"), at("b"), at("c.txt"), at("d.txt")];
        let inputs = inputs(paths, &[], tally.clone()).unwrap();
        assert_eq!(inputs.total_bytes, None);
        let mut records = records(inputs, ReadOptions::default(), tally);
        assert!(records.next().unwrap().is_ok());
        fs::remove_dir_all(at("b")).unwrap();
        fs::remove_file(at("c.txt")).unwrap();
        for name in ["b", "c.txt"] {
            let fault = records.next().unwrap().unwrap_err();
            assert_eq!(
                (&*fault.place.source, fault.input_lost),
                (at(name).to_str().unwrap(), true)
            );
        }
        assert_eq!(records.next().unwrap().unwrap().bytes, b"It is d.txt.");
        assert!(records.next().is_none());
    }

    #[test]
    fn the_output_is_no_input() {
        let root = tree(&["a.txt", "out.jsonl", "b/out.jsonl"]);
        let output = root.path().join("b/../out.jsonl");
        let walked = walk(root.path(), &[&output]);
        assert_eq!(
            (walked.found, walked.skipped),
            (vec!["a.txt".to_owned(), "b/out.jsonl".to_owned()], 1)
        );
        // Also when it is not there before the run.
        fs::remove_file(&output).unwrap();
        let tally = Arc::new(ReadStats::default());
        let late = inputs(vec![root.path().to_owned()], &[&output], tally).unwrap();
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
    fn a_folder_that_is_written_to_is_no_input_and_nothing_in_it() {
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
    fn a_missing_path_is_named_before_any_work() {
        let root = tree(&["a.txt"]);
        let missing = root.path().join("missing.html");
        let error = inputs(
            vec![root.path().join("a.txt"), missing.clone()],
            &[],
            Arc::default(),
        )
        .err()
        .unwrap();
        assert!(
            error.to_string().contains(missing.to_str().unwrap()),
            "{error}"
        );
    }

    #[test]
    fn sizes_are_known_and_bytes_counted_for_files() {
        let root = tree(&["a.txt", "b.txt"]);
        let paths = vec![root.path().join("a.txt"), root.path().join("b.txt")];
        let tally = Arc::new(ReadStats::default());
        let inputs = inputs(paths, &[], tally.clone()).unwrap();
        let total = inputs.total_bytes.unwrap();
        let options = ReadOptions {
            from: Format::Text,
            ..ReadOptions::default()
        };
        assert_eq!(records(inputs, options, tally.clone()).count(), 2);
        assert_eq!((total, tally.bytes_read.load(Relaxed)), (24, 24));
    }

    #[test]
    fn a_dash_is_stdin_and_no_path_is_nothing() {
        let all = |paths| {
            inputs(paths, &[], Arc::default())
                .unwrap()
                .collect::<Vec<_>>()
        };
        assert_eq!(all(vec![PathBuf::from("-")]), [Ok(Input::Stdin)]);
        assert_eq!(all(vec![]), []);
    }
}
