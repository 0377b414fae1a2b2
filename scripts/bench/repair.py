"""`dechaff repair` beside ftfy and plsfix: accuracy, every difference by kind, and speed.

    python3 -m scripts.bench repair --python VENV/bin/python [--only TABLE ...]

Tables:
  cases        ftfy's own test cases (mojibake-dev.json), quotes straight
  misread      lines of the corpora misread in each code page: the share that is restored
  differences  all text of the corpora, quotes kept: where dechaff and ftfy differ, by kind
  changed      every gold line that dechaff changes, in target/bench/changed.tsv
  speed        megabytes per CPU second: clean text by language, and text that was misread

The other tools come from PyPI, in a virtual environment of the reader's own:
    pip install ftfy==6.3.1 plsfix==0.1.8
dechaff is timed as a whole process; the others by their calls alone, line by line.
Lines of held-out hosts are counted and never listed.
"""

import argparse
import collections
import difflib
import json
import os
import pathlib
import random
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from scripts import corpora, program
from scripts.bench.process import on_cores

PLACE = corpora.TARGET / "bench"
PEERS = ("ftfy", "plsfix")

# Run by the other tools' interpreter: a name and lines in, repaired lines and CPU seconds out.
PEER = """
import json, sys, time
peer, quotes = sys.argv[1:]
lines = json.load(sys.stdin)
if peer == "ftfy":
    import ftfy
    config = ftfy.TextFixerConfig(uncurl_quotes=quotes == "straight")
    def fix(line):
        return ftfy.fix_text(line, config)
else:
    import plsfix
    fix = plsfix.fix_text
start = time.process_time()
repaired = [fix(line) for line in lines]
json.dump({"seconds": time.process_time() - start, "lines": repaired}, sys.stdout)
"""

# Python's codec names. Bytes that a code page does not define are read as C1 controls.
CODE_PAGES = {
    "Latin-1": "latin-1",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "windows-1253": "cp1253",
    "windows-1254": "cp1254",
    "windows-1257": "cp1257",
    "MacRoman": "mac_roman",
    "CP437": "cp437",
    "cp850": "cp850",
    "ISO-8859-2": "iso8859-2",
}
SHAPES = ("whole line", "twice", "one word")
# Lines drawn per language, and bytes that a speed sample of the other tools has at least.
LINES_PER_LANGUAGE, SAMPLE_BYTES = 60, 1_000_000
# Bytes of dechaff's speed samples of clean and of wholly misread text, and the runs of which the
# fastest counts.
SPEED_BYTES, MISREAD_BYTES, ROUNDS = 400_000_000, 10_000_000, 5
# Words that are misread in the speed sample of damaged text.
WORDS = ("don’t", "“so”", "café", "–", "it’s", "naïve", "…")

INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffc]")
WIDTH = re.compile("[\uff01-\uff5e\uff61-\uff9f\u3000]")
LINE_ENDS = re.compile("[\u2028\u2029\u0085\x0b\x0c]")


class Line(NamedTuple):
    """A line of the corpora and where it is from."""

    held_out: bool
    page: str
    text: str


class Case(NamedTuple):
    """A good line, and the same line damaged in one code page and shape."""

    code_page: str
    shape: str
    good: str
    damaged: str


class PeerRun(NamedTuple):
    lines: list[str]
    seconds: float


