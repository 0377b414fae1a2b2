//! The options, inputs and version of a run. A resumed run must have the same: its output would
//! otherwise be a mixture of two runs.
//!
//! Inputs are identified by path, size and modification time, as make and rsync do. Reading
//! them all twice would cost more than a resumed run saves.

use crate::cli::args::{
    Arguments, CleaningArguments, InputArguments, OutputArguments, TrainingArguments, VERSION,
};
use crate::read::files::{self, FileFilter};
use crate::read::{Input, ReadError};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Each property of a run by its name, so that a difference can be reported in words.
pub type Fingerprint = BTreeMap<String, String>;

/// The value of an option that was not given.
const NOT_GIVEN: &str = "not given";

/// The fingerprint of this run. `written`: its own outputs, which are no inputs.
pub fn fingerprint(
    arguments: &Arguments,
    paths: &[PathBuf],
    written: &[&Path],
) -> Result<Fingerprint> {
    let filter = FileFilter {
        follow_links: arguments.input.follow_links,
        ..FileFilter::default()
    };
    let describe = |paths: &[PathBuf]| -> Result<String> {
        Ok(FileSummary::of(paths, written, &filter)?.description())
    };
    let describe_one = |path: &PathBuf| describe(std::slice::from_ref(path));
    let mut all = Fingerprint::from([("the version".to_owned(), VERSION.clone())]);
    for (option, value) in options(arguments) {
        all.insert(option.to_owned(), value);
    }
    let TrainingArguments {
        features: _,
        gate_features: _,
        model_html,
        model_text,
        disabled_rules: _,
    } = &arguments.training;
    for (option, path) in [
        ("--model-html", model_html),
        ("--model-text", model_text),
        ("--profile", &arguments.cleaning.profile),
    ] {
        if let Some(path) = path {
            all.insert(option.to_owned(), describe_one(path)?);
        }
    }
    match &arguments.input.files_from {
        // A list may be long, so it is one property, as a folder is.
        Some(list) => {
            let name = format!("the list {}", list.display());
            all.insert(name, describe(paths)?);
        }
        None => {
            for (n, path) in paths.iter().enumerate() {
                all.insert(
                    format!("input {}", n + 1),
                    format!("{}: {}", path.display(), describe_one(path)?),
                );
            }
        }
    }
    Ok(all)
}

/// The options that an article depends on.
///
/// The arguments are destructured field by field, so that a new option does not compile until it
/// is handled here. Left out are options that change no output, and those that [`fingerprint`]
/// adds itself.
fn options(arguments: &Arguments) -> [(&'static str, String); 23] {
    let InputArguments {
        from,
        field,
        files_from: _,
        null: _,
        ext,
        glob,
        follow_links,
        source,
        url,
        encoding,
        id_prefix,
        max_record_bytes,
    } = &arguments.input;
    let CleaningArguments {
        lang,
        min_words,
        quotes,
        comments,
        links,
        images,
        select,
        remove,
        profile: _,
    } = &arguments.cleaning;
    let OutputArguments {
        to,
        body,
        // The journal is beside them, so they are the same.
        output: _,
        output_dir: _,
        rejects,
        stats: _,
        resume: _,
        only,
        explain,
    } = &arguments.output;
    let given = |value: &Option<String>| value.clone().unwrap_or_else(|| NOT_GIVEN.to_owned());
    let name = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let to = to.map(|to| name(&to));
    let body = body.map(|body| name(&body));
    let rejects = rejects.as_ref().map(|path| path.display().to_string());
    [
        ("--from", name(from)),
        ("--field", given(field)),
        ("--ext", ext.join(",")),
        ("--glob", glob.join(" ")),
        ("--follow-links", follow_links.to_string()),
        ("--source", given(source)),
        ("--url", given(url)),
        ("--encoding", given(encoding)),
        ("--id-prefix", given(id_prefix)),
        ("--max-record-bytes", max_record_bytes.to_string()),
        ("--lang", given(lang)),
        ("--min-words", min_words.to_string()),
        ("--quotes", name(quotes)),
        ("--comments", name(comments)),
        ("--links", name(links)),
        ("--images", name(images)),
        ("--select", select.join(" , ")),
        ("--remove", remove.join(" , ")),
        ("--to", given(&to)),
        ("--body", given(&body)),
        ("--rejects", given(&rejects)),
        ("--only", given(&only.map(|_| "ok".to_owned()))),
        ("--explain", explain.to_string()),
    ]
}

/// The differences between two runs, each in words.
pub fn differences(earlier: &Fingerprint, this: &Fingerprint) -> Vec<String> {
    let names: BTreeSet<_> = earlier.keys().chain(this.keys()).collect();
    let missing = NOT_GIVEN.to_owned();
    names
        .into_iter()
        .filter_map(|name| {
            let (earlier, this) = (earlier.get(name), this.get(name));
            (earlier != this).then(|| {
                let (earlier, this) = (earlier.unwrap_or(&missing), this.unwrap_or(&missing));
                format!("{name} was {earlier}, and is {this}")
            })
        })
        .collect()
}

/// Identifies a set of files without holding their names: a walk may find a million.
#[derive(Default)]
struct FileSummary {
    count: u64,
    bytes: u64,
    /// The file modified last. When inputs differ, it is the most likely reason.
    newest: Option<(SystemTime, PathBuf)>,
    hash: DefaultHasher,
}

impl FileSummary {
    fn of(paths: &[PathBuf], written: &[&Path], filter: &FileFilter) -> Result<FileSummary> {
        let mut files = FileSummary::default();
        let mut inputs = files::inputs(paths.to_vec(), written, Arc::default())?;
        inputs.filter = filter.clone();
        for input in inputs {
            match input {
                Ok(Input::Stdin) => anyhow::bail!(
                    "stdin cannot be read again from where a run stopped; write it to a file \
                     and name that, or leave --resume out"
                ),
                Ok(Input::File(path) | Input::Found(path)) => files.add(path)?,
                Err(ReadError {
                    location, problem, ..
                }) => {
                    (&*location.source, problem.to_string()).hash(&mut files.hash);
                }
            }
        }
        Ok(files)
    }

    fn add(&mut self, path: PathBuf) -> Result<()> {
        self.count += 1;
        path.hash(&mut self.hash);
        // A file that cannot be opened is reported when the run reads it.
        let Ok(metadata) = fs::metadata(&path) else {
            return Ok(());
        };
        ensure!(
            metadata.is_file(),
            "{} is not a regular file, so it cannot be read again from where a run stopped; \
             write it to a file and name that, or leave --resume out",
            path.display()
        );
        self.bytes += metadata.len();
        let modified = modified(&metadata, &path)?;
        (metadata.len(), modified).hash(&mut self.hash);
        let is_newer = |(newest, _): &(SystemTime, PathBuf)| *newest < modified;
        if self.newest.as_ref().is_none_or(is_newer) {
            self.newest = Some((modified, path));
        }
        Ok(())
    }

    fn description(&self) -> String {
        let newest = match &self.newest {
            Some((_, path)) => format!(", modified last: {}", path.display()),
            None => String::new(),
        };
        let (count, bytes, hash) = (self.count, self.bytes, self.hash.finish());
        format!("{count} files, {bytes} bytes{newest} ({hash:016x})")
    }
}

fn modified(metadata: &Metadata, path: &Path) -> Result<SystemTime> {
    let modified = metadata.modified();
    modified.with_context(|| {
        format!(
            "cannot read the modification time of {}; leave --resume out",
            path.display()
        )
    })
}
