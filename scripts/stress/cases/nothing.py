"""Pages and streams that hold nothing, or nothing to read."""
from scripts.stress.case import Input

ROWS = [
    Input("an empty file", lambda n: b"", "1 empty"),
    Input("empty stdin", lambda n: b"", "no lines", file="-"),
    Input("white space only", lambda n: b" \n\t\r\n " * 1000, "1 empty"),
    Input("<html> only", lambda n: b"<html>", "1 empty"),
    Input("an empty document", lambda n: b"<!doctype html><html><head></head><body></body></html>", "1 empty"),
    Input("a frameset", lambda n: b"<html><frameset><frame src=a><frame src=b></frameset></html>", "1 empty"),
    Input(
        "noscript only",
        lambda n: b"<noscript>" + b"".join(b"<p>It was w%d on Monday." % i for i in range(30)) + b"</noscript>",
        "1 ok",
        words=lambda n: 30,
    ),
]
