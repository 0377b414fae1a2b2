//! `--stats`: the counts of a run in a JSON file.

use super::*;

/// The statistics of a run with `input` as stdin, and the names of the files it wrote.
fn stats_of(input: &str, arguments: &[&str], code: i32) -> (Value, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (stats, output) = (at("stats.json"), at("out.jsonl"));
    let all = [arguments, &["--stats", &stats, "-o", &output]].concat();
    run_with(input, &all, code);
    let stats = serde_json::from_slice(&fs::read(stats).unwrap()).unwrap();
    (stats, names(folder.path()))
}

fn input() -> String {
    let page = |n: usize, url: &str| {
        format!(
            "{}\n",
            serde_json::json!({"id": n, "url": url, "text": prose(n)})
        )
    };
    [
        page(0, "https://www.b.example/1"),
        page(1, "https://b.example/2"),
        page(2, "https://a.example/3"),
        record(3),
        "{\"id\":4,\"text\":\"\"}\n".to_owned(),
        "{\"id\":5,\"story\":\"x\"}\n".to_owned(),
        "{\"id\":6,\"story\":\"x\"}\n".to_owned(),
    ]
    .concat()
}

#[test]
fn lines_are_counted_by_status_warning_reason_language_and_host() {
    let input = input();
    let (stats, files) = stats_of(&input, &["--from", "jsonl"], 0);
    assert_eq!(files, ["out.jsonl", "stats.json"]);
    assert_eq!(stats["complete"], true);
    assert_eq!(stats["records"], 7);
    assert_eq!(
        stats["status"],
        serde_json::json!({"ok": 4, "empty": 1, "error": 2})
    );
    assert_eq!(stats["warnings"], serde_json::json!({"no-text": 1}));
    assert_eq!(stats["languages"], serde_json::json!({"en": 4}));
    assert_eq!(
        stats["hosts"],
        serde_json::json!({"": 4, "b.example": 2, "a.example": 1})
    );
    let errors = stats["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1);
    assert_eq!(
        (&errors[0]["count"], &errors[0]["first_id"]),
        (&2.into(), &"5".into())
    );
    assert!(errors[0]["message"].as_str().unwrap().contains("no key"));
    assert_eq!(stats["bytes_read"], input.len());
    assert!(stats["seconds"].as_f64().unwrap() > 0.0);
}

#[test]
fn bytes_written_are_those_of_the_articles_before_compression() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for output in ["out.jsonl", "out.jsonl.gz"] {
        let (stats, output) = (at("stats.json"), at(output));
        run_with(
            records(3),
            &["--only", "ok", "--stats", &stats, "-o", &output],
            0,
        );
        let stats: Value = serde_json::from_slice(&fs::read(stats).unwrap()).unwrap();
        let length = fs::metadata(at("out.jsonl")).unwrap().len();
        assert_eq!(stats["bytes_written"], length);
    }
}

#[test]
fn stats_are_written_for_articles_on_stdout_and_for_a_run_that_fails() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("stats.json");
    let name = path.to_str().unwrap();
    let output = run_with(input(), &["--from", "jsonl", "--stats", name], 0);
    assert_eq!(parsed(&output.stdout).len(), 7);
    run_with(
        input(),
        &["--from", "jsonl", "--stats", name, "--fail-on-error"],
        1,
    );
    let stats: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(stats["complete"], false);
}

#[test]
fn stats_that_cannot_be_written_end_the_run_before_the_first_record() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("missing/stats.json");
    let output = run_with(records(3), &["--stats", path.to_str().unwrap()], 3);
    assert_eq!(parsed(&output.stdout).len(), 0);
    assert!(stderr(&output).contains("missing/stats.json"));
}

#[test]
fn stats_never_overwrite_another_output() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (out, other) = (at("out.jsonl"), at("other"));
    for arguments in [
        vec!["-o", &out, "--stats", &out],
        vec!["--stats", "-"],
        vec!["--rejects", &other, "--stats", &other],
        vec!["-o", &out, "--stats", &other, "--resume"],
    ] {
        run_with(records(1), &arguments, 2);
    }
    assert_eq!(names(folder.path()).len(), 0);
}
