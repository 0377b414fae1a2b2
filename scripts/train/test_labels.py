import math
import unittest

from scripts.corpora import Gold
from scripts.train import labels
from scripts.words import words

FIRST = "The river rose by two metres in the night and took the old bridge with it."
SECOND = "Nobody was hurt, said the mayor on Monday morning."
BODY = f"{FIRST}\nHome\n{SECOND}"


def rounded(blocks: list[str], body: str) -> list[int]:
    return [round(label) for label in labels.align(blocks, body)]


class Ends(unittest.TestCase):
    def test_letters_of_body_and_foreign_text_replace_labels_and_neutral_blocks_keep_theirs(
        self,
    ) -> None:
        texts = ["Home", FIRST, SECOND, "By Jane Doe", "Read more", "Home"]
        end = [("B", SECOND), ("P", "By Jane Doe"), ("B", "Read more!"), ("F", "Home")]
        found = labels.with_end(texts, [0, 1, 0, 0.25, 0, 1], end)
        self.assertEqual(found, [0, 1, 1, 0.25, 1, 0])

    def test_neutral_text_of_a_page_has_no_label(self) -> None:
        gold = Gold("a", "readers", "", "article", "english", "", FIRST, neutral="By Jane Doe")
        first, byline, second = labels.of_page([FIRST, "By Jane Doe", SECOND], gold)
        self.assertEqual((first, second), (1, 0))
        self.assertTrue(math.isnan(byline))


class Align(unittest.TestCase):
    def test_only_the_occurrence_between_body_blocks_is_body(self) -> None:
        self.assertEqual(rounded(["Home", FIRST, "Home", SECOND, "Home"], BODY), [0, 1, 1, 1, 0])

    def test_a_teaser_that_repeats_the_first_line_is_not_body(self) -> None:
        self.assertEqual(rounded([FIRST, SECOND, FIRST], BODY), [1, 1, 0])

    def test_posts_in_another_order_are_body(self) -> None:
        self.assertEqual(rounded([SECOND, FIRST], BODY), [1, 1])

    def test_a_phrase_repeated_within_a_block_takes_no_gold_from_other_blocks(self) -> None:
        phrase = "the old bridge over the river by the mill"
        lines = [
            f"In spring {phrase} was closed after a flood of some days.",
            "The mayor said that it would be repaired before the autumn.",
            f"Those who love {phrase} gave money, and {phrase} was opened again in May.",
        ]
        self.assertEqual(rounded(lines, "\n".join(lines)), [1, 1, 1])

    def test_a_line_of_every_card_is_body_while_the_gold_has_words_for_it(self) -> None:
        cards = [
            line
            for number in range(50)
            for line in (f"Opening number {number} in the north", "Full time")
        ]
        blocks = [*cards, "Part time", "Full time", "Opening number 50"]
        found = rounded(blocks, "\n".join([*cards, "Opening number 50"]))
        self.assertEqual(found, [1] * 100 + [0, 0, 1])

    def test_chinese_is_counted_by_characters(self) -> None:
        body = "春節九天連續假期倒數計時，不少人安排出國旅遊計畫。"
        self.assertEqual(rounded(["首頁", body, "熱門新聞排行"], body), [0, 1, 0])


class ByConstruction(unittest.TestCase):
    def test_tags_label_blocks_that_split_and_join_lines(self) -> None:
        lines: list[labels.TaggedLine] = [
            ("One two three.", 1),
            ("Four five six.", 1),
            ("Seven | Eight nine", 0),
            ("Title", None),
        ]
        blocks = ["One two three. Four five six.", "Seven", "Eight nine", "Title"]
        found = labels.by_construction(blocks, lines)
        self.assertEqual(found[:3], [1.0, 0.0, 0.0])
        self.assertNotEqual(found[3], found[3], "a line that is neither has no label")


class Words(unittest.TestCase):
    def test_a_cjk_character_is_a_word(self) -> None:
        self.assertEqual(words("Nato 北约, OK"), ["nato", "北", "约", "ok"])
