//! `dechaff repair`: the filter of lines.

use super::*;

/// The repaired lines of `input`.
fn repaired(input: impl Into<Vec<u8>>, arguments: &[&str]) -> String {
    let output = repair(input, arguments, 0);
    assert_eq!(stderr(&output), "");
    String::from_utf8(output.stdout).expect("repaired lines are UTF-8")
}

fn repair(input: impl Into<Vec<u8>>, arguments: &[&str], code: i32) -> Output {
    run_with(input, &[&["repair"], arguments].concat(), code)
}

#[test]
fn bad_lines_are_repaired_and_good_lines_and_all_line_ends_are_kept() {
    let input = "The allianceÂ´s offices\r\n  A good\u{a0}line. \n\nItâ€™s\nFran\u{e7}ois, naÃ¯ve";
    let output = "The alliance's offices\r\n  A good\u{a0}line. \n\nIt’s\nFran\u{e7}ois, naïve";
    assert_eq!(repaired(input, &[]), output);
    assert_eq!(repaired(format!("{input}\n"), &[]), format!("{output}\n"));
    assert_eq!(repaired("", &[]), "");
    assert_eq!(repaired("\n", &[]), "\n");
}

#[test]
fn quotes_are_made_straight_only_on_request() {
    let input = "“Itâ€™s”\n";
    assert_eq!(repaired(input, &[]), "“It’s”\n");
    assert_eq!(repaired(input, &["--quotes", "straight"]), "\"It's\"\n");
}

#[test]
fn a_line_is_written_while_the_input_stalls() {
    let mut child = process()
        .arg("repair")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for n in 0..3 {
        stdin
            .write_all(format!("itâ€™s {n}\nbegun ").as_bytes())
            .unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.ends_with(&format!("it’s {n}\n")), "{line}");
    }
    drop(stdin);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "begun ");
    assert_eq!(code_of(&mut child), Some(0));
}

