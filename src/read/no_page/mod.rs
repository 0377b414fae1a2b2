//! Names inputs that are text but no page: feeds, tables of addresses, logs, code, SQL, lists.
//!
//! Input: the first bytes of an input whose format was detected. Output: what it is and what helps,
//! or nothing. Such an input would otherwise become an article of markup or code. Each kind is an
//! entry of a table. In doubt an input is a page, so a kind must be certain: texts about
//! programming and chats with times are pages.

mod code;

use crate::decode;
use code::is_code;
use regex::bytes::Regex;
use std::path::Path;
use std::sync::LazyLock;

/// Bytes that are examined.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The least number of lines that show a pattern.
const MIN_LINES: usize = 3;

/// A kind of text that is no page.
pub(super) struct Kind {
    /// With its article: `an RSS feed`.
    pub name: &'static str,
    /// What the caller can do.
    pub help: &'static str,
    matches: Matcher,
    #[cfg(test)]
    example: &'static str,
    #[cfg(test)]
    counterexample: &'static str,
}

/// How a kind is recognised.
enum Matcher {
    /// The name of the root element.
    Root(&'static [&'static str]),
    /// Markup, by more than its root.
    Markup(fn(&Sample) -> bool),
    /// The beginning of the text.
    Start(&'static [&'static str]),
    /// Nine lines of ten match.
    Lines(fn(&str) -> bool),
    /// Anything else.
    Text(fn(&Sample) -> bool),
}

/// The beginning of an input.
struct Sample<'a> {
    text: &'a str,
    lines: Vec<&'a str>,
    /// It is the whole input.
    is_whole: bool,
    is_stdin: bool,
}

/// An entry of the table. Its examples exist in tests alone.
macro_rules! kind {
    (
        name: $name:expr,
        help: $help:expr,
        matches: $matches:expr,
        example: $example:expr,
        counterexample: $counterexample:expr,
    ) => {
        Kind {
            name: $name,
            help: $help,
            matches: $matches,
            #[cfg(test)]
            example: $example,
            #[cfg(test)]
            counterexample: $counterexample,
        }
    };
}

/// The log of a web server, of a system, of a program: with a time and what wrote the line. It
/// matches bytes and ASCII alone: the classes of Unicode take 15 million instructions to compile.
static LOG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x-u)^(
            \S+\ \S+\ \S+\ \[\d{1,2}/\w{3}/\d{4}:[\d:]{8}\ [+-]\d{4}\]\ "
          | \w{3}\ [\d\ ]\d\ [\d:]{8}\ \S+\ [\w./-]+(\[\d+\])?:
          | \[?\d{4}[-/]\d\d[-/]\d\d[T\ ][\d:]{8}\S*\ .{0,60}?\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b
        )"#,
    )
    .expect("the pattern is valid")
});

