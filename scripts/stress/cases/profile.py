"""Site profiles: files that are none, or damaged, or a page's bytes; and folders to learn from that hold broken pages."""
import gzip
import itertools

from scripts.stress.cases.files import folder_of, run
from scripts.stress.process import ensure, finished, page
from scripts.stress.case import Act

# Every place at which a small profile is cut or altered would be thousands of runs; a prime step meets each of its fields.
STEP = 37


def made(bench, name="site.profile", count=12):
    """A profile of a folder of pages, as bytes."""
    folder = bench.folder / "pages"
    if not folder.exists():
        folder_of(bench, count)
    code, said = finished(bench, "profile", folder, "-o", name)
    ensure(code == 0, f"exit {code}", said[-300:])
    return (bench.folder / name).read_bytes()


def refused(bench, files, *command):
    """How many of these files, taken for profiles, end in exit code 2, a reason, and nothing written."""
    count = 0
    for content in files:
        bench.write("bad.profile", lambda: content)
        code, said = finished(bench, *command, "-o", "out.jsonl")
        ensure(code == 2 and "bad.profile" in said, f"exit {code}", f"{content[:40]!r}: {said[-300:]}")
        ensure(not list(bench.folder.glob("out.*")), "a file", said[-300:])
        count += 1
    ensure(count, "no files", "")
    return "refused"


def foreign(bench):
    counts = (2**16 - 1).to_bytes(2, "little"), (2**32 - 1).to_bytes(4, "little")
    head = made(bench)[:12]
    files = [
        b"",
        b"{}",
        page(0),
        b"\0" * 10_000,
        gzip.compress(page(0)),
        # A version to come, and counts that would be gigabytes.
        head[:8] + counts[1],
        head + counts[0],
        head + b"\x40\0" + counts[1] + counts[1],
        head + b"\x40\0" + counts[1] + b"\x01\0\0\0a" + counts[0],
    ]
    return refused(bench, files, "pages", "--profile", "bad.profile")


def altered(profile):
    for at in range(0, len(profile), STEP):
        yield profile[:at]
        yield profile[:at] + bytes([profile[at] ^ 0x10]) + profile[at + 1:]
    yield profile + b"\n"
    yield gzip.compress(profile)[:-20]


def damaged(bench):
    return refused(bench, altered(made(bench)), "pages", "--profile", "bad.profile")


def merge_of_damaged(bench):
    files = itertools.islice(altered(made(bench)), 20)
    return refused(bench, files, "profile", "--merge", "site.profile", "bad.profile")


def auto_on_stdin(bench):
    folder_of(bench, 1)
    for arguments in (["-"], ["pages", "-"], []):
        code, said = finished(bench, "--profile", "auto", *arguments)
        ensure(code == 2 and "dechaff profile" in said, f"exit {code}", said[-300:])
    return "exit 2"


def broken_pages(bench):
    """What cannot be read is told, and teaches nothing: the profile is that of the good pages, byte for byte."""
    good = made(bench)
    for name, content in {
        "a.html": b"%PDF-1.7\n%\xe2\xe3" + b"\0\1\2" * 1000,
        "b.jsonl": b'{"html": "<p>torn',
        "c.html.gz": gzip.compress(page(99))[:60],
    }.items():
        (bench.folder / "pages" / name).write_bytes(content)
    code, said = finished(bench, "profile", bench.folder / "pages", "-o", "again.profile")
    ensure(code == 1, f"exit {code}", said[-300:])
    missing = [name for name in ("1 files skipped", "b.jsonl", "c.html.gz") if name not in said]
    ensure(not missing, f"not told: {missing}", said[-300:])
    return "same" if (bench.folder / "again.profile").read_bytes() == good else "differs"


def pages_of_one_profile(bench):
    """Used on the folder it was learned from, broken pages and all: a line for each that is no PDF."""
    broken_pages(bench)
    return run(bench, bench.folder / "pages", "--profile", bench.folder / "site.profile", code=1)[0]


ROWS = [
    Act("a profile that is something else", "refused", foreign),
    Act("a profile cut or altered anywhere", "refused", damaged),
    Act("a merge with a damaged profile", "refused", merge_of_damaged),
    Act("--profile auto of stdin", "exit 2", auto_on_stdin),
    Act("a profile of a folder with broken pages", "same", broken_pages),
    Act("a folder with broken pages, with a profile", "12 ok, 2 error", pages_of_one_profile),
]