/// The output for pieces of input that arrive through a pipe with pauses between them.
fn run_in_pieces(pieces: &[&[u8]]) -> Output {
    let mut child = process()
        .arg("repair")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for piece in pieces {
        // A filter that refuses its input may have ended.
        let _ = stdin.write_all(piece);
        std::thread::sleep(Duration::from_millis(200));
    }
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn only_the_first_bytes_of_an_input_are_checked_for_formats_without_lines() {
    let output = run_in_pieces(&[b"a\n", b"\xff\xfe line\n", b"\x1f\x8b\x08\n", b"more\n"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(output.stdout, "a\nÿþ line\n‹\nmore\n".as_bytes());
}

#[test]
fn formats_without_lines_are_detected_however_short_the_reads_are() {
    for (pieces, command) in [
        (&[&b"\x1f"[..], b"\x8b\x08\0\n"][..], "zcat"),
        (&[b"\x28\xb5", b"\x2f", b"\xfd\n"], "zstdcat"),
        (&[b"\xff", b"\xfe"], "iconv"),
    ] {
        let output = run_in_pieces(pieces);
        assert_eq!(output.status.code(), Some(1), "{command}");
        assert!(output.stdout.is_empty(), "{command}");
        assert!(stderr(&output).contains(command), "{}", stderr(&output));
    }
}

#[test]
fn only_the_named_fields_of_a_record_change() {
    let input =
        r#"{ "n":1e999, "text" : "itÃ¢Â€Â™s\nthe \"café\"", "title":"donâ€™t","x":{"text":"Ã©"} }"#;
    assert_eq!(
        repaired(format!("{input}\r\n"), &["--from", "jsonl"]),
        input.replace("itÃ¢Â€Â™s", "it’s") + "\r\n"
    );
    assert_eq!(
        repaired(input, &["--from", "jsonl", "--field", "title"]),
        input.replace("donâ€™t", "don’t")
    );
    assert_eq!(
        repaired(
            input,
            &["-f", "jsonl", "--field", "title", "--field", "text"]
        ),
        input
            .replace("itÃ¢Â€Â™s", "it’s")
            .replace("donâ€™t", "don’t")
    );
    let escaped = r#"{"text": "don\u00e2\u20ac\u2122t \ud83d\ude00", "y": "\u00e2"}"#;
    assert_eq!(
        repaired(escaped, &["--from", "jsonl"]),
        r#"{"text": "don’t 😀", "y": "\u00e2"}"#
    );
}

#[test]
fn lines_that_are_not_records_pass_through_and_are_reported() {
    let input = "{\"text\": \"itâ€™s\"}\n\n{\"text\": broken â€™\n{\"txt\": \"â€™\"}\n{\"text\": null}\n{\"text\": \"\\ud83d â€™\"}\n";
    let output = repair(input, &["--from", "jsonl"], 0);
    assert_eq!(
        String::from_utf8(output.stdout.clone()).unwrap(),
        input.replacen("itâ€™s", "it’s", 1)
    );
    let message = stderr(&output);
    assert!(
        message.contains("2 lines") && message.contains("line 3"),
        "{message}"
    );

    let last = "{\"text\": \"a\"}\n{\"x\": 1}";
    let output = repair(last, &["--from", "jsonl"], 0);
    assert_eq!(output.stdout, last.as_bytes());
    assert!(stderr(&output).contains("line 2"), "{}", stderr(&output));
    repair("{\"x\": 1}\n{\"x\": 1}", &["--from", "jsonl"], 1);

    let output = repair("{\"body\": \"â€™\"}\n", &["--from", "jsonl"], 1);
    assert_eq!(output.stdout, "{\"body\": \"â€™\"}\n".as_bytes());
    assert!(stderr(&output).contains("--field"), "{}", stderr(&output));
}

#[test]
fn explain_lists_the_changes_of_each_fix_in_order() {
    let input = "A good line.\nThe allianceÂ´s cafÃ© &amp; bar\n";
    let lines = parsed(repair(input, &["--explain"], 0).stdout.as_slice());
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["line"], 2);
    let fixes: Vec<_> = lines[0]["fixes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["fix"].as_str().unwrap())
        .collect();
    assert_eq!(fixes, ["entities", "mojibake", "apostrophes"]);
    assert_eq!(
        lines[0]["fixes"][1]["changes"],
        serde_json::json!([["allianceÂ´s", "alliance´s"], ["cafÃ©", "café"]])
    );

    let record = "{\"text\":\"fine\"}\n{\"text\":\"a\\nitâ€™s\",\"t\":\"Ã©t\"}\n";
    let arguments = [
        "--explain",
        "-f",
        "jsonl",
        "--field",
        "t",
        "--field",
        "text",
    ];
    let lines = parsed(repair(record, &arguments, 0).stdout.as_slice());
    let fields: Vec<_> = lines.iter().map(|line| &line["field"]).collect();
    assert_eq!(fields, ["text", "t"]);
    assert!(lines.iter().all(|line| line["line"] == 2));
}

#[test]
fn stray_bytes_become_utf8_and_are_reported() {
    let output = repair(b"caf\xe9 au lait\nd\xc3\xa9j\xc3\xa0\n", &[], 0);
    assert_eq!(output.stdout, "café au lait\ndéjà\n".as_bytes());
    assert!(stderr(&output).contains("1 line"), "{}", stderr(&output));
}

#[test]
fn stray_bytes_anywhere_in_a_record_become_utf8() {
    let input = b"{\"text\":\"caf\xe9\"}\n{\"x\":\"\xe9\",\"text\":\"fine\"}\nno record \xe9\r\n{\"text\":\"d\xc3\xa9\"}\n";
    let output = repair(input, &["--from", "jsonl"], 0);
    let wanted =
        "{\"text\":\"café\"}\n{\"x\":\"é\",\"text\":\"fine\"}\nno record é\r\n{\"text\":\"dé\"}\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), wanted);
    let message = stderr(&output);
    assert!(message.contains("3 lines not in UTF-8"), "{message}");
    assert!(
        message.contains("1 line passed through unrepaired"),
        "{message}"
    );
    assert!(message.contains("first line 3"), "{message}");
}

#[test]
fn explain_lists_stray_bytes() {
    let stray =
        |changes: [[&str; 2]; 1]| serde_json::json!([{"fix": "stray-bytes", "changes": changes}]);
    let output = repair(b"fine\ncaf\xe9 au lait\r\n", &["--explain"], 0);
    let message = stderr(&output);
    assert!(message.contains("1 line not in UTF-8"), "{message}");
    let lines = parsed(&output.stdout);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["line"], 2);
    assert_eq!(lines[0]["fixes"], stray([["caf\u{fffd}", "café"]]));

    let record = b"{\"x\": \"\xe9\", \"text\": \"it\xe2\x80\x99s caf\xc3\x83\xc2\xa9\"}\n";
    let output = repair(record, &["--explain", "-f", "jsonl"], 0);
    let lines = parsed(&output.stdout);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["field"], Value::Null);
    assert_eq!(lines[0]["fixes"], stray([["\"\u{fffd}\",", "\"é\","]]));
    assert_eq!(lines[1]["field"], "text");
    assert_eq!(lines[1]["fixes"][0]["fix"], "mojibake");
}

#[test]
fn files_are_read_in_order_and_a_missing_file_is_reported_before_any_work() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("a"), "aâ€™\n").unwrap();
    fs::write(path("b"), "bâ€™").unwrap();
    assert_eq!(
        repaired("stdinâ€™\n", &[&path("a"), "-", &path("b")]),
        "a’\nstdin’\nb’"
    );
    let output = repair("", &[&path("a"), &path("none")], 2);
    assert!(output.stdout.is_empty() && stderr(&output).contains("none"));
    repair("", &[folder.path().to_str().unwrap()], 2);
}

