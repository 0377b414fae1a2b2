//! What a site's pages tell about each other: `dechaff profile`, `--profile FILE`, `--profile auto`.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What a site prints on every page: a menu, a promo that reads like prose inside the body, and
/// a label before a headline that changes.
const PROMO: &str = "Our reporters work around the clock in every part of the valley so that you get the facts first.";

/// A page of a site, whose body no other page has.
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

struct Place(TempDir);

impl Place {
    fn new() -> Place {
        Place(TempDir::new().unwrap())
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
fn lines_that_recur_on_differing_pages_go_inside_the_body_too() {
    let place = Place::new();
    let input = place.file("site.jsonl", jsonl(&pages("a.example", 0..12)));
    let run = |arguments: &[&str]| {
        let output = dechaff().args(arguments).arg(&input).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        parsed(&output.stdout)
    };
    let alone = run(&[]);
    assert!(
        alone
            .iter()
            .all(|line| line["text"].as_str().unwrap().contains(PROMO)),
        "without a profile the promo is prose like any other, or this test shows nothing"
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
        .arg(place.path("p"))
        .assert()
        .success();
    let profile = place.path("p");
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
fn both_passes_show_how_far_they_are() {
    let place = Place::new();
    let input = place.file("site.jsonl", jsonl(&pages("a.example", 0..12)));
    let said_of = |options: &[&str]| {
        let mut command = dechaff();
        let output = command
            .args(options)
            .args(["--profile", "auto"])
            .arg(&input);
        said(&output.output().unwrap())
    };
    let told = said_of(&["--progress", "always"]);
    let lines: Vec<_> = told.lines().collect();
    let first = |line: &&str| line.contains("first pass: ") && line.contains(" ok, ");
    assert!(lines.first().is_some_and(first), "{told}");
    assert!(lines.last().is_some_and(|line| !first(line)), "{told}");
    assert!(told.trim_end().ends_with("/s)"), "{told}");
    assert_eq!(said_of(&["--quiet"]), "");
}

#[test]
fn a_story_that_is_printed_twice_loses_nothing() {
    let place = Place::new();
    let mut records = pages("a.example", 0..10);
    let mut again = page("a.example", 3);
    again["id"] = "print".into();
    let text = again["text"]
        .as_str()
        .unwrap()
        .replace("Home\nPolitics\n", "Print view\n");
    again["text"] = text.into();
    records.push(again);
    let input = place.file("site.jsonl", jsonl(&records));
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
fn a_page_that_is_read_many_times_says_nothing_against_itself() {
    let place = Place::new();
    let input = place.file("site.jsonl", jsonl(&vec![page("a.example", 1); 20]));
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
fn a_site_is_the_host_else_the_folder() {
    let place = Place::new();
    for folder in ["one", "two"] {
        fs::create_dir(place.path(folder)).unwrap();
        for n in 0..6 {
            let text = page("a.example", n)["text"].as_str().unwrap().to_owned();
            let text = text.replace(
                PROMO,
                &format!("{PROMO} This is what {folder} is for, today and always."),
            );
            place.file(&format!("{folder}/{n}.txt"), text);
        }
    }
    let output = dechaff()
        .args(["--profile", "auto"])
        .arg(place.0.path())
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
fn profiles_are_the_same_in_any_order_on_any_threads_and_however_they_were_merged() {
    let place = Place::new();
    let every: Vec<Value> = ["a.example", "b.example", "c.example"]
        .iter()
        .flat_map(|site| pages(site, 0..90))
        .collect();
    let whole = place.profile("whole", &every, "1");
    assert!(whole.len() > 64 * 3 * 12 * 13, "64 pages a site are kept");
    let mut runner = TestRunner::new(Config::with_cases(6));
    let shuffled = (Just(every.clone()).prop_shuffle(), 0..every.len());
    runner
        .run(&shuffled, |(records, cut)| {
            prop_assert!(place.profile("shuffled", &records, "3") == whole);
            place.profile("left", &records[..cut], "2");
            // What both parts have is one page of the whole.
            place.profile("right", &records[cut.saturating_sub(5)..], "2");
            prop_assert!(place.merged("merged", &["left", "right"]) == whole);
            prop_assert!(place.merged("other way", &["right", "left"]) == whole);
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_is_no_profile_of_this_version_is_refused_with_what_to_do() {
    let place = Place::new();
    let good = place.profile("good", &pages("a.example", 0..3), "1");
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
        let path = place.file(name, bytes);
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
            let output = over(record(0), &arguments, 2);
            let said = said(&output);
            let told = [expected, name, "dechaff profile PATHS -o FILE"];
            assert!(
                told.iter().all(|part| said.contains(part)),
                "{name}: {said}"
            );
            assert!(output.stdout.is_empty(), "no work was begun");
        }
    }
    let missing = over(record(0), &["--profile", "/no/such/profile"], 2);
    assert!(said(&missing).contains("/no/such/profile"));
}

#[test]
fn auto_refuses_what_can_be_read_only_once_and_says_what_to_do() {
    for arguments in [&["--profile", "auto"][..], &["--profile", "auto", "-"]] {
        let output = over(record(0), arguments, 2);
        let said = said(&output);
        let told = [
            "stdin",
            "dechaff profile PATHS -o site.profile",
            "--profile site.profile",
        ];
        assert!(told.iter().all(|part| said.contains(part)), "{said}");
    }
}

#[test]
fn a_profile_may_be_compressed_and_is_there_only_when_it_is_whole() {
    let place = Place::new();
    let input = place.file("site.jsonl", jsonl(&pages("a.example", 0..12)));
    let profile = place.path("site.profile.zst");
    dechaff()
        .arg("profile")
        .arg(&input)
        .arg("-o")
        .arg(&profile)
        .assert()
        .success();
    assert!(
        names(place.0.path())
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
fn a_profile_that_can_tell_nothing_says_so() {
    let alone = |n: usize| page(&format!("s{n}.example"), n);
    let place = Place::new();
    let input = place.file("many.jsonl", jsonl(&(0..3).map(alone).collect::<Vec<_>>()));
    let output = dechaff()
        .arg("profile")
        .arg(&input)
        .arg("-o")
        .arg(place.path("p"))
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(
        said(&output).contains("no site has two pages"),
        "{}",
        said(&output)
    );
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_learned() {
    let place = Place::new();
    let records = jsonl(&pages("a.example", 0..4));
    let input = place.file("torn.jsonl", format!("{{broken\n{records}"));
    let learn = |more: &[&str]| {
        let mut command = dechaff();
        command
            .args(["profile", "--from", "jsonl"])
            .args(more)
            .arg(&input);
        command.arg("-o").arg(place.path("p")).output().unwrap()
    };
    let output = learn(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("torn.jsonl#1"), "{}", said(&output));
    let clean = place.profile("clean", &pages("a.example", 0..4), "1");
    assert!(fs::read(place.path("p")).unwrap() == clean);
    fs::remove_file(place.path("p")).unwrap();
    let output = learn(&["--fail-on-error"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!place.path("p").exists());
}

#[test]
fn the_same_page_under_many_names_is_kept_once() {
    let place = Place::new();
    let records: Vec<Value> = (0..30)
        .map(|n| {
            let mut copy = page("a.example", 1);
            copy["url"] = format!("https://a.example/copy/{n}").into();
            copy
        })
        .collect();
    let kept: BTreeSet<usize> = [1, 30]
        .iter()
        .map(|count| place.profile("p", &records[..*count], "1").len())
        .collect();
    assert_eq!(kept.len(), 1);
}
