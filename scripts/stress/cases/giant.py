"""A million files and 20 GB of records must need the memory of a small part of them.

This group runs only with `--giant`.
"""

import json
import os
import subprocess
import sys

from scripts.stress.case import ScenarioCase
from scripts.stress.cases.files import write_tiny_files
from scripts.stress.process import pipe
from scripts.stress.runner import Runner, ensure
from scripts.stress.samples import page, record

# The share of the full size: 0.01 makes both cases a hundredth.
SCALE = float(os.environ.get("DECHAFF_STRESS_SCALE", "1"))
FILES = int(1_000_000 * SCALE)
STREAM_BYTES = int((20 << 30) * SCALE)
# Allowed above the peak memory of the small part. The slack, in MB, is one more page in flight.
MAX_MEMORY_RATIO, MEMORY_SLACK_MB = 1.2, 16

# Writes its stdin into the file named first, again and again up to a number of bytes.
REPEAT = """
import sys
block = sys.stdin.buffer.read()
with open(sys.argv[1], "wb") as out:
    for _ in range(int(sys.argv[2]) // len(block)):
        out.write(block)
"""


def ensure_constant_memory(small: float, large: float) -> str:
    constant = large <= MAX_MEMORY_RATIO * small + MEMORY_SLACK_MB
    ensure(constant, "more memory", f"{small:.0f} MB, then {large:.0f} MB")
    return "constant memory"


def many_files(runner: Runner) -> str:
    peaks = []
    for count in (5000, max(5000, FILES)):
        run = runner.run(write_tiny_files(runner, count), "--quiet", "-o", "/dev/null")
        ensure(run.code == 0, f"exit {run.code}", run.stderr[-300:])
        peaks.append(run.peak_mb)
    return ensure_constant_memory(*peaks)


def stream_block() -> bytes:
    """The part that the stream repeats: 2,000 texts, 120 heavy pages, and a line over the limit.

    A heavy page is a megabyte, mostly script. Texts alone would take an hour, and large records
    are the ones that take memory.
    """
    texts = [record(n) for n in range(2000)]
    script = "<script>" + "var track = [0, 1, 2, 3];\n" * 40_000 + "</script>"
    pages = [{"id": f"p{n}", "html": script + page(n).decode()} for n in range(120)]
    lines = [json.dumps(row).encode() + b"\n" for row in pages]
    return b"".join(texts + lines) + b'{"id":"long","text":"' + b"x" * (100 << 20) + b'"}\n'


def long_stream(runner: Runner) -> str:
    """The stream is generated while it is read, so it needs no disk."""
    block = stream_block()
    peaks = []
    for size in (2 * len(block), max(2 * len(block), STREAM_BYTES)):
        path = runner.folder / f"pipe.{size}"
        os.mkfifo(path)
        command = [sys.executable, "-c", REPEAT, str(path), str(size)]
        generator = subprocess.Popen(command, stdin=subprocess.PIPE)
        stdin = pipe(generator.stdin)
        stdin.write(block)
        stdin.close()
        run = runner.run("--quiet", "-o", "/dev/null", stdin=path)
        ensure(run.code == 0 and generator.wait() == 0, f"exit {run.code}", run.stderr[-300:])
        peaks.append(run.peak_mb)
    return ensure_constant_memory(*peaks)


CASES = [
    ScenarioCase(f"{FILES:,} tiny files", "constant memory", many_files),
    ScenarioCase(f"stream of {20 * SCALE:g} GB", "constant memory", long_stream),
]
