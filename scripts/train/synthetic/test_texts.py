import random
import unittest

from scripts.corpora import Gold
from scripts.train.labels import TaggedLine
from scripts.train.synthetic import bodies, phrases, texts
from scripts.words import words

BODY = (
    "The river rose by two metres in the night and took the old bridge with it.\nHome\n"
    "Nobody was hurt, said the mayor on Monday morning."
)


def pages(count: int, corpus: str, body: str, host: str = "") -> list[Gold]:
    return [
        Gold(
            id=f"p{i}",
            corpus=corpus,
            host=host and f"{i}.{host}",
            kind="article",
            language="english",
            title=f"A headline of story number {i}",
            body=body,
        )
        for i in range(count)
    ]


def body_lines(text: texts.SyntheticText) -> list[str]:
    return [line for line, tag in text.lines if tag == 1]


class Records(unittest.TestCase):
    def test_the_same_pages_give_the_same_texts(self) -> None:
        given = pages(40, "news", BODY)
        made = list(texts.records(given))
        self.assertEqual([text.text for text in made], [t.text for t in texts.records(given)])
        self.assertTrue(any(tag == 0 for text in made for _, tag in text.lines))

    def test_a_text_consists_of_its_tagged_lines(self) -> None:
        for text in texts.records(pages(40, "news", BODY)):
            joined = "\n".join(line for line, _ in text.lines)
            self.assertEqual(words(text.text), words(joined))

    def test_the_first_copy_has_the_whole_body_and_others_may_not(self) -> None:
        body = BODY * 3
        made = [text for text in texts.records(pages(20, "wcxb", body)) if text.sort == "whole"]
        self.assertEqual(len(made), 20 * texts.COPIES)
        self.assertTrue(all(body_lines(t) == body.split("\n") for t in made if t.copy == 0))
        self.assertTrue(any(body_lines(t) != body.split("\n") for t in made if t.copy == 1))

    def test_a_text_is_plain_only_if_its_body_is_the_page_line_by_line(self) -> None:
        points = [f"Point {i} of the story" for i in range(6)]
        body = "\n".join([BODY, *points, *(f"{BODY} It has {i} ends." for i in range(9))])
        given = [
            page
            for pair in zip(pages(60, "wcxb", body, "a"), pages(60, "news", body, "b"), strict=True)
            for page in pair
        ]
        seen = set()
        for text in texts.records(given[:60]):
            if text.copy == 0:
                self.assertEqual(body_lines(text), body.split("\n"))
                self.assertTrue(text.plain)
            elif not set(body_lines(text)) <= set(body.split("\n")):
                self.assertFalse(text.plain)
            seen.add((text.sort, text.copy == 0, text.plain))
        later = {(sort, False, plain) for sort in ("whole", "tail") for plain in (True, False)}
        self.assertEqual(seen, later | {("whole", True, True), ("tail", True, True)})


class TopicWords(unittest.TestCase):
    def test_related_headlines_share_words_with_the_page_in_any_language(self) -> None:
        for language, about, other, body in (
            (
                "chinese",
                "莫斯科代表处暂停工作的消息传出",
                "足球比赛今天晚上开始直播节目",
                "北约驻莫斯科代表处已经暂停工作。",
            ),
            (
                "polish",
                "Rozmowy w Warszawie przerwane",
                "Kolarze jadą przez góry",
                "Warszawa czeka na dalsze rozmowy.",
            ),
        ):
            topic = texts.topic_words(body, language)
            self.assertTrue(topic & texts.topic_words(about, language))
            self.assertFalse(topic & texts.topic_words(other, language))


class Bodies(unittest.TestCase):
    def test_points_of_a_body_consist_of_its_words(self) -> None:
        lines: list[TaggedLine] = [
            (
                f"In {year} the town of Arden had 3.{year} bridges, two mills and a museum of"
                " stained glass.",
                1,
            )
            for year in range(1990, 1999)
        ]
        known = set(words(" ".join(line for line, _ in lines)))
        for language in ("polish", "greek"):
            headings = set(words(phrases.POINTS[language]))
            for seed in range(60):
                made = bodies.points(random.Random(seed), lines, language)
                found = [w for line in made for w in words(line) if len(w) > 3 and w.isalpha()]
                self.assertGreaterEqual(len(made), 1)
                self.assertLessEqual(set(found), known | headings, made)

    def test_a_decorated_list_of_the_body_leads_nowhere(self) -> None:
        lines: list[TaggedLine] = [(f"Bridge number {i} of Arden", 1) for i in range(5)]
        made = [
            line
            for seed in range(400)
            for line, _ in bodies.with_lists(random.Random(seed), list(lines), "english")
        ]
        self.assertTrue(any("- Bridge" in line for line in made))
        for leading in ("http", "(more)", "…", "↗"):
            self.assertNotIn(leading, " ".join(made))
