"""`clean`, `Cleaner.clean` and their options: what goes in, what comes out, what is an error."""

import datetime
import decimal
import json
import pathlib
import typing

import pytest

import dechaff

STORY = "The bridge was closed for a week after the storm, the town hall said on Monday."
PAGE = f"<title>Bridge closed</title><h1>Bridge closed</h1><p>{STORY}<p>{STORY[::1]} It is “old”."


def test_an_article_has_the_keys_of_the_json_line_in_their_order():
    article = dechaff.clean(PAGE)
    assert list(article) == list(typing.get_type_hints(dechaff.Article))
    assert article["status"] == "ok"
    assert article["title"] == "Bridge closed"
    assert article["text"].startswith(STORY)
    assert isinstance(article["confidence"], float)
    assert article["source_chars"] == len(PAGE)
    assert article["text_chars"] == len(article["text"])


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_give_the_article_of_the_string(kind):
    assert dechaff.clean(kind(PAGE.encode())) == dechaff.clean(PAGE)


def test_bytes_are_decoded_by_the_charset_that_is_given():
    page = f"<p>{STORY} Их было много.".encode("koi8-r")
    assert "Их было много." in dechaff.clean(page, charset="koi8-r")["text"]


def test_the_url_completes_relative_addresses_and_names_the_site():
    page = f"<p>{STORY} <a href=/more>More</a> of <a href=/it>it</a> will be known on Friday."
    article = dechaff.clean(page, url="https://www.example.com/a/b", body="markdown")
    assert article["url"] == "https://www.example.com/a/b"
    assert article["site"] == "www.example.com" or article["site"] == "example.com"
    assert "(https://www.example.com/it)" in article["text"]


def test_metadata_win_and_other_keys_are_passed_on():
    metadata = {
        "title": "Bridge closed",
        "id": 7,
        "crawled": datetime.date(2026, 1, 2),
        "score": decimal.Decimal("1.5"),
        "big": 123456789012345678901234567890,
        "nested": {"a": [1, None, True]},
        "text": "not the page",
        "raw": b"ab\xff",
        3: "three",
    }
    article = dechaff.clean(PAGE, metadata=metadata)
    assert (article["title"], article["id"]) == ("Bridge closed", "7")
    assert article["crawled"] == "2026-01-02"
    assert article["score"] == "1.5"
    assert article["big"] == 123456789012345678901234567890
    assert article["nested"] == {"a": [1, None, True]}
    assert article["input_text"] == "not the page"
    assert article["raw"] == "ab\ufffd"
    assert article["3"] == "three"
    assert article["text"] == dechaff.clean(PAGE)["text"]


def test_an_empty_dict_of_metadata_changes_nothing():
    assert dechaff.clean(PAGE, metadata={}) == dechaff.clean(PAGE)


def test_a_dict_is_a_record():
    article = dechaff.clean({"html": PAGE, "url": "https://example.com/", "n": 1})
    assert article["text"] == dechaff.clean(PAGE)["text"]
    assert (article["url"], article["n"]) == ("https://example.com/", 1)
    assert "html" not in article


def test_the_bytes_of_a_record_are_its_page():
    record = {"raw": PAGE.encode(), "url": "https://example.com/", "text": "other"}
    article = dechaff.clean(record)
    assert article["text"] == dechaff.clean(PAGE)["text"]
    assert article["input_text"] == "other"


def test_the_field_is_a_path_into_a_record():
    record = {"response": {"body": PAGE, "code": 200}, "text": "other"}
    article = dechaff.clean(record, field="response.body")
    assert article["text"] == dechaff.clean(PAGE)["text"]
    assert article["response"] == {"code": 200}


@pytest.mark.parametrize(
    "page", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 4, {"no": "page"}, {"html": 7}]
)
def test_data_that_cannot_be_read_are_an_error_article(page):
    article = dechaff.clean(page)
    assert article["status"] == "error"
    assert article["error"]
    assert article["text"] == ""


@pytest.mark.parametrize("page", ["", b"", {"html": ""}, {"html": None}, " \n"])
def test_a_page_without_words_is_empty(page):
    article = dechaff.clean(page)
    assert (article["status"], article["text"]) == ("empty", "")
    assert article["warnings"]


def test_lone_surrogates_do_not_raise():
    for page in [
        f"{STORY} \ud800",
        {"text": f"{STORY} \udcff"},
        {"text": STORY, "k\udcff": "\udc80"},
    ]:
        assert dechaff.clean(page)["status"] == "ok"
    assert dechaff.clean(STORY, metadata={"title": "a \udcff"})["status"] == "ok"
    assert dechaff.repair("a \ud800").startswith("a ")


def test_not_a_number_is_null():
    assert dechaff.clean({"text": STORY, "score": float("nan")})["score"] is None


@pytest.mark.parametrize("page", [None, 5, 1.5, ["a"], {"a"}, ("a",), ("a", {}, 1), object()])
def test_what_is_no_page_is_a_type_error_that_lists_what_is(page):
    with pytest.raises(TypeError, match="a page is a str, bytes, a dict"):
        dechaff.clean(page)


