"""Whom bylines and declared authors name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.model import Evidence, Kind
from index.reading.metadata.names import read_authors
from tests.index.reading.metadata.reading import BODY, declared, evidence_of, read


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
    article = read(f"Day three\n\n{line}\n\n{BODY}")
    assert article.metadata.authors == authors
    assert article.paragraphs[1].kind is Kind.BYLINE
    (evidence,) = evidence_of(article, "author")
    assert evidence == Evidence("author", "; ".join(authors), f"paragraph 1: “{line}”", "", 0.8)


_GERMAN = "Der Streik im Hafen dauert an, und die Drehbrücke steht offen. Niemand schließt sie."
_FRENCH = "La grève des dockers est entrée dans son troisième jour, et le pont reste ouvert."


@pytest.mark.parametrize(
    ("line", "body", "authors"),
    [
        ("Von Jürgen Weiß und Uwe Brandl", _GERMAN, ("Jürgen Weiß", "Uwe Brandl")),
        ("Par Séverine Moreau", _FRENCH, ("Séverine Moreau",)),
        ("Von der Leyen Warns Rivals", BODY, ()),
        ("Von Der Leyen Warns Rivals", BODY, ()),
        ("Di Maio Resigns", BODY, ()),
    ],
)
def test_a_byline_is_read_in_the_language_of_its_article(
    line: str, body: str, authors: tuple[str, ...]
) -> None:
    """“Von” begins a byline in German, and a name in English."""
    assert read(f"Day three\n\n{line}\n\n{body}\n\n{body}").metadata.authors == authors


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
    article = read(f"Day three\n\n{line}\n\n{BODY}")
    assert article.metadata.authors == ()
    assert article.paragraphs[1].kind is not Kind.BYLINE


def test_a_byline_far_down_is_text() -> None:
    """A name in the middle of an article does not become its author."""
    article = read("Day three\n\n" + f"{BODY}\n\n" * 20 + "By Felix Holt\n\n" + f"{BODY}\n\n" * 20)
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
    assert declared(author=value).metadata.authors == authors


@pytest.mark.parametrize("nothing", ["", " ~", " null", " NULL", " []", " ''"], ids=repr)
def test_a_key_without_a_value_declares_nothing(nothing: str) -> None:
    """What front matter leaves open is unknown, and is nobody of the name of “null”."""
    keys = ("author", "outlet", "date", "url", "language")
    lines = "".join(f"{key}:{nothing}\n" for key in keys)
    article = read(f"---\ntitle: Day three\n{lines}---\n\n{BODY}", "a.md")
    assert (article.metadata.authors, article.metadata.outlet) == ((), None)
    assert {evidence.field for evidence in article.evidence} == {"title", "language"}
