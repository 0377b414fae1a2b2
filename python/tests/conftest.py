"""Every test runs in an empty folder: in this one, Python would import the sources of the package
instead of the package that is installed."""

import pytest


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
