"""The files that articles came from: each once, for all its articles stand one after another.

As UTF-8, half a surrogate pair stays one: SHA-256, format, its version, and path, a line each.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from index.codec.arrays import Array, ArrayFile, ArrayWriter, Spool, starts, stretches, unsigned
from index.model import Source

_LINES = 4  # the last one is the path, which may have line feeds of its own


class Sources:
    """What is stored in a segment."""

    def __init__(self, file: ArrayFile) -> None:
        self._text = file.view("source.text")
        self._starts = file.view("source.text_starts")
        self._numbers = file.view("article.source")

    def of(self, article: int, part: str) -> Source:
        """The source of an article, which is this part of it."""
        sha256, name, version, path = self._lines(article)
        return Source(path, sha256, name, int(version), part)

    def path(self, article: int) -> str:
        """The path of the file that an article came from."""
        return self._lines(article)[-1]

    def _lines(self, article: int) -> list[str]:
        number = self._numbers[article]
        text = self._text[self._starts[number] : self._starts[number + 1]]
        return str(text, "utf-8", "surrogatepass").split("\n", _LINES - 1)


class SourcesWriter:
    """Takes the sources of articles in their order."""

    def __init__(self, folder: Path) -> None:
        self._text = Spool(np.uint8, folder)
        self._sizes: list[Array] = []
        self._numbers: list[Array] = []
        self._count = 0
        self._last = b""

    def append(self, sources: Iterable[Source]) -> None:
        """Take the sources of the next articles."""
        texts: list[bytes] = []
        numbers: list[int] = []
        for source in sources:
            if (text := _encoded(source)) != self._last:
                self._last = text
                self._count += 1
                texts.append(text)
            numbers.append(self._count - 1)
        self._text.append(np.frombuffer(b"".join(texts), np.uint8))
        self._add(np.array([len(text) for text in texts], np.int64), np.array(numbers))

    def copy(self, file: ArrayFile, articles: Array) -> None:
        """Take those of some articles, ascending, of another segment."""
        used, places = np.unique(file.array("article.source")[articles], return_inverse=True)
        begins = file.array("source.text_starts").astype(np.int64)
        text = file.array("source.text")
        is_new = np.ones(len(used), bool)
        for first, last in stretches(used):
            # What was between two of them may be gone: then they are one.
            known = bytes(text[begins[first] : begins[first + 1]]) == self._last
            is_new[np.searchsorted(used, first)] = not known
            self._text.append(text[begins[first + known] : begins[last + 1]])
            self._last = bytes(text[begins[last] : begins[last + 1]])
        numbers = np.cumsum(is_new) - 1 + self._count
        self._add(np.diff(begins)[used[is_new]], numbers[places])
        self._count += int(is_new.sum())

    def close(self) -> None:
        """Let go of them."""
        self._text.close()

    def _add(self, sizes: Array, numbers: Array) -> None:
        self._sizes.append(sizes)
        self._numbers.append(numbers.astype(unsigned(self._count)))

    def finish(self, file: ArrayWriter) -> None:
        """Write them."""
        begins = starts(np.concatenate(self._sizes))
        self._text.pour(file, "source.text")
        file.add("source.text_starts", begins.astype(unsigned(begins[-1])))
        numbers = np.concatenate(self._numbers)
        file.add("article.source", numbers.astype(unsigned(self._count)))


def _encoded(source: Source) -> bytes:
    lines = source.sha256, source.format, str(source.format_version), source.path
    return "\n".join(lines).encode("utf-8", "surrogatepass")
