//! Options that change the articles, and the messages on stderr.

use super::*;

#[test]
fn lang_and_min_words_empty_other_articles_with_a_warning() {
    for arguments in [["--lang", "de"], ["--min-words", "5000"]] {
        let lines = lines_of(record(0), &arguments);
        assert_eq!(column(&lines, "status"), ["empty"], "{arguments:?}");
        assert_ne!(column(&lines, "warnings"), [""], "{arguments:?}");
    }
    for arguments in [["--lang", "EN"], ["--min-words", "50"]] {
        assert_eq!(
            column(&lines_of(record(0), &arguments), "status"),
            ["ok"],
            "{arguments:?}"
        );
    }
}

#[test]
fn select_and_remove_restrict_a_page_to_some_elements() {
    let [story, aside] = [0, 1].map(|day| prose(day).replace("\n\n", " "));
    let page = format!(
        "<html><head><title>Dam</title></head><body><div class=aside><p>{aside}</p></div>\
         <div id=story><p>{story}</p></div></body></html>"
    );
    let text = |arguments: &[&str]| {
        let lines = lines_of(page.clone(), &[&["--from", "html"], arguments].concat());
        assert_eq!(lines[0]["title"], "Dam");
        let warnings = lines[0]["warnings"].as_str().unwrap().to_owned();
        (lines[0]["text"].as_str().unwrap().to_owned(), warnings)
    };
    let of_story = (story.clone(), String::new());
    assert_eq!(text(&["--select", "#story"]), of_story);
    assert_eq!(text(&["--remove", ".aside"]), of_story);
    let whole = text(&[]).0;
    assert!(whole.contains(&story) && whole.contains(&aside));
    let expected = (whole, "nothing-selected".to_owned());
    assert_eq!(text(&["--select", "main"]), expected);
    let output = run_with(page.clone(), &["--select", "div["], 2);
    assert!(stderr(&output).contains("`div[` is not a CSS selector"));
}

#[test]
fn quotes_are_kept_or_made_straight() {
    let text = prose(0).replace("a date and no plan", "\u{201c}a date\u{201d} and no plan");
    let input = format!("{}\n", serde_json::json!({"text": text}));
    for (how, expected) in [
        ("keep", "\u{201c}a date\u{201d}"),
        ("straight", "\"a date\""),
    ] {
        let lines = lines_of(input.clone(), &["--quotes", how]);
        assert!(
            lines[0]["text"].as_str().unwrap().contains(expected),
            "{how}"
        );
    }
}

#[test]
fn explain_prints_fields_and_blocks_instead_of_articles() {
    let lines = lines_of(html(0), &["--explain"]);
    let (fields, blocks): (Vec<_>, Vec<_>) =
        lines.iter().partition(|line| line.get("field").is_some());
    let names: Vec<_> = fields.iter().map(|line| &line["field"]).collect();
    assert_eq!(names.len(), 11);
    assert_eq!((names[0], names[10]), (&"url".into(), &"modified".into()));
    assert!(fields.iter().all(|line| line["source"].is_string()));
    assert!(blocks.len() >= 3, "one line for each block");
    assert!(
        blocks
            .iter()
            .all(|line| line.get("verdict").is_some() && line.get("status").is_none())
    );
}

#[test]
fn only_ok_leaves_other_lines_out_and_counts_them() {
    let input = format!("{}{{}}\n{}", record(0), record(1));
    let output = run_with(input, &["--from", "jsonl", "--only", "ok"], 0);
    assert_eq!(column(&parsed(&output.stdout), "id"), ["r0", "r1"]);
    assert!(
        stderr(&output).contains("1 error") && stderr(&output).contains("1 left out"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn output_is_byte_identical_for_any_number_of_jobs() {
    let mut input = records(150);
    input.push_str(&format!(
        "{}\n",
        serde_json::json!({"id": "huge", "text": prose(3).replace(". ", ".\n\n").repeat(1500)})
    ));
    input.push_str("{\"text\": broken\n");
    input.push_str(&records(150));
    let one = run_with(input.clone(), &["-j", "1"], 0).stdout;
    let eight = run_with(input, &["-j", "8"], 0).stdout;
    assert_eq!(parsed(&one).len(), 302);
    assert!(one == eight, "outputs differ");
}

#[test]
fn progress_always_counts_on_stderr_and_does_not_change_the_output() {
    let (plain, shown) = (
        run_with(records(9), &[], 0),
        run_with(records(9), &["--progress", "always"], 0),
    );
    assert_eq!(plain.stdout, shown.stdout);
    assert!(
        stderr(&shown).contains("9 ok, 0 empty, 0 error"),
        "{}",
        stderr(&shown)
    );
    assert_eq!(stderr(&plain), "");
    assert_eq!(
        stderr(&run_with(records(9), &["--progress", "never"], 0)),
        ""
    );
}

#[test]
fn a_summary_is_printed_if_there_were_errors_unless_quiet() {
    let input = format!("{}{{}}\n", record(0));
    let output = run_with(input.clone(), &["--from", "jsonl"], 0);
    assert!(
        stderr(&output).contains("1 ok, 0 empty, 1 error"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        stderr(&run_with(input, &["--from", "jsonl", "--quiet"], 0)),
        ""
    );
}

#[test]
fn help_has_examples_and_version_names_the_program() {
    for (help, more) in [("-h", "--files-from"), ("--help", "Exit codes:")] {
        let text = String::from_utf8(run_with("", &[help], 0).stdout).unwrap();
        for part in ["Usage:", "Examples:", "Cleaning:", more] {
            assert!(text.contains(part), "{help}: {part}");
        }
    }
    let version = run_with("", &["--version"], 0);
    assert!(
        version
            .stdout
            .starts_with(concat!("dechaff ", env!("CARGO_PKG_VERSION")).as_bytes())
    );
}
