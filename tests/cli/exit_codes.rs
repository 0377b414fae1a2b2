//! Exit codes, closed pipes, stalled input and signals.

use super::*;

#[test]
fn a_bad_page_is_exit_0_but_an_input_without_any_usable_record_is_exit_1() {
    let bad = "{\"title\": \"no page\"}\n";
    run_with(format!("{bad}{}", record(0)), &["--from", "jsonl"], 0);
    let output = run_with(bad.repeat(3), &["--from", "jsonl"], 1);
    assert_eq!(
        parsed(&output.stdout).len(),
        3,
        "the error lines are written"
    );
}

#[test]
fn a_truncated_input_is_exit_1_after_its_good_records() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("torn.jsonl.gz");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(records(300).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(&path, &packed[..packed.len() / 2]).unwrap();
    let output = run_with("", &[path.to_str().unwrap()], 1);
    let lines = parsed(&output.stdout);
    let statuses = column(&lines, "status");
    let (last, good) = statuses.split_last().unwrap();
    assert_eq!(*last, "error");
    assert!(good.len() > 10 && good.iter().all(|status| *status == "ok"));
    assert!(
        stderr(&output).contains("torn.jsonl.gz"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn fail_on_error_stops_at_the_first_error_line() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    let input = format!("{}{{}}\n{}", record(0), records(50));
    let arguments = ["--from", "jsonl", "--fail-on-error"];
    let output = run_with(input.clone(), &arguments, 1);
    assert_eq!(column(&parsed(&output.stdout), "status"), ["ok", "error"]);
    assert!(stderr(&output).contains("stdin#2"), "{}", stderr(&output));

    let to_file = [&arguments[..], &["-o", path.to_str().unwrap()]].concat();
    run_with(input, &to_file, 1);
    assert_eq!(
        names(folder.path()),
        ["out.jsonl.partial"],
        "an incomplete output is not renamed"
    );
}

#[test]
fn wrong_usage_is_exit_2_and_names_the_wrong_value() {
    for (arguments, word) in [
        (&["--nonsense"][..], "--nonsense"),
        (&["--encoding", "klingon"], "klingon"),
        (&["--max-record-bytes", "lots"], "lots"),
        (&["--url", "nowhere"], "nowhere"),
        (&["--lang", "klingon"], "klingon"),
        (&["--jobs", "0"], "0"),
        (&["--from", "pdf"], "pdf"),
        (&["--progress", "maybe"], "maybe"),
        (&["--quotes", "curly"], "curly"),
        (&["-0"], "--files-from"),
        (&["--files-from", "-", "page.html"], "--files-from"),
        (&["/nonexistent/page.html"], "/nonexistent/page.html"),
    ] {
        let output = run_with(record(0), arguments, 2);
        assert!(
            stderr(&output).contains(word),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert_eq!(output.stdout, b"", "{arguments:?}");
    }
}

#[test]
fn the_only_path_is_reported_as_missing_before_any_work() {
    let pages = folder(1);
    let out = pages.path().join("out.jsonl");
    run_with("", &["/nonexistent", "-o", out.to_str().unwrap()], 2);
    assert_eq!(names(pages.path()), ["00.html"], "not even a partial file");
    let address = run_with("", &["https://a.example/page"], 2);
    assert!(stderr(&address).contains("curl"), "{}", stderr(&address));
}

#[test]
fn a_missing_path_among_others_does_not_stop_the_run() {
    let pages = folder(1);
    let path = pages.path().to_str().unwrap();
    let output = run_with("", &["/nonexistent", path], 1);
    assert_eq!(column(&parsed(&output.stdout), "status"), ["error", "ok"]);
    assert!(
        stderr(&output).contains("/nonexistent"),
        "{}",
        stderr(&output)
    );
    let stopped = run_with("", &["/nonexistent", path, "--fail-on-error"], 1);
    assert_eq!(parsed(&stopped.stdout).len(), 1);
}

#[test]
fn a_run_without_any_record_is_exit_1_and_says_so() {
    for arguments in [&[][..], &["--files-from", "-"]] {
        let output = run_with("", arguments, 1);
        assert_eq!(output.stdout, b"");
        assert!(
            stderr(&output).contains("no page was read"),
            "{arguments:?}"
        );
    }
    run_with("", &["--ignore-errors"], 0);
}

#[test]
fn with_ignore_errors_bad_records_never_fail_a_batch() {
    let bad = "{\"title\": \"no page\"}\n";
    run_with(bad, &["--ignore-errors"], 0);
    run_with("", &["/nonexistent", "/nowhere", "--ignore-errors"], 0);
    run_with(record(0), &["--ignore-errors", "--fail-on-error"], 2);
}

#[test]
fn the_commonest_reasons_of_errors_are_reported_at_the_end() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out.jsonl");
    let bad = "{\"title\": \"no page\"}\n";
    let input = format!("{}{{\"text\": 7}}\n{}", record(0), bad.repeat(3));
    let output = run_with(input, &["-o", out.to_str().unwrap()], 0);
    let messages = stderr(&output);
    assert!(messages.contains("stdin#3: no key") && messages.contains("(3 such errors)"));
    assert!(
        messages.contains("stdin#2: key `text` holds a number"),
        "{messages}"
    );
    assert_eq!(stderr(&run_with(bad, &["-q"], 1)), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_as_stdin_gets_a_short_help() {
    // The master side of a pseudo-terminal is a terminal, too.
    let terminal = File::open("/dev/ptmx").unwrap();
    let output = process().stdin(terminal).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("Usage: dechaff"),
        "{}",
        stderr(&output)
    );
    assert_eq!(output.stdout, b"");
}

#[test]
fn an_output_that_cannot_be_written_is_exit_3_with_path_and_cause() {
    let folder = TempDir::new().unwrap();
    let inside = folder.path().join("missing/out.jsonl");
    for (path, cause) in [
        (inside.to_str().unwrap(), "No such file"),
        (folder.path().to_str().unwrap(), "folder"),
        ("/dev/full", "No space left"),
    ] {
        let output = run_with(records(2), &["-o", path], 3);
        assert!(
            stderr(&output).contains(path) && stderr(&output).contains(cause),
            "{}",
            stderr(&output)
        );
    }
    let output = process()
        .stdin(Stdio::null())
        .arg(folder_page(&folder))
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("stdout") && stderr(&output).contains("No space left"));
}

fn folder_page(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("page.html");
    fs::write(&path, html(0)).unwrap();
    path
}

#[test]
fn a_closed_stdout_ends_quietly() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("many.jsonl");
    fs::write(&path, records(4000)).unwrap();
    let mut child = process()
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let head = std::process::Command::new("head")
        .arg("-1")
        .stdin(child.stdout.take().unwrap())
        .output()
        .unwrap();
    assert_eq!(parsed(&head.stdout).len(), 1);
    assert_eq!(code_of(&mut child), Some(0));
    let mut message = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut message)
        .unwrap();
    assert_eq!(message, "");
}