def dechaff(binary: pathlib.Path, lines: Iterable[str], quotes: str = "keep") -> list[str]:
    """The repaired lines. No line contains a newline."""
    done = subprocess.run(
        [str(binary), "repair", "--quotes", quotes],
        input="".join(f"{line}\n" for line in lines).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout.decode().split("\n")[:-1]


def peer(python: str, name: str, lines: list[str], quotes: str = "keep") -> PeerRun | None:
    """Repaired lines and CPU seconds of another tool, or None where it is not installed."""
    done = subprocess.run(
        [python, "-c", PEER, name, quotes], input=json.dumps(lines).encode(), capture_output=True
    )
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        print(f"  {name} did not run under {python}: {reason}")
        return None
    result = json.loads(done.stdout)
    return PeerRun(result["lines"], result["seconds"])


def cases(binary: pathlib.Path, python: str) -> None:
    rows = json.loads((corpora.SHARED / "corpora" / "mojibake-dev.json").read_text())
    originals = [row["original"] for row in rows]
    runs = {"dechaff": dechaff(binary, originals, "straight")}
    for name in PEERS:
        if run := peer(python, name, originals, "straight"):
            runs[name] = run.lines
    print(f"cases: {len(rows)} test cases of ftfy")
    for name, lines in runs.items():
        pairs = zip(rows, lines, strict=True)
        failed = [row["label"] for row, line in pairs if line != row["fixed"]]
        print(f"  {name:8s} {len(rows) - len(failed)} pass")
        for label in failed:
            print(f"      fails: {label}")


def gold_lines() -> Iterator[Line]:
    """The lines of all titles and bodies."""
    for corpus in corpora.LABELLED:
        for gold in corpora.gold_pages(corpus).values():
            for text in f"{gold.title}\n{gold.body}".split("\n"):
                yield Line(gold.held_out, f"{corpus}/{gold.id}", text)


def all_lines() -> dict[str, Line]:
    """Every different line of the corpora. A synthetic text is held out with its source page."""
    held_out = {gold.id: gold.held_out for gold in corpora.gold_pages("wcxb").values()}
    lines = {line.text: line for line in gold_lines()}
    for name in ("text-all-dev", "text-loose-dev", "tails-dev", "sites-dev"):
        for row in corpora.rows(name):
            is_held_out = held_out.get(row["id"].split("-")[0], True)
            for text in row["text"].split("\n"):
                lines.setdefault(text, Line(is_held_out, f"{name}/{row['id']}", text))
    return lines


def spans(one: str, other: str) -> Iterator[tuple[str, str, str]]:
    """The spans in which two lines differ, each with a few characters around it."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag != "equal":
            around = f"{one[max(0, i - 8) : j + 8]!r} {other[max(0, k - 8) : n + 8]!r}"
            yield one[i:j], other[k:n], around


def kind(line: str, ours: str, theirs: str, old: str, new: str) -> str:
    """What a difference is about. `old` and `new` are the span in dechaff's and ftfy's line."""
    if WIDTH.search(old) and not WIDTH.search(new):
        return "ftfy narrows full-width forms and U+3000 in East Asian text"
    if LINE_ENDS.search(old) or "\n" in new:
        return "ftfy makes new lines of U+2028 and other separators"
    if INVISIBLE.search(new) and not INVISIBLE.sub("", new).strip(old):
        return "dechaff drops soft hyphens and zero-width characters"
    if set(new) & set("´`") or "''" in new:
        return "dechaff repairs accents typed for apostrophes and quotes"
    if re.search("&#?\\w+;", line):
        return "entities in code or HTML" if re.search("[<=(]", line) else "entities"
    if line == theirs:
        return "mojibake that ftfy leaves"
    if line == ours:
        return "mojibake that dechaff leaves"
    return "mojibake repaired in part by one of them"


def differences(binary: pathlib.Path, python: str) -> None:
    lines = all_lines()
    texts = list(lines)
    if not (run := peer(python, "ftfy", texts)):
        print("differences: skipped, because ftfy is not installed")
        return
    kinds: dict[str, list[tuple[Line, str]]] = collections.defaultdict(list)
    differ = 0
    for text, ours, theirs in zip(texts, dechaff(binary, texts), run.lines, strict=True):
        differ += ours != theirs
        for old, new, around in spans(ours, theirs) if ours != theirs else ():
            kinds[kind(text, ours, theirs, old, new)].append((lines[text], around))
    print(f"differences: {differ} of {len(texts)} different lines; spans by kind, dechaff's first")
    draw = random.Random(1)
    for name, found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"  {len(found):6d} {name}")
        shown = [f"{line.page}: {around}" for line, around in found if not line.held_out]
        for example in draw.sample(shown, min(3, len(shown))):
            print(f"           {example[:150]}")


def changed(binary: pathlib.Path, _python: str) -> None:
    rows = list(gold_lines())
    count = invisible = held_out = 0
    PLACE.mkdir(parents=True, exist_ok=True)
    listing = PLACE / "changed.tsv"
    with listing.open("w") as out:
        for row, now in zip(rows, dechaff(binary, [row.text for row in rows]), strict=True):
            if row.text == now:
                continue
            count += 1
            invisible += INVISIBLE.sub("", row.text) == INVISIBLE.sub("", now)
            held_out += row.held_out
            if not row.held_out:
                out.write(f"{row.page}\t{row.text}\t{now}\n")
    print(
        f"changed: {count} of {len(rows)} gold lines, {invisible} of them in invisible characters "
        f"alone; {count - held_out} listed in {listing}, {held_out} of held-out hosts not listed"
    )


def misread_text(text: str, code_page: str) -> str:
    """UTF-8 bytes read in a code page."""

    def character(byte: int) -> str:
        try:
            return bytes([byte]).decode(code_page)
        except UnicodeDecodeError:
            return chr(byte)

    table = [character(byte) for byte in range(256)]
    return "".join(table[byte] for byte in text.encode())


def misread_cases(binary: pathlib.Path) -> list[Case]:
    """Lines that dechaff leaves alone, drawn by language and misread in each page and shape."""
    draw = random.Random(7)
    languages: dict[str, set[str]] = collections.defaultdict(set)
    for corpus in corpora.LABELLED:
        for gold in corpora.gold_pages(corpus).values():
            lines = gold.body.split("\n") if not gold.held_out else []
            fit = (line for line in lines if 20 < len(line) < 300 and not line.isascii())
            languages[gold.language].update(fit)
    found = []
    for lines_of_language in languages.values():
        candidates = sorted(lines_of_language)
        repaired = dechaff(binary, candidates)
        good = [line for line, now in zip(candidates, repaired, strict=True) if line == now]
        for line in draw.sample(good, min(LINES_PER_LANGUAGE, len(good))):
            words = line.split(" ")
            chosen = draw.choice([i for i, word in enumerate(words) if not word.isascii()])
            for name, page in CODE_PAGES.items():
                once = misread_text(line, page)
                one_word = [
                    *words[:chosen],
                    misread_text(words[chosen], page),
                    *words[chosen + 1 :],
                ]
                damaged = (once, misread_text(once, page), " ".join(one_word))
                shapes_of_line = zip(SHAPES, damaged, strict=True)
                found += [Case(name, shape, line, text) for shape, text in shapes_of_line]
    return found


def misread(binary: pathlib.Path, python: str) -> None:
    found = misread_cases(binary)
    damaged = [case.damaged for case in found]
    originals = sorted({case.good for case in found})
    runs = {"dechaff": dechaff(binary, damaged)}
    wanted = {"dechaff": dict(zip(originals, originals, strict=True))}
    for name in PEERS:
        # What a tool changes in the good line (width, quotes) is not counted against it.
        run, good = peer(python, name, damaged), peer(python, name, originals)
        if run and good:
            runs[name] = run.lines
            wanted[name] = dict(zip(originals, good.lines, strict=True))
    print(f"misread: {len(found)} lines; share restored: {', '.join(SHAPES)}")
    print(f"  {'':14s}" + "".join(f"{name:^24s}" for name in runs))
    for page in [*CODE_PAGES, "all"]:
        row = f"  {page:14s}"
        for name, lines in runs.items():
            for shape in SHAPES:
                hits = [
                    now == wanted[name][case.good]
                    for case, now in zip(found, lines, strict=True)
                    if case.shape == shape and page in (case.code_page, "all")
                ]
                row += f"{sum(hits) / len(hits):7.3f} "
        print(row)


def with_misread_words(lines: list[str], share: float) -> list[str]:
    """The lines with this share of their words replaced by misread ones."""
    draw = random.Random(2)

    def word(good: str) -> str:
        return misread_text(draw.choice(WORDS), "cp1252") if draw.random() < share else good

    return [" ".join(map(word, line.split(" "))) for line in lines]


class Sample(NamedTuple):
    """Lines of one kind, and the bytes that dechaff repairs of them."""

    lines: list[str]
    size: int = SPEED_BYTES


def speed_samples(binary: pathlib.Path) -> dict[str, Sample]:
    """Lines of one kind each."""
    texts = (line.text for line in gold_lines())
    english = sorted({text for text in texts if text.isascii() and len(text) > 40})
    pages = program.lines(binary, ["--lang", "de"], [corpora.folder("multilingual") / "html"])
    german = [line for page in pages for line in page["text"].split("\n") if len(line) > 30]
    of_world: dict[str, list[str]] = collections.defaultdict(list)
    for gold in corpora.gold_pages("world").values():
        of_world[gold.language] += gold.body.split("\n")
    russian = of_world["russian"]
    misread_russian = {
        code_page: [misread_text(line, code_page) for line in russian]
        for code_page in ("cp1251", "cp1252")
    }
    return {
        "ASCII": Sample(english),
        "German": Sample(german),
        "Polish": Sample(of_world["polish"]),
        "Russian": Sample(russian),
        "Greek": Sample(of_world["greek"]),
        "Chinese": Sample(of_world["chinese"]),
        "1% misread": Sample(with_misread_words(english, 0.01)),
        "Russian as 1251": Sample(misread_russian["cp1251"], MISREAD_BYTES),
        "Russian as 1252": Sample(misread_russian["cp1252"], MISREAD_BYTES),
    }


def cpu_seconds(binary: pathlib.Path, path: pathlib.Path) -> float:
    """CPU seconds of one `dechaff repair` over a file on one core."""
    command = on_cores("0", [binary, "repair"])
    with path.open() as stdin, open(os.devnull, "w") as out:
        process = subprocess.Popen(command, stdin=stdin, stdout=out)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def prefix(lines: list[str], size: int) -> tuple[list[str], int]:
    """The first lines with at least this many bytes, and their bytes."""
    length = 0
    for count, line in enumerate(lines, start=1):
        length += len(line.encode()) + 1
        if length > size:
            return lines[:count], length
    return lines, length


def speed(binary: pathlib.Path, python: str) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    path = PLACE / "speed.txt"
    print(f"speed: MB per CPU second on one core; for dechaff the best of {ROUNDS} runs")
    for name, (lines, size) in speed_samples(binary).items():
        text = "".join(f"{line}\n" for line in lines).encode()
        copies = size // len(text) + 1
        with path.open("wb") as out:
            for _ in range(copies):
                out.write(text)
        fastest = min(cpu_seconds(binary, path) for _ in range(ROUNDS))
        row = f"  {name:15s} dechaff {copies * len(text) / 1e6 / fastest:7.0f}"
        sample, length = prefix(lines, SAMPLE_BYTES)
        for other in PEERS:
            if run := peer(python, other, sample):
                row += f"   {other} {length / 1e6 / run.seconds:6.2f}"
        print(row, flush=True)
        path.unlink()


TABLES: dict[str, Callable[[pathlib.Path, str], None]] = {
    "cases": cases,
    "misread": misread,
    "differences": differences,
    "changed": changed,
    "speed": speed,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.bench repair",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--python", metavar="PATH", required=True, help="interpreter with ftfy and plsfix"
    )
    parser.add_argument(
        "--only", nargs="+", choices=TABLES, default=list(TABLES), help="some tables"
    )
    options = parser.parse_args(arguments)
    if not corpora.SHARED.exists():
        print(f"nothing to measure: {corpora.SHARED} does not exist (set DECHAFF_SHARED)")
        return 0
    binary = program.build()
    for name in options.only:
        TABLES[name](binary, options.python)
    return 0
