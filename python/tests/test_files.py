"""`open`, and the command in the same wheel: the output is that of the program."""

import gzip
import json
import math
import os
import pathlib
import signal
import subprocess
import sys
import sysconfig

import pytest

import dechaff

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
EXPECTED = ROOT / "tests" / "expected"
COMMAND = pathlib.Path(sysconfig.get_path("scripts"), "dechaff")

STORY = "The bridge was closed for a week after the storm, the town hall said on Monday."

needs_fixtures = pytest.mark.skipif(not FIXTURES.is_dir(), reason="needs the repository")


def fixtures():
    return sorted(path for path in FIXTURES.glob("*/*") if path.is_file())


@needs_fixtures
@pytest.mark.parametrize("path", fixtures(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_articles_of_a_fixture_are_the_lines_of_the_program(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    expected = EXPECTED / path.parent.name / (path.name.split(".")[0] + ".jsonl")
    lines = [json.loads(line) for line in expected.read_text("utf-8").splitlines()]
    cleaner = dechaff.Cleaner()
    assert list(cleaner.stream(dechaff.open(path.relative_to(ROOT)), threads=2)) == lines
    articles = [cleaner.clean(record) for record in dechaff.open(path.relative_to(ROOT))]
    # A stream leaves out the records of an archive that hold no page.
    assert [a for a in articles if not a["error"].startswith("no page: ")] == lines


@needs_fixtures
def test_folders_give_the_output_of_the_command(monkeypatch):
    monkeypatch.chdir(ROOT)
    for options, keywords in [([], {}), (["--body", "markdown"], {"body": "markdown"})]:
        run = subprocess.run(
            [COMMAND, "-q", "-t", "jsonl", "fixtures", *options],
            stdout=subprocess.PIPE,
            check=False,
        )
        lines = [json.loads(line) for line in run.stdout.decode().splitlines()]
        assert list(dechaff.Cleaner(**keywords).stream(dechaff.open("fixtures"))) == lines


@needs_fixtures
def test_html_as_bytes_gives_the_text_of_the_program():
    for path in FIXTURES.glob("html/*.html"):
        (article,) = dechaff.Cleaner().stream(dechaff.open(path))
        assert dechaff.clean(path.read_bytes(), format="html")["text"] == article["text"], path


@needs_fixtures
def test_records_as_dicts_give_the_lines_of_the_program(monkeypatch):
    monkeypatch.chdir(ROOT)
    same = 0
    for record in dechaff.open(*sorted(FIXTURES.glob("jsonl/*"))):
        try:
            values = json.loads(record.content)
        except ValueError:
            continue
        if isinstance(values, dict):
            found, expected = dechaff.clean(values), dechaff.clean(record)
            for key in ["id", "source"]:
                if key not in values:
                    assert found.pop(key) == ""
                    del expected[key]
            for key in [key for key, value in values.items() if value == math.inf]:
                assert found.pop(key) is None, "JSON has no infinity"
                del expected[key]
            assert found == expected
            same += 1
    assert same > 3


def test_a_record_has_its_place_format_and_bytes(tmp_path):
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "a"}\n{"text": "b"}\n'))
    first, second = dechaff.open(path)
    assert (first.id, first.source) == (f"{path}#1", str(path))
    assert (second.id, second.format) == (f"{path}#2", "jsonl")
    assert second.content.strip() == b'{"text": "b"}'
    assert second.error == ""
    assert "pages.jsonl.gz#2" in repr(second)


def test_the_options_of_open_belong_to_its_records(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text('{"page": "A page of some words.", "text": "other"}\n')
    records = dechaff.open(path, field="page", url="https://example.com/", id_prefix="x:")
    article = dechaff.Cleaner(field="text").clean(next(records))
    assert article["text"] == "A page of some words."
    assert article["url"] == "https://example.com/"
    assert article["id"] == f"x:{path}#1"
    for options in [{"format": "pdf"}, {"charset": "klingon"}, {"max_record_bytes": 0}]:
        with pytest.raises(ValueError, match=next(iter(options))):
            dechaff.open(path, **options)


def test_a_path_that_does_not_exist_is_an_error_at_the_call(tmp_path):
    with pytest.raises(FileNotFoundError) as error:
        dechaff.open(tmp_path, tmp_path / "none.html")
    assert error.value.filename == str(tmp_path / "none.html")
    with pytest.raises(TypeError):
        dechaff.open()
    with pytest.raises(TypeError):
        dechaff.open(5)


def test_an_input_that_breaks_off_is_an_error_article(tmp_path):
    path = tmp_path / "pages.jsonl.gz"
    whole = gzip.compress(b"".join(b'{"text": "%d"}\n' % n for n in range(5000)))
    path.write_bytes(whole[: len(whole) // 2])
    *records, last = dechaff.open(path)
    assert records
    assert last.error
    assert dechaff.Cleaner().clean(last)["status"] == "error"


def test_a_reader_closes(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.html").write_text("<p>A page.")
    with dechaff.open(tmp_path) as records:
        next(records)
    assert list(records) == []


def test_names_that_are_not_utf_8_are_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/a\xff.html"
    try:
        with open(path, "w") as file:
            file.write(f"<p>{STORY}")
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    (article,) = dechaff.Cleaner().stream(dechaff.open(path))
    assert article["text"] == STORY


def test_the_command_has_the_version_and_exit_codes_of_the_program():
    for command in [[COMMAND], [sys.executable, "-m", "dechaff"]]:
        version = subprocess.run([*command, "--version"], stdout=subprocess.PIPE, text=True)
        assert version.stdout.startswith(f"dechaff {dechaff.__version__} (model ")
        assert version.returncode == 0
        wrong = subprocess.run([*command, "--wrong"], stderr=subprocess.PIPE, text=True)
        assert wrong.returncode == 2
        assert "--wrong" in wrong.stderr


def test_the_command_reads_stdin_and_writes_lines():
    run = subprocess.run([COMMAND], input=STORY, stdout=subprocess.PIPE, text=True)
    assert json.loads(run.stdout)["text"] == STORY
    run = subprocess.run([COMMAND, "repair"], input="donâ€™t", stdout=subprocess.PIPE, text=True)
    assert run.stdout == "don’t"


def test_the_command_ends_with_130_after_ctrl_c():
    pipe = subprocess.PIPE
    process = subprocess.Popen([COMMAND, "-f", "jsonl"], stdin=pipe, stdout=pipe, stderr=pipe)
    process.stdin.write(json.dumps({"text": STORY}).encode() + b"\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["text"] == STORY
    process.send_signal(signal.SIGINT)
    stderr = process.stderr.read()
    assert process.wait(60) == 130
    assert b"Traceback" not in stderr
