import unittest

from scripts.train import naive_text


class Render(unittest.TestCase):
    def test_blocks_break_lines_and_scripts_are_hidden(self) -> None:
        page = (
            "<head><title>T</title></head><body><p>One <b>two</b></p>"
            "<script>three()</script><div>four</div>"
        )
        lines = [line for line in naive_text.render(page, "x").split("\n") if line not in ("", "T")]
        self.assertEqual(lines, ["One two", "four"])

    def test_undeclared_gb18030_is_decoded(self) -> None:
        self.assertEqual(naive_text.decode("首页 新闻".encode("gb18030")), "首页 新闻")
