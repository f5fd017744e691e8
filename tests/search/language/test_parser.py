"""The parser: which tree a query means."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.language.__main__ import outline as exactly
from bench.language.queries import HOSTILE, PIECES
from search import QueryError, plainly
from search.language import Named, Word, parse
from search.language.limits import DEEPEST, MOST_LETTERS, MOST_TOKENS, MOST_WORDS
from tests.search.language.outline import TODAY, below, read, refused
from tests.search.oracle import FIXED

QUERIES = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=14).map("".join)

# The language: what a query means, by hand.
CONFORMANCE = {
    # Words.
    "strike": "strike",
    "  strike  ": "strike",
    "dock strike": "(and dock strike)",
    "a b c": "(and a b c)",
    "and not": "(and and not)",
    "C++": "C++",
    "1,578": "1,578",
    "£1,578": "1,578",
    "Sørensen": "Sørensen",
    "ждёт": "ждёт",
    "罢工": "罢工",
    "London, Paris": "(and London Paris)",
    # One word to the eye and several to the index stay together.
    "R&D": '"R D"',
    "10:30": '"10 30"',
    "Adeyemi-Holt": '"Adeyemi Holt"',
    "military–industrial": '"military industrial"',
    "https://gazette.example/a?b=c*~": '"https gazette example a b c"',
    # Phrases.
    '"the bridge"': '"the bridge"',
    "“the bridge”": '"the bridge"',
    "„die Brücke“": '"die Brücke"',
    "«мост ждёт»": '"мост ждёт"',
    "»die Brücke«": '"die Brücke"',
    "「the bridge」": '"the bridge"',
    "《the bridge》": '"the bridge"',
    "❝the bridge❞": '"the bridge"',
    "″the bridge″": '"the bridge"',
    "＂桥在等＂": "=桥在等",
    '"桥，在等"': '"桥 在等"',
    '"  the   bridge "': '"the bridge"',
    '"strike"': "=strike",
    '"NOT"': "=NOT",
    '"bread (half price): -1"': '"bread half price 1"',
    'say "the bridge" twice': '(and say "the bridge" twice)',
    '"the bridge", twice': '(and "the bridge" twice)',
    '"who are you?"': '"who are you"',
    '"the brid* is"': '"the [brid*] is"',
    '"bread * butter"': '"bread _ butter"',
    # Words as written, and with their capitals.
    "=strike": "=strike",
    "=OR": "=OR",
    '="the bridge"': '"the bridge"',
    "=Adeyemi-Holt": '"Adeyemi Holt"',
    "==US": "==US",
    '=="US Steel"': '"==US ==Steel"',
    "＝strike": "=strike",
    # Patterns.
    "milit*": "[milit*]",
    "wom?n": "[wom?n]",
    "*tion": "[*tion]",
    "?omen": "[?omen]",
    "m*l?t*": "[m*l?t*]",
    "=who?": "[who?]",
    "=milit*": "[milit*]",
    "milit＊": "[milit*]",
    "Adeyemi-Ho*": '"Adeyemi [Ho*]"',
    "1,5*": "[1,5*]",
    "shoygu~": "shoygu~1",
    "shoygu~1": "shoygu~1",
    "shoygu~2": "shoygu~2",
    "shoygu～２": "shoygu~2",
    # AND and OR: OR is the looser one, whatever stands first.
    "tug AND bridge": "(and tug bridge)",
    "tug OR ferry": "(or tug ferry)",
    "tug ＯＲ ferry": "(or tug ferry)",
    "a OR b OR c": "(or a b c)",
    "a b OR c d": "(or (and a b) (and c d))",
    "a OR b AND c": "(or a (and b c))",
    "a AND b OR c": "(or (and a b) c)",
    # Parentheses.
    "(strike)": "strike",
    "((strike))": "strike",
    "(tug OR ferry) bridge": "(and (or tug ferry) bridge)",
    "bridge (tug OR ferry)": "(and bridge (or tug ferry))",
    "(a b) OR c": "(or (and a b) c)",
    "(a OR b)(c OR d)": "(and (or a b) (or c d))",
    "(a OR b), c": "(and (or a b) c)",
    "（桥 OR 船）工人": "(and (or 桥 船) 工人)",
    # NOT binds tighter than all but NEAR.
    "NOT tax": "(not tax)",
    "-tax": "(not tax)",
    "−tax": "(not tax)",
    "–tax": "(not tax)",
    "fraud -tax": "(and fraud (not tax))",
    "-tax fraud": "(and (not tax) fraud)",
    "NOT tax fraud": "(and (not tax) fraud)",
    "NOT a OR b": "(or (not a) b)",
    "a AND NOT b": "(and a (not b))",
    "a OR -b": "(or a (not b))",
    "NOT NOT a": "(not (not a))",
    "-(a OR b)": "(not (or a b))",
    '-"the tax"': '(not "the tax")',
    "-milit*": "(not [milit*])",
    "-outlet:gazette": "(not (outlet =gazette))",
    "tax-fraud": '"tax fraud"',
    "NOT a NEAR/5 b": "(not (near/5 a b))",
    "-a NEAR/5 b": "(not (near/5 a b))",
    # Near each other.
    "a NEAR/5 b": "(near/5 a b)",
    "a BEFORE/5 b": "(before/5 a b)",
    "a NEAR/5 b NEAR/5 c": "(near/5 a b c)",
    "a BEFORE/1 b BEFORE/1 c": "(before/1 a b c)",
    "a ＮＥＡＲ／５ b": "(near/5 a b)",
    "a b NEAR/5 c d": "(and a (near/5 b c) d)",
    "a NEAR/5 b OR c": "(or (near/5 a b) c)",
    '(a OR "b c" OR d*) NEAR/5 wom?n': '(near/5 (or a "b c" [d*]) [wom?n])',
    "a NEAR/5 (b OR (c OR d))": "(near/5 a (or b (or c d)))",
    "shoygu~ BEFORE/3 =said": "(before/3 shoygu~1 =said)",
    "R&D NEAR/2 tax": '(near/2 "R D" tax)',
    '"tug ferry"~5': "(near/5 =tug =ferry)",
    "“tug ferry”～５": "(near/5 =tug =ferry)",
    '"tug fer* dock"~9': "(near/9 =tug [fer*] =dock)",
    # Together in a sentence, a paragraph; often; early.
    "SENTENCE(strike ferry)": "(sentence strike ferry)",
    "SENTENCE(strike, ferry)": "(sentence strike ferry)",
    "SENTENCE(strike AND ferry)": "(sentence strike ferry)",
    "SENTENCE(a (b c))": "(sentence a b c)",
    'SENTENCE((a OR b) "c d" e*)': '(sentence (or a b) "c d" [e*])',
    "SENTENCE(a OR b)": "(sentence (or a b))",
    "SENTENCE((a NEAR/5 b) c)": "(sentence (near/5 a b) c)",
    "SAME(a, b)": "(same a b)",
    "SAME(a b)": "(same (and a b))",
    "SAME(a,b，c、d)": "(same a b c d)",
    'SAME(1,578, "a, b", c -d, kind:title)': '(same 1,578 "a b" (and c (not d)) (kind! =title))',
    "SAME((a OR b) c, SENTENCE(d e))": "(same (and (or a b) c) (sentence d e))",
    "ATLEAST/3(strike)": "(atleast/3 strike)",
    'ATLEAST/3("a b" OR c*)': '(atleast/3 (or "a b" [c*]))',
    "FIRST/50(strike)": "(first/50 strike)",
    "FIRST/50(a NEAR/3 b)": "(first/50 (near/3 a b))",
    "ＦＩＲＳＴ／５０（strike）": "(first/50 strike)",
    "FIRST SAME SENTENCE": "(and FIRST SAME SENTENCE)",
    # Fields.
    "outlet:gazette": "(outlet =gazette)",
    'outlet:"Harbour Gazette"': '(outlet "Harbour Gazette")',
    "outlet:“Harbour Gazette”": '(outlet "Harbour Gazette")',
    'outlet:="Harbour Gazette"': '(outlet! "Harbour Gazette")',
    "outlet:=Gazette": "(outlet! =Gazette)",
    "Outlet:gazette AUTHOR:li": "(and (outlet =gazette) (author =li))",
    "author:Adeyemi-Holt": '(author "Adeyemi Holt")',
    "author:bhadra*": "(author [bhadra*])",
    "author:shoygu~": "(author shoygu~1)",
    "original:wire": "(original =wire)",
    "outlet：日报": "(outlet =日报)",
    "strike author:sorensen": "(and strike (author =sorensen))",
    "outlet:(gazette OR wire)": "(or (outlet =gazette) (outlet =wire))",
    'outlet:(="The Wire" OR "far coast")': '(or (outlet! "The Wire") (outlet "far coast"))',
    "outlet:(gazette -wire)": "(and (outlet =gazette) (not (outlet =wire)))",
    "title:strike": "(title strike)",
    'title:"the strike"': '(title "the strike")',
    "title:=Strike": "(title! =Strike)",
    "title:(strike ferry)": "(and (title strike) (title ferry))",
    "lang:EN": "(lang! =en)",
    "kind:(Title OR caption)": "(or (kind! =title) (kind! =caption))",
    "url:gazette.example/news?id=5": '(url "gazette example news id 5")',
    "url:https://gazette.example": '(url "https gazette example")',
    "file:2023/april.txt": '(file "2023 april txt")',
    # Days.
    "date:2023": "(date 2023-01-01 2023-12-31)",
    "date:2023-04": "(date 2023-04-01 2023-04-30)",
    "date:2024-02": "(date 2024-02-01 2024-02-29)",
    "date:2023-04-16": "(date 2023-04-16 2023-04-16)",
    "date:２０２３": "(date 2023-01-01 2023-12-31)",
    "date:2023-04-16..2023-04-19": "(date 2023-04-16 2023-04-19)",
    "date:2022..2023-04": "(date 2022-01-01 2023-04-30)",
    "date:2023..": "(date 2023-01-01 9999-12-31)",
    "date:..2023": "(date 0001-01-01 2023-12-31)",
    "date:>2023-04": "(date 2023-05-01 9999-12-31)",
    "date:<2023-04": "(date 0001-01-01 2023-03-31)",
    "first:>=2023-04": "(first 2023-04-01 9999-12-31)",
    "first:<=2023-04": "(first 0001-01-01 2023-04-30)",
    'date:"April 16, 2023"': "(date 2023-04-16 2023-04-16)",
    "date:16 April 2023 strike": "(and (date 2023-04-16 2023-04-16) strike)",
    "date:last week strike": "(and (date 2026-02-23 2026-03-01) strike)",
    'date:"last week"': "(date 2026-02-23 2026-03-01)",
    "date:last 7 days": "(date 2026-02-26 2026-03-04)",
    "date:today": "(date 2026-03-04 2026-03-04)",
    "date:none": "(date none)",
    "first:none": "(first none)",
    "date:(2021 OR last week)": "(or (date 2021-01-01 2021-12-31) (date 2026-02-23 2026-03-01))",
    "strike date:2023-04 OR tug": "(or (and strike (date 2023-04-01 2023-04-30)) tug)",
}


@pytest.mark.parametrize(("query", "tree"), CONFORMANCE.items(), ids=CONFORMANCE)
def test_a_query_means_what_it_says(query: str, tree: str) -> None:
    """The table above is the query language."""
    assert read(query) == tree


@pytest.mark.parametrize("query", CONFORMANCE)
def test_a_query_as_it_was_read_means_the_same(query: str) -> None:
    """What results show as understood can be typed in place of the query."""
    tree = parse(query, TODAY)
    assert exactly(parse(str(tree))) == exactly(tree)


@pytest.mark.parametrize(
    ("query", "joined"),
    [
        ("military industrial", {"military": ["militaryindustrial"],
                                 "industrial": ["militaryindustrial"]}),
        ("ship s crew", {"ship": [], "s": ["screw"], "crew": ["screw"]}),
        ("a state of", {"a": ["astate"], "state": ["astate", "stateof"], "of": ["stateof"]}),
        ("air AND port", {"air": [], "port": []}),
        ("(air) port", {"air": [], "port": []}),
        ("air =port", {"air": []}),
        ("air OR port", {"air": [], "port": []}),
        ("air NEAR/5 port", {"air": [], "port": []}),
        ("air NEAR/5 port side", {"air": [], "port": [], "side": []}),
        ("title:air port", {"air": [], "port": []}),
        ("SENTENCE(air port)", {"air": ["airport"], "port": ["airport"]}),
        ("SENTENCE(air, port)", {"air": [], "port": []}),
        ("SAME(air, port)", {"air": [], "port": []}),
        ("(air port) x OR (sea side)", {"air": ["airport"], "port": ["airport"], "x": [],
                                        "sea": ["seaside"], "side": ["seaside"]}),
    ],
)  # fmt: skip
def test_words_side_by_side_are_also_found_written_as_one(
    query: str, joined: dict[str, list[str]]
) -> None:
    """Plain words with nothing but a space between them, and no others, know their joined form."""
    tree = parse(query)
    words = {
        node.text: [both.text for both in node.joined]
        for node in below(tree)
        if isinstance(node, Word)
    }
    assert words == joined
    assert exactly(parse(str(tree))) == exactly(tree)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        pytest.param("dock strike", ["dock strike", "dock", "strike"], id="words"),
        pytest.param(' a  "b c" ', ['a  "b c"', "a", '"b c"'], id="phrase"),
        pytest.param("a OR b c", ["a OR b c", "a", "b c", "b", "c"], id="or"),
        pytest.param("fraud -tax", ["fraud -tax", "fraud", "-tax", "tax"], id="minus"),
        pytest.param("NOT  tax", ["NOT  tax", "tax"], id="not"),
        pytest.param("=a ==b", ["=a ==b", "=a", "==b"], id="as written"),
        pytest.param("(a) NEAR/5 b*", ["(a) NEAR/5 b*", "(a)", "b*"], id="near"),
        pytest.param('"a b"~5 c', ['"a b"~5 c', '"a b"~5', "a", "b", "c"], id="within"),
        pytest.param("SENTENCE(a, b) c", ["SENTENCE(a, b) c", "SENTENCE(a, b)", "a", "b", "c"],
                     id="function"),
        pytest.param('outlet:"a b" date:2023..', ['outlet:"a b" date:2023..', 'outlet:"a b"',
                     '"a b"', "date:2023.."], id="fields"),
        pytest.param("date:last week x", ["date:last week x", "date:last week", "x"], id="days"),
        pytest.param("outlet:(a OR b)", ["outlet:(a OR b)", "a", "a", "b", "b"], id="group"),
    ],
)  # fmt: skip
def test_every_node_knows_its_characters(query: str, places: list[str]) -> None:
    """A node's place covers exactly what it was written with."""
    tree = parse(query, TODAY)
    assert [query[n.place.start : n.place.end] for n in below(tree)] == places


