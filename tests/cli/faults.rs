//! Disks that are full, files that may not grow, folders that may not be written to, two runs at once:
//! a word on what, where and what to do, exit 3, and no file that looks finished.

use super::*;
use std::process::Command;

/// A file system of one megabyte of its own, until it is dropped. `None` where mounting is not
/// allowed, which is then said.
struct Small(TempDir);

impl Small {
    fn mounted(options: &str) -> Option<Small> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Small(folder));
        }
        eprintln!("skipped, for nothing can be mounted here: {options}");
        None
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// What was said of a run that could not write, checked for what every such word must have.
fn told(output: &Output, path: &Path, words: &[&str]) {
    assert_eq!(output.status.code(), Some(3), "{}", said(output));
    for word in words.iter().chain(&[path.to_str().unwrap()]) {
        assert!(said(output).contains(word), "{word}: {}", said(output));
    }
    assert!(!path.exists(), "looks finished");
}

#[test]
fn a_full_disk_is_told_and_a_resumable_run_goes_on_once_there_is_room() {
    let Some(small) = Small::mounted("size=1m") else {
        return;
    };
    let input = TempDir::new().unwrap();
    let pages = input.path().join("in.jsonl");
    fs::write(&pages, records(2000)).unwrap();
    let path = small.path("out.jsonl");
    let run = |more: &[&str]| {
        process()
            .arg(&pages)
            .arg("-o")
            .arg(&path)
            .args(more)
            .output()
            .unwrap()
    };
    told(&run(&[]), &path, &["No space left", "free some space"]);
    fs::remove_file(small.path("out.jsonl.partial")).unwrap();
    told(
        &run(&["--resume"]),
        &path,
        &["No space left", "the same command"],
    );
    let larger = Command::new("mount")
        .args(["-o", "remount,size=20m"])
        .arg(small.0.path())
        .status();
    assert!(larger.unwrap().success());
    let output = run(&["--resume"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let expected = process().arg(&pages).output().unwrap().stdout;
    assert!(fs::read(&path).unwrap() == expected);
    assert_eq!(names(small.0.path()), ["out.jsonl"]);
}

#[test]
fn a_full_disk_is_told_for_compressed_output_folders_and_rejects() {
    let Some(small) = Small::mounted("size=32k") else {
        return;
    };
    let input = TempDir::new().unwrap();
    let pages = input.path().join("in.jsonl");
    fs::write(
        &pages,
        format!("{}{}", records(3000), "{\"body\":\"no\"}\n".repeat(3000)),
    )
    .unwrap();
    let run =
        |arguments: &[&std::ffi::OsStr]| process().arg(&pages).args(arguments).output().unwrap();
    let path = small.path("out.jsonl.gz");
    let gz = run(&["--from=jsonl".as_ref(), "-o".as_ref(), path.as_ref()]);
    told(&gz, &path, &["No space left"]);
    fs::remove_file(small.path("out.jsonl.gz.partial")).unwrap();
    let path = small.path("out");
    let folder = run(&["--output-dir".as_ref(), path.as_ref()]);
    assert_eq!(folder.status.code(), Some(3));
    let inside = path
        .join(pages.strip_prefix("/").unwrap())
        .display()
        .to_string()
        + ".jsonl";
    assert!(said(&folder).contains(&inside), "{}", said(&folder));
    assert!(!Path::new(&inside).exists());
    fs::remove_dir_all(&path).unwrap();
    let path = small.path("rejects.jsonl");
    let rejects = run(&["--from=jsonl".as_ref(), "--rejects".as_ref(), path.as_ref()]);
    told(&rejects, &path, &["No space left"]);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_told_before_any_work() {
    let Some(small) = Small::mounted("size=1m,ro") else {
        return;
    };
    let path = small.path("out.jsonl");
    let name = path.to_str().unwrap();
    for more in [
        &["-o", name][..],
        &["-o", name, "--resume"],
        &["--rejects", name],
    ] {
        let pages = folder(1);
        let output = dechaff().arg(pages.path()).args(more).output().unwrap();
        told(&output, &path, &["Read-only", "can write to"]);
        assert_eq!(output.stdout, b"", "{more:?}");
    }
    let pages = folder(1);
    let inside = small.path("out");
    let output = dechaff()
        .arg(pages.path())
        .arg("--output-dir")
        .arg(&inside)
        .output()
        .unwrap();
    told(&output, &inside, &["Read-only", "can write to"]);
}

#[test]
fn a_limit_on_file_sizes_is_an_error_and_not_a_death() {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("in.jsonl");
    fs::write(&pages, records(1000)).unwrap();
    let path = folder.path().join("out.jsonl");
    let output = Command::new("prlimit")
        .arg("--fsize=300000")
        .arg(DECHAFF)
        .arg(&pages)
        .arg("-o")
        .arg(&path)
        .output()
        .unwrap();
    told(&output, &path, &["File too large", "ulimit -f"]);
}

#[test]
fn of_two_runs_on_one_output_the_second_is_refused() {
    for resume in [&[][..], &["--resume"]] {
        let folder = TempDir::new().unwrap();
        let pages = folder.path().join("in.jsonl");
        fs::write(&pages, records(4000)).unwrap();
        let start = |more: &[&str], to: &str| {
            let to = folder.path().join(to);
            let mut command = process();
            command.arg(&pages).args(more).arg(to).args(resume);
            command.stderr(Stdio::piped()).spawn().unwrap()
        };
        for (option, to, partial) in [
            ("-o", "out.jsonl", "out.jsonl.partial".to_owned()),
            (
                "--output-dir",
                "out",
                format!("out{}.jsonl.partial", pages.display()),
            ),
        ] {
            let mut first = start(&[option], to);
            let partial = folder.path().join(partial);
            wait_for(&mut first, "a partial file", || partial.exists());
            signal(&first, "STOP");
            let second = start(&[option], to).wait_with_output().unwrap();
            signal(&first, "CONT");
            assert_eq!(second.status.code(), Some(3));
            assert!(
                said(&second).contains("another run") && said(&second).contains(to),
                "{}",
                said(&second)
            );
            assert_eq!(code_of(&mut first), Some(0), "the first is not disturbed");
            assert!(!partial.exists());
        }
    }
}

#[test]
fn the_lock_of_a_dead_run_holds_nobody_up() {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("in.jsonl");
    fs::write(&pages, records(5000)).unwrap();
    let path = folder.path().join("out.jsonl");
    let run = || {
        process()
            .arg(&pages)
            .arg("-o")
            .arg(&path)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let mut first = run();
    let partial = folder.path().join("out.jsonl.partial");
    wait_for(&mut first, "a partial file", || partial.exists());
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(code_of(&mut run()), Some(0));
    assert_eq!(names(folder.path()), ["in.jsonl", "out.jsonl"]);
}
