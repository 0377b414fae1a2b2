//! `--rejects`: records that became error lines, kept to be inspected and cleaned again.

use super::*;

/// The output and the rejects of a run with `input` as stdin.
fn rejects_of(input: &str, arguments: &[&str], code: i32) -> (Output, Vec<Value>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("rejects.jsonl");
    let mut all = vec!["--rejects", path.to_str().unwrap()];
    all.extend_from_slice(arguments);
    let output = run_with(input, &all, code);
    assert_eq!(names(folder.path()), ["rejects.jsonl"]);
    (output, parsed(&fs::read(path).unwrap()))
}

#[test]
fn every_reject_has_the_location_reason_and_record_of_its_error_line() {
    let input = format!(
        "{}{{\"id\":7,\"story\":\"Words.\",\"n\":123456789012345678901234567890}}\n\n{{\"text\": broken\n[1]\n",
        record(0)
    );
    let (output, rejects) = rejects_of(&input, &["--from", "jsonl"], 0);
    let lines = parsed(&output.stdout);
    assert_eq!(column(&lines, "status"), ["ok", "error", "error", "error"]);
    let errors = &lines[1..];
    assert_eq!(column(&rejects, "id"), column(errors, "id"));
    assert_eq!(column(&rejects, "id"), ["7", "stdin#4", "stdin#5"]);
    for (reject, line) in rejects.iter().zip(errors) {
        assert_eq!(reject["rejected"]["reason"], line["error"]);
        assert_eq!(reject["source"], "stdin");
    }
    let places: Vec<_> = rejects
        .iter()
        .map(|reject| {
            ["record", "line", "offset"].map(|key| reject["rejected"][key].as_u64().unwrap())
        })
        .collect();
    let offset = |part: &str| input.find(part).unwrap() as u64;
    assert_eq!(
        places,
        [
            [2, 2, offset("{\"id\":7")],
            [3, 4, offset("{\"text\": broken")],
            [4, 5, offset("[1]")]
        ]
    );
    assert_eq!(rejects[0]["story"], "Words.");
    assert_eq!(rejects[0]["n"].to_string(), "1.2345678901234568e+29");
    assert_eq!(rejects[1]["raw"], "{\"text\": broken\n");
}

#[test]
fn rejects_can_be_cleaned_again_under_their_ids() {
    let body = |n: usize| {
        format!(
            "{}\n",
            serde_json::json!({"id": format!("b{n}"), "story": prose(n), "n": n})
        )
    };
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("rejects.jsonl");
    let name = path.to_str().unwrap();
    let input = [record(0), body(1), body(2)].concat();
    run_with(input.clone(), &["--from", "jsonl", "--rejects", name], 0);
    let again = run_with("", &[name, "--field", "story"], 0);
    let lines = parsed(&again.stdout);
    assert_eq!(column(&lines, "id"), ["b1", "b2"]);
    assert_eq!(column(&lines, "source"), ["stdin", "stdin"]);
    assert_eq!(column(&lines, "status"), ["ok", "ok"]);
    assert_eq!(lines[1]["n"], 2);
    // The same text as with the right option the first time.
    let at_once = lines_of([body(1), body(2)].concat(), &["--field", "story"]);
    assert_eq!(column(&lines, "text"), column(&at_once, "text"));
}

#[test]
fn a_run_without_errors_writes_no_rejects() {
    let (_, rejects) = rejects_of(&records(3), &[], 0);
    assert_eq!(rejects.len(), 0);
}

#[test]
fn a_large_record_is_rejected_with_its_location_only() {
    let large = format!("{{\"story\":\"{}\"}}\n", "x".repeat(2 << 20));
    let small = format!("{{\"story\":\"{}\"}}\n", "x".repeat(1 << 19));
    let (_, rejects) = rejects_of(
        &format!("{}{large}{small}", record(0)),
        &["--from", "jsonl"],
        0,
    );
    assert_eq!(rejects[0]["rejected"]["offset"], record(0).len());
    assert!(rejects[0].get("story").is_none());
    assert_eq!(rejects[1]["story"].as_str().unwrap().len(), 1 << 19);
}

