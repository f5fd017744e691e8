"""Conditions on metadata: the articles they hold for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest

from index import ArticleDate
from search.engine import metadata
from search.engine.found import Operand
from search.engine.metadata import OfAddresses, OfArticles, OfKind, having_value
from search.engine.whole import Whole
from tests.search.engine.archives import put, whole_of
from tests.search.truth.trial import Trial


@pytest.fixture(scope="module")
def whole() -> Iterator[Whole]:
    """Three articles in one segment."""
    with Trial(((
        put("wire/a.txt", "a", "tug", date="2023-04-19", outlet="Coast Wire", language="en",
            authors=("Ana Li", "Tom Li"), url="https://wire.example/a"),
        put("wire/b.txt", "b", "note: tug", "ferry", date="2023-04", first="2022", language="de",
            original_outlet="Coast Wire", authors=("Ana Li",)),
        put("c.txt", "c"),
    ),)) as trial:  # fmt: skip
        yield whole_of(trial)


def _titles(whole: Whole, holds: metadata.Articles) -> str:
    return "".join(sorted(whole.text(whole.run(a)[0]) for a in np.flatnonzero(holds).tolist()))


@pytest.mark.parametrize(
    ("field", "days", "titles"),
    [("date", "2023-04-19", "a"), ("date", "2023-04", "ab"), ("date", "2023", "ab"),
     ("date", "2022", ""), ("date", None, "c"), ("first", "2022", "b"), ("first", None, "ac")],
)  # fmt: skip
def test_dates_hold_for_certain(whole: Whole, field: str, days: str | None, titles: str) -> None:
    """A month lies in its year and in no day of its own; undated is asked for by name."""
    wanted = ArticleDate.parse(days) if days else None
    assert _titles(whole, metadata.dated(whole, field, wanted)) == titles


@pytest.mark.parametrize(
    ("field", "value", "titles"),
    [("outlet", "Coast Wire", "a"), ("original", "Coast Wire", "b"), ("lang", "de", "b"),
     ("author", "Ana Li", "ab"), ("author", "Tom Li", "a"), ("author", "Nobody", ""),
     ("file", "wire/b.txt", "b"), ("url", "https://wire.example/a", "a")],
)  # fmt: skip
def test_a_value_holds_for_its_articles(whole: Whole, field: str, value: str, titles: str) -> None:
    """Any of several authors; what an article does not have, no test is asked about."""

    def holds(own: str) -> bool:
        assert own
        return own == value

    assert _titles(whole, metadata.having_value(whole, field, holds)) == titles


@pytest.mark.parametrize(
    ("words", "titles"), [(None, "ab"), (["ana"], "ab"), (["tom"], "a"), (["nosuch"], ""), ([], "")]
)
def test_only_values_that_have_a_word_are_asked_about(
    whole: Whole, words: list[str] | None, titles: str
) -> None:
    """With words, the condition is not even looked at for values without any of them."""
    assert _titles(whole, metadata.having_value(whole, "author", bool, words)) == titles


def test_a_title_is_the_first_paragraph(whole: Whole) -> None:
    """Articles whose title is among the documents; a body says nothing of it."""
    runs = [whole.run(article) for article in range(3)]
    ids = np.array([runs[0][0], runs[1][1]])
    assert np.flatnonzero(metadata.having_title(whole, ids)).tolist() == [0]


@pytest.mark.parametrize("operand", ["articles", "kind", "no kind"])
def test_listing_and_asking_say_the_same(whole: Whole, operand: str) -> None:
    """What is listed is just what is kept of all documents."""
    operands: dict[str, Operand] = {
        "articles": OfArticles(np.array([True, False, True]), whole),
        "kind": OfKind("note", whole),
        "no kind": OfKind("nosuch", whole),
    }
    held = operands[operand]
    every = np.arange(whole.documents)
    listed, scorer = held.listed()
    kept, asked = held.probe(every)
    assert listed.tolist() == every[kept].tolist()
    assert (len(listed) > 0) == (operand != "no kind")
    assert scorer is None
    assert asked is None
    assert held.count >= len(listed)


@pytest.mark.parametrize("field", ["url", "file"])
@pytest.mark.parametrize("words", [None, ["a"], ["2023"], ["nowhere"]])
def test_addresses_of_few_articles_are_looked_at_alone(
    random_archives: list[Trial], field: str, words: list[str] | None
) -> None:
    """What is told of some paragraphs is what is told of all; other articles are not read."""
    for trial in random_archives:
        whole, asked = whole_of(trial), list[str]()

        def holds(value: str, asked: list[str] = asked) -> bool:
            asked.append(value)
            return "2" in value or "a" in value

        every = having_value(whole, field, holds, words)
        operand = OfAddresses(field, holds, words, partial(np.copy, every), whole)
        asked.clear()
        for ids in (np.arange(0, whole.documents, 3), np.arange(min(2, whole.documents))):
            expected = np.flatnonzero(every[whole.article_of[ids]])
            assert operand.probe(ids)[0].tolist() == expected.tolist()
        assert len(asked) <= 2
