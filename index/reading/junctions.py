"""Where the end of one paragraph touches the beginning of the next: "end.Start".

A junction is a terminal mark with what follows it directly: quotes that may belong to either side,
then a capital letter, a figure or a bullet. Many look-alikes are none: initials, tickers, web
addresses, figures. How sure a junction is, is what leaving it uncut costs in `quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.reading.writing import (
    BULLETS,
    CLOSERS,
    LOWER,
    OPENERS,
    SHORTENED,
    STARTERS,
    TERMINALS,
    TITLES,
    UPPER,
)

# Costs of leaving a junction uncut, on the scale of the quotation costs in `quotes`.
STRONG = 6.0  # a sentence ended and no space follows: hardly ever on purpose
FAIR = 1.5  # mostly a lost paragraph end, where other junctions show that such were lost
NONE = 0.0  # never to be cut

_QUOTES = re.escape("".join(dict.fromkeys(CLOSERS + OPENERS)))
# A dash without a space behind it joins words: "U.S.-led".
_BULLET = rf"(?:[{re.escape(BULLETS)}]{{1,2}} |[{re.escape(BULLETS.rstrip('–—-'))}]|--)"
# Runs of marks are taken whole, so that a line of dots takes no longer than one of words.
TOUCH = re.compile(
    rf"(?P<mark>(?<![{re.escape(TERMINALS)}])[{re.escape(TERMINALS)}]++|:)"
    rf"(?P<quotes>(?:[ \u00a0\u202f]»|«[ \u00a0\u202f]|[{_QUOTES}])*+)"
    rf"(?=(?P<next>{_BULLET}?[{UPPER}0-9][\w'’]*))"
)
# What every strong junction has, quickly looked for.
NEAR = re.compile(rf"[{re.escape(TERMINALS)}](?:[^\s\d]|[ \u00a0\u202f][»«])")
_MOST_LEFT = 40  # characters looked at before a mark: longer "words" are none
_LAST_WORD = re.compile(r"[^\s\"“”„«»()\[\]—]*$")
_ACRONYM = re.compile(
    rf"(?:^|[^\w.]|[{LOWER}0-9][{re.escape(TERMINALS)}:])(?:[{UPPER}]\.)*[{UPPER}]$"
)
_ADDRESS = re.compile(r"://|www$|www\.|\w@\w|^[@#]|<[^\s>]*$", re.I)
_DOMAINS = frozenset({"Com", "COM", "Org", "ORG"})
_CAMEL = re.compile(rf"[{UPPER}][{LOWER}]+[{UPPER}]")  # "WhiteHouse.Gov"
_DOTTED = re.compile(r"\.[^\W\d_]")
_SIGN = 3  # capitals of a version or a ticker behind a name, at most: "Bagle.AT"
# A number in a sentence, a range, or the number of an item: "60,000 people", "3. How".
_FIGURE = re.compile(rf"[\d,]+(?:th|st|nd|rd|s)?[\s%].*|\d.*-.*|\d{{1,2}}\. [{UPPER}]", re.S)
_LOOKED_AHEAD = 3  # characters behind a figure
_ENDS_A_WORD = frozenset(CLOSERS) | {"%"}


@dataclass(frozen=True, slots=True)
class Junction:
    """A place where paragraphs may touch. `quotes` stand between `start` and the next paragraph's
    first letter, figure or bullet; the cut is somewhere among them.
    """

    start: int
    quotes: str
    cost: float


def junctions(text: str) -> Iterator[Junction]:
    """All junctions of a text, in order, but for those never to be cut."""
    # French sets spaces inside of « », German around » «: which it is, the first of them tells.
    closing, opening = text.find("»"), text.find("«")
    is_german = closing >= 0 and not 0 <= opening < closing
    for touch in TOUCH.finditer(text):
        if is_german and any(space in touch["quotes"] for space in " \u00a0\u202f"):
            continue
        if cost := _cost(text, touch):
            yield Junction(touch.start("quotes"), touch["quotes"], cost)


def _cost(text: str, touch: re.Match[str]) -> float:
    """How sure it is that a paragraph ended here."""
    at = touch.start()
    before = text[max(0, at - _MOST_LEFT) : at]
    match = _LAST_WORD.search(before)
    left = match[0] if match else ""
    right = touch["next"]
    after = text[touch.end("next") : touch.end("next") + 1]
    if _ADDRESS.search(left) or right in _DOMAINS or after == "@":
        return NONE
    if len(right) > 1 and _DOTTED.match(text, touch.end("next")):
        return NONE  # Halo.Bungie.Org
    if touch["mark"] == ":":
        inside = before[: -len(left)].endswith(" ")  # it stands within a sentence, and is no label
        return _cost_of_colon(left, touch["quotes"], right, inside)
    if not right[0].isalnum():
        return _cost_of_bullet(left)
    if right[0].isdigit():
        follows = text[touch.end() : touch.end() + len(right) + _LOOKED_AHEAD]
        return _cost_of_figure(left or before[-1:], follows)
    if touch["mark"] in ("!", "?", "!!", "?!"):
        return STRONG
    if touch["mark"] != ".":
        return FAIR  # an ellipsis may stand within a sentence, without a space
    return _cost_of_full_stop(left, right, after, before, bool(touch["quotes"]))


def _cost_of_full_stop(left: str, right: str, after: str, before: str, quoted: bool) -> float:
    """Full stops also end initials, titles and short forms, and stand within names and figures."""
    starts = right.lower() in STARTERS and (len(right) > 1 or right not in UPPER or not quoted)
    if not left:
        return _cost_of_detached_stop(before)
    if len(right) == 1 and after == "." and (len(left) <= 2 or _ACRONYM.search(left)):
        return NONE  # S.A.Y. Industries, Ph.D.
    word = left.lower()
    if word in TITLES:
        return FAIR if starts else NONE
    if word in SHORTENED:
        return STRONG if starts else FAIR
    if _ACRONYM.search(left):
        return STRONG if starts and not right.isupper() else FAIR if quoted else NONE
    if left.isupper() and right.isupper() and len(right) <= _SIGN:
        return NONE  # a ticker: TCSF.PA
    if not quoted and (_is_sign(left, right, after) or (_CAMEL.match(left) and not starts)):
        return FAIR
    if left.isdigit() and len(left) <= 2 and not starts:
        return FAIR if before[: -len(left)].strip() else NONE  # 1.Introduction
    return STRONG


def _is_sign(left: str, right: str, after: str) -> bool:
    """Whether capitals behind a name may be its version or its ticker: "Bagle.AT"."""
    short = right.isupper() and len(right) <= _SIGN and right not in ("A", "I")
    return short and left.istitle() and after != "."


def _cost_of_detached_stop(before: str) -> float:
    """Behind a bracket or quotation mark it ends a sentence, behind a space it may be one of three
    that make an ellipsis.
    """
    if before[-1:] in _ENDS_A_WORD:
        return STRONG
    return FAIR if before[-2:-1].isalpha() else NONE


def _cost_of_colon(left: str, quotes: str, right: str, inside: bool) -> float:
    """What was said begins a paragraph of its own; a label ("Note:This") does not."""
    if right[0].isdigit() or not left[-1:].isalpha():
        return NONE
    plain = left.replace("-", "").isalpha() and len(left) > 1
    word = plain and (left.islower() or (inside and (len(right) > 1 or right in ("A", "I"))))
    return FAIR if quotes or word else NONE


def _cost_of_figure(left: str, follows: str) -> float:
    """A figure begins a sentence after a plain word only: else it is a decimal or a number."""
    plain = len(left) > 2 and left.isalpha() and left.islower()
    if (not plain and left[-1:] not in _ENDS_A_WORD) or left in TITLES or left in SHORTENED:
        return NONE
    return FAIR if _FIGURE.fullmatch(follows) else NONE


def _cost_of_bullet(left: str) -> float:
    """A bullet begins an item; after a figure the dash is a minus or a range."""
    if left.lower() in SHORTENED:
        return NONE  # "11 a.m.- 9 p.m."
    return FAIR if left[-1:].isalpha() or not left else NONE
