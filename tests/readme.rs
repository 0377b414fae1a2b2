//! The README and the page on the command line are correct: their examples give the output shown,
//! their commands run as written, and their tables match the program.

use dechaff::{KEYS, Warning};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const DECHAFF: &str = env!("CARGO_BIN_EXE_dechaff");
const README: &str = include_str!("../README.md");
const COMMAND_LINE: &str = include_str!("../docs/cli.md");

/// The body of every page and record in these tests: long prose, which any model keeps.
const BODY: &str = "On the morning of the third day the people who live around the old mill woke to find that the water \
    had risen again, and that the road to the next village was closed for the third time in a year. The mayor, who has \
    lived there for most of his life, said that every answer to the town's letters had been a date and no plan.";

/// The expected output of a command.
enum Shape {
    /// This number of articles on stdout.
    Articles(usize),
    /// Nothing on stdout, and this number of articles in a compressed file.
    File(&'static str, usize),
    /// The same in several files without compression.
    Files(&'static [&'static str], usize),
    /// Plain text with this number of bodies.
    Texts(usize),
    /// A line for each block.
    Blocks,
}

/// The commands under "Examples" in order, and their output in the [`workplace`].
const EXAMPLES: [(&str, Shape); 9] = [
    ("cat pages/*.html | dechaff", Shape::Articles(2)),
    ("cat records.jsonl | dechaff | jq -r .text", Shape::Texts(2)),
    (
        "find pages -name '*.html' -print0 | dechaff --files-from - -0",
        Shape::Articles(2),
    ),
    (
        "dechaff pages -o out.jsonl.zst",
        Shape::File("out.jsonl.zst", 2),
    ),
    ("dechaff crawl.jsonl.gz --field body", Shape::Articles(1)),
    (
        "dechaff records.jsonl --only ok --min-words 50",
        Shape::Articles(2),
    ),
    (
        "dechaff pages --output-dir clean --resume",
        Shape::Files(
            &[
                "clean/pages/flood.html.jsonl",
                "clean/pages/old mill.html.jsonl",
            ],
            2,
        ),
    ),
    (
        "dechaff records.jsonl -o out.jsonl --rejects rejects.jsonl",
        Shape::Files(&["rejects.jsonl"], 0),
    ),
    ("dechaff --explain pages/flood.html", Shape::Blocks),
];

/// A folder with the files that the commands name.
fn workplace() -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let page = |title: &str| {
        format!(
            "<!DOCTYPE html><html lang=en><title>{title}</title><body><h1>{title}</h1><p>{BODY}</p></body></html>\n"
        )
    };
    let record = |key: &str| format!("{}\n", serde_json::json!({"n": 7, key: BODY}));
    fs::create_dir(path("pages")).unwrap();
    fs::write(path("pages/flood.html"), page("The flood")).unwrap();
    fs::write(path("pages/old mill.html"), page("The mill")).unwrap();
    let empty = serde_json::json!({"text": ""});
    fs::write(
        path("records.jsonl"),
        format!("{}{empty}\n{}", record("text"), record("html")),
    )
    .unwrap();
    let packed = fs::File::create(path("crawl.jsonl.gz")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::default());
    packed.write_all(record("body").as_bytes()).unwrap();
    packed.finish().unwrap();
    folder
}

/// The text under a heading, up to the next heading of its level.
fn section(document: &'static str, heading: &str) -> &'static str {
    let begin = format!(
        "
## {heading}
"
    );
    let (_, after) = document.split_once(&begin).expect(heading);
    after
        .split(
            "
## ",
        )
        .next()
        .unwrap_or_default()
}

/// The first fenced block of this language.
fn fenced<'a>(text: &'a str, language: &str) -> &'a str {
    let begin = format!("```{language}\n");
    let (_, after) = text.split_once(&begin).expect(language);
    after.split("```").next().unwrap_or_default()
}

/// The commands of a block, without their comments.
fn commands(block: &str) -> Vec<&str> {
    block
        .lines()
        .map(|line| line.split(" #").next().unwrap_or_default().trim())
        .collect()
}

/// The cells of the table whose first column has this name.
fn table(text: &str, first: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim_matches('|');
        line.split(" | ")
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    text.lines()
        .skip_while(|line| !line.starts_with(&format!("| {first} |")))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect()
}

fn unquoted(cell: &str) -> &str {
    cell.trim_matches('`')
}

