"""What the measuring scripts promise, each on a case small enough to read. Run: python3 -m unittest discover -s scripts -t .

Words are counted by the shared scorer, so without ../shared the labels' tests are skipped; so are the weights' without numpy.
"""
import itertools
import random
import struct
import unittest

from scripts.common import corpora
from scripts.evaluate.lists import unseen
from scripts.train import labels, naive_text
from scripts.train.synthetic import lists, texts

try:
    import numpy
    from scripts.train import model_file
except ImportError:
    model_file = None
try:
    import lightgbm

    from scripts.train import forests
except ImportError:
    forests = None


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
        made = list(texts.records(pages))
        self.assertEqual([row["text"] for row in made], [row["text"] for row in texts.records(pages)])
        self.assertTrue(any(tag == 0 for row in made for _, tag in row["lines"]))
        for row in made:
            self.assertEqual(labels.words(row["text"]), labels.words("\n".join(line for line, _ in row["lines"])))

    def test_every_form_of_a_list_says_its_headlines(self):
        things = ("Rain", "Bridges", "Museums", "Two glass towers", "Nine prizes", "A harvest", "Old trams")
        titles, snippets = [f"{thing} of a town that nobody knew" for thing in things], ["It says more than that."] * 7
        says = lambda lines: [title[:10].lower() in " ".join(" ".join(lines).split()).lower() for title in titles]
        for family, _ in lists.FAMILIES[:2]:
            for seed, language in itertools.product(range(200), lists.parts.TIMES):
                self.assertTrue(all(says(family(random.Random(seed), titles, snippets, language))), (family, seed))
        # Those of whole templates may show two of them (the next and the one before), or what their stories begin with.
        for form in (*lists.news.FORMS, *lists.blogs.FORMS):
            for seed, said in itertools.product(range(20), (snippets, [""] * 7)):
                made = form(random.Random(seed), titles, said)
                self.assertGreaterEqual(max(sum(says(made)), sum(snippets[0] in line for line in made)), 2, (form, seed, made))

    def test_a_list_of_another_site_comes_near_to_the_styles_it_looks_like(self):
        titles = ["Rain is expected again", "Museum finds a painting"]
        for lines, styles in (
            (titles, {"bare"}),
            ([f"- {title}" for title in titles], {"bullets"}),
            ([f"{i}. {title}" for i, title in enumerate(titles)], {"numbers"}),
            (["1", titles[0], "2", titles[1]], {"numbers"}),
            ([f"{title} -" for title in titles], {"dash-suffix"}),
            ([f"- {title[:17].upper()}…" for title in titles], {"bullets", "dash-suffix"}),
            (["Science", titles[0], "Culture", titles[1]], {"tags"}),
            (["Science", *titles], {"tags", "bare"}),
            (["Science", *(title[:18] for title in titles)], {"tags", "bare"}),
            (["3 hours ago", titles[0], "5 hours ago", titles[1]], {"times"}),
        ):
            self.assertEqual(lists.near(lines, titles), styles, lines)

    def test_related_headlines_share_words_with_the_page_whatever_the_language(self):
        for language, about, other, body in (
            ("chinese", "莫斯科代表处暂停工作的消息传出", "足球比赛今天晚上开始直播节目", "北约驻莫斯科代表处已经暂停工作。"),
            ("polish", "Rozmowy w Warszawie przerwane", "Kolarze jadą przez góry", "Warszawa czeka na dalsze rozmowy."),
        ):
            told = texts.telling(body, language)
            self.assertTrue(told & texts.telling(about, language))
            self.assertFalse(told & texts.telling(other, language))

    def test_the_first_copy_is_of_the_page_as_it_is_and_plain(self):
        body = "\n".join([BODY, *(f"Point {i} of the story" for i in range(6)), *(f"{BODY} It has {i} ends." for i in range(9))])
        page = lambda i: corpora.Gold(f"{i}", "wcxb" if i % 2 else "news", f"{i}.example", "article", "english", f"A headline of story number {i}", body)
        seen = set()
        for row in texts.records([page(i) for i in range(60)]):
            first, said = row["id"].endswith(":0"), [line for line, tag in row["lines"] if tag == 1]
            if first:
                self.assertEqual(said, body.split("\n"))
                self.assertTrue(row["plain"])
            elif not set(said) <= set(body.split("\n")):
                self.assertFalse(row["plain"])
            seen.add((row["id"].split(":")[0], first, row["plain"]))
        sorts = ("whole", "tail")
        self.assertEqual(seen, {(sort, first, plain) for sort in sorts for first in (True, False) for plain in (True, first)} | {(sort, False, True) for sort in sorts})

    def test_points_of_a_body_are_made_of_its_words(self):
        lines = [(f"In {year} the town of Arden had 3.{year} bridges, two mills and a museum of stained glass.", 1) for year in range(1990, 1999)]
        words = set(labels.words(" ".join(line for line, _ in lines)))
        for language in ("polish", "greek"):
            for seed in range(60):
                made = texts.points(random.Random(seed), lines, language)
                headings = set(labels.words(texts.POINTS[language]))
                said = [word for line in made for word in labels.words(line) if len(word) > 3 and word.isalpha()]
                self.assertGreaterEqual(len(made), 1)
                self.assertLessEqual(set(said), words | headings, made)

    def test_every_thing_that_a_body_has_is_made_of_its_words(self):
        own = lists.body
        sentences = [f"In the {i}th spring the quiet town of Arden opened a {thing} beside the northern river." for i, thing in enumerate(("museum", "bakery", "harbour") * 20)]
        for form, seed, count in itertools.product(own.FORMS, range(12), (6, 20, 60)):
            said = sentences[:count] + ["“No.”", "Why?"]
            made = form(random.Random(seed), said, ["Arden", "Ann Lee"])
            self.assertTrue(made and all(line.strip() for line in made), (form, seed, made))
            known = set(labels.words(" ".join(["Ann Lee", *said])))
            self.assertTrue(known & set(labels.words(" ".join(made))), (form, seed, made))

    def test_a_list_of_the_body_is_dressed_and_leads_nowhere(self):
        lines = [(f"Bridge number {i} of Arden", 1) for i in range(5)]
        made = [texts.with_lists(random.Random(seed), list(lines), "english") for seed in range(400)]
        self.assertTrue(any("- Bridge" in line for changed in made for line, _ in changed))
        said = " ".join(line for changed in made for line, _ in changed)
        for leads in ("http", "(more)", "…", "↗"):
            self.assertNotIn(leads, said)

    def test_unseen_tails_come_out_the_same_twice_and_have_every_style(self):
        page = lambda i: corpora.Gold(f"{i}", "wcxb", f"{i}.example", "article", "english", f"A headline of story number {i}", BODY * 20)
        pages = [page(i) for i in range(160)]
        for name, styles in unseen.SETS.items():
            made = list(unseen.rows(pages, name))
            self.assertEqual(made, list(unseen.rows(pages, name)))
            self.assertEqual({row["style"] for row in made}, set(styles))
            self.assertEqual(list(unseen.rows(pages[:3], name)), [], "two headlines are no list")
            self.assertTrue(all(len(style) <= 14 for style in styles), "the shared scorer's table cuts them")

    def test_copies_of_a_page_differ_and_the_first_holds_its_whole_body(self):
        page = lambda i: corpora.Gold(f"p{i}", "wcxb", "", "article", "english", f"A headline of story number {i}", BODY * 3)
        made = [row for row in texts.records([page(i) for i in range(20)]) if row["id"].startswith("whole:")]
        self.assertEqual(len(made), 20 * texts.COPIES)
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


