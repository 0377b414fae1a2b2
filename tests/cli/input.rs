//! Inputs: files, folders, lists of paths, stdin, and the options that describe them.

use super::*;

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
    assert_eq!(stderr(&output), "", "nothing to report, and no terminal");
}

#[test]
fn folders_are_walked_in_order_and_files_that_are_not_pages_are_skipped() {
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
fn concatenated_pages_on_stdin_are_split() {
    let input: String = (0..3).map(html).collect();
    let lines = lines_of(input, &[]);
    assert_eq!(column(&lines, "title"), ["Flood 0", "Flood 1", "Flood 2"]);
    assert_eq!(column(&lines, "source"), ["stdin"; 3]);
}

#[test]
fn a_dash_is_stdin_among_files() {
    let pages = folder(1);
    let path = pages.path().join("00.html").display().to_string();
    let lines = lines_of(html(7), &[&path, "-"]);
    assert_eq!(column(&lines, "title"), ["Flood 0", "Flood 7"]);
}

#[test]
fn empty_stdin_gives_no_lines_and_an_empty_file_one() {
    assert_eq!(run_with("", &[], 1).stdout, b"");
    let empty = TempDir::new().unwrap();
    let path = empty.path().join("empty.html");
    File::create(&path).unwrap();
    let output = dechaff().arg(&path).output().unwrap();
    assert_eq!(column(&parsed(&output.stdout), "status"), ["empty"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn from_overrides_the_detected_format() {
    let two: String = (0..2).map(html).collect();
    assert_eq!(lines_of(two.clone(), &["--from", "html"]).len(), 1);
    let text = lines_of(two, &["--from", "text"]);
    assert_eq!(text.len(), 1);
    assert!(
        text[0]["text"]
            .as_str()
            .unwrap()
            .contains("<p>On the morning"),
        "tags are text"
    );
    let jsonl = lines_of(records(2), &["-f", "jsonl"]);
    assert_eq!(column(&jsonl, "id"), ["r0", "r1"]);
}

#[test]
fn field_names_the_key_that_holds_the_page() {
    let input = format!(
        "{}\n",
        serde_json::json!({"text": "short", "page": prose(4)})
    );
    let lines = lines_of(input, &["--field", "page"]);
    assert!(
        lines[0]["text"]
            .as_str()
            .unwrap()
            .contains("On the morning of day 4")
    );
}

#[test]
fn a_list_of_paths_can_be_piped_from_find() {
    let pages = folder(3);
    // A name that would be two lines in a list.
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
fn a_list_of_paths_keeps_its_order_and_an_empty_list_gives_no_lines() {
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
    let lines = lines_of("", &["--files-from", list.to_str().unwrap()]);
    assert_eq!(column(&lines, "title"), ["Flood 1", "Flood 0"]);
    assert_eq!(run_with("", &["--files-from", "-"], 1).stdout, b"");
}

#[test]
fn a_missing_list_or_a_missing_file_in_a_list_is_a_usage_error() {
    let missing = run_with("", &["--files-from", "/nonexistent/list"], 2);
    assert!(
        stderr(&missing).contains("/nonexistent/list"),
        "{}",
        stderr(&missing)
    );
    let named = run_with("/nonexistent/page.html\n", &["--files-from", "-"], 2);
    assert!(
        stderr(&named).contains("/nonexistent/page.html"),
        "{}",
        stderr(&named)
    );
}

#[test]
fn url_and_id_prefix_reach_the_line() {
    let lines = lines_of(
        html(1),
        &["--url", "https://example.com/a", "--id-prefix", "crawl:"],
    );
    assert_eq!(column(&lines, "url"), ["https://example.com/a"]);
    assert_eq!(column(&lines, "id"), ["crawl:stdin#1"]);
}

#[test]
fn encoding_overrides_the_detected_charset() {
    let mut page = prose(1).into_bytes();
    // "Ж" in KOI8-R; another letter in windows-1252.
    page.extend_from_slice(b"\n\nThe sign on the door of the house by the river said \xf6 and nothing else, for as long as anyone could remember.");
    let lines = lines_of(page, &["--encoding", "koi8-r"]);
    assert!(lines[0]["text"].as_str().unwrap().contains("said Ж and"));
}

#[test]
fn a_record_over_the_size_limit_is_an_error_line_that_names_the_option() {
    let big = serde_json::json!({"id": "big", "text": prose(0).repeat(100)});
    let input = format!("{}{big}\n{}", record(0), record(1));
    let lines = lines_of(input, &["--max-record-bytes", "10K"]);
    assert_eq!(column(&lines, "status"), ["ok", "error", "ok"]);
    assert!(column(&lines, "error")[1].contains("--max-record-bytes"));
}

#[test]
fn every_record_gives_one_line_even_if_it_is_garbage() {
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
    let lines = lines_of(input, &["--from", "jsonl"]);
    let statuses = column(&lines, "status");
    for (n, status) in statuses.iter().enumerate() {
        assert_eq!(*status, if n % 6 < 4 { "error" } else { "ok" }, "line {n}");
    }
    assert_eq!(statuses.len(), 60);
}

#[test]
fn extensions_and_patterns_choose_files_of_folders() {
    let pages = folder(2);
    fs::create_dir(pages.path().join("old")).unwrap();
    fs::write(pages.path().join("old/02.htm"), html(2)).unwrap();
    let path = pages.path().to_str().unwrap();
    for (arguments, titles) in [
        (&["--ext", "htm,txt"][..], &["Flood 2"][..]),
        (&["--ext", ".HTML"], &["Flood 0", "Flood 1"]),
        (&["--glob", "x*"], &[]),
        (
            &["--glob", "*1.*", "--glob", "*/old/*"],
            &["Flood 1", "Flood 2"],
        ),
    ] {
        let code = i32::from(titles.is_empty());
        let output = run_with("", &[&[path], arguments].concat(), code);
        assert_eq!(
            column(&parsed(&output.stdout), "title"),
            titles,
            "{arguments:?}"
        );
    }
}

#[test]
fn stdin_may_have_a_name() {
    let lines = lines_of(html(1), &["--source", "feed-7"]);
    assert_eq!(
        (&lines[0]["id"], &lines[0]["source"]),
        (&"feed-7#1".into(), &"feed-7".into())
    );
}
