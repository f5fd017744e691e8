"""The price of a query, from the dictionaries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.engine.pricing import Prices, parts_of
from search.engine.terms import Terms
from search.model import Scope
from tests.search.engine.archives import archive, put, tree, view_of
from tests.search.truth.trial import Trial


@pytest.fixture(scope="module")
def trial() -> Iterator[Trial]:
    """A frequent word, a rare one, and some more."""
    texts = ["the tug", *["the ferry waits for the tug"] * 30, "a rare kettle of the tug"]
    with archive(put("a", *texts, language="en")) as opened:
        yield opened


def _price(trial: Trial, query: str, scope: Scope = Scope.PARAGRAPH) -> float:
    prices, node = Prices(Terms(view_of(trial)), scope), tree(query)
    return sum(cost.milliseconds for cost in [*prices.looking_up(node), *prices.running(node)])


@pytest.mark.parametrize(
    ("cheap", "dear"),
    [
        ("kettle", "the"),
        ("=the", "==the"),
        ("the tug", "the NEAR/5 tug"),
        ("k*", "*e*"),
        ("kettle", "kettle~"),
        ("*e*", "*e* OR *t*"),
        ("kettle ==the", "==the"),
        ("kettle (the NEAR/5 tug)", "the NEAR/5 tug"),
        ("kettle NOT ==the", "NOT ==the"),
        ("SENTENCE(the tug)", "SENTENCE((the NEAR/5 ferry) tug)"),
        ("t* NEAR/5 *e*", "t* NEAR/5 *e* NEAR/5 *t*"),
        ('=tug NEAR/5 "for the"', '=tug NEAR/5 "for * tug"'),
        ("date:2023", "kettle"),
    ],
)
def test_what_reads_more_costs_more(trial: Trial, cheap: str, dear: str) -> None:
    """Postings, positions, texts and words of the dictionary; a rare word beside it helps."""
    assert _price(trial, cheap) < _price(trial, dear)


def test_in_articles_a_rare_word_does_not_help(trial: Trial) -> None:
    """There each part is looked for by itself."""
    assert _price(trial, "kettle ==the", Scope.ARTICLE) > _price(trial, "==the", Scope.ARTICLE)


def test_a_pattern_is_looked_up_once(trial: Trial) -> None:
    """However often it stands in the query."""
    prices = Prices(Terms(view_of(trial)), Scope.PARAGRAPH)
    once, twice = (
        sum(cost.milliseconds for cost in prices.looking_up(tree(query)))
        for query in ("*e*", "(*e* NEAR/5 tug) OR *e*")
    )
    assert once == twice > 0


def test_parts_are_what_and_or_and_not_join() -> None:
    """Each of them has a price and a place."""
    assert [str(part) for part in parts_of(tree("a (b OR NOT c) (d NEAR/2 e)"))] == [
        "a", "b", "c", "d NEAR/2 e",
    ]  # fmt: skip
