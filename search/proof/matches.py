"""Occurrences that stand near one another: those that take part in a match, and only those.

A match is one occurrence of each part. Every occurrence that is in any match is found without
listing matches, of which there may be exponentially many.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from search.proof.bits import bits_of, positions_of, reached, reaching
from search.proof.crowds import Element, crowds
from search.proof.occurrences import Occurrences, Shape


def before(parts: Sequence[Occurrences], distance: int) -> list[dict[Shape, int]] | None:
    """In matches in order: each begins 1 up to `distance` words after the end of the one before.

    None where there is no match. An occurrence is in a match if a chain of occurrences leads up to
    it from the first part and one goes on from it to the last: one pass forward, one back.
    """
    distance = min(distance, _words(parts))
    found: list[dict[Shape, int]] = []
    allowed = -1  # everywhere
    for part in parts:
        here = _starting_in(part, allowed)
        if not here:
            return None
        found.append(here)
        ends = _union(starts << shape.length - 1 for shape, starts in here.items())
        allowed = reached(ends, distance)
    for at in range(len(found) - 1, 0, -1):
        allowed = reaching(_union(found[at].values()), distance)
        found[at - 1] = {
            shape: some
            for shape, starts in found[at - 1].items()
            if (some := starts & (allowed >> shape.length - 1))
        }
    return found


def near(parts: Sequence[Occurrences], distance: int) -> list[dict[Shape, int]] | None:
    """In matches in any order: no two share a word, and no two are more than `distance` apart.

    None where there is no match. Since they share no words, the first and the last are farthest
    apart, from the last word of the first to the first word of the last. A window is the words
    from `distance` before a word up to it; there is a match in it where every crowd has a choice
    in it, whatever the choice of the others.

    Raises TooCrowded: see `search.proof.crowds`.
    """
    different: list[Occurrences] = []
    demand: list[int] = []
    for part in parts:
        if part in different:
            demand[different.index(part)] += 1
        else:
            different.append(part)
            demand.append(1)
    distance = min(distance, _words(different))
    kinds = _in_windows_of_all(different, distance)
    if not all(kinds):
        return None
    elements = _elements(kinds)
    found, crowd_of = crowds(elements, demand, _marking_differently(kinds))
    windows = []
    first_ends = [-1.0] * len(found)
    for element in elements:
        number = crowd_of[element.kinds[0]]
        first_ends[number] = found[number].add(element)
        if 0 <= min(first_ends) >= element.start - distance:
            windows.append(element.start)
    if not windows:
        return None
    starts: list[dict[int, list[int]]] = [{} for _ in kinds]
    for crowd in found:
        for kind, start, end in crowd.taking_part(windows, distance):
            starts[kind].setdefault(end - start + 1, []).append(start)
    return [
        _of_lengths(kind, {length: bits_of(sorted(some)) for length, some in by_length.items()})
        for kind, by_length in zip(kinds, starts, strict=True)
    ]


def _in_windows_of_all(kinds: Sequence[Occurrences], distance: int) -> list[dict[Shape, int]]:
    """Those in a window with occurrences of every kind: most others are told at once."""
    windows = -1
    for kind in kinds:
        windows &= _union(
            starts | reached(starts, distance + shape.length - 1) for shape, starts in kind.items()
        )
    return [
        {
            shape: some
            for shape, starts in kind.items()
            if (some := starts & (windows | reaching(windows, distance + shape.length - 1)))
        }
        for kind in kinds
    ]


def _elements(kinds: Iterable[Occurrences]) -> list[Element]:
    """The words of occurrences, each with the kinds that have it, by their starts."""
    kinds_of: dict[tuple[int, int], tuple[int, ...]] = {}
    for kind, found in enumerate(kinds):
        for length, starts in _by_length(found).items():
            for start in positions_of(starts):
                words = start, start + length - 1
                kinds_of[words] = (*kinds_of.get(words, ()), kind)
    return [Element(start, end, kinds_of[start, end]) for start, end in sorted(kinds_of)]


def _marking_differently(kinds: Sequence[Occurrences]) -> set[int]:
    """Kinds with words that another kind has too, but marks others of them."""
    shapes = {shape for found in kinds for shape in found}
    if len(shapes) == len({shape.length for shape in shapes}):
        return set()
    listed = [(kind, shape, starts) for kind, found in enumerate(kinds)
              for shape, starts in found.items()]  # fmt: skip
    return {
        kind
        for (one, shape, starts), (two, other, others) in combinations(listed, 2)
        if one != two and shape.length == other.length and shape != other and starts & others
        for kind in (one, two)
    }


def within_sentences(
    parts: Sequence[Occurrences], sentences: Sequence[int], count: int
) -> list[tuple[int, list[dict[Shape, int]]]]:
    """For each sentence that has an occurrence of every part: its start, and those inside it.

    Their positions count from the sentence's start. `sentences` are the starts of sentences in
    order, `count` is the number of words.
    """
    ends = [*sentences[1:], count]
    inside: list[dict[int, dict[Shape, int]]] = []
    for part in parts:
        by_sentence: dict[int, dict[Shape, int]] = {}
        for shape, starts in part.items():
            for start in positions_of(starts):
                sentence = bisect_right(sentences, start) - 1
                if start + shape.length <= ends[sentence]:
                    own = by_sentence.setdefault(sentence, {})
                    own[shape] = own.get(shape, 0) | 1 << start - sentences[sentence]
        inside.append(by_sentence)
    of_all = set(inside[0]).intersection(*inside[1:])
    return [
        (sentences[sentence], [part[sentence] for part in inside]) for sentence in sorted(of_all)
    ]


def _starting_in(found: Occurrences, positions: int) -> dict[Shape, int]:
    return {shape: some for shape, starts in found.items() if (some := starts & positions)}


def _of_lengths(found: Occurrences, starts: Mapping[int, int]) -> dict[Shape, int]:
    """Those of the occurrences that begin at some positions, given for each length."""
    return {
        shape: some for shape, own in found.items() if (some := own & starts.get(shape.length, 0))
    }


def _by_length(found: Occurrences) -> dict[int, int]:
    starts: dict[int, int] = {}
    for shape, own in found.items():
        starts[shape.length] = starts.get(shape.length, 0) | own
    return starts


def _words(parts: Iterable[Occurrences]) -> int:
    """How many words there are up to the last occurrence's first; no distance is longer."""
    return max((starts.bit_length() for part in parts for starts in part.values()), default=0)


def _union(sets: Iterable[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
