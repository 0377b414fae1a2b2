"""Files and folders that cannot be read, that are none, or that change while they are read."""
import collections
import json
import os
import shutil
import socket
import subprocess

from scripts.stress.process import ensure, finished, page, record, start
from scripts.stress.case import Act

# What the pipe between, the program's buffer and its window hold, in records of these tests, several times over.
MANY = 6000


def statuses(lines):
    """`3 ok, 1 error`, of lines that must all parse."""
    counts = collections.Counter(json.loads(line)["status"] for line in lines.splitlines())
    return ", ".join(f"{counts[status]} {status}" for status in ("ok", "empty", "error") if counts[status]) or "no lines"


def run(bench, *arguments, code=0):
    """The statuses of a run that ends with this code, and what it said."""
    done = bench.run(*arguments)
    got = statuses(done.output.read_text())
    ensure(done.code == code, got, f"exit code {done.code} instead of {code}: {done.stderr[-300:]}")
    return got, done.stderr


def folder_of(bench, count):
    folder = bench.folder / "pages"
    folder.mkdir()
    for n in range(count):
        (folder / f"{n}.html").write_bytes(page(n))
    return folder


def unreadable(bench):
    """Run as somebody else where we are root, who may read everything."""
    folder = folder_of(bench, 2)
    (folder / "0.html").chmod(0)
    own = bench.folder / "dechaff"
    shutil.copy(bench.binary, own)
    for path in (bench.folder, folder, own):
        path.chmod(0o755)
    nobody = {"user": 65534} if os.getuid() == 0 else {}
    done = subprocess.run([own, folder], capture_output=True, cwd="/", **nobody)
    ensure(done.returncode == 1, f"exit {done.returncode}", done.stderr[-300:])
    ensure(b"Permission denied" in done.stdout, "no reason", done.stdout[-300:])
    return statuses(done.stdout.decode())


def missing(bench):
    folder = folder_of(bench, 1)
    code, said = finished(bench, folder, "/nonexistent", "-o", "out.jsonl")
    ensure("/nonexistent" in said and not list(bench.folder.glob("out.*")), "not told first", said)
    return f"exit {code}"


def links(bench):
    folder = folder_of(bench, 2)
    (folder / "up").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / "dangling.html").symlink_to("nowhere")
    return run(bench, folder, code=1)[0]


def no_files(bench):
    folder = folder_of(bench, 2)
    os.mkfifo(folder / "pipe.html")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(folder / "socket"))
    (folder / "zero").symlink_to("/dev/zero")
    got, said = run(bench, folder, "--progress", "always")
    ensure("3 files skipped" in said, got, said)
    return got


def names(bench):
    folder = os.fsencode(folder_of(bench, 0))
    for name in (b"new\nline.html", b"caf\xe9.html", b"-rf.html", b" .html", b"\xff\xfe", b"n" * 250):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(page(1))
    return run(bench, os.fsdecode(folder))[0]


def held(bench, arguments, change):
    """Statuses and exit code of a run under whose hands its input is changed, while it waits for its reader."""
    child = start(bench, *arguments, stdout=subprocess.PIPE, bufsize=0)
    head = child.stdout.read(1)
    change()
    rest, said = child.communicate(timeout=300)
    lines = (head + rest).decode()
    ensure(child.returncode in (0, 1), f"exit {child.returncode}", said[-300:])
    return statuses(lines), child.returncode, said


def goes_away(bench):
    folder = folder_of(bench, 0)
    for part in range(3):
        (folder / f"{part}").mkdir()
        for n in range(MANY // 3):
            (folder / f"{part}" / f"{n}.html").write_bytes(page(n))
    got, code, said = held(bench, [folder], lambda: shutil.rmtree(folder / "2"))
    ensure(code == 1, got, f"exit code {code}: {said[-300:]}")
    return got


def grows(bench):
    path = bench.write("in.jsonl", lambda: (record(n) for n in range(MANY)))

    def grow():
        with open(path, "ab") as file:
            file.write(record(MANY))

    return held(bench, [path], grow)[0]


def shrinks(bench):
    path = bench.write("in.jsonl", lambda: (record(n) for n in range(MANY)))
    size = path.stat().st_size
    got, code, _ = held(bench, [path], lambda: os.truncate(path, size * 3 // 4 + 10))
    ok = int(got.split()[0])
    ensure(MANY // 2 < ok < MANY and code == 0, got, f"exit code {code}")
    return "the rest is torn" if got == f"{ok} ok, 1 error" else got


def tiny(bench, count):
    folder = bench.folder / f"tiny.{count}"
    for part in range(0, count, 1000):
        (folder / f"{part // 1000}").mkdir(parents=True)
        for n in range(part, part + 1000):
            (folder / f"{part // 1000}" / f"{n}.txt").write_text(f"It was {n} o'clock, and all was well.")
    return folder


def many_tiny(bench):
    """Four times as many files, the same memory."""
    peaks = []
    for count in (5000, 20_000):
        run = bench.run(tiny(bench, count), "--quiet", "-o", "/dev/null", "-j", "2")
        ensure(run.code == 0, f"exit {run.code}", run.stderr[-300:])
        peaks.append(run.peak_mb)
    ensure(peaks[1] < 1.2 * peaks[0] + 4, "more memory", f"{peaks[0]:.0f} MB, then {peaks[1]:.0f} MB")
    return "flat"


def output_inside(bench):
    folder = folder_of(bench, 2)
    got = []
    for option, place in (("-o", folder / "1-out.jsonl"), ("--output-dir", folder / "1-out")):
        for _ in range(2):
            code, said = finished(bench, folder, option, place)
            ensure(code == 0, f"exit {code}", said[-300:])
        files = [path for path in place.rglob("*") if path.is_file()] if place.is_dir() else [place]
        got.append(statuses("".join(path.read_text() for path in files)))
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    return "; ".join(got)


def output_is_input(bench):
    path = bench.write("in.jsonl", lambda: record(0))
    for output in (["-o", path], ["--output-dir", bench.folder], ["--rejects", path]):
        code, said = finished(bench, path, *output)
        ensure(code == 2 and "both input and output" in said, f"exit {code}", said[-300:])
    ensure(path.read_bytes() == record(0), "changed", "")
    return "refused"


ROWS = [
    Act("a file that may not be read", "1 ok, 1 error", unreadable),
    Act("a path that is not there", "exit 2", missing),
    Act("links in a circle, to themselves, to nowhere", "2 ok, 2 error", links),
    Act("a pipe, a socket, a device in the tree", "2 ok", no_files),
    Act("names with newlines, no UTF-8, 250 bytes", "6 ok", names),
    Act("a folder goes away in the middle", f"{MANY // 3 * 2} ok, 1 error", goes_away),
    Act("a file that grows while it is read", f"{MANY + 1} ok", grows),
    Act("a file that shrinks while it is read", "the rest is torn", shrinks),
    Act("20,000 tiny files", "flat", many_tiny),
    Act("output inside the input folder", "2 ok; 2 ok", output_inside),
    Act("output = input", "refused", output_is_input),
]
