//! `dechaff report`, and `--explain` on a terminal.

use super::*;
use std::path::PathBuf;

/// Writes the report on a folder of pages into another folder.
fn report_on(pages: &Path, out: &Path) -> PathBuf {
    let path = out.join("report.html");
    let arguments = [
        "report",
        pages.to_str().unwrap(),
        "-o",
        path.to_str().unwrap(),
    ];
    run_with("", &arguments, 0);
    path
}

#[test]
fn a_report_holds_every_page_and_no_script() {
    let pages = folder(2);
    fs::write(
        pages.path().join("broken.jsonl"),
        "{\"text\": 1}\nno json\n",
    )
    .unwrap();
    let out = TempDir::new().unwrap();
    let path = report_on(pages.path(), out.path());
    let report = fs::read_to_string(&path).unwrap();
    assert!(
        report.contains(">Flood 0</h2>") && report.contains(">Flood 1</h2>"),
        "{report}"
    );
    assert!(report.contains("broken.jsonl#2"));
    assert!(!report.contains("<script") && !report.contains("http:") && !report.contains("https:"));
    assert_eq!(names(out.path()), ["report.html"]);
}

#[test]
fn a_report_fails_as_the_options_say() {
    let out = TempDir::new().unwrap();
    let path = out.path().join("report.html");
    let to = ["report", "-o", path.to_str().unwrap(), "--from", "jsonl"];
    let bad = format!("{}no json\n", record(0));
    for (input, option, code) in [
        (bad.as_str(), None, 0),
        (&bad, Some("--fail-on-error"), 1),
        ("no json\n", None, 1),
        ("no json\n", Some("--ignore-errors"), 0),
        ("", None, 1),
    ] {
        run_with(input, &[&to[..], option.as_slice()].concat(), code);
    }
}

#[test]
fn a_report_needs_an_output() {
    let output = run_with("", &["report", "a.html"], 2);
    assert!(stderr(&output).contains("--output"));
}

/// Chromium of Debian. Where it is missing, the structure is only tested as text.
#[test]
fn a_browser_shows_the_report_without_network_or_script() {
    let pages = folder(1);
    let hostile = html(7).replace(
        "Flood 7",
        "&lt;script&gt;document.title='run'&lt;/script&gt;",
    );
    fs::write(pages.path().join("01.html"), hostile).unwrap();
    let out = TempDir::new().unwrap();
    let path = report_on(pages.path(), out.path());
    let address = format!("file://{}", path.display());
    let browser = std::process::Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--dump-dom",
            &address,
        ])
        .output();
    let Ok(browser) = browser else {
        eprintln!("skipped: no chromium");
        return;
    };
    let dom = String::from_utf8_lossy(&browser.stdout);
    assert!(
        dom.contains("<title>dechaff report: 2 pages</title>"),
        "{dom}"
    );
    assert!(dom.contains("&lt;script&gt;document.title"), "{dom}");
}

#[test]
fn a_terminal_gets_an_explanation_to_read_and_a_pipe_gets_json() {
    let pages = folder(1);
    let path = pages.path().join("00.html");
    let command = format!("{DECHAFF} --explain {}", path.display());
    let output = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .env("NO_COLOR", "1")
        .timeout(TIMEOUT)
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(
        shown.contains("+ paragraph") && !shown.contains("\x1b["),
        "{shown}"
    );
    let piped = run_with("", &["--explain", path.to_str().unwrap()], 0).stdout;
    assert!(parsed(&piped).iter().any(|line| line["verdict"] == "keep"));
}
