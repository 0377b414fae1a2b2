"""Tests of the programs of a worker, without Spark: bash and a stand-in for the binary."""

import base64
import pathlib
import subprocess
import tempfile
import unittest
from collections.abc import Sequence

from scripts.spark import worker
from scripts.spark.worker import Program

# Prints its arguments and its input. As `profile -o -` it prints bytes that are no text.
ECHO = """#!/bin/sh
[ "$1" = profile ] && { printf '\\000\\377'; cat; exit 0; }
echo "arguments $*"
cat
"""


class Worker(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.page = self.folder / "a page.html"
        self.page.write_text("<p>text")

    def binary(self, script: str) -> str:
        binary = self.folder / "binary"
        binary.write_text(script)
        binary.chmod(0o755)
        return str(binary)

    def task(
        self,
        program: Program,
        lines: Sequence[object],
        script: str = ECHO,
        fetch: str = "",
        environment: dict[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            worker.command(program, self.binary(script), ["--lang", "en"], fetch),
            input="".join(f"{line}\n" for line in lines),
            capture_output=True,
            text=True,
            env=environment,
        )

    def test_paths_are_listed_on_stdin_whatever_is_in_their_names(self) -> None:
        done = self.task(Program.CLEAN_PATHS, [self.page])
        options = "--jobs 1 --ignore-errors --lang en --files-from -"
        self.assertEqual(done.stdout, f"arguments {options}\n{self.page}\n")

    def test_a_task_without_paths_starts_nothing(self) -> None:
        for program in (Program.CLEAN_PATHS, Program.CLEAN_FETCHED, Program.LEARN, Program.MERGE):
            done = self.task(program, [], "#!/bin/sh\nexit 9")
            self.assertEqual((program, done.returncode, done.stdout), (program, 0, ""))

    def test_a_missing_path_fails_the_task(self) -> None:
        for program in (Program.CLEAN_PATHS, Program.LEARN):
            done = self.task(program, [self.page, "/missing/page"])
            self.assertEqual((program, done.returncode, done.stdout), (program, 66, ""))
            self.assertIn("cannot read /missing/page", done.stderr)

    def test_a_binary_that_fails_or_is_killed_fails_the_task(self) -> None:
        for script in ("#!/bin/sh\ncat; exit 3", "#!/bin/sh\nkill -9 $$", "#!/missing"):
            for program in Program:
                line = base64.b64encode(b"profile").decode()
                given = [line] if program is Program.MERGE else [self.page]
                done = self.task(program, given, script, "cat")
                self.assertNotEqual((program, script, done.returncode), (program, script, 0))

    def test_fetched_paths_keep_their_names(self) -> None:
        done = self.task(Program.CLEAN_FETCHED, [self.page], fetch="cat")
        self.assertIn(f"--source {self.page} -\n<p>text", done.stdout)

    def test_a_failing_fetch_fails_the_task(self) -> None:
        done = self.task(Program.CLEAN_FETCHED, ["/missing/page"], fetch="cat")
        self.assertNotEqual(done.returncode, 0)

    def test_records_have_the_file_that_spark_names_as_source(self) -> None:
        place = {"mapreduce_map_input_file": "file:/data/a.jsonl", "PATH": "/usr/bin:/bin"}
        done = self.task(Program.CLEAN_LINES, ["{}"], environment=place)
        self.assertIn("--from jsonl --source /data/a.jsonl -\n{}\n", done.stdout)

    def test_profiles_pass_as_lines_of_base64(self) -> None:
        learned = self.task(Program.LEARN, [self.page]).stdout
        self.assertEqual(base64.b64decode(learned), b"\0\xff" + f"{self.page}\n".encode())
        copy = '#!/bin/sh\nshift 2\ncat "$1" "$2"'
        merged = self.task(Program.MERGE, [learned.strip(), learned.strip()], copy).stdout
        self.assertEqual(base64.b64decode(merged), 2 * base64.b64decode(learned))

    def test_options_that_move_lines_away_from_stdout_are_refused(self) -> None:
        given = ["--lang", "en", "-o", "x", "--output-dir=y", "-qo", "-tjsonl", "-j", "1"]
        refused = ["-o", "--output-dir=y", "-qo", "-tjsonl"]
        self.assertEqual(worker.refused(given), refused)


if __name__ == "__main__":
    unittest.main()
