//! Tests of the whole program: every option and every exit code, with the real binary, real pipes,
//! files and signals.
//!
//! This file holds the shared helpers. Extraction quality is tested elsewhere: pages here are a few
//! long paragraphs of prose, which any model keeps.

use assert_cmd::Command;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};
use tempfile::TempDir;

mod archives;
mod docs;
mod exit_codes;
mod folder;
mod formats;
mod input;
mod odd_input;
mod options;
mod output;
mod profile;
mod rejects;
mod repair;
mod report;
mod resume;
mod shell_files;
mod stats;
mod write_errors;
mod wrong_input;

const DECHAFF: &str = env!("CARGO_BIN_EXE_dechaff");

/// A test that waits longer than this fails.
const TIMEOUT: Duration = Duration::from_secs(60);

fn dechaff() -> Command {
    let mut command = Command::new(DECHAFF);
    command.timeout(TIMEOUT);
    command
}

/// The program as a `std::process::Command`, for tests that hold the ends of its pipes.
fn process() -> std::process::Command {
    std::process::Command::new(DECHAFF)
}

/// Paragraphs of prose that depend on `n`.
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
    long_record(n, 1)
}

/// A JSONL record whose paragraphs repeat themselves `length` times.
fn long_record(n: usize, length: usize) -> String {
    let text: Vec<String> = prose(n)
        .split("\n\n")
        .map(|paragraph| vec![paragraph; length].join(" "))
        .collect();
    let record = serde_json::json!({"id": format!("r{n}"), "text": text.join("\n\n")});
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

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs the program with `input` as stdin, and expects this exit code.
fn run_with(input: impl Into<Vec<u8>>, arguments: &[&str], code: i32) -> Output {
    let output = dechaff()
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {}",
        stderr(&output)
    );
    output
}

/// The output lines of a successful run with `input` as stdin.
fn lines_of(input: impl Into<Vec<u8>>, arguments: &[&str]) -> Vec<Value> {
    parsed(&run_with(input, arguments, 0).stdout)
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

/// Creates a named pipe.
fn make_pipe(path: impl AsRef<Path>) {
    let made = std::process::Command::new("mkfifo")
        .arg(path.as_ref())
        .status();
    assert!(made.unwrap().success());
}

/// The exit code of a child that is about to end; fails after a timeout.
fn code_of(child: &mut Child) -> Option<i32> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if begin.elapsed() > TIMEOUT {
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

/// The number of finished records in the last checkpoint of a journal.
fn done(journal: &Path) -> u64 {
    let text = fs::read_to_string(journal).unwrap_or_default();
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut done = lines.filter_map(|line| line["done"]["records"].as_u64());
    done.next_back().unwrap_or(0)
}

/// Waits until a running child has done something; fails after a timeout.
fn wait_for(child: &mut Child, what: &str, is_there: impl Fn() -> bool) {
    let begin = Instant::now();
    while !is_there() {
        assert!(child.try_wait().unwrap().is_none(), "over before {what}");
        if begin.elapsed() > TIMEOUT {
            child.kill().unwrap();
            panic!("no {what}");
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Sets an old modification time, so that the next write can be detected. File system times are
/// coarser than the clock, so the two cannot be compared.
fn make_old(path: &Path) {
    if let Ok(file) = File::options().write(true).open(path) {
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
}

fn written_to(path: &Path) -> bool {
    let changed = fs::metadata(path).and_then(|found| found.modified());
    changed.is_ok_and(|changed| changed != SystemTime::UNIX_EPOCH)
}

/// Lets a child run until it has written its next checkpoint.
///
/// After some records the child is paused for the second between two checkpoints. Otherwise a fast
/// machine would finish before the checkpoint.
fn to_a_checkpoint(child: &mut Child, journal: &Path) {
    let before = done(journal);
    let in_flight = journal.with_extension("inflight");
    make_old(&in_flight);
    wait_for(child, "any work", || {
        let slots = fs::read_to_string(&in_flight).unwrap_or_default();
        let mut numbers = slots.split_whitespace().filter_map(|n| n.parse().ok());
        written_to(&in_flight) && numbers.any(|n: u64| n > before + 200)
    });
    signal(child, "STOP");
    std::thread::sleep(Duration::from_millis(1100));
    signal(child, "CONT");
    wait_for(child, "a checkpoint", || done(journal) > before);
}

/// A child that has read one record, written its line, and waits for the next.
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
