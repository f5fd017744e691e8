"""What people type by habit of other search engines: refused, with the query they meant."""

from __future__ import annotations

import re

import pytest

from search import QueryError
from search.language import Exact, Word, nodes, parse
from search.language.habits import reads_otherwise
from tests.search.language.outline import read, refused

ELSEWHERE = "{} is an operator of another search engine."
NO_OPERATOR = "{} is no operator here."

# Query: what is said, which characters are at fault, and the nearest query that works.
HABITS = {
    # Programming languages and SQLite.
    "a && b": (NO_OPERATOR.format("&&"), "&&", "a AND b"),
    "a || b": (NO_OPERATOR.format("||"), "||", "a OR b"),
    "a | b": (NO_OPERATOR.format("|"), "|", "a OR b"),
    "a|b c": (NO_OPERATOR.format("a|b"), "a|b", "(a OR b) c"),
    "a&&b": (NO_OPERATOR.format("a&&b"), "a&&b", "(a AND b)"),
    "a !b": (NO_OPERATOR.format("!b"), "!b", "a -b"),
    "^word": ("A ^ stands before a word.", "^word", "FIRST/1(word)"),
    '"a b"*': ("* stands apart from its phrase.", "*", '"a b*"'),
    # Google.
    "+must have": ("A + stands before a word.", "+must", "must have"),
    "trump or biden": ("“or” is no operator like this.", "or", "trump OR biden"),
    "Trick Or Treat": ("“Or” is no operator like this.", "Or", "Trick OR Treat"),
    "or": ("“or” is no operator like this.", "or", "=or"),
    "trick or, treat": ("“or,” is or with a sign.", "or,", "trick OR treat"),
    "2010..2015": ("2010..2015 is no word.", "2010..2015", "date:2010..2015"),
    "bread * butter": ("A * stands alone.", "*", '"bread * butter"'),
    "~word": ("A ~ stands where it says nothing.", "~word", "word"),
    # Lucene.
    "word^2 b": ("A number raises the weight of a word.", "word^2", "word b"),
    '"a b"^2.5': ("A number raises the weight of a word.", "^2.5", '"a b"'),
    "/jo[hn]+/": ("Slashes stand around a word.", "/jo[hn]+/", "jo hn"),
    "a [b TO c]": ("A bracket stands in the query.", "[b", "a b TO c"),
    "title:200[12]": ("A bracket stands in the query.", "200[12]", "title:200 12"),
    '"a b" ~5': ("~5 stands apart from its phrase.", "~5", '"a b"~5'),
    # Factiva, Nexis, ProQuest.
    "a w/5 b": (ELSEWHERE.format("w/5"), "w/5", "a NEAR/5 b"),
    "a /5 b": (ELSEWHERE.format("/5"), "/5", "a NEAR/5 b"),
    "a near/5 b": (ELSEWHERE.format("near/5"), "near/5", "a NEAR/5 b"),
    "a near5 b": (ELSEWHERE.format("near5"), "near5", "a NEAR/5 b"),
    "a NEAR5 b": (ELSEWHERE.format("NEAR5"), "NEAR5", "a NEAR/5 b"),
    "a adj5 b": (ELSEWHERE.format("adj5"), "adj5", "a BEFORE/5 b"),
    "a pre/5 b": (ELSEWHERE.format("pre/5"), "pre/5", "a BEFORE/5 b"),
    "a adj b": ("“adj” is no operator like this.", "adj", "a BEFORE/1 b"),
    "a NEAR b": ("“NEAR” is no operator like this.", "NEAR", "a NEAR/5 b"),
    "a BEFORE b": ("“BEFORE” is no operator like this.", "BEFORE", "a BEFORE/5 b"),
    "ferry ADJ tug": (ELSEWHERE.format("ADJ"), "ADJ", "ferry BEFORE/1 tug"),
    "ferry SAME tug": ("SAME stands between words.", "SAME", "SAME(ferry, tug)"),
    "TUG SAME ferry": ("SAME stands between words.", "SAME", "SAME(TUG, ferry)"),
    "ferry SENTENCE tug": ("SENTENCE stands between words.", "SENTENCE", "SENTENCE(ferry tug)"),
    "ferry SAME, tug": ("“SAME,” is SAME with a sign.", "SAME,", "SAME(ferry, tug)"),
    "ferry SAME (tug OR cog)": (
        "SAME stands between words.", "SAME", "SAME(ferry, (tug OR cog))",
    ),
    "(tug (a OR b)) SENTENCE “big ferry”": (
        "SENTENCE stands between words.", "SENTENCE", "SENTENCE((tug (a OR b)) “big ferry”)",
    ),
    "SENTENCE(a b) SAME ferry": ("SAME stands between words.", "SAME", ""),
    "ferry SAME (tug": ("SAME stands between words.", "SAME", ""),
    "title:(ferry ADJ tug)": (ELSEWHERE.format("ADJ"), "ADJ", "title:(ferry AND tug)"),
    "title:(a near5 b)": (ELSEWHERE.format("near5"), "near5", "title:(a AND b)"),
    "title:(a w/5 b)": (ELSEWHERE.format("w/5"), "w/5", "title:(a AND b)"),
    "ferr! tug": ("ferr! ends in a sign.", "ferr!", "ferr* tug"),
    "ferr$": ("ferr$ ends in a sign.", "ferr$", "ferr*"),
    "anti-terror!, tug": ("anti-terror!, ends in a sign.", "anti-terror!,", "anti-terror* tug"),
    "SAME(ждё!, tug)": ("ждё! ends in a sign.", "ждё!", "SAME(ждё*, tug)"),
    "title:ferr!": ("ferr! ends in a sign.", "ferr!", "title:ferr*"),
    "title:(ferr! OR tug)": ("ferr! ends in a sign.", "ferr!", "title:(ferr* OR tug)"),
    "a w/s b c": (ELSEWHERE.format("w/s"), "w/s", "SENTENCE(a b) c"),
    "a /p b": (ELSEWHERE.format("/p"), "/p", "SAME(a, b)"),
    "atleast5 a": (ELSEWHERE.format("atleast5"), "atleast5", "ATLEAST/5(a)"),
    "atleast5 =a": (ELSEWHERE.format("atleast5"), "atleast5", "ATLEAST/5(=a)"),
    'atleast5"the bridge"': (ELSEWHERE.format("atleast5"), "atleast5", 'ATLEAST/5("the bridge")'),
    "a near5, b": ("“near5,” is near5 with a sign.", "near5,", "a NEAR/5 b"),
    "a/F50/": (ELSEWHERE.format("a/F50/"), "a/F50/", "FIRST/50(a)"),
    "a/N30/b": (ELSEWHERE.format("a/N30/b"), "a/N30/b", "a NEAR/30 b"),
    "hd=brexit": ("hd= is no field.", "hd=brexit", "title:brexit"),
    "outlet=gazette": ("outlet= is no field.", "outlet=gazette", "outlet:gazette"),
    "date>=2023": ("date>= is no field.", "date>=2023", "date:>=2023"),
    "wc>1000": ("A < or > stands in the query.", "wc>1000", "wc 1000"),
    # Fields with gaps, quotation marks of other kinds.
    "outlet :gazette": ("A colon stands before a word.", ":gazette", "outlet:gazette"),
    "outlet : gazette": ("A colon stands before a word.", ":", "outlet:gazette"),
    "strike :gazette": ("A colon stands before a word.", ":gazette", "strike gazette"),
    "'the bridge' x": ("Single quotation marks make no phrase.", "'the bridge'",
                       '"the bridge" x'),
    "‘the bridge’": ("Single quotation marks make no phrase.", "‘the bridge’", '"the bridge"'),
    "===x": ("More than two = stand before a word.", "===x", "==x"),
    "a = )": ("= stands alone.", "=", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), HABITS.items(), ids=HABITS)
