"""What a body in Markdown keeps of the structure of its page, beside other extractors.

    python -m scripts.evaluate.structure [--defuddle FOLDER] [--limit N] [CORPUS …]
    python -m scripts.evaluate.structure --words [CORPUS …]

An element counts if its text is in the gold body: headings with their level, list items with the
item around them, cells of data tables, blocks of code, links by their text. Recall is the share of
the page's elements that the Markdown has; precision is the share of the Markdown's elements that
the page has as such, in the body or not. The Markdown is read by markdown-it-py, a CommonMark
parser, so that a construct that is written wrong does not count. --words counts the pages whose
Markdown, read by that parser, has other characters than their plain text.

The interpreter needs lxml, markdown-it-py 4 and trafilatura 2.3.1 from PyPI. FOLDER holds the
packages defuddle 0.19.4 and linkedom of npm; without it defuddle is left out.
"""

import argparse
import gzip
import json
import pathlib
import re
import select
import subprocess
import sys
from collections import Counter
from typing import Any

from scripts import corpora, program

KINDS = ("headings", "items", "cells", "code", "links")

# A page that takes defuddle longer than this, in seconds, counts as without Markdown.
DEFUDDLE_LIMIT = 30

# Run by node in FOLDER: paths of pages go in, a JSON line for each comes out.
DEFUDDLE = """
import { parseHTML } from 'linkedom';
import { Defuddle } from 'defuddle/node';
import { readFileSync } from 'fs';
import { createInterface } from 'readline';
import { gunzipSync } from 'zlib';
for await (const path of createInterface({ input: process.stdin })) {
  let content = '';
  try {
    const file = readFileSync(path);
    const page = (path.endsWith('.gz') ? gunzipSync(file) : file).toString();
    const { document } = parseHTML(page);
    const result = await Defuddle(document, 'https://page.example/', { markdown: true });
    content = result.content || '';
  } catch (error) {}
  process.stdout.write(JSON.stringify(content) + '\\n');
}
"""


def normal(text: str | None) -> str:
    """A text as it is compared: in lower case, letters and digits only."""
    return re.sub(r"[\W_]+", "", (text or "").lower())


def own_text(item: Any) -> str:
    """The text of a list item without the lists in it."""
    parts = [item.text or ""]
    for child in item:
        if child.tag not in ("ul", "ol", "menu"):
            parts.append(child.text_content() if isinstance(child.tag, str) else "")
        parts.append(child.tail or "")
    return normal("".join(parts))


def is_data(table: Any) -> bool:
    """Whether a table has rows of cells and no tables in it."""
    rows = table.findall(".//tr")
    return table.find(".//table") is None and sum(len(row) > 1 for row in rows) > 1


def elements(tree: Any) -> dict[str, Counter[tuple[str, ...]]]:
    """The elements of a tree by kind; the first part of each is its text."""
    found: dict[str, Counter[tuple[str, ...]]] = {kind: Counter() for kind in KINDS}
    for level in range(1, 7):
        for heading in tree.iter(f"h{level}"):
            found["headings"][normal(heading.text_content()), str(level)] += 1
    for item in tree.iter("li"):
        around = next(item.iterancestors("li"), None)
        found["items"][own_text(item), "" if around is None else own_text(around)] += 1
    for table in filter(is_data, tree.iter("table")):
        for cell in table.iter("td", "th"):
            found["cells"][(normal(cell.text_content()),)] += 1
    for code in tree.iter("pre"):
        found["code"][(normal(code.text_content()),)] += 1
    for link in tree.iter("a"):
        if link.get("href") and not link.get("href").startswith(("#", "javascript:")):
            found["links"][(normal(link.text_content()),)] += 1
    for kind, counts in found.items():
        # Short texts are in every body.
        least = 1 if kind == "cells" else 3
        found[kind] = Counter({key: n for key, n in counts.items() if len(key[0]) >= least})
    return found


def markdown_parser() -> Any:
    """A parser of GitHub Flavored Markdown."""
    from markdown_it import MarkdownIt  # type: ignore[import-not-found,unused-ignore]

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def score(
    pages: dict[str, pathlib.Path], bodies: dict[str, str], written: dict[str, str]
) -> dict[str, tuple[float, float, int]]:
    """Recall, precision and the number of gold elements of each kind."""
    import lxml.html  # type: ignore[import-untyped,unused-ignore]

    parser = markdown_parser()
    hits, golds = Counter[str](), Counter[str]()
    right, shown = Counter[str](), Counter[str]()
    for name, path in pages.items():
        tree = lxml.html.fromstring(read(path).decode(errors="replace").encode())
        body = normal(bodies[name])
        html = parser.render(written.get(name) or "") or "<p></p>"
        ours = elements(lxml.html.fromstring(f"<div>{html}</div>"))
        for kind, all_elements in elements(tree).items():
            gold = Counter({k: n for k, n in all_elements.items() if k[0] in body})
            if kind == "cells":
                # A number is in a body by chance, so cells count only if they have more together.
                gold = gold if sum(len(k[0]) for k in gold) > 20 else Counter()
            hits[kind] += (gold & ours[kind]).total()
            golds[kind] += gold.total()
            right[kind] += (all_elements & ours[kind]).total()
            shown[kind] += ours[kind].total()
    return {
        kind: (hits[kind] / max(golds[kind], 1), right[kind] / max(shown[kind], 1), golds[kind])
        for kind in KINDS
    }