@unittest.skipUnless(model_file, "numpy is not installed")
class Weights(unittest.TestCase):
    def test_a_threshold_is_rounded_so_that_no_comparison_changes(self):
        for threshold in (0.1, 0.3, 1 / 3, -0.1, 16777217.0, 1e-35):
            for x in (numpy.float32(threshold), numpy.nextafter(numpy.float32(threshold), numpy.float32(numpy.inf))):
                self.assertEqual(float(x) <= threshold, bool(x <= model_file.round_down(threshold)))

    def test_the_file_is_evaluated_as_its_layout_says(self):
        leaf = struct.pack("<H", 2) + model_file.NODE.pack(1, 0.5, -1, -2) + struct.pack("<2f", -2.0, 2.0)
        turned = struct.pack("<H", 2) + model_file.NODE.pack(0, 5.0, -1, -2) + struct.pack("<2f", -2.0, 2.0)
        data = model_file.MAGIC + struct.pack("<IQ", 2, 0) + struct.pack("<I", 1) + leaf + struct.pack("<I", 1) + turned
        rows = numpy.array([[9, 0.5], [0, 0.6]], dtype=numpy.float32)
        first, second = model_file.evaluate(data, [rows, rows])
        self.assertEqual(first.tolist(), [-2, 2])
        self.assertEqual(second.tolist(), [2, -2])
        with self.assertRaises(ValueError):
            model_file.evaluate(data, [rows])


@unittest.skipUnless(forests, "LightGBM is not installed")
class Forests(unittest.TestCase):
    def test_a_lean_is_added_to_the_log_odds_of_every_row_and_reaches_the_file(self):
        rows = numpy.arange(200, dtype=numpy.float32).reshape(-1, 1)
        fixed = {**forests.FIXED, "objective": "binary", "min_data_in_leaf": 5}
        forest = lightgbm.train(fixed, lightgbm.Dataset(rows, rows[:, 0] > 90), 3)
        before = forest.predict(rows, raw_score=True)
        leaning = forests.leaning(forest, 0.3)
        numpy.testing.assert_allclose(leaning.predict(rows, raw_score=True), before + 0.3)
        (filed,) = model_file.evaluate(model_file.encode([(leaning, 2.0)], ["one"], []), [rows])
        numpy.testing.assert_allclose(filed, 2 * (before + 0.3), rtol=1e-5)


if __name__ == "__main__":
    unittest.main()
