//! What is read: paths from the arguments or from a list, checked before any work.

use super::args::{self, Arguments, InputArguments};
use super::output::FileId;
use anyhow::{Context, Result, bail};
use dechaff::read::{self, ReadOptions};
use std::fs::{self, File};
use std::io;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

/// The inputs, all of them there and none of them the output.
pub fn gather(arguments: &Arguments, output: Option<FileId>) -> Result<Vec<PathBuf>> {
    let paths = &arguments.paths;
    let paths = if paths.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        paths.clone()
    };
    for path in &paths {
        check(path, output)?;
    }
    Ok(paths)
}

fn check(path: &Path, output: Option<FileId>) -> Result<()> {
    let found = if path == Path::new("-") {
        File::from(io::stdin().as_fd().try_clone_to_owned()?).metadata()
    } else {
        fs::metadata(path)
    };
    let found = found.with_context(|| format!("cannot read {}", path.display()))?;
    if found.is_file() && output == Some(FileId::of(&found)) {
        bail!(
            "{} is the output too: name another with --output",
            path.display()
        );
    }
    Ok(())
}

pub fn read_options(arguments: &InputArguments) -> ReadOptions {
    ReadOptions {
        from: match arguments.from {
            args::From::Auto => read::From::Auto,
            args::From::Html => read::From::Html,
            args::From::Text => read::From::Text,
            args::From::Jsonl => read::From::Jsonl,
        },
        field: arguments.field.clone(),
        url: arguments.url.clone(),
        encoding: arguments.encoding.clone(),
        id_prefix: arguments.id_prefix.clone(),
        max_record_bytes: arguments.max_record_bytes,
    }
}
