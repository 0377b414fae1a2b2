//! `--output-dir`: one output for each input.

use super::*;

/// A folder `pages` with pages in it and below, and one of records.
fn tree() -> TempDir {
    let root = TempDir::new().unwrap();
    let at = |name: &str| root.path().join(name);
    fs::create_dir_all(at("pages/deep/er")).unwrap();
    fs::write(at("pages/1.html"), html(1)).unwrap();
    fs::write(at("pages/deep/2.html"), html(2)).unwrap();
    fs::write(at("pages/deep/er/3.html"), html(3)).unwrap();
    fs::write(at("pages/records.jsonl"), records(3)).unwrap();
    fs::write(at("pages/style.css"), "p {}").unwrap();
    root
}

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    dechaff()
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

/// All files below a folder: their relative paths and bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(at) = waiting.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                all.push((name.to_owned(), fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn each_input_has_an_output_under_its_path() {
    let root = tree();
    let output = run_in(root.path(), &["pages", "--output-dir", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(output.stdout, b"");
    let written = contents(&root.path().join("out"));
    let names: Vec<_> = written.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "pages/1.html.jsonl",
            "pages/deep/2.html.jsonl",
            "pages/deep/er/3.html.jsonl",
            "pages/records.jsonl.jsonl"
        ]
    );
    let lines: Vec<_> = written.iter().map(|(_, bytes)| parsed(bytes)).collect();
    assert_eq!(column(&lines[1], "title"), ["Flood 2"]);
    assert_eq!(column(&lines[3], "id"), ["r0", "r1", "r2"]);
    // Concatenated, they equal the single output.
    let one = run_in(root.path(), &["pages"]).stdout;
    let all: Vec<u8> = written.into_iter().flat_map(|(_, bytes)| bytes).collect();
    assert!(all == one);
}

