"""Reading what is scored: the program's JSONL, or `{id: text}` as one JSON object."""

import json
import pathlib
from typing import Any

from scripts.program import stem


def rows(path: pathlib.Path) -> dict[str, dict[str, Any]]:
    """Output lines by page id. Of `{id: text}` each text becomes a row with `text`."""
    if path.suffix == ".json":
        given = json.loads(path.read_text())
        return {
            name: value if isinstance(value, dict) else {"text": value}
            for name, value in given.items()
        }
    with path.open() as lines:
        return {stem(str(row["id"])): row for row in map(json.loads, lines)}


def texts(path: pathlib.Path) -> dict[str, str]:
    """Predicted texts by page id."""
    return {name: row.get("text") or "" for name, row in rows(path).items()}
