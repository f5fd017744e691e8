"""The fields of a segment as Whoosh sees them: sorted terms, and the postings of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
import whoosh.index
from hypothesis import given
from whoosh.query import NumericRange

from index.codec.live import write_contents
from index.codec.whoosh_fields import Field, fields_of
from index.dates import ArticleDate
from index.model import Article
from index.schema import schema
from tests.index.codec.segments import (
    FEW,
    article,
    built,
    built_state,
    places_of_words,
    worded_articles,
)


def _listed(field: Field) -> dict[str, list[int]]:
    terms = [field.term(number) for number in range(len(field))]
    assert terms == sorted(set(terms))
    for number, term in enumerate(terms):
        assert field.find(term) == field.place(term) == number
        assert field.find(term + b"\0") == -1
        assert field.place(term + b"\0") == number + 1
    found = {}
    for number, term in enumerate(terms):
        documents, frequencies = field.postings(number)
        assert len(documents) == len(frequencies)
        found[term.decode()] = documents.tolist()
    return found


_ARTICLES = (
    article("bb", "A", "b", "c", authors=("Li", "Ana"), outlet="Zeit", language="de"),
    article("a", "A", authors=("Ana",), original_outlet="Ärger", language="en"),
    article("ab", "A", "b", outlet="Ärger", language="de"),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("article", {"a": [3], "ab": [4, 5], "bb": [0, 1, 2]}),
        ("author", {"Ana": [0, 1, 2, 3], "Li": [0, 1, 2]}),
        ("kind", {"body": [1, 2, 5], "title": [0, 3, 4]}),
        ("language", {"de": [0, 1, 2, 4, 5], "en": [3]}),
        ("original_outlet", {"Ärger": [3]}),
        ("outlet", {"Zeit": [0, 1, 2], "Ärger": [4, 5]}),
    ],
)
def test_metadata_have_the_paragraphs_of_their_articles(
    tmp_path: Path, name: str, expected: dict[str, list[int]]
) -> None:
    """Each value is a term of all paragraphs of the articles that have it; no value is no term."""
    field = fields_of(built(tmp_path / "segment", _ARTICLES))[name]
    assert _listed(field) == expected
    assert field.positions(0) is None


def test_all_indexed_fields_are_there(tmp_path: Path) -> None:
    """Those of the schema, and no other."""
    indexed = {name for name, field in schema().items() if field.indexed}
    assert set(fields_of(built(tmp_path / "segment", _ARTICLES))) == indexed


@FEW
@given(articles=worded_articles)
def test_words_have_their_positions(folder: Path, articles: Sequence[Article]) -> None:
    """For each word its paragraphs, its frequencies and, one list for each, its positions."""
    field = fields_of(built(folder / "segment", articles))["words"]
    expected = places_of_words(articles)
    assert _listed(field) == {word: list(expected[word]) for word in sorted(expected)}
    for word, places in expected.items():
        number = field.find(word.encode())
        assert field.postings(number)[1].tolist() == [len(each) for each in places.values()]
        assert field.positions(number) == list(places.values())


def test_stems_have_no_positions(tmp_path: Path) -> None:
    """What asks for places asks for words."""
    field = fields_of(built(tmp_path / "segment", _ARTICLES))["stems"]
    assert _listed(field)["de:a"] == [0, 4]
    assert field.positions(0) is None


def test_ranges_of_days_find_what_lies_within(tmp_path: Path) -> None:
    """Whatever tiers Whoosh looks a range up in, it finds what brute force finds."""
    chance, begin = Random(1), date(1890, 1, 1)
    dates: list[ArticleDate | None] = [None, ArticleDate(date.min, date.max)]
    for _ in range(150):
        day = begin + timedelta(chance.randrange(50_000))
        dates.append(ArticleDate.parse(f"{day}"[: chance.choice((4, 7, 10))]))
    articles = [article(str(n), "A", date=each) for n, each in enumerate(dates)]
    write_contents(tmp_path, 1, [built_state(tmp_path, articles)])
    days = {
        "first_day": [each.first.toordinal() if each else 0 for each in dates],
        "last_day": [each.last.toordinal() if each else 0 for each in dates],
    }
    found = defaultdict[bool, int](int)
    with whoosh.index.open_dir(str(tmp_path)).searcher() as searcher:
        for _ in range(60):
            low, high = sorted(begin.toordinal() + chance.randrange(50_000) for _ in range(2))
            ends = chance.choice(((low, high), (low, None), (None, high), (low, low), (0, high)))
            name = chance.choice(tuple(days))
            inside = [
                number
                for number, day in enumerate(days[name])
                if (ends[0] is None or day >= ends[0]) and (ends[1] is None or day <= ends[1])
            ]
            assert list(searcher.docs_for_query(NumericRange(name, *ends))) == inside
            found[bool(inside)] += 1
    assert found[True] > found[False]
