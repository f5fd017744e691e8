"""The engine: totals, hits and facets, held against brute force over every paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import (
    Archive,
    Article,
    ArticleDate,
    Generation,
    Kind,
    Metadata,
    Paragraph,
    Source,
    Span,
    index_paths,
    open_writer,
)
from index.archive import SourceState
from search import FACETS, Filters, Hit, Query, QueryError, Results, Sort, search
from search.language import Node
from tests.search import oracle
from tests.search.conftest import Library, Line
from tests.search.oracle import FIXED, trees

_DAYS = [None, date(2023, 1, 1), date(2023, 4, 19), date(2023, 4, 28), date(2024, 2, 29)]

filters = st.builds(
    Filters,
    outlet=st.frozensets(st.sampled_from(["Harbour Gazette", "远港日报", "No such"]), max_size=2),
    author=st.frozensets(st.sampled_from([*oracle.AUTHORS, "Nobody"]), max_size=2),
    language=st.frozensets(st.sampled_from([*oracle.VOCABULARY, "xx"]), max_size=3),
    year=st.frozensets(st.sampled_from(["2023", "2024", "1999"]), max_size=2),
    since=st.sampled_from(_DAYS),
    until=st.sampled_from(_DAYS),
)
# Half of the queries without filters, or hardly any would find something.
some_filters = st.just(Filters()) | filters


def _ask(generation: Generation, text: str, **asked: object) -> Results:
    return search(generation, replace(Query(text, size=100), **asked))  # type: ignore[arg-type]


def _values(line: Line, facet: str) -> set[str]:
    """What a paragraph counts as in a facet."""
    metadata = line.metadata
    match facet:
        case "outlet":
            return {metadata.outlet} - {None}  # type: ignore[return-value]
        case "author":
            return set(metadata.authors)
        case "language":
            return {metadata.language} - {None}  # type: ignore[return-value]
    days = metadata.date
    return {str(days.first.year)} if days and days.first.year == days.last.year else set()


def _kept(line: Line, wanted: Filters, left_out: str = "") -> bool:
    """Whether a paragraph passes all filters but one."""
    for facet in FACETS:
        values = getattr(wanted, facet)
        if values and facet != left_out and not values & _values(line, facet):
            return False
    if not (wanted.since or wanted.until):
        return True
    days = line.metadata.date
    return bool(
        days
        and (not wanted.since or wanted.since <= days.first)
        and (not wanted.until or days.last <= wanted.until)
    )


def _matching(library: Library, tree: Node) -> list[Line]:
    return [line for line in library.lines
            if oracle.found(tree, line.text, line.metadata) is not None]  # fmt: skip


def _all_hits(generation: Generation, query: Query) -> Iterator[Hit]:
    """The hits of all pages, page by page."""
    results = search(generation, query)
    while results.hits:
        yield from results.hits
        results = search(generation, replace(results.query, page=results.query.page + 1))


@given(tree=trees, wanted=some_filters, size=st.sampled_from([1, 7, 100]))
@settings(FIXED, max_examples=60)
def test_every_number_is_what_brute_force_counts(
    libraries: list[Library], tree: Node, wanted: Filters, size: int
) -> None:
    """Totals, articles, facets and undated hits are exact for every query and every filter."""
    for library in libraries:
        matching = _matching(library, tree)
        kept = [line for line in matching if _kept(line, wanted)]
        results = search(library.generation, Query(str(tree), wanted, size=size))
        assert results.total == len(kept)
        assert results.articles == len({line.title for line in kept})
        assert results.undated == sum(line.metadata.date is None for line in kept)
        assert len(results.hits) == min(size, len(kept))
        for facet in FACETS:
            others = [line for line in matching if _kept(line, wanted, left_out=facet)]
            counted = Counter(value for line in others for value in _values(line, facet))
            assert {count.value: count.count for count in results.facets[facet]} == counted


@given(tree=trees, wanted=some_filters, sort=st.sampled_from(Sort))
@settings(FIXED, max_examples=60)
def test_walking_through_the_pages_gives_every_hit_once(
    libraries: list[Library], tree: Node, wanted: Filters, sort: Sort
) -> None:
    """The pages together are exactly the paragraphs that the query means, in any order."""
    library = libraries[0]
    kept = [line for line in _matching(library, tree) if _kept(line, wanted)]
    hits = list(_all_hits(library.generation, Query(str(tree), wanted, sort, size=13)))
    assert len({hit.paragraph.id for hit in hits}) == len(hits)
    found = Counter((hit.metadata.title, hit.paragraph.text) for hit in hits)
    assert found == Counter((line.title, line.text) for line in kept)


@given(tree=trees)
@settings(FIXED, max_examples=60)
def test_every_hit_carries_what_it_was_found_by(libraries: list[Library], tree: Node) -> None:
    """A hit has its article's metadata, marks that prove it, and a snippet that shows them."""
    library = libraries[1]
    lines = {(line.title, line.text): line for line in library.lines}
    for hit in _ask(library.generation, str(tree)).hits:
        line = lines[hit.metadata.title, hit.paragraph.text]
        assert hit.metadata == line.metadata
        assert hit.article_id == hit.paragraph.id.partition(".")[0]
        covered = {at for mark in hit.marks for at in range(mark.start, mark.end)}
        assert covered == oracle.found(tree, line.text, line.metadata)
        shown = [(mark.start + fragment.start, mark.end + fragment.start)
                 for fragment in hit.snippet for mark in fragment.marks]  # fmt: skip
        assert shown == [(mark.start, mark.end) for mark in hit.marks]


