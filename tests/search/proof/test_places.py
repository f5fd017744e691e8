"""Nodes that hold by where words occur: the quick way to tell and the one by positions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index import Metadata
from index.segment import normal_form, stems, words
from search.language import And, AtLeast, First, Node, Not, Or, Sentence, Spot
from search.marks import Marker
from search.proof.here import HereInText
from search.proof.leaves import Known
from search.proof.nodes import ready
from tests.search.oracle import FIXED
from tests.search.proof.trees import NOWHERE, before, exact, near, pattern, phrase, word

_PIECES = [
    "strike", "Strikes", "striking", "U.S.", "us", "US", "use", "C++", "C", "a", "A", "Mr.",
    "1,578", "1", "578", "5m", "don’t", "don", "t", "line", "online", "on", "é",
    " ", " ", " ", " ", " ", "\n", ". ", ". ", "! ", ",", "-", "’", "“", "…", "\u00a0",
]  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_SPOTS: list[Spot] = [
    word("strike"), word("us"), word("use"), word("a"), word("line", ("on", "line")), word("c++"),
    exact("strikes"), exact("us"), exact("1,578"), exact("on"), exact("line"), pattern("stri*"),
    pattern("u*"), phrase("don", "t"), phrase("on", "line"), phrase("us", "strike"),
    phrase("a", "us", "a"), phrase("strike", "strike"), phrase("a", "*", "on"),
    Or((word("strike"), phrase("on", "line")), NOWHERE), Or((exact("us"), word("us")), NOWHERE),
]  # fmt: skip
_spots = st.sampled_from(_SPOTS)
_distances = st.integers(1, 6)
_nears = st.builds(
    lambda make, distance, parts: make(distance, *parts),
    st.sampled_from([near, before]), _distances, st.lists(_spots, min_size=2, max_size=3),
)  # fmt: skip
_parts = st.lists(st.one_of(_spots, _nears), min_size=1, max_size=3).map(tuple)
_nodes: st.SearchStrategy[Node] = st.one_of(
    _spots, _nears, _nears, _parts.map(lambda parts: Sentence(parts, NOWHERE)),
    st.builds(First, st.integers(1, 12), st.one_of(_spots, _nears), st.just(NOWHERE)),
    st.builds(AtLeast, st.integers(1, 4), _spots, st.just(NOWHERE)),
)  # fmt: skip


def _forms(text: str, language: str | None) -> frozenset[str]:
    """As an archive would know them that holds all the pieces, some of them with accents."""
    wanted = set(stems(text, language))
    known = [part for piece in (*_PIECES, "Stríkes") for part in [piece[w.start : w.end]
             for w in words(piece)]]  # fmt: skip
    return frozenset(normal_form(each) for each in known if wanted & set(stems(each, language)))


@given(_texts, _nodes, st.integers(0, 5))
@FIXED
def test_by_characters_and_by_positions_the_same_is_proved(
    text: str, node: Node, start: int
) -> None:
    """A plain text is told about without cutting it, and nothing else comes out."""
    known = Known(_forms)
    made = ready(node, known)
    quick = HereInText(text, Metadata(language="en"), "body", "", start, known)
    general = HereInText(text, Metadata(language="en"), "body", "", start, known)
    general.letters = None
    told, expected = made.proof(quick), made.proof(general)
    assert (told is None) is (expected is None)
    assert sorted({*(told or ())}) == sorted({*(expected or ())})


_trees: st.SearchStrategy[Node] = st.recursive(
    _nodes,
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=3).map(lambda parts: And(tuple(parts), NOWHERE)),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts), NOWHERE)),
        part.map(lambda node: Not(node, NOWHERE)),
    ),
    max_leaves=4,
)


@given(_texts, _trees, st.sampled_from(["en", "tr", None]))
@FIXED
def test_known_forms_change_no_mark(text: str, tree: Node, language: str | None) -> None:
    """A marker that knows the archive's forms marks what one does that works them out."""
    metadata = Metadata(language=language)
    assert Marker(tree, _forms).marks(text, metadata) == Marker(tree).marks(text, metadata)
