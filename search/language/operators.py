"""NEAR, BEFORE, SENTENCE, SAME, ATLEAST and FIRST: what they take, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from search.errors import QueryError
from search.language.refusal import refusal
from search.language.spots import AnyWord, Cased, Exact, Fuzzy, Pattern, Phrase, Place, Word
from search.language.tree import And, AtLeast, First, Near, Node, Not, Or, Same, Sentence, Spot

MOST_DISTANCE = 1_000  # words; paragraphs are shorter, and further apart is nowhere near
MOST_TIMES = 1_000  # of one word in an article
MOST_FIRST = 100_000  # words: a book

_SPOTS = (Word, Exact, Cased, Pattern, Fuzzy, Phrase)


def is_spot(node: Node) -> TypeGuard[Spot]:
    """Whether a node finds words at a spot of a text."""
    return isinstance(node, _SPOTS) or (isinstance(node, Or) and all(map(is_spot, node.parts)))


def near(query: str, operator: str, parts: Sequence[Node], place: Place) -> Near:
    """The node of parts with `operator` (NEAR/5) between them. Raises QueryError."""
    name, _, digits = operator.partition("/")
    distance = _number(query, place, name, digits, MOST_DISTANCE)
    spots = [part for part in parts if is_spot(part)]
    if len(spots) < len(parts):
        raise _not_near(query, operator, parts, place)
    return Near(tuple(spots), distance, name == "BEFORE", place)


def within(query: str, phrase: Exact | Pattern | Phrase, digits: str, place: Place) -> Near:
    """The node of a quotation with ~5 after it. Raises QueryError."""
    parts = phrase.parts if isinstance(phrase, Phrase) else (phrase,)
    text = query[phrase.place.start : phrase.place.end]
    if not digits:
        raise refusal(
            query, place.start, place.end,
            "The number after ~ is missing.",
            "It says how many words apart the words of the phrase may be.",
            "Write it right after the ~.",
            f"{text}~5",
        )  # fmt: skip
    if len(parts) == 1:
        raise refusal(
            query, place.start, place.end,
            "A single word stands before ~.",
            "In quotation marks a word is found as written, and it has none to be near to.",
            "Leave the ~ out; for words spelled like it leave out the quotation marks.",
            text,
        )  # fmt: skip
    spots = [part for part in parts if not isinstance(part, AnyWord)]
    if len(spots) < len(parts):
        raise refusal(
            query, place.start, place.end,
            "A * stands for a word among words that are near each other.",
            "Which words are between them is open anyway.",
            "Leave the * out.",
            f"{text.replace(' *', '').replace(' ＊', '')}~{digits}",
        )  # fmt: skip
    return Near(tuple(spots), _number(query, place, "~", digits, MOST_DISTANCE), False, place)


def function(query: str, name: str, parts: list[Node], place: Place) -> Node:
    """The node of `name` (SENTENCE, ATLEAST/3) around parts that commas part."""
    name, _, digits = name.partition("/")
    match name:
        case "SAME":
            return Same(tuple(parts), place)
        case "SENTENCE":
            return _sentence(query, parts, place)
        case "ATLEAST":
            count = _number(query, place, name, digits, MOST_TIMES)
            if len(parts) == 1 and is_spot(parts[0]):
                return AtLeast(count, parts[0], place)
        case _:
            count = _number(query, place, name, digits, MOST_FIRST)
            if len(parts) == 1 and (is_spot(parts[0]) or isinstance(parts[0], Near)):
                return First(count, parts[0], place)
    raise _for_one(query, f"{name}/{digits}", parts, place)


def _sentence(query: str, parts: list[Node], place: Place) -> Sentence:
    parts = [inner for part in parts for inner in _flat(part)]
    inside = [part for part in parts if is_spot(part) or isinstance(part, Near)]
    if len(inside) == len(parts):
        return Sentence(tuple(inside), place)
    others = [part for part in parts if part not in inside]
    at_fault = others[0].place
    if any(isinstance(part, Or) for part in others):
        raise refusal(
            query, at_fault.start, at_fault.end,
            "OR stands beside words that belong together, inside SENTENCE.",
            "Which of them are alternatives cannot be told.",
            "Put the alternatives in parentheses, like SENTENCE(strike (tug OR ferry)).",
            " OR ".join(f"SENTENCE({part})" for part in parts[0].parts)
            if len(parts) == 1 and isinstance(parts[0], Or) else None,
            (place.start, place.end),
        )  # fmt: skip
    moved = " ".join([*([f"SENTENCE({' '.join(map(_group, inside))})"] if inside else []),
                      *(_group(part) for part in others)])  # fmt: skip
    raise refusal(
        query, at_fault.start, at_fault.end,
        f"SENTENCE holds {_kind(others[0])}.",
        "Only words, phrases and NEAR stand in a sentence.",
        "Write it outside of the parentheses.",
        moved,
        (place.start, place.end),
    )  # fmt: skip


def _for_one(query: str, name: str, parts: list[Node], place: Place) -> QueryError:
    flat = [inner for part in parts for inner in _flat(part)]
    only = [part for part in flat if is_spot(part)]
    counts = "once each or together" if name.startswith("ATLEAST") else "each or together"
    return refusal(
        query, place.start, place.end,
        f"{name} takes one word, phrase or group of alternatives.",
        f"It holds {_kind(flat[0]) if len(flat) == 1 else 'several things'}; "
        f"whether they count {counts} cannot be told.",
        "Write it once for each.",
        " ".join(f"{name}({part})" for part in only) if len(only) == len(flat) else None,
    )  # fmt: skip


def _not_near(query: str, operator: str, parts: Sequence[Node], place: Place) -> QueryError:
    at_fault = next(part for part in parts if not is_spot(part))
    if isinstance(at_fault, And) and all(isinstance(part, Word) for part in at_fault.parts):
        words = " ".join(part.text for part in at_fault.parts if isinstance(part, Word))
        meaning, instead = "Whether they are a phrase cannot be told.", f'"{words}"'
        remedy, whole = "Put a phrase in quotation marks.", at_fault.place
    elif isinstance(at_fault, Not):
        others = f" {operator} ".join(_group(part) for part in parts if part is not at_fault)
        both = f" {operator} ".join(
            _group(part.part if isinstance(part, Not) else part) for part in parts
        )
        meaning = "What is not there is not near to anything."
        remedy, instead, whole = "Leave out what has both.", f"{others} NOT ({both})", place
    else:
        meaning = "It takes words, phrases, patterns and groups of them with OR."
        remedy = "Write AND between the two."
        instead, whole = " AND ".join(_group(part) for part in parts), place
    return refusal(
        query, at_fault.place.start, at_fault.place.end,
        f"{operator} stands beside {_kind(at_fault)}.",
        meaning, remedy, instead, (whole.start, whole.end),
    )  # fmt: skip


def _flat(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, And):
        return (node,)
    return tuple(inner for part in node.parts for inner in _flat(part))


def _group(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or | Near) else str(node)


def _kind(node: Node) -> str:
    match node:
        case And() | Or():
            return "a group of words side by side"
        case Not():
            return "what is left out"
        case Near():
            return "another NEAR or BEFORE"
    return f"“{node}”"


def _number(query: str, place: Place, name: str, digits: str, most: int) -> int:
    number = int(digits) if len(digits) < 10 else most + 1
    if 1 <= number <= most:
        return number
    written = query[place.start : place.end]
    nearest = 1 if number < 1 else most
    sign = name if name == "~" else f"{name}/"
    raise refusal(
        query, place.start, place.end,
        f"The number of {name} is out of range." if name != "~" else "The number after ~ is out of "
        "range.",
        f"It is at least 1 and at most {most:,}.",
        f"Write {sign}{nearest}, or leave it out.",
        written.replace(f"{sign}{digits}", f"{sign}{nearest}"),
    )  # fmt: skip
