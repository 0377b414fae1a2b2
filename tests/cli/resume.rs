//! `--resume`: a run that died and was started again ends with the output of one that did not.

use super::*;
use std::path::PathBuf;

/// Enough for two members of compression (4 MiB of text each) and something behind.
const MANY: usize = 14_000;

/// Enough to be stopped on the way.
const SOME: usize = 4000;

/// Input and outputs of runs over it.
struct Work {
    folder: TempDir,
    input: PathBuf,
}

impl Work {
    fn of(input: &str) -> Work {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("in.jsonl");
        fs::write(&path, input).unwrap();
        Work {
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

    /// A run to its end.
    fn run(&self, output: &str, more: &[&str]) -> Output {
        self.start(output, more).wait_with_output().unwrap()
    }

    /// A run until it has told its journal once more how far it came.
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
fn a_run_killed_and_stopped_on_the_way_ends_with_the_bytes_of_one_that_was_not() {
    for (name, count) in [("out.jsonl", SOME), ("out.jsonl.zst", MANY)] {
        let work = Work::of(&format!("{}{{}}\n{}", records(count), records(50)));
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
            "nothing that looks finished, and nobody died"
        );
        // Another run than the one before, and so not its output.
        assert_eq!(code(&work.run(name, &with_rejects)), Some(2));
        let last = work.run(name, &[]);
        assert_eq!(code(&last), Some(0), "{}", said(&last));
        assert!(
            said(&last).contains("goes on behind")
                && said(&last).contains("050 ok, 0 empty, 1 error"),
            "{}",
            said(&last)
        );
        let undisturbed = format!("undisturbed.{name}");
        assert_eq!(code(&work.run(&undisturbed, &[])), Some(0));
        let read = |name: &str| fs::read(work.path(name)).unwrap();
        assert!(read(name) == read(&undisturbed), "{name}");
        assert_eq!(work.names(), ["in.jsonl", name, &undisturbed]);
    }
}

#[test]
fn a_run_that_died_before_its_first_checkpoint_begins_anew() {
    let work = Work::of(&records(SOME));
    let mut child = work.start("out.jsonl", &[]);
    let partial = work.path("out.jsonl.partial");
    wait_for(&mut child, "a partial file", || partial.exists());
    kill(child);
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(0), "{}", said(&output));
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    assert_eq!(lines.len(), SOME);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn a_run_that_died_between_its_rename_and_its_end_comes_to_the_same() {
    let work = Work::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    // As if that run had gone on to its end, but for the removal of its journal.
    let journal = fs::read(work.path("out.jsonl.journal")).unwrap();
    work.run("out.jsonl", &[]);
    let finished = fs::read(work.path("out.jsonl")).unwrap();
    fs::write(work.path("out.jsonl.journal"), journal).unwrap();
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(0), "{}", said(&output));
    assert!(fs::read(work.path("out.jsonl")).unwrap() == finished);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn a_journal_torn_by_a_full_disk_or_a_power_cut_counts_up_to_its_last_whole_line() {
    let work = Work::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    let journal = work.path("out.jsonl.journal");
    let mut text = fs::read(&journal).unwrap();
    text.extend_from_slice(b"{\"done\":{\"records\":99");
    fs::write(&journal, text).unwrap();
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(0), "{}", said(&output));
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    assert_eq!(lines.len(), SOME);
}

#[test]
fn other_inputs_or_options_are_refused_with_what_differs() {
    let work = Work::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    let before = fs::read(work.path("out.jsonl.partial")).unwrap();
    let other = work.run("out.jsonl", &["--quotes", "straight", "-j", "1"]);
    assert_eq!(code(&other), Some(2));
    assert!(
        said(&other).contains("--quotes was keep, and is straight")
            && said(&other).contains("without --resume"),
        "{}",
        said(&other)
    );
    let mut input = File::options().append(true).open(&work.input).unwrap();
    input.write_all(record(SOME).as_bytes()).unwrap();
    let changed = work.run("out.jsonl", &[]);
    assert_eq!(code(&changed), Some(2));
    assert!(
        said(&changed).contains("input 1 was") && said(&changed).contains("in.jsonl"),
        "{}",
        said(&changed)
    );
    assert!(
        fs::read(work.path("out.jsonl.partial")).unwrap() == before,
        "left as it was"
    );
}

#[test]
fn a_partial_file_that_is_gone_or_another_is_refused() {
    let work = Work::of(&records(SOME));
    kill(work.start_to_a_checkpoint("out.jsonl"));
    let partial = work.path("out.jsonl.partial");
    fs::write(&partial, "cut off").unwrap();
    for gone in [false, true] {
        if gone {
            fs::remove_file(&partial).unwrap();
        }
        let output = work.run("out.jsonl", &[]);
        assert_eq!(code(&output), Some(3));
        assert!(
            said(&output).contains("out.jsonl.partial")
                && said(&output).contains("without --resume"),
            "{}",
            said(&output)
        );
        assert!(
            !work.path("out.jsonl.inflight").exists(),
            "it was refused and did not die"
        );
    }
    // Without --resume it begins anew, and of the journal nothing is left.
    let anew = process()
        .arg(&work.input)
        .arg("-o")
        .arg(work.path("out.jsonl"))
        .status();
    assert!(anew.unwrap().success());
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn what_cannot_be_read_or_written_twice_is_refused() {
    let work = Work::of(&record(0));
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
        let output = over(record(0), &[arguments, &["--resume"]].concat(), 2);
        for word in words {
            assert!(
                said(&output).contains(word),
                "{arguments:?}: {}",
                said(&output)
            );
        }
    }
    assert_eq!(work.names(), ["in.jsonl", "pipe"]);
}

#[test]
fn a_file_that_only_looks_like_a_journal_is_not_touched() {
    let work = Work::of(&record(0));
    fs::write(work.path("out.jsonl.journal"), "Dear diary").unwrap();
    let output = work.run("out.jsonl", &[]);
    assert_eq!(code(&output), Some(3));
    assert!(
        said(&output).contains("out.jsonl.journal"),
        "{}",
        said(&output)
    );
    let without = over(
        record(0),
        &["-o", work.path("out.jsonl").to_str().unwrap()],
        0,
    );
    assert_eq!(said(&without), "");
    assert_eq!(
        fs::read_to_string(work.path("out.jsonl.journal")).unwrap(),
        "Dear diary"
    );
}

#[test]
fn a_file_that_only_has_the_name_of_the_records_in_flight_is_not_touched() {
    let work = Work::of(&record(0));
    let path = work.path("out.jsonl.inflight");
    for text in ["Dear diary", "12\n", "Dear diary, 20 bytes\n"] {
        fs::write(&path, text).unwrap();
        let output = work.run("out.jsonl", &[]);
        assert_eq!(code(&output), Some(3));
        assert!(
            said(&output).contains("out.jsonl.inflight"),
            "{}",
            said(&output)
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl.inflight"]);
}

#[test]
fn a_page_that_took_the_process_down_becomes_an_error_line() {
    // Of each tag much is kept, so between what reading takes and what cleaning takes lies a wide window.
    let tags = "<p>The <b>water</b> had <i>risen</i> again.</p>".repeat(60_000);
    takes_it_down("html", &tags, &|places| {
        places[1..].iter().any(is_the_huge_one)
    });
}

#[test]
fn a_record_that_took_the_process_down_while_it_was_read_becomes_an_error_line() {
    takes_it_down("text", &"x".repeat(40 << 20), &|places| {
        places.first().is_some_and(is_the_huge_one)
    });
}

/// The place in the file of records in flight where the one is noted that takes the process down.
fn is_the_huge_one(place: &&str) -> bool {
    *place == "100"
}

/// Has a record take the process down by its size, and the next run leave it out; `so` is how, by the places
/// that an abort left noted of the records in flight: the reader's and the workers'.
fn takes_it_down(key: &str, page: &str, so: &dyn Fn(&[&str]) -> bool) {
    let huge = serde_json::json!({"id": "huge", key: page});
    let work = Work::of(&format!("{}{huge}\n{}", records(100), records(50)));
    let start = |megabytes: u64| {
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
    let bad = || -> Vec<usize> {
        let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
        assert_eq!(lines.len(), 151);
        let not_ok = |n: &usize| lines[*n]["status"] != "ok";
        (0..lines.len()).filter(not_ok).collect()
    };
    let died_so = || {
        let left = fs::read_to_string(work.path("out.jsonl.inflight")).unwrap_or_default();
        let lines: Vec<_> = left.lines().map(str::trim_end).collect();
        matches!(&lines[..], ["aborted", places @ ..] if so(places))
    };
    // What a page takes is not for this test to know: with so little memory that nothing is cleaned, on to a
    // little more, until it is enough for all but the one. With less than that, others die as well.
    let tried = (10..100).find_map(|step| {
        for name in work.names().iter().filter(|name| *name != "in.jsonl") {
            fs::remove_file(work.path(name)).unwrap();
        }
        let mut died = false;
        for _ in 0..4 {
            let output = start(step * 10);
            match code(&output) {
                None => died = died_so(),
                Some(0) if died && bad() == [100] => return Some(()),
                // Enough for all, or not even for the threads.
                Some(_) => break,
            }
        }
        None
    });
    tried.expect("some memory is enough for the others alone");
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    assert!(lines[100]["error"].as_str().unwrap().contains("died"));
    assert_eq!(lines[100]["id"], format!("{}#101", work.input.display()));
    let rejects = parsed(&fs::read(work.path("rejects.jsonl")).unwrap());
    assert_eq!(rejects[0]["rejected"]["record"], 101);
    assert_eq!(work.names(), ["in.jsonl", "out.jsonl", "rejects.jsonl"]);
}

#[test]
fn a_page_that_was_being_cleaned_at_three_kills_becomes_an_error_line() {
    let slow = format!(
        "{}\n",
        serde_json::json!({"id": "slow", "text": prose(3).replace(". ", ".\n\n").repeat(60_000)})
    );
    let work = Work::of(&format!("{}{slow}{}", records(20), records(20)));
    let number = "20                  ";
    let path = work.path("out.jsonl.inflight");
    // How the run died, and what is being read.
    const BEFORE_WORKERS: usize = 2;
    for _ in 0..3 {
        let mut child = work.start("out.jsonl", &[]);
        wait_for(&mut child, "the slow page", || {
            // This run's, not what the one before left there.
            written_to(&path)
                && fs::read_to_string(&path)
                    .unwrap_or_default()
                    .lines()
                    .skip(BEFORE_WORKERS)
                    .any(|place| place == number)
        });
        kill(child);
        make_old(&path);
    }
    assert_eq!(code(&work.run("out.jsonl", &[])), Some(0));
    let lines = parsed(&fs::read(work.path("out.jsonl")).unwrap());
    let bad: Vec<_> = (0..lines.len())
        .filter(|&n| lines[n]["status"] != "ok")
        .collect();
    assert_eq!((lines.len(), bad), (41, vec![20]));
}
