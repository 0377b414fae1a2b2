//! Full disks, file size limits, read-only folders, two runs at once: each ends with exit code 3, a
//! message with what, where and what to do, and no file that looks finished.

use super::*;
use std::process::Command;

/// A small file system of its own, unmounted on drop. `None`, with a message, if mounting is not
/// allowed.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mounted(options: &str) -> Option<SmallDisk> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(SmallDisk(folder));
        }
        eprintln!("skipped, because mounting is not allowed here: {options}");
        None
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// Checks the error message of a run that could not write.
fn assert_write_error(output: &Output, path: &Path, words: &[&str]) {
    assert_eq!(output.status.code(), Some(3), "{}", stderr(output));
    for word in words.iter().chain(&[path.to_str().unwrap()]) {
        assert!(stderr(output).contains(word), "{word}: {}", stderr(output));
    }
    assert!(!path.exists(), "looks finished");
}

#[test]
fn a_full_disk_is_reported_and_a_resumable_run_continues_once_there_is_space() {
    let Some(small) = SmallDisk::mounted("size=1m") else {
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
    assert_write_error(&run(&[]), &path, &["No space left", "free some space"]);
    fs::remove_file(small.path("out.jsonl.partial")).unwrap();
    assert_write_error(
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
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let expected = process().arg(&pages).output().unwrap().stdout;
    assert!(fs::read(&path).unwrap() == expected);
    assert_eq!(names(small.0.path()), ["out.jsonl"]);
}

#[test]
fn a_full_disk_is_reported_for_compressed_outputs_folders_and_rejects() {
    let Some(small) = SmallDisk::mounted("size=32k") else {
        return;
    };
    let input = TempDir::new().unwrap();
    let pages = input.path().join("in.jsonl");
    fs::write(
        &pages,
        format!("{}{}", records(1500), "{\"story\":\"no\"}\n".repeat(3000)),
    )
    .unwrap();
    let run =
        |arguments: &[&std::ffi::OsStr]| process().arg(&pages).args(arguments).output().unwrap();
    let path = small.path("out.jsonl.gz");
    let gz = run(&["--from=jsonl".as_ref(), "-o".as_ref(), path.as_ref()]);
    assert_write_error(&gz, &path, &["No space left"]);
    fs::remove_file(small.path("out.jsonl.gz.partial")).unwrap();
    let path = small.path("out");
    let folder = run(&["--output-dir".as_ref(), path.as_ref()]);
    assert_eq!(folder.status.code(), Some(3));
    let inside = path
        .join(pages.strip_prefix("/").unwrap())
        .display()
        .to_string()
        + ".jsonl";
    assert!(stderr(&folder).contains(&inside), "{}", stderr(&folder));
    assert!(!Path::new(&inside).exists());
    fs::remove_dir_all(&path).unwrap();
    let path = small.path("rejects.jsonl");
    let rejects = run(&["--from=jsonl".as_ref(), "--rejects".as_ref(), path.as_ref()]);
    assert_write_error(&rejects, &path, &["No space left"]);
}

#[test]
fn a_read_only_folder_is_reported_before_any_work() {
    let Some(small) = SmallDisk::mounted("size=1m,ro") else {
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
        assert_write_error(&output, &path, &["Read-only", "can write to"]);
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
    assert_write_error(&output, &inside, &["Read-only", "can write to"]);
}

#[test]
fn a_file_size_limit_is_an_error_and_does_not_kill_the_process() {
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
    assert_write_error(&output, &path, &["File too large", "ulimit -f"]);
}

#[test]
fn the_second_of_two_runs_on_one_output_is_refused() {
    for resume in [&[][..], &["--resume"]] {
        let folder = TempDir::new().unwrap();
        let pages = folder.path().join("in.jsonl");
        fs::write(&pages, records(2400)).unwrap();
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
                stderr(&second).contains("another run") && stderr(&second).contains(to),
                "{}",
                stderr(&second)
            );
            assert_eq!(
                code_of(&mut first),
                Some(0),
                "the first run is not affected"
            );
            assert!(!partial.exists());
        }
    }
}

#[test]
fn the_lock_of_a_killed_run_does_not_block_the_next() {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("in.jsonl");
    fs::write(&pages, records(2400)).unwrap();
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
