"""What the measuring scripts promise, each on a case small enough to read. Run: python3 -m unittest discover scripts

Words are counted by the shared scorer, so without ../shared the labels' tests are skipped; so are the weights' without numpy.
"""
import importlib.machinery
import importlib.util
import pathlib
import random
import struct
import unittest

import corpora
import labels
import naive_text
import synthetic_tails
import tail_forms
import unseen_tails

try:
    import numpy
    import weights
except ImportError:
    weights = None


def script(name):
    """A command without a suffix, as a module."""
    path = str(pathlib.Path(__file__).resolve().parent / name)
    loader = importlib.machinery.SourceFileLoader(name, path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


BODY = "The river rose by two metres in the night and took the old bridge with it.\nHome\nNobody was hurt, said the mayor on Monday morning."


@unittest.skipUnless(corpora.SHARED.exists(), "words are counted by ../shared/eval/score.py")
class Labels(unittest.TestCase):
    def test_a_second_home_is_no_body(self):
        first, second = BODY.split("\nHome\n")
        self.assertEqual([round(x) for x in labels.align(["Home", first, "Home", second, "Home"], BODY)], [0, 1, 1, 1, 0])

    def test_a_teaser_that_repeats_the_first_line_is_no_body(self):
        first, second = BODY.split("\nHome\n")
        found = labels.align([first, second, first], BODY)
        self.assertEqual([round(x) for x in found], [1, 1, 0])

    def test_posts_in_another_order_are_body(self):
        first, second = BODY.split("\nHome\n")
        self.assertEqual([round(x) for x in labels.align([second, first], BODY)], [1, 1])

    def test_a_block_that_says_a_phrase_twice_leaves_its_neighbours_their_gold(self):
        phrase = "the old bridge over the river by the mill"
        lines = [f"In spring {phrase} was closed after a flood of some days.", "The mayor said that it would be mended before the autumn.",
                 f"Those who love {phrase} gave money, and {phrase} was opened again in May."]
        self.assertEqual([round(x) for x in labels.align(lines, "\n".join(lines))], [1, 1, 1])

    def test_a_line_that_every_card_repeats_is_body_while_the_gold_has_words_for_it(self):
        cards = [line for number in range(50) for line in (f"Opening number {number} in the north", "Full time")]
        found = labels.align([*cards, "Part time", "Full time", "Opening number 50"], "\n".join([*cards, "Opening number 50"]))
        self.assertEqual([round(x) for x in found], [1] * 100 + [0, 0, 1])

    def test_chinese_is_counted_by_characters(self):
        body = "春節九天連續假期倒數計時，不少人安排出國旅遊計畫。"
        self.assertEqual([round(x) for x in labels.align(["首頁", body, "熱門新聞排行"], body)], [0, 1, 0])

    def test_lines_that_are_known_label_blocks_that_split_and_join_them(self):
        lines = [("One two three.", 1), ("Four five six.", 1), ("Seven | Eight nine", 0), ("Title", None)]
        found = labels.by_construction(["One two three. Four five six.", "Seven", "Eight nine", "Title"], lines)
        self.assertEqual(found[:3], [1.0, 0.0, 0.0])
        self.assertNotEqual(found[3], found[3])

    def test_made_texts_hold_their_lines_and_come_out_the_same_twice(self):
        page = lambda i: corpora.Gold(f"p{i}", "news", "", "article", "english", f"A headline of story number {i}", BODY)
        pages = [page(i) for i in range(40)]
        made = list(synthetic_tails.records(pages))
        self.assertEqual([row["text"] for row in made], [row["text"] for row in synthetic_tails.records(pages)])
        self.assertTrue(any(tag == 0 for row in made for _, tag in row["lines"]))
        for row in made:
            self.assertEqual(labels.words(row["text"]), labels.words("\n".join(line for line, _ in row["lines"])))

    def test_every_form_of_a_list_says_every_headline(self):
        titles = [f"Headline of story number {i}" for i in range(7)]
        for form in tail_forms.FORMS:
            for language in tail_forms.TIMES:
                lines = tail_forms.entries(random.Random(1), form, titles, ["A snippet."] * 7, language)
                said = " ".join(lines).lower()
                self.assertTrue(all(title.lower() in said for title in titles), form)

    def test_unseen_tails_come_out_the_same_twice_and_have_every_style(self):
        page = lambda i: corpora.Gold(f"{i}", "wcxb", f"{i}.example", "article", "english", f"A headline of story number {i}", BODY * 20)
        pages = [page(i) for i in range(160)]
        for name, styles in unseen_tails.SETS.items():
            made = list(unseen_tails.rows(pages, name))
            self.assertEqual(made, list(unseen_tails.rows(pages, name)))
            self.assertEqual({row["style"] for row in made}, set(styles))
            self.assertEqual(list(unseen_tails.rows(pages[:3], name)), [], "two headlines are no list")
            self.assertTrue(all(len(style) <= 14 for style in styles), "the shared scorer's table cuts them")

    def test_copies_of_a_page_differ_and_the_first_holds_its_whole_body(self):
        page = lambda i: corpora.Gold(f"p{i}", "wcxb", "", "article", "english", f"A headline of story number {i}", BODY * 3)
        made = [row for row in synthetic_tails.records([page(i) for i in range(20)]) if row["id"].startswith("whole:")]
        self.assertEqual(len(made), 20 * synthetic_tails.COPIES)
        body = lambda row: [line for line, tag in row["lines"] if tag == 1]
        whole = [line.strip() for line in (BODY * 3).split("\n") if line.strip()]
        self.assertTrue(all(body(row) == whole for row in made if row["id"].endswith(":0")))
        self.assertTrue(any(body(row) != whole for row in made if row["id"].endswith(":1")))


class NaiveText(unittest.TestCase):
    def test_blocks_break_lines_and_scripts_are_unseen(self):
        page = "<head><title>T</title></head><body><p>One <b>two</b></p><script>three()</script><div>four</div>"
        lines = [line for line in naive_text.render(page, "x").split("\n") if line not in ("", "T")]
        self.assertEqual(lines, ["One two", "four"])

    def test_undeclared_gbk_is_read(self):
        self.assertEqual(naive_text.decode("首页 新闻".encode("gb18030")), "首页 新闻")


@unittest.skipUnless(weights, "numpy is not installed")
class Weights(unittest.TestCase):
    def test_a_threshold_is_rounded_so_that_no_comparison_changes(self):
        for threshold in (0.1, 0.3, 1 / 3, -0.1, 16777217.0, 1e-35):
            for x in (numpy.float32(threshold), numpy.nextafter(numpy.float32(threshold), numpy.float32(numpy.inf))):
                self.assertEqual(float(x) <= threshold, bool(x <= weights.round_down(threshold)))

    def test_the_file_is_evaluated_as_its_layout_says(self):
        leaf = struct.pack("<H", 2) + weights.NODE.pack(1, 0.5, -1, -2) + struct.pack("<2f", -2.0, 2.0)
        turned = struct.pack("<H", 2) + weights.NODE.pack(0, 5.0, -1, -2) + struct.pack("<2f", -2.0, 2.0)
        data = weights.MAGIC + struct.pack("<IQ", 2, 0) + struct.pack("<I", 1) + leaf + struct.pack("<I", 1) + turned
        rows = numpy.array([[9, 0.5], [0, 0.6]], dtype=numpy.float32)
        first, second = weights.evaluate(data, [rows, rows])
        self.assertEqual(first.tolist(), [-2, 2])
        self.assertEqual(second.tolist(), [2, -2])
        with self.assertRaises(ValueError):
            weights.evaluate(data, [rows])


class Floors(unittest.TestCase):
    floors = {"at_least": {"wcxb.F1": 0.9}, "at_most": {"wcxb.tail": 0.1}}

    def test_less_is_better_for_errors_alone(self):
        evaluate = script("evaluate")
        self.assertEqual(set(evaluate.broken(self.floors, {"wcxb.F1": 0.89, "wcxb.tail": 0.11})), {"wcxb.F1", "wcxb.tail"})
        self.assertEqual(evaluate.broken(self.floors, {"wcxb.F1": 0.91, "wcxb.tail": 0.09}), {})

    def test_an_update_raises_and_lowers_only_by_name(self):
        evaluate = script("evaluate")
        reached = {"wcxb.F1": 0.85, "wcxb.tail": 0.05}
        kept = evaluate.updated(self.floors, reached, [])
        self.assertEqual(kept, {"at_least": {"wcxb.F1": 0.9}, "at_most": {"wcxb.tail": 0.052}})
        self.assertEqual(evaluate.updated(self.floors, reached, ["wcxb.F1"])["at_least"], {"wcxb.F1": 0.848})


if __name__ == "__main__":
    unittest.main()
