//! `dechaff completions` and `dechaff man`.

use super::*;

/// Whether a program is installed.
fn has(program: &str) -> bool {
    let mut command = std::process::Command::new(program);
    command.arg("--version").stdout(Stdio::null());
    command.stderr(Stdio::null()).status().is_ok()
}

/// Runs a program with `input` as stdin, and expects that it succeeds and prints no error.
fn accepted_by(program: &str, arguments: &[&str], input: &[u8]) {
    if !has(program) {
        eprintln!("skipped, because {program} is not installed");
        return;
    }
    let output = Command::new(program)
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    assert!(output.status.success(), "{program}: {}", stderr(&output));
    assert_eq!(stderr(&output), "", "{program}");
}

#[test]
fn completions_are_scripts_of_their_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run_with("", &["completions", shell], 0).stdout;
        let text = String::from_utf8(script.clone()).unwrap();
        for word in ["output-dir", "markdown", "profile"] {
            assert!(text.contains(word), "{shell}: {word}");
        }
        // Options for training are hidden from the help.
        assert!(!text.contains("without-rule"), "{shell}");
        if matches!(shell, "bash" | "zsh" | "fish") {
            accepted_by(shell, &["-n"], &script);
        }
    }
    run_with("", &["completions", "tcsh"], 2);
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    for command in [None, Some("profile"), Some("report"), Some("repair")] {
        let arguments = [&["man"], command.as_slice()].concat();
        let page = run_with("", &arguments, 0).stdout;
        let text = String::from_utf8(page.clone()).unwrap();
        assert!(text.contains(".TH dechaff"), "{text}");
        assert!(text.contains("\\-\\-from"), "{text}");
        let version = env!("CARGO_PKG_VERSION");
        assert!(text.contains(version), "{command:?} has no version");
        accepted_by("groff", &["-man", "-Tutf8", "-z", "-ww"], &page);
    }
    run_with("", &["man", "klingon"], 2);
}