@given(tree=trees, sort=st.sampled_from([Sort.NEWEST, Sort.OLDEST]))
@settings(FIXED, max_examples=60)
def test_dates_decide_the_order_where_they_are_asked_to(
    libraries: list[Library], tree: Node, sort: Sort
) -> None:
    """What was certainly published earlier comes on its side of the later; undated comes last."""
    hits = list(_all_hits(libraries[2].generation, Query(str(tree), sort=sort, size=100)))
    days = [hit.metadata.date for hit in hits]
    dated = [day for day in days if day]
    assert days == dated + [None] * (len(days) - len(dated))
    for at, earlier in enumerate(dated if sort is Sort.OLDEST else dated[::-1]):
        for later in (dated if sort is Sort.OLDEST else dated[::-1])[at + 1 :]:
            assert later.last >= earlier.first


def test_the_best_comes_first(libraries: list[Library]) -> None:
    """By relevance no hit stands behind one with a lower score, and equal ones keep their place."""
    for library in libraries:
        query = Query("strike OR bridge OR Streik", size=100)
        hits = list(_all_hits(library.generation, query))
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert len(set(scores)) > 1
        assert hits == list(_all_hits(library.generation, replace(query, size=3)))


# Query: how the paragraphs that it finds in tests/articles.py begin, by hand.
FOUND = {
    "bridge": ["Strike day three", "The dockers", "The bridge was", "What the bridge", "Strikers",
               "The rowing", "Tug closes", "A tug"],
    '"the bridge is not broken"': ["The dockers", "Strikers"],
    "“the bridge is not broken”": ["The dockers", "Strikers"],
    '"bridge the"': [],
    "strike": ["Strike day three", "The dockers", "The strike goes"],
    "waits": ["The dockers", "A ferry waited", "Strikers", "The rowing"],
    '"waiting"': ["The dockers", "Strikers"],
    "ferry -captain": ["Strikers", "The strike goes", "Ferry traffic"],
    "tug OR kettle": ["Tug closes", "A tug", "Strikers"],
    "(tug OR ferry) bridge": ["Tug closes", "A tug", "Strikers"],
    "outlet:gazette bridge": ["Strike day three", "The dockers", "The bridge was"],
    "author:sorensen ferry": ["A ferry waited", "Ferry traffic"],
    "date:2023-04 ferry": ["Strikers", "The strike goes", "Ferry traffic"],
    "date:2023-04-28 ferry": ["The strike goes"],
    "date:2024-03 ferry": ["A ferry waited"],
    "date:2024-03-01..2024-03-30 ferry": [],
    "date:2023-04-16..2023-04-19 bridge": ["Strike day three", "The dockers"],
    "crossing": ["Crossing", "The rowing"],
    "drehbrucke": ["Der Streik"],
    "Drehbrücke": ["Der Streik"],
    "streik niemand": ["Der Streik"],
    "罢工": ["码头工人"],
    "桥": ["桥在等"],
    "1,578": ["The port"],
    "O'Neill": ["The port"],
    "severine moreau": ["The dockers"],
    "gazette.example": [],  # an address behind a link is not what a reader sees
    "holt": [],  # stands in a byline alone
    "kettle NOT kettle": [],
    "nosuchword": [],
}  # fmt: skip


