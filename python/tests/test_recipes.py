"""The recipes of docs/recipes.md: each block of code runs unchanged, and its output is that of
the package. A recipe whose packages are not installed is skipped: `python/check recipes` has all.
"""

import functools
import http.server
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import threading

import pytest

import dechaff

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "recipes.md"
RECIPE = re.compile(r"^## (.+?) [\d.]+$.*?^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = dict(RECIPE.findall(PAGE.read_text())) if PAGE.is_file() else {}
# What a page of HTML, a broken one and an empty one give must come through as it is.
PAGES = [
    {
        "id": str(number),
        "url": f"https://post.example/{number}",
        "html": f"<title>Bridge {number}</title><nav><a href=/>Home</a></nav>"
        f"<h1>Bridge {number}</h1>"
        f"<p>The bridge with the number {number} was closed for a week, the mayor\u2028said.",
    }
    for number in range(50)
]
PAGES += [{"id": "empty", "url": "", "html": ""}, {"id": "pdf", "url": "", "html": "%PDF-1.7 x"}]
# Seconds: Ray starts a small cluster, which takes minutes on a machine with other work.
BOUND = 900


def imports(code):
    return re.findall(r"^(?:import|from) (\w+)", code, re.MULTILINE)


def run(code, *arguments):
    pathlib.Path("recipe.py").write_text(code)
    command = [sys.executable, "recipe.py", *arguments]
    # Ray reports its use to the network by default, and waits for it.
    environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=BOUND, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]


def need(code):
    for name in imports(code):
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"needs {name}")


@pytest.mark.skipif(not RECIPES, reason="needs the repository")
def test_the_page_has_all_recipes():
    assert len(RECIPES) == 8


@pytest.mark.parametrize("name", [name for name in RECIPES if name != "Scrapy"])
def test_a_recipe_writes_the_articles_of_the_package(name):
    need(RECIPES[name])
    table = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    table.write_table(pyarrow.Table.from_pylist(PAGES), "pages.parquet")
    run(RECIPES[name])
    # One file, or a folder of parts.
    parts = [*pathlib.Path().glob("clean.parquet"), *pathlib.Path().glob("clean/**/*.parquet")]
    rows = [row for part in parts for row in table.ParquetFile(part).read().to_pylist()]
    # The readers of datatrove leave out pages without text.
    pages = [page for page in PAGES if page["html"] or name != "datatrove"]
    expected = {article["id"]: article for article in dechaff.Cleaner().stream(pages)}
    assert len(rows) == len(expected)
    for row in rows:
        # datatrove puts the other keys into one column, and stores an empty text as null.
        row = {**row, **(row.get("metadata") or {}), "text": row["text"] or ""}
        article = expected[row["id"]]
        assert row["text"] == article["text"]
        if name != "DuckDB":
            assert {key: row[key] for key in article} == article


@pytest.mark.skipif("Scrapy" not in RECIPES, reason="needs the repository")
def test_scrapy_writes_an_article_for_each_response():
    need(RECIPES["Scrapy"])
    pathlib.Path("served").mkdir()
    for page in PAGES[:3]:
        pathlib.Path("served", f"{page['id']}.html").write_text(page["html"])
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="served")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}"
        run(RECIPES["Scrapy"], *(f"{place}/{number}.html" for number in range(3)))
        server.shutdown()
    rows = list(map(json.loads, pathlib.Path("clean.jsonl").read_text().splitlines()))
    assert sorted(row["title"] for row in rows) == ["Bridge 0", "Bridge 1", "Bridge 2"]
    assert all(row["url"].startswith(place) for row in rows)
