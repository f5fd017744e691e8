"""Whole results: totals, hits, facets and pages, as a reader would count them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from time import process_time

import pytest

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
from search import FACETS, Filters, Hit, Query, QueryError, Results, Scope, Sort, every_hit, search
from search.language import parse
from tests.search.truth.trial import Trial


def _ask(generation: Generation, text: str, **asked: object) -> Results:
    return search(generation, replace(Query(text, size=100), **asked))  # type: ignore[arg-type]


def _all_hits(generation: Generation, query: Query) -> Iterator[Hit]:
    """The hits of all pages, page by page."""
    results = search(generation, query)
    while results.hits:
        yield from results.hits
        results = search(generation, replace(results.query, page=results.query.page + 1))


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("scope", Scope)
def test_walking_through_the_pages_gives_every_hit_once(
    random_archives: list[Trial], sort: Sort, scope: Scope
) -> None:
    """The pages together are exactly what the query means, in any order and either scope."""
    for number, trial in enumerate(random_archives):
        case = trial.case(Random(number))
        assert case
        for tree in (case.tree, None):
            query = Query(str(tree or ""), sort=sort, scope=scope, size=3)
            read = parse(query.text) if tree else None
            ids = [hit.article_id if scope is Scope.ARTICLE else hit.paragraph.id
                   for hit in _all_hits(trial.generation, query)]  # fmt: skip
            expected = [hit.id for hit in trial.truth.search(read, scope).hits]
            assert sorted(ids) == sorted(expected)


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("scope", Scope)
def test_every_hit_is_what_the_pages_have(
    random_archives: list[Trial], sort: Sort, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All at once or page after page; from a page or a cursor on, what is left."""
    monkeypatch.setattr("search.engine.results._AT_ONCE", 7)
    for trial in random_archives:
        query = Query("s* OR 桥 OR n* OR мост", sort=sort, scope=scope, size=3)
        whole = list(_all_hits(trial.generation, query))
        assert list(every_hit(trial.generation, query)) == whole
        assert list(every_hit(trial.generation, replace(query, page=3))) == whole[6:]
        cursor = search(trial.generation, query).here.at(3)
        assert list(every_hit(trial.generation, replace(query, cursor=cursor))) == whole[3:]


def test_every_hit_carries_what_it_was_found_by(random_archives: list[Trial]) -> None:
    """A hit has its article's metadata, and a snippet that shows its marks."""
    for trial in random_archives:
        articles = {each.article.id: each.article for each in trial.truth.documents
                    if not each.deleted}  # fmt: skip
        for hit in _all_hits(trial.generation, Query("s* OR 桥 OR n* OR мост", size=100)):
            article = articles[hit.article_id]
            assert hit.metadata == article.metadata
            assert hit.paragraph in article.paragraphs
            assert hit.marks
            shown = [(mark.start + fragment.start, mark.end + fragment.start)
                     for fragment in hit.snippet for mark in fragment.marks]  # fmt: skip
            assert shown == [(mark.start, mark.end) for mark in hit.marks]


def test_the_best_comes_first(harbour: Trial) -> None:
    """By relevance no hit stands behind one with a lower score, and equal ones keep their place."""
    query = Query("strike OR bridge OR Streik", size=100)
    hits = list(_all_hits(harbour.generation, query))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1
    assert hits == list(_all_hits(harbour.generation, replace(query, size=3)))


def test_threads_do_not_meet(random_archives: list[Trial]) -> None:
    """The same queries give the same results from eight threads as from one."""
    asked = [
        (trial, Query(str(case.tree), scope=scope, sort=sort))
        for trial in random_archives
        for number in range(8)
        if (case := trial.case(Random(number))) and case.tree
        for scope, sort in [(Scope.PARAGRAPH, Sort.RELEVANCE), (Scope.ARTICLE, Sort.OLDEST)]
    ]

    def results(_: int) -> list[Results]:
        return [search(trial.generation, query) for trial, query in asked]

    alone = results(0)
    with ThreadPoolExecutor(8) as threads:
        assert all(together == alone for together in threads.map(results, range(8)))


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


def test_a_long_quotation_takes_its_time_but_no_more(harbour: Trial) -> None:
    """Nine hundred words in quotation marks: what grew with their square took fifteen seconds."""
    began = process_time()
    assert search(harbour.generation, Query(f'"{"the " * 900}"')).total == 0
    assert process_time() - began < 2
