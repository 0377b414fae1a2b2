"""Holding the program while it runs: killing it, stopping it, feeding it slowly, failing its system calls.

What `Bench.run` does for a run from beginning to end, for rows that need to put a hand in between.
"""
import random
import re
import signal
import subprocess
import time

from scripts.stress.bench import Failed

PLACES = ("the harbour", "the old mill", "the station", "the council hall")
# No row waits for longer: a run that hangs is a failure.
SECONDS = 300


def prose(n):
    """Three paragraphs that any judge keeps."""
    place = PLACES[n % len(PLACES)]
    return (
        f"On the morning of day {n} the people who live around {place} woke to find that the water had risen again, and "
        "that the road to the next village was closed for the third time in a year.\n\n"
        f"The mayor, who has lived near {place} for most of his life, said that the town had asked for a new wall {n} "
        "times, and that every answer had been a letter with a date and no plan.\n\n"
        f"Engineers who looked at {place} in the spring had warned that the ground would not hold, but their report was "
        "read by a committee that no longer exists and was then put into a drawer."
    )


def record(n, name="r"):
    text = prose(n).replace("\n", "\\n")
    return f'{{"id":"{name}{n}","text":"{text}"}}\n'.encode()


def page(n):
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in prose(n).split("\n\n"))
    return f"<!doctype html><html lang=en><title>Flood {n}</title><h1>Flood {n}</h1>{body}</html>\n".encode()


def start(bench, *arguments, prefix=(), **pipes):
    command = [*map(str, prefix), str(bench.binary), *map(str, arguments)]
    pipes.setdefault("stdin", subprocess.DEVNULL)
    pipes.setdefault("stdout", subprocess.DEVNULL)
    pipes.setdefault("stderr", subprocess.PIPE)
    return subprocess.Popen(command, cwd=bench.folder, **pipes)


def finished(bench, *arguments, prefix=(), **pipes):
    """The exit code and what was said, of a run to its end."""
    child = start(bench, *arguments, prefix=prefix, **pipes)
    _, said = child.communicate(timeout=SECONDS)
    return child.returncode, (said or b"").decode(errors="replace")


def ensure(holds, got, why):
    if not holds:
        raise Failed(got, why)


def peak_mb(child):
    """The most memory that a running child had so far."""
    with open(f"/proc/{child.pid}/status") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024


def interrupted(bench, arguments, number, times, seed, at_most=2.0):
    """Starts a run again and again, and ends each by `number` at a random moment, until that was done so many times.

    A run that came to its end before is looked at and done again from the beginning. `arguments` name what is written
    as `out`. The last is left to its end. Gives the exit codes of the runs that were ended.
    """
    chance = random.Random(seed)
    codes = []
    while len(codes) < times:
        child = start(bench, *arguments)
        time.sleep(chance.uniform(0.02, at_most))
        if child.poll() is None:
            child.send_signal(number)
        _, said = child.communicate(timeout=SECONDS)
        if child.returncode == 0:
            bench_again(bench)
        else:
            codes.append(child.returncode)
            ensure(not finished_files(bench), "a file", f"that looks finished after {said[-300:]!r}")
    code, said = finished(bench, *arguments)
    ensure(code == 0, f"exit {code}", said[-300:])
    return codes


def finished_files(bench):
    """What stands under the name of the output, where that is one file."""
    return [path for path in bench.folder.glob("out.*") if path.is_file() and path.suffix in (".jsonl", ".gz", ".zst")]


def bench_again(bench):
    for path in finished_files(bench):
        path.unlink()


def tree(folder):
    """All files below a folder, with their bytes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def injected(bench, call, error, when, *arguments, stdout=subprocess.DEVNULL, on=None):
    """A run one of whose system calls fails (on this file, if one is named); also whether it came to that. Calls are
    counted by threads."""
    log = bench.folder / "strace.log"
    strace = ["strace", "-f", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"]
    if on:
        strace += ["-P", on]
    code, said = finished(bench, *arguments, prefix=strace, stdout=stdout)
    return code, said, "INJECTED" in log.read_text(errors="replace")
