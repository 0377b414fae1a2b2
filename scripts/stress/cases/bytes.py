"""Bytes that are not the characters they are said to be, or no text at all."""
import random

from scripts.stress.case import Input

ENGLISH = "".join(
    f"<p>It was on Monday, said the mayor – “w{i}” – that the café by the old bridge was closed for good.</p>" for i in range(40)
)
ASCII = ENGLISH.encode("ascii", "ignore")
JAPANESE = "".join(f"<p>この文章は日本語で書かれています。文字コードを正しく判別できますか。w{i} です。</p>" for i in range(20))
CHINESE = "".join(f"<p>这是一个中文网页,内容是简体中文,编码没有正确声明。w{i} 先生说。</p>" for i in range(20))
FORTY, TWENTY = (lambda n: 40), (lambda n: 20)


def words(name, data, expected="1 ok", count=FORTY):
    return Input(name, lambda n: data, expected, words=count)


def random_bytes(n):
    return random.Random(7).randbytes(n)


ROWS = [
    words("NULs in text", ASCII.replace(b"Monday", b"Mon\0day")),
    words("NULs between all pages' tags", ASCII.replace(b"<p>", b"\0<p>\0")),
    words("invalid UTF-8 throughout", ENGLISH.encode().replace(b"Monday", b"\xff\xfeMonday"), "1 ok bad-utf8"),
    words("valid UTF-8 with one 0x96", ENGLISH.encode().replace(b"w7", b"\x96 w7"), "1 ok bad-utf8"),
    words("a cut last character", ENGLISH.encode() + "é".encode()[:1], "1 ok bad-utf8"),
    words("UTF-16 LE with a mark", b"\xff\xfe" + ENGLISH.encode("utf-16-le")),
    words("UTF-16 BE with a mark", b"\xfe\xff" + ENGLISH.encode("utf-16-be")),
    words("UTF-16 LE without a mark", ENGLISH.encode("utf-16-le")),
    words("UTF-16 BE without a mark", ENGLISH.encode("utf-16-be")),
    words("UTF-16 of odd length", ENGLISH.encode("utf-16-le") + b"x", "1 ok bad-bytes"),
    words("UTF-8 declared latin-1", b"<meta charset=iso-8859-1>" + ENGLISH.encode()),
    words("GBK declared UTF-8", b"<meta charset=utf-8>" + CHINESE.encode("gbk"), "1 ok guessed-charset", TWENTY),
    words("an unknown charset", b"<meta charset=klingon>" + ENGLISH.encode()),
    words("ISO-2022-JP", JAPANESE.encode("iso2022_jp"), "1 ok", TWENTY),
    words("Shift_JIS undeclared", JAPANESE.encode("shift_jis"), "1 ok guessed-charset", TWENTY),
    words("windows-1252 quotes", b"<meta charset=windows-1252>" + ENGLISH.encode("cp1252")),
    words("windows-1252 undeclared", ENGLISH.encode("cp1252"), "1 ok guessed-charset"),
    words("a byte order mark in the middle", ENGLISH.replace("w7", "\ufeffw7").encode()),
    words("noncharacters and private use", ENGLISH.replace("w7", "\ufffe\U0010ffff\ue000 w7").encode()),
    Input("a PDF named .html", lambda n: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random_bytes(50_000), "1 error", code=1),
    Input("a PNG named .html", lambda n: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random_bytes(50_000), "1 error", code=1),
    Input("random bytes named .html", random_bytes, "1 error", n=1 << 20, code=1),
    Input("random bytes up to the record limit", random_bytes, "1 error", n=60 << 20, code=1),
    Input("random bytes over the record limit", random_bytes, "1 error", n=80 << 20, code=1),
    Input("NULs alone", lambda n: bytes(n), "1 error", n=1 << 20, code=1),
]
