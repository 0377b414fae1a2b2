//! The formats of the output: JSON lines, Markdown, text and HTML.

use super::*;

/// A page with a heading, a link and a list.
fn page(n: usize) -> String {
    let body = "<h2>What came after</h2><p>The <a href=\"/mill\">old mill</a> stood in the water for \
        nine days, and the people who had left it came back one by one to see what was left.</p>";
    html(n).replace("</article>", &format!("{body}</article>"))
}

#[test]
fn text_is_the_same_alone_as_in_json() {
    let json = lines_of(page(1), &["--from", "html"]);
    let text = run_with(page(1), &["--from", "html", "--to", "text"], 0).stdout;
    assert_eq!(
        String::from_utf8(text).unwrap(),
        format!("{}\n", json[0]["text"].as_str().unwrap())
    );
}

#[test]
fn markdown_and_html_are_the_same_alone_as_in_json() {
    for (format, part) in [
        ("markdown", "The [old mill](https://a.example/mill) stood"),
        ("html", "<h2>What came after</h2>"),
    ] {
        let url = ["--url", "https://a.example/b", "--from", "html"];
        let json = lines_of(page(1), &[&url[..], &["--body", format]].concat());
        let alone = run_with(page(1), &[&url[..], &["--to", format]].concat(), 0).stdout;
        let alone = String::from_utf8(alone).unwrap();
        let body = json[0]["text"].as_str().unwrap();
        assert!(body.contains(part), "{body}");
        assert!(alone.ends_with(&format!("{body}\n")), "{alone}");
    }
}

#[test]
fn a_form_feed_separates_bodies() {
    let output = run_with(records(3), &["--to", "text"], 0).stdout;
    let output = String::from_utf8(output).unwrap();
    let json = lines_of(records(3), &[]);
    let texts = column(&json, "text");
    assert_eq!(output, format!("{}\n", texts.join("\n\x0c\n")));
}

#[test]
fn the_extension_of_the_output_gives_the_format() {
    let folder = TempDir::new().unwrap();
    for (name, part) in [
        ("a.md", "## What came after"),
        ("a.txt", "\nWhat came after\n"),
        ("a.html", "<!doctype html>"),
        ("a.jsonl", "{\"id\""),
    ] {
        let path = folder.path().join(name);
        run_with(
            page(1),
            &["--from", "html", "-o", path.to_str().unwrap()],
            0,
        );
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.contains(part), "{name}: {written}");
    }
    let parquet = folder.path().join("a.parquet");
    let refused = run_with(page(1), &["-o", parquet.to_str().unwrap()], 2);
    assert!(
        stderr(&refused).contains("give the format with --to"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn outputs_in_a_folder_have_the_extension_of_the_format() {
    let pages = folder(2);
    let out = TempDir::new().unwrap();
    let arguments =
        [pages.path(), Path::new("--output-dir"), out.path()].map(|a| a.to_str().unwrap());
    run_with("", &[&arguments[..], &["--to", "markdown"]].concat(), 0);
    let inner = out.path().join(pages.path().strip_prefix("/").unwrap());
    assert_eq!(names(&inner), ["00.html.md", "01.html.md"]);
}

#[test]
fn records_without_a_body_are_reported_on_stderr() {
    let input = format!("{}{{\"id\":\"b\",\"text\":\"\"}}\nno json\n", record(0));
    let output = run_with(input, &["--from", "jsonl", "--to", "markdown"], 0);
    let messages = stderr(&output);
    assert!(messages.contains("b: empty (no-text)"), "{messages}");
    assert!(messages.contains("stdin#3: "), "{messages}");
    assert!(!output.stdout.contains(&b'\x0c'));
}

#[test]
fn a_terminal_gets_markdown_with_a_heading_and_a_pipe_gets_json() {
    let pages = folder(1);
    let path = pages.path().join("00.html");
    let command = format!("{DECHAFF} {}", path.display());
    // `script` of util-linux runs a command on a terminal.
    let output = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .timeout(TIMEOUT)
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout)
        .unwrap()
        .replace("\r\n", "\n");
    assert!(shown.starts_with("# Flood 0\n\n"), "{shown}");
    let piped = run_with("", &[path.to_str().unwrap()], 0).stdout;
    assert_eq!(parsed(&piped).len(), 1);
}

#[test]
fn a_body_format_needs_json() {
    let output = run_with(page(1), &["--to", "text", "--body", "markdown"], 2);
    assert!(stderr(&output).contains("--to jsonl"));
}
