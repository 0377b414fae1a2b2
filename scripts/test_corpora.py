import pathlib
import tempfile
import unittest

from scripts import corpora, program


class Folds(unittest.TestCase):
    def test_pages_of_one_host_share_fold_and_held_out_set(self) -> None:
        def page(name: str) -> corpora.Gold:
            return corpora.Gold(name, "wcxb", "a.example", "article", "english", "", "")

        self.assertEqual(page("1").fold, page("2").fold)
        self.assertEqual(page("1").held_out, page("2").held_out)


class Rows(unittest.TestCase):
    def test_rows_are_read_as_they_were_written(self) -> None:
        rows = [{"id": "1", "text": "a\nb"}, {"id": "2"}]
        with tempfile.TemporaryDirectory() as place:
            path = corpora.write_rows(pathlib.Path(place) / "new" / "rows.jsonl", rows)
            self.assertEqual(corpora.rows_of(path), rows)


class Stem(unittest.TestCase):
    def test_the_id_of_a_page_is_its_file_name_without_suffixes(self) -> None:
        for path in ("/a/b/0001.html.gz", "0001.htm", "a/0001.txt"):
            self.assertEqual(program.stem(path), "0001")
        self.assertEqual(program.stem("0001.v2"), "0001.v2")
