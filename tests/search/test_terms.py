"""The words of a query as the index holds them."""

from __future__ import annotations

import pytest

from search.terms import is_plain, opens_pairs, phrase_terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("The Bridge", ["the", "bridge"], id="case"),
        pytest.param("Séverine Sørensen", ["severine", "sorensen"], id="accents"),
        pytest.param("ждёт", ["ждет"], id="ё"),
        pytest.param("O’Neill & Sons", ["o", "neill", "sons"], id="apostrophe"),
        pytest.param("U.S.-led", ["us", "led"], id="signs inside"),
        pytest.param("$1,578.50", ["1,578.50"], id="number"),
        pytest.param("桥", ["桥"], id="one ideograph"),
        pytest.param("罢工", ["罢工"], id="two are a pair"),
        pytest.param("桥在等", ["桥在", "在等"], id="three are two pairs"),
        pytest.param("桥 在 等", ["桥在", "在等"], id="spaces between them do not count"),
        pytest.param("旋桥C", ["旋桥", "桥", "c"], id="a run before a word"),
        pytest.param("&!", [], id="nothing"),
    ],
)
def test_a_phrase_is_the_terms_that_stand_side_by_side(text: str, terms: list[str]) -> None:
    """These terms follow one another in the index wherever the phrase stands in a text."""
    assert phrase_terms(text) == terms


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("桥", True, id="ideograph"),
        pytest.param("ё", False, id="letter"),
        pytest.param("罢工", False, id="pair"),
        pytest.param("c++", False, id="word"),
    ],
)
def test_one_ideograph_is_told_from_all_else(term: str, expected: bool) -> None:
    """A single ideograph stands for every pair that it opens; nothing else stands for more."""
    assert opens_pairs(term) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("strike", True, id="Latin"),
        pytest.param("мост", True, id="Cyrillic"),
        pytest.param("罢工", False, id="Chinese"),
        pytest.param("ストライキ", False, id="Japanese"),
        pytest.param("파업", False, id="Korean"),
    ],
)
def test_a_plain_word_is_one_that_has_forms(text: str, expected: bool) -> None:
    """Words of scripts without stems are found as written."""
    assert is_plain(text) is expected
