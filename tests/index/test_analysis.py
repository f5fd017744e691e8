"""What a word is, in many scripts. The next language's test belongs into the table of words."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given

from index.analysis import is_ideographic, normal_form, stem, words
from tests.index.hostile import FIXED, hostile_text


def _texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The bridge, it waits.", ["the", "bridge", "it", "waits"], id="a sentence"),
        pytest.param("", [], id="nothing"),
        pytest.param("— … *** ‘’ _", [], id="no word at all"),
        pytest.param("O’Neill didn't", ["o'neill", "didn't"], id="apostrophes of either form"),
        pytest.param("‘Ahoy’ 'dockers'", ["ahoy", "dockers"], id="quotes are no apostrophes"),
        pytest.param("dock\u00adwork\u00ader", ["dockworker"], id="soft hyphens"),
        pytest.param("dock\u2060worker\u200d", ["dockworker"], id="joiners"),
        pytest.param("swing-bridge and/or quay", ["swing", "bridge", "and", "or", "quay"],
                     id="hyphen and slash"),
        pytest.param("R&D, C++, AT&T", ["r", "d", "c", "at", "t"], id="signs are no letters"),
        pytest.param("£1,578 and 3.5 per cent", ["1,578", "and", "3.5", "per", "cent"],
                     id="figures with comma and point"),
        pytest.param("In 1990. It was 10:30.", ["in", "1990", "it", "was", "10", "30"],
                     id="a full stop is no decimal point"),
        pytest.param("MV4 2nd A1", ["mv4", "2nd", "a1"], id="letters and figures together"),
        pytest.param("ﬁnd the ﬂag", ["find", "the", "flag"], id="ligatures"),
        pytest.param("Ｂｒｉｄｇｅ １９１１", ["bridge", "1911"], id="full width"),
        pytest.param("Séverine Sørensen Łódź", ["severine", "sorensen", "lodz"],
                     id="Latin accents"),
        pytest.param("e\u0301te\u0301 A\u030angstro\u0308m", ["ete", "angstrom"],
                     id="accents as marks of their own"),
        pytest.param("Ǿ ǿ", ["o", "o"], id="a stroke and an accent on one letter"),
        pytest.param("Straße STRASSE", ["strasse", "strasse"], id="sharp s"),
        pytest.param("İstanbul ISTANBUL ıstanbul", ["istanbul"] * 3, id="Turkish i"),
        pytest.param("Γέφυρα ΓΕΦΥΡΑ", ["γεφυρα", "γεφυρα"], id="Greek"),
        pytest.param("ὁδός ΟΔΟΣ", ["οδοσ", "οδοσ"], id="Greek final sigma"),
        pytest.param("Ещё ёлка", ["еще", "елка"], id="Russian ё is е"),
        pytest.param("Йод и иод", ["йод", "и", "иод"], id="Russian й is not и"),
        pytest.param("и\u0306од", ["йод"], id="й as two characters"),
        pytest.param("Київ їжак", ["київ", "їжак"], id="Ukrainian ї is a letter"),
        pytest.param("हिन्दी पुल।", ["हिन्दी", "पुल"], id="Hindi vowel signs"),
        pytest.param("السَّلام عليكم،", ["السَّلام", "عليكم"], id="Arabic"),
        pytest.param("שָׁלוֹם", [unicodedata.normalize("NFC", "שָׁלוֹם")], id="Hebrew points"),
        pytest.param("桥在等", ["桥在", "在等", "等"], id="Chinese"),
        pytest.param("桥。", ["桥"], id="a single Chinese character"),
        pytest.param("用C++写成", ["用", "c", "写成", "成"], id="Chinese and Latin"),
        pytest.param("𠮷野家", ["𠮷野", "野家", "家"], id="a rare Chinese character"),
        pytest.param("スト決行", ["スト", "ト決", "決行", "行"], id="Japanese"),
        pytest.param("파업 중", ["파업", "업중", "중"], id="Korean, spaced to taste"),
        pytest.param("码头\n工人", ["码头", "头工", "工人", "人"], id="Chinese on two lines"),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_its_words(text: str, expected: list[str]) -> None:
    """A reader of any language finds the words that a reader of that language sees."""
    assert _texts(text) == expected


@pytest.mark.parametrize(
    "usual",
    ["Nächte", "Ещё йод", "हिन्दी", "カタカナ ガス", "がくせい", "파업", "Việt Nam", "Ǻngström"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_word_is_the_same_however_its_characters_are_stored(usual: str, form: str) -> None:
    """Text from a Mac or a PDF, with its marks taken apart, is found by the word as typed."""
    assert _texts(unicodedata.normalize(form, usual)) == _texts(usual)  # type: ignore[arg-type]


def test_half_width_kana_are_kana() -> None:
    """A wire report in half-width kana is found by the word as typed."""
    assert _texts("ｶﾀｶﾅ ｶﾞｽ") == _texts("カタカナ ガス")


def test_a_word_stands_where_it_is_marked() -> None:
    """Start and end are the characters of the word in the text, its apostrophe included."""
    text = "“O’Neill’s Nächte”"
    assert [text[word.start : word.end] for word in words(text)] == ["O’Neill’s", "Nächte"]


def test_pairs_of_ideographs_overlap_by_one_character() -> None:
    """Each character begins a pair, and the last one stands alone."""
    assert [(word.start, word.end) for word in words("桥在等")] == [(0, 2), (1, 3), (2, 3)]


@FIXED
@given(hostile_text)
def test_every_word_is_the_normal_form_of_its_place(text: str) -> None:
    """What is marked is what was indexed: words lie in the text, in order, each with its text."""
    found = words(text)
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.text == normal_form(text[word.start : word.end]) != ""
    assert _strictly_rising(word.start for word in found)
    assert _strictly_rising(word.end for word in found if not is_ideographic(word.text))


def _strictly_rising(numbers: Iterable[int]) -> bool:
    return all(left < right for left, right in pairwise(numbers))


@FIXED
@given(hostile_text)
def test_no_letter_and_no_figure_is_left_out(text: str) -> None:
    """Every letter and every figure of a text belongs to a word, so that it can be found."""
    covered = {at for word in words(text) for at in range(word.start, word.end)}
    letters = {at for at, c in enumerate(text) if unicodedata.category(c)[0] in "LN"}
    assert letters <= covered


@FIXED
@given(hostile_text)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    """A word copied from a list of words is found again."""
    for word in words(text):
        assert normal_form(word.text) == word.text


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301" * 40_000, "a\u00ad" * 20_000, "a'" * 20_000, "1," * 20_000 + "a",
     "桥" * 40_000, "桥" + " " * 40_000 + "a", "\u0301" * 40_000],
    ids=["accents", "soft hyphens", "apostrophes", "figures", "ideographs", "blanks", "marks"],
)  # fmt: skip
def test_a_long_run_of_one_character_takes_no_time(text: str) -> None:
    """No text, and no query, holds up whoever cuts it into words."""
    began = time.process_time()
    words(text)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["strike", "strikes", "striking", "Strike’s"]),
        ("de", ["Hafen", "Häfen", "Hafens"]),
        ("fr", ["grève", "grèves"]),
        ("es", ["huelga", "huelgas"]),
        ("it", ["sciopero", "scioperi"]),
        ("ru", ["забастовка", "забастовку", "забастовки"]),
        ("el", ["γέφυρα", "γέφυρες"]),
        ("hi", ["पुल", "पुलों"]),
        ("tr", ["ev", "evler"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_forms_of_a_word_share_a_stem(language: str, forms: list[str]) -> None:
    """A query for one form of a word finds the others, in the languages with a stemmer."""
    stems = {stem(normal_form(form), language) for form in forms}
    assert len(stems) == 1
    assert stems.pop().startswith(f"{language}:")


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("strikes", "en", "en:strike"),
        ("1,578", "en", "en:1,578"),
        ("2nds", "en", "en:2nds"),
        ("桥在", "zh", "zh:桥在"),
        ("strikes", "xx", "xx:strikes"),
        ("strikes", None, ":strikes"),
    ],
    ids=["English", "a figure", "begins with a figure", "no stemmer", "no language", "unknown"],
)
def test_a_stem_says_which_language_it_is_of(
    word: str, language: str | None, expected: str
) -> None:
    """Words of a language without a stemmer, and numbers, are their own stems."""
    assert stem(word, language) == expected


@FIXED
@given(hostile_text)
def test_every_word_has_a_stem(text: str) -> None:
    """Whatever a text holds, each of its words can be stemmed in any language."""
    for word in words(text):
        for language in ("en", "ar", "tr", None):
            assert stem(word.text, language).startswith(f"{language or ''}:")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("桥在", True),
        ("スト", True),
        ("파업", True),
        ("strike", False),
        ("йод", False),
        ("", False),
    ],
)
def test_ideographs_are_told_from_letters(word: str, expected: bool) -> None:
    """Han, kana and Hangul are ideographic; alphabets, and nothing at all, are not."""
    assert is_ideographic(word) is expected
