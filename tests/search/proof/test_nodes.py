"""Every node of the tree, on a paragraph and on an article."""

from __future__ import annotations

from datetime import date

import pytest

from index import ArticleDate, Kind, Metadata, Paragraph, Span
from search import QueryError
from search.language import And, AtLeast, Dated, First, Named, Node, Not, Or, Same, Sentence
from search.marks import Marker
from tests.search.proof.trees import (
    NOWHERE,
    before,
    cased,
    exact,
    fuzzy,
    near,
    pattern,
    phrase,
    word,
)

ENGLISH = Metadata(language="en")


def _marked(tree: Node, text: str, metadata: Metadata = ENGLISH) -> str | None:
    """The marked words with a space between; None where the tree does not find the text."""
    found = Marker(tree).marks(text, metadata)
    return None if found is None else " ".join(text[mark.start : mark.end] for mark in found)


@pytest.mark.parametrize(
    ("tree", "text", "marked"),
    [
        pytest.param(word("strike"), "Strikes strike strikers.", "Strikes strike", id="forms"),
        pytest.param(word("military", ("military", "industrial")), "the militaryindustrial complex",
                     "militaryindustrial", id="joined"),
        pytest.param(exact("strike"), "Strikes strike.", "strike", id="as written"),
        pytest.param(cased("US"), "US helps us; U.S. too.", "US", id="letter for letter"),
        pytest.param(pattern("milit*"), "Militant military", "Militant military", id="pattern"),
        pytest.param(fuzzy("shoygu"), "Shoigu, Shoygu, Shoiga", "Shoigu Shoygu", id="fuzzy"),
        pytest.param(phrase("state", "*", "art"), "state the art of state of art",
                     "state art state art", id="any word in a phrase"),
        pytest.param(phrase("the", "brid*"), "the bridge, the ferry", "the bridge",
                     id="a pattern in a phrase"),
        pytest.param(phrase("military", "industrial", "complex"),
                     "militaryindustrial complex, military industrialcomplex, military industrial",
                     "militaryindustrial complex military industrialcomplex",
                     id="joined in a phrase"),
        pytest.param(near(2, "dock", "strike"), "dock a strike. x x dock a b strike", "dock strike",
                     id="near"),
        pytest.param(near(1, "dock", "dock"), "dock x dock dock", "dock dock",
                     id="near one another of the same"),
        pytest.param(near(5, "dock", "dock"), "a dock alone", None, id="one is not two"),
        pytest.param(near(3, phrase("white", "house"), "house"), "the white house", None,
                     id="a word in a phrase is not beside it"),
        pytest.param(near(3, phrase("white", "house"), "house"), "white house and house",
                     "white house house", id="a word beside the phrase it is in"),
        pytest.param(before(2, "dock", "strike"), "strike dock x strike dock", "dock strike",
                     id="before"),
        pytest.param(near(9, Or((word("tug"), word("ferry")), NOWHERE), "dock"),
                     "tug, ferry, dock", "tug ferry dock", id="any of several near"),
        pytest.param(Sentence((word("dock"), word("strike")), NOWHERE),
                     "A dock. A strike. The dock is on strike.", "dock strike", id="sentence"),
        pytest.param(Sentence((word("dock"), word("dock")), NOWHERE), "A dock.", "dock",
                     id="parts of a sentence may share words"),
        pytest.param(Sentence((near(9, "dock", "strike"), word("tug")), NOWHERE),
                     "A dock. A strike, a tug. A strike at a dock, a tug.", "strike dock tug",
                     id="near inside a sentence"),
        pytest.param(Same((word("dock"), Not(word("tug"), NOWHERE)), NOWHERE), "dock", "dock",
                     id="same"),
        pytest.param(AtLeast(3, word("dock"), NOWHERE), "dock docks docked", "dock docks docked",
                     id="at least"),
        pytest.param(AtLeast(4, word("dock"), NOWHERE), "dock docks docked", None,
                     id="at least more"),
        pytest.param(AtLeast(2, phrase("a", "a"), NOWHERE), "a a a", "a a a",
                     id="at least, overlapping"),
        pytest.param(First(2, word("dock"), NOWHERE), "a dock, a dock", "dock", id="first"),
        pytest.param(First(2, phrase("a", "dock"), NOWHERE), "the a dock", None,
                     id="first counts the end"),
        pytest.param(First(3, near(9, "dock", "strike"), NOWHERE), "dock, strike, x, strike",
                     "dock strike", id="near among the first"),
        pytest.param(First(3, word("dock"), NOWHERE), "a b", None, id="first in a short text"),
        pytest.param(Not(word("tug"), NOWHERE), "dock", "", id="not"),
        pytest.param(Or((word("tug"), word("dock")), NOWHERE), "dock", "dock", id="or"),
        pytest.param(And((word("tug"), word("dock")), NOWHERE), "dock", None, id="and"),
        pytest.param(near(10**9, "dock", "strike"), "dock x strike", "dock strike",
                     id="any distance"),
        pytest.param(before(10**9, "dock", "strike"), "dock x strike", "dock strike",
                     id="any distance in order"),
    ],
)  # fmt: skip
def test_a_node_marks_its_proof(tree: Node, text: str, marked: str | None) -> None:
    """What a node finds is marked, and nothing where it finds nothing."""
    assert _marked(tree, text) == marked


