"""The parser: which tree a query means, and why a query is refused."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search import QueryError, plainly
from search.language import And, Dated, Exact, Named, Node, Not, Or, Phrase, Word, parse
from search.language.parser import MOST_LETTERS, MOST_WORDS
from tests.search.oracle import FIXED, meaning, nodes, trees

# What people type by accident, paste, or try out on purpose.
_PIECES = [*"()\"“”„«»＂-−–:：（）,.+&'’ \t桥ё٣", "AND", "OR", "NOT", "outlet:", "date:", "2023",
           "..", "strike", "\u0301", "\u200b", "\x00", "\ud800"]  # fmt: skip
QUERIES = st.lists(st.sampled_from(_PIECES) | st.characters(), max_size=14).map("".join)


def _outline(node: Node) -> str:
    """A tree as one line: words bare, phrases in quotes, everything else in parentheses."""
    match node:
        case Word(text):
            return text
        case Exact(text):
            return f"={text}"
        case Phrase(parts):
            return f'"{" ".join(part.text for part in parts)}"'
        case Named(field, part):
            return f"({field} {_outline(part)})"
        case Dated(field, span):
            return f"({field} {span.first} {span.last})"
        case Not(part):
            return f"(not {_outline(part)})"
        case And(parts) | Or(parts):
            name = "and" if isinstance(node, And) else "or"
            return f"({name} {' '.join(_outline(part) for part in parts)})"


# The language: what a query means, by hand.
CONFORMANCE = {
    # Words.
    "strike": "strike",
    "  strike  ": "strike",
    "dock strike": "(and dock strike)",
    "a b c": "(and a b c)",
    "and or not": "(and and or not)",
    "C++": "C++",
    "1,578": "1,578",
    "£1,578": "£1,578",
    "O’Neill": "O’Neill",
    "Sørensen": "Sørensen",
    "ждёт": "ждёт",
    "罢工": "罢工",
    # One word to the eye and several to the index stay together.
    "R&D": '"R&D"',
    "U.S.-led": '"U.S.-led"',
    "10:30": '"10:30"',
    "Adeyemi-Holt": '"Adeyemi-Holt"',
    "https://gazette.example/a": '"https://gazette.example/a"',
    "C++写成": '"C++写成"',
    # Phrases.
    '"the bridge"': '"the bridge"',
    "“the bridge”": '"the bridge"',
    "„die Brücke“": '"die Brücke"',
    "«мост ждёт»": '"мост ждёт"',
    "»die Brücke«": '"die Brücke"',
    "＂桥在等＂": '"桥在等"',
    '"  the   bridge "': '"the bridge"',
    '"strike"': '"strike"',
    '"NOT"': '"NOT"',
    '"bread (half price): -1"': '"bread (half price): -1"',
    'say "the bridge" twice': '(and say "the bridge" twice)',
    # AND and OR: OR is the looser one, whatever stands first.
    "tug AND bridge": "(and tug bridge)",
    "tug OR ferry": "(or tug ferry)",
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
    "（桥 OR 船）工人": "(and (or 桥 船) 工人)",
    # NOT binds to the one thing after it.
    "NOT tax": "(not tax)",
    "-tax": "(not tax)",
    "−tax": "(not tax)",
    "fraud -tax": "(and fraud (not tax))",
    "-tax fraud": "(and (not tax) fraud)",
    "NOT tax fraud": "(and (not tax) fraud)",
    "NOT a OR b": "(or (not a) b)",
    "a AND NOT b": "(and a (not b))",
    "a OR -b": "(or a (not b))",
    "NOT NOT a": "(not (not a))",
    "-(a OR b)": "(not (or a b))",
    "NOT (a b) c": "(and (not (and a b)) c)",
    '-"the tax"': '(not "the tax")',
    "-outlet:gazette": "(not (outlet gazette))",
    "tax-fraud": '"tax-fraud"',
    # Fields.
    "outlet:gazette": "(outlet gazette)",
    'outlet:"Harbour Gazette"': "(outlet Harbour Gazette)",
    "outlet:“Harbour Gazette”": "(outlet Harbour Gazette)",
    "Outlet:gazette AUTHOR:li": "(and (outlet gazette) (author li))",
    "author:Adeyemi-Holt": "(author Adeyemi-Holt)",
    "outlet：日报": "(outlet 日报)",
    "strike author:sorensen": "(and strike (author sorensen))",
    "date:2023": "(date 2023-01-01 2023-12-31)",
    "date:2023-04": "(date 2023-04-01 2023-04-30)",
    "date:2024-02": "(date 2024-02-01 2024-02-29)",
    "date:2023-04-16": "(date 2023-04-16 2023-04-16)",
    "date:2023-04-16..2023-04-19": "(date 2023-04-16 2023-04-19)",
    "date:2022..2023-04": "(date 2022-01-01 2023-04-30)",
    "date:2023..": "(date 2023-01-01 9999-12-31)",
    "date:..2023": "(date 0001-01-01 2023-12-31)",
    'date:"April 16, 2023"': "(date 2023-04-16 2023-04-16)",
    "strike date:2023-04 OR tug": "(or (and strike (date 2023-04-01 2023-04-30)) tug)",
}


@pytest.mark.parametrize(("query", "tree"), CONFORMANCE.items(), ids=CONFORMANCE)
def test_a_query_means_what_it_says(query: str, tree: str) -> None:
    """The table above is the query language."""
    assert _outline(parse(query)) == tree


@pytest.mark.parametrize("query", CONFORMANCE)
def test_a_query_as_it_was_read_means_the_same(query: str) -> None:
    """What results show as understood can be typed in place of the query."""
    tree = parse(query)
    assert meaning(parse(str(tree))) == meaning(tree)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        pytest.param("dock strike", ["dock strike", "dock", "strike"], id="words"),
        pytest.param(' a  "b c" ', ['a  "b c"', "a", '"b c"'], id="phrase"),
        pytest.param("a OR b c", ["a OR b c", "a", "b c", "b", "c"], id="or"),
        pytest.param("fraud -tax", ["fraud -tax", "fraud", "-tax", "tax"], id="minus"),
        pytest.param("NOT  tax", ["NOT  tax", "tax"], id="not"),
        pytest.param('outlet:"a b" date:2023..', ['outlet:"a b" date:2023..', 'outlet:"a b"',
                     "date:2023.."], id="fields"),
    ],
)  # fmt: skip
def test_every_node_knows_its_characters(query: str, places: list[str]) -> None:
    """A node's place covers exactly what it was written with."""
    tree = parse(query)
    assert [query[n.place.start : n.place.end] for n in nodes(tree)] == places