def test_a_habit_is_refused_with_the_query_that_was_meant(
    query: str, expected: tuple[str, str, str]
) -> None:
    """No operator of another search engine is ever taken for words in silence."""
    assert refused(query) == expected


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("near adjacent around", "(and near adjacent around)"),
        ("O'Neill rock 'n' roll", None),
        ("24/7 9/11", '(and "24 7" "9 11")'),
        ("the first second", "(and the first second)"),
        ("Yahoo!", "Yahoo"),
        ("5$ A$ us$", "(and 5 A us)"),
        ("罢工！", "罢工"),
        ("title:=stop!", "(title! =stop)"),
        ("THE SAME SENTENCE AGAIN", "(and THE SAME SENTENCE AGAIN)"),
        ("YAHOO! ADJ U.S.", "(and YAHOO ADJ U.S.)"),
        ("the same sentence", "(and the same sentence)"),
        ("ferry =SAME tug", "(and ferry =SAME tug)"),
        ("AT&T", '"AT T"'),
        ("why not", "(and why not)"),
        ("a=b", '"a b"'),
    ],
)
def test_what_only_looks_like_a_habit_is_read(query: str, tree: str | None) -> None:
    """Words with signs inside, and words that are operators nowhere, are searched."""
    assert read(query) == (tree or read(query))


@pytest.mark.parametrize("typed", ["{left}&&{x", "{left}&&{x}"])
def test_braces_that_were_typed_are_no_template(typed: str) -> None:
    """What stands in a query is never read as a pattern to fill in."""
    with pytest.raises(QueryError) as caught:
        parse(f"ferry {typed} strike")
    read_again = parse(caught.value.suggestion)
    words = {node.text for node in nodes(read_again) if isinstance(node, Word | Exact)}
    assert words == {"ferry", "strike", *re.findall(r"\w+", typed)}


def test_words_that_cannot_be_typed_plainly_are_known() -> None:
    """They are offered with = where just the words are searched."""
    words = ["or", "adj", "adj5", "near5", "atleast3", "near", "NOT", "strike"]
    assert [word for word in words if reads_otherwise(word)] == [*words[:5], "NOT"]
