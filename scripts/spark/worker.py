"""The programs that Spark's `pipe` starts on a worker, one process a task.

In: what a task has (paths, records or profiles) as lines on stdin. Out: lines on stdout. An exit
code other than 0 fails the task, and Spark runs it again. Each program is bash with `pipefail`, so
that no failure inside a pipeline is lost. Where Spark runs, bash is there: Spark starts with it.

`dechaff` runs with `--ignore-errors`: a bad record is an `error` line and never fails a task. What
must fail is checked here: a path that cannot be read, and a binary that does not end well.
"""

import enum
import re
from collections.abc import Sequence

# Spark runs a task a core, so a task uses one thread.
ALWAYS = ("--jobs", "1", "--ignore-errors")
# Options that write other files, or change what stdout holds, from where Spark takes the lines.
REFUSED = ("--output", "--output-dir", "--rejects", "--resume", "--stats", "--to", "--explain")
# `-o` and `-t` with a value (`-oFILE`) or after other letters (`-qo`).
REFUSED_SHORT = re.compile(r"-[0q]*[ot]")

# A missing path among others is an `error` line for the program. For a job it is a failure:
# a worker that lacks the shared folder must not end with a complete output.
READABLE_PATHS = """
mapfile -t paths
[ "${#paths[@]}" -gt 0 ] || exit 0
for path in "${paths[@]}"; do
  [ -r "$path" ] || { echo "cannot read $path on this worker" >&2; exit 66; }
done
"""

CLEAN_PATHS = (
    READABLE_PATHS
    + """
printf '%s\\n' "${paths[@]}" | "$binary" "$@" --files-from -
"""
)

# A process for each path, as stdin has one name.
CLEAN_FETCHED = """
mapfile -t paths
for path in ${paths[@]+"${paths[@]}"}; do
  $fetch "$path" | "$binary" "$@" --source "$path" -
done
"""

# Spark names the file of a split in the environment, with its scheme. A table has no file.
CLEAN_LINES = """
source="${mapreduce_map_input_file:-}"
"$binary" "$@" --from jsonl --source "${source#file:}" -
"""

# A profile is binary, and `pipe` takes lines: a profile is one line of base64.
LEARN = (
    READABLE_PATHS
    + """
printf '%s\\n' "${paths[@]}" | "$binary" profile "$@" --files-from - -o - | base64 -w0
echo
"""
)

MERGE = """
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=0
while IFS= read -r line; do
  count=$((count + 1))
  printf '%s' "$line" | base64 -d > "$folder/$count"
done
[ "$count" -gt 0 ] || exit 0
"$binary" profile --merge "$folder"/* -o - | base64 -w0
echo
"""


class Program(enum.Enum):
    """A program of a worker: what its stdin holds."""

    CLEAN_PATHS = CLEAN_PATHS
    CLEAN_FETCHED = CLEAN_FETCHED
    CLEAN_LINES = CLEAN_LINES
    LEARN = LEARN
    MERGE = MERGE


def command(
    program: Program, binary: str, options: Sequence[str] = (), fetch: str = ""
) -> list[str]:
    """The command line of a program, for `JavaRDD.pipe`. `options` are dechaff's."""
    own = () if program is Program.MERGE else ALWAYS
    head = 'set -euo pipefail\nbinary="$1" fetch="$2"\nshift 2'
    return ["bash", "-c", head + program.value, "dechaff-task", binary, fetch, *own, *options]


def refused(options: Sequence[str]) -> list[str]:
    """Options that a job cannot take, as they would move lines away from stdout."""
    return [
        option
        for option in options
        if option.split("=")[0] in REFUSED or REFUSED_SHORT.match(option)
    ]
