"""Queries as people type them, and what becomes of them by accident or on purpose."""

from __future__ import annotations

import random
from collections.abc import Callable

REAL = [
    "brexit", "brexit vote", "dock strike harbour", '"the bridge is not broken"', "tug OR ferry",
    "ferry NOT bridge", "ferry -bridge", "(tug OR ferry) bridge", "R&D C++ U.S.-led AT&T",
    '"military-industrial complex"', "=strike ==US", '=="US Steel"', "a NEAR/5 b BEFORE",
    "prime NEAR/5 minister", "shoygu BEFORE/3 said BEFORE/3 that", '"tug ferry"~5',
    "SENTENCE(minister resign*)", "SENTENCE(a, (b OR c))", "SAME(strike ferry, kind:caption)",
    "milit* wom?n *tion", "shoygu~ shoygu~2", "ATLEAST/3(inflation)", "FIRST/50(ceasefire)",
    "outlet:gazette", 'outlet:="Harbour Gazette"', 'author:"M. K. Bhadrakumar"', "author:bhadra*",
    "outlet:(guardian OR times)", "title:strike", "lang:en kind:title", "url:gazette.example/a?b=1",
    "file:2023/april.txt", "date:2023-04-16..2023-04-19", "date:>2023-04", "first:<=2022",
    'date:"last week"', "date:last 7 days strike", "date:none", "date:(2021 OR 2023)",
    "date:16 April 2023", "(桥 OR 船) 工人", "“curly quotes”", "„die Brücke“ «мост»", "ждёт Müller",
    "strike date:2023-04 (tug OR ferry) -outlet:wire", "“a “b” c”", "NEAR(a b, 5)", "a w/5 b w/p c",
    "hd=brexit by=smith", "atleast5 corruption", "tag:foo,bar", "H52.1 - Kurzsichtigkeit",
    "created:[2020 TO 2023]", "added:yesterday^2", "path:/foo/bar", "date:04/03/2023", "+must -not",
    "a && b || !c", "who killed kennedy?", "'single quotes'", "trick or treat", "٢٠٢٣ قطر",
    "https://gazette.example/a?b=c#d", "mail@gazette.example", "10:30 1,578 3.5 $51", "e.g. №5",
    "ferr! AND tug$", "HEADLINE(ferry) AND BYLINE(tom)", "ferry SAME tug ADJ toll",
    "ATL3(a) SENTENCE b", "swing NEAR/5ships BEFORE/ -3 toll", "THE SAME SENTENCE AGAIN",
    'author:"tom " " bridge" "three ',
]  # fmt: skip
PIECES = [
    *"()\"“”„«»＂「」-−–=:：（），~*?/,.;!+&|^<>[]{}'’‘… \t\n桥ё٣é",
    "AND", "OR", "NOT", "or", " ", " ",
    "NEAR/5", "BEFORE/3", "SENTENCE(", "SAME(", "ATLEAST/3(", "FIRST/50(", "outlet:", "date:",
    "title:", "foo:", "2023", "2023-04", "..", "last week", "none", "strike", "the", "==", "~2",
    "ＯＲ", "＝", "NEAR(", "w/5", "adj",
    " SAME ", " ADJ ", "NEAR/ 5", "BEFORE/-3", "body(", "PUB(", "ferr!", "tom$",
    "\u0301", "\u200b", "\u00ad", "\x00", "\ud800", "𝒜", "ﬁ",
]  # fmt: skip


def queries(count: int, seed: int) -> list[str]:
    """Real queries with mistakes in them, and strings of no sense at all; the same for a seed."""
    chance = random.Random(seed)
    makers: list[Callable[[random.Random], str]] = [_mutated, _mutated, _pieced, _random]
    return [makers[number % len(makers)](chance) for number in range(count)]


def _mutated(chance: random.Random) -> str:
    query = chance.choice(REAL)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(query))
        end = min(len(query), at + chance.randint(0, 4))
        match chance.randrange(5):
            case 0:
                query = query[:at] + query[end:]
            case 1:
                query = query[:end] + query[at:]
            case 2:
                query = query[:at] + chance.choice(PIECES) + query[at:]
            case 3:
                query = query[:at] + chance.choice(REAL) + query[at:]
            case _:
                query = query[:at] + query[at:end][::-1] + query[end:]
    return query


def _pieced(chance: random.Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.randint(1, 24)))


def _random(chance: random.Random) -> str:
    highest = chance.choice([0x7F, 0x7F, 0x24F, 0x3100, 0x10FFFF])
    return "".join(chr(chance.randint(0, highest)) for _ in range(chance.randint(1, 40)))


HOSTILE = [
    "a ", "a", "(", ")", "()", '"', "“a", '"a" ', "-", "-a ", "NOT ", "a OR ", "a:", ":", "a://",
    "date:..", ".", "1,", "1", "a'", "桥", "桥 ", "\u0301", "\u0301\u0316", "a\u200b", " ", "*",
    "a*", "?", "a?", "~", "a~", "=", "=a ", "a NEAR/5 ", "SENTENCE(", "SAME(a,", "'a ", "outlet:(",
    "a,", "&&", "a|", "[", "<a", "date:last ", "foo:", "ＡＢ", "ё", '"a* ', "NEAR(a ", "+a ", "^",
    "/", "a/", "a!", "a-", "A SAME ", "a$ ", "HEADLINE(", "NEAR/", "NEAR/5a ", "NEAR/ ", '" a',
]  # fmt: skip
"""Strings that, repeated up to the limit, bring out time that grows faster than the query."""
