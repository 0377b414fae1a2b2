import unittest

from scripts.evaluate import thresholds

BOUNDS = {"at_least": {"wcxb.F1": 0.9}, "at_most": {"wcxb.tail": 0.1}}


class Thresholds(unittest.TestCase):
    def test_less_is_better_for_errors_only(self) -> None:
        worse = {"wcxb.F1": 0.89, "wcxb.tail": 0.11}
        self.assertEqual(set(thresholds.broken(BOUNDS, worse)), {"wcxb.F1", "wcxb.tail"})
        better = {"wcxb.F1": 0.91, "wcxb.tail": 0.09}
        self.assertEqual(thresholds.broken(BOUNDS, better), {})

    def test_an_update_tightens_and_loosens_only_by_name(self) -> None:
        reached = {"wcxb.F1": 0.85, "wcxb.tail": 0.05}
        kept = thresholds.updated(BOUNDS, reached, [])
        self.assertEqual(kept, {"at_least": {"wcxb.F1": 0.9}, "at_most": {"wcxb.tail": 0.052}})
        lowered = thresholds.updated(BOUNDS, reached, ["wcxb.F1"])
        self.assertEqual(lowered["at_least"], {"wcxb.F1": 0.848})

    def test_names_are_of_table_group_and_figure_and_counts_are_not_held(self) -> None:
        found = thresholds.held("tails", {"bare": {"n": 60, "left": 0.01}, "": {"F1": 0.9}})
        self.assertEqual(found, {"tails.bare.left": 0.01, "tails.F1": 0.9})
