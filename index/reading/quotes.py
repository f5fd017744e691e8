"""On which side of a cut a straight quotation mark stands.

`said."He` may be the end of a quotation or the beginning of one. One place alone cannot tell: the
marks of a whole text can, since each paragraph opens what it closes, or leaves a quotation open
that the next paragraph opens again, as newspapers do. The cheapest reading of all marks is found
by dynamic programming over two facts: is a double quotation open, is a single one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.reading.junctions import Junction
from index.reading.writing import SAYING, SPEAKERS, TERMINALS

_DOUBLE, _SINGLE = 1, 2  # bits of the state: what is open
_BIT = {'"': _DOUBLE, "'": _SINGLE}

# What each oddity costs; a strong junction left uncut costs 6. Single marks are half apostrophes.
_UNOPENED = {'"': 3.0, "'": 0.4}  # closes what was not open
_OPENED_TWICE = {'"': 2.0, "'": 0.2}
_LEFT_OPEN = {'"': 3.0, "'": 0.6}  # at the end of a paragraph
_GOES_ON = 0.5  # left open, and the next paragraph opens it again

_OPENING = "([“‘„«"
_CLOSING = ")]”’»"
_MARK = re.compile(
    r"""(?P<open>(?<![^\s(\[—–"'-])["'](?=[^\s.,;:!?)\]]))"""
    r"""|(?P<close>(?<=[^\s(\[])["'](?=[\s.,;:!?)\]—–"'-]|$))"""
    r"""|(?P<either>")"""
)
_NO_QUOTATION = re.compile(r"'(?:\d|em\b|til\b|tis\b|twas\b|n'|cause\b|bout\b|s\b)", re.I)

_OUT_OF_VOICE = 2.0  # a sentence with "I" or "we" outside of quotes, or with "said" inside
_SENTENCE = re.compile(r"[^\"“”.!?]{1,200}")
_WORD = re.compile(r"[^\W\d_]+")
_SAID_WITHIN = 6  # words from the beginning of a sentence: "The mayor of London said"

_Path = tuple[int, "_Path"] | None  # the cuts so far, the last one first
_States = dict[int, tuple[float, _Path]]  # what is open -> cheapest cost of coming here, its cuts


def cuts(text: str, found: Iterable[Junction]) -> list[int]:
    """The places of a text, in order, at which the cheapest reading cuts it.

    Takes time in proportion to the text and the marks in it.
    """
    states: _States = {0: (0.0, None)}
    closing_and_opening = directions(text)
    at = 0
    for junction in found:
        for mark in _MARK.finditer(text, at, junction.start):
            states = _passed(states, text, mark)
        at = junction.start + len(junction.quotes)
        voice = _voice(text, at) if '"' in junction.quotes else None
        states = _cut_or_not(states, junction, _sides(junction.quotes, *closing_and_opening), voice)
    for mark in _MARK.finditer(text, at):
        states = _passed(states, text, mark)
    ends = {state: (cost + _left_open(state, ""), path) for state, (cost, path) in states.items()}
    path = min(ends.values(), key=lambda end: end[0])[1]
    places = []
    while path:
        places.append(path[0])
        path = path[1]
    return places[::-1]


def _passed(states: _States, text: str, mark: re.Match[str]) -> _States:
    """What is open behind a mark whose spacing says what it does."""
    quote = mark[0]
    if quote == "'" and _NO_QUOTATION.match(text, mark.start()):
        return states
    after: _States = {}
    for state, (cost, path) in states.items():
        is_open = state & _BIT[quote]
        opens = mark.lastgroup == "open" or (mark.lastgroup == "either" and not is_open)
        if quote == "'" and not opens and not is_open:
            _keep(after, state, cost, path)  # the apostrophe of a plural: "the countries'"
        else:
            price, now = _moved(state, quote, opens, cost)
            if is_open and opens and quote == '"' and _is_behind_a_sentence(text, mark.start()):
                price = cost + _GOES_ON
            _keep(after, now, price, path)
    return after


def _moved(state: int, quote: str, opens: bool, cost: float) -> tuple[float, int]:
    bit = _BIT[quote]
    if opens:
        return cost + (_OPENED_TWICE[quote] if state & bit else 0.0), state | bit
    return cost + (0.0 if state & bit else _UNOPENED[quote]), state & ~bit


def _cut_or_not(states: _States, junction: Junction, sides: range, voice: bool | None) -> _States:
    """Every way to take a junction: left uncut, or cut before, between or behind its quotes."""
    after: _States = {}
    for state, (cost, path) in states.items():
        _keep(after, _uncut(state, junction.quotes), cost + junction.cost, path)
        for side in sides:
            left, right = junction.quotes[:side], junction.quotes[side:]
            now, price = state, cost
            for n, quote in enumerate(left):
                if quote in _BIT:
                    if n and left[n - 1] != quote and not now & _BIT[quote]:
                        price += _UNOPENED['"']  # behind another mark it is no apostrophe
                    price, now = _moved(now, quote, opens=False, cost=price)
            price += _left_open(now, right)
            now = 0
            for quote in right:
                if quote in _BIT:
                    price, now = _moved(now, quote, opens=True, cost=price)
            if voice is not None and voice is not bool(now & _DOUBLE):
                price += _OUT_OF_VOICE
            _keep(after, now, price, (junction.start + side, path))
    return after


def _is_behind_a_sentence(text: str, at: int) -> bool:
    """Where paragraphs were merged earlier, a quotation that goes on is opened again inside."""
    return at > 1 and text[at - 1] == " " and text[at - 2] in TERMINALS


def _voice(text: str, at: int) -> bool | None:
    """Whether the sentence from `at` on is of a quotation, as far as its words tell."""
    sentence = _SENTENCE.match(text, at)
    words = _WORD.findall(sentence[0]) if sentence else []
    if any(word.lower() in SPEAKERS for word in words if len(word) == 1 or not word.isupper()):
        return True
    return False if any(word in SAYING for word in words[1:_SAID_WITHIN]) else None


def _uncut(state: int, quotes: str) -> int:
    for quote in quotes:
        state ^= _BIT.get(quote, 0)
    return state


def _left_open(state: int, begins: str) -> float:
    """The price of a paragraph's end with something open, `begins` being what comes next."""
    price = 0.0
    for quote, bit in _BIT.items():
        if state & bit:
            price += min(_GOES_ON, _LEFT_OPEN[quote]) if quote in begins else _LEFT_OPEN[quote]
    return price


def _sides(quotes: str, closing: str, opening: str) -> range:
    """The places among quotes where a cut may be: behind what closes, before what opens."""
    first = max((n + 1 for n, quote in enumerate(quotes) if quote in closing), default=0)
    last = min((n for n, quote in enumerate(quotes) if quote in opening), default=len(quotes))
    return range(first, max(first, last) + 1)


def directions(text: str) -> tuple[str, str]:
    """What closes and what opens: German closes with “ and may turn « » round."""
    closing, opening = _CLOSING, _OPENING
    if "„" in text:
        closing, opening = closing + "“", opening.replace("“", "")
    if 0 <= text.find("»") < text.find("«"):
        closing, opening = closing.replace("»", "«"), opening.replace("«", "»")
    return closing, opening


def is_closed_by(left: str, right: str) -> bool:
    """Whether `right` closes the quotation or the bracket that `left` leaves open."""
    if '"' in right and '"' in left:
        before = [mark.lastgroup for mark in _MARK.finditer(left) if mark[0] == '"']
        after = [mark.lastgroup for mark in _MARK.finditer(right) if mark[0] == '"']
        if before[-1:] == ["open"] and after[:1] == ["close"]:
            return True
    quotes = ("„", "“") if "„" in left else ("“", "”")
    return any(
        closing in right.partition(opening)[0] and left.rfind(opening) > left.rfind(closing)
        for opening, closing in (quotes, ("«", "»"), ("(", ")"))
    )


def _keep(states: _States, state: int, cost: float, path: _Path) -> None:
    if state not in states or cost < states[state][0]:
        states[state] = (cost, path)
