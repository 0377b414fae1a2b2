"""Tests of the forests and of the model file; skipped where LightGBM is not installed."""

import struct
import unittest

try:
    import lightgbm
    import numpy

    from scripts.train import forests, model_file
except ImportError as error:
    raise unittest.SkipTest("LightGBM is not installed") from error


class ModelFile(unittest.TestCase):
    def test_a_rounded_threshold_changes_no_comparison(self) -> None:
        for threshold in (0.1, 0.3, 1 / 3, -0.1, 16777217.0, 1e-35):
            near = numpy.float32(threshold)
            for x in (near, numpy.nextafter(near, numpy.float32(numpy.inf))):
                self.assertEqual(float(x) <= threshold, bool(x <= model_file.round_down(threshold)))

    def test_the_file_is_evaluated_as_its_layout_is_described(self) -> None:
        def tree(feature: int, threshold: float) -> bytes:
            node = model_file.NODE.pack(feature, threshold, -1, -2)
            return struct.pack("<H", 2) + node + struct.pack("<2f", -2.0, 2.0)

        head = model_file.MAGIC + struct.pack("<IQ", 2, 0)
        one = struct.pack("<I", 1)
        data = head + one + tree(1, 0.5) + one + tree(0, 5.0)
        rows = numpy.array([[9, 0.5], [0, 0.6]], dtype=numpy.float32)
        first, second = model_file.evaluate(data, [rows, rows])
        self.assertEqual(first.tolist(), [-2, 2])
        self.assertEqual(second.tolist(), [2, -2])
        with self.assertRaises(ValueError):
            model_file.evaluate(data, [rows])


class Bias(unittest.TestCase):
    def test_a_bias_moves_the_log_odds_of_every_row_and_reaches_the_file(self) -> None:
        rows = numpy.arange(200, dtype=numpy.float32).reshape(-1, 1)
        parameters = {**forests.FIXED, "objective": "binary", "min_data_in_leaf": 5}
        forest = lightgbm.train(parameters, lightgbm.Dataset(rows, rows[:, 0] > 90), 3)
        before = numpy.asarray(forest.predict(rows, raw_score=True))
        biased = forests.with_bias(forest, 0.3)
        numpy.testing.assert_allclose(
            numpy.asarray(biased.predict(rows, raw_score=True)), before + 0.3
        )
        file = model_file.encode([(biased, 2.0)], ["one"], [])
        (from_file,) = model_file.evaluate(file, [rows])
        numpy.testing.assert_allclose(from_file, 2 * (before + 0.3), rtol=1e-5)
