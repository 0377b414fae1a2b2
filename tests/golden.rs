//! The output of the program for every fixture, byte for byte.
//!
//! The binary cleans `fixtures/<kind>/<slug>.*` from the root of the repository. Its output must
//! be `tests/expected/<kind>/<slug>.jsonl`. A change can be blessed here, but not in
//! `tests/bodies`, which lists what the text of each fixture must and must not contain.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const ADVICE: &str = "if the change is intended: BLESS=1 cargo test --test golden";

#[test]
fn every_fixture_gives_its_expected_output() {
    let mut expected = files("tests/expected", |path| {
        path.extension() == Some("jsonl".as_ref())
    });
    let fixtures = files("fixtures", |_| true);
    assert!(fixtures.len() > 30, "only {} fixtures", fixtures.len());
    let mut wrong = Vec::new();
    for (slug, fixture) in &fixtures {
        let found = cleaned(fixture);
        let path = Path::new("tests/expected").join(format!("{slug}.jsonl"));
        let known = expected
            .remove(slug)
            .map(|path| fs::read_to_string(path).unwrap());
        if env::var_os("BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, found).unwrap();
        } else if known.as_ref() != Some(&found) {
            let change = known.map_or("there is no expected output".to_owned(), |known| {
                change(&known, &found)
            });
            wrong.push(format!("{}: {change}", fixture.display()));
        }
    }
    for path in expected.values() {
        if env::var_os("BLESS").is_some() {
            fs::remove_file(path).unwrap();
        } else {
            wrong.push(format!("{}: there is no such fixture", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n\n{ADVICE}\n", wrong.join("\n"));
}

/// The files below `root` by kind and slug (`html/recipe`), in order.
fn files(root: &str, wanted: impl Fn(&Path) -> bool) -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(folder) else {
            return Vec::new();
        };
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let folders = entries(root.as_ref())
        .into_iter()
        .filter(|path| path.is_dir());
    for path in folders
        .flat_map(|folder| entries(&folder))
        .filter(|path| wanted(path))
    {
        let kind = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let slug = format!("{kind}/{}", name.split('.').next().unwrap());
        if let Some(other) = files.insert(slug, path.clone()) {
            panic!(
                "{} and {} have the same slug",
                other.display(),
                path.display()
            );
        }
    }
    files
}

fn cleaned(fixture: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dechaff"))
        .arg(fixture)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The keys of the first line that differs, each with the first difference in its value.
fn change(known: &str, found: &str) -> String {
    let (known, found) = (
        known.lines().collect::<Vec<_>>(),
        found.lines().collect::<Vec<_>>(),
    );
    let Some(at) = known
        .iter()
        .zip(&found)
        .position(|(known, found)| known != found)
    else {
        return format!("{} lines expected, {} found", known.len(), found.len());
    };
    let [known, found] = [known[at], found[at]]
        .map(|line| serde_json::from_str::<Map<String, Value>>(line).unwrap_or_default());
    let mut keys: Vec<&String> = known.keys().chain(found.keys()).collect();
    keys.sort();
    keys.dedup();
    let mut change = format!("line {}", at + 1);
    for key in keys {
        let [mut known, mut found] = [&known, &found].map(|line| show(line.get(key)));
        if known == found {
            continue;
        }
        if key == "text" {
            let same = known
                .iter()
                .zip(&found)
                .take_while(|(known, found)| known == found)
                .count();
            known.drain(..same);
            found.drain(..same);
        }
        let first = |lines: &[String]| lines.first().map_or("(nothing)", |line| line).to_owned();
        change += &format!(
            "\n  {key}\n    - {}\n    + {}",
            first(&known),
            first(&found)
        );
    }
    change
}

/// The lines of a value.
fn show(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => text.split('\n').map(str::to_owned).collect(),
        Some(other) => vec![other.to_string()],
        None => Vec::new(),
    }
}
