"""Empty pages and streams."""

from scripts.stress.case import InputCase

NOSCRIPT = b"".join(b"<p>It was w%d on Monday." % i for i in range(30))

CASES = [
    InputCase("empty file", lambda n: b"", "1 empty"),
    InputCase("empty stdin", lambda n: b"", "no lines", file="-"),
    InputCase("only white space", lambda n: b" \n\t\r\n " * 1000, "1 empty"),
    InputCase("only <html>", lambda n: b"<html>", "1 empty"),
    InputCase(
        "empty document",
        lambda n: b"<!doctype html><html><head></head><body></body></html>",
        "1 empty",
    ),
    InputCase(
        "frameset",
        lambda n: b"<html><frameset><frame src=a><frame src=b></frameset></html>",
        "1 empty",
    ),
    InputCase(
        "only noscript",
        lambda n: b"<noscript>" + NOSCRIPT + b"</noscript>",
        "1 ok",
        words=lambda n: 30,
    ),
]
