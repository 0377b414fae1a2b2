"""Renders a page as a naive scraper does: every visible text node, a line break at block elements.

Crawls ship such text (WET files), and the text model must learn from more languages than the shared
text corpora have. Scrapers differ, so the rendering of a page depends on a hash of its id: blank
lines between blocks or none, list marks or none, the title first or not. Same id, same text.
"""

import gzip
import hashlib
import html.parser
import pathlib
import re

HIDDEN = frozenset(
    "script style template noscript svg math head select textarea iframe object audio video"
    " canvas".split()
)
BREAKS = frozenset(
    "address article aside blockquote body br button center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre"
    " section summary table td th tr ul".split()
)
MARKS = ("", "", "- ", "* ", "• ")
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.I)


class Rendering(html.parser.HTMLParser):
    """Collects the lines of a page and its title."""

    def __init__(self, mark: str) -> None:
        super().__init__(convert_charrefs=True)
        self.mark = mark
        self.lines: list[str] = []
        self.line: list[str] = []
        self.hidden = 0
        self.title = ""
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self.in_title = True
        if tag == "body":
            # A head is often left unclosed; nothing after <body> is inside one.
            self.hidden = 0
        elif tag in HIDDEN:
            self.hidden += 1
        if tag in BREAKS:
            self.end_line()
            if tag == "li" and self.mark:
                self.line.append(self.mark)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag in HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in BREAKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if self.in_title and not self.title:
            self.title = " ".join(data.split())
        if not self.hidden:
            self.line.append(data)

    def end_line(self) -> None:
        """Ends the current line, which is dropped if it is empty."""
        line = " ".join("".join(self.line).split())
        if line and line != self.mark.strip():
            self.lines.append(line)
        self.line = []


def decode(data: bytes) -> str:
    """UTF-8 if valid, else what the page declares, else GB18030 (in which Latin prose is never
    valid), else Latin-1."""
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


def render(page: str, name: str) -> str:
    """The text of a page; `name` decides the variant."""
    choice = hashlib.sha256(name.encode()).digest()
    rendering = Rendering(MARKS[choice[2] % len(MARKS)])
    rendering.feed(page)
    rendering.end_line()
    lines = rendering.lines
    if rendering.title and choice[3] % 2:
        lines = [rendering.title, *lines]
    return ("\n\n" if choice[4] % 3 == 0 else "\n").join(lines)


def render_file(path: pathlib.Path) -> str:
    """The text of a page on disk, compressed or not."""
    data = path.read_bytes()
    page = decode(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    return render(page, path.name.split(".")[0])