@pytest.mark.parametrize("query", CONFORMANCE)
def test_the_characters_of_a_node_alone_mean_that_node(query: str) -> None:
    """What stands at a node's place is a whole query, except for the values of fields."""
    if ":" in query or "：" in query or "~" in query or "～" in query:
        return
    for node in below(parse(query)):
        written = query[node.place.start : node.place.end]
        assert read(written) == read(str(node)), written


def test_as_many_words_letters_and_parentheses_as_promised_are_read() -> None:
    """The limits are within the language, not beyond it."""
    assert len(list(below(parse("a " * MOST_WORDS)))) == MOST_WORDS + 1
    assert parse("a" * MOST_LETTERS)
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST)
    assert parse("(a) " * 900)
    assert parse("桥" * MOST_WORDS)


LIMITS = {
    "words": ("a " * (MOST_WORDS + 1), "The query has more than 1,000 words.", "a"),
    "phrase": ('"' + "a " * MOST_WORDS + 'b"', "The query has more than 1,000 words.", None),
    "pairs": ("桥" * (MOST_WORDS + 1), "The query has more than 1,000 words.", None),
    "letters": ("a" * (MOST_LETTERS + 1), "The query has 40,001 letters.", "a"),
    "tokens": ("()" * MOST_TOKENS, "The query has more than 10,000 words, signs and operators.",
               None),
    "parentheses": ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
                    "More than 50 parentheses or NOTs are nested here.", "("),
    "nots": ("NOT " * (DEEPEST + 1) + "a", "More than 50 parentheses or NOTs are nested here.",
             "NOT"),
    "functions": ("SAME(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
                  "More than 50 parentheses or NOTs are nested here.", "SAME"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "happened", "fault"), LIMITS.values(), ids=LIMITS)