/// Runs a command in a shell whose `dechaff` is the binary under test.
fn shell(line: &str, folder: &Path) -> Output {
    let own = Path::new(DECHAFF).parent().unwrap().to_path_buf();
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([own].into_iter().chain(std::env::split_paths(&inherited)));
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path.unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The single output line of the binary for `input`.
fn line_over(input: &[u8], arguments: &[&str]) -> Value {
    let mut child = Command::new(DECHAFF)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Asserts that the output has this number of articles, each with status `ok` and its body.
fn assert_articles(bytes: &[u8], count: usize, line: &str) {
    let articles = lines(bytes);
    assert_eq!(articles.len(), count, "{line}");
    for article in articles {
        assert_eq!(article["status"], "ok", "{line}: {article}");
        assert_eq!(article["text"], BODY, "{line}");
    }
}

fn help() -> String {
    help_of(&["--help"])
}

fn help_of(arguments: &[&str]) -> String {
    let output = Command::new(DECHAFF).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_first_example_gives_the_output_shown() {
    let shown: Value = serde_json::from_str(fenced(README, "json")).unwrap();
    let line = line_over(fenced(README, "text").as_bytes(), &[]);
    let shown = shown.as_object().unwrap();
    assert!(shown.contains_key("text") && shown.contains_key("title"));
    for (key, value) in shown {
        assert_eq!(&line[key], value, "{key}");
    }
}

#[test]
fn the_examples_of_the_command_line_run_as_written() {
    let written = commands(fenced(section(COMMAND_LINE, "Examples"), "sh"));
    let expected: Vec<_> = EXAMPLES.iter().map(|(line, _)| *line).collect();
    assert_eq!(written, expected);
    let folder = workplace();
    for (line, shape) in &EXAMPLES {
        if line.contains("jq") && !shell("command -v jq", folder.path()).status.success() {
            eprintln!("skipped, because jq is not installed: {line}");
            continue;
        }
        let output = shell(line, folder.path());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {stderr}");
        match shape {
            Shape::Articles(count) => assert_articles(&output.stdout, *count, line),
            Shape::File(name, count) => {
                let packed = fs::File::open(folder.path().join(name)).unwrap();
                assert_articles(&zstd::decode_all(packed).unwrap(), *count, line);
                assert_eq!(output.stdout, b"", "{line}");
            }
            Shape::Files(names, count) => {
                let read = |name| fs::read(folder.path().join(name)).unwrap();
                let all: Vec<u8> = names.iter().flat_map(read).collect();
                assert_articles(&all, *count, line);
                assert_eq!(output.stdout, b"", "{line}");
            }
            Shape::Texts(count) => {
                let text = String::from_utf8(output.stdout).unwrap();
                assert_eq!(text.matches(BODY).count(), *count, "{line}");
                assert!(!text.contains('{'), "{line}: {text}");
            }
            Shape::Blocks => {
                let blocks = lines(&output.stdout);
                let body = blocks.iter().find(|block| block["text"] == BODY);
                assert_eq!(body.expect(line)["verdict"], "keep");
            }
        }
    }
}

#[test]
fn the_install_section_has_the_usual_cargo_commands() {
    let written = commands(fenced(section(README, "Install"), "sh"));
    assert_eq!(
        written,
        [
            "cargo run --release -- fixtures/html",
            "cargo test",
            "cargo install --locked --path ."
        ]
    );
}

#[test]
fn the_commands_of_the_readme_run_on_the_fixtures_of_the_clone() {
    let folder = TempDir::new().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    std::os::unix::fs::symlink(fixtures, folder.path().join("fixtures")).unwrap();
    let written = commands(fenced(section(README, "Use"), "sh"));
    assert_eq!(written.len(), 6);
    for line in written {
        if line.contains("jq") && !shell("command -v jq", folder.path()).status.success() {
            eprintln!("skipped, because jq is not installed: {line}");
            continue;
        }
        let output = shell(line, folder.path());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {stderr}");
        if line.contains("report.html") {
            let report = fs::read_to_string(folder.path().join("report.html")).unwrap();
            assert!(report.matches("<section").count() > 20, "{line}");
        } else if line.contains(" -o ") {
            let articles = lines(&fs::read(folder.path().join("articles.jsonl")).unwrap());
            assert!(articles.len() > 20, "{line}");
            let is_ok = |article: &Value| article["status"] == "ok";
            assert!(
                articles.iter().all(is_ok),
                "a sample page looks like a failure"
            );
        } else {
            assert!(!output.stdout.is_empty(), "{line}");
        }
    }
}

#[test]
fn the_table_of_keys_has_every_key_in_order_with_its_type() {
    let line = line_over(BODY.as_bytes(), &[]);
    let rows = table(section(README, "Output"), "key");
    let keys: Vec<_> = rows.iter().map(|row| unquoted(&row[0])).collect();
    assert_eq!(keys, KEYS);
    for row in &rows {
        let value = &line[unquoted(&row[0])];
        let kind = if value.is_number() {
            "number"
        } else {
            "string"
        };
        assert_eq!(row[1], kind, "{row:?}");
        assert!(value.is_number() || value.is_string(), "{row:?}");
    }
}

#[test]
fn every_warning_of_the_table_occurs() {
    let cyrillic = "Вода поднялась ещё раз, и дорога в соседнюю деревню была закрыта в третий раз за этот год. ";
    let windows_1251 = encoding_rs::WINDOWS_1251.encode(cyrillic).0.repeat(4);
    let stray = [
        BODY.as_bytes(),
        " – ž – \n".as_bytes(),
        b"the \x96 end, and more of it.",
    ]
    .concat();
    let broken = [BODY.as_bytes(), b" \xff\xff and more of it."].concat();
    let deep = format!("<p>{BODY}</p>{}", "<div>".repeat(600));
    let left_open: String = (0..20_000).map(|i| format!("<p><font x={i}>")).collect();
    let left_open = format!("<p>{BODY}</p>{left_open}");
    let nodes = format!("<p>{BODY}<p>{}", "<!---->".repeat(100_001));
    let attributes: String = (0..300).map(|i| format!(" a{i}")).collect();
    let attributes = format!("<p{attributes}>{BODY}");
    let paragraph = format!("<p>{BODY}");
    let lines = "A word.\n".repeat(300_001);
    let links: String = (0..400)
        .map(|i| format!("<a href=/{i}>Shop</a> "))
        .collect();
    let menu = format!("<title>Blue coat</title><nav>{links}</nav>");
    let truncated = format!(
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Truncated: length\r\nContent-Length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    let given: [(&[u8], &[&str]); 20] = [
        (&stray, &[]),
        (&broken, &["--encoding", "shift_jis"]),
        (&windows_1251, &[]),
        (deep.as_bytes(), &["--from", "html"]),
        (left_open.as_bytes(), &["--from", "html"]),
        (nodes.as_bytes(), &["--from", "html"]),
        (attributes.as_bytes(), &["--from", "html"]),
        (lines.as_bytes(), &[]),
        (truncated.as_bytes(), &[]),
        (
            paragraph.as_bytes(),
            &["--from", "html", "--select", "main"],
        ),
        (BODY.as_bytes(), &["--lang", "de"]),
        (BODY.as_bytes(), &["--min-words", "5000"]),
        (b"...", &[]),
        (menu.as_bytes(), &[]),
        (b"404 Not Found", &[]),
        (b"<div id=root></div><script src=app.js></script>", &[]),
        (b"<h1>Log in</h1><form><input type=password></form>", &[]),
        (
            b"We value your privacy\nWe and our partners use cookies.\nAccept all",
            &[],
        ),
        (b"This domain is for sale!", &[]),
        (b"Just a moment...\nVerify you are human.", &[]),
    ];
    let given = given.map(|(input, arguments)| line_over(input, arguments)["warnings"].clone());
    let rows = table(section(README, "Output"), "warning");
    let documented: Vec<_> = rows.iter().map(|row| unquoted(&row[0])).collect();
    assert_eq!(documented, given);
}

#[test]
fn the_table_of_warnings_has_the_names_and_descriptions_of_the_program() {
    let expected = Warning::ALL.map(|w| vec![format!("`{}`", w.name()), w.description().into()]);
    assert_eq!(table(section(README, "Output"), "warning"), expected);
}

#[test]
fn the_exit_codes_are_those_of_the_help() {
    let help = help();
    let (_, codes) = help.split_once("Exit codes:\n").unwrap();
    let in_help: Vec<_> = codes
        .lines()
        .filter_map(|line| line.trim().split_once("  "))
        .map(|(code, _)| code)
        .collect();
    let rows = table(section(COMMAND_LINE, "Exit codes"), "code");
    let documented: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(documented, in_help);
    assert_eq!(documented, ["0", "1", "2", "3", "130, 143"]);
}

#[test]
fn every_option_in_the_readme_exists() {
    let help = help() + &help_of(&["profile", "--help"]) + &help_of(&["repair", "--help"]);
    let known: BTreeSet<&str> = options(&help).collect();
    // Options of cargo and of scripts/ are not the program's.
    let ours = README
        .lines()
        .filter(|line| !line.contains("cargo ") && !line.contains("scripts/"));
    let named: BTreeSet<&str> = ours.flat_map(options).collect();
    assert!(named.len() > 6, "{named:?}");
    assert_eq!(named.difference(&known).next(), None, "{known:?}");
}

/// The long options in a text.
fn options(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter(|word| word.starts_with("--") && word.len() > 3)
}
