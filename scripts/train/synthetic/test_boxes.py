import dataclasses
import html
import random
import unittest
from collections.abc import Callable

from scripts.corpora import Gold
from scripts.train.synthetic import boxes
from scripts.train.synthetic.box_words import ENGLISH, WORDS
from scripts.train.synthetic.test_texts import pages
from scripts.words import words

PARAGRAPHS = [
    f"The river rose by {at} metres in the night and took the old bridge with it, said the mayor."
    for at in range(6)
]

BODY = "\n".join(PARAGRAPHS)


def markup(gold: Gold) -> str:
    inside = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f'<html lang="en"><nav><p>Home and news</p></nav><article>{inside}</article></html>'


def made(markup_of: Callable[[Gold], str] = markup) -> list[boxes.Boxed]:
    return list(boxes.pages(pages(80, "news", BODY, "example"), markup_of))


class Pages(unittest.TestCase):
    def test_the_same_pages_give_the_same_boxes(self) -> None:
        self.assertEqual(made(), made())
        self.assertGreater(len(made()), 10)

    def test_the_body_is_whole_and_in_order_and_something_is_added(self) -> None:
        for boxed in made():
            text = html.unescape(boxes.TAGS.sub("\n", boxed.markup))
            at = 0
            for paragraph in PARAGRAPHS:
                at = text.index(paragraph, at) + len(paragraph)
            added = len(words(text)) - len(words(BODY))
            self.assertGreater(added, 3)

    def test_a_page_that_shows_little_of_its_body_gets_no_box(self) -> None:
        self.assertEqual(made(lambda gold: "<p>A paragraph about something else.</p>" * 9), [])

    def test_a_page_is_in_the_language_that_it_declares(self) -> None:
        (gold,) = pages(1, "news", BODY)
        self.assertEqual(boxes.language(gold, '<html class="a" lang="de-AT">'), "german")
        self.assertEqual(boxes.language(gold, "<html>"), "english")
        greek = dataclasses.replace(gold, language="greek")
        self.assertEqual(boxes.language(greek, '<html lang="de">'), "greek")


class Wordings(unittest.TestCase):
    def test_every_text_of_the_grammar_can_be_filled(self) -> None:
        for wording in WORDS.values():
            material = boxes.Material(wording, ["A headline"], ["A sentence."], "Site")
            for field in dataclasses.fields(wording):
                for text in getattr(wording, field.name):
                    filled = boxes.filled(random.Random(1), text, material)
                    self.assertNotRegex(filled, r"[\[\]{}|]")

    def test_other_stories_show_a_headline(self) -> None:
        material = boxes.Material(ENGLISH, ["A headline"], ["A sentence."], "Site")
        self.assertIn("A headline", boxes.related(random.Random(1), material))
