#!/usr/bin/env python3
"""A page as a naive scraper leaves it: every visible text node, a line break at every block element.

Crawls ship such text (a WET file), and the text model must learn from more languages than the shared text corpora have.
Scrapers differ, so a page's rendering varies by a hash of its id: blank lines between blocks or none, list marks or
none, the head's title first or not. Same id, same text.

usage: python3 -m scripts.train.naive_text PAGE.html[.gz]
"""
import gzip
import hashlib
import html.parser
import pathlib
import re
import sys

HIDDEN = frozenset("script style template noscript svg math head select textarea iframe object audio video canvas".split())
BREAKS = frozenset(
    "address article aside blockquote body br button center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table td th tr ul".split()
)
MARKS = ("", "", "- ", "* ", "• ")
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.I)


class Rendering(html.parser.HTMLParser):
    def __init__(self, mark):
        super().__init__(convert_charrefs=True)
        self.mark, self.lines, self.line, self.hidden, self.title, self.in_title = mark, [], [], 0, "", False

    def handle_starttag(self, tag, attrs):
        if tag == "title":
            self.in_title = True
        if tag == "body":
            # Heads are left unclosed often enough; nothing behind <body> is in one.
            self.hidden = 0
        elif tag in HIDDEN:
            self.hidden += 1
        if tag in BREAKS:
            self.end_line()
            if tag == "li" and self.mark:
                self.line.append(self.mark)

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False
        if tag in HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in BREAKS:
            self.end_line()

    def handle_data(self, data):
        if self.in_title and not self.title:
            self.title = " ".join(data.split())
        if not self.hidden:
            self.line.append(data)

    def end_line(self):
        line = " ".join("".join(self.line).split())
        if line and line != self.mark.strip():
            self.lines.append(line)
        self.line = []


def decode(data):
    """UTF-8 where it is valid, else what the page declares, else GB18030 (Latin prose is never valid in it), else Latin-1."""
    declared = META_CHARSET.search(data[:4096])
    named = declared[1].decode("ascii", "replace") if declared else "latin-1"
    for name in ("utf-8", named if declared else "gb18030", "gb18030"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    try:
        return data.decode(named, "replace")
    except LookupError:
        return data.decode("latin-1")


def render(page, name):
    choice = hashlib.sha256(name.encode()).digest()
    rendering = Rendering(MARKS[choice[2] % len(MARKS)])
    rendering.feed(page)
    rendering.end_line()
    lines = rendering.lines
    if rendering.title and choice[3] % 2:
        lines = [rendering.title, *lines]
    return ("\n\n" if choice[4] % 3 == 0 else "\n").join(lines)


def render_file(path):
    data = path.read_bytes()
    return render(decode(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data), path.name.split(".")[0])


if __name__ == "__main__":
    print(render_file(pathlib.Path(sys.argv[1])))
