"""A query that finds nothing is offered in the spelling that the archive has."""

from __future__ import annotations

import pytest

from search import Filters, Query, search
from search.engine.spelling import respelt
from tests.search.engine.archives import archive, put

_ARCHIVE = archive(
    put("a.txt", "The bridge is open", "One bridge, one ferry; Séverine waits.", outlet="Gazette"),
    put("b.txt", "Once more", "A bride and a groom on one quay. 桥在等."),
    put("c.txt", "One", "Another bridge."),
)


def _respelt(text: str, filters: Filters | None = None) -> str:
    generation = _ARCHIVE.generation
    return respelt(generation, search(generation, Query(text, filters or Filters())))


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        (
            "brigde",
            "bridge",
        ),  # not “bride”: a swap keeps the letters
        ("bridgge", "bridge"),
        ("the birdge is opne", "the bridge is open"),
        ("opne", "open"),  # not “one”, which is as near and more frequent
        ("=brigde", "=bridge"),
        ('"brigde is opne"', '"bridge is open"'),
        ("ferry NEAR/3 brigde", "ferry NEAR/3 bridge"),
        ("ATLEAST/1(brigde)", "ATLEAST/1(bridge)"),
        ("Severime", "severine"),
        ("brigde -quqy", "bridge -quqy"),  # what is shut out keeps nothing from being found
    ],
)
def test_words_that_no_article_has_are_offered_as_the_nearest_that_one_has(
    text: str, suggestion: str
) -> None:
    """The rest of the query stays to the letter; what is offered finds something."""
    assert _respelt(text) == suggestion
    assert search(_ARCHIVE.generation, Query(suggestion)).total


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bridge",  # found
        "groom ferry",  # no paragraph has both, but both are words
        "zeppelin",  # nothing is near
        "zeppelin brigde",
        "xs",  # too short: any two letters are near
        "brigde groom",  # would find nothing either
        "桥在吃",
        "bridges" * 7,  # longer than any misspelling
        " OR ".join(f"brigde{at}x" for at in range(9)),  # too many to look for
        "outlet:gazete",
    ],
)
def test_nothing_is_offered_where_nothing_nearer_would_be_found(text: str) -> None:
    """A suggestion that leads nowhere, or away from what was found, is none."""
    assert _respelt(text) == ""


def test_what_is_offered_finds_something_with_the_same_filters() -> None:
    """A word of another outlet is no help to whoever looks in this one."""
    assert _respelt("groon", Filters(outlet=frozenset({"Gazette"}))) == ""
    assert _respelt("brigde", Filters(outlet=frozenset({"Gazette"}))) == "bridge"


def test_a_page_by_a_cursor_is_offered_the_same() -> None:
    """The cursor is of the query as it was typed: the other is searched from its beginning."""
    first = search(_ARCHIVE.generation, Query("brigde", page=2))
    results = search(_ARCHIVE.generation, Query("brigde", cursor=first.here))
    assert respelt(_ARCHIVE.generation, results) == "bridge"