@pytest.mark.parametrize(
    ("page", "metadata"), [("a", "b"), ("a", 5), (5, {}), ({"html": "a"}, {"url": "b"})]
)
def test_metadata_of_another_type_are_a_type_error(page, metadata):
    with pytest.raises(TypeError):
        dechaff.clean(page, metadata=metadata)


def test_two_values_of_bytes_are_a_type_error_that_names_both():
    with pytest.raises(TypeError, match="'a' and 'b' are bytes"):
        dechaff.clean({"a": b"x", "b": b"y"})


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"body": "pdf"}, '"text", "markdown", "html", not "pdf"'),
        ({"format": "jsonl"}, '"auto", "html", "text", "markdown", not "jsonl"'),
        ({"links": ""}, '"keep", "text", "references"'),
        ({"images": "all"}, '"drop", "alt", "keep"'),
        ({"quotes": "curly"}, '"keep", "straight"'),
        ({"comments": "yes"}, '"drop", "keep"'),
        ({"charset": "klingon"}, 'not "klingon"'),
        ({"lang": "english"}, "two letters"),
        ({"min_words": -1}, "0 or more"),
        ({"select": "div["}, "not a CSS selector"),
    ],
)
def test_a_wrong_value_of_an_option_is_a_value_error_that_says_what_is_right(options, words):
    with pytest.raises(ValueError, match=words):
        dechaff.Cleaner(**options)
    with pytest.raises(ValueError, match=words):
        dechaff.clean("a", **options)


@pytest.mark.parametrize(
    "options",
    [
        {"body": 5},
        {"charset": b"utf-8"},
        {"min_words": "5"},
        {"lang": 5},
        {"url": 5},
        {"bodies": "text"},
    ],
)
def test_an_option_of_another_type_or_name_is_a_type_error(options):
    with pytest.raises(TypeError, match=next(iter(options))):
        dechaff.Cleaner(**options)
    with pytest.raises(TypeError):
        dechaff.clean("a", **options)


def test_options_are_keywords():
    with pytest.raises(TypeError):
        dechaff.clean("a", "https://example.com/")
    with pytest.raises(TypeError):
        dechaff.Cleaner("html")


def test_each_option_has_its_effect():
    assert dechaff.clean(PAGE, lang="de")["warnings"] == "other-language"
    assert dechaff.clean(PAGE, lang="EN")["status"] == "ok"
    assert dechaff.clean(PAGE, min_words=500)["warnings"] == "too-short"
    assert '"old"' in dechaff.clean(PAGE, quotes="straight")["text"]
    assert "<p>" in dechaff.clean(PAGE, body="html")["text"]
    assert dechaff.clean(PAGE, select="main, p")["warnings"] == ""
    assert dechaff.clean(PAGE, select=["x-none"])["warnings"] == "nothing-selected"
    assert STORY not in dechaff.clean(PAGE, remove=["p", "div"])["text"]
    assert dechaff.clean(PAGE, format="text")["text"] != dechaff.clean(PAGE, format="html")["text"]


def test_a_profile_is_learned_saved_and_used(tmp_path: pathlib.Path):
    promo = "Download our app now and read every story a day before all others in town do."
    pages = [
        (
            f"<p>{name}: {STORY}</p><p>{name} was quiet.</p><p>{promo}</p>",
            {"url": f"https://a.example/{name}"},
        )
        for name in "ABCDEFGH"
    ]
    profile = dechaff.Profile.learn(pages)
    assert len(profile) == len(pages)
    profile.save(tmp_path / "a.profile")
    from_file = dechaff.Cleaner(profile=tmp_path / "a.profile")
    for cleaner in [dechaff.Cleaner(profile=profile), from_file]:
        assert promo not in cleaner.clean(pages[0])["text"]
    assert len(dechaff.Profile.load(str(tmp_path / "a.profile"))) == len(pages)


def test_a_file_that_is_no_profile_says_so(tmp_path: pathlib.Path):
    (tmp_path / "a.profile").write_text("not a profile")
    with pytest.raises(ValueError, match=r"a\.profile"):
        dechaff.Profile.load(tmp_path / "a.profile")
    with pytest.raises(FileNotFoundError):
        dechaff.Cleaner(profile=tmp_path / "none.profile")


def test_repair_keeps_lines_and_clean_text():
    assert dechaff.repair("donâ€™t\r\n  cafÃ©\n\n") == "don’t\r\n  café\n\n"
    assert dechaff.repair("clean “text”\n") == "clean “text”\n"
    assert dechaff.repair("“a”", quotes="straight") == '"a"'
    with pytest.raises(ValueError, match="quotes"):
        dechaff.repair("a", quotes="none")
    with pytest.raises(TypeError):
        dechaff.repair(b"a")


def test_articles_can_be_written_as_json():
    article = dechaff.clean(PAGE)
    assert json.loads(json.dumps(article)) == article
