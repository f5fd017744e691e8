"""What a search is narrowed to, and the addresses that change it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from index import Generation
from search import Query, search
from web.selection import FacetList, chosen_filters, facet_lists


def _lists(app: Flask, generation: Generation, where: str) -> dict[str, FacetList]:
    results = search(generation, Query("bridge"))
    with app.test_request_context(where):
        return {facet.name: facet for facet in facet_lists(results)}


def test_a_value_leads_to_itself_and_back(app: Flask, generation: Generation) -> None:
    """A value that is off is added to those that are on; one that is on is taken away."""
    outlets = _lists(app, generation, "/?q=bridge&outlet=Coast+Wire")["outlet"].shown

    assert [(choice.label, choice.count, choice.is_on) for choice in outlets] == [
        ("Harbour Gazette", 3, False), ("Coast Wire", 2, True),
    ]  # fmt: skip
    gazette, wire = (parse_qs(urlsplit(choice.address).query) for choice in outlets)
    assert gazette == {"q": ["bridge"], "outlet": ["Coast Wire", "Harbour Gazette"]}
    assert wire == {"q": ["bridge"]}


def test_a_kind_takes_the_place_of_all_kinds(app: Flask, generation: Generation) -> None:
    """From everything to headlines is one click."""
    text, title = _lists(app, generation, "/?q=bridge&kind=all")["kind"].shown

    assert (text.label, title.label, title.is_on) == ("Text", "Headline", False)
    assert parse_qs(urlsplit(title.address).query) == {"q": ["bridge"], "kind": ["title"]}


def test_a_kind_beside_all_kinds_says_nothing(app: Flask, generation: Generation) -> None:
    """What is searched is everything: one filter is on, and no kind of it is chosen."""
    where = "/?q=bridge&kind=all&kind=body"
    assert not any(choice.is_on for choice in _lists(app, generation, where)["kind"].shown)
    with app.test_request_context(where):
        (chosen,) = chosen_filters()
    assert (chosen.label, chosen.without) == ("Anywhere, boilerplate too", "/?q=bridge")


def test_a_value_is_on_however_it_is_spelt(app: Flask, generation: Generation) -> None:
    """And a click on it lets it go."""
    english = _lists(app, generation, "/?q=bridge&language=EN")["language"].shown[0]
    assert english.is_on
    assert english.address == "/?q=bridge"


def test_a_facet_without_values_is_left_out(app: Flask, generation: Generation) -> None:
    """Nothing found was reprinted, so no outlet of first publication is on offer."""
    assert list(_lists(app, generation, "/")) == ["outlet", "author", "language", "kind", "year"]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/?q=x", []),
        ("/?outlet=X&outlet=&outlet=X", ["Outlet X"]),
        ("/?original_outlet=X&language=de", ["First published in X", "Language German"]),
        ("/?kind=title&kind=caption", ["Found in Headline", "Found in Caption"]),
        ("/?from=2023-04-01", ["Published from 1 April 2023"]),
        ("/?to=2023-04-30", ["Published to 30 April 2023"]),
        ("/?from=2023-04-01&to=2023-04-30", ["Published from 1 April 2023 to 30 April 2023"]),
        ("/?from=2023-04-01&to=2023-04-01", ["Published on 1 April 2023"]),
    ],
)
def test_filters_that_are_on_are_named_as_people_say_them(
    app: Flask, where: str, said: list[str]
) -> None:
    """Each filter once, with its name, kinds and languages by theirs, days as one span."""
    with app.test_request_context(where):
        assert [f"{chosen.heading} {chosen.label}" for chosen in chosen_filters()] == said