/// Every kind, in the order in which they are tried.
#[rustfmt::skip]
static KINDS: [Kind; 15] = [
    kind! {
        name: "an RSS or Atom feed",
        help: "fetch the pages that its links name",
        matches: Matcher::Markup(is_feed),
        example: "<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\"><channel><item><link>https://a.example/</link></item></channel></rss>",
        counterexample: "<?xml version=\"1.0\"?>\n<html><body><p>A page about <code>rss</code>.</p></body></html>",
    },
    kind! {
        name: "a sitemap",
        help: "fetch the pages that it lists",
        matches: Matcher::Root(&["urlset", "sitemapindex"]),
        example: "<?xml version=\"1.0\"?><urlset xmlns=\"x\"><url><loc>https://a.example/</loc></url></urlset>",
        counterexample: "<!doctype html><html><h1>Sitemap</h1><p>All pages.</p></html>",
    },
    kind! {
        name: "an SVG image",
        help: "it holds no article",
        matches: Matcher::Root(&["svg"]),
        example: "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Words</text></svg>",
        counterexample: "<p><svg></svg>Words after an icon.</p>",
    },
    kind! {
        name: "an RTF document",
        help: "`pandoc -f rtf -t html` makes a page of it",
        matches: Matcher::Start(&["{\\rtf"]),
        example: "{\\rtf1\\ansi Words}",
        counterexample: "{rtf} is a format.",
    },
    kind! {
        name: "PostScript",
        help: "convert it to text first",
        matches: Matcher::Start(&["%!PS"]),
        example: "%!PS-Adobe-3.0\n%%Title: x",
        counterexample: "%PS is short for PostScript.",
    },
    kind! {
        name: "a key or certificate",
        help: "it holds no article",
        matches: Matcher::Text(is_key),
        example: "-----BEGIN CERTIFICATE-----\nMIIB\n",
        counterexample: "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nProse that is signed.",
    },
    kind! {
        name: "a calendar or an address card",
        help: "it holds no article",
        matches: Matcher::Start(&["BEGIN:VCALENDAR", "BEGIN:VCARD"]),
        example: "BEGIN:VCARD\nVERSION:3.0\n",
        counterexample: "BEGIN: a card game",
    },
    kind! {
        name: "a patch",
        help: "it holds no article",
        matches: Matcher::Text(is_patch),
        example: "diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n",
        counterexample: "Index: where prices went\n\nProse about prices.",
    },
    kind! {
        name: "SQL",
        help: "export the texts as JSON lines",
        matches: Matcher::Text(is_sql),
        example: "-- a dump\nCREATE TABLE pages (\n  id int,\n  body text\n);\nINSERT INTO pages VALUES (1, 'Words');\n",
        counterexample: "SET IN STONE\n\nA poem of stones;\nand of sand.\n\nInsert into the dough a cup of raisins; create table settings.\nSelect apples from the basket.",
    },
    kind! {
        name: "JSON without records",
        help: "`jq` makes lines of objects with a key for the page",
        matches: Matcher::Text(is_json),
        example: "[\"a text\", \"another text\", 3]",
        counterexample: "[1] A note.\n\n[2] Another note.",
    },
    kind! {
        name: "a list of paths",
        help: "read the files with --files-from -",
        matches: Matcher::Text(is_list_of_paths),
        example: "Cargo.toml\nsrc/lib.rs\n",
        counterexample: "Cargo.toml is a file.\nsrc/lib.rs is another.\n",
    },
    kind! {
        name: "a list of addresses",
        help: "fetch the pages first, as with `wget -i`",
        matches: Matcher::Lines(is_address),
        example: "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3\n",
        counterexample: "See https://a.example/1\nand https://a.example/2\nand more.\n",
    },
    kind! {
        name: "a log",
        help: "it holds no article",
        matches: Matcher::Lines(is_log_line),
        example: "2024-05-06 07:08:09,123 INFO started\n2024-05-06 07:08:10,000 [main] WARN slow\n2024-05-06T07:08:11Z main ERROR stopped\n",
        counterexample: "[07:08] Anna: is it open?\n[07:09] Ben: since seven\n[07:11] Anna: thanks\n",
    },
    kind! {
        name: "rules for crawlers (robots.txt)",
        help: "it holds no article",
        matches: Matcher::Text(is_robots),
        example: "# rules\nUser-agent: *\nDisallow: /private/\n",
        counterexample: "User-agent: the name by which a browser introduces itself.\nIt is long.\n",
    },
    kind! {
        name: "source code",
        help: "--from text reads it as text all the same",
        matches: Matcher::Text(|sample| is_code(&sample.lines, sample.is_whole)),
        example: "import os\n\ndef main():\n    for name in os.listdir('.'):\n        print(name)\n\nif __name__ == '__main__':\n    main()\n",
        counterexample: "Import duties rose.\nFor years, nobody listened;\nthen the harbour closed.\n(It opened again.)\n",
    },
];

/// The kind of an input that is no page. `head`: its first bytes. HTML is only examined for its
/// root element, because pages contain scripts.
pub(super) fn recognise(
    head: &[u8],
    is_whole: bool,
    is_html: bool,
    path: Option<&Path>,
) -> Option<&'static Kind> {
    if decode::utf16_without_mark(head).is_some() || head.starts_with(b"\xff\xfe") {
        return None;
    }
    let is_cut = head.len() > SAMPLE_BYTES;
    let head = &head[..head.len().min(SAMPLE_BYTES)];
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim();
    let is_whole = is_whole && !is_cut;
    // Markup is examined as a whole.
    let lines = if is_html { "" } else { text }.lines();
    let mut lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    // The last line may be cut.
    if !is_whole && lines.len() > 1 {
        lines.pop();
    }
    let sample = Sample {
        text,
        lines,
        is_whole,
        is_stdin: path.is_none(),
    };
    KINDS
        .iter()
        .filter(|kind| !is_html || matches!(kind.matches, Matcher::Root(_) | Matcher::Markup(_)))
        .find(|kind| sample.is(&kind.matches))
}

impl Sample<'_> {
    fn is(&self, matcher: &Matcher) -> bool {
        match matcher {
            Matcher::Root(names) => root(self.text).is_some_and(|root| names.contains(&root)),
            Matcher::Start(starts) => starts.iter().any(|start| self.text.starts_with(start)),
            Matcher::Lines(pattern) => {
                let matching = self.lines.iter().filter(|line| pattern(line)).count();
                self.lines.len() >= MIN_LINES && matching * 10 >= self.lines.len() * 9
            }
            Matcher::Markup(is_kind) | Matcher::Text(is_kind) => is_kind(self),
        }
    }
}

/// The name of the first element, after the prolog of XML.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!") => ">",
            _ => break,
        };
        rest = rest.split_once(end)?.1;
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    Some(&name[..end])
}

