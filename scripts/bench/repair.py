#!/usr/bin/env python3
"""`dechaff repair` beside ftfy and plsfix: right and wrong, every difference by kind, and speed, in one run.

    python3 -m scripts.bench.repair --python VENV/bin/python              everything below
    python3 -m scripts.bench.repair --python VENV/bin/python --only cases differences changed made speed

  cases        ftfy's own test cases (mojibake-dev.json), quotes straight
  made         lines of the corpora misread in each code page: how many come back as they were
  differences  all text of the corpora, quotes kept: where dechaff and ftfy differ, by kind
  changed      every gold line that dechaff changes, into target/repair/changed.tsv (sealed hosts are counted only)
  speed        CPU seconds on one core: clean ASCII, clean German, English of which one word in a hundred is mojibake

The peers come from PyPI, in a virtual environment of the reader's own: pip install ftfy==6.3.1 plsfix==0.1.8
dechaff is timed as a whole process, reading and writing included; the peers by their calls alone, line by line.
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
import sys

from scripts.common import corpora, program

PLACE = corpora.TARGET / "repair"

# Run by the peers' own interpreter: its name comes in, and lines as JSON; mended lines and CPU seconds go out.
PEER = """
import json, sys, time
peer, quotes = sys.argv[1:]
lines = json.load(sys.stdin)
if peer == "ftfy":
    import ftfy
    config = ftfy.TextFixerConfig(uncurl_quotes=quotes == "straight")
    fix = lambda line: ftfy.fix_text(line, config)
else:
    import plsfix
    fix = plsfix.fix_text
