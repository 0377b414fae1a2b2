"""Markup built to be slow, to take memory, or to hide its text.

Sizes are ten times those at which the parser alone takes minutes or gigabytes, or what the record limit lets in. Each
row grows, so that what is quadratic shows, and its words are numbered, so that what is lost shows.
"""
from scripts.stress.case import Input

RECORD = 64 << 20


def repeat(piece, count, size=1 << 16):
    """`piece` so many times, in chunks."""
    whole, rest = divmod(count, size)
    chunk = piece * size
    for _ in range(whole):
        yield chunk
    yield piece * rest


def numbered(piece, count):
    """`piece % i` for i up to count, in chunks."""
    for start in range(0, count, 10_000):
        yield b"".join(piece % i for i in range(start, min(start + 10_000, count)))


def page(*parts):
    """Parts, each bytes or pieces of them, as one."""
    for part in parts:
        yield from [part] if isinstance(part, bytes) else part


def prose(count, first=0):
    """Words that are counted, in sentences, so that a page has something to keep."""
    for start in range(0, count, 20):
        words = b" ".join(b"w%d" % (first + i) for i in range(start, min(start + 20, count)))
        yield b"<p>The mayor said %b on Monday.</p>" % words


def inside(before, piece, behind=b""):
    """Numbered words in `piece` (with one %d), all of it between `before` and `behind`."""
    return lambda n: page(before, numbered(piece, n), behind)


def row(name, make, expected, n, words=None, **rest):
    return Input(name, make, expected, n=n, grows=True, words=words, options=("--from", "html"), **rest)


same = lambda n: n
hundred = lambda n: 100


