"""The quick way to find words: the same words as the slow one, or no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Metadata
from index.segment import normal_form, stems, words
from search.language import And, Node, Not, Or, Spot
from search.marks import Marker
from search.proof.cutting import Cut
from search.proof.leaves import Known
from search.proof.occurrences import marked, occurrences, sequences
from search.proof.spotting import Spotter, plain
from tests.search.oracle import FIXED
from tests.search.proof.trees import NOWHERE, exact, near, pattern, phrase, word

_PIECES = [
    "strike", "Strikes", "striking", "U.S.", "u.s", "us", "US", "use", "C++", "C", "c", "c#", "a",
    "1,578", "1", "578", "3.5m", "5m", "don’t", "don", "t", "line", "online", "on", "S.T.", "é",
    " ", " ", " ", " ", "\n", ".", ",", "-", "’", "“", "+", "#", "_", "…", "\u00a0", "$",
]  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join)
_SPOTS: list[Spot] = [
    word("strike"), word("us"), word("use"), word("a"), word("c++"), word("578"), word("5m"),
    word("line", "online"), exact("strikes"), exact("us"), exact("c"), exact("1,578"), exact("t"),
    pattern("stri*"), pattern("us*"), pattern("s*"), pattern("?s"), pattern("5*"),
    phrase("don", "t"), phrase("on", "line"), phrase("us", "strike"), phrase("a", "us", "a"),
    phrase("strike", "*", "us"), phrase("strike", "strike"), phrase("c", "1"), phrase("a", "stri*"),
    Or((word("strike"), phrase("on", "line")), NOWHERE),
]  # fmt: skip


def _forms(text: str, language: str | None) -> frozenset[str]:
    """As an archive would know them that holds all the pieces, some of them with accents."""
    wanted = set(stems(text, language))
    known = [part for piece in (*_PIECES, "Stríkes") for part in [piece[w.start : w.end]
             for w in words(piece)]]  # fmt: skip
    return frozenset(normal_form(each) for each in known if wanted & set(stems(each, language)))


@given(_texts, st.sampled_from(_SPOTS), st.booleans())
@FIXED
def test_what_is_spotted_is_what_is_cut(text: str, spot: Spot, has_forms: bool) -> None:
    """Whatever the neighbours of a word: the words of all occurrences, or None."""
    in_letters = plain(text)
    if in_letters is None:
        return
    found = sequences(spot)
    spotted = Spotter(found, Known(_forms if has_forms else None)).find(in_letters, "en")
    if spotted is not None:
        cut = Cut(text, "en")
        assert sorted(set(spotted)) == sorted(cut.spans(*marked([occurrences(found, cut)])))


_trees: st.SearchStrategy[Node] = st.recursive(
    st.one_of(
        st.sampled_from(_SPOTS),
        st.tuples(st.sampled_from(_SPOTS), st.sampled_from(_SPOTS)).map(
            lambda parts: near(3, *parts)
        ),
    ),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("A “Dock’s” end…", "a 'dock's' end'"), ("Séverine", None), ("a\u00addock", None), ("", "")],
    ids=["signs", "letters", "soft hyphen", "empty"],
)
def test_a_plain_text_keeps_its_places(text: str, expected: str | None) -> None:
    """Signs that part words are left out of account; other letters are not."""
    assert plain(text) == expected


@pytest.mark.parametrize("spot", [word("strike"), phrase("on", "line"), pattern("stri*")], ids=str)
def test_ordinary_words_are_spotted_in_ordinary_texts(spot: Spot) -> None:
    """The quick way is not given up where nothing is in doubt."""
    spotter = Spotter(sequences(spot), Known(_forms))
    assert spotter.find("it is 1,578 strikes, on-line. u.s. ships", "en")
