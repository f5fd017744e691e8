"""What a word is, in many scripts. The next language's test belongs into the table of words."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from index.analysis import is_ideographic, normal_form, spelling, stems, stems_of, words
from tests.index.hostile import FIXED, hostile_text


def _texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected", "queries"),
    [
        pytest.param("The bridge, it waits.", "the bridge it waits", ["BRIDGE"], id="a sentence"),
        pytest.param("", "", [], id="nothing"),
        pytest.param("— … *** ‘’ _ ʼ", "", [], id="no word at all"),
        pytest.param("didn't", "didn t", ["didn’t", "didnʼt"], id="apostrophes of any form"),
        pytest.param("Tip O’Neill", "tip o neill", ["O'Neill", "neill", "tip o'neill"],
                     id="a name"),
        pytest.param("Vladimir Putin’s", "vladimir putin s", ["Vladimir Putin", "putin's"],
                     id="a genitive"),
        pytest.param("l'homme", "l homme", ["homme", "l’homme"], id="a French article"),
        pytest.param("‘Ahoy’ 'dockers'", "ahoy dockers", ["“ahoy”"], id="quotes"),
        pytest.param("swing-bridge and/or quay_side", "swing bridge and or quay side",
                     ["swing bridge", "and/or", "side"], id="signs inside"),
        pytest.param("R&D, AT&T", "r d at t", ["r&d", "AT & T"], id="ampersand"),
        pytest.param("form W-2", "form w 2", ["W-2", "w 2"], id="a letter and a figure"),
        pytest.param("C++, C# and C++11", "c++ c# and c++ 11", ["c++", "C#", "C＋＋"],
                     id="signs behind one letter"),
        pytest.param("Disney+ A#1", "disney a 1", ["Disney", "Disney+"], id="signs behind others"),
        pytest.param("the U.S.-led talks", "the us led talks", ["US", "U.S.", "US-led", "u.s"],
                     id="initials"),
        pytest.param("e.g. J.F.Kennedy, z.B. т.е.", "eg jf kennedy zb те", ["eg", "J.F. Kennedy"],
                     id="more initials"),
        pytest.param("B.Sc. Ph.D. a.bc", "b sc ph d a bc", ["Ph.D."],
                     id="dots that are not of initials"),
        pytest.param("£1,578, 3.5 per cent, $1.5bn", "1,578 3.5 per cent 1.5bn",
                     ["1,578", "$3.5", "1.5bn"], id="groups and decimals"),
        pytest.param("1.578,50 or 1,50,000.", "1.578,50 or 1,50,000", ["1,50,000"],
                     id="groups elsewhere"),
        pytest.param("26.02.1987 192.168.0.1 1,2,3 v2.0", "26 02 1987 192 168 0 1 1 2 3 v2 0",
                     ["1987", "26.02.1987", "1,2,3", "v2.0"], id="dates, addresses, lists"),
        pytest.param("In 1990. It was 10:30, №5, $51.", "in 1990 it was 10 30 5 51",
                     ["10:30", "№5", "51"], id="figures and signs"),
        pytest.param("½ 3½", "1⁄2 3 1⁄2", ["½", "3½"], id="fractions"),
        pytest.param("MV4 2nd A1", "mv4 2nd a1", ["2nd"], id="letters and figures together"),
        pytest.param("tips@example.org", "tips example org", ["example.org", "tips"], id="e-mail"),
        pytest.param("https://example.org/a-b?c=1", "https example org a b c 1",
                     ["example.org/a-b", "https://example.org"], id="URL"),
        pytest.param("#ClimateStrike @harbour_news", "climatestrike harbour news",
                     ["climatestrike", "@harbour_news"], id="hashtag and handle"),
        pytest.param("dock\u00adwork\u2060er\u200d", "dockworker", ["dock\u00adworker"],
                     id="soft hyphens and joiners"),
        pytest.param("10\u00a0km\u202faway", "10 km away", ["10 km"], id="spaces of all kinds"),
        pytest.param("ﬁnd the œuvre, Encyclopædia", "find the oeuvre encyclopaedia",
                     ["oeuvre", "ﬁnd", "encyclopædia"], id="ligatures"),
        pytest.param("Ｂｒｉｄｇｅ １９１１", "bridge 1911", ["bridge 1911"], id="full width"),
        pytest.param("Séverine Sørensen Łódź", "severine sorensen lodz", ["Łodz", "sorensen"],
                     id="Latin accents"),
        pytest.param("e\u0301te\u0301 A\u030angstro\u0308m", "ete angstrom", ["été", "ångström"],
                     id="accents as marks of their own"),
        pytest.param("Ǿ ǿ", "o o", ["ø"], id="a stroke and an accent on one letter"),
        pytest.param("Straße STRASSE", "strasse strasse", ["straße", "Strasse"], id="sharp s"),
        pytest.param("Hafenarbeiterstreik", "hafenarbeiterstreik", ["Hafenarbeiterstreik"],
                     id="a German compound"),
        pytest.param("İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul",
                     ["istanbul", "İSTANBUL", "ıstanbul"], id="Turkish i"),
        pytest.param("Γέφυρα ὁδός", "γεφυρα οδοσ", ["ΓΕΦΥΡΑ", "ΟΔΟΣ", "οδός"], id="Greek"),
        pytest.param("Ещё ёлка", "еще елка", ["еще", "Ёлка"], id="Russian ё is е"),
        pytest.param("и\u0306од и за́мок", "йод и замок", ["йод", "замок"],
                     id="й is not и, and stress is left out"),
        pytest.param("Київ їжак п’ять пʼять", "київ їжак п ять п ять", ["п'ять", "Київ"],
                     id="Ukrainian"),
        pytest.param("हिन्दी पुल। १९९०", "हिन्दी पुल 1990", ["हिन्दी", "1990"], id="Hindi"),
        pytest.param("السَّلام أحمد عـــلى،", "السلام احمد علي", ["السلام", "احمد", "على"],
                     id="Arabic with and without marks"),
        pytest.param("کتاب می\u200cخواهم ١٬٥٧٨", "كتاب ميخواهم 1,578", ["كتاب", "1,578"],
                     id="Persian"),
        pytest.param("שָׁלוֹם צה״ל", "שלום צה ל", ["שלום", 'צה"ל'], id="Hebrew with points"),
        pytest.param("𞤀𞥄 𑄥𑄧", "𞤢𞥄 𑄥𑄧", ["𞤢𞥄"], id="marks beyond the basic plane"),
        pytest.param("🚢 👩\u200d🚀 1\ufe0f\u20e3", "1", ["1"], id="emoji"),
        pytest.param("桥在等", "桥在 在等 等", ["桥在", "桥", "等"], id="Chinese"),
        pytest.param("桥。", "桥", ["桥"], id="a single Chinese character"),
        pytest.param("用C++写成", "用 c++ 写成 成", ["用C++写", "C++"], id="Chinese and Latin"),
        pytest.param("𠮷野家", "𠮷野 野家 家", ["𠮷野家"], id="a rare Chinese character"),
        pytest.param("スト決行", "スト ト決 決行 行", ["ｽﾄ決行", "決行"], id="Japanese"),
        pytest.param("ジョン・スミス", "ジョ ョン ン スミ ミス ス", ["スミス", "ジョン・スミス"],
                     id="a Japanese name"),
        pytest.param("파업 중", "파업 업중 중", ["파업중", "파업 중"],
                     id="Korean, spaced to taste"),
        pytest.param("码头\n工人", "码头 头工 工人 人", ["码头工人", "头工"],
                     id="Chinese on two lines"),
        pytest.param("น้ำท่วม 10", "น้ําท่ ท่ว วม ม 10", ["ท่วม", "น้ำท่วม", "น้ำ"], id="Thai"),
    ],
)  # fmt: skip
def test_the_table_of_words(text: str, expected: str, queries: list[str]) -> None:
    """A text is cut into the words that its reader sees, and each query finds it as a phrase."""
    assert _texts(text) == expected.split()
    for query in queries:
        assert _stands_in(_texts(query), _texts(text)), query


_DOCS = Path(__file__).parents[2] / "docs" / "words.md"


@pytest.mark.parametrize(
    ("texts", "expected"), re.findall(r"^\| (`.*?`) \| (`.*?`) \|", _DOCS.read_text("utf-8"), re.M)
)
def test_the_documented_words_are_those_of_the_analyzer(texts: str, expected: str) -> None:
    """Every row of the table in the docs says how its texts are cut."""
    found = [" ".join(_texts(text)) for text in re.findall(r"`(.*?)`", texts)]
    assert found == re.findall(r"`(.*?)`", expected)


def _stands_in(wanted: list[str], texts: list[str]) -> bool:
    """Whether words stand side by side; a lone character of a run at the end opens any pair."""
    if len(wanted) > 1 and is_ideographic(wanted[-1]) and wanted[-2].endswith(wanted[-1]):
        wanted = wanted[:-1]
    *whole, last = wanted
    return any(
        texts[at : at + len(whole)] == whole
        and (texts[at + len(whole)] == last or (is_ideographic(last) and len(_texts(last)) == 1
             and texts[at + len(whole)].startswith(last)))
        for at in range(len(texts) - len(whole))
    )  # fmt: skip


@pytest.mark.parametrize(
    "usual",
    ["Nächte", "Ещё йод", "हिन्दी", "カタカナ ガス", "がくせい", "파업", "Việt Nam", "Ǻngström",
     "น้ำท่วม", "السَّلام"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_word_is_the_same_however_its_characters_are_stored(usual: str, form: str) -> None:
    """Text from a Mac or a PDF, with its marks taken apart, is found by the word as typed."""
    assert _texts(unicodedata.normalize(form, usual)) == _texts(usual)  # type: ignore[arg-type]


def test_half_width_kana_are_kana() -> None:
    """A wire report in half-width kana is found by the word as typed."""
    assert _texts("ｶﾀｶﾅ ｶﾞｽ") == _texts("カタカナ ガス")


def test_a_word_stands_where_it_is_marked() -> None:
    """Start and end are the characters of the word in the text, the last dot of initials too."""
    text = "“The U.S. Nächte”"
    assert [text[word.start : word.end] for word in words(text)] == ["The", "U.S.", "Nächte"]


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
    assert {text[at] for at in letters - covered} <= set(_SIGNS)


# Apostrophes, the stroke that stretches Arabic words and its vowel marks in print.
_SIGNS = [
    *map(chr, range(0x2B9, 0x2C0)), "\u0374", "\u037a", "\u0640", "\u215f", "\uff9e", "\uff9f",
    *map(chr, range(0xFE70, 0xFE80)), *map(chr, range(0xFC5E, 0xFC64)),
    *map(chr, range(0xFCF2, 0xFCF5)),
]  # fmt: skip


@FIXED
@given(hostile_text)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    """A word copied from a list of words is found again."""
    for word in words(text):
        spelled = spelling(text[word.start : word.end])
        assert spelling(spelled) == spelled
        assert normal_form(spelled) == normal_form(word.text) == word.text


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301" * 40_000, "a\u00ad" * 20_000, "a'" * 20_000, "1," * 20_000 + "a",
     "1" * 40_000 + ".1.1", "1,11" * 20_000, "a." * 20_000,
     "桥" * 40_000, "桥" + " " * 40_000 + "a", "\u0301" * 40_000],
    ids=["accents", "soft hyphens", "apostrophes", "figures", "digits", "groups", "initials",
         "ideographs", "blanks", "marks"],
)  # fmt: skip
def test_a_long_run_of_one_character_takes_no_time(text: str) -> None:
    """No text, and no query, holds up whoever cuts it into words."""
    began = time.process_time()
    words(text)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["strike", "strikes", "striking"]),
        ("de", ["Hafen", "Häfen", "HAFENS"]),
        ("fr", ["grève", "grèves", "greve", "GRÈVES"]),
        ("fr", ["élevé", "élevée", "élevées"]),
        ("fr", ["élevée", "elevee"]),
        ("es", ["organización", "organizaciones"]),
        ("es", ["organización", "organizacion"]),
        ("pt", ["notícia", "notícias", "noticias"]),
        ("it", ["sciopero", "scioperi"]),
        ("ru", ["забастовка", "забастовку", "забастовки"]),
        ("ru", ["ёлка", "елки"]),
        ("el", ["γέφυρα", "γέφυρες", "ΓΕΦΥΡΑ"]),
        ("hi", ["पुल", "पुलों"]),
        ("tr", ["ev", "evler"]),
        ("tr", ["işçi", "işçiler", "ISCILER"]),
        ("tr", ["köşe", "kose", "KÖŞE"]),
        ("ar", ["السَّلام", "السلام"]),
        ("eo", ["ĉevalo", "cevalo"]),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_the_forms_of_a_word_share_a_stem(language: str, forms: list[str]) -> None:
    """A query for one form finds the others, with accents or without: all share one stem."""
    shared = set.intersection(*(set(stems(form, language)) for form in forms))
    assert shared
    assert all(stem.startswith(f"{language}:") for stem in shared)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("strikes", "en", ("en:strike",)),
        ("1,578", "en", ("en:1,578",)),
        ("2nds", "en", ("en:2nds",)),
        ("C++", "en", ("en:c++",)),
        ("桥在", "zh", ("zh:桥在",)),
        ("strikes", "xx", ("xx:strikes",)),
        ("strikes", None, (":strikes",)),
        ("Élevées", None, (":elevees",)),
        ("élevée", "fr", ("fr:elev", "fr:eleve")),
    ],
    ids=["English", "a figure", "begins with a figure", "signs", "no stemmer", "no such language",
         "no language", "accents without language", "accents"],
)  # fmt: skip
def test_a_stem_says_which_language_it_is_of(
    word: str, language: str | None, expected: tuple[str, ...]
) -> None:
    """Words of a language without a stemmer, and numbers, are their own stems."""
    assert stems(word, language) == expected


@FIXED
@given(hostile_text)
def test_words_that_are_typed_alike_share_a_stem(text: str) -> None:
    """Whatever a text holds, each word has a stem in any language that its normal form has too."""
    for word in words(text):
        for language in ("en", "ar", "tr", "fr", None):
            own = stems(text[word.start : word.end], language)
            assert set(own) & set(stems(word.text, language))
            assert all(stem.startswith(f"{language or ''}:") for stem in own)


@FIXED
@given(hostile_text)
def test_many_words_have_the_stems_that_each_has(text: str) -> None:
    """Stemming all words of an archive at once is stemming each."""
    spelled = [spelling(text[word.start : word.end]) for word in words(text)]
    assert stems_of(spelled, "fr") == [stems(each, "fr") for each in spelled]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("桥在", True),
        ("スト", True),
        ("파업", True),
        ("น้ำ", True),
        ("strike", False),
        ("йод", False),
        ("हिन्दी", False),
        ("", False),
    ],
)
def test_ideographs_are_told_from_letters(word: str, expected: bool) -> None:
    """Han, kana and Hangul are ideographic; alphabets, and nothing at all, are not."""
    assert is_ideographic(word) is expected
