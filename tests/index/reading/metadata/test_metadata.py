"""Metadata with evidence."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import read_file
from index.model import Article, Evidence
from tests.index.hostile import FIXED, hostile_text
from tests.index.reading.metadata.reading import BODY, declared, evidence_of, read

# Titles, best first


@pytest.mark.parametrize(
    ("text", "title", "where", "confidence"),
    [
        pytest.param(f"---\ntitle: Day three\n---\n\n# Another\n\n{BODY}",
                     "Day three", "front matter: title", 1.0, id="declared"),
        pytest.param(f"Harbour Gazette.\n\n# Day three\n\n{BODY}",
                     "Day three", "the headline above the text", 0.8, id="the first heading"),
        pytest.param(f"Day three\n\n{BODY}",
                     "Day three", "the headline above the text", 0.8,
                     id="a first line like a headline"),
        pytest.param(f"{BODY}\n\nhttps://gazette.example/2023/day-three-110233.html",
                     "Day three", "words of the URL", 0.5, id="the address of the page"),
        pytest.param(f"{BODY}\n\nhttps://gazette.example/110233",
                     "0419", "no title in it: file name", 0.4, id="the name of the file"),
        pytest.param(f"{BODY}\n\n{BODY}",
                     "0419", "no title in it: file name", 0.4, id="no headline"),
        pytest.param(f"{'Strike ' * 30}\n\n{BODY}",
                     "0419", "no title in it: file name", 0.4, id="too long for a headline"),
        pytest.param(f"By Felix Holt\n\n{BODY}",
                     "0419", "no title in it: file name", 0.4, id="a byline is no headline"),
        pytest.param(f"April 22, 2023\n\n{BODY}",
                     "0419", "no title in it: file name", 0.4, id="a date is no headline"),
    ],
)  # fmt: skip
def test_every_article_has_a_title(text: str, title: str, where: str, confidence: float) -> None:
    """The title is the best that the file offers, and its evidence says where it came from."""
    article = read(text)
    assert article.metadata.title == article.paragraphs[0].text == title
    assert evidence_of(article, "title")[0] == Evidence("title", title, where, "", confidence)


def test_an_article_in_a_container_goes_by_its_id() -> None:
    """An article without a title in a file of many is called by its id, not by the file."""
    assert declared(id="w1").metadata.title == "w1"


@pytest.mark.parametrize(
    "url",
    ["https://gazette.example/day%20-three%00-%0A-docks", "https://gazette.example/%ED%A0%80-day"],
    ids=["control characters", "half a character"],
)
def test_a_title_from_an_address_is_a_clean_line(url: str) -> None:
    """Whatever is encoded in an address, the title made of it is fit to be shown."""
    title = declared(url=url).metadata.title
    assert title == " ".join(title.split())
    assert title.isprintable()


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (1984, "1984"),
        (3.5, "3.5"),
        (" Day\nthree ", "Day three"),
        ("", "line 1"),
        (["A", "B"], "A"),
    ],
    ids=["a number", "a fraction", "white space", "nothing", "a list"],
)
def test_a_declared_title_is_taken_as_it_reads(value: object, title: str) -> None:
    """A title that JSON does not write as a string is a title still."""
    assert declared(title=value).metadata.title == title


# Addresses, outlets and languages


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.gazette.example/a", "gazette.example"),
        ("https://gazette.example:8000/a?b#c", "gazette.example"),
        ("https://user@gazette.example/", "gazette.example"),
    ],
)
def test_an_outlet_that_is_not_named_is_the_host(url: str, outlet: str) -> None:
    """The host of its address stands for an outlet that the file does not name."""
    article = declared(url=url)
    assert (article.metadata.url, article.metadata.outlet) == (url, outlet)
    assert evidence_of(article, "outlet") == [Evidence("outlet", outlet, "URL", "", 0.5)]


def test_a_named_outlet_counts_before_the_host() -> None:
    """An outlet goes by the name it gives itself."""
    article = declared(url="https://gazette.example/a", outlet="Harbour Gazette")
    assert article.metadata.outlet == "Harbour Gazette"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://gazette.example/a",
        "/a/b",
        "https://",
        "https://[",
        "www.a.example",
    ],
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    """Only addresses that a browser may follow are kept; others leave their evidence."""
    article = declared(url=url)
    assert article.metadata.url is None
    assert evidence_of(article, "url") == [
        Evidence("url", url, "JSON: url (not understood)", "none", 0.0, used=False)
    ]


@pytest.mark.parametrize(
    ("value", "language"), [("de", "de"), ("en-GB", "en"), ("pt_BR", "pt"), ("ZH", "zh")]
)
def test_a_declared_language_counts_before_the_words(value: str, language: str) -> None:
    """The language is what the file says, without its region."""
    article = declared(language=value)
    assert article.metadata.language == language
    stated = Evidence("language", language, "JSON: language", "", 1.0)
    assert evidence_of(article, "language")[0] == stated


@pytest.mark.parametrize("value", ["English", "-", "the usual", "und"])
def test_a_language_that_is_no_code_is_told_from_the_words(value: str) -> None:
    """An article in English is in English, whatever its file calls the language."""
    assert declared(language=value).metadata.language == "en"


def test_a_language_that_is_not_declared_is_told_from_the_words() -> None:
    """The evidence of a language says that it was told from the text."""
    assert evidence_of(declared(), "language") == [
        Evidence("language", "en", "words of the text", "", 0.8)
    ]


def test_norwegian_is_a_language() -> None:
    """“language: no” in front matter is Norwegian, not YAML's word for false."""
    assert read(f"---\nlanguage: no\n---\n{BODY}", "a.md").metadata.language == "no"


# What holds whatever a file declares

_value = st.none() | st.booleans() | st.integers() | st.floats() | hostile_text
_field = st.sampled_from(
    ["title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language"]
)


@FIXED
@given(st.dictionaries(_field, _value | st.lists(_value, max_size=3)), hostile_text)
def test_whatever_is_declared_is_known_with_evidence(
    declared: dict[str, object], text: str
) -> None:
    """Every piece of metadata that an article has names its evidence, and is fit to be shown."""
    for article in read_file(json.dumps({"text": text, **declared}).encode(), "wire.jsonl"):
        if isinstance(article, Article):
            known = {field for field, value in article.metadata.record().items() if value}
            clear = {evidence.field for evidence in article.evidence if evidence.confidence}
            assert known == clear
            assert all(evidence.confidence > 0 or evidence.where.endswith(")")
                       for evidence in article.evidence)  # fmt: skip
            for value in (article.metadata.title, *article.metadata.authors):
                assert value == " ".join(value.split()) != ""


@FIXED
@given(hostile_text)
def test_nothing_is_made_up(text: str) -> None:
    """A plain text without a title is called by its file, and its text declares nothing."""
    for article in read_file(text.encode("utf-8"), "saved/a.txt"):
        if isinstance(article, Article) and article.source.format == "text":
            title = article.metadata.title
            assert title == PurePosixPath("saved/a.txt").stem or title in {
                paragraph.text
                for paragraph in article.paragraphs
                if paragraph.start < paragraph.end
            }


def test_true_and_false_are_no_metadata() -> None:
    """A JSON value that is neither text nor number names nobody."""
    (article,) = read_file(
        b'{"title": "Tug", "author": false, "outlet": true, "text": "Ahoy."}', "w.jsonl"
    )
    assert isinstance(article, Article)
    assert (article.metadata.authors, article.metadata.outlet) == ((), None)
