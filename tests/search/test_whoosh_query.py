"""Our tree as a Whoosh query: it finds what the tree means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage

from index import Article, ArticleDate, Kind, Metadata, Paragraph, Source, Span
from index.records import documents
from index.schema import schema
from search.language import Dated, Named, Node, parse
from search.whoosh_query import translate
from tests.search import oracle
from tests.search.oracle import FIXED, NOWHERE, as_written, texts, trees

LANGUAGES = tuple(sorted(oracle.VOCABULARY))
NOTHING = pytest.approx(0.0, abs=1e-6)  # Whoosh's unions drop what scores 0 exactly


def _searcher(articles: list[tuple[Metadata, str]]) -> Any:
    """A Whoosh index in memory: an article each, of one paragraph."""
    index = RamStorage().create_index(schema())
    with index.writer() as writer:
        for number, (metadata, text) in enumerate(articles):
            paragraph = Paragraph(str(number), 1, Kind.BODY, text, (Span(0, len(text)),))
            source = Source(str(number), "", "text", 1)
            for document in documents(Article("", metadata, (), (paragraph,), source, text)):
                writer.add_document(**document)
    return index.searcher()


def _numbers(searcher: Any, tree: Node) -> dict[int, float]:
    """The numbers of the articles found, and their scores."""
    hits = searcher.search(translate(tree, LANGUAGES), limit=None)
    return {int(hit["id"]): hit.score for hit in hits}


@given(
    tree=trees,
    articles=st.lists(
        oracle.metadata.flatmap(
            lambda metadata: st.tuples(st.just(metadata), texts(metadata.language or ""))
        ),
        min_size=1,
        max_size=6,
    ),
)
@FIXED
def test_it_finds_what_brute_force_finds(tree: Node, articles: list[tuple[Metadata, str]]) -> None:
    """Any tree finds in Whoosh exactly the paragraphs that it means."""
    expected = {
        number
        for number, (metadata, text) in enumerate(articles)
        if oracle.found(tree, text, metadata) is not None
    }
    with _searcher(articles) as searcher:
        assert _numbers(searcher, tree).keys() == expected


@pytest.mark.parametrize(
    "tree",
    [
        Named("outlet", as_written("Gazette"), NOWHERE),
        Named("author", as_written("Tom Li"), NOWHERE),
        Dated("date", ArticleDate(date(2023, 1, 1), date(2023, 12, 31)), NOWHERE),
    ],
    ids=["outlet", "author", "date"],
)
def test_fields_weigh_nothing(tree: Node) -> None:
    """Where an article was published says that it is found, not how well it fits."""
    published = ArticleDate(date(2023, 4, 19), date(2023, 4, 19))
    metadata = Metadata(outlet="The Gazette", authors=("Tom Li",), date=published, language="en")
    with _searcher([(metadata, "A ferry."), (Metadata(language="en"), "A ferry.")]) as searcher:
        assert _numbers(searcher, tree) == {0: NOTHING}
        alone = _numbers(searcher, parse("ferry"))
        assert _numbers(searcher, parse(f"ferry {tree}")) == {0: pytest.approx(alone[0])}


def test_what_is_left_out_weighs_nothing() -> None:
    """A word to leave out changes which paragraphs are found, not how well the others fit."""
    english = Metadata(language="en")
    with _searcher([(english, "A ferry."), (english, "A ferry, a tug.")]) as searcher:
        alone = _numbers(searcher, parse("ferry"))
        assert _numbers(searcher, parse("ferry -tug")) == {0: pytest.approx(alone[0])}
        assert _numbers(searcher, parse("-tug")) == {0: NOTHING}


def test_a_word_finds_its_forms_in_articles_of_unknown_language() -> None:
    """An article whose language nobody could tell is found by the words it has, as written."""
    with _searcher([(Metadata(), "strikes"), (Metadata(language="en"), "strikes")]) as searcher:
        assert _numbers(searcher, parse("strikes")).keys() == {0, 1}
        assert _numbers(searcher, parse("strike")).keys() == {1}


def test_names_of_two_authors_are_not_one_name() -> None:
    """A phrase in `author:` stands within the name of one author."""
    metadata = Metadata(authors=("Ana Sørensen", "Tom Li"), language="en")
    with _searcher([(metadata, "A ferry.")]) as searcher:
        assert _numbers(searcher, parse('author:"tom li"')).keys() == {0}
        assert _numbers(searcher, parse('author:"sorensen tom"')) == {}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param('"C++写"', "用C++写成", id="a run after a word"),
        pytest.param('"码头 工人"', "码头 工人", id="with the space of the text"),
        pytest.param("码头工人", "码头 工人罢工", id="over a line's end"),
        pytest.param('"부산 항구"', "부산 항구 파업", id="Korean has spaces"),
        pytest.param("桥", "旋桥", id="one ideograph at the end of a run"),
        pytest.param('"用C"', "本用C写成", id="a run before a word"),
    ],
)
def test_ideographs_are_found_as_they_are_read(query: str, text: str) -> None:
    """Words of Chinese, Japanese and Korean are found wherever a reader sees them."""
    with _searcher([(Metadata(language="zh"), text)]) as searcher:
        assert _numbers(searcher, parse(query)).keys() == {0}
