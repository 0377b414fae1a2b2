"""The examples of the docstrings and of README.md, the types, and the time of an import."""

import doctest
import importlib
import pathlib
import pkgutil
import subprocess
import sys

import pytest

import dechaff

README = pathlib.Path(__file__).resolve().parents[1] / "README.md"
MODULES = [name for _, name, _ in pkgutil.iter_modules(dechaff.__path__) if name != "__main__"]


@pytest.mark.parametrize("name", ["", *MODULES])
def test_the_examples_of_the_docstrings_hold(name):
    module = importlib.import_module(f"dechaff.{name}" if name else "dechaff")
    failed, _ = doctest.testmod(module)
    assert failed == 0


def test_every_public_name_has_a_docstring_with_an_example_or_is_a_type():
    for name in dechaff.__all__:
        if name in {"Article", "Record", "__version__"}:
            continue
        assert ">>>" in getattr(dechaff, name).__doc__, name


@pytest.mark.skipif(not README.is_file(), reason="needs the repository")
def test_the_examples_of_the_readme_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(README), module_relative=False)
    assert tried > 10
    assert failed == 0


def test_the_types_of_the_package_hold():
    pytest.importorskip("mypy")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "-p", "dechaff"], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout


def test_an_import_takes_less_than_50_ms():
    # Of the processor: other processes may run beside the tests.
    code = "import time; a = time.process_time(); import dechaff; print(time.process_time() - a)"
    runs = [subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(10)]
    assert min(float(run.stdout) for run in runs) < 0.05
