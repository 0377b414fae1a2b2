//! The documents and the code agree: every path that one names exists, and comments fit the page.

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Columns of a comment line, as `CONTRIBUTING.md` asks.
const COMMENT_COLUMNS: usize = 100;

/// Folders and files at the top of the repository that are written by people.
const WRITTEN: [&str; 13] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "benches",
    "build.rs",
    "docs",
    "fuzz/fuzz_targets",
    "scripts",
    "src",
    "tests",
    "Cargo.toml",
    ".ci",
];

/// Every written file with one of these extensions, by its path from the top of the repository.
fn written_files(extensions: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = WRITTEN.iter().map(PathBuf::from).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap();
            open.extend(entries.map(|entry| entry.unwrap().path()));
        } else if let Some(extension) = path.extension().and_then(|e| e.to_str())
            && extensions.contains(&extension)
        {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The paths that a line names: `docs/cli.md`, `src/select/rules/`, `scripts/evaluate/*.py`.
fn named_paths(line: &str) -> Vec<String> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| {
        let folders = "docs|src|scripts|tests|fixtures|fuzz|benches";
        Regex::new(&format!(r"(?:^|[^\w./-])((?:{folders})/[\w./*-]*[\w*/])")).unwrap()
    });
    let found = PATH.captures_iter(line).map(|found| found[1].to_owned());
    found.filter(|path| !path.contains("NNNN")).collect()
}

/// Whether a path exists; a `*` in its last part stands for any name.
fn exists(path: &str) -> bool {
    match path.split_once('*') {
        None => Path::new(path).exists(),
        Some((before, _)) => Path::new(before).parent().is_none_or(Path::exists),
    }
}

#[test]
fn every_path_that_code_and_documents_name_exists() {
    let mut missing = Vec::new();
    for file in written_files(&["rs", "py", "md", "toml"]) {
        // The changelog keeps the names of its time, and examples in the CLI tests are not ours.
        if file.ends_with("CHANGELOG.md") || file.starts_with("tests/cli") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let comment = line.trim_start().starts_with("//") || line.contains('#');
            if file.extension().is_some_and(|e| e != "md") && !comment {
                continue;
            }
            for path in named_paths(line).into_iter().filter(|path| !exists(path)) {
                missing.push(format!("{}:{}: {path}", file.display(), number + 1));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "these paths do not exist:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_relative_link_of_a_document_leads_to_a_file() {
    let link = Regex::new(r"\]\(([^)#:]+)(?:#[^)]*)?\)").unwrap();
    let mut missing = Vec::new();
    for file in written_files(&["md"]) {
        let folder = file.parent().unwrap_or(Path::new(""));
        let text = fs::read_to_string(&file).unwrap();
        for found in link.captures_iter(&text) {
            if !folder.join(&found[1]).exists() {
                missing.push(format!("{}: {}", file.display(), &found[1]));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "these links lead nowhere:\n{}",
        missing.join("\n")
    );
}

#[test]
fn no_comment_line_is_wider_than_a_page() {
    let mut wide = Vec::new();
    for file in written_files(&["rs"]) {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let is_comment = line.trim_start().starts_with("//");
            if is_comment && line.chars().count() > COMMENT_COLUMNS {
                wide.push(format!("{}:{}", file.display(), number + 1));
            }
        }
    }
    assert!(
        wide.is_empty(),
        "over {COMMENT_COLUMNS} columns:\n{}",
        wide.join("\n")
    );
}
