//! The documentation of the command line lists every option.

use super::*;
use std::collections::BTreeSet;

const CLI_DOCS: &str = include_str!("../../docs/cli.md");

/// The long options that a text mentions.
fn long_options(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .collect()
}

#[test]
fn docs_cli_lists_every_long_option_of_the_help() {
    let documented = long_options(CLI_DOCS);
    for command in [&[][..], &["profile"], &["repair"], &["report"]] {
        let help = run_with("", &[command, &["--help"]].concat(), 0).stdout;
        let help = String::from_utf8(help).unwrap();
        let options = long_options(&help);
        assert!(options.len() > 4, "{command:?}: {options:?}");
        let missing: Vec<_> = options.difference(&documented).collect();
        assert!(missing.is_empty(), "{command:?}: {missing:?}");
    }
}

#[test]
fn docs_cli_lists_the_exit_codes_of_the_help() {
    let help = String::from_utf8(run_with("", &["--help"], 0).stdout).unwrap();
    let (_, codes) = help.split_once("Exit codes:\n").unwrap();
    let codes: Vec<_> = codes
        .lines()
        .filter_map(|line| line.trim().split_once("  "))
        .map(|(code, _)| code)
        .collect();
    assert_eq!(codes.len(), 5, "{codes:?}");
    for code in codes {
        let row = format!("| {code} |");
        assert!(CLI_DOCS.contains(&row), "{row}");
    }
}