#[test]
fn path_parts_that_lead_outside_are_left_out_of_the_output_name() {
    let root = tree();
    let below = root.path().join("below");
    fs::create_dir(&below).unwrap();
    let absolute = root.path().join("pages/deep/2.html").display().to_string();
    let output = run_in(
        &below,
        &[
            "../pages/1.html",
            "./../pages/records.jsonl",
            &absolute,
            "--output-dir",
            "out",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = contents(&below.join("out"));
    let names: Vec<_> = written.into_iter().map(|(name, _)| name).collect();
    let mut expected = vec![
        "pages/1.html.jsonl".to_owned(),
        "pages/records.jsonl.jsonl".to_owned(),
        format!("{}.jsonl", absolute.trim_start_matches('/')),
    ];
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn inputs_that_would_share_an_output_are_rejected_before_any_work() {
    let root = tree();
    let below = root.path().join("below");
    fs::create_dir_all(below.join("pages")).unwrap();
    fs::write(below.join("pages/1.html"), html(9)).unwrap();
    for paths in [
        ["pages", "../pages"],
        ["pages/1.html", "./pages/1.html"],
        ["pages/1.html", "pages"],
        [".", "pages"],
    ] {
        let output = run_in(&below, &[paths[0], paths[1], "--output-dir", "out"]);
        assert_eq!(output.status.code(), Some(2), "{paths:?}");
        assert!(
            stderr(&output).contains("the same output"),
            "{}",
            stderr(&output)
        );
    }
    assert_eq!(names(&below), ["pages"]);
}

#[test]
fn the_output_folder_is_not_read_as_input() {
    let root = tree();
    for _ in 0..2 {
        let output = run_in(root.path(), &["pages", "--output-dir", "pages/out"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(contents(&root.path().join("pages/out")).len(), 4);
    }
    for (input, folder) in [
        ("pages", "pages"),
        ("pages/deep", "pages"),
        ("pages/1.html", "."),
    ] {
        let output = run_in(root.path(), &[input, "--output-dir", folder]);
        assert_eq!(output.status.code(), Some(2), "{input} {folder}");
        assert!(
            stderr(&output).contains("both input and output"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn output_dir_refuses_stdin_as_input_and_a_file_as_folder() {
    let root = tree();
    let stdin = run_in(root.path(), &["-", "--output-dir", "out"]);
    assert_eq!(stdin.status.code(), Some(2));
    assert!(
        stderr(&stdin).contains("stdin") && stderr(&stdin).contains("--output"),
        "{}",
        stderr(&stdin)
    );
    let file = run_in(root.path(), &["pages", "--output-dir", "pages/1.html"]);
    assert_eq!(file.status.code(), Some(3));
    assert!(stderr(&file).contains("not a folder"), "{}", stderr(&file));
    let both = run_in(
        root.path(),
        &["pages", "--output-dir", "out", "-o", "out.jsonl"],
    );
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn the_error_line_of_an_unreadable_input_is_in_its_own_output() {
    let root = tree();
    std::os::unix::fs::symlink("nowhere", root.path().join("pages/lost.html")).unwrap();
    let output = run_in(root.path(), &["pages", "--output-dir", "out"]);
    assert_eq!(output.status.code(), Some(1));
    let lost = fs::read(root.path().join("out/pages/lost.html.jsonl")).unwrap();
    assert_eq!(column(&parsed(&lost), "status"), ["error"]);
    assert_eq!(contents(&root.path().join("out")).len(), 5);
}

#[test]
fn file_names_that_are_not_utf8_keep_their_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let root = TempDir::new().unwrap();
    let name = OsStr::from_bytes(b"caf\xe9\n.html");
    fs::write(root.path().join(name), html(1)).unwrap();
    let output = dechaff()
        .current_dir(root.path())
        .arg(name)
        .args(["--output-dir", "out"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = root
        .path()
        .join("out")
        .join(OsStr::from_bytes(b"caf\xe9\n.html.jsonl"));
    assert_eq!(parsed(&fs::read(written).unwrap()).len(), 1);
}

/// Records of a file that is not finished when its run is killed for the third time. Each run
/// writes a checkpoint before.
const KILLED_RECORDS: usize = 8000;

#[test]
fn a_killed_run_over_a_folder_continues_where_it_stopped() {
    let root = TempDir::new().unwrap();
    fs::create_dir_all(root.path().join("pages/a")).unwrap();
    for n in 0..5 {
        fs::write(root.path().join(format!("pages/a/{n:02}.html")), html(n)).unwrap();
    }
    fs::write(root.path().join("pages/b.jsonl"), records(KILLED_RECORDS)).unwrap();
    fs::write(root.path().join("pages/c.html"), html(0)).unwrap();
    let start = || {
        process()
            .current_dir(root.path())
            .args(["pages", "--output-dir", "out", "--resume"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let journal = root.path().join("out/dechaff.journal");
    for signal_name in ["KILL", "TERM", "KILL"] {
        let mut child = start();
        to_a_checkpoint(&mut child, &journal);
        signal(&child, signal_name);
        child.wait().unwrap();
        assert!(!root.path().join("out/pages/b.jsonl.jsonl").exists());
    }
    let last = start().wait_with_output().unwrap();
    assert_eq!(last.status.code(), Some(0), "{}", stderr(&last));
    assert!(
        stderr(&last).contains("continues after"),
        "{}",
        stderr(&last)
    );
    let undisturbed = run_in(
        root.path(),
        &["pages", "--output-dir", "undisturbed", "--resume"],
    );
    assert_eq!(undisturbed.status.code(), Some(0));
    let (one, other) = (root.path().join("out"), root.path().join("undisturbed"));
    assert!(contents(&one) == contents(&other));
    assert_eq!(contents(&one).len(), 7);
}

#[test]
fn an_output_that_needs_a_folder_with_the_name_of_another_output_is_an_error() {
    let root = TempDir::new().unwrap();
    fs::create_dir_all(root.path().join("pages/a.jsonl")).unwrap();
    for name in ["pages/a", "pages/a.jsonl/b.html"] {
        fs::write(root.path().join(name), html(0)).unwrap();
    }
    let output = run_in(root.path(), &["pages", "--output-dir", "out"]);
    assert_eq!(output.status.code(), Some(3));
    let message = stderr(&output);
    assert!(
        message.contains("out/pages/a.jsonl") && message.contains("another place"),
        "{message}"
    );
}
