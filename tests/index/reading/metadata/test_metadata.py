"""Metadata with evidence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import read_file
from index.model import Article, Evidence, Kind
from index.reading.metadata.names import read_authors
from tests.index.hostile import FIXED, hostile_text

_BODY = "The dock strike went into its third day with the gates shut, and the bridge stayed open."


def _read(text: str, path: str = "saved/0419.txt") -> Article:
    (article,) = read_file(text.encode("utf-8"), path)
    assert isinstance(article, Article)
    return article


def _declared(**values: object) -> Article:
    return _read(json.dumps({"text": _BODY, **values}, default=str), "wire.jsonl")


def _evidence(article: Article, field: str) -> list[Evidence]:
    return [evidence for evidence in article.evidence if evidence.field == field]


# Titles, best first


@pytest.mark.parametrize(
    ("text", "title", "where", "confidence"),
    [
        pytest.param(f"---\ntitle: Day three\n---\n\n# Another\n\n{_BODY}",
                     "Day three", "front matter: title", 1.0, id="declared"),
        pytest.param(f"Harbour Gazette.\n\n# Day three\n\n{_BODY}",
                     "Day three", "the headline above the text", 0.8, id="the first heading"),
        pytest.param(f"Day three\n\n{_BODY}",
                     "Day three", "the headline above the text", 0.8,
                     id="a first line like a headline"),
        pytest.param(f"{_BODY}\n\nhttps://gazette.example/2023/day-three-110233.html",
                     "Day three", "words of the URL", 0.5, id="the address of the page"),
        pytest.param(f"{_BODY}\n\nhttps://gazette.example/110233",
                     "0419", "no title in it: file name", 0.4, id="the name of the file"),
        pytest.param(f"{_BODY}\n\n{_BODY}",
                     "0419", "no title in it: file name", 0.4, id="no headline"),
        pytest.param(f"{'Strike ' * 30}\n\n{_BODY}",
                     "0419", "no title in it: file name", 0.4, id="too long for a headline"),
        pytest.param(f"By Felix Holt\n\n{_BODY}",
                     "0419", "no title in it: file name", 0.4, id="a byline is no headline"),
        pytest.param(f"April 22, 2023\n\n{_BODY}",
                     "0419", "no title in it: file name", 0.4, id="a date is no headline"),
    ],
)  # fmt: skip
def test_every_article_has_a_title(text: str, title: str, where: str, confidence: float) -> None:
    """The title is the best that the file offers, and its evidence says where it came from."""
    article = _read(text)
    assert article.metadata.title == article.paragraphs[0].text == title
    assert _evidence(article, "title")[0] == Evidence("title", title, where, "", confidence)


def test_an_article_in_a_container_goes_by_its_id() -> None:
    """An article without a title in a file of many is called by its id, not by the file."""
    assert _declared(id="w1").metadata.title == "w1"


@pytest.mark.parametrize(
    "url",
    ["https://gazette.example/day%20-three%00-%0A-docks", "https://gazette.example/%ED%A0%80-day"],
    ids=["control characters", "half a character"],
)
def test_a_title_from_an_address_is_a_clean_line(url: str) -> None:
    """Whatever is encoded in an address, the title made of it is fit to be shown."""
    title = _declared(url=url).metadata.title
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
    assert _declared(title=value).metadata.title == title


# Names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Sørensen", ["Ana Sørensen"]),
        ("Ana Sørensen and Tom Li", ["Ana Sørensen", "Tom Li"]),
        ("Ana Sørensen, Tom Li und Uwe Brandl", ["Ana Sørensen", "Tom Li", "Uwe Brandl"]),
        ("Ana Sørensen; Tom Li & Uwe Brandl", ["Ana Sørensen", "Tom Li", "Uwe Brandl"]),
        ("Анна Петрова и Иван Ильин", ["Анна Петрова", "Иван Ильин"]),
        ("Li, Tom", ["Tom Li"]),
        ("Reuters", []),
        ("林若溪", ["林若溪"]),
    ],
)
def test_names_are_told_apart(text: str, names: Sequence[str]) -> None:
    """Each author of a byline is one name, and a name with its surname first is turned."""
    assert read_authors(text).people == names


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Felix Holt", ("Felix Holt",)),
        ("By Felix Adeyemi-Holt and Ana Sørensen", ("Felix Adeyemi-Holt", "Ana Sørensen")),
        ("By Felix Holt, Tom Li and J. K. O’Neill", ("Felix Holt", "Tom Li", "J. K. O’Neill")),
        ("By Vincent van der Berg", ("Vincent van der Berg",)),
        ("Автор: Анна Петрова", ("Анна Петрова",)),
    ],
)
def test_a_byline_is_read(line: str, authors: tuple[str, ...]) -> None:
    """A line at the top that states nothing but authors gives the authors, and is a byline."""
    article = _read(f"Day three\n\n{line}\n\n{_BODY}")
    assert article.metadata.authors == authors
    assert article.paragraphs[1].kind is Kind.BYLINE
    (evidence,) = _evidence(article, "author")
    assert evidence == Evidence("author", "; ".join(authors), f"paragraph 1: “{line}”", "", 0.8)


_GERMAN = "Der Streik im Hafen dauert an, und die Drehbrücke steht offen. Niemand schließt sie."
_FRENCH = "La grève des dockers est entrée dans son troisième jour, et le pont reste ouvert."


@pytest.mark.parametrize(
    ("line", "body", "authors"),
    [
        ("Von Jürgen Weiß und Uwe Brandl", _GERMAN, ("Jürgen Weiß", "Uwe Brandl")),
        ("Par Séverine Moreau", _FRENCH, ("Séverine Moreau",)),
        ("Von der Leyen Warns Rivals", _BODY, ()),
        ("Von Der Leyen Warns Rivals", _BODY, ()),
        ("Di Maio Resigns", _BODY, ()),
    ],
)
def test_a_byline_is_read_in_the_language_of_its_article(
    line: str, body: str, authors: tuple[str, ...]
) -> None:
    """“Von” begins a byline in German, and a name in English."""
    assert _read(f"Day three\n\n{line}\n\n{body}\n\n{body}").metadata.authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "By the time the ferry came, nobody was left.",
        "By noon the fog had gone",
        "By land and by sea",
        "By order of the harbour master",
        "By 10:30 on Monday",
        "By Felix Holt, who was there",
        "By the Numbers",
        "By the Sea",
        "Bystanders Looked On",
        "Written by the Crew",
        "By",
    ],
)
def test_what_only_begins_like_a_byline_is_none(line: str) -> None:
    """A sentence or headline that begins with “By” names no author and stays in the text."""
    article = _read(f"Day three\n\n{line}\n\n{_BODY}")
    assert article.metadata.authors == ()
    assert article.paragraphs[1].kind is not Kind.BYLINE


def test_a_byline_far_down_is_text() -> None:
    """A name in the middle of an article does not become its author."""
    article = _read(
        "Day three\n\n" + f"{_BODY}\n\n" * 20 + "By Felix Holt\n\n" + f"{_BODY}\n\n" * 20
    )
    assert article.metadata.authors == ()


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        (["Ana Sørensen", "Tom Li"], ("Ana Sørensen", "Tom Li")),
        (["Ana Sørensen", "Ana Sørensen"], ("Ana Sørensen",)),
        ("Ana Sørensen and Tom Li", ("Ana Sørensen", "Tom Li")),
        ("", ()),
        (None, ()),
        ([None, "", {"name": "Tom Li"}], ("Tom Li",)),
    ],
    ids=["a list", "a name twice", "a byline", "empty", "null", "an object"],
)
def test_declared_authors_are_a_list_of_names(value: object, authors: tuple[str, ...]) -> None:
    """However a file declares its authors, each is named once."""
    assert _declared(author=value).metadata.authors == authors


@pytest.mark.parametrize("nothing", ["", " ~", " null", " NULL", " []", " ''"], ids=repr)
def test_a_key_without_a_value_declares_nothing(nothing: str) -> None:
    """What front matter leaves open is unknown, and is nobody of the name of “null”."""
    keys = ("author", "outlet", "date", "url", "language")
    lines = "".join(f"{key}:{nothing}\n" for key in keys)
    article = _read(f"---\ntitle: Day three\n{lines}---\n\n{_BODY}", "a.md")
    assert (article.metadata.authors, article.metadata.outlet) == ((), None)
    assert {evidence.field for evidence in article.evidence} == {"title", "language"}


# Dates


@pytest.mark.parametrize(
    ("value", "read", "precision"),
    [
        ("2023-04-19", "2023-04-19", "day"),
        ("April 2023", "2023-04", "month"),
        (2023, "2023", "year"),
    ],
    ids=["a day", "a month", "a year"],
)
def test_a_declared_date_keeps_its_precision(value: object, read: str, precision: str) -> None:
    """A date is as precise as the source has it, and its evidence says how precise."""
    article = _declared(date=value)
    assert str(article.metadata.date) == read
    assert _evidence(article, "date") == [Evidence("date", read, "JSON: date", precision, 1.0)]


@pytest.mark.parametrize("value", ["soon", "03/04/2023", "2023-02-30", "9999-12-31"])
def test_a_date_that_cannot_be_read_leaves_its_evidence(value: str) -> None:
    """An article with an unclear date is undated, and says what stood where its date should be."""
    article = _declared(date=value)
    assert article.metadata.date is None
    assert _evidence(article, "date") == [
        Evidence("date", value, "JSON: date (not understood)", "none", 0.0, used=False)
    ]


def test_a_day_that_no_calendar_has_does_not_cost_the_rest() -> None:
    """YAML refuses such a day; the article keeps the rest of its front matter."""
    article = _read(f"---\ntitle: Day three\ndate: 2023-02-30\n---\n\n{_BODY}", "a.md")
    assert (article.metadata.title, article.metadata.date) == ("Day three", None)
    assert [evidence.value for evidence in _evidence(article, "date")] == ["2023-02-30"]


def test_an_unclear_date_does_not_hide_a_clear_one() -> None:
    """Where a file declares a date twice, the one that can be read counts, and both are shown."""
    article = _declared(date="soon", published="2023-04-19")
    assert str(article.metadata.date) == "2023-04-19"
    assert [evidence.where for evidence in _evidence(article, "date")] == [
        "JSON: published",
        "JSON: date (not understood)",
    ]


@pytest.mark.parametrize(
    "line",
    ["April 22, 2023", "22 April 2023", "Published on April 22, 2023", "Posted: 2023-04-22",
     "2023-04-22 https://gazette.example/day-three"],
)  # fmt: skip
def test_a_date_line_is_read(line: str) -> None:
    """A line at the top that states nothing but a date gives the date, and is no body text."""
    article = _read(f"Day three\n\n{line}\n\n{_BODY}")
    assert str(article.metadata.date) == "2023-04-22"
    assert article.paragraphs[1].kind is Kind.BYLINE


@pytest.mark.parametrize(
    "line",
    ["On April 22, 2023 the strike ended", "03/04/2023", "Updated soon", "2023-02-30"],
)
def test_a_line_that_is_no_certain_date_is_text(line: str) -> None:
    """An article is not dated by a sentence, nor by a date that could be two."""
    article = _read(f"Day three\n\n{line}\n\n{_BODY}")
    assert article.metadata.date is None
    assert article.paragraphs[1].kind is not Kind.BYLINE


def test_undated_is_undated() -> None:
    """An article that states no date has none: never today's, nor that of its file."""
    article = _read(f"Day three\n\n{_BODY}", "day-three.txt")
    assert article.metadata.date is None
    assert _evidence(article, "date") == []


