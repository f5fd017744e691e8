"""The codec: with it stock Whoosh reads our segments as it reads its own."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import whoosh.index
from whoosh import query
from whoosh.reading import TermNotFound

from index import Generation
from index.codec.whoosh_codec import ArraySegment
from tests.index.codec.stock import write_ours, write_stock

_DELETED = (0, 1, 2, 7)  # an article, and a paragraph of another


@pytest.fixture(scope="module", params=[(), _DELETED], ids=["all live", "some deleted"])
def searchers(request: pytest.FixtureRequest, folder: Path) -> Iterator[tuple[Any, Any]]:
    """Ours, of two segments, and one of stock Whoosh, with the same documents."""
    for path in folder.iterdir():
        path.unlink()
    ours, stock = write_ours(folder, request.param), write_stock(request.param)
    with ours.searcher() as one, stock.searcher() as other:
        yield one, other


def test_terms_are_those_that_whoosh_would_have_written(searchers: tuple[Any, Any]) -> None:
    """All fields have the same terms, sorted, and all ways to read them agree."""
    ours, stock = (searcher.reader() for searcher in searchers)
    assert set(ours.indexed_field_names()) == set(stock.indexed_field_names())
    assert sorted(ours.all_terms()) == sorted(stock.all_terms())
    for name in stock.indexed_field_names():
        terms = list(stock.lexicon(name))
        assert list(ours.lexicon(name)) == terms
        assert all((name, term) in ours for term in terms)
        assert (name, b"no such term") not in ours
        for term in terms:
            # Stock Whoosh goes on with the next fields.
            expected = [other for other in stock.terms_from(name, term) if other[0] == name]
            assert list(ours.terms_from(name, term)) == expected
    assert list(ours.expand_prefix("words", "stri")) == [b"strike", b"strikes"]


def test_postings_are_those_that_whoosh_would_have_written(searchers: tuple[Any, Any]) -> None:
    """Every term has the same documents and frequencies, and words the same positions."""
    ours, stock = (searcher.reader() for searcher in searchers)
    for name, term in stock.all_terms():
        assert _postings(ours, name, term) == _postings(stock, name, term), (name, term)


def _postings(reader: Any, name: str, term: bytes) -> list[tuple[object, ...]]:
    matcher = reader.postings(name, term)
    found: list[tuple[object, ...]] = []
    while matcher.is_active():
        positions = matcher.value_as("positions") if name == "words" else None
        found.append((matcher.id(), matcher.weight(), positions))
        matcher.next()
    return found


def test_term_infos_are_those_that_whoosh_would_have_written(searchers: tuple[Any, Any]) -> None:
    """In how many paragraphs a term is, how often, and how long they are."""
    ours, stock = (searcher.reader() for searcher in searchers)
    for name, term in stock.all_terms():
        assert ours.doc_frequency(name, term) == stock.doc_frequency(name, term)
        assert ours.frequency(name, term) == stock.frequency(name, term)
        info, expected = ours.term_info(name, term), stock.term_info(name, term)
        assert info.max_weight() == expected.max_weight()
        assert (info.min_id(), info.max_id()) == (expected.min_id(), expected.max_id())
        if name == "words":
            assert info.min_length() == expected.min_length()
            assert info.max_length() == expected.max_length()


def test_an_unknown_term_is_not_found(searchers: tuple[Any, Any]) -> None:
    """As Whoosh has it: an error where one is asked about, and no documents."""
    for searcher in searchers:
        reader = searcher.reader()
        assert reader.doc_frequency("words", "unheard") == 0
        assert reader.frequency("words", "unheard") == 0
        with pytest.raises(TermNotFound):
            reader.postings("words", "unheard")
        with pytest.raises(TermNotFound):
            reader.term_info("words", "unheard")


def test_columns_and_lengths_are_those_that_whoosh_would_have_written(
    searchers: tuple[Any, Any],
) -> None:
    """Of every document, whether asked for one by one or all together."""
    ours, stock = (searcher.reader() for searcher in searchers)
    every = range(stock.doc_count_all())
    for name in ("outlet", "original_outlet", "language", "first_day", "last_day"):
        assert ours.has_column(name)
        own, expected = ours.column_reader(name), stock.column_reader(name)
        assert [own[number] for number in every] == [expected[number] for number in every]
    assert not ours.has_column("words")
    for number in every:
        expected_length = stock.doc_field_length(number, "words") or 0  # None for no words
        assert ours.doc_field_length(number, "words") == expected_length
        assert ours.doc_field_length(number, "outlet", 7) == 7
    assert ours.field_length("words") == stock.field_length("words")
    assert ours.min_field_length("words") == stock.min_field_length("words")
    assert ours.max_field_length("words") == stock.max_field_length("words")


def test_stored_fields_are_those_that_whoosh_would_have_written(
    searchers: tuple[Any, Any],
) -> None:
    """What is shown of a hit, by whoever opens the index."""
    ours, stock = (searcher.reader() for searcher in searchers)
    shown = ("id", "article", "number", "kind", "text", "spans")
    for number in range(stock.doc_count_all()):
        fields = stock.stored_fields(number)
        assert ours.stored_fields(number) == {name: fields[name] for name in shown}


def test_deletions_are_those_of_whoosh(searchers: tuple[Any, Any]) -> None:
    """What is deleted is counted and left out, and its number is not used again."""
    ours, stock = (searcher.reader() for searcher in searchers)
    assert ours.has_deletions() == stock.has_deletions()
    assert (ours.doc_count(), ours.doc_count_all()) == (stock.doc_count(), stock.doc_count_all())
    assert list(ours.all_doc_ids()) == list(stock.all_doc_ids())
    for number in range(stock.doc_count_all()):
        assert ours.is_deleted(number) == stock.is_deleted(number)


_FIRST, _LAST = 738_260, 738_640  # days around the dates of these articles
_QUERIES = (
    query.Every(),
    query.Term("words", "ferry"),
    query.Term("author", "Ana Sørensen"),
    query.Or([query.Term("words", "ferry"), query.Term("words", "bridge")]),
    query.And([query.Term("words", "the"), query.Term("words", "bridge")]),
    query.And([query.Every(), query.Not(query.Term("words", "the"))]),
    query.Phrase("words", ["ferry", "ferry"]),
    query.Phrase("words", ["the", "bridge"], slop=2),
    query.Prefix("words", "b"),
    query.Wildcard("words", "*r?"),
    query.FuzzyTerm("words", "brigde", maxdist=2),
    query.TermRange("words", "bridge", "ferry"),
    query.NumericRange("first_day", _FIRST, None),
    query.NumericRange("last_day", None, _LAST),
    query.NumericRange("first_day", 738_620, 738_630),
    query.NumericRange("first_day", 0, 0),
)


@pytest.mark.parametrize("asked", _QUERIES, ids=str)
def test_queries_find_and_score_alike(searchers: tuple[Any, Any], asked: query.Query) -> None:
    """Any query of stock Whoosh, ranges and patterns too, has the same hits with their scores."""
    ours, stock = (
        {hit.docnum: round(hit.score, 6) for hit in searcher.search(asked, limit=None)}
        for searcher in searchers
    )
    assert ours.keys() == stock.keys()
    one_field = isinstance(asked, query.Term | query.Phrase) and asked.fieldname == "words"
    if one_field:
        assert ours == stock


def test_hits_are_sorted_by_columns(searchers: tuple[Any, Any]) -> None:
    """Forwards and backwards, by texts and by days."""
    for name in ("outlet", "first_day"):
        for reverse in (False, True):
            orders = [
                [hit["id"] for hit in searcher.search(
                    query.Every(), limit=None, sortedby=name, reverse=reverse)]
                for searcher in searchers
            ]  # fmt: skip
            assert orders[0] == orders[1]


def test_stock_whoosh_opens_a_generation(generation: Generation) -> None:
    """What was published is an index like any other, without a line of ours to open it."""
    with whoosh.index.open_dir(str(generation.folder)).searcher() as searcher:
        hits = searcher.search(query.Phrase("words", ["the", "bridge"]), limit=None)
        texts = [hit["text"] for hit in hits]
        assert len(texts) == generation_count(generation, "the bridge")
        assert all("the bridge" in text.casefold() for text in texts)
        assert searcher.doc_count() == generation.manifest.paragraphs


def generation_count(generation: Generation, words: str) -> int:
    """How many paragraphs of a generation have some words side by side, by brute force."""
    return sum(
        words in " ".join(paragraph.text.casefold().split())
        for state in generation.register().values()
        for address in state.articles
        if (article := generation.article(address))
        for paragraph in article.paragraphs
    )


# What Whoosh's table of contents holds


def test_a_state_comes_back_with_its_deletions() -> None:
    """Name, size and deleted numbers survive the table of contents, in a few bytes."""
    state = ArraySegment("MAIN", 1_000_000)
    state.delete(np.arange(0, 900_000, 3))
    state.delete(np.array([1, 0, 999_999]))
    data = pickle.dumps(state)
    again = pickle.loads(data)
    assert len(data) < 10_000
    assert again.file_name() == state.file_name()
    assert again.doc_count_all() == 1_000_000
    assert again.deleted_count() == 300_002 == 1_000_000 - again.doc_count()
    assert np.array_equal(again.deleted, state.deleted)
    assert [again.is_deleted(number) for number in (0, 1, 2, 3, 999_999)] == [
        True, True, False, True, True,
    ]  # fmt: skip


def test_what_is_deleted_later_is_seen() -> None:
    """Asking before does not fix the answer."""
    state = ArraySegment("MAIN", 3)
    assert not state.has_deletions()
    assert not state.is_deleted(1)
    state.delete(np.array([1]))
    assert state.is_deleted(1)
    assert list(state.deleted_docs()) == [1]


def test_class_paths_are_part_of_the_format() -> None:
    """They are pickled into every generation: a class that moves leaves archives unreadable."""
    assert f"{ArraySegment.__module__}.{ArraySegment.__qualname__}" == (
        "index.codec.whoosh_codec.ArraySegment"
    )
