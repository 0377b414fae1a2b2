"""Disks that fill, calls that fail, signals, kills, slow and closed pipes: nothing is lost, nothing looks finished."""
import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import threading
import time

from scripts.stress.process import SECONDS, ensure, finished, injected, interrupted, page, peak_mb, prose, record, start, tree
from scripts.stress.case import Act

# Records of the runs that are killed: some seconds of work, several members of compression, several checkpoints.
MANY = 40_000
# Of those whose calls fail: each is run once for each call.
FEW = 1500


def few(bench):
    return bench.write("in.jsonl", lambda: (record(n) for n in range(FEW)))


def told(code, said, *words):
    """Exit 3, and a word on what, where and what to do."""
    ensure(code == 3, f"exit {code}", said[-300:])
    for word in words:
        ensure(word in said, "not told", f"{word}: {said[-300:]}")


def dev_full(bench):
    source = few(bench)
    told(*finished(bench, source, "-o", "/dev/full"), "/dev/full", "No space left")
    with open("/dev/full", "wb") as full:
        told(*finished(bench, source, stdout=full), "stdout", "No space left")
    return "exit 3"


@contextlib.contextmanager
def tmpfs(bench, options):
    place = bench.folder / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def full_tmpfs(bench):
    source = few(bench)
    with tmpfs(bench, "size=300k") as place:
        for name in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst"):
            # What is compressed is small, so there is less room for it.
            (place / "filler").write_bytes(bytes(290 << 10 if name != "out.jsonl" else 0))
            told(*finished(bench, source, "-o", place / name), name, "No space left", "make room")
            ensure(not (place / name).exists(), "a file", "that looks finished")
            (place / f"{name}.partial").unlink()
            (place / "filler").unlink()
        told(*finished(bench, source, "-o", place / "out.jsonl", "--resume"), "the same command")
        subprocess.run(["mount", "-o", "remount,size=20m", place], check=True)
        code, said = finished(bench, source, "-o", place / "out.jsonl", "--resume")
        ensure(code == 0, f"exit {code}", said[-300:])
        ensure((place / "out.jsonl").read_bytes().count(b"\n") == FEW, "lines are lost", "")
    return "exit 3, then whole"


def read_only(bench):
    source = few(bench)
    with tmpfs(bench, "size=1m,ro") as place:
        for where in (["-o", place / "out"], ["-o", place / "out", "--resume"], ["--output-dir", place / "out"]):
            told(*finished(bench, source, *where), str(place / "out"), "Read-only", "may write to")
    return "exit 3"


def file_size(bench):
    source = few(bench)
    limited = ["prlimit", "--fsize=100000"]
    told(*finished(bench, source, "-o", "out.jsonl", prefix=limited), "out.jsonl", "File too large", "ulimit -f")
    ensure(not (bench.folder / "out.jsonl").exists(), "a file", "that looks finished")
    return "exit 3"


def failing(call, error, arguments, output):
    """Fails the first such call, the second, and so on through the whole run; each time the same command is then to
    end with the bytes of a run that nothing disturbed."""

    def act(bench):
        bench.write("in.jsonl", lambda: itertools.chain((record(n) for n in range(FEW)), [b'{"body":"no page"}\n']))
        reference = bench.folder / "reference"
        (bench.folder / "run").mkdir()
        whole = [str(argument).replace("run/", "reference/") for argument in arguments]
        reference.mkdir()
        done, said = finished(bench, "in.jsonl", "--quiet", "--from", "jsonl", *whole)
        ensure(done == 0, f"exit {done}", said)
        expected = tree(reference)
        for when in itertools.count(1):
            place = bench.folder / "run"
            got, said, hit = injected(bench, call, error, when, "in.jsonl", "--quiet", "--from", "jsonl", *arguments)
            if not hit:
                ensure(got == 0 and when > 1, f"exit {got}", "never came to it")
                break
            what = f"{call} {when}"
            ensure(got == 3, f"exit {got}", f"at {what}: {said[-300:]}")
            ensure("cannot" in said and "/" in said, "not told", f"at {what}: {said[-300:]}")
            finished_file = place / output
            # In a folder of outputs one that is whole may be in its place when another call fails.
            whole_one = "--output-dir" in arguments and finished_file.exists()
            ensure(not finished_file.exists() or whole_one, "a file", f"that looks finished, at {what}")
            ensure(not whole_one or finished_file.read_bytes() == expected[output], "half a file", f"at {what}")
            got, said = finished(bench, "in.jsonl", "--from", "jsonl", *arguments)
            ensure(got == 0, f"exit {got}", f"after {what}: {said[-300:]}")
            ensure(tree(place) == expected, "other output", f"after {what}")
            shutil.rmtree(place)
            place.mkdir()
        return "holds at every call"

    return act