def test_a_date_in_a_file_name_is_a_weak_one() -> None:
    """A file may be named by the day it was saved, so that such a date is trusted least."""
    article = _read(f"Day three\n\n{_BODY}", "2023-04-19-day-three.txt")
    (evidence,) = _evidence(article, "date")
    assert (evidence.value, evidence.confidence) == ("2023-04-19", 0.4)
    assert evidence.where == "file name: 2023-04-19-day-three"


def test_a_reprint_has_two_dates_and_two_outlets() -> None:
    """Where it first stood, and when, is known beside where it stands."""
    metadata = _declared(
        date="2023-04-22",
        first_published="2023-04-19",
        outlet="Harbour Gazette",
        original_outlet="Weekday Ledger",
    ).metadata
    assert (str(metadata.date), str(metadata.first_published)) == ("2023-04-22", "2023-04-19")
    assert (metadata.outlet, metadata.original_outlet) == ("Harbour Gazette", "Weekday Ledger")


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
    article = _declared(url=url)
    assert (article.metadata.url, article.metadata.outlet) == (url, outlet)
    assert _evidence(article, "outlet") == [Evidence("outlet", outlet, "URL", "", 0.5)]


def test_a_named_outlet_counts_before_the_host() -> None:
    """An outlet goes by the name it gives itself."""
    article = _declared(url="https://gazette.example/a", outlet="Harbour Gazette")
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
    article = _declared(url=url)
    assert article.metadata.url is None
    assert _evidence(article, "url") == [
        Evidence("url", url, "JSON: url (not understood)", "none", 0.0, used=False)
    ]


@pytest.mark.parametrize(
    ("value", "language"), [("de", "de"), ("en-GB", "en"), ("pt_BR", "pt"), ("ZH", "zh")]
)
def test_a_declared_language_counts_before_the_words(value: str, language: str) -> None:
    """The language is what the file says, without its region."""
    article = _declared(language=value)
    assert article.metadata.language == language
    stated = Evidence("language", language, "JSON: language", "", 1.0)
    assert _evidence(article, "language")[0] == stated


@pytest.mark.parametrize("value", ["English", "-", "the usual", "und"])
def test_a_language_that_is_no_code_is_told_from_the_words(value: str) -> None:
    """An article in English is in English, whatever its file calls the language."""
    assert _declared(language=value).metadata.language == "en"


def test_a_language_that_is_not_declared_is_told_from_the_words() -> None:
    """The evidence of a language says that it was told from the text."""
    assert _evidence(_declared(), "language") == [
        Evidence("language", "en", "words of the text", "", 0.8)
    ]


def test_norwegian_is_a_language() -> None:
    """“language: no” in front matter is Norwegian, not YAML's word for false."""
    assert _read(f"---\nlanguage: no\n---\n{_BODY}", "a.md").metadata.language == "no"


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
