"""What is said of a query that finds little."""

from __future__ import annotations

import pytest

from index import Generation
from search import Query, search
from web.hints import in_plain_words, meant, read_as, with_operators


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
