"""What is said of a query that finds little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index import Generation
from search import Filters, Query, search
from web.hints import (
    NO_HINTS,
    hints_of,
    in_plain_words,
    known,
    meant,
    read_as,
    with_operators,
)


@pytest.mark.parametrize(
    ("query", "said", "operators", "words"),
    [
        ("outlet:harbour bridge", 'outlet:"harbour" bridge', "", ""),
        ("ferry -toll", "", "", ""),
        ("  ferry   waited ", "", "", ""),
        ("bridge and boat", "", "bridge AND boat", ""),
        ("bridge", "", "", ""),
        ('"zeppelin ferry"', "", "", "zeppelin ferry"),
        ("title:zeppelin", "", "", ""),
        ("zeppelin ferry", "", "", ""),
    ],
)
def test_where_few_are_found_the_query_is_explained(
    generation: Generation, query: str, said: str, operators: str, words: str
) -> None:
    """How it was read, if that is not as it was typed; the words that may be operators; and
    where nothing is found the words alone.
    """
    results = search(generation, Query(query))
    assert read_as(results) == said
    assert with_operators(results) == operators
    assert in_plain_words(results) == words


def test_where_much_is_found_nothing_is_explained(generation: Generation) -> None:
    """Whoever finds enough is left alone."""
    results = search(generation, Query("bridge OR ferry -toll"))
    assert results.total >= 10
    assert (read_as(results), with_operators(results), in_plain_words(results)) == ("", "", "")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("author:Ana Sørensen", 'author:"Ana Sørensen"'),
        ("author:ana sørensen inquiry OR ferry", 'author:"ana sørensen" inquiry OR ferry'),
        ("tug outlet:coast wire", 'tug outlet:"coast wire"'),
        ("author:Ana Sørensen -ferry", 'author:"Ana Sørensen" -ferry'),
        ('author:Ana  Sørensen "inquiry"', 'author:"Ana Sørensen" "inquiry"'),
        ("author:Ana Sørensen zeppelin", ""),  # it would find nothing like this either
        ('"zeppelin author:Ana Sørensen"', ""),
        ("“zeppelin author:Ana Sørensen”", ""),
        ("outlet:gazette inquiry", ""),  # no outlet is called so
        ("author:Ana (Sørensen)", ""),
        ('author:"Ana Sørensen"', ""),
        ("brigde", "bridge"),
        ("outlet:coast brigde", "outlet:coast bridge"),
        ("zeppelin", ""),
    ],
)
def test_a_name_is_offered_in_quotation_marks(
    generation: Generation, query: str, said: str
) -> None:
    """Where the archive has it; else the nearest spelling that it has."""
    assert meant(generation, search(generation, Query(query))) == said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("Ana Sørensen", [('author:"Ana Sørensen"', "3 articles by this author")]),
        ("  coast   wire", [('outlet:"coast wire"', "2 articles of this outlet")]),
        ("2023-04-19", [('date:"2023-04-19"', "1 article of this date")]),
        ("https://gazette.example/strike-day-three",
         [('url:"https://gazette.example/strike-day-three"', "1 article at this address")]),
        ("ledger/fares.md", []),
        ("bridge", []),
        ("zeppelin", []),
        ("author:Ana", []),
        ('"Ana Sørensen"', []),
        ("", []),
    ],
)  # fmt: skip
def test_what_the_words_name_is_offered(
    generation: Generation, query: str, said: list[tuple[str, str]]
) -> None:
    """An author, an outlet, a day or an address that is typed plainly is one click away."""
    found = known(generation, search(generation, Query(query)))
    assert [(one.query, one.said) for one in found] == said
    for one in found:
        assert search(generation, Query(one.query)).articles == int(one.said.split()[0])


def test_all_hints_are_told_together(generation: Generation) -> None:
    """And where there is nothing to say, there are none."""
    days = Filters(since=date(2023, 4, 20), until=date(2023, 4, 25))
    hints = hints_of(generation, search(generation, Query("bridge", days)))
    assert hints == replace(NO_HINTS, uncertain="1 undated")
    few = hints_of(generation, search(generation, Query("tug and ferry")))
    assert (few.operators, few.wider, few.known) == ("tug AND ferry", 0, ())
