"""Separates the article from the chaff: scraped pages in, clean text and metadata out.

>>> import dechaff
>>> page = '''<nav><a href=/>Home</a> <a href=/news>News</a></nav>
... <h1>Mission closed</h1>
... <p>The alliance´s offices in Moscow were closed on Monday, the minister said, after years of
... talks between both sides had come to nothing.</p>
... <h2>Related</h2><ul><li><a href=/a>Key Details From The Heist Revealed</a></ul>'''
>>> article = dechaff.clean(page, url="https://example.com/mission")
>>> article["title"]
'Mission closed'
>>> article["text"]
"The alliance's offices in Moscow were closed on Monday, the minister said, after years of talks \
between both sides had come to nothing."

- `clean` cleans one page; `Cleaner` keeps options, and its `stream` cleans many pages on all cores.
- `open` reads the records of files and folders: HTML, text, Markdown, JSONL, web archives.
- `repair` repairs damaged text alone.
- `Profile` learns what a site repeats on its pages.
"""

from ._cleaner import Article, Cleaner, clean
from ._native import VERSION as __version__
from ._profile import Profile
from ._reading import Record, open
from ._repair import repair

__all__ = ["Article", "Cleaner", "Profile", "Record", "__version__", "clean", "open", "repair"]
