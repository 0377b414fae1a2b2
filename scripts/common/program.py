"""Running the release binary over pages, as anybody would: what is scored is what the program prints, trim and all.

Stdlib only: `evaluate` runs where nothing is installed.
"""
import json
import re
import subprocess
import sys
import tempfile

from scripts.common import corpora

STEM = re.compile(r"\.(html?|txt)(\.gz)?$")


def build():
    """The release binary, built if it is not there; an old one is left, because a measurement may want just that one."""
    if not corpora.BINARY.exists():
        print(f"building {corpora.BINARY}", file=sys.stderr)
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=corpora.REPOSITORY, check=True)
    return corpora.BINARY


def stem(path):
    return STEM.sub("", path.rsplit("/", 1)[-1])


def lines(binary, options, paths):
    """The output lines of one run over files or folders, parsed."""
    # Paths go by --files-from, because a fold's two thousand of them may pass the system's limit for arguments.
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as listing:
        listing.write("".join(f"{path}\n" for path in paths))
        listing.flush()
        command = [str(binary), *options, "--quiet", "--files-from", listing.name]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def clean_html(binary, paths, options=()):
    """{stem: line} for HTML files or folders of them."""
    return {stem(row["id"]): row for row in lines(binary, [*options, "--from", "html"], paths)}


def clean_jsonl(binary, path, field, options=()):
    """{id: line} for a JSONL file whose pages stand under `field`."""
    return {row["id"]: row for row in lines(binary, [*options, "--from", "jsonl", "--field", field], [path])}


def sorts_of_html(binary, model, paths):
    """{path: (what its sort is told by, how likely it is the special one)} for HTML files."""
    return sorts(lines(binary, ["--sorts", "--from", "html", "--model-html", str(model)], paths))


def sorts_of_text(binary, model, records):
    """{id: the same} for records of text."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
        file.flush()
        return sorts(lines(binary, ["--sorts", "--from", "jsonl", "--field", "text", "--model-text", str(model)], [file.name]))


def sorts(rows):
    return {row["id"]: (row["x"], row["special"]) for row in rows if "special" in row}


def judgements(binary, form):
    """The names of what else tells a page's sort beside the features."""
    done = subprocess.run([str(binary), "--features", "--quiet"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
    heads = {head["form"]: head for head in map(json.loads, done.stdout.splitlines())}
    return heads[form]["judgements"]


def texts(rows):
    return {name: row["text"] for name, row in rows.items()}


def figures(line):
    """The numbers of a scorer's line by name: `F1 0.8440 … | arti 0.934` gives {"F1": 0.844, "arti": 0.934}."""
    return {name: float(value) for name, value in re.findall(r"([A-Za-z][\w-]*) (\d\.\d+)", line)}


def score_tails(corpus_path, rows):
    """`../shared/eval/score_tails.py` over the program's lines: {style: {left, lost, exact}} and the table it printed."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as output:
        output.writelines(json.dumps(row) + "\n" for row in rows)
        output.flush()
        script = corpora.SHARED / "eval" / "score_tails.py"
        command = [sys.executable, str(script), str(corpus_path), output.name]
        table = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return {line[:14].strip(): figures(line[14:]) for line in table.splitlines()}, table.rstrip()
