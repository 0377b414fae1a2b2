"""Markup that is built to be slow, to need memory, or to hide its text.

Sizes are ten times those at which an HTML parser without limits needs minutes or gigabytes, or as
large as the record limit allows. Each case also runs at twice the size, so that quadratic time
shows, and its words are numbered, so that lost text shows.
"""

from scripts.stress.builders import Numbered, Part, Repeated, Sentences, concatenate, growing_case
from scripts.stress.case import InputCase

# Sentences that must be found beside the hostile markup.
TEXT = Sentences(100)


def growing(name: str, expected: str, n: int, *parts: Part) -> InputCase:
    return growing_case(name, expected, n, parts, ("--from", "html"), "page.html")


CASES = [
    growing("nested <div>", "1 ok depth-limit", 1_000_000, Numbered(b"<div>w%d ")),
    growing(
        "nested <div>, closed",
        "1 ok depth-limit",
        1_000_000,
        Repeated(b"<div>"),
        TEXT,
        Repeated(b"</div>"),
    ),
    growing("nested <ul><li>", "1 ok depth-limit", 100_000, Numbered(b"<ul><li>w%d ")),
    growing("nested <span>", "1 ok depth-limit", 5_000_000, Repeated(b"<span>"), TEXT),
    growing(
        "nested <table><tr><td>", "1 ok depth-limit", 500_000, Numbered(b"<table><tr><td>w%d ")
    ),
    growing(
        "nested <blockquote><p>", "1 ok depth-limit", 500_000, Numbered(b"<blockquote><p>w%d ")
    ),
    growing(
        "nested <button>, <select>, <option>",
        "1 ok node-limit",
        200_000,
        Numbered(b"<button>w%d<select><option>x</select>"),
    ),
    growing("nested <svg><g>", "1 ok depth-limit", 1_000_000, Repeated(b"<svg><g>"), TEXT),
    growing(
        "nested <template>",
        "1 ok depth-limit,node-limit",
        500_000,
        Repeated(b"<template>"),
        Repeated(b"</template>"),
        TEXT,
    ),
    growing(
        "nested <object>",
        "1 ok depth-limit",
        500_000,
        Repeated(b"<object>"),
        Repeated(b"</object>"),
        TEXT,
    ),
    growing(
        "paragraphs after different <font>",
        "1 ok formatting-limit",
        100_000,
        b"<p>",
        Numbered(b"<font x=%d><p>"),
        TEXT,
    ),
    growing(
        "32 formatting elements, then paragraphs",
        "1 ok formatting-limit,node-limit",
        500_000,
        b"<p>",
        b"".join(b"<b x=%d>" % i for i in range(32)),
        Numbered(b"<p>w%d "),
    ),
    growing(
        "<b> and <i> misnested",
        "1 ok formatting-limit",
        40_000,
        Numbered(b"<b x=%d>"),
        Numbered(b"<i x=%d>"),
        Numbered(b"w%d</b> "),
    ),
    growing(
        "<font> and a paragraph of text",
        "1 ok node-limit,attribute-limit",
        200_000,
        Numbered(b"<p>w%d <font x=w><font y=w>"),
    ),
    growing(
        "different <b> elements", "1 ok formatting-limit", 100_000, Numbered(b"<b x=%d>"), TEXT
    ),
    growing(
        "<b><i><div></b> misnested",
        "1 ok depth-limit,node-limit",
        1_000_000,
        Numbered(b"<b><i><div>w%d </b>"),
    ),
    growing("nested <a><div>", "1 ok depth-limit", 1_000_000, Numbered(b"<a><div>w%d ")),
    growing(
        "<nobr> and <a> in cells",
        "1 ok node-limit",
        200_000,
        TEXT,
        b"<table>",
        Numbered(b"<tr><td><nobr><a href=%d>w"),
    ),
    growing(
        "attributes on one tag",
        "1 ok attribute-limit",
        1_000_000,
        b"<p ",
        Numbered(b"a%d=1 "),
        b">",
        TEXT,
    ),
    growing(
        "quoted attributes on one tag",
        "1 ok attribute-limit",
        1_000_000,
        b"<p ",
        Numbered(b'a%d=">\'<p>" '),
        b">",
        TEXT,
    ),
    growing(
        "attributes on tags of 6 KB",
        "1 ok attribute-limit",
        2_000,
        Repeated(b"<p " + b"".join(b"a%d " % i for i in range(800)) + b">x"),
        TEXT,
    ),
    growing(
        "attributes on <html>", "1 ok attribute-limit", 1_000_000, Numbered(b"<html a%d=1>"), TEXT
    ),
    growing(
        "attributes on an end tag",
        "1 ok attribute-limit",
        1_000_000,
        b"<p></p ",
        Numbered(b"a%d=1 "),
        b">",
        TEXT,
    ),
    growing(
        "attributes with new names",
        "1 ok attribute-limit",
        300_000,
        Numbered(b"<br attribute-%d>"),
        TEXT,
    ),
    growing(
        "elements with new names",
        "1 ok depth-limit,node-limit",
        500_000,
        Numbered(b"<element-%d></element>"),
        TEXT,
    ),
    growing(
        "formatting element with a class of 50 KB",
        "1 ok attribute-limit",
        100_000,
        b"<p><b class='" + b"name " * 10_000 + b"'>",
        Numbered(b"<p>w%d "),
    ),
    growing(
        "link with a href of 50 KB",
        "1 ok attribute-limit",
        100_000,
        b"<p><a href=" + b"x" * 50_000 + b">",
        Numbered(b"<p>w%d "),
    ),
    growing("many <", "1 ok", 30_000_000, TEXT, Repeated(b"<")),
    growing("many &", "1 ok", 30_000_000, TEXT, Repeated(b"&")),
    growing("unfinished &amp;", "1 ok", 10_000_000, TEXT, Repeated(b"&am")),
    growing("empty comments", "1 ok node-limit", 4_500_000, Repeated(b"<!---->"), TEXT),
    growing("empty comments between words", "1 ok node-limit", 1_000_000, Numbered(b"w%d <!---->")),
    growing("processing instructions", "1 ok node-limit", 5_000_000, TEXT, Repeated(b"<?p?>")),
    growing("doctypes", "1 ok", 2_000_000, TEXT, Repeated(b"<!doctype html>")),
    growing("many <br>", "1 ok node-limit", 8_000_000, TEXT, Repeated(b"<br>")),
    growing("many </p>", "1 ok node-limit", 8_000_000, TEXT, Repeated(b"</p>")),
    growing("many <p>", "1 ok node-limit", 10_000_000, TEXT, Repeated(b"<p>")),
    growing("empty scripts", "1 ok node-limit", 1_800_000, Repeated(b"<script></script>"), TEXT),
    growing(
        "many <meta>",
        "1 ok node-limit,attribute-limit",
        1_000_000,
        Numbered(b"<meta name=n%d content=c>"),
        TEXT,
    ),
    growing("many <title>", "1 ok node-limit", 1_000_000, Numbered(b"<title>t%d</title>"), TEXT),
    growing(
        "many dates and bylines",
        "1 ok",
        100_000,
        Numbered(b"<time datetime=2026-01-01 class='author byline'>n%d</time>"),
        TEXT,
    ),
    growing(
        "many JSON-LD blocks",
        "1 ok",
        150_000,
        Numbered(
            b'<script type=application/ld+json>{"@type":"NewsArticle","headline":"h%d"}</script>'
        ),
        TEXT,
    ),
    growing(
        "JSON-LD with a long list",
        "1 ok",
        500_000,
        b'<script type=application/ld+json>{"@graph":[',
        Numbered(b'{"@type":"Person","name":"n%d","@id":"i"},'),
        b"0]}</script>",
        TEXT,
    ),
    growing(
        "JSON-LD, deeply nested",
        "1 ok",
        2_000_000,
        b"<script type=application/ld+json>",
        Repeated(b'{"a":['),
        b"</script>",
        TEXT,
    ),
    growing("tiny paragraphs", "1 ok", 150_000, Numbered(b"<p>w%d")),
    growing(
        "tiny paragraphs up to the record limit", "1 ok node-limit", 3_000_000, Numbered(b"<p>w%d")
    ),
    growing(
        "list items up to the record limit",
        "1 ok node-limit",
        2_500_000,
        b"<ul>",
        Numbered(b"<li>w%d"),
    ),
    growing(
        "links up to the record limit",
        "1 ok node-limit",
        1_400_000,
        Numbered(b"<a href=/>w%d</a> "),
    ),
    growing("many tables", "1 ok", 50_000, Numbered(b"<table><tr><td>w%d<td>x</table>")),
    growing("table with one long row", "1 ok", 150_000, b"<table><tr>", Numbered(b"<td>w%d")),
    growing("table with many rows", "1 ok", 60_000, b"<table>", Numbered(b"<tr><td>w%d<td>x")),
    growing(
        "text moved out of many tables",
        "1 ok node-limit",
        300_000,
        b"<table>",
        Numbered(b"<tr>w%d <table>"),
    ),
    growing(
        "text moved out of one table",
        "1 ok node-limit",
        1_000_000,
        b"<table>",
        Numbered(b"w%d <b></b><tr>"),
    ),
    growing(
        "svg with unmatched end tags",
        "1 ok node-limit",
        300_000,
        Numbered(b"<svg></g></x><g></p><p>w%d "),
    ),
    growing("text in math", "1 ok node-limit", 700_000, Numbered(b"<math><mi>w%d </math>")),
    growing(
        "tag name of 30 MB", "1 ok", 30_000_000, TEXT, b"<", Repeated(b"x"), b">", b"<p>The end."
    ),
    growing(
        "attribute value of 30 MB",
        "1 ok",
        15_000_000,
        TEXT,
        b"<p class='",
        Repeated(b"x "),
        b"'>The end.",
    ),
    growing(
        "attribute name of 30 MB", "1 ok", 30_000_000, TEXT, b"<p ", Repeated(b"x"), b">The end."
    ),
    growing("one long paragraph", "1 ok", 1_500_000, b"<p>", Numbered(b"w%d and so on. ")),
    InputCase(
        "paragraph of 200 MB, within the limit",
        lambda n: concatenate([TEXT, b"<p>", Repeated(b"and so on. ")], n),
        "1 ok",
        n=(200 << 20) // 11,
        words=lambda n: TEXT.words,
        options=("--from", "html", "--max-record-bytes", str(1 << 30)),
        peak_mb=1200,
    ),
    growing("word of 30 MB", "1 ok", 30_000_000, TEXT, b"<p>", Repeated(b"x")),
    growing("words of one letter", "1 ok", 15_000_000, TEXT, b"<p>", Repeated(b"x ")),
    growing(
        "Chinese text without punctuation",
        "1 ok",
        10_000_000,
        TEXT,
        b"<p>",
        Repeated("的".encode()),
    ),
    growing("line breaks", "1 ok node-limit", 2_000_000, b"<p>", Numbered(b"w%d<br>")),
    growing("line feeds in <pre>", "1 ok", 3_000_000, b"<pre>", Numbered(b"w%d\n")),
    growing("only white space after text", "1 ok", 15_000_000, TEXT, Repeated(b" \n")),
    InputCase(
        "pages of tiny paragraphs in parallel",
        lambda n: (b'{"html":"' + b"<p>x" * 250_000 + b'"}\n' for _ in range(n)),
        "40 ok",
        n=40,
        file="records.jsonl",
    ),
    growing("unclosed comment", "1 ok", 6_000_000, TEXT, b"<!-- ", Repeated(b"x -- ")),
    growing("unclosed script", "1 ok", 10_000_000, TEXT, b"<script>", Repeated(b"<x ")),
    growing("unclosed style", "1 ok", 4_000_000, TEXT, b"<style>", Repeated(b"</styl ")),
    growing("unclosed textarea", "1 ok", 10_000_000, TEXT, b"<textarea>", Repeated(b"<x>")),
    growing("unclosed title", "1 empty", 15_000_000, b"<title>", Repeated(b"x ")),
    growing(
        "unclosed noscript",
        "1 ok node-limit",
        1_000_000,
        b"<noscript>",
        Numbered(b"<p>It was w%d."),
    ),
    growing("unclosed tag", "1 ok", 15_000_000, TEXT, b"<p a='", Repeated(b"x>")),
    growing("<plaintext>", "1 ok", 10_000_000, TEXT, b"<plaintext>", Repeated(b"<p>")),
    growing("CDATA in svg", "1 empty", 1_000_000, b"<svg><text>", Numbered(b"<![CDATA[x]]>%d")),
    growing("CDATA in HTML", "1 ok node-limit", 2_000_000, TEXT, Repeated(b"<![CDATA[x]]>")),
    growing("NULs between words", "1 ok", 1_000_000, b"<p>", Numbered(b"\0w%d ")),
    growing("carriage returns between words", "1 ok", 1_000_000, b"<p>", Numbered(b"w%d\r")),
]
