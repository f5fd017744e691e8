"""Metadata of all segments as one: each distinct value once, and its number for each article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np

from index.segment import UNDATED, Array, DayColumn, ManyColumn, TextColumn, unsigned, words


@dataclass(frozen=True)
class Column:
    """One value for each article: `numbers`, unsigned[A], are places in `values`, sorted."""

    values: list[Any]
    numbers: Array

    @classmethod
    def of(cls, columns: Sequence[TextColumn]) -> Column:
        """Those of each segment as one."""
        return cls(*_united(columns))

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The values that have a word, by its normal form: of texts alone."""
        found: dict[str, list[int]] = {}
        for number, value in enumerate(self.values):
            for word in {word.text for word in words(value)}:
                found.setdefault(word, []).append(number)
        return found


@dataclass(frozen=True)
class Days(Column):
    """The same of dates; `days`, int[k, 2], are the values."""

    days: Array

    @classmethod
    def of_days(cls, columns: Sequence[DayColumn]) -> Days:
        """Those of each segment as one."""
        values, numbers = _united(columns)
        if len(columns) == 1:
            return cls(values, numbers, columns[0].days)
        return cls(values, numbers, np.array(values, np.int64).reshape(-1, len(UNDATED)))


@dataclass(frozen=True)
class Many(Column):
    """Any number of values for each article: those from `starts[article]`, unsigned[A + 1], on."""

    starts: Array

    @classmethod
    def of_many(cls, columns: Sequence[ManyColumn]) -> Many:
        """Those of each segment as one."""
        firsts = begins(len(column.numbers) for column in columns)
        return cls(*_united(columns), joined_starts([column.starts for column in columns], firsts))


def begins(sizes: Iterable[int]) -> list[int]:
    """Where each of several runs begins, and where the last one ends."""
    return [*accumulate(sizes, initial=0)]


def moved(numbers: Array, first: int) -> Array:
    """Numbers of a segment as those of the whole, in which its first has this one."""
    return numbers + np.uint32(first) if first else numbers


def joined(arrays: Sequence[Array], firsts: Sequence[int] | None = None) -> Array:
    """Arrays one after another; numbers that begin anew in each go on from its `firsts`."""
    if len(arrays) == 1:
        return arrays[0]
    if firsts is not None:
        arrays = [moved(array, first) for array, first in zip(arrays, firsts, strict=False)]
    return np.concatenate(arrays) if arrays else np.empty(0, np.uint32)


def joined_starts(arrays: Sequence[Array], firsts: Sequence[int]) -> Array:
    """The same of numbers that say where runs begin and, at the end, where the last one ends."""
    if len(arrays) == 1:
        return arrays[0]
    return np.append(joined([array[:-1] for array in arrays], firsts), np.uint32(firsts[-1]))


def _united(columns: Sequence[TextColumn | ManyColumn | DayColumn]) -> tuple[list[Any], Array]:
    """The values and the numbers of several columns as one."""
    if len(columns) == 1:
        return columns[0].values, columns[0].numbers
    values: list[Any] = sorted(set[Any]().union(*(column.values for column in columns)))
    place = {value: number for number, value in enumerate(values)}
    numbers = []
    for column in columns:
        own = np.array([place[value] for value in column.values], unsigned(len(values)))
        numbers.append(own.take(column.numbers))
    return values, joined(numbers)
