"""Articles as Whoosh documents, and back again."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from index.dates import ArticleDate
from index.model import Article, Evidence, Kind, Metadata, Paragraph, Source, Span
from index.records import article_of, documents, metadata_of, paragraph_of
from index.schema import AUTHOR_SEPARATOR, UNDATED, schema
from tests.index.hostile import FIXED, hostile_text

_STORED = set(schema().stored_names())

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_names = _texts.filter(lambda name: name and AUTHOR_SEPARATOR not in name)
_dates = st.builds(
    lambda day, length: ArticleDate.parse(day.isoformat()[:length]),
    st.dates(),
    st.sampled_from([4, 7, 10]),
)
_spans = st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9))
_metadata = st.builds(
    Metadata,
    title=_texts,
    authors=st.lists(_names, max_size=3).map(tuple),
    outlet=st.none() | _texts,
    date=st.none() | _dates,
    first_published=st.none() | _dates,
    original_outlet=st.none() | _texts,
    url=st.none() | _texts,
    language=st.none() | st.sampled_from(["en", "de", "zh", "xx"]),
)
_evidence = st.builds(
    Evidence, _texts, _texts, _texts, st.sampled_from(["", "day", "none"]), st.floats(0, 1)
)
_paragraphs = st.lists(
    st.tuples(
        st.sampled_from(Kind), hostile_text, st.lists(_spans, min_size=1, max_size=3).map(tuple)
    ),
    min_size=1,
    max_size=5,
).map(
    lambda parts: tuple(
        Paragraph(f"a.{number}", number, *part) for number, part in enumerate(parts)
    )
)
_articles = st.builds(
    Article,
    st.just("a"),
    _metadata,
    st.lists(_evidence, max_size=3).map(tuple),
    _paragraphs,
    st.builds(Source, _texts, _texts, _texts, st.integers(1, 9), _texts),
    hostile_text,
)

_CROSSING = Article(
    "a",
    Metadata("Crossing", ("Ana Sørensen", "Tom Li"), "Harbour Gazette", language="en"),
    (),
    (
        Paragraph("a.t", 0, Kind.TITLE, "Crossing", (Span(0, 8),)),
        Paragraph("a.b", 1, Kind.BODY, "Ferries waited.", (Span(10, 25),)),
    ),
    Source("crossing.txt", "00", "text", 1),
    "Crossing\n\nFerries waited.",
)


@FIXED
@given(_articles, st.randoms(use_true_random=False))
def test_an_article_comes_back_as_it_went_in(article: Article, chance: Random) -> None:
    """Nothing of an article is lost or altered by storing it, in whatever order it is read back."""
    run = [
        {field: value for field, value in document.items() if field in _STORED}
        for document in documents(article)
    ]
    chance.shuffle(run)
    assert article_of(article.id, run) == article
    paragraphs = {stored["number"]: paragraph_of(stored) for stored in run}
    assert paragraphs == dict(enumerate(article.paragraphs))


def test_the_metadata_can_be_read_without_the_rest() -> None:
    """The title paragraph alone tells all that is known of its article."""
    title, body = documents(_CROSSING)
    assert metadata_of(title["record"]) == _CROSSING.metadata
    assert "record" not in body


def test_every_paragraph_can_be_found_by_what_is_known_of_its_article() -> None:
    """Outlet, authors and language stand beside each paragraph, not beside the title alone."""
    for document in documents(_CROSSING):
        assert document["article"] == "a"
        assert document["outlet_value"] == b"Harbour Gazette"
        assert document["author_values"].decode().split(AUTHOR_SEPARATOR) == [
            "Ana Sørensen",
            "Tom Li",
        ]
        assert document["language"] == "en"


def test_one_paragraph_stands_for_the_article() -> None:
    """Looking up an article finds its title paragraph and no other."""
    assert ["head" in document for document in documents(_CROSSING)] == [True, False]


def test_a_paragraph_carries_the_stems_of_its_words() -> None:
    """Each word is there as a stem of the article's language."""
    assert [document["stems"] for document in documents(_CROSSING)] == [
        ["en:cross"],
        ["en:ferri", "en:wait"],
    ]


def test_a_date_is_stored_as_its_first_and_last_day() -> None:
    """A range of days can find what lies wholly inside it."""
    metadata = Metadata("Crossing", date=ArticleDate.parse("2024-02"))
    article = Article("a", metadata, (), _CROSSING.paragraphs, _CROSSING.source, "")
    for document in documents(article):
        assert document["first_day"] == date(2024, 2, 1).toordinal()
        assert document["last_day"] == date(2024, 2, 29).toordinal()


def test_undated_is_undated() -> None:
    """An article without a date is stored with no day that any calendar has."""
    for document in documents(_CROSSING):
        assert (document["first_day"], document["last_day"]) == (UNDATED, UNDATED)