ONE = ["-o", "run/out.jsonl", "--resume", "--rejects", "run/rejects.jsonl"]
PACKED = ["-o", "run/out.jsonl.zst", "--resume"]
PLAIN = ["-o", "run/out.jsonl.gz"]
EACH = ["--output-dir", "run/", "--resume"]


def failing_reads(bench):
    """EIO at every read of the input in turn: what came before it, and one line that tells."""
    source = few(bench)
    code, said = finished(bench, source, "-o", "whole.jsonl")
    ensure(code == 0, f"exit {code}", said)
    whole = (bench.folder / "whole.jsonl").read_bytes().splitlines()
    for when in itertools.count(1):
        code, said, hit = injected(bench, "read", "EIO", when, source, "-o", "out.jsonl", on=source)
        if not hit:
            ensure(code == 0 and when > 1, f"exit {code}", "never came to it")
            return "told at every read"
        *lines, last = (bench.folder / "out.jsonl").read_bytes().splitlines()
        ensure(code == 1, f"exit {code}", f"at read {when}: {said[-300:]}")
        ensure(lines == whole[: len(lines)], "other output", f"before read {when}")
        ensure("Input/output error" in json.loads(last)["error"], "not told", f"at read {when}: {last[-300:]}")


def interrupted_calls(bench):
    """EINTR at every third read, write, sync."""
    few(bench)
    code, said = finished(bench, "in.jsonl", "-o", "whole.jsonl")
    ensure(code == 0, f"exit {code}", said)
    for call in ("read", "write", "fsync", "fdatasync"):
        # The first reads are the loader's, which has no loop around them.
        when = "5+3" if call == "read" else "1+2"
        code, said, hit = injected(bench, call, "EINTR", when, "in.jsonl", "-o", "out.jsonl", "--resume")
        ensure(code == 0, f"exit {code}", f"{call}: {said[-300:]}")
        ensure(hit or call == "fdatasync", "never came to it", call)
        same = (bench.folder / "out.jsonl").read_bytes() == (bench.folder / "whole.jsonl").read_bytes()
        ensure(same, "other output", call)
    return "the same bytes"


