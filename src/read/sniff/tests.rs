//! What bytes are told to be.

use super::*;

fn shape(head: &[u8]) -> Option<Shape> {
    sniff(head, true, None)
}

#[test]
fn content_decides_the_shape() {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let marked = |text: &str| [b"\xff\xfe".to_vec(), wide(text)].concat();
    for (head, expected) in [
        (b"{\"text\": \"a\"}\n".to_vec(), Shape::Jsonl),
        (b"\xef\xbb\xbf\n {}\n".to_vec(), Shape::Jsonl),
        (b"{\"text\": \"abc".to_vec(), Shape::Jsonl),
        (b"{\"te\n{\"text\":\"a\"}\n".to_vec(), Shape::Jsonl),
        (b"{\"a\": 1,\n{\"a\": 2}\n".to_vec(), Shape::Jsonl),
        (b"{\n  \"text\": \"a\"\n}".to_vec(), Shape::PrettyJson),
        (b"{\"a\": 1,\n \"b\": 2}\n".to_vec(), Shape::PrettyJson),
        (b"[{\"a\": 1}]".to_vec(), Shape::JsonArray),
        (b" [\n  {\n \"a\": 1}]".to_vec(), Shape::JsonArray),
        (b"[Reuters] The price rose.".to_vec(), Shape::Text),
        (b"[{x}] is a set".to_vec(), Shape::Text),
        (b"{curly} words".to_vec(), Shape::Text),
        (b"{\"Quoted\" words}".to_vec(), Shape::Text),
        (b"{".to_vec(), Shape::Text),
        (b"<!DOCTYPE html><p>a".to_vec(), Shape::Html),
        (b"\xef\xbb\xbf \n<!-- c --><HTML>".to_vec(), Shape::Html),
        (b"<?xml version='1.0'?><html>".to_vec(), Shape::Html),
        (b"<p>One.</p>".to_vec(), Shape::Html),
        (b"Hello <b>world</b>,<br>and more".to_vec(), Shape::Html),
        (marked("<html><p>a</p>"), Shape::Html),
        (wide("<html><body><p>long enough</p>"), Shape::Html),
        (marked("Only text here."), Shape::Text),
        (marked("{\"text\": 1}"), Shape::WideJson),
        (b"a < b and c > d".to_vec(), Shape::Text),
        (b"".to_vec(), Shape::Text),
        (b" \n ".to_vec(), Shape::Text),
    ] {
        let shown = String::from_utf8_lossy(&head);
        assert_eq!(shape(&head), Some(expected), "{shown}");
    }
}

#[test]
fn json_is_decided_before_more_is_read_and_text_is_not() {
    assert_eq!(sniff(b"{\"id\":1,\"te", false, None), Some(Shape::Jsonl));
    assert_eq!(sniff(b"{\"id", false, None), None);
    assert_eq!(sniff(b"Some words", false, None), None);
}

#[test]
fn a_suffix_breaks_ties_only() {
    let with = |head: &[u8], name: &str| sniff(head, true, Some(Path::new(name)));
    assert_eq!(with(b"Words <br> words", "a.html"), Some(Shape::Html));
    assert_eq!(with(b"Words <br> words", "a.html.gz"), Some(Shape::Html));
    assert_eq!(with(b"Words <br> words", "a.txt"), Some(Shape::Text));
    assert_eq!(with(b"Only words", "a.html"), Some(Shape::Text));
    assert_eq!(with(b"<html><p>a</p>", "a.txt"), Some(Shape::Html));
    assert_eq!(with(b"not json", "a.jsonl"), Some(Shape::Jsonl));
    assert_eq!(with(b"", "a.jsonl"), Some(Shape::Jsonl));
    assert_eq!(with(b"{\"a\":1}", "a.txt"), Some(Shape::Jsonl));
}

#[test]
fn mentions_of_tags_are_no_html() {
    for html in [
        "<p>One.</p>",
        "\u{feff} <div class='x'><p>Open ends",
        "<!-- saved --><p>a",
        "Lead.<br>Second line.<br/>Third.",
        "Text with <a href=\"x\">a link</a> and <em>stress</em>.",
    ] {
        assert!(looks_like_html(html), "{html}");
    }
    let long = "Plain words without any markup. ".repeat(300);
    for text in [
        "",
        "a < b, c > d, x<y>z",
        "The <div> element groups others.",
        "<div> is an element that groups others, unlike <span>",
        "Use <name> and <placeholder> here, <p",
        &format!("{long}Write <b>bold</b> or <i>slanted</i>. {long}"),
    ] {
        assert!(!looks_like_html(text), "{text}");
    }
}