@pytest.mark.parametrize("query", CONFORMANCE)
def test_the_characters_of_a_node_alone_mean_that_node(query: str) -> None:
    """What stands at a node's place is a whole query, its parentheses included."""
    for node in nodes(parse(query)):
        assert meaning(parse(query[node.place.start : node.place.end])) == meaning(node)


@given(trees)
@FIXED
def test_in_any_query_the_characters_of_a_node_mean_that_node(tree: Node) -> None:
    """Places hold for every nesting of operators."""
    query = str(tree)
    for node in nodes(parse(query)):
        assert meaning(parse(query[node.place.start : node.place.end])) == meaning(node)


EMPTY = (
    "The query is empty. There is nothing to look for. Type a word, or a phrase in quotation marks."
)
INCOMPLETE = (
    "The query is not complete, so nothing was searched. "
    "Add the word, or put the operator in quotation marks to search for it as a word."
)
NO_LETTERS = "Such a sign is not indexed, so it cannot be found. Leave it out."
UNPAIRED = "What belongs together cannot be told, so nothing was searched."
DATES = (
    "A date is a year, a month or a day, or two of them with .. between. "
    "Write it like 2023, 2023-04, 2023-04-16 or 2023-04-16..2023-04-19."
)

# Query: what is said, which characters are at fault, and the nearest query that works.
REFUSED = {
    "": (EMPTY, "", ""),
    "   ": (EMPTY, "", ""),
    "strike AND": (f"A word is missing at the end. {INCOMPLETE}", "", "strike"),
    "strike OR": (f"A word is missing at the end. {INCOMPLETE}", "", "strike"),
    "strike NOT": (f"A word is missing at the end. {INCOMPLETE}", "", "strike"),
    "OR strike": (f"A word is missing before “OR”. {INCOMPLETE}", "OR", "strike"),
    "AND strike": (f"A word is missing before “AND”. {INCOMPLETE}", "AND", "strike"),
    "tug OR AND ferry": (
        f"A word is missing before “AND”. {INCOMPLETE}", "AND", "tug OR ferry",
    ),
    "()": (f"A word is missing before “)”. {INCOMPLETE}", ")", ""),
    "(strike": (
        f"A parenthesis is not closed. {UNPAIRED} Close it, or leave it out.", "(", "(strike)",
    ),
    "strike) tug": (
        f"A closing parenthesis has no partner. {UNPAIRED} "
        "Open a parenthesis before it, or leave it out.", ")", "",
    ),
    "(" * 51 + "a" + ")" * 51: (
        "More than 50 parentheses or NOTs are nested here. "
        "That deep no query is meant, so nothing was searched. Leave out what is not needed.",
        "(", "",
    ),
    "NOT " * 51 + "a": (
        "More than 50 parentheses or NOTs are nested here. "
        "That deep no query is meant, so nothing was searched. Leave out what is not needed.",
        "NOT", "",
    ),
    'strike "the bridge': (
        "A quotation mark has no partner. Where the phrase ends cannot be told, so nothing was "
        "searched. Close the quotation, or leave the mark out.",
        '"the bridge', 'strike "the bridge"',
    ),
    "strike & bridge": (f"& has neither letters nor digits. {NO_LETTERS}", "&", "strike bridge"),
    'strike "..." bridge': (
        f"... has neither letters nor digits. {NO_LETTERS}", '"..."', "strike bridge",
    ),
    'strike ""': (
        f"There is nothing between the quotation marks. {NO_LETTERS}", '""', "strike",
    ),
    "kind:title strike": (
        "There is no field “kind”. The fields are outlet, author, date. "
        "Use one of them, or leave out the colon to search for the words.",
        "kind:", "kind title strike",
    ),
    "outlet: gazette": (
        "“outlet:” has no value. What to look for in the field cannot be told. "
        'Write the value right after the colon, like outlet:"Harbour Gazette".', "outlet:",
        "outlet:gazette",
    ),
    "author:(a OR b)": (
        "“author:” has no value. What to look for in the field cannot be told. "
        "Write the value right after the colon, like author:tarrant.", "author:", "",
    ),
    "date:": (
        "“date:” has no value. What to look for in the field cannot be told. "
        "Write the value right after the colon, like date:2023-04.", "date:", "",
    ),
    "date:2023-02-30": (f"“2023-02-30” is no date. {DATES}", "2023-02-30", ""),
    "date:03/04/2023": (f"“03/04/2023” is no date. {DATES}", "03/04/2023", ""),
    "strike date:2024..2023": (
        "The dates in “2024..2023” are in the wrong order. No day lies between them. "
        "Put the earlier one first.", "2024..2023", "strike date:2023..2024",
    ),
    "a " * 1001: (
        "The query has more than 1,000 words. Each of them is a search of its own. "
        "Search for its parts one after another.", "a", "",
    ),
    "a" * 40_001: (
        "The query has 40,001 letters. At most 40,000 are searched at once. "
        "Search for its parts one after another.", "a", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("query", "text", "fault", "suggestion"),
    [(query, *expected) for query, expected in REFUSED.items()],
    ids=[query[:24] for query in REFUSED],
)
def test_a_query_is_refused_with_reason_place_and_remedy(
    query: str, text: str, fault: str, suggestion: str
) -> None:
    """What is wrong is said in three sentences, with the characters at fault and a way out."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    error = caught.value
    assert str(error) == text
    assert error.query == query
    assert query[error.start : error.end] == fault
    assert error.suggestion == suggestion


@pytest.mark.parametrize(
    "query",
    [
        'NOT ""', 'a OR ""', '("")', 'outlet:""', "strike OR ++", "++ !!", '"', 'strike "', "((a",
        "(a (b", "foo:(bar", "AND:x", 'x:"y', '("a', 'date:"April 2024..March 2023"', "foo:bar:baz",
        "(foo:bar",
    ],
)  # fmt: skip
def test_what_is_suggested_can_be_searched(query: str) -> None:
    """A suggestion, where there is one, is a query that works, however much is wrong."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    if caught.value.suggestion:
        parse(caught.value.suggestion)


@given(QUERIES | st.text(max_size=40))
@example("a\u0301" * 30)
@FIXED
def test_whatever_is_typed_is_read_or_refused(query: str) -> None:
    """No input breaks the parser: it is a tree that prints back, or a QueryError with a place."""
    try:
        tree = parse(query)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(query)
        assert error.happened and error.meaning and error.remedy
        assert not error.suggestion or parse(error.suggestion)
    else:
        assert meaning(parse(str(tree))) == meaning(tree)
        assert all(0 <= n.place.start < n.place.end <= len(query) for n in nodes(tree))


@given(QUERIES | st.text(max_size=40))
@FIXED
def test_just_the_words_can_always_be_searched(query: str) -> None:
    """`plainly` of anything is a query of words alone, or nothing where there are none."""
    words = plainly(query)
    for node in nodes(parse(words)) if words else ():
        assert isinstance(node, And | Word | Phrase)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("++ (!)", ""),
        ("strike", "strike"),
        ('(tug OR "ferry', "tug ferry"),
        ("kind:title -tax", "kind title tax"),
        ("NOT £1,578 AND O’Neill", "1,578 O’Neill"),
        ("“桥在等”：(", "桥在等"),
    ],
    ids=["nothing", "signs", "word", "unfinished", "fields", "operators", "ideographs"],
)
def test_just_the_words_are_those_of_the_query(query: str, words: str) -> None:
    """Every word stays as it was typed, in order; every sign and operator goes."""
    assert plainly(query) == words


