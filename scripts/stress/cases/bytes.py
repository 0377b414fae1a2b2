"""Bytes in another encoding than the declared one, and bytes that are not text."""

import random

from scripts.stress.case import InputCase

ENGLISH = "".join(
    f"<p>It was on Monday, said the mayor – “w{i}” – that the café by the old bridge was closed "
    "for good.</p>"
    for i in range(40)
)
ASCII = ENGLISH.encode("ascii", "ignore")
JAPANESE = "".join(
    f"<p>この文章は日本語で書かれています。文字コードを正しく判別できますか。w{i} です。</p>"
    for i in range(20)
)
CHINESE = "".join(
    f"<p>这是一个中文网页,内容是简体中文,编码没有正确声明。w{i} 先生说。</p>" for i in range(20)
)
CP1252 = ENGLISH.encode("cp1252")
PDF, PNG = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def text(name: str, content: bytes, expected: str = "1 ok", words: int = 40) -> InputCase:
    """A page whose words must all be found."""
    return InputCase(name, lambda n: content, expected, words=lambda n: words)


def binary(name: str, n: int, head: bytes = b"") -> InputCase:
    """Random bytes, which become an `error` line."""
    return InputCase(name, lambda n: head + random_bytes(n), "1 error", n=n, code=1)


def random_bytes(n: int) -> bytes:
    return random.Random(7).randbytes(n)


GUESSED = "1 ok guessed-charset"

CASES = [
    text("NULs in words", ASCII.replace(b"Monday", b"Mon\0day")),
    text("NULs around tags", ASCII.replace(b"<p>", b"\0<p>\0")),
    text(
        "invalid UTF-8 throughout",
        ENGLISH.encode().replace(b"Monday", b"\xff\xfeMonday"),
        "1 ok bad-utf8",
    ),
    text("UTF-8 with one byte 0x96", ENGLISH.encode().replace(b"w7", b"\x96 w7"), "1 ok bad-utf8"),
    text("truncated last character", ENGLISH.encode() + "é".encode()[:1], "1 ok bad-utf8"),
    text("UTF-16 LE with a byte order mark", b"\xff\xfe" + ENGLISH.encode("utf-16-le")),
    text("UTF-16 BE with a byte order mark", b"\xfe\xff" + ENGLISH.encode("utf-16-be")),
    text("UTF-16 LE without a byte order mark", ENGLISH.encode("utf-16-le")),
    text("UTF-16 BE without a byte order mark", ENGLISH.encode("utf-16-be")),
    text("UTF-16 of odd length", ENGLISH.encode("utf-16-le") + b"x", "1 ok bad-bytes"),
    text("UTF-8 declared latin-1", b"<meta charset=iso-8859-1>" + ENGLISH.encode()),
    text("GBK declared UTF-8", b"<meta charset=utf-8>" + CHINESE.encode("gbk"), GUESSED, 20),
    text("unknown charset", b"<meta charset=klingon>" + ENGLISH.encode()),
    text("ISO-2022-JP", JAPANESE.encode("iso2022_jp"), "1 ok", 20),
    text("undeclared Shift_JIS", JAPANESE.encode("shift_jis"), GUESSED, 20),
    text("windows-1252 quotes", b"<meta charset=windows-1252>" + CP1252),
    text("undeclared windows-1252", CP1252, GUESSED),
    text("byte order mark in the middle", ENGLISH.replace("w7", "\ufeffw7").encode()),
    text(
        "noncharacters and private use", ENGLISH.replace("w7", "\ufffe\U0010ffff\ue000 w7").encode()
    ),
    binary("PDF named .html", 50_000, PDF),
    binary("PNG named .html", 50_000, PNG),
    binary("random bytes named .html", 1 << 20),
    binary("random bytes up to the record limit", 60 << 20),
    binary("random bytes over the record limit", 80 << 20),
    InputCase("only NULs", lambda n: bytes(n), "1 error", n=1 << 20, code=1),
]
