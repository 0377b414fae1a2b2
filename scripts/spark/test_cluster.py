"""Tests of the jobs on a real cluster of one machine: the output is that of one plain run.

python3 -m unittest scripts.spark.test_cluster

Skipped where pyspark, Java or the release binary are missing. A run takes about five minutes.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Callable, Sequence

from scripts import corpora
from scripts.spark import cluster, jobs

FIXTURES = corpora.REPOSITORY / "fixtures"
# Seconds that a job may take. The longest takes 25 on two cores.
BOUND = 240.0
# Seconds that a task of `slow` waits, so that something can be killed meanwhile.
DELAY = 3


def missing() -> str:
    """What the tests lack on this machine, if anything."""
    if importlib.util.find_spec("pyspark") is None:
        return "pip install pyspark"
    if shutil.which("java") is None:
        return "install Java 17"
    return "" if corpora.BINARY.exists() else "cargo build --release"


@unittest.skipIf(missing(), f"a Spark cluster is needed: {missing()}")
class Jobs(unittest.TestCase):
    running: cluster.Cluster
    folder: pathlib.Path
    # Pages and archives, and a folder of JSONL files.
    paths: list[pathlib.Path]
    records: pathlib.Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.running = cls.enterClassContext(cluster.started(cls.folder, workers=2))
        # Archives and folders of records have ids with offsets and lines: all must be kept.
        pages = sorted((FIXTURES / "html").glob("*.html"))
        archives = sorted((FIXTURES / "archives").glob("*.warc*"))
        cls.paths = [path for path in [*pages, *archives] if path.is_file()]
        cls.records = cls.folder / "records"
        cls.records.mkdir()
        for number in range(4):
            rows = [
                {"html": page.read_text("utf-8", "replace"), "row": [number, place]}
                for place, page in enumerate(pages[number::4])
            ]
            corpora.write_rows(cls.records / f"{number}.jsonl", rows)
        # A record that cannot be read, a line separator of Unicode, and CR LF.
        extra = '{"text": "a\\u2028b \u2028 c", "id": "own"}\r\nno record\n'
        (cls.records / "4.jsonl").write_text(extra, newline="")

    def setUp(self) -> None:
        name = self.id().rsplit(".", 1)[-1]
        self.place = self.folder / name
        self.place.mkdir()
        self.output = self.place / "output"

    def script(self, text: str) -> pathlib.Path:
        """A stand-in for the binary."""
        path = self.place / "binary"
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return path

    def slow(self) -> pathlib.Path:
        """The binary with a delay. A task that waits has a mark, whose name is its process."""
        (self.place / "marks").mkdir()
        wait = f"touch {self.place}/marks/$$; sleep {DELAY}"
        return self.script(f'{wait}\nexec {corpora.BINARY} "$@"')

    def job(
        self,
        *arguments: object,
        on: cluster.Cluster | None = None,
        during: Callable[[], None] = lambda: None,
    ) -> "subprocess.CompletedProcess[str]":
        """Runs one job on the cluster. `during` runs beside it."""
        used = on or self.running
        before = used.jobs()
        command = [sys.executable, "-m", "scripts.spark", *map(str, arguments)]
        settings = (
            f"--driver-memory {cluster.EXECUTOR} --conf spark.executor.memory={cluster.EXECUTOR} "
            f"--conf spark.driver.host={cluster.HOST} --conf spark.ui.enabled=false pyspark-shell"
        )
        environment = {
            **os.environ,
            "PYSPARK_SUBMIT_ARGS": f"--master {used.master} {settings}",
            "SPARK_LOCAL_IP": cluster.HOST,
        }
        with (self.place / "job.log").open("w") as log:
            job = subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, cwd=corpora.REPOSITORY
            )
            try:
                during()
                job.wait(BOUND)
            finally:
                job.kill()
                job.wait()
        # Else the tasks ran inside the driver, and the test tested no cluster.
        self.assertEqual(used.jobs(), before + 1)
        text = (self.place / "job.log").read_text()
        return subprocess.CompletedProcess(command, job.returncode, text, "")

    def listed(self, paths: Sequence[object]) -> pathlib.Path:
        listing = self.place / "list"
        listing.write_text("".join(f"{path}\n" for path in paths))
        return listing

    def plain(self, *arguments: object) -> bytes:
        """The output of the program alone."""
        command = [str(corpora.BINARY), "--quiet", "--ignore-errors", *map(str, arguments)]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout

    def check_whole(self, done: "subprocess.CompletedProcess[str]", expected: bytes) -> None:
        self.assertEqual(done.returncode, 0, done.stdout[-3000:])
        self.assertTrue((self.output / "_SUCCESS").exists())
        parts = sorted(self.output.glob("part-*"))
        self.assertGreater(len(parts), 3)
        self.assertEqual(b"".join(part.read_bytes() for part in parts), expected)

    def check_failed(self, done: "subprocess.CompletedProcess[str]", reason: str) -> None:
        self.assertEqual(done.returncode, 1, done.stdout[-3000:])
        self.assertIn(reason, done.stdout)
        self.assertFalse((self.output / "_SUCCESS").exists())
        self.assertEqual(list(self.output.glob("part-*")), [])

    def started_tasks(self) -> int:
        return len(list((self.place / "marks").iterdir()))

    def after_three_tasks(self, action: Callable[[], None]) -> None:
        """Acts when the third task has started: one is complete then, and two are running."""
        cluster.wait_for(lambda: self.started_tasks() >= 3, BOUND, "the third task starts")
        action()

    def test_paths_give_the_lines_of_one_machine(self) -> None:
        listing = self.listed(self.paths)
        done = self.job(
            *("paths", listing, "-o", self.output, "--per-task", 5),
            *("--binary", corpora.BINARY, "--", "--body", "markdown"),
        )
        self.check_whole(done, self.plain("--files-from", listing, "--body", "markdown"))

    def test_records_give_the_lines_of_one_machine(self) -> None:
        done = self.job("lines", self.records, "-o", self.output, "--binary", corpora.BINARY)
        expected = self.plain("--from", "jsonl", self.records)
        self.check_whole(done, expected)
        self.assertIn(b'"status":"error"', expected)

    def test_a_killed_executor_loses_no_line(self) -> None:
        # Many short tasks, so that some still run when a busy machine has found the executor.
        listing = self.listed(self.paths)
        done = self.job(
            *("paths", listing, "-o", self.output, "--per-task", 5, "--binary", self.slow()),
            during=lambda: self.after_three_tasks(self.running.kill_executor),
        )
        self.check_whole(done, self.plain("--files-from", listing))
        self.assertGreater(self.started_tasks(), -(-len(self.paths) // 5))

    def test_a_killed_worker_loses_no_line(self) -> None:
        # The only test that leaves its cluster smaller.
        with cluster.started(self.place, workers=2) as running:
            done = self.job(
                *("lines", self.records, "-o", self.output, "--binary", self.slow()),
                on=running,
                during=lambda: self.after_three_tasks(running.kill_worker),
            )
        self.check_whole(done, self.plain("--from", "jsonl", self.records))
        self.assertGreater(self.started_tasks(), 5)

    def test_a_failing_binary_fails_the_job(self) -> None:
        # One task ends in the middle of its lines as a killed process does; the others are whole.
        killed = f'grep -q {self.paths[-1].name} "$list" && {{ head -c 50 "$list"; kill -9 $$; }}'
        script = self.script(
            f'list=$(mktemp -p {self.place})\ncat > "$list"\n{killed}\n'
            f'{corpora.BINARY} "$@" < "$list"'
        )
        listing = self.listed(self.paths)
        done = self.job(
            *("paths", listing, "-o", self.output, "--per-task", 10, "--binary", script)
        )
        self.check_failed(done, "status 137")

    def test_a_missing_path_fails_the_job(self) -> None:
        listing = self.listed([*self.paths, self.place / "missing.html"])
        done = self.job(
            *("paths", listing, "-o", self.output, "--per-task", 10, "--binary", corpora.BINARY)
        )
        self.check_failed(done, "status 66")

    def test_a_name_that_spark_reads_as_a_pattern_fails_the_job(self) -> None:
        records = self.place / "a{b}.jsonl"
        records.write_text('{"text": "a"}\n')
        done = self.job("lines", records, "-o", self.output, "--binary", corpora.BINARY)
        self.check_failed(done, "rename it")

    def test_a_profile_of_parts_is_that_of_the_whole(self) -> None:
        # More parts than one task merges, so that there are two rounds.
        listing = self.listed(self.paths)
        self.assertGreater(len(self.paths), 2 * jobs.FAN_IN)
        parts, whole = self.place / "parts.profile", self.place / "whole.profile"
        done = self.job(
            *("profile", listing, "-o", parts, "--per-task", 2, "--binary", corpora.BINARY)
        )
        self.assertEqual(done.returncode, 0, done.stdout[-3000:])
        options = ["--quiet", "--ignore-errors", "--files-from", str(listing), "-o", str(whole)]
        subprocess.run([str(corpora.BINARY), "profile", *options], check=True)
        self.assertEqual(parts.read_bytes(), whole.read_bytes())

    def test_a_table_without_ids_gets_ids(self) -> None:
        table = self.place / "table"
        make = (
            "import sys; from pyspark.sql import SparkSession; "
            "s = SparkSession.builder.master('local[1]').getOrCreate(); "
            "s.read.json(sys.argv[1]).select('html', 'row').na.drop().write.parquet(sys.argv[2])"
        )
        subprocess.run(
            [sys.executable, "-c", make, str(self.records), str(table)],
            stderr=subprocess.DEVNULL,
            check=True,
        )
        options = ("--format", "parquet", "--binary", corpora.BINARY)
        done = self.job("lines", table, "-o", self.output, *options)
        self.assertEqual(done.returncode, 0, done.stdout[-3000:])
        parts = sorted(self.output.glob("part-*"))
        rows = [json.loads(line) for part in parts for line in part.read_text().splitlines()]
        plain = map(json.loads, self.plain("--from", "jsonl", self.records).splitlines())
        expected = {str(row["row"]): row["text"] for row in plain if "row" in row}
        self.assertEqual({str(row["row"]): row["text"] for row in rows}, expected)
        self.assertEqual(len({row["id"] for row in rows}), len(expected))


if __name__ == "__main__":
    unittest.main()