def test_just_the_words_of_a_long_query_can_be_searched_too() -> None:
    """Where a query has more words than are searched at once, none that would fail is offered."""
    words = plainly("strike " * (MOST_WORDS + 1))
    assert not words or parse(words)


def test_as_many_words_and_letters_as_promised_are_read() -> None:
    """1,000 words and 40,000 letters are within the limits, not beyond them."""
    assert len(list(nodes(parse("a " * MOST_WORDS)))) == MOST_WORDS + 1
    assert parse("a" * MOST_LETTERS)
    assert parse("(" * 50 + "a" + ")" * 50)


def test_open_ends_reach_to_the_first_and_the_last_day() -> None:
    """A range with one end is open to all days on the other side."""
    tree = parse("date:..")
    assert isinstance(tree, Dated)
    assert (tree.date.first, tree.date.last) == (date.min, date.max)


_HOSTILE = {
    "words": "a ",
    "letters": "a",
    "opening": "(",
    "closing": ")",
    "pairs": "()",
    "quotes": '"',
    "curly": "“a",
    "phrases": '"a" ',
    "minuses": "-",
    "nots": "NOT ",
    "ors": "a OR ",
    "fields": "a:",
    "colons": ":",
    "addresses": "a://",
    "ranges": "date:..",
    "dots": ".",
    "numbers": "1,",
    "digits": "1",
    "apostrophes": "a'",
    "ideographs": "桥",
    "accents": "\u0301",
    "accents in two orders": "\u0301\u0316",
    "joiners": "a\u200b",
    "spaces": " ",
}


@pytest.mark.parametrize("piece", _HOSTILE.values(), ids=_HOSTILE)
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
    assert time.process_time() - begun < 10.0  # a tenth is enough; quadratic time is a minute
