"""Lines of JSON that are broken, or well-formed and unusual. Every line gives a line."""
import json

from scripts.stress.case import Input

PAGE = "<p>It was on Monday, said the mayor, that the old bridge was closed for good. w1</p>"
GOOD = b'{"html":"%b"}\n' % PAGE.encode()
RECORD = 64 << 20


def lines(name, *records, expected, **rest):
    """A good line, the records, a good line: what is wrong with one must not touch the next."""
    data = GOOD + b"".join(record + b"\n" for record in records) + GOOD
    return Input(name, lambda n: data, expected, file="records.jsonl", options=("--from", "jsonl"), **rest)


def field(value):
    return b'{"html":"%b","more":%b}' % (PAGE.encode(), value)


def endless(n, begins=PAGE.encode()):
    """A good line, then one whose page begins as well and does not end for n bytes."""
    yield GOOD + b'{"html":"%b' % begins
    for _ in range(n >> 20):
        yield b"x" * (1 << 20)
    yield b'"}\n' + GOOD


def one_word(n):
    """The same without a beginning: a word of n characters is no body."""
    return endless(n, b"")


ROWS = [
    lines("a broken line", b'{"html":"<p>broken', expected="1 error, 2 ok"),
    lines("a line that is no object", b"[1,2]", b"17", b'"text"', b"null", expected="4 error, 2 ok"),
    lines("a missing key", b'{"body":"x"}', expected="1 error, 2 ok"),
    lines("null where the page belongs", b'{"html":null}', expected="1 empty, 2 ok"),
    lines("a number where the page belongs", b'{"html":17}', expected="1 error, 2 ok"),
    lines("an array where the page belongs", b'{"html":["<p>a"]}', expected="1 error, 2 ok"),
    lines("lone surrogates", b'{"html":"<p>It was \\ud800 on Monday \\udc00, said the mayor of the town."}', expected="3 ok"),
    lines("U+2028 and U+0000", '{"html":"<p>It was\u2028on Monday\\u0000, said the mayor of the town."}'.encode(), expected="3 ok"),
    lines("invalid UTF-8", b'{"html":"<p>It was \xff on Monday, said the mayor of the town."}', expected="2 ok, 1 ok guessed-charset"),
    lines("blank lines", b"", b"   ", b"", expected="2 ok"),
    lines("duplicate keys", b'{"html":"<p>x","html":"%b"}' % PAGE.encode(), expected="3 ok"),
    lines("depth over 128 in an unknown field", field(b"[" * 500 + b"]" * 500), expected="3 ok"),
    lines("unbalanced depth in an unknown field", field(b"[" * 100_000), expected="1 error, 2 ok"),
    lines("integers of 30 digits", field(b"123456789012345678901234567890"), field(b"1e999"), expected="4 ok"),
    lines("100,000 unknown fields", b"{" + b"".join(b'"key%d":%d,' % (i, i) for i in range(100_000)) + GOOD[1:-1], expected="3 ok"),
    lines("an empty page", b'{"html":""}', expected="1 empty, 2 ok"),
    lines("escaped throughout", b'{"html":"%b"}' % b"".join(b"\\u%04x" % c for c in PAGE.encode()), expected="3 ok"),
    Input("a byte order mark", lambda n: b"\xef\xbb\xbf" + GOOD * 3, "3 ok", file="records.jsonl"),
    Input("CRLF", lambda n: GOOD.replace(b"\n", b"\r\n") * 3, "3 ok", file="records.jsonl"),
    Input("no final newline", lambda n: (GOOD * 3)[:-1], "3 ok", file="records.jsonl"),
    Input("a torn last line", lambda n: (GOOD * 3)[:-20], "1 error, 2 ok", file="records.jsonl"),
    Input("NULs for lines", lambda n: GOOD + bytes(1000) + b"\n" + GOOD, "1 error, 2 ok", file="records.jsonl"),
    Input("stdin", lambda n: GOOD * n, "1000 ok", n=1000, file="-", grows=False),
    Input("a page with a word of 60 MB", endless, "3 ok", n=60 << 20, file="records.jsonl"),
    Input("a word of 60 MB", one_word, "1 empty, 2 ok", n=60 << 20, file="records.jsonl"),
    Input("a line of 100 MB", endless, "1 error, 2 ok", n=100 << 20, file="records.jsonl"),
    Input("an endless line", endless, "1 error, 2 ok", n=2 << 30, file="records.jsonl", peak_mb=250),
    Input("many small records", lambda n: (GOOD for _ in range(n)), "200000 ok", n=200_000, file="records.jsonl", peak_mb=250),
]
