import json
import pathlib
import tempfile
import unittest
from collections.abc import Iterator

from scripts.stress import builders
from scripts.stress.case import RETRIES, count_lines, count_words, growth_failure
from scripts.stress.runner import CaseFailed


class Growth(unittest.TestCase):
    def failure(self, first: float, times: list[float], times_twice: list[float]) -> str | None:
        once, twice = iter(times), iter(times_twice)
        return growth_failure(first, lambda: next(once), lambda: next(twice))

    def test_twice_the_time_for_twice_the_input_passes_without_a_second_measurement(self) -> None:
        self.assertIsNone(self.failure(1.0, [], [2.0]))

    def test_times_dominated_by_startup_pass(self) -> None:
        self.assertIsNone(self.failure(0.01, [], [0.6]))

    def test_a_measurement_disturbed_by_other_work_is_repeated(self) -> None:
        self.assertIsNone(self.failure(1.0, [1.1, 1.0], [4.0, 3.0, 2.1]))

    def test_a_first_measurement_that_was_too_long_does_not_count(self) -> None:
        failure = self.failure(9.0, [1.0] * RETRIES, [40.0, *[4.0] * RETRIES])
        self.assertEqual(failure, "1.00 s, and 4.00 s for twice the size")


class Lines(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.output = pathlib.Path(folder.name) / "out"

    def write(self, *rows: dict[str, str]) -> pathlib.Path:
        self.output.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return self.output

    def test_lines_are_counted_by_status_and_warnings(self) -> None:
        ok, limit = {"status": "ok", "warnings": ""}, {"status": "ok", "warnings": "depth-limit"}
        self.assertEqual(count_lines(self.write(limit, ok, ok)), "2 ok, 1 ok depth-limit")
        self.assertEqual(count_lines(self.write()), "no lines")

    def test_a_line_that_is_not_json_fails_the_case(self) -> None:
        self.output.write_text("{\n")
        with self.assertRaises(CaseFailed):
            count_lines(self.output)

    def test_only_whole_numbered_words_are_counted_and_each_once(self) -> None:
        rows = self.write({"text": "w1 w2, w1"}, {"text": "w2 xw3 w4x w12"})
        self.assertEqual(count_words(rows), 3)


class Builders(unittest.TestCase):
    def built(self, n: int, *parts: builders.Part) -> bytes:
        return b"".join(builders.concatenate(parts, n))

    def test_parts_are_repeated_n_times_and_literals_once(self) -> None:
        parts = (b"<p>", builders.Repeated(b"x"), builders.Numbered(b"w%d "), b"</p>")
        self.assertEqual(self.built(3, *parts), b"<p>xxxw0 w1 w2 </p>")

    def test_long_inputs_are_built_in_chunks_without_loss(self) -> None:
        self.assertEqual(self.built(3_000_001, builders.Repeated(b"x")), b"x" * 3_000_001)
        numbers = self.built(20_001, builders.Numbered(b"%d "))
        self.assertEqual(numbers.split(), [b"%d" % i for i in range(20_001)])

    def test_sentences_have_a_fixed_number_of_words(self) -> None:
        def chunks() -> Iterator[bytes]:
            yield from builders.concatenate([builders.Sentences(45)], 7)

        text = b"".join(chunks())
        self.assertEqual(text.count(b"<p>"), 3)
        self.assertIn(b"w44 on Monday", text)

    def test_expected_words_follow_from_the_parts(self) -> None:
        numbered, sentences = builders.Numbered(b"<p>w%d"), builders.Sentences(100)
        attributes = builders.Numbered(b"<p a%d=1>")
        self.assertEqual(builders.words([b"<p>", numbered], 7), 7)
        self.assertEqual(builders.words([sentences, attributes], 7), 100)
        self.assertIsNone(builders.words([attributes], 7))
