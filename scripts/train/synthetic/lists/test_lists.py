import itertools
import random
import unittest
from collections.abc import Iterable

from scripts.train.synthetic import lists
from scripts.train.synthetic.lists import blogs, body_parts, composed, decorations, news, plain
from scripts.words import words

THINGS = ("Rain", "Bridges", "Museums", "Two glass towers", "Nine prizes", "A harvest", "Old trams")
TITLES = [f"{thing} of a town that nobody knew" for thing in THINGS]
SNIPPETS = ["The story has more than that."] * len(TITLES)


def shown(lines: Iterable[str]) -> list[bool]:
    """Which titles the lines begin to show."""
    text = " ".join(" ".join(lines).split()).lower()
    return [title[:10].lower() in text for title in TITLES]


class Forms(unittest.TestCase):
    def test_every_drawn_form_shows_all_headlines(self) -> None:
        for make in (plain.lines, composed.lines):
            for seed, language in itertools.product(range(200), decorations.TIMES):
                made = make(random.Random(seed), TITLES, SNIPPETS, language)
                self.assertTrue(all(shown(made)), (make, seed))

    def test_every_template_shows_two_headlines_or_beginnings(self) -> None:
        # Some show only the next and the previous story, or what their stories begin with.
        for form in (*news.FORMS, *blogs.FORMS):
            for seed, snippets in itertools.product(range(20), (SNIPPETS, [""] * len(TITLES))):
                made = form(random.Random(seed), TITLES, snippets)
                count = sum(SNIPPETS[0] in line for line in made)
                self.assertGreaterEqual(max(sum(shown(made)), count), 2, (form, seed, made))

    def test_every_part_of_a_body_consists_of_its_words(self) -> None:
        things = ("museum", "bakery", "harbour") * 20
        sentences = [
            f"In the {i}th spring the quiet town of Arden opened a {thing} beside the"
            " northern river."
            for i, thing in enumerate(things)
        ]
        for form, seed, count in itertools.product(body_parts.FORMS, range(12), (6, 20, 60)):
            given = [*sentences[:count], "“No.”", "Why?"]
            made = form(random.Random(seed), given, ["Arden", "Ann Lee"])
            self.assertTrue(made and all(line.strip() for line in made), (form, seed, made))
            known = set(words(" ".join(["Ann Lee", *given])))
            self.assertTrue(known & set(words(" ".join(made))), (form, seed, made))


class Styles(unittest.TestCase):
    def test_a_list_comes_near_to_the_styles_that_it_looks_like(self) -> None:
        titles = ["Rain is expected again", "Museum finds a painting"]
        cases: tuple[tuple[list[str], set[str]], ...] = (
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
        )
        for lines, styles in cases:
            self.assertEqual(lists.styles_of(lines, titles), styles, lines)
