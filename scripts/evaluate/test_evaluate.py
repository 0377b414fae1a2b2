"""Tests of the regression thresholds."""
import unittest

from scripts.evaluate import __main__ as evaluate


class Floors(unittest.TestCase):
    floors = {"at_least": {"wcxb.F1": 0.9}, "at_most": {"wcxb.tail": 0.1}}

    def test_less_is_better_for_errors_alone(self):
        self.assertEqual(set(evaluate.broken(self.floors, {"wcxb.F1": 0.89, "wcxb.tail": 0.11})), {"wcxb.F1", "wcxb.tail"})
        self.assertEqual(evaluate.broken(self.floors, {"wcxb.F1": 0.91, "wcxb.tail": 0.09}), {})

    def test_an_update_raises_and_lowers_only_by_name(self):
        reached = {"wcxb.F1": 0.85, "wcxb.tail": 0.05}
        kept = evaluate.updated(self.floors, reached, [])
        self.assertEqual(kept, {"at_least": {"wcxb.F1": 0.9}, "at_most": {"wcxb.tail": 0.052}})
        self.assertEqual(evaluate.updated(self.floors, reached, ["wcxb.F1"])["at_least"], {"wcxb.F1": 0.848})
