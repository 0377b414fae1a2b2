//! `dechaff repair`: lines in, lines out.

use super::*;

/// What the filter makes of `input`.
fn mended(input: impl Into<Vec<u8>>, arguments: &[&str]) -> String {
    let output = repair(input, arguments, 0);
    assert_eq!(said(&output), "");
    String::from_utf8(output.stdout).expect("mended lines are UTF-8")
}

fn repair(input: impl Into<Vec<u8>>, arguments: &[&str], code: i32) -> Output {
    over(input, &[&["repair"], arguments].concat(), code)
}

#[test]
fn bad_lines_are_mended_and_good_ones_and_all_line_ends_stay() {
    let input = "The allianceÂ´s offices\r\n  A good\u{a0}line. \n\nItâ€™s\nFran\u{e7}ois, naÃ¯ve";
    let output = "The alliance's offices\r\n  A good\u{a0}line. \n\nIt’s\nFran\u{e7}ois, naïve";
    assert_eq!(mended(input, &[]), output);
    assert_eq!(mended(format!("{input}\n"), &[]), format!("{output}\n"));
    assert_eq!(mended("", &[]), "");
    assert_eq!(mended("\n", &[]), "\n");
}

#[test]
fn quotes_are_straight_only_on_demand() {
    let input = "“Itâ€™s”\n";
    assert_eq!(mended(input, &[]), "“It’s”\n");
    assert_eq!(mended(input, &["--quotes", "straight"]), "\"It's\"\n");
}

#[test]
fn a_line_comes_out_while_the_input_stalls() {
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

#[test]
fn of_a_record_only_the_named_texts_change() {
    let input =
        r#"{ "n":1e999, "text" : "itÃ¢Â€Â™s\nthe \"café\"", "title":"donâ€™t","x":{"text":"Ã©"} }"#;
    assert_eq!(
        mended(format!("{input}\r\n"), &["--from", "jsonl"]),
        input.replace("itÃ¢Â€Â™s", "it’s") + "\r\n"
    );
    assert_eq!(
        mended(input, &["--from", "jsonl", "--field", "title"]),
        input.replace("donâ€™t", "don’t")
    );
    assert_eq!(
        mended(
            input,
            &["-f", "jsonl", "--field", "title", "--field", "text"]
        ),
        input
            .replace("itÃ¢Â€Â™s", "it’s")
            .replace("donâ€™t", "don’t")
    );
    let escaped = r#"{"text": "don\u00e2\u20ac\u2122t \ud83d\ude00", "y": "\u00e2"}"#;
    assert_eq!(
        mended(escaped, &["--from", "jsonl"]),
        r#"{"text": "don’t 😀", "y": "\u00e2"}"#
    );
}

#[test]
fn what_is_no_record_goes_through_and_is_told_of() {
    let input = "{\"text\": \"itâ€™s\"}\n\n{\"text\": broken â€™\n{\"txt\": \"â€™\"}\n{\"text\": null}\n{\"text\": \"\\ud83d â€™\"}\n";
    let output = repair(input, &["--from", "jsonl"], 0);
    assert_eq!(
        String::from_utf8(output.stdout.clone()).unwrap(),
        input.replacen("itâ€™s", "it’s", 1)
    );
    let told = said(&output);
    assert!(
        told.contains("2 lines") && told.contains("line 3"),
        "{told}"
    );

    let output = repair("{\"body\": \"â€™\"}\n", &["--from", "jsonl"], 1);
    assert_eq!(output.stdout, "{\"body\": \"â€™\"}\n".as_bytes());
    assert!(said(&output).contains("--field"), "{}", said(&output));
}

#[test]
fn explain_tells_what_each_fix_did_in_order() {
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
fn stray_bytes_become_utf8_and_are_told_of() {
    let output = repair(b"caf\xe9 au lait\nd\xc3\xa9j\xc3\xa0\n", &[], 0);
    assert_eq!(output.stdout, "café au lait\ndéjà\n".as_bytes());
    assert!(said(&output).contains("1 line"), "{}", said(&output));
}

#[test]
fn files_are_read_in_their_order_and_a_missing_one_stops_before_any_work() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("a"), "aâ€™\n").unwrap();
    fs::write(path("b"), "bâ€™").unwrap();
    assert_eq!(
        mended("stdinâ€™\n", &[&path("a"), "-", &path("b")]),
        "a’\nstdin’\nb’"
    );
    let output = repair("", &[&path("a"), &path("none")], 2);
    assert!(output.stdout.is_empty() && said(&output).contains("none"));
    repair("", &[folder.path().to_str().unwrap()], 2);
}

#[test]
fn what_has_no_lines_is_refused_with_the_command_that_makes_them() {
    for (bytes, command) in [
        (&b"\x1f\x8b\x08\0\0\0"[..], "zcat"),
        (b"\x28\xb5\x2f\xfd\0", "zstdcat"),
        (b"\xff\xfeh\0i\0", "iconv"),
    ] {
        let output = repair(bytes, &[], 1);
        assert!(output.stdout.is_empty());
        assert!(said(&output).contains(command), "{}", said(&output));
    }
}

#[test]
fn a_key_without_records_is_wrong_usage() {
    let output = repair("x\n", &["--field", "text"], 2);
    assert!(said(&output).contains("--from jsonl"), "{}", said(&output));
}

#[test]
fn a_line_of_any_length_goes_through() {
    let long = "It was a dark night. ".repeat(3_300_000);
    let text = format!("{long}itâ€™s\nshort itâ€™s\n");
    assert!(mended(text.as_str(), &[]) == text.replace("itâ€™s", "it’s"));

    let record = format!("{{\"text\":\"{long}itâ€™s\"}}\n{{\"text\":\"itâ€™s\"}}\n");
    let output = repair(record.as_str(), &["--from", "jsonl"], 0);
    assert!(output.stdout.ends_with("it’s\"}\n".as_bytes()));
    assert!(output.stdout.len() == record.len() - "â€™".len() + "’".len());
    assert!(said(&output).contains("line 1"), "{}", said(&output));
}

#[test]
fn an_output_that_is_full_or_closed_ends_the_run() {
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
    // The filter may leave before all is written to it.
    let _ = stdin.write_all(&line);
    drop(stdin);
    assert_eq!(code_of(&mut child), Some(0));
}

#[test]
fn help_names_its_own_options() {
    let help = String::from_utf8(repair("", &["--help"], 0).stdout).unwrap();
    for part in ["--field", "--explain", "--quotes", "Examples:"] {
        assert!(help.contains(part), "{part}");
    }
}
