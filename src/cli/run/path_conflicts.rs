//! Rejects outputs that would overwrite each other: such a loss would end with exit code 0.
//!
//! Paths are compared without symbolic links, in the form they will have, and existing files by
//! device and inode: a shell's `> out.jsonl` has no path here, and `./out.jsonl` has another.

use crate::cli::output::articles::{ArticleTarget, OutputTargets, path_in_folder};
use crate::cli::output::partial_path;
use crate::cli::output::target::Target;
use crate::cli::resume::journal;
use anyhow::{Result, ensure};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Fails if rejects or statistics would overwrite the articles, the files that are kept beside
/// them, or each other.
pub fn ensure_separate(targets: &OutputTargets) -> Result<()> {
    let (rejects, stats) = (&targets.rejects, &targets.stats);
    if let Some(rejects) = rejects {
        ensure_separate_from_articles(rejects, "rejects", targets)?;
    }
    if let Some(stats) = stats {
        ensure_separate_from_articles(stats, "stats", targets)?;
    }
    if let (Some(rejects), Some(stats)) = (rejects, stats) {
        let rejects_files = files(rejects);
        let is_shared = files(stats).iter().any(|file| rejects_files.contains(file));
        ensure!(
            !is_shared && !is_same(rejects, stats),
            "--rejects and --stats name the same file; name another one"
        );
    }
    Ok(())
}

fn is_same(one: &Target, other: &Target) -> bool {
    let file = one.existing_file();
    one.name() == other.name() || file.is_some() && file == other.existing_file()
}

/// `option`: the name of the option that gives `target`.
fn ensure_separate_from_articles(
    target: &Target,
    option: &str,
    targets: &OutputTargets,
) -> Result<()> {
    let target_files = files(target);
    let conflict = match &targets.articles {
        ArticleTarget::PerInput(folder) => {
            let folder = canonical(folder);
            target_files.iter().any(|file| file.starts_with(&folder))
        }
        ArticleTarget::Single(articles) => {
            let mut files = files(articles);
            if let Ok(journal) = journal::path(&targets.articles) {
                files.push(canonical(&journal::in_flight_path(&journal)));
                files.push(canonical(&journal));
            }
            is_same(articles, target) || target_files.iter().any(|file| files.contains(file))
        }
    };
    let articles = match &targets.articles {
        ArticleTarget::PerInput(folder) => format!("the output folder {}", folder.display()),
        ArticleTarget::Single(target) => format!("{} and the files beside it", target.name()),
    };
    ensure!(
        !conflict,
        "cannot write {option} to {}: the run writes its articles to {articles}; name another file \
         with --{option}",
        target.name(),
    );
    Ok(())
}

/// Fails if an input has no name for its output, or if two inputs would map to the same output.
pub fn ensure_separate_outputs(inputs: &[PathBuf]) -> Result<()> {
    ensure!(
        !inputs.iter().any(|path| path == Path::new("-")),
        "stdin has no name for its output; name a file for it with --output"
    );
    let mut outputs: Vec<_> = inputs
        .iter()
        .map(|input| (path_in_folder(input), input))
        .collect();
    // Sorted by components, a path is followed by the paths below it.
    outputs.sort();
    for pair in outputs.windows(2) {
        if let [(path, input), (next_path, next_input)] = pair {
            ensure!(
                !next_path.starts_with(path),
                "{} and {} would go to the same output; clean them in two runs, each with its \
                 own --output-dir",
                input.display(),
                next_input.display()
            );
        }
    }
    Ok(())
}

/// The files to which a target writes.
fn files(target: &Target) -> Vec<PathBuf> {
    match target {
        Target::File(path) => vec![canonical(path), canonical(&partial_path(path))],
        Target::Pipe(path) => vec![canonical(path)],
        Target::Stdout => target.path().map(canonical).into_iter().collect(),
    }
}

/// The absolute path without symbolic links, as far as it exists already.
fn canonical(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = |ancestor: &Path| {
        Some((
            fs::canonicalize(ancestor).ok()?,
            path.strip_prefix(ancestor).ok()?,
        ))
    };
    let Some((existing, rest)) = path.ancestors().find_map(existing) else {
        return path;
    };
    rest.components()
        .fold(existing, |mut canonical, component| {
            match component {
                Component::ParentDir => drop(canonical.pop()),
                other => canonical.push(other),
            }
            canonical
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_canonical_before_its_folder_exists() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        std::os::unix::fs::symlink(&real, real.join("link")).unwrap();
        for (path, expected) in [
            ("a", "a"),
            ("./a", "a"),
            ("link/a", "a"),
            ("new/a/b", "new/a/b"),
            ("new/../a", "a"),
        ] {
            assert_eq!(
                canonical(&folder.path().join(path)),
                real.join(expected),
                "{path}"
            );
        }
    }
}
