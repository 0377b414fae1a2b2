"""Tests of the benchmark's own arithmetic; the tools it measures are not run."""

import unittest

from scripts.bench import instructions, repair


class Instructions(unittest.TestCase):
    def test_a_count_over_the_tolerance_is_reported(self) -> None:
        recorded = {"html": 1000, "text": 1000}
        self.assertEqual(instructions.grown({"html": 1031, "text": 1029}, recorded), ["html"])

    def test_a_sample_without_a_record_is_not_compared(self) -> None:
        self.assertEqual(instructions.grown({"new": 5}, {}), [])


class Repair(unittest.TestCase):
    def test_misread_text_is_utf8_read_in_the_code_page(self) -> None:
        self.assertEqual(repair.misread_text("don’t", "cp1252"), "donâ€™t")
        self.assertEqual(repair.misread_text("Á", "cp1252"), "Ã\x81")

    def test_a_difference_has_the_kind_of_its_span(self) -> None:
        self.assertIn("full-width", repair.kind("a，b", "a，b", "a,b", "，", ","))
        self.assertIn("that ftfy leaves", repair.kind("cafÃ©", "café", "cafÃ©", "é", "Ã©"))

    def test_a_prefix_ends_with_the_line_that_reaches_the_size(self) -> None:
        self.assertEqual(repair.prefix(["abc", "def", "ghi"], 5), (["abc", "def"], 8))
        self.assertEqual(repair.prefix(["abc"], 100), (["abc"], 4))


if __name__ == "__main__":
    unittest.main()
