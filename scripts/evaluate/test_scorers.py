import json
import pathlib
import tempfile
import unittest
from typing import Any, ClassVar

from scripts.evaluate import (
    results,
    score,
    score_ends,
    score_extracted,
    score_metadata,
    score_tails,
)

BODY = "The river rose by two metres in the night. Nobody was hurt, said the mayor on Monday."
OTHERS = "Also read about the seven mills of Arden and their owners today"


def corpus(place: str, truth: dict[str, Any]) -> pathlib.Path:
    """A corpus of one article in the WCXB layout."""
    folder = pathlib.Path(place)
    (folder / "ground-truth").mkdir()
    page = {"ground_truth": truth, "_internal": {"page_type": {"primary": "article"}}}
    (folder / "ground-truth" / "one.json").write_text(json.dumps(page))
    return folder


class Pages(unittest.TestCase):
    def scored(self, text: str, **truth: Any) -> dict[str, float]:
        with tempfile.TemporaryDirectory() as place:
            folder = corpus(place, {"main_content": BODY, **truth})
            return score.labelled_pages(folder, {"one": text})

    def test_the_gold_text_itself_scores_one(self) -> None:
        found = self.scored(BODY)
        self.assertEqual([found[name] for name in ("F1", "P", "R", "arti")], [1, 1, 1, 1])
        self.assertEqual([found[name] for name in ("tail", "head", "cut", "late")], [0, 0, 0, 0])

    def test_foreign_words_after_the_body_are_a_tail_and_before_it_a_head(self) -> None:
        self.assertEqual(self.scored(f"{BODY}\n{OTHERS}")["tail"], 1)
        self.assertEqual(self.scored(f"{OTHERS}\n{BODY}")["head"], 1)

    def test_words_missing_at_the_edges_are_cut_and_late(self) -> None:
        found = self.scored("by two metres in the night. Nobody was hurt,")
        self.assertEqual((found["cut"], found["late"]), (1, 0))
        self.assertEqual(self.scored("Nobody was hurt, said the mayor on Monday.")["late"], 1)

    def test_neutral_words_cost_nothing(self) -> None:
        found = self.scored(f"{BODY}\n{OTHERS}", neutral=[OTHERS])
        self.assertEqual((found["F1"], found["tail"]), (1, 0))

    def test_a_page_without_a_prediction_counts_as_empty(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            found = score.labelled_pages(corpus(place, {"main_content": BODY}), {})
        self.assertEqual(found["F1"], 0)


class Ends(unittest.TestCase):
    page: ClassVar[dict[str, Any]] = {
        "id": "wcxb-dev/one",
        "blocks": [["B", BODY], ["P", "By Ann Lee"], ["F", OTHERS]],
    }

    def test_foreign_blocks_are_left_and_body_blocks_are_cut(self) -> None:
        self.assertEqual(score_ends.end_of_page(self.page["blocks"], BODY), (0, 0))
        self.assertEqual(score_ends.end_of_page(self.page["blocks"], f"{BODY} {OTHERS}"), (12, 0))
        self.assertEqual(score_ends.end_of_page(self.page["blocks"], "Something else"), (0, 17))

    def test_pages_are_grouped_by_corpus(self) -> None:
        found = score_ends.ends([self.page], {"one": BODY})
        self.assertEqual(found["wcxb-dev"]["right"], 1)
        self.assertEqual(list(found), ["wcxb-dev", "all"])


class Extracted(unittest.TestCase):
    def test_cleaning_is_scored_beside_the_text_as_it_was(self) -> None:
        body = "\n".join(f"{BODY} It was the {i}th flood of the year in Arden." for i in range(3))
        row = {"id": "one/x", "page": "one", "scraper": "x", "text": f"{body}\n{OTHERS}"}
        golds = {"one": {"main_content": body}}
        found = score_extracted.extracted([row], golds, {"one/x": body})["x"]
        self.assertEqual((found["F1"], found["tail"], found["cut"]), (1, 0, 0))
        self.assertEqual(found["raw-tail"], 1)
        self.assertLess(found["raw-F1"], 1)


class Metadata(unittest.TestCase):
    def test_fields_agree_whatever_their_case_order_and_time(self) -> None:
        truth = {"title": "A Flood", "author": "Ann Lee", "publish_date": "2024-05-01"}
        row = {"title": "a flood!", "author": "Lee, Ann", "date": "2024-05-01T10:00:00Z"}
        with tempfile.TemporaryDirectory() as place:
            found = score_metadata.metadata(corpus(place, truth), {"one": row})
        for field in ("title", "title~", "author", "date"):
            self.assertEqual(found[field], {"recall": 1, "precision": 1}, field)


class Tails(unittest.TestCase):
    row: ClassVar[dict[str, Any]] = {
        "id": "one",
        "title": "A flood",
        "style": "bare",
        "text": f"{BODY}\n{OTHERS}",
        "body": [BODY],
    }

    def test_foreign_lines_are_left_and_body_lines_are_lost(self) -> None:
        self.assertEqual(score_tails.score_text(self.row, BODY), (0, 0))
        self.assertEqual(score_tails.score_text(self.row, f"{BODY} {OTHERS}"), (1, 0))
        self.assertEqual(score_tails.score_text(self.row, ""), (0, 1))

    def test_the_title_may_stay(self) -> None:
        self.assertEqual(score_tails.score_text(self.row, f"A flood\n{BODY}"), (0, 0))


class Results(unittest.TestCase):
    def test_only_the_generated_part_of_a_page_is_replaced(self) -> None:
        page = f"# Results\n\n{results.BEGIN}\nold\n{results.END}\n\nBy hand.\n"
        written = results.written(page, {"wcxb": {"": {"F1": 0.9, "tail": 0.1}}})
        self.assertTrue(written.startswith("# Results\n") and written.endswith("By hand.\n"))
        self.assertNotIn("old", written)
        self.assertIn("| wcxb | 0.9000 |  |  | 0.100 |", written)
