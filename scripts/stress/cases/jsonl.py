"""JSON lines that are broken, or valid and unusual. Every line of input gives a line of output."""

from collections.abc import Iterator

from scripts.stress.case import InputCase

PAGE = b"<p>It was on Monday, said the mayor, that the old bridge was closed for good. w1</p>"
GOOD = b'{"html":"%b"}\n' % PAGE
FILE = "records.jsonl"


def lines(name: str, expected: str, *records: bytes) -> InputCase:
    """The records between two good lines, which must not be affected."""
    content = GOOD + b"".join(record + b"\n" for record in records) + GOOD
    return InputCase(name, lambda n: content, expected, file=FILE, options=("--from", "jsonl"))


def stream(name: str, expected: str, content: bytes) -> InputCase:
    """The bytes of a whole file."""
    return InputCase(name, lambda n: content, expected, file=FILE)


def with_field(value: bytes) -> bytes:
    """A good record with another field."""
    return b'{"html":"%b","more":%b}' % (PAGE, value)


def long_line(n: int, beginning: bytes = PAGE) -> Iterator[bytes]:
    """A good line, a page that begins well and continues with n bytes of one word, a good line."""
    yield GOOD + b'{"html":"%b' % beginning
    for _ in range(n >> 20):
        yield b"x" * (1 << 20)
    yield b'"}\n' + GOOD


def long_word(n: int) -> Iterator[bytes]:
    """The same without the beginning: a word of n characters is not a body."""
    return long_line(n, b"")


SURROGATES = b'{"html":"<p>It was \\ud800 on Monday \\udc00, said the mayor of the town."}'
SEPARATOR_AND_NUL = '{"html":"<p>It was\u2028on Monday\\u0000, said the mayor of the town."}'
INVALID_UTF8 = b'{"html":"<p>It was \xff on Monday, said the mayor of the town."}'
MANY_FIELDS = b"{" + b"".join(b'"key%d":%d,' % (i, i) for i in range(100_000)) + GOOD[1:-1]
ESCAPED = b'{"html":"%b"}' % b"".join(b"\\u%04x" % character for character in PAGE)

CASES = [
    lines("truncated record", "1 error, 2 ok", b'{"html":"<p>broken'),
    lines("lines that are not objects", "4 error, 2 ok", b"[1,2]", b"17", b'"text"', b"null"),
    lines("missing key", "1 error, 2 ok", b'{"body":"x"}'),
    lines("page is null", "1 empty, 2 ok", b'{"html":null}'),
    lines("page is a number", "1 error, 2 ok", b'{"html":17}'),
    lines("page is an array", "1 error, 2 ok", b'{"html":["<p>a"]}'),
    lines("lone surrogates", "3 ok", SURROGATES),
    lines("U+2028 and U+0000", "3 ok", SEPARATOR_AND_NUL.encode()),
    lines("invalid UTF-8", "2 ok, 1 ok guessed-charset", INVALID_UTF8),
    lines("blank lines", "2 ok", b"", b"   ", b""),
    lines("duplicate keys", "3 ok", b'{"html":"<p>x","html":"%b"}' % PAGE),
    lines("unknown field of depth 500", "3 ok", with_field(b"[" * 500 + b"]" * 500)),
    lines("unknown field, unbalanced", "1 error, 2 ok", with_field(b"[" * 100_000)),
    lines(
        "numbers out of range",
        "4 ok",
        with_field(b"123456789012345678901234567890"),
        with_field(b"1e999"),
    ),
    lines("100,000 unknown fields", "3 ok", MANY_FIELDS),
    lines("empty page", "1 empty, 2 ok", b'{"html":""}'),
    lines("every character escaped", "3 ok", ESCAPED),
    stream("byte order mark", "3 ok", b"\xef\xbb\xbf" + GOOD * 3),
    stream("CRLF", "3 ok", GOOD.replace(b"\n", b"\r\n") * 3),
    stream("no final newline", "3 ok", (GOOD * 3)[:-1]),
    stream("truncated last line", "1 error, 2 ok", (GOOD * 3)[:-20]),
    stream("line of NULs", "1 error, 2 ok", GOOD + bytes(1000) + b"\n" + GOOD),
    InputCase("stdin", lambda n: GOOD * n, "1000 ok", n=1000, file="-"),
    InputCase("page with a word of 60 MB", long_line, "3 ok", n=60 << 20, file=FILE),
    InputCase("word of 60 MB", long_word, "1 empty, 2 ok", n=60 << 20, file=FILE),
    InputCase("line of 100 MB", long_line, "1 error, 2 ok", n=100 << 20, file=FILE),
    InputCase("line of 2 GB", long_line, "1 error, 2 ok", n=2 << 30, file=FILE, peak_mb=250),
    InputCase(
        "many small records",
        lambda n: (GOOD for _ in range(n)),
        "200000 ok",
        n=200_000,
        file=FILE,
        peak_mb=250,
    ),
]