fn is_key(sample: &Sample) -> bool {
    // A signed message is prose.
    sample.text.starts_with("-----BEGIN ")
        && !sample.text.starts_with("-----BEGIN PGP SIGNED MESSAGE")
}

fn is_patch(sample: &Sample) -> bool {
    let is_subversion = sample.text.starts_with("Index: ") && sample.text.contains("\n=====");
    sample.text.starts_with("diff --git a/") || is_subversion
}

fn is_address(line: &str) -> bool {
    let line = line.trim();
    let rest = ["http://", "https://"]
        .iter()
        .find_map(|scheme| line.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// Whether a line is of a log. Lines without a time are never matched, so prose does not compile
/// the pattern.
fn is_log_line(line: &str) -> bool {
    let may_have_time = line.contains(':') && line.bytes().any(|byte| byte.is_ascii_digit());
    may_have_time && LOG.is_match(line.as_bytes())
}

/// A feed of links and teasers. One that holds whole articles is read as a page.
fn is_feed(sample: &Sample) -> bool {
    /// Bytes of an entry. Teasers with their markup are shorter.
    const MAX_ENTRY: usize = 6_000;
    if !root(sample.text).is_some_and(|root| ["rss", "feed", "rdf:RDF"].contains(&root)) {
        return false;
    }
    let count = |start: &str| sample.text.matches(start).count();
    let entries = count("<item>") + count("<item ") + count("<entry>") + count("<entry ");
    sample.text.len() <= MAX_ENTRY * (entries + 1)
}

fn is_sql(sample: &Sample) -> bool {
    /// How statements begin, as dumps write them.
    const STATEMENTS: [&str; 7] = [
        "CREATE TABLE",
        "CREATE DATABASE",
        "DROP TABLE",
        "INSERT INTO",
        "ALTER TABLE",
        "LOCK TABLES",
        "BEGIN TRANSACTION",
    ];
    /// Prose in capitals begins so too, so the statement must end on its line.
    const SHORT_STATEMENTS: [&str; 2] = ["COPY ", "SET "];
    let is_comment = |line: &&&str| line.starts_with("--") || line.starts_with("/*");
    let mut lines = sample.lines.iter().skip_while(is_comment);
    let is_short = |line: &str| {
        SHORT_STATEMENTS.iter().any(|start| line.starts_with(start))
            && line.trim_end().ends_with(';')
    };
    let begins =
        |line: &&str| STATEMENTS.iter().any(|start| line.starts_with(start)) || is_short(line);
    let first = lines.next().is_some_and(begins);
    let ends = sample
        .lines
        .iter()
        .filter(|line| line.trim_end().ends_with(';'))
        .count();
    first && ends > 0
}

fn is_json(sample: &Sample) -> bool {
    let text = sample.text;
    if !text.starts_with(['[', '{']) {
        return false;
    }
    let parsed: Result<serde::de::IgnoredAny, _> = serde_json::from_str(text);
    match parsed {
        Ok(_) => true,
        // JSON that goes on.
        Err(error) => error.is_eof() && !sample.is_whole && text.len() > 1000,
    }
}

/// Lines that are the names of files. Only on stdin: a file of names was named itself.
fn is_list_of_paths(sample: &Sample) -> bool {
    /// Names that are looked for on disk.
    const MAX: usize = 5;
    let names: Vec<&str> = match sample.text.contains('\0') {
        true => sample
            .text
            .split('\0')
            .filter(|name| !name.is_empty())
            .collect(),
        false => sample.lines.clone(),
    };
    let exists = |name: &&str| Path::new(name.trim_end()).exists();
    sample.is_stdin && !names.is_empty() && names.iter().take(MAX).all(exists)
}

fn is_robots(sample: &Sample) -> bool {
    const FIELDS: [&str; 5] = [
        "user-agent:",
        "disallow:",
        "allow:",
        "sitemap:",
        "crawl-delay:",
    ];
    let is_rule = |line: &&&str| {
        let line = line.trim_start().to_ascii_lowercase();
        line.starts_with('#') || FIELDS.iter().any(|field| line.starts_with(field))
    };
    let starts = |field: &str| {
        let mut lines = sample.lines.iter();
        lines.any(|line| line.to_ascii_lowercase().starts_with(field))
    };
    starts("user-agent:")
        && (starts("disallow:") || starts("allow:"))
        && sample.lines.iter().filter(is_rule).count() * 10 >= sample.lines.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&'static str> {
        let is_html = text.starts_with('<');
        recognise(text.as_bytes(), true, is_html, None).map(|kind| kind.name)
    }

    #[test]
    fn each_kind_matches_its_example_and_not_its_counterexample() {
        for kind in &KINDS {
            assert_eq!(name(kind.example), Some(kind.name));
            assert_eq!(name(kind.counterexample), None, "{}", kind.counterexample);
        }
    }
}