@pytest.mark.parametrize(("query", "beginnings"), FOUND.items(), ids=FOUND)
def test_a_search_finds_what_a_reader_would(
    generation: Generation, query: str, beginnings: list[str]
) -> None:
    """In a small archive every query finds just what reading all of it would find."""
    results = _ask(generation, query)
    texts = [hit.paragraph.text for hit in results.hits]
    assert results.total == len(texts) == len(beginnings)
    assert all(any(text.startswith(start) for text in texts) for start in beginnings)


@pytest.mark.parametrize("text", ["", "  \n"], ids=["empty", "blank"])
def test_without_words_every_article_answers_with_its_title(
    generation: Generation, text: str
) -> None:
    """An empty search box lists what the archive holds, an article a line."""
    results = _ask(generation, text, sort=Sort.NEWEST)
    assert [hit.paragraph.kind for hit in results.hits] == [Kind.TITLE] * 8
    assert all(hit.paragraph.text == hit.metadata.title for hit in results.hits)
    assert results.total == results.articles == 8
    assert results.hits[0].metadata.title == "Inquiry blames nobody"
    assert results.hits[-1].metadata.title == "Crossing, fifty pence"
    assert results.understood == ""


def test_filters_narrow_an_empty_search_too(generation: Generation) -> None:
    """Everything an outlet published is one filter away."""
    results = _ask(generation, "", filters=Filters(outlet=frozenset({"Coast Wire"})))
    assert {hit.metadata.title for hit in results.hits} == {"Tug closes bridge", "Port traffic"}
    assert len(results.facets["outlet"]) > 1


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("date:2023-04", {"Port traffic"}),
        ("date:2023", {"Port traffic"}),
        ("date:2023-04-01..2023-04-30", {"Port traffic"}),
        ("date:2023-04-28", set()),
        ("date:2023-04-01..2023-04-29", set()),
        ("NOT date:2023-04-28", {"Port traffic"}),
    ],
    ids=str,
)
def test_a_range_finds_what_lies_wholly_inside(
    generation: Generation, text: str, titles: set[str]
) -> None:
    """An article of which only the month is known is found by the month, not by a day in it."""
    hits = _ask(generation, f'"port traffic" {text}').hits
    assert {hit.metadata.title for hit in hits} == titles


def test_since_and_until_keep_what_is_certain(generation: Generation) -> None:
    """Bounds leave out undated articles and those that may lie outside."""
    since, until = date(2023, 4, 22), date(2023, 4, 28)
    days = {hit.metadata.title for hit in _ask(generation, "", filters=Filters(since=since)).hits}
    assert days == {"Inquiry blames nobody", "What the bridge wants", "Zwei Nächte auf Reede",
                    "桥在等，船也在等", "Tug closes bridge"}  # fmt: skip
    both = _ask(generation, "", filters=Filters(since=since, until=until))
    assert {hit.metadata.title for hit in both.hits} == days - {"Inquiry blames nobody"}
    assert both.undated == 0


