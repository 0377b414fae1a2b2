//! Site profiles: `dechaff profile`, `--profile FILE`, `--profile auto`.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A promo that a site prints on every page, inside the body, and that reads like prose.
const PROMO: &str = "Our reporters work around the clock in every part of the valley so that you get the facts first.";

/// A page of a site with a body of its own.
fn page(site: &str, n: usize) -> Value {
    let letters = |n: usize| {
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        format!("{}{}", letter(n), letter(n / 26))
    };
    let word = letters(n);
    let body: Vec<String> = (0..6)
        .map(|i| {
            format!(
                "In the {word} district the council said on day {i} that the {word} bridge near the old \
                 {} mill would be closed to carts, because the river had taken two of its pillars.",
                letters(n * 7 + i)
            )
        })
        .collect();
    let text = [
        "Home",
        "Politics",
        "Sign in",
        &format!("Bridge of {word} closed"),
        &body[0],
        &body[1],
        PROMO,
        &body[2],
        &body[3],
        &body[4],
        &body[5],
        "All rights are reserved by the publisher of this paper and by nobody else at all.",
    ]
    .join("\n");
    serde_json::json!({"id": format!("{site}-{n}"), "url": format!("https://www.{site}/{n}"), "text": text})
}

fn pages(site: &str, numbers: impl Iterator<Item = usize>) -> Vec<Value> {
    numbers.map(|n| page(site, n)).collect()
}

fn jsonl(records: &[Value]) -> String {
    records.iter().map(|record| format!("{record}\n")).collect()
}

struct Workspace(TempDir);