ABOUT = Metadata(
    title="Striking docks",
    authors=("M. K. Bhadrakumar", "Ana Sørensen"),
    outlet="Harbour Gazette",
    original_outlet="远港日报",
    date=ArticleDate(date(2023, 4, 19), date(2023, 4, 19)),
    url="https://example.org/docks/2023",
    language="en",
)


@pytest.mark.parametrize(
    ("node", "held"),
    [
        (Named("title", word("strike"), NOWHERE), True),
        (Named("title", exact("strike"), NOWHERE), False),
        (Named("author", exact("bhadrakumar"), NOWHERE), True),
        (Named("author", phrase("m", "k", "bhadrakumar"), NOWHERE), True),
        (Named("author", phrase("m", "k", "bhadrakumar"), NOWHERE, whole=True), True),
        (Named("author", phrase("k", "bhadrakumar"), NOWHERE, whole=True), False),
        (Named("author", phrase("ana", "bhadrakumar"), NOWHERE), False),
        (Named("outlet", pattern("gaz*"), NOWHERE), True),
        (Named("outlet", fuzzy("gazete"), NOWHERE), True),
        (Named("outlet", exact("gazette"), NOWHERE, whole=True), False),
        (Named("original", exact("日报"), NOWHERE), True),
        (Named("original", exact("远港日"), NOWHERE, whole=True), False),
        (Named("original", exact("远港日报"), NOWHERE, whole=True), True),
        (Named("url", phrase("example", "org"), NOWHERE), True),
        (Named("file", exact("saved"), NOWHERE), True),
        (Named("lang", exact("en"), NOWHERE, whole=True), True),
        (Named("lang", exact("e"), NOWHERE), False),
        (Named("kind", exact("note"), NOWHERE, whole=True), True),
        (Named("kind", exact("body"), NOWHERE, whole=True), False),
        (Dated("date", ArticleDate(date(2023, 4, 1), date(2023, 4, 30)), NOWHERE), True),
        (Dated("first", ArticleDate(date.min, date.max), NOWHERE), False),
        (Dated("first", None, NOWHERE), True),
        (Dated("date", None, NOWHERE), False),
    ],
    ids=str,
)
def test_metadata_decides_and_is_not_marked(node: Node, held: bool) -> None:
    """Fields look at the whole article's metadata, the paragraph's kind and the source's path."""
    found = Marker(node).marks("Striking docks", ABOUT, Kind.NOTE, "saved/docks.md")
    assert found == (() if held else None)


def _article(*texts: str) -> list[Paragraph]:
    return [
        Paragraph(f"p{number}", number, Kind.BODY, text, (Span(0, len(text)),))
        for number, text in enumerate(texts)
    ]


_TEXTS = ("The docks.", "A strike at a tug.", "A strike of docks. A ferry.")


@pytest.mark.parametrize(
    ("tree", "marked"),
    [
        pytest.param(And((word("ferry"), word("tug")), NOWHERE), {"p1": "tug", "p2": "ferry"},
                     id="and looks at the article"),
        pytest.param(And((word("ferry"), Not(word("tug"), NOWHERE)), NOWHERE), None,
                     id="not means nowhere"),
        pytest.param(Or((word("tug"), word("bridge")), NOWHERE), {"p1": "tug"}, id="or"),
        pytest.param(AtLeast(2, word("strike"), NOWHERE), {"p1": "strike", "p2": "strike"},
                     id="at least counts through the article"),
        pytest.param(AtLeast(3, word("strike"), NOWHERE), None, id="at least more"),
        pytest.param(Same((word("strike"), word("dock")), NOWHERE), {"p2": "strike docks"},
                     id="same is one paragraph"),
        pytest.param(Same((word("strike"), Not(word("tug"), NOWHERE)), NOWHERE), {"p2": "strike"},
                     id="not inside same is about the paragraph"),
        pytest.param(First(6, word("strike"), NOWHERE), {"p1": "strike"},
                     id="first counts through the article"),
        pytest.param(First(3, word("strike"), NOWHERE), None, id="first, too few"),
        pytest.param(near(9, "dock", "strike"), {"p2": "strike docks"},
                     id="near is in one paragraph"),
        pytest.param(Not(word("bridge"), NOWHERE), {}, id="not alone"),
        pytest.param(Named("kind", exact("body"), NOWHERE), {}, id="metadata alone"),
    ],
)  # fmt: skip
def test_an_article_is_marked_paragraph_by_paragraph(
    tree: Node, marked: dict[str, str] | None
) -> None:
    """Words may stand in different paragraphs; only paragraphs with marks are listed."""
    found = Marker(tree).article_marks(_article(*_TEXTS), ENGLISH)
    shown = None if found is None else {
        paragraph: " ".join(_TEXTS[int(paragraph[1])][mark.start : mark.end] for mark in marks)
        for paragraph, marks in found.items()
    }  # fmt: skip
    assert shown == marked


def test_phrases_that_overlap_beyond_telling_are_refused() -> None:
    """Twenty phrases inside one another near each other would take years; the query says so."""
    tree = near(400, *(phrase(*["a"] * length) for length in range(2, 22)))
    with pytest.raises(QueryError) as refused:
        _marked(tree, "a " * 300)
    assert refused.value.query == str(tree)