def test_facets_are_listed_as_they_are_read(generation: Generation) -> None:
    """The most frequent value comes first, and the newest year."""
    facets = _ask(generation, "").facets
    assert [(count.value, count.count) for count in facets["outlet"]] == [
        ("Coast Wire", 2), ("Harbour Gazette", 2), ("Hafenbote", 1), ("远港日报", 1),
    ]  # fmt: skip
    assert facets["author"][0].value == "Ana Sørensen"
    assert [(count.value, count.count) for count in facets["year"]] == [("2024", 1), ("2023", 6)]


def test_bylines_and_boilerplate_are_left_out(tmp_path: Path) -> None:
    """What is about the article or the site is not found by its words, and counted nowhere."""
    archive = Archive(tmp_path / "archive")
    archive.create()
    texts = [f"A ferry in the {kind}." for kind in Kind]
    paragraphs = tuple(
        Paragraph(f"a.{kind}", number, kind, text, (Span(0, 0),))
        for number, (kind, text) in enumerate(zip(Kind, texts, strict=True))
    )
    source = Source("a.txt", "", "text", 1)
    metadata = Metadata(title=texts[0], language="en")
    with open_writer(archive) as writer:
        writer.add(Article("a", metadata, (), paragraphs, source, ""))
        writer.replace(SourceState("a.txt", str(tmp_path), 0, 0, "", "text", 1, ("a",)))
        writer.commit()
    with archive.open() as generation:
        results = _ask(generation, "ferry")
        negated = _ask(generation, "NOT tug")
    kinds = {hit.paragraph.kind for hit in results.hits}
    assert kinds == {*Kind} - {Kind.BYLINE, Kind.BOILERPLATE}
    assert results.total == negated.total == 6
    assert results.facets["language"][0].count == 6


def test_an_author_named_twice_counts_once(tmp_path: Path) -> None:
    """A facet counts paragraphs, however often the byline has the name."""
    (tmp_path / "a.txt").write_text("A tug\n\nBy Ana Li and Ana Li\n\nA ferry waited.\n", "utf-8")
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [tmp_path / "a.txt"])
    with archive.open() as generation:
        facet = _ask(generation, "ferry").facets["author"]
    assert [(count.value, count.count) for count in facet] == [("Ana Li", 1)]


def test_an_archive_without_articles_finds_nothing(tmp_path: Path) -> None:
    """A new archive answers every query with none, not with an error."""
    (tmp_path / "empty").mkdir()
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [tmp_path / "empty"])
    with archive.open() as generation:
        for text in ("", "ferry", "NOT ferry", "date:2023 outlet:x"):
            results = _ask(generation, text)
            assert (results.total, results.articles, results.hits, results.undated) == (0, 0, (), 0)
            assert results.facets == dict.fromkeys(FACETS, ())


def test_a_page_beyond_the_last_is_empty(generation: Generation) -> None:
    """The counts stay what they are where no hits are left to show."""
    results = _ask(generation, "bridge", page=99)
    assert (results.hits, results.total, results.pages) == ((), 8, 1)


def test_results_say_what_was_asked_and_understood(generation: Generation) -> None:
    """The query comes back as it was asked, as it was read, and with the state it is of."""
    query = Query(" tug  OR “the bridge”", size=3)
    results = search(generation, query)
    assert results.query == query
    assert results.understood == 'tug OR "the bridge"'
    assert results.generation == generation.number


def test_a_wrong_query_is_refused(generation: Generation) -> None:
    """A query that cannot be run says why instead of finding nothing."""
    with pytest.raises(QueryError, match="A parenthesis is not closed"):
        _ask(generation, "(bridge")


def test_an_imprecise_date_is_in_its_year(generation: Generation) -> None:
    """A date that lies in one year for certain counts there, and is found by its filter."""
    results = _ask(generation, "traffic", filters=Filters(year=frozenset({"2023"})))
    assert results.total == 2
    assert results.hits[0].metadata.date == ArticleDate(date(2023, 4, 1), date(2023, 4, 30))