impl Workspace {
    fn new() -> Workspace {
        Workspace(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    /// The bytes of the profile of these records.
    fn profile(&self, name: &str, records: &[Value], jobs: &str) -> Vec<u8> {
        let profile = self.path(name);
        dechaff()
            .args([
                "profile", "--from", "jsonl", "--jobs", jobs, "--quiet", "-o",
            ])
            .arg(&profile)
            .write_stdin(jsonl(records))
            .assert()
            .success();
        fs::read(profile).unwrap()
    }

    fn merged(&self, name: &str, parts: &[&str]) -> Vec<u8> {
        dechaff()
            .args(["profile", "--merge", "-o"])
            .arg(self.path(name))
            .args(parts.iter().map(|part| self.path(part)))
            .assert()
            .success();
        fs::read(self.path(name)).unwrap()
    }
}

#[test]
fn lines_repeated_on_different_pages_are_dropped_even_inside_the_body() {
    let workspace = Workspace::new();
    let input = workspace.file("site.jsonl", jsonl(&pages("a.example", 0..12)));
    let run = |arguments: &[&str]| {
        let output = dechaff().args(arguments).arg(&input).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        parsed(&output.stdout)
    };
    let alone = run(&[]);
    assert!(
        alone
            .iter()
            .all(|line| line["text"].as_str().unwrap().contains(PROMO)),
        "without a profile the promo must be kept, or this test shows nothing"
    );
    let two_passes = run(&["--profile", "auto"]);
    for (n, line) in two_passes.iter().enumerate() {
        let text = line["text"].as_str().unwrap();
        assert!(!text.contains(PROMO), "{text}");
        assert_eq!(
            text.matches("would be closed to carts").count(),
            6,
            "page {n}: {text}"
        );
    }
    dechaff()
        .arg("profile")
        .arg(&input)
        .arg("-o")
        .arg(workspace.path("p"))
        .assert()
        .success();
    let profile = workspace.path("p");
    assert_eq!(run(&["--profile", profile.to_str().unwrap()]), two_passes);
    let verdicts = run(&["--explain", "--profile", "auto"]);
    let promos: Vec<_> = verdicts
        .iter()
        .filter(|block| block["text"] == PROMO)
        .collect();
    assert_eq!(promos.len(), 12);
    assert!(
        promos
            .iter()
            .all(|block| block["verdict"] == "drop" && block["reason"] == "site")
    );
}

#[test]
fn both_passes_show_their_progress() {
    let workspace = Workspace::new();
    let input = workspace.file("site.jsonl", jsonl(&pages("a.example", 0..12)));
    let stderr_of = |options: &[&str]| {
        let mut command = dechaff();
        let output = command
            .args(options)
            .args(["--profile", "auto"])
            .arg(&input);
        stderr(&output.output().unwrap())
    };
    let message = stderr_of(&["--progress", "always"]);
    let lines: Vec<_> = message.lines().collect();
    let first = |line: &&str| line.contains("first pass: ") && line.contains(" ok, ");
    assert!(lines.first().is_some_and(first), "{message}");
    assert!(lines.last().is_some_and(|line| !first(line)), "{message}");
    assert!(message.trim_end().ends_with("/s)"), "{message}");
    assert_eq!(stderr_of(&["--quiet"]), "");
}

#[test]
fn a_story_with_two_near_duplicate_pages_loses_nothing() {
    let workspace = Workspace::new();
    let mut records = pages("a.example", 0..10);
    let mut again = page("a.example", 3);
    again["id"] = "print".into();
    let text = again["text"]
        .as_str()
        .unwrap()
        .replace("Home\nPolitics\n", "Print view\n");
    again["text"] = text.into();
    records.push(again);
    let input = workspace.file("site.jsonl", jsonl(&records));
    let output = dechaff()
        .args(["--profile", "auto"])
        .arg(&input)
        .output()
        .unwrap();
    for line in parsed(&output.stdout) {
        let text = line["text"].as_str().unwrap();
        assert_eq!(
            text.matches("would be closed to carts").count(),
            6,
            "{line}"
        );
        assert!(!text.contains(PROMO), "{line}");
    }
}

#[test]
fn copies_of_one_page_are_no_evidence_against_its_lines() {
    let workspace = Workspace::new();
    let input = workspace.file("site.jsonl", jsonl(&vec![page("a.example", 1); 20]));
    let lines = |arguments: &[&str]| {
        dechaff()
            .args(arguments)
            .arg(&input)
            .output()
            .unwrap()
            .stdout
    };
    assert_eq!(lines(&["--profile", "auto"]), lines(&[]));
}

#[test]
fn the_site_of_a_page_without_url_is_its_folder() {
    let workspace = Workspace::new();
    for folder in ["one", "two"] {
        fs::create_dir(workspace.path(folder)).unwrap();
        for n in 0..6 {
            let text = page("a.example", n)["text"].as_str().unwrap().to_owned();
            let text = text.replace(
                PROMO,
                &format!("{PROMO} This is what {folder} is for, today and always."),
            );
            workspace.file(&format!("{folder}/{n}.txt"), text);
        }
    }
    let output = dechaff()
        .args(["--profile", "auto"])
        .arg(workspace.0.path())
        .output()
        .unwrap();
    let lines = parsed(&output.stdout);
    assert_eq!(lines.len(), 12);
    for line in lines {
        assert!(
            !line["text"].as_str().unwrap().contains("This is what"),
            "{line}"
        );
    }
}

#[test]
fn profiles_do_not_depend_on_order_threads_or_merging() {
    let workspace = Workspace::new();
    let every: Vec<Value> = ["a.example", "b.example", "c.example"]
        .iter()
        .flat_map(|site| pages(site, 0..90))
        .collect();
    let whole = workspace.profile("whole", &every, "1");
    assert!(whole.len() > 64 * 3 * 12 * 13, "64 pages a site are kept");
    let mut runner = TestRunner::new(Config::with_cases(6));
    let shuffled = (Just(every.clone()).prop_shuffle(), 0..every.len());
    runner
        .run(&shuffled, |(records, cut)| {
            prop_assert!(workspace.profile("shuffled", &records, "3") == whole);
            workspace.profile("left", &records[..cut], "2");
            // Five pages are in both parts.
            workspace.profile("right", &records[cut.saturating_sub(5)..], "2");
            prop_assert!(workspace.merged("merged", &["left", "right"]) == whole);
            prop_assert!(workspace.merged("other way", &["right", "left"]) == whole);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_file_that_is_not_a_profile_of_this_version_is_refused_with_advice() {
    let workspace = Workspace::new();
    let good = workspace.profile("good", &pages("a.example", 0..3), "1");
    let mut other_version = good.clone();
    other_version[8] = 99;
    let mut damaged = good.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let cut = &good[..good.len() - 20];
    let longer = [&good[..], b"more"].concat();
    for (name, bytes, expected) in [
        ("page", &b"<p>A page</p>"[..], "not a site profile"),
        ("empty", b"", "not a site profile"),
        ("other", &other_version, "version 99"),
        ("damaged", &damaged, "damaged"),
        ("cut", cut, "damaged"),
        ("longer", &longer, "damaged"),
    ] {
        let path = workspace.file(name, bytes);
        for arguments in [
            vec!["--profile", path.to_str().unwrap()],
            vec![
                "profile",
                "-o",
                "/dev/null",
                "--merge",
                path.to_str().unwrap(),
            ],
        ] {
            let output = run_with(record(0), &arguments, 2);
            let message = stderr(&output);
            let parts = [expected, name, "dechaff profile PATHS -o FILE"];
            assert!(
                parts.iter().all(|part| message.contains(part)),
                "{name}: {message}"
            );
            assert!(output.stdout.is_empty(), "nothing was written");
        }
    }
    let missing = run_with(record(0), &["--profile", "/no/such/profile"], 2);
    assert!(stderr(&missing).contains("/no/such/profile"));
}

#[test]
fn profile_auto_refuses_inputs_that_can_be_read_only_once_with_advice() {
    for arguments in [&["--profile", "auto"][..], &["--profile", "auto", "-"]] {
        let output = run_with(record(0), arguments, 2);
        let message = stderr(&output);
        let parts = [
            "stdin",
            "dechaff profile PATHS -o site.profile",
            "--profile site.profile",
        ];
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    }
}

#[test]
fn a_profile_can_be_compressed_and_appears_when_it_is_complete() {
    let workspace = Workspace::new();
    let input = workspace.file("site.jsonl", jsonl(&pages("a.example", 0..12)));
    let profile = workspace.path("site.profile.zst");
    dechaff()
        .arg("profile")
        .arg(&input)
        .arg("-o")
        .arg(&profile)
        .assert()
        .success();
    assert!(
        names(workspace.0.path())
            .iter()
            .all(|name| !name.ends_with(".partial"))
    );
    let with = |profile: &str| {
        dechaff()
            .args(["--profile", profile])
            .arg(&input)
            .output()
            .unwrap()
            .stdout
    };
    assert_eq!(with(profile.to_str().unwrap()), with("auto"));
}

#[test]
fn a_profile_without_effect_gives_a_warning() {
    let alone = |n: usize| page(&format!("s{n}.example"), n);
    let workspace = Workspace::new();
    let input = workspace.file("many.jsonl", jsonl(&(0..3).map(alone).collect::<Vec<_>>()));
    let output = dechaff()
        .arg("profile")
        .arg(&input)
        .arg("-o")
        .arg(workspace.path("p"))
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(
        stderr(&output).contains("no site has two pages"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn unreadable_records_are_reported_and_the_rest_is_learned() {
    let workspace = Workspace::new();
    let records = jsonl(&pages("a.example", 0..4));
    let input = workspace.file("torn.jsonl", format!("{{broken\n{records}"));
    let learn = |more: &[&str]| {
        let mut command = dechaff();
        command
            .args(["profile", "--from", "jsonl"])
            .args(more)
            .arg(&input);
        command.arg("-o").arg(workspace.path("p")).output().unwrap()
    };
    let output = learn(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("torn.jsonl#1"),
        "{}",
        stderr(&output)
    );
    let clean = workspace.profile("clean", &pages("a.example", 0..4), "1");
    assert!(fs::read(workspace.path("p")).unwrap() == clean);
    fs::remove_file(workspace.path("p")).unwrap();
    let output = learn(&["--fail-on-error"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!workspace.path("p").exists());
}

#[test]
fn one_page_under_many_urls_is_kept_once() {
    let workspace = Workspace::new();
    let records: Vec<Value> = (0..30)
        .map(|n| {
            let mut copy = page("a.example", 1);
            copy["url"] = format!("https://a.example/copy/{n}").into();
            copy
        })
        .collect();
    let kept: BTreeSet<usize> = [1, 30]
        .iter()
        .map(|count| workspace.profile("p", &records[..*count], "1").len())
        .collect();
    assert_eq!(kept.len(), 1);
}
