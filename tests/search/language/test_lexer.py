"""The lexer: a query string into tokens with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import QueryError
from search.language.lexer import Token, TokenType, tokens
from tests.search.oracle import FIXED


def _shown(query: str) -> list[str]:
    """Each token but the last as its type and text."""
    found = list(tokens(query))
    assert found[-1].type is TokenType.END
    return [f"{token.type} {token.text}" for token in found[:-1]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \t\n\u3000", [], id="white space of all kinds"),
        pytest.param("strike bridge", ["word strike", "word bridge"], id="words"),
        pytest.param("a AND b OR NOT c", ["word a", "AND AND", "word b", "OR OR", "NOT NOT",
                                          "word c"], id="operators in capitals"),
        pytest.param("and Or not", ["word and", "word Or", "word not"], id="operators are words"),
        pytest.param("ANDES NOTE", ["word ANDES", "word NOTE"], id="words that begin like one"),
        pytest.param("(a)", ["( (", "word a", ") )"], id="parentheses"),
        pytest.param("（桥）", ["( （", "word 桥", ") ）"], id="full-width parentheses"),
        pytest.param('"the bridge"', ["quoted the bridge"], id="straight quotes"),
        pytest.param("“the bridge”", ["quoted the bridge"], id="curly quotes"),
        pytest.param("„die Brücke“", ["quoted die Brücke"], id="German quotes"),
        pytest.param("«мост»", ["quoted мост"], id="guillemets"),
        pytest.param("»Brücke«", ["quoted Brücke"], id="guillemets turned"),
        pytest.param("＂桥＂", ["quoted 桥"], id="full-width quotes"),
        pytest.param('“mixed"', ["quoted mixed"], id="marks that do not match"),
        pytest.param('say"this"now', ["word say", "quoted this", "word now"], id="without spaces"),
        pytest.param("outlet:x", ["field outlet", "word x"], id="field"),
        pytest.param("作者：x", ["field 作者", "word x"], id="full-width colon"),
        pytest.param("at 10:30", ["word at", "word 10:30"], id="a time is no field"),
        pytest.param("https://gazette.example/a", ["word https://gazette.example/a"],
                     id="an address is no field"),
        pytest.param("-tax", ["NOT -", "word tax"], id="hyphen"),
        pytest.param("−tax", ["NOT −", "word tax"], id="minus sign"),
        pytest.param('-"the tax" -(a) -outlet:x', ["NOT -", "quoted the tax", "NOT -", "( (",
                     "word a", ") )", "NOT -", "field outlet", "word x"], id="minus a group"),
        pytest.param("Adeyemi-Holt", ["word Adeyemi-Holt"], id="hyphen inside a word"),
        pytest.param("tug - bridge", ["word tug", "word -", "word bridge"], id="lone hyphen"),
        pytest.param("C++ R&D O’Neill $51", ["word C++", "word R&D", "word O’Neill", "word $51"],
                     id="signs in words"),
    ],
)  # fmt: skip
def test_a_query_is_cut_as_a_reader_would_cut_it(query: str, expected: list[str]) -> None:
    """Every sign of the language is told from the words around it."""
    assert _shown(query) == expected


@pytest.mark.parametrize("dash", ["-", "−", "－", "–", "—", "‐", "‑"])
def test_no_minus_ever_finds_the_word_it_should_leave_out(dash: str) -> None:
    """A word after any sign that looks like a minus is left out or refused, never looked for."""
    try:
        first, second, *_ = tokens(f"{dash}tax")
    except QueryError:
        return
    assert (first.type, second.text) == (TokenType.NOT, "tax")


def test_places_hold_the_quotes_and_the_colon() -> None:
    """A token's place covers all it was written with, so that all of it can be underlined."""
    query = 'a  “b c” outlet:"d" -e'
    shown = [query[token.place.start : token.place.end] for token in tokens(query)]
    assert shown == ["a", "“b c”", "outlet:", '"d"', "-", "e", ""]


def test_the_end_has_a_place() -> None:
    """The last token stands after the last character, so that what is missing there has a place."""
    *_, last = tokens("strike ")
    assert (last.type, last.place.start, last.place.end) == (TokenType.END, 7, 7)


@given(
    st.text(alphabet=st.characters() | st.sampled_from('()"“”„«»＂-−:：（） ANDORT'), max_size=60)
)
@FIXED
def test_nothing_but_white_space_falls_between_tokens(query: str) -> None:
    """Tokens come in order and leave out white space alone: no character is ignored in silence."""
    try:
        found: list[Token] = list(tokens(query))
    except QueryError as error:
        assert error.happened == "A quotation mark has no partner."
        return
    at = 0
    for token in found:
        assert query[at : token.place.start].strip() == ""
        assert at <= token.place.start <= token.place.end
        at = token.place.end
    assert at == len(query)


def test_a_quote_left_open_says_where_it_begins() -> None:
    """An unclosed quotation is refused from its mark on, with the same query closed."""
    with pytest.raises(QueryError) as caught:
        list(tokens("strike “the bridge "))
    assert str(caught.value) == (
        "A quotation mark has no partner. Where the phrase ends cannot be told, so nothing was "
        "searched. Close the quotation, or leave the mark out."
    )
    assert (caught.value.start, caught.value.end) == (7, 19)
    assert caught.value.suggestion == 'strike “the bridge"'
