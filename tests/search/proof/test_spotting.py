"""The quick way to find words: the same words as the slow one, or no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment import normal_form, stems, words
from search.language import Or, Phrase, Spot
from search.proof.cutting import Cut
from search.proof.leaves import Known
from search.proof.occurrences import marked, occurrences, sequences
from search.proof.plain import plain
from search.proof.spotting import Spotter
from tests.search.oracle import FIXED
from tests.search.proof.trees import NOWHERE, cased, exact, pattern, phrase, word

_PIECES = [
    "strike", "Strikes", "striking", "U.S.", "u.s", "us", "US", "use", "C++", "C", "c", "c#", "a",
    "1,578", "1", "578", "3.5m", "5m", "don’t", "don", "t", "line", "online", "on", "S.T.", "é",
    " ", " ", " ", " ", "\n", ".", ",", "-", "’", "“", "+", "#", "_", "…", "\u00a0", "$",
]  # fmt: skip
_texts = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join)
_SPOTS: list[Spot] = [
    word("strike"), word("us"), word("use"), word("a"), word("c++"), word("578"), word("5m"),
    word("line", ("on", "line")), exact("strikes"), exact("us"), exact("c"), exact("1,578"),
    exact("t"),
    pattern("stri*"), pattern("us*"), pattern("s*"), pattern("?s"), pattern("5*"),
    phrase("don", "t"), phrase("on", "line"), phrase("us", "strike"), phrase("a", "us", "a"),
    phrase("strike", "*", "us"), phrase("strike", "strike"), phrase("c", "1"), phrase("a", "stri*"),
    Or((word("strike"), phrase("on", "line")), NOWHERE),
    cased("US"), cased("us"), cased("Strikes"), cased("C"), cased("don"), cased("U.S."),
    Phrase((cased("US"), cased("strike")), NOWHERE), Or((cased("US"), word("strike")), NOWHERE),
    Phrase((cased("US"), exact("strike")), NOWHERE),
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
    spotted = Spotter(found, Known(_forms if has_forms else None)).find(in_letters, "en", text)
    if spotted is not None:
        cut = Cut(text, "en")
        words_found = {span for words in spotted for span in words}
        assert sorted(words_found) == sorted(cut.spans(*marked([occurrences(found, cut)])))


@pytest.mark.parametrize(
    "spot", [word("strike"), phrase("on", "line"), pattern("stri*"), cased("It")], ids=str
)
def test_ordinary_words_are_spotted_in_ordinary_texts(spot: Spot) -> None:
    """The quick way is not given up where nothing is in doubt."""
    spotter = Spotter(sequences(spot), Known(_forms))
    text = "It is 1,578 strikes, on-line. U.S. ships"
    assert spotter.find(text.lower(), "en", text)
