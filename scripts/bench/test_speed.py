"""Tests of the speed table's arithmetic and of its plot; nothing is measured."""

import pathlib
import unittest
from xml.etree import ElementTree

from scripts.bench import plot, speed

SVG = "{http://www.w3.org/2000/svg}"


def run(seconds: float, pages_kb: int = 0, peak_kb: int = 0) -> speed.Run:
    return speed.Run(seconds, seconds, texts_bytes=1, pages_kb=pages_kb, peak_kb=peak_kb)


class Speed(unittest.TestCase):
    def test_a_ratio_is_the_median_within_rounds(self) -> None:
        # The machine slows down threefold, and the third round is disturbed.
        base = [run(1.0), run(3.0), run(1.0)]
        self.assertEqual(speed.ratio(base, [run(2.0), run(6.0), run(100.0)]), 0.5)

    def test_an_extractor_that_runs_once_is_compared_with_the_first_round(self) -> None:
        self.assertEqual(speed.ratio([run(1.0), run(9.0)], [run(4.0)]), 0.25)

    def test_a_row_has_medians_of_speed_and_the_largest_memory(self) -> None:
        runs = {speed.BASE: [run(1.0, 0, 1000), run(2.0, 500, 2000), run(4.0, 0, 1000)]}
        [row] = speed.rows(runs, pages=10, megabytes=3.0)
        self.assertEqual((row.pages, row.megabytes, row.ratio), (5.0, 1.5, 1.0))
        self.assertEqual((row.peak, row.without_pages), (2.048, 1.536))

    def test_pages_are_drawn_at_even_distances(self) -> None:
        pages = [pathlib.Path(str(i)) for i in range(10)]
        self.assertEqual([str(page) for page in speed.spread(pages, 3)], ["0", "3", "6"])
        self.assertEqual(speed.spread(pages, 20), pages)

    def test_a_table_has_a_cell_for_each_head(self) -> None:
        rows = speed.rows({speed.BASE: [run(1.0)]}, pages=1, megabytes=1.0)
        table = speed.Table("news", 1, 1.0, rows)
        lines = [line for line in speed.markdown(table).splitlines() if line.startswith("|")]
        self.assertEqual({line.count("|") for line in lines}, {len(speed.HEADS) + 1})


class Plot(unittest.TestCase):
    def test_the_plot_is_xml_with_a_bar_for_each_value(self) -> None:
        bars = [plot.Bar("dechaff", 1.0, "own"), plot.Bar("a <peer> & co", 0.25, "peer")]
        groups = [plot.Group("news", bars), plot.Group("wcxb", bars[:1])]
        root = ElementTree.fromstring(plot.svg("Speed", "ratio", speed.KINDS, groups))
        found = root.findall(f"{SVG}rect")
        self.assertEqual([bar.get("class") for bar in found], ["own", "peer", "own"])
        widths = [float(bar.attrib["width"]) for bar in found]
        self.assertAlmostEqual(widths[1] / widths[0], 0.25, places=2)
        texts = [text.text for text in root.findall(f"{SVG}text")]
        for shown in ("Speed", "ratio", "a <peer> & co", "1.00", "0.25"):
            self.assertIn(shown, texts)

    def test_an_axis_has_few_round_ticks(self) -> None:
        self.assertAlmostEqual(plot.tick_step(1.5), 0.2)
        self.assertAlmostEqual(plot.tick_step(4.0), 0.5)
        self.assertAlmostEqual(plot.tick_step(1.0), 0.2)


if __name__ == "__main__":
    unittest.main()