#[test]
fn a_closed_stderr_does_not_end_the_run() {
    let mut child = process()
        .args(["--progress", "always", "--from", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    child
        .stdin
        .take()
        .unwrap()
        .write_all(format!("{}{{}}\n", record(0)).as_bytes())
        .unwrap();
    let mut out = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut out).unwrap();
    assert_eq!(parsed(&out).len(), 2);
    assert_eq!(code_of(&mut child), Some(0));
}

#[test]
fn finished_lines_are_written_while_the_input_stalls() {
    // `blocked_child` already waits for the line of the first record.
    let (mut child, mut stdin, mut stdout) = blocked_child(&[]);
    stdin.write_all(record(1).as_bytes()).unwrap();
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    assert_eq!(parsed(line.as_bytes())[0]["id"], "r1");
    drop(stdin);
    assert_eq!(code_of(&mut child), Some(0));
}

#[test]
fn a_slow_reader_of_the_output_gets_every_line() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("in.jsonl");
    fs::write(&path, records(800)).unwrap();
    let mut child = process().arg(&path).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let (mut all, mut piece) = (Vec::new(), vec![0; 32 << 10]);
    loop {
        std::thread::sleep(Duration::from_millis(5));
        match stdout.read(&mut piece).unwrap() {
            0 => break,
            length => all.extend_from_slice(&piece[..length]),
        }
    }
    let ids: Vec<_> = (0..800).map(|n| format!("r{n}")).collect();
    assert_eq!(column(&parsed(&all), "id"), ids);
    assert_eq!(code_of(&mut child), Some(0));
}

#[test]
fn a_signal_ends_a_run_that_is_blocked_on_its_input() {
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let (mut child, stdin, mut stdout) = blocked_child(&[]);
        signal(&child, name);
        assert_eq!(code_of(&mut child), Some(code));
        let mut rest = Vec::new();
        stdout.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, b"");
        drop(stdin);
    }
}

#[test]
fn a_run_stopped_by_a_signal_does_not_rename_its_output() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    fs::write(&path, "from an earlier run").unwrap();
    let mut child = process()
        .args(["--progress", "always", "-o", path.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(record(0).as_bytes()).unwrap();
    let mut message = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    message.read_line(&mut line).unwrap();
    assert!(line.contains("1 ok"), "{line}");

    signal(&child, "TERM");
    assert_eq!(code_of(&mut child), Some(143));
    drop(stdin);
    assert_eq!(fs::read_to_string(&path).unwrap(), "from an earlier run");
    let partial = folder.path().join("out.jsonl.partial");
    assert_eq!(
        column(&parsed(&fs::read(&partial).unwrap()), "id"),
        ["r0"],
        "the record in flight was written"
    );
    let mut rest = String::new();
    message.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("out.jsonl.partial"), "{rest}");
}

#[test]
fn a_second_signal_exits_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("many.jsonl");
    fs::write(&path, records(4000)).unwrap();
    // Nobody reads, so the writer blocks on a full pipe.
    let mut child = process().arg(&path).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    signal(&child, "INT");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "still draining");
    signal(&child, "INT");
    assert_eq!(code_of(&mut child), Some(130));
}
