//! Wrong and odd input: one table of what is said for each kind.
//!
//! The text must be on stderr, or be the error or the warnings of the first line. It says what the
//! input is, or what to do. Other files of this folder test the details.

use super::*;

/// Name, arguments, stdin, exit code, and a part of what is said.
type Case = (&'static str, &'static str, &'static [u8], i32, &'static str);

const ARTICLE: &[u8] = b"On the morning of day 3 the people who live around the old mill woke to \
    find that the water had risen again, and that the road to the next village was closed.";

#[rustfmt::skip]
const CASES: [Case; 58] = [
    ("nothing", "", b"", 1, "no page was read"),
    ("white space", "", b" \n\t\n", 0, "no-text"),
    ("only a byte order mark", "", b"\xef\xbb\xbf", 0, "no-text"),
    ("zero bytes", "", &[0; 64], 1, "this is binary data"),
    // Files of other kinds.
    ("PNG", "", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", 1, "this is a PNG image"),
    ("JPEG", "", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 1, "this is a JPEG image"),
    ("PDF", "", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 1, "this is a PDF"),
    ("a program", "", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", 1, "this is a program (ELF)"),
    ("xz", "", b"\xfd7zXZ\0\0\x04\xe6\xd6\xb4F", 1, "xz -dc"),
    ("bzip2", "", b"BZh91AY&SY\x94\x1b", 1, "bzip2 -dc"),
    ("7z", "", b"7z\xbc\xaf\x27\x1c\0\x04", 1, "this is a 7z archive"),
    ("RAR", "", b"Rar!\x1a\x07\0\xcf\x90s\0", 1, "this is a RAR archive"),
    ("SQLite", "", b"SQLite format 3\0\x10\0\x01\x01\0@  \0\0", 1, "this is an SQLite database"),
    ("RSS", "", b"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><link>https://a.example/</link></item></channel></rss>", 1, "an RSS or Atom feed"),
    ("sitemap", "", b"<?xml version=\"1.0\"?><urlset xmlns=\"x\"><url><loc>https://a.example/</loc></url></urlset>", 1, "fetch the pages that it lists"),
    ("SVG", "", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>", 1, "an SVG image"),
    ("RTF", "", b"{\\rtf1\\ansi Words and words.}", 1, "pandoc -f rtf"),
    ("a log", "", b"1.2.3.4 - - [10/Oct/2026:13:55:36 +0000] \"GET / HTTP/1.1\" 200 1\n1.2.3.4 - - [10/Oct/2026:13:55:37 +0000] \"GET / HTTP/1.1\" 200 1\n1.2.3.4 - - [10/Oct/2026:13:55:38 +0000] \"GET / HTTP/1.1\" 200 1\n", 1, "this is a log"),
    // Broken containers.
    ("cut gzip", "", b"\x1f\x8b\x08\0\0\0\0\0\x02\xff\x05\xc0", 1, "the gzip data is cut short"),
    ("damaged Zstandard", "", b"\x28\xb5\x2f\xfd\x04\x58\x99\x99\x99\x99", 1, "broken zstd data"),
    ("cut zip", "", b"PK\x03\x04\x14\0\0\0\x08\0", 1, "the archive is cut short"),
    ("a WARC without records", "", b"WARC/1.0\r\n\r\n", 1, "a record without its type"),
    // JSON.
    ("JSON array", "", b"[{\"text\": \"Words\"}, {\"text\": \"More\"}]", 1, "jq -c '.[]' -"),
    ("pretty JSON", "", b"{\n  \"text\": \"Words\"\n}\n", 1, "jq -c . -"),
    ("JSON in UTF-16", "", b"\xff\xfe{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0a\0\"\0}\0\n\0", 1, "iconv -f UTF-16 -t UTF-8 -"),
    ("no JSON", "--from jsonl", b"words\n", 1, "not JSON: expected value, at column 1"),
    ("cut object", "", b"{\"text\": \"Words\n", 1, "cut short?"),
    ("an array on a line", "--from jsonl", b"[1]\n", 1, "the line holds an array, not an object"),
    ("a number as page", "", b"{\"text\": 42}\n", 1, "key `text` holds a number"),
    ("a list as page", "", b"{\"text\": [\"a\"]}\n", 1, "key `text` holds an array"),
    ("no key for the page", "", b"{\"name\": \"a\", \"price\": 1}\n", 1, "its keys are `name`, `price`"),
    ("a field that is missing", "--field body.html", b"{\"text\": \"a\"}\n", 1, "no key `body.html`"),
    ("a large line", "--max-record-bytes 10", b"{\"text\": \"More than ten bytes\"}\n", 1, "a line of more than 10 bytes"),
    ("a large page", "--max-record-bytes 10", b"<p>More than ten bytes</p>", 1, "bytes; allow more with --max-record-bytes"),
    // Tables.
    ("an empty table", "--from csv", b"", 1, "it has no keys"),
    ("no column for the page", "--from csv", b"name,price\na,1\n", 1, "its keys are `name`, `price`"),
    ("a short row", "--from csv", b"text,id\na\n", 1, "row 2 is broken: fields: 1"),
    ("an open quote", "--from csv", b"text,id\n\"a,1\n", 1, "a quoted field is not closed"),
    // Pages without an article.
    ("only a title", "", b"<!doctype html><title>T</title>", 0, "script-shell"),
    ("only a script", "", b"<html><body><div id=root></div><script src=app.js></script></body></html>", 0, "script-shell"),
    ("an error page", "", b"<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>", 0, "error-page"),
    ("a frame set", "", b"<html><frameset cols=\"20%,80%\"><frame src=\"a.html\"></frameset></html>", 0, "script-shell"),
    // Arguments.
    ("a missing path", "/nonexistent.html", b"", 2, "cannot read /nonexistent.html"),
    ("an address", "https://a.example/story", b"", 2, "pages are not fetched"),
    ("an unknown option", "--klingon", b"", 2, "unexpected argument '--klingon'"),
    ("an unknown format", "--from docx", b"", 2, "possible values: auto, html"),
    ("an unknown charset", "--encoding klingon", b"", 2, "not a charset of the web"),
    ("an unknown language", "--lang klingon", b"", 2, "examples: en, de,fr, german"),
    ("a relative address", "--url /story", b"", 2, "relative URL without a base"),
    ("no threads", "--jobs 0", b"", 2, "0 is not in 1..=1024"),
    ("a size that is none", "--max-record-bytes 1.5M", b"", 2, "examples: 500000, 10M, 64MiB"),
    ("an output in a missing folder", "-o /nonexistent/x.jsonl", ARTICLE, 3, "create its folder first"),
    ("a folder as output", "-o /", ARTICLE, 3, "it is a folder"),
    ("an unknown extension", "-o x.xyz", ARTICLE, 2, "no output format has the extension .xyz"),
    ("a missing profile", "--profile /nonexistent", ARTICLE, 2, "cannot use /nonexistent as a profile"),
    ("a profile that is none", "--profile /dev/null", ARTICLE, 2, "not a site profile"),
    ("--resume without a file", "--resume", ARTICLE, 2, "cannot resume a run that writes to stdout"),
    ("two outputs", "-o a --output-dir b", ARTICLE, 2, "cannot be used with '--output-dir"),
];

#[test]
fn every_kind_of_wrong_input_is_named_and_has_its_exit_code() {
    let mut wrong = Vec::new();
    for (name, arguments, stdin, code, said) in CASES {
        let output = dechaff()
            .args(arguments.split_whitespace())
            .write_stdin(stdin)
            .output()
            .unwrap();
        let line = String::from_utf8_lossy(&output.stdout).into_owned();
        let line: Value = serde_json::from_str(line.lines().next().unwrap_or("{}")).unwrap();
        let messages =
            [&line["error"], &line["warnings"]].map(|value| value.as_str().unwrap_or(""));
        let is_said = messages.iter().any(|message| message.contains(said));
        if output.status.code() != Some(code) || !(is_said || stderr(&output).contains(said)) {
            let (code, stderr) = (output.status.code(), stderr(&output));
            wrong.push(format!("{name}: {code:?} {messages:?} {stderr}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
