import unittest

from scripts.corpora import Gold
from scripts.evaluate.lists import texts

BODY = "The river rose by two metres in the night and took the old bridge with it.\n" * 20


class Rows(unittest.TestCase):
    def test_every_form_is_used_and_the_same_pages_give_the_same_texts(self) -> None:
        pages = [
            Gold(
                id=f"{i}",
                corpus="wcxb",
                host=f"{i}.example",
                kind="article",
                language="english",
                title=f"A headline of story number {i}",
                body=BODY,
            )
            for i in range(160)
        ]
        for name, forms in texts.SETS.items():
            made = list(texts.rows(pages, name))
            self.assertEqual(made, list(texts.rows(pages, name)))
            self.assertEqual({row["style"] for row in made}, set(forms))
            self.assertEqual(list(texts.rows(pages[:3], name)), [], "two headlines are no list")
