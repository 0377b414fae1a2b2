"""A million files and 20 GB of records, whose memory must be that of a thousandth. Only with `--giant`."""
import json
import os
import subprocess
import sys

from scripts.stress.cases.files import tiny
from scripts.stress.process import ensure, page, record
from scripts.stress.case import Act

# TORTURE_GIANT=0.01 makes all of it a hundredth.
SHARE = float(os.environ.get("TORTURE_GIANT", "1"))
# Allowed beyond what the small one takes: a fifth, and what one page more or less in flight makes.
MORE, SLACK_MB = 1.2, 16


def flat(small, large):
    ensure(large <= MORE * small + SLACK_MB, "more memory", f"{small:.0f} MB, then {large:.0f} MB")
    return "flat"


def files(bench):
    peaks = []
    for count in (5000, max(5000, int(1_000_000 * SHARE))):
        done = bench.run(tiny(bench, count), "--quiet", "-o", "/dev/null")
        ensure(done.code == 0, f"exit {done.code}", done.stderr[-300:])
        peaks.append(done.peak_mb)
    return flat(*peaks)


def block():
    """What the stream repeats: 2,000 texts, 120 pages of a megabyte that are mostly script, as heavy pages are, and a
    line over the record limit, which is drained. Texts alone would take an hour, and the memory is that of large records."""
    texts = [record(n) for n in range(2000)]
    script = "<script>" + "var track = [0, 1, 2, 3];\n" * 40_000 + "</script>"
    pages = [json.dumps({"id": f"p{n}", "html": script + page(n).decode()}).encode() + b"\n" for n in range(120)]
    return b"".join(texts + pages) + b'{"id":"long","text":"' + b"x" * (100 << 20) + b'"}\n'


def stream(bench):
    """Made while it is read, and written nowhere."""
    made_of = block()
    peaks = []
    for size in (2 * len(made_of), max(2 * len(made_of), int((20 << 30) * SHARE))):
        pipe = bench.folder / f"pipe.{size}"
        os.mkfifo(pipe)
        made = "import sys; block = sys.stdin.buffer.read(); out = open(sys.argv[1], 'wb')\n"
        made += "for _ in range(int(sys.argv[2]) // len(block)): out.write(block)"
        maker = subprocess.Popen([sys.executable, "-c", made, pipe, str(size)], stdin=subprocess.PIPE)
        maker.stdin.write(made_of)
        maker.stdin.close()
        done = bench.run("--quiet", "-o", "/dev/null", stdin=pipe)
        ensure(done.code == 0 and maker.wait() == 0, f"exit {done.code}", done.stderr[-300:])
        peaks.append(done.peak_mb)
    return flat(*peaks)


ROWS = [
    Act(f"{int(1_000_000 * SHARE):,} tiny files", "flat", files),
    Act(f"a stream of {20 * SHARE:g} GB", "flat", stream),
]