def short_reads(bench):
    source = few(bench)
    expected = bench.run(stdin=source).output.read_bytes()
    child = start(bench, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    text = source.read_bytes()

    def feed():
        at = 0
        for length in itertools.cycle((1, 7, 3, 4096, 2, 65_537, 1)):
            if at >= len(text):
                break
            child.stdin.write(text[at : at + length])
            child.stdin.flush()
            at += length
        child.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    got = child.stdout.read()
    feeder.join()
    ensure(child.wait() == 0, f"exit {child.returncode}", "")
    return "the same bytes" if got == expected else "other bytes"


def closed_stdout(bench):
    child = start(bench, few(bench), stdout=subprocess.PIPE)
    child.stdout.readline()
    child.stdout.close()
    said = child.stderr.read()
    return f"exit {child.wait(SECONDS)}, {len(said)} bytes said"


def closed_stderr(bench):
    few(bench)
    command = f"exec {bench.binary} in.jsonl --progress always 2>&- >out.jsonl"
    code = subprocess.run(["sh", "-c", command], cwd=bench.folder).returncode
    return f"exit {code}, {(bench.folder / 'out.jsonl').read_bytes().count(b'{')} lines"


def killed(number, times, name, seed, at_most=2.0):
    """Ended at random moments, and then the same bytes as of a run that nobody disturbed."""

    def act(bench):
        bench.write("in.jsonl", lambda: itertools.chain((record(n) for n in range(MANY)), [b'{"body":"no page"}\n']))
        options = ["in.jsonl", "--from", "jsonl", "--rejects", "rejects.jsonl", "--resume", "-o"]
        code, said = finished(bench, *options, f"whole{name[3:]}")
        ensure(code == 0, f"exit {code}", said)
        codes = interrupted(bench, [*options, name], number, times, seed, at_most)
        same = (bench.folder / name).read_bytes() == (bench.folder / f"whole{name[3:]}").read_bytes()
        ensure(same, "other bytes", "")
        left = sorted(path.name for path in bench.folder.iterdir())
        ensure(left == sorted(["in.jsonl", name, f"whole{name[3:]}", "rejects.jsonl"]), "more files", str(left))
        # A run that has not begun yet ends by the signal itself, which shells call 128 and more, too.
        drained = {128 + number} if number != signal.SIGKILL else set()
        ensure(drained <= set(codes) <= {*drained, -number}, "other codes", str(codes))
        return f"{len(codes)} times, the same bytes"

    return act


def killed_folder(bench):
    pages = bench.folder / "pages"
    pages.mkdir()
    for n in range(300):
        (pages / f"{n:03}.html").write_bytes(page(n))
    (pages / "150.jsonl").write_bytes(b"".join(record(n) for n in range(MANY)))
    code, said = finished(bench, "pages", "--output-dir", "whole", "--resume")
    ensure(code == 0, f"exit {code}", said)
    expected = tree(bench.folder / "whole")

    codes = interrupted(bench, ["pages", "--output-dir", "clean", "--resume"], signal.SIGKILL, 20, 5)
    ensure(tree(bench.folder / "clean") == expected, "other bytes", "")
    return f"{len(codes)} times, the same bytes"


def killed_on_the_way(bench):
    """Killed again and again while a folder that takes long is listed: that is no record's fault."""
    for n in range(60):
        folder = bench.folder / "pages" / f"{n:02}"
        folder.mkdir(parents=True)
        (folder / "page.html").write_bytes(page(n))
    code, said = finished(bench, "pages", "-o", "whole.jsonl")
    ensure(code == 0, f"exit {code}", said)
    # Each thread's first listing of it takes two seconds: that of the inputs' names beforehand, and that of the reader.
    slow = ["-P", bench.folder / "pages" / "30", "-e", "inject=getdents64:delay_enter=2s:when=1"]
    strace = ["strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=getdents64", *slow]
    in_flight, times = bench.folder / "out.jsonl.inflight", 6

    def opened():
        with contextlib.suppress(FileNotFoundError):
            return in_flight.stat().st_mtime_ns

    for _ in range(times):
        before = opened()
        child = start(bench, "pages", "-j1", "-o", "out.jsonl", "--resume", prefix=strace)
        begun = time.monotonic()
        while opened() in (before, None) and time.monotonic() < begun + SECONDS:
            time.sleep(0.01)
        time.sleep(1)
        child.kill()
        _, said = child.communicate(timeout=SECONDS)
        ensure(child.returncode == -signal.SIGKILL, f"exit {child.returncode}", said[-300:])
    code, said = finished(bench, "pages", "-o", "out.jsonl", "--resume")
    ensure(code == 0, f"exit {code}", said[-300:])
    ensure((bench.folder / "out.jsonl").read_bytes() == (bench.folder / "whole.jsonl").read_bytes(), "other bytes", "")
    ensure(not list(bench.folder.glob("out.jsonl.*")), "more files", "")
    return f"{times} times, the same bytes"


def second_signal(bench):
    child = start(bench, few(bench), stdout=subprocess.PIPE)
    child.stdout.read(1)
    codes = []
    child.send_signal(signal.SIGINT)
    time.sleep(0.3)
    ensure(child.poll() is None, "left", "before its writer could drain")
    child.send_signal(signal.SIGINT)
    codes.append(child.wait(SECONDS))
    return f"exit {codes[0]}"


def changed(bench):
    source = bench.write("in.jsonl", lambda: (record(n) for n in range(MANY)))
    child = start(bench, source, "-o", "out.jsonl", "--resume")
    journal = bench.folder / "out.jsonl.journal"
    while not (journal.exists() and b'{"done":' in journal.read_bytes()):
        ensure(child.poll() is None, "over", "before a checkpoint")
        time.sleep(0.01)
    child.kill()
    child.wait()
    for arguments, word in ((["--quotes", "straight"], "--quotes"), (["--field", "text"], "--field")):
        code, said = finished(bench, source, "-o", "out.jsonl", "--resume", *arguments)
        ensure(code == 2 and word in said, f"exit {code}", said[-300:])
    with open(source, "ab") as file:
        file.write(record(MANY))
    code, said = finished(bench, source, "-o", "out.jsonl", "--resume")
    ensure(code == 2 and "in.jsonl" in said, f"exit {code}", said[-300:])
    ensure(not (bench.folder / "out.jsonl").exists(), "a file", "that looks finished")
    return "refused"


def two_runs(bench):
    source = bench.write("in.jsonl", lambda: (record(n) for n in range(MANY)))
    for where in (["-o", "out.jsonl"], ["-o", "out.jsonl", "--resume"], ["--output-dir", "clean"]):
        first = start(bench, source, *where)
        time.sleep(0.3)
        code, said = finished(bench, source, *where)
        ensure(code == 3 and "another run" in said, f"exit {code}", said[-300:])
        _, said = first.communicate(timeout=SECONDS)
        ensure(first.returncode == 0, f"exit {first.returncode} of the first", said[-300:])
    return "the second refuses"


def paragraphs():
    return "\n\n".join(prose(n) for n in range(40_000))


# Much to read, and little to clean.
LARGE = [json.dumps({"text": prose(n), "rest": "x" * (4 << 20)}).encode() + b"\n" for n in range(12)]

PLACE = 21  # bytes, of each number in the file of records in flight (src/cli/in_flight.rs)


def taken_down(page, place, behind=()):
    """The memory that a record takes is not there: the process aborts, and the record becomes an `error` line. `place` is
    where the last death left its number: 1 is the reader's, those from 2 on are the workers'. `behind` are lines that come behind it."""

    def act(bench):
        huge = json.dumps({"id": "huge", "text": page()}).encode() + b"\n"
        bench.write("in.jsonl", lambda: [*map(record, range(200)), huge, *behind, *map(record, range(50))])
        for megabytes in range(100, 1000, 50):
            limited = ["prlimit", f"--as={megabytes << 20}"]
            deaths, left = 0, b""
            while True:
                code, said = finished(bench, "in.jsonl", "-o", "out.jsonl", "--resume", "-j", "2", prefix=limited)
                if code == 0 or deaths == 4:
                    break
                deaths += 1
                in_flight = bench.folder / "out.jsonl.inflight"
                left = in_flight.read_bytes() if in_flight.exists() else b""
            if code == 0 and deaths:
                rows = [json.loads(line) for line in open(bench.folder / "out.jsonl")]
                bad = [n for n, row in enumerate(rows) if row["status"] != "ok"]
                ensure(bad == [200] and len(rows) == 251 + len(behind), f"{bad} bad", "")
                places = [left[at : at + PLACE].strip() for at in range(0, len(left), PLACE)]
                if places[0] == b"aborted" and b"200" in (places[1:2] if place == 1 else places[2:]):
                    return "that page alone"
            for path in bench.folder.glob("out.*"):
                path.unlink()
        return "never died so"

    return act


def slow_reader(bench):
    """200 MB that nobody wants: what is in memory must not grow."""
    line = record(0)[:-3] + b" " + prose(1).replace("\n", " ").encode() * 150 + b'"}\n'
    source = bench.write("in.jsonl", lambda: itertools.repeat(line, (200 << 20) // len(line)))
    child = start(bench, source, "-j", "2", stdout=subprocess.PIPE)
    before = 0
    while peak_mb(child) > before:
        before = peak_mb(child)
        time.sleep(0.5)
    bench.peak_mb = before
    child.kill()
    child.wait()
    return "flat" if before < 190 else f"{before:.0f} MB"


def stalled_stdin(bench):
    child = start(bench, "--from", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    for n in range(5):
        child.stdin.write(record(n))
        line = json.loads(child.stdout.readline())
        ensure(line["id"] == f"r{n}", "another line", str(line))
    child.stdin.close()
    return f"exit {child.wait(SECONDS)}"


def one_huge(bench):
    huge = json.dumps({"id": "huge", "text": "\n\n".join(prose(n) for n in range(8000))}).encode() + b"\n"
    source = bench.write("in.jsonl", lambda: [*map(record, range(2000)), huge, *map(record, range(2000))])
    one, eight = bench.run(source, "-j", "1"), bench.run(source, "-j", "8")
    ensure(bench.peak_mb < 400, "more memory", f"{bench.peak_mb:.0f} MB")
    return "the same bytes" if one.output.read_bytes() == eight.output.read_bytes() else "other bytes"


ROWS = [
    Act("/dev/full", "exit 3", dev_full),
    Act("a full tmpfs", "exit 3, then whole", full_tmpfs),
    Act("a read-only folder", "exit 3", read_only),
    Act("prlimit --fsize", "exit 3", file_size),
    Act("EIO at every write, --resume, rejects", "holds at every call", failing("write", "EIO", ONE, "out.jsonl")),
    Act("EIO at every write, zst", "holds at every call", failing("write", "EIO", PACKED, "out.jsonl.zst")),
    Act("EIO at every write, gz, not resumable", "holds at every call", failing("write", "EIO", PLAIN, "out.jsonl.gz")),
    Act("EIO at every write, a folder", "holds at every call", failing("write", "EIO", EACH, "in.jsonl.jsonl")),
    Act("ENOSPC at every write", "holds at every call", failing("write", "ENOSPC", ONE, "out.jsonl")),
    Act("EIO at every fsync", "holds at every call", failing("fsync", "EIO", ONE, "out.jsonl")),
    Act("EIO at every fsync, a folder", "holds at every call", failing("fsync", "EIO", EACH, "in.jsonl.jsonl")),
    Act("EIO at every fdatasync", "holds at every call", failing("fdatasync", "EIO", ONE, "out.jsonl")),
    Act("EIO at every rename", "holds at every call", failing("rename", "EIO", ONE, "out.jsonl")),
    Act("EIO at every rename, a folder", "holds at every call", failing("rename", "EIO", EACH, "in.jsonl.jsonl")),
    Act("EIO at every ftruncate", "holds at every call", failing("ftruncate", "EIO", ONE, "out.jsonl")),
    Act("EIO at every flock", "holds at every call", failing("flock", "EIO", ONE, "out.jsonl")),
    Act("EIO at every read", "told at every read", failing_reads),
    Act("EINTR at reads, writes, syncs", "the same bytes", interrupted_calls),
    Act("short reads", "the same bytes", short_reads),
    Act("stdout closed", "exit 0, 0 bytes said", closed_stdout),
    Act("stderr closed", f"exit 0, {FEW} lines", closed_stderr),
    Act("kill -9 at random moments", "20 times, the same bytes", killed(signal.SIGKILL, 20, "out.jsonl", 1)),
    Act("kill -9, zst", "20 times, the same bytes", killed(signal.SIGKILL, 20, "out.jsonl.zst", 2)),
    Act("kill -9, gz", "20 times, the same bytes", killed(signal.SIGKILL, 20, "out.jsonl.gz", 3)),
    Act("kill -9, a folder of outputs", "20 times, the same bytes", killed_folder),
    Act("kill -9 while a folder is listed", "6 times, the same bytes", killed_on_the_way),
    # Few come to a checkpoint, so that it is the same records that are being cleaned, again and again.
    Act("kill -9 soon after the start", "60 times, the same bytes", killed(signal.SIGKILL, 60, "out.jsonl", 4, 0.4)),
    Act("SIGINT at random moments", "5 times, the same bytes", killed(signal.SIGINT, 5, "out.jsonl", 6)),
    Act("SIGTERM at random moments, zst", "5 times, the same bytes", killed(signal.SIGTERM, 5, "out.jsonl.zst", 7)),
    Act("a second signal", "exit 130", second_signal),
    Act("inputs or options changed", "refused", changed),
    Act("two runs on one output", "the second refuses", two_runs),
    Act("a page that takes the process down", "that page alone", taken_down(paragraphs, 2)),
    Act("a record whose reading takes it down", "that page alone", taken_down(lambda: "x" * (60 << 20), 1)),
    Act("a page that takes it down while large ones are read", "that page alone", taken_down(paragraphs, 2, LARGE)),
    Act("a slow reader of the output", "flat", slow_reader),
    Act("a stalled stdin", "exit 0", stalled_stdin),
    Act("one huge page among small ones", "the same bytes", one_huge),
]
