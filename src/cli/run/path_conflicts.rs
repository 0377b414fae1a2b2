//! What a run writes must not run into each other: what is lost so is lost with exit 0.
//!
//! Paths are compared without links and as they will be, and files that are there already by what they are:
//! a shell's `> out.jsonl` has no name here, and `./out.jsonl` has another.

use crate::cli::output;
use crate::cli::output::destination::{Destination, Outputs};
use crate::cli::output::target::Target;
use crate::cli::resume::journal;
use anyhow::{Result, ensure};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Fails where rejects would run into the articles, or into what is kept beside them.
pub fn ensure_rejects_apart(outputs: &Outputs) -> Result<()> {
    let Some(rejects) = &outputs.rejects else {
        return Ok(());
    };
    let theirs = files(rejects);
    let together = match &outputs.articles {
        Destination::Each(folder) => {
            let folder = whole(folder);
            theirs.iter().any(|file| file.starts_with(&folder))
        }
        Destination::One(articles) => {
            let mut files = files(articles);
            if let Ok(journal) = journal::path(&outputs.articles) {
                files.push(whole(&journal::in_flight_path(&journal)));
                files.push(whole(&journal));
            }
            let same_name = articles.name() == rejects.name();
            let same_file =
                articles.existing().is_some() && articles.existing() == rejects.existing();
            same_name || same_file || theirs.iter().any(|file| files.contains(file))
        }
    };
    let articles = match &outputs.articles {
        Destination::Each(folder) => format!("the folder of outputs {}", folder.display()),
        Destination::One(target) => format!("{}, and beside it what the run keeps", target.name()),
    };
    ensure!(
        !together,
        "cannot write rejects to {}: the articles go to {articles}; name another file with --rejects",
        rejects.name(),
    );
    Ok(())
}

/// Where the writing of a target goes.
fn files(target: &Target) -> Vec<PathBuf> {
    match target {
        Target::File(path) => vec![whole(path), whole(&output::partial(path))],
        Target::Through(path) => vec![whole(path)],
        Target::Stdout => target.path().map(whole).into_iter().collect(),
    }
}

/// The path from the root, without links as far as it is there already.
fn whole(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = |above: &Path| {
        Some((
            fs::canonicalize(above).ok()?,
            path.strip_prefix(above).ok()?,
        ))
    };
    let Some((real, rest)) = path.ancestors().find_map(real) else {
        return path;
    };
    rest.components().fold(real, |mut whole, component| {
        match component {
            Component::ParentDir => drop(whole.pop()),
            other => whole.push(other),
        }
        whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_whole_before_its_folder_is_there() {
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
                whole(&folder.path().join(path)),
                real.join(expected),
                "{path}"
            );
        }
    }
}