#[test]
fn the_content_of_a_rejected_page_is_kept_if_it_is_utf8() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(at("a.html"), "%PDF-1.4 all of it ASCII").unwrap();
    fs::write(at("b.html"), b"\x89PNG\r\n\x1a\n\0\0\0\xff").unwrap();
    let (_, rejects) = rejects_of("", &[&at("a.html"), &at("b.html")], 1);
    assert_eq!(column(&rejects, "id"), [at("a.html"), at("b.html")]);
    assert!(
        rejects
            .iter()
            .all(|reject| reject["rejected"]["line"].is_null())
    );
    let kept = |n: usize| {
        ["html", "text", "content"]
            .iter()
            .any(|key| rejects[n].get(key).is_some())
    };
    assert!(kept(0) && !kept(1), "{rejects:?}");
}

#[test]
fn rejects_and_articles_cannot_share_a_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl").display().to_string();
    let beside = |name: &str| folder.path().join(name).display().to_string();
    let other_name = beside("./out.jsonl");
    let [partial, journal, in_flight] =
        ["partial", "journal", "inflight"].map(|suffix| format!("{path}.{suffix}"));
    let (deep, inside) = (beside("new/pages"), beside("new/other/../pages/r.jsonl"));
    let page = beside("page.html");
    fs::write(&page, html(0)).unwrap();
    for arguments in [
        vec!["-o", &path, "--rejects", &path],
        vec!["-o", &path, "--rejects", &other_name],
        vec!["-o", &path, "--rejects", &partial],
        vec!["-o", &partial, "--rejects", &path],
        vec!["-o", &path, "--rejects", &journal],
        vec!["-o", &path, "--rejects", &in_flight],
        vec![&page, "--output-dir", &deep, "--rejects", &inside],
        vec!["--rejects", "-"],
    ] {
        let output = run_with(record(0), &arguments, 2);
        assert!(stderr(&output).contains("--rejects"), "{}", stderr(&output));
    }
    assert_eq!(names(folder.path()), ["page.html"]);
    let named = run_with("", &[&path, "--rejects", &path], 2);
    assert!(stderr(&named).contains("out.jsonl"), "{}", stderr(&named));
}

#[test]
fn rejects_cannot_go_to_the_file_behind_stdout() {
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, html(0)).unwrap();
    // In the second case stdout is the partial file of the rejects.
    for (stdout, rejects) in [("out.jsonl", "out.jsonl"), ("r.jsonl.partial", "r.jsonl")] {
        let to = File::create(folder.path().join(stdout)).unwrap();
        let output = process()
            .arg(&page)
            .arg("--rejects")
            .arg(folder.path().join(rejects))
            .stdout(to)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{rejects}");
        assert!(stderr(&output).contains("--rejects"), "{}", stderr(&output));
    }
}

#[test]
fn a_closed_pipe_of_rejects_is_an_error() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    make_pipe(at("pipe"));
    // More than the buffer of a pipe.
    fs::write(at("in.jsonl"), "{\"story\":\"no page\"}\n".repeat(5000)).unwrap();
    let mut reader = std::process::Command::new("head")
        .args(["-c", "1"])
        .arg(at("pipe"))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut child = process()
        .current_dir(folder.path())
        .args([
            "in.jsonl",
            "--from",
            "jsonl",
            "-o",
            "out.jsonl",
            "--rejects",
            "pipe",
        ])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let code = code_of(&mut child);
    let _ = reader.kill();
    reader.wait().unwrap();
    assert_eq!(code, Some(3));
    let mut message = String::new();
    child.stderr.unwrap().read_to_string(&mut message).unwrap();
    assert!(
        message.contains("reader has closed") && message.contains("--rejects"),
        "{message}"
    );
    assert!(!at("out.jsonl").exists());
}

#[test]
fn an_aborted_run_names_both_partial_files() {
    let folder = TempDir::new().unwrap();
    let output = dechaff()
        .current_dir(folder.path())
        .args([
            "--from",
            "jsonl",
            "--fail-on-error",
            "-o",
            "out.jsonl",
            "--rejects",
            "r.jsonl",
        ])
        .write_stdin(format!("{}{{}}\n", record(0)))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("out.jsonl.partial and")
            && stderr(&output).contains("r.jsonl.partial"),
        "{}",
        stderr(&output)
    );
    let rejects = parsed(&fs::read(folder.path().join("r.jsonl.partial")).unwrap());
    assert_eq!(rejects.len(), 1);
}

#[test]
fn rejects_inside_the_input_folder_are_not_read() {
    let pages = folder(2);
    let path = pages.path().join("00-rejects.jsonl");
    for _ in 0..2 {
        let output = dechaff()
            .arg(pages.path())
            .arg("--rejects")
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(parsed(&output.stdout).len(), 2);
    }
}
