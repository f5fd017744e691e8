"""Where the end of one paragraph touches the beginning of the next: "end.Start".

A junction is a terminal mark with what follows it directly: quotes that may belong to either side,
then a capital letter, a figure, a bullet or another sign. A straight quotation mark between two
words is one without any other mark. Many look-alikes are none: initials, tickers, web addresses,
figures. How sure a junction is, is what leaving it uncut costs in `quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.reading.writing import (
    BULLETS,
    CASELESS,
    CLOSERS,
    LOWER,
    OPENERS,
    SAID,
    SAYING,
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
_BULLET = rf"(?:[{re.escape(BULLETS)}]{{1,2}} |[{re.escape(BULLETS.rstrip('–—-'))}]|--|—[¡¿]?)"
# What a line may begin with besides: of a post, a company, a picture for a bullet.
_SIGNS = "#@<×►▶→\u2600-\u27bf\U0001f300-\U0001faff"
_MARKS = re.escape(TERMINALS)
# Runs of marks are taken whole, so that a line of dots takes no longer than one of words. A class
# of letters stands first, which is quick to look for.
TOUCH = re.compile(
    rf"(?P<mark>[{_MARKS}:;\"](?:(?<=[{_MARKS}])(?<![{_MARKS}]{{2}})[{_MARKS}]*+"
    rf"|(?<=[:;])|(?<=[{LOWER})]\")(?=[{UPPER}])))"
    rf"(?P<quotes>(?:[ \u00a0\u202f]»|«[ \u00a0\u202f]|[{_QUOTES}])*+)"
    rf"(?=(?P<next>(?:(?:{_BULLET}|[{_SIGNS}] ?)[$€£]?)?[{UPPER}{CASELESS}0-9][\w'’]*"
    rf"|(?P<small>{_BULLET}[{LOWER}])))"
)
# What every strong junction has, quickly looked for.
NEAR = re.compile(rf"[{re.escape(TERMINALS)}](?:[^\s\d]|[ \u00a0\u202f][»«])")
_SURE_MARKS = "!?।؟۔"  # nothing but sentences ends with these
_MOST_LEFT = 40  # characters looked at before a mark: longer "words" are none
_LAST_WORD = re.compile(r"[^\s\"“”„«»()\[\]—]*$")
_ACRONYM = re.compile(
    rf"(?:^|[^\w.]|[{LOWER}0-9][{re.escape(TERMINALS)}:])(?:[{UPPER}]\.)*[{UPPER}]$"
)
_ADDRESS = re.compile(r"://|www$|www\.|\w@\w|^[@#]|<[^\s>]*$", re.I)
_WHOLE = re.compile(r"[@.].*\w\.[a-z]{2,4}$")
_DOMAINS = frozenset({"Com", "COM", "Org", "ORG"})
_CAMEL = re.compile(rf"[{UPPER}][{LOWER}]+[{UPPER}]")  # "WhiteHouse.Gov"
_DOTTED = re.compile(r"\.[^\W\d_]")
_SIGN = 3  # capitals of a version or a ticker behind a name, at most: "Bagle.AT"
# A number in a sentence, a range: "60,000 people", "1990-91".
_FIGURE = re.compile(r"[\d,]+(?:th|st|nd|rd|s)?[\s%].*|\d.*-.*", re.S)
_LOOKED_AHEAD = 3  # characters behind a figure
# "3. How", "3) How", "8h35 - How", "8.35 Uhr: How"
_NUMBERED = re.compile(rf"\d\d?(?:[.)] [{re.escape(OPENERS)}]?[{UPPER}]|[h:.]\d\d\s)")
_INSIDE = re.compile(r"['’-]")  # of words: "d'euros", "vice-president"
_SAYING = 100  # letters in which is said who speaks
_BEHIND_A_NAME = ("@", ">")  # of an address, of a tag
_WORDS_OF_ONE_LETTER = frozenset("AEIKOSUVWYZÀÈÉÅАВИКОСУЯ")
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
            if touch["mark"] == '"':
                yield Junction(touch.start(), '"', cost)
            else:
                yield Junction(touch.start("quotes"), touch["quotes"], cost)


def _cost(text: str, touch: re.Match[str]) -> float:
    """How sure it is that a paragraph ended here."""
    mark, right = touch["mark"], touch["next"]
    before = text[max(0, touch.start() - _MOST_LEFT) : touch.start()]
    match = _LAST_WORD.search(before)
    left = match[0] if match else ""
    behind = text[touch.end("next") : touch.end("next") + 2]
    after = behind[:1]
    if right in _DOMAINS or after in _BEHIND_A_NAME:
        return NONE
    if _ADDRESS.search(left):
        return FAIR if mark == "." and after.isspace() and _is_whole(left, right) else NONE
    if _is_name_with_dots(left, right, behind):
        return NONE
    if mark == '"':
        return NONE if left in SAYING else FAIR
    if _NUMBERED.match(text, touch.start("next")):
        return _cost_of_number(left)
    if mark in ":;":
        inside = before[: -len(left)].endswith(" ")  # it stands within a sentence, and is no label
        return _cost_of_colon(left, touch["quotes"], right, inside)
    if not right[0].isalnum():
        is_said = right[0] == "—" and SAID.search(text[: touch.start()][-_SAYING:])
        if is_said or touch["small"] or (right[0] == "@" and not left):
            return NONE
        return _cost_of_bullet(left)
    if right[0].isdigit():
        follows = text[touch.end() : touch.end() + len(right) + _LOOKED_AHEAD]
        return _cost_of_figure(left or before[-1:], follows, mark == ".")
    if not mark.strip(_SURE_MARKS):
        return STRONG
    if mark != ".":
        return FAIR  # an ellipsis may stand within a sentence, without a space
    return _cost_of_full_stop(left, right, after, before, bool(touch["quotes"]))


def _is_whole(address: str, right: str) -> bool:
    """Whether an address is one without the next word: "to a.name@mail.org.The"."""
    return _WHOLE.search(address) is not None or right.lower() in STARTERS


def _is_name_with_dots(left: str, right: str, behind: str) -> bool:
    """Whether what is `behind` the next word says that all is one name: Halo.Bungie.Org, the
    Zafi.D virus. A word of its own may be a sentence: "it.Wow.Nobody".
    """
    if len(right) == 1:
        is_sign = left.istitle() and right not in _WORDS_OF_ONE_LETTER
        return is_sign and behind[:1] == " " and behind[1:].islower()
    return _DOTTED.match(behind) is not None and not (left.islower() and behind[1].isupper())


def _cost_of_full_stop(left: str, right: str, after: str, before: str, quoted: bool) -> float:
    """Full stops also end initials, titles and short forms, and stand within names and figures."""
    starts = right.lower() in STARTERS and (len(right) > 1 or right not in UPPER or not quoted)
    if not left:
        is_ticker = right.isupper() and len(right) > 1 and not quoted  # the index .DXY
        return NONE if is_ticker and before[-1:] == " " else _cost_of_detached_stop(before)
    if len(right) == 1 and after == "." and (len(left) <= 2 or _ACRONYM.search(left)):
        return NONE  # S.A.Y. Industries, Ph.D.
    word = left.lower()
    if word in TITLES:
        is_unit = before[: -len(left)].rstrip(" \u00a0")[-1:].isdigit()  # "40 т.", "1990 г."
        return FAIR if starts or (is_unit and left.islower()) else NONE
    if word in SHORTENED:
        return STRONG if starts else FAIR
    if _ACRONYM.search(left):
        return FAIR if quoted or (starts and not right.isupper()) else NONE  # E.D.F.Man
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
    """What was said and the items of a list begin paragraphs; a label ("Note:This") does not."""
    if right[0].isdigit() or not left[-1:].isalpha() or left.startswith("&"):
        return NONE
    plain = left.replace("-", "").isalpha() and len(left) > 1
    word = plain and (left.islower() or (inside and (len(right) > 1 or right in ("A", "I"))))
    return FAIR if quotes or word else NONE


def _cost_of_number(left: str) -> float:
    """The number of an item and a time of day stand behind a word or a bracket, no figure does."""
    word = _INSIDE.sub("", left.rstrip(CLOSERS))
    is_word = len(word) > 2 and word.isalpha() and word.lower() not in TITLES | SHORTENED
    return FAIR if is_word or not left else NONE


def _cost_of_figure(left: str, follows: str, stopped: bool) -> float:
    """A figure behind a full stop begins a sentence after a plain word only: else it is a decimal
    or a number.
    """
    plain = len(left) > 2 and left.isalpha() and left[1:].islower()
    if stopped and not plain and left[-1:] not in _ENDS_A_WORD:
        return NONE
    is_short_form = stopped and left.lower() in TITLES | SHORTENED
    return FAIR if not is_short_form and _FIGURE.fullmatch(follows) else NONE


def _cost_of_bullet(left: str) -> float:
    """A bullet begins an item; after a figure the dash is a minus or a range."""
    if left.lower() in SHORTENED:
        return NONE  # "11 a.m.- 9 p.m."
    return FAIR if left[-1:].isalpha() or not left else NONE
