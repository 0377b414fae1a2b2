//! The program as a whole: every option and every exit code, with the real binary, real
//! pipes, files and signals. What the judge keeps is tested elsewhere: here a page is a
//! few long paragraphs of prose, which any judge keeps.

use assert_cmd::Command;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const DECHAFF: &str = env!("CARGO_BIN_EXE_dechaff");

/// A test that waits for longer than this has failed.
const LONG: Duration = Duration::from_secs(60);

fn dechaff() -> Command {
    let mut command = Command::new(DECHAFF);
    command.timeout(LONG);
    command
}

/// The binary under `std::process`, for tests that hold the ends of its pipes.
fn process() -> std::process::Command {
    std::process::Command::new(DECHAFF)
}

/// Paragraphs of one text that differ with `n`.
fn prose(n: usize) -> String {
    let places = [
        "the harbour",
        "the old mill",
        "the station",
        "the council hall",
    ];
    let place = places[n % places.len()];
    [
        format!("On the morning of day {n} the people who live around {place} woke to find that the water had risen again, and that the road to the next village was closed for the third time in a year."),
        format!("The mayor, who has lived near {place} for most of his life, said that the town had asked for a new wall {n} times, and that every answer had been a letter with a date and no plan."),
        format!("Engineers who looked at {place} in the spring had warned that the ground would not hold, but their report was read by a committee that no longer exists and was then put into a drawer."),
    ]
    .join("\n\n")
}

fn html(n: usize) -> String {
    let body: String = prose(n)
        .split("\n\n")
        .map(|text| format!("<p>{text}</p>\n"))
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Flood {n}</title></head>\n<body><article><h1>Flood {n}</h1>\n{body}</article></body></html>\n"
    )
}

/// A JSONL record.
fn record(n: usize) -> String {
    let record = serde_json::json!({"id": format!("r{n}"), "text": prose(n)});
    format!("{record}\n")
}

fn records(count: usize) -> String {
    (0..count).map(record).collect()
}

fn parsed(lines: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(lines).expect("output is UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'), "a torn last line");
    text.lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

/// One key of every line.
fn column<'a>(lines: &'a [Value], key: &str) -> Vec<&'a str> {
    lines
        .iter()
        .map(|line| line[key].as_str().expect(key))
        .collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs over `input`, and expects this exit code.
fn over(input: impl Into<Vec<u8>>, arguments: &[&str], code: i32) -> Output {
    let output = dechaff()
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {}",
        said(&output)
    );
    output
}

/// What [`over`] wrote.
fn lines_over(input: impl Into<Vec<u8>>, arguments: &[&str]) -> Vec<Value> {
    parsed(&over(input, arguments, 0).stdout)
}

