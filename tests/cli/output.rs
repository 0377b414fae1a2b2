//! Outputs: files, pipes, compression, and memory.

use super::*;

#[test]
fn a_finished_output_file_leaves_no_partial_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    let output = run_with(records(3), &["-o", path.to_str().unwrap()], 0);
    assert_eq!(output.stdout, b"");
    assert_eq!(
        column(&parsed(&fs::read(&path).unwrap()), "id"),
        ["r0", "r1", "r2"]
    );
    assert_eq!(names(folder.path()), ["out.jsonl"]);
}

#[test]
fn a_partial_file_of_an_earlier_run_is_overwritten_and_a_foreign_file_is_not() {
    let folder = TempDir::new().unwrap();
    for (name, ours) in [
        ("out.jsonl", &b"{\"id\":\"r0\",\"sta"[..]),
        ("out.jsonl.gz", b"\x1f\x8b\x08"),
        ("out.jsonl.zst", b"\x28"),
    ] {
        let path = folder.path().join(name);
        let partial = folder.path().join(format!("{name}.partial"));
        let to = path.display().to_string();
        fs::write(&partial, "my notes").unwrap();
        let refused = run_with(records(1), &["-o", &to], 3);
        assert!(stderr(&refused).contains(".partial is in the way"));
        assert_eq!(fs::read(&partial).unwrap(), b"my notes");
        fs::write(&partial, ours).unwrap();
        run_with(records(1), &["-o", &to], 0);
        assert!(path.exists() && !partial.exists(), "{name}");
    }
}

#[test]
fn the_file_extension_selects_the_compression() {
    let folder = TempDir::new().unwrap();
    let plain = run_with(records(20), &[], 0).stdout;
    let path = |name: &str| folder.path().join(name);
    for name in ["out.jsonl.gz", "out.jsonl.zst"] {
        run_with(records(20), &["-o", path(name).to_str().unwrap()], 0);
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
fn a_symbolic_link_stays_a_link_and_its_target_is_replaced() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    let link = folder.path().join("link.jsonl");
    std::os::unix::fs::symlink("real/out.jsonl", &link).unwrap();
    for count in [2, 3] {
        run_with(records(count), &["-o", link.to_str().unwrap()], 0);
        assert!(link.is_symlink());
        assert_eq!(names(&folder.path().join("real")), ["out.jsonl"]);
        assert_eq!(parsed(&fs::read(&link).unwrap()).len(), count);
    }
}

#[test]
fn the_permissions_of_a_replaced_file_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.jsonl");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    run_with(records(1), &["-o", path.to_str().unwrap()], 0);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(parsed(&fs::read(&path).unwrap()).len(), 1);
}

#[test]
fn pipes_and_devices_are_written_directly() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe");
    make_pipe(&pipe);
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).unwrap()
    });
    run_with(records(3), &["-o", pipe.to_str().unwrap()], 0);
    assert_eq!(parsed(&reader.join().unwrap()).len(), 3);
    assert_eq!(names(folder.path()), ["pipe"]);

    for stdout in ["/dev/stdout", "-", "/dev/fd/1"] {
        assert_eq!(
            parsed(&run_with(records(3), &["-o", stdout], 0).stdout).len(),
            3,
            "{stdout}"
        );
    }
}

#[test]
fn an_output_that_is_also_an_input_is_refused_before_any_work() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("in.jsonl");
    fs::write(&path, records(2)).unwrap();
    let name = path.to_str().unwrap();

    let named = run_with("", &[name, "-o", name], 2);
    assert!(
        stderr(&named).contains(name) && stderr(&named).contains("--output"),
        "{}",
        stderr(&named)
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
fn an_output_inside_the_input_folder_is_not_read() {
    let pages = folder(3);
    // Its name sorts among the pages. At the second run it exists already.
    let path = pages.path().join("01-out.jsonl");
    for _ in 0..2 {
        let output = dechaff()
            .arg(pages.path())
            .arg("-o")
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let lines = parsed(&fs::read(&path).unwrap());
        assert_eq!(column(&lines, "title"), ["Flood 0", "Flood 1", "Flood 2"]);
    }
    let redirected = pages.path().join("02-out.jsonl");
    let status = process()
        .arg(pages.path())
        .stdout(File::create(&redirected).unwrap())
        .status();
    assert!(status.unwrap().success());
    // Three pages, and the three lines of the first output, which is now an input.
    assert_eq!(parsed(&fs::read(&redirected).unwrap()).len(), 6);
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat_while_the_output_is_not_read() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("in.jsonl");
    // 200 MB of input; only a window of it may be in memory.
    let text = format!("{}\n", serde_json::json!({"text": prose(0).repeat(150)}));
    fs::write(&path, text.repeat((200 << 20) / text.len())).unwrap();
    let mut child = process()
        .args(["-j", "2"])
        .arg(&path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let peak = || {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        line.split_whitespace()
            .nth(1)
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    // Memory stops growing once the window is full and the writer blocks.
    let mut before = 0;
    while peak() > before {
        before = peak();
        std::thread::sleep(Duration::from_millis(500));
    }
    // Two windows take 190 MiB; the whole input with its lines would take 400.
    assert!(before > 10 << 10 && before < 190 << 10, "{before} KiB");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_file_in_dev_shm_is_treated_as_a_regular_file() {
    let Ok(folder) = TempDir::new_in("/dev/shm") else {
        eprintln!("skipped, because there is no /dev/shm here");
        return;
    };
    let path = folder.path().join("out.jsonl");
    fs::write(&path, "of an earlier run").unwrap();
    run_with(record(0), &["-o", path.to_str().unwrap()], 0);
    assert_eq!(parsed(&fs::read(&path).unwrap()).len(), 1);
}
