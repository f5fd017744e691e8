"""Where the end of one paragraph touches the beginning of the next."""

from __future__ import annotations

import pytest

from index.reading.junctions import FAIR, STRONG, junctions


def _found(text: str) -> list[tuple[int, str, float]]:
    return [(junction.start, junction.quotes, junction.cost) for junction in junctions(text)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("the end.The start", ""),
        ("the end?Then it", ""),
        ('the end."The start', '"'),
        ('the end.""The start', '""'),
        ("the end.”“The start", "”“"),
        ("the end.)The start", ")"),
        ("« La fin. »Le début", " »"),
        ("la fin.« Le début", "« "),
        ('the "end".The start', ""),
        ("in the U.S.The start", ""),
        ("at 5 p.m.He went", ""),
        ("in 1990.The start", ""),
        ("конец.Начало", ""),
        ("끝났다.시작은", ""),
        ("समाप्त हुआ।शुरुआत", ""),
        ("the end!!!The start", ""),
    ],
)
def test_an_end_that_touches_a_start_is_a_strong_junction(text: str, quotes: str) -> None:
    """A terminal mark, perhaps quotation marks, and a capital letter right behind them."""
    ((start, found, _),) = [one for one in _found(text) if one[2] == STRONG]
    assert found == quotes
    assert text[start - 1] in ".?!।"


@pytest.mark.parametrize(
    "text",
    ["said:“We go", "he said:Then they", "the end.25 people came", "the end.• Item", "Gen.The",
     "told the Press:The boat", "two-faced:This",
     "by Keel Inc.Smith", "the end.-- He",
     "called Strand.AT too", "on TarleWatch.Gov too", "at one end.3. How it", "am Ende.2) Wer",
     "she asked:1. How it", "eleven boats;Two piers", "they include:- $2 million", "el fin.—No vi",
     "the end.#Keel is", "the end.@Keel said", "the end.<Keel Ltd> said", "the end.🚢Boats",
     'the end of it"Two boats', "im März 1990 г.Суда", "la fin.8h35 à quai",
     "das Ende.08.35 Uhr am", "beim Hafen.3796 Boote waren", "who knows?42 boats left",
     "in Las Vegas.43 days later",
     "to a.name@mail.org.The boat"],
)  # fmt: skip
def test_less_sure_junctions_cost_less(text: str) -> None:
    """Colons, figures, bullets and short forms part only where nothing speaks against it."""
    assert [cost for _, _, cost in _found(text)] == [FAIR]


@pytest.mark.parametrize(
    "text",
    ["the end. The start", "J.Smith", "J.R.R.Tolkien", "Mr.Smith", "St.Louis", "TCSF.PA", "3.5",
     "No.5", "Art.5 says", "the index .DXY rose", "www.Example", "http://a.b/C.D",
     "a.Name@Mail.Org", "Amazon.Com", "10:30", "Note:This", "U.S.-led", "he said. . .Greg",
     "at 11 a.m.- 9 p.m.",
     "@jimmy.Kimmel", "z.B. Äpfel", "er ging. »Das",
     "Agnes Holt, Ph.D., knows", "the site Harbour.Ferry.Org said",
     "the Strand.D virus", "boats &amp;The", 'she said"It is', "the end.<Br>",
     "Да,— сказал он.— Нет"],
)  # fmt: skip
def test_names_figures_and_addresses_are_no_junctions(text: str) -> None:
    """What is written without a space on purpose is never cut."""
    assert _found(text) == []


def test_a_word_may_be_a_sentence() -> None:
    """What looks like a name with dots is none behind a small word."""
    assert [cost for _, _, cost in _found("and saw it.Wow.Nobody knew")] == [STRONG, STRONG]
