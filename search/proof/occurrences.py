"""Where the spots of a query occur in a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from index.segment import Word as IndexedWord
from index.segment import is_ideographic, normal_form, words
from search.language import AnyWord, Cased, Exact, Fuzzy, Or, Pattern, Phrase, Spot, Word
from search.proof.bits import positions_of
from search.proof.cutting import Positions
from search.proof.leaves import (
    Anything,
    AsWritten,
    Leaf,
    LetterForLetter,
    Like,
    Opening,
    Similar,
    any_form,
    letters,
)


class Shape(NamedTuple):
    """How many words an occurrence has, and which of them are marked: bit n for its word n.

    `opening` are pairs of ideographs of which the first alone is marked.
    """

    length: int
    whole: int
    opening: int


Occurrences: TypeAlias = Mapping[Shape, int]
"""Occurrences by their shape: the positions, as bits, of their first words."""


class Step(NamedTuple):
    """From one place of a sequence to a later one over one word of the text."""

    before: int
    after: int
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Sequence:
    """Words one right after the other, in one or more ways: from place 0 to place `last`.

    Steps come in the order of the places they start from.
    """

    steps: tuple[Step, ...]
    last: int


def sequences(spot: Spot, *, whole: bool = False) -> tuple[Sequence, ...]:
    """The sequences of words that a spot stands for; any of them is an occurrence of it.

    With `whole`, a run of ideographs goes on no further than written.
    """
    match spot:
        case Or(parts):
            return tuple(
                dict.fromkeys(found for part in parts for found in sequences(part))  # type: ignore[arg-type]  # parts of a Spot are Spots
            )
        case Phrase(parts):
            return (_phrase(parts, spot.joined, whole),)
        case Word(text, _, joined) if not is_ideographic(_words(text)[0].text):
            return (_line([any_form(text, joined)]),)
        case Word(text):
            return (_line(_leaves(Exact(text, spot.place), whole)),)
        case _:
            return (_line(_leaves(spot, whole)),)


def _leaves(part: Spot | AnyWord, whole: bool) -> list[Leaf]:
    """What the words of one part are; `whole` if nothing may go on a run of ideographs."""
    match part:
        case AnyWord():
            return [Anything()]
        case Cased(text):
            return [LetterForLetter(letters(text))]
        case Pattern(text):
            return [Like(text)]
        case Fuzzy(text, edits):
            return [Similar(normal_form(text), edits)]
        case Exact(text):
            found = _words(text)
            leaves: list[Leaf] = [AsWritten(word.text) for word in found]
            if not whole and is_ideographic(found[-1].text):
                # In a longer run the last one is part of another pair.
                if len(found) > 1 and found[-2].end > found[-1].start:
                    leaves.pop()
                else:
                    leaves[-1] = Opening(found[-1].text)
            return leaves
    raise TypeError(part)


@lru_cache(maxsize=1 << 10)  # a query is asked again for each of its pages
def _words(text: str) -> tuple[IndexedWord, ...]:
    return tuple(words(text))


def _line(leaves: list[Leaf]) -> Sequence:
    steps = tuple(Step(at, at + 1, leaf) for at, leaf in enumerate(leaves))
    return Sequence(steps, len(leaves))


def _phrase(
    parts: tuple[Exact | Cased | Pattern | AnyWord, ...],
    joined: Iterable[tuple[int, int, str]],
    whole: bool,
) -> Sequence:
    steps: list[Step] = []
    places = [0]  # before each part, and behind the last
    for part in parts:
        is_last = len(places) == len(parts)
        for leaf in _leaves(part, whole or not is_last):
            steps.append(Step(len(steps), len(steps) + 1, leaf))
        places.append(len(steps))
    last = len(steps)
    for start, end, text in joined:
        if len(_words(text)) == 1:
            steps.append(Step(places[start], places[end], AsWritten(normal_form(text))))
    return Sequence(tuple(sorted(steps, key=lambda step: step.before)), last)


def occurrences(found: Iterable[Sequence], text: Positions) -> dict[Shape, int]:
    """All occurrences of any of the sequences."""
    union: dict[Shape, int] = {}
    for sequence in found:
        for shape, starts in _occurrences(sequence, text).items():
            union[shape] = union.get(shape, 0) | starts
    return union


def _occurrences(sequence: Sequence, text: Positions) -> dict[Shape, int]:
    at: list[dict[Shape, int]] = [{} for _ in range(sequence.last + 1)]
    at[0][Shape(0, 0, 0)] = -1  # everywhere
    for before, after, leaf in ((step.before, step.after, step.leaf) for step in sequence.steps):
        if not at[before]:
            continue
        found = text.found(leaf)
        for (length, whole, opening), starts in at[before].items():
            if here := starts & (found >> length):
                word = 1 << length
                shape = Shape(
                    length + 1,
                    whole if isinstance(leaf, Anything | Opening) else whole | word,
                    opening | word if isinstance(leaf, Opening) else opening,
                )
                at[after][shape] = at[after].get(shape, 0) | here
    return at[-1]


def marked(found: Iterable[Occurrences]) -> tuple[int, int]:
    """The words to mark: whole ones, and pairs of which the first ideograph is."""
    all_whole = all_opening = 0
    for occurring in found:
        for (_, whole, opening), starts in occurring.items():
            for offset in positions_of(whole):
                all_whole |= starts << offset
            for offset in positions_of(opening):
                all_opening |= starts << offset
    return all_whole, all_opening


def up_to(found: Occurrences, end: int) -> dict[Shape, int]:
    """The occurrences whose last word stands before position `end`."""
    kept = {}
    for shape, starts in found.items():
        room = end - shape.length + 1
        if room > 0 and (some := starts & ((1 << room) - 1)):
            kept[shape] = some
    return kept


def how_many(found: Occurrences) -> int:
    """The number of occurrences; the same words found in two ways are one."""
    starts: dict[int, int] = {}
    for shape, bits in found.items():
        starts[shape.length] = starts.get(shape.length, 0) | bits
    return sum(bits.bit_count() for bits in starts.values())