start = time.process_time()
mended = [fix(line) for line in lines]
json.dump({"seconds": time.process_time() - start, "lines": mended}, sys.stdout)
"""

# Python's names; bytes that a code page does not have are read as C1 controls.
CODE_PAGES = {
    "Latin-1": "latin-1", "windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1252": "cp1252",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1257": "cp1257", "MacRoman": "mac_roman",
    "CP437": "cp437", "cp850": "cp850", "ISO-8859-2": "iso8859-2",
}

INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffc]")
WIDTH = re.compile("[\uff01-\uff5e\uff61-\uff9f\u3000]")
LINE_ENDS = re.compile("[\u2028\u2029\u0085\x0b\x0c]")


def dechaff(binary, lines, quotes="keep"):
    """The lines, mended. None holds a newline."""
    command = [str(binary), "repair", "--quotes", quotes]
    done = subprocess.run(command, input="".join(f"{line}\n" for line in lines).encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().split("\n")[:-1]


def peer(python, name, lines, quotes="keep"):
    """Its mended lines and CPU seconds, or None where it is not installed."""
    done = subprocess.run([python, "-c", PEER, name, quotes], input=json.dumps(lines).encode(), capture_output=True)
    if done.returncode:
        print(f"  {name} did not run under {python}: {done.stderr.decode(errors='replace').strip().splitlines()[-1:]}")
        return None
    result = json.loads(done.stdout)
    return result["lines"], result["seconds"]


def cases(binary, python):
    rows = json.loads((corpora.SHARED / "corpora" / "mojibake-dev.json").read_text())
    originals = [row["original"] for row in rows]
    runs = {"dechaff": dechaff(binary, originals, "straight")}
    for name in ("ftfy", "plsfix"):
        if run := peer(python, name, originals, "straight"):
            runs[name] = run[0]
    print(f"cases: {len(rows)} of ftfy's")
    for name, mended in runs.items():
        failed = [row["label"] for row, line in zip(rows, mended) if line != row["fixed"]]
        print(f"  {name:8s} {len(rows) - len(failed)} pass" + "".join(f"\n      fails: {label}" for label in failed))


def gold_lines():
    """(sealed, page, line) of titles and bodies."""
    for corpus in corpora.LABELLED:
        for gold in corpora.gold_pages(corpus).values():
            for line in f"{gold.title}\n{gold.body}".split("\n"):
                yield gold.held_out, f"{corpus}/{gold.id}", line


def all_lines():
    """Every different line of the corpora: {line: (sealed, page)}. Made texts are sealed as the page they are made of."""
    sealed = {gold.id: gold.held_out for gold in corpora.gold_pages("wcxb").values()}
    lines = {line: (is_sealed, page) for is_sealed, page, line in gold_lines()}
    for name in ("text-all-dev", "text-loose-dev", "tails-dev", "sites-dev"):
        for row in corpora.rows(name):
            is_sealed = sealed.get(row["id"].split("-")[0], True)
            for line in row["text"].split("\n"):
                lines.setdefault(line, (is_sealed, f"{name}/{row['id']}"))
    return lines


def spans(before, after):
    """What differs, each with a few characters around it."""
    for tag, i, j, k, n in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield before[i:j], after[k:n], f"{before[max(0, i - 8):j + 8]!r} {after[max(0, k - 8):n + 8]!r}"


def kind(line, ours, theirs, old, new):
    """What a difference is about; `old` and `new` are the span in ours and in theirs."""
    if WIDTH.search(old) and not WIDTH.search(new):
        return "ftfy narrows full-width forms and U+3000 in East Asian text"
    if LINE_ENDS.search(old) or "\n" in new:
        return "ftfy makes new lines of U+2028 and other separators"
    if INVISIBLE.search(new) and not INVISIBLE.sub("", new).strip(old):
        return "dechaff drops soft hyphens and zero-width characters"
    if set(new) & set("´`") or "''" in new:
        return "dechaff mends accents typed for apostrophes and quotes"
    if re.search("&#?\\w+;", line):
        return "entities in code or HTML" if re.search("[<=(]", line) else "entities"
    if line == theirs:
        return "mojibake that ftfy leaves"
    if line == ours:
        return "mojibake that dechaff leaves"
    return "mojibake mended in part by one of them"


def differences(binary, python):
    lines = all_lines()
    texts = list(lines)
    if not (run := peer(python, "ftfy", texts)):
        print("differences: skipped, there is no ftfy to differ from")
        return
    ours, theirs = dechaff(binary, texts), run[0]
    kinds, differ = collections.defaultdict(list), 0
    for line, mine, other in zip(texts, ours, theirs):
        differ += mine != other
        for old, new, shown in spans(mine, other) if mine != other else ():
            kinds[kind(line, mine, other, old, new)].append((lines[line], shown))
    print(f"differences: {len(texts)} different lines, {differ} of them differ; spans by kind, dechaff's then ftfy's")
    draw = random.Random(1)
    for name, found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"  {len(found):6d} {name}")
        open_ones = [f"{page}: {shown}" for (sealed, page), shown in found if not sealed]
        for shown in draw.sample(open_ones, min(3, len(open_ones))):
            print(f"           {shown[:150]}")


def changed(binary, _):
    rows = list(gold_lines())
    mended = dechaff(binary, [line for _, _, line in rows])
    count = invisible = sealed = 0
    PLACE.mkdir(parents=True, exist_ok=True)
    with open(PLACE / "changed.tsv", "w") as listing:
        for (is_sealed, page, line), now in zip(rows, mended):
            if line == now:
                continue
            count += 1
            invisible += INVISIBLE.sub("", line) == INVISIBLE.sub("", now)
            sealed += is_sealed
            if not is_sealed:
                listing.write(f"{page}\t{line}\t{now}\n")
    print(f"changed: {count} of {len(rows)} gold lines, {invisible} of them by invisible characters alone;"
          f" {count - sealed} listed in {PLACE / 'changed.tsv'}, {sealed} of sealed hosts not")


def misread(text, code_page):
    def character(byte):
        try:
            return bytes([byte]).decode(code_page)
        except UnicodeDecodeError:
            return chr(byte)
    table = [character(byte) for byte in range(256)]
    return "".join(table[byte] for byte in text.encode())


def made(binary, python):
    draw = random.Random(7)
    languages = collections.defaultdict(set)
    for corpus in corpora.LABELLED:
        for gold in corpora.gold_pages(corpus).values():
            fine = (line for line in gold.body.split("\n") if 20 < len(line) < 300 and not line.isascii())
            languages[gold.language].update(line for line in fine if not gold.held_out)
    cases = []
    for lines in languages.values():
        candidates = sorted(lines)
        good = [line for line, now in zip(candidates, dechaff(binary, candidates)) if line == now]
        for line in draw.sample(good, min(60, len(good))):
            words = line.split(" ")
            chosen = draw.choice([i for i, word in enumerate(words) if not word.isascii()])
            for name, code_page in CODE_PAGES.items():
                once = misread(line, code_page)
                word = " ".join(misread(word, code_page) if i == chosen else word for i, word in enumerate(words))
                cases += [(name, "whole", line, once), (name, "twice", line, misread(once, code_page)), (name, "one word", line, word)]
    spoiled = [case[3] for case in cases]
    originals = sorted({case[2] for case in cases})
    runs = {"dechaff": dechaff(binary, spoiled)}
    wanted = {"dechaff": dict(zip(originals, originals))}
    for name in ("ftfy", "plsfix"):
        # What it does to the good line besides (width, quotes) is no fault of its repair.
        if (run := peer(python, name, spoiled)) and (good := peer(python, name, originals)):
            runs[name] = run[0]
            wanted[name] = dict(zip(originals, good[0]))
    print(f"made: {len(cases)} lines; share that comes back as it was: a line misread, twice, and one word of a good line")
    print(f"  {'':14s}" + "".join(f"{name:^24s}" for name in runs))
    for page in [*CODE_PAGES, "all"]:
        row = f"  {page:14s}"
        for name, mended in runs.items():
            for shape in ("whole", "twice", "one word"):
                hits = [now == wanted[name][case[2]] for case, now in zip(cases, mended) if case[0] in (page, page == "all" and case[0]) and case[1] == shape]
                row += f"{sum(hits) / len(hits):7.3f} "
        print(row)


def sloppy_words(lines, share):
    draw = random.Random(2)
    for line in lines:
        words = line.split(" ")
        for i in range(len(words)):
            if draw.random() < share:
                words[i] = misread(draw.choice(["don’t", "“so”", "café", "–", "it’s", "naïve", "…"]), "cp1252")
        yield " ".join(words)


def shapes(binary):
    """Texts of one shape each, repeated to some size."""
    english = sorted({line for _, _, line in gold_lines() if line.isascii() and len(line) > 40})
    pages = program.lines(binary, ["--lang", "de"], [corpora.folder("multilingual") / "html"])
    german = [line for page in pages for line in page["text"].split("\n") if len(line) > 30]
    for name, lines in (("ASCII", english), ("German", german), ("1% mojibake", list(sloppy_words(english, 0.01)))):
        yield name, lines


def seconds_of(command, path):
    """CPU seconds of a process over a file, its own and the system's for it."""
    with open(path) as stdin, open(os.devnull, "w") as out:
        process = subprocess.Popen(["taskset", "-c", "0", *command], stdin=stdin, stdout=out)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def speed(binary, python):
    PLACE.mkdir(parents=True, exist_ok=True)
    print("speed: MB per CPU second, one core, the best of five runs for dechaff")
    for name, lines in shapes(binary):
        text = "".join(f"{line}\n" for line in lines).encode()
        path = PLACE / "speed.txt"
        size = 0
        with open(path, "wb") as out:
            while size < 400_000_000:
                size += out.write(text)
        sample, length = [], 0
        for line in lines:
            sample.append(line)
            length += len(line.encode()) + 1
            if length > 1_000_000:
                break
        command = [str(binary), "repair"]
        row = f"  {name:12s} dechaff {size / 1e6 / min(seconds_of(command, path) for _ in range(5)):7.0f}"
        for other in ("ftfy", "plsfix"):
            if run := peer(python, other, sample):
                row += f"   {other} {length / 1e6 / run[1]:6.2f}"
        print(row, flush=True)
        path.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", metavar="PATH", required=True, help="the interpreter of an environment with ftfy and plsfix")
    parts = {"cases": cases, "made": made, "differences": differences, "changed": changed, "speed": speed}
    parser.add_argument("--only", nargs="+", choices=parts, default=parts, help="some of it")
    options = parser.parse_args()
    if not corpora.SHARED.exists():
        print(f"nothing to compare: {corpora.SHARED} is not there (DECHAFF_SHARED names another place)")
        return 0
    binary = program.build()
    for name, part in parts.items():
        if name in options.only:
            part(binary, options.python)
    return 0


if __name__ == "__main__":
    sys.exit(main())