def read(path: pathlib.Path) -> bytes:
    """A page, which may be compressed."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def of_dechaff(pages: dict[str, pathlib.Path]) -> dict[str, str]:
    """The Markdown of the program."""
    rows = program.clean_html(program.build(), pages.values(), ["--body", "markdown"])
    return program.texts(rows)


def of_trafilatura(pages: dict[str, pathlib.Path]) -> dict[str, str]:
    """The Markdown of trafilatura, with all that it can keep."""
    import trafilatura  # type: ignore[import-not-found,unused-ignore]

    options: dict[str, Any] = {"output_format": "markdown", "include_comments": False}
    options |= {"include_formatting": True, "include_links": True, "include_tables": True}
    return {name: trafilatura.extract(read(path), **options) or "" for name, path in pages.items()}


def of_defuddle(pages: dict[str, pathlib.Path], folder: pathlib.Path) -> dict[str, str]:
    """The Markdown of defuddle; a page over the time limit is named and has none."""

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["node", "--input-type=module", "--eval", DEFUDDLE],
            cwd=folder,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    written, node = {}, start()
    for name, path in pages.items():
        assert node.stdin and node.stdout
        node.stdin.write(f"{path.resolve()}\n")
        node.stdin.flush()
        if select.select([node.stdout], [], [], DEFUDDLE_LIMIT)[0]:
            line = node.stdout.readline()
            if not line:
                packages = "npm install defuddle@0.19.4 linkedom"
                raise SystemExit(f"node ended at {path.name}; {folder} needs: {packages}")
            written[name] = json.loads(line)
            continue
        print(f"defuddle: {path.name} takes more than {DEFUDDLE_LIMIT} s", file=sys.stderr)
        node.kill()
        node.wait()
        node, written[name] = start(), ""
    node.kill()
    node.wait()
    return written


def different_words(folder: pathlib.Path) -> tuple[int, int]:
    """Of a corpus: pages whose Markdown has other characters than their text, and all pages."""
    import lxml.html  # type: ignore[import-untyped,unused-ignore]

    binary, parser = program.build(), markdown_parser()
    plain = program.texts(program.clean_html(binary, [folder]))
    options = ["--body", "markdown", "--links", "text"]
    written = program.texts(program.clean_html(binary, [folder], options))

    def characters(text: str) -> str:
        # Cells have bars between them in plain text, formulas dollars around them in Markdown.
        return re.sub(r"[\s|$]+", "", text)

    different = 0
    for name, text in plain.items():
        html = f"<div>{parser.render(written[name])}</div>"
        read_back = lxml.html.fromstring(html).text_content()
        different += characters(read_back) != characters(text)
    return different, len(plain)


def main() -> None:
    """Prints a table for each corpus."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--defuddle", type=pathlib.Path, metavar="FOLDER")
    arguments.add_argument("--limit", type=int, default=sys.maxsize, metavar="N")
    arguments.add_argument("--words", action="store_true")
    arguments.add_argument("corpus", nargs="*", default=["wcxb", "readers"])
    given = arguments.parse_args()
    for corpus in given.corpus:
        if given.words:
            different, pages_read = different_words(corpora.folder(corpus) / "html")
            print(f"{corpus}: {different} of {pages_read} pages have other characters")
            continue
        golds = list(corpora.gold_pages(corpus).items())[: given.limit]
        bodies = {name: gold.body for name, gold in golds}
        paths = sorted((corpora.folder(corpus) / "html").iterdir())
        pages = {program.stem(path.name): path for path in paths}
        pages = {name: path for name, path in pages.items() if name in bodies}
        outputs = {"dechaff": of_dechaff(pages), "trafilatura": of_trafilatura(pages)}
        if given.defuddle:
            outputs["defuddle"] = of_defuddle(pages, given.defuddle)
        print(f"{corpus}, {len(pages)} pages: recall / precision")
        for name, written in outputs.items():
            scores = score(pages, bodies, written)
            row = " ".join(
                f"{kind} {recall:.3f} / {precision:.3f} (n {n})"
                for kind, (recall, precision, n) in scores.items()
            )
            print(f"  {name:12} {row}")


if __name__ == "__main__":
    main()
