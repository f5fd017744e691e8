"""Names that stand alone in the head of an article."""

from __future__ import annotations

import pytest

from index import Article, read_file
from index.reading.metadata.findings import SEEN, TOLD

_TEXT = """The gates of the port stayed shut on the third day of the strike, and the bridge stayed
open, which nobody in the harbour office wanted to explain to the paper on Monday evening.

Nobody asked who was to shut it, said a docker, and the ferry left without its captain again."""


def _read(head: str, text: str = _TEXT) -> tuple[tuple[str, ...], float]:
    """The authors, and how far they are believed."""
    (article,) = read_file(f"Day three\n\n{head}\n\n{text}".encode(), "day.txt")
    assert isinstance(article, Article)
    trust = (one.confidence for one in article.evidence if one.field == "author" and one.used)
    return article.metadata.authors, next(trust, 0.0)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Ana Sørensen\n\nApril 19, 2023", ("Ana Sørensen",)),
        ("Ana Sørensen\nWed 19 Apr 2023 14.02 CET\nLast modified on Thu 20 Apr 2023",
         ("Ana Sørensen",)),
        ("ANA SØRENSEN / TOM LI\n\n19 APR 2023 - 10:45 CET", ("Ana Sørensen", "Tom Li")),
        ("Ana Sørensen Transport correspondent\n\nApril 19, 2023", ("Ana Sørensen",)),
    ],
    ids=["above the day", "lines of a copied page", "two in capitals", "with what she does"],
)  # fmt: skip
def test_a_name_beside_the_day_signs(head: str, authors: tuple[str, ...]) -> None:
    """Newspapers leave the "By" out; such a name is believed less than one behind it."""
    assert _read(head) == (authors, TOLD)


@pytest.mark.parametrize(
    "head",
    ["Ana Sørensen", "Tarle Sørensen\n\nFollow", "TARLE SØRENSEN\nStaff Writer",
     "Tarle Sørensen\n\nTranslated by Tom Li\n\nApril 19, 2023",
     "TARLE SØRENSEN\nBergen\nUpdated April 19, 2023"],
    ids=["a given name", "a button", "a role", "another's work", "a town"],
)  # fmt: skip
def test_a_name_alone_signs_where_something_shows_that_it_is_one(head: str) -> None:
    """A known given name, or what stands below names only."""
    assert len(_read(head)[0]) == 1


def test_whom_the_article_speaks_of_does_not_sign_it() -> None:
    """A name below the headline may be that of the person it is about."""
    about = "Ana Sørensen\n\nThe boat was built by Sørensen in her yard below the customs house."
    assert _read(about) == ((), 0.0)


def test_a_name_below_a_by_signs() -> None:
    """Site builders set "by" and the name in elements of their own."""
    assert _read("By\n\nAna Sørensen") == (("Ana Sørensen",), SEEN)


@pytest.mark.parametrize(
    "head",
    ["Climate Change\n\nApril 19, 2023", "Costa Rica\n\nApril 19, 2023",
     "Harbour Office\n\nApril 19, 2023", "Tarle Sørensen", "三日目 続く\n\nApril 19, 2023"],
    ids=["a section", "a country", "words of the text", "no day", "a script without capitals"],
)  # fmt: skip
def test_what_only_looks_like_a_name_signs_nothing(head: str) -> None:
    """Sections and towns are capitalised too, and no author is better than a wrong one."""
    assert _read(head) == ((), 0.0)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Jane Doe\n\n, Luc Petit\n\nand Tom Berg", ("Jane Doe", "Luc Petit", "Tom Berg")),
        ("By\n\nJane Doe\n\nand\n\nTom Berg", ("Jane Doe", "Tom Berg")),
        ("3 May 2020 18:27 by\n\nJane Doe", ("Jane Doe",)),
        ("By\n\nQuayside", ("Quayside",)),
        ("Jane Doe, Luc Petit & Tom Van Den Berg\n\nMay 3, 2020",
         ("Jane Doe", "Luc Petit", "Tom Van Den Berg")),
    ],
    ids=["joined", "and alone", "By at the end", "a pen name", "many"],
)  # fmt: skip
def test_names_of_one_byline_may_stand_on_several_lines(
    head: str, authors: tuple[str, ...]
) -> None:
    """Pages set each name in an element of its own, and "By" behind the day."""
    assert _read(head)[0] == authors


@pytest.mark.parametrize(
    "head",
    [
        "Recent Posts\n\nMay 3, 2020",
        "Jane Doe\n\nBy Harbour Gazette",
        "Jane Doe, photo: Archive of the Port",
        "— Jane Doe (@janedoe) May 3, 2020",
    ],
    ids=["a heading", "another byline", "a picture", "a message"],
)
def test_a_name_that_signs_something_else_is_no_author(head: str) -> None:
    """Headings, subjects, and who said something on a network."""
    assert _read(head)[0] == ()


def test_who_is_the_subject_of_the_first_paragraph_does_not_sign() -> None:
    """A name alone below a headline may be a heading."""
    told = _TEXT.replace("said a docker", "said Jane Doe, a docker").replace(
        "The gates", "Jane Doe"
    )
    assert _read("Jane Doe", told)[0] == ()


def test_a_name_below_a_dek_of_two_lines_signs() -> None:
    """A single paragraph above it is no article yet."""
    dek = "The bridge stayed open, which nobody in the harbour office wanted to explain. " * 3
    assert _read(f"{dek}\n\nJane Doe")[0] == ("Jane Doe",)
