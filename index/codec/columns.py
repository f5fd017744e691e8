"""Metadata, an article a row: each distinct value once, and its number for each article."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np

from index.codec.arrays import Array, ArrayFile, ArrayWriter, starts, unsigned

Value = TypeVar("Value", bound=Hashable)
Days = tuple[int, int]  # first and last possible day, as proleptic ordinals

UNDATED: Days = (0, 0)  # no day has the ordinal 0


class TextColumn:
    """One text for each article, "" where there is none."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.numbers = file.array(f"{name}.numbers")  # unsigned[A]
        self._number = file.view(f"{name}.numbers")
        self._file = file
        self._name = name

    @cached_property
    def values(self) -> list[str]:
        """The distinct texts, sorted."""
        return _read_texts(self._file, self._name)

    def of(self, article: int) -> str:
        """The text of one article."""
        return self.values[self._number[article]]


class ManyColumn:
    """Any number of texts for each article, in their order."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.starts = file.array(f"{name}.starts")  # unsigned[A + 1]
        self.numbers = file.array(f"{name}.numbers")  # unsigned[starts[A]]
        self._start = file.view(f"{name}.starts")
        self._number = file.view(f"{name}.numbers")
        self._file = file
        self._name = name

    @cached_property
    def values(self) -> list[str]:
        """The distinct texts, sorted."""
        return _read_texts(self._file, self._name)

    def of(self, article: int) -> tuple[str, ...]:
        """The texts of one article."""
        numbers = self._number[self._start[article] : self._start[article + 1]]
        return tuple([self.values[number] for number in numbers])


class DayColumn:
    """One date for each article, as first and last possible day; UNDATED where there is none."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.numbers = file.array(f"{name}.numbers")  # unsigned[A]
        self.days = file.array(f"{name}.days")  # int32[k, 2], the distinct dates, sorted
        self._number = file.view(f"{name}.numbers")

    @cached_property
    def values(self) -> list[Days]:
        """The distinct dates, sorted."""
        return [(first, last) for first, last in self.days.tolist()]

    def of(self, article: int) -> Days:
        """The date of one article."""
        return self.values[self._number[article]]


class Collected(Generic[Value]):
    """Values as they come; numbered in their sorted order when all are there."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}
        self.rows: list[int] = []

    def extend(self, values: Iterable[Value]) -> None:
        """Take the next ones."""
        numbers = self._numbers
        self.rows += [numbers.setdefault(value, len(numbers)) for value in values]

    def ordered(self) -> tuple[list[Value], Array]:
        """The distinct values, sorted, and the number of each that came; int64[n]."""
        values = sorted(self._numbers)  # type: ignore[type-var]  # texts and pairs of days sort
        rank = np.empty(len(values), np.int64)
        rank[[self._numbers[value] for value in values]] = np.arange(len(values))
        return values, rank.take(np.array(self.rows, np.int64))


def joined_columns(columns: Iterable[tuple[Sequence[Value], Array]]) -> tuple[list[Value], Array]:
    """Several columns one after another: distinct values, sorted, and numbers; int64[n]."""
    parts = list(columns)
    used = [[values[number] for number in np.unique(numbers)] for values, numbers in parts]
    together = sorted(set().union(*used))
    place = {value: number for number, value in enumerate(together)}
    numbers = [
        np.array([place.get(value, 0) for value in values], np.int64).take(numbers)
        for values, numbers in parts
    ]
    return together, np.concatenate(numbers)


def write_texts(file: ArrayWriter, name: str, values: Sequence[str], numbers: Array) -> None:
    """Write the values and numbers of a TextColumn or a ManyColumn."""
    encoded = [_encode(value) for value in values]
    begins = starts(np.fromiter(map(len, encoded), np.int64, len(encoded)))
    file.add(f"{name}.text", np.frombuffer(b"".join(encoded), np.uint8))
    file.add(f"{name}.text_starts", begins.astype(unsigned(begins[-1])))
    file.add(f"{name}.numbers", numbers.astype(unsigned(len(values))))


def write_days(file: ArrayWriter, name: str, values: Sequence[Days], numbers: Array) -> None:
    """Write a DayColumn."""
    file.add(f"{name}.days", np.array(values, np.int32).reshape(-1, 2))
    file.add(f"{name}.numbers", numbers.astype(unsigned(len(values))))


def _read_texts(file: ArrayFile, name: str) -> list[str]:
    text, begins = bytes(file.view(f"{name}.text")), file.array(f"{name}.text_starts").tolist()
    return [_decode(text[begin:end]) for begin, end in pairwise(begins)]


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")