#[test]
fn more_files_can_be_named_than_can_be_open() {
    let folder = TempDir::new().unwrap();
    let paths: Vec<_> = (0..60).map(|n| folder.path().join(n.to_string())).collect();
    for path in &paths {
        fs::write(path, "itâ€™s\n").unwrap();
    }
    let output = Command::new("prlimit")
        .arg("--nofile=30")
        .arg(DECHAFF)
        .arg("repair")
        .args(&paths)
        .output()
        .unwrap();
    assert_eq!(stderr(&output), "");
    assert_eq!(output.stdout, "it’s\n".repeat(60).as_bytes());
}

#[test]
fn a_file_that_is_both_input_and_output_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, "itâ€™s\n").unwrap();
    let append = || File::options().append(true).open(&path).unwrap();
    let run = |command: &mut std::process::Command| {
        let output = command.stdout(append()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let message = stderr(&output);
        assert!(message.contains("both input and output"), "{message}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "itâ€™s\n");
    };
    run(process().arg("repair").stdin(File::open(&path).unwrap()));
    run(process().arg("repair").arg(&path));
}

#[test]
fn a_file_size_limit_is_reported() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, "a line\n".repeat(10_000)).unwrap();
    let output = std::process::Command::new("prlimit")
        .arg("--fsize=20000")
        .arg(DECHAFF)
        .arg("repair")
        .arg(&path)
        .stdout(File::create(folder.path().join("b")).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(stderr(&output).contains("ulimit -f"), "{}", stderr(&output));
}

#[test]
fn formats_without_lines_are_refused_with_the_command_that_converts_them() {
    for (bytes, command) in [
        (&b"\x1f\x8b\x08\0\0\0"[..], "zcat"),
        (b"\x28\xb5\x2f\xfd\0", "zstdcat"),
        (b"\xff\xfeh\0i\0", "iconv"),
    ] {
        let output = repair(bytes, &[], 1);
        assert!(output.stdout.is_empty());
        assert!(stderr(&output).contains(command), "{}", stderr(&output));
    }
}

#[test]
fn field_without_jsonl_is_wrong_usage() {
    let output = repair("x\n", &["--field", "text"], 2);
    assert!(
        stderr(&output).contains("--from jsonl"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_line_of_any_length_passes_through() {
    let long = "It was a dark night. ".repeat(3_300_000);
    let text = format!("{long}itâ€™s\nshort itâ€™s\n");
    assert!(repaired(text.as_str(), &[]) == text.replace("itâ€™s", "it’s"));

    let record = format!("{{\"text\":\"{long}itâ€™s\"}}\n{{\"text\":\"itâ€™s\"}}\n");
    let output = repair(record.as_str(), &["--from", "jsonl"], 0);
    assert!(output.stdout.ends_with("it’s\"}\n".as_bytes()));
    assert!(output.stdout.len() == record.len() - "â€™".len() + "’".len());
    assert!(stderr(&output).contains("line 1"), "{}", stderr(&output));

    // A last line without a newline is a line, too, and the next input begins a new one.
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("long");
    fs::write(&path, format!("{{\"text\":\"{long}\"}}")).unwrap();
    let arguments = ["--from", "jsonl", path.to_str().unwrap(), "-"];
    let output = repair("{\"text\":\"itâ€™s\"}\n", &arguments, 0);
    assert!(output.stdout.ends_with("it’s\"}\n".as_bytes()));
    assert!(stderr(&output).contains("1 line "), "{}", stderr(&output));
}

#[test]
fn a_full_or_closed_output_ends_the_run() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut child = process()
        .arg("repair")
        .stdin(Stdio::piped())
        .stdout(full)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"a line\n").unwrap();
    assert_eq!(code_of(&mut child), Some(3));

    let mut child = process()
        .arg("repair")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = b"a line\n".repeat(100_000);
    // The filter may end before everything is written to it.
    let _ = stdin.write_all(&line);
    drop(stdin);
    assert_eq!(code_of(&mut child), Some(0));
}

#[test]
fn help_lists_the_options_of_repair() {
    let help = String::from_utf8(repair("", &["--help"], 0).stdout).unwrap();
    for part in ["--field", "--explain", "--quotes", "Examples:"] {
        assert!(help.contains(part), "{part}");
    }
}
