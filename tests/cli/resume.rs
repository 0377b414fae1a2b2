//! `--resume`: a run that crashed or was stopped continues, and its output is byte-identical to
//! that of an uninterrupted run.

use super::*;
use std::path::PathBuf;

/// Enough records for a run that can be stopped twice before its end.
const SOME: usize = 1600;

/// The paragraphs of a record, so that `SOME` of them fill two compressed members (4 MiB of text
/// each) and some more. Few long lines are cleaned faster than many records.
const LONG: usize = 14;

/// An input file, and the outputs of runs over it in the same folder.
struct Workspace {
    folder: TempDir,
    input: PathBuf,
}

impl Workspace {
    fn of(input: &str) -> Workspace {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("in.jsonl");
        fs::write(&path, input).unwrap();
        Workspace {
            folder,
            input: path,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn start(&self, output: &str, more: &[&str]) -> Child {
        process()
            .arg(&self.input)
            .arg("-o")
            .arg(self.path(output))
            .arg("--resume")
            .args(more)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Runs the program to its end.
    fn run(&self, output: &str, more: &[&str]) -> Output {
        self.start(output, more).wait_with_output().unwrap()
    }

    /// Starts the program and waits for its next checkpoint.
    fn start_to_a_checkpoint(&self, output: &str) -> Child {
        let mut child = self.start(output, &[]);
        to_a_checkpoint(&mut child, &self.path(&format!("{output}.journal")));
        child
    }

    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn output_after_a_kill_and_a_stop_is_byte_identical_to_an_uninterrupted_run() {
    for (name, length) in [("out.jsonl", 1), ("out.jsonl.zst", LONG)] {
        let long: String = (0..SOME).map(|n| long_record(n, length)).collect();
        let work = Workspace::of(&format!("{long}{{}}\n{}", records(50)));
        let rejects = work.path("rejects.jsonl");
        let with_rejects = ["--rejects", rejects.to_str().unwrap()];
        kill(work.start_to_a_checkpoint(name));
        let mut stopped = work.start_to_a_checkpoint(name);
        signal(&stopped, "TERM");
        assert_eq!(code_of(&mut stopped), Some(143));
        assert_eq!(
            work.names(),
            [
                "in.jsonl".to_owned(),
                format!("{name}.journal"),
                format!("{name}.partial")
            ],
            "no file looks finished, and no record is in flight"
        );
        // Other options would give another output.
        assert_eq!(code(&work.run(name, &with_rejects)), Some(2));
        let last = work.run(name, &[]);
        assert_eq!(code(&last), Some(0), "{}", stderr(&last));
        assert!(
            stderr(&last).contains("continues after")
                && stderr(&last).contains("650 ok, 0 empty, 1 error"),
            "{}",
            stderr(&last)
        );
        let uninterrupted = format!("uninterrupted.{name}");
        assert_eq!(code(&work.run(&uninterrupted, &[])), Some(0));
        let read = |name: &str| fs::read(work.path(name)).unwrap();
        assert!(read(name) == read(&uninterrupted), "{name}");
        assert_eq!(work.names(), ["in.jsonl", name, &uninterrupted]);
    }
}

#[test]
fn a_run_killed_before_its_first_checkpoint_starts_from_the_beginning() {
    let work = Workspace::of(&records(SOME));
    let mut child = work.start("out.jsonl", &[]);
    let partial = work.path("out.jsonl.partial");
    wait_for(&mut child, "a partial file", || partial.exists());
    kill(child);
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    assert_eq!(lines.len(), SOME);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn a_run_that_ended_between_rename_and_removal_of_its_journal_gives_the_same_output() {
    let work = Workspace::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    // The state of a run that completed but did not remove its journal.
    let journal = fs::read(work.path("out.jsonl.journal")).unwrap();
    work.run("out.jsonl", &[]);
    let finished = fs::read(work.path("out.jsonl")).unwrap();
    fs::write(work.path("out.jsonl.journal"), journal).unwrap();
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    assert!(fs::read(work.path("out.jsonl")).unwrap() == finished);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn a_torn_last_line_of_the_journal_is_ignored() {
    let work = Workspace::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    let journal = work.path("out.jsonl.journal");
    let mut text = fs::read(&journal).unwrap();
    text.extend_from_slice(b"{\"done\":{\"records\":99");
    fs::write(&journal, text).unwrap();
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    assert_eq!(lines.len(), SOME);
}

#[test]
fn other_inputs_or_options_are_refused_with_the_differences() {
    let work = Workspace::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    let before = fs::read(work.path("out.jsonl.partial")).unwrap();
    let other = work.run("out.jsonl", &["--quotes", "straight", "-j", "1"]);
    assert_eq!(code(&other), Some(2));
    assert!(
        stderr(&other).contains("--quotes was keep, and is straight")
            && stderr(&other).contains("without --resume"),
        "{}",
        stderr(&other)
    );
    let mut input = File::options().append(true).open(&work.input).unwrap();
    input.write_all(record(SOME).as_bytes()).unwrap();
    let changed = work.run("out.jsonl", &[]);
    assert_eq!(code(&changed), Some(2));
    assert!(
        stderr(&changed).contains("input 1 was") && stderr(&changed).contains("in.jsonl"),
        "{}",
        stderr(&changed)
    );
    assert!(
        fs::read(work.path("out.jsonl.partial")).unwrap() == before,
        "the partial file is unchanged"
    );
}

#[test]
fn a_missing_or_changed_partial_file_is_refused() {
    let work = Workspace::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    let partial = work.path("out.jsonl.partial");
    fs::write(&partial, "cut off").unwrap();
    for removed in [false, true] {
        if removed {
            fs::remove_file(&partial).unwrap();
        }
        let output = work.run("out.jsonl", &[]);
        assert_eq!(code(&output), Some(3));
        assert!(
            stderr(&output).contains("out.jsonl.partial")
                && stderr(&output).contains("without --resume"),
            "{}",
            stderr(&output)
        );
        assert!(
            !work.path("out.jsonl.inflight").exists(),
            "a refused run is not a crash"
        );
    }
    // Without --resume the run starts from the beginning and removes the journal.
    let restarted = process()
        .arg(&work.input)
        .arg("-o")
        .arg(work.path("out.jsonl"))
        .status();
    assert!(restarted.unwrap().success());
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn inputs_and_outputs_that_cannot_be_continued_are_refused() {
    let work = Workspace::of(&record(0));
    let out = work.path("out.jsonl").display().to_string();
    let pipe = work.path("pipe").display().to_string();
    make_pipe(&pipe);
    let input = work.input.to_str().unwrap();
    for (arguments, words) in [
        (&["-o", &out][..], ["stdin", "to a file"]),
        (&[input, &pipe, "-o", &out], ["pipe", "to a file"]),
        (&[input], ["stdout", "--output-dir"]),
        (&[input, "-o", &pipe], ["pipe", "--output"]),
        (
            &[input, "-o", &out, "--rejects", &pipe],
            ["pipe", "--rejects"],
        ),
        (
            &[input, "-o", &out, "--rejects", "r.gz"],
            ["compressed", "--rejects"],
        ),
    ] {
        let output = run_with(record(0), &[arguments, &["--resume"]].concat(), 2);
        for word in words {
            assert!(
                stderr(&output).contains(word),
                "{arguments:?}: {}",
                stderr(&output)
            );
        }
    }
    assert_eq!(work.names(), ["in.jsonl", "pipe"]);
}

#[test]
fn a_foreign_file_with_the_name_of_the_journal_is_not_touched() {
    let work = Workspace::of(&record(0));
    fs::write(work.path("out.jsonl.journal"), "Dear diary").unwrap();
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(3));
    assert!(
        stderr(&output).contains("out.jsonl.journal"),
        "{}",
        stderr(&output)
    );
    let without = run_with(
        record(0),
        &["-o", work.path("out.jsonl").to_str().unwrap()],
        0,
    );
    assert_eq!(stderr(&without), "");
    assert_eq!(
        fs::read_to_string(work.path("out.jsonl.journal")).unwrap(),
        "Dear diary"
    );
}

#[test]
fn a_foreign_file_with_the_name_of_the_in_flight_file_is_not_touched() {
    let work = Workspace::of(&record(0));
    let path = work.path("out.jsonl.inflight");
    for text in ["Dear diary", "12\n", "Dear diary, 20 bytes\n"] {
        fs::write(&path, text).unwrap();
        let output = work.run("out.jsonl", &[]);
        assert_eq!(code(&output), Some(3));
        assert!(
            stderr(&output).contains("out.jsonl.inflight"),
            "{}",
            stderr(&output)
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl.inflight"]);
}

/// The journal of a run, as the version before the current format wrote it.
const OLD_JOURNAL: &str = "{\"run\":{\"--field\":\"not given\"}}\n";

#[test]
fn a_journal_of_an_older_format_is_refused_and_discarded_without_resume() {
    let work = Workspace::of(&record(0));
    let journal = work.path("out.jsonl.journal");
    fs::write(&journal, OLD_JOURNAL).unwrap();
    let refused = work.run("out.jsonl", &[]);
    assert_eq!(code(&refused), Some(2));
    for words in ["another version", "out.jsonl.journal", "without --resume"] {
        assert!(stderr(&refused).contains(words), "{}", stderr(&refused));
    }
    assert_eq!(fs::read_to_string(&journal).unwrap(), OLD_JOURNAL);
    let output = work.path("out.jsonl").display().to_string();
    run_with(record(0), &["-o", &output], 0);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

/// A record that takes seconds for every million in `size`.
fn slow_record(id: &str, size: usize) -> String {
    let text = prose(3).replace(". ", ".\n\n").repeat(size / 600);
    format!("{}\n", serde_json::json!({"id": id, "text": text}))
}

/// The numbers of the records that the workers of the current run clean at this moment.
fn in_flight(path: &Path) -> Vec<u64> {
    // An old file is that of the run before.
    if !written_to(path) {
        return Vec::new();
    }
    let slots = fs::read_to_string(path).unwrap_or_default();
    let workers = slots.lines().skip(1);
    workers
        .filter_map(|slot| slot.trim().parse().ok())
        .collect()
}

/// Which lines of a file are not `ok`, and how many lines there are.
fn not_ok(path: &Path) -> (Vec<usize>, usize) {
    let lines = parsed(&fs::read(path).unwrap());
    let bad = (0..lines.len()).filter(|&n| lines[n]["status"] != "ok");
    (bad.collect(), lines.len())
}

#[test]
fn a_record_in_flight_at_two_crashes_in_a_row_becomes_an_error_line() {
    for kind in ["KILL", "ABRT"] {
        let slow = slow_record("slow", 36_000_000);
        let work = Workspace::of(&format!("{}{slow}{}", records(20), records(20)));
        let path = work.path("out.jsonl.inflight");
        for _ in 0..2 {
            make_old(&path);
            let mut child = work.start("out.jsonl", &[]);
            wait_for(&mut child, "the slow page alone", || {
                in_flight(&path) == [20]
            });
            signal(&child, kind);
            assert_eq!(code_of(&mut child), None, "ended by a signal");
        }
        let last = work.run("out.jsonl", &[]);
        assert_eq!(code(&last), Some(0), "{}", stderr(&last));
        assert_eq!(not_ok(&work.path("out.jsonl")), (vec![20], 41), "{kind}");
        let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
        assert!(
            lines[20]["error"]
                .as_str()
                .unwrap()
                .contains("twice in a row")
        );
        assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
    }
}

#[test]
fn a_record_in_flight_at_only_one_of_two_crashes_is_cleaned() {
    let (slow, innocent) = (
        slow_record("slow", 9_000_000),
        slow_record("innocent", 1_500_000),
    );
    // With 8 jobs both fit into the window of records in flight.
    let work = Workspace::of(&format!("{}{slow}{innocent}{}", records(20), records(20)));
    let path = work.path("out.jsonl.inflight");
    for at_crash in [vec![20, 21], vec![20]] {
        make_old(&path);
        let mut child = work.start("out.jsonl", &["-j", "8"]);
        let are_in_flight = |expected: &[u64]| {
            let mut records = in_flight(&path);
            records.sort_unstable();
            records == expected
        };
        // The reader has passed both pages once the workers have them.
        wait_for(&mut child, "both slow pages", || are_in_flight(&[20, 21]));
        // A slot that is being written can be read half, so what counts is the stopped process.
        loop {
            wait_for(&mut child, "the records in flight", || {
                are_in_flight(&at_crash)
            });
            signal(&child, "STOP");
            std::thread::sleep(Duration::from_millis(20));
            if are_in_flight(&at_crash) {
                break;
            }
            signal(&child, "CONT");
        }
        kill(child);
    }
    let last = work.run("out.jsonl", &["-j", "8"]);
    assert_eq!(code(&last), Some(0), "{}", stderr(&last));
    assert_eq!(not_ok(&work.path("out.jsonl")), (vec![20], 42));
}

#[test]
fn a_clean_stop_between_two_crashes_breaks_the_row() {
    let slow = slow_record("slow", 12_000_000);
    let work = Workspace::of(&format!("{}{slow}{}", records(20), records(20)));
    let path = work.path("out.jsonl.inflight");
    for name in ["KILL", "TERM", "KILL"] {
        make_old(&path);
        let mut child = work.start("out.jsonl", &[]);
        wait_for(&mut child, "the slow page", || in_flight(&path) == [20]);
        signal(&child, name);
        let expected = (name == "TERM").then_some(143);
        assert_eq!(code_of(&mut child), expected);
        if name == "TERM" {
            // The clean stop wrote the slow page. Take it back, so that it is in flight again.
            let journal = fs::read_to_string(work.path("out.jsonl.journal")).unwrap();
            let kept = journal.lines().filter(|line| !line.contains("\"done\""));
            let kept: String = kept.map(|line| format!("{line}\n")).collect();
            fs::write(work.path("out.jsonl.journal"), kept).unwrap();
        }
    }
    let last = work.run("out.jsonl", &[]);
    assert_eq!(code(&last), Some(0), "{}", stderr(&last));
    assert_eq!(not_ok(&work.path("out.jsonl")), (vec![], 41));
}

#[test]
fn a_page_that_exhausts_the_memory_becomes_an_error_line() {
    // Each tag costs memory, so cleaning takes far more than reading.
    let page = "<p>The <b>water</b> had <i>risen</i> again.</p>".repeat(60_000);
    exhausts_the_memory("html", &page);
}

#[test]
fn a_record_that_exhausts_the_memory_while_it_is_read_becomes_an_error_line() {
    exhausts_the_memory("text", &"x".repeat(40 << 20));
}

/// Runs with a memory limit at which one record aborts the process and all others are cleaned.
fn exhausts_the_memory(key: &str, page: &str) {
    let huge = serde_json::json!({"id": "huge", key: page});
    let work = Workspace::of(&format!("{}{huge}\n{}", records(100), records(50)));
    let run = |megabytes: u64| {
        std::process::Command::new("prlimit")
            .arg(format!("--as={}", megabytes << 20))
            .arg(DECHAFF)
            .arg(&work.input)
            .args(["-j", "2", "--resume", "-o"])
            .arg(work.path("out.jsonl"))
            .arg("--rejects")
            .arg(work.path("rejects.jsonl"))
            .output()
            .unwrap()
    };
    // The memory that the other records need is not known, so the limit is raised step by step
    // until only the huge record crashes.
    let found = (10..100).any(|step| {
        for name in work.names().iter().filter(|name| *name != "in.jsonl") {
            fs::remove_file(work.path(name)).unwrap();
        }
        let codes = [0; 3].map(|_| code(&run(step * 10)));
        codes == [None, None, Some(0)] && not_ok(&work.path("out.jsonl")) == (vec![100], 151)
    });
    assert!(found, "some limit is enough for all records but one");
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    assert!(
        lines[100]["error"]
            .as_str()
            .unwrap()
            .contains("twice in a row")
    );
    assert_eq!(lines[100]["id"], format!("{}#101", work.input.display()));
    let rejects = parsed(&fs::read(work.path("rejects.jsonl")).unwrap());
    assert_eq!(rejects[0]["rejected"]["record"], 101);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl", "rejects.jsonl"]);
}
