//! What a run is made of: its options, its inputs, its program. A run that resumes another
//! must be made of the same, or its output would be that of neither.
//!
//! Inputs are told apart by their paths, sizes and times of change, as make and rsync do:
//! reading them all twice would cost more than what is saved.

use crate::cli::args::{
    Arguments, CleaningArguments, InputArguments, OutputArguments, TrainingArguments, VERSION,
};
use crate::read::files;
use crate::read::{Input, ReadError};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Each thing by its name, so that a difference can be told in words.
pub type Fingerprint = BTreeMap<String, String>;

/// The fingerprint of this run. `written`: what walks leave out.
pub fn of(arguments: &Arguments, paths: &[PathBuf], written: &[&Path]) -> Result<Fingerprint> {
    let mut all = Fingerprint::from([("the version".to_owned(), VERSION.clone())]);
    for (option, value) in options(arguments) {
        all.insert(option.to_owned(), value);
    }
    let TrainingArguments {
        features: _,
        sorts: _,
        model_html,
        model_text,
        disabled_rules: _,
    } = &arguments.training;
    for (option, path) in [("--model-html", model_html), ("--model-text", model_text)] {
        if let Some(path) = path {
            all.insert(
                option.to_owned(),
                Files::of(std::slice::from_ref(path), written)?.told(),
            );
        }
    }
    if let Some(path) = &arguments.cleaning.profile {
        let files = Files::of(std::slice::from_ref(path), written)?;
        all.insert("--profile".to_owned(), files.told());
    }
    match &arguments.input.files_from {
        // A list may be long; it is one thing, as a folder is.
        Some(list) => {
            let name = format!("what {} lists", list.display());
            all.insert(name, Files::of(paths, written)?.told());
        }
        None => {
            for (n, path) in paths.iter().enumerate() {
                let files = Files::of(std::slice::from_ref(path), written)?.told();
                all.insert(
                    format!("input {}", n + 1),
                    format!("{}: {files}", path.display()),
                );
            }
        }
    }
    Ok(all)
}

/// Whatever an article depends on. Taken apart name by name, so that an option yet to come must be
/// thought of here. Left out is what changes no output, and what `of` looks at itself.
fn options(arguments: &Arguments) -> [(&'static str, String); 13] {
    let InputArguments {
        from,
        field,
        files_from: _,
        null: _,
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
        profile: _,
    } = &arguments.cleaning;
    let OutputArguments {
        // The journal lies beside them.
        output: _,
        output_dir: _,
        rejects,
        resume: _,
        only,
        explain,
    } = &arguments.output;
    [
        ("--from", format!("{from:?}").to_lowercase()),
        ("--field", told(field)),
        ("--url", told(url)),
        ("--encoding", told(encoding)),
        ("--id-prefix", told(id_prefix)),
        ("--max-record-bytes", max_record_bytes.to_string()),
        ("--lang", told(lang)),
        ("--min-words", min_words.to_string()),
        ("--quotes", format!("{quotes:?}").to_lowercase()),
        ("--comments", format!("{comments:?}").to_lowercase()),
        ("--rejects", told(&as_text(rejects))),
        ("--only", told(&only.map(|_| "ok".to_owned()))),
        ("--explain", explain.to_string()),
    ]
}

fn told(value: &Option<String>) -> String {
    value.clone().unwrap_or_else(|| "not given".to_owned())
}

fn as_text(path: &Option<PathBuf>) -> Option<String> {
    path.as_ref().map(|path| path.display().to_string())
}

/// The differences between two runs, each in words.
pub fn differences(then: &Fingerprint, now: &Fingerprint) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = then.keys().chain(now.keys()).collect();
    let missing = "not there".to_owned();
    names
        .into_iter()
        .filter_map(|name| {
            let (then, now) = (then.get(name), now.get(name));
            (then != now).then(|| {
                let (then, now) = (then.unwrap_or(&missing), now.unwrap_or(&missing));
                format!("{name} was {then}, and is {now}")
            })
        })
        .collect()
}

/// What is known of many files without holding their names: a walk may see a million.
#[derive(Default)]
struct Files {
    count: u64,
    bytes: u64,
    /// The one that was changed last: most often it is what makes the difference.
    newest: Option<(SystemTime, PathBuf)>,
    hash: DefaultHasher,
}

impl Files {
    fn of(paths: &[PathBuf], written: &[&Path]) -> Result<Files> {
        let mut files = Files::default();
        for input in files::inputs(paths.to_vec(), written, Arc::default())? {
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
        // What cannot be opened is told when its turn comes.
        let Ok(found) = fs::metadata(&path) else {
            return Ok(());
        };
        ensure!(
            found.is_file(),
            "{} is no regular file, so it cannot be read again from where a run stopped; \
             write it to a file and name that, or leave --resume out",
            path.display()
        );
        self.bytes += found.len();
        let changed = changed(&found, &path)?;
        (found.len(), changed).hash(&mut self.hash);
        if self
            .newest
            .as_ref()
            .is_none_or(|(newest, _)| *newest < changed)
        {
            self.newest = Some((changed, path));
        }
        Ok(())
    }

    fn told(&self) -> String {
        let newest = match &self.newest {
            Some((_, path)) => format!(", changed last: {}", path.display()),
            None => String::new(),
        };
        let (count, bytes, hash) = (self.count, self.bytes, self.hash.finish());
        format!("{count} files, {bytes} bytes{newest} ({hash:016x})")
    }
}

fn changed(found: &Metadata, path: &Path) -> Result<SystemTime> {
    let changed = found.modified();
    changed.with_context(|| format!("cannot tell when {} was changed", path.display()))
}