ROWS = [
    row("nested <div>", inside(b"", b"<div>w%d "), "1 ok depth-limit", 1_000_000, same),
    row("nested <div>, all closed", lambda n: page(repeat(b"<div>", n), prose(100), repeat(b"</div>", n)), "1 ok depth-limit", 1_000_000, hundred),
    row("nested <ul><li>", inside(b"", b"<ul><li>w%d "), "1 ok depth-limit", 100_000, same),
    row("nested <span>", lambda n: page(repeat(b"<span>", n), prose(100)), "1 ok depth-limit", 5_000_000, hundred),
    row("nested <table><tr><td>", inside(b"", b"<table><tr><td>w%d "), "1 ok depth-limit", 500_000, same),
    row("nested <blockquote><p>", inside(b"", b"<blockquote><p>w%d "), "1 ok depth-limit", 500_000, same),
    row("nested <button>, <select>, <option>", inside(b"", b"<button>w%d<select><option>x</select>"), "1 ok node-limit", 200_000, same),
    row("nested <svg><g>", lambda n: page(repeat(b"<svg><g>", n), prose(100)), "1 ok depth-limit", 1_000_000, hundred),
    row("nested <template>", lambda n: page(repeat(b"<template>", n), repeat(b"</template>", n), prose(100)), "1 ok depth-limit,node-limit", 500_000, hundred),
    row("nested <object>", lambda n: page(repeat(b"<object>", n), repeat(b"</object>", n), prose(100)), "1 ok depth-limit", 500_000, hundred),
    row("paragraphs after different <font>", lambda n: page(b"<p>", numbered(b"<font x=%d><p>", n), prose(100)), "1 ok formatting-limit", 100_000, hundred),
        row("32 formatting elements, then paragraphs", lambda n: page(b"<p>", numbered(b"<b x=%d>", 32), numbered(b"<p>w%d ", n)), "1 ok formatting-limit,node-limit", 500_000, same),
    row(
        "<b> and <i> misnested",
        lambda n: page(numbered(b"<b x=%d>", n), numbered(b"<i x=%d>", n), numbered(b"w%d</b> ", n)),
        "1 ok formatting-limit",
        40_000,
        same,
    ),
    row("<font> and a paragraph of text", inside(b"", b"<p>w%d <font x=w><font y=w>"), "1 ok node-limit,attribute-limit", 200_000, same),
    row("different <b>", lambda n: page(numbered(b"<b x=%d>", n), prose(100)), "1 ok formatting-limit", 100_000, hundred),
    row("<b><i><div></b>", inside(b"", b"<b><i><div>w%d </b>"), "1 ok depth-limit,node-limit", 1_000_000, same),
    row("<a><div>", inside(b"", b"<a><div>w%d "), "1 ok depth-limit", 1_000_000, same),
    row("<nobr> and <a> in cells", lambda n: page(prose(100), b"<table>", numbered(b"<tr><td><nobr><a href=%d>w", n)), "1 ok node-limit", 200_000, hundred),
    row("attributes on one tag", lambda n: page(b"<p ", numbered(b"a%d=1 ", n), b">", prose(100)), "1 ok attribute-limit", 1_000_000, hundred),
    row("attributes on one tag, quoted", lambda n: page(b"<p ", numbered(b"a%d=\">'<p>\" ", n), b">", prose(100)), "1 ok attribute-limit", 1_000_000, hundred),
    row("attributes on tags of 6 KB", lambda n: page(*([b"<p "] + [b"a%d " % i for i in range(800)] + [b">x"]) * n, prose(100)), "1 ok attribute-limit", 2_000, hundred),
    row("attributes on <html>", lambda n: page(numbered(b"<html a%d=1>", n), prose(100)), "1 ok attribute-limit", 1_000_000, hundred),
    row("attributes on an end tag", lambda n: page(b"<p></p ", numbered(b"a%d=1 ", n), b">", prose(100)), "1 ok attribute-limit", 1_000_000, hundred),
    row("attributes of new names", lambda n: page(numbered(b"<br attribute-%d>", n), prose(100)), "1 ok attribute-limit", 300_000, hundred),
    row("elements of new names", lambda n: page(numbered(b"<element-%d></element>", n), prose(100)), "1 ok depth-limit,node-limit", 500_000, hundred),
    row("a class of 50 KB on a formatting element", lambda n: page(b"<p><b class='" + b"name " * 10_000 + b"'>", numbered(b"<p>w%d ", n)), "1 ok attribute-limit", 100_000, same),
    row("a href of 50 KB, then paragraphs", lambda n: page(b"<p><a href=" + b"x" * 50_000 + b">", numbered(b"<p>w%d ", n)), "1 ok attribute-limit", 100_000, same),
    row("<", lambda n: page(prose(100), repeat(b"<", n)), "1 ok", 30_000_000, hundred),
    row("&", lambda n: page(prose(100), repeat(b"&", n)), "1 ok", 30_000_000, hundred),
    row("&amp; half", lambda n: page(prose(100), repeat(b"&am", n)), "1 ok", 10_000_000, hundred),
    row("<!---->", lambda n: page(repeat(b"<!---->", n), prose(100)), "1 ok node-limit", 4_500_000, hundred),
    row("<!----> between words", inside(b"", b"w%d <!---->"), "1 ok node-limit", 1_000_000, same),
    row("processing instructions", lambda n: page(prose(100), repeat(b"<?p?>", n)), "1 ok node-limit", 5_000_000, hundred),
    row("doctypes", lambda n: page(prose(100), repeat(b"<!doctype html>", n)), "1 ok", 2_000_000, hundred),
    row("<br>", lambda n: page(prose(100), repeat(b"<br>", n)), "1 ok node-limit", 8_000_000, hundred),
    row("</p>", lambda n: page(prose(100), repeat(b"</p>", n)), "1 ok node-limit", 8_000_000, hundred),
    row("<p>", lambda n: page(prose(100), repeat(b"<p>", n)), "1 ok node-limit", 10_000_000, hundred),
    row("empty scripts", lambda n: page(repeat(b"<script></script>", n), prose(100)), "1 ok node-limit", 1_800_000, hundred),
    row("metas", lambda n: page(numbered(b"<meta name=n%d content=c>", n), prose(100)), "1 ok node-limit,attribute-limit", 1_000_000, hundred),
    row("titles", lambda n: page(numbered(b"<title>t%d</title>", n), prose(100)), "1 ok node-limit", 1_000_000, hundred),
    row("times and bylines", lambda n: page(numbered(b"<time datetime=2026-01-01 class='author byline'>n%d</time>", n), prose(100)), "1 ok", 100_000, hundred),
    row("JSON-LD, many", lambda n: page(numbered(b'<script type=application/ld+json>{"@type":"NewsArticle","headline":"h%d"}</script>', n), prose(100)), "1 ok", 150_000, hundred),
    row("JSON-LD, one list", lambda n: page(b'<script type=application/ld+json>{"@graph":[', numbered(b'{"@type":"Person","name":"n%d","@id":"i"},', n), b"0]}</script>", prose(100)), "1 ok", 500_000, hundred),
    row("JSON-LD, nested", lambda n: page(b"<script type=application/ld+json>", repeat(b'{"a":[', n), b"</script>", prose(100)), "1 ok", 2_000_000, hundred),
    row("tiny paragraphs", inside(b"", b"<p>w%d"), "1 ok", 150_000, same),
    row("tiny paragraphs up to the record limit", inside(b"", b"<p>w%d"), "1 ok node-limit", 3_000_000, same),
    row("list items up to the record limit", inside(b"<ul>", b"<li>w%d"), "1 ok node-limit", 2_500_000, same),
    row("links up to the record limit", inside(b"", b"<a href=/>w%d</a> "), "1 ok node-limit", 1_400_000, same),
    row("tables", inside(b"", b"<table><tr><td>w%d<td>x</table>"), "1 ok", 50_000, same),
    row("cells of one row", inside(b"<table><tr>", b"<td>w%d"), "1 ok", 150_000, same),
    row("rows of one table", inside(b"<table>", b"<tr><td>w%d<td>x"), "1 ok", 60_000, same),
    row("text fostered out of tables", inside(b"<table>", b"<tr>w%d <table>"), "1 ok node-limit", 300_000, same),
    row("text fostered out of one table", inside(b"<table>", b"w%d <b></b><tr>"), "1 ok node-limit", 1_000_000, same),
    row("svg with unmatched ends", inside(b"", b"<svg></g></x><g></p><p>w%d "), "1 ok node-limit", 300_000, same),
    row("math with text inside", inside(b"", b"<math><mi>w%d </math>"), "1 ok node-limit", 700_000, same),
    row("a tag name", lambda n: page(prose(100), b"<", repeat(b"x", n), b">", b"<p>The end."), "1 ok", 30_000_000, hundred),
    row("an attribute value", lambda n: page(prose(100), b"<p class='", repeat(b"x ", n), b"'>The end."), "1 ok", 15_000_000, hundred),
    row("an attribute name", lambda n: page(prose(100), b"<p ", repeat(b"x", n), b">The end."), "1 ok", 30_000_000, hundred),
    row("a text", inside(b"<p>", b"w%d and so on. "), "1 ok", 1_500_000, same),
    Input(
        "a text of 200 MB, allowed",
        lambda n: page(prose(100), b"<p>", repeat(b"and so on. ", n)),
        "1 ok",
        n=(200 << 20) // 11,
        words=hundred,
        options=("--from", "html", "--max-record-bytes", str(1 << 30)),
        peak_mb=1200,
    ),
    row("a text without a space", lambda n: page(prose(100), b"<p>", repeat(b"x", n)), "1 ok", 30_000_000, hundred),
    row("a text of one letter a word", lambda n: page(prose(100), b"<p>", repeat(b"x ", n)), "1 ok", 15_000_000, hundred),
    row("a text without a space, Chinese", lambda n: page(prose(100), b"<p>", repeat("的".encode(), n)), "1 ok", 10_000_000, hundred),
    row("line breaks", inside(b"<p>", b"w%d<br>"), "1 ok node-limit", 2_000_000, same),
    row("line feeds in pre", inside(b"<pre>", b"w%d\n"), "1 ok", 3_000_000, same),
    row("white space", lambda n: page(prose(100), repeat(b" \n", n)), "1 ok", 15_000_000, hundred),
    Input(
        "pages of tiny tags at once",
        lambda n: (b'{"html":"' + b"<p>x" * 250_000 + b'"}\n' for _ in range(n)),
        "40 ok",
        n=40,
        file="records.jsonl",
    ),
    row("an unclosed comment", lambda n: page(prose(100), b"<!-- ", repeat(b"x -- ", n)), "1 ok", 6_000_000, hundred),
    row("an unclosed script", lambda n: page(prose(100), b"<script>", repeat(b"<x ", n)), "1 ok", 10_000_000, hundred),
    row("an unclosed style", lambda n: page(prose(100), b"<style>", repeat(b"</styl ", n)), "1 ok", 4_000_000, hundred),
    row("an unclosed textarea", lambda n: page(prose(100), b"<textarea>", repeat(b"<x>", n)), "1 ok", 10_000_000, hundred),
    row("an unclosed title", lambda n: page(b"<title>", repeat(b"x ", n)), "1 empty", 15_000_000),
    row("an unclosed noscript", lambda n: page(b"<noscript>", numbered(b"<p>It was w%d.", n)), "1 ok node-limit", 1_000_000, same),
    row("an unclosed tag", lambda n: page(prose(100), b"<p a='", repeat(b"x>", n)), "1 ok", 15_000_000, hundred),
    row("<plaintext>", lambda n: page(prose(100), b"<plaintext>", repeat(b"<p>", n)), "1 ok", 10_000_000, hundred),
    row("CDATA", inside(b"<svg><text>", b"<![CDATA[x]]>%d"), "1 empty", 1_000_000),
    row("CDATA outside", lambda n: page(prose(100), repeat(b"<![CDATA[x]]>", n)), "1 ok node-limit", 2_000_000, hundred),
    row("NULs between", inside(b"<p>", b"\0w%d "), "1 ok", 1_000_000, same),
    row("carriage returns", inside(b"<p>", b"w%d\r"), "1 ok", 1_000_000, same),
]
