"""One published, immutable state of the archive, open for reading."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from index.archive import manifest, register, retired
from index.archive.manifest import Manifest
from index.archive.register import Register
from index.archive.retired import Retired
from index.codec.live import LiveSegment, open_segments
from index.model import Article, Failure, Metadata, Source


class Generation:
    """A generation that was verified before any of it was opened.

    `damage` names what is wrong with newer generations, where this is the one fallen back to.
    Its methods may be called from several threads.
    """

    def __init__(self, folder: Path, contents: Manifest, damage: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.manifest = contents
        self.damage = damage
        self._opened: tuple[LiveSegment, ...] | None = open_segments(folder)
        self._lock = threading.RLock()  # of what is read where it is asked for
        self._retired: retired.RetiredById | None = None
        self._copies: dict[str, list[str]] | None = None

    @classmethod
    def open(
        cls, folder: Path, expected: Manifest | None = None, damage: tuple[str, ...] = ()
    ) -> Generation:
        """Verify the whole generation and open it. Raises ArchiveDamagedError."""
        contents = expected or manifest.read(folder)
        manifest.verify(folder, contents, whole=True)
        return cls(folder, contents, damage)

    @property
    def number(self) -> int:
        """Goes up by one with every commit."""
        return self.manifest.number

    @property
    def _segments(self) -> tuple[LiveSegment, ...]:
        if self._opened is None:
            raise ValueError(f"generation {self.number} is closed")
        return self._opened

    def languages(self) -> tuple[str, ...]:
        """The languages that articles of it are in, in alphabetical order."""
        found: set[str] = set()
        for held in self._segments:
            language = held.segment.language
            counts = np.bincount(language.numbers.take(held.live_articles))
            found.update(language.values[number] for number in counts.nonzero()[0].tolist())
        return tuple(sorted(found - {""}))

    def article(self, article_id: str) -> Article | None:
        """The article with this id, whole; None where the generation does not hold it."""
        for held in self._segments:
            if (article := held.find_article(article_id)) >= 0:
                return held.segment.article(article)
        return None

    def metadata(self, article_id: str) -> Metadata:
        """The metadata of an article that the generation holds. Raises KeyError for others."""
        for held in self._segments:
            if (article := held.find_article(article_id)) >= 0:
                return held.segment.metadata(article)
        raise KeyError(article_id)

    def source(self, article_id: str) -> Source:
        """The file that an article came from. Raises KeyError for one that it does not hold."""
        for held in self._segments:
            if (article := held.find_article(article_id)) >= 0:
                return held.segment.source(article)
        raise KeyError(article_id)

    def same_words(self, paragraph_id: str) -> list[str]:
        """The ids of paragraphs whose letters and digits are those of one with this id.

        Of each article the first one; whether there is one with the id itself or not.
        """
        words = paragraph_id.partition(".")[2].partition("-")[0]
        if not words.isascii():
            return []
        return [
            f"{held.segment.article_id(held.segment.article_number(document))}.{words}"
            for held in self._segments
            for document in held.segment.find_words(words).tolist()
            if not held.state.is_deleted(document)
        ]

    def register(self) -> Register:
        """What has been read, by path."""
        return register.load(self.folder)

    def retired(self, article_id: str) -> Retired | None:
        """What became of the old addresses of an article; None where none of it is retired."""
        with self._lock:
            if self._retired is None:
                self._retired = retired.load(self.folder)
        return self._retired.get(article_id)

    def copies(self, article_id: str) -> tuple[str, ...]:
        """The paths of further sources that have the same bytes as the article's, in order."""
        with self._lock:
            if self._copies is None:
                self._copies = {}
                states = self.register()
                for state in states.values():
                    for holder in states[state.copy_of].articles if state.copy_of in states else ():
                        self._copies.setdefault(holder, []).append(state.path)
        return tuple(sorted(self._copies.get(article_id, ())))

    def failures(self) -> list[Failure]:
        """All that should have been an article and could not be read."""
        return [failure for state in self.register().values() for failure in state.failures]

    def __enter__(self) -> Generation:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of its files. Who asks for articles afterwards gets a ValueError."""
        self._opened = None  # what is still read of them stays mapped as long as it lasts


def segments_of(generation: Generation) -> tuple[LiveSegment, ...]:
    """What it is made of, in order: arrays, which no front door hands out.

    Raises ValueError once it is closed.
    """
    return generation._segments
