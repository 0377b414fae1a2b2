//! Which format is detected for which bytes.

use super::*;

fn detect_all(head: &[u8]) -> Option<Detected> {
    detect(head, true, None)
}

#[test]
fn content_decides_the_format() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let with_mark = |text: &str| [b"\xff\xfe".to_vec(), utf16(text)].concat();
    for (head, expected) in [
        (b"{\"text\": \"a\"}\n".to_vec(), Detected::Jsonl),
        (b"\xef\xbb\xbf\n {}\n".to_vec(), Detected::Jsonl),
        (b"{\"text\": \"abc".to_vec(), Detected::Jsonl),
        (b"{\"te\n{\"text\":\"a\"}\n".to_vec(), Detected::Jsonl),
        (b"{\"a\": 1,\n{\"a\": 2}\n".to_vec(), Detected::Jsonl),
        (b"{\n  \"text\": \"a\"\n}".to_vec(), Detected::PrettyJson),
        (b"{\"a\": 1,\n \"b\": 2}\n".to_vec(), Detected::PrettyJson),
        (b"[{\"a\": 1}]".to_vec(), Detected::JsonArray),
        (b" [\n  {\n \"a\": 1}]".to_vec(), Detected::JsonArray),
        (b"[Reuters] The price rose.".to_vec(), Detected::Text),
        (b"[{x}] is a set".to_vec(), Detected::Text),
        (b"{curly} words".to_vec(), Detected::Text),
        (b"{\"Quoted\" words}".to_vec(), Detected::Text),
        (b"{".to_vec(), Detected::Text),
        (b"<!DOCTYPE html><p>a".to_vec(), Detected::Html),
        (b"\xef\xbb\xbf \n<!-- c --><HTML>".to_vec(), Detected::Html),
        (b"<?xml version='1.0'?><html>".to_vec(), Detected::Html),
        (b"<p>One.</p>".to_vec(), Detected::Html),
        (b"Hello <b>world</b>,<br>and more".to_vec(), Detected::Html),
        (with_mark("<html><p>a</p>"), Detected::Utf16Html),
        (utf16("<html><body><p>long enough</p>"), Detected::Utf16Html),
        (with_mark("Only text here."), Detected::Text),
        (with_mark("{\"text\": 1}"), Detected::Utf16Json),
        (b"a < b and c > d".to_vec(), Detected::Text),
        (
            b"# A\n\n**b** and **c**\n\n## D".to_vec(),
            Detected::Markdown,
        ),
        (b"".to_vec(), Detected::Text),
        (b" \n ".to_vec(), Detected::Text),
    ] {
        let shown = String::from_utf8_lossy(&head);
        assert_eq!(detect_all(&head), Some(expected), "{shown}");
    }
}

#[test]
fn json_is_detected_from_its_first_key_and_text_needs_more_bytes() {
    assert_eq!(
        detect(b"{\"id\":1,\"te", false, None),
        Some(Detected::Jsonl)
    );
    assert_eq!(detect(b"{\"id", false, None), None);
    assert_eq!(detect(b"Some words", false, None), None);
}

#[test]
fn the_extension_only_breaks_ties() {
    let with = |head: &[u8], name: &str| detect(head, true, Some(Path::new(name)));
    assert_eq!(with(b"Words <br> words", "a.html"), Some(Detected::Html));
    assert_eq!(with(b"Words <br> words", "a.html.gz"), Some(Detected::Html));
    assert_eq!(with(b"Words <br> words", "a.txt"), Some(Detected::Text));
    assert_eq!(with(b"Only words", "a.html"), Some(Detected::Text));
    assert_eq!(with(b"Only words", "a.md"), Some(Detected::Markdown));
    assert_eq!(with(b"<html><p>a</p>", "a.txt"), Some(Detected::Html));
    assert_eq!(with(b"not json", "a.jsonl"), Some(Detected::Jsonl));
    assert_eq!(with(b"", "a.jsonl"), Some(Detected::Jsonl));
    assert_eq!(with(b"{\"a\":1}", "a.txt"), Some(Detected::Jsonl));
}
