"""Runs the program over pages as a user would: what is scored is what it prints.

Standard library only: `scripts.evaluate` runs where nothing is installed.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scripts import corpora
from scripts.corpora import JsonRow

# What the file name of a page ends with.
SUFFIX = re.compile(r"\.(html?|txt)(\.gz)?$")


def build() -> pathlib.Path:
    """The release binary, built if it is absent. An existing one is kept: it may be the one to
    measure."""
    if not corpora.BINARY.exists():
        print(f"building {corpora.BINARY}", file=sys.stderr)
        command = ["cargo", "build", "--release", "--locked"]
        subprocess.run(command, cwd=corpora.REPOSITORY, check=True)
    return corpora.BINARY


def stem(path: str) -> str:
    """The id of a page, from its file name or from the path that the program prints."""
    return SUFFIX.sub("", path.rsplit("/", 1)[-1])


def run(command: Sequence[str], stdout: Any = subprocess.PIPE) -> bytes:
    """The output of a command. A failure ends the script with the command and its message."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, check=False
    )
    if done.returncode:
        message = done.stderr.decode(errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{message}")
    return done.stdout or b""


def lines(
    binary: pathlib.Path, options: Iterable[str], paths: Iterable[str | pathlib.Path]
) -> list[JsonRow]:
    """The output lines of one run over files or folders."""
    # Paths are passed by --files-from: two thousand of them may exceed the system's limit.
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as listing:
        listing.write("".join(f"{path}\n" for path in paths))
        listing.flush()
        output = run([str(binary), *options, "--quiet", "--files-from", listing.name])
    return [json.loads(line) for line in output.splitlines()]


def clean_html(
    binary: pathlib.Path, paths: Iterable[str | pathlib.Path], options: Iterable[str] = ()
) -> dict[str, JsonRow]:
    """Output lines by page id, for HTML files or folders of them."""
    return {stem(row["id"]): row for row in lines(binary, [*options, "--from", "html"], paths)}


def clean_jsonl(
    binary: pathlib.Path, path: pathlib.Path, field: str, options: Iterable[str] = ()
) -> dict[str, JsonRow]:
    """Output lines by id, for a JSONL file whose pages are in `field`."""
    options = [*options, "--from", "jsonl", "--field", field]
    return {row["id"]: row for row in lines(binary, options, [path])}


def feature_heads(binary: pathlib.Path) -> dict[str, JsonRow]:
    """What a feature dump begins with, by page format: the names of the features."""
    # An empty input is an error, but the heads come before it.
    command = [str(binary), "--features", "--quiet", "--ignore-errors"]
    heads = map(json.loads, run(command).splitlines())
    return {head["format"]: head for head in heads}


def texts(rows: Mapping[str, JsonRow]) -> dict[str, str]:
    """The cleaned texts by id."""
    return {name: row["text"] for name, row in rows.items()}
