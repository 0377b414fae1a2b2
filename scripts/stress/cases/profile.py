"""Site profiles: damaged files, files that are not profiles, and folders with bad pages."""

import gzip
import itertools
from collections.abc import Iterable, Iterator

from scripts.stress.case import ScenarioCase
from scripts.stress.cases.files import statuses_of, write_pages
from scripts.stress.process import Argument, run_ok, run_to_end
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import page

# Bytes between the positions at which a profile is damaged. A prime number reaches every field;
# every position would be thousands of runs.
STEP = 37
# Pages of the folder that a profile is made from.
PAGES = 12


def make_profile(runner: Runner) -> bytes:
    """Makes `site.profile` from a folder of pages; its bytes."""
    write_pages(runner, PAGES)
    run_ok(runner, "profile", "pages", "-o", "site.profile")
    return (runner.folder / "site.profile").read_bytes()


def ensure_refused(runner: Runner, files: Iterable[bytes], *command: Argument) -> str:
    """Each file, used as `bad.profile`, must be refused with a message and without output."""
    count = 0
    for content in files:
        runner.write("bad.profile", content)
        code, stderr = run_to_end(runner, *command, "-o", "out.jsonl")
        reason = f"{content[:40]!r}: {stderr[-300:]}"
        ensure(code == 2 and "bad.profile" in stderr, f"exit {code}", reason)
        ensure(not list(runner.folder.glob("out.*")), "output exists", reason)
        count += 1
    ensure(count > 0, "no files", "nothing was tested")
    return "refused"


def other_files(runner: Runner) -> str:
    max_u16, max_u32 = (2**16 - 1).to_bytes(2, "little"), (2**32 - 1).to_bytes(4, "little")
    header = make_profile(runner)[:12]
    files = [
        b"",
        b"{}",
        page(0),
        b"\0" * 10_000,
        gzip.compress(page(0)),
        # A future version, and counts that would need gigabytes.
        header[:8] + max_u32,
        header + max_u16,
        header + b"\x40\0" + max_u32 + max_u32,
        header + b"\x40\0" + max_u32 + b"\x01\0\0\0a" + max_u16,
    ]
    return ensure_refused(runner, files, "pages", "--profile", "bad.profile")


def damaged(profile: bytes) -> Iterator[bytes]:
    """The profile truncated and changed at many positions."""
    for position in range(0, len(profile), STEP):
        yield profile[:position]
        changed = bytearray(profile)
        changed[position] ^= 0x10
        yield bytes(changed)
    yield profile + b"\n"
    yield gzip.compress(profile)[:-20]


def damaged_profile(runner: Runner) -> str:
    files = damaged(make_profile(runner))
    return ensure_refused(runner, files, "pages", "--profile", "bad.profile")


def merged_damaged_profile(runner: Runner) -> str:
    files = itertools.islice(damaged(make_profile(runner)), 20)
    return ensure_refused(runner, files, "profile", "--merge", "site.profile", "bad.profile")


def auto_on_stdin(runner: Runner) -> str:
    """`--profile auto` reads its input twice, which stdin does not allow."""
    write_pages(runner, 1)
    for inputs in (["-"], ["pages", "-"], []):
        code, stderr = run_to_end(runner, "--profile", "auto", *inputs)
        ensure(code == 2 and "dechaff profile" in stderr, f"exit {code}", stderr[-300:])
    return "exit 2"


def bad_pages(runner: Runner) -> str:
    """Unreadable pages are reported and do not change the profile by a byte."""
    profile = make_profile(runner)
    for name, content in {
        "a.html": b"%PDF-1.7\n%\xe2\xe3" + b"\0\1\2" * 1000,
        "b.jsonl": b'{"html": "<p>torn',
        "c.html.gz": gzip.compress(page(99))[:60],
    }.items():
        (runner.folder / "pages" / name).write_bytes(content)
    code, stderr = run_to_end(runner, "profile", "pages", "-o", "again.profile")
    ensure(code == 1, f"exit {code}", stderr[-300:])
    missing = [name for name in ("1 files skipped", "b.jsonl", "c.html.gz") if name not in stderr]
    ensure(not missing, f"not reported: {missing}", stderr[-300:])
    same = (runner.folder / "again.profile").read_bytes() == profile
    return "the same bytes" if same else "other bytes"


def bad_pages_with_profile(runner: Runner) -> str:
    """The folder is cleaned with its own profile: each record gives a line, the PDF none."""
    bad_pages(runner)
    profile = runner.folder / "site.profile"
    return statuses_of(runner, runner.folder / "pages", "--profile", profile, code=1)[0]


CASES = [
    ScenarioCase("other file as profile", "refused", other_files),
    ScenarioCase("truncated or changed profile", "refused", damaged_profile),
    ScenarioCase("merge with a damaged profile", "refused", merged_damaged_profile),
    ScenarioCase("--profile auto on stdin", "exit 2", auto_on_stdin),
    ScenarioCase("profile of a folder with bad pages", "the same bytes", bad_pages),
    ScenarioCase("folder with bad pages, with profile", "12 ok, 2 error", bad_pages_with_profile),
]