/// A folder with `count` pages, `00.html` and so on.
fn folder(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for n in 0..count {
        fs::write(folder.path().join(format!("{n:02}.html")), html(n)).unwrap();
    }
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Waits for a child that is about to end, and fails rather than hangs if it does not.
fn code_of(child: &mut Child) -> Option<i32> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if begin.elapsed() > LONG {
            child.kill().unwrap();
            panic!("still running");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn signal(child: &Child, name: &str) {
    let sent = std::process::Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// A child that has read one record, written its line, and now waits for the next.
fn blocked_child(arguments: &[&str]) -> (Child, ChildStdin, BufReader<impl Read>) {
    let mut child = process()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdin.write_all(record(0).as_bytes()).unwrap();
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    assert_eq!(parsed(line.as_bytes())[0]["id"], "r0");
    (child, stdin, stdout)
}

// What comes in

#[test]
fn a_file_gives_one_line_with_its_path_as_id() {
    let pages = folder(1);
    let path = pages.path().join("00.html");
    let output = dechaff().arg(&path).output().unwrap();
    let lines = parsed(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(column(&lines, "id"), [path.to_str().unwrap()]);
    assert_eq!(column(&lines, "status"), ["ok"]);
    assert!(
        lines[0]["text"]
            .as_str()
            .unwrap()
            .contains("water had risen")
    );
    assert_eq!(said(&output), "", "nothing to tell, and no terminal");
}

#[test]
fn folders_are_walked_in_order_and_what_is_no_page_is_left_out() {
    let pages = folder(12);
    fs::write(pages.path().join("style.css"), "p { color: red }").unwrap();
    fs::write(pages.path().join(".hidden.html"), html(99)).unwrap();
    let output = dechaff().arg(pages.path()).output().unwrap();
    let lines = parsed(&output.stdout);
    let ids: Vec<_> = (0..12)
        .map(|n| format!("{}/{n:02}.html", pages.path().display()))
        .collect();
    assert_eq!(column(&lines, "id"), ids);
}

#[test]
fn pages_one_after_the_other_on_stdin_are_told_apart() {
    let input: String = (0..3).map(html).collect();
    let lines = lines_over(input, &[]);
    assert_eq!(column(&lines, "title"), ["Flood 0", "Flood 1", "Flood 2"]);
    assert_eq!(column(&lines, "source"), ["stdin"; 3]);
}

#[test]
fn a_dash_is_stdin_among_files() {
    let pages = folder(1);
    let path = pages.path().join("00.html").display().to_string();
    let lines = lines_over(html(7), &[&path, "-"]);
    assert_eq!(column(&lines, "title"), ["Flood 0", "Flood 7"]);
}

#[test]
fn empty_stdin_gives_no_lines_and_an_empty_file_one() {
    assert_eq!(over("", &[], 0).stdout, b"");
    let empty = TempDir::new().unwrap();
    let path = empty.path().join("empty.html");
    File::create(&path).unwrap();
    let output = dechaff().arg(&path).output().unwrap();
    assert_eq!(column(&parsed(&output.stdout), "status"), ["empty"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn from_overrules_the_content() {
    let two: String = (0..2).map(html).collect();
    assert_eq!(lines_over(two.clone(), &["--from", "html"]).len(), 1);
    let text = lines_over(two, &["--from", "text"]);
    assert_eq!(text.len(), 1);
    assert!(
        text[0]["text"]
            .as_str()
            .unwrap()
            .contains("<p>On the morning"),
        "tags are text"
    );
    let jsonl = lines_over(records(2), &["-f", "jsonl"]);
    assert_eq!(column(&jsonl, "id"), ["r0", "r1"]);
}

#[test]
fn field_names_the_key_that_holds_the_page() {
    let input = format!(
        "{}\n",
        serde_json::json!({"text": "short", "page": prose(4)})
    );
    let lines = lines_over(input, &["--field", "page"]);
    assert!(
        lines[0]["text"]
            .as_str()
            .unwrap()
            .contains("On the morning of day 4")
    );
}

#[test]
fn a_list_of_paths_comes_from_find_through_a_pipe() {
    let pages = folder(3);
    // A name that would be two in a list of lines.
    fs::write(pages.path().join("a\nb.html"), html(3)).unwrap();
    let mut find = std::process::Command::new("find")
        .arg(pages.path())
        .args(["-name", "*.html", "-print0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = process()
        .args(["--files-from", "-", "-0"])
        .stdin(find.stdout.take().unwrap())
        .output()
        .unwrap();
    assert!(find.wait().unwrap().success());
    let lines = parsed(&output.stdout);
    let mut titles = column(&lines, "title");
    titles.sort_unstable();
    assert_eq!(titles, ["Flood 0", "Flood 1", "Flood 2", "Flood 3"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_list_of_lines_keeps_its_order_and_an_empty_one_gives_nothing() {
    let pages = folder(2);
    let list = pages.path().join("list");
    let path = |n: usize| {
        pages
            .path()
            .join(format!("{n:02}.html"))
            .display()
            .to_string()
    };
    fs::write(&list, format!("{}\n{}\n", path(1), path(0))).unwrap();
    let lines = lines_over("", &["--files-from", list.to_str().unwrap()]);
    assert_eq!(column(&lines, "title"), ["Flood 1", "Flood 0"]);
    assert_eq!(over("", &["--files-from", "-"], 0).stdout, b"");
}

#[test]
fn a_list_that_is_missing_or_names_what_is_missing_is_a_usage_error() {
    let missing = over("", &["--files-from", "/nonexistent/list"], 2);
    assert!(
        said(&missing).contains("/nonexistent/list"),
        "{}",
        said(&missing)
    );
    let named = over("/nonexistent/page.html\n", &["--files-from", "-"], 2);
    assert!(
        said(&named).contains("/nonexistent/page.html"),
        "{}",
        said(&named)
    );
}

#[test]
fn what_is_known_from_outside_reaches_the_line() {
    let lines = lines_over(
        html(1),
        &["--url", "https://example.com/a", "--id-prefix", "crawl:"],
    );
    assert_eq!(column(&lines, "url"), ["https://example.com/a"]);
    assert_eq!(column(&lines, "id"), ["crawl:stdin#1"]);
}

#[test]
fn encoding_says_what_the_bytes_are() {
    let mut page = prose(1).into_bytes();
    // "Ж" in KOI8-R; in the windows charsets of the west it is another letter.
    page.extend_from_slice(b"\n\nThe sign on the door of the house by the river said \xf6 and nothing else, for as long as anyone could remember.");
    let lines = lines_over(page, &["--encoding", "koi8-r"]);
    assert!(lines[0]["text"].as_str().unwrap().contains("said Ж and"));
}

#[test]
fn a_record_over_the_limit_is_an_error_line_that_names_the_option() {
    let big = serde_json::json!({"id": "big", "text": prose(0).repeat(100)});
    let input = format!("{}{big}\n{}", record(0), record(1));
    let lines = lines_over(input, &["--max-record-bytes", "10K"]);
    assert_eq!(column(&lines, "status"), ["ok", "error", "ok"]);
    assert!(column(&lines, "error")[1].contains("--max-record-bytes"));
}

#[test]
fn records_in_are_lines_out_with_garbage_among_them() {
    let mut input = Vec::new();
    for n in 0..60 {
        match n % 6 {
            0 => input.extend_from_slice(b"{\"text\": \"torn\n"),
            1 => input.extend_from_slice(b"\x00\xff\xfe garbage\n"),
            2 => input.extend_from_slice(b"{\"title\": \"no page\"}\n"),
            3 => input.extend_from_slice(b"{\"text\": 5}\n"),
            _ => input.extend_from_slice(record(n).as_bytes()),
        }
    }
    let lines = lines_over(input, &["--from", "jsonl"]);
    let statuses = column(&lines, "status");
    for (n, status) in statuses.iter().enumerate() {
        assert_eq!(*status, if n % 6 < 4 { "error" } else { "ok" }, "line {n}");
    }
    assert_eq!(statuses.len(), 60);
}

// What is made of it

#[test]
fn lang_and_min_words_make_others_empty_and_say_so() {
    for arguments in [["--lang", "de"], ["--min-words", "5000"]] {
        let lines = lines_over(record(0), &arguments);
        assert_eq!(column(&lines, "status"), ["empty"], "{arguments:?}");
        assert_ne!(column(&lines, "warnings"), [""], "{arguments:?}");
    }
    for arguments in [["--lang", "EN"], ["--min-words", "50"]] {
        assert_eq!(
            column(&lines_over(record(0), &arguments), "status"),
            ["ok"],
            "{arguments:?}"
        );
    }
}

#[test]
fn quotes_are_kept_or_made_straight() {
    let text = prose(0).replace("a date and no plan", "\u{201c}a date\u{201d} and no plan");
    let input = format!("{}\n", serde_json::json!({"text": text}));
    for (how, expected) in [
        ("keep", "\u{201c}a date\u{201d}"),
        ("straight", "\"a date\""),
    ] {
        let lines = lines_over(input.clone(), &["--quotes", how]);
        assert!(
            lines[0]["text"].as_str().unwrap().contains(expected),
            "{how}"
        );
    }
}

#[test]
fn explain_tells_of_blocks_instead_of_articles() {
    let lines = lines_over(html(0), &["--explain"]);
    assert!(lines.len() >= 3, "a line a block");
    assert!(
        lines
            .iter()
            .all(|line| line.get("verdict").is_some() && line.get("status").is_none())
    );
}

#[test]
fn only_ok_leaves_others_out_and_counts_them() {
    let input = format!("{}{{}}\n{}", record(0), record(1));
    let output = over(input, &["--from", "jsonl", "--only", "ok"], 0);
    assert_eq!(column(&parsed(&output.stdout), "id"), ["r0", "r1"]);
    assert!(
        said(&output).contains("1 error") && said(&output).contains("1 left out"),
        "{}",
        said(&output)
    );
}

#[test]
fn the_same_bytes_at_any_number_of_jobs() {
    let mut input = records(150);
    input.push_str(&format!(
        "{}\n",
        serde_json::json!({"id": "huge", "text": prose(3).replace(". ", ".\n\n").repeat(1500)})
    ));
    input.push_str("{\"text\": broken\n");
    input.push_str(&records(150));
    let one = over(input.clone(), &["-j", "1"], 0).stdout;
    let eight = over(input, &["-j", "8"], 0).stdout;
    assert_eq!(parsed(&one).len(), 302);
    assert!(one == eight, "outputs differ");
}

// Where it goes

#[test]
fn an_output_file_is_whole_and_leaves_no_partial_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    let output = over(records(3), &["-o", path.to_str().unwrap()], 0);
    assert_eq!(output.stdout, b"");
    assert_eq!(
        column(&parsed(&fs::read(&path).unwrap()), "id"),
        ["r0", "r1", "r2"]
    );
    assert_eq!(names(folder.path()), ["out.jsonl"]);
}

#[test]
fn the_suffix_compresses() {
    let folder = TempDir::new().unwrap();
    let plain = over(records(20), &[], 0).stdout;
    let path = |name: &str| folder.path().join(name);
    for name in ["out.jsonl.gz", "out.jsonl.zst"] {
        over(records(20), &["-o", path(name).to_str().unwrap()], 0);
        assert!(fs::read(path(name)).unwrap().len() < plain.len() / 4);
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(File::open(path("out.jsonl.gz")).unwrap())
        .read_to_end(&mut unpacked)
        .unwrap();
    assert!(unpacked == plain);
    let unpacked = zstd::decode_all(File::open(path("out.jsonl.zst")).unwrap()).unwrap();
    assert!(unpacked == plain);
}

#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_replaced() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    let link = folder.path().join("link.jsonl");
    std::os::unix::fs::symlink("real/out.jsonl", &link).unwrap();
    for count in [2, 3] {
        over(records(count), &["-o", link.to_str().unwrap()], 0);
        assert!(link.is_symlink());
        assert_eq!(names(&folder.path().join("real")), ["out.jsonl"]);
        assert_eq!(parsed(&fs::read(&link).unwrap()).len(), count);
    }
}

#[test]
fn the_mode_of_a_file_that_is_replaced_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    over(records(1), &["-o", path.to_str().unwrap()], 0);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(parsed(&fs::read(&path).unwrap()).len(), 1);
}

#[test]
fn pipes_and_devices_are_written_through() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    over(records(3), &["-o", pipe.to_str().unwrap()], 0);
    assert_eq!(parsed(&reader.join().unwrap()).len(), 3);
    assert_eq!(names(folder.path()), ["pipe"]);

    for stdout in ["/dev/stdout", "-", "/dev/fd/1"] {
        assert_eq!(
            parsed(&over(records(3), &["-o", stdout], 0).stdout).len(),
            3,
            "{stdout}"
        );
    }
}

#[test]
fn an_output_that_is_an_input_is_refused_before_any_work() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("in.jsonl");
    fs::write(&path, records(2)).unwrap();
    let name = path.to_str().unwrap();

    let named = over("", &[name, "-o", name], 2);
    assert!(
        said(&named).contains(name) && said(&named).contains("--output"),
        "{}",
        said(&named)
    );
    let appended = process()
        .arg(name)
        .stdout(File::options().append(true).open(&path).unwrap())
        .output()
        .unwrap();
    assert_eq!(appended.status.code(), Some(2));
    let by_stdin = process()
        .args(["-o", name])
        .stdin(File::open(&path).unwrap())
        .output()
        .unwrap();
    assert_eq!(by_stdin.status.code(), Some(2));

    assert_eq!(fs::read_to_string(&path).unwrap(), records(2));
    assert_eq!(names(folder.path()), ["in.jsonl"]);
}

#[test]
fn an_output_inside_the_input_folder_is_left_out_of_the_walk() {
    let pages = folder(3);
    // Sorted among the pages, and there from the run before the second time.
    let path = pages.path().join("01-out.jsonl");
    for _ in 0..2 {
        let output = dechaff()
            .arg(pages.path())
            .arg("-o")
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let lines = parsed(&fs::read(&path).unwrap());
        assert_eq!(column(&lines, "title"), ["Flood 0", "Flood 1", "Flood 2"]);
    }
    let redirected = pages.path().join("02-out.jsonl");
    let status = process()
        .arg(pages.path())
        .stdout(File::create(&redirected).unwrap())
        .status();
    assert!(status.unwrap().success());
    // The three pages, and the three lines of the first output, which is an input now.
    assert_eq!(parsed(&fs::read(&redirected).unwrap()).len(), 6);
}

// What is said on the way

#[test]
fn progress_always_counts_on_stderr_and_nothing_of_it_is_in_the_output() {
    let (plain, shown) = (
        over(records(9), &[], 0),
        over(records(9), &["--progress", "always"], 0),
    );
    assert_eq!(plain.stdout, shown.stdout);
    assert!(
        said(&shown).contains("9 ok, 0 empty, 0 error"),
        "{}",
        said(&shown)
    );
    assert_eq!(said(&plain), "");
    assert_eq!(said(&over(records(9), &["--progress", "never"], 0)), "");
}

#[test]
fn a_summary_is_given_where_something_went_wrong_unless_quiet() {
    let input = format!("{}{{}}\n", record(0));
    let output = over(input.clone(), &["--from", "jsonl"], 0);
    assert!(
        said(&output).contains("1 ok, 0 empty, 1 error"),
        "{}",
        said(&output)
    );
    assert_eq!(said(&over(input, &["--from", "jsonl", "--quiet"], 0)), "");
}

#[test]
fn help_has_examples_and_version_names_the_program() {
    for (help, more) in [("-h", "--files-from"), ("--help", "Exit codes:")] {
        let text = String::from_utf8(over("", &[help], 0).stdout).unwrap();
        for part in ["Usage:", "Examples:", "Cleaning:", more] {
            assert!(text.contains(part), "{help}: {part}");
        }
    }
    let version = over("", &["--version"], 0);
    assert!(
        version
            .stdout
            .starts_with(concat!("dechaff ", env!("CARGO_PKG_VERSION")).as_bytes())
    );
}

// How it ends

#[test]
fn a_bad_page_is_data_but_an_input_without_one_usable_record_is_not() {
    let bad = "{\"title\": \"no page\"}\n";
    over(format!("{bad}{}", record(0)), &["--from", "jsonl"], 0);
    let output = over(bad.repeat(3), &["--from", "jsonl"], 1);
    assert_eq!(
        parsed(&output.stdout).len(),
        3,
        "the lines are there all the same"
    );
}

#[test]
fn an_input_that_cannot_be_read_to_its_end_is_exit_1_after_its_good_records() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("torn.jsonl.gz");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(records(300).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(&path, &packed[..packed.len() / 2]).unwrap();
    let output = over("", &[path.to_str().unwrap()], 1);
    let lines = parsed(&output.stdout);
    let statuses = column(&lines, "status");
    let (last, good) = statuses.split_last().unwrap();
    assert_eq!(*last, "error");
    assert!(good.len() > 10 && good.iter().all(|status| *status == "ok"));
    assert!(said(&output).contains("torn.jsonl.gz"), "{}", said(&output));
}

#[test]
fn fail_on_error_stops_at_the_first_error_line() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    let input = format!("{}{{}}\n{}", record(0), records(50));
    let arguments = ["--from", "jsonl", "--fail-on-error"];
    let output = over(input.clone(), &arguments, 1);
    assert_eq!(column(&parsed(&output.stdout), "status"), ["ok", "error"]);
    assert!(said(&output).contains("stdin#2"), "{}", said(&output));

    let to_file = [&arguments[..], &["-o", path.to_str().unwrap()]].concat();
    over(input, &to_file, 1);
    assert_eq!(
        names(folder.path()),
        ["out.jsonl.partial"],
        "not complete, so not in its place"
    );
}

#[test]
fn wrong_usage_is_exit_2_with_a_word_on_what_is_wrong() {
    for (arguments, word) in [
        (&["--nonsense"][..], "--nonsense"),
        (&["--encoding", "klingon"], "klingon"),
        (&["--max-record-bytes", "lots"], "lots"),
        (&["--url", "nowhere"], "nowhere"),
        (&["--lang", "english"], "english"),
        (&["--jobs", "0"], "0"),
        (&["--from", "pdf"], "pdf"),
        (&["--progress", "maybe"], "maybe"),
        (&["--quotes", "curly"], "curly"),
        (&["-0"], "--files-from"),
        (&["--files-from", "-", "page.html"], "--files-from"),
        (&["/nonexistent/page.html"], "/nonexistent/page.html"),
    ] {
        let output = over(record(0), arguments, 2);
        assert!(
            said(&output).contains(word),
            "{arguments:?}: {}",
            said(&output)
        );
        assert_eq!(output.stdout, b"", "{arguments:?}");
    }
}

#[test]
fn a_missing_path_is_told_before_any_work() {
    let pages = folder(1);
    let out = pages.path().join("out.jsonl");
    let output = dechaff()
        .args([
            pages.path(),
            Path::new("/nonexistent"),
            Path::new("-o"),
            &out,
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(names(pages.path()), ["00.html"], "not even a partial file");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_as_stdin_gets_a_short_help() {
    // The master's side of a pseudo terminal is a terminal, too.
    let terminal = File::open("/dev/ptmx").unwrap();
    let output = process().stdin(terminal).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("Usage: dechaff"),
        "{}",
        said(&output)
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
        let output = over(records(2), &["-o", path], 3);
        assert!(
            said(&output).contains(path) && said(&output).contains(cause),
            "{}",
            said(&output)
        );
    }
    let output = process()
        .stdin(Stdio::null())
        .arg(folder_page(&folder))
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("stdout") && said(&output).contains("No space left"));
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
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(said, "");
}

#[test]
fn a_closed_stderr_does_no_harm() {
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
fn finished_lines_are_out_while_the_input_stalls() {
    // That the line arrives before more is written is what `blocked_child` waits for.
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
fn a_run_that_a_signal_ends_does_not_rename_its_output() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    fs::write(&path, "from the run before").unwrap();
    let mut child = process()
        .args(["--progress", "always", "-o", path.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(record(0).as_bytes()).unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("1 ok"), "{line}");

    signal(&child, "TERM");
    assert_eq!(code_of(&mut child), Some(143));
    drop(stdin);
    assert_eq!(fs::read_to_string(&path).unwrap(), "from the run before");
    let partial = folder.path().join("out.jsonl.partial");
    assert_eq!(
        column(&parsed(&fs::read(&partial).unwrap()), "id"),
        ["r0"],
        "drained"
    );
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("out.jsonl.partial"), "{rest}");
}

#[test]
fn a_second_signal_leaves_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("many.jsonl");
    fs::write(&path, records(4000)).unwrap();
    // Nobody reads, so the writer is stuck in a full pipe and cannot drain.
    let mut child = process().arg(&path).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    signal(&child, "INT");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "drains");
    signal(&child, "INT");
    assert_eq!(code_of(&mut child), Some(130));
}
