"""The lexer: a query string into tokens with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import QueryError
from search.language.lexer import Token, TokenType, folded, tokens
from tests.search.language.outline import refused
from tests.search.oracle import FIXED


def _shown(query: str) -> list[str]:
    """Each token but the last as its type and text."""
    found = tokens(query)
    assert found[-1].type is TokenType.END
    return [f"{token.type} {token.text}" for token in found[:-1]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \t\n\u3000", [], id="white space of all kinds"),
        pytest.param("strike bridge", ["plain strike", "plain bridge"], id="words"),
        pytest.param("a AND b OR c NOT d", ["plain a", "AND AND", "plain b", "OR OR", "plain c",
                     "NOT NOT", "plain d"], id="operators in capitals"),
        pytest.param("ＯＲ", ["OR OR"], id="full-width operator"),
        pytest.param("and Or not", ["plain and", "plain Or", "plain not"], id="small letters"),
        pytest.param("ANDES NOTE", ["plain ANDES", "plain NOTE"], id="words that begin like one"),
        pytest.param("a NEAR/5 b BEFORE/12", ["plain a", "NEAR NEAR/5", "plain b",
                     "NEAR BEFORE/12"], id="distances"),
        pytest.param("(a)", ["( (", "plain a", ") )"], id="parentheses"),
        pytest.param("（桥）", ["( (", "word 桥", ") )"], id="full-width parentheses"),
        pytest.param('"the bridge"', ["quoted the bridge"], id="straight quotes"),
        pytest.param("“the bridge”", ["quoted the bridge"], id="curly quotes"),
        pytest.param("„die Brücke“", ["quoted die Brücke"], id="German quotes"),
        pytest.param("«мост»", ["quoted мост"], id="guillemets"),
        pytest.param("»Brücke«", ["quoted Brücke"], id="guillemets turned"),
        pytest.param("「桥」『船』", ["quoted 桥", "quoted 船"], id="corner brackets"),
        pytest.param("＂桥＂", ["quoted 桥"], id="full-width quotes"),
        pytest.param('“half" "curly”', ["quoted half", "quoted curly"], id="half curly"),
        pytest.param('say"this"now', ["word say", "quoted this", "plain now"], id="no spaces"),
        pytest.param('"a b"~5', ["quoted a b", "~ ~5"], id="within"),
        pytest.param('"a b", c (d). e', ["quoted a b", "plain c", "( (", "plain d", ") )",
                     "plain e"], id="punctuation after a phrase or group"),
        pytest.param('=a =="b c" ＝d', ["= =", "plain a", "= ==", "quoted b c", "= =", "plain d"],
                     id="equals"),
        pytest.param("outlet:x", ["field outlet", "value x"], id="field"),
        pytest.param('outlet:="x y" lang:(a)', ["field outlet", "= =", "quoted x y", "field lang",
                     "( (", "plain a", ") )"], id="whole value and group"),
        pytest.param("作者：x", ["field 作者", "value x"], id="full-width colon"),
        pytest.param("at 10:30", ["plain at", "word 10:30"], id="a time is no field"),
        pytest.param("https://gazette.example/a", ["word https://gazette.example/a"],
                     id="an address is no field"),
        pytest.param("-tax", ["NOT -", "plain tax"], id="hyphen"),
        pytest.param("−tax", ["NOT -", "plain tax"], id="minus sign"),
        pytest.param('-"the tax" -(a) -outlet:x', ["NOT -", "quoted the tax", "NOT -", "( (",
                     "plain a", ") )", "NOT -", "field outlet", "value x"], id="minus a group"),
        pytest.param("Adeyemi-Holt", ["word Adeyemi-Holt"], id="hyphen inside a word"),
        pytest.param("tug - bridge", ["plain tug", "word -", "plain bridge"], id="lone hyphen"),
        pytest.param("C++ R&D O’Neill $51", ["word C++", "word R&D", "word O’Neill", "word $51"],
                     id="signs in words"),
        pytest.param("SAME(a,b, 1,578)", ["function SAME", "( (", "plain a", ", ,", "plain b",
                     ", ,", "word 1,578", ") )"], id="commas of a function"),
        pytest.param("a,b (c, d)", ["word a,b", "( (", "word c,", "plain d", ") )"],
                     id="commas elsewhere"),
        pytest.param("ATLEAST/3(a) FIRST (b)", ["function ATLEAST/3", "( (", "plain a", ") )",
                     "plain FIRST", "( (", "plain b", ") )"], id="functions"),
    ],
)  # fmt: skip
def test_a_query_is_cut_as_a_reader_would_cut_it(query: str, expected: list[str]) -> None:
    """Every sign of the language is told from the words around it."""
    assert _shown(query) == expected


@pytest.mark.parametrize("dash", ["-", "−", "－", "–", "—", "‐", "‑"])
def test_no_minus_ever_finds_the_word_it_should_leave_out(dash: str) -> None:
    """A word after any sign that looks like a minus is left out, never looked for."""
    first, second, _ = tokens(f"{dash}tax")
    assert (first.type, second.text) == (TokenType.NOT, "tax")


def test_signs_are_folded_one_by_one() -> None:
    """Places in the folded query are places in the query."""
    assert folded("（ａ：“ｂ”）－ｃ、ё") == "(a:“b”)-c,ё"


def test_places_hold_the_quotes_and_the_colon() -> None:
    """A token's place covers all it was written with, so that all of it can be underlined."""
    query = 'a  “b c”~5 outlet:"d", -e'
    shown = [query[token.start : token.end] for token in tokens(query)]
    assert shown == ["a", "“b c”", "~5", "outlet:", '"d",', "-", "e", ""]


def test_the_end_has_a_place() -> None:
    """The last token stands after the last character, so that what is missing there has a place."""
    *_, last = tokens("strike ")
    assert (last.type, last.start, last.end) == (TokenType.END, 7, 7)


@given(
    st.text(
        alphabet=st.characters() | st.sampled_from('()"“”„«»＂-−:：（） ANDORT~=,'), max_size=60
    )
)
@FIXED
def test_nothing_but_white_space_falls_between_tokens(query: str) -> None:
    """Tokens come in order and leave out white space alone: no character is ignored in silence."""
    try:
        found: list[Token] = tokens(query)
    except QueryError as error:
        assert "quotation mark" in error.happened
        return
    at = 0
    for token in found:
        assert query[at : token.start].strip() == ""
        assert at <= token.start <= token.end
        at = token.end
    assert at == len(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("strike “the bridge ", ("A quotation mark has no partner.", "“the bridge ",
                                 "strike “the bridge”")),
        ('12" record', ("A quotation mark has no partner.", '" record', '12 "record"')),
        ('strike "', ("A quotation mark has no partner.", '"', "strike")),
        ("“a “b” c” d", ("The quotation marks “ and “ do not belong together.", "“a “",
                         '"a b c" d')),
        ("“a“ b", ("The quotation marks “ and “ do not belong together.", "“a“", '"a" b')),
        ("「a» b", ("The quotation marks 「 and » do not belong together.", "「a»", '"a" b')),
    ],
)  # fmt: skip
def test_a_phrase_whose_end_cannot_be_told_is_refused(
    query: str, expected: tuple[str, str, str]
) -> None:
    """An unclosed quotation, or one inside another, is refused with the query that was meant."""
    assert refused(query) == expected
