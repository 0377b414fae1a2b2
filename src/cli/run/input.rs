//! The inputs of a run: paths from the arguments, from a list, or stdin. All are checked before
//! any work begins.

use crate::cli::args::{Format, InputArguments};
use crate::cli::output::articles::OutputTargets;
use crate::cli::output::target::FileId;
use crate::read::files::{self, FileFilter, Inputs};
use crate::read::{self, ReadOptions, ReadStats};
use anyhow::{Context, Result, ensure};
use std::fs::{File, Metadata};
use std::io::{self, BufReader};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Checks that all inputs exist and that none of them is an output.
pub fn open(
    paths: Vec<PathBuf>,
    arguments: &InputArguments,
    targets: &OutputTargets,
    stats: Arc<ReadStats>,
) -> Result<Inputs> {
    let stdin = Path::new("-");
    let stdin_file = match paths.iter().any(|path| path == stdin) {
        true => stdin_metadata(),
        false => None,
    };
    if let Some(input) = &stdin_file {
        ensure!(
            !targets
                .existing_files()
                .any(|output| output == FileId::of(input)),
            "stdin is both input and output; name another file with --output"
        );
    }
    let is_only_path = paths.len() == 1;
    let mut inputs = files::inputs(paths, &targets.paths(), stats)?;
    inputs.filter = FileFilter {
        extensions: arguments.ext.clone(),
        patterns: arguments.glob.clone(),
        follow_links: arguments.follow_links,
    };
    if let (Some(input), true) = (&stdin_file, is_only_path) {
        inputs.total_bytes = Some(input.len());
    }
    Ok(inputs)
}

/// The paths that were named, or those of the list. Without either, stdin.
pub fn paths(named: &[PathBuf], arguments: &InputArguments) -> Result<Vec<PathBuf>> {
    let Some(list) = &arguments.files_from else {
        return Ok(match named.is_empty() {
            true => vec![PathBuf::from("-")],
            false => named.to_vec(),
        });
    };
    let nul = arguments.null;
    let read = if list == Path::new("-") {
        files::paths_from_list(io::stdin().lock(), nul)
    } else {
        File::open(list).and_then(|file| files::paths_from_list(BufReader::new(file), nul))
    };
    read.with_context(|| format!("cannot read the list of paths {}", list.display()))
}

/// The metadata of stdin if it is a regular file (`< records.jsonl`).
pub fn stdin_metadata() -> Option<Metadata> {
    let stdin = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    stdin.metadata().ok().filter(Metadata::is_file)
}

/// The options of the reader.
pub fn read_options(arguments: &InputArguments) -> ReadOptions {
    ReadOptions {
        from: match arguments.from {
            Format::Auto => read::InputFormat::Auto,
            Format::Html => read::InputFormat::Html,
            Format::Text => read::InputFormat::Text,
            Format::Markdown => read::InputFormat::Markdown,
            Format::Jsonl => read::InputFormat::Jsonl,
            Format::Csv => read::InputFormat::Csv,
        },
        field: arguments.field.clone(),
        stdin_name: arguments.source.clone(),
        url: arguments.url.clone(),
        encoding: arguments.encoding.clone(),
        id_prefix: arguments.id_prefix.clone(),
        max_record_bytes: arguments.max_record_bytes,
    }
}