def test_more_than_the_limits_is_refused_by_name(
    query: str, happened: str, fault: str | None
) -> None:
    """Who goes beyond a limit is told which one it is."""
    said, at_fault, _ = refused(query)
    assert said == happened
    assert fault is None or at_fault == fault


@given(QUERIES | st.text(max_size=40))
@example("a\u0301" * 30)
@example("NOT->＝")
@FIXED
def test_whatever_is_typed_is_read_or_refused(query: str) -> None:
    """No input breaks the parser: it is a tree that prints back, or a QueryError with a place."""
    try:
        tree = parse(query, TODAY)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(query)
        assert error.happened and error.meaning and error.remedy
        assert not error.suggestion or parse(error.suggestion)
    else:
        assert exactly(parse(str(tree))) == exactly(tree)
        assert all(0 <= n.place.start < n.place.end <= len(query) for n in below(tree))


def test_values_of_fields_alone_know_no_forms() -> None:
    """A name is looked for as written; the words of a title in any form."""
    for field in ("author", "outlet", "original"):
        tree = parse(f"{field}:strikes")
        assert isinstance(tree, Named) and not isinstance(tree.part, Word)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("first", ["", "a", "1,", '"'], ids=["bare", "letter", "number", "quote"])
def test_time_grows_with_the_query_and_not_faster(piece: str, first: str) -> None:
    """40,000 letters made to hurt are read or refused at once, and so are their bare words."""
    query = (first + piece * MOST_LETTERS)[:MOST_LETTERS]
    begun = time.process_time()
    try:
        str(parse(query))
    except QueryError as error:
        assert error.query == query
    plainly(query)
    assert time.process_time() - begun < 1.0  # a tenth is enough; quadratic time is seconds
